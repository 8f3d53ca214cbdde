# Reminders, follow-ups, materials and attendance: letters first, then the desk.
mail-reminder-subject = Reminder: { $title }
mail-reminder-heading = See you soon
mail-reminder-lead = { $count ->
    [one] Not long now. You are registered for ‘{ $title }’:
   *[other] Not long now. You are registered for ‘{ $title }’. This is your programme for the day:
}
mail-reminder-cannot = Can’t make it after all? Tell us on your personal page, so that somebody else can have your place.
mail-reminder-button = I can’t come

mail-joining-subject = How to join online: { $title }
mail-joining-heading = How to join
mail-joining-lead = ‘{ $title }’ begins soon. Use your personal link to take part online:
mail-joining-button = Join online
mail-joining-opens = You can go in from { $moment }.
mail-joining-cannot = Can’t take part after all? Cancel here:

mail-thanks-subject = Thank you for coming: { $title }
mail-thanks-heading = Thank you for coming
mail-thanks-lead = It was good to have you at ‘{ $title }’.
mail-after-subject = Afterwards: { $title }
mail-after-heading = Thank you for your interest
mail-after-lead = ‘{ $title }’ is over. Thank you for your interest.
mail-missed-subject = We missed you: { $title }
mail-missed-heading = We missed you
mail-missed-lead = You were registered for ‘{ $title }’ but could not be there. It happens.
mail-missed-materials = Here is what you need to catch up.
mail-missed-wrong = Were you there after all? Reply to this mail and we will put it right.
mail-materials = Materials
mail-next-events = Coming up: { $programme }

desk-letter-reminder = Reminder
desk-letter-joining = How to join online
desk-letter-thanks = Thank you for coming
desk-letter-missed = We missed you

desk-reminders = Reminders
desk-reminders-lead = These mails go out by themselves, for each session. When you move a session, they move along. Everybody gets each mail once. Anyone who registers after that moment gets no reminder: the confirmation has just said it all.
desk-reminders-draft = This is a draft. Nothing goes out before you publish it.
desk-reminders-cancelled = This event is cancelled. Nothing goes out any more.
desk-no-reminders = This event has no reminders.
desk-use-usual-reminders = Use the usual reminders
desk-add-reminder = Add a reminder
desk-edit-reminder = Change the reminder
desk-remove-reminder = Remove
desk-reminder-no-session = No session is concerned.
desk-reminder-kind-reminder = Reminder: when, where, and a button for those who cannot come
desk-reminder-kind-joining = How to join online: the personal link to the online session
desk-reminder-kind-thanks = Thank you: with the materials, after the session
desk-reminder-kind-missed = We missed you: after the session, for those who were not there
desk-reminder-unit-days = days
desk-reminder-unit-hours = hours
desk-reminder-unit-minutes = minutes
desk-reminder-to-registered = to everybody who is registered
desk-reminder-to-present = to those who were there
desk-reminder-to-absent = to those who were not there
desk-reminder-before-days = { $amount ->
    [0] On the day itself
    [one] One day before
   *[other] { $amount } days before
}
desk-reminder-before-hours = { $amount ->
    [one] One hour before
   *[other] { $amount } hours before
}
desk-reminder-before-minutes = { $amount ->
    [one] One minute before
   *[other] { $amount } minutes before
}
desk-reminder-after-days = { $amount ->
    [0] On the day itself, after the end
    [one] One day after the end
   *[other] { $amount } days after the end
}
desk-reminder-after-hours = { $amount ->
    [one] One hour after the end
   *[other] { $amount } hours after the end
}
desk-reminder-after-minutes = { $amount ->
    [one] One minute after the end
   *[other] { $amount } minutes after the end
}
desk-reminder-at = { $when } at { $time }
desk-reminder-with-others = { $count ->
    [one] and one more session that day
   *[other] and { $count } more sessions that day
}
desk-reminder-ahead = { $count ->
    [0] Goes out on { $moment }. Nobody is registered yet.
    [one] Goes out on { $moment } to 1 person.
   *[other] Goes out on { $moment } to { $count } people.
}
desk-reminder-ahead-audience = Goes out on { $moment }.
desk-reminder-awaits = Goes out once attendance is closed, on { $moment } at the earliest.
desk-reminder-now = Goes out now.
desk-reminder-nobody = Nobody needed it.
desk-reminder-sent = { $count ->
    [one] On { $moment } to 1 person.
   *[other] On { $moment } to { $count } people.
}
desk-reminder-pointless-not-public = Does not go out: the event does not take place.
desk-reminder-pointless-begun = Does not go out: the session has begun by then.
desk-reminder-pointless-too-late = Does not go out any more: the session has been over for too long.
desk-reminder-pointless-session-is-younger = Does not go out: the session was added after that moment.
desk-reminder-pointless-rule-is-younger = Does not go out: the moment had passed when you saved this reminder.
desk-reminder-pointless-not-online = Does not go out: there is no online link.
desk-label-letter = Which mail
desk-help-letter = The first two go out before the session begins, the other two after its end.
desk-label-amount = How many
desk-label-unit = Days, hours or minutes
desk-label-time-of-day = At what time
desk-help-time-of-day = With days only. Empty: at the time of the session.
desk-help-reminder-audience = A reminder and the online link go to everybody who is registered. We know who was there and who was not once attendance is closed.
desk-help-reminder-since = What should have gone out already does not go out by saving.
desk-done-reminder-saved = The reminder is saved. Below you see when it goes out.
desk-done-reminder-removed = The reminder is removed.
desk-done-usual-reminders = The usual reminders are set. Below you see when they go out.
field-reminder-too-much = Enter a whole number{ $limit ->
    [0] .
   *[other] , at most { $limit }.
}
field-reminder-nothing = Enter at least 1. With 0 days, give a time.
field-reminder-time-needs-days = A time goes with days only.
field-reminder-other-audience = This mail does not suit these people. A reminder goes to everybody, a thank-you to those who were there or to everybody, ‘We missed you’ to those who were not there.
field-reminder-twice = This reminder is there already.
field-reminder-too-many = An event has at most 20 reminders.

