# Inscriptions et présences passées, d’un fichier.
past-title = Inscriptions passées d’un fichier
past-lead = Reprenez qui s’est inscrit autrefois et qui était présent, pour beaucoup d’activités à la fois : { $most } lignes au plus, une ligne par personne et par activité. Vous voyez d’abord ce qui se passera.
past-after-events = Quand vos activités passées sont ici, reprenez qui était inscrit et présent.
past-only-over = Seulement pour les activités terminées. Pour une activité à venir, ajoutez les personnes sur la page de l’activité : elles reçoivent un courriel.
past-nobody-told = Personne ne reçoit de courriel, d’invitation, d’attestation ni d’évaluation.
past-stays = Ce qui existe reste tel quel. Seule une présence qui n’était pas encore connue s’ajoute. Le même fichier une deuxième fois ne change donc rien.
past-term = Ne reprenez que le nécessaire. Pour une activité terminée depuis plus de { $days } jours, les noms et adresses sont effacés la nuit suivante. Les chiffres restent.
past-file-help = Un fichier Excel (.xlsx) ou CSV, avec une première ligne de titres.
past-columns-lead = L’activité, l’adresse e-mail et le nom sont nécessaires, le reste peut rester vide. L’ordre n’a pas d’importance. Nous reconnaissons les titres en néerlandais, français ou anglais, aussi ceux de pretix et d’Eventbrite.
past-not-taken = Nous ne reprenons pas les remarques, les régimes alimentaires, les numéros de téléphone ni les réponses aux questions : ces données ne servent plus après une activité.
past-column-event = Activité
past-column-date = Date de l’activité
past-column-start = Heure de début
past-column-email = Adresse e-mail
past-column-first-name = Prénom
past-column-last-name = Nom
past-column-full-name = Prénom et nom ensemble
past-column-organisation = Organisation
past-column-job-title = Fonction
past-column-language = Langue
past-column-status = Statut
past-column-registered = Inscrit le
past-column-cancelled = Annulé le
past-column-mode = Sur place ou en ligne
past-column-attendance = Présence
past-column-session = Présence à une session
past-column-help-event = Nécessaire. Le titre, ou l’adresse web de sa page ici.
past-column-help-date = Le jour où elle a commencé, par exemple 9/3/2025. Nécessaire si plusieurs activités ont le même titre.
past-column-help-start = Par exemple 10:00. Nécessaire seulement s’il y en avait plusieurs du même titre ce jour-là.
past-column-help-email = Nécessaire. L’adresse nous dit qui est la même personne.
past-column-help-first-name = Nécessaire, ou le nom en une colonne.
past-column-help-last-name = Nécessaire, ou le nom en une colonne.
past-column-help-full-name = Jan Peeters, ou Peeters, Jan.
past-column-help-organisation = Le nom, le numéro BCE ou le code INS. L’administration telle qu’elle existait alors. Un nom inconnu reste tel quel.
past-column-help-job-title = Mandataire, fonctionnaire dirigeant, collaborateur, expert, autre, ou un titre de fonction.
past-column-help-language = Néerlandais, français ou anglais. Vide : la langue de l’activité.
past-column-help-status = Confirmé, liste d’attente, annulé ou refusé. Vide : confirmé.
past-column-help-registered = Une date, avec ou sans heure. Vide : le début de l’activité.
past-column-help-cancelled = Une date, avec ou sans heure. Les rapports comptent ainsi les annulations tardives.
past-column-help-mode = Pour une activité hybride. Vide : sur place.
past-column-help-attendance = Présent, partiel, absent ou excusé, ou la durée : 90 min, 1h30. Si le titre dit « minutes » ou « heures », un nombre suffit.
past-column-help-session = Si une activité a plusieurs sessions, donnez une colonne à chacune. Le titre dit laquelle : Présence 2, ou Présence 9/3/2025.
past-count = { $count ->
    [0] Aucune nouvelle inscription
    [one] 1 nouvelle inscription
   *[other] { $count } nouvelles inscriptions
}
past-what-happens = Voici ce qui se passera si vous les reprenez :
past-marks = { $count ->
    [0] Aucune présence ne s’ajoute.
    [one] 1 présence s’ajoute.
   *[other] { $count } présences s’ajoutent.
}
past-marks-done = { $count ->
    [0] Aucune présence ajoutée
    [one] 1 présence ajoutée
   *[other] { $count } présences ajoutées
}
past-publishes = { $count ->
    [one] 1 activité est encore un brouillon et sera publiée.
   *[other] { $count } activités sont encore des brouillons et seront publiées.
}
past-closes = { $count ->
    [one] 1 liste de présence sera clôturée.
   *[other] { $count } listes de présence seront clôturées.
}
past-typed = { $count ->
    [one] Pour 1 inscription, nous ne connaissons pas l’organisation. Le nom reste, et vous pourrez le vérifier plus tard parmi les organisations.
   *[other] Pour { $count } inscriptions, nous ne connaissons pas l’organisation. Le nom reste, et vous pourrez le vérifier plus tard parmi les organisations.
}
past-past-term = { $count ->
    [one] Pour 1 activité, le délai de conservation est dépassé : noms et adresses seront effacés la nuit suivante. Les chiffres restent.
   *[other] Pour { $count } activités, le délai de conservation est dépassé : noms et adresses seront effacés la nuit suivante. Les chiffres restent.
}
past-event-term = Délai de conservation dépassé
past-rows = Lignes
past-how = Ce qui se passe aussi
past-publish-drafts = Publier les activités qui sont encore des brouillons
past-publish-drafts-help = Elles rejoignent les activités passées du site. Les rapports ne comptent que ce qui est publié.
past-close-lists = Clôturer les listes de présence de ces activités
past-close-lists-help = Les rapports ne comptent que les listes clôturées. Aucune attestation n’est délivrée ; vous pouvez le faire plus tard, activité par activité.
past-rest-absent = Qui avait une place et dont on ne sait rien était absent
past-rest-absent-help = Pratique si, dans votre fichier, seuls les présents ont une croix. Ne vaut qu’avec la clôture.
past-take-over = Reprendre
past-known = { $count ->
    [one] 1 inscription existe déjà
   *[other] { $count } inscriptions existent déjà
}
past-known-lead = Elles restent telles quelles. Pour changer quelque chose, faites-le sur leur propre page.
past-differing = { $count ->
    [one] 1 ligne dit autre chose
   *[other] { $count } lignes disent autre chose
}
past-refused = { $count ->
    [one] 1 ligne ne peut pas être reprise
   *[other] { $count } lignes ne peuvent pas être reprises
}
past-done = { $count ->
    [0] Aucune inscription reprise
    [one] 1 inscription reprise
   *[other] { $count } inscriptions reprises
}
past-so-far = { $done } lignes sur { $all } sont reprises. Les autres pas encore.
past-go-on = { $count ->
    [one] Continuer avec la dernière ligne
   *[other] Continuer avec les { $count } lignes suivantes
}
past-to-reports = Vers les rapports
desk-events-column-slug = Adresse web
desk-events-column-help-slug = La fin de l’adresse de la page, comme dans votre ancien système. Vide : formée du titre.
field-column-event-missing = Indiquez quelle colonne contient l’activité.
field-column-event-missing-in-file = Aucune colonne ne s’appelle Activité.
field-column-email-missing-in-file = Aucune colonne ne s’appelle Adresse e-mail.
field-column-name-missing-in-file = Aucune colonne ne s’appelle Prénom et Nom de famille, ou Nom.
field-nothing-in-table = Il n’y a rien à reprendre.
field-event-unknown = Nous ne trouvons pas cette activité. Reprenez d’abord vos activités et vérifiez le titre.
field-event-other-day = Nous trouvons cette activité, mais pas à cette date ou cette heure.
field-event-several = Plusieurs activités ont ce titre et ce début. Donnez l’adresse web de la page.
field-event-start-needed = Ce jour-là, plusieurs activités avaient ce titre. Indiquez l’heure de début.
field-event-date-needed = Plusieurs activités ont ce titre. Indiquez la date.
field-event-cancelled = Cette activité est annulée.
field-event-without-date = Cette activité n’a pas encore de date.
field-event-not-over = Cette activité n’est pas terminée. Ajoutez les personnes sur sa page, parmi les participants : elles reçoivent un courriel.
field-event-is-draft = Cette activité est encore un brouillon. Publiez-la, ou choisissez de publier les brouillons.
field-event-erased = Les noms des participants de cette activité sont déjà effacés. Personne ne s’y ajoute plus.
field-status-unknown = Nous ne connaissons pas ce statut. Écrivez confirmé, liste d’attente, annulé ou refusé.
field-cancelled-with-place = Il y a une date d’annulation, mais le statut dit autre chose.
field-moment-ahead = C’est dans le futur.
field-cancelled-before-registered = C’est avant l’inscription.
field-mode-unknown = Écrivez sur place ou en ligne, ou laissez vide.
field-attendance-unknown = Nous ne comprenons pas. Écrivez présent, partiel, absent ou excusé, ou la durée : 90 min, 1h30.
field-attendance-without-place = Qui était présent avait une place. Le statut dit autre chose.
field-attendance-by-session = Cette activité a plusieurs sessions. Donnez une colonne à chacune, comme Présence 1.
field-attendance-list-closed = La liste de présence de cette activité est clôturée. Rouvrez-la d’abord.
field-session-unknown = Cette activité n’a pas cette session. Vérifiez le numéro ou le jour.
field-session-several = Ce jour-là, il y avait plusieurs sessions. Dites laquelle par un numéro.
field-session-same-time = Ces sessions avaient lieu en même temps : on n’en choisit qu’une.
field-address-of-other = Cette adresse figure à la ligne { $limit } avec un autre nom. Donnez à chacun sa propre adresse.
field-person-twice = Cette personne figure déjà à la ligne { $limit } pour cette activité.
desk-transition-import = Reprise du passé
desk-cause-moved_in = C’était dans un fichier de l’ancien système, à cette date.
evidence-kind-earlier = selon un fichier de l’ancien système
desk-history-registration-import = a repris des inscriptions passées
desk-history-registration-import-file = a repris un fichier d’inscriptions passées
desk-label-imported = Inscriptions reprises
desk-label-imported-marks = Présences reprises
desk-label-imported-refused = Lignes refusées
