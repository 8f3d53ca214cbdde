# What changed about a published event: at the desk, and in the letter to those who wait.
refusal-cannot-withdraw = This can no longer be undone: who comes to a session has changed meanwhile, or the event is held otherwise. Please correct it yourself.

desk-changes = Not told yet
desk-changes-people = { $count ->
    [0] Changes: nobody needs to be told
    [one] 1 person will be told
   *[other] { $count } people will be told
}
desk-aspect-title = title
desk-aspect-time = time
desk-aspect-place = place
desk-aspect-link = online link
desk-aspect-added = new session
desk-aspect-removed = session taken out
desk-changes-due = The mails leave by themselves on { $at }. The event page shows the change already.
desk-changes-begun = The mails are leaving now. { $count ->
    [one] 1 person has been told.
   *[other] { $count } people have been told.
}
desk-changes-send = Send now
desk-changes-look = See who gets what
desk-changes-withdraw = Undo the changes
desk-changes-withdraw-help = Undoing puts everything back as participants know it. No mail leaves then, except to those who registered meanwhile.
desk-changes-cannot-withdraw = This can no longer be undone: a session people chose became one for everybody, and their choices are gone. Send the change, or correct it yourself.
desk-changes-none = Everybody knows. No change is waiting.
desk-changes-what = What changed
desk-changes-before = Was
desk-changes-after = Is now
desk-changes-who = Who gets what
desk-changes-mail = Mail
desk-changes-calendar = Calendar
desk-changes-mails = { $count ->
    [one] 1 mail
   *[other] { $count } mails
}
desk-changes-gets-nothing = Nothing
desk-changes-gets-invitation = New entry (REQUEST)
desk-changes-gets-update = Updated entry (REQUEST)
desk-changes-gets-cancel = Entry disappears (CANCEL)
desk-changes-gets-plain = Nothing: has no place yet
desk-changes-skipped-knows-already = No mail: knows it already
desk-changes-skipped-does-not-attend = No mail: does not come to this session
desk-changes-skipped-past = No mail: the session is over
desk-changes-ended = { $count ->
    [one] 1 cancelled or declined registration gets nothing.
   *[other] { $count } cancelled or declined registrations get nothing.
}
desk-taken-out = { $count ->
    [one] 1 session taken out
   *[other] { $count } sessions taken out
}
desk-put-back = Let it take place after all
desk-told-later = { $minutes ->
    [one] The mails leave 1 minute after saving, or when you say so. Until then you can undo it. If the session begins soon, they leave at once.
   *[other] The mails leave { $minutes } minutes after saving, or when you say so. Until then you can undo it. If the session begins soon, they leave at once.
}
desk-done-changes-collected = { $told ->
    [one] Saved. 1 person will be told soon: check below what leaves.
   *[other] Saved. { $told } people will be told soon: check below what leaves.
}
desk-done-changes-sent = { $told ->
    [0] Nobody had to be told.
    [one] The mail to 1 person leaves now.
   *[other] The mails to { $told } people leave now.
}
desk-done-changes-withdrawn = The changes are undone. Everything is as participants know it.
desk-done-session-put-back = { $told ->
    [0] The session takes place after all.
    [one] The session takes place after all. 1 participant gets a mail, and it comes back into the calendar.
   *[other] The session takes place after all. { $told } participants get a mail, and it comes back into their calendars.
}
desk-done-saved-told = { $told ->
    [one] Saved. 1 participant gets a mail with the new title.
   *[other] Saved. { $told } participants get a mail with the new title.
}
desk-history-to-tell = { $count ->
    [one] to be told: 1 person
   *[other] to be told: { $count } people
}
desk-history-event-tell = told the participants
desk-history-event-withdraw-changes = undid the changes
desk-history-session-withdraw-changes = put a session back as it was
desk-history-session-put-back = let a session take place after all
desk-letter-rescheduled = Change (without a place)

mail-rescheduled-lead = The details of ‘{ $title }’ have changed.
mail-rescheduled-title = This event was called ‘{ $title }’ before.
mail-rescheduled-pending = Your request goes on as before. The organiser decides who can take part.
mail-rescheduled-waitlisted = You stay on the waiting list, at the same place.
mail-rescheduled-offered = The place stays reserved for you until the time we wrote to you. You still have to accept it.
mail-rescheduled-confirmed = Your registration remains valid.
mail-rescheduled-cancelled = Your registration is cancelled.
mail-rescheduled-declined = Your request was not accepted.
mail-rescheduled-cannot = Does it no longer suit you? Say so on your personal page:
mail-rescheduled-button = My page
