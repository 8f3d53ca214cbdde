//! Questions that people ask about an event: limits, languages, bad input, and what organisers do with them.

use belfry::entity::asked_question::{self, AskedState};
use belfry::entity::audit_entry;
use jiff::SignedDuration;
use sea_orm::{EntityTrait as _, QueryOrder as _};

use crate::support::{Page, TestApp, TestEvent, Visitor};

const FATIMA: &str = "fatima@leemstede.example";
const GOOD: [(&str, &str); 3] = [("name", "Fatima Yilmaz"), ("email", FATIMA), ("question", "Is dit ook voor maatschappelijk werkers?")];

/// The answer to the form, sent as somebody does who reads before they press.
pub async fn sends(app: &TestApp, visitor: &Visitor, slug: &str, fields: &[(&str, &str)]) -> Page {
    let form = visitor.get(&format!("/events/{slug}/ask")).await.expect(200).form("form#ask").with_all(fields);
    app.wait(SignedDuration::from_secs(20));
    visitor.sends(&form).await
}

/// The same, and the page that follows.
pub async fn asks(app: &TestApp, visitor: &Visitor, slug: &str, fields: &[(&str, &str)]) -> Page {
    let answer = sends(app, visitor, slug, fields).await.expect(303);
    visitor.follows(answer).await.expect(200)
}

/// The desk's page of the first question in whose words that is.
pub async fn open_asked(nele: &Visitor, event: &TestEvent, words: &str) -> Page {
    let list = nele.get(&format!("/desk/events/{}/asked?q={words}", event.id)).await.expect(200);
    nele.get(&list.link(&format!("/desk/events/{}/asked/", event.id)).expect("one in the list")).await.expect(200)
}

async fn rows(app: &TestApp) -> Vec<asked_question::Model> {
    asked_question::Entity::find().order_by_asc(asked_question::Column::Id).all(app.db.reader()).await.expect("rows")
}

async fn state(app: &TestApp) -> AskedState {
    rows(app).await.remove(0).state
}

/// An event with one open question.
async fn one_question() -> (TestApp, TestEvent, Visitor) {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    asks(&app, &app.visitor(), &event.slug, &GOOD).await;
    let nele = app.organiser().await;
    app.deliver_mail().await;
    (app, event, nele)
}

#[tokio::test]
async fn a_form_that_comes_back_in_no_time_or_with_the_unseen_field_is_asked_for_once_more() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let visitor = app.visitor();
    let page = visitor.get(&format!("/events/{}/ask", event.slug)).await.expect(200);
    assert!(page.has("[hidden] input[name=reference]") && !page.has("label[for=reference]"), "nobody sees it");
    let again = visitor.sends(&page.form("form#ask").with_all(&GOOD)).await.expect(422);
    assert!(again.shows("druk nog eens op de knop"), "{}", again.words());
    assert_eq!(again.form("form#ask").get("question"), GOOD[2].1, "all typed is kept");
    app.wait(SignedDuration::from_secs(5));
    let program = again.form("form#ask").with("reference", "https://spam.example");
    let again = visitor.sends(&program).await.expect(422);
    assert_eq!(again.form("form#ask").get("reference"), "", "a person just presses again");
    assert!(rows(&app).await.is_empty() && app.deliver_mail().await.is_empty());
    app.wait(SignedDuration::from_secs(5));
    visitor.sends(&again.form("form#ask")).await.expect(303);
    assert_eq!(rows(&app).await.len(), 1);
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let visitor = app.visitor();
    let empty = sends(&app, &visitor, &event.slug, &[]).await.expect(422);
    assert_eq!(empty.attributes("[role=alert] a[href^=\"#\"]", "href").len(), 3);
    for field in ["name", "email", "question"] {
        assert!(empty.has(&format!("#{field}-error")) && empty.has(&format!("label[for={field}]")), "{field}");
    }
    assert!(!empty.has("#organisation-error"), "it may stay empty");
    let long = "x".repeat(2_001);
    for (field, value, words) in [
        ("question", "http://a.example http://b.example http://c.example", "hoogstens twee links"),
        ("question", long.as_str(), "2000"),
        ("email", "fatima@", "mailadres"),
        ("name", "Fatima\nYilmaz\u{0}", ""),
        ("organisation", &"o".repeat(201), "200"),
    ] {
        let fields: Vec<(&str, &str)> = GOOD.into_iter().filter(|(name, _)| *name != field).chain([(field, value)]).collect();
        let page = sends(&app, &visitor, &event.slug, &fields).await.expect(422);
        let said = page.all(&format!("#{field}-error")).join(" ");
        assert!(page.has(&format!("#{field}-error")) && said.contains(words), "{field}: {said}");
        assert_eq!(page.form("form#ask").get(if field == "name" { "email" } else { "name" }), if field == "name" { FATIMA } else { "Fatima Yilmaz" });
    }
    assert!(rows(&app).await.is_empty());
    visitor.get("/events/nothing-here/ask").await.expect(404);
    let draft = app.event().status(belfry::entity::event::EventStatus::Draft).create().await;
    visitor.get(&format!("/events/{}/ask", draft.slug)).await.expect(404);
}

