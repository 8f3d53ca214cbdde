# Files of meeting tools: handing one in, looking at it, saying who is who, taking it in and undoing it.
attendance-import = Importer le rapport d’une réunion
attendance-import-lead = Après la session, téléchargez le rapport de présence de Teams, Zoom, Webex, GoTo Webinar ou Livestorm, ou prenez votre propre liste. Vous voyez d’abord ce qu’il contient. Un deuxième rapport de la même session s’ajoute au premier.
attendance-import-file-help = CSV, Excel (.xlsx) ou JSON, { $most } Mo au plus. La langue du rapport n’a pas d’importance.
attendance-import-before = Déjà importés
attendance-import-state-draft = À vérifier
attendance-import-state-done = Importé
attendance-import-state-undone = Annulé
attendance-import-brought = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
attendance-import-go-on = Continuer la vérification
attendance-import-undo = Annuler l’importation
attendance-import-discard = Abandonner ce fichier
attendance-import-tool-teams = Rapport de Teams
attendance-import-tool-teams-list = Liste de Teams
attendance-import-tool-zoom = Rapport de Zoom
attendance-import-tool-zoom-webinar = Webinaire de Zoom
attendance-import-tool-webex = Rapport de Webex
attendance-import-tool-goto-webinar = GoTo Webinar
attendance-import-tool-livestorm = Livestorm
attendance-import-tool-table = Liste
attendance-import-unclear = Nous ne reconnaissons pas le contenu des colonnes. Indiquez-le ci-dessous ; nous nous en souviendrons la prochaine fois.
attendance-import-reading = Comment nous lisons le fichier
attendance-import-reading-help = Quelque chose n’est pas juste ? Indiquez ce que contient chaque colonne. Un fichier avec les mêmes titres sera désormais lu ainsi.
attendance-import-nothing = Ne pas utiliser
attendance-import-holds-name = Nom complet
attendance-import-holds-first-name = Prénom
attendance-import-holds-last-name = Nom de famille
attendance-import-holds-address = Adresse e-mail
attendance-import-holds-from = Arrivée
attendance-import-holds-until = Départ
attendance-import-holds-day = Date
attendance-import-holds-length = Durée
attendance-import-holds-minutes = Durée en minutes
attendance-import-holds-seconds = Durée en secondes
attendance-import-holds-answer = Présence : oui ou non
attendance-import-holds-action = Arrivée ou départ
attendance-import-holds-at = Moment de l’arrivée ou du départ
attendance-import-holds-role = Rôle
attendance-import-zone = Fuseau horaire du fichier
attendance-import-zone-help = Le plus souvent celui de la personne qui a téléchargé le rapport.
attendance-import-total = Dans le fichier
attendance-import-certain = Reconnues
attendance-import-asked = À choisir
attendance-import-crew = Organisation et intervenants
attendance-import-order-day = Nous lisons les dates comme jour, mois, année : ainsi elles correspondent à la session.
attendance-import-order-month = Nous lisons les dates comme mois, jour, année : ainsi elles correspondent à la session.
attendance-import-order-year = Nous lisons les dates comme année, mois, jour : ainsi elles correspondent à la session.
attendance-import-replay = { $count ->
    [one] { $count } personne n’a regardé que l’enregistrement. Cela ne compte pas comme une présence.
   *[other] { $count } personnes n’ont regardé que l’enregistrement. Cela ne compte pas comme une présence.
}
attendance-import-another-day = Ce rapport date du { $day }. Ce n’est pas le jour de cette session. Est-ce le bon fichier ?
attendance-import-no-time-within = Aucune heure de ce fichier ne tombe pendant la session. S’agit-il d’une autre réunion, ou d’un autre fuseau horaire ?
attendance-import-unread-moment = La date ou l’heure n’est pas possible.
attendance-import-unread-ends-before = La fin précède le début.
attendance-import-unread-too-long = Cela dure plus d’un jour.
attendance-import-unread-negative = La durée est négative.
attendance-import-unread-length = La durée est illisible.
attendance-import-unread-no-name = Il n’y a ni nom ni adresse.
attendance-import-who = Qui est qui ?
attendance-import-who-help = Nous ne reconnaissons pas ces personnes à leur adresse. Choisissez de qui il s’agit. Nous nous en souviendrons pour un prochain rapport.
attendance-import-is = C’est
attendance-import-choose = Choisissez de qui il s’agit
attendance-import-new = Pas encore sur la liste : inscrire pour { $organisation }
attendance-import-nobody = Ne pas compter
attendance-import-other = Ou une autre personne : nom ou adresse e-mail
attendance-import-namesakes = Plusieurs personnes inscrites portent ce nom.
attendance-import-phone = C’est un numéro de téléphone. Nous ne le conservons pas.
attendance-import-near = De la même organisation
attendance-import-left-out = { $count ->
    [one] { $count } autre personne n’est pas sur la liste et n’est pas comptée.
   *[other] { $count } autres personnes ne sont pas sur la liste et ne sont pas comptées.
}
attendance-import-walk-in = Une personne non inscrite était là ? Ajoutez-la d’abord à la liste, puis rouvrez ce fichier.
attendance-import-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
attendance-import-certain-list = { $count ->
    [one] { $count } personne reconnue
   *[other] { $count } personnes reconnues
}
attendance-import-crew-list = { $count ->
    [one] { $count } personne de l’organisation ou intervenante
   *[other] { $count } personnes de l’organisation ou intervenantes
}
attendance-import-crew-help = Elles ne comptent pas parmi les participants.
attendance-import-together = Des collègues ont regardé ensemble ?
attendance-import-together-help = Les personnes qui ont regardé sur l’écran d’un collègue ne figurent pas dans le rapport. Elles reçoivent le même temps que ce collègue.
attendance-import-together-whose = { $number }. Qui figure dans le rapport
attendance-import-together-with = { $number }. Qui a regardé avec
attendance-import-take-in = Importer
attendance-import-another-time = Ce rapport concerne quand même cette session
attendance-import-another-time-help = Alors compte la durée de présence, pas le moment.
attendance-import-rest-absent = Qui ne figure pas dans le rapport était absent
attendance-import-rest-absent-help = Seulement pour ceux dont rien n’est encore noté. Laissez décoché si d’autres étaient dans la salle et que leur liste doit encore venir.
desk-done-attendance-imported = { $told ->
    [one] Le rapport est importé pour { $told } personne.
   *[other] Le rapport est importé pour { $told } personnes.
}
desk-done-attendance-import-known = Ce fichier a déjà été importé : rien n’a changé.
desk-done-attendance-import-undone = L’importation du rapport est annulée. Ce qu’il apportait ne compte plus.
desk-done-attendance-import-discarded = Le fichier est abandonné. Rien n’a changé.
desk-history-attendance-import = a importé le rapport d’une réunion
desk-history-attendance-import-undone = a annulé l’importation d’un rapport
field-report-nobody = Nous n’y trouvons pas de liste de personnes. Prenez le rapport de présence lui-même.
field-report-dates = Les dates de ce fichier ne sont pas possibles, que le jour ou le mois vienne en premier.
field-report-another-time = Ce rapport semble être celui d’une autre réunion. Prenez un autre fichier, ou indiquez qu’il concerne quand même cette session.
field-person-choose = Choisissez de qui il s’agit, ou choisissez de ne pas compter.
field-person-not-expected = Personne ayant une place dans cette session ne porte ce nom ou n’a cette adresse.
field-person-several = Plusieurs personnes portent ce nom. Donnez l’adresse e-mail.
field-report-too-many-columns = Ce fichier contient plus de 120 colonnes. Ne gardez que celles dont vous avez besoin.
