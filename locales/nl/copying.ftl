# Kopiëren en reeksen.

copy-button = Kopiëren
copy-from-earlier = Beginnen van een vroegere activiteit
copy-choose-lead = Kies de activiteit die je wil kopiëren. Teksten, vragen, mails en regels komen mee; inschrijvingen nooit.
copy-search = Zoek op titel, plaats of programma
copy-every-kind = Alle soorten
copy-this-one = Deze kopiëren
copy-more = Er zijn nog meer activiteiten. Zoek om ze te vinden.
copy-none-found = Geen activiteit gevonden.
copy-show-all = Toon alle activiteiten
copy-none-yet = Er zijn nog geen activiteiten met een datum om te kopiëren.
copy-title = Activiteit kopiëren
copy-lead = Je maakt een concept dat je daarna nog kan aanpassen. Niemand krijgt een mail.
copy-help-other-title = Laat je dit leeg, dan vallen de teksten in deze taal weg.
copy-help-first-day = De vorige keer: { $day }. Sessies en termijnen schuiven evenveel dagen op; de uren blijven gelijk. Bijvoorbeeld 9/3/2027
copy-what = Wat komt mee?
copy-never = Soort, programma en contactpersonen komen altijd mee. Inschrijvingen, aanwezigheden, berichten, opnames en de link van de onlinevergadering nooit.
copy-part-texts = Samenvatting en beschrijving
copy-part-sessions = Sessies
copy-part-places = Plaats en adres
copy-part-rules = Aantal plaatsen, termijnen en regels voor het inschrijven
copy-part-questions = Vragen in het formulier ({ $count })
copy-part-letters = Mails en herinneringen
copy-part-speakers = Sprekers en dagprogramma
copy-part-prices = Prijzen
copy-part-materials = Materiaal ({ $count })
copy-part-invitees = Genodigden ({ $count }): ze staan klaar, je nodigt ze later zelf uit
copy-make = Concept maken
copy-planned = Genodigden die klaarstaan
copy-planned-after-publishing = Je kan ze uitnodigen na het publiceren.
copy-planned-look = Bekijk en nodig uit
copy-planned-drop = Niet uitnodigen
desk-label-first-day = Nieuwe datum
desk-label-copied-from = Gekopieerd van
desk-label-planned-invitees = Genodigden die klaarstaan
desk-label-series-days = Data gemaakt
desk-label-series-every = Om de hoeveel weken of maanden?
desk-label-series-times = Hoe vaak nog?
desk-label-series-until = Of tot en met
desk-label-series-list = Data
desk-label-days = Data
desk-done-copied = De kopie staat klaar als concept. Kijk ze na voor je publiceert.
desk-done-series-published-some = { $told } activiteiten zijn gepubliceerd. De andere concepten missen nog een plaats of een link.
desk-done-planned-dropped = De genodigden zijn weggehaald. Niemand kreeg een mail.
desk-history-event-copy = maakte het concept van een vroegere activiteit
desk-history-event-repeat = maakte het concept als deel van een reeks
desk-history-event-make-series = herhaalde de activiteit op andere dagen
desk-history-event-drop-planned = haalde de genodigden weg die klaarstonden
series-title = Reeks
series-is-part = Deze activiteit hoort bij een reeks.
series-look = Bekijk de reeks
series-repeat = Herhalen op andere dagen
series-more = Meer data toevoegen
series-none = Deze activiteit hoort nog niet bij een reeks. Herhaal ze op andere dagen om er een te maken.
series-one-by-one = Elke activiteit pas je apart aan: een wijziging geldt niet voor de andere.
series-publish = Publiceer de concepten
series-needs-date = Geef de activiteit eerst een datum. Daarna kan je ze herhalen.
series-is-cancelled = Deze activiteit is geannuleerd. Je kan ze niet herhalen, wel kopiëren.
series-lead = De activiteit is op { $day }. Zeg hoe ze terugkomt; je ziet eerst alle data.
series-into = Wat maak je ervan?
series-into-events = Aparte activiteiten: mensen schrijven zich in voor elke keer
series-into-sessions = Meer sessies van deze activiteit: mensen schrijven zich één keer in
series-help-published = Maak je meer sessies, dan krijgt wie al ingeschreven is een mail met de nieuwe data.
series-join-links = Dezelfde link van de onlinevergadering voor elke keer
series-help-join-links = Vink dit uit als je voor elke keer een eigen link maakt. Meer sessies van deze activiteit houden altijd de link.
series-rhythm = Hoe komt ze terug?
series-rhythm-weeks = Om de zoveel weken
series-rhythm-months = Om de zoveel maanden
series-rhythm-chosen = Op data die ik zelf kies
series-help-every = 1 is elke week of maand, 2 om de twee.
series-weekday = Weekdag
series-help-weekday = De dag waarop ze valt.
series-which = De hoeveelste van de maand
series-help-which = Telt alleen bij maanden.
series-which-first = eerste
series-which-second = tweede
series-which-third = derde
series-which-fourth = vierde
series-which-last = laatste
series-help-times = Zonder de keer die er al is; hoogstens { $most }.
series-chosen-days = Zelf data kiezen
series-help-list = Eén datum per regel, bijvoorbeeld 9/3/2027. Kies hierboven ‘Op data die ik zelf kies’.
series-look-at-days = Toon de data
series-help-days = Vink uit wat je niet wil. Feestdagen staan al uit.
series-holiday = feestdag
series-against-taken = bestaat al
series-against-skipped = dit uur bestaat niet op die dag
series-same-venue = Op dezelfde locatie
series-same-time = Op hetzelfde moment
series-other-programme = een activiteit van een ander programma
series-nothing-yet = Er is nog niets gemaakt.
series-make = Maak wat aangevinkt is
field-unreadable-date = Een van deze regels is geen datum. Een voorbeeld: 9/3/2027
field-no-date-follows = Hierna volgt geen enkele datum.
field-not-a-step = Vul een getal van 1 tot 52 in.
field-not-a-number-of-times = Vul een getal vanaf 1 in.
field-times-or-until = Zeg hoe vaak nog, of tot wanneer.
field-too-many-dates = Dat zijn te veel data in één keer. Maak er hoogstens 60.
field-series-needs-session = Geef de activiteit eerst een datum.
field-series-day-taken = Een van deze data is er al.
copy-first-day = { $sessions ->
    [one] Nieuwe datum
   *[other] Nieuwe datum van de eerste sessie
}
copy-planned-ready = { $count ->
    [one] Er staat 1 genodigde van de vroegere activiteit klaar, en die kreeg nog geen mail.
   *[other] Er staan { $count } genodigden van de vroegere activiteit klaar. Ze kregen nog geen mail.
}
copy-planned-invite = { $count ->
    [one] Nodig 1 persoon uit
   *[other] Nodig { $count } personen uit
}
series-count = { $count ->
    [one] 1 activiteit in deze reeks.
   *[other] { $count } activiteiten in deze reeks.
}
series-publish-lead = { $count ->
    [one] Er is nog 1 concept. Wat een plaats of link mist, blijft een concept.
   *[other] Er zijn nog { $count } concepten. Wat een plaats of link mist, blijft een concept.
}
series-help-into = { $sessions ->
    [one] Alles komt mee, behalve inschrijvingen, genodigden en opnames.
   *[other] Alles komt mee, ook de { $sessions } sessies, behalve inschrijvingen, genodigden en opnames. Meer sessies zijn zoals de eerste.
}
series-days = { $count ->
    [one] 1 datum
   *[other] { $count } data
}
series-met-more = { $count ->
    [one] en nog 1 andere activiteit
   *[other] en nog { $count } andere activiteiten
}
desk-done-series-made = { $told ->
    [one] Er is 1 concept gemaakt.
   *[other] Er zijn { $told } concepten gemaakt.
}
desk-done-series-sessions-made = { $told ->
    [one] Er is 1 sessie toegevoegd.
   *[other] Er zijn { $told } sessies toegevoegd.
}
desk-done-series-published = { $told ->
    [one] Er is 1 activiteit gepubliceerd.
   *[other] Er zijn { $told } activiteiten gepubliceerd.
}
