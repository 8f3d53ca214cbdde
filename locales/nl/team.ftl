# Het team, links voor vrijwilligers, en wie wat wijzigde.

field-nothing-chosen = Vink er minstens één aan.
field-organiser-known = Iemand van het team heeft dit adres al.
field-programme-needed = Kies een van je programma’s.
field-link-ends-before-now = Dat moment is voorbij.
field-link-ends-late = Een link stopt ten laatste een week na de activiteit.

refusal-last-admin = Dit is de enige beheerder die zich kan aanmelden. Maak eerst iemand anders beheerder.
refusal-own-rights = Je kan je eigen rol of programma’s niet wijzigen, en jezelf niet uitschakelen. Vraag het aan een andere beheerder.

mail-welcome-subject = Je kan activiteiten beheren bij { $association }
mail-welcome-heading = Welkom in het beheer
mail-welcome-lead = { $by } gaf je toegang tot het beheer van { $association }.
mail-welcome-how = Open de aanmeldpagina en vul het adres in waarop je deze mail kreeg. Je krijgt meteen een link om je aan te melden.
mail-welcome-why = Je krijgt deze automatische mail omdat een beheerder je adres toevoegde.
desk-letter-welcome = Welkom voor iemand nieuw in het team

desk-role-reader = lezer
desk-role-volunteer = vrijwilliger
desk-role-admin-explained = Beheerder: alles, ook het team, in alle programma’s
desk-role-organiser-explained = Organisator: activiteiten, deelnemers, mails
desk-role-desk-explained = Onthaal: ziet wie komt en noteert wie er is
desk-role-reader-explained = Lezer: ziet activiteiten en cijfers, geen namen van deelnemers

desk-team = Team
desk-team-lead = Wie zich hier kan aanmelden, en wat ieder mag.
desk-team-add = Iemand toevoegen
desk-team-add-lead = Die persoon krijgt een mail met uitleg over aanmelden.
desk-team-add-button = Toevoegen
desk-team-seen = Laatst hier
desk-team-never = nog nooit
desk-team-off = uitgeschakeld
desk-team-email-help = De links om aan te melden gaan naar dit adres.
desk-team-own = Je eigen rol en programma’s kan alleen een andere beheerder wijzigen.
desk-team-language = Taal van de mails
desk-team-saved-meanwhile = Dit is nu bewaard. Bewaar opnieuw om het te vervangen door wat je intikte:
desk-team-switch-off = Uitschakelen
desk-team-keep = Niet uitschakelen
desk-team-switch-off-lead = Vertrekt deze persoon? Dan kan die meteen niets meer openen. Wat die deed, blijft in de geschiedenis.
desk-team-switch-on = Weer inschakelen
desk-team-switch-on-lead = Deze persoon kan zich weer aanmelden, met dezelfde rol en programma’s.
desk-team-off-session = Wie aangemeld is, is meteen afgemeld. Oude links om aan te melden werken niet meer.
desk-team-off-mails = Er komen geen mails over activiteiten meer, en het agenda-adres sluit.
desk-team-off-links = { $count ->
    [one] Eén link voor een vrijwilliger stopt.
   *[other] { $count } links voor vrijwilligers stoppen.
}
desk-team-off-stays = Activiteiten, deelnemers en geplande berichten blijven zoals ze zijn.

desk-label-name = Naam
desk-label-role = Rol
desk-label-programmes = Programma’s
desk-label-team-programmes = Programma’s
desk-label-reach = Welke activiteiten
desk-label-active = Kan zich aanmelden
desk-label-desk-link = Link voor een vrijwilliger
desk-label-link-ends-at = Werkt tot
desk-label-link-name = Voor wie is de link?
desk-label-which-sessions = Welke sessies
desk-label-sessions = Sessies
desk-label-ends-date = Werkt tot: datum
desk-label-ends-time = Werkt tot: uur
desk-label-mails = Mails
desk-label-mail-letter = Mail
desk-label-mail-state = Stand van de mail
desk-label-attendance-closed = Afgesloten
desk-label-message-text = Tekst
desk-label-message-people = Ontvangers
desk-label-mail-address = Adres
desk-reach-all = alle programma’s
desk-reach-chosen = alleen de programma’s die je hieronder aanvinkt
desk-reach-help = Activiteiten zonder programma zijn voor wie alle programma’s ziet.
desk-programmes-help = Alleen voor wie niet alle programma’s ziet. Wat je niet aanvinkt, bestaat niet voor die persoon.

