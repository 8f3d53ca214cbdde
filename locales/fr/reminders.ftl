# Reminders, follow-ups, materials and attendance: letters first, then the desk.
mail-reminder-subject = Rappel : { $title }
mail-reminder-heading = À bientôt
mail-reminder-lead = { $count ->
    [one] C’est pour bientôt. Vous participez à « { $title } » :
   *[other] C’est pour bientôt. Vous participez à « { $title } ». Voici votre programme ce jour-là :
}
mail-reminder-cannot = Un empêchement ? Signalez-le sur votre page personnelle. Votre place sera ainsi libre pour quelqu’un d’autre.
mail-reminder-button = Je ne peux pas venir

mail-joining-subject = Pour participer en ligne : { $title }
mail-joining-heading = Pour participer
mail-joining-lead = « { $title } » commence bientôt. Votre lien personnel vous permet de participer en ligne :
mail-joining-button = Participer en ligne
mail-joining-opens = Vous pouvez entrer à partir du { $moment }.
mail-joining-cannot = Un empêchement ? Annulez ici :

mail-thanks-subject = Merci pour votre participation : { $title }
mail-thanks-heading = Merci pour votre participation
mail-thanks-lead = Merci d’avoir participé à « { $title } ».
mail-after-subject = La suite : { $title }
mail-after-heading = Merci pour votre intérêt
mail-after-lead = « { $title } » est terminé. Merci pour votre intérêt.
mail-missed-subject = Vous nous avez manqué : { $title }
mail-missed-heading = Vous nous avez manqué
mail-missed-lead = Vous aviez une place à « { $title } », mais vous n’avez pas pu être là. Cela arrive.
mail-missed-materials = Voici de quoi suivre malgré tout.
mail-missed-wrong = Vous étiez bien là ? Répondez à ce message et nous corrigerons.
mail-materials = Documents
mail-next-events = Prochainement : { $programme }

desk-letter-reminder = Rappel
desk-letter-joining = Pour participer en ligne
desk-letter-thanks = Merci pour votre participation
desk-letter-missed = Vous nous avez manqué

desk-reminders = Rappels
desk-reminders-lead = Ces courriels partent d’eux-mêmes, pour chaque session. Si vous déplacez une session, ils suivent. Chacun reçoit chaque courriel une seule fois. Qui s’inscrit après ce moment ne reçoit pas de rappel : la confirmation dit déjà tout.
desk-reminders-draft = Ceci est un brouillon. Rien ne part avant la publication.
desk-reminders-cancelled = Cette activité est annulée. Rien ne part plus.
desk-no-reminders = Cette activité n’a pas de rappels.
desk-use-usual-reminders = Utiliser les rappels habituels
desk-add-reminder = Ajouter un rappel
desk-edit-reminder = Modifier le rappel
desk-remove-reminder = Supprimer
desk-reminder-no-session = Aucune session n’est concernée.
desk-reminder-kind-reminder = Rappel : quand, où, et un bouton pour qui ne peut pas venir
desk-reminder-kind-joining = Pour participer en ligne : le lien personnel vers la session en ligne
desk-reminder-kind-thanks = Merci : avec les documents, après la session
desk-reminder-kind-missed = Vous nous avez manqué : après la session, pour les absents
desk-reminder-unit-days = jours
desk-reminder-unit-hours = heures
desk-reminder-unit-minutes = minutes
desk-reminder-to-registered = à toutes les personnes inscrites
desk-reminder-to-present = aux personnes présentes
desk-reminder-to-absent = aux personnes absentes
desk-reminder-before-days = { $amount ->
    [0] Le jour même
    [1] Un jour avant
   *[other] { $amount } jours avant
}
desk-reminder-before-hours = { $amount ->
    [1] Une heure avant
   *[other] { $amount } heures avant
}
desk-reminder-before-minutes = { $amount ->
    [1] Une minute avant
   *[other] { $amount } minutes avant
}
desk-reminder-after-days = { $amount ->
    [0] Le jour même, après la fin
    [1] Un jour après la fin
   *[other] { $amount } jours après la fin
}
desk-reminder-after-hours = { $amount ->
    [1] Une heure après la fin
   *[other] { $amount } heures après la fin
}
desk-reminder-after-minutes = { $amount ->
    [1] Une minute après la fin
   *[other] { $amount } minutes après la fin
}
desk-reminder-at = { $when } à { $time }
desk-reminder-with-others = { $count ->
    [one] et une autre session ce jour-là
   *[other] et { $count } autres sessions ce jour-là
}
desk-reminder-ahead = { $count ->
    [0] Part le { $moment }. Personne n’est encore inscrit.
    [1] Part le { $moment } vers 1 personne.
   *[other] Part le { $moment } vers { $count } personnes.
}
desk-reminder-ahead-audience = Part le { $moment }.
desk-reminder-awaits = Part dès que les présences sont clôturées, au plus tôt le { $moment }.
desk-reminder-now = Part maintenant.
desk-reminder-nobody = Personne n’en avait besoin.
desk-reminder-sent = { $count ->
    [one] Le { $moment } vers 1 personne.
   *[other] Le { $moment } vers { $count } personnes.
}
desk-reminder-pointless-not-public = Ne part pas : l’activité n’a pas lieu.
desk-reminder-pointless-begun = Ne part pas : la session a déjà commencé à ce moment.
desk-reminder-pointless-too-late = Ne part plus : la session est terminée depuis trop longtemps.
desk-reminder-pointless-session-is-younger = Ne part pas : la session a été ajoutée après ce moment.
desk-reminder-pointless-rule-is-younger = Ne part pas : le moment était passé quand vous avez enregistré ce rappel.
desk-reminder-pointless-not-online = Ne part pas : il n’y a pas de lien en ligne.
desk-label-letter = Quel courriel
desk-help-letter = Les deux premiers partent avant le début de la session, les deux autres après la fin.
desk-label-amount = Combien
desk-label-unit = Jours, heures ou minutes
desk-label-time-of-day = À quelle heure
desk-help-time-of-day = Uniquement avec des jours. Vide : à l’heure de la session.
desk-help-reminder-audience = Le rappel et le lien en ligne vont à toutes les personnes inscrites. Qui était là ou non, nous le savons quand les présences sont clôturées.
desk-help-reminder-since = Ce qui aurait déjà dû partir ne part plus en enregistrant.
desk-done-reminder-saved = Le rappel est enregistré. Vous voyez ci-dessous quand il part.
desk-done-reminder-removed = Le rappel est supprimé.
desk-done-usual-reminders = Les rappels habituels sont prêts. Vous voyez ci-dessous quand ils partent.
field-reminder-too-much = Indiquez un nombre entier{ $limit ->
    [0] .
   *[other] , au maximum { $limit }.
}
field-reminder-nothing = Indiquez au moins 1. Pour 0 jour, indiquez une heure.
field-reminder-time-needs-days = Une heure ne va qu’avec des jours.
field-reminder-other-audience = Ce courriel ne convient pas à ces personnes. Un rappel va à tout le monde, un merci aux personnes présentes ou à tout le monde, « Vous nous avez manqué » aux personnes absentes.
field-reminder-twice = Ce rappel existe déjà.
field-reminder-too-many = Une activité a au maximum 20 rappels.

