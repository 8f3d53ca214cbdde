# Lieux, intervenants et programme de la journée.

venue-list-title = Lieux
venue-list-lead = Décrivez un lieu une seule fois, puis choisissez-le pour chaque session. Si vous corrigez l’adresse, les sessions à venir suivent.
venue-new = Nouveau lieu
venue-edit = Modifier le lieu
venue-which = Quels lieux
venue-in-use = Utilisés
venue-archived = Archivés
venue-search = Chercher par nom, rue ou commune
venue-count = { $count ->
    [one] 1 lieu
   *[other] { $count } lieux
}
venue-used-by = Utilisé pour
venue-events = { $count ->
    [0] aucune activité
    [one] 1 activité
   *[other] { $count } activités
}
venue-none-found = Aucun lieu trouvé avec « { $search } ».
venue-none = Il n’y a pas encore de lieux. Créez-en un avec « Nouveau lieu » : vous pourrez ensuite le choisir pour chaque session.
venue-none-archived = Il n’y a pas de lieux archivés.
venue-is-archived = archivé
venue-sessions-ahead = { $count ->
    [one] 1 session est encore prévue dans ce lieu.
   *[other] { $count } sessions sont encore prévues dans ce lieu.
}
venue-people-told = { $count ->
    [0] Personne n’est inscrit ; personne ne recevra de courriel.
    [one] Si vous changez le nom ou l’adresse, 1 participant recevra un courriel et un nouveau rendez-vous.
   *[other] Si vous changez le nom ou l’adresse, { $count } participants recevront un courriel et un nouveau rendez-vous.
}
venue-more-events = { $count ->
    [one] et encore 1 autre activité
   *[other] et encore { $count } autres activités
}
venue-elsewhere = { $count ->
    [one] 1 activité d’un programme que vous ne gérez pas est encore prévue ici. Demandez à un administrateur de modifier le lieu.
   *[other] { $count } activités de programmes que vous ne gérez pas sont encore prévues ici. Demandez à un administrateur de modifier le lieu.
}
venue-no-sessions-ahead = Aucune session n’est plus prévue dans ce lieu.
venue-help-name = Avec la salle si c’est toujours la même, par exemple « Hôtel de ville de Namur, salle du conseil ».
venue-help-map = Un lien vers une carte. Les participants le voient sur la page et dans leur confirmation.
venue-help-capacity = Un aide-mémoire pour choisir un lieu. Le nombre de places se règle par activité.
venue-access = Accessibilité
venue-help-access = Fauteuil roulant, boucle à induction, ascenseur, place de parking réservée. Si vous n’écrivez que dans une langue, les autres voient celle-là.
venue-travel = Itinéraire
venue-help-travel = Train, bus, vélo, voiture et parking.
venue-archive = Archiver
venue-archive-lead = Le lieu n’est plus disponible ? Archivez-le : on ne pourra plus le choisir. Les sessions qui l’ont déjà le gardent.
venue-restore = Remettre en usage
venue-restore-lead = Ce lieu ne peut pas être choisi pour le moment.
venue-choice-help = Le lieu et l’adresse viennent alors de la liste, avec l’itinéraire et l’accessibilité.
venue-choice-none = Il n’y a pas encore de lieux à choisir. Vous les créez sous « Lieux ».
venue-choice-typed = Aucun de la liste : je remplis le lieu et l’adresse
venue-choice-search = Chercher un lieu dans la liste
venue-help-typed = Seulement si vous ne choisissez pas de lieu ci-dessus.
venue-how-to-get-there = Comment venir
venue-map = Voir sur la carte

desk-label-venue = Lieu de la liste
desk-label-venue-name = Nom
desk-label-street = Rue et numéro
desk-label-postal-code = Code postal
desk-label-municipality = Commune
desk-label-map-url = Lien vers une carte
desk-label-capacity-hint = Places
desk-label-access = Accessibilité
desk-label-travel = Itinéraire
desk-label-access-nl = Accessibilité en néerlandais
desk-label-access-fr = Accessibilité en français
desk-label-access-en = Accessibilité en anglais
desk-label-travel-nl = Itinéraire en néerlandais
desk-label-travel-fr = Itinéraire en français
desk-label-travel-en = Itinéraire en anglais
desk-label-archived = Archivé

