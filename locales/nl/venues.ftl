# Locaties, sprekers en het dagprogramma.

venue-list-title = Locaties
venue-list-lead = Schrijf een locatie één keer op en kies ze daarna bij elke sessie. Verbeter je het adres, dan volgen de sessies die nog komen.
venue-new = Nieuwe locatie
venue-edit = Locatie aanpassen
venue-which = Welke locaties
venue-in-use = In gebruik
venue-archived = Gearchiveerd
venue-search = Zoek op naam, straat of gemeente
venue-count = { $count ->
    [one] 1 locatie
   *[other] { $count } locaties
}
venue-used-by = Gebruikt voor
venue-events = { $count ->
    [0] nog geen activiteit
    [one] 1 activiteit
   *[other] { $count } activiteiten
}
venue-none-found = Geen locatie gevonden met ‘{ $search }’.
venue-none = Er zijn nog geen locaties. Maak er een met ‘Nieuwe locatie’: je kan ze daarna bij elke sessie kiezen.
venue-none-archived = Er zijn geen gearchiveerde locaties.
venue-is-archived = gearchiveerd
venue-sessions-ahead = { $count ->
    [one] Er komt nog 1 sessie op deze locatie.
   *[other] Er komen nog { $count } sessies op deze locatie.
}
venue-people-told = { $count ->
    [0] Niemand is ingeschreven; niemand krijgt een mail.
    [one] Verander je de naam of het adres, dan krijgt 1 deelnemer een mail en een nieuwe afspraak.
   *[other] Verander je de naam of het adres, dan krijgen { $count } deelnemers een mail en een nieuwe afspraak.
}
venue-more-events = { $count ->
    [one] en nog 1 andere activiteit
   *[other] en nog { $count } andere activiteiten
}
venue-elsewhere = { $count ->
    [one] Er komt hier nog 1 activiteit van een programma dat je niet beheert. Vraag een beheerder om de locatie aan te passen.
   *[other] Er komen hier nog { $count } activiteiten van programma’s die je niet beheert. Vraag een beheerder om de locatie aan te passen.
}
venue-no-sessions-ahead = Er komen geen sessies meer op deze locatie.
venue-help-name = Met de zaal erbij als dat altijd dezelfde is, bijvoorbeeld ‘Stadhuis Roeselare, raadzaal’.
venue-help-map = Een link naar een kaart. Deelnemers zien hem op de pagina en in hun bevestiging.
venue-help-capacity = Een geheugensteun als je een locatie kiest. Het aantal plaatsen stel je per activiteit in.
venue-access = Toegankelijkheid
venue-help-access = Rolstoel, ringleiding, lift, parkeerplaats voor mensen met een handicap. Schrijf je het maar in één taal, dan zien anderen die taal.
venue-travel = Route
venue-help-travel = Trein, bus, fiets, auto en parking.
venue-archive = Archiveren
venue-archive-lead = Kan je de locatie niet meer gebruiken? Archiveer ze: je kan ze dan niet meer kiezen. Sessies die ze al hebben, houden ze.
venue-restore = Weer in gebruik nemen
venue-restore-lead = Je kan deze locatie nu niet kiezen.
venue-choice-help = Plaats en adres komen dan van de locatie, met de route en de toegankelijkheid erbij.
venue-choice-none = Er zijn nog geen locaties om te kiezen. Je maakt ze onder ‘Locaties’.
venue-choice-typed = Geen uit de lijst: ik vul plaats en adres zelf in
venue-choice-search = Zoek een locatie in de lijst
venue-help-typed = Alleen als je hierboven geen locatie kiest.
venue-how-to-get-there = Zo kom je er
venue-map = Bekijk op de kaart

desk-label-venue = Locatie
desk-label-venue-name = Naam
desk-label-street = Straat en nummer
desk-label-postal-code = Postcode
desk-label-municipality = Gemeente
desk-label-map-url = Link naar een kaart
desk-label-capacity-hint = Plaats voor
desk-label-access = Toegankelijkheid
desk-label-travel = Route
desk-label-access-nl = Toegankelijkheid in het Nederlands
desk-label-access-fr = Toegankelijkheid in het Frans
desk-label-access-en = Toegankelijkheid in het Engels
desk-label-travel-nl = Route in het Nederlands
desk-label-travel-fr = Route in het Frans
desk-label-travel-en = Route in het Engels
desk-label-archived = Gearchiveerd

