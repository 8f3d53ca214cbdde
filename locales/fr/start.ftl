start-needs = Ce qui vous attend
start-nothing-needed = Rien. Tout est fait.
start-failed-mails = { $count ->
    [one] 1 courriel n’a pas pu partir.
   *[other] { $count } courriels n’ont pas pu partir.
}
start-need-approvals = { $count ->
    [one] 1 inscription attend votre accord
   *[other] { $count } inscriptions attendent votre accord
}
start-need-offers = { $count ->
    [one] 1 place proposée expire bientôt
   *[other] { $count } places proposées expirent bientôt
}
start-need-questions = { $count ->
    [one] 1 question attend une réponse
   *[other] { $count } questions attendent une réponse
}
start-need-free-places = { $count ->
    [one] Des places sont libres alors qu’une personne attend
   *[other] Des places sont libres alors que { $count } personnes attendent
}
start-need-decisions = { $count ->
    [one] Décidez si l’activité a lieu : 1 inscription à ce jour
   *[other] Décidez si l’activité a lieu : { $count } inscriptions à ce jour
}
start-need-place-missing = { $count ->
    [one] Une session n’a pas encore de lieu
   *[other] { $count } sessions n’ont pas encore de lieu
}
start-need-link-missing = { $count ->
    [one] Une session n’a pas encore de lien pour participer en ligne
   *[other] { $count } sessions n’ont pas encore de lien pour participer en ligne
}
start-need-attendance = { $count ->
    [one] Les présences ne sont pas encore clôturées (1 participant)
   *[other] Les présences ne sont pas encore clôturées ({ $count } participants)
}
start-need-changes = { $count ->
    [0] Des modifications ne sont pas encore annoncées
    [one] 1 participant recevra bientôt un courriel sur des modifications
   *[other] { $count } participants recevront bientôt un courriel sur des modifications
}
start-need-drafts = Un brouillon commence bientôt et n’est pas encore publié
start-at-approvals = commence le { $at }
start-at-offers = la première expire le { $at }
start-at-questions = la première est du { $at }
start-at-free-places = commence le { $at }
start-at-decisions = à décider au plus tard le { $at }
start-at-place-missing = commence le { $at }
start-at-link-missing = commence le { $at }
start-at-attendance = c’était le { $at }
start-at-changes = part le { $at }
start-at-drafts = commence le { $at }
start-all-approvals = Toutes les activités avec des inscriptions à approuver
start-all-offers = Toutes les activités avec des places qui expirent bientôt
start-all-questions = Toutes les activités avec des questions sans réponse
start-all-free-places = Toutes les activités avec des places libres et une liste d’attente
start-all-decisions = Toutes les activités à décider bientôt
start-all-place-missing = Toutes les activités sans lieu
start-all-link-missing = Toutes les activités sans lien pour participer en ligne
start-all-attendance = Toutes les sessions dont les présences ne sont pas clôturées
start-all-changes = Toutes les activités avec des modifications pas encore annoncées
start-all-drafts = Tous les brouillons qui commencent bientôt
start-week = Cette semaine
start-column-where = Où
start-over = terminé
start-more-sessions = Toutes les activités à venir
start-week-empty = Il n’y a rien cette semaine.
start-next = Ensuite :
start-nothing-planned = Rien n’est prévu.
start-to-coming = Toutes les activités à venir
start-no-programme-title = Pas encore de programme pour vous
start-no-programme = Vous voyez seulement les activités des programmes qui vous sont confiés, et il n’y en a pas encore. Demandez à un administrateur de vous confier un programme.
start-first-title = Bienvenue
start-first-lead = Il n’y a pas encore d’activité. Pour commencer :
start-first-event = Créez votre première activité. C’est un brouillon : personne ne la voit avant que vous la publiiez.
start-first-check = Vérifiez ce que les participants verront : la page, le formulaire et les courriels.
start-first-publish = Publiez. Dès lors, tout le monde peut s’inscrire, et vous voyez ici ce qui vous attend.

desk-search-all = Cherchez dans les activités, les personnes et les organisations
desk-search-placeholder = Chercher partout
desk-page-number = Page { $page }
search-title = Recherche
search-title-of = Recherche de « { $search } »
search-everywhere = Chercher aussi ailleurs
search-too-short = Tapez au moins { $fewest } lettres ou chiffres.
search-nothing = Rien trouvé pour « { $search } ».
search-help = Cherchez un titre ou un lieu, un nom ou une adresse e-mail, ou bien une organisation, une commune, un code postal, un numéro BCE ou INS. Le début d’un mot suffit ; les accents et les majuscules ne comptent pas.
search-people = Personnes
search-organisations = Organisations
search-column-latest = Dernière inscription
search-column-town = Commune
search-all-events = Toutes les activités qui correspondent
search-all-people = Toutes les personnes qui correspondent
search-all-organisations = Toutes les organisations qui correspondent
organisation-details = Données
organisation-legal-name = Nom officiel
organisation-kbo = Numéro BCE
organisation-nis = Code INS
organisation-ovo = Code OVO
organisation-website = Site web
organisation-domains = Domaines de courriel
organisation-member = membre
organisation-ended = n’existe plus
organisation-successor = Reprise par
organisation-registrations = Inscriptions
organisation-which = Quelles inscriptions
organisation-which-coming = À venir
organisation-which-all = Toutes
organisation-none-coming = Personne de cette organisation n’est inscrit à ce qui vient.
organisation-none-all = Personne de cette organisation ne s’est encore inscrit.
