desk-section-basics = Soort, taal en programma
desk-section-texts = Teksten
desk-section-registering = Inschrijven
desk-section-contacts = Contact
desk-section-visibility = Adres en zichtbaarheid
desk-section-letters = Mails en herinneringen
desk-change-basics = Soort, taal of programma wijzigen
desk-change-texts = Teksten wijzigen
desk-change-registering = Plaatsen en termijnen wijzigen
desk-change-contacts = Contact wijzigen
desk-change-visibility = Adres of zichtbaarheid wijzigen

desk-which-kind = Soort activiteit
desk-help-kind-first = Kies eerst de soort: dan is een deel al ingevuld. Alles blijft te wijzigen.
desk-group-dates = Wanneer en waar
desk-date-number = Sessie { $number }
desk-help-dates-shared = Plaats, adres en link zijn die van de eerste sessie. Je kan ze later per sessie wijzigen. Een rij die je leeg laat, telt niet.
desk-more-dates = Meer datums
desk-more-fields = Meer velden
desk-help-more-fields = Dit mag je ook later invullen.

desk-label-translations = Talen van de teksten
desk-label-title-nl = Titel in het Nederlands
desk-label-title-fr = Titel in het Frans
desk-label-title-en = Titel in het Engels
desk-label-summary-nl = In één zin, in het Nederlands
desk-label-summary-fr = In één zin, in het Frans
desk-label-summary-en = In één zin, in het Engels
desk-label-description-nl = Beschrijving in het Nederlands
desk-label-description-fr = Beschrijving in het Frans
desk-label-description-en = Beschrijving in het Engels
desk-label-contact-phone = Telefoon van de contactpersoon
desk-label-content-contact-name = Naam
desk-label-content-contact-email = E-mailadres
desk-label-content-contact-phone = Telefoon
desk-label-unlisted = Niet in de lijst
desk-label-tentative = Het is nog niet zeker of de activiteit doorgaat
desk-label-minimum = Minimumaantal
desk-label-decide-by = Beslissen uiterlijk op
desk-label-decide-date = Beslissen uiterlijk op
desk-label-decide-time = Beslissen uiterlijk: uur
desk-label-publish-at = Publiceren op
desk-label-publish-date = Publiceren op
desk-label-publish-time = Publiceren: uur
desk-label-messages-withdrawn = Berichten die niet vertrekken

desk-texts-own = In het { $language }, de taal van de activiteit
desk-texts-other = Vertaling: { $language }
desk-help-translation = Wie de site in deze taal leest, ziet deze tekst, ook in mails. Wat je leeg laat, blijft in de taal van de activiteit.
desk-told-of-title = { $count ->
    [0] Nog niemand is ingeschreven: er vertrekt geen mail.
    [one] Wijzig je de titel, dan krijgt 1 deelnemer een mail en verandert de afspraak in de agenda. Andere teksten veranderen zonder mail.
   *[other] Wijzig je de titel, dan krijgen { $count } deelnemers een mail en verandert de afspraak in hun agenda. Andere teksten veranderen zonder mail.
}
desk-consequences-places = { $taken ->
    [0] Er is nog geen plaats bezet.
    [one] Er is 1 plaats bezet. Zet je het aantal lager, dan houdt wie een plaats heeft die; dat wordt genoteerd.
   *[other] Er zijn { $taken } plaatsen bezet. Zet je het aantal lager, dan houdt wie een plaats heeft die; dat wordt genoteerd.
}
desk-consequences-waiting = { $count ->
    [one] 1 persoon wacht: zet je het aantal hoger, dan krijgt die meteen een plaats of een aanbod.
   *[other] { $count } mensen wachten: zet je het aantal hoger, dan krijgen de eersten meteen een plaats of een aanbod.
}
desk-group-tentative = Gaat ze door?
desk-help-tentative = Wie zich inschrijft, houdt een plaats maar krijgt nog geen bevestiging en geen uitnodiging. Die vertrekken als je beslist dat de activiteit doorgaat.
desk-help-minimum = De pagina zegt: gaat door vanaf zoveel inschrijvingen.
desk-decided-already = Beslist: de activiteit gaat door.
desk-tentative-summary = Vanaf { $minimum } inschrijvingen; beslissen uiterlijk op { $moment }
desk-group-practical-contact = Praktische vragen
desk-help-practical-contact = Staat op de publieke pagina en in de mails. Antwoorden op mails komen hier aan.
desk-group-content-contact = Vragen over de inhoud
desk-help-content-contact = Staat op de publieke pagina. Laat leeg als het dezelfde persoon is.
desk-help-slug-kept = Nu { $link }. Wijzig je het adres, dan blijft het oude werken: wie het heeft, komt op het nieuwe terecht.
desk-help-slug-chosen = Kleine letters, cijfers en koppeltekens.
desk-help-unlisted = De pagina werkt voor wie het adres heeft, maar staat niet in de lijst, de agenda’s of zoekmachines.

