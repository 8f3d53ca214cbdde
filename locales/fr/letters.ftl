# Letters about a registration beyond the plain ones in mail.ftl.
mail-why-request = Vous recevez ce message automatique parce qu’une place à cette activité a été demandée pour cette adresse.
mail-why-booking = Vous recevez ce message automatique parce que des collègues ont été inscrits à cette activité avec cette adresse.
mail-why-invitee = Vous recevez ce message automatique parce que l’organisateur vous invite. Vous ne voulez pas de rappel ? Indiquez sur la page de l’invitation que vous ne venez pas.
mail-link-personal = Ce lien est personnel : ne le transmettez pas.
mail-join-with-place = vous recevez le lien dès que vous avez une place.

mail-confirmation-subject-registered = Inscription confirmée : { $title }
mail-confirmation-subject-approved = Demande acceptée : { $title }
mail-confirmation-subject-promoted = Vous avez une place : { $title }
mail-confirmation-subject-offer_accepted = Vous avez une place : { $title }
mail-confirmation-subject-took_over = Inscription confirmée : { $title }
mail-confirmation-subject-restored = Inscription rétablie : { $title }
mail-confirmation-heading-registered = Vous êtes inscrit
mail-confirmation-heading-approved = Votre demande est acceptée
mail-confirmation-heading-promoted = Vous avez une place
mail-confirmation-heading-offer_accepted = Vous avez une place
mail-confirmation-heading-took_over = Vous êtes inscrit
mail-confirmation-heading-restored = Votre inscription est rétablie
mail-confirmation-lead-registered = Votre inscription à « { $title } » est confirmée. Au plaisir de vous y retrouver !
mail-confirmation-lead-by = { $name } vous a inscrit à « { $title } ». Au plaisir de vous y retrouver !
mail-confirmation-lead-approved = L’organisateur a accepté votre demande : vous êtes inscrit à « { $title } ». Au plaisir de vous y retrouver !
mail-confirmation-lead-promoted = Une place s’est libérée et c’était votre tour : vous n’êtes plus sur la liste d’attente, vous êtes inscrit à « { $title } ».
mail-confirmation-lead-offer_accepted = Vous avez accepté la place libre : vous êtes maintenant inscrit à « { $title } ». Au plaisir de vous y retrouver !
mail-confirmation-lead-took_over = Un collègue vous a transmis une place : vous êtes inscrit à « { $title } ».
mail-confirmation-lead-from = { $name } vous a transmis une place : vous êtes inscrit à « { $title } ».
mail-confirmation-lead-restored = Votre inscription à « { $title } » est de nouveau valable. L’annulation précédente ne compte plus.

mail-acknowledged-subject = Demande reçue : { $title }
mail-acknowledged-heading = Votre demande est bien arrivée
mail-acknowledged-lead = Votre demande de participation à « { $title } » est bien arrivée. L’organisateur décide qui peut participer. Vous recevrez un message dès qu’il y aura une réponse.
mail-acknowledged-lead-by = { $name } a demandé une place pour vous à « { $title } ». L’organisateur décide qui peut participer. Vous recevrez un message dès qu’il y aura une réponse.
mail-acknowledged-holds = En attendant, nous gardons une place pour vous.
mail-acknowledged-holds-not = En attendant, aucune place n’est encore gardée pour vous.
mail-acknowledged-calendar = Ne l’inscrivez pas encore définitivement dans votre agenda : vous recevrez l’invitation quand vous aurez une place.
mail-acknowledged-button = Ma demande
mail-acknowledged-personal = Vous ne souhaitez plus participer ? Retirez votre demande sur cette page. Le lien est personnel : ne le transmettez pas.

mail-waitlisted-subject = Sur la liste d’attente : { $title }
mail-waitlisted-heading = Vous êtes sur la liste d’attente (place { $position })
mail-waitlisted-lead = Vous êtes sur la liste d’attente de « { $title } ». Vous n’êtes donc pas encore inscrit.
mail-waitlisted-lead-by = { $name } vous a mis sur la liste d’attente de « { $title } ». Vous n’êtes donc pas encore inscrit.
mail-waitlisted-position = Vous êtes actuellement à la place { $position }.
mail-waitlisted-next = Une place se libère et c’est votre tour ? Vous recevez aussitôt un message. Il dit si vous êtes déjà inscrit ou si vous devez encore accepter la place. En attendant, vous n’avez rien à faire.
mail-waitlisted-calendar = Ne l’inscrivez pas encore définitivement dans votre agenda : vous recevrez l’invitation quand vous aurez une place.
mail-waitlisted-button = Ma place sur la liste
mail-waitlisted-leave = Vous ne voulez plus attendre ? Quittez la liste d’attente sur cette page. Le lien est personnel : ne le transmettez pas.

