# Signing in at the desk: the second step, one's account, the organisation's own provider.
sign-in-lead = Voor organisatoren. Meld je aan met het account van je organisatie.
sign-in-provider-button = Aanmelden met je organisatie
sign-in-by-mail = Of met een link in je mailbox
sign-in-by-mail-lead = Vul je e-mailadres in: je krijgt een mail met een link om je aan te melden.
sign-in-provider-away = Aanmelden met je organisatie lukt nu niet: hun aanmelddienst antwoordt niet. Probeer het straks opnieuw, of vraag hieronder een link.
sign-out-there = Je bent hier afgemeld
sign-out-there-lead = We brengen je naar de aanmelddienst van je organisatie, zodat je je ook daar kan afmelden.
sign-out-there-go = Ook daar afmelden

second-step-title = Tweede stap
second-step-lead = Dag { $name }. Vul nog de code van je app in.
second-step-again = Dit gaat over hoe je je aanmeldt. Vul daarom nog eens een code in.
second-step-code = Code
second-step-code-help = De zes cijfers die je app nu toont, of een van je herstelcodes.
second-step-app-code-help = De zes cijfers die je app nu toont.
second-step-go-on = Verder
second-step-blocked = Te veel foute codes. Om { $moment } kan je het opnieuw proberen.
second-step-lost = Ben je je telefoon en je herstelcodes kwijt? Vraag een beheerder om je tweede stap te wissen, of mail naar { $email }.
second-step-set-up = Tweede stap instellen
second-step-set-up-lead = Na de link uit je mailbox vul je dan een code in van een app op je telefoon. Wie alleen in je mailbox raakt, komt niet binnen.
second-step-set-up-required = Als beheerder heb je een tweede stap nodig: na de link uit je mailbox een code van een app op je telefoon. Dat duurt twee minuten, één keer.
second-step-get-app = Heb je nog geen authenticator-app op je telefoon? Installeer er een. Elke app met codes van zes cijfers is goed.
second-step-scan = Scan dit beeld met de app.
second-step-picture = QR-code met de sleutel voor je app. De sleutel staat er ook onder als tekst.
second-step-type = Lukt scannen niet? Typ dan deze sleutel in de app:
second-step-same-device = Ik heb de app op dit toestel: open ze
second-step-prove = Vul de code in die de app nu toont.
second-step-turn-on = Tweede stap aanzetten
second-step-replace = Andere app instellen
second-step-remove = Tweede stap wissen
second-step-remove-question = Je tweede stap wissen?
second-step-remove-lead = Daarna volstaat de link uit je mailbox om je aan te melden. Je herstelcodes werken dan niet meer.
second-step-reset-lead = Is deze persoon telefoon en herstelcodes kwijt? Ga eerst na of de vraag echt van die persoon komt. Wis dan de tweede stap: alle sessies worden afgemeld, en bij het aanmelden kan er een nieuwe komen.
second-step-keep = Niet wissen

recovery-codes = Herstelcodes
recovery-codes-done = Je tweede stap is in orde.
recovery-codes-lead = Met een herstelcode kom je binnen zonder je telefoon. Elke code werkt één keer.
recovery-codes-keep = Schrijf ze op of druk ze af, en bewaar ze niet bij je telefoon. Je ziet ze maar één keer. Vroegere herstelcodes werken niet meer.
recovery-codes-kept = Ik heb ze bewaard
recovery-codes-renew = Nieuwe herstelcodes
recovery-codes-renew-lead = Je krijgt tien nieuwe codes te zien. De vroegere werken dan niet meer.