desk-materials = Documents
desk-materials-lead = Des liens et des fichiers : une présentation, un enregistrement, un texte. Vous choisissez qui les reçoit, et à partir de quand.
desk-no-materials = Il n’y a pas encore de documents.
desk-add-material = Ajouter un document
desk-edit-material = Modifier le document
desk-remove-material = Supprimer
desk-material-for-registered = pour toutes les personnes inscrites
desk-material-for-present = uniquement pour les personnes présentes
desk-label-url = Lien
desk-help-material-title = Tel qu’il figure sur la page et dans le courriel, par exemple « Présentation ».
desk-help-material-url = Commence par https://
desk-label-material-title = Document
desk-done-material-saved = Le document est enregistré.
desk-done-material-removed = Le document est supprimé.
field-too-many-materials = Il y a place pour 50 documents au maximum.

desk-attendance = Présences
desk-mark-none = Rien encore
desk-mark-present = Présent
desk-mark-partial = Partiellement présent
desk-mark-absent = Absent
desk-mark-excused = Excusé
desk-attendance-too-early = Vous pouvez noter les présences à partir du { $moment }.
desk-attendance-is-closed = Cette liste a été clôturée le { $moment }.
desk-attendance-rest = { $count ->
    [one] Rien n’est encore noté pour une personne. Notez-la d’un seul coup.
   *[other] Rien n’est encore noté pour { $count } personnes. Notez-les d’un seul coup, puis corrigez les exceptions.
}
desk-attendance-rest-present = Le reste était présent
desk-attendance-rest-absent = Le reste était absent
desk-attendance-save = Enregistrer les présences
desk-attendance-met = { $count ->
    [one] Entre-temps, quelqu’un a noté autre chose pour cette personne. Rien n’a été remplacé. Vérifiez :
   *[other] Entre-temps, quelqu’un a noté autre chose pour ces personnes. Rien n’a été remplacé. Vérifiez :
}
desk-attendance-close = Clôturer les présences
desk-attendance-close-lead = Les courriels aux personnes présentes et absentes partent ensuite. Seul un organisateur peut rouvrir la liste.
desk-attendance-unmarked = { $count ->
    [one] Rien n’est encore noté pour une personne : elle ne recevra pas de courriel après la session.
   *[other] Rien n’est encore noté pour { $count } personnes : elles ne recevront pas de courriel après la session.
}
desk-attendance-reopen = Rouvrir la liste
desk-attendance-reopen-lead = Les courriels déjà partis restent ce qu’ils sont. Personne ne reçoit deux fois le même courriel.
desk-label-people = Personnes
desk-done-attendance-saved = { $told ->
    [0] Rien n’a changé.
    [1] Enregistré : une présence.
   *[other] Enregistré : { $told } présences.
}
desk-done-attendance-closed = Les présences sont clôturées.
desk-done-attendance-reopened = La liste est rouverte.
refusal-attendance-not-yet = Pas encore possible : on note les présences à partir du jour même et on clôture après la fin.
refusal-attendance-closed = Cette liste a été clôturée entre-temps. Un organisateur peut la rouvrir.
desk-history-reminder-add = a ajouté un rappel
desk-history-reminder-edit = a modifié un rappel
desk-history-reminder-remove = a supprimé un rappel
desk-history-reminder-use-usual = a pris les rappels habituels
desk-history-material-add = a ajouté un document
desk-history-material-edit = a modifié un document
desk-history-material-remove = a supprimé un document
desk-history-attendance-record = a noté des présences
desk-history-attendance-correct = a corrigé une présence
desk-history-attendance-close = a clôturé les présences
desk-history-attendance-reopen = a rouvert les présences
