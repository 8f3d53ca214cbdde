# In calendars
place-after-registering = Address after registering
calendar-title-pending = Requested: { $title }
calendar-title-waitlisted = Waiting list: { $title }
calendar-title-offered = Place offered: { $title }
calendar-title-draft = Draft: { $title }
calendar-at-the-desk = At the desk
calendar-registered = Registered: { $registered }.
calendar-registered-of = Registered: { $registered } of { $capacity }.
calendar-waiting = On the waiting list: { $waiting }.
calendar-name-personal = My events: { $association }
calendar-name-organiser = Desk: { $association }

# A place that is told to those who register only
desk-label-place-hidden = Show place and address only after registering
desk-help-place-hidden = The site then says "Address after registering". Who has a place sees the address in the confirmation, the calendar and on their own page.
