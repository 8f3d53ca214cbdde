### Other systems that are told what happens.

webhook-list = Webhooks
webhook-lead = A webhook tells another system, such as your CRM or HR application, at once what happens here: a registration, a cancellation, an event that changes.
webhook-lead-ids = A message holds no names or email addresses, only numbers and what happened. What else the system may know, it reads with a token.
webhook-new = New webhook
webhook-new-lead = Ask whoever runs the other system at which address it receives messages. After saving you get a secret, with which that system checks that a message really comes from here.
webhook-add = Add
webhook-edit = Change this webhook
webhook-none = No other system gets messages yet. Add a webhook once you know the address at which a system receives them.
webhook-column-log = Messages
webhook-column-what = Message
webhook-column-said = Answer
webhook-column-attempts = Attempts
webhook-number-waiting = { $count ->
    [one] 1 waiting
   *[other] { $count } waiting
}
webhook-number-failed = { $count ->
    [one] 1 failed
   *[other] { $count } failed
}
webhook-number-none = Everything arrived
webhook-is-on = on
webhook-is-off = off
webhook-is-off-gone = off: no longer exists
webhook-is-off-failures = off: does not answer
webhook-off-why-organiser = This webhook has been off since { $moment }. What happens meanwhile is not told to the other system, also not later.
webhook-off-why-gone = The other system said on { $moment } that this address no longer exists, so the webhook is off. Ask for the new address, fill it in and switch the webhook on again.
webhook-off-why-failures = Five messages in a row did not arrive, each tried for { $hours } hours, so the webhook has been off since { $moment }. Ask whoever runs the other system what is wrong. Then switch the webhook on again and resend what failed.
webhook-test = Send a test message
webhook-test-help = A test message leaves at once, also when the webhook is off, and is tried once. You see below what came of it: reload the page.
webhook-switch-on = Switch on
webhook-switch-off = Switch off
webhook-facts = Details
webhook-last = Last arrived
webhook-never = Nothing yet
webhook-all-programmes = All events
webhook-programme-gone = A programme that is no longer there
webhook-help-name = Which system it is, such as ‘CRM’. Only those who manage with you see it.
webhook-help-url = Where the system receives messages. It begins with https:// and is on the open internet.
webhook-help-types = What the system is told.
webhook-help-programme = Choose a programme if the system may only hear of those events. That somebody was erased, it always hears.
webhook-secret = Secret of the webhook
webhook-secret-new = ‘{ $name }’ gets messages from now on.
webhook-secret-renewed = There is a new secret.
webhook-secret-once = Keep this secret in the other system now. You see it only once: nobody can read it afterwards.
webhook-secret-both = Until { $moment } each message is signed with both the old and the new secret.
webhook-secret-kept = I have kept it
webhook-secret-previous = Old secret
webhook-secret-until = Still signs until { $moment }
webhook-secret-end = End it
webhook-rotate = New secret
webhook-rotate-now = Make a new secret
webhook-rotate-shown = You see the new secret once.
webhook-rotate-both = { $hours ->
    [0] The old secret stops working at once.
    [one] The old secret goes on signing for 1 hour, so that nothing is lost while you change the other system.
   *[other] The old secret goes on signing for { $hours } hours, so that nothing is lost while you change the other system.
}
webhook-rotate-oldest = The secret before it, which still signs now, will no longer work.
webhook-remove = Remove this webhook
webhook-remove-waiting = { $count ->
    [one] 1 message that still waits will not be sent.
   *[other] { $count } messages that still wait will not be sent.
}
webhook-remove-log = The list of messages and the secret go with it. You cannot undo that.
webhook-remove-or-off = Is it only for a while? Then switch the webhook off instead.
webhook-keep = Keep this webhook
webhook-log = Messages
webhook-log-lead = What does not arrive is tried again for { $hours } hours, with longer and longer pauses. A message may arrive twice or in another order. It stays here for { $days } days.
webhook-log-empty = Nothing has been sent yet. Send a test message to see whether the other system answers.
webhook-log-none-waiting = Nothing is waiting.
webhook-log-none-failed = Nothing has failed.
webhook-which = Which messages
webhook-which-all = All
webhook-which-waiting = Waiting
webhook-which-failed = Failed
webhook-state-waiting = waiting
webhook-state-retry = not arrived yet
webhook-state-sending = under way
webhook-state-delivered = arrived
webhook-state-failed = failed
webhook-next = Again on { $moment }
webhook-milliseconds = after { $count } ms
webhook-occurred = Happened on
webhook-attempted = Last attempt
webhook-due = Next attempt
webhook-delivery-id = Number of the message
webhook-payload = What is sent
webhook-answer = How the answer begins
webhook-answer-none = No text came as an answer.
webhook-send-again = Send again
webhook-send-now = Send now
webhook-send-again-help = This message has arrived already. It leaves again under the same number: a good system does not handle it a second time.
webhook-replay-all = Resend what failed
webhook-replay-all-help = Everything that happened since this moment and did not arrive leaves again.
webhook-help-since-time = Empty: from the beginning of the day.
webhook-fault-timeout = no answer in time
webhook-fault-name = this name does not exist
webhook-fault-not-allowed = this address is not on the open internet
webhook-fault-connection = no connection
webhook-fault-certificate = the certificate does not fit
webhook-fault-answer = no answer that can be read
webhook-fault-redirect = redirects, which is not followed
webhook-fault-gone = no longer exists
webhook-fault-status = not accepted
webhook-fault-address = this address is not possible
webhook-fault-secret = the secret cannot be read: make a new one
webhook-fault-switched-off = not sent: the webhook was off
webhook-type-registration-pending = Registration awaits approval
webhook-type-registration-confirmed = Registration confirmed
webhook-type-registration-waitlisted = Put on the waiting list
webhook-type-registration-offered = Place offered
webhook-type-registration-cancelled = Registration cancelled
webhook-type-registration-declined = Registration declined
webhook-type-registration-changed = Details of a registration changed
webhook-type-event-published = Event published
webhook-type-event-changed = Event changed
webhook-type-event-cancelled = Event cancelled
webhook-type-event-unpublished = Event taken off the site
webhook-type-attendance-closed = Attendance closed
webhook-type-attendance-reopened = Attendance reopened
webhook-type-certificate-issued = Certificate issued
webhook-type-certificate-revoked = Certificate revoked
webhook-type-person-erased = Person erased
webhook-type-ping = Test message
start-webhook-off = The webhook ‘{ $name }’ is off: the other system no longer answers

