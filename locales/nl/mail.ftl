mail-calendar-join = Deelnemen via je persoonlijke link
mail-calendar-room = Zaal
mail-calendar-more = Alle informatie
mail-calendar-contact = Contact
mail-calendar-online = Online
mail-calendar-link-after-registering = Deze sessie is online te volgen. De link krijg je na inschrijving.
