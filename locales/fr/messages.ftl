# Messages of organisers: their letter, the page to unsubscribe, the desk's pages.
mail-why-message = Vous recevez ce message de l’organisateur en raison de votre inscription, actuelle ou passée, à cette activité.
mail-unsubscribe-lead = Vous ne voulez plus de messages des organisateurs ? Les courriels qui concernent votre propre inscription vous parviendront toujours.
mail-unsubscribe-invitee = Vous ne voulez plus aucune invitation ?
mail-unsubscribe = Se désabonner
mail-message-test-subject = [Test]
mail-message-test = Ceci est un test, uniquement pour vous. Les liens vers une inscription mènent ici à la page de l’activité.

page-unsubscribe-title = Messages des organisateurs
page-unsubscribe-lead = Vous ne voulez plus recevoir à cette adresse les messages et les invitations des organisateurs de { $association } ? Désabonnez-vous ici.
page-unsubscribe-still = Ce qui vous concerne vous parviendra toujours par courriel : la confirmation de votre inscription, une modification, une annulation, un rappel.
page-unsubscribe-button = Me désabonner
page-unsubscribe-done = C’est fait. Vous ne recevrez plus de messages ni d’invitations des organisateurs à cette adresse.
page-unsubscribe-again = C’était une erreur ?
page-unsubscribe-undo = Me réabonner

desk-messages = Messages
desk-messages-lead = Écrivez aux personnes inscrites, ou à une partie d’entre elles.
desk-message-new = Nouveau message
desk-message-edit = Modifier le message
desk-message-look = Vers le message
desk-no-messages = Il n’y a pas encore de messages pour cette activité.
desk-column-readers = Destinataires
desk-column-one-mail = Courriel
desk-column-language = Langue
desk-message-state-draft = Brouillon
desk-message-state-scheduled = Programmé
desk-message-state-sending = En cours d’envoi
desk-message-state-sent = Envoyé
desk-message-state-withdrawn = Retiré
desk-message-author = Écrit par { $name }

desk-message-words = Le message
desk-message-languages = Qui lit dans une langue où vous n’écrivez rien reçoit le message dans la première langue.
desk-message-also-in = Aussi dans cette langue : { $language }
desk-label-message-subject = Objet ({ $language })
desk-label-message-body = Texte ({ $language })
desk-help-message-body = La mise en forme se fait en Markdown. La formule d’appel et la salutation sont déjà dans le courriel.
desk-message-placeholders = Ce qui peut être complété automatiquement
desk-message-placeholders-lead = Placez un de ces mots, avec ses accolades, dans votre texte. Chacun y lira ses propres données.
desk-placeholder-first-name = le prénom du destinataire
desk-placeholder-last-name = le nom du destinataire
desk-placeholder-organisation = l’organisation du destinataire
desk-placeholder-event = le titre de l’activité
desk-placeholder-event-link = le lien vers la page de l’activité
desk-placeholder-registration-link = le lien personnel du destinataire vers son inscription
desk-message-unknown = Ceci ne peut pas être complété :
desk-message-readers = Qui le reçoit ?
desk-message-readers-lead = Choisissez ici qui reçoit le message. Ce que vous laissez ouvert ne compte pas.
desk-label-message-statuses = État de l’inscription
desk-label-message-sessions = Session choisie
desk-help-message-sessions = Qui a choisi au moins une de ces sessions.
desk-label-message-answer = Réponse
desk-label-message-attendance = Présence
desk-message-was-present = Présent
desk-message-was-absent = Absent
desk-message-some-organisations = Certaines organisations seulement
desk-label-message-organisations = Organisations
desk-help-message-organisations = Entre parenthèses : le nombre d’inscriptions.
desk-message-no-organisation = Aucune organisation indiquée
desk-message-save = Enregistrer et regarder

