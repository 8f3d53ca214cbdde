# What we keep of people, and how long.

retention-title = What we keep, and how long
retention-link = What we keep
retention-lead = What has been kept long enough is erased automatically at night. The figures in the reports stay the same.
retention-what = Data
retention-rows = Number
retention-why = Why
retention-until = Until when
retention-all = All kinds of data, and what was erased in recent nights
retention-anonymised = The participants’ data were erased on { $date }. Only the figures are left.
retention-kept-names = { $count ->
    [one] The name of one person who was erased is still on the list of attendance for the funder.
   *[other] The names of { $count } people who were erased are still on the list of attendance for the funder.
}
retention-no-date = As long as the event has no date
retention-held-until = { $date }, or later if the usual term ends after that
retention-holds = Keep longer
retention-holds-lead = May a funder still ask for the lists? Note who, and until when. Of several terms the longest counts. Diet, access and remarks are never kept longer.
retention-no-holds = Only the usual term applies.
retention-hold = Keep longer
retention-hold-until = up to and including { $date }
retention-hold-of-programme = Applies to the whole programme
retention-lift = Lift
retention-help-reason = For example: audit by the ESF, file 1234
retention-help-until = The last day, as 31/12/2032
desk-label-hold-reason = Who asks for it, and why
desk-label-hold-until = Keep until
field-hold-past = Choose a day that is still to come.
field-sure-erase = Tick this to erase the data.
desk-done-retention-held = The data are kept longer.
desk-done-retention-lifted = The usual term applies again.
desk-done-person-erased = The data are being erased. If a cancellation mail still has to go out, it happens as soon as that mail has left.
desk-history-retention-hold = decided to keep the data longer
desk-history-retention-lift = lifted the longer term
desk-history-person-erase = erased this person’s data
desk-history-field-until = Until

retention-runs = The last nights
retention-night = Night
retention-erased = Erased
retention-waiting = Events that are kept longer
retention-unfinished = still running
retention-nothing = Nothing
retention-no-runs = No night has passed yet. How much was erased each time will be shown here, without names.

retention-kind-registration = Name, email address, function and who registered colleagues
retention-kind-needs = Diet, access and remarks
retention-kind-answers = Answers to your questions
retention-kind-questions = Questions of participants
retention-kind-attendance = Attendance, with names
retention-kind-certificates = Certificates, with names
retention-kind-mails = Mails to participants
retention-kind-other-mails = Other mails: to organisers, bookers and invitees
retention-kind-invitees = Addresses of invitees
retention-kind-notes = Notes, tags and saved views
retention-kind-history = History: who changed what
retention-kind-evaluations = Evaluations with a name
retention-kind-team = Sign-ins of organisers
retention-kind-public = Names of speakers and contacts

retention-why-registration = To register, inform and account for the work
retention-why-needs = To organise the event well
retention-why-answers = To organise the event well
retention-why-questions = To answer, and to prepare the speaker
retention-why-attendance = To show who was there, also to the funder
retention-why-certificates = To show that somebody was there
retention-why-mails = To be sure that each mail arrives, and only once
retention-why-other-mails = To be sure that each mail arrives
retention-why-invitees = To invite
retention-why-notes = The organisers’ work
retention-why-history = To know who did what
retention-why-evaluations = To learn what could be better
retention-why-team = To keep access secure
retention-why-public = To make the event known

retention-term-registration = { $days } after the event; after that only figures remain
retention-term-needs = { $days } after the event, never longer
retention-term-answers = { $days } after the event
retention-term-questions = { $days } after the event
retention-term-attendance = { $days } after the event, or as long as a funder asks; times and minutes remain, without a name
retention-term-certificates = { $days } after the event, or as long as a funder asks; number and validity remain, without a name
retention-term-mails = { $days } after the event; that a mail was sent remains on record
retention-term-other-mails = { $days } after sending
retention-term-invitees = { $days } after the event
retention-term-notes = { $days } after the event
retention-term-history = { $days } after the event; who did what and when remains
retention-term-evaluations = { $days } after the event; the figures remain, without a name
retention-term-team = { $days } after signing out
retention-term-public = As long as the event is on the site

erase-title = Erase data
erase-lead = { $count ->
    [one] One registration loses name, address and all texts.
   *[other] { $count } registrations lose name, address and all texts.
} Organisation, status and attendance stay as figures. This cannot be undone.
erase-ahead = We first cancel these registrations, with a mail that takes them out of the calendar
erase-kept = Here only the name stays on the list of attendance, because a funder may still check it
erase-waits = Erasing was asked for. It happens as soon as the last mail has left.
erase-button = Erase the data
desk-label-sure-erase = I have checked that this person asks for it themselves

# The file with all data of one person.

data-file = my-data
data-name = Name
data-email = Email address
data-other-emails = Other email addresses
data-language = Language
data-organisation = Organisation
data-organisation-number = Number of the organisation in our register
data-since = Known since
data-registrations = Registrations
data-bookings = Registrations of colleagues
data-colleagues = Colleagues who were registered already
data-questions = Questions asked
data-invitations = Invitations
data-mails = Mails
data-unsubscribed = Unsubscribed from messages
data-undeliverable = Addresses that mail did not reach
data-notes = Notes of organisers
data-history = History
data-event = Event
data-at = When
data-sent = Sent
data-to = To
data-letter = Kind of mail
data-status = State
data-content = Content
data-preface = Preface
data-error = Error
data-text = Text
data-answer = Answer
data-answers = Answers
data-question = Question
data-action = What happened
data-declined = Invitation declined
data-category = Kind of function
data-function = Function
data-mode = On site or online
data-remarks = Remarks
data-diet = Diet
data-access = Access
data-photo-consent = Consent to photos
data-list-consent = Consent to the list of participants
data-informed-consent = Wants to be informed
data-price = Price and invoice
data-cents = Price in cents
data-po-number = Purchase order number
data-invoice-organisation = Invoice to
data-invoice-kbo = Enterprise number
data-invoice-address = Invoice address
data-invoice-reference = Reference
data-tags = Tags of organisers
data-reason = Reason
data-attendance = Attendance
data-session = Session
data-seconds = Seconds present
data-evidence = What shows it
data-kind = Kind
data-until = Until
data-calendar = Answer of the calendar
data-certificates = Certificates
data-number = Number
data-revoked = Revoked
data-evaluation = Evaluation with a name
data-kept-name = Name on the list for the funder
data-download = All data in one file
