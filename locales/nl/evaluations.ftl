# Evaluaties: wat deelnemers lezen.
evaluation-title = Hoe was het?
evaluation-lead = Je was erbij. Vertel ons hoe het was: het duurt enkele minuten. Invullen kan tot en met { $moment }.
evaluation-anonymous = Je antwoorden zijn anoniem.
evaluation-anonymous-promise = Niemand ziet wie wat antwoordde, ook een beheerder met toegang tot de databank niet. Let op met wat je zelf schrijft: een naam of een voorbeeld kan je verraden.
evaluation-anonymous-more = Hoe we dat doen
evaluation-anonymous-how = We bewaren ze verzegeld, zonder naam, taal of tijdstip. We openen ze pas samen met die van anderen, minstens { $fewest } tegelijk en door elkaar. Komen er in totaal minder dan { $fewest }, dan wissen we ze ongelezen. We houden alleen bij dát je antwoordde, zodat we je geen herinnering sturen.
evaluation-named = Je antwoorden zijn niet anoniem.
evaluation-named-how = De organisator ziet je naam bij je antwoorden.
evaluation-no-answer = Geen antwoord
evaluation-send = Antwoorden versturen
evaluation-thanks-title = Bedankt
evaluation-thanks = Je antwoorden zijn verstuurd.
evaluation-thanks-more = We gebruiken ze om het de volgende keer beter te doen.
evaluation-thanks-anonymous = Je antwoordt één keer. Omdat je antwoorden anoniem zijn, kunnen we ze niet terugvinden en dus ook niet aanpassen.
evaluation-thanks-named = Je antwoordt één keer. Wil je nog iets kwijt? Laat het de organisator weten.
evaluation-to-event = Naar de pagina van de activiteit
evaluation-closed = Deze evaluatie is afgesloten. Antwoorden kan niet meer.
evaluation-waits = Je was erbij. Vertel ons hoe het was.
evaluation-to-form = De evaluatie invullen
field-evaluation-empty = Beantwoord minstens één vraag.

# Mails.
mail-evaluation-subject = Hoe was het? { $title }
mail-evaluation-heading = Hoe was het?
mail-evaluation-lead = Fijn dat je erbij was: ‘{ $title }’. We horen graag wat je ervan vond.
    .polite = Fijn dat u erbij was: ‘{ $title }’. We horen graag wat u ervan vond.
mail-evaluation-again-subject = Nog even: hoe was het? { $title }
mail-evaluation-again-heading = Vertel je ons nog hoe het was?
    .polite = Vertelt u ons nog hoe het was?
mail-evaluation-again-lead = We hebben nog geen antwoord van je over ‘{ $title }’. Dit is de enige herinnering die je krijgt.
    .polite = We hebben nog geen antwoord van u over ‘{ $title }’. Dit is de enige herinnering die u krijgt.
mail-evaluation-ask = Wil je enkele vragen beantwoorden? Het duurt enkele minuten, en je antwoorden zijn anoniem.
    .polite = Wilt u enkele vragen beantwoorden? Het duurt enkele minuten, en uw antwoorden zijn anoniem.
mail-evaluation-ask-named = Wil je enkele vragen beantwoorden? Het duurt enkele minuten. De organisator ziet je naam bij je antwoorden.
    .polite = Wilt u enkele vragen beantwoorden? Het duurt enkele minuten. De organisator ziet uw naam bij uw antwoorden.
mail-evaluation-button = De evaluatie invullen
mail-evaluation-until = Invullen kan tot en met { $moment }. De link is persoonlijk en werkt één keer.
desk-letter-evaluation = Hoe was het?

