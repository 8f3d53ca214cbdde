# How the service itself is doing: audit, backups, mail server, database.

start-findings = { $count ->
    [one] The nightly audit found 1 error in the data.
   *[other] The nightly audit found { $count } errors in the data.
}
start-audit-failed = The nightly audit could not be made.
start-backup-failed = The last backup failed.

system-title = State of the service
system-lead = What administrators, and whoever looks after the server, should know.
system-now = Now
system-database = Database
system-database-ok = takes everything
system-database-full = its disk is full
system-database-read_only = can be read only
system-database-failing = refuses what is written
system-mail-server = Mail server
system-mail-server-there = can be reached
system-mail-server-away = cannot be reached: mails wait
system-mail-server-unknown = not needed yet since the start
system-mails = Mails that wait
system-mails-waiting = { $count ->
    [0] None
    [one] 1 mail
   *[other] { $count } mails
}
system-mails-oldest = The oldest should have left on { $moment }.
system-version = Version
system-findings = Errors in the data
system-findings-how = Something in the database does not add up. Pass these lines on to whoever looks after the service: they name nobody. Change nothing by hand.
system-audits = Nightly audit
system-audits-lead = Each night at { $time } the service checks that all places, waiting lists, mails and calendars add up.
system-day = Day
system-looked-at = Looked at
system-result = Result
system-audit-looked = { $events ->
    [one] 1 event
   *[other] { $events } events
}, { $registrations ->
    [one] 1 registration
   *[other] { $registrations } registrations
}
system-audit-good = All is well
system-audit-found = { $count ->
    [one] 1 error
   *[other] { $count } errors
}
system-failed = failed
system-no-audits = No night has passed yet. What was looked at and found will stand here.
system-backups = Backups
system-backups-lead = Each night at { $time }, in { $folder }.
system-backups-free = { $megabytes } MB are left there.
system-backups-none = No backups are set up. Ask whoever looks after the server to fill in backup_folder, or to make backups in another way.
system-backups-postgresql = PostgreSQL has tools of its own for backups. Whoever looks after the server sees to it.
system-file = File
system-backup-good = { $megabytes } MB, checked
system-no-backups = No backup has been made yet.

desk-letter-trouble = Notice about the service itself
mail-trouble-system-why = You get this automatic mail because you are an administrator. While it lasts, one comes each week.
mail-trouble-system-button = See the state of the service
mail-trouble-first-seen = First seen
mail-trouble-more = { $count ->
    [one] And 1 more error.
   *[other] And { $count } more errors.
}
mail-trouble-reason = What the server said
mail-trouble-last-good = Last done well
mail-trouble-never = never
mail-trouble-violations-subject = { $count ->
    [one] { $association }: 1 error in the data
   *[other] { $association }: { $count } errors in the data
}
mail-trouble-violations-heading = Something in the data does not add up
mail-trouble-violations-lead = { $count ->
    [one] The nightly audit found something in the data that does not add up:
   *[other] The nightly audit found { $count } things in the data that do not add up:
}
mail-trouble-violations-how = Pass this mail on to whoever looks after the service: it names nobody. Change nothing by hand. Participants and organisers can go on as usual.
mail-trouble-backup-subject = { $association }: the backup failed
mail-trouble-backup-heading = The backup failed
mail-trouble-backup-lead = The database could not be backed up last night.
mail-trouble-backup-how = Whoever looks after the server should see whether the folder is there, whether there is room, and whether the service may write there. It is tried again each hour.
mail-trouble-audit-subject = { $association }: the nightly audit could not be made
mail-trouble-audit-heading = The nightly audit could not be made
mail-trouble-audit-lead = Last night the service could not check that all data add up.
mail-trouble-audit-how = Whoever looks after the server finds the cause in the log. It is tried again each hour.
mail-trouble-webhook-gone-subject = { $association }: a webhook was switched off
mail-trouble-webhook-gone-heading = A webhook was switched off
mail-trouble-webhook-gone-lead = The system ‘{ $name }’ said that the address at which it received messages is gone. So it gets none any more.
mail-trouble-webhook-gone-how = Ask whoever runs that system for the new address, fill it in and switch the webhook on again. What happens meanwhile it does not hear.
mail-trouble-webhook-failures-subject = { $association }: a webhook was switched off
mail-trouble-webhook-failures-heading = A webhook was switched off
mail-trouble-webhook-failures-lead = Five messages in a row did not arrive at the system ‘{ $name }’, however often they were tried. So it gets none any more.
mail-trouble-webhook-failures-how = Ask whoever runs that system what is wrong. Then switch the webhook on again and send what failed once more.
mail-trouble-webhook-why = You get this automatic mail because you are an administrator.
mail-trouble-webhook-button = See the webhook
mail-trouble-erasure-subject = { $association }: somebody asks to be erased
mail-trouble-erasure-heading = Somebody asks to be erased
mail-trouble-erasure-lead = Somebody asked by their own personal link that all their data be erased. They get an answer by { $date }.
mail-trouble-erasure-how = The page says who it is and what will go. Nothing is erased until somebody decides.
mail-trouble-erasure-why = You get this automatic mail because you are an administrator.
mail-trouble-erasure-button = See the request
