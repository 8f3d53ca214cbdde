desk-menu = Menu
desk-start = Start
desk-start-title = Desk
desk-events = All events
desk-mail = Mail
desk-mailbox = Mailbox of the demo
desk-public-site = Public site
desk-breadcrumb = Breadcrumb
desk-signed-in-as = Signed in as
desk-role-admin = administrator
desk-role-organiser = organiser
desk-role-desk = reception
desk-sign-out = Sign out
desk-fault = To check
desk-empty = (empty)
desk-another-choice = another choice
desk-pages = Pages
desk-previous = Previous
desk-next = Next
desk-page-of = Page { $page } of { $pages }
desk-search = Search
desk-save = Save
desk-save-mine = Save my version
desk-save-draft = Save as draft
desk-save-and-tell = Save and tell everybody
desk-leave-form = Do not save

desk-sign-in = Sign in
desk-sign-in-lead = For organisers. Fill in your email address: you get a mail with a link to sign in.
desk-send-link = Send me a link
desk-signed-out = You are signed out.
desk-link-sent = Look in your mailbox
desk-link-sent-lead = If this address belongs to an organiser, a mail with a link is on its way. The link works for 10 minutes, and once.
desk-link-sent-help = No mail? Look in the spam folder and check that you used the right address. You can ask for only a few links an hour.
desk-ask-again = Try again
desk-hello = Hello { $name }
desk-sign-in-as = You are signing in as { $email }.
desk-not-you = Is this not you? Then close this page and do not press the button.
desk-link-expired = This link does not work any more
desk-link-expired-lead = A link works once, and only for a while. Ask for a new one: it comes at once.
desk-new-link = Ask for a new link

desk-done-created = The draft is saved. Check it, and publish it when you are ready.
desk-done-saved = Saved.
desk-done-published = Published. Everybody can see the event now.
desk-done-event-cancelled = { $told ->
    [0] The event is cancelled. Nobody was registered.
    [one] The event is cancelled. A mail goes to 1 participant.
   *[other] The event is cancelled. Mails go to { $told } participants.
}
desk-done-session-added = { $told ->
    [0] The session is added.
    [one] The session is added. 1 participant gets a mail with an invitation.
   *[other] The session is added. { $told } participants get a mail with an invitation.
}
desk-done-session-saved = { $told ->
    [0] The session is saved. Nobody had to be told.
    [one] The session is saved. 1 participant gets a mail with a new invitation.
   *[other] The session is saved. { $told } participants get a mail with a new invitation.
}
desk-done-session-removed = { $told ->
    [0] The session is taken out.
    [one] The session is taken out. 1 participant gets a mail, and it disappears from the calendar.
   *[other] The session is taken out. { $told } participants get a mail, and it disappears from their calendars.
}
desk-done-registration-cancelled = The registration is cancelled. The participant gets a mail.
desk-done-mail-queued = The mail is queued again and leaves in a moment.
desk-done-signed-in = You are signed in.
desk-done-nothing-changed = Nothing changed.

desk-new-event = New event
desk-new-event-lead = You save a draft first. Nobody sees it before you publish.
desk-coming = Coming up
desk-no-coming = Nothing is planned.
desk-drafts = Drafts
desk-more-coming = All { $count } coming events
desk-more-drafts = All { $count } drafts
desk-to-past = Past events
desk-when-coming = Coming up
desk-when-drafts = Drafts
desk-when-past = Past
desk-which-events = Which events
desk-search-events = Search by title, place or programme
desk-found-events = { $count ->
    [one] 1 event
   *[other] { $count } events
}
desk-no-events-coming = No event is coming up. Make a new one, or publish a draft.
desk-no-events-drafts = There are no drafts. Every new event begins as a draft.
desk-no-events-past = No event is past yet.
desk-no-events-archived = The archive is empty. An event that is past can be archived on its page.
desk-found-no-events = No events found.
desk-failed-mails = { $count ->
    [one] 1 mail could not be sent.
   *[other] { $count } mails could not be sent.
}
desk-failed-mails-look = See why
desk-column-event = Event
desk-column-when = When
desk-column-state = State
desk-column-places = Places
desk-column-name = Name
desk-column-organisation = Organisation
desk-column-since = Registered on
desk-column-mail = Last mail
desk-column-letter = Mail
desk-column-at = When
desk-column-recipient = To
desk-column-error = What the mail server said
desk-column-action = What you can do
desk-column-due = Next attempt
desk-no-date = no date yet
desk-places = { $taken } of { $capacity } places taken
desk-places-open = { $taken } registered, no maximum
desk-taken = { $taken } of { $capacity }
desk-taken-open = { $taken }, no maximum
desk-state-draft = Draft
desk-state-published = Published
desk-state-cancelled = Cancelled