field-not-a-minimum = Vul een heel getal in, minstens 1.
field-minimum-above-capacity = Dit is meer dan het aantal plaatsen.
field-decide-after-start = Beslis voor de activiteit begint.
field-publish-after-end = De activiteit is dan al voorbij.

desk-publish-now = Nu publiceren
desk-publish-at = Later publiceren
desk-publish-at-other = Moment wijzigen
desk-publish-at-withdraw = Niet vanzelf publiceren
desk-publish-at-lead = De pagina verschijnt vanzelf op dit moment. Tot dan kan je alles nog wijzigen, of het moment intrekken.
desk-publish-at-plan = Plannen
desk-publish-at-impossible = Deze activiteit kan nu niet gepland worden: ze is al gepubliceerd of er ontbreekt nog iets.
desk-help-publish-time = Bijvoorbeeld 9:00. Laat leeg voor het begin van de dag.
desk-publishing-planned = Alles is ingevuld. De activiteit wordt vanzelf gepubliceerd op { $moment }.
desk-done-publishing-planned = Gepland. De activiteit wordt vanzelf gepubliceerd.
desk-done-publishing-withdrawn = De activiteit wordt niet meer vanzelf gepubliceerd.
desk-done-unpublished = De activiteit is opnieuw een concept. Niemand ziet ze nog.
desk-done-archived = De activiteit staat in het archief.
desk-done-unarchived = De activiteit staat weer in de lijsten.
desk-done-goes-ahead = { $told ->
    [0] Beslist: de activiteit gaat door. Er was nog niemand ingeschreven.
    [one] Beslist: de activiteit gaat door. 1 deelnemer krijgt de bevestiging met de uitnodiging.
   *[other] Beslist: de activiteit gaat door. { $told } deelnemers krijgen de bevestiging met de uitnodiging.
}
desk-done-kind-saved = Bewaard. Nieuwe activiteiten van deze soort beginnen voortaan zo.

desk-state-undecided = Nog niet zeker
desk-state-unlisted = Niet in de lijst
desk-state-archived = Archief
desk-when-archived = Archief
desk-undecided-so-far = { $taken } ingeschreven, minstens { $minimum } nodig.
desk-decide-now = Beslis of de activiteit doorgaat.
desk-decide-by = Beslis uiterlijk op { $moment }.
desk-decide = Beslissen of ze doorgaat
desk-go-ahead = Ze gaat door
desk-go-ahead-question = Gaat deze activiteit door?
desk-what-happens = Wat gebeurt er dan?
desk-go-ahead-told = { $count ->
    [0] Er is nog niemand ingeschreven: er vertrekt geen mail.
    [one] 1 persoon met een voorlopige plaats is dan ingeschreven en krijgt de bevestiging met een uitnodiging voor de agenda.
   *[other] { $count } mensen met een voorlopige plaats zijn dan ingeschreven en krijgen de bevestiging met een uitnodiging voor hun agenda.
}
desk-go-ahead-approval = De aanvragen blijven op je antwoord wachten: je keurt ze daarna goed, één voor één of samen.
desk-go-ahead-waiting = { $count ->
    [one] 1 persoon op de wachtlijst blijft wachten.
   *[other] { $count } mensen op de wachtlijst blijven wachten.
}
desk-go-ahead-later = Wie zich later inschrijft, krijgt meteen de bevestiging.
desk-goes-not-ahead = Ze gaat niet door
desk-decide-later = Later beslissen
desk-nothing-to-decide = Hier is niets te beslissen: de activiteit is een concept, gaat al zeker door of is geannuleerd.

