# Activiteiten uit een bestand.
desk-events-import = Activiteiten uit een bestand
desk-events-import-lead = Elke rij wordt een concept, hoogstens { $most } per keer. Je ziet eerst wat er gebeurt. Niemand ziet de activiteiten voor je ze publiceert.
desk-events-import-file-help = Een Excelbestand (.xlsx) of een CSV-bestand, met een rij per activiteit en een eerste rij met titels.
desk-events-import-columns = Welke kolommen kan je gebruiken?
desk-events-import-columns-lead = Titel en soort zijn nodig, de rest mag leeg blijven. De volgorde maakt niet uit. Een rij zonder titel, maar met een datum, is een extra datum van de activiteit erboven.
desk-events-import-again = Hetzelfde bestand nog eens?
desk-events-import-again-lead = Dan komt er niets dubbel bij. Een activiteit met dezelfde titel en dezelfde start is er al, en ook wat al eens uit dezelfde rij kwam, ook al heet die activiteit intussen anders of is ze verplaatst. Wat er al is, verandert niet door een bestand.
desk-events-import-count = { $count ->
    [0] Geen nieuwe activiteiten
    [one] 1 nieuwe activiteit
   *[other] { $count } nieuwe activiteiten
}
desk-events-import-make = { $count ->
    [one] 1 concept maken
   *[other] { $count } concepten maken
}
desk-events-import-made = { $count ->
    [0] Geen concepten gemaakt
    [one] 1 concept gemaakt
   *[other] { $count } concepten gemaakt
}
desk-events-import-made-lead = Kijk ze na en publiceer ze wanneer je wil.
desk-events-import-to-drafts = Naar de concepten
desk-events-import-known = { $count ->
    [one] 1 activiteit is er al
   *[other] { $count } activiteiten zijn er al
}
desk-events-import-known-lead = Ze blijven zoals ze zijn. Wil je iets wijzigen, doe dat dan op hun eigen pagina: daar zie je wie het hoort.
desk-events-import-differs = In het bestand staat iets anders bij: { $columns }
desk-events-import-refused = { $count ->
    [one] 1 activiteit kan niet gemaakt worden
   *[other] { $count } activiteiten kunnen niet gemaakt worden
}
desk-events-import-dates = { $count ->
    [one] en nog 1 datum
   *[other] en nog { $count } datums
}
desk-events-import-unlimited = geen maximum
desk-events-column-title = Titel
desk-events-column-kind = Soort
desk-events-column-format = Vorm
desk-events-column-date = Datum
desk-events-column-start = Start
desk-events-column-end = Einde
desk-events-column-place = Plaats
desk-events-column-address = Adres
desk-events-column-join-link = Onlinelink
desk-events-column-capacity = Aantal plaatsen
desk-events-column-programme = Programma
desk-events-column-summary = Samenvatting
desk-events-column-description = Beschrijving
desk-events-column-language = Taal
desk-events-column-closes = Inschrijven tot
desk-events-column-help-title = Nodig. Hoogstens 200 tekens.
desk-events-column-help-kind = Nodig. Opleiding, webinar, workshop, werkbezoek, intervisie, studiedag of overleg.
desk-events-column-help-format = Ter plaatse, online of hybride. Leeg: volgens de plaats en de link.
desk-events-column-help-date = Bijvoorbeeld 9/3/2027. Leeg: je vult de datum later in.
desk-events-column-help-start = Bijvoorbeeld 10:00 of 10u30.
desk-events-column-help-end = Bijvoorbeeld 12:00.
desk-events-column-help-place = De naam van de plaats.
desk-events-column-help-address = Straat, nummer en gemeente.
desk-events-column-help-join-link = De link van de onlinevergadering. Enkel wie ingeschreven is, raakt erbij.
desk-events-column-help-capacity = Een getal, of ‘onbeperkt’. Leeg: zoals gewoonlijk bij die soort.
desk-events-column-help-programme = De naam van een programma dat er al is.
desk-events-column-help-summary = Hoogstens 500 tekens.
desk-events-column-help-description = Zo lang als nodig, met Markdown.
desk-events-column-help-language = Nederlands, Frans of Engels. Leeg: de taal waarin je deze pagina leest.
desk-events-column-help-closes = Een datum, eventueel met een uur. Zonder uur kan je die hele dag nog inschrijven.
field-column-title-missing = Zeg in welke kolom de titel staat.
field-column-kind-missing = Zeg in welke kolom de soort activiteit staat.
field-no-events-in-table = Er staat geen activiteit in die gemaakt kan worden.
field-event-twice = Deze activiteit staat al in rij { $limit }, met dezelfde titel en dezelfde start.
field-kind-unknown = Deze soort kennen we niet. Schrijf opleiding, webinar, workshop, werkbezoek, intervisie, studiedag of overleg.
field-format-unknown = Schrijf ter plaatse, online of hybride, of laat dit leeg.
field-capacity-unknown = Schrijf een geheel getal, of ‘onbeperkt’.
field-programme-unknown = Dit programma vinden we niet bij jouw programma’s. Kijk de naam na.
field-programme-several = Meer dan een programma heet zo. Schrijf de naam voluit.
field-language-unknown = Schrijf Nederlands, Frans of Engels, of laat dit leeg.
field-time-twice-in-file = Dit uur komt die nacht twee keer voor. Laat het leeg en vul het in op de pagina van de activiteit.
field-import-too-many-dates = Een activiteit begint met hoogstens { $limit } datums.

# Veel mensen uit een bestand.
desk-import-so-far = { $done } van { $all } mensen zijn behandeld. De anderen zijn nog niet toegevoegd.
desk-import-go-on = { $count ->
    [one] Doorgaan met de laatste
   *[other] Doorgaan met de volgende { $count }
}
desk-import-which-rows = Welke rijen, en waarom
