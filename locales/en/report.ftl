### Reports, reach and the dashboard of a programme.

report-title = Report
report-nav = Reports
report-lead = Choose a period and see what took place, who came and from where.
report-of-event = Report on
report-other = Report on a period
report-of-event-link = Report on this event
report-show = Show
report-other-choice = Another period, or a part
report-narrow = Narrow it down
report-help-from = An event counts if it starts in this period.
report-help-programmes = Leave all unticked for every programme.
report-help-lead = All programmes that this colleague leads.
report-all-kinds = All kinds
report-all-leads = All colleagues
desk-label-from = From
desk-label-until = Up to and including
desk-label-programmes-of-report = Programmes
desk-label-event = Event
desk-label-who = Which organisations
desk-label-counted = Reached if
field-period-backwards = The last day comes before the first.
field-period-too-long = Choose fifty years at most.

report-period-this-quarter = This quarter
report-period-last-quarter = Last quarter
report-period-this-year = This year
report-period-last-year = Last year
report-period-words = { $first } up to and including { $last }
report-compared-with = compared with { $period }
report-as-of = Data as of { $moment }.
report-as-of-label = Data as of
report-csv = Save as CSV
report-csv-plain = CSV for other programs
report-file = report
report-nothing = No published event started in this period. Choose another period, or narrow it down less.
report-none = –
report-points = { $points } percentage points
report-than-before = { $difference } on the period before
report-hours = { $hours } hours
report-quarter = { $year }, quarter { $quarter }
report-quarter-short = Q{ $quarter } { $year }

report-group-meetings = Events
report-group-registrations = Registrations
report-group-attendance = Attendance
report-group-people = People and organisations

report-figure-events = Events
report-figure-events-cancelled = Cancelled events
report-figure-sessions = Sessions
report-figure-sessions-held = Sessions that are over
report-figure-sessions-open = Not closed yet
report-figure-registrations = All registrations
report-figure-confirmed = Confirmed
report-figure-pending = Awaiting approval
report-figure-waitlisted = On the waiting list
report-figure-offered = Place offered
report-figure-cancelled = Cancelled
report-figure-declined = Declined
report-figure-waited = Were ever on the waiting list
report-figure-late-cancellations = Cancelled late
report-figure-expected = Expected
report-figure-attended = Present, in full or in part
report-figure-present = Present
report-figure-partial = Partly present
report-figure-absent = No-shows
report-figure-excused = Excused
report-figure-unknown = Not known
report-figure-show-up = Show-up rate
report-figure-hours = Person-hours
report-figure-people = Different people
report-figure-people-attended = People who were there
report-figure-first-timers = Registered for the first time
report-figure-organisations = Organisations
report-figure-organisations-attended = Organisations that were there
report-figure-organisations-typed = Names that are not in the register

report-column-part = Part
report-column-value = Value
report-column-figure = Figure
report-column-number = Number
report-column-before = Period before
report-column-difference = Difference
report-column-times = Number of times

report-axis-kind = Kind of organisation
report-axis-function = Function
report-axis-province = Province
report-axis-region = Reference region
report-unknown-kind = Not in the register
report-unknown-function = Not asked
report-unknown-province = Unknown
report-unknown-region = Unknown
report-by-kind = By kind of organisation
report-by-function = By function
report-by-province = By province
report-by-region = By reference region
report-chart-by = Confirmed registrations: { $axis }
report-chart-by-description = One bar for each value. The same numbers are in the table below.
report-chart-series = Over time
report-chart-series-description = From { $first } to { $last }: in each pair, the left bar is who had a place, the right bar who was there. The same numbers are in the table below.
report-series-table = The same numbers in a table
report-step-month = Month
report-step-quarter = Quarter
report-step-year = Year
report-events = The events
report-more-events = { $count ->
    [one] One more event is in the CSV file.
   *[other] { $count } more events are in the CSV file.
}
report-open-sessions = { $count ->
    [one] The attendance of one session that is over is not closed yet. Those who were there do not count yet.
   *[other] The attendance of { $count } sessions that are over is not closed yet. Those who were there do not count yet.
}
report-untimed = { $count ->
    [one] For one partial attendance we do not know how long it lasted: it does not count towards the person-hours.
   *[other] For { $count } partial attendances we do not know how long they lasted: they do not count towards the person-hours.
}

report-rows-of = show who or what this is ({ $figure })
report-rows-found = { $count ->
    [one] One row.
   *[other] { $count } rows.
}
report-no-rows = There is nothing here. Choose another number in the report.
report-back = Back to the report

