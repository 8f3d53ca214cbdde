# Files of meeting tools: handing one in, looking at it, saying who is who, taking it in and undoing it.
attendance-import = Verslag van een vergadering inlezen
attendance-import-lead = Haal na de sessie het aanwezigheidsverslag uit Teams, Zoom, Webex, GoTo Webinar of Livestorm, of neem je eigen lijst. Je ziet eerst wat er in staat. Een tweede verslag van dezelfde sessie komt bij het eerste.
attendance-import-file-help = CSV, Excel (.xlsx) of JSON, hoogstens { $most } MB. In welke taal het verslag is, maakt niet uit.
attendance-import-before = Wat al ingelezen is
attendance-import-state-draft = Nog na te kijken
attendance-import-state-done = Overgenomen
attendance-import-state-undone = Ongedaan gemaakt
attendance-import-brought = { $count ->
    [one] { $count } persoon
   *[other] { $count } personen
}
attendance-import-go-on = Verder nakijken
attendance-import-undo = Ongedaan maken
attendance-import-discard = Dit bestand weggooien
attendance-import-tool-teams = Verslag van Teams
attendance-import-tool-teams-list = Lijst van Teams
attendance-import-tool-zoom = Verslag van Zoom
attendance-import-tool-zoom-webinar = Webinar van Zoom
attendance-import-tool-webex = Verslag van Webex
attendance-import-tool-goto-webinar = GoTo Webinar
attendance-import-tool-livestorm = Livestorm
attendance-import-tool-table = Lijst
attendance-import-unclear = We herkennen niet wat er in de kolommen staat. Duid het hieronder aan; we onthouden het voor de volgende keer.
attendance-import-reading = Hoe we het bestand lezen
attendance-import-reading-help = Klopt er iets niet? Duid aan wat er in elke kolom staat. Een bestand met dezelfde titels lezen we voortaan ook zo.
attendance-import-nothing = Niet gebruiken
attendance-import-holds-name = Naam
attendance-import-holds-first-name = Voornaam
attendance-import-holds-last-name = Achternaam
attendance-import-holds-address = E-mailadres
attendance-import-holds-from = Gekomen om
attendance-import-holds-until = Vertrokken om
attendance-import-holds-day = Datum
attendance-import-holds-length = Duur
attendance-import-holds-minutes = Duur in minuten
attendance-import-holds-seconds = Duur in seconden
attendance-import-holds-answer = Aanwezig: ja of nee
attendance-import-holds-action = Gekomen of vertrokken
attendance-import-holds-at = Tijdstip van komen of vertrekken
attendance-import-holds-role = Rol
attendance-import-zone = Tijdzone van de tijden in het bestand
attendance-import-zone-help = Meestal die van wie het verslag ophaalde.
attendance-import-total = In het bestand
attendance-import-certain = Herkend
attendance-import-asked = Te kiezen
attendance-import-crew = Organisatie en sprekers
attendance-import-order-day = De datums lezen we als dag, maand, jaar: zo passen ze bij de sessie.
attendance-import-order-month = De datums lezen we als maand, dag, jaar: zo passen ze bij de sessie.
attendance-import-order-year = De datums lezen we als jaar, maand, dag: zo passen ze bij de sessie.
attendance-import-replay = { $count ->
    [one] { $count } persoon bekeek enkel de opname. Dat telt niet als aanwezig.
   *[other] { $count } personen bekeken enkel de opname. Dat telt niet als aanwezig.
}
attendance-import-another-day = Dit verslag is van { $day }. Dat is niet de dag van deze sessie. Heb je het juiste bestand?
attendance-import-no-time-within = Geen enkele tijd in dit bestand valt binnen de sessie. Is het van een andere vergadering, of staan de tijden in een andere tijdzone?
attendance-import-unread-moment = De datum of de tijd kan niet kloppen.
attendance-import-unread-ends-before = Het einde ligt voor het begin.
attendance-import-unread-too-long = Dit duurt langer dan een dag.
attendance-import-unread-negative = De duur is kleiner dan nul.
attendance-import-unread-length = De duur kan niet gelezen worden.
attendance-import-unread-no-name = Er staat geen naam of adres.
attendance-import-who = Wie is wie?
attendance-import-who-help = Deze mensen herkennen we niet aan hun adres. Kies wie het is. Wat je kiest, onthouden we voor een volgend verslag.
attendance-import-is = Dit is
attendance-import-choose = Kies wie dit is
attendance-import-new = Nog niet op de lijst: inschrijven voor { $organisation }
attendance-import-nobody = Niet meetellen
attendance-import-other = Of iemand anders: naam of e-mailadres
attendance-import-namesakes = Meerdere mensen met deze naam zijn ingeschreven.
attendance-import-phone = Dit is een telefoonnummer. We bewaren het niet.
attendance-import-near = Van dezelfde organisatie
attendance-import-left-out = { $count ->
    [one] Nog { $count } persoon staat niet op de lijst en telt niet mee.
   *[other] Nog { $count } personen staan niet op de lijst en tellen niet mee.
}
attendance-import-walk-in = Kwam er iemand die niet ingeschreven is? Zet die eerst op de lijst en open dit bestand daarna opnieuw.
attendance-import-minutes = { $count ->
    [one] { $count } minuut
   *[other] { $count } minuten
}
attendance-import-certain-list = { $count ->
    [one] { $count } herkende persoon
   *[other] { $count } herkende personen
}
attendance-import-crew-list = { $count ->
    [one] { $count } organisator of spreker
   *[other] { $count } organisatoren en sprekers
}
attendance-import-crew-help = Zij tellen niet mee als deelnemer.
attendance-import-together = Keken collega’s samen?
attendance-import-together-help = Wie met een collega op één scherm meekeek, staat niet in het verslag. Die krijgt dezelfde tijd als de collega.
attendance-import-together-whose = { $number }. Wie in het verslag staat
attendance-import-together-with = { $number }. Wie meekeek
attendance-import-take-in = Overnemen
attendance-import-another-time = Dit verslag hoort toch bij deze sessie
attendance-import-another-time-help = Dan telt hoe lang iemand er was, niet wanneer.
attendance-import-rest-absent = Wie niet in het verslag staat, was afwezig
attendance-import-rest-absent-help = Enkel voor wie nog niets aangeduid is. Laat dit uit als er ook mensen in de zaal waren van wie de lijst nog komt.
desk-done-attendance-imported = { $told ->
    [one] Het verslag is overgenomen voor { $told } persoon.
   *[other] Het verslag is overgenomen voor { $told } personen.
}
desk-done-attendance-import-known = Dit bestand is al overgenomen: er is niets gewijzigd.
desk-done-attendance-import-undone = Het verslag is ongedaan gemaakt. Wat het meebracht, telt niet meer mee.
desk-done-attendance-import-discarded = Het bestand is weggegooid. Er is niets gewijzigd.
desk-history-attendance-import = las een verslag van een vergadering in
desk-history-attendance-import-undone = maakte een ingelezen verslag ongedaan
field-report-nobody = Hierin vinden we geen lijst van mensen. Neem het aanwezigheidsverslag zelf.
field-report-dates = De datums in dit bestand kunnen niet kloppen, of de dag nu eerst staat of de maand.
field-report-another-time = Dit verslag lijkt van een andere vergadering. Kies een ander bestand, of duid aan dat het toch bij deze sessie hoort.
field-person-choose = Kies wie dit is, of kies om niet mee te tellen.
field-person-not-expected = Niemand met een plaats in deze sessie heeft deze naam of dit adres.
field-person-several = Meerdere mensen hebben deze naam. Geef het e-mailadres.
field-report-too-many-columns = In dit bestand staan meer dan 120 kolommen. Laat enkel die staan die je nodig hebt.
