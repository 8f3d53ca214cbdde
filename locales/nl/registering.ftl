page-state-waiting-list = Volzet, wachtlijst open
page-state-request = Op aanvraag
page-places-waiting = { $count ->
    [0] Volzet. Er is een wachtlijst, en er staat nog niemand op.
    [one] Volzet. Er staat 1 persoon op de wachtlijst.
   *[other] Volzet. Er staan { $count } mensen op de wachtlijst.
}
page-register-waiting = Zet me op de wachtlijst
page-register-request = Vraag een plaats aan
page-register-colleagues = Collega’s inschrijven
page-session-chosen = Deze sessie kies je zelf bij het inschrijven.
page-choice-left = { $left ->
    [one] nog 1 plaats
   *[other] nog { $left } plaatsen
}
page-choice-full = volzet
page-registering = Hoe werkt inschrijven?
page-list-or = { $others } of { $last }
page-rules-everyone = Iedereen mag zich inschrijven.
page-rules-by-invitation = Inschrijven kan alleen met een uitnodiging of met de link die je van de organisator kreeg.
page-rules-members-only = Alleen wie bij een lid van de vereniging werkt, kan zich inschrijven.
page-rules-organisation-kinds = Voor wie bij een van deze soorten organisaties werkt: { $who }.
page-rules-functions = Voor wie een van deze functies heeft: { $who }.
page-rules-organisations = Voor wie bij een van deze organisaties werkt: { $who }.
page-rules-approval-holds-place = De organisator bekijkt elke aanvraag. Tot die beslist, houden we een plaats voor je vrij.
page-rules-approval-no-place = De organisator bekijkt elke aanvraag en verdeelt de plaatsen. Je aanvraag houdt nog geen plaats vrij.
page-rules-share = { $places ->
    [one] Per organisatie kan 1 persoon komen.
   *[other] Per organisatie kunnen er { $places } mensen komen.
}
page-rules-share-until = { $places ->
    [one] Tot { $moment } kan per organisatie 1 persoon zich inschrijven. Daarna zijn de vrije plaatsen voor iedereen.
   *[other] Tot { $moment } kunnen zich per organisatie { $places } mensen inschrijven. Daarna zijn de vrije plaatsen voor iedereen.
}
page-rules-waiting-stopped = De wachtlijst is gesloten: er komen geen plaatsen meer vrij voor wie nog wacht.
page-rules-waiting-count = { $count ->
    [one] Er staat nu 1 persoon op de wachtlijst.
   *[other] Er staan nu { $count } mensen op de wachtlijst.
}
page-rules-order-first-come = Is alles volzet, dan kom je op de wachtlijst. Wie zich het eerst inschreef, krijgt de eerste plaats die vrijkomt.
page-rules-order-without-place-first = Is alles volzet, dan kom je op de wachtlijst. Organisaties die nog geen plaats hebben, gaan voor. Daarna telt wie zich het eerst inschreef.
page-rules-offer = { $hours ->
    [one] Komt er een plaats vrij, dan houden we die 1 werkuur voor je vrij. Je zegt zelf of je ze neemt.
   *[other] Komt er een plaats vrij, dan houden we die { $hours } werkuren voor je vrij (maandag tot vrijdag, van 8 tot 20 uur). Je zegt zelf of je ze neemt.
}
page-rules-direct = Komt er een plaats vrij, dan schrijven we je meteen in en krijg je een mail.
page-rules-places-kept = Een groep wacht als geheel: wie na een groep komt, wacht mee. Daarom kunnen er plaatsen vrij zijn terwijl er mensen wachten.
page-rules-change = Je kan wijzigen of annuleren tot de activiteit voorbij is.
page-rules-change-until = Je kan wijzigen of annuleren tot { $moment }.
page-rules-hand-over = Kan je niet komen? Tot de activiteit voorbij is, mag een collega je plaats overnemen.
page-rules-hand-over-until = Kan je niet komen? Tot { $moment } mag een collega je plaats overnemen.
page-rules-same-organisation = Die collega werkt bij dezelfde organisatie als jij.
page-rules-no-hand-over = Je plaats doorgeven aan een collega kan hier niet.
page-register-colleagues-title = Collega’s inschrijven
page-register-waiting-title = Inschrijven op de wachtlijst
page-register-approval = De organisator beslist over je aanvraag. Je krijgt een mail zodra je antwoord er is.
page-notice-waiting-list = Volzet; je komt op de wachtlijst, plaats { $position }. Komt er een plaats vrij, dan hoor je dat per mail.
page-notice-just-full = Jammer: de laatste plaats is net weg. Wat je invulde, staat er nog. Verstuur je het nu, dan kom je op de wachtlijst, plaats { $position }.
page-notice-or-wait = Je kan ook op de wachtlijst: je komt dan op plaats { $position }. Wat je invulde, staat er nog.
page-notice-too-few-places = { $left ->
    [one] Er is nog maar 1 plaats, en jullie zijn met meer. Schrijf minder mensen in.
   *[other] Er zijn nog maar { $left } plaatsen, en jullie zijn met meer. Schrijf minder mensen in.
}
page-me = Je vult dit in als { $name }.
page-me-registered = { $name } is al ingeschreven. Vul hier de gegevens van een collega in.
page-me-forget = Ik ben iemand anders
page-elsewhere = Op hetzelfde moment ben je al ergens anders ingeschreven:
page-elsewhere-help = Je mag je toch inschrijven. Kan je niet naar allebei, geef dan een van je plaatsen terug met de link in je mail.
page-yes = Ja
page-no = Nee
page-no-answer = Geen antwoord
page-date-help = Typ dag, maand en jaar, bijvoorbeeld 9/3/2027.
page-question-only-if = Alleen als je bij ‘{ $question }’ antwoordde: { $answer }.
page-question-only-if-ticked = Alleen als je het vakje hierboven aankruiste.
page-question-only-onsite = Alleen als je ter plaatse komt.
page-question-only-online = Alleen als je online deelneemt.
page-sessions-choose = Kruis aan waar je bij wil zijn.
page-sessions-included = Hier is iedereen bij:
page-session-for-all = voor iedereen
page-slot-choose = Deze sessies zijn op hetzelfde moment. Kies er een.
page-slot-none = Geen van deze sessies
page-needs = Wat heb je nodig om goed te kunnen deelnemen?
page-needs-help = Alleen de organisatoren zien dit. We wissen het 14 dagen na de activiteit.
page-needs-diet = Eten en drinken
page-needs-access = Toegankelijkheid
page-needs-access-help = Bijvoorbeeld een ringleiding, een tolk gebarentaal, ondertiteling of plaats voor een rolstoel.
page-consents = Wat mag van jou?
page-consents-help = Je kiest zelf. Je inschrijving hangt er niet van af, en je kan het later nog veranderen.
page-consent-photo = Ik mag op foto’s en opnames staan.
page-consent-list = Mijn naam en organisatie mogen op de lijst die de deelnemers krijgen.
page-consent-informed = Hou me op de hoogte van nieuwe activiteiten.
page-overlap = Sessies op hetzelfde moment
page-overlap-title = Je koos sessies die op hetzelfde moment zijn:
page-overlap-pair = ‘{ $one }’ en ‘{ $other }’
page-overlap-accept = Dat is goed, schrijf me toch in voor allebei.
page-booker = Wie schrijft in?
page-booker-help = Je krijgt één mail met een overzicht. Met de link daarin kan je alles nakijken en wijzigen.
page-booker-field = Wie inschrijft: { $field }
page-person = Persoon { $number }
page-person-field = Persoon { $number }: { $field }
page-person-yourself = Kom je zelf ook, vul hier dan jezelf in. Anders een collega.
page-person-remove = Laat persoon { $number } weg
page-person-add = Voeg nog iemand toe
page-people = Wie je inschrijft
page-people-most = Met één formulier kan je hoogstens { $count } mensen inschrijven.
page-organisation-as-first = Laat je dit leeg, dan nemen we de organisatie van persoon 1.
page-when-short = Wat als er niet voor iedereen plaats is?
page-when-short-together = Alleen samen: is er niet voor iedereen plaats, dan wachten we samen.
page-when-short-split = Schrijf in wie er nog bij kan, en zet de anderen op de wachtlijst.
page-colleagues-too = Ook collega’s inschrijven
page-accept-privacy-colleagues = Ik ga akkoord dat deze gegevens gebruikt worden om de activiteit te organiseren, en mijn collega’s weten dat ik ze inschrijf.
page-submit-waiting = Zet me op de wachtlijst
page-submit-waiting-all = Zet ons op de wachtlijst
page-submit-request = Verstuur de aanvraag
page-submit-all = Schrijf ons in
page-registered-waiting-title = Je staat op de wachtlijst
page-registered-pending-title = Je aanvraag is verstuurd
page-registered-list-title = Je lijst is verwerkt
page-registered-place = Je staat op plaats { $place }. Komt er een plaats vrij, dan krijg je een mail.
page-registered-place-held = We houden een plaats voor je vrij tot de organisator beslist.
page-registered-no-place-held = Je aanvraag houdt nog geen plaats vrij. De organisator verdeelt de plaatsen.
page-registered-count-confirmed = { $count ->
    [one] 1 persoon is ingeschreven.
   *[other] { $count } mensen zijn ingeschreven.
}
page-registered-count-pending = { $count ->
    [one] Voor 1 persoon wacht de aanvraag op goedkeuring.
   *[other] Voor { $count } mensen wacht de aanvraag op goedkeuring.
}
page-registered-places-held = Zolang houden we hun plaats vrij.
page-registered-no-places-held = Zolang houden we nog geen plaats vrij.
page-registered-count-waitlisted = { $count ->
    [one] 1 persoon staat op de wachtlijst, plaats { $place }.
   *[other] { $count } mensen staan op de wachtlijst, vanaf plaats { $place }.
}
page-registered-list-known = Was iemand al ingeschreven, dan blijft die inschrijving zoals ze was.
page-registered-list-mail = Je krijgt één mail met een overzicht en een link om alles te beheren. Elke collega krijgt een eigen mail met een persoonlijke link.
page-registered-waiting-mail = Er is een mail onderweg naar het adres dat je opgaf. Met de persoonlijke link daarin zie je op welke plaats je staat en kan je van de wachtlijst af.
page-registered-pending-mail = Er is een mail onderweg naar het adres dat je opgaf. Met de persoonlijke link daarin zie je hoe je aanvraag staat. Je hoort het zodra de organisator beslist.
page-refused-full = Er is geen wachtlijst. Kijk later nog eens: als iemand annuleert, komt er een plaats vrij.
page-status-offer-expired = Je nam de plaats niet op tijd.
page-mine-declined = Je kreeg hierover een mail. Heb je vragen, neem dan contact op met de organisator.
page-mine-pending-held = We houden een plaats voor je vrij tot de organisator beslist. Je krijgt dan een mail.
page-mine-pending-not-held = Je aanvraag houdt nog geen plaats vrij. Je krijgt een mail zodra de organisator beslist.
page-mine-position = Je staat op plaats { $position }.
page-mine-together = Jullie wachten met { $people } samen en krijgen samen een plaats.
page-mine-offer = Je hebt tijd tot { $moment }. Daarna gaat de plaats naar de volgende.
page-mine-offer-expired = Je had tijd tot { $moment }. De plaats ging naar de volgende op de lijst.
page-mine-consents = Wat mag van jou
page-mine-too-late = Wijzigen of annuleren kon tot { $moment }. Kan je niet komen? Laat het de organisator weten.
page-mine-change-until = Wijzigen of annuleren kan tot { $moment }.
page-mine-cannot-come-hand-over = Kan je toch niet komen? Laat een collega komen, of annuleer: dan komt je plaats vrij.
page-offer-accept = Ja, ik neem de plaats
page-offer-refuse = Nee, geef ze aan iemand anders
page-waiting-no-place = Er is nog geen plaats vrij. Jij bent de eerste die er een krijgt.
page-waiting-group-no-place = Er zijn nog geen { $people } plaatsen vrij. Jullie zijn de eersten die er krijgen.
page-waiting-behind = { $people ->
    [one] Er wacht nog 1 persoon voor jou.
   *[other] Er wachten nog { $people } mensen voor jou.
}
page-waiting-behind-group = Voor jou wacht een groep van { $people }, die samen wil komen. Wie na hen komt, wacht mee tot er genoeg plaatsen zijn.
page-waiting-share = Je organisatie heeft al zoveel plaatsen als één organisatie mag hebben. Geeft een collega een plaats terug, dan kom jij aan de beurt.
page-waiting-share-until = Je organisatie heeft al zoveel plaatsen als één organisatie mag hebben tot { $moment }. Daarna kom je aan de beurt als er plaats is.
page-waiting-session-full = De sessie die je koos, ‘{ $session }’, is volzet. Kies een andere sessie, of wacht tot er een plaats vrijkomt.
page-waiting-option-full = Iets wat je koos, is volzet. Kies iets anders, of wacht tot er een plaats vrijkomt.
page-waiting-larger-than-event = Jullie zijn met meer dan er plaatsen zijn. Er kan pas een plaats komen als er iemand van de lijst gaat.
page-waiting-stopped = De activiteit begint bijna: plaatsen die nog vrijkomen, worden niet meer verdeeld.
page-waiting-next-turn = Er is plaats voor jou. Je krijgt zo dadelijk een mail.
page-leave-list = Van de wachtlijst gaan
page-leave-list-explained = Je verliest je plaats op de wachtlijst. Schrijf je je later opnieuw in, dan sta je achteraan.
page-leave-list-submit = Ja, haal me van de wachtlijst
page-leave-list-keep = Nee, ik blijf wachten
page-back-to-registration = Terug naar de inschrijving
page-change-title = Inschrijving wijzigen
page-change-help = Naam, e-mailadres en organisatie kan je hier niet wijzigen. Komt er iemand anders, geef dan je plaats door.
page-change-submit = Bewaar
page-change-keep = Laat alles zoals het is
page-change-just-full = Wat je koos, is net volzet. Er is niets bewaard; kies iets anders.
page-hand-over-title = Laat een collega komen
page-hand-over-explained = Je plaats gaat meteen naar je collega, ook als er mensen wachten. De afspraak verdwijnt uit jouw agenda, en je collega krijgt een eigen uitnodiging. Je link opent deze inschrijving dan niet meer.
page-hand-over-same-organisation = Je collega moet bij dezelfde organisatie werken.
page-hand-over-colleague = Wie komt er in jouw plaats?
page-hand-over-email-help = Hier sturen we de bevestiging en de uitnodiging voor de agenda naartoe.
page-hand-over-submit = Geef mijn plaats door
page-handed-over = Je gaf je plaats door aan een collega.
page-handed-over-help = Deze link opent de inschrijving niet meer. Klopt er iets niet?
page-booking-title = Wie je inschreef
page-booking-lead = Ingeschreven door { $name }. Kies een naam om te wijzigen, te annuleren of een andere collega te laten komen.
page-booking-together = Wie wacht, wacht samen: iedereen krijgt tegelijk een plaats.
page-booking-known = had al een inschrijving en regelt die zelf
page-booking-more = Nog collega’s inschrijven
page-booking-back = Terug naar wie je inschreef
page-booking-one-title = Inschrijving van { $name }
page-mail-language-person = Taal van onze mails aan deze persoon
page-booking-position = Plaats { $position } op de wachtlijst.
page-booking-cancel-explained = De plaats komt meteen vrij en de afspraak verdwijnt uit de agenda van je collega.
page-booking-cancel-submit = Ja, annuleer deze inschrijving
page-booking-hand-over-explained = De plaats gaat meteen naar de andere collega, ook als er mensen wachten. De afspraak verdwijnt uit de ene agenda, en de andere collega krijgt een eigen uitnodiging.
page-booking-hand-over-submit = Geef de plaats door
page-privacy-cookie-me = Vult je naam in op het volgende inschrijvingsformulier, als je je persoonlijke link opende; verdwijnt als je de browser sluit
field-twice-in-form = Dit e-mailadres staat al bij iemand anders in dit formulier.
field-too-many-people = Dit zijn te veel mensen voor één formulier. Verdeel ze over twee.
field-choose-session = Kies een sessie.
field-only-one-session = Kies maar één van deze sessies: ze zijn op hetzelfde moment.
field-session-full = Deze sessie is net volzet. Kies een andere.
field-option-full = Dit is net volzet. Kies iets anders.
field-consent-needed = Kruis dit aan om je in te schrijven.
field-not-a-number = Dit is geen getal. Een voorbeeld: 12 of 12,5
field-overlap = Sommige sessies die je koos, zijn op hetzelfde moment. Kies andere, of kruis aan dat het zo goed is.