desk-cancelling-confirmed = { $count ->
    [one] 1 deelnemer met een plaats krijgt een mail dat de activiteit niet doorgaat, met je reden.
   *[other] { $count } deelnemers met een plaats krijgen een mail dat de activiteit niet doorgaat, met je reden.
}
desk-cancelling-provisional = { $count ->
    [one] 1 persoon met een voorlopige plaats krijgt dezelfde mail.
   *[other] { $count } mensen met een voorlopige plaats krijgen dezelfde mail.
}
desk-cancelling-pending = { $count ->
    [one] 1 aanvraag vervalt; die persoon krijgt dezelfde mail.
   *[other] { $count } aanvragen vervallen; die mensen krijgen dezelfde mail.
}
desk-cancelling-offered = { $count ->
    [one] 1 aanbod vervalt; die persoon krijgt dezelfde mail.
   *[other] { $count } aanbiedingen vervallen; die mensen krijgen dezelfde mail.
}
desk-cancelling-waitlisted = { $count ->
    [one] De wachtlijst vervalt; 1 persoon krijgt dezelfde mail.
   *[other] De wachtlijst vervalt; { $count } mensen krijgen dezelfde mail.
}
desk-cancelling-calendars = { $count ->
    [one] Uit 1 agenda { $dates ->
        [one] verdwijnt 1 afspraak
       *[other] verdwijnen { $dates } afspraken
    }.
   *[other] Uit { $count } agenda’s verdwijnen samen { $dates } afspraken.
}
desk-removal-reminders = Herinneringen voor deze sessie vertrekken niet meer.
desk-cancelling-reminders = Herinneringen vertrekken niet meer.
desk-cancelling-messages = { $count ->
    [one] 1 gepland bericht vertrekt niet en wordt weer een concept.
   *[other] { $count } geplande berichten vertrekken niet en worden weer een concept.
}
desk-cancelling-changes = De wijzigingen waarvan nog niemand verwittigd is, worden niet meer gemeld.
desk-cancelling-page = De publieke pagina blijft bestaan en zegt dat de activiteit niet doorgaat.
desk-cancelling-materials = Het materiaal blijft bewaard.

desk-putting-away = Wegnemen
desk-unpublish = Terug naar concept
desk-unpublish-lead = Nog niemand is ingeschreven of uitgenodigd. Je kan de pagina dus nog terugnemen.
desk-archive = Naar het archief
desk-archive-lead = In het archief staat de activiteit niet meer in de gewone lijsten. De pagina en de inschrijvingen blijven.
desk-unarchive = Uit het archief halen
desk-preview-language = Kies bovenaan een andere taal om de vertaling te zien.

desk-kinds = Soorten activiteiten
desk-kinds-lead = Zo begint een nieuwe activiteit van die soort. Activiteiten die er al zijn, veranderen niet.
desk-kind-defaults = Een nieuwe activiteit van de soort { $kind }
desk-group-usual-letters = Mails die vanzelf vertrekken

desk-history-event-publish-at = wijzigde wanneer de activiteit vanzelf gepubliceerd wordt
desk-history-event-not-published = kon de activiteit niet vanzelf publiceren: er ontbrak iets
desk-history-event-unpublish = maakte van de activiteit opnieuw een concept
desk-history-event-archive = zette de activiteit in het archief
desk-history-event-unarchive = haalde de activiteit uit het archief
desk-history-event-go-ahead = besliste dat de activiteit doorgaat
desk-history-kind-set-defaults = wijzigde waarmee nieuwe activiteiten van een soort beginnen
desk-cause-event_goes_ahead = De activiteit gaat door.

desk-pending-provisional = Deze plaats is voorlopig: de bevestiging vertrekt als je beslist dat de activiteit doorgaat.
refusal-undecided = Het is nog niet zeker of de activiteit doorgaat. Beslis dat eerst.
refusal-not-over = Deze activiteit komt nog. In het archief kan ze pas als ze voorbij of geannuleerd is.
refusal-has-registrations = Dit kan niet meer: er zijn mensen ingeschreven of uitgenodigd.

