### Rapporten, bereik en het dashboard van een programma.

report-title = Rapport
report-nav = Rapporten
report-lead = Kies een periode en zie wat er was, wie kwam en van waar.
report-of-event = Rapport over
report-other = Rapport over een periode
report-of-event-link = Rapport over deze activiteit
report-show = Toon
report-other-choice = Een andere periode, of een deel
report-narrow = Beperk tot een deel
report-help-from = Een activiteit telt mee als ze in deze periode begint.
report-help-programmes = Vink niets aan voor alle programma’s.
report-help-lead = Van alle programma’s die deze collega leidt.
report-all-kinds = Alle soorten
report-all-leads = Alle collega’s
desk-label-from = Van
desk-label-until = Tot en met
desk-label-programmes-of-report = Programma’s
desk-label-event = Activiteit
desk-label-who = Welke organisaties
desk-label-counted = Bereikt als
field-period-backwards = De laatste dag ligt voor de eerste.
field-period-too-long = Kies hoogstens vijftig jaar.

report-period-this-quarter = Dit kwartaal
report-period-last-quarter = Vorig kwartaal
report-period-this-year = Dit jaar
report-period-last-year = Vorig jaar
report-period-words = { $first } tot en met { $last }
report-compared-with = vergeleken met { $period }
report-as-of = Gegevens van { $moment }.
report-as-of-label = Gegevens van
report-csv = Bewaar als CSV
report-csv-plain = CSV voor andere programma’s
report-file = rapport
report-nothing = In deze periode begon geen enkele gepubliceerde activiteit. Kies een andere periode, of beperk minder.
report-none = –
report-points = { $points } procentpunt
report-than-before = { $difference } tegenover de periode ervoor
report-hours = { $hours } uur
report-quarter = { $year }, kwartaal { $quarter }
report-quarter-short = K{ $quarter } { $year }

report-group-meetings = Activiteiten
report-group-registrations = Inschrijvingen
report-group-attendance = Aanwezigheid
report-group-people = Mensen en organisaties

report-figure-events = Activiteiten
report-figure-events-cancelled = Geannuleerde activiteiten
report-figure-sessions = Sessies
report-figure-sessions-held = Sessies die voorbij zijn
report-figure-sessions-open = Nog niet afgesloten
report-figure-registrations = Alle inschrijvingen
report-figure-confirmed = Bevestigd
report-figure-pending = Wacht op goedkeuring
report-figure-waitlisted = Op de wachtlijst
report-figure-offered = Plaats aangeboden
report-figure-cancelled = Uitgeschreven
report-figure-declined = Afgewezen
report-figure-waited = Stond ooit op de wachtlijst
report-figure-late-cancellations = Te laat uitgeschreven
report-figure-expected = Verwacht
report-figure-attended = Aanwezig, ook deels
report-figure-present = Aanwezig
report-figure-partial = Deels aanwezig
report-figure-absent = Niet komen opdagen
report-figure-excused = Verontschuldigd
report-figure-unknown = Niet bekend
report-figure-show-up = Opkomst
report-figure-hours = Mensuren
report-figure-people = Verschillende mensen
report-figure-people-attended = Mensen die er waren
report-figure-first-timers = Voor het eerst ingeschreven
report-figure-organisations = Organisaties
report-figure-organisations-attended = Organisaties die er waren
report-figure-organisations-typed = Namen die niet in het register staan

report-column-part = Onderdeel
report-column-value = Waarde
report-column-figure = Cijfer
report-column-number = Aantal
report-column-before = Periode ervoor
report-column-difference = Verschil
report-column-times = Aantal keren

