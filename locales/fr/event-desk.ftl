desk-section-basics = Type, langue et programme
desk-section-texts = Textes
desk-section-registering = Inscriptions
desk-section-contacts = Contact
desk-section-visibility = Adresse et visibilité
desk-section-letters = Courriels et rappels
desk-change-basics = Modifier le type, la langue ou le programme
desk-change-texts = Modifier les textes
desk-change-registering = Modifier les places et les délais
desk-change-contacts = Modifier le contact
desk-change-visibility = Modifier l’adresse ou la visibilité

desk-which-kind = Type d’activité
desk-help-kind-first = Choisissez d’abord le type : une partie est alors déjà remplie. Tout reste modifiable.
desk-group-dates = Quand et où
desk-date-number = Session { $number }
desk-help-dates-shared = Le lieu, l’adresse et le lien sont ceux de la première session. Vous pourrez les modifier par session. Une ligne laissée vide ne compte pas.
desk-more-dates = Plus de dates
desk-more-fields = Plus de champs
desk-help-more-fields = Vous pouvez aussi remplir ceci plus tard.

desk-label-translations = Langues des textes
desk-label-title-nl = Titre en néerlandais
desk-label-title-fr = Titre en français
desk-label-title-en = Titre en anglais
desk-label-summary-nl = En une phrase, en néerlandais
desk-label-summary-fr = En une phrase, en français
desk-label-summary-en = En une phrase, en anglais
desk-label-description-nl = Description en néerlandais
desk-label-description-fr = Description en français
desk-label-description-en = Description en anglais
desk-label-contact-phone = Téléphone de la personne de contact
desk-label-content-contact-name = Nom
desk-label-content-contact-email = Adresse e-mail
desk-label-content-contact-phone = Téléphone
desk-label-unlisted = Hors de la liste
desk-label-tentative = Il n’est pas encore certain que l’activité ait lieu
desk-label-minimum = Nombre minimum
desk-label-decide-by = Décider au plus tard le
desk-label-decide-date = Décider au plus tard le
desk-label-decide-time = Décider au plus tard : heure
desk-label-publish-at = Publier le
desk-label-publish-date = Publier le
desk-label-publish-time = Publier : heure
desk-label-messages-withdrawn = Messages qui ne partent pas

desk-texts-own = En { $language }, la langue de l’activité
desk-texts-other = Traduction : { $language }
desk-help-translation = Qui lit le site dans cette langue voit ce texte, dans les courriels aussi. Ce que vous laissez vide reste dans la langue de l’activité.
desk-told-of-title = { $count ->
    [0] Personne n’est encore inscrit : aucun courriel ne part.
    [one] Si vous modifiez le titre, 1 participant reçoit un courriel et le rendez-vous change dans son agenda. Les autres textes changent sans courriel.
   *[other] Si vous modifiez le titre, { $count } participants reçoivent un courriel et le rendez-vous change dans leur agenda. Les autres textes changent sans courriel.
}
desk-consequences-places = { $taken ->
    [0] Aucune place n’est encore prise.
    [one] 1 place est prise. Si vous réduisez le nombre, la personne garde sa place ; c’est noté.
   *[other] { $taken } places sont prises. Si vous réduisez le nombre, chacun garde sa place ; c’est noté.
}
desk-consequences-waiting = { $count ->
    [one] 1 personne attend : si vous augmentez le nombre, elle reçoit aussitôt une place ou une offre.
   *[other] { $count } personnes attendent : si vous augmentez le nombre, les premières reçoivent aussitôt une place ou une offre.
}
desk-group-tentative = A-t-elle lieu ?
desk-help-tentative = Qui s’inscrit garde une place, mais ne reçoit encore ni confirmation ni invitation. Elles partent quand vous décidez que l’activité a lieu.
desk-help-minimum = La page dit : a lieu à partir de ce nombre d’inscriptions.
desk-decided-already = C’est décidé : l’activité a lieu.
desk-tentative-summary = À partir de { $minimum } inscriptions ; décision au plus tard le { $moment }
desk-group-practical-contact = Questions pratiques
desk-help-practical-contact = Figure sur la page publique et dans les courriels. Les réponses aux courriels arrivent ici.
desk-group-content-contact = Questions sur le contenu
desk-help-content-contact = Figure sur la page publique. Laissez vide si c’est la même personne.
desk-help-slug-kept = Maintenant { $link }. Si vous modifiez l’adresse, l’ancienne continue de fonctionner : elle mène à la nouvelle.
desk-help-slug-chosen = Lettres minuscules, chiffres et traits d’union.
desk-help-unlisted = La page fonctionne pour qui a l’adresse, mais ne figure pas dans la liste, les agendas ou les moteurs de recherche.

field-not-a-minimum = Indiquez un nombre entier, au moins 1.
field-minimum-above-capacity = C’est plus que le nombre de places.
field-decide-after-start = Décidez avant le début de l’activité.
field-publish-after-end = L’activité sera alors déjà terminée.

