# L'équipe, les liens pour bénévoles, et qui a modifié quoi.

field-nothing-chosen = Cochez au moins un choix.
field-organiser-known = Une personne de l’équipe a déjà cette adresse.
field-programme-needed = Choisissez un de vos programmes.
field-link-ends-before-now = Ce moment est passé.
field-link-ends-late = Un lien prend fin au plus tard une semaine après l’activité.

refusal-last-admin = C’est le seul administrateur qui peut se connecter. Nommez d’abord une autre personne.
refusal-own-rights = Vous ne pouvez pas modifier votre propre rôle ou vos programmes, ni vous désactiver. Demandez-le à un autre administrateur.

mail-welcome-subject = Vous pouvez gérer des activités chez { $association }
mail-welcome-heading = Bienvenue dans la gestion
mail-welcome-lead = { $by } vous a donné accès à la gestion de { $association }.
mail-welcome-how = Ouvrez la page de connexion et indiquez l’adresse à laquelle vous avez reçu ce courriel. Vous recevrez aussitôt un lien pour vous connecter.
mail-welcome-why = Vous recevez ce courriel automatique parce qu’un administrateur a ajouté votre adresse.
desk-letter-welcome = Bienvenue pour une nouvelle personne de l’équipe

desk-role-reader = lecture
desk-role-volunteer = bénévole
desk-role-admin-explained = Administration : tout, y compris l’équipe, dans tous les programmes
desk-role-organiser-explained = Organisation : activités, participants, courriels
desk-role-desk-explained = Accueil : voit qui vient et note les présences
desk-role-reader-explained = Lecture : voit les activités et les chiffres, aucun nom de participant

desk-team = Équipe
desk-team-lead = Qui peut se connecter ici, et ce que chacun peut faire.
desk-team-add = Ajouter une personne
desk-team-add-lead = Cette personne reçoit un courriel qui explique comment se connecter.
desk-team-add-button = Ajouter
desk-team-seen = Dernier passage
desk-team-never = jamais encore
desk-team-off = désactivé
desk-team-email-help = Les liens de connexion vont à cette adresse.
desk-team-own = Seul un autre administrateur peut modifier votre rôle et vos programmes.
desk-team-language = Langue des courriels
desk-team-saved-meanwhile = Voici ce qui est enregistré. Enregistrez à nouveau pour le remplacer par votre saisie :
desk-team-switch-off = Désactiver
desk-team-keep = Ne pas désactiver
desk-team-switch-off-lead = Cette personne s’en va ? Elle n’a aussitôt plus accès. Ce qu’elle a fait reste dans l’historique.
desk-team-switch-on = Réactiver
desk-team-switch-on-lead = Cette personne peut à nouveau se connecter, avec le même rôle et les mêmes programmes.
desk-team-off-session = Si elle est connectée, elle est aussitôt déconnectée. Les anciens liens de connexion ne fonctionnent plus.
desk-team-off-mails = Elle ne reçoit plus de courriels sur les activités, et son adresse d’agenda se ferme.
desk-team-off-links = { $count ->
    [one] Un lien donné à un bénévole prend fin.
   *[other] { $count } liens donnés à des bénévoles prennent fin.
}
desk-team-off-stays = Les activités, les participants et les messages programmés restent tels quels.

desk-label-name = Nom
desk-label-role = Rôle
desk-label-programmes = Programmes
desk-label-team-programmes = Programmes
desk-label-reach = Quelles activités
desk-label-active = Peut se connecter
desk-label-desk-link = Lien pour un bénévole
desk-label-link-ends-at = Valable jusqu’au
desk-label-link-name = Pour qui est le lien ?
desk-label-which-sessions = Quelles sessions
desk-label-sessions = Sessions
desk-label-ends-date = Valable jusqu’au : date
desk-label-ends-time = Valable jusqu’au : heure
desk-label-mails = Courriels
desk-label-mail-letter = Courriel
desk-label-mail-state = État du courriel
desk-label-attendance-closed = Clôturé
desk-label-message-text = Texte
desk-label-message-people = Destinataires
desk-label-mail-address = Adresse
desk-reach-all = tous les programmes
desk-reach-chosen = seulement les programmes cochés ci-dessous
desk-reach-help = Les activités sans programme sont réservées à qui voit tous les programmes.
desk-programmes-help = Seulement pour qui ne voit pas tous les programmes. Ce qui n’est pas coché n’existe pas pour cette personne.

