# Ce que nous conservons des personnes, et combien de temps.

retention-title = Ce que nous conservons, et combien de temps
retention-link = Ce que nous conservons
retention-lead = Ce qui a été conservé assez longtemps est effacé chaque nuit, automatiquement. Les chiffres des rapports restent les mêmes.
retention-what = Données
retention-rows = Nombre
retention-why = Pourquoi
retention-until = Jusqu’à quand
retention-all = Toutes les sortes de données, et ce qui a été effacé ces dernières nuits
retention-anonymised = Les données des participants ont été effacées le { $date }. Il ne reste que les chiffres.
retention-kept-names = { $count ->
    [one] Le nom d’une personne qui s’est fait effacer figure encore sur la liste de présence pour le pouvoir subsidiant.
   *[other] Les noms de { $count } personnes qui se sont fait effacer figurent encore sur la liste de présence pour le pouvoir subsidiant.
}
retention-no-date = Tant que l’activité n’a pas de date
retention-held-until = { $date }, ou plus tard si le délai habituel finit après
retention-holds = Conserver plus longtemps
retention-holds-lead = Un pouvoir subsidiant peut-il encore demander les listes ? Notez qui, et jusqu’à quand. De plusieurs délais, le plus long compte. Le régime, l’accessibilité et les remarques ne sont jamais conservés plus longtemps.
retention-no-holds = Seul le délai habituel s’applique.
retention-hold = Conserver plus longtemps
retention-hold-until = jusqu’au { $date } inclus
retention-hold-of-programme = Vaut pour tout le programme
retention-lift = Lever
retention-help-reason = Par exemple : contrôle du FSE, dossier 1234
retention-help-until = Le dernier jour, comme 31/12/2032
desk-label-hold-reason = Qui le demande, et pourquoi
desk-label-hold-until = Conserver jusqu’au
field-hold-past = Choisissez un jour à venir.
field-sure-erase = Cochez ceci pour effacer les données.
desk-done-retention-held = Les données sont conservées plus longtemps.
desk-done-retention-lifted = Le délai habituel s’applique de nouveau.
desk-done-person-erased = Les données sont effacées. Si un courriel d’annulation doit encore partir, elles le seront dès qu’il sera parti.
desk-history-retention-hold = a décidé de conserver les données plus longtemps
desk-history-retention-lift = a levé la conservation prolongée
desk-history-person-erase = a effacé les données de cette personne
desk-history-field-until = Jusqu’au

retention-runs = Les dernières nuits
retention-night = Nuit
retention-erased = Effacé
retention-waiting = Activités conservées plus longtemps
retention-unfinished = en cours
retention-nothing = Rien
retention-no-runs = Aucune nuit n’est encore passée. Ici figurera combien a été effacé chaque fois, sans noms.

retention-kind-registration = Nom, adresse e-mail, fonction et qui a inscrit des collègues
retention-kind-needs = Régime, accessibilité et remarques
retention-kind-answers = Réponses à vos questions
retention-kind-questions = Questions des participants
retention-kind-attendance = Présence, avec les noms
retention-kind-certificates = Attestations, avec les noms
retention-kind-mails = Courriels aux participants
retention-kind-other-mails = Autres courriels : aux organisateurs, demandeurs et invités
retention-kind-invitees = Adresses des invités
retention-kind-notes = Notes, étiquettes et vues enregistrées
retention-kind-history = Historique : qui a modifié quoi
retention-kind-evaluations = Évaluations avec un nom
retention-kind-team = Connexions des organisateurs
retention-kind-public = Noms des orateurs et des personnes de contact

retention-why-registration = Inscrire, informer et rendre compte
retention-why-needs = Bien organiser l’activité
retention-why-answers = Bien organiser l’activité
retention-why-questions = Répondre, et préparer l’orateur
retention-why-attendance = Montrer qui était là, aussi au pouvoir subsidiant
retention-why-certificates = Montrer que quelqu’un était là
retention-why-mails = Être sûr que chaque courriel arrive, et une seule fois
retention-why-other-mails = Être sûr que chaque courriel arrive
retention-why-invitees = Inviter
retention-why-notes = Le travail des organisateurs
retention-why-history = Savoir qui a fait quoi
retention-why-evaluations = Apprendre ce qui peut être mieux
retention-why-team = Protéger l’accès
retention-why-public = Faire connaître l’activité

