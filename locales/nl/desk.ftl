desk-menu = Menu
desk-start = Start
desk-start-title = Beheer
desk-events = Alle activiteiten
desk-mail = Mails
desk-mailbox = Mailbox van de proefversie
desk-public-site = Publieke site
desk-breadcrumb = Kruimelpad
desk-signed-in-as = Aangemeld als
desk-role-admin = beheerder
desk-role-organiser = organisator
desk-role-desk = onthaal
desk-sign-out = Afmelden
desk-fault = Nog na te kijken
desk-empty = (leeg)
desk-another-choice = een andere keuze
desk-pages = Bladeren
desk-previous = Vorige
desk-next = Volgende
desk-page-of = Pagina { $page } van { $pages }
desk-search = Zoeken
desk-save = Bewaren
desk-save-mine = Mijn versie bewaren
desk-save-draft = Bewaren als concept
desk-save-and-tell = Bewaren en iedereen verwittigen
desk-leave-form = Niet bewaren

desk-sign-in = Aanmelden
desk-sign-in-lead = Voor organisatoren. Vul je e-mailadres in: je krijgt een mail met een link om je aan te melden.
desk-send-link = Stuur me een link
desk-signed-out = Je bent afgemeld.
desk-link-sent = Kijk in je mailbox
desk-link-sent-lead = Hoort dit adres bij een organisator, dan is er een mail met een link onderweg. De link werkt 10 minuten en één keer.
desk-link-sent-help = Geen mail gekregen? Kijk bij de ongewenste mail en kijk na of je het juiste adres gebruikte. Je kan hoogstens enkele links per uur vragen.
desk-ask-again = Opnieuw proberen
desk-hello = Dag { $name }
desk-sign-in-as = Je meldt je aan als { $email }.
desk-not-you = Ben jij dit niet? Sluit dan deze pagina en klik niet op de knop.
desk-link-expired = Deze link werkt niet meer
desk-link-expired-lead = Een link werkt één keer, en maar even. Vraag een nieuwe: die heb je meteen.
desk-new-link = Een nieuwe link vragen

desk-done-created = Het concept is bewaard. Kijk het na en publiceer het wanneer je klaar bent.
desk-done-saved = Bewaard.
desk-done-published = Gepubliceerd. Iedereen kan de activiteit nu zien.
desk-done-event-cancelled = { $told ->
    [0] De activiteit is geannuleerd. Er was niemand ingeschreven.
    [one] De activiteit is geannuleerd. Er vertrekt een mail naar 1 deelnemer.
   *[other] De activiteit is geannuleerd. Er vertrekken mails naar { $told } deelnemers.
}
desk-done-session-added = { $told ->
    [0] De sessie is toegevoegd.
    [one] De sessie is toegevoegd. 1 deelnemer krijgt een mail met een uitnodiging.
   *[other] De sessie is toegevoegd. { $told } deelnemers krijgen een mail met een uitnodiging.
}
desk-done-session-saved = { $told ->
    [0] De sessie is bewaard. Er moest niemand verwittigd worden.
    [one] De sessie is bewaard. 1 deelnemer krijgt een mail met een nieuwe uitnodiging.
   *[other] De sessie is bewaard. { $told } deelnemers krijgen een mail met een nieuwe uitnodiging.
}
desk-done-session-removed = { $told ->
    [0] De sessie is geschrapt.
    [one] De sessie is geschrapt. 1 deelnemer krijgt een mail, en de sessie verdwijnt uit de agenda.
   *[other] De sessie is geschrapt. { $told } deelnemers krijgen een mail, en de sessie verdwijnt uit hun agenda.
}
desk-done-registration-cancelled = De inschrijving is geannuleerd. De deelnemer krijgt een mail.
desk-done-mail-queued = De mail staat opnieuw klaar en vertrekt zo meteen.
desk-done-signed-in = Je bent aangemeld.
desk-done-nothing-changed = Er is niets gewijzigd.

