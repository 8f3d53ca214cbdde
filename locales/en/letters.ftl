# Letters about a registration beyond the plain ones in mail.ftl.
mail-why-request = You get this automatic mail because a place at this event was asked for on behalf of this address.
mail-why-booking = You get this automatic mail because colleagues were registered for this event with this address.
mail-why-invitee = You get this automatic mail because the organiser invites you. No reminder wanted? Say on the page of the invitation that you will not come.
mail-link-personal = This link is personal: do not pass it on.
mail-join-with-place = you get the link once you have a place.

mail-confirmation-subject-registered = Registered: { $title }
mail-confirmation-subject-approved = Request accepted: { $title }
mail-confirmation-subject-promoted = You have a place: { $title }
mail-confirmation-subject-offer_accepted = You have a place: { $title }
mail-confirmation-subject-took_over = Registered: { $title }
mail-confirmation-subject-restored = Registered again: { $title }
mail-confirmation-heading-registered = You are registered
mail-confirmation-heading-approved = Your request is accepted
mail-confirmation-heading-promoted = You have a place
mail-confirmation-heading-offer_accepted = You have a place
mail-confirmation-heading-took_over = You are registered
mail-confirmation-heading-restored = You are registered again
mail-confirmation-lead-registered = You are registered for ‘{ $title }’. Good to have you with us!
mail-confirmation-lead-by = { $name } registered you for ‘{ $title }’. Good to have you with us!
mail-confirmation-lead-approved = The organiser accepted your request: you are registered for ‘{ $title }’. Good to have you with us!
mail-confirmation-lead-promoted = A place became free and it was your turn: you are no longer on the waiting list, you are registered for ‘{ $title }’.
mail-confirmation-lead-offer_accepted = You accepted the free place: you are now registered for ‘{ $title }’. Good to have you with us!
mail-confirmation-lead-took_over = A colleague passed a place on to you: you are registered for ‘{ $title }’.
mail-confirmation-lead-from = { $name } passed a place on to you: you are registered for ‘{ $title }’.
mail-confirmation-lead-restored = Your registration for ‘{ $title }’ is valid again. The earlier cancellation no longer counts.

mail-acknowledged-subject = Request received: { $title }
mail-acknowledged-heading = Your request has arrived
mail-acknowledged-lead = Your request to take part in ‘{ $title }’ has arrived. The organiser decides who can take part. You get a mail as soon as there is an answer.
mail-acknowledged-lead-by = { $name } asked for a place for you at ‘{ $title }’. The organiser decides who can take part. You get a mail as soon as there is an answer.
mail-acknowledged-holds = In the meantime we keep a place for you.
mail-acknowledged-holds-not = In the meantime no place is kept for you yet.
mail-acknowledged-calendar = Do not fix it in your calendar yet: you get the invitation once you have a place.
mail-acknowledged-button = My request
mail-acknowledged-personal = Would you rather not take part? Withdraw your request on that page. The link is personal: do not pass it on.

mail-waitlisted-subject = On the waiting list: { $title }
mail-waitlisted-heading = You are on the waiting list (number { $position })
mail-waitlisted-lead = You are on the waiting list for ‘{ $title }’. So you are not registered yet.
mail-waitlisted-lead-by = { $name } put you on the waiting list for ‘{ $title }’. So you are not registered yet.
mail-waitlisted-position = You are now number { $position } on the list.
mail-waitlisted-next = Does a place become free and is it your turn? Then you get a mail at once. It says whether you are registered already or still have to accept the place. Until then there is nothing to do.
mail-waitlisted-calendar = Do not fix it in your calendar yet: you get the invitation once you have a place.
mail-waitlisted-button = My spot on the waiting list
mail-waitlisted-leave = Would you rather not wait any longer? Leave the waiting list on that page. The link is personal: do not pass it on.

mail-offer-subject = There is a place for you: { $title }
mail-offer-heading = There is a place for you
mail-offer-lead = You were on the waiting list for ‘{ $title }’ and a place became free. Would you like it?
mail-offer-until = We keep it for you until { $moment } ({ $zone }).
mail-offer-how = On your personal page you accept the place, or say that you do not take it. The link below only opens that page. You choose there with a button.
mail-offer-button = To my answer
mail-offer-late = Without an answer in time, the place goes to the next on the waiting list.

mail-offer-expired-subject = Place no longer kept: { $title }
mail-offer-expired-heading = The place is no longer kept for you
mail-offer-expired-lead = We kept a place for you at ‘{ $title }’, but got no answer in time. The next on the waiting list gets it now. You are no longer on the list.
mail-offer-expired-again = Would you like to come after all? Register again. If everything is full, you join the end of the waiting list.
mail-offer-expired-button = Register again

mail-declined-subject = Request not accepted: { $title }
mail-declined-heading = Your request is not accepted
mail-declined-lead = The organiser could not accept your request for ‘{ $title }’. You are not registered.
mail-declined-ask = Any question about this decision? You can simply answer this mail.

mail-cancelled-heading-booker = Your registration is cancelled
mail-cancelled-by-booker = Whoever registered you for ‘{ $title }’ has cancelled your registration.
mail-cancelled-by-name = { $name } has cancelled your registration for ‘{ $title }’.

mail-handed-over-subject = Place passed on: { $title }
mail-handed-over-heading = Your place has been passed on
mail-handed-over-lead = Your place at ‘{ $title }’ went to a colleague, who gets a mail about it.
mail-handed-over-lead-to = Your place at ‘{ $title }’ went to { $name }, who gets a mail about it.
mail-handed-over-link = Your earlier personal link no longer opens that place.
mail-handed-over-mistake = Is this not right? Get in touch with the organiser.

