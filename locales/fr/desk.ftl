desk-menu = Menu
desk-start = Accueil
desk-start-title = Gestion
desk-events = Toutes les activités
desk-mail = Courriels
desk-mailbox = Boîte de réception de la démo
desk-public-site = Site public
desk-breadcrumb = Fil d’Ariane
desk-signed-in-as = Connecté comme
desk-role-admin = administrateur
desk-role-organiser = organisateur
desk-role-desk = accueil
desk-sign-out = Se déconnecter
desk-fault = À vérifier
desk-empty = (vide)
desk-another-choice = un autre choix
desk-pages = Pages
desk-previous = Précédent
desk-next = Suivant
desk-page-of = Page { $page } sur { $pages }
desk-search = Chercher
desk-save = Enregistrer
desk-save-mine = Enregistrer ma version
desk-save-draft = Enregistrer comme brouillon
desk-save-and-tell = Enregistrer et prévenir tout le monde
desk-leave-form = Ne pas enregistrer

desk-sign-in = Se connecter
desk-sign-in-lead = Pour les organisateurs. Indiquez votre adresse e-mail : vous recevrez un courriel avec un lien de connexion.
desk-send-link = Envoyez-moi un lien
desk-signed-out = Vous êtes déconnecté.
desk-link-sent = Regardez votre boîte de réception
desk-link-sent-lead = Si cette adresse est celle d’un organisateur, un courriel avec un lien est en route. Le lien fonctionne 10 minutes et une seule fois.
desk-link-sent-help = Pas de courriel ? Regardez dans les indésirables et vérifiez l’adresse. Vous ne pouvez demander que quelques liens par heure.
desk-ask-again = Réessayer
desk-hello = Bonjour { $name }
desk-sign-in-as = Vous vous connectez comme { $email }.
desk-not-you = Ce n’est pas vous ? Fermez cette page sans appuyer sur le bouton.
desk-link-expired = Ce lien ne fonctionne plus
desk-link-expired-lead = Un lien fonctionne une seule fois, et peu de temps. Demandez-en un nouveau : il arrive tout de suite.
desk-new-link = Demander un nouveau lien

desk-done-created = Le brouillon est enregistré. Vérifiez-le et publiez-le quand vous êtes prêt.
desk-done-saved = Enregistré.
desk-done-published = Publié. Tout le monde peut maintenant voir l’activité.
desk-done-event-cancelled = { $told ->
    [0] L’activité est annulée. Personne n’était inscrit.
    [one] L’activité est annulée. Un courriel part vers 1 participant.
   *[other] L’activité est annulée. Des courriels partent vers { $told } participants.
}
desk-done-session-added = { $told ->
    [0] La session est ajoutée.
    [one] La session est ajoutée. 1 participant reçoit un courriel avec une invitation.
   *[other] La session est ajoutée. { $told } participants reçoivent un courriel avec une invitation.
}
desk-done-session-saved = { $told ->
    [0] La session est enregistrée. Il ne fallait prévenir personne.
    [one] La session est enregistrée. 1 participant reçoit un courriel avec une nouvelle invitation.
   *[other] La session est enregistrée. { $told } participants reçoivent un courriel avec une nouvelle invitation.
}
desk-done-session-removed = { $told ->
    [0] La session est retirée.
    [one] La session est retirée. 1 participant reçoit un courriel, et elle disparaît de l’agenda.
   *[other] La session est retirée. { $told } participants reçoivent un courriel, et elle disparaît de leur agenda.
}
desk-done-registration-cancelled = L’inscription est annulée. Le participant reçoit un courriel.
desk-done-mail-queued = Le courriel est remis en file et part dans un instant.
desk-done-signed-in = Vous êtes connecté.
desk-done-nothing-changed = Rien n’a changé.