desk-done-venue-saved = Le lieu est enregistré.
desk-done-venue-saved-told = { $told ->
    [one] Le lieu est enregistré. 1 participant recevra un courriel.
   *[other] Le lieu est enregistré. { $told } participants recevront un courriel.
}
desk-done-venue-archived = Le lieu est archivé.
desk-done-venue-restored = Le lieu est remis en usage.
desk-history-venue-add = a créé le lieu
desk-history-venue-edit = a modifié le lieu
desk-history-venue-archive = a archivé le lieu ou l’a remis en usage

field-not-a-postal-code = Ce n’est pas un code postal.

event-details-title = Contenu et prix

speaker-list-title = Intervenants
speaker-list-lead = Les participants voient les intervenants dans cet ordre sur la page de l’activité.
speaker-count = { $count ->
    [0] aucun intervenant
    [one] 1 intervenant
   *[other] { $count } intervenants
}
speaker-new = Ajouter un intervenant
speaker-edit = Modifier
speaker-remove = Retirer
speaker-none = Il n’y a pas encore d’intervenants. Ajoutez-les pour pouvoir aussi les citer dans le programme de la journée.
speaker-known = Reprendre quelqu’un d’une activité précédente
speaker-search = Chercher par nom ou organisation
speaker-none-found = Personne n’a été trouvé avec « { $search } ».
speaker-about = À propos de cette personne
speaker-help-about = Quelques phrases. Si vous n’écrivez que dans une langue, les autres voient celle-là.
speaker-about-in = avec un texte en
speaker-role-speaker = orateur
speaker-role-trainer = formateur
speaker-role-facilitator = animateur
speaker-role-chair = président de séance
desk-label-speaker-name = Nom
desk-label-speaker-role = Rôle
desk-label-speaker-organisation = Organisation
desk-label-about-nl = En néerlandais
desk-label-about-fr = En français
desk-label-about-en = En anglais
desk-done-speaker-saved = L’intervenant est enregistré.
desk-done-speaker-removed = L’intervenant est retiré.
desk-done-speaker-moved = L’ordre est modifié.
desk-history-speaker-add = a ajouté un intervenant
desk-history-speaker-edit = a modifié un intervenant
desk-history-speaker-remove = a retiré un intervenant
desk-history-speaker-move = a changé l’ordre des intervenants
field-too-many-speakers = Une activité peut avoir au plus 100 intervenants.

agenda-title = Programme de la journée
agenda-lead = Ce qui se passe et quand, par session. Si une session se déplace, son programme suit.
agenda-count = { $count ->
    [0] encore vide
    [one] 1 point
   *[other] { $count } points
}
agenda-new = Ajouter un point
agenda-edit = Modifier
agenda-remove = Retirer
agenda-none = Il n’y a pas encore de programme pour cette session.
agenda-no-sessions = Ajoutez d’abord une session : le programme fait partie d’une journée.
agenda-no-speakers = Vous voulez aussi dire qui parle ?
agenda-lost = { $count ->
    [one] 1 point fait partie d’une session qui n’a pas lieu. Si vous remettez la session, il revient aussi.
   *[other] { $count } points font partie d’une session qui n’a pas lieu. Si vous remettez la session, ils reviennent aussi.
}
agenda-outside = en dehors de la session
agenda-help-title = Par exemple « Accueil avec café » ou « Que permet la loi ? ».
agenda-help-room = Nécessaire si deux points ont lieu en même temps : chacun a alors sa salle.
agenda-column-time = Heure
agenda-column-what = Quoi
agenda-column-room = Salle
desk-label-agenda-session = Session
desk-label-item-title = Point du programme
desk-label-item-start = De
desk-label-item-end = À
desk-label-item-description = Explication
desk-label-room = Salle
desk-label-speakers = Avec
desk-done-agenda-saved = Le programme de la journée est enregistré.
desk-done-agenda-removed = Le point est retiré.
desk-history-agenda-add = a ajouté un point au programme de la journée
desk-history-agenda-edit = a modifié un point du programme de la journée
desk-history-agenda-remove = a retiré un point du programme de la journée
field-ends-before-it-begins = La fin doit venir après le début.
field-outside-session = Ceci est en dehors de la session.
field-same-time = Il y a déjà quelque chose à ce moment. Deux points en même temps ont chacun leur salle.
field-too-many-items = Une activité peut avoir au plus 300 points.
