### Rapports, couverture et tableau de bord d’un programme.

report-title = Rapport
report-nav = Rapports
report-lead = Choisissez une période et voyez ce qui a eu lieu, qui est venu et d’où.
report-of-event = Rapport sur
report-other = Rapport sur une période
report-of-event-link = Rapport sur cette activité
report-show = Afficher
report-other-choice = Une autre période, ou une partie
report-narrow = Se limiter à une partie
report-help-from = Une activité compte si elle commence pendant cette période.
report-help-programmes = Ne cochez rien pour tous les programmes.
report-help-lead = De tous les programmes que ce collègue dirige.
report-all-kinds = Tous les types
report-all-leads = Tous les collègues
desk-label-from = Du
desk-label-until = Au (inclus)
desk-label-programmes-of-report = Programmes
desk-label-event = Activité
desk-label-who = Quelles organisations
desk-label-counted = Touchée si
field-period-backwards = Le dernier jour précède le premier.
field-period-too-long = Choisissez au maximum cinquante ans.

report-period-this-quarter = Ce trimestre
report-period-last-quarter = Trimestre passé
report-period-this-year = Cette année
report-period-last-year = Année passée
report-period-words = { $first } au { $last } inclus
report-compared-with = comparé à { $period }
report-as-of = Données du { $moment }.
report-as-of-label = Données du
report-csv = Enregistrer en CSV
report-csv-plain = CSV pour d’autres programmes
report-file = rapport
report-nothing = Aucune activité publiée n’a commencé pendant cette période. Choisissez-en une autre, ou limitez moins.
report-none = –
report-points = { $count ->
    [one] { $points } point de pourcentage
   *[other] { $points } points de pourcentage
}
report-than-before = { $difference } par rapport à la période précédente
report-hours = { $hours } h
report-quarter = { $year }, trimestre { $quarter }
report-quarter-short = T{ $quarter } { $year }

report-group-meetings = Activités
report-group-registrations = Inscriptions
report-group-attendance = Présence
report-group-people = Personnes et organisations

report-figure-events = Activités
report-figure-events-cancelled = Activités annulées
report-figure-sessions = Sessions
report-figure-sessions-held = Sessions terminées
report-figure-sessions-open = Pas encore clôturées
report-figure-registrations = Toutes les inscriptions
report-figure-confirmed = Confirmées
report-figure-pending = En attente d’approbation
report-figure-waitlisted = Sur liste d’attente
report-figure-offered = Place proposée
report-figure-cancelled = Annulées
report-figure-declined = Refusées
report-figure-waited = Passées par la liste d’attente
report-figure-late-cancellations = Désinscriptions tardives
report-figure-expected = Attendus
report-figure-attended = Présents, même en partie
report-figure-present = Présents
report-figure-partial = Partiellement présents
report-figure-absent = Absences non excusées
report-figure-excused = Excusés
report-figure-unknown = Sans information
report-figure-show-up = Taux de présence
report-figure-hours = Heures-personnes
report-figure-people = Personnes différentes
report-figure-people-attended = Personnes présentes
report-figure-first-timers = Inscrites pour la première fois
report-figure-organisations = Organisations
report-figure-organisations-attended = Organisations présentes
report-figure-organisations-typed = Noms absents du registre

report-column-part = Partie
report-column-value = Valeur
report-column-figure = Chiffre
report-column-number = Nombre
report-column-before = Période précédente
report-column-difference = Différence
report-column-times = Nombre de fois

