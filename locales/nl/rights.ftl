### Rechten van wie ingeschreven is: alles lezen wat er van je is, en vragen om gewist te worden.

data-title = Alle gegevens
data-desk-lead = Dit is alles wat we van deze persoon bewaren, in hun taal. Je kan het afdrukken, of het bestand bezorgen.
data-my-heading = Jouw gegevens
data-my-what = Je kan lezen en bewaren wat we van je weten, en vragen om het te wissen.
data-my-title = Wat we van je weten
data-my-lead = Dit is alles wat { $association } van je bewaart, op { $moment }. Wat er precies in elke mail stond, vind je in het bestand.
data-my-download = Bewaar alles in één bestand
data-my-link = Lees wat we van je weten
data-my-wrong = Klopt er iets niet? Verbeter het bij je inschrijving, of vraag het ons.
data-erasure-asked = Gevraagd om gewist te worden
data-evaluation-asked = Gevraagd om te evalueren
data-privacy-own = Wat we van je bewaren, lees je zelf, en je vraagt er ook om het te wissen:
data-answered = Geantwoord

erase-my-link = Vraag om je gegevens te wissen
erase-my-title = Je gegevens laten wissen
erase-my-lead = Je vraagt { $association } om alles te wissen wat jouw naam draagt. Een medewerker bekijkt je vraag. Je krijgt binnen een maand antwoord, en een mail als het gebeurd is. Het kan daarna niet ongedaan gemaakt worden.
erase-my-ahead = Voor deze activiteiten ben je nog ingeschreven
erase-my-ahead-later = Als je gewist wordt, worden deze inschrijvingen geannuleerd. Wil je nog komen? Vraag het dan pas na de activiteit.
erase-my-goes = Dit gaat weg
erase-goes-registration = { $count ->
    [one] je naam, je e-mailadres en je functie bij 1 inschrijving
   *[other] je naam, je e-mailadres en je functie bij { $count } inschrijvingen
}
erase-goes-needs = wat je schreef over eten en toegang
erase-goes-answers = { $count ->
    [one] 1 antwoord op een vraag bij de inschrijving
   *[other] { $count } antwoorden op vragen bij de inschrijving
}
erase-goes-questions = { $count ->
    [one] 1 vraag die je stelde
   *[other] { $count } vragen die je stelde
}
erase-goes-mails = { $count ->
    [one] de inhoud van 1 mail
   *[other] de inhoud van { $count } mails
}
erase-goes-notes = { $count ->
    [one] 1 nota van een medewerker
   *[other] { $count } nota’s van medewerkers
}
erase-my-stays = Dit blijft, zonder je naam
erase-stays-registration = { $count ->
    [one] 1 inschrijving, als cijfer
   *[other] { $count } inschrijvingen, als cijfer
}
erase-stays-attendance = { $count ->
    [one] 1 keer aanwezig of afwezig, als cijfer
   *[other] { $count } keer aanwezig of afwezig, als cijfer
}
erase-stays-certificates = { $count ->
    [one] het nummer van 1 attest: bewaar het attest zelf vooraf
   *[other] de nummers van { $count } attesten: bewaar de attesten zelf vooraf
}
erase-stays-evaluations = { $count ->
    [one] de cijfers van 1 evaluatie, zonder je woorden
   *[other] de cijfers van { $count } evaluaties, zonder je woorden
}
erase-my-kept = je naam op de aanwezigheidslijst van { $title }, tot en met { $until }: een subsidiegever mag die lijst nog controleren
erase-my-data = Wil je eerst bewaren wat we van je weten?
erase-my-sure = Ik wil dat mijn gegevens gewist worden
field-sure-erasure = Vink dit aan om het te vragen.
erase-my-button = Vraag om te wissen
erase-my-leave = Toch niet
erase-my-asked = Je vroeg op { $date } om gewist te worden. Je krijgt antwoord tegen { $by }.
erase-my-asked-then = Zodra het gebeurd is, krijg je een laatste mail. Daarna werken je links niet meer.
erase-my-take-back = Trek mijn vraag in
erase-my-waits = Je gegevens worden gewist. Je krijgt een mail als het klaar is.

my-evaluations = Hoe was het?
my-evaluations-lead = Je antwoord helpt om het de volgende keer beter te doen. Het duurt een paar minuten.

start-erasure = { $name } vraagt om gewist te worden
start-erasure-by = antwoord tegen { $date }
start-late = te laat
start-erasures-all = Alle vragen om gewist te worden
start-evaluated = Resultaten van evaluaties die klaar zijn
start-further = Verder
retention-erasures = Vragen om gewist te worden
erase-asked = Vroeg op { $date } zelf om gewist te worden.
erase-asked-by = Antwoord tegen { $date }.
erase-asked-late = Die dag is voorbij.
erase-close-title = Niet wissen
erase-close-lead = Wil deze persoon het toch niet meer, of heb je al anders geantwoord? Sluit dan de vraag. Er gaat geen mail weg.
erase-close-button = Sluit de vraag zonder te wissen
desk-done-erasure-closed = De vraag is gesloten. Er is niets gewist.
desk-history-person-erasure-asked = vroeg om gewist te worden
desk-history-person-erasure-taken-back = trok de vraag om gewist te worden in
desk-history-person-erasure-closed = sloot de vraag om gewist te worden
evaluation-ready = { $asked ->
    [one] De resultaten zijn klaar: { $answered } van 1 gevraagde antwoordde.
   *[other] De resultaten zijn klaar: { $answered } van { $asked } gevraagden antwoordden.
}
evaluation-goes-on = { $asked ->
    [one] Tot nu toe antwoordde { $answered } van 1 gevraagde.
   *[other] Tot nu toe antwoordden { $answered } van { $asked } gevraagden.
}

mail-erasure-asked-subject = Je vraag aan { $association } om gewist te worden
mail-erasure-asked-heading = We kregen je vraag
mail-erasure-asked-lead = Je vroeg { $association } om je gegevens te wissen. Een medewerker bekijkt je vraag.
mail-erasure-asked-by = Je krijgt antwoord tegen { $date }. Als je gegevens gewist zijn, sturen we je nog één mail.
mail-erasure-asked-not-you = Vroeg je dit niet zelf? Antwoord dan niet, maar vraag op de pagina ‘Mijn inschrijvingen’ een nieuwe link. Daar trek je de vraag in.
mail-erasure-asked-why = Je krijgt deze automatische mail omdat iemand via jouw persoonlijke link vroeg om je gegevens te wissen.
mail-erased-subject = Je gegevens bij { $association } zijn gewist
mail-erased-heading = Je gegevens zijn gewist
mail-erased-lead = Je vroeg { $association } om je gegevens te wissen. Dat is gebeurd.
mail-erased-left = Wat blijft, zijn cijfers zonder naam. Alleen waar een subsidiegever nog mag controleren, blijft je naam zolang op de aanwezigheidslijst staan. Je persoonlijke links werken niet meer.
mail-erased-last = Dit is de laatste mail. Zodra hij vertrokken is, wissen we ook je e-mailadres.
mail-erased-why = Je krijgt deze automatische mail omdat je vroeg om gewist te worden.
desk-letter-erasure-asked = Vraag om gewist te worden: ontvangen
desk-letter-erased = Vraag om gewist te worden: gebeurd
