mail-calendar-join = Join with your personal link
mail-calendar-room = Room
mail-calendar-more = All information
mail-calendar-contact = Contact
mail-calendar-online = Online
mail-calendar-link-after-registering = This session can be followed online. You get the link once you have registered.

mail-greeting = Hello { $name },
mail-greeting-nobody = Hello,
mail-closing = Kind regards
mail-questions = Questions? Write to
mail-event-page = See the page of this event
mail-why = You get this automatic mail because you are or were registered for this event.
mail-when = When
mail-where = Where
mail-where-later = the place will follow
mail-online = Online
mail-join = Join online
mail-join-personal = This link is personal and opens { $minutes } minutes before the start.
mail-join-later = your personal link is in the invitation for this session.
mail-registered-as = Registered as
mail-manage = See or cancel your registration
mail-manage-button = My registration
mail-manage-personal = This link is personal: do not pass it on. If you cannot come, cancel here and somebody else gets the place.
mail-calendar-attached = The invitation for your calendar comes with this mail. If anything changes, your calendar will follow.
mail-calendar-further = { $count ->
    [one] For the other session you get a separate invitation.
   *[other] For each of the { $count } other sessions you get a separate invitation.
}
mail-reason = Reason

mail-invitation-subject = For your calendar: { $title }
mail-invitation-heading = A session for your calendar
mail-invitation-lead = This session is part of your registration for ‘{ $title }’.

mail-changed-subject = Changed: { $title }
mail-changed-heading = Something has changed
mail-changed-lead = The details of ‘{ $title }’ have changed. Your registration remains valid.
mail-changed-now = Now
mail-changed-before = Before
mail-changed-calendar = The updated invitation comes with this mail. It replaces the earlier one in your calendar.
mail-changed-cannot = Does it no longer suit you? Cancel your registration and your place goes to somebody else:

mail-cancelled-subject = Cancelled: { $title }
mail-cancelled-event-subject = Will not take place: { $title }
mail-cancelled-heading-participant = Your registration is cancelled
mail-cancelled-heading-organiser = Your registration is cancelled
mail-cancelled-heading-event = This event will not take place
mail-cancelled-by-participant = You have cancelled your registration for ‘{ $title }’.
mail-cancelled-by-organiser = The organiser has cancelled your registration for ‘{ $title }’.
mail-cancelled-by-event = ‘{ $title }’ will not take place. Your registration ends with it.
mail-cancelled-calendar = This mail removes the entry from your calendar.
mail-cancelled-again = Would you like to come after all? Register again while there are places:

mail-withdrawal-subject = Removed from your calendar: { $title }
mail-withdrawal-heading = A session is dropped
mail-withdrawal-lead = This session of ‘{ $title }’ will not take place or is no longer part of your registration. The rest of your registration remains valid.
mail-withdrawal-whole = Your registration for ‘{ $title }’ is cancelled. This session is cancelled with it.

mail-personal-link-subject = Your personal link: { $title }
mail-personal-link-lead = Somebody, probably you, filled in the registration form of ‘{ $title }’ again with this address.

mail-sign-in-subject = Sign in to the desk of { $association }
mail-sign-in-heading = Sign in to the desk
mail-sign-in-lead = Open this link and press the button on that page to sign in to the desk of { $association }:
mail-sign-in-button = Sign in
mail-sign-in-until = The link works once, until { $moment } ({ $zone }).
mail-sign-in-not-you = Not asked for by you? Then there is nothing to do: without this mail nobody gets in.
mail-sign-in-why = You get this automatic mail because somebody gave your address on the sign-in page.

# After a label; French wants a blank before it.
mail-colon = :
