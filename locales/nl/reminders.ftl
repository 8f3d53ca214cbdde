# Reminders, follow-ups, materials and attendance: letters first, then the desk.
mail-reminder-subject = Herinnering: { $title }
mail-reminder-heading = Tot binnenkort
mail-reminder-lead = { $count ->
    [one] Nog even en het is zover. Je bent ingeschreven voor ‘{ $title }’:
   *[other] Nog even en het is zover. Je bent ingeschreven voor ‘{ $title }’. Dit staat die dag op je programma:
}
    .polite = { $count ->
        [one] Nog even en het is zover. U bent ingeschreven voor ‘{ $title }’:
       *[other] Nog even en het is zover. U bent ingeschreven voor ‘{ $title }’. Dit staat die dag op uw programma:
    }
mail-reminder-cannot = Kan je toch niet komen? Laat het dan weten op je persoonlijke pagina. Zo komt je plaats vrij voor iemand anders.
    .polite = Kunt u toch niet komen? Laat het dan weten op uw persoonlijke pagina. Zo komt uw plaats vrij voor iemand anders.
mail-reminder-button = Ik kan niet komen

mail-joining-subject = Zo doe je online mee: { $title }
    .polite = Zo doet u online mee: { $title }
mail-joining-heading = Zo doe je mee
    .polite = Zo doet u mee
mail-joining-lead = Straks begint ‘{ $title }’. Je neemt online deel met je persoonlijke link:
    .polite = Straks begint ‘{ $title }’. U neemt online deel met uw persoonlijke link:
mail-joining-button = Online deelnemen
mail-joining-opens = Je kan binnen vanaf { $moment }.
    .polite = U kunt binnen vanaf { $moment }.
mail-joining-cannot = Kan je toch niet deelnemen? Annuleer dan hier:
    .polite = Kunt u toch niet deelnemen? Annuleer dan hier:

mail-thanks-subject = Bedankt dat je erbij was: { $title }
    .polite = Bedankt dat u erbij was: { $title }
mail-thanks-heading = Bedankt dat je erbij was
    .polite = Bedankt dat u erbij was
mail-thanks-lead = Fijn dat je meedeed aan ‘{ $title }’.
    .polite = Fijn dat u meedeed aan ‘{ $title }’.
mail-after-subject = Na afloop: { $title }
mail-after-heading = Bedankt voor je belangstelling
    .polite = Bedankt voor uw belangstelling
mail-after-lead = ‘{ $title }’ is voorbij. Bedankt voor je belangstelling.
    .polite = ‘{ $title }’ is voorbij. Bedankt voor uw belangstelling.
mail-missed-subject = We hebben je gemist: { $title }
    .polite = We hebben u gemist: { $title }
mail-missed-heading = We hebben je gemist
    .polite = We hebben u gemist
mail-missed-lead = Je was ingeschreven voor ‘{ $title }’, maar kon er niet bij zijn. Dat kan gebeuren.
    .polite = U was ingeschreven voor ‘{ $title }’, maar kon er niet bij zijn. Dat kan gebeuren.
mail-missed-materials = Met wat hieronder staat, ben je toch mee.
    .polite = Met wat hieronder staat, bent u toch mee.
mail-missed-wrong = Was je er toch? Antwoord dan op deze mail, dan zetten we het recht.
    .polite = Was u er toch? Antwoord dan op deze mail, dan zetten we het recht.
mail-materials = Materiaal
mail-next-events = Binnenkort bij { $programme }

desk-letter-reminder = Herinnering
desk-letter-joining = Zo doe je online mee
desk-letter-thanks = Bedankt dat je erbij was
desk-letter-missed = We hebben je gemist

