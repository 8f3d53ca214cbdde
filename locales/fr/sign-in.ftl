# Signing in at the desk: the second step, one's account, the organisation's own provider.
sign-in-lead = Pour les organisateurs. Connectez-vous avec le compte de votre organisation.
sign-in-provider-button = Se connecter avec votre organisation
sign-in-by-mail = Ou avec un lien par courriel
sign-in-by-mail-lead = Indiquez votre adresse e-mail : vous recevrez un lien pour vous connecter.
sign-in-provider-away = La connexion avec votre organisation ne fonctionne pas pour l’instant : son service ne répond pas. Réessayez plus tard, ou demandez un lien ci-dessous.
sign-out-there = Vous êtes déconnecté ici
sign-out-there-lead = Nous vous conduisons au service de connexion de votre organisation, pour que vous puissiez aussi vous y déconnecter.
sign-out-there-go = Se déconnecter là aussi

second-step-title = Deuxième étape
second-step-lead = Bonjour { $name }. Indiquez encore le code de votre application.
second-step-again = Ceci concerne votre manière de vous connecter. Indiquez donc encore une fois un code.
second-step-code = Code
second-step-code-help = Les six chiffres que votre application affiche maintenant, ou l’un de vos codes de secours.
second-step-app-code-help = Les six chiffres que votre application affiche maintenant.
second-step-go-on = Continuer
second-step-blocked = Trop de codes erronés. Vous pourrez réessayer à { $moment }.
second-step-lost = Vous n’avez plus ni téléphone ni codes de secours ? Demandez à un administrateur d’effacer votre deuxième étape, ou écrivez à { $email }.
second-step-set-up = Installer la deuxième étape
second-step-set-up-lead = Après le lien reçu par courriel, vous indiquerez un code d’une application sur votre téléphone. Qui n’a accès qu’à votre messagerie n’entrera pas.
second-step-set-up-required = Comme administrateur, il vous faut une deuxième étape : après le lien reçu par courriel, un code d’une application sur votre téléphone. Cela prend deux minutes, une seule fois.
second-step-get-app = Pas encore d’application d’authentification sur votre téléphone ? Installez-en une. Toute application à codes de six chiffres convient.
second-step-scan = Scannez cette image avec l’application.
second-step-picture = Code QR avec la clé pour votre application. La clé figure aussi en texte en dessous.
second-step-type = Impossible de scanner ? Tapez cette clé dans l’application :
second-step-same-device = L’application est sur cet appareil : l’ouvrir
second-step-prove = Indiquez le code que l’application affiche maintenant.
second-step-turn-on = Activer la deuxième étape
second-step-replace = Installer une autre application
second-step-remove = Effacer la deuxième étape
second-step-remove-question = Effacer votre deuxième étape ?
second-step-remove-lead = Ensuite, le lien reçu par courriel suffira pour vous connecter. Vos codes de secours ne fonctionneront plus.
second-step-reset-lead = Cette personne n’a plus ni téléphone ni codes de secours ? Vérifiez d’abord que la demande vient bien d’elle. Effacez ensuite la deuxième étape : toutes ses sessions sont déconnectées, et elle pourra en installer une nouvelle en se connectant.
second-step-keep = Ne pas effacer

recovery-codes = Codes de secours
recovery-codes-done = Votre deuxième étape est en ordre.
recovery-codes-lead = Avec un code de secours, vous entrez sans votre téléphone. Chaque code fonctionne une seule fois.
recovery-codes-keep = Notez-les ou imprimez-les, et ne les gardez pas avec votre téléphone. Vous ne les verrez qu’une fois. Les codes précédents ne fonctionnent plus.
recovery-codes-kept = Je les ai notés
recovery-codes-renew = Nouveaux codes de secours
recovery-codes-renew-lead = Vous verrez dix nouveaux codes. Les précédents ne fonctionneront plus.

