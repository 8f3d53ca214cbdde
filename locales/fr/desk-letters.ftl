# Letters at the desk: how an event's letters speak, previews of all of them, and what an organiser is told.
desk-letters = Messages de cette activité
desk-letters-lead = Les personnes inscrites reçoivent ces messages. Vos choix valent pour les messages envoyés à partir de maintenant.
desk-label-salutation = Formule d’adresse
desk-help-salutation = Seul le néerlandais fait cette différence. En français, c’est toujours « vous ».
desk-salutation-familiar = « Je » : Dag Jan, je bent ingeschreven
desk-salutation-polite = « U » : Beste Jan Peeters, u bent ingeschreven
desk-label-sender-name = Nom de l’expéditeur
desk-help-sender-name = Laissez vide pour « { $name } ». L’adresse reste { $address } : les agendas n’acceptent de changements que de la part de qui a invité.
desk-label-reply-to = Les réponses vont à
desk-help-reply-to = Laissez vide pour que les réponses aillent à la personne de contact.
desk-help-reply-to-allowed = Adresses autorisées : { $allowed }.
field-reply-to-not-allowed = Les réponses ne peuvent pas aller à cette adresse. Choisissez une des adresses autorisées.
desk-paragraphs = Paragraphe personnel par message
desk-paragraphs-lead = Vous pouvez ajouter un paragraphe à chaque message : ce qu’il faut apporter, où se garer. Il se place juste avant la formule de politesse.
desk-previews-of-event = Voir tous les messages de cette activité
desk-column-paragraph = Paragraphe personnel
desk-column-subject = Objet
desk-paragraph-none = aucun
desk-paragraph-write = Écrire un paragraphe
desk-paragraph-edit = Modifier le paragraphe
desk-paragraph-heading = Paragraphe personnel
desk-paragraph-lead = Ce paragraphe se place juste avant la formule de politesse. Qui lit une langue laissée vide reçoit le texte dans la langue de l’activité.
desk-label-paragraph-nl = En néerlandais
desk-label-paragraph-fr = En français
desk-label-paragraph-en = En anglais
desk-help-paragraph = Vous pouvez utiliser Markdown : **gras**, *italique*, listes avec un tiret, [texte](https://adresse). Au plus { $limit } caractères.
desk-preview-look = Voir
desk-preview-look-saved = Voir le message tel qu’il est enregistré
desk-previews = Voir tous les messages
desk-previews-lead = Tous les messages que les gens peuvent recevoir, avec des données d’exemple. Rien n’est envoyé.
desk-previews-lead-event = Tous les messages au sujet de « { $title } », avec un participant fictif. Rien n’est envoyé.
desk-previews-show = Afficher
desk-mail-variant = Variante { $number }
desk-mail-variants = Variantes de ce message
desk-done-letters-saved = Enregistré. Cela vaut pour les messages envoyés à partir de maintenant.
desk-done-paragraph-saved = Le paragraphe est enregistré.
desk-history-event-set-letters = a modifié les messages
desk-history-event-set-paragraph = a modifié le paragraphe personnel d’un message
desk-label-letter-paragraph = Message
page-mail-reply-to = Répondre à
page-mail-html-alone = Ouvrir le message mis en forme à part
page-card-method-request = Ajouter à l’agenda ou mettre à jour
page-card-method-cancel = Retirer de l’agenda
page-card-method-publish = Afficher
page-card-answer-accepted = inscrit comme accepté
page-card-answer-needs-action = une réponse est demandée

# Letters to organisers who follow an event.
mail-notice-subject-pending = { $count ->
    [one] Demande en attente de votre réponse : { $title }
   *[other] { $count } demandes et inscriptions : { $title }
}
mail-notice-subject-confirmed = { $count ->
    [one] Nouvelle inscription : { $title }
   *[other] { $count } nouvelles inscriptions : { $title }
}
mail-notice-subject-waitlisted = { $count ->
    [one] Nouvelle personne sur la liste d’attente : { $title }
   *[other] { $count } nouvelles personnes sur la liste d’attente : { $title }
}
mail-notice-subject-offered = Place proposée : { $title }
mail-notice-subject-cancelled = { $count ->
    [one] Annulation : { $title }
   *[other] { $count } annulations : { $title }
}
mail-notice-subject-declined = Des nouvelles de { $title }
mail-notice-heading-pending = { $count ->
    [one] Une demande attend votre réponse
   *[other] { $count } demandes et inscriptions
}
mail-notice-heading-confirmed = { $count ->
    [one] Nouvelle inscription
   *[other] { $count } nouvelles inscriptions
}
mail-notice-heading-waitlisted = Du nouveau sur la liste d’attente
mail-notice-heading-offered = Place proposée
mail-notice-heading-cancelled = { $count ->
    [one] Annulation
   *[other] { $count } annulations
}
mail-notice-heading-declined = Des nouvelles de votre activité
mail-notice-lead = Voici ce qui est nouveau pour « { $title } ».
mail-notice-button = Voir l’activité dans la gestion
mail-news-pending = { $count ->
    [one] En attente de votre réponse
   *[other] En attente de votre réponse ({ $count })
}
mail-news-confirmed = { $count ->
    [one] Inscription confirmée
   *[other] Inscriptions confirmées ({ $count })
}
mail-news-waitlisted = { $count ->
    [one] Sur la liste d’attente
   *[other] Sur la liste d’attente ({ $count })
}
mail-news-offered = { $count ->
    [one] A reçu une offre de place
   *[other] Ont reçu une offre de place ({ $count })
}
mail-news-cancelled = { $count ->
    [one] Inscription annulée
   *[other] Inscriptions annulées ({ $count })
}
mail-news-declined = { $count ->
    [one] Demande non acceptée
   *[other] Demandes non acceptées ({ $count })
}
mail-news-more = { $count ->
    [one] Et encore une personne : la liste complète se trouve dans la gestion.
   *[other] Et encore { $count } personnes : la liste complète se trouve dans la gestion.
}
mail-news-places = Places prises : { $taken } sur { $capacity }.
mail-news-places-open = Places prises : { $taken }.
mail-news-waiting-now = { $count ->
    [one] Une personne est sur la liste d’attente.
   *[other] { $count } personnes sont sur la liste d’attente.
}
mail-news-pending-now = { $count ->
    [one] Une demande attend votre réponse.
   *[other] { $count } demandes attendent votre réponse.
}
mail-digest-subject = { $count ->
    [one] Des nouvelles de { $title }
   *[other] Des nouvelles de { $count } activités
}
mail-digest-heading = Des nouvelles de vos activités
mail-digest-lead = Voici ce qui est nouveau depuis votre aperçu précédent.
mail-digest-why = Vous recevez ce message automatique parce que vous suivez ces activités. Pour chaque activité, vous choisissez dans la gestion ce que vous voulez recevoir.
mail-follow-why = Vous recevez ce message automatique parce que vous suivez cette activité.
mail-follow-change = Choisir ce que vous voulez recevoir
mail-undelivered-subject = Message non distribué : { $name } ({ $title })
mail-undelivered-heading = Un message n’a pas pu être distribué
mail-undelivered-lead-name = Un message à { $name } ({ $address }) au sujet de « { $title } » n’a pas pu être distribué. Nous n’essayons plus.
mail-undelivered-lead = Un message à { $address } au sujet de « { $title } » n’a pas pu être distribué. Nous n’essayons plus.
mail-undelivered-letter = Quel message
mail-undelivered-error = Réponse du serveur de messagerie
mail-undelivered-how = Vérifiez l’adresse ou passez un coup de fil. Vous pouvez relancer l’envoi dans la gestion.
mail-undelivered-button = Voir dans la gestion
mail-undelivered-quiet = Vous recevez au plus un message de ce genre par heure. Tous les messages non distribués se trouvent dans la gestion, sous Courriels.

desk-letter-notice = Nouvelles pour un organisateur
desk-letter-digest = Aperçu quotidien pour un organisateur
desk-letter-undelivered = Avis de message non distribué
desk-follow = Messages pour vous
desk-follow-lead = Choisissez ce que vous voulez recevoir au sujet de cette activité. Cela ne vaut que pour vous.
desk-label-following = Inscriptions
desk-help-following = L’aperçu arrive chaque jour à { $time }, et seulement s’il y a du nouveau.
desk-following-daily = Un aperçu par jour
desk-following-each = Un message à chaque inscription
desk-following-none = Aucun message
desk-label-cancellations = Aussi les personnes qui annulent elles-mêmes
desk-label-failures = Un message immédiat quand un message à un participant n’a pas pu être distribué
desk-done-following-saved = Enregistré.