retention-term-registration = { $days } après l’activité ; ensuite, il ne reste que des chiffres
retention-term-needs = { $days } après l’activité, jamais plus
retention-term-answers = { $days } après l’activité
retention-term-questions = { $days } après l’activité
retention-term-attendance = { $days } après l’activité, ou tant qu’un pouvoir subsidiant le demande ; le moment et les minutes restent, sans nom
retention-term-certificates = { $days } après l’activité, ou tant qu’un pouvoir subsidiant le demande ; le numéro et la validité restent, sans nom
retention-term-mails = { $days } après l’activité ; le fait qu’un courriel est parti reste connu
retention-term-other-mails = { $days } après l’envoi
retention-term-invitees = { $days } après l’activité
retention-term-notes = { $days } après l’activité
retention-term-history = { $days } après l’activité ; qui a fait quoi et quand reste
retention-term-evaluations = { $days } après l’activité ; les chiffres restent, sans nom
retention-term-team = { $days } après la déconnexion
retention-term-public = Tant que l’activité est sur le site

erase-title = Effacer les données
erase-lead = { $count ->
    [one] Une inscription perd le nom, l’adresse et tous les textes.
   *[other] { $count } inscriptions perdent le nom, l’adresse et tous les textes.
} L’organisation, le statut et la présence restent comme chiffres. C’est irréversible.
erase-ahead = Nous annulons d’abord ces inscriptions, avec un courriel qui les retire de l’agenda
erase-kept = Ici, seul le nom reste sur la liste de présence, car un pouvoir subsidiant peut encore la contrôler
erase-waits = L’effacement est demandé. Il se fera dès que le dernier courriel sera parti.
erase-button = Effacer les données
desk-label-sure-erase = J’ai vérifié que cette personne le demande elle-même

# Le fichier avec toutes les données d’une personne.

data-file = mes-donnees
data-name = Nom
data-email = Adresse e-mail
data-other-emails = Autres adresses e-mail
data-language = Langue
data-organisation = Organisation
data-organisation-number = Numéro de l’organisation dans notre registre
data-since = Connu depuis
data-registrations = Inscriptions
data-bookings = Inscriptions de collègues
data-colleagues = Collègues déjà inscrits
data-questions = Questions posées
data-invitations = Invitations
data-mails = Courriels
data-unsubscribed = Désabonné des messages
data-undeliverable = Adresses où un courriel n’est pas arrivé
data-notes = Notes des organisateurs
data-history = Historique
data-event = Activité
data-at = Quand
data-sent = Envoyé
data-to = À
data-letter = Type de courriel
data-status = État
data-content = Contenu
data-preface = Introduction
data-error = Erreur
data-text = Texte
data-answer = Réponse
data-answers = Réponses
data-question = Question
data-action = Ce qui s’est passé
data-declined = Invitation déclinée
data-category = Catégorie de fonction
data-function = Fonction
data-mode = Sur place ou en ligne
data-remarks = Remarques
data-diet = Régime
data-access = Accessibilité
data-photo-consent = Consentement pour les photos
data-list-consent = Consentement pour la liste des participants
data-informed-consent = Souhaite rester informé
data-price = Prix et facture
data-cents = Prix en centimes
data-po-number = Numéro de bon de commande
data-invoice-organisation = Facture pour
data-invoice-kbo = Numéro d’entreprise
data-invoice-address = Adresse de facturation
data-invoice-reference = Référence
data-tags = Étiquettes des organisateurs
data-reason = Raison
data-attendance = Présence
data-session = Session
data-seconds = Secondes de présence
data-evidence = Ce qui le montre
data-kind = Type
data-until = Jusqu’à
data-calendar = Réponse de l’agenda
data-certificates = Attestations
data-number = Numéro
data-revoked = Retirée
data-evaluation = Évaluation nominative
data-kept-name = Nom sur la liste pour le pouvoir subsidiant
data-download = Toutes les données dans un fichier