desk-materials = Materials
desk-materials-lead = Links and files: slides, a recording, a text. You choose who gets them, and from when.
desk-no-materials = There are no materials yet.
desk-add-material = Add a material
desk-edit-material = Change the material
desk-remove-material = Remove
desk-material-for-registered = for everybody who was registered
desk-material-for-present = only for those who were there
desk-label-url = Link
desk-help-material-title = As it stands on the page and in the mail, such as ‘Slides’.
desk-help-material-url = Begins with https://
desk-label-material-title = Material
desk-done-material-saved = The material is saved.
desk-done-material-removed = The material is removed.
field-too-many-materials = There can be 50 materials at most.

desk-attendance = Attendance
desk-mark-none = Nothing yet
desk-mark-present = Present
desk-mark-partial = Partly present
desk-mark-absent = Absent
desk-mark-excused = Excused
desk-attendance-too-early = You can mark attendance from { $moment }.
desk-attendance-is-closed = This list was closed on { $moment }.
desk-attendance-rest = { $count ->
    [one] One person has no mark yet. Mark them here at once.
   *[other] { $count } people have no mark yet. Mark them all at once, then correct the exceptions.
}
desk-attendance-rest-present = The rest was present
desk-attendance-rest-absent = The rest was absent
desk-attendance-save = Save attendance
desk-attendance-met = { $count ->
    [one] In the meantime somebody else marked this person differently. That was not overwritten. Please check:
   *[other] In the meantime somebody else marked these people differently. That was not overwritten. Please check:
}
desk-attendance-close = Close attendance
desk-attendance-close-lead = After that the mails to those who were there and to those who were not go out. Only an organiser can open the list again.
desk-attendance-unmarked = { $count ->
    [one] One person has no mark yet and will get no mail afterwards.
   *[other] { $count } people have no mark yet and will get no mail afterwards.
}
desk-attendance-reopen = Open the list again
desk-attendance-reopen-lead = Mails that went out stay as they are. Nobody gets the same mail twice.
desk-label-people = People
desk-done-attendance-saved = { $told ->
    [0] Nothing has changed.
    [one] Saved: one mark.
   *[other] Saved: { $told } marks.
}
desk-done-attendance-closed = Attendance is closed.
desk-done-attendance-reopened = The list is open again.
refusal-attendance-not-yet = Not yet: attendance is marked from the day itself on, and closed after the end.
refusal-attendance-closed = This list was closed in the meantime. An organiser can open it again.
desk-history-reminder-add = added a reminder
desk-history-reminder-edit = changed a reminder
desk-history-reminder-remove = removed a reminder
desk-history-reminder-use-usual = took the usual reminders
desk-history-material-add = added a material
desk-history-material-edit = changed a material
desk-history-material-remove = removed a material
desk-history-attendance-record = marked attendance
desk-history-attendance-correct = corrected a mark
desk-history-attendance-close = closed attendance
desk-history-attendance-reopen = opened attendance again