desk-new-event = Nouvelle activité
desk-new-event-lead = Vous enregistrez d’abord un brouillon. Personne ne le voit avant la publication.
desk-coming = À venir
desk-no-coming = Rien n’est prévu.
desk-drafts = Brouillons
desk-more-coming = Les { $count } activités à venir
desk-more-drafts = Les { $count } brouillons
desk-to-past = Activités passées
desk-when-coming = À venir
desk-when-drafts = Brouillons
desk-when-past = Passées
desk-which-events = Quelles activités
desk-search-events = Chercher par titre, lieu ou programme
desk-found-events = { $count ->
    [one] 1 activité
   *[other] { $count } activités
}
desk-no-events-coming = Aucune activité à venir. Créez-en une, ou publiez un brouillon.
desk-no-events-drafts = Il n’y a pas de brouillons. Toute nouvelle activité commence comme brouillon.
desk-no-events-past = Aucune activité n’est encore passée.
desk-no-events-archived = Les archives sont vides. Une activité passée peut être archivée sur sa page.
desk-found-no-events = Aucune activité trouvée.
desk-failed-mails = { $count ->
    [one] 1 courriel n’a pas pu partir.
   *[other] { $count } courriels n’ont pas pu partir.
}
desk-failed-mails-look = Voir pourquoi
desk-column-event = Activité
desk-column-when = Quand
desk-column-state = État
desk-column-places = Places
desk-column-name = Nom
desk-column-organisation = Organisation
desk-column-since = Inscrit le
desk-column-mail = Dernier courriel
desk-column-letter = Courriel
desk-column-at = Quand
desk-column-recipient = À
desk-column-error = Réponse du serveur
desk-column-action = Que faire
desk-column-due = Prochain essai
desk-no-date = pas encore de date
desk-places = { $taken } places prises sur { $capacity }
desk-places-open = { $taken } inscrits, sans maximum
desk-taken = { $taken } sur { $capacity }
desk-taken-open = { $taken }, sans maximum
desk-state-draft = Brouillon
desk-state-published = Publiée
desk-state-cancelled = Annulée

desk-group-what = De quoi s’agit-il ?
desk-group-first-session = Première session
desk-group-registering = Inscription
desk-group-contact = Contact
desk-label-title = Titre
desk-label-kind = Type
desk-label-format = Où participe-t-on ?
desk-label-language = Langue
desk-label-programme = Programme
desk-label-summary = En une phrase
desk-label-description = Description
desk-label-capacity = Nombre de places
desk-label-opens-date = Inscriptions à partir du
desk-label-opens-time = Inscriptions à partir de : heure
desk-label-closes-date = Inscriptions jusqu’au
desk-label-closes-time = Inscriptions jusqu’à : heure
desk-label-contact-name = Nom de la personne de contact
desk-label-contact-email = Adresse e-mail de la personne de contact
desk-label-slug = Adresse de la page
desk-label-session-title = Titre de la session
desk-label-date = Date
desk-label-start = Heure de début
desk-label-end = Heure de fin
desk-label-end-date = Date de fin
desk-label-time-zone = Fuseau horaire
desk-label-place = Lieu
desk-label-address = Adresse
desk-label-join-url = Lien de la réunion en ligne
desk-label-reason = Raison
desk-label-email = Adresse e-mail
desk-label-job-title = Fonction
desk-label-attendance-mode = Participe
desk-label-letters-in = Langue des courriels
desk-label-remarks = Remarques
desk-label-link = Lien de la page
desk-label-status = État
desk-label-starts-at = Début
desk-label-ends-at = Fin
desk-label-start-repeated = Quelle heure de début
desk-label-end-repeated = Quelle heure de fin
desk-label-registration-opens-at = Ouverture des inscriptions
desk-label-registration-closes-at = Clôture des inscriptions
desk-label-told = Prévenus
desk-no-programme = Aucun programme
desk-help-language = Celle du titre, du texte et de l’activité même.
desk-help-summary = Apparaît dans la liste des activités, sous le titre.
desk-help-description = En Markdown : # pour un intertitre, - pour une liste, **gras**, [texte](https://adresse).
desk-help-capacity = Laissez vide s’il n’y a pas de maximum.
desk-help-opens = Laissez vide pour ouvrir dès la publication.
desk-help-closes = Laissez vide pour rester ouvert jusqu’à la fin.
desk-help-time = Par exemple 10:00 ou 10h30
desk-help-date = Par exemple 9/3/2027
desk-help-contact-email = Visible sur la page publique.
desk-help-slug = Laissez vide : nous la formons à partir du titre. Lettres minuscules, chiffres et traits d’union.
desk-help-first-session = Pas encore de date ? Laissez tout vide. Vous pourrez ajouter des sessions plus tard.
desk-help-end-date = Seulement si la session dépasse minuit.
desk-help-time-zone = Par exemple Europe/Brussels
desk-help-place = Salle et commune, par exemple : Salle du conseil, Roulers
desk-help-join-url = Reste caché : les participants l’ouvrent par leur lien personnel.
desk-help-session-title = Utile seulement s’il y a plusieurs sessions.
desk-help-reason = Figure telle quelle dans le courriel aux inscrits.
desk-help-repeated = Cette nuit-là, l’horloge recule d’une heure : cette heure revient deux fois.
desk-which-start = De quelle heure de début s’agit-il ?
desk-which-end = De quelle heure de fin s’agit-il ?
desk-the-first-time = La première fois (encore l’heure d’été)
desk-the-second-time = La deuxième fois (déjà l’heure d’hiver)
desk-times-in-zone = Les heures de cette page sont celles de { $zone }.

