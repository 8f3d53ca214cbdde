# Checking oneself in with a code that is shown in the room or the webinar: the desk first, then the participant.

code-title = Code tonen
code-lead = Toon een code in de zaal of in het webinar. Wie ingeschreven is, typt ze bij de eigen inschrijving en is aangemeld. Een code geldt { $minutes } minuten.
code-too-early = Een code tonen kan vanaf { $moment }.
code-go-to = Ga op je telefoon of computer naar
code-type = en typ daar deze code:
code-until = Geldt tot { $moment } (nog { $minutes ->
    [one] één minuut
   *[other] { $minutes } minuten
}).
code-picture = QR-code van { $address }
code-people = { $people ->
    [one] Eén persoon meldde zichzelf aan, { $expected } verwacht.
   *[other] { $people } mensen meldden zichzelf aan, { $expected } verwacht.
}
code-show = Code tonen
code-new = Nieuwe code tonen
code-stop = Stoppen
code-help = Toon de code bij het begin, en bij een hele dag ook na de middag: de aanwezigheid telt vanaf het moment dat iemand de code ingeeft. Elke keer is het een andere code; een vorige blijft gelden tot haar eigen einde.
desk-done-code-shown = De code staat op het scherm.
desk-done-codes-stopped = De code geldt niet meer.
desk-history-attendance-show-code = toonde een code om zich aan te melden
desk-history-attendance-stop-codes = stopte de code om zich aan te melden

check-in-title = Aanmelden in de sessie
check-in-now = Ben je er? Meld je aan met de code die getoond wordt.
check-in-code = Code
check-in-code-help = De zes cijfers die in de zaal of in het webinar getoond worden.
check-in-submit = Aanmelden
check-in-done = Je bent aangemeld om { $moment }.
check-in-again = Wordt er een nieuwe code getoond, bijvoorbeeld na de middag? Geef die hier in.
check-in-look-again = Zodra er een code getoond wordt, kan je ze hier ingeven.
check-in-reload = Kijk opnieuw
check-in-to-registration = Naar je inschrijving
check-in-here-lead = Meld je aan met de code die getoond wordt.
check-in-here = Verder als { $name }
check-in-somebody-else = Ben je iemand anders?
check-in-way-lead = Je meldt je aan bij je eigen inschrijving. Zo kom je er:
check-in-way-mail = Open de mail waarin je inschrijving bevestigd werd en klik op de link naar je inschrijving.
check-in-way-type = Kies daar ‘Aanmelden in de sessie’ en typ de code.
check-in-way-lost = Vind je die mail niet?
check-in-way-ask = Laat je de link opnieuw mailen
field-check-in-wrong = Die code klopt niet. { $limit ->
    [one] Je kan nog één keer proberen.
   *[other] Je kan nog { $limit } keer proberen.
}
field-check-in-too-often = Je probeerde deze code te vaak. Wacht op de volgende code of spreek de organisator aan.
field-check-in-none-shown = Er wordt nu geen code getoond voor jouw sessies, of ze geldt niet meer.
field-check-in-other-session = Dit is de code van een sessie die je niet koos. Spreek de organisator aan.
field-check-in-not-registered = Je hebt geen bevestigde plaats bij deze activiteit. Spreek de organisator aan.