# Beheer: bij een activiteit.
evaluation-section = Evaluatie
evaluation-set-up = Evaluatie instellen
evaluation-results = Resultaten
evaluation-preview = Bekijken zoals een deelnemer
evaluation-preview-lead = Zo ziet een deelnemer de vragen. Wat je hier invult, wordt niet verstuurd.
evaluation-desk-lead = Wie erbij was, krijgt na afloop een persoonlijke link naar deze vragen: in de bedankmail als die er is, anders in een mail apart.
evaluation-terms = Instellingen
evaluation-none-yet = Deze activiteit wordt nog niet geëvalueerd.
evaluation-no-templates = Er zijn nog geen vragenlijsten. Neem er een paar over die klaarstaan, of maak er zelf een.
evaluation-choose = Kies een vragenlijst
evaluation-keep-questions = De vragen houden zoals ze zijn
evaluation-help-template = De vragen worden gekopieerd. Daarna pas je ze hier aan voor deze activiteit.
evaluation-help-replace = Kies je een andere vragenlijst, dan vervangt die de vragen hieronder.
evaluation-promise-yes = Anoniem: niemand ziet wie wat antwoordde
evaluation-promise-no = Met naam: de organisator ziet wie wat antwoordde
evaluation-promise-stays = Dit blijft zo: het is beloofd aan wie de link kreeg.
evaluation-help-anonymous = Anonieme antwoorden worden verzegeld bewaard en met minstens { $fewest } tegelijk geopend. Je ziet dus eerst niets, en bij minder dan { $fewest } antwoorden nooit iets. Voor kleine groepen kies je beter ‘met naam’.
evaluation-help-open-days = Zoveel dagen kunnen deelnemers antwoorden, vanaf de dag waarop de eerste link vertrekt.
evaluation-help-remind = Zoveel dagen later krijgt wie nog niet antwoordde één herinnering. Laat leeg voor geen herinnering.
evaluation-is-ahead = De links vertrekken na de laatste sessie, zodra alle aanwezigheden afgesloten zijn.
evaluation-awaits-lists = De links wachten: sluit eerst de aanwezigheden van alle sessies af.
evaluation-needs-questions = Er zijn nog geen vragen. Voeg er toe, of kies een vragenlijst: zonder vragen vertrekken er geen links.
evaluation-missed = De aanwezigheden werden te laat afgesloten: er vertrekken geen links meer.
evaluation-is-open = Antwoorden kan tot en met { $moment }.
evaluation-is-open-more = De links zijn vertrokken.
evaluation-is-closed = Afgesloten. Antwoorden kon tot en met { $moment }.
evaluation-questions = Vragen
evaluation-only-words = De links zijn vertrokken: je kan nog een woord verbeteren, maar geen vragen of keuzes meer toevoegen, schrappen of verplaatsen.
evaluation-no-questions = Er zijn nog geen vragen.
evaluation-add-question = Een vraag toevoegen
evaluation-edit-question = Vraag aanpassen
evaluation-edit-words = Woorden verbeteren
evaluation-remove-question = Schrappen
evaluation-take-away-title = Toch niet evalueren
evaluation-take-away-lead = Zolang er geen links vertrokken zijn, kan je de evaluatie weghalen.
evaluation-take-away = Evaluatie weghalen
evaluation-group-question = De vraag
evaluation-group-ends = Uiteinden van een schaal
evaluation-group-options = Keuzes
evaluation-help-languages = Schrijf de vraag in elke taal die je deelnemers lezen. Wat ontbreekt, lezen ze in een andere taal.
evaluation-help-required = Zonder vinkje mogen deelnemers de vraag overslaan.
evaluation-help-ends = Wat het laagste en het hoogste cijfer betekenen. Alleen voor een schaal.
evaluation-help-options = Eén keuze per regel, in elke taal in dezelfde volgorde. Alleen voor vragen met keuzes.
evaluation-kind-scale-five = Schaal van 1 tot 5
evaluation-kind-scale-ten = Schaal van 0 tot 10
evaluation-kind-choice = Eén keuze
evaluation-kind-choices = Meer dan één keuze
evaluation-kind-text = Open antwoord

# Beheer: vragenlijsten.
evaluation-templates = Vragenlijsten
evaluation-templates-lead = Vragenlijsten die je vaker gebruikt. Een activiteit neemt een kopie over: wat je hier wijzigt, verandert niets aan activiteiten die hem al overnamen.
evaluation-templates-none = Er zijn nog geen vragenlijsten. Begin met de vragenlijsten die klaarstaan.
evaluation-template-lead = Een vraag die je in meer dan één vragenlijst overneemt, vergelijk je later over alle activiteiten heen.
evaluation-ready-title = Om mee te beginnen
evaluation-ready-lead = Deze vragenlijsten staan klaar in drie talen. Je past ze daarna aan zoals je wilt.
evaluation-ready-take = Deze vragenlijsten overnemen
evaluation-new-template = Een vragenlijst maken
evaluation-make-template = Vragenlijst maken
evaluation-start-from = Begin met de vragen van
evaluation-start-empty = Geen: ik begin met een leeg blad
evaluation-help-name = Alleen organisatoren zien deze naam.
evaluation-rename = Naam
evaluation-remove-template-title = Vragenlijst weghalen
evaluation-remove-template-lead = Activiteiten die deze vragenlijst overnamen, houden hun eigen kopie.
evaluation-remove-template = Vragenlijst weghalen
evaluation-question-count =
    { $count ->
        [one] 1 vraag
       *[other] { $count } vragen
    }
desk-label-evaluation-name = Naam van de vragenlijst
desk-label-evaluation-question = Vraag
desk-label-evaluation-anonymous = Anoniem of met naam
desk-label-evaluation-kind = Soort antwoord
desk-label-template = Vragenlijst
desk-label-open-days = Tijd om te antwoorden (dagen)
desk-label-remind-after-days = Herinnering na (dagen)
desk-label-low-nl = Laagste cijfer (Nederlands)
desk-label-low-fr = Laagste cijfer (Frans)
desk-label-low-en = Laagste cijfer (Engels)
desk-label-high-nl = Hoogste cijfer (Nederlands)
desk-label-high-fr = Hoogste cijfer (Frans)
desk-label-high-en = Hoogste cijfer (Engels)
desk-label-options-nl = Keuzes (Nederlands)
desk-label-options-fr = Keuzes (Frans)
desk-label-options-en = Keuzes (Engels)
field-evaluation-days = Kies een getal van 1 tot 60.
field-evaluation-days-over = Die dag is al voorbij. Kies meer dagen.
field-evaluation-remind-days = Kies een getal van minstens 1 en kleiner dan het aantal dagen om te antwoorden, of laat leeg.
field-evaluation-two-options = Geef minstens twee keuzes.
field-evaluation-too-many-options = Geef hoogstens twintig keuzes.
field-evaluation-options-uneven = Schrijf in elke taal evenveel keuzes, of laat deze taal leeg.
field-evaluation-too-many-questions = Een vragenlijst heeft hoogstens dertig vragen.
field-evaluation-too-many-templates = Er zijn al tweehonderd vragenlijsten. Haal er eerst een weg.
refusal-evaluation-opened = Deelnemers kregen de link al. De vragen en wat je hun beloofde, blijven zoals ze zijn; alleen een woord verbeteren kan nog.
refusal-evaluation-closed = Deze evaluatie is afgesloten.
refusal-evaluation-answered = Met deze link is al geantwoord.
refusal-too-few-answers = Er zijn te weinig antwoorden om ze elk apart te tonen.

