# Inschrijvingen en aanwezigheden van vroeger, uit een bestand.
past-title = Inschrijvingen van vroeger uit een bestand
past-lead = Neem over wie vroeger inschreef en wie er was, van veel activiteiten in één keer: hoogstens { $most } rijen, een rij per persoon en activiteit. Je ziet eerst wat er gebeurt.
past-after-events = Staan je voorbije activiteiten hier, neem dan over wie er ingeschreven en aanwezig was.
past-only-over = Enkel voor activiteiten die voorbij zijn. Mensen voor een activiteit die nog komt, voeg je toe op de pagina van die activiteit: zij krijgen mail.
past-nobody-told = Niemand krijgt een mail, een uitnodiging, een attest of een evaluatie.
past-stays = Wat er al is, blijft zoals het is. Enkel een aanwezigheid die nog niet bekend was, komt erbij. Hetzelfde bestand nog eens verandert dus niets.
past-term = Neem niet meer over dan nodig. Van een activiteit die meer dan { $days } dagen voorbij is, wissen we de volgende nacht namen en adressen. De cijfers blijven.
past-file-help = Een Excelbestand (.xlsx) of een CSV-bestand, met een eerste rij met titels.
past-columns-lead = Activiteit, e-mailadres en naam zijn nodig, de rest mag leeg blijven. De volgorde maakt niet uit. Titels in het Nederlands, Frans of Engels herkennen we, ook die van pretix en Eventbrite.
past-not-taken = Opmerkingen, dieetwensen, telefoonnummers en antwoorden op vragen nemen we niet over: dat zijn gegevens die na een activiteit niet meer nodig zijn.
past-column-event = Activiteit
past-column-date = Datum van de activiteit
past-column-start = Beginuur
past-column-email = E-mailadres
past-column-first-name = Voornaam
past-column-last-name = Naam
past-column-full-name = Voornaam en naam samen
past-column-organisation = Organisatie
past-column-job-title = Functie
past-column-language = Taal
past-column-status = Status
past-column-registered = Ingeschreven op
past-column-cancelled = Geannuleerd op
past-column-mode = Ter plaatse of online
past-column-attendance = Aanwezigheid
past-column-session = Aanwezigheid in één sessie
past-column-help-event = Nodig. De titel, of het webadres van haar pagina hier.
past-column-help-date = De dag waarop ze begon, bijvoorbeeld 9/3/2025. Nodig als meer activiteiten dezelfde titel hebben.
past-column-help-start = Bijvoorbeeld 10:00. Enkel nodig als er die dag meer waren met dezelfde titel.
past-column-help-email = Nodig. Aan het adres herkennen we wie dezelfde persoon is.
past-column-help-first-name = Nodig, of de naam in één kolom.
past-column-help-last-name = Nodig, of de naam in één kolom.
past-column-help-full-name = Jan Peeters, of Peeters, Jan.
past-column-help-organisation = De naam, het KBO-nummer of de NIS-code. Het bestuur zoals het toen bestond. Een naam die we niet kennen, blijft staan zoals hij is.
past-column-help-job-title = Mandataris, leidend ambtenaar, medewerker, expert, andere, of een functietitel.
past-column-help-language = Nederlands, Frans of Engels. Leeg: de taal van de activiteit.
past-column-help-status = Bevestigd, wachtlijst, geannuleerd of geweigerd. Leeg: bevestigd.
past-column-help-registered = Een datum, met of zonder uur. Leeg: het begin van de activiteit.
past-column-help-cancelled = Een datum, met of zonder uur. Daarmee tellen rapporten wie laat annuleerde.
past-column-help-mode = Bij een hybride activiteit. Leeg: ter plaatse.
past-column-help-attendance = Aanwezig, deels, afwezig of verontschuldigd, of hoe lang: 90 min, 1u30. Staat er ‘minuten’ of ‘uren’ in de titel, dan volstaat een getal.
past-column-help-session = Heeft een activiteit meer sessies, geef elke sessie een kolom. De titel zegt welke: Aanwezig 2, of Aanwezig 9/3/2025.
past-count = { $count ->
    [0] Geen nieuwe inschrijvingen
    [one] 1 nieuwe inschrijving
   *[other] { $count } nieuwe inschrijvingen
}
past-what-happens = Dit gebeurt er als je ze overneemt:
past-marks = { $count ->
    [0] Er komt geen aanwezigheid bij.
    [one] Er komt 1 aanwezigheid bij.
   *[other] Er komen { $count } aanwezigheden bij.
}
past-marks-done = { $count ->
    [0] Geen aanwezigheid toegevoegd
    [one] 1 aanwezigheid toegevoegd
   *[other] { $count } aanwezigheden toegevoegd
}
past-publishes = { $count ->
    [one] 1 activiteit is nog een concept en wordt gepubliceerd.
   *[other] { $count } activiteiten zijn nog een concept en worden gepubliceerd.
}
past-closes = { $count ->
    [one] 1 aanwezigheidslijst wordt afgesloten.
   *[other] { $count } aanwezigheidslijsten worden afgesloten.
}
past-typed = { $count ->
    [one] Van 1 inschrijving kennen we de organisatie niet. De naam blijft staan, en je kan hem later nakijken bij de organisaties.
   *[other] Van { $count } inschrijvingen kennen we de organisatie niet. De naam blijft staan, en je kan hem later nakijken bij de organisaties.
}
past-past-term = { $count ->
    [one] Van 1 activiteit is de bewaartermijn voorbij: namen en adressen worden de volgende nacht gewist. De cijfers blijven.
   *[other] Van { $count } activiteiten is de bewaartermijn voorbij: namen en adressen worden de volgende nacht gewist. De cijfers blijven.
}
past-event-term = Bewaartermijn voorbij
past-rows = Rijen
past-how = Wat er nog gebeurt
past-publish-drafts = Publiceer activiteiten die nog een concept zijn
past-publish-drafts-help = Ze komen bij de voorbije activiteiten op de site. Rapporten tellen enkel wat gepubliceerd is.
past-close-lists = Sluit de aanwezigheidslijsten van deze activiteiten af
past-close-lists-help = Rapporten tellen enkel afgesloten lijsten. Er worden geen attesten gegeven; dat kan je later per activiteit doen.
past-rest-absent = Wie een plaats had en waarvan niets bekend is, was afwezig
past-rest-absent-help = Handig als in je bestand enkel wie er was een kruisje heeft. Geldt enkel samen met het afsluiten.
past-take-over = Neem over
past-known = { $count ->
    [one] 1 inschrijving is er al
   *[other] { $count } inschrijvingen zijn er al
}
past-known-lead = Ze blijven zoals ze zijn. Wil je iets wijzigen, doe dat dan op hun eigen pagina.
past-differing = { $count ->
    [one] In 1 rij staat iets anders
   *[other] In { $count } rijen staat iets anders
}
past-refused = { $count ->
    [one] 1 rij kan niet overgenomen worden
   *[other] { $count } rijen kunnen niet overgenomen worden
}
past-done = { $count ->
    [0] Geen inschrijvingen overgenomen
    [one] 1 inschrijving overgenomen
   *[other] { $count } inschrijvingen overgenomen
}
past-so-far = { $done } van { $all } rijen zijn overgenomen. De andere nog niet.
past-go-on = { $count ->
    [one] Ga verder met de laatste rij
   *[other] Ga verder met de volgende { $count } rijen
}
past-to-reports = Naar de rapporten
desk-events-column-slug = Webadres
desk-events-column-help-slug = Het laatste stuk van het adres van de pagina, zoals in je vorige systeem. Leeg: gemaakt van de titel.
field-column-event-missing = Zeg in welke kolom de activiteit staat.
field-column-event-missing-in-file = Geen kolom heet Activiteit.
field-column-email-missing-in-file = Geen kolom heet E-mailadres.
field-column-name-missing-in-file = Geen kolommen heten Voornaam en Familienaam, of Naam.
field-nothing-in-table = Er staat niets in dat overgenomen kan worden.
field-event-unknown = Deze activiteit vinden we niet. Neem eerst je activiteiten over, en kijk de titel na.
field-event-other-day = Deze activiteit vinden we, maar niet op die dag of dat uur.
field-event-several = Meer activiteiten hebben deze titel en deze start. Geef het webadres van de pagina.
field-event-start-needed = Die dag waren er meer activiteiten met deze titel. Vul het beginuur in.
field-event-date-needed = Meer activiteiten hebben deze titel. Vul de datum in.
field-event-cancelled = Deze activiteit is geannuleerd.
field-event-without-date = Deze activiteit heeft nog geen datum.
field-event-not-over = Deze activiteit is nog niet voorbij. Voeg de mensen toe op haar pagina, bij de deelnemers: zij krijgen mail.
field-event-is-draft = Deze activiteit is nog een concept. Publiceer ze, of kies dat concepten gepubliceerd worden.
field-event-erased = De namen van wie bij deze activiteit was, zijn al gewist. Er komt niemand meer bij.
field-status-unknown = Deze status kennen we niet. Schrijf bevestigd, wachtlijst, geannuleerd of geweigerd.
field-cancelled-with-place = Er staat een datum van annulatie, maar de status zegt iets anders.
field-moment-ahead = Dit ligt in de toekomst.
field-cancelled-before-registered = Dit is vroeger dan de inschrijving.
field-mode-unknown = Schrijf ter plaatse of online, of laat het leeg.
field-attendance-unknown = Dit begrijpen we niet. Schrijf aanwezig, deels, afwezig of verontschuldigd, of hoe lang: 90 min, 1u30.
field-attendance-without-place = Wie er was, had een plaats. De status zegt iets anders.
field-attendance-by-session = Deze activiteit heeft meer sessies. Geef elke sessie een kolom, zoals Aanwezig 1.
field-attendance-list-closed = De aanwezigheidslijst van deze activiteit is afgesloten. Open ze eerst opnieuw.
field-session-unknown = Deze activiteit heeft zo geen sessie. Kijk het nummer of de dag na.
field-session-several = Die dag waren er meer sessies. Zeg met een nummer welke.
field-session-same-time = Deze sessies waren op hetzelfde moment: iemand kan er maar één kiezen.
field-address-of-other = Dit e-mailadres staat in rij { $limit } bij iemand met een andere naam. Geef ieder een eigen adres.
field-person-twice = Deze persoon staat voor deze activiteit al in rij { $limit }.
desk-transition-import = Overgenomen van vroeger
desk-cause-moved_in = Het stond in een bestand van het vorige systeem, met deze datum.
evidence-kind-earlier = volgens een bestand van het vorige systeem
desk-history-registration-import = nam inschrijvingen van vroeger over
desk-history-registration-import-file = nam een bestand met inschrijvingen van vroeger over
desk-label-imported = Overgenomen inschrijvingen
desk-label-imported-marks = Overgenomen aanwezigheden
desk-label-imported-refused = Geweigerde rijen