desk-edit-event = Modifier l’activité
desk-preview = Aperçu
desk-preview-lead = Voici la page telle que tout le monde la verra une fois publiée.
desk-publish = Publier
desk-to-do = À faire avant de pouvoir publier
desk-missing-session = Ajoutez une session, avec date et heure
desk-missing-place = Indiquez le lieu de chaque session sur place
desk-missing-join-link = Indiquez le lien de chaque session en ligne
desk-ready = Tout est rempli. Regardez l’aperçu et publiez.
desk-is-cancelled = Cette activité n’aura pas lieu.
desk-is-past = Cette activité est passée.
desk-numbers = En chiffres
desk-number-confirmed = Inscrits
desk-number-capacity = Places
desk-number-cancelled = Annulations
desk-unlimited = sans maximum
desk-sessions = Sessions
desk-no-sessions = Il n’y a pas encore de session.
desk-add-session = Ajouter une session
desk-edit-session = Modifier la session
desk-remove-session = Retirer la session
desk-keep-session = Garder la session
desk-has-join-link = Avec lien en ligne
desk-last-session = C’est la seule session d’une activité publiée. Si elle n’a pas lieu, annulez l’activité. Si elle change de date, modifiez la session.
desk-link-after-publishing = fonctionne après la publication
desk-opens-at-once = dès la publication
desk-closes-at-end = jusqu’à la fin de l’activité
desk-back-to-event = Retour à l’activité
desk-told-of-change = { $count ->
    [0] Personne n’est encore inscrit : aucun courriel ne part.
    [one] Si vous changez l’heure, le lieu ou le titre, 1 participant reçoit un courriel et le rendez-vous change dans l’agenda.
   *[other] Si vous changez l’heure, le lieu ou le titre, { $count } participants reçoivent un courriel et le rendez-vous change dans leur agenda.
}
desk-told-of-session = { $count ->
    [0] Personne n’est encore inscrit : aucun courriel ne part.
    [one] 1 participant reçoit un courriel avec une invitation pour cette session.
   *[other] { $count } participants reçoivent un courriel avec une invitation pour cette session.
}
desk-told-of-removal = { $count ->
    [0] Personne n’est encore inscrit : aucun courriel ne part.
    [one] 1 participant reçoit un courriel, et la session disparaît de l’agenda.
   *[other] { $count } participants reçoivent un courriel, et la session disparaît de leur agenda.
}
desk-told-of-cancelling = { $count ->
    [0] Personne n’est inscrit : aucun courriel ne part. La page dira que l’activité n’a pas lieu.
    [one] 1 participant inscrit reçoit un courriel. C’est définitif.
   *[other] { $count } participants inscrits reçoivent un courriel. C’est définitif.
}
desk-cancel-event = Annuler l’activité
desk-cancel-event-lead = L’activité n’a pas lieu ? Toutes les personnes inscrites reçoivent un courriel.
desk-cancel-event-question = Cette activité n’a pas lieu ?
desk-keep-event = Garder l’activité
desk-cannot-cancel-draft = C’est un brouillon. Personne ne le connaît : il n’y a rien à annuler.
desk-cannot-cancel-cancelled = Cette activité est déjà annulée.