# Beheer: resultaten.
evaluation-not-open-yet = De links zijn nog niet vertrokken.
evaluation-no-answers-yet = Er zijn nog geen antwoorden.
evaluation-asked = Gevraagd
evaluation-answered = Geantwoord
evaluation-rate = Respons
evaluation-counted = Antwoorden hieronder
evaluation-of = { $part } van { $whole }
evaluation-n =
    { $count ->
        [one] 1 antwoord
       *[other] { $count } antwoorden
    }
evaluation-mean = Gemiddelde
evaluation-median = Mediaan
evaluation-highest = hoogste cijfer: { $highest }
evaluation-waiting =
    { $count ->
        [one] 1 antwoord zit nog verzegeld in de bus.
       *[other] { $count } antwoorden zitten nog verzegeld in de bus.
    }
evaluation-waiting-why = Anonieme antwoorden gaan pas open met minstens { $fewest } tegelijk, en de laatste na het afsluiten. Zo valt niemand op.
evaluation-destroyed = Er kwamen minder dan { $fewest } antwoorden. Om de belofte van anonimiteit te houden zijn ze ongelezen gewist.
evaluation-is-anonymous = Anoniem: niemand, ook geen beheerder met toegang tot de databank, kan zien wie wat antwoordde.
evaluation-words-hidden = Open antwoorden zie je vanaf { $fewest } antwoorden.
evaluation-no-words = Niemand schreef hier iets.
evaluation-column-question = Vraag
evaluation-column-kind = Soort
evaluation-column-answer = Antwoord
evaluation-column-count = Aantal
evaluation-column-share = Aandeel
evaluation-column-n = Antwoorden
evaluation-download-results = Cijfers als CSV
evaluation-download-answers = Elk antwoord als CSV
evaluation-file-results = evaluatie
evaluation-file-answers = antwoorden
evaluation-series = Vergeleken met de rest van de reeks
evaluation-compare = Evaluaties vergelijken
evaluation-compare-lead = De geëvalueerde activiteiten van dit programma naast elkaar, vijfentwintig per pagina. Vragen met een schaal die bij meer dan één activiteit gesteld zijn, worden vergeleken.
evaluation-compare-none = Nog geen activiteit van dit programma werd geëvalueerd. Stel een evaluatie in op de pagina van een activiteit.
evaluation-compared-response = Respons per activiteit
evaluation-not-there = geen cijfer

desk-done-evaluation-saved = De evaluatie is bewaard.
desk-done-evaluation-removed = De evaluatie is weggehaald.
desk-done-evaluation-template-saved = De vragenlijst is bewaard.
desk-done-evaluation-template-removed = De vragenlijst is weggehaald.
desk-done-evaluation-templates-added = De vragenlijsten staan in de lijst.
desk-done-evaluation-question-saved = De vraag is bewaard.
desk-done-evaluation-question-moved = De volgorde is aangepast.
desk-done-evaluation-question-removed = De vraag is geschrapt.
desk-history-evaluation-set-up = stelde de evaluatie in
desk-history-evaluation-take-away = haalde de evaluatie weg
desk-history-evaluation-add-question = voegde een vraag toe aan de evaluatie
desk-history-evaluation-edit-question = paste een vraag van de evaluatie aan
desk-history-evaluation-move-question = verplaatste een vraag van de evaluatie
desk-history-evaluation-remove-question = schrapte een vraag van de evaluatie
desk-history-evaluation-template-add = maakte een vragenlijst
desk-history-evaluation-template-rename = gaf een vragenlijst een andere naam
desk-history-evaluation-template-remove = haalde een vragenlijst weg

# In the privacy statement.
site-privacy-evaluation-what = Evaluatie na een activiteit
site-privacy-evaluation-why = Weten wat beter kan
site-privacy-evaluation-basis = Taak van algemeen belang
site-privacy-evaluation-who = Anoniem: niemand kan zien van wie een antwoord is; met naam, als de evaluatie dat zegt: de organisatoren
site-privacy-evaluation-kept = Dat je antwoordde: zolang de inschrijving; anonieme antwoorden: blijvend
