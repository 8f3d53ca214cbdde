# Wat we van mensen bewaren, en hoelang.

retention-title = Wat we bewaren, en hoelang
retention-link = Wat we bewaren
retention-lead = Wat lang genoeg bewaard is, wordt ’s nachts vanzelf gewist. De cijfers in de rapporten blijven dezelfde.
retention-what = Gegevens
retention-rows = Aantal
retention-why = Waarom
retention-until = Tot wanneer
retention-all = Alle soorten gegevens, en wat de voorbije nachten gewist is
retention-anonymised = De gegevens van de deelnemers zijn gewist op { $date }. Alleen de cijfers zijn er nog.
retention-kept-names = { $count ->
    [one] De naam van één persoon die zich liet wissen, staat nog op de aanwezigheidslijst voor de subsidiegever.
   *[other] De namen van { $count } mensen die zich lieten wissen, staan nog op de aanwezigheidslijst voor de subsidiegever.
}
retention-no-date = Zolang de activiteit geen datum heeft
retention-held-until = { $date }, of langer als de gewone termijn later eindigt
retention-holds = Langer bewaren
retention-holds-lead = Vraagt een subsidiegever de lijsten later nog op? Noteer dan wie dat doet en tot wanneer. Van verschillende termijnen telt de langste. Dieet, toegankelijkheid en opmerkingen worden nooit langer bewaard.
retention-no-holds = Er geldt alleen de gewone termijn.
retention-hold = Bewaar langer
retention-hold-until = tot en met { $date }
retention-hold-of-programme = Geldt voor het hele programma
retention-lift = Hef op
retention-help-reason = Bijvoorbeeld: controle door het ESF, dossier 1234
retention-help-until = De laatste dag, als 31/12/2032
desk-label-hold-reason = Wie vraagt het, en waarom
desk-label-hold-until = Bewaren tot en met
field-hold-past = Kies een dag die nog komt.
field-sure-erase = Vink dit aan om de gegevens te wissen.
desk-done-retention-held = De gegevens worden langer bewaard.
desk-done-retention-lifted = De gewone termijn geldt weer.
desk-done-person-erased = De gegevens worden gewist. Moet er nog een annulering vertrekken, dan gebeurt het zodra die mail weg is.
desk-history-retention-hold = besliste de gegevens langer te bewaren
desk-history-retention-lift = hief het langer bewaren op
desk-history-person-erase = wiste de gegevens van deze persoon
desk-history-field-until = Tot en met

retention-runs = De voorbije nachten
retention-night = Nacht
retention-erased = Gewist
retention-waiting = Activiteiten die langer bewaard worden
retention-unfinished = nog bezig
retention-nothing = Niets
retention-no-runs = Er is nog geen nacht voorbij. Hier komt te staan hoeveel er telkens gewist is, zonder namen.

retention-kind-registration = Naam, e-mailadres, functie en wie collega’s inschreef
retention-kind-needs = Dieet, toegankelijkheid en opmerkingen
retention-kind-answers = Antwoorden op jullie vragen
retention-kind-questions = Vragen van deelnemers
retention-kind-attendance = Aanwezigheid, met namen
retention-kind-certificates = Attesten, met namen
retention-kind-mails = Mails aan deelnemers
retention-kind-other-mails = Andere mails: aan organisatoren, aanvragers en genodigden
retention-kind-invitees = Adressen van genodigden
retention-kind-notes = Nota’s, labels en bewaarde weergaven
retention-kind-history = Geschiedenis: wie wat wijzigde
retention-kind-evaluations = Evaluaties met een naam
retention-kind-team = Aanmeldingen van organisatoren
retention-kind-public = Namen van sprekers en contactpersonen

retention-why-registration = Inschrijven, op de hoogte houden en verantwoorden
retention-why-needs = De activiteit goed organiseren
retention-why-answers = De activiteit goed organiseren
retention-why-questions = Antwoorden, en de spreker voorbereiden
retention-why-attendance = Aantonen wie er was, ook aan de subsidiegever
retention-why-certificates = Aantonen dat iemand er was
retention-why-mails = Zeker zijn dat elke mail aankomt, en maar één keer
retention-why-other-mails = Zeker zijn dat elke mail aankomt
retention-why-invitees = Uitnodigen
retention-why-notes = Het werk van de organisatoren
retention-why-history = Weten wie wat deed
retention-why-evaluations = Leren wat beter kan
retention-why-team = De toegang beveiligen
retention-why-public = De activiteit bekendmaken

