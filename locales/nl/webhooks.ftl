### Andere systemen die te horen krijgen wat er gebeurt.

webhook-list = Webhooks
webhook-lead = Een webhook laat een ander systeem, zoals je CRM of HR-toepassing, meteen weten wat hier gebeurt: een inschrijving, een annulering, een activiteit die verandert.
webhook-lead-ids = Een bericht bevat geen namen of mailadressen, alleen nummers en wat er gebeurde. Wat het systeem verder mag weten, leest het met een token.
webhook-new = Nieuwe webhook
webhook-new-lead = Vraag aan wie het andere systeem beheert op welk adres het berichten ontvangt. Na het bewaren krijg je een geheim, waarmee dat systeem nagaat of een bericht echt van hier komt.
webhook-add = Voeg toe
webhook-edit = Wijzig deze webhook
webhook-none = Nog geen ander systeem krijgt berichten. Voeg een webhook toe zodra je het adres weet waarop een systeem ze ontvangt.
webhook-column-log = Berichten
webhook-column-what = Bericht
webhook-column-said = Antwoord
webhook-column-attempts = Pogingen
webhook-number-waiting = { $count ->
    [one] 1 wacht
   *[other] { $count } wachten
}
webhook-number-failed = { $count ->
    [one] 1 mislukt
   *[other] { $count } mislukt
}
webhook-number-none = Alles is aangekomen
webhook-is-on = aan
webhook-is-off = uit
webhook-is-off-gone = uit: bestaat niet meer
webhook-is-off-failures = uit: antwoordt niet
webhook-off-why-organiser = Deze webhook staat uit sinds { $moment }. Wat intussen gebeurt, krijgt het andere systeem niet te horen, ook later niet.
webhook-off-why-gone = Het andere systeem zei op { $moment } dat dit adres niet meer bestaat. Daarom staat de webhook uit. Vraag het nieuwe adres, vul het in en zet de webhook weer aan.
webhook-off-why-failures = Vijf berichten na elkaar kwamen niet aan, elk { $hours } uur lang geprobeerd. Daarom staat de webhook uit sinds { $moment }. Vraag wie het andere systeem beheert wat er scheelt. Zet de webhook dan weer aan en verstuur wat mislukte opnieuw.
webhook-test = Stuur een testbericht
webhook-test-help = Een testbericht vertrekt meteen, ook als de webhook uitstaat, en wordt één keer geprobeerd. Wat ervan kwam, zie je hieronder: laad de pagina opnieuw.
webhook-switch-on = Zet aan
webhook-switch-off = Zet uit
webhook-facts = Gegevens
webhook-last = Laatst aangekomen
webhook-never = Nog niets
webhook-all-programmes = Alle activiteiten
webhook-programme-gone = Een programma dat er niet meer is
webhook-help-name = Welk systeem het is, zoals ‘CRM’. Dat zie alleen jij en wie mee beheert.
webhook-help-url = Waar het systeem berichten ontvangt. Het begint met https:// en ligt op het open internet.
webhook-help-types = Wat het systeem te horen krijgt.
webhook-help-programme = Kies een programma als het systeem alleen over die activiteiten mag horen. Dat iemand gewist is, hoort het altijd.
webhook-secret = Geheim van de webhook
webhook-secret-new = ‘{ $name }’ krijgt vanaf nu berichten.
webhook-secret-renewed = Er is een nieuw geheim.
webhook-secret-once = Bewaar dit geheim nu in het andere systeem. Je ziet het maar één keer: hierna kan niemand het nog lezen.
webhook-secret-both = Tot { $moment } is elk bericht met het oude en met het nieuwe geheim ondertekend.
webhook-secret-kept = Ik heb het bewaard
webhook-secret-previous = Oud geheim
webhook-secret-until = Ondertekent mee tot { $moment }
webhook-secret-end = Stop ermee
webhook-rotate = Nieuw geheim
webhook-rotate-now = Maak een nieuw geheim
webhook-rotate-shown = Je krijgt het nieuwe geheim één keer te zien.
webhook-rotate-both = { $hours ->
    [0] Het oude geheim werkt meteen niet meer.
    [one] Het oude geheim ondertekent nog 1 uur mee, zodat er niets verloren gaat terwijl je het andere systeem aanpast.
   *[other] Het oude geheim ondertekent nog { $hours } uur mee, zodat er niets verloren gaat terwijl je het andere systeem aanpast.
}
webhook-rotate-oldest = Het geheim van daarvoor, dat nu nog mee ondertekent, werkt dan niet meer.
webhook-remove = Verwijder deze webhook
webhook-remove-waiting = { $count ->
    [one] 1 bericht dat nog wacht, wordt niet meer verstuurd.
   *[other] { $count } berichten die nog wachten, worden niet meer verstuurd.
}
webhook-remove-log = De lijst van berichten en het geheim gaan mee weg. Dat kan je niet terugdraaien.
webhook-remove-or-off = Is het maar voor een tijdje? Zet de webhook dan uit.
webhook-keep = Behoud deze webhook
webhook-log = Berichten
webhook-log-lead = Wat niet aankomt, wordt { $hours } uur lang opnieuw geprobeerd, met steeds langere pauzes. Een bericht kan twee keer of in een andere volgorde aankomen. Hier staat het { $days } dagen.
webhook-log-empty = Er is nog niets verstuurd. Stuur een testbericht om te zien of het andere systeem antwoordt.
webhook-log-none-waiting = Er wacht niets.
webhook-log-none-failed = Er is niets mislukt.
webhook-which = Welke berichten
webhook-which-all = Alle
webhook-which-waiting = Wachten
webhook-which-failed = Mislukt
webhook-state-waiting = wacht
webhook-state-retry = nog niet aangekomen
webhook-state-sending = onderweg
webhook-state-delivered = aangekomen
webhook-state-failed = mislukt
webhook-next = Opnieuw op { $moment }
webhook-milliseconds = na { $count } ms
webhook-occurred = Gebeurd op
webhook-attempted = Laatst geprobeerd
webhook-due = Volgende poging
webhook-delivery-id = Nummer van het bericht
webhook-payload = Wat er gestuurd wordt
webhook-answer = Hoe het antwoord begint
webhook-answer-none = Er is geen tekst als antwoord gekomen.
webhook-send-again = Stuur opnieuw
webhook-send-now = Stuur nu
webhook-send-again-help = Dit bericht is al aangekomen. Het gaat opnieuw onder hetzelfde nummer: een goed systeem verwerkt het geen tweede keer.
webhook-replay-all = Stuur opnieuw wat mislukte
webhook-replay-all-help = Alles wat sinds dit moment gebeurde en niet aankwam, vertrekt opnieuw.
webhook-help-since-time = Leeg: vanaf het begin van de dag.
webhook-fault-timeout = geen antwoord op tijd
webhook-fault-name = deze naam bestaat niet
webhook-fault-not-allowed = dit adres ligt niet op het open internet
webhook-fault-connection = geen verbinding
webhook-fault-certificate = het certificaat klopt niet
webhook-fault-answer = geen leesbaar antwoord
webhook-fault-redirect = verwijst door, wat niet gevolgd wordt
webhook-fault-gone = bestaat niet meer
webhook-fault-status = niet aanvaard
webhook-fault-address = dit adres kan niet
webhook-fault-secret = het geheim kan niet gelezen worden: maak een nieuw
webhook-fault-switched-off = niet verstuurd: de webhook stond uit
webhook-type-registration-pending = Inschrijving wacht op goedkeuring
webhook-type-registration-confirmed = Inschrijving bevestigd
webhook-type-registration-waitlisted = Op de wachtlijst gezet
webhook-type-registration-offered = Plaats aangeboden
webhook-type-registration-cancelled = Inschrijving geannuleerd
webhook-type-registration-declined = Inschrijving geweigerd
webhook-type-registration-changed = Gegevens van een inschrijving gewijzigd
webhook-type-event-published = Activiteit gepubliceerd
webhook-type-event-changed = Activiteit gewijzigd
webhook-type-event-cancelled = Activiteit geannuleerd
webhook-type-event-unpublished = Activiteit van de site gehaald
webhook-type-attendance-closed = Aanwezigheid afgesloten
webhook-type-attendance-reopened = Aanwezigheid opnieuw geopend
webhook-type-certificate-issued = Attest van deelname gegeven
webhook-type-certificate-revoked = Attest van deelname ingetrokken
webhook-type-person-erased = Persoon gewist
webhook-type-ping = Testbericht
start-webhook-off = De webhook ‘{ $name }’ staat uit: het andere systeem antwoordt niet meer

