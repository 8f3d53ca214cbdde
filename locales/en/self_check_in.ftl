# Checking oneself in with a code that is shown in the room or the webinar: the desk first, then the participant.

code-title = Show a code
code-lead = Show a code in the room or in the webinar. Those who are registered type it in at their own registration and are checked in. A code is valid for { $minutes } minutes.
code-too-early = You can show a code from { $moment }.
code-go-to = On your phone or computer, go to
code-type = and type this code:
code-until = Valid until { $moment } ({ $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} left).
code-picture = QR code of { $address }
code-people = { $people ->
    [one] One person checked in by themselves, { $expected } expected.
   *[other] { $people } people checked in by themselves, { $expected } expected.
}
code-show = Show a code
code-new = Show a new code
code-stop = Stop
code-help = Show the code at the beginning and, on a whole day, again after noon: presence counts from the moment somebody types the code. The code is different each time; an earlier one stays valid until its own end.
desk-done-code-shown = The code is on the screen.
desk-done-codes-stopped = The code is no longer valid.
desk-history-attendance-show-code = showed a code to check in with
desk-history-attendance-stop-codes = stopped the code to check in with

check-in-title = Check in to the session
check-in-now = Are you there? Check in with the code that is shown.
check-in-code = Code
check-in-code-help = The six digits that are shown in the room or in the webinar.
check-in-submit = Check in
check-in-done = You checked in at { $moment }.
check-in-again = Is a new code shown, for example after noon? Type it here.
check-in-look-again = As soon as a code is shown you can type it here.
check-in-reload = Look again
check-in-to-registration = To your registration
check-in-here-lead = Check in with the code that is shown.
check-in-here = Continue as { $name }
check-in-somebody-else = Are you somebody else?
check-in-way-lead = You check in at your own registration. This is how you get there:
check-in-way-mail = Open the mail that confirmed your registration and follow the link to your registration.
check-in-way-type = Choose ‘Check in to the session’ there and type the code.
check-in-way-lost = Can you not find that mail?
check-in-way-ask = Have the link mailed again
field-check-in-wrong = That code is not right. { $limit ->
    [one] You can try once more.
   *[other] You can try { $limit } more times.
}
field-check-in-too-often = You tried this code too often. Wait for the next code or ask the organiser.
field-check-in-none-shown = No code is being shown for your sessions, or it is no longer valid.
field-check-in-other-session = This is the code of a session that you did not choose. Ask the organiser.
field-check-in-not-registered = You have no confirmed place at this event. Ask the organiser.
