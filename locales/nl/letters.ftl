# Letters about a registration beyond the plain ones in mail.ftl.
mail-why-request = Je krijgt deze automatische mail omdat voor dit e-mailadres een plaats gevraagd is bij deze activiteit.
    .polite = U krijgt deze automatische mail omdat voor dit e-mailadres een plaats gevraagd is bij deze activiteit.
mail-why-booking = Je krijgt deze automatische mail omdat iemand met dit e-mailadres collega’s inschreef voor deze activiteit.
    .polite = U krijgt deze automatische mail omdat iemand met dit e-mailadres collega’s inschreef voor deze activiteit.
mail-why-invitee = Je krijgt deze automatische mail omdat de organisator je uitnodigt. Wil je geen herinnering? Laat dan op de pagina van de uitnodiging weten dat je niet komt.
    .polite = U krijgt deze automatische mail omdat de organisator u uitnodigt. Wilt u geen herinnering? Laat dan op de pagina van de uitnodiging weten dat u niet komt.
mail-link-personal = Deze link is persoonlijk: geef hem niet door.
mail-join-with-place = de link krijg je zodra je een plaats hebt.
    .polite = de link krijgt u zodra u een plaats hebt.

mail-confirmation-subject-registered = Ingeschreven: { $title }
mail-confirmation-subject-approved = Aanvraag aanvaard: { $title }
mail-confirmation-subject-promoted = Je hebt een plaats: { $title }
    .polite = U hebt een plaats: { $title }
mail-confirmation-subject-offer_accepted = Je hebt een plaats: { $title }
    .polite = U hebt een plaats: { $title }
mail-confirmation-subject-took_over = Ingeschreven: { $title }
mail-confirmation-subject-restored = Opnieuw ingeschreven: { $title }
mail-confirmation-heading-registered = Je bent ingeschreven
    .polite = U bent ingeschreven
mail-confirmation-heading-approved = Je aanvraag is aanvaard
    .polite = Uw aanvraag is aanvaard
mail-confirmation-heading-promoted = Je hebt een plaats
    .polite = U hebt een plaats
mail-confirmation-heading-offer_accepted = Je hebt een plaats
    .polite = U hebt een plaats
mail-confirmation-heading-took_over = Je bent ingeschreven
    .polite = U bent ingeschreven
mail-confirmation-heading-restored = Je bent opnieuw ingeschreven
    .polite = U bent opnieuw ingeschreven
mail-confirmation-lead-registered = Je bent ingeschreven voor ‘{ $title }’. Fijn dat je erbij bent!
    .polite = U bent ingeschreven voor ‘{ $title }’. Fijn dat u erbij bent!
mail-confirmation-lead-by = { $name } schreef je in voor ‘{ $title }’. Fijn dat je erbij bent!
    .polite = { $name } schreef u in voor ‘{ $title }’. Fijn dat u erbij bent!
mail-confirmation-lead-approved = De organisator aanvaardde je aanvraag: je bent ingeschreven voor ‘{ $title }’. Fijn dat je erbij bent!
    .polite = De organisator aanvaardde uw aanvraag: u bent ingeschreven voor ‘{ $title }’. Fijn dat u erbij bent!
mail-confirmation-lead-promoted = Er kwam een plaats vrij en jij was aan de beurt: je staat niet meer op de wachtlijst, je bent ingeschreven voor ‘{ $title }’.
    .polite = Er kwam een plaats vrij en u was aan de beurt: u staat niet meer op de wachtlijst, u bent ingeschreven voor ‘{ $title }’.
mail-confirmation-lead-offer_accepted = Je aanvaardde de vrije plaats: je bent nu ingeschreven voor ‘{ $title }’. Fijn dat je erbij bent!
    .polite = U aanvaardde de vrije plaats: u bent nu ingeschreven voor ‘{ $title }’. Fijn dat u erbij bent!
mail-confirmation-lead-took_over = Een collega gaf je een plaats door: je bent ingeschreven voor ‘{ $title }’.
    .polite = Een collega gaf u een plaats door: u bent ingeschreven voor ‘{ $title }’.
mail-confirmation-lead-from = { $name } gaf je een plaats door: je bent ingeschreven voor ‘{ $title }’.
    .polite = { $name } gaf u een plaats door: u bent ingeschreven voor ‘{ $title }’.
mail-confirmation-lead-restored = Je inschrijving voor ‘{ $title }’ geldt opnieuw. De vorige annulatie telt niet meer.
    .polite = Uw inschrijving voor ‘{ $title }’ geldt opnieuw. De vorige annulatie telt niet meer.