page-undecided = Nog niet zeker.
page-undecided-minimum = { $count ->
    [one] De activiteit gaat door vanaf 1 inschrijving; we beslissen uiterlijk op { $moment }.
   *[other] De activiteit gaat door vanaf { $count } inschrijvingen; we beslissen uiterlijk op { $moment }.
}
page-undecided-held = Tot dan houden we je plaats vrij. Gaat ze door, dan krijg je een bevestiging met een uitnodiging voor je agenda.
page-contact-practical = Praktische vragen
page-contact-content = Vragen over de inhoud
page-registered-undecided-title = Je plaats is genoteerd
page-registered-count-provisional = { $count ->
    [one] 1 persoon heeft een voorlopige plaats.
   *[other] { $count } mensen hebben een voorlopige plaats.
}
page-registered-undecided-mail = Er is een mail onderweg naar het adres dat je opgaf. Met de persoonlijke link daarin zie je hoe het staat. Je hoort het zodra beslist is of de activiteit doorgaat.
page-status-provisional = Je hebt een voorlopige plaats.

mail-undecided-subject = Voorlopig ingeschreven: { $title }
mail-undecided-heading = Je plaats is genoteerd
    .polite = Uw plaats is genoteerd
mail-undecided-lead = We noteerden je voor ‘{ $title }’. Het is nog niet zeker of de activiteit doorgaat.
    .polite = We noteerden u voor ‘{ $title }’. Het is nog niet zeker of de activiteit doorgaat.
mail-undecided-lead-by = { $name } schreef je in voor ‘{ $title }’. Het is nog niet zeker of de activiteit doorgaat.
    .polite = { $name } schreef u in voor ‘{ $title }’. Het is nog niet zeker of de activiteit doorgaat.
mail-undecided-minimum = { $count ->
    [one] Ze gaat door vanaf 1 inschrijving. We beslissen uiterlijk op { $moment } ({ $zone }).
   *[other] Ze gaat door vanaf { $count } inschrijvingen. We beslissen uiterlijk op { $moment } ({ $zone }).
}
mail-undecided-holds = Tot dan houden we een plaats voor je vrij. Je krijgt een mail zodra het beslist is.
    .polite = Tot dan houden we een plaats voor u vrij. U krijgt een mail zodra het beslist is.
mail-undecided-calendar = Zet dit nog niet vast in je agenda: de uitnodiging krijg je zodra de activiteit doorgaat.
    .polite = Zet dit nog niet vast in uw agenda: de uitnodiging krijgt u zodra de activiteit doorgaat.
mail-undecided-button = Mijn inschrijving
mail-undecided-personal = Kan je toch niet komen? Schrijf je dan uit op die pagina. De link is persoonlijk: geef hem niet door.
    .polite = Kunt u toch niet komen? Schrijf u dan uit op die pagina. De link is persoonlijk: geef hem niet door.
mail-personal-link-heading-provisional = Je bent er al voorlopig bij
    .polite = U bent er al voorlopig bij
mail-personal-link-unchanged-provisional = Je had al een voorlopige plaats: het is nog niet zeker of de activiteit doorgaat. Daar is niets aan veranderd. Hieronder vind je je persoonlijke link nog eens.
    .polite = U had al een voorlopige plaats: het is nog niet zeker of de activiteit doorgaat. Daar is niets aan veranderd. Hieronder vindt u uw persoonlijke link nog eens.
mail-rescheduled-provisional = Je voorlopige plaats blijft. Je hoort het zodra beslist is of de activiteit doorgaat.
    .polite = Uw voorlopige plaats blijft. U hoort het zodra beslist is of de activiteit doorgaat.
mail-confirmation-subject-goes_ahead = Het gaat door: { $title }
mail-confirmation-heading-goes_ahead = Het gaat door: je bent ingeschreven
    .polite = Het gaat door: u bent ingeschreven
mail-confirmation-lead-goes_ahead = ‘{ $title }’ gaat door. Je voorlopige plaats is nu definitief: je bent ingeschreven. Fijn dat je erbij bent!
    .polite = ‘{ $title }’ gaat door. Uw voorlopige plaats is nu definitief: u bent ingeschreven. Fijn dat u erbij bent!
