### Rapports qui arrivent par mail chaque semaine, chaque mois ou chaque trimestre.

schedule-link = M’envoyer ceci à moments fixes
schedule-title = Rapport par courriel
schedule-lead = Vous recevez un courriel avec un lien. Qui ouvre le lien se connecte et voit le rapport avec les chiffres de ce moment.
schedule-of-report = Rapport
schedule-of-reach = Portée
schedule-every-week = Chaque semaine, le lundi
schedule-every-month = Chaque mois, le premier jour
schedule-every-quarter = Chaque trimestre, le premier jour
schedule-covers-ended = Sur la semaine, le mois ou le trimestre qui vient de se terminer
schedule-covers-year = Sur l’année jusque-là
schedule-ended-week = Sur la semaine qui vient de se terminer
schedule-ended-month = Sur le mois qui vient de se terminer
schedule-ended-quarter = Sur le trimestre qui vient de se terminer
schedule-help-every = Le courriel part à { $time }.
schedule-help-event = Ce rapport concerne une seule activité. Il s’arrête de lui-même un mois après l’activité.
schedule-help-readers = Qui ne peut pas voir le rapport ne figure pas ici. Qui n’y a plus accès plus tard ne reçoit plus de courriel.
schedule-first = La première fois :
schedule-first-changed = Si vous choisissez une autre fréquence, la première fois :
schedule-next-week = chaque semaine le { $day }
schedule-next-month = chaque mois le { $day }
schedule-next-quarter = chaque trimestre le { $day }
schedule-button = Envoyer ce rapport
schedule-list = Rapports qui arrivent par courriel
schedule-when = Quand
schedule-to = À
schedule-next = Prochaine fois
schedule-change = Modifier
schedule-acts = Modifier et arrêter
schedule-stop = Arrêter
schedule-leave = Plus pour moi
schedule-made-by = demandé par { $name }
desk-label-every = À quelle fréquence
desk-label-covers = Sur quoi
desk-label-readers = À qui
desk-label-report-every = À quelle fréquence
desk-done-report-scheduled = Le rapport arrive désormais par courriel.
desk-done-report-rescheduled = Le rapport arrive désormais comme vous l’avez choisi.
desk-done-report-ended = Ce rapport n’est plus envoyé.
desk-done-report-left = Vous ne recevez plus ce rapport.
desk-history-report-schedule = a demandé un rapport par courriel
desk-history-report-reschedule = a modifié un rapport par courriel
desk-history-report-unschedule = a arrêté un rapport par courriel
desk-history-report-leave = ne veut plus d’un rapport par courriel

mail-report-subject = { $view ->
    [reach] Portée : du { $first } au { $last }
   *[other] Rapport : du { $first } au { $last }
}
mail-report-subject-of = { $view ->
    [reach] Portée de { $title } : du { $first } au { $last }
   *[other] Rapport de { $title } : du { $first } au { $last }
}
mail-report-subject-event = Rapport : { $title }
mail-report-heading = { $view ->
    [reach] La portée est prête
   *[other] Le rapport est prêt
}
mail-report-lead = { $view ->
    [reach] Qui vous avez atteint du { $first } au { $last } :
   *[other] Les chiffres du { $first } au { $last } :
}
mail-report-lead-event = Les chiffres de { $title } jusqu’à présent :
mail-report-button = Voir le rapport
mail-report-sign-in = Vous vous connectez d’abord. Vous voyez les chiffres du moment où vous regardez.
mail-report-why = Vous recevez ce message automatique parce que vous ou un collègue avez demandé ce rapport à moments fixes. Vous pouvez l’arrêter dans la gestion, sous Rapports.
desk-letter-report = Rapport pour un organisateur