account-title = Mon compte
account-details = Mes données
account-email-help = Une autre adresse ? Demandez-le à un administrateur.
account-conflict = Quelqu’un d’autre a modifié ceci entre-temps. Il y a maintenant : { $name }, { $language }. Enregistrez à nouveau si votre version doit rester.
account-second-step-on = active
account-second-step-since = Depuis le { $day }, vous vous connectez avec un code de votre application.
account-second-step-off = Vous n’avez pas encore de deuxième étape. Avec un code de votre téléphone, votre compte est bien mieux protégé.
account-codes-left = { $count ->
    [0] Il ne vous reste aucun code de secours. Créez-en de nouveaux pour pouvoir entrer sans votre téléphone.
    [one] Il vous reste un code de secours.
   *[other] Il vous reste { $count } codes de secours.
}
account-recovery-code-used = { $count ->
    [0] Vous vous êtes connecté avec votre dernier code de secours. Créez-en de nouveaux.
    [one] Vous vous êtes connecté avec un code de secours. Il vous en reste un.
   *[other] Vous vous êtes connecté avec un code de secours. Il vous en reste { $count }.
}
account-provider = Vous vous connectez aussi avec votre compte chez { $issuer }.
account-sessions = Où vous êtes connecté
account-sessions-lead = Une session se termine d’elle-même après { $minutes } minutes sans utilisation, et dans tous les cas après { $hours } heures.
account-column-device = Appareil
account-column-since = Connexion
account-column-seen = Dernière utilisation
account-column-end = Déconnecter
account-this-session = cette session
account-session-organisation = Pour l’organisation { $organisation }
account-end-session = Déconnecter
account-end-others = Déconnecter partout ailleurs
account-strange-session = Vous ne reconnaissez pas une session ? Déconnectez-la et prévenez un administrateur.

device-words = { $browser } sur { $system }
device-browser-edge = Edge
device-browser-opera = Opera
device-browser-samsung = Samsung Internet
device-browser-firefox = Firefox
device-browser-chrome = Chrome
device-browser-safari = Safari
device-browser-other = Un autre navigateur
device-system-ios = iPhone ou iPad
device-system-android = Android
device-system-windows = Windows
device-system-chromeos = ChromeOS
device-system-macos = macOS
device-system-linux = Linux
device-system-other = un autre appareil

desk-label-own-name = Nom
desk-label-own-language = Langue de vos courriels
desk-done-account-saved = Vos données sont enregistrées.
desk-done-second-step-removed = Votre deuxième étape est effacée.
desk-done-second-step-reset = La deuxième étape est effacée. Les sessions de cette personne sont terminées.
desk-done-no-second-step = Il n’y avait pas de deuxième étape.
desk-done-session-ended = Cette session est déconnectée.
desk-done-other-sessions-ended = Vous êtes déconnecté partout ailleurs.
field-wrong-code = Ce code n’est pas bon, ou a déjà servi. Vérifiez l’horloge de votre téléphone et prenez le code que l’application affiche maintenant.
field-setup-too-old = Cette page est restée ouverte trop longtemps. Voici une nouvelle image : effacez la clé précédente dans votre application et scannez à nouveau.

provider-refused-back = Retour à la connexion
provider-refused-unknown-title = Vous n’êtes pas encore organisateur
provider-refused-unknown-text = Votre organisation vous connaît, mais { $association } ne vous a pas encore ajouté comme organisateur. Demandez-le à un administrateur, ou écrivez à { $email }.
provider-refused-address-not-verified-title = Votre adresse e-mail n’est pas confirmée
provider-refused-address-not-verified-text = Votre organisation ne dit pas que cette adresse est bien la vôtre. Connectez-vous avec un lien par courriel, ou demandez à votre organisation de confirmer votre adresse. Des questions ? Écrivez à { $email }.
provider-refused-no-role-title = Vous n’avez pas de rôle ici
provider-refused-no-role-text = Votre organisation ne vous donne pas de rôle pour la gestion de { $association }. Demandez ce droit à la personne qui gère les accès chez vous. Des questions ? Écrivez à { $email }.
provider-refused-other-organisation-title = Cette organisation n’a pas accès
provider-refused-other-organisation-text = Vous vous êtes connecté pour une organisation qui n’a pas accès à la gestion de { $association }. Choisissez une autre organisation lors de la connexion, ou écrivez à { $email }.
provider-refused-other-account-title = Cette adresse appartient à un autre compte
provider-refused-other-account-text = Un organisateur de { $association } avec cette adresse se connecte avec un autre compte. Écrivez à { $email } pour régler cela.
provider-refused-denied-title = Vous n’êtes pas connecté
provider-refused-denied-text = La connexion auprès de votre organisation a été interrompue. Réessayez. Des questions ? Écrivez à { $email }.
provider-refused-provider-error-title = La connexion a échoué
provider-refused-provider-error-text = Le service de connexion de votre organisation a donné une erreur. Réessayez, ou demandez un lien par courriel. Cela persiste ? Écrivez à { $email }.
provider-refused-other-browser-title = Recommencez la connexion
provider-refused-other-browser-text = Cette connexion a commencé dans un autre navigateur, ou a duré trop longtemps. Recommencez. Des questions ? Écrivez à { $email }.
provider-refused-not-believed-title = La connexion a échoué
provider-refused-not-believed-text = La réponse du service de connexion de votre organisation n’est pas correcte. Nous ne vous avons donc pas laissé entrer. Demandez un lien par courriel, et écrivez à { $email }.

