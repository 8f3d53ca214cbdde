# Copies et séries.

copy-button = Copier
copy-from-earlier = Partir d’une activité précédente
copy-choose-lead = Choisissez l’activité à copier. Les textes, les questions, les courriels et les règles sont repris ; les inscriptions, jamais.
copy-search = Chercher par titre, lieu ou programme
copy-every-kind = Tous les types
copy-this-one = Copier celle-ci
copy-more = Il y a d’autres activités. Lancez une recherche pour les trouver.
copy-none-found = Aucune activité trouvée.
copy-show-all = Afficher toutes les activités
copy-none-yet = Il n’y a pas encore d’activité datée à copier.
copy-title = Copier l’activité
copy-lead = Vous créez un brouillon que vous pourrez encore modifier. Personne ne reçoit de courriel.
copy-help-other-title = Si vous laissez ce champ vide, les textes dans cette langue ne sont pas repris.
copy-help-first-day = La dernière fois : { $day }. Les sessions et les délais se décalent d’autant de jours ; les heures restent les mêmes. Par exemple 9/3/2027
copy-what = Que reprendre ?
copy-never = Le type, le programme et les contacts sont toujours repris. Les inscriptions, les présences, les messages, les enregistrements et le lien de la réunion en ligne, jamais.
copy-part-texts = Résumé et description
copy-part-sessions = Sessions
copy-part-places = Lieu et adresse
copy-part-rules = Nombre de places, délais et règles d’inscription
copy-part-questions = Questions du formulaire ({ $count })
copy-part-letters = Courriels et rappels
copy-part-speakers = Intervenants et programme du jour
copy-part-prices = Prix
copy-part-materials = Documents ({ $count })
copy-part-invitees = Invités ({ $count }) : ils sont prêts, vous les invitez vous-même plus tard
copy-make = Créer le brouillon
copy-planned = Invités en attente
copy-planned-after-publishing = Vous pourrez les inviter après la publication.
copy-planned-look = Voir et inviter
copy-planned-drop = Ne pas inviter
desk-label-first-day = Nouvelle date
desk-label-copied-from = Copié de
desk-label-planned-invitees = Invités en attente
desk-label-series-days = Dates créées
desk-label-series-every = Toutes les combien de semaines ou de mois ?
desk-label-series-times = Combien de fois encore ?
desk-label-series-until = Ou jusqu’au
desk-label-series-list = Dates
desk-label-days = Dates
desk-done-copied = La copie est prête comme brouillon. Vérifiez-la avant de publier.
desk-done-series-published-some = { $told } activités sont publiées. Il manque encore un lieu ou un lien aux autres brouillons.
desk-done-planned-dropped = Les invités sont retirés. Personne n’a reçu de courriel.
desk-history-event-copy = a créé le brouillon à partir d’une activité précédente
desk-history-event-repeat = a créé le brouillon au sein d’un cycle
desk-history-event-make-series = a répété l’activité à d’autres dates
desk-history-event-drop-planned = a retiré les invités en attente
series-title = Cycle
series-is-part = Cette activité fait partie d’un cycle.
series-look = Voir le cycle
series-repeat = Répéter à d’autres dates
series-more = Ajouter des dates
series-none = Cette activité ne fait pas encore partie d’un cycle. Répétez-la à d’autres dates pour en créer un.
series-one-by-one = Chaque activité se modifie séparément : un changement ne vaut pas pour les autres.
series-publish = Publier les brouillons
series-needs-date = Donnez d’abord une date à l’activité. Vous pourrez ensuite la répéter.
series-is-cancelled = Cette activité est annulée. Vous ne pouvez pas la répéter, mais vous pouvez la copier.
series-lead = L’activité a lieu le { $day }. Dites comment elle se répète ; vous verrez d’abord toutes les dates.
series-into = Que créer ?
series-into-events = Des activités séparées : on s’inscrit à chaque fois
series-into-sessions = Plus de sessions de cette activité : on s’inscrit une fois
series-help-published = Si vous créez des sessions, les inscrits reçoivent un courriel avec les nouvelles dates.
series-join-links = Le même lien de réunion en ligne à chaque fois
series-help-join-links = Décochez si vous créez un lien pour chaque fois. Les sessions supplémentaires gardent toujours le lien.
series-rhythm = Comment se répète-t-elle ?
series-rhythm-weeks = Toutes les quelques semaines
series-rhythm-months = Tous les quelques mois
series-rhythm-chosen = À des dates que je choisis
series-help-every = 1 : chaque semaine ou mois, 2 : un sur deux.
series-weekday = Jour de la semaine
series-help-weekday = Le jour où elle a lieu.
series-which = Lequel du mois
series-help-which = Ne compte que pour les mois.
series-which-first = premier
series-which-second = deuxième
series-which-third = troisième
series-which-fourth = quatrième
series-which-last = dernier
series-help-times = Sans celle qui existe déjà ; { $most } au plus.
series-chosen-days = Choisir les dates soi-même
series-help-list = Une date par ligne, par exemple 9/3/2027. Choisissez ci-dessus « À des dates que je choisis ».
series-look-at-days = Afficher les dates
series-help-days = Décochez ce que vous ne voulez pas. Les jours fériés sont déjà décochés.
series-holiday = jour férié
series-against-taken = existe déjà
series-against-skipped = cette heure n’existe pas ce jour-là
series-same-venue = Au même endroit
series-same-time = Au même moment
series-other-programme = une activité d’un autre programme
series-nothing-yet = Rien n’est encore créé.
series-make = Créer ce qui est coché
field-unreadable-date = Une de ces lignes n’est pas une date. Un exemple : 9/3/2027
field-no-date-follows = Aucune date ne suit.
field-not-a-step = Indiquez un nombre de 1 à 52.
field-not-a-number-of-times = Indiquez un nombre à partir de 1.
field-times-or-until = Dites combien de fois encore, ou jusqu’à quand.
field-too-many-dates = Cela fait trop de dates à la fois. Créez-en 60 au plus.
field-series-needs-session = Donnez d’abord une date à l’activité.
field-series-day-taken = Une de ces dates existe déjà.
copy-first-day = { $sessions ->
    [one] Nouvelle date
   *[other] Nouvelle date de la première session
}
copy-planned-ready = { $count ->
    [one] Un invité de l’activité précédente est prêt, et n’a pas encore reçu de courriel.
   *[other] { $count } invités de l’activité précédente sont prêts. Ils n’ont pas encore reçu de courriel.
}
copy-planned-invite = { $count ->
    [one] Inviter 1 personne
   *[other] Inviter { $count } personnes
}
series-count = { $count ->
    [one] 1 activité dans ce cycle.
   *[other] { $count } activités dans ce cycle.
}
series-publish-lead = { $count ->
    [one] Il reste 1 brouillon. Ce qui n’a pas de lieu ou de lien reste un brouillon.
   *[other] Il reste { $count } brouillons. Ce qui n’a pas de lieu ou de lien reste un brouillon.
}
series-help-into = { $sessions ->
    [one] Tout est repris, sauf les inscriptions, les invités et les enregistrements.
   *[other] Tout est repris, les { $sessions } sessions comprises, sauf les inscriptions, les invités et les enregistrements. Les sessions supplémentaires sont comme la première.
}
series-days = { $count ->
    [one] 1 date
   *[other] { $count } dates
}
series-met-more = { $count ->
    [one] et 1 autre activité
   *[other] et { $count } autres activités
}
desk-done-series-made = { $told ->
    [one] 1 brouillon est créé.
   *[other] { $told } brouillons sont créés.
}
desk-done-series-sessions-made = { $told ->
    [one] 1 session est ajoutée.
   *[other] { $told } sessions sont ajoutées.
}
desk-done-series-published = { $told ->
    [one] 1 activité est publiée.
   *[other] { $told } activités sont publiées.
}