mail-offer-subject = Une place pour vous : { $title }
mail-offer-heading = Il y a une place pour vous
mail-offer-lead = Vous étiez sur la liste d’attente de « { $title } » et une place s’est libérée. La voulez-vous ?
mail-offer-until = Nous la gardons pour vous jusqu’au { $moment } ({ $zone }).
mail-offer-how = Sur votre page personnelle, vous acceptez la place ou vous indiquez que vous ne la prenez pas. Le lien ci-dessous ouvre seulement cette page. Vous y choisissez avec un bouton.
mail-offer-button = Vers ma réponse
mail-offer-late = Sans réponse à temps, la place va à la personne suivante sur la liste d’attente.

mail-offer-expired-subject = Place perdue : { $title }
mail-offer-expired-heading = La place n’est plus pour vous
mail-offer-expired-lead = Nous gardions une place pour vous à « { $title } », mais nous n’avons pas reçu de réponse à temps. La personne suivante sur la liste d’attente la reçoit maintenant. Vous n’êtes plus sur la liste.
mail-offer-expired-again = Vous souhaitez venir malgré tout ? Inscrivez-vous de nouveau. Si tout est complet, vous serez à la fin de la liste d’attente.
mail-offer-expired-button = S’inscrire de nouveau

mail-declined-subject = Demande non acceptée : { $title }
mail-declined-heading = Votre demande n’est pas acceptée
mail-declined-lead = L’organisateur n’a pas pu accepter votre demande pour « { $title } ». Vous n’êtes pas inscrit.
mail-declined-ask = Une question sur cette décision ? Vous pouvez simplement répondre à ce message.

mail-cancelled-heading-booker = Votre inscription est annulée
mail-cancelled-by-booker = La personne qui vous avait inscrit à « { $title } » a annulé votre inscription.
mail-cancelled-by-name = { $name } a annulé votre inscription à « { $title } ».

mail-handed-over-subject = Place transmise : { $title }
mail-handed-over-heading = Votre place est transmise
mail-handed-over-lead = Votre place à « { $title } » est passée à un collègue, qui reçoit son propre message.
mail-handed-over-lead-to = Votre place à « { $title } » est passée à { $name }, qui reçoit son propre message.
mail-handed-over-link = Votre ancien lien personnel ne donne plus accès à cette place.
mail-handed-over-mistake = Ce n’est pas correct ? Contactez l’organisateur.

mail-personal-link-heading-confirmed = Vous êtes déjà inscrit
mail-personal-link-heading-pending = Votre demande est déjà là
mail-personal-link-heading-waitlisted = Vous êtes déjà sur la liste d’attente
mail-personal-link-heading-offered = Une place est déjà gardée pour vous
mail-personal-link-heading-cancelled = Votre inscription est annulée
mail-personal-link-heading-declined = Votre demande n’est pas acceptée
mail-personal-link-unchanged-confirmed = Vous aviez déjà une place. Rien n’y a changé. Voici encore une fois votre lien personnel.
mail-personal-link-unchanged-pending = Votre demande était déjà là et attend la réponse de l’organisateur. Rien n’y a changé. Voici encore une fois votre lien personnel.
mail-personal-link-unchanged-waitlisted = Vous étiez déjà sur la liste d’attente. Votre place sur la liste n’a pas changé. Voici encore une fois votre lien personnel.
mail-personal-link-unchanged-offered = Une place est déjà gardée pour vous, mais vous devez encore l’accepter. Faites-le à temps sur votre page personnelle. Vous y trouvez aussi jusqu’à quand c’est possible.
mail-personal-link-unchanged-cancelled = Votre inscription était annulée et le reste. Voici encore une fois votre lien personnel.
mail-personal-link-unchanged-declined = Votre demande n’était pas acceptée et rien n’y a changé. Voici encore une fois votre lien personnel.

mail-status-pending = attend une décision
mail-status-confirmed = inscription confirmée
mail-status-waitlisted = sur la liste d’attente
mail-status-offered = a une place encore à accepter
mail-status-cancelled = annulée
mail-status-declined = non acceptée
mail-status-known = avait déjà une inscription et s’en occupe soi-même

mail-booking-subject = Aperçu de vos collègues : { $title }
mail-booking-heading = Vous avez inscrit des collègues
mail-booking-lead = Vous avez rempli le formulaire d’inscription à « { $title } ». Voici où en est chacun :
mail-booking-name = Nom
mail-booking-status = Situation
mail-booking-nameless = nom non affiché
mail-booking-told = Chaque personne que vous avez inscrite reçoit son propre message avec son propre lien.
mail-booking-button = Gérer les inscriptions
mail-booking-personal = Avec ce lien, vous consultez, modifiez ou annulez les inscriptions. Il est personnel : ne le transmettez pas.

