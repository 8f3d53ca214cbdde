desk-yes = Oui
desk-no = Non
desk-ticked = coché
desk-done-saved-overbooked = { $told ->
    [one] Enregistré. 1 personne a une place au-delà du nouveau nombre et la garde.
   *[other] Enregistré. { $told } personnes ont une place au-delà du nouveau nombre ; elles la gardent.
}
desk-done-saved-promoted = { $told ->
    [one] Enregistré. 1 personne de la liste d’attente a reçu une place.
   *[other] Enregistré. { $told } personnes de la liste d’attente ont reçu une place.
}
desk-done-rules-saved = { $told ->
    [0] Les règles sont enregistrées.
    [one] Les règles sont enregistrées. 1 personne de la liste d’attente a reçu une place.
   *[other] Les règles sont enregistrées. { $told } personnes de la liste d’attente ont reçu une place.
}
desk-done-secret-link-renewed = Il y a un nouveau lien secret. L’ancien ne fonctionne plus.
desk-done-question-saved = La question est enregistrée.
desk-done-question-removed = { $told ->
    [0] La question est supprimée. Personne n’y avait répondu.
    [one] La question est supprimée. La réponse d’1 personne est conservée.
   *[other] La question est supprimée. Les réponses de { $told } personnes sont conservées.
}
desk-done-question-moved = La question est à sa nouvelle place.
desk-done-approved = La demande est approuvée. Vous voyez ci-dessous où en est l’inscription.
desk-done-declined = L’inscription est refusée. Un courriel part.
desk-done-picked = La place est attribuée. Une confirmation part.
desk-done-restored = L’inscription est rétablie. Un courriel part.
desk-done-handed-over = La place est transmise. Voici l’inscription du ou de la collègue. Les deux reçoivent un courriel.
desk-rules = Règles d’inscription
desk-group-approval = Approbation
desk-label-approval = Approuvez-vous d’abord les inscriptions ?
desk-help-approval = Qui attend une approbation voit si une place est retenue entre-temps.
desk-approval-none = Non, qui s’inscrit est inscrit tout de suite
desk-approval-holds-place = Oui, et une demande retient une place
desk-approval-no-place = Oui, et il n’y a de place qu’après approbation
desk-group-waiting-list = Liste d’attente
desk-label-waiting-list = Avec une liste d’attente quand tout est complet
desk-help-waiting-list = Sans liste d’attente, les inscriptions ferment dès que toutes les places sont prises.
desk-label-promoting = Quand une place se libère
desk-promoting-offer = La personne suivante reçoit une offre, qu’elle accepte ou refuse
desk-promoting-direct = La personne suivante est inscrite tout de suite
desk-label-offer-hours = Heures ouvrées de validité d’une offre
desk-help-offer-hours = Nous comptons du lundi au vendredi, de 8 à 20 heures, sans les jours fériés : 24 heures ouvrées font deux jours.
desk-label-promotion-stop-hours = Heures avant le début où la promotion s’arrête
desk-help-promotion-stop-hours = Ensuite, vous choisissez vous-même qui vient encore.
desk-label-order = Qui passe en premier ?
desk-help-order = Cela figure aussi sur la page publique.
desk-order-first-come = Le premier arrivé passe en premier.
desk-order-without-place-first = Les organisations sans place passent d’abord.
desk-group-share = Places par organisation
desk-label-places-per-organisation = Au plus autant de places par organisation
desk-help-places-per-organisation = Laissez vide s’il n’y a pas de maximum. Qui en a déjà plus les garde.
desk-label-share-until-date = Ce maximum vaut jusqu’au
desk-label-share-until-time = Places par organisation : jusqu’à cette heure
desk-help-share-until-date = Ensuite, les places sont à tout le monde. Laissez vide pour que le maximum vaille jusqu’à la fin. Sans heure : jusqu’au début de ce jour.
desk-group-deadlines = Modifier, annuler et transmettre
desk-help-deadlines = Laissez jours et heure vides pour le permettre jusqu’à la fin de l’activité.
desk-label-change-days = Modifier et annuler : jusqu’à autant de jours avant
desk-label-change-time = Modifier et annuler : jusqu’à cette heure
desk-help-days = 0 est le jour de la première session.
desk-label-hand-over = À qui peut-on transmettre sa place ?
desk-help-hand-over = La place est transmise, même si d’autres attendent.
desk-hand-over-anyone = À n’importe qui
desk-hand-over-same-organisation = À un ou une collègue de la même organisation
desk-hand-over-nobody = À personne
desk-label-hand-over-days = Transmettre : jusqu’à autant de jours avant
desk-label-hand-over-time = Céder la place : jusqu’à cette heure
desk-group-audience = Pour qui ?
desk-help-audience = Tout ce que vous choisissez doit être rempli. Sans choix, l’activité est pour tout le monde. Qui a une invitation ou le lien secret peut toujours s’inscrire.
desk-label-by-invitation = Uniquement sur invitation
desk-help-by-invitation = Pour les adresses invitées et pour qui a le lien secret.
desk-label-members-only = Uniquement pour les membres
desk-help-members-only = Les organisations de la liste qui sont membres.
desk-label-organisation-kinds = Types d’organisations
desk-help-organisation-kinds = Ne cochez rien pour admettre tous les types.
desk-label-function-categories = Fonctions
desk-help-function-categories = Ne cochez rien pour admettre toutes les fonctions.
desk-label-organisations = Uniquement ces organisations
desk-help-organisations = Cherchez ci-dessous et cochez. Décochez pour retirer une organisation.
desk-label-organisation-search = Chercher une organisation
desk-find-organisations = Chercher
desk-no-organisation-found = Aucune organisation trouvée avec « { $search } ».
desk-group-asked = Que demandez-vous encore ?
desk-help-asked = Chaque consentement est une case à part, non cochée d’avance.
desk-label-consent-photo = Consentement pour photos et enregistrements
desk-label-consent-list = Consentement pour la liste des participants
desk-label-consent-informed = Être tenu au courant des prochaines activités
desk-label-needs-diet = Régime alimentaire
desk-label-needs-access = Ce qu’il faut pour bien participer
desk-help-needs = Seuls les organisateurs voient cela. Nous l’effaçons 14 jours après l’activité.
desk-secret-link = Lien secret
desk-secret-link-lead = Qui a ce lien peut s’inscrire, quel que soit le public de l’activité.
desk-label-secret-link = Lien à copier
desk-renew-secret-link = Créer un nouveau lien secret
desk-renew-secret-link-lead = Si vous faites un nouveau lien, celui-ci ne fonctionnera plus.
desk-deadline = { $days ->
    [0] le jour même, { $time }
    [one] 1 jour avant, { $time }
   *[other] { $days } jours avant, { $time }
}
desk-label-places-per-organisation-until = Ce maximum vaut jusqu’au
desk-label-change-until = Modifier et annuler jusqu’au
desk-label-hand-over-until = Transmettre jusqu’au
desk-label-audience = Pour qui
desk-label-consents = Consentements
desk-label-needs = Besoins
desk-label-inclusion = Qui vient
desk-inclusion-included = tout le monde
desk-inclusion-optional = qui la choisit
desk-inclusion-slot = une d’un tour
desk-label-question = Question
desk-label-question-label = Question
desk-label-question-help = Explication de la question
desk-label-question-kind = Type de réponse
desk-label-required = Réponse obligatoire
desk-label-applies-to = À qui posez-vous la question ?
desk-label-shown-if = Quand posez-vous la question ?
desk-label-options = Choix
desk-label-options-translated = Choix : traduction ou ordre
desk-label-position = Place dans le formulaire
desk-label-key = Nom pour les données
desk-label-label-nl = Question (néerlandais)
desk-label-help-nl = Explication (néerlandais)
desk-label-label-fr = Question (français)
desk-label-help-fr = Explication (français)
desk-label-label-en = Question (anglais)
desk-label-help-en = Explication (anglais)
desk-history-overbooked = { $count ->
    [one] 1 personne garde une place au-delà du maximum
   *[other] { $count } personnes gardent une place au-delà du maximum
}
desk-history-promoted = { $count ->
    [one] 1 personne de la liste d’attente a reçu une place
   *[other] { $count } personnes de la liste d’attente ont reçu une place
}
desk-history-answers = { $count ->
    [one] la réponse d’1 personne est conservée
   *[other] les réponses de { $count } personnes sont conservées
}
desk-history-event-set-rules = a modifié les règles d’inscription
desk-history-event-renew-secret-link = a créé un nouveau lien secret
desk-history-question-add = a ajouté une question
desk-history-question-edit = a modifié une question
desk-history-question-move = a déplacé une question
desk-history-question-remove = a supprimé une question
desk-history-registration-approve = a approuvé une demande
desk-history-registration-decline = a refusé une inscription
desk-history-registration-pick = a attribué une place de la liste d’attente
desk-history-registration-restore = a rétabli une inscription
desk-history-registration-hand-over = a transmis une place
desk-history-registration-cancel = a annulé une inscription
desk-history-registration-change = a modifié une inscription
desk-history-registration-accept-offer = a accepté une place
desk-history-registration-refuse-offer = a refusé une place
desk-group-attendance = Qui vient à cette session ?
desk-label-attendance = Qui vient
desk-help-attendance = Dans un tour, des sessions se déroulent en parallèle et chacun en choisit une.
desk-attendance-all = Toutes les personnes inscrites
desk-attendance-optional = Qui choisit la session
desk-attendance-slot = Qui choisit la session dans un tour
desk-label-slot = Titre du tour
desk-help-slot = Les sessions de même titre font partie du même tour, par exemple : Tour 1, 11 heures.
desk-label-slot-none-allowed = Dans ce tour, on peut aussi ne rien choisir
desk-label-session-capacity = Places dans cette session
desk-help-session-capacity = Uniquement pour une session au choix. Laissez vide s’il n’y a pas de maximum.
desk-one-of-slot = Une du tour « { $slot } »
desk-chose-session = { $count ->
    [0] Personne n’a encore choisi cette session.
    [one] 1 personne a choisi cette session.
   *[other] { $count } personnes ont choisi cette session.
}
desk-questions = Questions propres
desk-questions-lead = Ce que vous demandez ici figure sur le formulaire d’inscription, dans cet ordre.
desk-question-count = { $count ->
    [0] Aucune
    [one] 1 question
   *[other] { $count } questions
}
desk-no-questions = Vous ne demandez encore rien de plus.
desk-add-question = Ajouter une question
desk-edit-question = Modifier la question
desk-remove-question = Supprimer la question
desk-keep-question = Garder la question
desk-back-to-questions = Retour aux questions
desk-move-up = Vers le haut
desk-move-down = Vers le bas
desk-group-question = La question
desk-group-options = Choix
desk-group-when-asked = Quand ?
desk-other-languages = Dans d’autres langues
desk-help-question-help = Figure sous la question.
desk-help-question-kind = Le type est fixé dès que quelqu’un répond.
desk-help-question-kind-fixed = Il y a déjà des réponses : le type est fixé.
desk-help-required = Une case obligatoire doit être cochée.
desk-help-options = Uniquement pour un ou plusieurs choix. Donnez à un choix ses propres places, ou laissez vide. Les lignes vides ne comptent pas.
desk-option-number = Choix { $number }
desk-label-option-label = Texte
desk-label-option-places = Places
desk-label-option-removed = Supprimer ce choix
desk-option-taken = { $count ->
    [one] 1 personne avec une place a choisi cela. La réponse est conservée.
   *[other] { $count } personnes avec une place ont choisi cela. Les réponses sont conservées.
}
desk-more-options = Plus de lignes
desk-help-shown-if = Choisissez une réponse à une question précédente pour ne montrer celle-ci que dans ce cas.
desk-shown-always = Toujours
desk-condition = { $question } → { $answer }
desk-only-after = Uniquement après : { $condition }
desk-help-key = Laissez vide, nous le faisons à partir de la question. Minuscules, chiffres et tirets bas.
desk-applies-to-everyone = Tout le monde
desk-applies-to-onsite = Qui vient sur place
desk-applies-to-online = Qui participe en ligne
desk-question-kind-short-text = Texte court
desk-question-kind-long-text = Texte long
desk-question-kind-choice = Un choix
desk-question-kind-choices = Plusieurs choix
desk-question-kind-number = Nombre
desk-question-kind-date = Date
desk-question-kind-yes-no = Oui ou non
desk-question-kind-consent = Case de consentement
desk-is-required = obligatoire
desk-is-optional = facultatif
desk-question-answers = { $count ->
    [one] 1 personne a répondu
   *[other] { $count } personnes ont répondu
}
desk-question-has-answers = { $count ->
    [one] 1 personne a déjà répondu. Vos changements valent pour les prochaines inscriptions ; cette réponse reste telle quelle.
   *[other] { $count } personnes ont déjà répondu. Vos changements valent pour les prochaines inscriptions ; ces réponses restent telles quelles.
}
desk-remove-question-lead = { $count ->
    [0] Les prochaines inscriptions n’auront plus cette question. Personne n’y a encore répondu.
    [one] Les prochaines inscriptions n’auront plus cette question. La réponse d’1 personne est conservée.
   *[other] Les prochaines inscriptions n’auront plus cette question. Les réponses de { $count } personnes sont conservées.
}
desk-question-is-needed = D’autres questions dépendent de celle-ci. Modifiez-les ou supprimez-les d’abord :
desk-on-waiting-list = { $count ->
    [one] 1 personne sur la liste d’attente
   *[other] { $count } personnes sur la liste d’attente
}
desk-filter-any = Peu importe
desk-filter-active = Actives
desk-filter-all = Toutes
desk-filter-session = Session choisie
desk-filter-answer = Réponse
desk-filter-sort = Ordre
desk-sort-name = Par nom
desk-sort-queue = Ordre de la liste d’attente
desk-clear-filter = Effacer tous les filtres
desk-found-nobody-so = Personne ne correspond à ces filtres.
desk-column-choose = Choisir
desk-column-position = Rang
desk-column-waits-since = Attend depuis
desk-column-why = Pourquoi pas encore
desk-several = Les personnes cochées
desk-help-reason-several = En cas de refus ou d’annulation, la raison figure telle quelle dans le courriel. Vous pouvez tout annuler sur la page de l’inscription.
desk-several-approve = { $count ->
    [0] Aucune demande approuvée
    [one] 1 demande approuvée
   *[other] { $count } demandes approuvées
}
desk-several-decline = { $count ->
    [0] Aucune inscription refusée
    [one] 1 inscription refusée
   *[other] { $count } inscriptions refusées
}
desk-several-cancel = { $count ->
    [0] Aucune inscription annulée
    [one] 1 inscription annulée
   *[other] { $count } inscriptions annulées
}
desk-several-refused = { $count ->
    [one] Cela n’a pas marché pour 1 personne
   *[other] Cela n’a pas marché pour { $count } personnes
}
desk-back-to-participants = Retour aux participants
desk-given = Ce qui a été indiqué
desk-label-booked-by = Inscrit par
desk-label-chosen-sessions = Sessions choisies
desk-session-is-removed = supprimée
desk-consented = Oui, le { $at }
desk-is-overbooked = Au-delà du maximum
desk-place-on-list = Rang { $position } sur { $people } sur la liste d’attente
desk-group-of = { $count ->
    [one] En groupe de 1
   *[other] En groupe de { $count }
}
desk-offer-until = La place proposée est retenue jusqu’au { $at }.
desk-pending-holds-place = Cette demande retient une place jusqu’à votre décision.
desk-pending-no-place = Cette demande ne retient pas de place.
desk-approve = Approuver
desk-decline = Refuser
desk-pick = Donner une place
desk-restore = Rétablir l’inscription
desk-cancel = Annuler l’inscription
desk-hand-over = Transmettre à un ou une collègue
desk-verb-approve-question = Approuver la demande de { $name } ?
desk-verb-approve-lead = S’il y a une place, la confirmation part avec l’invitation. Si tout est complet, la demande passe en liste d’attente, s’il y en a une.
desk-verb-decline-question = Refuser l’inscription de { $name } ?
desk-verb-decline-lead = Un courriel part. Si la demande retenait une place, celle-ci se libère.
desk-verb-pick-question = Donner une place à { $name } ?
desk-verb-pick-lead = Cela passe avant l’ordre de la liste d’attente. La confirmation part tout de suite.
desk-verb-restore-question = Rétablir l’inscription de { $name } ?
desk-verb-restore-lead = L’inscription est à nouveau comme avant sa fin. Un courriel part.
desk-verb-cancel-question = Annuler l’inscription de { $name } ?
desk-verb-cancel-lead = La place se libère tout de suite. La personne reçoit un courriel, et le rendez-vous disparaît de son agenda.
desk-is-full = Toutes les places sont prises.
desk-label-overbook = Donner quand même une place, au-delà du maximum
desk-help-overbook = Cela reste visible auprès de l’inscription.
desk-help-reason-told = Figure telle quelle dans le courriel.
desk-help-reason-kept = Reste visible ici, et ne figure pas dans le courriel.
desk-back-to-registration = Retour à l’inscription
desk-hand-over-question = Transmettre la place de { $name }
desk-hand-over-lead = La place est transmise tout de suite, même si d’autres attendent. Le rendez-vous de { $name } disparaît ; le ou la collègue reçoit sa propre invitation. Les délais ne valent pas pour vous.
desk-label-first-name = Prénom
desk-label-last-name = Nom de famille
desk-label-organisation = Organisation
desk-label-function-category = Type de fonction
desk-help-organisation = Tapez le nom complet, par exemple Gemeente Aalst. Un autre nom est gardé tel quel.
desk-several-organisations = Laquelle voulez-vous dire ?
desk-time-line = Ce qui s’est passé
desk-mail-line = Courriel : { $letter }
desk-by-booker = par la personne qui a inscrit
desk-transition-register = S’est inscrit
desk-transition-approve = La demande est approuvée
desk-transition-decline = L’inscription est refusée
desk-transition-promote = A reçu une place de la liste d’attente
desk-transition-pick = A reçu une place d’un organisateur, hors de l’ordre
desk-transition-accept_offer = A accepté la place proposée
desk-transition-refuse_offer = A refusé la place proposée
desk-transition-expire_offer = La place proposée a expiré
desk-transition-cancel = L’inscription est annulée
desk-transition-hand_over = La place est allée à un ou une collègue
desk-transition-take_over = A repris la place d’un ou d’une collègue
desk-transition-restore = L’inscription est rétablie
desk-cause-place_freed = Une place s’est libérée par une annulation.
desk-cause-offer_ended = Une offre à quelqu’un d’autre a été refusée ou a expiré.
desk-cause-rules_changed = Il y a eu plus de places, ou les règles ont changé.
desk-cause-order_changed = C’était au tour de quelqu’un d’autre.
desk-cause-share_ended = Le maximum par organisation ne vaut plus.
desk-cause-event_cancelled = L’activité n’a pas lieu.
desk-letter-acknowledged = Demande reçue
desk-letter-waitlisted = Sur la liste d’attente
desk-letter-offer = Place proposée
desk-letter-offer-expired = Offre expirée
desk-letter-declined = Refus
desk-letter-handed-over = Place transmise
desk-letter-booking = Aperçu pour qui a inscrit
desk-letter-invitee = Invitation à s’inscrire
desk-waiting-list = Liste d’attente
desk-has-no-waiting-list = Cette activité n’a pas de liste d’attente. Vous l’activez dans les règles.
desk-promotes-by-offer = La personne suivante reçoit une offre valable { $hours } heures ouvrées.
desk-promotes-directly = La personne suivante est inscrite tout de suite.
desk-promotion-stops = La promotion s’arrête le { $at }.
desk-promotion-stopped = La promotion est arrêtée : vous choisissez qui vient encore.
desk-nobody-waits = Personne n’attend. Qui s’inscrit quand tout est complet vient ici.
desk-why-no-place = Passe en premier ; aucune place n’est encore libre.
desk-why-no-place-for-group = { $count ->
    [one] Passe en premier ; aucune place n’est encore libre.
   *[other] Passe en premier ; il n’y a pas encore { $count } places libres à la fois.
}
desk-why-behind = { $count ->
    [one] 1 personne attend avant.
   *[other] { $count } personnes attendent avant.
}
desk-why-behind-group = { $count ->
    [one] Un groupe de 1 attend avant.
   *[other] Un groupe de { $count } attend avant et a besoin d’autant de places à la fois.
}
desk-why-share = L’organisation a déjà le nombre de places qu’elle peut avoir pour l’instant.
desk-why-part = Choisi et complet : { $part }.
desk-why-larger = { $count ->
    [one] Le groupe de 1 est plus grand que l’activité.
   *[other] Le groupe de { $count } est plus grand que l’activité. Réduisez le groupe ou ajoutez des places.
}
desk-why-stopped = Il y a une place, mais la promotion est arrêtée. Attribuez-la vous-même.
desk-why-not-public = L’activité n’est pas publiée ou n’a pas lieu.
field-not-a-number-of-hours = Indiquez un nombre entier d’heures.
field-not-a-number-of-days = Indiquez un nombre entier de jours, 365 au plus.
field-too-many-organisations = Choisissez au plus 100 organisations.
field-kind-has-answers = Il y a déjà des réponses : le type ne peut plus changer. Supprimez la question et créez-en une autre.
field-needed-by-question = Une autre question en dépend. Modifiez-la d’abord.
field-not-a-key = Utilisez au plus 40 minuscules, chiffres et tirets bas.
field-key-taken = Une autre question de cette activité a ou avait ce nom.
field-needs-options = Donnez au moins un choix.
field-too-many-options = Donnez au plus 30 choix.
field-too-many-questions = Une activité a au plus 40 questions.
field-asks-in-a-circle = Cette question-là dépend elle-même de celle-ci. Choisissez-en une autre.
field-nobody-ticked = Cochez d’abord quelqu’un.
field-several-organisations = Plusieurs organisations s’appellent ainsi. Tapez le nom complet.
