# Programmes, at the desk and for everybody.

desk-programmes = Programma’s
desk-programmes-lead = Een programma bundelt activiteiten: een project, een netwerk, een reeks. Elk programma heeft een eigen pagina voor iedereen.
desk-new-programme = Nieuw programma
desk-new-programme-lead = Een naam volstaat om te beginnen. Teksten, logo’s, periode en contacten vul je daarna aan.
desk-create-programme = Programma maken
desk-no-programmes = Er zijn nog geen programma’s. Maak er een om activiteiten te bundelen.
desk-column-programme = Programma
desk-column-events = Activiteiten
desk-no-period = Geen periode
desk-standing-ahead = Nog niet begonnen
desk-standing-running = Loopt
desk-standing-ended = Afgelopen
desk-see-programme = Bekijk de publieke pagina
desk-programme-texts = Teksten
desk-programme-own-language = eigen taal van het programma
desk-programme-no-description = Nog geen beschrijving.
desk-programme-not-written = Niet geschreven. Wie deze taal kiest, leest de eigen taal van het programma.
desk-programme-texts-in = Teksten: { $language }
desk-programme-texts-lead = Wat je hier leeg laat, lezen mensen in de eigen taal van het programma.
desk-edit-texts = Teksten wijzigen
desk-programme-details = Gegevens
desk-edit-details = Gegevens wijzigen
desk-programme-funding = Steun en logo’s
desk-edit-funding = Steun en disclaimer wijzigen
desk-no-funder = Nog niet ingevuld wie het programma steunt.
desk-no-logos = Er zijn nog geen logo’s.
desk-edit-logos = Logo’s beheren
desk-logos = Logo’s
desk-logos-lead = Logo’s staan onderaan de pagina van het programma en van elke activiteit erin.
desk-add-logo = Logo toevoegen
desk-leave-logos = Terug naar het programma
desk-programme-slugs-before = Deze vroegere adressen leiden er nog heen:
desk-remove-programme = Programma schrappen
desk-help-programme-summary = Eén of twee zinnen, onder de naam op de pagina.
desk-help-programme-language = Wie een taal kiest waarin je niets schreef, leest deze.
desk-help-programme-slug = Kleine letters, cijfers en streepjes. Het oude adres blijft naar de pagina leiden.
desk-label-funder = Met steun van
desk-help-funder = Zoals het na ‘Met steun van’ moet staan, bijvoorbeeld ‘de Vlaamse overheid’.
desk-disclaimer-lead = De disclaimer staat onderaan de pagina’s en de mails van elke activiteit in dit programma. Wie een taal leest waarin hij ontbreekt, ziet hem in de eigen taal van het programma.
desk-label-disclaimer-nl = Disclaimer (Nederlands)
desk-label-disclaimer-fr = Disclaimer (Frans)
desk-label-disclaimer-en = Disclaimer (Engels)
desk-label-name-nl = Naam (Nederlands)
desk-label-name-fr = Naam (Frans)
desk-label-name-en = Naam (Engels)
desk-label-starts-on = Eerste dag
desk-label-ends-on = Laatste dag
desk-help-date-example = Een voorbeeld: 1/01/2027. Leeg: open.
desk-label-lead = Wie het leidt
desk-help-lead = Staat met naam op de pagina van het programma.
desk-no-lead = Niemand aangeduid
desk-label-content-name = Naam, voor vragen over de inhoud
desk-label-content-email = E-mailadres, voor vragen over de inhoud
desk-label-practical-name = Naam, voor praktische vragen
desk-label-practical-email = E-mailadres, voor praktische vragen
desk-label-logo = Logo
desk-help-logo = PNG, JPEG of WebP. We maken het even groot als nodig en bewaren niets anders uit het bestand.
desk-label-alternative = Wat er staat voor wie het logo niet ziet
desk-help-alternative = Meestal gewoon de naam van de organisatie.
desk-help-logo-url = Waar het logo heen leidt. Begint met https://
desk-done-programme-created = Het programma is gemaakt. Vul hieronder aan wat nog ontbreekt.
desk-done-programme-saved = Het programma is bewaard.
desk-done-programme-removed = Het programma is geschrapt.
desk-done-logo-added = Het logo is toegevoegd.
desk-done-logo-removed = Het logo is weg.
desk-history-programme-create = maakte het programma
desk-history-programme-edit = wijzigde het programma
desk-history-programme-remove = schrapte het programma
desk-history-programme-add-logo = voegde een logo toe
desk-history-programme-remove-logo = haalde een logo weg
refusal-programme-has-events = Er horen nog activiteiten bij dit programma. Zet die eerst in een ander.
field-programme-taken = Een ander programma heeft deze naam al.
field-programme-slug-taken = Een ander programma heeft of had dit adres.
field-period-ends-before = De laatste dag ligt vóór de eerste.
field-no-name-in-language = In die taal heeft het programma nog geen naam. Schrijf die eerst.
field-too-many-logos = Een programma heeft hoogstens 12 logo’s.
page-funding = Steun
page-materials = Materiaal
page-period = Periode
page-period-both = Van { $first } tot en met { $last }
page-period-from = Vanaf { $first }
page-period-until = Tot en met { $last }
page-lead = Leiding
page-content-contact = Vragen over de inhoud
page-practical-contact = Praktische vragen
mail-funder = Met steun van { $name }
desk-programme-events = { $count ->
    [0] Nog geen activiteiten
    [one] Eén activiteit{ $coming ->
        [0] , voorbij
       *[other] , komt nog
    }
   *[other] { $count } activiteiten, waarvan { $coming } die nog komen
}
desk-programme-has-events = { $count ->
    [one] Er hoort nog één activiteit bij dit programma. Zet die eerst in een ander.
   *[other] Er horen nog { $count } activiteiten bij dit programma. Zet die eerst in een ander.
}
desk-programme-materials = { $count ->
    [0] Nog geen materiaal.
    [one] Eén stuk materiaal.
   *[other] { $count } stukken materiaal.
}
desk-remove-programme-lead = De pagina verdwijnt, met { $materials ->
    [0] haar logo’s
   *[other] haar materiaal en logo’s
}. Dat kan niet ongedaan worden gemaakt.