desk-new-event = Nieuwe activiteit
desk-new-event-lead = Je bewaart eerst een concept. Niemand ziet het voor je publiceert.
desk-coming = Wat komt
desk-no-coming = Er staat niets gepland.
desk-drafts = Concepten
desk-more-coming = Alle { $count } komende activiteiten
desk-more-drafts = Alle { $count } concepten
desk-to-past = Voorbije activiteiten
desk-when-coming = Wat komt
desk-when-drafts = Concepten
desk-when-past = Voorbij
desk-which-events = Welke activiteiten
desk-search-events = Zoek op titel, plaats of programma
desk-found-events = { $count ->
    [one] 1 activiteit
   *[other] { $count } activiteiten
}
desk-no-events-coming = Er komt geen activiteit aan. Maak een nieuwe, of publiceer een concept.
desk-no-events-drafts = Er zijn geen concepten. Elke nieuwe activiteit begint als concept.
desk-no-events-past = Er is nog geen activiteit voorbij.
desk-no-events-archived = Het archief is leeg. Een activiteit die voorbij is, kan je op haar pagina archiveren.
desk-found-no-events = Geen activiteiten gevonden.
desk-failed-mails = { $count ->
    [one] 1 mail raakte niet weg.
   *[other] { $count } mails raakten niet weg.
}
desk-failed-mails-look = Bekijk waarom
desk-column-event = Activiteit
desk-column-when = Wanneer
desk-column-state = Stand
desk-column-places = Plaatsen
desk-column-name = Naam
desk-column-organisation = Organisatie
desk-column-since = Ingeschreven op
desk-column-mail = Laatste mail
desk-column-letter = Mail
desk-column-at = Wanneer
desk-column-recipient = Aan
desk-column-error = Wat de mailserver zei
desk-column-action = Wat je kan doen
desk-column-due = Volgende poging
desk-no-date = nog geen datum
desk-places = { $taken } van { $capacity } plaatsen bezet
desk-places-open = { $taken } ingeschreven, geen maximum
desk-taken = { $taken } van { $capacity }
desk-taken-open = { $taken }, geen maximum
desk-state-draft = Concept
desk-state-published = Gepubliceerd
desk-state-cancelled = Geannuleerd

desk-group-what = Waarover gaat het?
desk-group-first-session = Eerste sessie
desk-group-registering = Inschrijven
desk-group-contact = Contact
desk-label-title = Titel
desk-label-kind = Soort
desk-label-format = Waar neem je deel?
desk-label-language = Taal
desk-label-programme = Programma
desk-label-summary = In één zin
desk-label-description = Beschrijving
desk-label-capacity = Aantal plaatsen
desk-label-opens-date = Inschrijven vanaf
desk-label-opens-time = Inschrijven vanaf: uur
desk-label-closes-date = Inschrijven tot
desk-label-closes-time = Inschrijven tot: uur
desk-label-contact-name = Naam van de contactpersoon
desk-label-contact-email = E-mailadres van de contactpersoon
desk-label-slug = Adres van de pagina
desk-label-session-title = Titel van de sessie
desk-label-date = Datum
desk-label-start = Beginuur
desk-label-end = Einduur
desk-label-end-date = Einddatum
desk-label-time-zone = Tijdzone
desk-label-place = Plaats
desk-label-address = Adres
desk-label-join-url = Link van de onlinevergadering
desk-label-reason = Reden
desk-label-email = E-mailadres
desk-label-job-title = Functie
desk-label-attendance-mode = Neemt deel
desk-label-letters-in = Taal van de mails
desk-label-remarks = Opmerkingen
desk-label-link = Link van de pagina
desk-label-status = Stand
desk-label-starts-at = Begin
desk-label-ends-at = Einde
desk-label-start-repeated = Welk beginuur
desk-label-end-repeated = Welk einduur
desk-label-registration-opens-at = Inschrijven vanaf
desk-label-registration-closes-at = Inschrijven tot
desk-label-told = Verwittigd
desk-no-programme = Geen programma
desk-help-language = Van de titel, de tekst en de activiteit zelf.
desk-help-summary = Komt in de lijst met activiteiten, onder de titel.
desk-help-description = Met Markdown: # voor een tussentitel, - voor een lijst, **vet**, [tekst](https://adres).
desk-help-capacity = Laat leeg als er geen maximum is.
desk-help-opens = Laat leeg om te openen zodra je publiceert.
desk-help-closes = Laat leeg om open te blijven tot het einde.
desk-help-time = Bijvoorbeeld 10:00 of 10u30
desk-help-date = Bijvoorbeeld 9/3/2027
desk-help-contact-email = Staat op de publieke pagina.
desk-help-slug = Laat leeg, dan maken we het van de titel. Kleine letters, cijfers en koppeltekens.
desk-help-first-session = Ken je de datum nog niet? Laat alles leeg. Je kan later sessies toevoegen.
desk-help-end-date = Enkel als de sessie over middernacht gaat.
desk-help-time-zone = Bijvoorbeeld Europe/Brussels
desk-help-place = Zaal en gemeente, bijvoorbeeld: Raadzaal, Roeselare
desk-help-join-url = Blijft verborgen: deelnemers openen ze via hun persoonlijke link.
desk-help-session-title = Enkel nodig als er meer sessies zijn.
desk-help-reason = Komt letterlijk in de mail aan wie ingeschreven is.
desk-help-repeated = Die nacht gaat de klok een uur terug: dit uur komt twee keer.
desk-which-start = Welk beginuur bedoel je?
desk-which-end = Welk einduur bedoel je?
desk-the-first-time = De eerste keer (nog zomertijd)
desk-the-second-time = De tweede keer (al wintertijd)
desk-times-in-zone = De uren op deze pagina gelden in { $zone }.

