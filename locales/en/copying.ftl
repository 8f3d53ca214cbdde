# Copies and series.

copy-button = Copy
copy-from-earlier = Start from an earlier event
copy-choose-lead = Choose the event you want to copy. Texts, questions, mails and rules come along; registrations never do.
copy-search = Search by title, place or programme
copy-every-kind = Every kind
copy-this-one = Copy this one
copy-more = There are more events. Search to find them.
copy-none-found = No event found.
copy-show-all = Show all events
copy-none-yet = There are no events with a date to copy yet.
copy-title = Copy the event
copy-lead = You make a draft that you can still change. Nobody gets a mail.
copy-help-other-title = If you leave this empty, the texts in this language are left out.
copy-help-first-day = Last time: { $day }. Sessions and deadlines move by as many days; the times stay the same. For example 9/3/2027
copy-what = What comes along?
copy-never = Kind, programme and contacts always come along. Registrations, attendance, messages, recordings and the link of the online meeting never do.
copy-part-texts = Summary and description
copy-part-sessions = Sessions
copy-part-places = Place and address
copy-part-rules = Number of places, deadlines and rules of registering
copy-part-questions = Questions in the form ({ $count })
copy-part-letters = Mails and reminders
copy-part-speakers = Speakers and programme of the day
copy-part-prices = Prices
copy-part-materials = Materials ({ $count })
copy-part-invitees = Invitees ({ $count }): they stand ready, you invite them yourself later
copy-make = Make the draft
copy-planned = Invitees who stand ready
copy-planned-after-publishing = You can invite them after publishing.
copy-planned-look = Look and invite
copy-planned-drop = Do not invite them
desk-label-first-day = New date
desk-label-copied-from = Copied from
desk-label-planned-invitees = Invitees who stand ready
desk-label-series-days = Dates made
desk-label-series-every = Every how many weeks or months?
desk-label-series-times = How many more times?
desk-label-series-until = Or until
desk-label-series-list = Dates
desk-label-days = Dates
desk-done-copied = The copy is ready as a draft. Look it over before you publish.
desk-done-series-published-some = { $told } events are published. The other drafts still lack a place or a link.
desk-done-planned-dropped = The invitees were taken off. Nobody got a mail.
desk-history-event-copy = made the draft from an earlier event
desk-history-event-repeat = made the draft as part of a series
desk-history-event-make-series = repeated the event on other days
desk-history-event-drop-planned = took off the invitees who stood ready
series-title = Series
series-is-part = This event belongs to a series.
series-look = Look at the series
series-repeat = Repeat on other days
series-more = Add more dates
series-none = This event does not belong to a series yet. Repeat it on other days to make one.
series-one-by-one = You change each event on its own: a change does not hold for the others.
series-publish = Publish the drafts
series-needs-date = Give the event a date first. Then you can repeat it.
series-is-cancelled = This event is cancelled. You cannot repeat it, but you can copy it.
series-lead = The event is on { $day }. Say how it comes back; you see all dates first.
series-into = What do you make of it?
series-into-events = Separate events: people register each time
series-into-sessions = More sessions of this event: people register once
series-help-published = If you make more sessions, those who are registered get a mail with the new dates.
series-join-links = The same link of the online meeting each time
series-help-join-links = Untick this if you make a link of its own each time. More sessions of this event always keep the link.
series-rhythm = How does it come back?
series-rhythm-weeks = Every so many weeks
series-rhythm-months = Every so many months
series-rhythm-chosen = On dates that I choose
series-help-every = 1 is every week or month, 2 every second one.
series-weekday = Weekday
series-help-weekday = The day on which it is held.
series-which = Which one of the month
series-help-which = Counts for months only.
series-which-first = first
series-which-second = second
series-which-third = third
series-which-fourth = fourth
series-which-last = last
series-help-times = Without the one there is already; { $most } at most.
series-chosen-days = Choose dates yourself
series-help-list = One date on each line, for example 9/3/2027. Choose ‘On dates that I choose’ above.
series-look-at-days = Show the dates
series-help-days = Untick what you do not want. Public holidays are unticked already.
series-holiday = public holiday
series-against-taken = is there already
series-against-skipped = this time does not exist on that day
series-same-venue = At the same venue
series-same-time = At the same time
series-other-programme = an event of another programme
series-nothing-yet = Nothing is made yet.
series-make = Make what is ticked
field-unreadable-date = One of these lines is not a date. An example: 9/3/2027
field-no-date-follows = No date follows from this.
field-not-a-step = Fill in a number from 1 to 52.
field-not-a-number-of-times = Fill in a number from 1.
field-times-or-until = Say how many more times, or until when.
field-too-many-dates = These are too many dates at once. Make 60 at most.
field-series-needs-session = Give the event a date first.
field-series-day-taken = One of these dates is there already.
copy-first-day = { $sessions ->
    [one] New date
   *[other] New date of the first session
}
copy-planned-ready = { $count ->
    [one] One invitee of the earlier event stands ready, and got no mail yet.
   *[other] { $count } invitees of the earlier event stand ready. They got no mail yet.
}
copy-planned-invite = { $count ->
    [one] Invite 1 person
   *[other] Invite { $count } people
}
series-count = { $count ->
    [one] 1 event in this series.
   *[other] { $count } events in this series.
}
series-publish-lead = { $count ->
    [one] There is 1 draft left. What lacks a place or a link stays a draft.
   *[other] There are { $count } drafts left. What lacks a place or a link stays a draft.
}
series-help-into = { $sessions ->
    [one] Everything comes along but registrations, invitees and recordings.
   *[other] Everything comes along, the { $sessions } sessions too, but registrations, invitees and recordings. More sessions are like the first.
}
series-days = { $count ->
    [one] 1 date
   *[other] { $count } dates
}
series-met-more = { $count ->
    [one] and 1 more event
   *[other] and { $count } more events
}
desk-done-series-made = { $told ->
    [one] 1 draft was made.
   *[other] { $told } drafts were made.
}
desk-done-series-sessions-made = { $told ->
    [one] 1 session was added.
   *[other] { $told } sessions were added.
}
desk-done-series-published = { $told ->
    [one] 1 event was published.
   *[other] { $told } events were published.
}
