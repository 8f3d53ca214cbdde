start-needs = What needs you now
start-nothing-needed = Nothing. All is done.
start-failed-mails = { $count ->
    [one] 1 mail could not be delivered.
   *[other] { $count } mails could not be delivered.
}
start-need-approvals = { $count ->
    [one] 1 registration awaits your approval
   *[other] { $count } registrations await your approval
}
start-need-offers = { $count ->
    [one] 1 offered place lapses soon
   *[other] { $count } offered places lapse soon
}
start-need-questions = { $count ->
    [one] 1 question awaits an answer
   *[other] { $count } questions await an answer
}
start-need-free-places = { $count ->
    [one] Places are free while 1 person waits
   *[other] Places are free while { $count } people wait
}
start-need-decisions = { $count ->
    [one] Decide whether this takes place: 1 registration so far
   *[other] Decide whether this takes place: { $count } registrations so far
}
start-need-place-missing = { $count ->
    [one] A session has no place yet
   *[other] { $count } sessions have no place yet
}
start-need-link-missing = { $count ->
    [one] A session has no link to join online yet
   *[other] { $count } sessions have no link to join online yet
}
start-need-attendance = { $count ->
    [one] The attendance of 1 participant is not closed yet
   *[other] The attendance of { $count } participants is not closed yet
}
start-need-changes = { $count ->
    [0] There are changes that nobody was told of yet
    [one] 1 participant will soon get a mail about changes
   *[other] { $count } participants will soon get a mail about changes
}
start-need-drafts = A draft begins soon and is not published yet
start-at-approvals = begins on { $at }
start-at-offers = the first lapses on { $at }
start-at-questions = the first is of { $at }
start-at-free-places = begins on { $at }
start-at-decisions = to be decided by { $at }
start-at-place-missing = begins on { $at }
start-at-link-missing = begins on { $at }
start-at-attendance = was on { $at }
start-at-changes = leaves on { $at }
start-at-drafts = begins on { $at }
start-all-approvals = All events with registrations to approve
start-all-offers = All events with places that lapse soon
start-all-questions = All events with questions without an answer
start-all-free-places = All events with free places and a waiting list
start-all-decisions = All events to be decided on soon
start-all-place-missing = All events without a place
start-all-link-missing = All events without a link to join online
start-all-attendance = All sessions whose attendance is not closed
start-all-changes = All events with changes that nobody was told of yet
start-all-drafts = All drafts that begin soon
start-week = This week
start-column-where = Where
start-over = over
start-more-sessions = All coming events
start-week-empty = There is nothing this week.
start-next = Next:
start-nothing-planned = Nothing is planned.
start-to-coming = All coming events
start-no-programme-title = No programme for you yet
start-no-programme = You see only events of the programmes that were given to you, and there are none yet. Ask an administrator to give you a programme.
start-first-title = Welcome
start-first-lead = There is no event yet. This is how to begin:
start-first-event = Make your first event. It is a draft: nobody sees it before you publish.
start-first-check = Check what participants will see: the page, the form and the mails.
start-first-publish = Publish. From then on everybody can register, and you see here what needs you.

desk-search-all = Search events, people and organisations
desk-search-placeholder = Search everything
desk-page-number = Page { $page }
search-title = Search
search-title-of = Search for ‘{ $search }’
search-everywhere = Search the rest, too
search-too-short = Type at least { $fewest } letters or digits.
search-nothing = Nothing found for ‘{ $search }’.
search-help = Search for a title or a place, for a name or an email address, or for an organisation, a municipality, a postal code, a KBO or NIS number. The beginning of a word is enough; accents and capitals do not matter.
search-people = People
search-organisations = Organisations
search-column-latest = Latest registration
search-column-town = Municipality
search-all-events = All events that fit
search-all-people = All people who fit
search-all-organisations = All organisations that fit
organisation-details = Details
organisation-legal-name = Official name
organisation-kbo = KBO number
organisation-nis = NIS code
organisation-ovo = OVO code
organisation-website = Website
organisation-domains = Mail domains
organisation-member = member
organisation-ended = no longer exists
organisation-successor = Taken over by
organisation-registrations = Registrations
organisation-which = Which registrations
organisation-which-coming = Still to come
organisation-which-all = All
organisation-none-coming = Nobody of this organisation is registered for what is still to come.
organisation-none-all = Nobody of this organisation has registered yet.
