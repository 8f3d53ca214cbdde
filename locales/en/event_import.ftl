# Events from a file.
desk-events-import = Events from a file
desk-events-import-lead = Each row becomes a draft, { $most } at most at a time. You see first what will happen. Nobody sees the events before you publish them.
desk-events-import-file-help = An Excel file (.xlsx) or a CSV file, one row per event and a first row of headings.
desk-events-import-columns = Which columns can you use?
desk-events-import-columns-lead = Title and kind are needed, the rest may stay empty. The order does not matter. A row without a title, but with a date, is a further date of the event above it.
desk-events-import-again = The same file again?
desk-events-import-again-lead = Nothing is made twice. An event with the same title and the same start is there already, and so is what came from the same row before, even when the event was renamed or moved since. A file changes nothing of what is there.
desk-events-import-count = { $count ->
    [0] No new events
    [one] 1 new event
   *[other] { $count } new events
}
desk-events-import-make = { $count ->
    [one] Make 1 draft
   *[other] Make { $count } drafts
}
desk-events-import-made = { $count ->
    [0] No drafts made
    [one] 1 draft made
   *[other] { $count } drafts made
}
desk-events-import-made-lead = Check them and publish them when you want.
desk-events-import-to-drafts = To the drafts
desk-events-import-known = { $count ->
    [one] 1 event is there already
   *[other] { $count } events are there already
}
desk-events-import-known-lead = They stay as they are. To change something, go to their own page: there you see who hears of it.
desk-events-import-differs = The file says otherwise of: { $columns }
desk-events-import-refused = { $count ->
    [one] 1 event cannot be made
   *[other] { $count } events cannot be made
}
desk-events-import-dates = { $count ->
    [one] and 1 more date
   *[other] and { $count } more dates
}
desk-events-import-unlimited = no maximum
desk-events-column-title = Title
desk-events-column-kind = Kind
desk-events-column-format = Format
desk-events-column-date = Date
desk-events-column-start = Start
desk-events-column-end = End
desk-events-column-place = Place
desk-events-column-address = Address
desk-events-column-join-link = Join link
desk-events-column-capacity = Number of places
desk-events-column-programme = Programme
desk-events-column-summary = Summary
desk-events-column-description = Description
desk-events-column-language = Language
desk-events-column-closes = Registration closes
desk-events-column-help-title = Needed. 200 characters at most.
desk-events-column-help-kind = Needed. Training, webinar, workshop, working visit, peer exchange, study day or meeting.
desk-events-column-help-format = On site, online or hybrid. Empty: by the place and the link.
desk-events-column-help-date = For example 9/3/2027 (day first). Empty: you fill in the date later.
desk-events-column-help-start = For example 10:00.
desk-events-column-help-end = For example 12:00.
desk-events-column-help-place = The name of the place.
desk-events-column-help-address = Street, number and municipality.
desk-events-column-help-join-link = The link of the online meeting. Only those who registered get in.
desk-events-column-help-capacity = A number, or ‘unlimited’. Empty: as usual for that kind.
desk-events-column-help-programme = The name of a programme that is there already.
desk-events-column-help-summary = 500 characters at most.
desk-events-column-help-description = As long as needed, in Markdown.
desk-events-column-help-language = Dutch, French or English. Empty: the language of this page.
desk-events-column-help-closes = A date, with or without a time. Without a time, one can register all that day.
field-column-title-missing = Say which column holds the title.
field-column-kind-missing = Say which column holds the kind of event.
field-no-events-in-table = There is no event in it that can be made.
field-event-twice = This event stands in row { $limit } already, with the same title and the same start.
field-kind-unknown = We do not know this kind. Write training, webinar, workshop, working visit, peer exchange, study day or meeting.
field-format-unknown = Write on site, online or hybrid, or leave it empty.
field-capacity-unknown = Write a whole number, or ‘unlimited’.
field-programme-unknown = This programme is not among yours. Check its name.
field-programme-several = Several programmes have this name. Write the name in full.
field-language-unknown = Write Dutch, French or English, or leave it empty.
field-time-twice-in-file = This time comes twice that night. Leave it empty and fill it in on the event’s page.
field-import-too-many-dates = An event begins with { $limit } dates at most.

# Many people from a file.
desk-import-so-far = { $done } of { $all } people were dealt with. The others are not added yet.
desk-import-go-on = { $count ->
    [one] Go on with the last one
   *[other] Go on with the next { $count }
}
desk-import-which-rows = Which rows, and why