desk-links = Liens pour bénévoles
desk-links-lead = Avec un lien, une personne sans compte note les présences à l’entrée : noms et organisations, rien d’autre. Envoyez-le seulement à qui en a besoin.
desk-links-made = Liens
desk-link-open = fonctionne
desk-link-ended = terminé
desk-link-address = Lien à envoyer
desk-link-sessions-all = toutes les sessions
desk-link-sessions-chosen = seulement les sessions cochées ci-dessous
desk-link-sessions-help = Seulement si vous l’avez choisi ci-dessus.
desk-link-ended-at = Terminé le { $moment }
desk-link-until = Valable jusqu’au { $moment }
desk-link-made-by = Créé par { $name }
desk-link-opened = { $count ->
    [0] pas encore ouvert
    [one] ouvert une fois
   *[other] ouvert { $count } fois
}
desk-link-end = Terminer
desk-link-make = Créer un lien
desk-link-name-help = Le nom du bénévole, ou sa table. Il figure dans l’historique.
desk-link-ends-help = Vide : deux heures après l’activité.
desk-link-no-sessions = Ajoutez d’abord une session. Vous pourrez alors créer un lien.

desk-check-in = Présences
desk-check-in-link-lead = Vous notez les présences à
desk-check-in-open = Commencer
desk-check-in-privacy = Vous voyez les noms et organisations des participants. Utilisez-les uniquement pour les présences.
desk-check-in-ended-lead = Demandez un nouveau lien à l’organisateur.
desk-check-in-lead = Choisissez une session et indiquez qui est là.
desk-check-in-nothing = Il n’y a encore rien à noter ici. Demandez à l’organisateur.
desk-check-in-leave = Terminé

desk-log-newest = Plus récent
desk-log-older = Plus ancien
desk-log-empty = Rien encore. Les modifications figurent ici.
desk-log-lead = Qui a modifié quoi, et comment c’était avant.
desk-log-whole = Tout l’historique
desk-log-of-organiser = Ce que cette personne a fait
desk-log-of-organiser-lead = Ce que cette personne a fait, et ce qui a été modifié à son accès.
desk-actor-volunteer = { $name } (bénévole)
desk-actor-participant = Le participant
desk-actor-booker = Le demandeur

desk-history-organiser-add = a donné accès depuis la ligne de commande
desk-history-organiser-invite = a ajouté une personne à l’équipe
desk-history-organiser-change = a modifié une personne de l’équipe
desk-history-organiser-switch-off = a désactivé une personne
desk-history-organiser-switch-on = a réactivé une personne
desk-history-desk-link-make = a créé un lien pour un bénévole
desk-history-desk-link-end = a mis fin à un lien pour un bénévole
desk-history-desk-link-open = a ouvert le lien de présence
desk-history-event-follow = a modifié ce qu’il veut apprendre de l’activité
desk-history-sign-in = s’est connecté
desk-history-sign-out = s’est déconnecté
desk-history-sign-in-request = a envoyé un lien de connexion
desk-history-feed-open = a ouvert une adresse d’agenda
desk-history-feed-renew = a renouvelé une adresse d’agenda
desk-history-feed-revoke = a fermé une adresse d’agenda
desk-history-feed-set-alarm = a modifié le rappel d’un agenda
desk-history-mail-bounce = a noté qu’un courriel est revenu
desk-history-mail-clear-address = a déclaré une adresse à nouveau bonne
desk-history-mail-resend = a renvoyé un courriel
desk-history-mail-try-again = a réessayé un courriel
desk-history-mail-try-all-again = a réessayé tous les courriels échoués
desk-history-mail-withdraw = a retiré un courriel
desk-history-mail-subscribe = souhaite à nouveau des messages
desk-history-mail-unsubscribe = ne souhaite plus de messages
desk-history-message-save = a enregistré un message
desk-history-message-remove = a supprimé un message
desk-history-message-try-out = s’est envoyé un message
desk-history-registration-change-address = a modifié une adresse e-mail

desk-done-organiser-added = Ajouté. Un courriel explique comment se connecter.
desk-done-organiser-saved = Enregistré. C’est valable dès maintenant.
desk-done-organiser-switched-off = Désactivé. Cette personne n’a plus accès.
desk-done-organiser-switched-on = Réactivé. Cette personne peut à nouveau se connecter.
desk-done-desk-link-made = Le lien est prêt. Copiez-le et envoyez-le à qui en a besoin.
desk-done-desk-link-ended = Le lien ne fonctionne plus.