desk-done-venue-saved = De locatie is bewaard.
desk-done-venue-saved-told = { $told ->
    [one] De locatie is bewaard. 1 deelnemer krijgt een mail.
   *[other] De locatie is bewaard. { $told } deelnemers krijgen een mail.
}
desk-done-venue-archived = De locatie is gearchiveerd.
desk-done-venue-restored = De locatie is weer in gebruik.
desk-history-venue-add = maakte de locatie
desk-history-venue-edit = paste de locatie aan
desk-history-venue-archive = archiveerde de locatie of nam ze weer in gebruik

field-not-a-postal-code = Dit is geen postcode.

event-details-title = Inhoud en prijs

speaker-list-title = Sprekers
speaker-list-lead = Deelnemers zien de sprekers in deze volgorde op de pagina van de activiteit.
speaker-count = { $count ->
    [0] nog geen sprekers
    [one] 1 spreker
   *[other] { $count } sprekers
}
speaker-new = Spreker toevoegen
speaker-edit = Aanpassen
speaker-remove = Weghalen
speaker-none = Er zijn nog geen sprekers. Voeg ze toe, dan kan je ze ook in het dagprogramma noemen.
speaker-known = Neem iemand over van een vorige activiteit
speaker-search = Zoek op naam of organisatie
speaker-none-found = Niemand gevonden met ‘{ $search }’.
speaker-about = Over deze persoon
speaker-help-about = Een paar zinnen. Schrijf je ze maar in één taal, dan zien anderen die taal.
speaker-about-in = met tekst in het
speaker-role-speaker = spreker
speaker-role-trainer = lesgever
speaker-role-facilitator = begeleider
speaker-role-chair = dagvoorzitter
desk-label-speaker-name = Naam
desk-label-speaker-role = Rol
desk-label-speaker-organisation = Organisatie
desk-label-about-nl = In het Nederlands
desk-label-about-fr = In het Frans
desk-label-about-en = In het Engels
desk-done-speaker-saved = De spreker is bewaard.
desk-done-speaker-removed = De spreker is weggehaald.
desk-done-speaker-moved = De volgorde is aangepast.
desk-history-speaker-add = voegde een spreker toe
desk-history-speaker-edit = paste een spreker aan
desk-history-speaker-remove = haalde een spreker weg
desk-history-speaker-move = zette de sprekers in een andere volgorde
field-too-many-speakers = Een activiteit kan hoogstens 100 sprekers hebben.

agenda-title = Dagprogramma
agenda-lead = Wat er wanneer gebeurt, per sessie. Verschuift een sessie, dan schuift haar programma mee.
agenda-count = { $count ->
    [0] nog leeg
    [one] 1 onderdeel
   *[other] { $count } onderdelen
}
agenda-new = Onderdeel toevoegen
agenda-edit = Aanpassen
agenda-remove = Weghalen
agenda-none = Er is nog geen programma voor deze sessie.
agenda-no-sessions = Voeg eerst een sessie toe: het programma hoort bij een dag.
agenda-no-speakers = Wil je ook zeggen wie spreekt?
agenda-lost = { $count ->
    [one] 1 onderdeel hoort bij een sessie die niet doorgaat. Zet je de sessie terug, dan komt het ook terug.
   *[other] { $count } onderdelen horen bij een sessie die niet doorgaat. Zet je de sessie terug, dan komen ze ook terug.
}
agenda-outside = valt buiten de sessie
agenda-help-title = Bijvoorbeeld ‘Onthaal met koffie’ of ‘Wat mag je met data?’.
agenda-help-room = Nodig als twee onderdelen tegelijk plaatsvinden: elk heeft dan een eigen zaal.
agenda-column-time = Uur
agenda-column-what = Wat
agenda-column-room = Zaal
desk-label-agenda-session = Sessie
desk-label-item-title = Onderdeel
desk-label-item-start = Van
desk-label-item-end = Tot
desk-label-item-description = Toelichting
desk-label-room = Zaal
desk-label-speakers = Met
desk-done-agenda-saved = Het dagprogramma is bewaard.
desk-done-agenda-removed = Het onderdeel is weggehaald.
desk-history-agenda-add = voegde een onderdeel toe aan het dagprogramma
desk-history-agenda-edit = paste een onderdeel van het dagprogramma aan
desk-history-agenda-remove = haalde een onderdeel uit het dagprogramma
field-ends-before-it-begins = Het einde moet na het begin komen.
field-outside-session = Dit valt buiten de sessie.
field-same-time = Op dat moment is er al iets. Tegelijk kan alleen als elk onderdeel een eigen zaal heeft.
field-too-many-items = Een activiteit kan hoogstens 300 onderdelen hebben.
