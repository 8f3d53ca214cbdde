# Messages of organisers: their letter, the page to unsubscribe, the desk's pages.
mail-why-message = You get this mail from the organiser because you are or were registered for this event.
mail-unsubscribe-lead = No more messages from organisers? You will still get mails about your own registration.
mail-unsubscribe-invitee = No more invitations at all?
mail-unsubscribe = Unsubscribe
mail-message-test-subject = [Test]
mail-message-test = This is a test, for you alone. Links to a registration lead to the event’s page here.

page-unsubscribe-title = Messages from organisers
page-unsubscribe-lead = Would you rather not get messages and invitations from the organisers of { $association } at this address? Unsubscribe here.
page-unsubscribe-still = We still mail you what concerns you: the confirmation of your registration, a change, a cancellation, a reminder.
page-unsubscribe-button = Unsubscribe
page-unsubscribe-done = You are unsubscribed. You no longer get messages and invitations from organisers at this address.
page-unsubscribe-again = Was this a mistake?
page-unsubscribe-undo = Subscribe again

desk-messages = Messages
desk-messages-lead = Write to everybody who is registered, or to some of them.
desk-message-new = New message
desk-message-edit = Edit the message
desk-message-look = To the message
desk-no-messages = There are no messages for this event yet.
desk-column-readers = Recipients
desk-column-one-mail = Mail
desk-column-language = Language
desk-message-state-draft = Draft
desk-message-state-scheduled = Scheduled
desk-message-state-sending = Being sent
desk-message-state-sent = Sent
desk-message-state-withdrawn = Withdrawn
desk-message-author = Written by { $name }

desk-message-words = The message
desk-message-languages = Anyone who reads in a language you write nothing in gets the message in the first language.
desk-message-also-in = Also in this language: { $language }
desk-label-message-subject = Subject ({ $language })
desk-label-message-body = Text ({ $language })
desk-help-message-body = You can use Markdown. The greeting and the closing are in the mail already.
desk-message-placeholders = What can be filled in for you
desk-message-placeholders-lead = Put one of these words, with its braces, into your text. Each reader sees their own details there.
desk-placeholder-first-name = the reader’s first name
desk-placeholder-last-name = the reader’s last name
desk-placeholder-organisation = the reader’s organisation
desk-placeholder-event = the event’s title
desk-placeholder-event-link = the link to the event’s page
desk-placeholder-registration-link = the reader’s personal link to their registration
desk-message-unknown = This cannot be filled in:
desk-message-readers = Who gets it?
desk-message-readers-lead = Choose who gets the message. What you leave open does not count.
desk-label-message-statuses = How the registration stands
desk-label-message-sessions = Chosen session
desk-help-message-sessions = Those who chose at least one of these sessions.
desk-label-message-answer = Answer
desk-label-message-attendance = Attendance
desk-message-was-present = Was present
desk-message-was-absent = Was absent
desk-message-some-organisations = Some organisations only
desk-label-message-organisations = Organisations
desk-help-message-organisations = In brackets: how many registrations there are.
desk-message-no-organisation = No organisation given
desk-message-save = Save and look

desk-message-reaches = { $count ->
    [0] At this moment nobody gets this message.
    [one] At this moment one person gets this message.
   *[other] At this moment { $count } people get this message.
}
desk-message-judged-later = When it is sent, we look again who fits.
desk-message-left-out = { $count ->
    [one] One person does not get it
   *[other] { $count } people do not get it
}
desk-message-left-out-why = They unsubscribed from messages of organisers. Must they know this? Call them.
desk-message-undeliverable-why = No mail arrives at their address. Correct the address, then it can.
desk-message-try = Send me a test
desk-message-send = Send
desk-label-when = When?
desk-message-now = Now
desk-message-later = Later, at this moment:
desk-label-send-date = Date
desk-label-send-time = Time
desk-help-send-time = For instance 9:00, in the time zone { $zone }.
desk-label-send-repeated = Which of the two hours?
desk-which-send-time = Which of the two hours?
desk-message-send-to = { $count ->
    [0] Send
    [one] Send to one person
   *[other] Send to { $count } people
}
desk-message-goes-at = This message leaves on { $moment } ({ $zone }). Do you want to change something? First make it a draft again.
desk-message-to-draft = Do not send, back to draft
desk-message-remove = Throw the draft away
desk-message-remove-lead = The draft disappears. Nobody got a mail of it.

desk-message-preview = What it looks like
desk-message-preview-of = This is the mail for { $name }.
desk-message-preview-of-nobody = This is the mail without a reader’s details.
desk-message-preview-links = Personal links are hidden here.
desk-message-preview-text = As plain text
desk-message-people = Recipients
desk-message-nobody = Nobody fits what you chose.

desk-message-progress = On its way
desk-message-outcome = Outcome
desk-message-done-of = { $done } of { $count } mails are done.
desk-message-collecting = The mails are being prepared: { $count } so far, { $done } of them done.
desk-message-look-again = Look again
desk-message-looks-itself = With JavaScript this happens by itself, every five seconds.
desk-message-number-readers = Recipients
desk-message-number-sent = Sent
desk-message-number-waiting = Still waiting
desk-message-number-failed = Not delivered
desk-message-number-withdrawn = Withdrawn
desk-message-number-unsubscribed = Unsubscribed, so not mailed
desk-message-started = Began
desk-message-finished = Done
desk-message-withdraw = Stop sending
desk-message-withdraw-lead = Anyone who has not got the mail yet does not get it any more. What has left cannot be called back.
desk-message-outcomes = Per person

desk-done-message-scheduled = The message is scheduled.
desk-done-message-sending = The message is being sent.
desk-done-message-tried = { $told ->
    [one] A test is on its way to you.
   *[other] { $told } tests are on their way to you, one per language.
}
desk-done-message-to-draft = The message is a draft again. Nobody got it.
desk-done-message-withdrawn = { $told ->
    [0] Sending has stopped. No mail was waiting any more.
    [one] Sending has stopped. One mail is not sent any more.
   *[other] Sending has stopped. { $told } mails are not sent any more.
}
desk-done-message-removed = The draft is thrown away.
desk-done-invited-unsubscribed = { $told ->
    [0] Nobody gets an invitation: who was not invited yet has unsubscribed from invitations.
    [one] One person gets an invitation. Anyone who unsubscribed from invitations gets none.
   *[other] { $told } people get an invitation. Anyone who unsubscribed from invitations gets none.
}
desk-letter-message = Message from the organiser
desk-label-scheduled-at = Leaves on
desk-label-subject = Subject
desk-history-event-send-message = sent a message
desk-history-event-schedule-message = scheduled a message
desk-history-event-withdraw-message = withdrew a message
desk-history-event-message-sent = prepared the mails of a message
field-unknown-placeholder = There is something in braces that cannot be filled in.
field-link-in-subject = A link cannot stand in the subject.
field-link-incomplete = A link in the text does not begin with https:// and leads nowhere.
field-moment-has-passed = That moment has passed.
field-nobody-fits = At this moment nobody fits what you chose.

site-privacy-unsubscribed-what = Email addresses that got an invitation or an organiser’s message, and whether they unsubscribed from those
site-privacy-unsubscribed-why = Not sending you messages you do not want
site-privacy-unsubscribed-basis = Legitimate interest: keeping your choice
site-privacy-unsubscribed-who = Organisers see whom they do not reach because of it
site-privacy-unsubscribed-kept = As long as the choice holds; at your request we erase it earlier