report-how = How we count
report-how-period = Period
report-how-period-text = An event belongs to the period in which its first session starts, with all its sessions, registrations and attendance. Four quarters together are the year. Drafts do not count; cancelled events stand apart.
report-how-registrations = Registrations
report-how-registrations-text = As they stand now. Anyone who handed their place to a colleague counts as cancelled; the colleague as confirmed.
report-how-late = Cancelled late
report-how-late-text = Anyone who had a place and gave it up after the last moment for changes or, if there is none, after registration closed.
report-how-attendance = Attendance
report-how-attendance-text = One person at one session counts once. Only closed lists count.
report-how-show-up = Show-up rate
report-how-show-up-text = Those who were there, in full or in part, out of everyone who was expected. Those excused, and those of whom nothing is known, were expected too.
report-how-hours = Person-hours
report-how-hours-text = The time that people were there. If somebody was present but we do not know for how long, the whole session counts.
report-how-people = Different people
report-how-people-text = Everybody counts once, however often they came.
report-how-first-timers = For the first time
report-how-first-timers-text = People with a place who never had one at an event that started before this period.
report-how-organisations = Organisations
report-how-organisations-text = The organisation on the registration, even if the person has since moved to another one. Merged organisations count as what they were on the last day of the period.
report-how-before = Period before
report-how-before-text = Of the same length, up to the day before this period: as many months if it is whole months, otherwise as many days.

reach-title = Reach
reach-link = Whom do we reach, and whom not?
reach-lead = See how many municipalities you reach, where they are, and which you do not reach yet.
reach-file = reach
reach-words = { $reached } of { $all } { $kind } ({ $percent })
reach-kind-gemeente = municipalities
reach-kind-ocmw = public social-welfare centres
reach-kind-politiezone = police zones
reach-kind-provincie = provinces
reach-who-gemeente = Municipalities
reach-who-ocmw = Public social-welfare centres
reach-who-politiezone = Police zones
reach-who-provincie = Provinces
reach-register-of = According to the register as it was on { $day }.
reach-counted-attended = somebody was there
reach-counted-confirmed = somebody is registered
reach-basis-attended = Reached means that somebody from there was present, according to a closed list.
reach-basis-confirmed = Reached means that somebody from there had a confirmed place.
reach-other-attended = Count only those who were there
reach-other-confirmed = Count everyone who registered
reach-by-province = Reach by province
reach-by-region = Reach by reference region
reach-column-name = Name
reach-column-nis = NIS code
reach-column-reached = Reached
reach-column-all = Total
reach-column-percent = Share
reach-column-attended = Attendances
reach-column-confirmed = Places
reach-column-day = Register of
reach-yes = yes
reach-no = no
reach-no-place = Without a province
reach-is-reached = reached
reach-is-missed = not reached
reach-map-heading = On the map
reach-map = Reach: { $place }
reach-map-description = { $reached } of { $all } reached. Each tile stands for one: solid with a tick is reached, empty with a dashed line is not. Those not reached are listed below.
reach-years = Year by year
reach-years-lead = Each year with the organisations that existed in it. Above, they count as what they were on the last day of the whole period.
reach-missing = Not reached yet ({ $count })
reach-none-missing = All are reached.
reach-elsewhere = { $count ->
    [one] One attendance was from another organisation and does not count here.
   *[other] { $count } attendances were from another organisation and do not count here.
}
reach-no-register = The register has no organisations of this kind on that day. Load it with belfry import organisations.
reach-invite = Invite them
reach-invite-people = { $count ->
    [0] Of the organisations that you did not reach ({ $organisations }), we know nobody who wants to be kept informed.
    [one] Of the organisations that you did not reach ({ $organisations }), we know one person who wants to be kept informed.
   *[other] Of the organisations that you did not reach ({ $organisations }), we know { $count } people who want to be kept informed.
}
reach-invite-help = No mail goes out yet: they stand ready among the invitees of that event, and only the button there invites them.
reach-invite-ready = Add to the invitees
reach-invite-nobody = Save the list and write to the organisations yourself.
reach-invite-no-events = There is no published event coming up to invite them to.
desk-done-invitees-planned = { $told ->
    [0] Nobody was added: those we know were invited, registered or ready already.
    [one] One person stands ready. Check, and invite with the button.
   *[other] { $told } people stand ready. Check, and invite with the button.
}
desk-history-event-plan-invitees = prepared people to be invited

reach-how-register = Register
reach-how-register-text = The total is what existed according to the register on the last day of the period.
reach-how-territory = Municipality and welfare centre
reach-how-territory-text = A municipality and its public social-welfare centre have the same territory and count once.
reach-how-mergers = Mergers
reach-how-mergers-text = Over one year, the municipalities of that year count. Over several years, a municipality that merged counts as what it became.
reach-how-counted = Others
reach-how-counted-text = Those from another organisation, or from one outside the register, do not count for reach.

dashboard-title = Dashboard
dashboard-link = Dashboard of this programme
dashboard-other-period = Another period
dashboard-report = The whole report