#[tokio::test]
async fn the_same_question_twice_is_one_and_a_mailbox_gets_no_more_than_its_share_of_receipts() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let visitor = app.visitor();
    for _ in 0..2 {
        asks(&app, &visitor, &event.slug, &GOOD).await;
    }
    assert_eq!((rows(&app).await.len(), to_fatima(&app).await), (1, 1));
    for number in 0..4 {
        asks(&app, &visitor, &event.slug, &[GOOD[0], GOOD[1], ("question", &format!("Vraag {number}"))]).await;
    }
    // Three mails an hour that strangers cause, whatever they cause; the questions are all there.
    assert_eq!((rows(&app).await.len(), to_fatima(&app).await), (5, 2));
    assert!(rows(&app).await.iter().any(|row| row.thread_message_id.is_none()));
}

async fn to_fatima(app: &TestApp) -> usize {
    app.deliver_mail().await.iter().filter(|mail| mail.recipient() == FATIMA).count()
}

#[tokio::test]
async fn an_address_and_a_client_may_ask_so_much_in_an_hour() {
    let app = TestApp::start_with(&[("BELFRY_QUESTIONS_PER_HOUR", "3")]).await;
    let event = app.event().create().await;
    // One client under many addresses.
    let client = app.visitor();
    for number in 0..3 {
        asks(&app, &client, &event.slug, &[GOOD[0], ("email", &format!("p{number}@x.example")), GOOD[2]]).await;
    }
    let refused = sends(&app, &client, &event.slug, &GOOD).await.expect(429);
    assert!(refused.shows("Probeer het over een uur opnieuw") && refused.form("form#ask").get("question") == GOOD[2].1);
    assert_eq!(refused.header("retry-after"), "3600");
    assert_eq!(rows(&app).await.len(), 3);
}

#[tokio::test]
async fn one_address_may_ask_so_much_whoever_asks_in_its_name() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let question = |number: usize| belfry::actions::asked_question::ask::Question {
        event_slug: event.slug.clone(),
        name: "Fatima".to_owned(),
        email: belfry::rules::names::EmailAddress::parse(FATIMA).expect("an address"),
        organisation: None,
        language: belfry::rules::language::Language::Nl,
        question: format!("Vraag {number}"),
    };
    for number in 0..10 {
        belfry::actions::asked_question::ask::ask(&app, question(number)).await.expect("taken");
    }
    let refused = belfry::actions::asked_question::ask::ask(&app, question(10)).await;
    assert!(matches!(refused, Err(belfry::error::Error::TooMany { .. })), "{refused:?}");
    app.wait(SignedDuration::from_mins(61));
    belfry::actions::asked_question::ask::ask(&app, question(10)).await.expect("taken");
}