report-axis-kind = Soort organisatie
report-axis-function = Functie
report-axis-province = Provincie
report-axis-region = Referentieregio
report-unknown-kind = Niet in het register
report-unknown-function = Niet gevraagd
report-unknown-province = Onbekend
report-unknown-region = Onbekend
report-by-kind = Per soort organisatie
report-by-function = Per functie
report-by-province = Per provincie
report-by-region = Per referentieregio
report-chart-by = Bevestigde inschrijvingen: { $axis }
report-chart-by-description = Een staaf voor elke waarde. Dezelfde getallen staan in de tabel eronder.
report-chart-series = Verloop in de tijd
report-chart-series-description = Van { $first } tot { $last }: van elk paar staven is de linkse wie een plaats had, en de rechtse wie er was. Dezelfde getallen staan in de tabel eronder.
report-series-table = Dezelfde getallen in een tabel
report-step-month = Maand
report-step-quarter = Kwartaal
report-step-year = Jaar
report-events = De activiteiten
report-more-events = { $count ->
    [one] Nog één activiteit staat in het CSV-bestand.
   *[other] Nog { $count } activiteiten staan in het CSV-bestand.
}
report-open-sessions = { $count ->
    [one] Van één sessie die voorbij is, is de aanwezigheid nog niet afgesloten. Wie daar was, telt nog niet mee.
   *[other] Van { $count } sessies die voorbij zijn, is de aanwezigheid nog niet afgesloten. Wie daar was, telt nog niet mee.
}
report-untimed = { $count ->
    [one] Van één keer deels aanwezig weten we niet hoe lang: die telt niet mee bij de mensuren.
   *[other] Van { $count } keer deels aanwezig weten we niet hoe lang: die tellen niet mee bij de mensuren.
}

report-rows-of = toon wie of wat dit is ({ $figure })
report-rows-found = { $count ->
    [one] Eén rij.
   *[other] { $count } rijen.
}
report-no-rows = Er is hier niets te tonen. Kies in het rapport een ander getal.
report-back = Terug naar het rapport

report-how = Zo tellen we
report-how-period = Periode
report-how-period-text = Een activiteit hoort bij de periode waarin haar eerste sessie begint, met al haar sessies, inschrijvingen en aanwezigheid. Vier kwartalen zijn zo samen het jaar. Concepten tellen niet; geannuleerde activiteiten staan apart.
report-how-registrations = Inschrijvingen
report-how-registrations-text = Zoals ze nu staan. Wie een plaats aan een collega doorgaf, staat bij uitgeschreven; de collega bij bevestigd.
report-how-late = Te laat uitgeschreven
report-how-late-text = Wie een plaats had en ze opgaf na de laatste dag om te wijzigen, of als die er niet is, na het sluiten van de inschrijvingen.
report-how-attendance = Aanwezigheid
report-how-attendance-text = Eén persoon in één sessie telt één keer. Enkel lijsten die afgesloten zijn, tellen mee.
report-how-show-up = Opkomst
report-how-show-up-text = Wie er was, ook deels, tegenover iedereen die verwacht werd. Ook wie verontschuldigd was, en van wie we niets weten, werd verwacht.
report-how-hours = Mensuren
report-how-hours-text = De tijd dat mensen er waren. Was iemand aanwezig maar weten we niet hoelang, dan telt de hele sessie.
report-how-people = Verschillende mensen
report-how-people-text = Iedereen één keer, hoe vaak iemand ook kwam.
report-how-first-timers = Voor het eerst
report-how-first-timers-text = Mensen met een plaats die nooit eerder een plaats hadden bij een activiteit die voor deze periode begon.
report-how-organisations = Organisaties
report-how-organisations-text = De organisatie die bij de inschrijving hoort, ook als iemand intussen elders werkt. Wat samenging in een fusie, telt als wat het op de laatste dag van de periode was.
report-how-before = Periode ervoor
report-how-before-text = Even lang, tot de dag voor deze periode: bij hele maanden evenveel maanden, anders evenveel dagen.