desk-group-what = What is it about?
desk-group-first-session = First session
desk-group-registering = Registration
desk-group-contact = Contact
desk-label-title = Title
desk-label-kind = Kind
desk-label-format = Where do people take part?
desk-label-language = Language
desk-label-programme = Programme
desk-label-summary = In one sentence
desk-label-description = Description
desk-label-capacity = Number of places
desk-label-opens-date = Registration opens on
desk-label-opens-time = Registration opens: time
desk-label-closes-date = Registration closes on
desk-label-closes-time = Registration closes: time
desk-label-contact-name = Name of the contact person
desk-label-contact-email = Email address of the contact person
desk-label-slug = Address of the page
desk-label-session-title = Title of the session
desk-label-date = Date
desk-label-start = Start time
desk-label-end = End time
desk-label-end-date = End date
desk-label-time-zone = Time zone
desk-label-place = Place
desk-label-address = Address
desk-label-join-url = Link of the online meeting
desk-label-reason = Reason
desk-label-email = Email address
desk-label-job-title = Function
desk-label-attendance-mode = Takes part
desk-label-letters-in = Language of the mails
desk-label-remarks = Remarks
desk-label-link = Link of the page
desk-label-status = State
desk-label-starts-at = Start
desk-label-ends-at = End
desk-label-start-repeated = Which start time
desk-label-end-repeated = Which end time
desk-label-registration-opens-at = Registration opens
desk-label-registration-closes-at = Registration closes
desk-label-told = Told
desk-no-programme = No programme
desk-help-language = Of the title, the text and the event itself.
desk-help-summary = Shown in the list of events, below the title.
desk-help-description = In Markdown: # for a heading, - for a list, **bold**, [text](https://address).
desk-help-capacity = Leave empty when there is no maximum.
desk-help-opens = Leave empty to open as soon as you publish.
desk-help-closes = Leave empty to stay open until the end.
desk-help-time = For example 10:00 or 10.30
desk-help-date = For example 9/3/2027 (day first)
desk-help-contact-email = Shown on the public page.
desk-help-slug = Leave empty, and we make it from the title. Lower-case letters, digits and hyphens.
desk-help-first-session = No date yet? Leave everything empty. You can add sessions later.
desk-help-end-date = Only when the session runs past midnight.
desk-help-time-zone = For example Europe/Brussels
desk-help-place = Room and town, for example: Council room, Roeselare
desk-help-join-url = Stays hidden: participants open it through their personal link.
desk-help-session-title = Only needed when there are several sessions.
desk-help-reason = Goes word for word into the mail to those who are registered.
desk-help-repeated = That night the clock goes back an hour: this time comes twice.
desk-which-start = Which start time do you mean?
desk-which-end = Which end time do you mean?
desk-the-first-time = The first time (still summer time)
desk-the-second-time = The second time (already winter time)
desk-times-in-zone = The times on this page are those of { $zone }.

desk-edit-event = Edit event
desk-preview = Preview
desk-preview-lead = This is how everybody sees the page once it is published.
desk-publish = Publish
desk-to-do = Left to do before you can publish
desk-missing-session = Add a session, with date and time
desk-missing-place = Fill in the place of each onsite session
desk-missing-join-link = Fill in the link of each online session
desk-ready = Everything is filled in. Look at the preview and publish.
desk-is-cancelled = This event will not take place.
desk-is-past = This event is over.
desk-numbers = In figures
desk-number-confirmed = Registered
desk-number-capacity = Places
desk-number-cancelled = Cancelled
desk-unlimited = no maximum
desk-sessions = Sessions
desk-no-sessions = There is no session yet.
desk-add-session = Add a session
desk-edit-session = Change session
desk-remove-session = Take session out
desk-keep-session = Keep session
desk-has-join-link = With online link
desk-last-session = This is the only session of a published event. If it does not go on, cancel the event. If it moves, change the session.
desk-link-after-publishing = works after publishing
desk-opens-at-once = as soon as published
desk-closes-at-end = until the end of the event
desk-back-to-event = Back to the event
desk-told-of-change = { $count ->
    [0] Nobody is registered yet: no mail leaves.
    [one] If you change the time, place or title, 1 participant gets a mail and the calendar entry changes.
   *[other] If you change the time, place or title, { $count } participants get a mail and their calendar entries change.
}
desk-told-of-session = { $count ->
    [0] Nobody is registered yet: no mail leaves.
    [one] 1 participant gets a mail with an invitation for this session.
   *[other] { $count } participants get a mail with an invitation for this session.
}
desk-told-of-removal = { $count ->
    [0] Nobody is registered yet: no mail leaves.
    [one] 1 participant gets a mail, and the session disappears from the calendar.
   *[other] { $count } participants get a mail, and the session disappears from their calendars.
}
desk-told-of-cancelling = { $count ->
    [0] Nobody is registered: no mail leaves. The page will say that the event does not take place.
    [one] 1 registered participant gets a mail. You cannot undo this.
   *[other] { $count } registered participants get a mail. You cannot undo this.
}
desk-cancel-event = Cancel event
desk-cancel-event-lead = Will the event not take place? Everybody who is registered gets a mail.
desk-cancel-event-question = Will this event not take place?
desk-keep-event = Keep event
desk-cannot-cancel-draft = This is a draft. Nobody knows it, so there is nothing to cancel.
desk-cannot-cancel-cancelled = This event is cancelled already.