desk-edit-event = Activiteit wijzigen
desk-preview = Voorbeeld
desk-preview-lead = Zo ziet iedereen de pagina na het publiceren.
desk-publish = Publiceren
desk-to-do = Nog te doen voor je kan publiceren
desk-missing-session = Voeg een sessie toe, met datum en uur
desk-missing-place = Vul de plaats in van elke sessie ter plaatse
desk-missing-join-link = Vul de link in van elke onlinesessie
desk-ready = Alles is ingevuld. Bekijk het voorbeeld en publiceer.
desk-is-cancelled = Deze activiteit gaat niet door.
desk-is-past = Deze activiteit is voorbij.
desk-numbers = In cijfers
desk-number-confirmed = Ingeschreven
desk-number-capacity = Plaatsen
desk-number-cancelled = Geannuleerd
desk-unlimited = geen maximum
desk-sessions = Sessies
desk-no-sessions = Er is nog geen sessie.
desk-add-session = Sessie toevoegen
desk-edit-session = Sessie wijzigen
desk-remove-session = Sessie schrappen
desk-keep-session = Sessie behouden
desk-has-join-link = Met onlinelink
desk-last-session = Dit is de enige sessie van een gepubliceerde activiteit. Gaat ze niet door, annuleer dan de activiteit. Verschuift ze, wijzig dan de sessie.
desk-link-after-publishing = werkt na het publiceren
desk-opens-at-once = zodra gepubliceerd
desk-closes-at-end = tot het einde van de activiteit
desk-back-to-event = Terug naar de activiteit
desk-told-of-change = { $count ->
    [0] Nog niemand is ingeschreven: er vertrekt geen mail.
    [one] Wijzig je iets aan tijd, plaats of titel, dan krijgt 1 deelnemer een mail en verandert de afspraak in de agenda.
   *[other] Wijzig je iets aan tijd, plaats of titel, dan krijgen { $count } deelnemers een mail en verandert de afspraak in hun agenda.
}
desk-told-of-session = { $count ->
    [0] Nog niemand is ingeschreven: er vertrekt geen mail.
    [one] 1 deelnemer krijgt een mail met een uitnodiging voor deze sessie.
   *[other] { $count } deelnemers krijgen een mail met een uitnodiging voor deze sessie.
}
desk-told-of-removal = { $count ->
    [0] Nog niemand is ingeschreven: er vertrekt geen mail.
    [one] 1 deelnemer krijgt een mail, en de sessie verdwijnt uit de agenda.
   *[other] { $count } deelnemers krijgen een mail, en de sessie verdwijnt uit hun agenda.
}
desk-told-of-cancelling = { $count ->
    [0] Niemand is ingeschreven: er vertrekt geen mail. De pagina zegt dat de activiteit niet doorgaat.
    [one] 1 ingeschreven deelnemer krijgt een mail. Je kan dit niet ongedaan maken.
   *[other] { $count } ingeschreven deelnemers krijgen een mail. Je kan dit niet ongedaan maken.
}
desk-cancel-event = Activiteit annuleren
desk-cancel-event-lead = Gaat de activiteit niet door? Iedereen die ingeschreven is, krijgt een mail.
desk-cancel-event-question = Gaat deze activiteit niet door?
desk-keep-event = Activiteit behouden
desk-cannot-cancel-draft = Dit is een concept. Niemand kent het, dus er is niets te annuleren.
desk-cannot-cancel-cancelled = Deze activiteit is al geannuleerd.

