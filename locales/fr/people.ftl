# Le tableau des personnes participantes.
desk-filter-further = Plus de filtres et de colonnes
desk-filter-mail-failed = Courriel non distribué
desk-filter-overbooked = Admis au-delà de la limite
desk-columns = Colonnes
desk-column-email = Adresse e-mail
desk-column-function = Type de fonction
desk-column-job-title = Fonction
desk-column-sessions = Sessions choisies
desk-column-mode = Participation
desk-column-tags = Étiquettes
desk-column-attendance = Présence
desk-column-remarks = Remarques
desk-column-registrations = Inscriptions
desk-sort-latest = Dernières inscriptions d’abord
desk-sort-earliest = Premières inscriptions d’abord
desk-sort-organisation = Par organisation
desk-sort-status = Par statut
desk-scope-ticked = Les personnes cochées
desk-scope-all = { $count ->
    [one] L’inscription qui correspond aux filtres
   *[other] Les { $count } inscriptions qui correspondent aux filtres
}
desk-mail-them = Écrire un message
desk-tag-them = Ajouter ou ôter une étiquette
desk-move-them = Déplacer vers une autre activité

# Vues.
desk-views = Vues
desk-view-usual = Vue habituelle
desk-view-of = de { $name }
desk-view-save = Enregistrer la vue
desk-view-lead = Une vue retient les filtres, les colonnes et l’ordre affichés.
desk-view-name = Nom de la vue
desk-view-name-help = Une de vos vues du même nom sera remplacée.
desk-view-shared = Les collègues voient aussi cette vue
desk-view-opens-first = La liste s’ouvre sur cette vue
desk-view-opens-first-help = Votre propre choix prime sur celui d’un ou d’une collègue.
desk-view-is-shared = aussi pour les collègues
desk-view-is-first = S’ouvre d’abord
desk-view-remove = Supprimer la vue
desk-label-view = Vue
field-too-many-views = Vous avez 50 vues de cette activité. Supprimez-en d’abord une.

# À plusieurs à la fois.
desk-step-cancel = { $count ->
    [one] Annuler 1 inscription ?
   *[other] Annuler { $count } inscriptions ?
}
desk-step-move = { $count ->
    [one] Déplacer 1 personne
   *[other] Déplacer { $count } personnes
}
desk-step-tag = { $count ->
    [one] Étiquette pour 1 inscription
   *[other] Étiquette pour { $count } inscriptions
}
desk-step-approve = { $count ->
    [one] Approuver 1 demande ?
   *[other] Approuver { $count } demandes ?
}
desk-step-decline = { $count ->
    [one] Refuser 1 demande ?
   *[other] Refuser { $count } demandes ?
}
desk-step-cancel-button = { $count ->
    [one] Annuler 1 inscription
   *[other] Annuler { $count } inscriptions
}
desk-step-approve-button = { $count ->
    [one] Approuver 1 demande
   *[other] Approuver { $count } demandes
}
desk-step-decline-button = { $count ->
    [one] Refuser 1 demande
   *[other] Refuser { $count } demandes
}
desk-step-changed = La liste a changé entre-temps. Vérifiez les nombres et appuyez de nouveau.
desk-step-left = { $count ->
    [one] { $now } à la fois. Il en restera 1 : recommencez.
   *[other] { $now } à la fois. Il en restera { $count } : recommencez.
}
desk-step-back = Retour
desk-cancel-several-lead = { $count ->
    [one] 1 personne reçoit un courriel et le rendez-vous disparaît de son agenda.
   *[other] { $count } personnes reçoivent un courriel et le rendez-vous disparaît de leur agenda.
}
desk-cancel-several-waiting = { $count ->
    [one] 1 personne en liste d’attente peut recevoir une place libre.
   *[other] { $count } personnes en liste d’attente peuvent recevoir une place libre.
}
desk-several-move = { $count ->
    [one] 1 personne déplacée
   *[other] { $count } personnes déplacées
}
desk-several-moved = Leur nouvelle inscription
desk-several-left = { $count ->
    [one] 1 inscription correspond encore aux filtres. Recommencez.
   *[other] { $count } inscriptions correspondent encore aux filtres. Recommencez.
}
desk-tag-lead = Une étiquette est un mot qui sert à retrouver des inscriptions. Seule l’équipe la voit.
desk-label-tag = Étiquette
desk-tag-help = Par exemple : orateur, presse, paie sur place.
desk-tag-known = Pour cette activité : { $tags }
desk-tag-how = Que voulez-vous faire ?
desk-tag-add = Ajouter l’étiquette
desk-tag-remove = Ôter l’étiquette
desk-tag-save = Enregistrer l’étiquette
desk-move-lead = L’inscription ici prend fin, avec un courriel et un retrait de l’agenda. Une nouvelle inscription commence à l’autre activité. Chacune renvoie à l’autre. Les sessions et les réponses ne suivent pas.
desk-move-search = Cherchez l’autre activité
desk-label-to = Vers quelle activité ?
desk-move-nowhere = Aucune activité à venir ne correspond à votre recherche.
desk-move-reason = Nous avons déplacé votre inscription vers une autre activité. Un autre courriel vous en informe.
desk-places-unlimited = places illimitées
desk-places-free = { $count ->
    [one] 1 place libre
   *[other] { $count } places libres
}
desk-when-full = S’il n’y a pas de place
desk-when-full-refuse = Ne rien faire pour cette personne
desk-when-full-wait = Mettre la personne en liste d’attente
desk-when-full-overbook = Donner quand même une place, au-delà de la limite
field-same-event = C’est cette activité même.
desk-message-chosen-people = { $count ->
    [one] Seulement à 1 inscription choisie.
   *[other] Seulement à { $count } inscriptions choisies.
}
desk-message-chosen-people-help = Les cases ci-dessous peuvent encore réduire ce groupe.

