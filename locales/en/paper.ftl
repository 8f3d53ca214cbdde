# Attendance on paper: the list that is signed, typing it in, scans of it.

paper-list = Signature list
paper-list-lead = { $count ->
    [0] Nobody on the list yet
    [one] One person
   *[other] { $count } people
}{ $sheets ->
    [one] , one sheet
   *[other] , { $sheets } sheets
}
paper-list-print = Print with your browser (Ctrl+P), or download the list as a PDF. Only the sheets are printed. Those who take part online are not on them.
paper-empty-rows = Empty rows for people who are not on the list
paper-show-list = Make the list
paper-print = Print
paper-sheet = Sheet { $sheet } of { $sheets }
paper-number = No.
paper-signature = Signature
paper-signature-morning = Signature morning
paper-signature-afternoon = Signature afternoon

paper-title = Type in the list
paper-lead = Tick who signed. The order is that of the printed list. Tab goes to the next row, the space bar ticks and unticks.
paper-tick-all = Tick everybody
paper-all-ticked = Everybody is ticked. Nothing is saved yet: untick who did not sign, then save.
paper-too-early = You can type it in from { $moment }. Meanwhile you can print the list:
paper-signed = Signed
paper-signed-morning = Morning
paper-signed-afternoon = Afternoon
paper-is-online = online
paper-seen-elsewhere = did not sign, but was there
paper-complete = The list is complete
paper-complete-help = Anyone who is not ticked on this page was absent, unless something else shows that they were there. Those who take part online need not sign.
paper-save = Save the list
paper-save-next = Save and go to the next page
paper-met = { $count ->
    [one] Somebody else typed something different for this person in the meantime. It was not overwritten. Please check:
   *[other] Somebody else typed something different for these people in the meantime. It was not overwritten. Please check:
}
desk-done-paper-saved = { $told ->
    [0] Nothing has changed.
    [one] Saved: one row.
   *[other] Saved: { $told } rows.
}

paper-scans = Scans of the signed list
paper-no-scans = There is no scan yet. Keep the signed list here as proof for those who fund the programme.
paper-scan = Scan or photo of the list
paper-scan-help = A PDF, JPEG, PNG or WebP of at most { $most } MB. Only people who may see the participants can open the scan.
paper-add-scan = Add the scan
paper-remove-scan = Remove the scan
paper-scan-by = added by { $name } on { $moment }
field-not-a-scan = This is no PDF, JPEG, PNG or WebP.
field-too-many-sheets = A session can have 20 scans at most.
desk-done-sheet-added = The scan has been added.
desk-done-sheet-removed = The scan has been removed.
desk-label-sheet = Scan
desk-history-attendance-paper = typed in the signed list
desk-history-attendance-add-sheet = added a scan of the signed list
desk-history-attendance-remove-sheet = removed a scan of the signed list