mail-personal-link-heading-confirmed = You are registered already
mail-personal-link-heading-pending = Your request is there already
mail-personal-link-heading-waitlisted = You are on the waiting list already
mail-personal-link-heading-offered = A place is kept for you already
mail-personal-link-heading-cancelled = Your registration is cancelled
mail-personal-link-heading-declined = Your request is not accepted
mail-personal-link-unchanged-confirmed = You had a place already. Nothing has changed. Here is your personal link once more.
mail-personal-link-unchanged-pending = Your request was there already and awaits the organiser’s answer. Nothing has changed. Here is your personal link once more.
mail-personal-link-unchanged-waitlisted = You were on the waiting list already. Your spot there has not changed. Here is your personal link once more.
mail-personal-link-unchanged-offered = A place is kept for you already, but you still have to accept it. Do so in time on your personal page. It also says until when you can.
mail-personal-link-unchanged-cancelled = Your registration was cancelled and remains so. Here is your personal link once more.
mail-personal-link-unchanged-declined = Your request was not accepted and nothing has changed. Here is your personal link once more.

mail-status-pending = awaits a decision
mail-status-confirmed = registered
mail-status-waitlisted = on the waiting list
mail-status-offered = has a place still to be accepted
mail-status-cancelled = cancelled
mail-status-declined = not accepted
mail-status-known = was registered already and looks after it themselves

mail-booking-subject = Overview of your colleagues: { $title }
mail-booking-heading = You registered colleagues
mail-booking-lead = You filled in the registration form of ‘{ $title }’. This is how things stand for everybody:
mail-booking-name = Name
mail-booking-status = State
mail-booking-nameless = name not shown
mail-booking-told = Everybody you registered gets a mail of their own with a link of their own.
mail-booking-button = Manage the registrations
mail-booking-personal = With this link you see, change or cancel the registrations. It is personal: do not pass it on.

mail-invitee-subject = Invitation: { $title }
mail-invitee-subject-again = Reminder, you are invited: { $title }
mail-invitee-heading = You are invited
mail-invitee-heading-again = Will you come, too?
mail-invitee-lead = { $association } invites you to ‘{ $title }’.
mail-invitee-lead-again = { $association } invited you to ‘{ $title }’. We have no answer from you yet.
mail-invitee-closes = You can register until { $moment } ({ $zone }).
mail-invitee-how = Open the page of your invitation. There you register, or say with one button that you will not come.
mail-invitee-button = To my invitation


# The page of an invitation.
page-invitation-title = You are invited
page-invitation-registered = You are registered already, or your request is under way.
page-invitation-registered-how = Would you like to change or cancel something? Use the personal link in the mail you got after that.
page-invitation-declined = You said that you will not come.
page-invitation-declined-how = You get no more reminders. Will you come after all? Then you can still register, while there are places.
page-invitation-closes = Register until
page-invitation-register = Register
page-invitation-cannot = Can you not be there? Let us know, and you get no reminder.
page-invitation-decline = I will not come

# The desk's list of the invited.
desk-invitees = Invited people
desk-invitee-number-all = Invited
desk-invitee-answer-accepted = Registered
desk-invitee-answer-declined = Will not come
desk-invitee-answer-none = No answer yet
desk-invitee-remind-lead = A reminder goes to those who have not answered and got no mail about this invitation in the last 48 hours.
desk-invitee-remind = Send a reminder
desk-invitee-add = Invite people
desk-invitee-list = List
desk-invitee-list-help = One person a line: an address, ‘Name <address>’, or cells of a spreadsheet (first name, last name, address). At most { $most } addresses at a time. Anyone who is invited already gets no second mail.
desk-invitee-send = Send the invitations
desk-invitee-nobody-yet = { $count ->
    [0] Nobody is invited yet. Mend these lines:
    [one] Nobody is invited yet. One person was read well, mend these lines:
   *[other] Nobody is invited yet. { $count } people were read well, mend these lines:
}
desk-invitee-line = Line { $line }:
desk-invitee-more-faults = { $count ->
    [one] And one other line.
   *[other] And { $count } other lines.
}
desk-invitee-fault-no-address = there is no email address.
desk-invitee-fault-not-an-address = this email address is not right.
desk-invitee-fault-address-needs-ascii = before the @ only plain letters are possible.
desk-invitee-fault-quotes = a quotation mark has no counterpart.
desk-invitee-fault-too-many-cells = there are too many cells; put a line with first name, last name and mail above the list.
desk-invitee-fault-name = this name is too long or has characters that are not possible.
desk-invitee-fault-language = we do not know this language; write nl, fr or en.
desk-invitee-people = Who is invited
desk-invitee-column-answer = Answer
desk-invitee-column-invited = Invited on
desk-invitee-column-withdraw = Withdraw
desk-invitee-reminded = Reminded: { $moment }
desk-invitee-withdraw = Withdraw the invitation
desk-invitee-none-yet = Nobody is invited yet.
desk-done-invited = { $told ->
    [0] Everybody on the list was invited already. Nobody gets a mail.
    [one] One person gets an invitation.
   *[other] { $told } people get an invitation.
}
desk-done-reminded = { $told ->
    [0] There is nobody to remind now.
    [one] One person gets a reminder.
   *[other] { $told } people get a reminder.
}
desk-done-invitation-withdrawn = The invitation is withdrawn. The link no longer works.
desk-history-event-invite = invited people
desk-history-event-remind = reminded invited people
desk-history-event-withdraw-invitation = withdrew an invitation
field-unreadable-lines = { $limit ->
    [one] One line cannot be read.
   *[other] { $limit } lines cannot be read.
}
field-too-many-addresses = Those are too many addresses. Invite at most { $limit } at a time.
