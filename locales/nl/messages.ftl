# Messages of organisers: their letter, the page to unsubscribe, the desk's pages.
mail-why-message = Je krijgt deze mail van de organisator omdat je voor deze activiteit ingeschreven bent of was.
    .polite = U krijgt deze mail van de organisator omdat u voor deze activiteit ingeschreven bent of was.
mail-unsubscribe-lead = Wil je geen berichten van organisatoren meer? Mails over je eigen inschrijving blijf je krijgen.
    .polite = Wilt u geen berichten van organisatoren meer? Mails over uw eigen inschrijving blijft u krijgen.
mail-unsubscribe-invitee = Wil je helemaal geen uitnodigingen meer?
    .polite = Wilt u helemaal geen uitnodigingen meer?
mail-unsubscribe = Afmelden
mail-message-test-subject = [Test]
mail-message-test = Dit is een test, alleen voor jou. De links naar een inschrijving leiden hier naar de pagina van de activiteit.
    .polite = Dit is een test, alleen voor u. De links naar een inschrijving leiden hier naar de pagina van de activiteit.

page-unsubscribe-title = Berichten van organisatoren
page-unsubscribe-lead = Wil je op dit adres geen berichten en uitnodigingen van de organisatoren van { $association } meer? Meld je dan hier af.
page-unsubscribe-still = Wat je zelf aangaat, mailen we je nog altijd: de bevestiging van je inschrijving, een wijziging, een annulatie, een herinnering.
page-unsubscribe-button = Afmelden
page-unsubscribe-done = Je bent afgemeld. Op dit adres krijg je geen berichten en uitnodigingen van organisatoren meer.
page-unsubscribe-again = Was dit een vergissing?
page-unsubscribe-undo = Opnieuw aanmelden

desk-messages = Berichten
desk-messages-lead = Schrijf een bericht aan wie ingeschreven is, of aan een deel van hen.
desk-message-new = Nieuw bericht
desk-message-edit = Bericht bewerken
desk-message-look = Naar het bericht
desk-no-messages = Er zijn nog geen berichten voor deze activiteit.
desk-column-readers = Ontvangers
desk-column-one-mail = Mail
desk-column-language = Taal
desk-message-state-draft = Concept
desk-message-state-scheduled = Gepland
desk-message-state-sending = Wordt verstuurd
desk-message-state-sent = Verstuurd
desk-message-state-withdrawn = Ingetrokken
desk-message-author = Geschreven door { $name }

desk-message-words = Het bericht
desk-message-languages = Wie in een taal leest waarin je niets schrijft, krijgt het bericht in de eerste taal.
desk-message-also-in = Ook in deze taal: { $language }
desk-label-message-subject = Onderwerp ({ $language })
desk-label-message-body = Tekst ({ $language })
desk-help-message-body = Opmaak kan met Markdown. De aanspreking en de groet staan al in de mail.
desk-message-placeholders = Wat je automatisch kan laten invullen
desk-message-placeholders-lead = Zet zo’n woord met de accolades in je tekst. Elke lezer ziet daar zijn eigen gegevens.
desk-placeholder-first-name = de voornaam van de lezer
desk-placeholder-last-name = de achternaam van de lezer
desk-placeholder-organisation = de organisatie van de lezer
desk-placeholder-event = de titel van de activiteit
desk-placeholder-event-link = de link naar de pagina van de activiteit
desk-placeholder-registration-link = de persoonlijke link van de lezer naar zijn inschrijving
desk-message-unknown = Dit kan niet ingevuld worden:
desk-message-readers = Wie krijgt het?
desk-message-readers-lead = Kies hier wie het bericht krijgt. Laat je iets open, dan telt het niet mee.
desk-label-message-statuses = Stand van de inschrijving
desk-label-message-sessions = Gekozen sessie
desk-help-message-sessions = Wie minstens één van deze sessies koos.
desk-label-message-answer = Antwoord
desk-label-message-attendance = Aanwezigheid
desk-message-was-present = Was aanwezig
desk-message-was-absent = Was afwezig
desk-message-some-organisations = Alleen bepaalde organisaties
desk-label-message-organisations = Organisaties
desk-help-message-organisations = Tussen haakjes: hoeveel inschrijvingen er zijn.
desk-message-no-organisation = Geen organisatie opgegeven
desk-message-save = Bewaren en bekijken

