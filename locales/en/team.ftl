# The team, links for volunteers, and who changed what.

field-nothing-chosen = Tick at least one.
field-organiser-known = Somebody of the team has this address already.
field-programme-needed = Choose one of your programmes.
field-link-ends-before-now = This moment is over.
field-link-ends-late = A link ends a week after the event at the latest.

refusal-last-admin = This is the only administrator who can sign in. Make somebody else administrator first.
refusal-own-rights = You cannot change your own role or programmes, or switch yourself off. Ask another administrator.

mail-welcome-subject = You can organise events at { $association }
mail-welcome-heading = Welcome to the desk
mail-welcome-lead = { $by } added you to the people who work at the desk of { $association }.
mail-welcome-how = Open the sign-in page and fill in the address on which you got this mail. A link to sign in comes at once.
mail-welcome-why = You get this automatic mail because an administrator added your address.
desk-letter-welcome = Welcome for somebody new in the team

desk-role-reader = reader
desk-role-volunteer = volunteer
desk-role-admin-explained = Administrator: everything, the team too, in all programmes
desk-role-organiser-explained = Organiser: events, participants, mails
desk-role-desk-explained = Reception: sees who comes and takes attendance
desk-role-reader-explained = Reader: sees events and figures, no names of participants

desk-team = Team
desk-team-lead = Who can sign in here, and what each may do.
desk-team-add = Add somebody
desk-team-add-lead = They get a mail that says how to sign in.
desk-team-add-button = Add
desk-team-seen = Last here
desk-team-never = never yet
desk-team-off = switched off
desk-team-email-help = The links to sign in go to this address.
desk-team-own = Your own role and programmes can be changed by another administrator only.
desk-team-language = Language of the mails
desk-team-saved-meanwhile = This is saved now. Save again to put what you typed in its place:
desk-team-switch-off = Switch off
desk-team-keep = Do not switch off
desk-team-switch-off-lead = Does this person leave? Then they are out at once. What they did stays on record.
desk-team-switch-on = Switch on again
desk-team-switch-on-lead = This person can sign in again, with the same role and programmes.
desk-team-off-session = Whoever is signed in is out at once, and old links to sign in do not work any more.
desk-team-off-mails = They get no more mails about events, and their calendar address closes.
desk-team-off-links = { $count ->
    [one] One link they gave to a volunteer ends.
   *[other] { $count } links they gave to volunteers end.
}
desk-team-off-stays = Events, participants and scheduled messages stay as they are.

desk-label-name = Name
desk-label-role = Role
desk-label-programmes = Programmes
desk-label-team-programmes = Programmes
desk-label-reach = Which events
desk-label-active = Can sign in
desk-label-desk-link = Link for a volunteer
desk-label-link-ends-at = Works until
desk-label-link-name = Who is it for?
desk-label-which-sessions = Which sessions
desk-label-sessions = Sessions
desk-label-ends-date = Works until: date
desk-label-ends-time = Works until: time
desk-label-mails = Mails
desk-label-mail-letter = Mail
desk-label-mail-state = State of the mail
desk-label-attendance-closed = Closed
desk-label-message-text = Text
desk-label-message-people = Recipients
desk-label-mail-address = Address
desk-reach-all = all programmes
desk-reach-chosen = only the programmes ticked below
desk-reach-help = Events without a programme are for those who see all programmes.
desk-programmes-help = Only for those who do not see all programmes. What is not ticked does not exist for them.

desk-links = Links for volunteers
desk-links-lead = With a link, somebody without an account takes attendance at the door: names and organisations, nothing else. Send it only to whom it is for.
desk-links-made = Links
desk-link-open = works
desk-link-ended = ended
desk-link-address = Link to send
desk-link-sessions-all = all sessions
desk-link-sessions-chosen = only the sessions ticked below
desk-link-sessions-help = Only if you chose so above.
desk-link-ended-at = Ended on { $moment }
desk-link-until = Works until { $moment }
desk-link-made-by = Made by { $name }
desk-link-opened = { $count ->
    [0] not opened yet
    [one] opened once
   *[other] opened { $count } times
}
desk-link-end = End
desk-link-make = Make a link
desk-link-name-help = The volunteer’s name, or the table where they sit. It stands in the history.
desk-link-ends-help = Empty: two hours after the event.
desk-link-no-sessions = Add a session first. Then you can make a link for it.

desk-check-in = Attendance
desk-check-in-link-lead = You take attendance at
desk-check-in-open = Start
desk-check-in-privacy = You see names and organisations of participants. Use them for attendance only.
desk-check-in-ended-lead = Ask the organiser for a new link.
desk-check-in-lead = Choose a session and mark who is there.
desk-check-in-nothing = There is nothing to mark here yet. Ask the organiser.
desk-check-in-leave = Done

desk-log-newest = Newest
desk-log-older = Older
desk-log-empty = Nothing yet. What somebody changes stands here.
desk-log-lead = Who changed what, and how it was before.
desk-log-whole = The whole history
desk-log-of-organiser = What this person did
desk-log-of-organiser-lead = What this person did, and what was changed about their account.
desk-actor-volunteer = { $name } (volunteer)
desk-actor-participant = The participant
desk-actor-booker = Who registered them

desk-history-organiser-add = gave access from the command line
desk-history-organiser-invite = added to the team
desk-history-organiser-change = changed in the team
desk-history-organiser-switch-off = switched off
desk-history-organiser-switch-on = switched on
desk-history-desk-link-make = made a link for a volunteer
desk-history-desk-link-end = ended a link for a volunteer
desk-history-desk-link-open = opened the link for attendance
desk-history-event-follow = changed what they hear of the event
desk-history-sign-in = signed in
desk-history-sign-out = signed out
desk-history-sign-in-request = mailed a link to sign in
desk-history-feed-open = opened a calendar address
desk-history-feed-renew = renewed a calendar address
desk-history-feed-revoke = closed a calendar address
desk-history-feed-set-alarm = changed a calendar’s alarm
desk-history-mail-bounce = noted that a mail came back
desk-history-mail-clear-address = declared an address good again
desk-history-mail-resend = sent a mail once more
desk-history-mail-try-again = tried a mail again
desk-history-mail-try-all-again = tried all failed mails again
desk-history-mail-withdraw = withdrew a mail
desk-history-mail-subscribe = wants messages again
desk-history-mail-unsubscribe = wants no messages any more
desk-history-message-save = saved a message
desk-history-message-remove = removed a message
desk-history-message-try-out = sent a message to themselves
desk-history-registration-change-address = changed an email address

desk-done-organiser-added = Added. A mail says how to sign in.
desk-done-organiser-saved = Saved. It counts from now on.
desk-done-organiser-switched-off = Switched off. This person is out.
desk-done-organiser-switched-on = Switched on. This person can sign in again.
desk-done-desk-link-made = The link is made. Copy it and send it to whom it is for.
desk-done-desk-link-ended = The link does not work any more.