desk-participants = Participants
desk-search-name = Chercher un participant
desk-found-registrations = { $count ->
    [one] 1 inscription
   *[other] { $count } inscriptions
}
desk-found-nobody = Aucun résultat pour « { $search } ».
desk-nobody-yet-draft = Personne n’est encore inscrit. On peut s’inscrire dès que vous publiez l’activité.
desk-nobody-yet-invite = Invitez des personnes
desk-nobody-yet = Personne n’est encore inscrit.
desk-mails = Courriels
desk-no-mails = Aucun courriel n’est encore parti.
desk-server-said = Le serveur a répondu :
desk-try-again = Réessayer
desk-cancel-registration = Annuler l’inscription
desk-keep-registration = Garder l’inscription
desk-by-participant = par le participant
desk-by-organiser = par un organisateur
desk-by-system = automatiquement

desk-mail-demo = Dans la démo, aucun courriel ne part. Vous les trouvez tous dans la boîte de réception.
desk-mail-failed = Non partis
desk-mail-failed-lead = { $count ->
    [one] 1 courriel a été refusé. Remédiez à la cause, puis réessayez.
   *[other] { $count } courriels ont été refusés. Remédiez à la cause, puis réessayez.
}
desk-mail-none-failed = Tous les courriels sont partis.
desk-mail-waiting = En attente
desk-mail-waiting-lead = { $count ->
    [one] 1 courriel attend de partir.
   *[other] { $count } courriels attendent de partir.
}
desk-mail-none-waiting = Rien n’attend.
desk-mail-state-queued = En attente
desk-mail-state-sending = En cours d’envoi
desk-mail-state-sent = Envoyé
desk-mail-state-failed = Non parti
desk-mail-state-superseded = Remplacé par un plus récent
desk-mail-state-withdrawn = Retiré
desk-letter-confirmation = Confirmation
desk-letter-invitation = Invitation pour une autre date
desk-letter-changed = Modification
desk-letter-cancelled = Annulation
desk-letter-withdrawal = Date retirée
desk-letter-personal-link = Lien personnel
desk-letter-sign-in = Lien de connexion

desk-history = Historique
desk-the-program = Belfry
desk-history-became = est devenu
desk-history-changed = modifié
desk-history-told = { $count ->
    [one] 1 participant prévenu
   *[other] { $count } participants prévenus
}
desk-history-event-create = a créé le brouillon
desk-history-event-edit = a modifié l’activité
desk-history-event-publish = a publié l’activité
desk-history-event-cancel = a annulé l’activité
desk-history-session-add = a ajouté une session
desk-history-session-reschedule = a modifié une session
desk-history-session-remove = a retiré une session

desk-conflict-title = Quelqu’un vous a devancé
desk-conflict-who = { $name } a modifié ceci entre-temps ({ $at }).
desk-conflict-somebody = Quelqu’un a modifié ceci entre-temps.
desk-conflict-kept = Rien de votre version n’est encore enregistré, et tout ce que vous avez tapé se trouve ci-dessous. Vérifiez et enregistrez à nouveau.
desk-conflict-saved-now = Voici ce qui est enregistré et diffère de votre version :

field-not-a-date = Ce n’est pas une date. Un exemple : 9/3/2027
field-not-a-time = Ce n’est pas une heure. Un exemple : 10:00 ou 10h30
field-not-in-list = Choisissez dans la liste.
field-not-a-number-of-places = Indiquez un nombre entier, au moins 1. Laissez vide s’il n’y a pas de maximum.
field-closes-before-opens = Les inscriptions se ferment avant de s’ouvrir.
field-slug-taken = Une autre activité a déjà cette adresse.
field-place-needed = Indiquez un lieu : l’activité est publiée et des gens s’y rendent.
field-join-link-needed = Indiquez un lien : l’activité est publiée et des gens participent en ligne.
field-unknown-zone = Nous ne connaissons pas ce fuseau horaire. Un exemple : Europe/Brussels
field-time-skipped = Cette heure n’existe pas ce jour-là : l’horloge avance d’une heure. Choisissez une autre heure.
field-time-happens-twice = Cette heure revient deux fois cette nuit-là. Choisissez ci-dessous laquelle.
field-end-before-start = L’heure de fin précède l’heure de début.
field-session-too-long = Une session dure au plus 14 jours. Faites-en plusieurs sessions.
