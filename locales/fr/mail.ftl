mail-calendar-join = Participer avec votre lien personnel
mail-calendar-room = Salle
mail-calendar-more = Toutes les informations
mail-calendar-contact = Contact
mail-calendar-online = En ligne
mail-calendar-link-after-registering = Cette session peut être suivie en ligne. Vous recevez le lien après votre inscription.

mail-greeting = Bonjour { $name },
mail-greeting-nobody = Bonjour,
mail-closing = Bien cordialement
mail-questions = Des questions ? Écrivez à
mail-event-page = Voir la page de cette activité
mail-why = Vous recevez ce message automatique parce que vous êtes ou étiez inscrit à cette activité.
mail-when = Quand
mail-where = Où
mail-where-later = le lieu sera communiqué plus tard
mail-online = En ligne
mail-join = Participer en ligne
mail-join-personal = Ce lien est personnel et s’ouvre { $minutes } minutes avant le début.
mail-join-later = votre lien personnel figure dans l’invitation à cette session.
mail-registered-as = Inscrit comme
mail-manage = Voir ou annuler votre inscription
mail-manage-button = Mon inscription
mail-manage-personal = Ce lien est personnel : ne le transmettez pas. Vous ne pouvez pas venir ? Annulez par cette voie, votre place se libère ainsi pour quelqu’un d’autre.
mail-calendar-attached = L’invitation pour votre agenda est jointe à ce message. En cas de changement, votre agenda suivra de lui-même.
mail-calendar-further = { $count ->
    [one] Pour l’autre session, vous recevrez une invitation à part.
   *[other] Pour les { $count } autres sessions, vous recevrez chaque fois une invitation à part.
}
mail-reason = Motif

mail-invitation-subject = Pour votre agenda : { $title }
mail-invitation-heading = Une session pour votre agenda
mail-invitation-lead = Cette session fait partie de votre inscription à « { $title } ».

mail-changed-subject = Modification : { $title }
mail-changed-heading = Une information a changé
mail-changed-lead = Les données de « { $title } » ont changé. Votre inscription reste valable.
mail-changed-now = Nouveau
mail-changed-before = Avant
mail-changed-calendar = L’invitation mise à jour est jointe à ce message. Elle remplace la précédente dans votre agenda.
mail-changed-cannot = Cela ne vous convient plus ? Annulez votre inscription, votre place se libère ainsi :

mail-cancelled-subject = Annulation : { $title }
mail-cancelled-event-subject = N’aura pas lieu : { $title }
mail-cancelled-heading-participant = Votre inscription est annulée
mail-cancelled-heading-organiser = Votre inscription est annulée
mail-cancelled-heading-event = Cette activité n’aura pas lieu
mail-cancelled-by-participant = Vous avez annulé votre inscription à « { $title } ».
mail-cancelled-by-organiser = L’organisateur a annulé votre inscription à « { $title } ».
mail-cancelled-by-event = « { $title } » n’aura pas lieu. Votre inscription est donc annulée.
mail-cancelled-calendar = Avec ce message, le rendez-vous disparaît de votre agenda.
mail-cancelled-again = Vous souhaitez venir malgré tout ? Réinscrivez-vous, tant qu’il reste des places :

mail-withdrawal-subject = Retiré de votre agenda : { $title }
mail-withdrawal-heading = Une session est supprimée
mail-withdrawal-lead = Cette session de « { $title } » n’a pas lieu ou ne fait plus partie de votre inscription. Le reste de votre inscription reste valable.
mail-withdrawal-whole = Votre inscription à « { $title } » est annulée. Cette session est donc annulée aussi.

mail-personal-link-subject = Votre lien personnel : { $title }
mail-personal-link-lead = Quelqu’un, sans doute vous-même, a rempli à nouveau le formulaire d’inscription à « { $title } » avec cette adresse.

mail-sign-in-subject = Connexion à la gestion de { $association }
mail-sign-in-heading = Connexion à la gestion
mail-sign-in-lead = Ouvrez ce lien et appuyez sur le bouton de la page pour vous connecter à la gestion de { $association } :
mail-sign-in-button = Se connecter
mail-sign-in-until = Le lien fonctionne une seule fois, jusqu’au { $moment } ({ $zone }).
mail-sign-in-not-you = Vous n’avez rien demandé ? Il n’y a rien à faire : sans ce message, personne ne peut entrer.
mail-sign-in-why = Vous recevez ce message automatique parce que quelqu’un a indiqué votre adresse sur la page de connexion.

# After a label; French wants a blank before it.
mail-colon = {"\u00A0"}:
