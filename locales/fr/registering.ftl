page-state-waiting-list = Complet, liste d’attente ouverte
page-state-request = Sur demande
page-places-waiting = { $count ->
    [0] Complet. Il y a une liste d’attente, encore vide.
    [one] Complet. 1 personne est sur la liste d’attente.
   *[other] Complet. { $count } personnes sont sur la liste d’attente.
}
page-register-waiting = Me mettre sur la liste d’attente
page-register-request = Demander une place
page-register-colleagues = Inscrire des collègues
page-session-chosen = Vous choisissez cette session en vous inscrivant.
page-choice-left = { $left ->
    [one] encore 1 place
   *[other] encore { $left } places
}
page-choice-full = complet
page-registering = Comment se passe l’inscription ?
page-list-or = { $others } ou { $last }
page-rules-everyone = Tout le monde peut s’inscrire.
page-rules-by-invitation = On s’inscrit uniquement avec une invitation ou avec le lien reçu de l’organisateur.
page-rules-members-only = Seules les personnes qui travaillent pour un membre de l’association peuvent s’inscrire.
page-rules-organisation-kinds = Pour les personnes qui travaillent pour un de ces types d’organisations : { $who }.
page-rules-functions = Pour les personnes qui ont une de ces fonctions : { $who }.
page-rules-organisations = Pour les personnes qui travaillent pour une de ces organisations : { $who }.
page-rules-approval-holds-place = L’organisateur examine chaque demande. En attendant sa décision, nous vous gardons une place.
page-rules-approval-no-place = L’organisateur examine chaque demande et répartit les places. Votre demande ne réserve pas encore de place.
page-rules-share = { $places ->
    [one] 1 personne peut venir par organisation.
   *[other] { $places } personnes peuvent venir par organisation.
}
page-rules-share-until = { $places ->
    [one] Jusqu’au { $moment }, 1 personne peut s’inscrire par organisation. Ensuite, les places libres sont pour tout le monde.
   *[other] Jusqu’au { $moment }, { $places } personnes peuvent s’inscrire par organisation. Ensuite, les places libres sont pour tout le monde.
}
page-rules-waiting-stopped = La liste d’attente est fermée : plus aucune place ne se libère pour ceux qui attendent.
page-rules-waiting-count = { $count ->
    [one] 1 personne est maintenant sur la liste d’attente.
   *[other] { $count } personnes sont maintenant sur la liste d’attente.
}
page-rules-order-first-come = Si tout est complet, vous êtes mis sur la liste d’attente. Le premier inscrit reçoit la première place qui se libère.
page-rules-order-without-place-first = Si tout est complet, vous êtes mis sur la liste d’attente. Les organisations qui n’ont pas encore de place passent d’abord. Ensuite compte l’ordre d’inscription.
page-rules-offer = { $hours ->
    [one] Si une place se libère, nous vous la gardons pendant 1 heure ouvrable. Vous dites vous-même si vous la prenez.
   *[other] Si une place se libère, nous vous la gardons pendant { $hours } heures ouvrables (du lundi au vendredi, de 8 à 20 heures). Vous dites vous-même si vous la prenez.
}
page-rules-direct = Si une place se libère, nous vous inscrivons tout de suite et vous recevez un courriel.
page-rules-places-kept = Un groupe attend ensemble : ceux qui viennent après un groupe attendent avec lui. C’est pourquoi des places peuvent être libres alors que des personnes attendent.
page-rules-change = Vous pouvez modifier ou annuler jusqu’à la fin de l’activité.
page-rules-change-until = Vous pouvez modifier ou annuler jusqu’au { $moment }.
page-rules-hand-over = Vous ne pouvez pas venir ? Jusqu’à la fin de l’activité, un collègue peut prendre votre place.
page-rules-hand-over-until = Vous ne pouvez pas venir ? Jusqu’au { $moment }, un collègue peut prendre votre place.
page-rules-same-organisation = Ce collègue travaille pour la même organisation que vous.
page-rules-no-hand-over = Ici, vous ne pouvez pas céder votre place à un collègue.
page-register-colleagues-title = Inscrire des collègues
page-register-waiting-title = S’inscrire sur la liste d’attente
page-register-approval = L’organisateur décide de votre demande. Vous recevez un courriel dès qu’il y a une réponse.
page-notice-waiting-list = Complet ; vous serez sur la liste d’attente, à la place { $position }. Si une place se libère, vous l’apprendrez par courriel.
page-notice-just-full = Dommage : la dernière place vient de partir. Ce que vous avez rempli est encore là. Si vous l’envoyez maintenant, vous serez sur la liste d’attente, à la place { $position }.
page-notice-or-wait = Vous pouvez aussi vous mettre sur la liste d’attente : vous y seriez à la place { $position }. Ce que vous avez rempli est encore là.
page-notice-too-few-places = { $left ->
    [one] Il ne reste que 1 place, et vous êtes plus nombreux. Inscrivez moins de personnes.
   *[other] Il ne reste que { $left } places, et vous êtes plus nombreux. Inscrivez moins de personnes.
}
page-me = Vous remplissez ceci au nom de { $name }.
page-me-registered = { $name } a déjà une inscription. Remplissez ici les données d’un collègue.
page-me-forget = Je suis quelqu’un d’autre
page-elsewhere = Au même moment, vous êtes déjà inscrit ailleurs :
page-elsewhere-help = Vous pouvez vous inscrire quand même. Si vous ne pouvez pas aller aux deux, rendez une de vos places avec le lien de votre courriel.
page-yes = Oui
page-no = Non
page-no-answer = Pas de réponse
page-date-help = Tapez le jour, le mois et l’année, par exemple 9/3/2027.
page-question-only-if = Seulement si vous avez répondu à « { $question } » : { $answer }.
page-question-only-if-ticked = Seulement si vous avez coché la case ci-dessus.
page-question-only-onsite = Seulement si vous venez sur place.
page-question-only-online = Seulement si vous participez en ligne.
page-sessions-choose = Cochez les sessions auxquelles vous voulez assister.
page-sessions-included = Tout le monde y participe :
page-session-for-all = pour tout le monde
page-slot-choose = Ces sessions ont lieu au même moment. Choisissez-en une.
page-slot-none = Aucune de ces sessions
page-needs = De quoi avez-vous besoin pour bien participer ?
page-needs-help = Seuls les organisateurs le voient. Nous l’effaçons 14 jours après l’activité.
page-needs-diet = Repas et boissons
page-needs-access = Accessibilité
page-needs-access-help = Par exemple une boucle auditive, un interprète en langue des signes, des sous-titres ou de la place pour un fauteuil roulant.
page-consents = Que permettez-vous ?
page-consents-help = Vous choisissez. Votre inscription n’en dépend pas, et vous pourrez encore changer d’avis.
page-consent-photo = Je peux figurer sur des photos et des enregistrements.
page-consent-list = Mon nom et mon organisation peuvent figurer sur la liste remise aux participants.
page-consent-informed = Tenez-moi au courant des nouvelles activités.
page-overlap = Sessions au même moment
page-overlap-title = Vous avez choisi des sessions qui ont lieu au même moment :
page-overlap-pair = « { $one } » et « { $other } »
page-overlap-accept = C’est bien ainsi, inscrivez-moi aux deux.
page-booker = Qui inscrit ?
page-booker-help = Vous recevez un seul courriel avec un aperçu. Avec le lien qu’il contient, vous pouvez tout vérifier et modifier.
page-booker-field = Qui inscrit : { $field }
page-person = Personne { $number }
page-person-field = Personne { $number } : { $field }
page-person-yourself = Si vous venez aussi, indiquez-vous ici. Sinon, indiquez un collègue.
page-person-remove = Enlever la personne { $number }
page-person-add = Ajouter une personne
page-people = Les personnes que vous inscrivez
page-people-most = Un formulaire permet d’inscrire au plus { $count } personnes.
page-organisation-as-first = Si vous laissez ceci vide, nous prenons l’organisation de la personne 1.
page-when-short = Et s’il n’y a pas de place pour tout le monde ?
page-when-short-together = Seulement ensemble : s’il n’y a pas de place pour tout le monde, nous attendons ensemble.
page-when-short-split = Inscrire ceux pour qui il y a encore une place, et mettre les autres sur la liste d’attente.
page-colleagues-too = Inscrire aussi des collègues
page-accept-privacy-colleagues = J’accepte que ces données servent à organiser l’activité, et mes collègues savent que je les inscris.
page-submit-waiting = Me mettre sur la liste d’attente
page-submit-waiting-all = Nous mettre sur la liste d’attente
page-submit-request = Envoyer la demande
page-submit-all = Nous inscrire
page-registered-waiting-title = Vous êtes sur la liste d’attente
page-registered-pending-title = Votre demande est envoyée
page-registered-list-title = Votre liste est traitée
page-registered-place = Vous êtes à la place { $place }. Si une place se libère, vous recevez un courriel.
page-registered-place-held = Nous vous gardons une place jusqu’à la décision de l’organisateur.
page-registered-no-place-held = Votre demande ne réserve pas encore de place. L’organisateur répartit les places.
page-registered-count-confirmed = { $count ->
    [one] 1 personne est inscrite.
   *[other] { $count } personnes sont inscrites.
}
page-registered-count-pending = { $count ->
    [one] La demande de 1 personne attend une approbation.
   *[other] Les demandes de { $count } personnes attendent une approbation.
}
page-registered-places-held = En attendant, nous gardons leur place.
page-registered-no-places-held = En attendant, aucune place n’est encore réservée.
page-registered-count-waitlisted = { $count ->
    [one] 1 personne est sur la liste d’attente, à la place { $place }.
   *[other] { $count } personnes sont sur la liste d’attente, à partir de la place { $place }.
}
page-registered-list-known = Si quelqu’un était déjà inscrit, son inscription reste comme elle était.
page-registered-list-mail = Vous recevez un seul courriel avec un aperçu et un lien pour tout gérer. Chaque collègue reçoit son propre courriel avec un lien personnel.
page-registered-waiting-mail = Un courriel est en route vers l’adresse que vous avez donnée. Le lien personnel qu’il contient vous montre votre place et vous permet de quitter la liste.
page-registered-pending-mail = Un courriel est en route vers l’adresse que vous avez donnée. Le lien personnel qu’il contient vous montre où en est votre demande. Vous aurez des nouvelles dès que l’organisateur décide.
page-refused-full = Il n’y a pas de liste d’attente. Revenez plus tard : si quelqu’un annule, une place se libère.
page-status-offer-expired = Vous n’avez pas pris la place à temps.
page-mine-declined = Vous avez reçu un courriel à ce sujet. Si vous avez des questions, demandez à l’organisateur.
page-mine-pending-held = Nous vous gardons une place jusqu’à la décision de l’organisateur. Vous recevrez alors un courriel.
page-mine-pending-not-held = Votre demande ne réserve pas encore de place. Vous recevez un courriel dès que l’organisateur décide.
page-mine-position = Vous êtes à la place { $position }.
page-mine-together = Vous attendez à { $people } et recevrez vos places ensemble.
page-mine-offer = Vous avez le temps jusqu’au { $moment }. Ensuite, la place va à la personne suivante.
page-mine-offer-expired = Vous aviez le temps jusqu’au { $moment }. La place est allée à la personne suivante.
page-mine-consents = Ce que vous permettez
page-mine-too-late = Il était possible de modifier ou d’annuler jusqu’au { $moment }. Vous ne pouvez pas venir ? Dites-le à l’organisateur.
page-mine-change-until = Vous pouvez modifier ou annuler jusqu’au { $moment }.
page-mine-cannot-come-hand-over = Vous ne pouvez pas venir ? Laissez venir un collègue, ou annulez : votre place se libère alors.
page-offer-accept = Oui, je prends la place
page-offer-refuse = Non, donnez-la à quelqu’un d’autre
page-waiting-no-place = Aucune place n’est encore libre. Vous serez le premier à en recevoir une.
page-waiting-group-no-place = Il n’y a pas encore { $people } places libres. Vous serez les premiers à en recevoir.
page-waiting-behind = { $people ->
    [one] 1 personne attend avant vous.
   *[other] { $people } personnes attendent avant vous.
}
page-waiting-behind-group = Avant vous attend un groupe de { $people }, qui veut venir ensemble. Ceux qui viennent après attendent avec lui jusqu’à ce qu’il y ait assez de places.
page-waiting-share = Votre organisation a déjà autant de places qu’une organisation peut avoir. Si un collègue rend une place, c’est votre tour.
page-waiting-share-until = Votre organisation a déjà autant de places qu’une organisation peut avoir jusqu’au { $moment }. Ensuite, c’est votre tour s’il y a de la place.
page-waiting-session-full = La session que vous avez choisie, « { $session } », est complète. Choisissez-en une autre, ou attendez qu’une place se libère.
page-waiting-option-full = Quelque chose que vous avez choisi est complet. Choisissez autre chose, ou attendez qu’une place se libère.
page-waiting-larger-than-event = Vous êtes plus nombreux qu’il n’y a de places. Il ne pourra y avoir de place que si quelqu’un quitte la liste.
page-waiting-stopped = L’activité commence bientôt : les places qui se libèrent encore ne sont plus attribuées.
page-waiting-next-turn = Il y a de la place pour vous. Vous allez recevoir un courriel.
page-leave-list = Quitter la liste d’attente
page-leave-list-explained = Vous perdez votre place sur la liste d’attente. Si vous vous réinscrivez plus tard, vous serez en fin de liste.
page-leave-list-submit = Oui, enlevez-moi de la liste d’attente
page-leave-list-keep = Non, je continue à attendre
page-back-to-registration = Retour à l’inscription
page-change-title = Modifier l’inscription
page-change-help = Vous ne pouvez pas modifier ici le nom, l’adresse e-mail et l’organisation. Si quelqu’un d’autre vient, cédez votre place.
page-change-submit = Enregistrer
page-change-keep = Tout laisser comme c’est
page-change-just-full = Ce que vous avez choisi vient d’être complet. Rien n’a été enregistré ; choisissez autre chose.
page-hand-over-title = Laisser venir un collègue
page-hand-over-explained = Votre place va tout de suite à votre collègue, même si des personnes attendent. Le rendez-vous disparaît de votre agenda, et votre collègue reçoit sa propre invitation. Ensuite, votre lien n’ouvre plus cette inscription.
page-hand-over-same-organisation = Votre collègue doit travailler pour la même organisation.
page-hand-over-colleague = Qui vient à votre place ?
page-hand-over-email-help = C’est là que nous envoyons la confirmation et l’invitation pour l’agenda.
page-hand-over-submit = Céder ma place
page-handed-over = Vous avez cédé votre place à un collègue.
page-handed-over-help = Ce lien n’ouvre plus l’inscription. Quelque chose ne va pas ?
page-booking-title = Les personnes que vous avez inscrites
page-booking-lead = Inscrites par { $name }. Choisissez un nom pour modifier, annuler ou laisser venir un autre collègue.
page-booking-together = Ceux qui attendent, attendent ensemble : tout le monde reçoit une place au même moment.
page-booking-known = avait déjà une inscription et s’en occupe personnellement
page-booking-more = Inscrire d’autres collègues
page-booking-back = Retour aux personnes que vous avez inscrites
page-booking-one-title = Inscription de { $name }
page-mail-language-person = Langue de nos courriels à cette personne
page-booking-position = Place { $position } sur la liste d’attente.
page-booking-cancel-explained = La place se libère tout de suite et le rendez-vous disparaît de l’agenda de votre collègue.
page-booking-cancel-submit = Oui, annuler cette inscription
page-booking-hand-over-explained = La place va tout de suite à l’autre collègue, même si des personnes attendent. Le rendez-vous disparaît d’un agenda, et l’autre collègue reçoit sa propre invitation.
page-booking-hand-over-submit = Céder la place
page-privacy-cookie-me = Remplit votre nom dans le formulaire d’inscription suivant, si vous avez ouvert votre lien personnel ; disparaît quand vous fermez le navigateur
field-twice-in-form = Cette adresse e-mail est déjà celle de quelqu’un d’autre dans ce formulaire.
field-too-many-people = C’est trop de personnes pour un seul formulaire. Utilisez-en deux.
field-choose-session = Choisissez une session.
field-only-one-session = Choisissez une seule de ces sessions : elles ont lieu au même moment.
field-session-full = Cette session vient d’être complète. Choisissez-en une autre.
field-option-full = Cela vient d’être complet. Choisissez autre chose.
field-consent-needed = Cochez ceci pour vous inscrire.
field-not-a-number = Ce n’est pas un nombre. Un exemple : 12 ou 12,5
field-overlap = Certaines sessions que vous avez choisies ont lieu au même moment. Choisissez-en d’autres, ou cochez que c’est bien ainsi.
