# Hoe het met de dienst zelf gaat: controle, back-ups, mailserver, databank.

start-findings = { $count ->
    [one] De nachtelijke controle vond 1 fout in de gegevens.
   *[other] De nachtelijke controle vond { $count } fouten in de gegevens.
}
start-audit-failed = De nachtelijke controle is niet gelukt.
start-backup-failed = De laatste back-up is mislukt.

system-title = Toestand van de dienst
system-lead = Wat beheerders en wie de server onderhoudt, moeten weten.
system-now = Nu
system-database = Databank
system-database-ok = neemt alles aan
system-database-full = de schijf is vol
system-database-read_only = kan alleen gelezen worden
system-database-failing = weigert wat geschreven wordt
system-mail-server = Mailserver
system-mail-server-there = bereikbaar
system-mail-server-away = niet bereikbaar: mails wachten
system-mail-server-unknown = nog niet nodig gehad sinds de start
system-mails = Mails die wachten
system-mails-waiting = { $count ->
    [0] Geen
    [one] 1 mail
   *[other] { $count } mails
}
system-mails-oldest = De oudste had weg moeten zijn op { $moment }.
system-version = Versie
system-findings = Fouten in de gegevens
system-findings-how = Er klopt iets niet in de databank. Geef deze regels door aan wie de dienst onderhoudt: ze bevatten geen namen. Verander niets met de hand.
system-audits = Nachtelijke controle
system-audits-lead = Elke nacht om { $time } kijkt de dienst na of alle plaatsen, wachtlijsten, mails en agenda’s kloppen.
system-day = Dag
system-looked-at = Nagekeken
system-result = Resultaat
system-audit-looked = { $events ->
    [one] 1 activiteit
   *[other] { $events } activiteiten
}, { $registrations ->
    [one] 1 inschrijving
   *[other] { $registrations } inschrijvingen
}
system-audit-good = Alles klopt
system-audit-found = { $count ->
    [one] 1 fout
   *[other] { $count } fouten
}
system-failed = niet gelukt
system-no-audits = Er is nog geen nacht voorbij. Hier komt te staan wat er telkens nagekeken en gevonden is.
system-backups = Back-ups
system-backups-lead = Elke nacht om { $time }, in { $folder }.
system-backups-free = Daar is nog { $megabytes } MB vrij.
system-backups-none = Er is geen back-up ingesteld. Vraag wie de server onderhoudt om backup_folder in te vullen, of op een andere manier back-ups te nemen.
system-backups-postgresql = PostgreSQL heeft eigen middelen voor back-ups. Wie de server onderhoudt, ziet erop toe.
system-file = Bestand
system-backup-good = { $megabytes } MB, nagekeken
system-no-backups = Er is nog geen back-up gemaakt.

desk-letter-trouble = Bericht over de dienst zelf
mail-trouble-system-why = Je krijgt deze automatische mail omdat je beheerder bent. Zolang het duurt, komt er elke week een.
mail-trouble-system-button = Bekijk de toestand van de dienst
mail-trouble-first-seen = Voor het eerst gezien
mail-trouble-more = { $count ->
    [one] En nog 1 fout.
   *[other] En nog { $count } fouten.
}
mail-trouble-reason = Wat de server zei
mail-trouble-last-good = Laatst gelukt
mail-trouble-never = nog nooit
mail-trouble-violations-subject = { $count ->
    [one] { $association }: 1 fout in de gegevens
   *[other] { $association }: { $count } fouten in de gegevens
}
mail-trouble-violations-heading = Er klopt iets niet in de gegevens
mail-trouble-violations-lead = { $count ->
    [one] De nachtelijke controle vond iets in de gegevens dat niet klopt:
   *[other] De nachtelijke controle vond { $count } dingen in de gegevens die niet kloppen:
}
mail-trouble-violations-how = Geef deze mail door aan wie de dienst onderhoudt: er staan geen namen in. Verander niets met de hand. Deelnemers en organisatoren kunnen gewoon voortwerken.
mail-trouble-backup-subject = { $association }: de back-up is mislukt
mail-trouble-backup-heading = De back-up is mislukt
mail-trouble-backup-lead = Vannacht kon er geen back-up van de databank gemaakt worden.
mail-trouble-backup-how = Wie de server onderhoudt, kijkt best na of de map er is, of er plaats genoeg is en of de dienst er mag schrijven. Elk uur wordt het opnieuw geprobeerd.
mail-trouble-audit-subject = { $association }: de nachtelijke controle is niet gelukt
mail-trouble-audit-heading = De nachtelijke controle is niet gelukt
mail-trouble-audit-lead = De dienst kon vannacht niet nakijken of alle gegevens kloppen.
mail-trouble-audit-how = Wie de server onderhoudt, vindt de oorzaak in het logboek. Elk uur wordt het opnieuw geprobeerd.
mail-trouble-webhook-gone-subject = { $association }: een webhook is uitgezet
mail-trouble-webhook-gone-heading = Een webhook is uitgezet
mail-trouble-webhook-gone-lead = Het systeem ‘{ $name }’ zei dat het adres niet meer bestaat waarop het berichten ontving. Daarom krijgt het er geen meer.
mail-trouble-webhook-gone-how = Vraag wie dat systeem beheert naar het nieuwe adres, vul het in en zet de webhook weer aan. Wat intussen gebeurt, krijgt het niet te horen.
mail-trouble-webhook-failures-subject = { $association }: een webhook is uitgezet
mail-trouble-webhook-failures-heading = Een webhook is uitgezet
mail-trouble-webhook-failures-lead = Vijf berichten na elkaar kwamen niet aan bij het systeem ‘{ $name }’, hoe vaak ook geprobeerd. Daarom krijgt het er geen meer.
mail-trouble-webhook-failures-how = Vraag wie dat systeem beheert wat er scheelt. Zet de webhook dan weer aan en verstuur wat mislukte opnieuw.
mail-trouble-webhook-why = Je krijgt deze automatische mail omdat je beheerder bent.
mail-trouble-webhook-button = Bekijk de webhook
mail-trouble-erasure-subject = { $association }: iemand vraagt om gewist te worden
mail-trouble-erasure-heading = Iemand vraagt om gewist te worden
mail-trouble-erasure-lead = Iemand vroeg via de eigen persoonlijke link om alle persoonsgegevens te wissen. Die persoon krijgt antwoord tegen { $date }.
mail-trouble-erasure-how = Bekijk op de pagina wie het is en wat er verdwijnt, en beslis. Er wordt niets gewist zolang niemand beslist.
mail-trouble-erasure-why = Je krijgt deze automatische mail omdat je beheerder bent.
mail-trouble-erasure-button = Bekijk de vraag
