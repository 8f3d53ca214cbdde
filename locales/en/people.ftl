# The table of participants.
desk-filter-further = More filters and columns
desk-filter-mail-failed = Mail did not arrive
desk-filter-overbooked = Admitted beyond the limit
desk-columns = Columns
desk-column-email = Email address
desk-column-function = Kind of function
desk-column-job-title = Job title
desk-column-sessions = Chosen sessions
desk-column-mode = Taking part
desk-column-tags = Tags
desk-column-attendance = Attendance
desk-column-remarks = Remarks
desk-column-registrations = Registrations
desk-sort-latest = Latest registration first
desk-sort-earliest = Earliest registration first
desk-sort-organisation = By organisation
desk-sort-status = By status
desk-scope-ticked = Those who are ticked
desk-scope-all = { $count ->
    [one] The one registration that fits the filters
   *[other] All { $count } registrations that fit the filters
}
desk-mail-them = Write a message
desk-tag-them = Add or remove a tag
desk-move-them = Move to another event

# Views.
desk-views = Views
desk-view-usual = Usual view
desk-view-of = by { $name }
desk-view-save = Save this view
desk-view-lead = A view remembers the filters, the columns and the order that you see now.
desk-view-name = Name of the view
desk-view-name-help = A view of yours with that name is replaced.
desk-view-shared = Colleagues see this view too
desk-view-opens-first = The list opens with this view
desk-view-opens-first-help = Your own choice goes before that of a colleague.
desk-view-is-shared = for colleagues too
desk-view-is-first = Opens first
desk-view-remove = Remove the view
desk-label-view = View
field-too-many-views = You have 50 views of this event. Remove one first.

# Many at once.
desk-step-cancel = { $count ->
    [one] Cancel 1 registration?
   *[other] Cancel { $count } registrations?
}
desk-step-move = { $count ->
    [one] Move 1 person
   *[other] Move { $count } people
}
desk-step-tag = { $count ->
    [one] Tag for 1 registration
   *[other] Tag for { $count } registrations
}
desk-step-approve = { $count ->
    [one] Approve 1 request?
   *[other] Approve { $count } requests?
}
desk-step-decline = { $count ->
    [one] Decline 1 request?
   *[other] Decline { $count } requests?
}
desk-step-cancel-button = { $count ->
    [one] Cancel 1 registration
   *[other] Cancel { $count } registrations
}
desk-step-approve-button = { $count ->
    [one] Approve 1 request
   *[other] Approve { $count } requests
}
desk-step-decline-button = { $count ->
    [one] Decline 1 request
   *[other] Decline { $count } requests
}
desk-step-changed = The list changed meanwhile. Check the numbers and press the button again.
desk-step-left = { $count ->
    [one] { $now } go at a time. 1 is left after that: do the same again.
   *[other] { $now } go at a time. { $count } are left after that: do the same again.
}
desk-step-back = Back
desk-cancel-several-lead = { $count ->
    [one] 1 person gets a mail, and the entry leaves their calendar.
   *[other] { $count } people get a mail, and the entry leaves their calendars.
}
desk-cancel-several-waiting = { $count ->
    [one] 1 person on the waiting list may get a free place.
   *[other] { $count } people on the waiting list may get a free place.
}
desk-several-move = { $count ->
    [one] 1 person moved
   *[other] { $count } people moved
}
desk-several-moved = Their new registration
desk-several-left = { $count ->
    [one] 1 more registration fits the filters. Do the same again.
   *[other] { $count } more registrations fit the filters. Do the same again.
}
desk-tag-lead = A tag is a word to find registrations again. Only organisers see it.
desk-label-tag = Tag
desk-tag-help = For example: speaker, press, pays on site.
desk-tag-known = At this event: { $tags }
desk-tag-how = What do you want to do?
desk-tag-add = Add the tag
desk-tag-remove = Remove the tag
desk-tag-save = Save the tag
desk-move-lead = The registration here ends, with a mail and a withdrawal from the calendar. A new one begins at the other event. Each refers to the other. Sessions and answers do not go along.
desk-move-search = Search the other event
desk-label-to = To which event?
desk-move-nowhere = No coming event fits what you searched for.
desk-move-reason = We have moved your registration to another event. You get a separate mail about it.
desk-places-unlimited = places for everybody
desk-places-free = { $count ->
    [one] 1 place free
   *[other] { $count } places free
}
desk-when-full = If there is no place
desk-when-full-refuse = Do nothing for that person
desk-when-full-wait = Put that person on the waiting list
desk-when-full-overbook = Give a place all the same, beyond the limit
field-same-event = That is this event itself.
desk-message-chosen-people = { $count ->
    [one] Only to 1 registration that you chose.
   *[other] Only to { $count } registrations that you chose.
}
desk-message-chosen-people-help = The boxes below can make that group smaller still.

