### Rapporten die elke week, elke maand of elk kwartaal per mail komen.

schedule-link = Stuur me dit op vaste momenten
schedule-title = Rapport per mail
schedule-lead = Je krijgt een mail met een link. Wie de link opent, meldt zich aan en ziet het rapport met de cijfers van dat moment.
schedule-of-report = Rapport
schedule-of-reach = Bereik
schedule-every-week = Elke week, op maandag
schedule-every-month = Elke maand, op de eerste dag
schedule-every-quarter = Elk kwartaal, op de eerste dag
schedule-covers-ended = Over de week, de maand of het kwartaal dat net voorbij is
schedule-covers-year = Over het jaar tot dan
schedule-ended-week = Over de week die net voorbij is
schedule-ended-month = Over de maand die net voorbij is
schedule-ended-quarter = Over het kwartaal dat net voorbij is
schedule-help-every = De mail vertrekt om { $time } uur.
schedule-help-event = Dit rapport gaat over één activiteit. Een maand na de activiteit stopt het vanzelf.
schedule-help-readers = Wie het rapport niet mag zien, staat hier niet bij. Wie later geen toegang meer heeft, krijgt ook geen mail meer.
schedule-first = De eerste keer:
schedule-first-changed = Als je iets anders kiest bij ‘Hoe vaak’, is de eerste keer:
schedule-next-week = elke week op { $day }
schedule-next-month = elke maand op { $day }
schedule-next-quarter = elk kwartaal op { $day }
schedule-button = Stuur dit rapport
schedule-list = Rapporten die per mail komen
schedule-when = Wanneer
schedule-to = Aan
schedule-next = Volgende keer
schedule-change = Wijzig
schedule-acts = Wijzigen en stoppen
schedule-stop = Stop
schedule-leave = Niet meer naar mij
schedule-made-by = gevraagd door { $name }
desk-label-every = Hoe vaak
desk-label-covers = Waarover
desk-label-readers = Aan wie
desk-label-report-every = Hoe vaak
desk-done-report-scheduled = Het rapport komt voortaan per mail.
desk-done-report-rescheduled = Het rapport komt voortaan zoals je het koos.
desk-done-report-ended = Dit rapport wordt niet meer verstuurd.
desk-done-report-left = Je krijgt dit rapport niet meer.
desk-history-report-schedule = vroeg een rapport per mail
desk-history-report-reschedule = wijzigde een rapport per mail
desk-history-report-unschedule = stopte een rapport per mail
desk-history-report-leave = wil een rapport niet meer per mail

mail-report-subject = { $view ->
    [reach] Bereik: { $first } tot en met { $last }
   *[other] Rapport: { $first } tot en met { $last }
}
mail-report-subject-of = { $view ->
    [reach] Bereik van { $title }: { $first } tot en met { $last }
   *[other] Rapport van { $title }: { $first } tot en met { $last }
}
mail-report-subject-event = Rapport: { $title }
mail-report-heading = { $view ->
    [reach] Het bereik staat klaar
   *[other] Het rapport staat klaar
}
mail-report-lead = { $view ->
    [reach] Wie jullie bereikten van { $first } tot en met { $last }:
   *[other] De cijfers van { $first } tot en met { $last }:
}
mail-report-lead-event = De cijfers van { $title } tot nu toe:
mail-report-button = Bekijk het rapport
mail-report-sign-in = Je meldt je eerst aan. Je ziet de cijfers van het moment waarop je kijkt.
mail-report-why = Je krijgt deze automatische mail omdat jij of een collega dit rapport op vaste momenten vroeg. Stoppen kan in het beheer, bij Rapporten.
desk-letter-report = Rapport voor een organisator