account-title = Mijn account
account-details = Mijn gegevens
account-email-help = Moet dit een ander adres worden? Vraag het aan een beheerder.
account-conflict = Iemand anders wijzigde dit intussen. Nu staat er: { $name }, { $language }. Bewaar opnieuw als het toch jouw versie moet zijn.
account-second-step-on = aan
account-second-step-since = Sinds { $day } meld je je aan met een code van je app.
account-second-step-off = Je hebt nog geen tweede stap. Met een code van je telefoon erbij is je account veel beter beschermd.
account-codes-left = { $count ->
    [0] Je hebt geen herstelcodes meer. Maak nieuwe, zodat je binnen kan zonder je telefoon.
    [one] Je hebt nog één herstelcode.
   *[other] Je hebt nog { $count } herstelcodes.
}
account-recovery-code-used = { $count ->
    [0] Je meldde je aan met je laatste herstelcode. Maak nieuwe.
    [one] Je meldde je aan met een herstelcode. Je hebt er nog één.
   *[other] Je meldde je aan met een herstelcode. Je hebt er nog { $count }.
}
account-provider = Je meldt je ook aan met je account bij { $issuer }.
account-sessions = Waar je aangemeld bent
account-sessions-lead = Een sessie eindigt vanzelf na { $minutes } minuten zonder gebruik, en na { $hours } uur in elk geval.
account-column-device = Toestel
account-column-since = Aangemeld
account-column-seen = Laatst gebruikt
account-column-end = Afmelden
account-this-session = deze sessie
account-session-organisation = Voor organisatie { $organisation }
account-end-session = Afmelden
account-end-others = Overal elders afmelden
account-strange-session = Staat er iets bij wat je niet kent? Meld het af en verwittig een beheerder.

device-words = { $browser } op { $system }
device-browser-edge = Edge
device-browser-opera = Opera
device-browser-samsung = Samsung Internet
device-browser-firefox = Firefox
device-browser-chrome = Chrome
device-browser-safari = Safari
device-browser-other = Een andere browser
device-system-ios = iPhone of iPad
device-system-android = Android
device-system-windows = Windows
device-system-chromeos = ChromeOS
device-system-macos = macOS
device-system-linux = Linux
device-system-other = een ander toestel

desk-label-own-name = Naam
desk-label-own-language = Taal van je mails
desk-done-account-saved = Je gegevens zijn bewaard.
desk-done-second-step-removed = Je tweede stap is gewist.
desk-done-second-step-reset = De tweede stap is gewist. De sessies van die persoon zijn beëindigd.
desk-done-no-second-step = Er was geen tweede stap.
desk-done-session-ended = Die sessie is afgemeld.
desk-done-other-sessions-ended = Je bent overal elders afgemeld.
field-wrong-code = Deze code klopt niet, of is al gebruikt. Kijk of de klok van je telefoon juist staat en neem de code die de app nu toont.
field-setup-too-old = Deze pagina stond te lang open. Er staat nu een nieuw beeld: wis de vorige sleutel in je app en scan opnieuw.

provider-refused-back = Terug naar het aanmelden
provider-refused-unknown-title = Je bent nog geen organisator
provider-refused-unknown-text = Je organisatie kent je, maar { $association } heeft je nog niet toegevoegd als organisator. Vraag het aan een beheerder, of mail naar { $email }.
provider-refused-address-not-verified-title = Je e-mailadres is niet bevestigd
provider-refused-address-not-verified-text = Je organisatie zegt niet dat je e-mailadres echt van jou is. Meld je aan met een link in je mailbox, of vraag je organisatie om je adres te bevestigen. Vragen? Mail naar { $email }.
provider-refused-no-role-title = Je hebt hier geen rol
provider-refused-no-role-text = Je organisatie geeft je geen rol voor het beheer van { $association }. Vraag het recht aan wie bij jou de toegangen beheert. Vragen? Mail naar { $email }.
provider-refused-other-organisation-title = Deze organisatie heeft geen toegang
provider-refused-other-organisation-text = Je meldde je aan voor een organisatie die geen toegang heeft tot het beheer van { $association }. Kies bij het aanmelden een andere organisatie, of mail naar { $email }.
provider-refused-other-account-title = Dit adres hoort bij een ander account
provider-refused-other-account-text = Een organisator van { $association } met dit e-mailadres meldt zich aan met een ander account. Mail naar { $email } om dat recht te zetten.
provider-refused-denied-title = Je bent niet aangemeld
provider-refused-denied-text = Het aanmelden bij je organisatie werd afgebroken. Probeer het opnieuw. Vragen? Mail naar { $email }.
provider-refused-provider-error-title = Het aanmelden lukte niet
provider-refused-provider-error-text = De aanmelddienst van je organisatie gaf een fout. Probeer het opnieuw, of vraag een link in je mailbox. Blijft het zo? Mail naar { $email }.
provider-refused-other-browser-title = Begin het aanmelden opnieuw
provider-refused-other-browser-text = Dit aanmelden begon in een andere browser, of het duurde te lang. Begin opnieuw. Vragen? Mail naar { $email }.
provider-refused-not-believed-title = Het aanmelden lukte niet
provider-refused-not-believed-text = Wat de aanmelddienst van je organisatie antwoordde, klopt niet. Daarom lieten we je niet binnen. Vraag een link in je mailbox, en mail naar { $email }.

