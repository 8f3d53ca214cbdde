# Letters at the desk: how an event's letters speak, previews of all of them, and what an organiser is told.
desk-letters = Mails van deze activiteit
desk-letters-lead = Wie zich inschrijft, krijgt deze mails. Wat je hier kiest, geldt voor mails die vanaf nu vertrekken.
desk-label-salutation = Aanspreking
desk-help-salutation = Alleen het Nederlands maakt dit verschil. In het Frans is het altijd ‘vous’.
desk-salutation-familiar = Je: Dag Jan, je bent ingeschreven
desk-salutation-polite = U: Beste Jan Peeters, u bent ingeschreven
desk-label-sender-name = Naam van de afzender
desk-help-sender-name = Laat leeg voor ‘{ $name }’. Het adres blijft { $address }: agenda’s aanvaarden wijzigingen alleen van wie ook uitnodigde.
desk-label-reply-to = Antwoorden gaan naar
desk-help-reply-to = Laat leeg om antwoorden naar de contactpersoon te laten gaan.
desk-help-reply-to-allowed = Toegelaten adressen: { $allowed }.
field-reply-to-not-allowed = Antwoorden mogen niet naar dit adres gaan. Kies een van de toegelaten adressen.
desk-paragraphs = Eigen alinea per mail
desk-paragraphs-lead = In elke mail kan je een alinea toevoegen: wat mensen meebrengen, waar ze parkeren. Ze komt net voor de groet.
desk-previews-of-event = Bekijk alle mails van deze activiteit
desk-column-paragraph = Eigen alinea
desk-column-subject = Onderwerp
desk-paragraph-none = geen
desk-paragraph-write = Alinea schrijven
desk-paragraph-edit = Alinea wijzigen
desk-paragraph-heading = Eigen alinea
desk-paragraph-lead = Deze alinea komt net voor de groet. Wie een taal leest die je leeg laat, krijgt de tekst in de taal van de activiteit.
desk-label-paragraph-nl = In het Nederlands
desk-label-paragraph-fr = In het Frans
desk-label-paragraph-en = In het Engels
desk-help-paragraph = Je mag Markdown gebruiken: **vet**, *schuin*, lijstjes met een streepje, [tekst](https://adres). Hoogstens { $limit } tekens.
desk-preview-look = Bekijken
desk-preview-look-saved = Bekijk de mail zoals hij nu bewaard is
desk-previews = Alle mails bekijken
desk-previews-lead = Elke mail die mensen kunnen krijgen, met voorbeeldgegevens. Er wordt niets verstuurd.
desk-previews-lead-event = Elke mail over ‘{ $title }’, met een verzonnen deelnemer. Er wordt niets verstuurd.
desk-previews-show = Toon
desk-mail-variant = Variant { $number }
desk-mail-variants = Varianten van deze mail
desk-done-letters-saved = Bewaard. Het geldt voor mails die vanaf nu vertrekken.
desk-done-paragraph-saved = De alinea is bewaard.
desk-history-event-set-letters = wijzigde de mails
desk-history-event-set-paragraph = wijzigde de eigen alinea van een mail
desk-label-letter-paragraph = Mail
page-mail-reply-to = Antwoord aan
page-mail-html-alone = Open de opgemaakte mail op zichzelf
page-card-method-request = In de agenda zetten of bijwerken
page-card-method-cancel = Uit de agenda halen
page-card-method-publish = Tonen
page-card-answer-accepted = staat als aanvaard
page-card-answer-needs-action = wordt om een antwoord gevraagd

# Letters to organisers who follow an event; always with je.
mail-notice-subject-pending = { $count ->
    [one] Aanvraag wacht op je antwoord: { $title }
   *[other] { $count } aanvragen en inschrijvingen: { $title }
}
mail-notice-subject-confirmed = { $count ->
    [one] Nieuwe inschrijving: { $title }
   *[other] { $count } nieuwe inschrijvingen: { $title }
}
mail-notice-subject-waitlisted = { $count ->
    [one] Nieuw op de wachtlijst: { $title }
   *[other] { $count } mensen nieuw op de wachtlijst: { $title }
}
mail-notice-subject-offered = Aangeboden plaats: { $title }
mail-notice-subject-cancelled = { $count ->
    [one] Annulering: { $title }
   *[other] { $count } annuleringen: { $title }
}
mail-notice-subject-declined = Nieuws van { $title }
mail-notice-heading-pending = { $count ->
    [one] Een aanvraag wacht op je antwoord
   *[other] { $count } aanvragen en inschrijvingen
}
mail-notice-heading-confirmed = { $count ->
    [one] Nieuwe inschrijving
   *[other] { $count } nieuwe inschrijvingen
}
mail-notice-heading-waitlisted = Nieuw op de wachtlijst
mail-notice-heading-offered = Aangeboden plaats
mail-notice-heading-cancelled = { $count ->
    [one] Annulering
   *[other] { $count } annuleringen
}
mail-notice-heading-declined = Nieuws van je activiteit
mail-notice-lead = Dit is er nieuw bij ‘{ $title }’.
mail-notice-button = Naar de activiteit in het beheer
mail-news-pending = { $count ->
    [one] Wacht op je antwoord
   *[other] Wachten op je antwoord ({ $count })
}
mail-news-confirmed = { $count ->
    [one] Ingeschreven
   *[other] Ingeschreven ({ $count })
}
mail-news-waitlisted = { $count ->
    [one] Op de wachtlijst
   *[other] Op de wachtlijst ({ $count })
}
mail-news-offered = { $count ->
    [one] Kreeg een plaats aangeboden
   *[other] Kregen een plaats aangeboden ({ $count })
}
mail-news-cancelled = { $count ->
    [one] Geannuleerd
   *[other] Geannuleerd ({ $count })
}
mail-news-declined = { $count ->
    [one] Niet aanvaard
   *[other] Niet aanvaard ({ $count })
}
mail-news-more = { $count ->
    [one] En nog één persoon: je vindt de hele lijst in het beheer.
   *[other] En nog { $count } mensen: je vindt de hele lijst in het beheer.
}
mail-news-places = Bezette plaatsen: { $taken } van { $capacity }.
mail-news-places-open = Bezette plaatsen: { $taken }.
mail-news-waiting-now = { $count ->
    [one] Eén persoon staat op de wachtlijst.
   *[other] { $count } mensen staan op de wachtlijst.
}
mail-news-pending-now = { $count ->
    [one] Eén aanvraag wacht op je antwoord.
   *[other] { $count } aanvragen wachten op je antwoord.
}
mail-digest-subject = { $count ->
    [one] Nieuws van { $title }
   *[other] Nieuws van { $count } activiteiten
}
mail-digest-heading = Nieuws van je activiteiten
mail-digest-lead = Dit is er nieuw sinds je vorige overzicht.
mail-digest-why = Je krijgt deze automatische mail omdat je deze activiteiten volgt. Wat je wilt horen, kies je bij elke activiteit in het beheer.
mail-follow-why = Je krijgt deze automatische mail omdat je deze activiteit volgt.
mail-follow-change = Kiezen wat je wilt horen
mail-undelivered-subject = Mail raakte niet weg: { $name } ({ $title })
mail-undelivered-heading = Een mail raakte niet weg
mail-undelivered-lead-name = Een mail aan { $name } ({ $address }) over ‘{ $title }’ raakte niet weg. We proberen het niet meer.
mail-undelivered-lead = Een mail aan { $address } over ‘{ $title }’ raakte niet weg. We proberen het niet meer.
mail-undelivered-letter = Welke mail
mail-undelivered-error = Wat de mailserver zei
mail-undelivered-how = Kijk of het adres klopt, of bel even. In het beheer kan je het opnieuw proberen.
mail-undelivered-button = Bekijken in het beheer
mail-undelivered-quiet = Je krijgt hoogstens één zo’n mail per uur. Alle mails die niet wegraakten, staan in het beheer onder Mail.

desk-letter-notice = Nieuws voor een organisator
desk-letter-digest = Dagelijks overzicht voor een organisator
desk-letter-undelivered = Melding van een mail die niet wegraakte
desk-follow = Mails aan jou
desk-follow-lead = Kies wat je van deze activiteit wilt horen. Dit geldt alleen voor jou.
desk-label-following = Inschrijvingen
desk-help-following = Het overzicht komt elke dag om { $time }, en alleen als er iets nieuws is.
desk-following-daily = Eén overzicht per dag
desk-following-each = Bij elke inschrijving een mail
desk-following-none = Geen mails
desk-label-cancellations = Ook wie zelf annuleert
desk-label-failures = Meteen een mail als een mail aan een deelnemer niet wegraakt
desk-done-following-saved = Bewaard.