# Ajouter quelqu’un.
desk-add-participant = Ajouter une personne
desk-add-button = Ajouter
desk-add-known = Cette personne est déjà inscrite.
desk-label-standing = Place ou liste d’attente
desk-add-confirmed = Une place tout de suite
desk-add-waiting = En liste d’attente
desk-label-tell = Courriel à ces personnes
desk-tell-yes = Envoyer le courriel habituel, avec l’invitation pour l’agenda
desk-tell-no = Ne rien envoyer maintenant
desk-tell-help = Sans courriel maintenant, les rappels et les changements arriveront quand même.

# À partir d’un fichier.
desk-import = Personnes d’un fichier
desk-import-lead = Pour { $most } personnes au plus à la fois. Vous voyez d’abord ce qui se passera. Une personne déjà inscrite reste comme elle est.
desk-import-file = Fichier
desk-import-file-help = Un fichier Excel (.xlsx) ou CSV, une ligne par personne. Les colonnes comme Prénom, Nom de famille, Adresse e-mail et Organisation sont reconnues.
desk-import-paste = Ou collez les lignes ici
desk-import-paste-help = Copiez-les de votre tableur, avec les titres des colonnes.
desk-import-look = Voir l’aperçu
desk-import-preview = Contenu du fichier
desk-import-nothing-yet = Rien n’est encore enregistré.
desk-import-columns = Que contient chaque colonne ?
desk-import-heading = La première ligne contient les titres des colonnes
desk-import-look-again = Revoir l’aperçu
desk-import-people = { $count ->
    [one] 1 personne peut être ajoutée
   *[other] { $count } personnes peuvent être ajoutées
}
desk-import-row = Ligne
desk-import-more = { $count ->
    [one] Et encore 1.
   *[other] Et encore { $count }.
}
desk-import-unknown = { $count ->
    [one] L’organisation d’1 personne n’est pas dans le registre. Vous pourrez la vérifier plus tard.
   *[other] L’organisation de { $count } personnes n’est pas dans le registre. Vous pourrez la vérifier plus tard.
}
desk-import-faulty = { $count ->
    [one] 1 ligne est ignorée
   *[other] { $count } lignes sont ignorées
}
desk-import-fault-twice = Cette adresse figure déjà plus haut.
desk-import-fault-no-email = Il n’y a pas d’adresse e-mail.
desk-import-fault-email = Ce n’est pas une adresse e-mail.
desk-import-fault-no-name = Le prénom ou le nom manque.
desk-import-fault-name = Ce nom ne peut pas être enregistré.
desk-import-fault-organisation = L’organisation manque ou est trop longue.
desk-import-fault-job-title = La fonction est trop longue.
desk-import-how = Comment les ajouter ?
desk-import-add = { $count ->
    [one] Ajouter 1 personne
   *[other] Ajouter { $count } personnes
}
desk-import-other = Un autre fichier
desk-import-done = { $count ->
    [0] Personne n’a été ajouté
    [one] 1 personne ajoutée
   *[other] { $count } personnes ajoutées
}
desk-import-known = { $count ->
    [one] 1 personne était déjà inscrite
   *[other] { $count } personnes étaient déjà inscrites
}
desk-import-nothing = Ne pas utiliser
desk-import-column = Colonne { $number }
desk-import-column-first-name = Prénom
desk-import-column-last-name = Nom de famille
desk-import-column-full-name = Prénom et nom ensemble
desk-import-column-email = Adresse e-mail
desk-import-column-organisation = Organisation
desk-import-column-job-title = Fonction
desk-import-column-language = Langue
desk-label-columns = Colonnes
field-table-empty = Il n’y a rien dedans.
field-table-too-large = C’est trop grand. Répartissez-le sur plusieurs fichiers.
field-table-too-many-rows = Il peut y avoir { $limit } lignes au plus. Répartissez-les sur plusieurs fichiers.
field-table-too-many-columns = Il y a trop de colonnes. Ne gardez que celles dont vous avez besoin.
field-table-cell-too-long = Une cellule contient trop de texte.
field-table-unreadable = Ce fichier est illisible. Enregistrez-le en Excel (.xlsx) ou en CSV, sans mot de passe.
field-column-email-missing = Indiquez la colonne de l’adresse e-mail.
field-column-name-missing = Indiquez les colonnes du prénom et du nom.
field-column-organisation-missing = Indiquez la colonne de l’organisation.
field-nobody-in-table = Personne ne peut être ajouté.