desk-participants = Deelnemers
desk-search-name = Zoek een deelnemer
desk-found-registrations = { $count ->
    [one] 1 inschrijving
   *[other] { $count } inschrijvingen
}
desk-found-nobody = Niemand gevonden met ‘{ $search }’.
desk-nobody-yet-draft = Er is nog niemand ingeschreven. Dat kan pas als je de activiteit publiceert.
desk-nobody-yet-invite = Nodig mensen uit
desk-nobody-yet = Er is nog niemand ingeschreven.
desk-mails = Mails
desk-no-mails = Er vertrok nog geen mail.
desk-server-said = De mailserver zei:
desk-try-again = Opnieuw proberen
desk-cancel-registration = Inschrijving annuleren
desk-keep-registration = Inschrijving behouden
desk-by-participant = door de deelnemer
desk-by-organiser = door een organisator
desk-by-system = automatisch

desk-mail-demo = In de proefversie vertrekt geen enkele mail. Je vindt ze allemaal in de mailbox.
desk-mail-failed = Niet weggeraakt
desk-mail-failed-lead = { $count ->
    [one] 1 mail werd geweigerd. Los de oorzaak op en probeer dan opnieuw.
   *[other] { $count } mails werden geweigerd. Los de oorzaak op en probeer dan opnieuw.
}
desk-mail-none-failed = Alle mails raakten weg.
desk-mail-waiting = In de wachtrij
desk-mail-waiting-lead = { $count ->
    [one] 1 mail wacht om te vertrekken.
   *[other] { $count } mails wachten om te vertrekken.
}
desk-mail-none-waiting = Er wacht niets.
desk-mail-state-queued = Wacht
desk-mail-state-sending = Wordt verstuurd
desk-mail-state-sent = Verstuurd
desk-mail-state-failed = Niet weggeraakt
desk-mail-state-superseded = Vervangen door een nieuwere
desk-mail-state-withdrawn = Ingetrokken
desk-letter-confirmation = Bevestiging
desk-letter-invitation = Uitnodiging voor een verdere datum
desk-letter-changed = Wijziging
desk-letter-cancelled = Annulering
desk-letter-withdrawal = Datum vervalt
desk-letter-personal-link = Persoonlijke link
desk-letter-sign-in = Link om aan te melden

desk-history = Geschiedenis
desk-the-program = Belfry
desk-history-became = werd
desk-history-changed = gewijzigd
desk-history-told = { $count ->
    [one] 1 deelnemer verwittigd
   *[other] { $count } deelnemers verwittigd
}
desk-history-event-create = maakte het concept
desk-history-event-edit = bewerkte de activiteit
desk-history-event-publish = publiceerde de activiteit
desk-history-event-cancel = annuleerde de activiteit
desk-history-session-add = voegde een sessie toe
desk-history-session-reschedule = wijzigde een sessie
desk-history-session-remove = schrapte een sessie

desk-conflict-title = Iemand anders was je voor
desk-conflict-who = { $name } wijzigde dit intussen ({ $at }).
desk-conflict-somebody = Iemand wijzigde dit intussen.
desk-conflict-kept = Er is nog niets van jou bewaard, en alles wat je typte, staat hieronder. Kijk het na en bewaar opnieuw.
desk-conflict-saved-now = Dit staat er nu, anders dan bij jou:

field-not-a-date = Dit is geen datum. Een voorbeeld: 9/3/2027
field-not-a-time = Dit is geen uur. Een voorbeeld: 10:00 of 10u30
field-not-in-list = Kies iets uit de lijst.
field-not-a-number-of-places = Vul een heel getal in, minstens 1. Laat leeg als er geen maximum is.
field-closes-before-opens = Het inschrijven sluit voor het opent.
field-slug-taken = Een andere activiteit heeft dit adres al.
field-place-needed = Vul een plaats in: de activiteit is gepubliceerd en er komen mensen naartoe.
field-join-link-needed = Vul een link in: de activiteit is gepubliceerd en mensen nemen online deel.
field-unknown-zone = Deze tijdzone kennen we niet. Een voorbeeld: Europe/Brussels
field-time-skipped = Dit uur bestaat niet op die dag: de klok gaat dan een uur vooruit. Kies een ander uur.
field-time-happens-twice = Dit uur komt die nacht twee keer. Kies hieronder welk je bedoelt.
field-end-before-start = Het einduur ligt vóór het beginuur.
field-session-too-long = Een sessie duurt hoogstens 14 dagen. Maak er meer sessies van.
