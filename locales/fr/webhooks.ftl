### D’autres systèmes qui apprennent ce qui se passe.

webhook-list = Webhooks
webhook-lead = Un webhook prévient aussitôt un autre système, comme votre CRM ou votre application RH, de ce qui se passe ici : une inscription, une annulation, une activité qui change.
webhook-lead-ids = Un message ne contient ni nom ni adresse mail, seulement des numéros et ce qui s’est passé. Ce que le système peut savoir de plus, il le lit avec un jeton.
webhook-new = Nouveau webhook
webhook-new-lead = Demandez à la personne qui gère l’autre système à quelle adresse il reçoit des messages. Après l’enregistrement, vous recevez un secret, avec lequel ce système vérifie qu’un message vient bien d’ici.
webhook-add = Ajouter
webhook-edit = Modifier ce webhook
webhook-none = Aucun autre système ne reçoit encore de messages. Ajoutez un webhook dès que vous connaissez l’adresse où un système les reçoit.
webhook-column-log = Messages
webhook-column-what = Message
webhook-column-said = Réponse
webhook-column-attempts = Essais
webhook-number-waiting = { $count ->
    [one] { $count } en attente
   *[other] { $count } en attente
}
webhook-number-failed = { $count ->
    [one] { $count } échoué
   *[other] { $count } échoués
}
webhook-number-none = Tout est arrivé
webhook-is-on = activé
webhook-is-off = désactivé
webhook-is-off-gone = désactivé : n’existe plus
webhook-is-off-failures = désactivé : ne répond pas
webhook-off-why-organiser = Ce webhook est désactivé depuis le { $moment }. Ce qui se passe entre-temps n’est pas transmis à l’autre système, même plus tard.
webhook-off-why-gone = L’autre système a dit le { $moment } que cette adresse n’existe plus. Le webhook est donc désactivé. Demandez la nouvelle adresse, remplissez-la et réactivez le webhook.
webhook-off-why-failures = Cinq messages de suite ne sont pas arrivés, après { $hours } heures d’essais chacun. Le webhook est donc désactivé depuis le { $moment }. Demandez à la personne qui gère l’autre système ce qui ne va pas. Réactivez ensuite le webhook et renvoyez ce qui a échoué.
webhook-test = Envoyer un message de test
webhook-test-help = Un message de test part aussitôt, même si le webhook est désactivé, et n’est essayé qu’une fois. Vous voyez le résultat ci-dessous : rechargez la page.
webhook-switch-on = Activer
webhook-switch-off = Désactiver
webhook-facts = Données
webhook-last = Dernière arrivée
webhook-never = Encore rien
webhook-all-programmes = Toutes les activités
webhook-programme-gone = Un programme qui n’existe plus
webhook-help-name = Quel système c’est, comme « CRM ». Seules les personnes qui gèrent avec vous le voient.
webhook-help-url = Où le système reçoit des messages. L’adresse commence par https:// et se trouve sur l’internet ouvert.
webhook-help-types = Ce que le système apprend.
webhook-help-programme = Choisissez un programme si le système ne peut apprendre que ce qui concerne ces activités. L’effacement d’une personne lui est toujours transmis.
webhook-secret = Secret du webhook
webhook-secret-new = « { $name } » reçoit des messages dès maintenant.
webhook-secret-renewed = Il y a un nouveau secret.
webhook-secret-once = Conservez ce secret maintenant dans l’autre système. Vous ne le voyez qu’une fois : personne ne pourra plus le lire ensuite.
webhook-secret-both = Jusqu’au { $moment }, chaque message est signé avec l’ancien et avec le nouveau secret.
webhook-secret-kept = Je l’ai conservé
webhook-secret-previous = Ancien secret
webhook-secret-until = Signe encore jusqu’au { $moment }
webhook-secret-end = Y mettre fin
webhook-rotate = Nouveau secret
webhook-rotate-now = Créer un nouveau secret
webhook-rotate-shown = Le nouveau secret vous est montré une seule fois.
webhook-rotate-both = { $hours ->
    [0] L’ancien secret ne fonctionne plus dès maintenant.
    [one] L’ancien secret signe encore pendant { $hours } heure, pour que rien ne se perde pendant que vous adaptez l’autre système.
   *[other] L’ancien secret signe encore pendant { $hours } heures, pour que rien ne se perde pendant que vous adaptez l’autre système.
}
webhook-rotate-oldest = Le secret d’avant, qui signe encore aujourd’hui, ne fonctionnera alors plus.
webhook-remove = Supprimer ce webhook
webhook-remove-waiting = { $count ->
    [one] { $count } message encore en attente ne sera plus envoyé.
   *[other] { $count } messages encore en attente ne seront plus envoyés.
}
webhook-remove-log = La liste des messages et le secret disparaissent aussi. Vous ne pouvez pas revenir en arrière.
webhook-remove-or-off = Est-ce seulement pour un temps ? Désactivez plutôt le webhook.
webhook-keep = Garder ce webhook
webhook-log = Messages
webhook-log-lead = Ce qui n’arrive pas est réessayé pendant { $hours } heures, avec des pauses toujours plus longues. Un message peut arriver deux fois ou dans un autre ordre. Il reste ici { $days } jours.
webhook-log-empty = Rien n’a encore été envoyé. Envoyez un message de test pour voir si l’autre système répond.
webhook-log-none-waiting = Rien n’est en attente.
webhook-log-none-failed = Rien n’a échoué.
webhook-which = Quels messages
webhook-which-all = Tous
webhook-which-waiting = En attente
webhook-which-failed = Échoués
webhook-state-waiting = en attente
webhook-state-retry = pas encore arrivé
webhook-state-sending = en route
webhook-state-delivered = arrivé
webhook-state-failed = échoué
webhook-next = Nouvel essai le { $moment }
webhook-milliseconds = après { $count } ms
webhook-occurred = Survenu le
webhook-attempted = Dernier essai
webhook-due = Prochain essai
webhook-delivery-id = Numéro du message
webhook-payload = Ce qui est envoyé
webhook-answer = Début de la réponse
webhook-answer-none = Aucun texte n’est venu en réponse.
webhook-send-again = Renvoyer
webhook-send-now = Envoyer maintenant
webhook-send-again-help = Ce message est déjà arrivé. Il repart sous le même numéro : un bon système ne le traite pas une deuxième fois.
webhook-replay-all = Renvoyer ce qui a échoué
webhook-replay-all-help = Tout ce qui s’est passé depuis ce moment et n’est pas arrivé repart.
webhook-help-since-time = Vide : dès le début de la journée.
webhook-fault-timeout = pas de réponse à temps
webhook-fault-name = ce nom n’existe pas
webhook-fault-not-allowed = cette adresse n’est pas sur l’internet ouvert
webhook-fault-connection = pas de connexion
webhook-fault-certificate = le certificat n’est pas bon
webhook-fault-answer = pas de réponse lisible
webhook-fault-redirect = renvoie ailleurs, ce qui n’est pas suivi
webhook-fault-gone = n’existe plus
webhook-fault-status = pas accepté
webhook-fault-address = cette adresse n’est pas possible
webhook-fault-secret = le secret ne peut pas être lu : créez-en un nouveau
webhook-fault-switched-off = pas envoyé : le webhook était désactivé
webhook-type-registration-pending = Inscription en attente d’approbation
webhook-type-registration-confirmed = Inscription confirmée
webhook-type-registration-waitlisted = Mise en liste d’attente
webhook-type-registration-offered = Place proposée
webhook-type-registration-cancelled = Inscription annulée
webhook-type-registration-declined = Inscription refusée
webhook-type-registration-changed = Données d’une inscription modifiées
webhook-type-event-published = Activité publiée
webhook-type-event-changed = Activité modifiée
webhook-type-event-cancelled = Activité annulée
webhook-type-event-unpublished = Activité retirée du site
webhook-type-attendance-closed = Présences clôturées
webhook-type-attendance-reopened = Présences rouvertes
webhook-type-certificate-issued = Attestation de participation donnée
webhook-type-certificate-revoked = Attestation de participation retirée
webhook-type-person-erased = Personne effacée
webhook-type-ping = Message de test
start-webhook-off = Le webhook « { $name } » est désactivé : l’autre système ne répond plus