# Les personnes, toutes activités confondues.
desk-people = Personnes
desk-people-lead = Toute personne inscrite un jour, avec toutes ses inscriptions.
desk-people-search = Cherchez par nom ou adresse e-mail
desk-people-latest = Dernières arrivées
desk-people-none = Personne n’a été trouvé pour « { $search } ».
desk-people-nobody-yet = Il n’y a encore personne. Les personnes apparaissent ici dès leur inscription.
desk-people-latest-at = dernière le { $at }
desk-people-alike = Peut-être la même personne
desk-people-alike-lead = Le même nom dans la même organisation, avec une autre adresse e-mail.
desk-people-alike-none = Personne ne semble figurer deux fois.
desk-keep-apart = Ce sont des personnes différentes
desk-to-person = Toutes les inscriptions et notes de cette personne
desk-person-known = Données
desk-person-addresses = Autres adresses
desk-person-corrected = Corrigée
desk-person-no-registrations = Pas encore d’inscriptions.
desk-person-mails = Courriels
desk-person-no-mails = Pas encore de courriels.
desk-correct-organisation = Corriger l’organisation
desk-correct-coming = Aussi pour les inscriptions aux activités à venir
desk-correct-coming-help = Cela vaut toujours pour les nouvelles inscriptions. Le passé reste tel quel.
desk-notes = Notes
desk-label-note = Nouvelle note
desk-note-help = Seule l’équipe lit ceci. N’écrivez rien que la personne ne pourrait lire : elle a le droit de consulter ses données.
desk-note-save = Enregistrer la note
desk-time-line-changed = Modifié