desk-letter-account = Message sur votre compte
mail-account-when = Quand
mail-account-where = Avec
mail-account-you = C’était vous ? Il n’y a rien à faire.
mail-account-not-you = Ce n’était pas vous ? Déconnectez alors toutes les sessions dans votre compte et prévenez tout de suite un administrateur. Qui a accès à votre messagerie peut se connecter à votre place : changez aussi le mot de passe de celle-ci.
mail-account-button = Mon compte
mail-account-why = Vous recevez ce message automatique parce que vous êtes organisateur.
mail-account-new-device-subject = Nouvel appareil dans la gestion de { $association }
mail-account-new-device-heading = Connexion avec un nouvel appareil
mail-account-new-device-lead = Quelqu’un s’est connecté sous votre nom à la gestion de { $association }, avec un navigateur que nous ne connaissons pas encore.
mail-account-second-step-set-up-subject = Deuxième étape activée dans la gestion de { $association }
mail-account-second-step-set-up-heading = Votre deuxième étape est active
mail-account-second-step-set-up-lead = La gestion de { $association } vous demande désormais aussi un code de votre application. Toutes vos autres sessions sont déconnectées.
mail-account-second-step-removed-subject = Deuxième étape effacée dans la gestion de { $association }
mail-account-second-step-removed-heading = Votre deuxième étape est effacée
mail-account-second-step-removed-lead = Pour vous connecter à la gestion de { $association }, le lien reçu par courriel suffit désormais.
mail-account-second-step-reset-subject = Deuxième étape effacée dans la gestion de { $association }
mail-account-second-step-reset-heading = Un administrateur a effacé votre deuxième étape
mail-account-second-step-reset-lead = Un administrateur de { $association } a effacé votre deuxième étape et vos codes de secours. Toutes vos sessions sont déconnectées. Vous pourrez en installer une nouvelle lors de la connexion.
mail-account-recovery-codes-renewed-subject = Nouveaux codes de secours dans la gestion de { $association }
mail-account-recovery-codes-renewed-heading = Vous avez de nouveaux codes de secours
mail-account-recovery-codes-renewed-lead = De nouveaux codes de secours ont été créés dans la gestion de { $association }. Les précédents ne fonctionnent plus.
mail-account-recovery-code-used-subject = Code de secours utilisé dans la gestion de { $association }
mail-account-recovery-code-used-heading = Un code de secours a servi
mail-account-recovery-code-used-lead = Quelqu’un s’est connecté sous votre nom à la gestion de { $association } avec l’un de vos codes de secours.
mail-account-wrong-codes-subject = Codes erronés dans la gestion de { $association }
mail-account-wrong-codes-heading = Trop de codes erronés
mail-account-wrong-codes-lead = Quelqu’un a ouvert votre lien de connexion à la gestion de { $association } et a indiqué cinq codes erronés. Pendant un quart d’heure, aucun code n’est accepté.
mail-account-provider-linked-subject = Compte lié dans la gestion de { $association }
mail-account-provider-linked-heading = Votre compte est lié
mail-account-provider-linked-lead = Vous pouvez désormais aussi vous connecter à la gestion de { $association } avec le compte de votre organisation.

desk-history-second-step-set-up = a installé la deuxième étape
desk-history-second-step-pass = a donné le code de la deuxième étape
desk-history-second-step-block = a donné trop de codes erronés
desk-history-second-step-renew-codes = a créé de nouveaux codes de secours
desk-history-second-step-remove = a effacé sa propre deuxième étape
desk-history-second-step-reset = a effacé la deuxième étape de quelqu’un
desk-history-organiser-edit-own = a modifié ses propres données
desk-history-sign-in-end-sessions = a déconnecté des sessions ailleurs
desk-history-sign-in-link-provider = a lié le compte de l’organisation
