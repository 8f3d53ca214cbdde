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
desk-help-place-hidden = The site then says ‘Address after registering’. Anyone who has a place sees the address in the confirmation, the calendar and on their own page.

# The mail with the link to all registrations
mail-my-link-subject = Your registrations with { $association }
mail-my-link-heading = Your registrations
mail-my-link-lead = This link shows all your registrations with { $association } and lets you follow them in your calendar:
mail-my-link-button = My registrations
mail-my-link-until = The link works until { $moment } ({ $zone }). After that, ask for a new one.
mail-my-link-personal = The link is personal: please do not pass it on. Not asked for by you? Then there is nothing to do.
mail-my-link-why = You get this automatic mail because somebody gave your address on the page ‘My registrations’.
desk-letter-my-link = Link to all registrations

# All registrations of one person
site-my = My registrations
my-title = My registrations
my-lead = We mail you a link to all your registrations. You need no password.
my-email-help = The address with which you registered.
my-send = Mail me the link
my-sent-title = Look in your mailbox
my-sent-lead = If you ever registered with this address, a mail with a link is on its way.
my-sent-help = Nothing there? Look among unwanted mail, or try another address.
my-ask-again = Ask for another link
my-expired = This link works no more. Ask for a new one below.
my-of = Of { $name }
my-coming = Coming
my-past = Past
my-none = You are not registered for anything to come.
my-open = See or change
my-to-events = To all events
my-calendar = My calendar
my-calendar-link = All my registrations in my calendar

# Subscribing to a calendar
subscribe-title = Follow in your calendar
subscribe-lead = Your calendar then fetches new and changed events by itself.
subscribe-lead-programme = Your calendar then fetches new and changed events of this programme by itself.
subscribe-lead-filter = Your calendar then follows what you look for here (without the month).
subscribe-own-lead = All your registrations, on waiting lists too, with your personal links to join. If anything changes, your calendar follows.
subscribe-app = On this computer or phone
subscribe-google = Google Calendar
subscribe-outlook = Outlook.com
subscribe-office = Outlook at work (Microsoft 365)
subscribe-address = Address of the calendar
subscribe-address-help = Copy this address into another calendar program, under ‘add a calendar by URL’.
subscribe-slow = How often your calendar looks is up to your program: from every hour to once a day.
subscribe-secret = This address is secret: whoever knows it sees your registrations. Passed it on? Ask for a new address.
subscribe-none = You have no calendar address of your own yet.
subscribe-none-organiser = You have no calendar address yet.
subscribe-revoked = Your calendar address is withdrawn: it gives nothing any more.
subscribe-open = Make my calendar address
subscribe-renew = New address
subscribe-renew-help = The old address then works no more. Add the new one to your calendar.
subscribe-revoke = Withdraw the address
subscribe-manage = Manage the address
subscribe-alarm = Reminder in your calendar
subscribe-alarm-none = None
subscribe-alarm-15 = 15 minutes before
subscribe-alarm-60 = 1 hour before
subscribe-alarm-1440 = 1 day before
subscribe-alarm-10080 = 1 week before
subscribe-alarm-save = Save
subscribe-done-open = Your calendar address is ready.
subscribe-done-renew = You have a new address. The old one works no more.
subscribe-done-revoke = Your calendar address is withdrawn.
subscribe-done-alarm = Saved. Your calendar adapts the next time it looks.

# The organiser's own calendar
desk-calendar = My calendar
desk-calendar-lead = All events at the desk, drafts too, with how many have registered. Without names.
desk-calendar-secret = This address is secret: whoever knows it sees drafts and numbers, too. Passed it on? Ask for a new address.