field-webhook-not-encrypted = This address must begin with https://.
field-webhook-holds-password = Put no user name or password into the address.
field-webhook-private = This is an address in a private network. A webhook only goes to the open internet, unless whoever runs the server allows that network.
field-webhook-too-many = There are fifty webhooks already. Remove one first.
field-not-a-secret = This is no secret of a webhook: whsec_ and base64 of 24 to 64 bytes.
desk-label-webhook-name = Name
desk-label-webhook-url = Address
desk-label-event-types = Messages about
desk-label-webhook-programme = Of which events
desk-label-webhook-on = On
desk-label-webhook-replayed = Sent again
desk-label-since-date = Since which day
desk-label-since-time = From what time
desk-done-webhook-saved = The webhook is saved.
desk-done-webhook-on = The webhook is on. What happens from now on is told to the other system.
desk-done-webhook-off = The webhook is off.
desk-done-webhook-tested = The test message is leaving. Reload the page in a moment to see the answer.
desk-done-webhook-secret-ended = The old secret no longer signs.
desk-done-webhook-removed = The webhook is removed.
desk-done-webhook-replayed = The message is leaving again.
desk-done-webhooks-replayed = { $told ->
    [0] Nothing has failed since that moment.
    [one] 1 message is leaving again.
   *[other] { $told } messages are leaving again.
}
desk-history-webhook-add = added a webhook
desk-history-webhook-edit = changed a webhook
desk-history-webhook-switch-on = switched a webhook on
desk-history-webhook-switch-off = switched a webhook off
desk-history-webhook-rotate = made a new secret for a webhook
desk-history-webhook-end-secret = ended the old secret of a webhook
desk-history-webhook-remove = removed a webhook
desk-history-webhook-replay = resent messages of a webhook
