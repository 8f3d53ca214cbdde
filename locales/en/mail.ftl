mail-calendar-join = Join with your personal link
mail-calendar-room = Room
mail-calendar-more = All information
mail-calendar-contact = Contact
mail-calendar-online = Online
mail-calendar-link-after-registering = This session can be followed online. You get the link once you have registered.
