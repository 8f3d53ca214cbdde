mail-calendar-join = Deelnemen via je persoonlijke link
    .polite = Deelnemen via uw persoonlijke link
mail-calendar-room = Zaal
mail-calendar-more = Alle informatie
mail-calendar-contact = Contact
mail-calendar-online = Online
mail-calendar-link-after-registering = Deze sessie is online te volgen. De link krijg je na inschrijving.

mail-greeting = Dag { $name },
    .polite = Beste { $name },
mail-greeting-nobody = Dag,
mail-closing = Vriendelijke groet
mail-questions = Vragen? Mail naar
mail-event-page = Naar de pagina van deze activiteit
mail-why = Je krijgt deze automatische mail omdat je voor deze activiteit ingeschreven bent of was.
    .polite = U krijgt deze automatische mail omdat u voor deze activiteit ingeschreven bent of was.
mail-when = Wanneer
mail-where = Waar
mail-where-later = de plaats volgt nog
mail-online = Online
mail-join = Online deelnemen
mail-join-personal = Deze link is persoonlijk en opent { $minutes } minuten voor de start.
mail-join-later = je persoonlijke link staat in de uitnodiging voor deze sessie.
    .polite = uw persoonlijke link staat in de uitnodiging voor deze sessie.
mail-registered-as = Ingeschreven als
mail-manage = Je inschrijving bekijken of annuleren
    .polite = Uw inschrijving bekijken of annuleren
mail-manage-button = Mijn inschrijving
mail-manage-personal = Deze link is persoonlijk: geef hem niet door. Kan je niet komen? Annuleer dan langs deze weg, zo komt je plaats vrij voor iemand anders.
    .polite = Deze link is persoonlijk: geef hem niet door. Kunt u niet komen? Annuleer dan langs deze weg, zo komt uw plaats vrij voor iemand anders.
mail-calendar-attached = De uitnodiging voor je agenda zit bij deze mail. Wijzigt er iets, dan volgt je agenda vanzelf.
    .polite = De uitnodiging voor uw agenda zit bij deze mail. Wijzigt er iets, dan volgt uw agenda vanzelf.
mail-calendar-further = { $count ->
    [one] Voor de andere sessie krijg je een aparte uitnodiging.
   *[other] Voor elk van de { $count } andere sessies krijg je een aparte uitnodiging.
}
    .polite = { $count ->
        [one] Voor de andere sessie krijgt u een aparte uitnodiging.
       *[other] Voor elk van de { $count } andere sessies krijgt u een aparte uitnodiging.
    }
mail-reason = Reden

mail-invitation-subject = Voor je agenda: { $title }
    .polite = Voor uw agenda: { $title }
mail-invitation-heading = Een sessie voor je agenda
    .polite = Een sessie voor uw agenda
mail-invitation-lead = Deze sessie hoort bij je inschrijving voor ‘{ $title }’.
    .polite = Deze sessie hoort bij uw inschrijving voor ‘{ $title }’.

mail-changed-subject = Gewijzigd: { $title }
mail-changed-heading = Er is iets gewijzigd
mail-changed-lead = De gegevens van ‘{ $title }’ zijn gewijzigd. Je inschrijving blijft gelden.
    .polite = De gegevens van ‘{ $title }’ zijn gewijzigd. Uw inschrijving blijft gelden.
mail-changed-now = Nieuw
mail-changed-before = Vroeger
mail-changed-calendar = Bij deze mail zit de bijgewerkte uitnodiging. Ze vervangt de vorige in je agenda.
    .polite = Bij deze mail zit de bijgewerkte uitnodiging. Ze vervangt de vorige in uw agenda.
mail-changed-cannot = Past het zo niet meer voor je? Annuleer dan je inschrijving, zo komt je plaats vrij:
    .polite = Past het zo niet meer voor u? Annuleer dan uw inschrijving, zo komt uw plaats vrij:

mail-cancelled-subject = Geannuleerd: { $title }
mail-cancelled-event-subject = Gaat niet door: { $title }
mail-cancelled-heading-participant = Je inschrijving is geannuleerd
    .polite = Uw inschrijving is geannuleerd
mail-cancelled-heading-organiser = Je inschrijving is geannuleerd
    .polite = Uw inschrijving is geannuleerd
mail-cancelled-heading-event = Deze activiteit gaat niet door
mail-cancelled-by-participant = Je hebt je inschrijving voor ‘{ $title }’ geannuleerd.
    .polite = U hebt uw inschrijving voor ‘{ $title }’ geannuleerd.
mail-cancelled-by-organiser = De organisator heeft je inschrijving voor ‘{ $title }’ geannuleerd.
    .polite = De organisator heeft uw inschrijving voor ‘{ $title }’ geannuleerd.
mail-cancelled-by-event = ‘{ $title }’ gaat niet door. Je inschrijving vervalt daarmee.
    .polite = ‘{ $title }’ gaat niet door. Uw inschrijving vervalt daarmee.
mail-cancelled-calendar = Met deze mail verdwijnt de afspraak uit je agenda.
    .polite = Met deze mail verdwijnt de afspraak uit uw agenda.
mail-cancelled-again = Wil je toch nog komen? Schrijf je dan opnieuw in, zolang er plaats is:
    .polite = Wilt u toch nog komen? Schrijf u dan opnieuw in, zolang er plaats is:

mail-withdrawal-subject = Geschrapt uit je agenda: { $title }
    .polite = Geschrapt uit uw agenda: { $title }
mail-withdrawal-heading = Een sessie vervalt
mail-withdrawal-lead = Deze sessie van ‘{ $title }’ gaat niet door of hoort niet meer bij je inschrijving. De rest van je inschrijving blijft gelden.
    .polite = Deze sessie van ‘{ $title }’ gaat niet door of hoort niet meer bij uw inschrijving. De rest van uw inschrijving blijft gelden.
mail-withdrawal-whole = Je inschrijving voor ‘{ $title }’ is geannuleerd. Daarmee vervalt ook deze sessie.
    .polite = Uw inschrijving voor ‘{ $title }’ is geannuleerd. Daarmee vervalt ook deze sessie.

mail-personal-link-subject = Je persoonlijke link: { $title }
    .polite = Uw persoonlijke link: { $title }
mail-personal-link-lead = Iemand, waarschijnlijk jijzelf, vulde met dit e-mailadres opnieuw het inschrijvingsformulier in van ‘{ $title }’.
    .polite = Iemand, waarschijnlijk uzelf, vulde met dit e-mailadres opnieuw het inschrijvingsformulier in van ‘{ $title }’.

mail-sign-in-subject = Aanmelden bij het beheer van { $association }
mail-sign-in-heading = Aanmelden bij het beheer
mail-sign-in-lead = Open deze link en druk op de knop op die pagina om je aan te melden bij het beheer van { $association }:
mail-sign-in-button = Aanmelden
mail-sign-in-until = De link werkt één keer, tot { $moment } ({ $zone }).
mail-sign-in-not-you = Heb je dit niet gevraagd? Dan hoef je niets te doen: zonder deze mail raakt niemand binnen.
mail-sign-in-why = Je krijgt deze automatische mail omdat iemand op de aanmeldpagina je e-mailadres invulde.

# After a label; French wants a blank before it.
mail-colon = :