desk-reminders = Herinneringen
desk-reminders-lead = Deze mails vertrekken vanzelf, bij elke sessie. Verplaats je een sessie, dan schuiven ze mee. Iedereen krijgt elke mail één keer. Wie pas na dat moment inschrijft, krijgt geen herinnering: de bevestiging zegt alles al.
desk-reminders-draft = Dit is een concept. Er vertrekt niets voor je het publiceert.
desk-reminders-cancelled = Deze activiteit is geannuleerd. Er vertrekt niets meer.
desk-no-reminders = Deze activiteit heeft geen herinneringen.
desk-use-usual-reminders = De gewone herinneringen gebruiken
desk-add-reminder = Herinnering toevoegen
desk-edit-reminder = Herinnering wijzigen
desk-remove-reminder = Schrappen
desk-reminder-no-session = Geen enkele sessie komt hiervoor in aanmerking.
desk-reminder-kind-reminder = Herinnering: wanneer, waar, en een knop voor wie niet kan komen
desk-reminder-kind-joining = Zo doe je online mee: de persoonlijke link naar de onlinesessie
desk-reminder-kind-thanks = Bedankt: met het materiaal, na de sessie
desk-reminder-kind-missed = We hebben je gemist: na de sessie, voor wie er niet was
desk-reminder-unit-days = dagen
desk-reminder-unit-hours = uren
desk-reminder-unit-minutes = minuten
desk-reminder-to-registered = aan iedereen die ingeschreven is
desk-reminder-to-present = aan wie er was
desk-reminder-to-absent = aan wie er niet was
desk-reminder-before-days = { $amount ->
    [0] Op de dag zelf
    [one] Eén dag vooraf
   *[other] { $amount } dagen vooraf
}
desk-reminder-before-hours = { $amount ->
    [one] Eén uur vooraf
   *[other] { $amount } uur vooraf
}
desk-reminder-before-minutes = { $amount ->
    [one] Eén minuut vooraf
   *[other] { $amount } minuten vooraf
}
desk-reminder-after-days = { $amount ->
    [0] Op de dag zelf, na het einde
    [one] Eén dag na het einde
   *[other] { $amount } dagen na het einde
}
desk-reminder-after-hours = { $amount ->
    [one] Eén uur na het einde
   *[other] { $amount } uur na het einde
}
desk-reminder-after-minutes = { $amount ->
    [one] Eén minuut na het einde
   *[other] { $amount } minuten na het einde
}
desk-reminder-at = { $when } om { $time }
desk-reminder-with-others = { $count ->
    [one] en nog één sessie die dag
   *[other] en nog { $count } sessies die dag
}
desk-reminder-ahead = { $count ->
    [0] Vertrekt op { $moment }. Er is nog niemand ingeschreven.
    [one] Vertrekt op { $moment } naar 1 persoon.
   *[other] Vertrekt op { $moment } naar { $count } mensen.
}
desk-reminder-ahead-audience = Vertrekt op { $moment }.
desk-reminder-awaits = Vertrekt zodra de aanwezigheden afgesloten zijn, ten vroegste op { $moment }.
desk-reminder-now = Vertrekt nu.
desk-reminder-nobody = Was voor niemand nodig.
desk-reminder-sent = { $count ->
    [one] Op { $moment } naar 1 persoon.
   *[other] Op { $moment } naar { $count } mensen.
}
desk-reminder-pointless-not-public = Vertrekt niet: de activiteit gaat niet door.
desk-reminder-pointless-begun = Vertrekt niet: de sessie is dan al begonnen.
desk-reminder-pointless-too-late = Vertrekt niet meer: de sessie is te lang voorbij.
desk-reminder-pointless-session-is-younger = Vertrekt niet: de sessie is pas na dat moment toegevoegd.
desk-reminder-pointless-rule-is-younger = Vertrekt niet: het moment was al voorbij toen je deze herinnering bewaarde.
desk-reminder-pointless-not-online = Vertrekt niet: er is geen onlinelink.
desk-label-letter = Welke mail
desk-help-letter = De eerste twee vertrekken voor de sessie begint, de andere twee na het einde.
desk-label-amount = Hoeveel
desk-label-unit = Dagen, uren of minuten
desk-label-time-of-day = Om hoe laat
desk-help-time-of-day = Enkel bij dagen. Leeg: op het uur van de sessie.
desk-help-reminder-audience = Een herinnering en de onlinelink gaan naar iedereen die ingeschreven is. Wie er was en wie niet, weten we als de aanwezigheden afgesloten zijn.
desk-help-reminder-since = Wat al had moeten vertrekken, vertrekt niet meer door te bewaren.
desk-done-reminder-saved = De herinnering is bewaard. Hieronder zie je wanneer ze vertrekt.
desk-done-reminder-removed = De herinnering is geschrapt.
desk-done-usual-reminders = De gewone herinneringen staan klaar. Hieronder zie je wanneer ze vertrekken.
field-reminder-too-much = Vul een heel getal in{ $limit ->
    [0] .
   *[other] , hoogstens { $limit }.
}
field-reminder-nothing = Vul minstens 1 in. Bij 0 dagen hoort een uur.
field-reminder-time-needs-days = Een uur past enkel bij dagen.
field-reminder-other-audience = Deze mail past niet bij die mensen. Een herinnering gaat naar iedereen, een bedanking naar wie er was of naar iedereen, ‘We hebben je gemist’ naar wie er niet was.
field-reminder-twice = Deze herinnering is er al.
field-reminder-too-many = Een activiteit heeft hoogstens 20 herinneringen.

