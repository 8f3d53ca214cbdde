# What changed about a published event: at the desk, and in the letter to those who wait.
refusal-cannot-withdraw = Dit valt niet meer terug te draaien: wie naar een sessie komt, is intussen gewijzigd, of de activiteit loopt nu anders. Wijzig zelf wat niet klopt.

desk-changes = Nog niet verwittigd
desk-changes-people = { $count ->
    [0] Wijzigingen: niemand hoeft verwittigd te worden
    [one] 1 persoon wordt verwittigd
   *[other] { $count } mensen worden verwittigd
}
desk-aspect-title = titel
desk-aspect-time = tijd
desk-aspect-place = plaats
desk-aspect-link = onlinelink
desk-aspect-added = nieuwe sessie
desk-aspect-removed = geschrapte sessie
desk-changes-due = De mails vertrekken vanzelf op { $at }. De activiteitspagina toont de wijziging al.
desk-changes-begun = De mails vertrekken nu. { $count ->
    [one] Eén persoon is al verwittigd.
   *[other] { $count } mensen zijn al verwittigd.
}
desk-changes-send = Nu versturen
desk-changes-look = Bekijken wie wat krijgt
desk-changes-withdraw = Terugdraaien
desk-changes-withdraw-help = Terugdraaien zet alles terug zoals de deelnemers het kennen. Er vertrekt dan geen mail, behalve naar wie zich intussen inschreef.
desk-changes-cannot-withdraw = Terugdraaien kan niet meer: een sessie die men koos, werd er een voor iedereen, en daarmee zijn de keuzes weg. Verstuur de wijziging, of wijzig zelf wat niet klopt.
desk-changes-none = Iedereen is op de hoogte. Er wacht geen wijziging.
desk-changes-what = Wat er gewijzigd is
desk-changes-before = Was
desk-changes-after = Is nu
desk-changes-who = Wie krijgt wat
desk-changes-mail = Mail
desk-changes-calendar = Agenda
desk-changes-mails = { $count ->
    [one] 1 mail
   *[other] { $count } mails
}
desk-changes-gets-nothing = Niets
desk-changes-gets-invitation = Nieuwe afspraak (REQUEST)
desk-changes-gets-update = Bijgewerkte afspraak (REQUEST)
desk-changes-gets-cancel = Afspraak verdwijnt (CANCEL)
desk-changes-gets-plain = Niets: heeft nog geen plaats
desk-changes-skipped-knows-already = Geen mail: weet het al
desk-changes-skipped-does-not-attend = Geen mail: komt niet naar deze sessie
desk-changes-skipped-past = Geen mail: de sessie is voorbij
desk-changes-ended = { $count ->
    [one] 1 geannuleerde of geweigerde inschrijving krijgt niets.
   *[other] { $count } geannuleerde of geweigerde inschrijvingen krijgen niets.
}
desk-taken-out = { $count ->
    [one] 1 geschrapte sessie
   *[other] { $count } geschrapte sessies
}
desk-put-back = Toch laten doorgaan
desk-told-later = { $minutes ->
    [one] De mails vertrekken 1 minuut na het bewaren, of als jij het zegt. Tot dan kan je terugdraaien. Begint de sessie binnenkort, dan vertrekken ze meteen.
   *[other] De mails vertrekken { $minutes } minuten na het bewaren, of als jij het zegt. Tot dan kan je terugdraaien. Begint de sessie binnenkort, dan vertrekken ze meteen.
}
desk-done-changes-collected = { $told ->
    [one] Bewaard. 1 persoon wordt straks verwittigd: kijk hieronder na wat vertrekt.
   *[other] Bewaard. { $told } mensen worden straks verwittigd: kijk hieronder na wat vertrekt.
}
desk-done-changes-sent = { $told ->
    [0] Er moest niemand verwittigd worden.
    [one] De mail naar 1 persoon vertrekt nu.
   *[other] De mails naar { $told } mensen vertrekken nu.
}
desk-done-changes-withdrawn = De wijzigingen zijn teruggedraaid. Alles is weer zoals de deelnemers het kennen.
desk-done-session-put-back = { $told ->
    [0] De sessie gaat toch door.
    [one] De sessie gaat toch door. 1 deelnemer krijgt een mail, en de sessie komt terug in de agenda.
   *[other] De sessie gaat toch door. { $told } deelnemers krijgen een mail, en de sessie komt terug in hun agenda.
}
desk-done-saved-told = { $told ->
    [one] Bewaard. 1 deelnemer krijgt een mail met de nieuwe titel.
   *[other] Bewaard. { $told } deelnemers krijgen een mail met de nieuwe titel.
}
desk-history-to-tell = { $count ->
    [one] te verwittigen: 1 persoon
   *[other] te verwittigen: { $count } mensen
}
desk-history-event-tell = verwittigde de deelnemers
desk-history-event-withdraw-changes = draaide de wijzigingen terug
desk-history-session-withdraw-changes = zette een sessie terug zoals ze was
desk-history-session-put-back = liet een geschrapte sessie toch doorgaan
desk-letter-rescheduled = Wijziging (zonder plaats)

mail-rescheduled-lead = De gegevens van ‘{ $title }’ zijn gewijzigd.
mail-rescheduled-title = Vroeger heette deze activiteit ‘{ $title }’.
mail-rescheduled-pending = Je aanvraag loopt gewoon verder. De organisator beslist wie kan deelnemen.
    .polite = Uw aanvraag loopt gewoon verder. De organisator beslist wie kan deelnemen.
mail-rescheduled-waitlisted = Je blijft op de wachtlijst staan, op dezelfde plek.
    .polite = U blijft op de wachtlijst staan, op dezelfde plek.
mail-rescheduled-offered = De plaats blijft voor je vrij tot wanneer we je schreven. Je moet ze nog aanvaarden.
    .polite = De plaats blijft voor u vrij tot wanneer we u schreven. U moet ze nog aanvaarden.
mail-rescheduled-confirmed = Je inschrijving blijft gelden.
    .polite = Uw inschrijving blijft gelden.
mail-rescheduled-cancelled = Je inschrijving is geannuleerd.
    .polite = Uw inschrijving is geannuleerd.
mail-rescheduled-declined = Je aanvraag is niet aanvaard.
    .polite = Uw aanvraag is niet aanvaard.
mail-rescheduled-cannot = Past het zo niet meer voor je? Laat het weten op je persoonlijke pagina:
    .polite = Past het zo niet meer voor u? Laat het weten op uw persoonlijke pagina:
mail-rescheduled-button = Mijn pagina
    .polite = Mijn pagina