report-axis-kind = Type d’organisation
report-axis-function = Fonction
report-axis-province = Province
report-axis-region = Région de référence
report-unknown-kind = Absente du registre
report-unknown-function = Non demandée
report-unknown-province = Inconnue
report-unknown-region = Inconnue
report-by-kind = Par type d’organisation
report-by-function = Par fonction
report-by-province = Par province
report-by-region = Par région de référence
report-chart-by = Inscriptions confirmées : { $axis }
report-chart-by-description = Une barre par valeur. Les mêmes nombres figurent dans le tableau ci-dessous.
report-chart-series = Évolution dans le temps
report-chart-series-description = De { $first } à { $last } : dans chaque paire, la barre de gauche indique qui avait une place, celle de droite qui était présent. Les mêmes nombres figurent dans le tableau ci-dessous.
report-series-table = Les mêmes nombres dans un tableau
report-step-month = Mois
report-step-quarter = Trimestre
report-step-year = Année
report-events = Les activités
report-more-events = { $count ->
    [one] Une autre activité figure dans le fichier CSV.
   *[other] { $count } autres activités figurent dans le fichier CSV.
}
report-open-sessions = { $count ->
    [one] La présence d’une session terminée n’est pas encore clôturée. Les personnes présentes ne comptent pas encore.
   *[other] La présence de { $count } sessions terminées n’est pas encore clôturée. Les personnes présentes ne comptent pas encore.
}
report-untimed = { $count ->
    [one] Une présence partielle est de durée inconnue : elle ne compte pas dans les heures.
   *[other] { $count } présences partielles sont de durée inconnue : elles ne comptent pas dans les heures.
}

report-rows-of = voir de qui ou de quoi il s’agit ({ $figure })
report-rows-found = { $count ->
    [one] Une ligne.
   *[other] { $count } lignes.
}
report-no-rows = Il n’y a rien ici. Choisissez un autre nombre dans le rapport.
report-back = Retour au rapport

report-how = Notre façon de compter
report-how-period = Période
report-how-period-text = Une activité appartient à la période où commence sa première session, avec toutes ses sessions, inscriptions et présences. Quatre trimestres font ainsi l’année. Les brouillons ne comptent pas ; les activités annulées sont à part.
report-how-registrations = Inscriptions
report-how-registrations-text = Telles qu’elles sont maintenant. L’inscription d’une personne qui a cédé sa place figure parmi les annulées ; celle du collègue, parmi les confirmées.
report-how-late = Désinscriptions tardives
report-how-late-text = Qui avait une place et l’a rendue après le dernier moment pour modifier ou, s’il n’y en a pas, après la clôture des inscriptions.
report-how-attendance = Présence
report-how-attendance-text = Une personne à une session compte une fois. Seules les listes clôturées comptent.
report-how-show-up = Taux de présence
report-how-show-up-text = Les présents, même en partie, parmi toutes les personnes attendues. Les excusés et ceux dont on ne sait rien comptent parmi les attendus.
report-how-hours = Heures-personnes
report-how-hours-text = Le temps de présence. Si quelqu’un était présent sans que la durée soit connue, toute la session compte.
report-how-people = Personnes différentes
report-how-people-text = Chacune une fois, quel que soit le nombre de participations.
report-how-first-timers = Pour la première fois
report-how-first-timers-text = Les personnes avec une place qui n’en avaient jamais eu à une activité commencée avant cette période.
report-how-organisations = Organisations
report-how-organisations-text = Celle qui figure sur l’inscription, même si la personne travaille ailleurs depuis. Les organisations fusionnées comptent comme ce qu’elles étaient le dernier jour de la période.
report-how-before = Période précédente
report-how-before-text = De même durée, jusqu’à la veille : autant de mois si ce sont des mois entiers, sinon autant de jours.

