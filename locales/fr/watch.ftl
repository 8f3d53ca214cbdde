# Comment va le service lui-même : contrôle, sauvegardes, serveur de messagerie, base de données.

start-findings = { $count ->
    [one] Le contrôle de la nuit a trouvé 1 erreur dans les données.
   *[other] Le contrôle de la nuit a trouvé { $count } erreurs dans les données.
}
start-audit-failed = Le contrôle de la nuit n’a pas pu se faire.
start-backup-failed = La dernière sauvegarde a échoué.

system-title = État du service
system-lead = Ce que doivent savoir les administrateurs et les personnes qui entretiennent le serveur.
system-now = Maintenant
system-database = Base de données
system-database-ok = accepte tout
system-database-full = le disque est plein
system-database-read_only = ne peut être que lue
system-database-failing = refuse ce qu’on y écrit
system-mail-server = Serveur de messagerie
system-mail-server-there = joignable
system-mail-server-away = injoignable : les courriels attendent
system-mail-server-unknown = pas encore utilisé depuis le démarrage
system-mails = Courriels en attente
system-mails-waiting = { $count ->
    [0] Aucun
    [one] 1 courriel
   *[other] { $count } courriels
}
system-mails-oldest = Le plus ancien aurait dû partir le { $moment }.
system-version = Version
system-findings = Erreurs dans les données
system-findings-how = Quelque chose ne va pas dans la base de données. Transmettez ces lignes à la personne qui entretient le service : elles ne contiennent aucun nom. Ne changez rien à la main.
system-audits = Contrôle de la nuit
system-audits-lead = Chaque nuit à { $time }, le service vérifie les places, les listes d’attente, les courriels et les agendas.
system-day = Jour
system-looked-at = Vérifié
system-result = Résultat
system-audit-looked = { $events ->
    [one] 1 activité
   *[other] { $events } activités
}, { $registrations ->
    [one] 1 inscription
   *[other] { $registrations } inscriptions
}
system-audit-good = Tout est en ordre
system-audit-found = { $count ->
    [one] 1 erreur
   *[other] { $count } erreurs
}
system-failed = échec
system-no-audits = Aucune nuit n’est encore passée. Vous verrez ici ce qui a été vérifié et trouvé.
system-backups = Sauvegardes
system-backups-lead = Chaque nuit à { $time }, dans { $folder }.
system-backups-free = Il y reste { $megabytes } Mo.
system-backups-none = Aucune sauvegarde n’est prévue. Demandez à la personne qui entretient le serveur de remplir backup_folder, ou de faire des sauvegardes d’une autre manière.
system-backups-postgresql = PostgreSQL a ses propres outils de sauvegarde. La personne qui entretient le serveur y veille.
system-file = Fichier
system-backup-good = { $megabytes } Mo, vérifiés
system-no-backups = Aucune sauvegarde n’a encore été faite.

desk-letter-trouble = Message sur le service lui-même
mail-trouble-system-why = Vous recevez ce message automatique parce que vous êtes administrateur. Tant que le problème dure, vous en recevrez un chaque semaine.
mail-trouble-system-button = Voir l’état du service
mail-trouble-first-seen = Vu pour la première fois
mail-trouble-more = { $count ->
    [one] Et encore 1 erreur.
   *[other] Et encore { $count } erreurs.
}
mail-trouble-reason = Ce que le serveur a dit
mail-trouble-last-good = Dernière réussite
mail-trouble-never = jamais
mail-trouble-violations-subject = { $count ->
    [one] { $association } : 1 erreur dans les données
   *[other] { $association } : { $count } erreurs dans les données
}
mail-trouble-violations-heading = Quelque chose ne va pas dans les données
mail-trouble-violations-lead = { $count ->
    [one] Le contrôle de la nuit a trouvé une erreur dans les données :
   *[other] Le contrôle de la nuit a trouvé { $count } erreurs dans les données :
}
mail-trouble-violations-how = Transmettez ce message à la personne qui entretient le service : il ne contient aucun nom. Ne changez rien à la main. Les participants et les organisateurs peuvent continuer à travailler.
mail-trouble-backup-subject = { $association } : la sauvegarde a échoué
mail-trouble-backup-heading = La sauvegarde a échoué
mail-trouble-backup-lead = La base de données n’a pas pu être sauvegardée cette nuit.
mail-trouble-backup-how = La personne qui entretient le serveur vérifie si le dossier existe, s’il y reste assez de place et si le service peut y écrire. Un nouvel essai a lieu chaque heure.
mail-trouble-audit-subject = { $association } : le contrôle de la nuit n’a pas pu se faire
mail-trouble-audit-heading = Le contrôle de la nuit n’a pas pu se faire
mail-trouble-audit-lead = Le service n’a pas pu vérifier cette nuit si toutes les données sont en ordre.
mail-trouble-audit-how = La personne qui entretient le serveur en trouve la cause dans le journal. Un nouvel essai a lieu chaque heure.
mail-trouble-webhook-gone-subject = { $association } : un webhook a été désactivé
mail-trouble-webhook-gone-heading = Un webhook a été désactivé
mail-trouble-webhook-gone-lead = Le système « { $name } » a indiqué que l’adresse où il recevait les messages n’existe plus. Il n’en reçoit donc plus.
mail-trouble-webhook-gone-how = Demandez la nouvelle adresse à la personne qui gère ce système, introduisez-la et réactivez le webhook. Entre-temps, ce système n’apprend rien de ce qui se passe.
mail-trouble-webhook-failures-subject = { $association } : un webhook a été désactivé
mail-trouble-webhook-failures-heading = Un webhook a été désactivé
mail-trouble-webhook-failures-lead = Cinq messages de suite ne sont pas arrivés au système « { $name } », malgré tous les essais. Il n’en reçoit donc plus.
mail-trouble-webhook-failures-how = Demandez à la personne qui gère ce système ce qui ne va pas. Réactivez ensuite le webhook et renvoyez ce qui a échoué.
mail-trouble-webhook-why = Vous recevez ce message automatique parce que vous êtes administrateur.
mail-trouble-webhook-button = Voir le webhook
mail-trouble-erasure-subject = { $association } : une personne demande l’effacement de ses données
mail-trouble-erasure-heading = Une personne demande l’effacement de ses données
mail-trouble-erasure-lead = Une personne a demandé, par son lien personnel, l’effacement de toutes ses données. Elle aura une réponse au plus tard le { $date }.
mail-trouble-erasure-how = La page indique de qui il s’agit et ce qui disparaîtra. Rien n’est effacé tant que personne ne décide.
mail-trouble-erasure-why = Vous recevez ce message automatique parce que vous êtes administrateur.
mail-trouble-erasure-button = Voir la demande
