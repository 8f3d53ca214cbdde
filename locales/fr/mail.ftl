mail-calendar-join = Participer avec votre lien personnel
mail-calendar-room = Salle
mail-calendar-more = Toutes les informations
mail-calendar-contact = Contact
mail-calendar-online = En ligne
mail-calendar-link-after-registering = Cette session peut être suivie en ligne. Vous recevez le lien après votre inscription.
