mail-calendar-attached-left-out = L’invitation pour votre agenda n’est pas jointe : avec elle, l’e-mail était trop volumineux pour votre serveur de messagerie. Ajoutez l’activité à votre agenda par le lien ci-dessous.
mail-changed-calendar-left-out = L’invitation mise à jour n’est pas jointe : avec elle, l’e-mail était trop volumineux pour votre serveur de messagerie. Modifiez vous-même le rendez-vous dans votre agenda, ou utilisez le lien ci-dessous.
mail-cancelled-calendar-left-out = Cet e-mail ne peut pas retirer le rendez-vous de votre agenda : avec le message pour l’agenda, il était trop volumineux pour votre serveur de messagerie. Retirez vous-même le rendez-vous.
mail-calendar-open = Dans votre agenda
desk-mail-error-needs-smtputf8 = L’adresse contient des lettres accentuées ou d’une autre écriture avant le @, et le serveur de messagerie n’accepte pas ces adresses (SMTPUTF8). Demandez une autre adresse.
