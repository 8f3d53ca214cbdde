# Certificates of attendance: what stands on one, its pages, its letter, then the desk.
certificate-heading = Attest van deelname
certificate-lead = Hierbij bevestigen we dat
certificate-took-part = heeft deelgenomen aan
certificate-hours = Aanwezig: { $duration } (afgerond op een kwartier)
certificate-duration = { $hours ->
    [0] { $minutes } minuten
   *[other] { $minutes ->
        [0] { $hours } uur
       *[other] { $hours } uur en { $minutes } minuten
    }
}
certificate-programme = Programma: { $name }
certificate-issued = Uitgereikt op { $date }
certificate-number = Nummer { $number }
certificate-verify = Of dit attest geldig is, zie je op:
certificate-verify-picture = QR-code die leidt naar het adres hieronder
certificate-signature-of = Handtekening van { $name }
certificate-file = attest
certificate-files = attesten
document-page = Pagina { $page } van { $pages }

certificate-there = Je was aanwezig. Je attest staat klaar.
certificate-look = Attest bekijken
certificate-download = Attest downloaden (pdf)
certificate-back = Terug naar je inschrijving
certificate-revoked = Je attest is ingetrokken.
certificate-why = Waarom?
certificate-revoked-title = Je attest is ingetrokken
certificate-revoked-because-attendance = De aanwezigheid werd verbeterd. Wat op het attest stond, klopt niet meer.
certificate-revoked-because-name = Je naam werd verbeterd. Het attest met de vorige naam geldt niet meer.
certificate-revoked-because-registration = Je inschrijving geldt niet meer.
certificate-revoked-on = Ingetrokken op { $moment }.
certificate-revoked-ask = Klopt dat niet?

verify-title = Is dit attest geldig?
verify-lead = Elk attest van deelname heeft een nummer. Typ het over om te zien of het attest geldig is.
verify-number = Nummer van het attest
verify-number-help = 16 letters en cijfers, onderaan op het attest. Streepjes en hoofdletters maken niet uit.
verify-is-none = Dit is geen nummer van een attest. Kijk of alle 16 tekens er staan.
verify-look = Nakijken
verify-good = Dit attest is geldig
verify-good-lead = Het is door ons uitgereikt en niet ingetrokken.
verify-revoked = Dit attest is ingetrokken
verify-revoked-lead = Het is door ons uitgereikt, maar geldt niet meer.
verify-unknown = Dit nummer kennen we niet
verify-unknown-lead = We reikten geen attest met dit nummer uit. Kijk of het juist overgetypt is.
verify-another = Een ander nummer nakijken

record-title = Mijn vormingsoverzicht
record-lead = Alles waar je aanwezig was, over de jaren heen, met de uren en je attesten.
record-look = Overzicht bekijken
record-back = Terug naar je inschrijvingen
record-download = Overzicht downloaden (pdf)
record-rounded = De uren tellen hoelang je aanwezig was, afgerond op een kwartier.
record-as-of = { $association }, stand op { $date }
record-event = Activiteit
record-days = Dagen
record-hours = Aanwezig
record-certificate = Attest
record-no-certificate = geen attest
record-total = Totaal: { $duration }
record-empty = Er staat nog niets in je overzicht. Wat je bijwoonde, komt erin zodra de organisator de aanwezigheden afsluit.
record-file = vormingsoverzicht

mail-certificate-subject = Je attest: { $title }
    .polite = Uw attest: { $title }
mail-certificate-heading = Je attest staat klaar
    .polite = Uw attest staat klaar
mail-certificate-lead = Je was aanwezig op ‘{ $title }’. Daarvoor krijg je een attest van deelname.
    .polite = U was aanwezig op ‘{ $title }’. Daarvoor krijgt u een attest van deelname.
mail-certificate-what = Je kan het bekijken, afdrukken en als pdf bewaren.
    .polite = U kunt het bekijken, afdrukken en als pdf bewaren.
mail-certificate-button = Attest bekijken
desk-letter-certificate = Attest van deelname