# Adding somebody.
desk-add-participant = Add a person
desk-add-button = Add
desk-add-known = This person is registered already.
desk-label-standing = Place or waiting list
desk-add-confirmed = A place at once
desk-add-waiting = On the waiting list
desk-label-tell = Mail to these people
desk-tell-yes = Send the usual mail, with the invitation for the calendar
desk-tell-no = Send nothing now
desk-tell-help = Anyone who gets nothing now still gets reminders and changes later.

# From a file.
desk-import = People from a file
desk-import-lead = For { $most } people at most at a time. You see first what will happen. Anyone who is registered already stays as they are.
desk-import-file = File
desk-import-file-help = An Excel file (.xlsx) or a CSV file, one row per person. Columns such as First name, Last name, Email address and Organisation are recognised.
desk-import-paste = Or paste the rows here
desk-import-paste-help = Copy them from your spreadsheet, with the headings of the columns.
desk-import-look = Look at it
desk-import-preview = What the file holds
desk-import-nothing-yet = Nothing is stored yet.
desk-import-columns = What is in which column?
desk-import-heading = The first row holds the headings of the columns
desk-import-look-again = Look again
desk-import-people = { $count ->
    [one] 1 person can be added
   *[other] { $count } people can be added
}
desk-import-row = Row
desk-import-more = { $count ->
    [one] And 1 more.
   *[other] And { $count } more.
}
desk-import-unknown = { $count ->
    [one] The organisation of 1 person is not in the register. You can review it later.
   *[other] The organisation of { $count } people is not in the register. You can review it later.
}
desk-import-faulty = { $count ->
    [one] 1 row is left out
   *[other] { $count } rows are left out
}
desk-import-fault-twice = This address is there already.
desk-import-fault-no-email = There is no email address.
desk-import-fault-email = This is no email address.
desk-import-fault-no-name = First or last name is missing.
desk-import-fault-name = This name cannot be kept.
desk-import-fault-organisation = The organisation is missing or too long.
desk-import-fault-job-title = The job title is too long.
desk-import-how = How are they added?
desk-import-add = { $count ->
    [one] Add 1 person
   *[other] Add { $count } people
}
desk-import-other = Another file
desk-import-done = { $count ->
    [0] Nobody was added
    [one] 1 person added
   *[other] { $count } people added
}
desk-import-known = { $count ->
    [one] 1 person was registered already
   *[other] { $count } people were registered already
}
desk-import-nothing = Do not use
desk-import-column = Column { $number }
desk-import-column-first-name = First name
desk-import-column-last-name = Last name
desk-import-column-full-name = First and last name together
desk-import-column-email = Email address
desk-import-column-organisation = Organisation
desk-import-column-job-title = Job title
desk-import-column-language = Language
desk-label-columns = Columns
field-table-empty = There is nothing in it.
field-table-too-large = This is too large. Split it over several files.
field-table-too-many-rows = There may be { $limit } rows at most. Split them over several files.
field-table-too-many-columns = There are too many columns. Keep only those that you need.
field-table-cell-too-long = A cell holds too much text.
field-table-unreadable = This cannot be read. Save it as an Excel file (.xlsx) or as CSV, without a password.
field-column-email-missing = Say which column holds the email address.
field-column-name-missing = Say which columns hold the first and last name.
field-column-organisation-missing = Say which column holds the organisation.
field-nobody-in-table = There is nobody in it who can be added.