mail-invitee-subject = Invitation : { $title }
mail-invitee-subject-again = Rappel, vous êtes invité : { $title }
mail-invitee-heading = Vous êtes invité
mail-invitee-heading-again = Vous venez aussi ?
mail-invitee-lead = { $association } vous invite à « { $title } ».
mail-invitee-lead-again = { $association } vous a invité à « { $title } ». Nous n’avons pas encore reçu votre réponse.
mail-invitee-closes = Vous pouvez vous inscrire jusqu’au { $moment } ({ $zone }).
mail-invitee-how = Ouvrez la page de votre invitation. Vous vous y inscrivez, ou vous indiquez d’un bouton que vous ne venez pas.
mail-invitee-button = Vers mon invitation


# The page of an invitation.
page-invitation-title = Vous êtes invité
page-invitation-registered = Vous êtes déjà inscrit, ou votre demande est en cours.
page-invitation-registered-how = Vous voulez modifier ou annuler ? Utilisez le lien personnel du message que vous avez reçu ensuite.
page-invitation-declined = Vous avez indiqué que vous ne venez pas.
page-invitation-declined-how = Vous ne recevrez plus de rappel. Vous venez malgré tout ? Vous pouvez encore vous inscrire, tant qu’il reste des places.
page-invitation-closes = Inscription jusqu’au
page-invitation-register = S’inscrire
page-invitation-cannot = Vous ne pouvez pas venir ? Dites-le, vous ne recevrez pas de rappel.
page-invitation-decline = Je ne viens pas

# The desk's list of the invited.
desk-invitees = Invités
desk-invitee-number-all = Invités
desk-invitee-answer-accepted = Inscrit
desk-invitee-answer-declined = Ne vient pas
desk-invitee-answer-none = Pas encore de réponse
desk-invitee-remind-lead = Un rappel part vers les personnes qui n’ont pas encore répondu et n’ont reçu aucun message sur cette invitation depuis 48 heures.
desk-invitee-remind = Envoyer un rappel
desk-invitee-add = Inviter des personnes
desk-invitee-list = Liste
desk-invitee-list-help = Une personne par ligne : une adresse, « Nom <adresse> », ou des cellules d’un tableur (prénom, nom de famille, adresse). Au maximum { $most } adresses à la fois. Les personnes déjà invitées ne reçoivent pas de second message.
desk-invitee-send = Envoyer les invitations
desk-invitee-nobody-yet = { $count ->
    [0] Personne n’est encore invité. Corrigez ces lignes :
    [one] Personne n’est encore invité. Une personne a été lue sans faute, corrigez ces lignes :
   *[other] Personne n’est encore invité. { $count } personnes ont été lues sans faute, corrigez ces lignes :
}
desk-invitee-line = Ligne { $line } :
desk-invitee-more-faults = { $count ->
    [one] Et encore une autre ligne.
   *[other] Et encore { $count } autres lignes.
}
desk-invitee-fault-no-address = il n’y a pas d’adresse.
desk-invitee-fault-not-an-address = cette adresse n’est pas correcte.
desk-invitee-fault-address-needs-ascii = avant le @, seules les lettres sans accent sont possibles.
desk-invitee-fault-quotes = un guillemet n’est pas fermé.
desk-invitee-fault-too-many-cells = il y a trop de cellules ; mettez au-dessus de la liste une ligne avec prénom, nom de famille et adresse e-mail.
desk-invitee-fault-name = ce nom est trop long ou contient des caractères impossibles.
desk-invitee-fault-language = nous ne connaissons pas cette langue ; écrivez nl, fr ou en.
desk-invitee-people = Qui est invité
desk-invitee-column-answer = Réponse
desk-invitee-column-invited = Invité le
desk-invitee-column-withdraw = Retirer
desk-invitee-reminded = Rappel : { $moment }
desk-invitee-withdraw = Retirer l’invitation
desk-invitee-none-yet = Personne n’est encore invité.
desk-done-invited = { $told ->
    [0] Toutes les personnes de la liste étaient déjà invitées. Aucun message ne part.
    [one] Une personne reçoit une invitation.
   *[other] { $told } personnes reçoivent une invitation.
}
desk-done-reminded = { $told ->
    [0] Il n’y a personne à qui envoyer un rappel maintenant.
    [one] Une personne reçoit un rappel.
   *[other] { $told } personnes reçoivent un rappel.
}
desk-done-invitation-withdrawn = L’invitation est retirée. Le lien ne fonctionne plus.
desk-history-event-invite = a invité des personnes
desk-history-event-remind = a relancé des personnes invitées
desk-history-event-withdraw-invitation = a retiré une invitation
field-unreadable-lines = { $limit ->
    [one] Une ligne est illisible.
   *[other] { $limit } lignes sont illisibles.
}
field-too-many-addresses = Il y a trop d’adresses. Invitez-en au maximum { $limit } à la fois.
