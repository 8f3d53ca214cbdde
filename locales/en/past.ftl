# Past registrations and attendance, from a file.
past-title = Past registrations from a file
past-lead = Take over who registered in the past and who was there, for many events at once: { $most } rows at most, one row per person and event. You see first what will happen.
past-after-events = Once your past events are here, take over who was registered and there.
past-only-over = Only for events that are over. For an event still to come, add people on the event’s page: they get an email.
past-nobody-told = Nobody gets an email, an invitation, a certificate or an evaluation.
past-stays = What is there stays as it is. Only attendance that was not known yet is added. So the same file again changes nothing.
past-term = Take over no more than you need. For an event that ended more than { $days } days ago, names and addresses are erased the next night. The figures stay.
past-file-help = An Excel file (.xlsx) or a CSV file, with a first row of headings.
past-columns-lead = Event, email address and name are needed, the rest may stay empty. The order does not matter. We know headings in Dutch, French or English, also those of pretix and Eventbrite.
past-not-taken = We do not take over remarks, diets, phone numbers or answers to questions: nobody needs those after an event.
past-column-event = Event
past-column-date = Date of the event
past-column-start = Start time
past-column-email = Email address
past-column-first-name = First name
past-column-last-name = Last name
past-column-full-name = First and last name together
past-column-organisation = Organisation
past-column-job-title = Function
past-column-language = Language
past-column-status = Status
past-column-registered = Registered on
past-column-cancelled = Cancelled on
past-column-mode = On site or online
past-column-attendance = Attendance
past-column-session = Attendance at one session
past-column-help-event = Needed. The title, or the web address of its page here.
past-column-help-date = The day it began, for example 9/3/2025. Needed when several events have the same title.
past-column-help-start = For example 10:00. Only needed when there were several of the same title that day.
past-column-help-email = Needed. The address tells us who is the same person.
past-column-help-first-name = Needed, or the name in one column.
past-column-help-last-name = Needed, or the name in one column.
past-column-help-full-name = Jan Peeters, or Peeters, Jan.
past-column-help-organisation = The name, the KBO number or the NIS code. The authority as it existed then. A name we do not know stays as it is.
past-column-help-job-title = Elected representative, leading official, staff, expert, other, or a job title.
past-column-help-language = Dutch, French or English. Empty: the language of the event.
past-column-help-status = Confirmed, waiting list, cancelled or declined. Empty: confirmed.
past-column-help-registered = A date, with or without a time. Empty: the start of the event.
past-column-help-cancelled = A date, with or without a time. Reports count late cancellations by it.
past-column-help-mode = At a hybrid event. Empty: on site.
past-column-help-attendance = Present, partial, absent or excused, or how long: 90 min, 1h30. With ‘minutes’ or ‘hours’ in the heading, a number is enough.
past-column-help-session = When an event has several sessions, give each a column. The heading says which: Attendance 2, or Attendance 9/3/2025.
past-count = { $count ->
    [0] No new registrations
    [one] 1 new registration
   *[other] { $count } new registrations
}
past-what-happens = This is what happens when you take them over:
past-marks = { $count ->
    [0] No attendance is added.
    [one] 1 mark of attendance is added.
   *[other] { $count } marks of attendance are added.
}
past-marks-done = { $count ->
    [0] No attendance added
    [one] 1 mark of attendance added
   *[other] { $count } marks of attendance added
}
past-publishes = { $count ->
    [one] 1 event is still a draft and is published.
   *[other] { $count } events are still drafts and are published.
}
past-closes = { $count ->
    [one] 1 list of attendance is closed.
   *[other] { $count } lists of attendance are closed.
}
past-typed = { $count ->
    [one] We do not know the organisation of 1 registration. The name stays, and you can review it later among the organisations.
   *[other] We do not know the organisation of { $count } registrations. The name stays, and you can review it later among the organisations.
}
past-past-term = { $count ->
    [one] The term of 1 event is over: names and addresses are erased the next night. The figures stay.
   *[other] The term of { $count } events is over: names and addresses are erased the next night. The figures stay.
}
past-event-term = Term is over
past-rows = Rows
past-how = What happens as well
past-publish-drafts = Publish events that are still drafts
past-publish-drafts-help = They join the past events on the site. Reports count only what is published.
past-close-lists = Close the lists of attendance of these events
past-close-lists-help = Reports count only closed lists. No certificates are given; you can do that later, event by event.
past-rest-absent = Whoever had a place and of whom nothing is known was absent
past-rest-absent-help = Handy when your file only marks those who were there. Only together with closing the lists.
past-take-over = Take over
past-known = { $count ->
    [one] 1 registration is there already
   *[other] { $count } registrations are there already
}
past-known-lead = They stay as they are. To change something, go to their own page.
past-differing = { $count ->
    [one] 1 row says otherwise
   *[other] { $count } rows say otherwise
}
past-refused = { $count ->
    [one] 1 row cannot be taken over
   *[other] { $count } rows cannot be taken over
}
past-done = { $count ->
    [0] No registrations taken over
    [one] 1 registration taken over
   *[other] { $count } registrations taken over
}
past-so-far = { $done } of { $all } rows were taken over. The others are not yet.
past-go-on = { $count ->
    [one] Go on with the last row
   *[other] Go on with the next { $count } rows
}
past-to-reports = To the reports
desk-events-column-slug = Web address
desk-events-column-help-slug = The end of the page’s address, as in your earlier system. Empty: made of the title.
field-column-event-missing = Say which column holds the event.
field-column-event-missing-in-file = no column is headed Activiteit, Activité or Event
field-column-email-missing-in-file = no column is headed Email, Courriel or Mailadres
field-column-name-missing-in-file = no columns are headed Voornaam and Familienaam, Prénom and Nom de famille, or First name and Last name
field-nothing-in-table = There is nothing in it that can be taken over.
field-event-unknown = We do not find this event. Take over your events first, and check the title.
field-event-other-day = We find this event, but not on that day or at that time.
field-event-several = Several events have this title and this start. Give the web address of the page.
field-event-start-needed = Several events had this title that day. Fill in the start time.
field-event-date-needed = Several events have this title. Fill in the date.
field-event-cancelled = This event is cancelled.
field-event-without-date = This event has no date yet.
field-event-not-over = This event is not over yet. Add the people on its page, among the participants: they get an email.
field-event-is-draft = This event is still a draft. Publish it, or choose that drafts are published.
field-event-erased = The names of those at this event were erased already. Nobody is added any more.
field-status-unknown = We do not know this status. Write confirmed, waiting list, cancelled or declined.
field-cancelled-with-place = There is a date of cancellation, but the status says otherwise.
field-moment-ahead = This lies in the future.
field-cancelled-before-registered = This is before the registration.
field-mode-unknown = Write on site or online, or leave it empty.
field-attendance-unknown = We do not understand this. Write present, partial, absent or excused, or how long: 90 min, 1h30.
field-attendance-without-place = Whoever was there had a place. The status says otherwise.
field-attendance-by-session = This event has several sessions. Give each a column, such as Attendance 1.
field-attendance-list-closed = The list of attendance of this event is closed. Open it again first.
field-session-unknown = This event has no such session. Check the number or the day.
field-session-several = There were several sessions that day. Say by a number which one.
field-session-same-time = These sessions were at the same time: one can choose only one.
field-address-of-other = This email address stands in row { $limit } with another name. Give each person their own address.
field-person-twice = This person stands in row { $limit } for this event already.
desk-transition-import = Taken over from the past
desk-cause-moved_in = It stood in a file of the system used before, with this date.
evidence-kind-earlier = by a file of the system used before
desk-history-registration-import = took over past registrations
desk-history-registration-import-file = took over a file of past registrations
desk-label-imported = Registrations taken over
desk-label-imported-marks = Attendance taken over
desk-label-imported-refused = Refused rows