reach-title = Couverture
reach-link = Qui touchons-nous, et qui pas encore ?
reach-lead = Voyez combien de communes vous touchez, où elles sont, et lesquelles vous ne touchez pas encore.
reach-file = couverture
reach-words = { $reached } sur { $all } { $kind } ({ $percent })
reach-kind-gemeente = communes
reach-kind-ocmw = CPAS
reach-kind-politiezone = zones de police
reach-kind-provincie = provinces
reach-who-gemeente = Communes
reach-who-ocmw = CPAS
reach-who-politiezone = Zones de police
reach-who-provincie = Provinces
reach-register-of = D’après le registre tel qu’il était le { $day }.
reach-counted-attended = quelqu’un était présent
reach-counted-confirmed = quelqu’un est inscrit
reach-basis-attended = « Touchée » signifie que quelqu’un de là-bas était présent, d’après une liste clôturée.
reach-basis-confirmed = « Touchée » signifie que quelqu’un de là-bas avait une place confirmée.
reach-other-attended = Compter seulement les présents
reach-other-confirmed = Compter les inscrits
reach-by-province = Couverture par province
reach-by-region = Couverture par région de référence
reach-column-name = Nom
reach-column-nis = Code INS
reach-column-reached = Touchées
reach-column-all = Total
reach-column-percent = Part
reach-column-attended = Présences
reach-column-confirmed = Places
reach-column-day = Registre du
reach-yes = oui
reach-no = non
reach-no-place = Sans province
reach-is-reached = touchée
reach-is-missed = pas touchée
reach-map-heading = Sur la carte
reach-map = Couverture : { $place }
reach-map-description = { $reached } sur { $all } touchées. Chaque case en représente une : pleine et cochée, elle est touchée ; vide et en pointillé, elle ne l’est pas. La liste des autres figure ci-dessous.
reach-years = Année par année
reach-years-lead = Chaque année avec les organisations de cette année. Ci-dessus, elles comptent comme ce qu’elles étaient le dernier jour de toute la période.
reach-missing = Pas encore touchées ({ $count })
reach-none-missing = Toutes sont touchées.
reach-elsewhere = { $count ->
    [one] Une participation venait d’une autre organisation et ne compte pas ici.
   *[other] { $count } participations venaient d’une autre organisation et ne comptent pas ici.
}
reach-no-register = Le registre n’a pas d’organisations de ce type ce jour-là. Chargez-le avec belfry import organisations.
reach-invite = Les inviter
reach-invite-people = { $count ->
    [0] Parmi les organisations non touchées ({ $organisations }), nous ne connaissons personne qui souhaite être informé.
    [one] Parmi les organisations non touchées ({ $organisations }), nous connaissons une personne qui souhaite être informée.
   *[other] Parmi les organisations non touchées ({ $organisations }), nous connaissons { $count } personnes qui souhaitent être informées.
}
reach-invite-help = Aucun courriel ne part encore : ces personnes sont prêtes parmi les invités de cette activité, et seul le bouton de cette page les invite.
reach-invite-ready = Ajouter aux invités
reach-invite-nobody = Enregistrez la liste et écrivez vous-même aux organisations.
reach-invite-no-events = Aucune activité publiée n’est à venir pour les y inviter.
desk-done-invitees-planned = { $told ->
    [0] Personne ne s’ajoute : les personnes connues étaient déjà invitées, inscrites ou prêtes.
    [one] Une personne est prête. Vérifiez, puis invitez avec le bouton.
   *[other] { $told } personnes sont prêtes. Vérifiez, puis invitez avec le bouton.
}
desk-history-event-plan-invitees = a préparé des personnes à inviter

reach-how-register = Registre
reach-how-register-text = Le total est ce qui existait d’après le registre le dernier jour de la période.
reach-how-territory = Commune et CPAS
reach-how-territory-text = Une commune et son CPAS ont le même territoire et comptent une fois.
reach-how-mergers = Fusions
reach-how-mergers-text = Sur une année comptent les communes de cette année. Sur plusieurs années, une commune fusionnée compte comme ce qu’elle est devenue.
reach-how-counted = Autres
reach-how-counted-text = Qui vient d’une autre organisation, ou d’une organisation absente du registre, ne compte pas dans la couverture.

dashboard-title = Tableau de bord
dashboard-link = Tableau de bord de ce programme
dashboard-other-period = Une autre période
dashboard-report = Le rapport complet