mail-acknowledged-subject = Aanvraag ontvangen: { $title }
mail-acknowledged-heading = Je aanvraag is goed aangekomen
    .polite = Uw aanvraag is goed aangekomen
mail-acknowledged-lead = Je aanvraag om deel te nemen aan ‘{ $title }’ is goed aangekomen. De organisator beslist wie kan deelnemen. Je krijgt een mail zodra er een antwoord is.
    .polite = Uw aanvraag om deel te nemen aan ‘{ $title }’ is goed aangekomen. De organisator beslist wie kan deelnemen. U krijgt een mail zodra er een antwoord is.
mail-acknowledged-lead-by = { $name } vroeg voor jou een plaats bij ‘{ $title }’. De organisator beslist wie kan deelnemen. Je krijgt een mail zodra er een antwoord is.
    .polite = { $name } vroeg voor u een plaats bij ‘{ $title }’. De organisator beslist wie kan deelnemen. U krijgt een mail zodra er een antwoord is.
mail-acknowledged-holds = Intussen houden we een plaats voor je vrij.
    .polite = Intussen houden we een plaats voor u vrij.
mail-acknowledged-holds-not = Intussen houden we nog geen plaats voor je vrij.
    .polite = Intussen houden we nog geen plaats voor u vrij.
mail-acknowledged-calendar = Zet dit nog niet vast in je agenda: de uitnodiging krijg je pas als je een plaats hebt.
    .polite = Zet dit nog niet vast in uw agenda: de uitnodiging krijgt u pas als u een plaats hebt.
mail-acknowledged-button = Mijn aanvraag
mail-acknowledged-personal = Wil je toch niet deelnemen? Trek dan je aanvraag in op die pagina. De link is persoonlijk: geef hem niet door.
    .polite = Wilt u toch niet deelnemen? Trek dan uw aanvraag in op die pagina. De link is persoonlijk: geef hem niet door.

mail-waitlisted-subject = Op de wachtlijst: { $title }
mail-waitlisted-heading = Je staat op de wachtlijst (plaats { $position })
    .polite = U staat op de wachtlijst (plaats { $position })
mail-waitlisted-lead = Je staat op de wachtlijst voor ‘{ $title }’. Je bent dus nog niet ingeschreven.
    .polite = U staat op de wachtlijst voor ‘{ $title }’. U bent dus nog niet ingeschreven.
mail-waitlisted-lead-by = { $name } zette je op de wachtlijst voor ‘{ $title }’. Je bent dus nog niet ingeschreven.
    .polite = { $name } zette u op de wachtlijst voor ‘{ $title }’. U bent dus nog niet ingeschreven.
mail-waitlisted-position = Je staat nu op plaats { $position }.
    .polite = U staat nu op plaats { $position }.
mail-waitlisted-next = Komt er een plaats vrij en ben jij aan de beurt? Dan krijg je meteen een mail. Daarin staat of je al ingeschreven bent, of dat je de plaats nog moet aanvaarden. Intussen hoef je niets te doen.
    .polite = Komt er een plaats vrij en bent u aan de beurt? Dan krijgt u meteen een mail. Daarin staat of u al ingeschreven bent, of dat u de plaats nog moet aanvaarden. Intussen hoeft u niets te doen.
mail-waitlisted-calendar = Zet dit nog niet vast in je agenda: de uitnodiging krijg je pas als je een plaats hebt.
    .polite = Zet dit nog niet vast in uw agenda: de uitnodiging krijgt u pas als u een plaats hebt.
mail-waitlisted-button = Mijn plek op de wachtlijst
mail-waitlisted-leave = Wil je niet langer wachten? Verlaat de wachtlijst dan op die pagina. De link is persoonlijk: geef hem niet door.
    .polite = Wilt u niet langer wachten? Verlaat de wachtlijst dan op die pagina. De link is persoonlijk: geef hem niet door.

mail-offer-subject = Er is een plaats voor je: { $title }
    .polite = Er is een plaats voor u: { $title }
mail-offer-heading = Er is een plaats voor je
    .polite = Er is een plaats voor u
mail-offer-lead = Je stond op de wachtlijst voor ‘{ $title }’ en er kwam een plaats vrij. Wil je ze?
    .polite = U stond op de wachtlijst voor ‘{ $title }’ en er kwam een plaats vrij. Wilt u ze?
mail-offer-until = We houden ze voor je vrij tot { $moment } ({ $zone }).
    .polite = We houden ze voor u vrij tot { $moment } ({ $zone }).