desk-publish-now = Publier maintenant
desk-publish-at = Publier plus tard
desk-publish-at-other = Modifier le moment
desk-publish-at-withdraw = Ne pas publier automatiquement
desk-publish-at-lead = La page apparaît d’elle-même à ce moment. D’ici là, vous pouvez tout modifier ou retirer le moment.
desk-publish-at-plan = Planifier
desk-publish-at-impossible = Cette activité ne peut pas être planifiée maintenant : elle est déjà publiée ou il manque encore quelque chose.
desk-help-publish-time = Par exemple 9:00. Laissez vide pour le début de la journée.
desk-publishing-planned = Tout est rempli. L’activité sera publiée automatiquement le { $moment }.
desk-done-publishing-planned = C’est planifié. L’activité sera publiée automatiquement.
desk-done-publishing-withdrawn = L’activité ne sera plus publiée automatiquement.
desk-done-unpublished = L’activité est de nouveau un brouillon. Plus personne ne la voit.
desk-done-archived = L’activité est archivée.
desk-done-unarchived = L’activité est de retour dans les listes.
desk-done-goes-ahead = { $told ->
    [0] C’est décidé : l’activité a lieu. Personne n’était encore inscrit.
    [one] C’est décidé : l’activité a lieu. 1 participant reçoit la confirmation avec l’invitation.
   *[other] C’est décidé : l’activité a lieu. { $told } participants reçoivent la confirmation avec l’invitation.
}
desk-done-kind-saved = Enregistré. Les nouvelles activités de ce type commenceront ainsi.

desk-state-undecided = Pas encore certain
desk-state-unlisted = Hors de la liste
desk-state-archived = Archivé
desk-when-archived = Archives
desk-undecided-so-far = { $taken } inscrits, { $minimum } au moins nécessaires.
desk-decide-now = Décidez si l’activité a lieu.
desk-decide-by = Décidez au plus tard le { $moment }.
desk-decide = Décider si elle a lieu
desk-go-ahead = Elle a lieu
desk-go-ahead-question = Cette activité a-t-elle lieu ?
desk-what-happens = Que se passe-t-il alors ?
desk-go-ahead-told = { $count ->
    [0] Personne n’est encore inscrit : aucun courriel ne part.
    [one] 1 personne avec une place provisoire est alors inscrite et reçoit la confirmation avec une invitation pour son agenda.
   *[other] { $count } personnes avec une place provisoire sont alors inscrites et reçoivent la confirmation avec une invitation pour leur agenda.
}
desk-go-ahead-approval = Les demandes continuent d’attendre votre réponse : vous les approuvez ensuite, une par une ou ensemble.
desk-go-ahead-waiting = { $count ->
    [one] 1 personne reste sur la liste d’attente.
   *[other] { $count } personnes restent sur la liste d’attente.
}
desk-go-ahead-later = Qui s’inscrit plus tard reçoit aussitôt la confirmation.
desk-goes-not-ahead = Elle n’a pas lieu
desk-decide-later = Décider plus tard
desk-nothing-to-decide = Il n’y a rien à décider ici : l’activité est un brouillon, a lieu de toute façon ou est annulée.

desk-cancelling-confirmed = { $count ->
    [one] 1 participant avec une place reçoit un courriel disant que l’activité n’a pas lieu, avec votre raison.
   *[other] { $count } participants avec une place reçoivent un courriel disant que l’activité n’a pas lieu, avec votre raison.
}
desk-cancelling-provisional = { $count ->
    [one] 1 personne avec une place provisoire reçoit le même courriel.
   *[other] { $count } personnes avec une place provisoire reçoivent le même courriel.
}
desk-cancelling-pending = { $count ->
    [one] 1 demande tombe ; cette personne reçoit le même courriel.
   *[other] { $count } demandes tombent ; ces personnes reçoivent le même courriel.
}
desk-cancelling-offered = { $count ->
    [one] 1 offre tombe ; cette personne reçoit le même courriel.
   *[other] { $count } offres tombent ; ces personnes reçoivent le même courriel.
}
desk-cancelling-waitlisted = { $count ->
    [one] La liste d’attente tombe ; 1 personne reçoit le même courriel.
   *[other] La liste d’attente tombe ; { $count } personnes reçoivent le même courriel.
}
desk-cancelling-calendars = { $count ->
    [one] De 1 agenda { $dates ->
        [one] disparaît 1 rendez-vous
       *[other] disparaissent { $dates } rendez-vous
    }.
   *[other] De { $count } agendas disparaissent en tout { $dates } rendez-vous.
}
desk-removal-reminders = Les rappels de cette session ne partent plus.
desk-cancelling-reminders = Les rappels ne partent plus.
desk-cancelling-messages = { $count ->
    [one] 1 message planifié ne part pas et redevient un brouillon.
   *[other] { $count } messages planifiés ne partent pas et redeviennent des brouillons.
}
desk-cancelling-changes = Les modifications dont personne n’a encore été averti ne sont plus annoncées.
desk-cancelling-page = La page publique reste et dit que l’activité n’a pas lieu.
desk-cancelling-materials = Les documents sont conservés.

