# The ticket: on its page, in mails, and behind its code.
ticket-title = Billet
ticket-show = Montrez ce code QR à l’accueil, sur papier ou sur votre téléphone.
ticket-booking-lead = Votre collègue montre ce code QR à l’accueil.
ticket-qr-alt = Code QR du billet
ticket-print = Billet à imprimer
ticket-print-help = Imprimez cette page, ou gardez-la sur votre téléphone.
ticket-back = Retour à l’inscription
ticket-stranger = Ceci est le code d’un billet.
ticket-stranger-holder = Ce billet est le vôtre ? Vous ne devez rien faire : montrez le code QR à l’accueil.
ticket-stranger-desk = Vous travaillez à l’accueil ? Connectez-vous, puis ouvrez le code encore une fois.
ticket-sign-in = Se connecter comme collaborateur
ticket-not-today = Il n’y a pas de session aujourd’hui pour ce billet.
mail-ticket-title = Votre billet
mail-ticket-show = Montrez ce code QR à l’accueil, sur papier ou sur votre téléphone.
mail-ticket-alt = Code QR de votre billet
mail-ticket-text = Votre billet pour l’accueil