#[tokio::test]
async fn the_contact_of_the_event_hears_of_it_and_a_flood_is_told_ten_times_an_hour() {
    let app = TestApp::start_with(&[("BELFRY_QUESTIONS_PER_HOUR", "100")]).await;
    let event = app.event().create().await;
    let nele = app.organiser().await;
    let form = nele.get(&format!("/desk/events/{}/edit/contacts", event.id)).await.expect(200).form_with("contact_email");
    nele.sends(&form.with_all(&[("contact_name", "Bea Baert"), ("contact_email", "bea@ledenkoepel.example")])).await.expect(303);
    for number in 0..12 {
        asks(&app, &app.visitor(), &event.slug, &[GOOD[0], ("email", &format!("p{number}@x.example")), GOOD[2]]).await;
    }
    let mails: Vec<_> = app.deliver_mail().await.into_iter().filter(|mail| mail.to.contains("bea@ledenkoepel.example")).collect();
    assert_eq!(mails.len(), 10);
    assert!(mails[0].text.contains("Dag Bea Baert") && mails[0].text.contains("als contact staat"), "{}", mails[0].text);
    assert!(mails[9].text.contains("10 vragen over deze activiteit wachten"), "{}", mails[9].text);
}

#[tokio::test]
async fn who_asks_in_french_or_english_reads_everything_in_it() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let nele = app.organiser().await;
    for (language, title, thanks, receipt, answer) in [
        ("fr", "Poser une question", "Votre question est envoyée", "Votre question sur", "Réponse à votre question sur"),
        ("en", "Ask a question", "Your question has been sent", "Your question about", "Answer to your question about"),
        ("nl", "Stel een vraag", "Je vraag is verstuurd", "Je vraag over", "Antwoord op je vraag over"),
    ] {
        let visitor = app.visitor().speaking(language);
        let email = format!("fatima.{language}@leemstede.example");
        let form = visitor.get(&format!("/events/{}/ask", event.slug)).await.expect(200);
        assert_eq!(form.all("h1"), [title]);
        let page = asks(&app, &visitor, &event.slug, &[GOOD[0], ("email", &email), ("question", &format!("Vraag {language}"))]).await;
        assert!(page.shows(thanks), "{}", page.words());
        let mails = app.deliver_mail().await;
        let mail = mails.iter().find(|mail| mail.recipient() == email).expect("a receipt");
        assert!(mail.subject.starts_with(receipt), "{}", mail.subject);
        let desk = open_asked(&nele, &event, language).await;
        nele.sends(&desk.form("form#answering").with("answer", "Ja.")).await.expect(303);
        let mails = app.deliver_mail().await;
        assert!(mails[0].subject.starts_with(answer) && mails[0].recipient() == email, "{}", mails[0].subject);
    }
}

