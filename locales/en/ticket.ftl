# The ticket: on its page, in mails, and behind its code.
ticket-title = Ticket
ticket-show = Show this QR code at the reception, on paper or on your phone.
ticket-booking-lead = Your colleague shows this QR code at the reception.
ticket-qr-alt = QR code of the ticket
ticket-print = Ticket to print
ticket-print-help = Print this page, or keep it on your phone.
ticket-back = Back to the registration
ticket-stranger = This is the code of a ticket.
ticket-stranger-holder = Is this ticket yours? There is nothing to do: show the QR code at the reception.
ticket-stranger-desk = Do you work at the reception? Sign in, then open the code once more.
ticket-sign-in = Sign in as staff
ticket-not-today = There is no session today for which this ticket can be checked in.
mail-ticket-title = Your ticket
mail-ticket-show = Show this QR code at the reception, on paper or on your phone.
mail-ticket-alt = QR code of your ticket
mail-ticket-text = Your ticket for the reception
