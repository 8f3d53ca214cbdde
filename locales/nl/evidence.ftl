# What is known of one person's presence: the evidence, what it amounts to, and overruling it.
evidence-contradicted = { $count ->
    [one] Van één persoon zegt een scan of een verslag iets anders. Dat bleef staan; bekijk het en zet het recht met een reden:
   *[other] Van { $count } personen zegt een scan of een verslag iets anders. Dat bleef staan; bekijk het en zet het recht met een reden:
}
evidence-title = Aanwezigheid
evidence-minutes = { $minutes ->
    [one] 1 minuut
   *[other] { $minutes } minuten
}
evidence-overruled = Rechtgezet
evidence-overruled-by = door { $name } op { $at }
evidence-computed = Volgens de gegevens
evidence-pieces = Wat we weten
evidence-pieces-lead = Alles wat over deze aanwezigheid binnenkwam. Wat fout is, trek je in; het blijft hier wel staan.
evidence-none = Over deze aanwezigheid weten we nog niets. Duid ze aan op de lijst.
evidence-kind-desk = aangeduid op de lijst
evidence-kind-check-in = aangemeld aan de deur
evidence-kind-check-out = vertrek genoteerd aan de deur
evidence-kind-join = nam online deel via de persoonlijke link
evidence-kind-import = volgens het verslag van de onlinevergadering
evidence-kind-paper = volgens de papieren lijst
evidence-kind-self-check-in = meldde zich zelf aan met de code
evidence-half-morning = voormiddag
evidence-half-afternoon = namiddag
evidence-recorded = (genoteerd op { $at })
evidence-withdrawn-by = Ingetrokken door { $name } op { $at }
evidence-withdraw = Intrekken
evidence-overrule = Rechtzetten
evidence-overrule-lead = Weet je zeker dat het anders was? Wat jij zegt, telt dan, met je reden erbij. De gegevens blijven staan.
evidence-lift = De gegevens weer laten tellen
evidence-closed = De aanwezigheden zijn nog niet open of al afgesloten: hier verandert niets.
evidence-rest-absent = { $count ->
    [one] Die ene persoon was afwezig
   *[other] Die { $count } mensen waren afwezig
}
desk-label-mark = Wat telt
desk-label-evidence = Gegeven
desk-history-attendance-overrule = zette een aanwezigheid recht
desk-history-attendance-withdraw = trok een gegeven over een aanwezigheid in
desk-history-event-set-attendance-rules = wijzigde wanneer iemand aanwezig is
desk-done-attendance-overruled = De aanwezigheid is rechtgezet.
desk-done-evidence-withdrawn = Ingetrokken.
desk-done-attendance-rules-saved = Bewaard. Open aanwezigheidslijsten zijn opnieuw berekend.
attendance-rules = Wanneer is iemand aanwezig?
attendance-rules-lead = Deze regels gelden voor aanmeldingen aan de deur, voor wie online deelneemt en voor verslagen van onlinevergaderingen.
attendance-measure-percent = In procent van de sessie
attendance-measure-minutes = In minuten
attendance-help-full = Wie minstens zo lang bleef, was aanwezig.
attendance-help-partial = Wie minstens zo lang bleef, was deels aanwezig. Wie korter bleef, was afwezig.
attendance-help-half-days = Bij een volledige dag: wie enkel de voormiddag of de namiddag kwam, was deels aanwezig. De middag is om 13 uur.
attendance-help-join-opens = Tussen 5 en 120 minuten voor het begin.
desk-label-attendance-measure = We tellen
desk-label-attendance-full = Aanwezig vanaf
desk-label-attendance-partial = Deels aanwezig vanaf
desk-label-half-days = Voormiddag en namiddag apart tellen
desk-label-join-opens-minutes = Onlinetoegang opent (minuten voor het begin)
field-attendance-measure = Vul een percentage tussen 1 en 100 in, of een aantal minuten tussen 1 en 1440.
field-attendance-partial = Vul een getal in vanaf 1, hoogstens zo groot als bij ‘Aanwezig vanaf’.
field-join-opens = Vul een aantal minuten in tussen 5 en 120.
desk-section-attendance = Aanwezigheid
attendance-rules-said = { $measure ->
    [minutes] Aanwezig vanaf { $full } minuten, deels aanwezig vanaf { $partial } minuten.
   *[percent] Aanwezig vanaf { $full } % van de sessie, deels aanwezig vanaf { $partial } %.
}
attendance-rules-half-days = Voormiddag en namiddag tellen apart.