mail-offer-how = Op je persoonlijke pagina aanvaard je de plaats, of laat je weten dat je ze niet neemt. De link hieronder opent alleen die pagina. Je kiest daar met een knop.
    .polite = Op uw persoonlijke pagina aanvaardt u de plaats, of laat u weten dat u ze niet neemt. De link hieronder opent alleen die pagina. U kiest daar met een knop.
mail-offer-button = Naar mijn antwoord
mail-offer-late = Antwoord je niet op tijd, dan gaat de plaats naar de volgende op de wachtlijst.
    .polite = Antwoordt u niet op tijd, dan gaat de plaats naar de volgende op de wachtlijst.

mail-offer-expired-subject = Plaats vervallen: { $title }
mail-offer-expired-heading = De plaats is niet meer voor jou
    .polite = De plaats is niet meer voor u
mail-offer-expired-lead = We hielden een plaats voor je vrij voor ‘{ $title }’, maar kregen niet op tijd een antwoord. De volgende op de wachtlijst krijgt ze nu. Je staat niet meer op de lijst.
    .polite = We hielden een plaats voor u vrij voor ‘{ $title }’, maar kregen niet op tijd een antwoord. De volgende op de wachtlijst krijgt ze nu. U staat niet meer op de lijst.
mail-offer-expired-again = Wil je toch nog komen? Schrijf je dan opnieuw in. Is alles volzet, dan kom je achteraan op de wachtlijst.
    .polite = Wilt u toch nog komen? Schrijf u dan opnieuw in. Is alles volzet, dan komt u achteraan op de wachtlijst.
mail-offer-expired-button = Opnieuw inschrijven

mail-declined-subject = Aanvraag niet aanvaard: { $title }
mail-declined-heading = Je aanvraag is niet aanvaard
    .polite = Uw aanvraag is niet aanvaard
mail-declined-lead = De organisator kon je aanvraag voor ‘{ $title }’ niet aanvaarden. Je bent niet ingeschreven.
    .polite = De organisator kon uw aanvraag voor ‘{ $title }’ niet aanvaarden. U bent niet ingeschreven.
mail-declined-ask = Heb je een vraag over deze beslissing? Je mag gewoon op deze mail antwoorden.
    .polite = Hebt u een vraag over deze beslissing? U mag gewoon op deze mail antwoorden.

mail-cancelled-heading-booker = Je inschrijving is geannuleerd
    .polite = Uw inschrijving is geannuleerd
mail-cancelled-by-booker = Wie je inschreef voor ‘{ $title }’, annuleerde je inschrijving.
    .polite = Wie u inschreef voor ‘{ $title }’, annuleerde uw inschrijving.
mail-cancelled-by-name = { $name } annuleerde je inschrijving voor ‘{ $title }’.
    .polite = { $name } annuleerde uw inschrijving voor ‘{ $title }’.

mail-handed-over-subject = Plaats doorgegeven: { $title }
mail-handed-over-heading = Je plaats is doorgegeven
    .polite = Uw plaats is doorgegeven
mail-handed-over-lead = Je plaats voor ‘{ $title }’ ging naar een collega. Die krijgt een eigen mail.
    .polite = Uw plaats voor ‘{ $title }’ ging naar een collega. Die krijgt een eigen mail.
mail-handed-over-lead-to = Je plaats voor ‘{ $title }’ ging naar { $name }, die daarover een eigen mail krijgt.
    .polite = Uw plaats voor ‘{ $title }’ ging naar { $name }, die daarover een eigen mail krijgt.
mail-handed-over-link = Je vroegere persoonlijke link geeft geen toegang meer tot die plaats.
    .polite = Uw vroegere persoonlijke link geeft geen toegang meer tot die plaats.
mail-handed-over-mistake = Klopt dit niet? Neem dan contact op met de organisator.

mail-personal-link-heading-confirmed = Je bent al ingeschreven
    .polite = U bent al ingeschreven
mail-personal-link-heading-pending = Je aanvraag is er al
    .polite = Uw aanvraag is er al
mail-personal-link-heading-waitlisted = Je staat al op de wachtlijst
    .polite = U staat al op de wachtlijst
mail-personal-link-heading-offered = Er wordt al een plaats voor je vrijgehouden
    .polite = Er wordt al een plaats voor u vrijgehouden
mail-personal-link-heading-cancelled = Je inschrijving is geannuleerd
    .polite = Uw inschrijving is geannuleerd