# Deux lignes d’un même être humain.
desk-merge = Fusionner
desk-merge-look = Comparer
desk-merge-question = Fusionner { $name } avec une autre personne
desk-merge-search-lead = Cherchez l’autre ligne de la même personne.
desk-merge-kept = Cette personne reste
desk-merge-gone = Celle-ci y est intégrée
desk-merge-other-way = Dans l’autre sens
desk-merge-follows = Ce qui se passe
desk-merge-moves = { $count ->
    [one] 1 inscription passe à { $name }, avec les notes et les courriels.
   *[other] { $count } inscriptions passent à { $name }, avec les notes et les courriels.
}
desk-merge-address = { $address } devient une autre adresse de la même personne. Une inscription avec cette adresse sera reconnue.
desk-merge-feed = Si les deux ont un agenda avec une adresse propre, seul celui de la première personne fonctionne encore.
desk-merge-both = { $count ->
    [one] Les deux sont inscrites à la même activité
   *[other] Les deux sont inscrites à { $count } mêmes activités
}
desk-merge-stays = Reste :
desk-merge-ends = Prend fin :
desk-merge-no-mail = Aucun courriel n’est envoyé. Le rendez-vous qui prend fin reste dans l’agenda de cette adresse jusqu’à ce que la personne le supprime.
desk-merge-for-good = Cette action est irréversible.
desk-merge-button = Fusionner définitivement

# Noms d’organisations saisis.
desk-merge-beyond = L’une de ces personnes était aussi inscrite à une activité hors de vos programmes. Demandez à un administrateur de les fusionner.
desk-typed-organisations = Organisations saisies
desk-typed-lead = Ces noms ne figurent pas dans le registre. Indiquez l’organisation visée : cela vaut pour toutes les inscriptions sous ce nom, aussi les prochaines.
desk-typed-only-all = Ces noms ne sont pas dans le registre. Un administrateur, ou un organisateur de tous les programmes, peut dire de quelle organisation il s’agit : cela vaut partout.
desk-typed-name = Tel que saisi
desk-typed-proposed = Peut-être
desk-typed-none = Toutes les organisations figurent dans le registre.
desk-recognise = Associer
desk-recognise-question = Qui est « { $name } » ?
desk-recognise-lead = { $count ->
    [one] 1 inscription porte ce nom.
   *[other] { $count } inscriptions portent ce nom.
}
desk-recognise-search = Cherchez dans le registre
desk-recognise-follows = Toutes ces inscriptions compteront pour l’organisation choisie. Le nom saisi reste conservé.
desk-recognise-none = Aucune organisation ne correspond à votre recherche.

# Ce qui s’est passé.
desk-transition-add_quietly = Ajoutée par l’équipe, sans courriel
desk-transition-move_away = Déplacée vers une autre activité
desk-transition-move_here = Déplacée d’une autre activité
desk-transition-merge = Fusionnée avec une autre inscription de la même personne
desk-history-event-tag = a ajouté ou ôté une étiquette
desk-history-event-save-view = a enregistré une vue
desk-history-event-remove-view = a supprimé une vue
desk-history-person-note = a ajouté une note
desk-history-person-keep-apart = a indiqué que c’est une autre personne
desk-history-person-correct-organisation = a corrigé l’organisation
desk-history-person-merge = a fusionné avec une autre ligne
desk-history-registration-add = a inscrit une personne
desk-history-registration-move = a déplacé une inscription
desk-history-registration-merge = a fusionné une inscription avec une autre
desk-history-organisation-recognise = a associé un nom saisi
desk-done-view-saved = La vue est enregistrée.
desk-done-view-removed = La vue est supprimée.
desk-done-participant-added = La personne figure sur la liste et reçoit un courriel.
desk-done-participant-added-quietly = La personne figure sur la liste. Aucun courriel n’a été envoyé.
desk-done-tagged = { $told ->
    [one] 1 inscription porte cette étiquette.
   *[other] { $told } inscriptions portent cette étiquette.
}
desk-done-untagged = { $told ->
    [one] 1 inscription ne porte plus cette étiquette.
   *[other] { $told } inscriptions ne portent plus cette étiquette.
}
desk-done-note-saved = La note est enregistrée.
desk-done-organisation-corrected = { $told ->
    [0] L’organisation est corrigée pour les nouvelles inscriptions.
    [one] L’organisation est corrigée, aussi pour 1 inscription à venir.
   *[other] L’organisation est corrigée, aussi pour { $told } inscriptions à venir.
}
desk-done-people-merged = Les deux lignes forment une seule personne.
desk-done-people-apart = Ces personnes ne seront plus proposées.
desk-done-organisation-recognised = { $told ->
    [one] 1 inscription est désormais à cette organisation.
   *[other] { $told } inscriptions sont désormais à cette organisation.
}