#[tokio::test]
async fn a_question_can_be_published_without_a_mail_reworded_taken_off_hidden_and_brought_back() {
    let (app, event, nele) = one_question().await;
    let public = async || app.visitor().get(&format!("/events/{}", event.slug)).await.expect(200);
    // Without an answer there is nothing to read.
    let form = open_asked(&nele, &event, "werkers").await.form("form#answering");
    let published = |fields: &[(&str, &str)]| form.clone().with_all(fields);
    let refused = nele.posts(&format!("{}/publish", page_of(&app, &event).await), published(&[("answer", "")]).encoded()).await.expect(422);
    assert!(refused.has("#answer-error"), "{}", refused.words());
    let fields = published(&[("answer", "Ja, voor iedereen."), ("public_question", "Is dit voor iedereen?")]);
    nele.posts(&format!("{}/publish", page_of(&app, &event).await), fields.encoded()).await.expect(303);
    assert_eq!(state(&app).await, AskedState::Public);
    assert!(app.deliver_mail().await.is_empty(), "nobody is mailed");
    app.wait(SignedDuration::from_secs(2));
    let page = public().await;
    assert!(page.shows("Is dit voor iedereen?") && page.shows("Ja, voor iedereen.") && !page.shows("maatschappelijk"));

    let form = open_asked(&nele, &event, "werkers").await.form("form#publishing").with("public_answer", "Ja. <script>x</script>");
    nele.sends(&form).await.expect(303);
    let page = public().await;
    assert!(!page.source().contains("<script>x") && !page.shows("Ja, voor iedereen."));
    let form = open_asked(&nele, &event, "werkers").await.form("form#take-off-page");
    nele.sends(&form).await.expect(303);
    assert_eq!(state(&app).await, AskedState::Open);
    assert!(!public().await.shows("Is dit voor iedereen?"));

    let form = open_asked(&nele, &event, "werkers").await.form("form#hide");
    let answer = nele.sends(&form).await.expect(303);
    assert!(nele.follows(answer).await.shows("De vraag is verborgen."));
    assert!(nele.get(&format!("/desk/events/{}/asked", event.id)).await.expect(200).link(&page_of(&app, &event).await).is_none());
    let hidden = nele.get(&format!("/desk/events/{}/asked?state=hidden", event.id)).await.expect(200);
    assert_eq!(hidden.all("tbody tr").len(), 1);
    let form = nele.get(&page_of(&app, &event).await).await.expect(200).form("form#bring-back");
    nele.sends(&form).await.expect(303);
    assert_eq!(state(&app).await, AskedState::Open);

    let actions: Vec<String> =
        audit_entry::Entity::find().order_by_asc(audit_entry::Column::Id).all(app.db.reader()).await.expect("entries").into_iter().map(|entry| entry.action).collect();
    let asked: Vec<&str> = actions.iter().filter_map(|action| action.strip_prefix("asked_question.")).collect();
    assert_eq!(asked, ["publish", "publish", "take_off_page", "hide", "bring_back"]);
    let history = nele.get(&format!("/desk/events/{}", event.id)).await.expect(200);
    assert!(
        history.shows("zette een vraag met antwoord op de pagina") && history.shows("verborg een vraag") && history.shows("Vragen van deelnemers (1 open)"),
        "{}",
        history.words()
    );
}

async fn page_of(app: &TestApp, event: &TestEvent) -> String {
    format!("/desk/events/{}/asked/{}", event.id, rows(app).await[0].id)
}

#[tokio::test]
async fn two_organisers_never_answer_over_each_other_and_what_was_typed_stays() {
    let (app, event, nele) = one_question().await;
    let stale = open_asked(&nele, &event, "werkers").await.form("form#answering");
    nele.sends(&stale.clone().with("answer", "Ja.")).await.expect(303);
    let met = nele.sends(&stale.with("answer", "Nee, toch niet.")).await.expect(409);
    assert!(met.has("#conflict") && met.shows("Ja."), "{}", met.words());
    assert_eq!(met.form("form#answering").get("answer"), "Nee, toch niet.");
    assert_eq!(app.deliver_mail().await.len(), 1);
    let empty = nele.sends(&open_asked(&nele, &event, "werkers").await.form("form#answering")).await.expect(422);
    assert!(empty.has("#answer-error"));
    // Another event's address does not show it.
    let other = app.event().create().await;
    let asked = rows(&app).await.remove(0).id;
    nele.get(&format!("/desk/events/{}/asked/{asked}", other.id)).await.expect(404);
}

#[tokio::test]
async fn who_only_takes_attendance_may_read_and_change_nothing() {
    let (app, event, nele) = one_question().await;
    let form = open_asked(&nele, &event, "werkers").await.form("form#answering").with("answer", "Ja.");
    let desk = app.visitor();
    desk.signs_in(&app, "door@ledenkoepel.example", "desk").await;
    let page = open_asked(&desk, &event, "werkers").await;
    assert!(page.try_form("form#answering").is_none() && page.try_form("form#hide").is_none());
    let path = page_of(&app, &event).await;
    let token = page.form("form#sign-out").get("csrf").to_owned();
    for verb in ["answer", "publish", "take-off-page", "hide", "bring-back"] {
        let body = form.clone().with("csrf", &token).with("public_question", "x").encoded();
        desk.posts(&format!("{path}/{verb}"), body).await.expect(403);
    }
    assert_eq!(state(&app).await, AskedState::Open);
    // Who is not signed in is led to the desk's door.
    assert!(app.visitor().get(&format!("/desk/events/{}/asked.csv", event.id)).await.status.is_redirection());
}