desk-putting-away = Retirer
desk-unpublish = Revenir au brouillon
desk-unpublish-lead = Personne n’est encore inscrit ni invité. Vous pouvez donc encore retirer la page.
desk-archive = Archiver
desk-archive-lead = Une activité archivée ne figure plus dans les listes habituelles. Sa page et ses inscriptions restent.
desk-unarchive = Sortir des archives
desk-preview-language = Choisissez une autre langue en haut pour voir la traduction.

desk-kinds = Types d’activités
desk-kinds-lead = Ainsi commence une nouvelle activité de ce type. Les activités existantes ne changent pas.
desk-kind-defaults = Une nouvelle activité du type { $kind }
desk-group-usual-letters = Courriels qui partent d’eux-mêmes

desk-history-event-publish-at = a modifié le moment de la publication automatique
desk-history-event-not-published = n’a pas pu publier l’activité automatiquement : il manquait quelque chose
desk-history-event-unpublish = a refait un brouillon de l’activité
desk-history-event-archive = a archivé l’activité
desk-history-event-unarchive = a sorti l’activité des archives
desk-history-event-go-ahead = a décidé que l’activité a lieu
desk-history-kind-set-defaults = a modifié ce par quoi commencent les nouvelles activités d’un type
desk-cause-event_goes_ahead = L’activité a lieu.

desk-pending-provisional = Cette place est provisoire : la confirmation part quand vous décidez que l’activité a lieu.
refusal-undecided = Il n’est pas encore certain que l’activité ait lieu. Décidez-le d’abord.
refusal-not-over = Cette activité est encore à venir. Elle ne peut être archivée qu’une fois terminée ou annulée.
refusal-has-registrations = Ce n’est plus possible : des personnes sont inscrites ou invitées.

page-undecided = Pas encore certain.
page-undecided-minimum = { $count ->
    [one] L’activité a lieu à partir de 1 inscription ; nous décidons au plus tard le { $moment }.
   *[other] L’activité a lieu à partir de { $count } inscriptions ; nous décidons au plus tard le { $moment }.
}
page-undecided-held = D’ici là, nous gardons votre place. Si elle a lieu, vous recevez une confirmation avec une invitation pour votre agenda.
page-contact-practical = Questions pratiques
page-contact-content = Questions sur le contenu
page-registered-undecided-title = Votre place est notée
page-registered-count-provisional = { $count ->
    [one] 1 personne a une place provisoire.
   *[other] { $count } personnes ont une place provisoire.
}
page-registered-undecided-mail = Un courriel est en route vers l’adresse que vous avez indiquée. Son lien personnel montre où en sont les choses. Vous serez averti dès qu’il sera décidé si l’activité a lieu.
page-status-provisional = Vous avez une place provisoire.

mail-undecided-subject = Inscription provisoire : { $title }
mail-undecided-heading = Votre place est notée
mail-undecided-lead = Nous vous avons noté pour « { $title } ». Il n’est pas encore certain que l’activité ait lieu.
mail-undecided-lead-by = { $name } vous a inscrit à « { $title } ». Il n’est pas encore certain que l’activité ait lieu.
mail-undecided-minimum = { $count ->
    [one] Elle a lieu à partir de 1 inscription. Nous décidons au plus tard le { $moment } ({ $zone }).
   *[other] Elle a lieu à partir de { $count } inscriptions. Nous décidons au plus tard le { $moment } ({ $zone }).
}
mail-undecided-holds = D’ici là, nous gardons une place pour vous. Vous recevrez un courriel dès que ce sera décidé.
mail-undecided-calendar = Ne l’inscrivez pas encore définitivement dans votre agenda : vous recevrez l’invitation dès que l’activité aura lieu.
mail-undecided-button = Mon inscription
mail-undecided-personal = Vous ne pouvez pas venir ? Désinscrivez-vous sur cette page. Le lien est personnel : ne le transmettez pas.
mail-personal-link-heading-provisional = Vous avez déjà une place provisoire
mail-personal-link-unchanged-provisional = Vous aviez déjà une place provisoire : il n’est pas encore certain que l’activité ait lieu. Rien n’y a changé. Voici encore une fois votre lien personnel.
mail-rescheduled-provisional = Votre place provisoire reste. Vous serez averti dès qu’il sera décidé si l’activité a lieu.
mail-confirmation-subject-goes_ahead = Elle a lieu : { $title }
mail-confirmation-heading-goes_ahead = Elle a lieu : vous êtes inscrit
mail-confirmation-lead-goes_ahead = « { $title } » a lieu. Votre place provisoire est maintenant définitive : vous êtes inscrit. Au plaisir de vous y retrouver !