desk-letter-account = Melding over je account
mail-account-when = Wanneer
mail-account-where = Waarmee
mail-account-you = Was jij dit? Dan hoef je niets te doen.
mail-account-not-you = Was jij dit niet? Meld dan in je account alle sessies af en verwittig meteen een beheerder. Wie in je mailbox raakt, kan zich als jou aanmelden: verander ook het wachtwoord van je mailbox.
mail-account-button = Mijn account
mail-account-why = Je krijgt deze automatische mail omdat je organisator bent.
mail-account-new-device-subject = Nieuw toestel in het beheer van { $association }
mail-account-new-device-heading = Aangemeld met een nieuw toestel
mail-account-new-device-lead = Iemand meldde zich als jou aan bij het beheer van { $association }, met een browser die we nog niet kennen.
mail-account-second-step-set-up-subject = Tweede stap aangezet in het beheer van { $association }
mail-account-second-step-set-up-heading = Je tweede stap staat aan
mail-account-second-step-set-up-lead = Vanaf nu vraagt het beheer van { $association } je ook een code van je app. Al je andere sessies zijn afgemeld.
mail-account-second-step-removed-subject = Tweede stap gewist in het beheer van { $association }
mail-account-second-step-removed-heading = Je tweede stap is gewist
mail-account-second-step-removed-lead = Om je aan te melden bij het beheer van { $association } volstaat nu de link uit je mailbox.
mail-account-second-step-reset-subject = Tweede stap gewist in het beheer van { $association }
mail-account-second-step-reset-heading = Een beheerder wiste je tweede stap
mail-account-second-step-reset-lead = Een beheerder van { $association } wiste je tweede stap en je herstelcodes. Al je sessies zijn afgemeld. Bij het aanmelden kan je een nieuwe instellen.
mail-account-recovery-codes-renewed-subject = Nieuwe herstelcodes in het beheer van { $association }
mail-account-recovery-codes-renewed-heading = Je hebt nieuwe herstelcodes
mail-account-recovery-codes-renewed-lead = In het beheer van { $association } zijn nieuwe herstelcodes gemaakt. De vroegere werken niet meer.
mail-account-recovery-code-used-subject = Herstelcode gebruikt in het beheer van { $association }
mail-account-recovery-code-used-heading = Een herstelcode is gebruikt
mail-account-recovery-code-used-lead = Iemand meldde zich als jou aan bij het beheer van { $association } met een van je herstelcodes.
mail-account-wrong-codes-subject = Foute codes in het beheer van { $association }
mail-account-wrong-codes-heading = Te veel foute codes
mail-account-wrong-codes-lead = Iemand opende je link om je aan te melden bij het beheer van { $association } en vulde vijf foute codes in. Een kwartier lang wordt geen code aanvaard.
mail-account-provider-linked-subject = Account gekoppeld in het beheer van { $association }
mail-account-provider-linked-heading = Je account is gekoppeld
mail-account-provider-linked-lead = Vanaf nu kan je je bij het beheer van { $association } ook aanmelden met het account van je organisatie.

desk-history-second-step-set-up = stelde de tweede stap in
desk-history-second-step-pass = gaf de code van de tweede stap
desk-history-second-step-block = gaf te veel foute codes
desk-history-second-step-renew-codes = maakte nieuwe herstelcodes
desk-history-second-step-remove = wiste de eigen tweede stap
desk-history-second-step-reset = wiste de tweede stap van iemand
desk-history-organiser-edit-own = wijzigde de eigen gegevens
desk-history-sign-in-end-sessions = meldde sessies elders af
desk-history-sign-in-link-provider = koppelde het account van de organisatie