desk-message-reaches = { $count ->
    [0] Pour le moment, personne ne reçoit ce message.
    [one] Pour le moment, une personne reçoit ce message.
   *[other] Pour le moment, { $count } personnes reçoivent ce message.
}
desk-message-judged-later = Au moment de l’envoi, nous regardons à nouveau qui répond à ces critères.
desk-message-left-out = { $count ->
    [one] Une personne ne le reçoit pas
   *[other] { $count } personnes ne le reçoivent pas
}
desk-message-left-out-why = Elles se sont désabonnées des messages des organisateurs. Doivent-elles absolument savoir ceci ? Téléphonez-leur.
desk-message-undeliverable-why = Aucun courriel n’arrive à leur adresse. Corrigez l’adresse, et cela ira.
desk-message-try = M’envoyer un test
desk-message-send = Envoyer
desk-label-when = Quand ?
desk-message-now = Maintenant
desk-message-later = Plus tard, à ce moment :
desk-label-send-date = Date
desk-label-send-time = Heure
desk-help-send-time = Par exemple 9:00, dans le fuseau { $zone }.
desk-label-send-repeated = Laquelle des deux heures ?
desk-which-send-time = Laquelle des deux heures ?
desk-message-send-to = { $count ->
    [0] Envoyer
    [one] Envoyer à une personne
   *[other] Envoyer à { $count } personnes
}
desk-message-goes-at = Ce message part le { $moment } ({ $zone }). Vous voulez encore le modifier ? Faites-en d’abord à nouveau un brouillon.
desk-message-to-draft = Ne pas envoyer, revenir au brouillon
desk-message-remove = Jeter le brouillon
desk-message-remove-lead = Le brouillon disparaît. Personne n’en a reçu de courriel.

desk-message-preview = Voici l’aspect du message
desk-message-preview-of = Ceci est le courriel pour { $name }.
desk-message-preview-of-nobody = Ceci est le courriel sans les données d’un destinataire.
desk-message-preview-links = Les liens personnels sont cachés ici.
desk-message-preview-text = En texte simple
desk-message-people = Destinataires
desk-message-nobody = Personne ne répond à vos critères.

desk-message-progress = En route
desk-message-outcome = Résultat
desk-message-done-of = { $done } courriels sur { $count } sont traités.
desk-message-collecting = Les courriels sont préparés : { $count } jusqu’ici, dont { $done } traités.
desk-message-look-again = Regarder à nouveau
desk-message-looks-itself = Avec JavaScript, cela se fait tout seul, toutes les cinq secondes.
desk-message-number-readers = Destinataires
desk-message-number-sent = Envoyés
desk-message-number-waiting = En attente
desk-message-number-failed = Pas partis
desk-message-number-withdrawn = Retirés
desk-message-number-unsubscribed = Désabonnés, donc sans courriel
desk-message-started = Commencé
desk-message-finished = Terminé
desk-message-withdraw = Arrêter l’envoi
desk-message-withdraw-lead = Qui n’a pas encore le courriel ne le recevra plus. Ce qui est parti ne peut pas être rattrapé.
desk-message-outcomes = Par personne

desk-done-message-scheduled = Le message est programmé.
desk-done-message-sending = Le message est en cours d’envoi.
desk-done-message-tried = { $told ->
    [one] Un test est en route vers vous.
   *[other] { $told } tests sont en route vers vous, un par langue.
}
desk-done-message-to-draft = Le message est à nouveau un brouillon. Personne ne l’a reçu.
desk-done-message-withdrawn = { $told ->
    [0] L’envoi est arrêté. Plus aucun courriel n’attendait.
    [one] L’envoi est arrêté. Un courriel ne part plus.
   *[other] L’envoi est arrêté. { $told } courriels ne partent plus.
}
desk-done-message-removed = Le brouillon est jeté.
desk-done-invited-unsubscribed = { $told ->
    [0] Personne ne reçoit d’invitation : les personnes pas encore invitées se sont désabonnées.
    [one] Une personne reçoit une invitation. Qui s’est désabonné n’en reçoit pas.
   *[other] { $told } personnes reçoivent une invitation. Qui s’est désabonné n’en reçoit pas.
}
desk-letter-message = Message de l’organisateur
desk-label-scheduled-at = Part le
desk-label-subject = Objet
desk-history-event-send-message = a envoyé un message
desk-history-event-schedule-message = a programmé un message
desk-history-event-withdraw-message = a retiré un message
desk-history-event-message-sent = a préparé les courriels d’un message
field-unknown-placeholder = Il y a entre accolades quelque chose qui ne peut pas être complété.
field-link-in-subject = Un lien ne peut pas se trouver dans l’objet.
field-link-incomplete = Un lien du texte ne commence pas par https:// et ne mène donc nulle part.
field-moment-has-passed = Ce moment est déjà passé.
field-nobody-fits = Pour le moment, personne ne répond à vos critères.

site-privacy-unsubscribed-what = Les adresses auxquelles nous avons envoyé une invitation ou un message d’un organisateur, et si elles s’en sont désabonnées
site-privacy-unsubscribed-why = Ne plus vous envoyer de messages que vous ne voulez pas
site-privacy-unsubscribed-basis = Intérêt légitime : garder votre choix
site-privacy-unsubscribed-who = Les organisateurs voient qui ils n’atteignent pas à cause d’un désabonnement
site-privacy-unsubscribed-kept = Tant que le choix est valable ; à votre demande, nous l’effaçons plus tôt
