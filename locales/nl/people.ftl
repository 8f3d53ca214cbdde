# De tabel van deelnemers.
desk-filter-further = Meer filters en kolommen
desk-filter-mail-failed = Mail kwam niet aan
desk-filter-overbooked = Boven de grens toegelaten
desk-columns = Kolommen
desk-column-email = E-mailadres
desk-column-function = Soort functie
desk-column-job-title = Functie
desk-column-sessions = Gekozen sessies
desk-column-mode = Deelname
desk-column-tags = Labels
desk-column-attendance = Aanwezigheid
desk-column-remarks = Opmerkingen
desk-column-registrations = Inschrijvingen
desk-sort-latest = Laatst ingeschreven eerst
desk-sort-earliest = Eerst ingeschreven eerst
desk-sort-organisation = Op organisatie
desk-sort-status = Op stand
desk-scope-ticked = Wie aangevinkt is
desk-scope-all = { $count ->
    [one] De ene inschrijving die bij de filters past
   *[other] Alle { $count } inschrijvingen die bij de filters passen
}
desk-mail-them = Bericht schrijven
desk-tag-them = Label geven of wegnemen
desk-move-them = Verplaatsen naar een andere activiteit

# Weergaven.
desk-views = Weergaven
desk-view-usual = Gewone weergave
desk-view-of = van { $name }
desk-view-save = Weergave bewaren
desk-view-lead = Een weergave onthoudt de filters, de kolommen en de volgorde die je nu ziet.
desk-view-name = Naam van de weergave
desk-view-name-help = Heb je al een weergave met die naam, dan wordt ze vervangen.
desk-view-shared = Ook de collega’s zien deze weergave
desk-view-opens-first = De lijst opent met deze weergave
desk-view-opens-first-help = Jouw eigen keuze gaat voor op die van een collega.
desk-view-is-shared = ook voor collega’s
desk-view-is-first = Opent eerst
desk-view-remove = Weergave verwijderen
desk-label-view = Weergave
field-too-many-views = Je hebt 50 weergaven van deze activiteit. Verwijder er eerst een.

# Met velen tegelijk.
desk-step-cancel = { $count ->
    [one] 1 inschrijving annuleren?
   *[other] { $count } inschrijvingen annuleren?
}
desk-step-move = { $count ->
    [one] 1 persoon verplaatsen
   *[other] { $count } mensen verplaatsen
}
desk-step-tag = { $count ->
    [one] Label voor 1 inschrijving
   *[other] Label voor { $count } inschrijvingen
}
desk-step-approve = { $count ->
    [one] 1 aanvraag goedkeuren?
   *[other] { $count } aanvragen goedkeuren?
}
desk-step-decline = { $count ->
    [one] 1 aanvraag weigeren?
   *[other] { $count } aanvragen weigeren?
}
desk-step-cancel-button = { $count ->
    [one] 1 inschrijving annuleren
   *[other] { $count } inschrijvingen annuleren
}
desk-step-approve-button = { $count ->
    [one] 1 aanvraag goedkeuren
   *[other] { $count } aanvragen goedkeuren
}
desk-step-decline-button = { $count ->
    [one] 1 aanvraag weigeren
   *[other] { $count } aanvragen weigeren
}
desk-step-changed = Intussen veranderde de lijst. Kijk de aantallen na en druk opnieuw op de knop.
desk-step-left = { $count ->
    [one] Er gaan er { $now } tegelijk. Daarna blijft er 1 over: doe hetzelfde nog eens.
   *[other] Er gaan er { $now } tegelijk. Daarna blijven er { $count } over: doe hetzelfde nog eens.
}
desk-step-back = Terug
desk-cancel-several-lead = { $count ->
    [one] 1 persoon krijgt een mail, en de afspraak verdwijnt uit de agenda.
   *[other] { $count } mensen krijgen een mail, en de afspraak verdwijnt uit hun agenda.
}
desk-cancel-several-waiting = { $count ->
    [one] Op de wachtlijst staat 1 persoon, die een vrije plaats kan krijgen.
   *[other] Op de wachtlijst staan { $count } mensen, die een vrije plaats kunnen krijgen.
}
desk-several-move = { $count ->
    [one] 1 persoon verplaatst
   *[other] { $count } mensen verplaatst
}
desk-several-moved = Hun nieuwe inschrijving
desk-several-left = { $count ->
    [one] Er past nog 1 inschrijving bij de filters. Doe hetzelfde nog eens.
   *[other] Er passen nog { $count } inschrijvingen bij de filters. Doe hetzelfde nog eens.
}
desk-tag-lead = Een label is een woord waarmee je inschrijvingen terugvindt. Enkel organisatoren zien het.
desk-label-tag = Label
desk-tag-help = Bijvoorbeeld: spreker, pers, betaalt ter plaatse.
desk-tag-known = Bij deze activiteit: { $tags }
desk-tag-how = Wat doe je?
desk-tag-add = Label geven
desk-tag-remove = Label wegnemen
desk-tag-save = Label bewaren
desk-move-lead = De inschrijving hier eindigt, met een mail en een intrekking in de agenda. Bij de andere activiteit begint een nieuwe inschrijving. Beide verwijzen naar elkaar. Sessies en antwoorden gaan niet mee.
desk-move-search = Zoek de andere activiteit
desk-label-to = Naar welke activiteit?
desk-move-nowhere = Geen activiteit die nog komt, past bij wat je zocht.
desk-move-reason = We hebben je inschrijving verplaatst naar een andere activiteit. Daarover krijg je een aparte mail.
desk-places-unlimited = plaats voor iedereen
desk-places-free = { $count ->
    [one] 1 plaats vrij
   *[other] { $count } plaatsen vrij
}
desk-when-full = Als er geen plaats is
desk-when-full-refuse = Doe voor die persoon niets
desk-when-full-wait = Zet die persoon op de wachtlijst
desk-when-full-overbook = Geef toch een plaats, boven de grens
field-same-event = Dat is deze activiteit zelf.
desk-message-chosen-people = { $count ->
    [one] Enkel aan 1 inschrijving die je koos.
   *[other] Enkel aan { $count } inschrijvingen die je koos.
}
desk-message-chosen-people-help = Met de vakken hieronder kan je die groep nog kleiner maken.

