# Files that are sent and fetched.

field-file-needed = Kies een bestand.
field-file-empty = Dit bestand is leeg. Kies een ander.
field-file-too-large = Dit bestand is te groot: het mag hoogstens { $limit } MB zijn.
field-file-again = Kies het bestand opnieuw: het formulier stond te lang open om het te bewaren.
file-most = Hoogstens { $megabytes } MB.

# Materials.

file-of-kilobytes = { $ending }, { $size } kB
file-of-megabytes = { $ending }, { $size } MB
field-file-again-please = Kies het bestand opnieuw.
field-file-kind = Dit soort bestand nemen we niet aan. Bewaar het als PDF, of als docx, pptx, xlsx, odt, zip, mp4 of mp3.
field-file-not-what-it-says = De inhoud van dit bestand past niet bij zijn naam. Bewaar het opnieuw uit het programma waarin je het maakte.
field-file-svg = Een SVG kan code bevatten. Bewaar de tekening als PNG of PDF.
field-image-svg = Een SVG kan code bevatten. Bewaar het logo als PNG en kies dat.
field-image-kind = Dit is geen PNG, JPEG of WebP. Bewaar het logo zo en kies het opnieuw.
field-image-too-many-pixels = Dit beeld heeft te veel pixels. Maak het kleiner, bijvoorbeeld 800 pixels breed.
field-image-broken = We kunnen dit beeld niet lezen. Bewaar het opnieuw en kies het nog eens.
field-link-or-file = Geef een link of kies een bestand.
field-link-and-file = Er is ook een link ingevuld. Maak die leeg, of kies geen bestand.
material-kind-slides = Presentatie
material-kind-recording = Opname
material-kind-document = Document
material-kind-link = Link
desk-label-material-kind = Wat het is
desk-label-material-audience = Voor wie
desk-material-link-or-file = Link of bestand
desk-label-file = Bestand
desk-label-another-file = Een ander bestand
desk-material-file-now = Nu:
desk-help-material-file = Een PDF, een presentatie, een tekst, een tabel, een beeld, een zip.
desk-help-material-audience = Wie er was, weten we als de aanwezigheden afgesloten zijn.
desk-material-for-everyone = voor iedereen, op de pagina
desk-label-available = Vanaf wanneer
desk-label-available-date = Dag
desk-label-available-time = Uur
desk-help-available-date = Enkel bij ‘vanaf een moment’. Een voorbeeld: 9/03/2027
desk-material-available-now = nu meteen
desk-material-available-after = na de activiteit
desk-material-available-moment = vanaf een moment
desk-material-there = Beschikbaar
desk-material-from = Vanaf { $moment }
desk-no-materials-hint = Voeg een presentatie, een opname of een tekst toe. Je kiest voor wie en vanaf wanneer.
desk-programme-materials-lead = Links en bestanden bij het programma als geheel: op zijn pagina, of bij wie ingeschreven is voor een van zijn activiteiten.
desk-materials-in-follow-ups = De mails na afloop noemen vanzelf wat dan beschikbaar is.
desk-to-materials = Naar het materiaal
refusal-material-not-there-yet = Dit materiaal is er nog niet, of de activiteit is niet publiek. Er vertrok niets.
desk-history-material-tell = verwittigde mensen over materiaal
desk-letter-materials = Materiaal
mail-material-recording = opname
mail-materials-subject = Materiaal: { $title }
mail-materials-heading = Er staat iets klaar
mail-materials-button = Al het materiaal bekijken
desk-material-told = { $count ->
    [one] 1 persoon kreeg er een mail over.
   *[other] { $count } mensen kregen er een mail over.
}
desk-material-tell = { $count ->
    [one] Nu mailen naar 1 persoon
   *[other] Nu mailen naar { $count } mensen
}
desk-done-material-told = { $told ->
    [0] Iedereen wist het al: er vertrok niets.
    [one] Er vertrekt een mail naar 1 persoon.
   *[other] Er vertrekken mails naar { $told } mensen.
}
mail-materials-lead = { $count ->
    [one] Bij ‘{ $title }’ kan je nu dit bekijken:
   *[other] Bij ‘{ $title }’ kan je nu deze dingen bekijken:
}
    .polite = { $count ->
    [one] Bij ‘{ $title }’ kunt u nu dit bekijken:
   *[other] Bij ‘{ $title }’ kunt u nu deze dingen bekijken:
}