desk-links = Links voor vrijwilligers
desk-links-lead = Met een link noteert iemand zonder toegang aan de deur wie er is: namen en organisaties, niets anders. Stuur de link alleen naar wie hem nodig heeft.
desk-links-made = Links
desk-link-open = werkt
desk-link-ended = gestopt
desk-link-address = Link om te versturen
desk-link-sessions-all = alle sessies
desk-link-sessions-chosen = alleen de sessies die je hieronder aanvinkt
desk-link-sessions-help = Alleen als je dat hierboven koos.
desk-link-ended-at = Gestopt op { $moment }
desk-link-until = Werkt tot { $moment }
desk-link-made-by = Gemaakt door { $name }
desk-link-opened = { $count ->
    [0] nog niet geopend
    [one] één keer geopend
   *[other] { $count } keer geopend
}
desk-link-end = Stoppen
desk-link-make = Link maken
desk-link-name-help = De naam van de vrijwilliger, of de tafel waar die zit. Hij staat in de geschiedenis.
desk-link-ends-help = Leeg: twee uur na de activiteit.
desk-link-no-sessions = Voeg eerst een sessie toe. Dan kan je er een link voor maken.

desk-check-in = Aanwezigheid
desk-check-in-link-lead = Je noteert wie er is op
desk-check-in-open = Beginnen
desk-check-in-privacy = Je ziet namen en organisaties van deelnemers. Gebruik ze alleen om aanwezigheid te noteren.
desk-check-in-ended-lead = Vraag de organisator een nieuwe link.
desk-check-in-lead = Kies een sessie en duid aan wie er is.
desk-check-in-nothing = Hier valt nog niets te noteren. Vraag het aan de organisator.
desk-check-in-leave = Klaar

desk-log-newest = Nieuwste
desk-log-older = Ouder
desk-log-empty = Nog niets. Wat iemand wijzigt, staat hier.
desk-log-lead = Wie wat wijzigde, en hoe het voordien was.
desk-log-whole = De hele geschiedenis
desk-log-of-organiser = Wat deze persoon deed
desk-log-of-organiser-lead = Wat deze persoon deed, en wat er aan de toegang gewijzigd werd.
desk-actor-volunteer = { $name } (vrijwilliger)
desk-actor-participant = De deelnemer
desk-actor-booker = De aanvrager

desk-history-organiser-add = gaf toegang vanaf de opdrachtregel
desk-history-organiser-invite = voegde iemand toe aan het team
desk-history-organiser-change = wijzigde iemand in het team
desk-history-organiser-switch-off = schakelde iemand uit
desk-history-organiser-switch-on = schakelde iemand in
desk-history-desk-link-make = maakte een link voor een vrijwilliger
desk-history-desk-link-end = stopte een link voor een vrijwilliger
desk-history-desk-link-open = opende de link voor aanwezigheid
desk-history-event-follow = wijzigde wat die van de activiteit wil horen
desk-history-sign-in = meldde zich aan
desk-history-sign-out = meldde zich af
desk-history-sign-in-request = mailde een link om aan te melden
desk-history-feed-open = opende een agenda-adres
desk-history-feed-renew = vernieuwde een agenda-adres
desk-history-feed-revoke = sloot een agenda-adres
desk-history-feed-set-alarm = wijzigde de herinnering van een agenda
desk-history-mail-bounce = noteerde dat een mail terugkwam
desk-history-mail-clear-address = gaf een adres weer vrij
desk-history-mail-resend = stuurde een mail opnieuw
desk-history-mail-try-again = probeerde een mail opnieuw
desk-history-mail-try-all-again = probeerde alle mislukte mails opnieuw
desk-history-mail-withdraw = trok een mail in
desk-history-mail-subscribe = wil weer berichten
desk-history-mail-unsubscribe = wil geen berichten meer
desk-history-message-save = bewaarde een bericht
desk-history-message-remove = verwijderde een bericht
desk-history-message-try-out = stuurde een bericht naar zichzelf
desk-history-registration-change-address = wijzigde een e-mailadres

desk-done-organiser-added = Toegevoegd. Een mail legt uit hoe aanmelden gaat.
desk-done-organiser-saved = Bewaard. Het geldt vanaf nu.
desk-done-organiser-switched-off = Uitgeschakeld. Deze persoon kan niets meer openen.
desk-done-organiser-switched-on = Ingeschakeld. Deze persoon kan zich weer aanmelden.
desk-done-desk-link-made = De link is klaar. Kopieer hem en stuur hem naar wie hem nodig heeft.
desk-done-desk-link-ended = De link werkt niet meer.