# Iemand toevoegen.
desk-add-participant = Iemand toevoegen
desk-add-button = Toevoegen
desk-add-known = Deze persoon is al ingeschreven.
desk-label-standing = Plaats of wachtlijst
desk-add-confirmed = Meteen een plaats
desk-add-waiting = Op de wachtlijst
desk-label-tell = Mail naar deze mensen
desk-tell-yes = Stuur de gewone mail, met de uitnodiging voor de agenda
desk-tell-no = Stuur nu niets
desk-tell-help = Wie nu niets krijgt, krijgt later wel herinneringen en wijzigingen.

# Uit een bestand.
desk-import = Mensen uit een bestand
desk-import-lead = Voor hoogstens { $most } mensen tegelijk. Je ziet eerst wat er gebeurt. Wie al ingeschreven is, blijft zoals hij is.
desk-import-file = Bestand
desk-import-file-help = Een Excelbestand (.xlsx) of een CSV-bestand, met een rij per persoon. Kolommen zoals Voornaam, Naam, E-mailadres en Organisatie worden herkend.
desk-import-paste = Of plak de rijen hier
desk-import-paste-help = Kopieer ze uit je rekenblad, met de titels van de kolommen.
desk-import-look = Bekijken
desk-import-preview = Wat er in het bestand staat
desk-import-nothing-yet = Er is nog niets bewaard.
desk-import-columns = Wat staat in welke kolom?
desk-import-heading = De eerste rij bevat de titels van de kolommen
desk-import-look-again = Opnieuw bekijken
desk-import-people = { $count ->
    [one] 1 persoon kan erbij
   *[other] { $count } mensen kunnen erbij
}
desk-import-row = Rij
desk-import-more = { $count ->
    [one] En nog 1.
   *[other] En nog { $count }.
}
desk-import-unknown = { $count ->
    [one] Bij 1 persoon staat de organisatie niet in het register. Je kan ze later nakijken.
   *[other] Bij { $count } mensen staat de organisatie niet in het register. Je kan ze later nakijken.
}
desk-import-faulty = { $count ->
    [one] 1 rij wordt overgeslagen
   *[other] { $count } rijen worden overgeslagen
}
desk-import-fault-twice = Dit adres staat er al.
desk-import-fault-no-email = Er is geen e-mailadres.
desk-import-fault-email = Dit is geen e-mailadres.
desk-import-fault-no-name = Voornaam of naam ontbreekt.
desk-import-fault-name = Deze naam kan niet bewaard worden.
desk-import-fault-organisation = De organisatie ontbreekt of is te lang.
desk-import-fault-job-title = De functie is te lang.
desk-import-how = Hoe komen ze erbij?
desk-import-add = { $count ->
    [one] 1 persoon toevoegen
   *[other] { $count } mensen toevoegen
}
desk-import-other = Een ander bestand
desk-import-done = { $count ->
    [0] Niemand toegevoegd
    [one] 1 persoon toegevoegd
   *[other] { $count } mensen toegevoegd
}
desk-import-known = { $count ->
    [one] 1 persoon was al ingeschreven
   *[other] { $count } mensen waren al ingeschreven
}
desk-import-nothing = Niet gebruiken
desk-import-column = Kolom { $number }
desk-import-column-first-name = Voornaam
desk-import-column-last-name = Naam
desk-import-column-full-name = Voornaam en naam samen
desk-import-column-email = E-mailadres
desk-import-column-organisation = Organisatie
desk-import-column-job-title = Functie
desk-import-column-language = Taal
desk-label-columns = Kolommen
field-table-empty = Er staat niets in.
field-table-too-large = Dit is te groot. Verdeel het over meer bestanden.
field-table-too-many-rows = Er mogen hoogstens { $limit } rijen in staan. Verdeel ze over meer bestanden.
field-table-too-many-columns = Er staan te veel kolommen in. Laat enkel die staan die je nodig hebt.
field-table-cell-too-long = In een cel staat te veel tekst.
field-table-unreadable = Dit kan niet gelezen worden. Bewaar het als Excelbestand (.xlsx) of als CSV, zonder wachtwoord.
field-column-email-missing = Zeg in welke kolom het e-mailadres staat.
field-column-name-missing = Zeg in welke kolom de voornaam en de naam staan.
field-column-organisation-missing = Zeg in welke kolom de organisatie staat.
field-nobody-in-table = Er staat niemand in die erbij kan.

