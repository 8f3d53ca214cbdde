# Certificates of attendance: what stands on one, its pages, its letter, then the desk.
certificate-heading = Certificate of attendance
certificate-lead = This is to certify that
certificate-took-part = took part in
certificate-hours = Present: { $duration } (rounded to a quarter of an hour)
certificate-duration = { $hours ->
    [0] { $minutes } minutes
    [one] { $minutes ->
        [0] { $hours } hour
       *[other] { $hours } hour and { $minutes } minutes
    }
   *[other] { $minutes ->
        [0] { $hours } hours
       *[other] { $hours } hours and { $minutes } minutes
    }
}
certificate-programme = Programme: { $name }
certificate-issued = Issued on { $date }
certificate-number = Number { $number }
certificate-verify = Check whether this certificate is valid at:
certificate-verify-picture = QR code that leads to the address below
certificate-signature-of = Signature of { $name }
certificate-file = certificate
certificate-files = certificates
document-page = Page { $page } of { $pages }

certificate-there = You were present. Your certificate is ready.
certificate-look = See the certificate
certificate-download = Download the certificate (PDF)
certificate-back = Back to your registration
certificate-revoked = Your certificate was withdrawn.
certificate-why = Why?
certificate-revoked-title = Your certificate was withdrawn
certificate-revoked-because-attendance = The attendance was corrected. What the certificate said is no longer right.
certificate-revoked-because-name = Your name was corrected. The certificate with the earlier name is no longer valid.
certificate-revoked-because-registration = Your registration is no longer valid.
certificate-revoked-on = Withdrawn on { $moment }.
certificate-revoked-ask = Is that not right?

verify-title = Is this certificate valid?
verify-lead = Each certificate of attendance has a number. Type it to see whether the certificate is valid.
verify-number = Number of the certificate
verify-number-help = 16 letters and digits, at the bottom of the certificate. Dashes and capitals do not matter.
verify-is-none = This is not a certificate number. Check that all 16 characters are there.
verify-look = Check
verify-good = This certificate is valid
verify-good-lead = We issued it, and it was not withdrawn.
verify-revoked = This certificate was withdrawn
verify-revoked-lead = We issued it, but it is no longer valid.
verify-unknown = We do not know this number
verify-unknown-lead = We issued no certificate with this number. Check that it was typed correctly.
verify-another = Check another number

record-title = My learning record
record-lead = All that you attended, over the years, with the hours and your certificates.
record-look = See the record
record-back = Back to your registrations
record-download = Download the record (PDF)
record-rounded = Hours count how long you were present, rounded to a quarter of an hour.
record-as-of = { $association }, as of { $date }
record-event = Event
record-days = Days
record-hours = Present
record-certificate = Certificate
record-no-certificate = no certificate
record-total = Total: { $duration }
record-empty = There is nothing in your record yet. What you attend is added as soon as the organiser closes the attendance.
record-file = learning-record

mail-certificate-subject = Your certificate: { $title }
mail-certificate-heading = Your certificate is ready
mail-certificate-lead = You were present at ‘{ $title }’. You get a certificate of attendance for it.
mail-certificate-what = You can look at it, print it and save it as a PDF.
mail-certificate-button = See the certificate
desk-letter-certificate = Certificate of attendance

certificates-title = Certificates
certificates-lead = Those who were there long enough get a certificate of attendance.
certificates-look = See the certificates
certificates-rule = { $measure ->
    [minutes] Anyone who was present for { $full } minutes per session, over all sessions together, gets a certificate.
   *[percent] Anyone who was present for { $full }% of the time of all sessions together gets a certificate.
}
certificates-by-itself-said = The mail goes out automatically as soon as the attendance is closed.
certificates-by-button-said = The mail goes out when you press the button below.
certificates-none-given = No certificates are given for this event.
certificates-signed-by = Signed by { $name }.
certificates-unsigned = Nobody signs them yet.
certificates-number-yes = Get a certificate
certificates-number-no = Get none
certificates-number-open = Not decided yet
certificates-number-issued = Issued
certificates-number-told = Mailed
certificates-not-yet = Certificates come when the attendance of all sessions is closed.
certificates-some-open = { $count ->
    [one] The attendance of 1 person is not closed for all sessions yet.
   *[other] The attendance of { $count } people is not closed for all sessions yet.
}
certificates-send = { $count ->
    [one] Mail the certificate to 1 person
   *[other] Mail the certificates to { $count } people
}
certificates-send-help = Everybody gets the mail once, with a link to their own certificate. Those who were not there long enough get nothing.
certificates-issue = { $count ->
    [one] Issue 1 certificate without a mail
   *[other] Issue { $count } certificates without a mail
}
certificates-download = All certificates in one PDF
certificates-download-part = Certificates { $from } to { $to } in one PDF
certificates-who = Whom to show
certificates-who-all = Everybody ({ $count })
certificates-who-yes = With a certificate ({ $count })
certificates-who-no = Without one ({ $count })
certificates-who-open = Not decided yet ({ $count })
certificates-outcome = Present
certificates-too-short = too short: { $percent }% of the time
certificates-not-there = was not there
certificates-open = not closed yet
certificates-is-issued = Issued
certificates-told-at = mailed on { $moment }
certificates-to-issue = To be issued
certificates-none = none
certificates-nobody = Nobody has a place yet. Once people have been present, their certificates are here.
certificates-nobody-of-these = No participant is among these.
desk-done-certificates-issued = { $told ->
    [0] Everything was in order already.
    [one] 1 certificate was issued.
   *[other] { $told } certificates were issued.
}
desk-done-certificates-sent = { $told ->
    [0] Everybody had the mail already: nothing was sent.
    [one] A mail is on its way to 1 person.
   *[other] Mails are on their way to { $told } people.
}
certificate-settings = Set up certificates
certificate-settings-lead = The certificate names the person, the event, the days, the hours, you, the programme with its logos, and who signs. Certificates that were issued already stay as they are.
certificate-settings-lent = The signature comes from another event of this programme. Save to keep it here.
desk-label-gives-certificates = Give a certificate to those who were there long enough
certificate-help-gives = Without this, no further certificates are issued.
desk-label-certificates-by-itself = Mail the certificates automatically
certificate-help-by-itself = As soon as the attendance of all sessions is closed. Without this you mail them yourself, with a button.
desk-label-signer-name = Who signs
certificate-help-signer = First and last name. Leave empty if nobody signs.
desk-label-signer-function = Function of the signatory
desk-label-signature = Image of the signature
desk-label-signature-picture = Signature
certificate-help-signature = A PNG, JPEG or WebP, best on a white or transparent background. It appears on the certificates only.
certificate-signature-now = The signature as it will appear on the certificates
certificate-signature-remove = Remove this signature
desk-done-certificate-settings-saved = The settings of the certificates are saved.
desk-history-certificate-settle = brought the certificates up to date
desk-history-certificate-send = mailed certificates
desk-history-certificate-save-settings = changed how certificates are given
desk-label-certificates-issued = Issued
desk-label-certificates-revoked = Withdrawn
paper-as-pdf = List as PDF