# People over all events.
desk-people = People
desk-people-lead = Everybody who was ever registered, with all their registrations.
desk-people-search = Search by name or email address
desk-people-latest = Latest additions
desk-people-none = Nobody found for ‘{ $search }’.
desk-people-nobody-yet = There is nobody yet. People appear here as soon as they register.
desk-people-latest-at = latest on { $at }
desk-people-alike = Possibly the same person
desk-people-alike-lead = The same name at the same organisation, with another email address.
desk-people-alike-none = Nobody seems to be there twice.
desk-keep-apart = These are different people
desk-to-person = All registrations and notes of this person
desk-person-known = Details
desk-person-addresses = Other addresses
desk-person-corrected = Corrected
desk-person-no-registrations = No registrations yet.
desk-person-mails = Mails
desk-person-no-mails = No mails yet.
desk-correct-organisation = Correct the organisation
desk-correct-coming = Also on registrations for what is still to come
desk-correct-coming-help = It always holds for new registrations. What is past stays as it was.
desk-notes = Notes
desk-label-note = New note
desk-note-help = Only organisers read this. Write nothing that the person may not read: who asks may see their data.
desk-note-save = Save the note
desk-time-line-changed = Changed

# Two rows of one human being.
desk-merge = Merge
desk-merge-look = Look at both
desk-merge-question = Merge { $name } with somebody
desk-merge-search-lead = Search the other row of the same person.
desk-merge-kept = This one stays
desk-merge-gone = This one becomes part of it
desk-merge-other-way = The other way round
desk-merge-follows = What happens
desk-merge-moves = { $count ->
    [one] 1 registration becomes { $name }’s, with notes and mails.
   *[other] { $count } registrations become { $name }’s, with notes and mails.
}
desk-merge-address = { $address } becomes another address of the same person. Registering with it finds the person.
desk-merge-feed = If both have a calendar with an address of its own, only that of the first still works.
desk-merge-both = { $count ->
    [one] Both are registered for the same event
   *[other] Both are registered for { $count } of the same events
}
desk-merge-stays = Stays:
desk-merge-ends = Ends:
desk-merge-no-mail = No mail is sent about it. The entry that ends stays in the calendar of that address until the person removes it.
desk-merge-for-good = This cannot be undone.
desk-merge-button = Merge for good

# Names of organisations as typed.
desk-merge-beyond = One of them was also registered for an event outside your programmes. Ask an administrator to merge them.
desk-typed-organisations = Typed organisations
desk-typed-lead = These names are not in the register. Say which organisation is meant: that holds for all registrations with the name, also the next ones.
desk-typed-only-all = These names are not in the register. An administrator, or an organiser of all programmes, can say which organisation is meant: that counts everywhere.
desk-typed-name = As typed
desk-typed-proposed = Perhaps
desk-typed-none = All organisations are in the register.
desk-recognise = Connect
desk-recognise-question = Who is ‘{ $name }’?
desk-recognise-lead = { $count ->
    [one] 1 registration has this name.
   *[other] { $count } registrations have this name.
}
desk-recognise-search = Search the register
desk-recognise-follows = All those registrations count with the organisation that you choose from now on. What was typed is kept.
desk-recognise-none = No organisation fits what you searched for.

# What happened.
desk-transition-add_quietly = Added by an organiser, without a mail
desk-transition-move_away = Moved to another event
desk-transition-move_here = Moved from another event
desk-transition-merge = Merged with another registration of the same person
desk-history-event-tag = added or removed a tag
desk-history-event-save-view = saved a view
desk-history-event-remove-view = removed a view
desk-history-person-note = added a note
desk-history-person-keep-apart = said that this is somebody else
desk-history-person-correct-organisation = corrected the organisation
desk-history-person-merge = merged with another row
desk-history-registration-add = registered somebody
desk-history-registration-move = moved a registration
desk-history-registration-merge = merged a registration with another
desk-history-organisation-recognise = connected a typed name
desk-done-view-saved = The view is saved.
desk-done-view-removed = The view is removed.
desk-done-participant-added = The person is on the list and gets a mail.
desk-done-participant-added-quietly = The person is on the list. No mail was sent.
desk-done-tagged = { $told ->
    [one] 1 registration has this tag now.
   *[other] { $told } registrations have this tag now.
}
desk-done-untagged = { $told ->
    [one] 1 registration has this tag no more.
   *[other] { $told } registrations have this tag no more.
}
desk-done-note-saved = The note is saved.
desk-done-organisation-corrected = { $told ->
    [0] The organisation is corrected for new registrations.
    [one] The organisation is corrected, also on 1 coming registration.
   *[other] The organisation is corrected, also on { $told } coming registrations.
}
desk-done-people-merged = The two rows are one person.
desk-done-people-apart = These people are proposed no more.
desk-done-organisation-recognised = { $told ->
    [one] 1 registration is that organisation’s now.
   *[other] { $told } registrations are that organisation’s now.
}