# Mensen over alle activiteiten.
desk-people = Mensen
desk-people-lead = Iedereen die ooit ingeschreven was, met al hun inschrijvingen.
desk-people-search = Zoek op naam of e-mailadres
desk-people-latest = Laatst bijgekomen
desk-people-none = Niemand gevonden voor ‘{ $search }’.
desk-people-nobody-yet = Er is nog niemand. Mensen komen hier zodra ze zich inschrijven.
desk-people-latest-at = laatst op { $at }
desk-people-alike = Mogelijk dezelfde persoon
desk-people-alike-lead = Dezelfde naam bij dezelfde organisatie, met een ander e-mailadres.
desk-people-alike-none = Niemand lijkt dubbel te zijn.
desk-keep-apart = Dit zijn verschillende mensen
desk-to-person = Alle inschrijvingen en notities van deze persoon
desk-person-known = Gegevens
desk-person-addresses = Andere adressen
desk-person-corrected = Rechtgezet
desk-person-no-registrations = Nog geen inschrijvingen.
desk-person-mails = Mails
desk-person-no-mails = Nog geen mails.
desk-correct-organisation = Organisatie rechtzetten
desk-correct-coming = Ook bij de inschrijvingen voor wat nog komt
desk-correct-coming-help = Voor nieuwe inschrijvingen geldt het altijd. Wat voorbij is, blijft zoals het toen was.
desk-notes = Notities
desk-label-note = Nieuwe notitie
desk-note-help = Enkel organisatoren lezen dit. Schrijf niets wat de persoon zelf niet mag lezen: wie het vraagt, mag zijn gegevens inkijken.
desk-note-save = Notitie bewaren
desk-time-line-changed = Veranderd

