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
desk-help-place-hidden = Op de site staat dan "Adres na inschrijving". Wie een plaats heeft, ziet het adres in de bevestiging, de agenda en op de eigen pagina.
