mail-calendar-attached-left-out = The invitation for your calendar is not in this mail: with it, the mail was too large for your mail server. Add the event to your calendar with the link below.
mail-changed-calendar-left-out = The updated invitation is not in this mail: with it, the mail was too large for your mail server. Change the entry in your calendar yourself, or use the link below.
mail-cancelled-calendar-left-out = This mail cannot take the entry out of your calendar: with the calendar message, it was too large for your mail server. Please remove the entry yourself.
mail-calendar-open = In your calendar
desk-mail-error-needs-smtputf8 = The address has letters with accents or of another script before the @, and the mail server does not take such addresses (SMTPUTF8). Ask for another address.
