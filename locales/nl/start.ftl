start-needs = Wat nu op jou wacht
start-nothing-needed = Niets. Alles is gedaan.
start-failed-mails = { $count ->
    [one] 1 mail raakte niet weg.
   *[other] { $count } mails raakten niet weg.
}
start-need-approvals = { $count ->
    [one] 1 inschrijving wacht op je goedkeuring
   *[other] { $count } inschrijvingen wachten op je goedkeuring
}
start-need-offers = { $count ->
    [one] 1 aangeboden plaats vervalt binnenkort
   *[other] { $count } aangeboden plaatsen vervallen binnenkort
}
start-need-questions = { $count ->
    [one] 1 vraag wacht op een antwoord
   *[other] { $count } vragen wachten op een antwoord
}
start-need-free-places = { $count ->
    [one] Er zijn plaatsen vrij terwijl 1 persoon wacht
   *[other] Er zijn plaatsen vrij terwijl { $count } mensen wachten
}
start-need-decisions = { $count ->
    [one] Beslis of dit doorgaat: 1 inschrijving tot nu toe
   *[other] Beslis of dit doorgaat: { $count } inschrijvingen tot nu toe
}
start-need-place-missing = { $count ->
    [one] Een sessie heeft nog geen plaats
   *[other] { $count } sessies hebben nog geen plaats
}
start-need-link-missing = { $count ->
    [one] Een sessie heeft nog geen link om online deel te nemen
   *[other] { $count } sessies hebben nog geen link om online deel te nemen
}
start-need-attendance = { $count ->
    [one] De aanwezigheid van 1 deelnemer is nog niet afgesloten
   *[other] De aanwezigheid van { $count } deelnemers is nog niet afgesloten
}
start-need-changes = { $count ->
    [0] Er zijn wijzigingen die nog niet gemeld zijn
    [one] 1 deelnemer krijgt zo meteen een mail over wijzigingen
   *[other] { $count } deelnemers krijgen zo meteen een mail over wijzigingen
}
start-need-drafts = Een concept begint binnenkort en is nog niet gepubliceerd
start-at-approvals = begint op { $at }
start-at-offers = de eerste vervalt op { $at }
start-at-questions = de eerste is van { $at }
start-at-free-places = begint op { $at }
start-at-decisions = beslis uiterlijk op { $at }
start-at-place-missing = begint op { $at }
start-at-link-missing = begint op { $at }
start-at-attendance = was op { $at }
start-at-changes = vertrekt op { $at }
start-at-drafts = begint op { $at }
start-all-approvals = Alle activiteiten met inschrijvingen om goed te keuren
start-all-offers = Alle activiteiten met plaatsen die binnenkort vervallen
start-all-questions = Alle activiteiten met vragen zonder antwoord
start-all-free-places = Alle activiteiten met vrije plaatsen en een wachtlijst
start-all-decisions = Alle activiteiten waarover je binnenkort beslist
start-all-place-missing = Alle activiteiten zonder plaats
start-all-link-missing = Alle activiteiten zonder link om online deel te nemen
start-all-attendance = Alle sessies waarvan de aanwezigheid nog niet afgesloten is
start-all-changes = Alle activiteiten met wijzigingen die nog niet gemeld zijn
start-all-drafts = Alle concepten die binnenkort beginnen
start-week = Deze week
start-column-where = Waar
start-over = voorbij
start-more-sessions = Alle komende activiteiten
start-week-empty = Deze week is er niets.
start-next = Daarna komt:
start-nothing-planned = Er staat niets gepland.
start-to-coming = Alle komende activiteiten
start-no-programme-title = Nog geen programma voor jou
start-no-programme = Je ziet alleen activiteiten van programma’s die aan jou gegeven zijn, en dat zijn er nog geen. Vraag aan een beheerder om je een programma te geven.
start-first-title = Welkom
start-first-lead = Er is nog geen activiteit. Zo begin je:
start-first-event = Maak je eerste activiteit. Ze is een concept: niemand ziet ze voor je publiceert.
start-first-check = Kijk na wat deelnemers te zien krijgen: de pagina, het formulier en de mails.
start-first-publish = Publiceer. Vanaf dan kan iedereen zich inschrijven, en zie je hier wat op je wacht.

desk-search-all = Zoek in activiteiten, mensen en organisaties
desk-search-placeholder = Zoek alles
desk-page-number = Pagina { $page }
search-title = Zoeken
search-title-of = Zoeken naar ‘{ $search }’
search-everywhere = Zoek ook in de rest
search-too-short = Typ minstens { $fewest } letters of cijfers.
search-nothing = Niets gevonden voor ‘{ $search }’.
search-help = Zoek op een titel of plaats, op een naam of e-mailadres, of op een organisatie, gemeente, postcode, KBO- of NIS-nummer. Het begin van een woord is genoeg; accenten en hoofdletters doen er niet toe.
search-people = Mensen
search-organisations = Organisaties
search-column-latest = Laatste inschrijving
search-column-town = Gemeente
search-all-events = Alle activiteiten die passen
search-all-people = Alle mensen die passen
search-all-organisations = Alle organisaties die passen
organisation-details = Gegevens
organisation-legal-name = Officiële naam
organisation-kbo = KBO-nummer
organisation-nis = NIS-code
organisation-ovo = OVO-code
organisation-website = Website
organisation-domains = Maildomeinen
organisation-member = lid
organisation-ended = bestaat niet meer
organisation-successor = Overgenomen door
organisation-registrations = Inschrijvingen
organisation-which = Welke inschrijvingen
organisation-which-coming = Wat komt
organisation-which-all = Alles
organisation-none-coming = Niemand van deze organisatie is ingeschreven voor wat nog komt.
organisation-none-all = Niemand van deze organisatie was al ingeschreven.