field-webhook-not-encrypted = Dit adres moet met https:// beginnen.
field-webhook-holds-password = Zet geen gebruikersnaam of wachtwoord in het adres.
field-webhook-private = Dit is een adres in een eigen netwerk. Een webhook gaat alleen naar het open internet, tenzij wie de server beheert dat netwerk toelaat.
field-webhook-too-many = Er zijn al vijftig webhooks. Verwijder er eerst een.
field-not-a-secret = Dit is geen geheim van een webhook: whsec_ en base64 van 24 tot 64 bytes.
desk-label-webhook-name = Naam
desk-label-webhook-url = Adres
desk-label-event-types = Berichten over
desk-label-webhook-programme = Van welke activiteiten
desk-label-webhook-on = Staat aan
desk-label-webhook-replayed = Opnieuw verstuurd
desk-label-since-date = Sinds welke dag
desk-label-since-time = Vanaf welk uur
desk-done-webhook-saved = De webhook is bewaard.
desk-done-webhook-on = De webhook staat aan. Wat vanaf nu gebeurt, krijgt het andere systeem te horen.
desk-done-webhook-off = De webhook staat uit.
desk-done-webhook-tested = Het testbericht vertrekt. Laad de pagina zo meteen opnieuw om het antwoord te zien.
desk-done-webhook-secret-ended = Het oude geheim ondertekent niet meer mee.
desk-done-webhook-removed = De webhook is verwijderd.
desk-done-webhook-replayed = Het bericht vertrekt opnieuw.
desk-done-webhooks-replayed = { $told ->
    [0] Sinds dat moment is er niets mislukt.
    [one] 1 bericht vertrekt opnieuw.
   *[other] { $told } berichten vertrekken opnieuw.
}
desk-history-webhook-add = voegde een webhook toe
desk-history-webhook-edit = wijzigde een webhook
desk-history-webhook-switch-on = zette een webhook aan
desk-history-webhook-switch-off = zette een webhook uit
desk-history-webhook-rotate = maakte een nieuw geheim voor een webhook
desk-history-webhook-end-secret = stopte het oude geheim van een webhook
desk-history-webhook-remove = verwijderde een webhook
desk-history-webhook-replay = verstuurde berichten van een webhook opnieuw
