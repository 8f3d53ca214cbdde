site-skip = Naar de inhoud
site-navigation = Hoofdmenu
site-events = Activiteiten
site-my = Mijn inschrijvingen
site-languages = Taal
site-language-nl = Nederlands
site-language-fr = Français
site-language-en = English
site-accessibility = Toegankelijkheid
site-privacy = Privacy
site-contact = Contact
site-optional = (niet verplicht)
site-form-errors = { $count ->
    [one] Nog één ding om na te kijken
   *[other] Nog { $count } dingen om na te kijken
}
field-required = Vul dit nog in.
field-too-long = Dit is te lang: er passen hoogstens { $limit } tekens in.
field-control-character = Hier staat een teken in dat we niet kunnen bewaren. Typ het opnieuw.
field-not-an-address = Dit is geen volledig e-mailadres. Een voorbeeld: jan.peeters@gemeente.be
field-address-needs-ascii = Gebruik voor de @ enkel letters zonder accenten, cijfers en punten.
field-not-a-web-address = Dit is geen webadres. Het begint met https://
field-not-a-slug = Gebruik enkel kleine letters, cijfers en koppeltekens.
refusal-full = Alle plaatsen zijn ingenomen.
refusal-not-open-yet = Je kan je nog niet inschrijven.
refusal-closed = De inschrijvingen zijn gesloten.
refusal-event-cancelled = Deze activiteit gaat niet door.
refusal-past = Deze activiteit is voorbij.
refusal-not-published = Deze activiteit staat nog niet open.
refusal-changed-meanwhile = Iemand anders heeft dit intussen gewijzigd. Bekijk de nieuwe versie en probeer opnieuw.
refusal-link-expired = Deze link is al gebruikt of te oud. Vraag een nieuwe.
refusal-not-active = Deze inschrijving is niet meer actief.
refusal-not-joinable = Je kan nu niet deelnemen. De toegang opent een kwartier voor het begin.
refusal-not-publishable = Deze activiteit kan nog niet gepubliceerd worden: vul een titel in, een sessie, en een plaats of een link.