# Twee rijen van één mens.
desk-merge = Samenvoegen
desk-merge-look = Naast elkaar zetten
desk-merge-question = { $name } samenvoegen met iemand
desk-merge-search-lead = Zoek de andere rij van dezelfde persoon.
desk-merge-kept = Deze blijft
desk-merge-gone = Deze gaat erin op
desk-merge-other-way = Andersom
desk-merge-follows = Wat er gebeurt
desk-merge-moves = { $count ->
    [one] 1 inschrijving wordt van { $name }, met notities en mails.
   *[other] { $count } inschrijvingen worden van { $name }, met notities en mails.
}
desk-merge-address = { $address } wordt een ander adres van dezelfde persoon. Wie zich ermee inschrijft, wordt herkend.
desk-merge-feed = Hebben beiden een agenda met een eigen adres, dan werkt enkel die van de eerste nog.
desk-merge-both = { $count ->
    [one] Beiden zijn ingeschreven voor dezelfde activiteit
   *[other] Beiden zijn ingeschreven voor { $count } dezelfde activiteiten
}
desk-merge-stays = Blijft:
desk-merge-ends = Eindigt:
desk-merge-no-mail = Daarover vertrekt geen mail. De afspraak die eindigt, blijft in de agenda van dat adres staan tot de persoon ze zelf verwijdert.
desk-merge-for-good = Dit kan je niet ongedaan maken.
desk-merge-button = Definitief samenvoegen

# Namen van organisaties die mensen typten.
desk-merge-beyond = Een van hen was ook ingeschreven voor een activiteit buiten jouw programma’s. Vraag aan een beheerder om hen samen te voegen.
desk-typed-organisations = Getypte organisaties
desk-typed-lead = Deze namen staan niet in het register. Zeg welke organisatie ermee bedoeld is: dat geldt voor alle inschrijvingen met die naam, ook de volgende.
desk-typed-only-all = Deze namen staan niet in het register. Een beheerder, of een organisator van alle programma’s, kan zeggen welke organisatie ermee bedoeld is: dat geldt overal.
desk-typed-name = Zoals getypt
desk-typed-proposed = Misschien
desk-typed-none = Alle organisaties staan in het register.
desk-recognise = Koppelen
desk-recognise-question = Wie is ‘{ $name }’?
desk-recognise-lead = { $count ->
    [one] 1 inschrijving heeft deze naam.
   *[other] { $count } inschrijvingen hebben deze naam.
}
desk-recognise-search = Zoek in het register
desk-recognise-follows = Al die inschrijvingen tellen voortaan bij de organisatie die je kiest. Wat getypt werd, blijft bewaard.
desk-recognise-none = Geen organisatie past bij wat je zocht.

# Wat gebeurde.
desk-transition-add_quietly = Toegevoegd door een organisator, zonder mail
desk-transition-move_away = Verplaatst naar een andere activiteit
desk-transition-move_here = Verplaatst van een andere activiteit
desk-transition-merge = Samengevoegd met een andere inschrijving van dezelfde persoon
desk-history-event-tag = gaf of nam een label
desk-history-event-save-view = bewaarde een weergave
desk-history-event-remove-view = verwijderde een weergave
desk-history-person-note = voegde een notitie toe
desk-history-person-keep-apart = zei dat dit iemand anders is
desk-history-person-correct-organisation = zette de organisatie recht
desk-history-person-merge = voegde samen met een andere rij
desk-history-registration-add = schreef iemand in
desk-history-registration-move = verplaatste een inschrijving
desk-history-registration-merge = voegde een inschrijving samen met een andere
desk-history-organisation-recognise = koppelde een getypte naam
desk-done-view-saved = De weergave is bewaard.
desk-done-view-removed = De weergave is verwijderd.
desk-done-participant-added = De persoon staat op de lijst en krijgt een mail.
desk-done-participant-added-quietly = De persoon staat op de lijst. Er vertrok geen mail.
desk-done-tagged = { $told ->
    [one] 1 inschrijving heeft nu dit label.
   *[other] { $told } inschrijvingen hebben nu dit label.
}
desk-done-untagged = { $told ->
    [one] 1 inschrijving heeft dit label niet meer.
   *[other] { $told } inschrijvingen hebben dit label niet meer.
}
desk-done-note-saved = De notitie is bewaard.
desk-done-organisation-corrected = { $told ->
    [0] De organisatie is rechtgezet voor nieuwe inschrijvingen.
    [one] De organisatie is rechtgezet, ook bij 1 inschrijving die nog komt.
   *[other] De organisatie is rechtgezet, ook bij { $told } inschrijvingen die nog komen.
}
desk-done-people-merged = De twee rijen zijn één persoon.
desk-done-people-apart = Deze mensen worden niet meer voorgesteld.
desk-done-organisation-recognised = { $told ->
    [one] 1 inschrijving hoort nu bij die organisatie.
   *[other] { $told } inschrijvingen horen nu bij die organisatie.
}
