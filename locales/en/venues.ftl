# Venues, speakers and the programme of the day.

venue-list-title = Venues
venue-list-lead = Write a venue down once and choose it for each session. When you correct the address, the sessions still to come follow.
venue-new = New venue
venue-edit = Edit venue
venue-which = Which venues
venue-in-use = In use
venue-archived = Archived
venue-search = Search by name, street or municipality
venue-count = { $count ->
    [one] 1 venue
   *[other] { $count } venues
}
venue-used-by = Used for
venue-events = { $count ->
    [0] no event yet
    [one] 1 event
   *[other] { $count } events
}
venue-none-found = No venue found with ‘{ $search }’.
venue-none = There are no venues yet. Make one with ‘New venue’: you can then choose it for each session.
venue-none-archived = There are no archived venues.
venue-is-archived = archived
venue-sessions-ahead = { $count ->
    [one] 1 session is still to come at this venue.
   *[other] { $count } sessions are still to come at this venue.
}
venue-people-told = { $count ->
    [0] Nobody is registered; nobody gets a mail.
    [one] If you change the name or the address, 1 participant gets a mail and a new calendar entry.
   *[other] If you change the name or the address, { $count } participants get a mail and a new calendar entry.
}
venue-more-events = { $count ->
    [one] and 1 other event
   *[other] and { $count } other events
}
venue-elsewhere = { $count ->
    [one] 1 event of a programme that you do not run is still to come here. Ask an administrator to edit the venue.
   *[other] { $count } events of programmes that you do not run are still to come here. Ask an administrator to edit the venue.
}
venue-no-sessions-ahead = No more sessions are to come at this venue.
venue-help-name = With the room if it is always the same, for example ‘Town hall Roeselare, council room’.
venue-help-map = A link to a map. Participants see it on the page and in their confirmation.
venue-help-capacity = A reminder for when you choose a venue. The number of places is set per event.
venue-access = Accessibility
venue-help-access = Wheelchair, induction loop, lift, reserved parking. If you write it in one language only, others see that language.
venue-travel = Route
venue-help-travel = Train, bus, bicycle, car and parking.
venue-archive = Archive
venue-archive-lead = Is the venue no longer available? Archive it: it can then no longer be chosen. Sessions that have it keep it.
venue-restore = Take into use again
venue-restore-lead = This venue cannot be chosen now.
venue-choice-help = Place and address then come from the venue, with the route and the accessibility.
venue-choice-none = There are no venues to choose yet. You make them under ‘Venues’.
venue-choice-typed = None of the list: I fill in place and address myself
venue-choice-search = Find a venue in the list
venue-help-typed = Only if you choose no venue above.
venue-how-to-get-there = How to get there
venue-map = View on the map

desk-label-venue = Venue
desk-label-venue-name = Name
desk-label-street = Street and number
desk-label-postal-code = Postal code
desk-label-municipality = Municipality
desk-label-map-url = Link to a map
desk-label-capacity-hint = Room for
desk-label-access = Accessibility
desk-label-travel = Route
desk-label-access-nl = Accessibility in Dutch
desk-label-access-fr = Accessibility in French
desk-label-access-en = Accessibility in English
desk-label-travel-nl = Route in Dutch
desk-label-travel-fr = Route in French
desk-label-travel-en = Route in English
desk-label-archived = Archived

desk-done-venue-saved = The venue has been saved.
desk-done-venue-saved-told = { $told ->
    [one] The venue has been saved. 1 participant gets a mail.
   *[other] The venue has been saved. { $told } participants get a mail.
}
desk-done-venue-archived = The venue has been archived.
desk-done-venue-restored = The venue is in use again.
desk-history-venue-add = made the venue
desk-history-venue-edit = edited the venue
desk-history-venue-archive = archived the venue or took it into use again

field-not-a-postal-code = This is not a postal code.

event-details-title = Content and price

speaker-list-title = Speakers
speaker-list-lead = Participants see the speakers in this order on the event’s page.
speaker-count = { $count ->
    [0] no speakers yet
    [one] 1 speaker
   *[other] { $count } speakers
}
speaker-new = Add a speaker
speaker-edit = Edit
speaker-remove = Take out
speaker-none = There are no speakers yet. Add them, and you can also name them in the programme of the day.
speaker-known = Take somebody from an earlier event
speaker-search = Search by name or organisation
speaker-none-found = Nobody found with ‘{ $search }’.
speaker-about = About this person
speaker-help-about = A few sentences. If you write them in one language only, others see that language.
speaker-about-in = with a text in
speaker-role-speaker = speaker
speaker-role-trainer = trainer
speaker-role-facilitator = facilitator
speaker-role-chair = chair of the day
desk-label-speaker-name = Name
desk-label-speaker-role = Role
desk-label-speaker-organisation = Organisation
desk-label-about-nl = In Dutch
desk-label-about-fr = In French
desk-label-about-en = In English
desk-done-speaker-saved = The speaker has been saved.
desk-done-speaker-removed = The speaker has been taken out.
desk-done-speaker-moved = The order has been changed.
desk-history-speaker-add = added a speaker
desk-history-speaker-edit = edited a speaker
desk-history-speaker-remove = took out a speaker
desk-history-speaker-move = changed the order of the speakers
field-too-many-speakers = An event can have at most 100 speakers.

agenda-title = Programme of the day
agenda-lead = What happens when, per session. When a session moves, its programme moves along.
agenda-count = { $count ->
    [0] still empty
    [one] 1 item
   *[other] { $count } items
}
agenda-new = Add an item
agenda-edit = Edit
agenda-remove = Take out
agenda-none = There is no programme for this session yet.
agenda-no-sessions = Add a session first: the programme belongs to a day.
agenda-no-speakers = Do you also want to say who speaks?
agenda-lost = { $count ->
    [one] 1 item belongs to a session that does not take place. When you put the session back, it comes back, too.
   *[other] { $count } items belong to a session that does not take place. When you put the session back, they come back, too.
}
agenda-outside = outside the session
agenda-help-title = For example ‘Coffee and welcome’ or ‘What may you do with data?’.
agenda-help-room = Needed when two items are at the same time: each then has a room of its own.
agenda-column-time = Time
agenda-column-what = What
agenda-column-room = Room
desk-label-agenda-session = Session
desk-label-item-title = Item
desk-label-item-start = From
desk-label-item-end = To
desk-label-item-description = Explanation
desk-label-room = Room
desk-label-speakers = With
desk-done-agenda-saved = The programme of the day has been saved.
desk-done-agenda-removed = The item has been taken out.
desk-history-agenda-add = added an item to the programme of the day
desk-history-agenda-edit = edited an item of the programme of the day
desk-history-agenda-remove = took an item out of the programme of the day
field-ends-before-it-begins = The end must come after the beginning.
field-outside-session = This is outside the session.
field-same-time = There is something at that time already. Two items at once need a room each.
field-too-many-items = An event can have at most 300 items.
