# Files of meeting tools: handing one in, looking at it, saying who is who, taking it in and undoing it.
attendance-import = Import a meeting report
attendance-import-lead = After the session, take the attendance report from Teams, Zoom, Webex, GoTo Webinar or Livestorm, or your own list. You first see what is in it. A second report of the same session adds to the first.
attendance-import-file-help = CSV, Excel (.xlsx) or JSON, at most { $most } MB. The language of the report does not matter.
attendance-import-before = Imported before
attendance-import-state-draft = To be checked
attendance-import-state-done = Imported
attendance-import-state-undone = Undone
attendance-import-brought = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
attendance-import-go-on = Go on checking
attendance-import-undo = Undo
attendance-import-discard = Discard this file
attendance-import-tool-teams = Report from Teams
attendance-import-tool-teams-list = List from Teams
attendance-import-tool-zoom = Report from Zoom
attendance-import-tool-zoom-webinar = Webinar in Zoom
attendance-import-tool-webex = Report from Webex
attendance-import-tool-goto-webinar = GoTo Webinar
attendance-import-tool-livestorm = Livestorm
attendance-import-tool-table = List
attendance-import-unclear = We do not recognise what is in the columns. Tell us below; we remember it for next time.
attendance-import-reading = How we read the file
attendance-import-reading-help = Is something wrong? Tell us what is in each column. Files with the same headings will be read that way from now on.
attendance-import-nothing = Do not use
attendance-import-holds-name = Full name
attendance-import-holds-first-name = First name
attendance-import-holds-last-name = Last name
attendance-import-holds-address = Email address
attendance-import-holds-from = Came at
attendance-import-holds-until = Left at
attendance-import-holds-day = Date
attendance-import-holds-length = Duration
attendance-import-holds-minutes = Duration in minutes
attendance-import-holds-seconds = Duration in seconds
attendance-import-holds-answer = Present: yes or no
attendance-import-holds-action = Came or left
attendance-import-holds-at = Moment of coming or leaving
attendance-import-holds-role = Role
attendance-import-zone = Time zone of the times in the file
attendance-import-zone-help = Usually that of whoever downloaded the report.
attendance-import-total = In the file
attendance-import-certain = Recognised
attendance-import-asked = To be chosen
attendance-import-crew = Team and speakers
attendance-import-order-day = We read the dates as day, month, year: that way they fit the session.
attendance-import-order-month = We read the dates as month, day, year: that way they fit the session.
attendance-import-order-year = We read the dates as year, month, day: that way they fit the session.
attendance-import-replay = { $count ->
    [one] { $count } person watched the recording only. That does not count as present.
   *[other] { $count } people watched the recording only. That does not count as present.
}
attendance-import-another-day = This report is from { $day }. That is not the day of this session. Is it the right file?
attendance-import-no-time-within = No time in this file falls within the session. Is it from another meeting, or are the times in another time zone?
attendance-import-unread-moment = The date or the time is not possible.
attendance-import-unread-ends-before = The end is before the beginning.
attendance-import-unread-too-long = This lasts longer than a day.
attendance-import-unread-negative = The duration is less than zero.
attendance-import-unread-length = The duration cannot be read.
attendance-import-unread-no-name = There is no name and no address.
attendance-import-who = Who is who?
attendance-import-who-help = We do not recognise these people by their address. Choose who it is. We remember it for the next report.
attendance-import-is = This is
attendance-import-choose = Choose who this is
attendance-import-new = Not on the list yet: register for { $organisation }
attendance-import-nobody = Do not count
attendance-import-other = Or somebody else: name or email address
attendance-import-namesakes = Several people of this name are registered.
attendance-import-phone = This is a telephone number. We do not keep it.
attendance-import-near = Of the same organisation
attendance-import-left-out = { $count ->
    [one] { $count } more person is not on the list and is not counted.
   *[other] { $count } more people are not on the list and are not counted.
}
attendance-import-walk-in = Did somebody come who is not registered? Put them on the list first, then open this file again.
attendance-import-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
attendance-import-certain-list = { $count ->
    [one] { $count } recognised person
   *[other] { $count } recognised people
}
attendance-import-crew-list = { $count ->
    [one] { $count } of the team or speaking
   *[other] { $count } of the team or speaking
}
attendance-import-crew-help = They do not count as participants.
attendance-import-together = Did colleagues watch together?
attendance-import-together-help = Anyone who watched on a colleague’s screen is not in the report. They get the same time as their colleague.
attendance-import-together-whose = { $number }. Who is in the report
attendance-import-together-with = { $number }. Who watched along
attendance-import-take-in = Import
attendance-import-another-time = This report belongs to this session all the same
attendance-import-another-time-help = Then what counts is how long somebody was there, not when.
attendance-import-rest-absent = Whoever is not in the report was absent
attendance-import-rest-absent-help = Only for those of whom nothing is known yet. Leave it off if there were also people in the room whose list is still to come.
desk-done-attendance-imported = { $told ->
    [one] The report has been imported for { $told } person.
   *[other] The report has been imported for { $told } people.
}
desk-done-attendance-import-known = This file was imported before: nothing has changed.
desk-done-attendance-import-undone = The import is undone. What it brought no longer counts.
desk-done-attendance-import-discarded = The file is discarded. Nothing has changed.
desk-history-attendance-import = imported a meeting report
desk-history-attendance-import-undone = undid the import of a meeting report
field-report-nobody = We find no list of people in it. Take the attendance report itself.
field-report-dates = The dates in this file are not possible, whether the day or the month comes first.
field-report-another-time = This report seems to be from another meeting. Take another file, or say that it belongs to this session all the same.
field-person-choose = Choose who this is, or choose not to count them.
field-person-not-expected = Nobody with a place in this session has this name or address.
field-person-several = Several people have this name. Give the email address.
field-report-too-many-columns = This file has more than 120 columns. Keep only those that you need.