mail-personal-link-heading-declined = Je aanvraag is niet aanvaard
    .polite = Uw aanvraag is niet aanvaard
mail-personal-link-unchanged-confirmed = Je had al een plaats. Daar is niets aan veranderd. Hieronder vind je je persoonlijke link nog eens.
    .polite = U had al een plaats. Daar is niets aan veranderd. Hieronder vindt u uw persoonlijke link nog eens.
mail-personal-link-unchanged-pending = Je aanvraag was er al en wacht nog op het antwoord van de organisator. Daar is niets aan veranderd. Hieronder vind je je persoonlijke link nog eens.
    .polite = Uw aanvraag was er al en wacht nog op het antwoord van de organisator. Daar is niets aan veranderd. Hieronder vindt u uw persoonlijke link nog eens.
mail-personal-link-unchanged-waitlisted = Je stond al op de wachtlijst. Je plek daar is niet veranderd. Hieronder vind je je persoonlijke link nog eens.
    .polite = U stond al op de wachtlijst. Uw plek daar is niet veranderd. Hieronder vindt u uw persoonlijke link nog eens.
mail-personal-link-unchanged-offered = Er wordt al een plaats voor je vrijgehouden, maar je moet ze nog aanvaarden. Doe dat op tijd op je persoonlijke pagina. Tot wanneer dat kan, staat daar ook.
    .polite = Er wordt al een plaats voor u vrijgehouden, maar u moet ze nog aanvaarden. Doe dat op tijd op uw persoonlijke pagina. Tot wanneer dat kan, staat daar ook.
mail-personal-link-unchanged-cancelled = Je inschrijving was geannuleerd en blijft dat. Hieronder vind je je persoonlijke link nog eens.
    .polite = Uw inschrijving was geannuleerd en blijft dat. Hieronder vindt u uw persoonlijke link nog eens.
mail-personal-link-unchanged-declined = Je aanvraag was niet aanvaard en daar is niets aan veranderd. Hieronder vind je je persoonlijke link nog eens.
    .polite = Uw aanvraag was niet aanvaard en daar is niets aan veranderd. Hieronder vindt u uw persoonlijke link nog eens.

mail-status-pending = wacht op een beslissing
mail-status-confirmed = ingeschreven
mail-status-waitlisted = op de wachtlijst
mail-status-offered = heeft een plaats die nog moet worden aanvaard
mail-status-cancelled = geannuleerd
mail-status-declined = niet aanvaard
mail-status-known = was al ingeschreven en regelt dat zelf

mail-booking-subject = Overzicht van je collega’s: { $title }
    .polite = Overzicht van uw collega’s: { $title }
mail-booking-heading = Je schreef collega’s in
    .polite = U schreef collega’s in
mail-booking-lead = Je vulde het inschrijvingsformulier in voor ‘{ $title }’. Zo staat het nu met iedereen:
    .polite = U vulde het inschrijvingsformulier in voor ‘{ $title }’. Zo staat het nu met iedereen:
mail-booking-name = Naam
mail-booking-status = Stand
mail-booking-nameless = naam niet getoond
mail-booking-told = Wie je inschreef, krijgt een eigen mail met een eigen link.
    .polite = Wie u inschreef, krijgt een eigen mail met een eigen link.
mail-booking-button = Inschrijvingen beheren
mail-booking-personal = Met deze link bekijk je de inschrijvingen, wijzig je ze of annuleer je ze. Hij is persoonlijk: geef hem niet door.
    .polite = Met deze link bekijkt u de inschrijvingen, wijzigt u ze of annuleert u ze. Hij is persoonlijk: geef hem niet door.

mail-invitee-subject = Uitnodiging: { $title }
mail-invitee-subject-again = Herinnering, je bent uitgenodigd: { $title }
    .polite = Herinnering, u bent uitgenodigd: { $title }
mail-invitee-heading = Je bent uitgenodigd
    .polite = U bent uitgenodigd
mail-invitee-heading-again = Kom je ook?
    .polite = Komt u ook?
mail-invitee-lead = { $association } nodigt je uit voor ‘{ $title }’.
    .polite = { $association } nodigt u uit voor ‘{ $title }’.
mail-invitee-lead-again = { $association } nodigde je uit voor ‘{ $title }’. We kregen nog geen antwoord van je.
    .polite = { $association } nodigde u uit voor ‘{ $title }’. We kregen nog geen antwoord van u.
