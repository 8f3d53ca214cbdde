# Attendance on paper: the list that is signed, typing it in, scans of it.

paper-list = Handtekenlijst
paper-list-lead = { $count ->
    [0] Nog niemand op de lijst
    [one] Eén persoon
   *[other] { $count } mensen
}{ $sheets ->
    [one] , één blad
   *[other] , { $sheets } bladen
}
paper-list-print = Afdrukken doe je met je browser (Ctrl+P), of download de lijst als pdf. Op papier staan enkel de bladen zelf. Wie online deelneemt, staat er niet op.
paper-empty-rows = Lege rijen voor wie niet op de lijst staat
paper-show-list = Lijst maken
paper-print = Afdrukken
paper-sheet = Blad { $sheet } van { $sheets }
paper-number = Nr.
paper-signature = Handtekening
paper-signature-morning = Handtekening voormiddag
paper-signature-afternoon = Handtekening namiddag

paper-title = Lijst overtypen
paper-lead = Vink aan wie getekend heeft. De volgorde is die van de afgedrukte lijst. Met Tab ga je naar de volgende rij, met de spatiebalk vink je aan of uit.
paper-tick-all = Iedereen aanvinken
paper-all-ticked = Iedereen is aangevinkt. Er is nog niets bewaard: vink uit wie niet getekend heeft en bewaar.
paper-too-early = Overtypen kan vanaf { $moment }. Intussen kan je de lijst al afdrukken:
paper-signed = Getekend
paper-signed-morning = Voormiddag
paper-signed-afternoon = Namiddag
paper-is-online = online
paper-seen-elsewhere = tekende niet, was er wel
paper-complete = De lijst is volledig
paper-complete-help = Wie op deze pagina niet aangevinkt is, was afwezig, tenzij uit iets anders blijkt dat die er was. Wie online deelneemt, hoeft niet te tekenen.
paper-save = Lijst bewaren
paper-save-next = Bewaren en naar de volgende pagina
paper-met = { $count ->
    [one] Iemand anders typte bij deze persoon intussen iets anders in. Dat is niet overschreven. Kijk het na:
   *[other] Iemand anders typte bij deze mensen intussen iets anders in. Dat is niet overschreven. Kijk het na:
}
desk-done-paper-saved = { $told ->
    [0] Er is niets veranderd.
    [one] Bewaard: één rij.
   *[other] Bewaard: { $told } rijen.
}

paper-scans = Scans van de getekende lijst
paper-no-scans = Er is nog geen scan. Bewaar hier de getekende lijst als bewijs voor wie het programma betaalt.
paper-scan = Scan of foto van de lijst
paper-scan-help = Een pdf, JPEG, PNG of WebP van hoogstens { $most } MB. Enkel wie de deelnemers mag zien, kan de scan openen.
paper-add-scan = Scan toevoegen
paper-remove-scan = Scan schrappen
paper-scan-by = toegevoegd door { $name } op { $moment }
field-not-a-scan = Dit is geen pdf, JPEG, PNG of WebP.
field-too-many-sheets = Er passen hoogstens 20 scans bij een sessie.
desk-done-sheet-added = De scan is toegevoegd.
desk-done-sheet-removed = De scan is geschrapt.
desk-label-sheet = Scan
desk-history-attendance-paper = typte de getekende lijst over
desk-history-attendance-add-sheet = voegde een scan van de getekende lijst toe
desk-history-attendance-remove-sheet = schrapte een scan van de getekende lijst