desk-message-reaches = { $count ->
    [0] Op dit moment krijgt niemand dit bericht.
    [one] Op dit moment krijgt één persoon dit bericht.
   *[other] Op dit moment krijgen { $count } mensen dit bericht.
}
desk-message-judged-later = Op het moment van versturen kijken we opnieuw wie eraan voldoet.
desk-message-left-out = { $count ->
    [one] Eén persoon krijgt het niet
   *[other] { $count } mensen krijgen het niet
}
desk-message-left-out-why = Zij meldden zich af voor berichten van organisatoren. Moeten ze dit zeker weten? Bel hen dan.
desk-message-undeliverable-why = Op hun adres komt geen mail aan. Verbeter het adres, dan kan het alsnog.
desk-message-try = Test naar mij sturen
desk-message-send = Versturen
desk-label-when = Wanneer?
desk-message-now = Nu
desk-message-later = Later, op dit moment:
desk-label-send-date = Datum
desk-label-send-time = Uur
desk-help-send-time = Bijvoorbeeld 9:00, in de tijdzone { $zone }.
desk-label-send-repeated = Welk van de twee uren?
desk-which-send-time = Welk van de twee uren?
desk-message-send-to = { $count ->
    [0] Versturen
    [one] Versturen naar één persoon
   *[other] Versturen naar { $count } mensen
}
desk-message-goes-at = Dit bericht vertrekt op { $moment } ({ $zone }). Wil je er nog iets aan wijzigen? Maak er dan eerst weer een concept van.
desk-message-to-draft = Niet versturen, terug naar concept
desk-message-remove = Concept weggooien
desk-message-remove-lead = Het concept verdwijnt. Niemand heeft er een mail van gekregen.

desk-message-preview = Zo ziet het eruit
desk-message-preview-of = Dit is de mail voor { $name }.
desk-message-preview-of-nobody = Dit is de mail zonder de gegevens van een lezer.
desk-message-preview-links = De persoonlijke links zijn hier verborgen.
desk-message-preview-text = Als gewone tekst
desk-message-people = Ontvangers
desk-message-nobody = Niemand voldoet aan wat je koos.

desk-message-progress = Onderweg
desk-message-outcome = Resultaat
desk-message-done-of = { $done } van { $count } mails zijn afgehandeld.
desk-message-collecting = De mails worden klaargezet: { $count } tot nu toe, { $done } daarvan zijn afgehandeld.
desk-message-look-again = Opnieuw kijken
desk-message-looks-itself = Met JavaScript gebeurt dat vanzelf, elke vijf seconden.
desk-message-number-readers = Ontvangers
desk-message-number-sent = Verstuurd
desk-message-number-waiting = Wachten nog
desk-message-number-failed = Niet weggeraakt
desk-message-number-withdrawn = Ingetrokken
desk-message-number-unsubscribed = Afgemeld, dus niet gemaild
desk-message-started = Begonnen
desk-message-finished = Klaar
desk-message-withdraw = Versturen stoppen
desk-message-withdraw-lead = Wie de mail nog niet heeft, krijgt hem dan niet meer. Wat al vertrokken is, kan je niet terughalen.
desk-message-outcomes = Per persoon

desk-done-message-scheduled = Het bericht is gepland.
desk-done-message-sending = Het bericht wordt verstuurd.
desk-done-message-tried = { $told ->
    [one] Er is een test naar jou onderweg.
   *[other] Er zijn { $told } tests naar jou onderweg, één per taal.
}
desk-done-message-to-draft = Het bericht is opnieuw een concept. Niemand kreeg het.
desk-done-message-withdrawn = { $told ->
    [0] Het versturen is gestopt. Er stond geen mail meer te wachten.
    [one] Het versturen is gestopt. Eén mail wordt niet meer verstuurd.
   *[other] Het versturen is gestopt. { $told } mails worden niet meer verstuurd.
}
desk-done-message-removed = Het concept is weggegooid.
desk-done-invited-unsubscribed = { $told ->
    [0] Niemand krijgt een uitnodiging: wie nog niet uitgenodigd was, meldde zich af voor uitnodigingen.
    [one] Eén persoon krijgt een uitnodiging. Wie zich afmeldde voor uitnodigingen, krijgt er geen.
   *[other] { $told } mensen krijgen een uitnodiging. Wie zich afmeldde voor uitnodigingen, krijgt er geen.
}
desk-letter-message = Bericht van de organisator
desk-label-scheduled-at = Vertrekt op
desk-label-subject = Onderwerp
desk-history-event-send-message = verstuurde een bericht
desk-history-event-schedule-message = plande een bericht
desk-history-event-withdraw-message = trok een bericht terug
desk-history-event-message-sent = zette de mails van een bericht klaar
field-unknown-placeholder = In de tekst staat iets tussen accolades dat niet ingevuld kan worden.
field-link-in-subject = Een link kan niet in het onderwerp.
field-link-incomplete = Een link in de tekst begint niet met https:// en leidt zo nergens heen.
field-moment-has-passed = Dat moment is al voorbij.
field-nobody-fits = Op dit moment voldoet niemand aan wat je koos.

site-privacy-unsubscribed-what = E-mailadressen die we uitnodigden of een bericht van een organisator stuurden, en of ze zich daarvoor afmeldden
site-privacy-unsubscribed-why = Je geen berichten meer sturen die je niet wil
site-privacy-unsubscribed-basis = Gerechtvaardigd belang: je keuze bewaren
site-privacy-unsubscribed-who = Organisatoren zien wie ze door een afmelding niet bereiken
site-privacy-unsubscribed-kept = Zolang de keuze geldt; op je vraag wissen we ze vroeger