certificates-title = Attesten
certificates-lead = Wie er lang genoeg bij was, krijgt een attest van deelname.
certificates-look = Attesten bekijken
certificates-rule = { $measure ->
    [minutes] Wie over alle sessies samen per sessie { $full } minuten aanwezig was, krijgt een attest.
   *[percent] Wie over alle sessies samen { $full } % van de tijd aanwezig was, krijgt een attest.
}
certificates-by-itself-said = De mail vertrekt vanzelf zodra de aanwezigheden afgesloten zijn.
certificates-by-button-said = De mail vertrekt als je hieronder op de knop drukt.
certificates-none-given = Bij deze activiteit horen geen attesten.
certificates-signed-by = Ondertekend door { $name }.
certificates-unsigned = Nog niemand ondertekent ze.
certificates-number-yes = Krijgen een attest
certificates-number-no = Krijgen er geen
certificates-number-open = Nog niet beslist
certificates-number-issued = Uitgereikt
certificates-number-told = Gemaild
certificates-not-yet = Attesten komen er pas als de aanwezigheden van alle sessies afgesloten zijn.
certificates-some-open = { $count ->
    [one] Van 1 persoon is de aanwezigheid nog niet voor alle sessies afgesloten.
   *[other] Van { $count } mensen is de aanwezigheid nog niet voor alle sessies afgesloten.
}
certificates-send = { $count ->
    [one] Attest mailen naar 1 persoon
   *[other] Attesten mailen naar { $count } mensen
}
certificates-send-help = Ieder krijgt de mail één keer, met een link naar het eigen attest. Wie er niet lang genoeg bij was, krijgt niets.
certificates-issue = { $count ->
    [one] 1 attest uitreiken zonder mail
   *[other] { $count } attesten uitreiken zonder mail
}
certificates-download = Alle attesten in één pdf
certificates-download-part = Attesten { $from } tot { $to } in één pdf
certificates-who = Wie tonen
certificates-who-all = Iedereen ({ $count })
certificates-who-yes = Met attest ({ $count })
certificates-who-no = Zonder attest ({ $count })
certificates-who-open = Nog niet beslist ({ $count })
certificates-outcome = Aanwezig
certificates-too-short = te kort: { $percent } % van de tijd
certificates-not-there = was er niet
certificates-open = nog niet afgesloten
certificates-is-issued = Uitgereikt
certificates-told-at = gemaild op { $moment }
certificates-to-issue = Uit te reiken
certificates-none = geen
certificates-nobody = Er is nog niemand met een plaats. Zodra er mensen aanwezig waren, staan hun attesten hier.
certificates-nobody-of-these = Niemand van de deelnemers hoort hierbij.
desk-done-certificates-issued = { $told ->
    [0] Alles was al in orde.
    [one] Er is 1 attest uitgereikt.
   *[other] Er zijn { $told } attesten uitgereikt.
}
desk-done-certificates-sent = { $told ->
    [0] Iedereen had de mail al: er vertrok niets.
    [one] Er vertrekt een mail naar 1 persoon.
   *[other] Er vertrekken mails naar { $told } mensen.
}
certificate-settings = Attesten instellen
certificate-settings-lead = Op het attest staan de naam, de activiteit, de dagen, de uren, jullie naam, het programma met zijn logo’s, en wie tekent. Attesten die al uitgereikt zijn, blijven zoals ze zijn.
certificate-settings-lent = De ondertekening komt van een andere activiteit van dit programma. Bewaar om ze hier vast te leggen.
desk-label-gives-certificates = Wie er lang genoeg bij was, krijgt een attest
certificate-help-gives = Zonder vinkje komen er geen nieuwe attesten bij.
desk-label-certificates-by-itself = De attesten vanzelf mailen
certificate-help-by-itself = Zodra de aanwezigheden van alle sessies afgesloten zijn. Zonder vinkje mail je ze zelf, met een knop.
desk-label-signer-name = Wie tekent
certificate-help-signer = Voornaam en naam. Laat leeg als niemand tekent.
desk-label-signer-function = Functie van wie tekent
desk-label-signature = Afbeelding van de handtekening
desk-label-signature-picture = Handtekening
certificate-help-signature = Een PNG, JPEG of WebP, het liefst op een witte of doorzichtige achtergrond. Ze staat enkel op de attesten.
certificate-signature-now = De handtekening zoals ze nu op de attesten komt
certificate-signature-remove = Deze handtekening weghalen
desk-done-certificate-settings-saved = De instellingen van de attesten zijn bewaard.
desk-history-certificate-settle = werkte de attesten bij
desk-history-certificate-send = mailde attesten
desk-history-certificate-save-settings = wijzigde hoe attesten gegeven worden
desk-label-certificates-issued = Uitgereikt
desk-label-certificates-revoked = Ingetrokken
paper-as-pdf = Lijst als pdf