field-webhook-not-encrypted = Cette adresse doit commencer par https://.
field-webhook-holds-password = Ne mettez pas de nom d’utilisateur ou de mot de passe dans l’adresse.
field-webhook-private = C’est une adresse dans un réseau interne. Un webhook ne va que sur l’internet ouvert, sauf si la personne qui gère le serveur autorise ce réseau.
field-webhook-too-many = Il y a déjà cinquante webhooks. Supprimez-en un d’abord.
field-not-a-secret = Ce n’est pas un secret de webhook : whsec_ et le base64 de 24 à 64 octets.
desk-label-webhook-name = Nom
desk-label-webhook-url = Adresse
desk-label-event-types = Messages sur
desk-label-webhook-programme = De quelles activités
desk-label-webhook-on = Activé
desk-label-webhook-replayed = Renvoyés
desk-label-since-date = Depuis quel jour
desk-label-since-time = À partir de quelle heure
desk-done-webhook-saved = Le webhook est enregistré.
desk-done-webhook-on = Le webhook est activé. Ce qui se passe dès maintenant est transmis à l’autre système.
desk-done-webhook-off = Le webhook est désactivé.
desk-done-webhook-tested = Le message de test part. Rechargez la page dans un instant pour voir la réponse.
desk-done-webhook-secret-ended = L’ancien secret ne signe plus.
desk-done-webhook-removed = Le webhook est supprimé.
desk-done-webhook-replayed = Le message repart.
desk-done-webhooks-replayed = { $told ->
    [0] Rien n’a échoué depuis ce moment.
    [one] { $told } message repart.
   *[other] { $told } messages repartent.
}
desk-history-webhook-add = a ajouté un webhook
desk-history-webhook-edit = a modifié un webhook
desk-history-webhook-switch-on = a activé un webhook
desk-history-webhook-switch-off = a désactivé un webhook
desk-history-webhook-rotate = a créé un nouveau secret pour un webhook
desk-history-webhook-end-secret = a mis fin à l’ancien secret d’un webhook
desk-history-webhook-remove = a supprimé un webhook
desk-history-webhook-replay = a renvoyé des messages d’un webhook