desk-materials = Materiaal
desk-materials-lead = Links en bestanden: een presentatie, een opname, een tekst. Je kiest wie ze krijgt, en vanaf wanneer.
desk-no-materials = Er is nog geen materiaal.
desk-add-material = Materiaal toevoegen
desk-edit-material = Materiaal wijzigen
desk-remove-material = Schrappen
desk-material-for-registered = voor iedereen die ingeschreven was
desk-material-for-present = enkel voor wie er was
desk-label-url = Link
desk-help-material-title = Zo staat het op de pagina en in de mail, bijvoorbeeld ‘Presentatie’.
desk-help-material-url = Begint met https://
desk-label-material-title = Materiaal
desk-done-material-saved = Het materiaal is bewaard.
desk-done-material-removed = Het materiaal is geschrapt.
field-too-many-materials = Er passen hoogstens 50 stukken materiaal bij.

desk-attendance = Aanwezigheden
desk-mark-none = Nog niets
desk-mark-present = Aanwezig
desk-mark-partial = Deels aanwezig
desk-mark-absent = Afwezig
desk-mark-excused = Verontschuldigd
desk-attendance-too-early = Je kan aanwezigheden aanduiden vanaf { $moment }.
desk-attendance-is-closed = Deze lijst is afgesloten op { $moment }.
desk-attendance-rest = { $count ->
    [one] Bij één persoon is nog niets aangeduid. Duid die hier meteen aan.
   *[other] Bij { $count } mensen is nog niets aangeduid. Duid ze in één keer aan en verbeter daarna wie anders is.
}
desk-attendance-rest-present = De rest was aanwezig
desk-attendance-rest-absent = De rest was afwezig
desk-attendance-save = Aanwezigheden bewaren
desk-attendance-met = { $count ->
    [one] Iemand anders duidde intussen iets anders aan bij deze persoon. Dat is niet overschreven. Kijk het na:
   *[other] Iemand anders duidde intussen iets anders aan bij deze mensen. Dat is niet overschreven. Kijk het na:
}
desk-attendance-close = Aanwezigheden afsluiten
desk-attendance-close-lead = Daarna vertrekken de mails aan wie er was en aan wie er niet was. Enkel een organisator kan de lijst weer openen.
desk-attendance-unmarked = { $count ->
    [one] Bij één persoon is nog niets aangeduid: die krijgt geen mail na afloop.
   *[other] Bij { $count } mensen is nog niets aangeduid: zij krijgen geen mail na afloop.
}
desk-attendance-reopen = Lijst weer openen
desk-attendance-reopen-lead = Mails die al vertrokken, blijven wat ze zijn. Niemand krijgt dezelfde mail twee keer.
desk-label-people = Mensen
desk-done-attendance-saved = { $told ->
    [0] Er is niets veranderd.
    [one] Bewaard: één aanwezigheid.
   *[other] Bewaard: { $told } aanwezigheden.
}
desk-done-attendance-closed = De aanwezigheden zijn afgesloten.
desk-done-attendance-reopened = De lijst is weer open.
refusal-attendance-not-yet = Dat kan nog niet: aanwezigheden aanduiden kan vanaf de dag zelf, afsluiten na het einde.
refusal-attendance-closed = Deze lijst is intussen afgesloten. Een organisator kan ze weer openen.
desk-history-reminder-add = voegde een herinnering toe
desk-history-reminder-edit = wijzigde een herinnering
desk-history-reminder-remove = schrapte een herinnering
desk-history-reminder-use-usual = nam de gewone herinneringen
desk-history-material-add = voegde materiaal toe
desk-history-material-edit = wijzigde materiaal
desk-history-material-remove = schrapte materiaal
desk-history-attendance-record = duidde aanwezigheden aan
desk-history-attendance-correct = verbeterde een aanwezigheid
desk-history-attendance-close = sloot de aanwezigheden af
desk-history-attendance-reopen = opende de aanwezigheden weer