desk-participants = Participants
desk-search-name = Search for a participant
desk-found-registrations = { $count ->
    [one] 1 registration
   *[other] { $count } registrations
}
desk-found-nobody = Nobody found for ‘{ $search }’.
desk-nobody-yet-draft = Nobody is registered yet. That is possible once you publish the event.
desk-nobody-yet-invite = Invite people
desk-nobody-yet = Nobody is registered yet.
desk-mails = Mail
desk-no-mails = No mail was sent yet.
desk-server-said = The mail server said:
desk-try-again = Try again
desk-cancel-registration = Cancel registration
desk-keep-registration = Keep registration
desk-by-participant = by the participant
desk-by-organiser = by an organiser
desk-by-system = automatically

desk-mail-demo = In the demo no mail leaves. You find them all in the mailbox.
desk-mail-failed = Could not be sent
desk-mail-failed-lead = { $count ->
    [one] 1 mail was refused. Mend the cause, then try again.
   *[other] { $count } mails were refused. Mend the cause, then try again.
}
desk-mail-none-failed = All mail went out.
desk-mail-waiting = Waiting
desk-mail-waiting-lead = { $count ->
    [one] 1 mail waits to leave.
   *[other] { $count } mails wait to leave.
}
desk-mail-none-waiting = Nothing waits.
desk-mail-state-queued = Waiting
desk-mail-state-sending = Being sent
desk-mail-state-sent = Sent
desk-mail-state-failed = Could not be sent
desk-mail-state-superseded = Replaced by a newer one
desk-mail-state-withdrawn = Withdrawn
desk-letter-confirmation = Confirmation
desk-letter-invitation = Invitation for a further date
desk-letter-changed = Change
desk-letter-cancelled = Cancellation
desk-letter-withdrawal = Date taken out
desk-letter-personal-link = Personal link
desk-letter-sign-in = Sign-in link

desk-history = History
desk-the-program = Belfry
desk-history-became = became
desk-history-changed = changed
desk-history-told = { $count ->
    [one] 1 participant told
   *[other] { $count } participants told
}
desk-history-event-create = made the draft
desk-history-event-edit = edited the event
desk-history-event-publish = published the event
desk-history-event-cancel = cancelled the event
desk-history-session-add = added a session
desk-history-session-reschedule = changed a session
desk-history-session-remove = took a session out

desk-conflict-title = Somebody else was faster
desk-conflict-who = { $name } changed this meanwhile ({ $at }).
desk-conflict-somebody = Somebody changed this meanwhile.
desk-conflict-kept = Nothing of yours is saved yet, and all you typed is below. Check it and save again.
desk-conflict-saved-now = This is saved now, different from yours:

field-not-a-date = This is not a date. An example: 9/3/2027 (day first)
field-not-a-time = This is not a time. An example: 10:00 or 10.30
field-not-in-list = Choose something from the list.
field-not-a-number-of-places = Fill in a whole number, at least 1. Leave empty when there is no maximum.
field-closes-before-opens = Registration closes before it opens.
field-slug-taken = Another event has this address already.
field-place-needed = Fill in a place: the event is published and people come to it.
field-join-link-needed = Fill in a link: the event is published and people take part online.
field-unknown-zone = We do not know this time zone. An example: Europe/Brussels
field-time-skipped = This time does not exist on that day: the clock goes forward an hour. Choose another time.
field-time-happens-twice = This time comes twice that night. Choose below which one you mean.
field-end-before-start = The end time lies before the start time.
field-session-too-long = A session lasts 14 days at most. Make several sessions of it.
