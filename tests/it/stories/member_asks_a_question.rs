//! Story A6: a member asks a question.

use jiff::SignedDuration;

use crate::asked::{asks, open_asked};
use crate::support::TestApp;

const FATIMA: &str = "fatima@leemstede.example";
const QUESTION: &str = "Is dit ook voor maatschappelijk werkers?";

#[tokio::test]
async fn steps_1_and_2_she_gets_a_receipt_and_the_answer_and_the_page_shows_it_without_her_name() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let nele = app.organiser().await;
    let follow = nele.get(&format!("/desk/events/{}/follow", event.id)).await.expect(200).form("form#follow").with("following", "daily");
    nele.sends(&follow).await.expect(303);

    // 1. She asks; she gets a receipt, Nele a notification.
    let fatima = app.visitor();
    let page = fatima.get(&format!("/events/{}", event.slug)).await.expect(200);
    assert_eq!(page.link("Stel een vraag"), Some(format!("/events/{}/ask", event.slug)));
    let thanks = asks(&app, &fatima, &event.slug, &[("name", "Fatima Yilmaz"), ("email", FATIMA), ("organisation", "OCMW Leemstede"), ("question", QUESTION)]).await;
    assert!(thanks.shows("Je vraag is verstuurd") && thanks.shows("zonder je naam"), "{}", thanks.words());
    let mails = app.deliver_mail().await;
    let to = |address: &str| mails.iter().find(|mail| mail.to.contains(address)).unwrap_or_else(|| panic!("a mail to {address}"));
    let receipt = to(FATIMA);
    assert!(receipt.subject.starts_with("Je vraag over") && receipt.text.contains("Dag Fatima Yilmaz"), "{}", receipt.text);
    assert!(!receipt.text.contains("maatschappelijk"), "a receipt carries no words of whoever asks");
    let notice = to("nele@ledenkoepel.example");
    for words in [QUESTION, "Fatima Yilmaz", "OCMW Leemstede", FATIMA] {
        assert!(notice.text.contains(words) && notice.html.contains(words), "{words}: {}", notice.text);
    }

    // 2. Nele answers and makes it public.
    let desk = nele.get(&notice.link("/desk/events/")).await.expect(200);
    assert!(desk.shows(QUESTION) && desk.shows("Open"));
    let form = desk.form("form#answering").with_all(&[("answer", "Zeker, **ook** voor jullie."), ("publish", "yes")]);
    let answer = nele.sends(&form).await.expect(303);
    assert!(nele.follows(answer).await.shows("Het antwoord vertrekt zo meteen, en staat op de pagina."));
    let mails = app.deliver_mail().await;
    let [mail] = &mails[..] else { panic!("{} mails", mails.len()) };
    assert_eq!(mail.recipient(), FATIMA);
    assert_eq!(mail.header("In-Reply-To"), Some(receipt.message_id.clone()));
    assert!(mail.text.contains(&format!("> {QUESTION}")) && mail.text.contains("Zeker, ook voor jullie.") && mail.html.contains("<strong>ook</strong>"), "{}", mail.text);
    app.wait(SignedDuration::from_secs(2));
    let page = app.visitor().get(&format!("/events/{}", event.slug)).await.expect(200);
    assert!(page.shows(QUESTION) && page.shows("Zeker, ook voor jullie."), "{}", page.words());
    for private in ["Fatima", "Yilmaz", "Leemstede"] {
        assert!(!page.source().contains(private), "{private}");
    }
}

#[tokio::test]
async fn step_3_questions_of_the_registration_form_come_into_the_same_list_sortable_and_as_a_file() {
    let app = TestApp::start().await;
    let event = app.event().rules(|rules| rules.speaker_question = true).create().await;
    let without = app.event().create().await;
    assert!(!app.visitor().fills_in(&without.slug, "x@gemeente.example").await.has("speaker_question"));
    for (email, organisation, question) in
        [("an@gemeente.example", "Gemeente Zwalm", "=HYPERLINK(\"x\")"), ("bea@gemeente.example", "Gemeente Aalst", "Komt er een opname; of niet?")]
    {
        let visitor = app.visitor();
        let form = visitor.fills_in(&event.slug, email).await.with_all(&[("organisation", organisation), ("speaker_question", question)]);
        let answer = visitor.sends(&form).await;
        visitor.follows(answer).await.expect(200);
        app.wait(SignedDuration::from_secs(1));
    }
    // Who has no question leaves the field empty.
    app.visitor().registers_for(&event.slug, "els@gemeente.example").await;
    asks(&app, &app.visitor(), &event.slug, &[("name", "Fatima"), ("email", FATIMA), ("question", QUESTION)]).await;

    let nele = app.organiser().await;
    let list = nele.get(&format!("/desk/events/{}/asked", event.id)).await.expect(200);
    assert_eq!(list.all("tbody td:first-child"), [QUESTION, "Komt er een opname; of niet?", "=HYPERLINK(\"x\")"]);
    assert_eq!(list.all("tbody td:nth-child(4)"), ["Pagina", "Inschrijving", "Inschrijving"]);
    let sorted = nele.get(&format!("/desk/events/{}/asked?sort=organisation&source=form", event.id)).await.expect(200);
    assert_eq!(sorted.all("tbody td:nth-child(3)"), ["Gemeente Aalst", "Gemeente Zwalm"]);
    let oldest = nele.get(&format!("/desk/events/{}/asked?sort=oldest", event.id)).await.expect(200);
    assert_eq!(oldest.all("tbody td:first-child")[0], "=HYPERLINK(\"x\")");
    let found = nele.get(&format!("/desk/events/{}/asked?q=OPNAME+aalst", event.id)).await.expect(200);
    assert_eq!(found.all("tbody td:first-child"), ["Komt er een opname; of niet?"]);
    // The page of one leads to the registration.
    assert!(open_asked(&nele, &event, "opname").await.link("/desk/registrations/").is_some());

    let file = nele.get(&format!("/desk/events/{}/asked.csv?sort=oldest", event.id)).await.expect(200);
    assert!(file.header("content-disposition").contains(".csv"));
    let text = file.source();
    let lines: Vec<&str> = text.trim_start_matches('\u{FEFF}').lines().collect();
    assert!(text.starts_with('\u{FEFF}') && lines.len() == 4 && lines[0].starts_with("\"Wanneer\";\"Gesteld via\";\"Stand\";\"Naam\";"), "{text}");
    assert!(lines[1].contains(";\"'=HYPERLINK(\"\"x\"\")\";") && lines[2].contains(";\"Komt er een opname; of niet?\";"), "{text}");
}