mail-invitee-closes = Inschrijven kan tot { $moment } ({ $zone }).
mail-invitee-how = Open de pagina van je uitnodiging. Daar schrijf je je in, of laat je met één knop weten dat je niet komt.
    .polite = Open de pagina van uw uitnodiging. Daar schrijft u zich in, of laat u met één knop weten dat u niet komt.
mail-invitee-button = Naar mijn uitnodiging


# The page of an invitation.
page-invitation-title = Je bent uitgenodigd
page-invitation-registered = Je bent al ingeschreven, of je aanvraag loopt.
page-invitation-registered-how = Wil je iets wijzigen of annuleren? Gebruik dan de persoonlijke link in de mail die je daarna kreeg.
page-invitation-declined = Je liet weten dat je niet komt.
page-invitation-declined-how = Je krijgt geen herinnering meer. Kom je toch? Dan kan je je nog inschrijven, zolang er plaats is.
page-invitation-closes = Inschrijven kan tot
page-invitation-register = Schrijf je in
page-invitation-cannot = Kan je er niet bij zijn? Laat het weten, dan krijg je geen herinnering.
page-invitation-decline = Ik kom niet

# The desk's list of the invited.
desk-invitees = Genodigden
desk-invitee-number-all = Uitgenodigd
desk-invitee-answer-accepted = Ingeschreven
desk-invitee-answer-declined = Komt niet
desk-invitee-answer-none = Nog geen antwoord
desk-invitee-remind-lead = Een herinnering gaat naar wie nog niet antwoordde en de laatste 48 uur geen mail over deze uitnodiging kreeg.
desk-invitee-remind = Herinnering sturen
desk-invitee-add = Mensen uitnodigen
desk-invitee-list = Lijst
desk-invitee-list-help = Eén persoon per regel: een e-mailadres, ‘Naam <e-mailadres>’, of cellen uit een rekenblad (voornaam, achternaam, e-mailadres). Hoogstens { $most } adressen per keer. Wie al uitgenodigd is, krijgt geen tweede mail.
desk-invitee-send = Uitnodigingen sturen
desk-invitee-nobody-yet = { $count ->
    [0] Er is nog niemand uitgenodigd. Verbeter deze regels:
    [one] Er is nog niemand uitgenodigd. Eén persoon is goed gelezen, verbeter deze regels:
   *[other] Er is nog niemand uitgenodigd. { $count } personen zijn goed gelezen, verbeter deze regels:
}
desk-invitee-line = Regel { $line }:
desk-invitee-more-faults = { $count ->
    [one] En nog één andere regel.
   *[other] En nog { $count } andere regels.
}
desk-invitee-fault-no-address = er staat geen e-mailadres.
desk-invitee-fault-not-an-address = dit e-mailadres klopt niet.
desk-invitee-fault-address-needs-ascii = voor de @ mogen alleen gewone letters staan.
desk-invitee-fault-quotes = een aanhalingsteken heeft geen tegenhanger.
desk-invitee-fault-too-many-cells = er staan te veel cellen; zet boven de lijst een regel met voornaam, achternaam en mail.
desk-invitee-fault-name = deze naam is te lang of bevat tekens die niet kunnen.
desk-invitee-fault-language = deze taal kennen we niet; schrijf nl, fr of en.
desk-invitee-people = Wie is uitgenodigd
desk-invitee-column-answer = Antwoord
desk-invitee-column-invited = Uitgenodigd op
desk-invitee-column-withdraw = Intrekken
desk-invitee-reminded = Herinnerd: { $moment }
desk-invitee-withdraw = Uitnodiging intrekken
desk-invitee-none-yet = Er is nog niemand uitgenodigd.
desk-done-invited = { $told ->
    [0] Iedereen op de lijst was al uitgenodigd. Niemand kreeg een mail.
    [one] Eén persoon krijgt een uitnodiging.
   *[other] { $told } personen krijgen een uitnodiging.
}
desk-done-reminded = { $told ->
    [0] Er is nu niemand om te herinneren.
    [one] Eén persoon krijgt een herinnering.
   *[other] { $told } personen krijgen een herinnering.
}
desk-done-invitation-withdrawn = De uitnodiging is ingetrokken. De link werkt niet meer.
desk-history-event-invite = nodigde mensen uit
desk-history-event-remind = herinnerde genodigden
desk-history-event-withdraw-invitation = trok een uitnodiging in
field-unreadable-lines = { $limit ->
    [one] Eén regel is niet te lezen.
   *[other] { $limit } regels zijn niet te lezen.
}
field-too-many-addresses = Dat zijn te veel adressen. Nodig er hoogstens { $limit } per keer uit.
