# In calendars
place-after-registering = Adres na inschrijving
calendar-title-pending = Aangevraagd: { $title }
calendar-title-waitlisted = Wachtlijst: { $title }
calendar-title-offered = Plaats aangeboden: { $title }
calendar-title-draft = Concept: { $title }
calendar-at-the-desk = In het beheer
calendar-registered = Ingeschreven: { $registered }.
calendar-registered-of = Ingeschreven: { $registered } van { $capacity }.
calendar-waiting = Op de wachtlijst: { $waiting }.
calendar-name-personal = Mijn activiteiten: { $association }
calendar-name-organiser = Beheer: { $association }

# A place that is told to those who register only
desk-label-place-hidden = Toon plaats en adres pas na inschrijving
desk-help-place-hidden = Op de site staat dan ‘Adres na inschrijving’. Wie een plaats heeft, ziet het adres in de bevestiging, de agenda en op de eigen pagina.

# The mail with the link to all registrations
mail-my-link-subject = Jouw inschrijvingen bij { $association }
    .polite = Uw inschrijvingen bij { $association }
mail-my-link-heading = Jouw inschrijvingen
    .polite = Uw inschrijvingen
mail-my-link-lead = Met deze link zie je al je inschrijvingen bij { $association } en kan je ze in je agenda volgen:
    .polite = Met deze link ziet u al uw inschrijvingen bij { $association } en kunt u ze in uw agenda volgen:
mail-my-link-button = Mijn inschrijvingen
mail-my-link-until = De link werkt tot { $moment } ({ $zone }). Daarna vraag je een nieuwe.
    .polite = De link werkt tot { $moment } ({ $zone }). Daarna vraagt u een nieuwe.
mail-my-link-personal = De link is persoonlijk: geef hem niet door. Heb je hem niet gevraagd? Dan hoef je niets te doen.
    .polite = De link is persoonlijk: geef hem niet door. Hebt u hem niet gevraagd? Dan hoeft u niets te doen.
mail-my-link-why = Je krijgt deze automatische mail omdat iemand op de pagina ‘Mijn inschrijvingen’ je e-mailadres invulde.
    .polite = U krijgt deze automatische mail omdat iemand op de pagina ‘Mijn inschrijvingen’ uw e-mailadres invulde.
desk-letter-my-link = Link naar alle inschrijvingen

# All registrations of one person
site-my = Mijn inschrijvingen
my-title = Mijn inschrijvingen
my-lead = We mailen je een link naar al je inschrijvingen. Een wachtwoord is niet nodig.
my-email-help = Het adres waarmee je je inschreef.
my-send = Mail me de link
my-sent-title = Kijk in je mailbox
my-sent-lead = Schreef je je ooit in met dit adres, dan is er nu een mail met een link onderweg.
my-sent-help = Komt er niets? Kijk bij ongewenste mail, of probeer een ander adres.
my-ask-again = Nog een link vragen
my-expired = Deze link werkt niet meer. Vraag hieronder een nieuwe.
my-of = Van { $name }
my-coming = Komt nog
my-past = Voorbij
my-none = Je bent voor niets ingeschreven dat nog komt.
my-open = Bekijken of wijzigen
my-to-events = Naar alle activiteiten
my-calendar = Mijn agenda
my-calendar-link = Al mijn inschrijvingen in mijn agenda

# Subscribing to a calendar
subscribe-title = Volg in je agenda
subscribe-lead = Je agenda haalt nieuwe en gewijzigde activiteiten dan zelf op.
subscribe-lead-programme = Je agenda haalt nieuwe en gewijzigde activiteiten van dit programma dan zelf op.
subscribe-lead-filter = Je agenda volgt dan wat je hier zoekt (zonder de maand).
subscribe-own-lead = Al je inschrijvingen, ook als je op de wachtlijst staat, met je persoonlijke links om deel te nemen. Verandert er iets, dan volgt je agenda.
subscribe-app = Op deze computer of telefoon
subscribe-google = Google Agenda
subscribe-outlook = Outlook.com
subscribe-office = Outlook voor het werk (Microsoft 365)
subscribe-address = Adres van de agenda
subscribe-address-help = Kopieer dit adres in een ander agendaprogramma, bij ‘agenda toevoegen via URL’.
subscribe-slow = Hoe vaak je agenda kijkt, bepaalt je programma zelf: van elk uur tot eens per dag.
subscribe-secret = Dit adres is geheim: wie het kent, ziet je inschrijvingen. Toch doorgegeven? Vraag een nieuw adres.
subscribe-none = Je hebt nog geen eigen agenda-adres.
subscribe-none-organiser = Je hebt nog geen agenda-adres.
subscribe-revoked = Je agenda-adres is ingetrokken: wie het heeft, krijgt niets meer.
subscribe-open = Maak mijn agenda-adres
subscribe-renew = Nieuw adres
subscribe-renew-help = Het oude adres werkt dan niet meer. Voeg het nieuwe toe in je agenda.
subscribe-revoke = Adres intrekken
subscribe-manage = Adres beheren
subscribe-alarm = Herinnering in je agenda
subscribe-alarm-none = Geen
subscribe-alarm-15 = 15 minuten vooraf
subscribe-alarm-60 = 1 uur vooraf
subscribe-alarm-1440 = 1 dag vooraf
subscribe-alarm-10080 = 1 week vooraf
subscribe-alarm-save = Bewaren
subscribe-done-open = Je agenda-adres is klaar.
subscribe-done-renew = Je hebt een nieuw adres. Het oude werkt niet meer.
subscribe-done-revoke = Je agenda-adres is ingetrokken.
subscribe-done-alarm = Bewaard. Je agenda past zich aan bij de volgende keer dat hij kijkt.

# The organiser's own calendar
desk-calendar = Mijn agenda
desk-calendar-lead = Alle activiteiten van het beheer, ook concepten, met het aantal inschrijvingen. Zonder namen.
desk-calendar-secret = Dit adres is geheim: wie het kent, ziet ook concepten en aantallen. Toch doorgegeven? Vraag een nieuw adres.
