### Rights of whoever is registered: to read all that is kept of them, and to ask to be erased.

data-title = All data
data-desk-lead = This is all that we keep of this person, in their language. You can print it, or hand over the file.
data-my-heading = Your data
data-my-what = You can read and save what we know of you, and ask us to erase it.
data-my-title = What we know of you
data-my-lead = This is all that { $association } keeps of you, on { $moment }. What exactly each mail said is in the file.
data-my-download = Save all in one file
data-my-link = Read what we know of you
data-my-wrong = Is something wrong? Correct it with your registration, or ask us.
data-erasure-asked = Asked to be erased
data-evaluation-asked = Asked to evaluate
data-privacy-own = What we keep of you, you read yourself, and there you also ask us to erase it:
data-answered = Answered

erase-my-link = Ask to erase your data
erase-my-title = Have your data erased
erase-my-lead = You ask { $association } to erase all that bears your name. Somebody looks at your request. You get an answer within a month, and a mail when it is done. After that it cannot be undone.
erase-my-ahead = You are still registered for these events
erase-my-ahead-later = When you are erased, these registrations are cancelled. Do you still want to come? Then ask after the event.
erase-my-goes = This goes
erase-goes-registration = { $count ->
    [one] your name, email address and function with 1 registration
   *[other] your name, email address and function with { $count } registrations
}
erase-goes-needs = what you wrote about food and access
erase-goes-answers = { $count ->
    [one] 1 answer to a question of the registration
   *[other] { $count } answers to questions of registrations
}
erase-goes-questions = { $count ->
    [one] 1 question that you asked
   *[other] { $count } questions that you asked
}
erase-goes-mails = { $count ->
    [one] the content of 1 mail
   *[other] the content of { $count } mails
}
erase-goes-notes = { $count ->
    [one] 1 note of an organiser
   *[other] { $count } notes of organisers
}
erase-my-stays = This stays, without your name
erase-stays-registration = { $count ->
    [one] 1 registration, as a figure
   *[other] { $count } registrations, as figures
}
erase-stays-attendance = { $count ->
    [one] 1 time present or absent, as a figure
   *[other] { $count } times present or absent, as figures
}
erase-stays-certificates = { $count ->
    [one] the number of 1 certificate: save the certificate itself first
   *[other] the numbers of { $count } certificates: save the certificates themselves first
}
erase-stays-evaluations = { $count ->
    [one] the figures of 1 evaluation, without your words
   *[other] the figures of { $count } evaluations, without your words
}
erase-my-kept = your name on the list of attendance of { $title }, up to and including { $until }: a funder may still check that list
erase-my-data = Do you want to save what we know of you first?
erase-my-sure = I want my data to be erased
field-sure-erasure = Tick this to ask for it.
erase-my-button = Ask to be erased
erase-my-leave = Rather not
erase-my-asked = You asked on { $date } to be erased. You get an answer by { $by }.
erase-my-asked-then = As soon as it is done you get one last mail. After that your links no longer work.
erase-my-take-back = Take my request back
erase-my-waits = Your data are being erased. You get a mail when it is done.

my-evaluations = How was it?
my-evaluations-lead = Your answer helps to do better next time. It takes a few minutes.

start-erasure = { $name } asks to be erased
start-erasure-by = answer by { $date }
start-late = late
start-erasures-all = All requests to be erased
start-evaluated = Results of evaluations that are complete
start-further = More pages
retention-erasures = Requests to be erased
erase-asked = Asked on { $date } to be erased.
erase-asked-by = Answer by { $date }.
erase-asked-late = That day is over.
erase-close-title = Do not erase
erase-close-lead = Does this person no longer want it, or have you answered otherwise? Then close the request. No mail is sent.
erase-close-button = Close the request without erasing
desk-done-erasure-closed = The request is closed. Nothing was erased.
desk-history-person-erasure-asked = asked to be erased
desk-history-person-erasure-taken-back = took back the request to be erased
desk-history-person-erasure-closed = closed the request to be erased
evaluation-ready = { $asked ->
    [one] The results are complete: { $answered } of 1 person asked has answered.
   *[other] The results are complete: { $answered } of { $asked } people asked have answered.
}
evaluation-goes-on = { $asked ->
    [one] So far { $answered } of 1 person asked has answered.
   *[other] So far { $answered } of { $asked } people asked have answered.
}

mail-erasure-asked-subject = Your request to { $association } to be erased
mail-erasure-asked-heading = We got your request
mail-erasure-asked-lead = You asked { $association } to erase your data. Somebody looks at your request.
mail-erasure-asked-by = You get an answer by { $date }. When your data are erased we send you one more mail.
mail-erasure-asked-not-you = Did you not ask for this yourself? Do not answer, but ask for a new link on the page ‘My registrations’. There you take the request back.
mail-erasure-asked-why = You get this automatic mail because somebody asked by your personal link to erase your data.
mail-erased-subject = Your data with { $association } are erased
mail-erased-heading = Your data are erased
mail-erased-lead = You asked { $association } to erase your data. That is done.
mail-erased-left = What is left are figures without a name. Only where a funder may still check, your name stays on the list of attendance for that long. Your personal links no longer work.
mail-erased-last = This is the last mail. As soon as it has left we erase your email address, too.
mail-erased-why = You get this automatic mail because you asked to be erased.
desk-letter-erasure-asked = Request to be erased: received
desk-letter-erased = Request to be erased: done
