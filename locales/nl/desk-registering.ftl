desk-yes = Ja
desk-no = Nee
desk-ticked = aangevinkt
desk-done-saved-overbooked = { $told ->
    [one] Bewaard. 1 persoon heeft een plaats boven het nieuwe aantal en houdt die.
   *[other] Bewaard. { $told } mensen hebben een plaats boven het nieuwe aantal; ze houden die.
}
desk-done-saved-promoted = { $told ->
    [one] Bewaard. 1 persoon van de wachtlijst kreeg een plaats.
   *[other] Bewaard. { $told } mensen van de wachtlijst kregen een plaats.
}
desk-done-rules-saved = { $told ->
    [0] De regels zijn bewaard.
    [one] De regels zijn bewaard. 1 persoon van de wachtlijst kreeg een plaats.
   *[other] De regels zijn bewaard. { $told } mensen van de wachtlijst kregen een plaats.
}
desk-done-secret-link-renewed = Er is een nieuwe geheime link. De oude werkt niet meer.
desk-done-question-saved = De vraag is bewaard.
desk-done-question-removed = { $told ->
    [0] De vraag is geschrapt. Niemand had ze al beantwoord.
    [one] De vraag is geschrapt. Het antwoord van 1 persoon blijft bewaard.
   *[other] De vraag is geschrapt. De antwoorden van { $told } mensen blijven bewaard.
}
desk-done-question-moved = De vraag staat op haar nieuwe plaats.
desk-done-approved = De aanvraag is goedgekeurd. Hieronder zie je hoe de inschrijving nu staat.
desk-done-declined = De inschrijving is geweigerd. Er vertrekt een mail.
desk-done-picked = De plaats is gegeven. Er vertrekt een bevestiging.
desk-done-restored = De inschrijving is hersteld. Er vertrekt een mail.
desk-done-handed-over = De plaats is doorgegeven. Dit is de inschrijving van de collega. Beiden krijgen een mail.
desk-rules = Regels voor het inschrijven
desk-group-approval = Goedkeuring
desk-label-approval = Keur je inschrijvingen eerst goed?
desk-help-approval = Wie wacht op goedkeuring, ziet of er intussen een plaats bezet is.
desk-approval-none = Nee, wie inschrijft, is meteen ingeschreven
desk-approval-holds-place = Ja, en een aanvraag houdt een plaats bezet
desk-approval-no-place = Ja, en pas na goedkeuring is er een plaats
desk-group-waiting-list = Wachtlijst
desk-label-waiting-list = Met een wachtlijst als alles volzet is
desk-help-waiting-list = Zonder wachtlijst sluit het inschrijven zodra alle plaatsen bezet zijn.
desk-label-promoting = Als er een plaats vrijkomt
desk-promoting-offer = Wie aan de beurt is, krijgt een aanbod en aanvaardt of weigert
desk-promoting-direct = Wie aan de beurt is, is meteen ingeschreven
desk-label-offer-hours = Werkuren dat een aanbod geldt
desk-help-offer-hours = We tellen van maandag tot vrijdag, van 8 tot 20 uur, zonder feestdagen: 24 werkuren zijn twee dagen.
desk-label-promotion-stop-hours = Uren voor het begin dat het doorschuiven stopt
desk-help-promotion-stop-hours = Daarna kies jij zelf wie er nog bij komt.
desk-label-order = Wie is eerst aan de beurt?
desk-help-order = Dit staat ook op de publieke pagina.
desk-order-first-come = Wie eerst kwam, is eerst aan de beurt.
desk-order-without-place-first = Organisaties zonder plaats gaan voor.
desk-group-share = Plaatsen per organisatie
desk-label-places-per-organisation = Hoogstens zoveel plaatsen per organisatie
desk-help-places-per-organisation = Laat leeg als er geen maximum is. Wie er al meer heeft, houdt die.
desk-label-share-until-date = Dit maximum geldt tot
desk-label-share-until-time = Plaatsen per organisatie: tot dit uur
desk-help-share-until-date = Daarna zijn de plaatsen voor iedereen. Laat leeg om het maximum te laten gelden tot het einde. Zonder uur: tot die dag begint.
desk-group-deadlines = Wijzigen, annuleren en doorgeven
desk-help-deadlines = Laat dagen en uur leeg om het toe te laten tot de activiteit voorbij is.
desk-label-change-days = Wijzigen en annuleren: tot zoveel dagen vooraf
desk-label-change-time = Wijzigen en annuleren: tot dit uur
desk-help-days = 0 is de dag van de eerste sessie.
desk-label-hand-over = Aan wie mag iemand de plaats doorgeven?
desk-help-hand-over = De plaats gaat over, ook als anderen wachten.
desk-hand-over-anyone = Aan om het even wie
desk-hand-over-same-organisation = Aan een collega van dezelfde organisatie
desk-hand-over-nobody = Aan niemand
desk-label-hand-over-days = Doorgeven: tot zoveel dagen vooraf
desk-label-hand-over-time = Doorgeven: tot dit uur
desk-group-audience = Voor wie?
desk-help-audience = Alles wat je kiest, moet kloppen. Kies je niets, dan is de activiteit voor iedereen. Wie een uitnodiging of de geheime link heeft, mag altijd.
desk-label-by-invitation = Enkel op uitnodiging
desk-help-by-invitation = Voor uitgenodigde adressen en voor wie de geheime link heeft.
desk-label-members-only = Enkel voor leden
desk-help-members-only = Organisaties uit de lijst die lid zijn.
desk-label-organisation-kinds = Soorten organisaties
desk-help-organisation-kinds = Vink niets aan om elke soort toe te laten.
desk-label-function-categories = Functies
desk-help-function-categories = Vink niets aan om elke functie toe te laten.
desk-label-organisations = Enkel deze organisaties
desk-help-organisations = Zoek hieronder en vink aan. Haal een vinkje weg om een organisatie te schrappen.
desk-label-organisation-search = Zoek een organisatie
desk-find-organisations = Zoeken
desk-no-organisation-found = Geen organisatie gevonden met ‘{ $search }’.
desk-group-asked = Wat vraag je nog?
desk-help-asked = Elke toestemming is een vakje apart, en niet vooraf aangevinkt.
desk-label-consent-photo = Toestemming voor foto’s en opnames
desk-label-consent-list = Toestemming voor de deelnemerslijst
desk-label-consent-informed = Op de hoogte blijven van volgende activiteiten
desk-label-needs-diet = Wat iemand eet of niet eet
desk-label-needs-access = Wat iemand nodig heeft om goed te kunnen deelnemen
desk-help-needs = Enkel organisatoren zien dit. We wissen het 14 dagen na de activiteit.
desk-secret-link = Geheime link
desk-secret-link-lead = Wie deze link heeft, mag inschrijven, voor wie de activiteit ook bedoeld is.
desk-label-secret-link = Link om te kopiëren
desk-renew-secret-link = Nieuwe geheime link maken
desk-renew-secret-link-lead = Maak je een nieuwe link, dan werkt deze niet meer.
desk-deadline = { $days ->
    [0] op de dag zelf, { $time }
    [one] 1 dag vooraf, { $time }
   *[other] { $days } dagen vooraf, { $time }
}
desk-label-places-per-organisation-until = Dat maximum geldt tot
desk-label-change-until = Wijzigen en annuleren tot
desk-label-hand-over-until = Doorgeven tot
desk-label-audience = Voor wie
desk-label-consents = Toestemmingen
desk-label-needs = Noden
desk-label-inclusion = Wie komt
desk-inclusion-included = iedereen
desk-inclusion-optional = wie ze kiest
desk-inclusion-slot = één van een ronde
desk-label-question = Vraag
desk-label-question-label = Vraag
desk-label-question-help = Uitleg bij de vraag
desk-label-question-kind = Soort antwoord
desk-label-required = Verplicht te beantwoorden
desk-label-applies-to = Aan wie vraag je dit?
desk-label-shown-if = Wanneer vraag je dit?
desk-label-options = Keuzes
desk-label-options-translated = Keuzes: vertaling of volgorde
desk-label-position = Plaats in het formulier
desk-label-key = Naam voor gegevens
desk-label-label-nl = Vraag (Nederlands)
desk-label-help-nl = Uitleg (Nederlands)
desk-label-label-fr = Vraag (Frans)
desk-label-help-fr = Uitleg (Frans)
desk-label-label-en = Vraag (Engels)
desk-label-help-en = Uitleg (Engels)
desk-history-overbooked = { $count ->
    [one] 1 persoon houdt een plaats boven het maximum
   *[other] { $count } mensen houden een plaats boven het maximum
}
desk-history-promoted = { $count ->
    [one] 1 persoon van de wachtlijst kreeg een plaats
   *[other] { $count } mensen van de wachtlijst kregen een plaats
}
desk-history-answers = { $count ->
    [one] het antwoord van 1 persoon blijft bewaard
   *[other] de antwoorden van { $count } mensen blijven bewaard
}
desk-history-event-set-rules = wijzigde de regels voor het inschrijven
desk-history-event-renew-secret-link = maakte een nieuwe geheime link
desk-history-question-add = voegde een vraag toe
desk-history-question-edit = wijzigde een vraag
desk-history-question-move = verplaatste een vraag
desk-history-question-remove = schrapte een vraag
desk-history-registration-approve = keurde een aanvraag goed
desk-history-registration-decline = weigerde een inschrijving
desk-history-registration-pick = gaf een plaats van de wachtlijst
desk-history-registration-restore = herstelde een inschrijving
desk-history-registration-hand-over = gaf een plaats door
desk-history-registration-cancel = annuleerde een inschrijving
desk-history-registration-change = wijzigde een inschrijving
desk-history-registration-accept-offer = aanvaardde een plaats
desk-history-registration-refuse-offer = weigerde een plaats
desk-group-attendance = Wie komt naar deze sessie?
desk-label-attendance = Wie komt
desk-help-attendance = In een ronde lopen sessies naast elkaar en kiest iedereen er één.
desk-attendance-all = Iedereen die ingeschreven is
desk-attendance-optional = Wie de sessie kiest
desk-attendance-slot = Wie de sessie kiest in een ronde
desk-label-slot = Titel van de ronde
desk-help-slot = Sessies met dezelfde titel horen bij dezelfde ronde, bijvoorbeeld: Ronde 1, 11 uur.
desk-label-slot-none-allowed = In deze ronde mag je ook niets kiezen
desk-label-session-capacity = Plaatsen in deze sessie
desk-help-session-capacity = Enkel voor een sessie die men kiest. Laat leeg als er geen maximum is.
desk-one-of-slot = Eén van de ronde ‘{ $slot }’
desk-chose-session = { $count ->
    [0] Nog niemand koos deze sessie.
    [one] 1 persoon koos deze sessie.
   *[other] { $count } mensen kozen deze sessie.
}
desk-questions = Eigen vragen
desk-questions-lead = Wat je hier vraagt, komt op het inschrijvingsformulier, in deze volgorde.
desk-question-count = { $count ->
    [0] Geen
    [one] 1 vraag
   *[other] { $count } vragen
}
desk-no-questions = Je vraagt nog niets extra.
desk-add-question = Vraag toevoegen
desk-edit-question = Vraag wijzigen
desk-remove-question = Vraag schrappen
desk-keep-question = Vraag behouden
desk-back-to-questions = Terug naar de vragen
desk-move-up = Naar boven
desk-move-down = Naar onder
desk-group-question = De vraag
desk-group-options = Keuzes
desk-group-when-asked = Wanneer?
desk-other-languages = In andere talen
desk-help-question-help = Komt onder de vraag.
desk-help-question-kind = De soort ligt vast zodra iemand antwoordt.
desk-help-question-kind-fixed = Er zijn al antwoorden: de soort ligt vast.
desk-help-required = Een verplicht vakje moet aangevinkt zijn.
desk-help-options = Enkel voor één of meer keuzes. Geef een keuze een eigen aantal plaatsen, of laat dat leeg. Lege rijen tellen niet mee.
desk-option-number = Keuze { $number }
desk-label-option-label = Tekst
desk-label-option-places = Plaatsen
desk-label-option-removed = Deze keuze schrappen
desk-option-taken = { $count ->
    [one] 1 persoon met een plaats koos dit. Het antwoord blijft bewaard.
   *[other] { $count } mensen met een plaats kozen dit. De antwoorden blijven bewaard.
}
desk-more-options = Meer rijen
desk-help-shown-if = Kies een antwoord op een eerdere vraag om deze vraag enkel dan te tonen.
desk-shown-always = Altijd
desk-condition = { $question } → { $answer }
desk-only-after = Enkel na: { $condition }
desk-help-key = Laat leeg, dan maken we het van de vraag. Kleine letters, cijfers en lage streepjes.
desk-applies-to-everyone = Iedereen
desk-applies-to-onsite = Wie ter plaatse komt
desk-applies-to-online = Wie online deelneemt
desk-question-kind-short-text = Korte tekst
desk-question-kind-long-text = Lange tekst
desk-question-kind-choice = Eén keuze
desk-question-kind-choices = Verschillende keuzes
desk-question-kind-number = Getal
desk-question-kind-date = Datum
desk-question-kind-yes-no = Ja of nee
desk-question-kind-consent = Vakje om toe te stemmen
desk-is-required = verplicht
desk-is-optional = niet verplicht
desk-question-answers = { $count ->
    [one] 1 persoon antwoordde
   *[other] { $count } mensen antwoordden
}
desk-question-has-answers = { $count ->
    [one] 1 persoon antwoordde al. Wat je wijzigt, geldt voor wie nog inschrijft; dat antwoord blijft zoals het is.
   *[other] { $count } mensen antwoordden al. Wat je wijzigt, geldt voor wie nog inschrijft; die antwoorden blijven zoals ze zijn.
}
desk-remove-question-lead = { $count ->
    [0] Wie nog inschrijft, krijgt deze vraag niet meer. Niemand heeft ze al beantwoord.
    [one] Wie nog inschrijft, krijgt deze vraag niet meer. Het antwoord van 1 persoon blijft bewaard.
   *[other] Wie nog inschrijft, krijgt deze vraag niet meer. De antwoorden van { $count } mensen blijven bewaard.
}
desk-question-is-needed = Andere vragen hangen af van deze vraag. Wijzig die eerst, of schrap ze:
desk-on-waiting-list = { $count ->
    [one] 1 persoon op de wachtlijst
   *[other] { $count } mensen op de wachtlijst
}
desk-filter-any = Maakt niet uit
desk-filter-active = Actief
desk-filter-all = Alle
desk-filter-session = Gekozen sessie
desk-filter-answer = Antwoord
desk-filter-sort = Volgorde
desk-sort-name = Op naam
desk-sort-queue = Volgorde van de wachtlijst
desk-clear-filter = Alle filters wissen
desk-found-nobody-so = Niemand past bij deze filters.
desk-column-choose = Kies
desk-column-position = Plaats
desk-column-waits-since = Wacht sinds
desk-column-why = Waarom nog niet
desk-several = Wie aangevinkt is
desk-help-reason-several = Bij weigeren en annuleren komt de reden letterlijk in de mail. Je kan alles ongedaan maken op de pagina van de inschrijving.
desk-several-approve = { $count ->
    [0] Geen aanvragen goedgekeurd
    [one] 1 aanvraag goedgekeurd
   *[other] { $count } aanvragen goedgekeurd
}
desk-several-decline = { $count ->
    [0] Geen inschrijvingen geweigerd
    [one] 1 inschrijving geweigerd
   *[other] { $count } inschrijvingen geweigerd
}
desk-several-cancel = { $count ->
    [0] Geen inschrijvingen geannuleerd
    [one] 1 inschrijving geannuleerd
   *[other] { $count } inschrijvingen geannuleerd
}
desk-several-refused = { $count ->
    [one] Bij 1 persoon lukte het niet
   *[other] Bij { $count } mensen lukte het niet
}
desk-back-to-participants = Terug naar de deelnemers
desk-given = Wat is opgegeven
desk-label-booked-by = Ingeschreven door
desk-label-chosen-sessions = Gekozen sessies
desk-session-is-removed = geschrapt
desk-consented = Ja, op { $at }
desk-is-overbooked = Boven het maximum
desk-place-on-list = Plaats { $position } van { $people } op de wachtlijst
desk-group-of = { $count ->
    [one] Samen als groep van 1
   *[other] Samen als groep van { $count }
}
desk-offer-until = De aangeboden plaats blijft vrij tot { $at }.
desk-pending-holds-place = Deze aanvraag houdt een plaats bezet tot je beslist.
desk-pending-no-place = Deze aanvraag houdt geen plaats bezet.
desk-approve = Goedkeuren
desk-decline = Weigeren
desk-pick = Plaats geven
desk-restore = Inschrijving herstellen
desk-cancel = Inschrijving annuleren
desk-hand-over = Doorgeven aan een collega
desk-verb-approve-question = Aanvraag van { $name } goedkeuren?
desk-verb-approve-lead = Is er een plaats, dan vertrekt de bevestiging met de uitnodiging. Is alles volzet, dan komt de aanvraag op de wachtlijst, als die er is.
desk-verb-decline-question = Inschrijving van { $name } weigeren?
desk-verb-decline-lead = Er vertrekt een mail. Hield de aanvraag een plaats bezet, dan komt die vrij.
desk-verb-pick-question = { $name } een plaats geven?
desk-verb-pick-lead = Dit gaat voor op de volgorde van de wachtlijst. De bevestiging vertrekt meteen.
desk-verb-restore-question = Inschrijving van { $name } herstellen?
desk-verb-restore-lead = De inschrijving staat dan weer zoals voor ze eindigde. Er vertrekt een mail.
desk-verb-cancel-question = Inschrijving van { $name } annuleren?
desk-verb-cancel-lead = De plaats komt meteen vrij. De deelnemer krijgt een mail, en de afspraak verdwijnt uit de agenda.
desk-is-full = Alle plaatsen zijn bezet.
desk-label-overbook = Toch een plaats geven, boven het maximum
desk-help-overbook = Dit blijft zichtbaar bij de inschrijving.
desk-help-reason-told = Komt letterlijk in de mail.
desk-help-reason-kept = Blijft hier zichtbaar, en komt niet in de mail.
desk-back-to-registration = Terug naar de inschrijving
desk-hand-over-question = Plaats van { $name } doorgeven
desk-hand-over-lead = De plaats gaat meteen over, ook als anderen wachten. Bij { $name } verdwijnt de afspraak uit de agenda; de collega krijgt een eigen uitnodiging. Termijnen gelden niet voor jou.
desk-label-first-name = Voornaam
desk-label-last-name = Achternaam
desk-label-organisation = Organisatie
desk-label-function-category = Soort functie
desk-help-organisation = Typ de volledige naam, bijvoorbeeld Gemeente Aalst. Een andere naam bewaren we zoals je hem typt.
desk-several-organisations = Welke bedoel je?
desk-time-line = Wat er gebeurde
desk-mail-line = Mail: { $letter }
desk-by-booker = door wie inschreef
desk-transition-register = Schreef zich in
desk-transition-approve = De aanvraag is goedgekeurd
desk-transition-decline = De inschrijving is geweigerd
desk-transition-promote = Kreeg een plaats van de wachtlijst
desk-transition-pick = Kreeg een plaats van een organisator, buiten de volgorde
desk-transition-accept_offer = Aanvaardde de aangeboden plaats
desk-transition-refuse_offer = Weigerde de aangeboden plaats
desk-transition-expire_offer = De aangeboden plaats is vervallen
desk-transition-cancel = De inschrijving is geannuleerd
desk-transition-hand_over = De plaats ging naar een collega
desk-transition-take_over = Nam de plaats van een collega over
desk-transition-restore = De inschrijving is hersteld
desk-cause-place_freed = Er kwam een plaats vrij door een annulatie.
desk-cause-offer_ended = Een aanbod aan iemand anders is geweigerd of vervallen.
desk-cause-rules_changed = Er kwamen plaatsen bij, of de regels veranderden.
desk-cause-order_changed = Iemand anders kwam eerst aan de beurt.
desk-cause-share_ended = Het maximum per organisatie geldt niet meer.
desk-cause-event_cancelled = De activiteit gaat niet door.
desk-letter-acknowledged = Aanvraag ontvangen
desk-letter-waitlisted = Op de wachtlijst
desk-letter-offer = Aangeboden plaats
desk-letter-offer-expired = Aanbod vervallen
desk-letter-declined = Weigering
desk-letter-handed-over = Plaats doorgegeven
desk-letter-booking = Overzicht voor wie inschreef
desk-letter-invitee = Uitnodiging om in te schrijven
desk-waiting-list = Wachtlijst
desk-has-no-waiting-list = Deze activiteit heeft geen wachtlijst. Je zet ze aan bij de regels.
desk-promotes-by-offer = Wie aan de beurt is, krijgt een aanbod dat { $hours } werkuren geldt.
desk-promotes-directly = Wie aan de beurt is, is meteen ingeschreven.
desk-promotion-stops = Het doorschuiven stopt op { $at }.
desk-promotion-stopped = Het doorschuiven is gestopt: jij kiest wie er nog bij komt.
desk-nobody-waits = Er wacht niemand. Wie zich inschrijft als alles vol is, komt hier.
desk-why-no-place = Is als eerste aan de beurt; er is nog geen plaats vrij.
desk-why-no-place-for-group = { $count ->
    [one] Is als eerste aan de beurt; er is nog geen plaats vrij.
   *[other] Is als eerste aan de beurt; er zijn nog geen { $count } plaatsen tegelijk vrij.
}
desk-why-behind = { $count ->
    [one] Er wacht 1 persoon voor.
   *[other] Er wachten { $count } mensen voor.
}
desk-why-behind-group = { $count ->
    [one] Een groep van 1 wacht voor.
   *[other] Een groep van { $count } wacht voor en heeft zoveel plaatsen tegelijk nodig.
}
desk-why-share = De organisatie heeft al het aantal plaatsen dat ze nu mag hebben.
desk-why-part = Gekozen en volzet: { $part }.
desk-why-larger = { $count ->
    [one] De groep van 1 is groter dan de activiteit.
   *[other] De groep van { $count } is groter dan de activiteit. Maak de groep kleiner of geef meer plaatsen.
}
desk-why-stopped = Er is een plaats, maar het doorschuiven is gestopt. Geef ze zelf.
desk-why-not-public = De activiteit is niet gepubliceerd of gaat niet door.
field-not-a-number-of-hours = Vul een heel aantal uren in.
field-not-a-number-of-days = Vul een heel aantal dagen in, hoogstens 365.
field-too-many-organisations = Kies hoogstens 100 organisaties.
field-kind-has-answers = Er zijn al antwoorden: de soort kan niet meer veranderen. Schrap deze vraag en maak een nieuwe.
field-needed-by-question = Een andere vraag hangt hiervan af. Wijzig die eerst.
field-not-a-key = Gebruik hoogstens 40 kleine letters, cijfers en lage streepjes.
field-key-taken = Een andere vraag van deze activiteit heeft of had deze naam.
field-needs-options = Geef minstens één keuze.
field-too-many-options = Geef hoogstens 30 keuzes.
field-too-many-questions = Een activiteit heeft hoogstens 40 vragen.
field-asks-in-a-circle = Die vraag hangt zelf van deze af. Kies een andere.
field-nobody-ticked = Vink eerst iemand aan.
field-several-organisations = Meer organisaties heten zo. Typ de volledige naam.