retention-term-registration = { $days } na de activiteit; daarna blijven alleen cijfers
retention-term-needs = { $days } na de activiteit, nooit langer
retention-term-answers = { $days } na de activiteit
retention-term-questions = { $days } na de activiteit
retention-term-attendance = { $days } na de activiteit, of zolang een subsidiegever het vraagt; het tijdstip en de minuten blijven zonder naam
retention-term-certificates = { $days } na de activiteit, of zolang een subsidiegever het vraagt; nummer en geldigheid blijven zonder naam
retention-term-mails = { $days } na de activiteit; dat er een mail vertrok, blijft
retention-term-other-mails = { $days } na het versturen
retention-term-invitees = { $days } na de activiteit
retention-term-notes = { $days } na de activiteit
retention-term-history = { $days } na de activiteit; wie wat wanneer deed, blijft
retention-term-evaluations = { $days } na de activiteit; de cijfers blijven zonder naam
retention-term-team = { $days } na het afmelden
retention-term-public = Zolang de activiteit op de site staat

erase-title = Gegevens wissen
erase-lead = { $count ->
    [one] Eén inschrijving verliest naam, adres en alle teksten.
   *[other] { $count } inschrijvingen verliezen naam, adres en alle teksten.
} Organisatie, status en aanwezigheid blijven als cijfers. Dit kan je niet ongedaan maken.
erase-ahead = Deze inschrijvingen annuleren we eerst, met een mail die ze uit de agenda haalt
erase-kept = Hier blijft alleen de naam op de aanwezigheidslijst staan, want een subsidiegever mag die nog nakijken
erase-waits = Het wissen is gevraagd. Het gebeurt zodra de laatste mail vertrokken is.
erase-button = Wis de gegevens
desk-label-sure-erase = Ik heb gecontroleerd dat deze persoon dat zelf vraagt

# Het bestand met alle gegevens van één persoon.

data-file = mijn-gegevens
data-name = Naam
data-email = E-mailadres
data-other-emails = Andere e-mailadressen
data-language = Taal
data-organisation = Organisatie
data-organisation-number = Nummer van de organisatie in ons register
data-since = Bekend sinds
data-registrations = Inschrijvingen
data-bookings = Inschrijvingen voor collega’s
data-colleagues = Collega’s die al ingeschreven waren
data-questions = Gestelde vragen
data-invitations = Uitnodigingen
data-mails = Mails
data-unsubscribed = Uitgeschreven voor berichten
data-undeliverable = Adressen waar mail niet aankwam
data-notes = Nota’s van organisatoren
data-history = Geschiedenis
data-event = Activiteit
data-at = Wanneer
data-sent = Verzonden
data-to = Aan
data-letter = Soort mail
data-status = Stand
data-content = Inhoud
data-preface = Inleiding
data-error = Fout
data-text = Tekst
data-answer = Antwoord
data-answers = Antwoorden
data-question = Vraag
data-action = Wat er gebeurde
data-declined = Niet ingegaan op de uitnodiging
data-category = Soort functie
data-function = Functie
data-mode = Ter plaatse of online
data-remarks = Opmerkingen
data-diet = Dieet
data-access = Toegankelijkheid
data-photo-consent = Toestemming voor foto’s
data-list-consent = Toestemming voor de deelnemerslijst
data-informed-consent = Wil op de hoogte blijven
data-price = Prijs en factuur
data-cents = Prijs in cent
data-po-number = Bestelbonnummer
data-invoice-organisation = Factuur voor
data-invoice-kbo = Ondernemingsnummer
data-invoice-address = Factuuradres
data-invoice-reference = Referentie
data-tags = Labels van organisatoren
data-reason = Reden
data-attendance = Aanwezigheid
data-session = Sessie
data-seconds = Seconden aanwezig
data-evidence = Waaruit dat blijkt
data-kind = Soort
data-until = Tot
data-calendar = Antwoord van de agenda
data-certificates = Attesten
data-number = Nummer
data-revoked = Ingetrokken
data-evaluation = Evaluatie met naam
data-kept-name = Naam op de lijst voor de subsidiegever
data-download = Alle gegevens in één bestand