reach-title = Bereik
reach-link = Wie bereiken we, en wie niet?
reach-lead = Zie hoeveel gemeenten je bereikt, waar ze liggen, en welke nog niet.
reach-file = bereik
reach-words = { $reached } van { $all } { $kind } ({ $percent })
reach-kind-gemeente = gemeenten
reach-kind-ocmw = OCMW’s
reach-kind-politiezone = politiezones
reach-kind-provincie = provincies
reach-who-gemeente = Gemeenten
reach-who-ocmw = OCMW’s
reach-who-politiezone = Politiezones
reach-who-provincie = Provincies
reach-register-of = Volgens het register zoals het was op { $day }.
reach-counted-attended = er iemand was
reach-counted-confirmed = er iemand ingeschreven is
reach-basis-attended = Bereikt betekent: er was iemand van daar aanwezig, volgens een afgesloten lijst.
reach-basis-confirmed = Bereikt betekent: iemand van daar had een bevestigde plaats.
reach-other-attended = Tel enkel wie er was
reach-other-confirmed = Tel wie ingeschreven is
reach-by-province = Bereik per provincie
reach-by-region = Bereik per referentieregio
reach-column-name = Naam
reach-column-nis = NIS-code
reach-column-reached = Bereikt
reach-column-all = Totaal
reach-column-percent = Aandeel
reach-column-attended = Keren aanwezig
reach-column-confirmed = Plaatsen
reach-column-day = Register van
reach-yes = ja
reach-no = nee
reach-no-place = Zonder provincie
reach-is-reached = bereikt
reach-is-missed = niet bereikt
reach-map-heading = Op de kaart
reach-map = Bereik: { $place }
reach-map-description = { $reached } van { $all } bereikt. Elke tegel is er één: vol en met een vinkje is bereikt, leeg met een stippellijn niet. De lijst van wie niet bereikt is, staat eronder.
reach-years = Jaar per jaar
reach-years-lead = Elk jaar met de organisaties van dat jaar. Hierboven tellen ze als wat ze op de laatste dag van de hele periode waren.
reach-missing = Nog niet bereikt ({ $count })
reach-none-missing = Iedereen is bereikt.
reach-elsewhere = { $count ->
    [one] Eén deelname kwam van een andere organisatie en telt hier niet mee.
   *[other] { $count } deelnames kwamen van een andere organisatie en tellen hier niet mee.
}
reach-no-register = Het register heeft geen organisaties van deze soort op die dag. Laad het met belfry import organisations.
reach-invite = Nodig hen uit
reach-invite-people = { $count ->
    [0] Van de organisaties die je niet bereikte ({ $organisations }), kennen we niemand die op de hoogte wil blijven.
    [one] Van de organisaties die je niet bereikte ({ $organisations }), kennen we één persoon die op de hoogte wil blijven.
   *[other] Van de organisaties die je niet bereikte ({ $organisations }), kennen we { $count } mensen die op de hoogte willen blijven.
}
reach-invite-help = Ze krijgen nog geen mail: ze staan klaar bij de genodigden van die activiteit, en pas de knop daar nodigt hen uit.
reach-invite-ready = Zet klaar bij de genodigden
reach-invite-nobody = Bewaar de lijst en schrijf de organisaties zelf aan.
reach-invite-no-events = Er komt geen enkele gepubliceerde activiteit aan om hen voor uit te nodigen.
desk-done-invitees-planned = { $told ->
    [0] Niemand is erbij gekomen: wie we kennen, was al uitgenodigd, ingeschreven of klaargezet.
    [one] Eén persoon staat klaar. Kijk na, en nodig uit met de knop.
   *[other] { $told } mensen staan klaar. Kijk na, en nodig uit met de knop.
}
desk-history-event-plan-invitees = zette mensen klaar om uit te nodigen

reach-how-register = Register
reach-how-register-text = Het totaal is wat er volgens het register bestond op de laatste dag van de periode.
reach-how-territory = Gemeente en OCMW
reach-how-territory-text = Een gemeente en haar OCMW hebben hetzelfde grondgebied en tellen één keer.
reach-how-mergers = Fusies
reach-how-mergers-text = Over één jaar tellen de gemeenten van dat jaar. Over meer jaren telt een gemeente die samenging als wat ze geworden is.
reach-how-counted = Anderen
reach-how-counted-text = Wie van een andere organisatie komt, of van een die niet in het register staat, telt niet bij het bereik.

dashboard-title = Dashboard
dashboard-link = Dashboard van dit programma
dashboard-other-period = Een andere periode
dashboard-report = Het hele rapport
