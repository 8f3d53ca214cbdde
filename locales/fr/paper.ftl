# Attendance on paper: the list that is signed, typing it in, scans of it.

paper-list = Liste de signatures
paper-list-lead = { $count ->
    [0] Encore personne sur la liste
    [one] Une personne
   *[other] { $count } personnes
}{ $sheets ->
    [one] , une feuille
   *[other] , { $sheets } feuilles
}
paper-list-print = Imprimez avec votre navigateur (Ctrl+P), ou téléchargez la liste en PDF. Seules les feuilles sont imprimées. Les personnes en ligne n’y figurent pas.
paper-empty-rows = Lignes vides pour les personnes non inscrites
paper-show-list = Créer la liste
paper-print = Imprimer
paper-sheet = Feuille { $sheet } sur { $sheets }
paper-number = Nº
paper-signature = Signature
paper-signature-morning = Signature matin
paper-signature-afternoon = Signature après-midi

paper-title = Encoder la liste
paper-lead = Cochez les personnes qui ont signé. L’ordre est celui de la liste imprimée. Tab mène à la ligne suivante, la barre d’espace coche ou décoche.
paper-tick-all = Cocher tout le monde
paper-all-ticked = Tout le monde est coché. Rien n’est encore enregistré : décochez les personnes qui n’ont pas signé, puis enregistrez.
paper-too-early = L’encodage est possible à partir du { $moment }. Vous pouvez déjà imprimer la liste :
paper-signed = A signé
paper-signed-morning = Matin
paper-signed-afternoon = Après-midi
paper-is-online = en ligne
paper-seen-elsewhere = n’a pas signé, mais était là
paper-complete = La liste est complète
paper-complete-help = Les personnes non cochées sur cette page étaient absentes, sauf si autre chose montre qu’elles étaient là. Les personnes en ligne ne doivent pas signer.
paper-save = Enregistrer la liste
paper-save-next = Enregistrer et passer à la page suivante
paper-met = { $count ->
    [one] Quelqu’un d’autre a encodé autre chose pour cette personne entre-temps. Cela n’a pas été écrasé. Vérifiez :
   *[other] Quelqu’un d’autre a encodé autre chose pour ces personnes entre-temps. Cela n’a pas été écrasé. Vérifiez :
}
desk-done-paper-saved = { $told ->
    [0] Rien n’a changé.
    [one] Enregistré : une ligne.
   *[other] Enregistré : { $told } lignes.
}

paper-scans = Scans de la liste signée
paper-no-scans = Il n’y a pas encore de scan. Conservez ici la liste signée comme preuve pour qui finance le programme.
paper-scan = Scan ou photo de la liste
paper-scan-help = Un PDF, JPEG, PNG ou WebP de { $most } Mo au plus. Seules les personnes qui peuvent voir les participants peuvent ouvrir le scan.
paper-add-scan = Ajouter le scan
paper-remove-scan = Supprimer le scan
paper-scan-by = ajouté par { $name } le { $moment }
field-not-a-scan = Ce n’est pas un PDF, JPEG, PNG ou WebP.
field-too-many-sheets = Une session peut avoir 20 scans au plus.
desk-done-sheet-added = Le scan est ajouté.
desk-done-sheet-removed = Le scan est supprimé.
desk-label-sheet = Scan
desk-history-attendance-paper = a encodé la liste signée
desk-history-attendance-add-sheet = a ajouté un scan de la liste signée
desk-history-attendance-remove-sheet = a supprimé un scan de la liste signée
