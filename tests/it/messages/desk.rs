use axum::http::Method;
use belfry::entity::message::{self, MessageState};
use belfry::entity::outbox::OutboxState;
use belfry::entity::registration::RegistrationStatus;
use belfry::jobs::send_messages::until_idle;
use sea_orm::EntityTrait as _;

use super::{details, mails, mails_in, path, people, sent, state};
use crate::support::questions::asks;
use crate::support::{TestApp, Visitor};

async fn only_message(app: &TestApp) -> message::Model {
    message::Entity::find().one(app.db.reader()).await.expect("an answer").expect("a message")
}

/// Nele writes a message by the form and stands on its page.
async fn writes(nele: &Visitor, list: &str, fields: &[(&str, &str)]) -> crate::support::Page {
    let form = nele.opens(&format!("{list}/new")).await.expect(200).form("#message").with_all(fields);
    let answer = nele.sends(&form).await;
    nele.follows(answer).await
}

#[tokio::test]
async fn an_organiser_writes_looks_tries_and_sends_and_sees_what_became_of_it() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    people(&app, &event, "p", 3, RegistrationStatus::Confirmed).await;
    let nele = app.organiser().await;
    let overview = nele.opens(&format!("/desk/events/{}", event.id)).await.expect(200);
    let list = overview.link("/messages").expect("a way to the messages");
    assert!(nele.opens(&list).await.expect(200).shows("Er zijn nog geen berichten"));
    let page = writes(&nele, &list, &[("subject_nl", "Praktisch"), ("body_nl", "Dag {first_name}, zie [je inschrijving]({registration_link})")]).await.expect(200);
    assert!(page.shows("Op dit moment krijgen 3 mensen dit bericht.") && page.shows("Maria Nummer 0") && page.shows("Concept"), "{}", page.words());
    // The preview of a reader, without what opens their registration.
    let reader = page.link("reader=").expect("a reader");
    let page = nele.opens(&reader).await.expect(200);
    assert!(page.has("iframe[sandbox]") && page.header("content-security-policy").contains("frame-src 'self'"));
    let frame = page.attributes("iframe", "src").remove(0);
    let html = nele.get(&frame).await.expect(200);
    assert!(
        html.source().contains("Dag Maria, zie <a href=\"https://belfry.example/r/%E2%80%A6\"") && html.header("content-security-policy").contains("sandbox"),
        "{}",
        html.source()
    );
    // A test to herself: nobody else gets one, and it counts for nothing.
    let answer = nele.sends(&page.form("#try-out")).await;
    assert!(nele.follows(answer).await.shows("Er is een test naar jou onderweg."));
    let tests = app.deliver_mail().await;
    assert_eq!(tests.iter().map(|mail| (mail.recipient(), mail.subject.clone())).collect::<Vec<_>>(), [("nele@ledenkoepel.example".to_owned(), "[Test] Praktisch".to_owned())]);
    assert!(tests[0].text.contains("Dag Nele, zie je inschrijving") && tests[0].text.contains("Dit is een test"), "{}", tests[0].text);
    let answer = nele.sends(&page.form("#send").with("when", "now")).await;
    assert!(nele.follows(answer).await.shows("Het bericht wordt verstuurd."));
    until_idle(app.app()).await.expect("mails");
    let id = only_message(&app).await.id;
    let page = nele.opens(&format!("{list}/{id}")).await.expect(200);
    assert!(page.shows("0 van 3 mails zijn afgehandeld.") && page.has("#withdraw") && page.has("progress"), "{}", page.words());
    assert_eq!(app.deliver_mail().await.len(), 3);
    until_idle(app.app()).await.expect("an end");
    let page = nele.opens(&format!("{list}/{id}")).await.expect(200);
    assert!(page.shows("Ontvangers 3") && page.shows("Verstuurd 3") && !page.has("#withdraw"), "{}", page.words());
    assert!(nele.opens(&list).await.expect(200).shows("Praktisch Verstuurd"));
    let history = nele.opens(&format!("/desk/events/{}", event.id)).await.expect(200);
    assert!(history.shows("verstuurde een bericht") && history.shows("zette de mails van een bericht klaar"), "{}", history.words());
    let participants = nele.opens(&format!("/desk/events/{}/participants", event.id)).await.expect(200);
    assert!(participants.shows("Bericht van de organisator"), "{}", participants.words());
}

#[tokio::test]
async fn a_form_with_faults_tells_each_at_its_field_and_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let nele = app.organiser().await;
    let list = path(&event);
    let cases: [(&[(&str, &str)], &str); 7] = [
        (&[("subject_nl", ""), ("body_nl", "")], "Vul dit nog in."),
        (&[("subject_nl", "Praktisch {naam}"), ("body_nl", "Dag {voornaam}")], "{voornaam}"),
        (&[("subject_nl", "Zie {registration_link}"), ("body_nl", "x")], "Een link kan niet in het onderwerp."),
        (&[("subject_nl", "x"), ("body_nl", "[hier](www.voorbeeld.example)")], "begint niet met https://"),
        (&[("subject_nl", "x"), ("body_nl", "y"), ("subject_fr", "seul")], "Vul dit nog in."),
        (&[("subject_nl", "x"), ("body_nl", "y"), ("answer", "zomaar")], "Kies een van de mogelijkheden."),
        (&[("subject_nl", "x"), ("body_nl", "y"), ("organisations", "zomaar")], "Kies een van de mogelijkheden."),
    ];
    for (fields, words) in cases {
        let page = writes(&nele, &list, fields).await.expect(422);
        assert!(page.shows(words) && page.has("#errors"), "{fields:?}: {}", page.words());
        let form = page.form("#message");
        for (name, value) in fields.iter().filter(|(name, _)| name.starts_with("subject") || name.starts_with("body")) {
            assert_eq!(form.get(name).trim(), *value);
        }
    }
    let too_long = "x".repeat(20_001);
    writes(&nele, &list, &[("subject_nl", "x"), ("body_nl", too_long.as_str())]).await.expect(422);
    // Without a status it is for nobody.
    let form = nele.opens(&format!("{list}/new")).await.expect(200).form("#message").with("subject_nl", "x").with("body_nl", "y").without("statuses");
    assert!(nele.sends(&form).await.expect(422).shows("Stand van de inschrijving"));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM messages").await, 0);
}

#[tokio::test]
async fn hostile_words_reach_nobody_as_more_than_words() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    people(&app, &event, "p", 1, RegistrationStatus::Confirmed).await;
    let nele = app.organiser().await;
    let list = path(&event);
    let page = writes(&nele, &list, &[("subject_nl", "Praktisch\r\nBcc: eve@evil.example"), ("body_nl", "x")]).await;
    assert_eq!(page.status.as_u16(), 422, "a line break in a subject: {}", page.words());
    let body =
        "<script>alert(1)</script> <img src=x onerror=alert(1)> \r\n\r\n[x](javascript:alert(1))\r\n\r\n.\r\n.\r\nBcc: eve@evil.example\r\n\r\n<style>*{display:none}</style>";
    writes(&nele, &list, &[("subject_nl", "<b>Praktisch</b>"), ("body_nl", body)]).await.expect(422);
    let body = body.replace("[x](javascript:alert(1))", "");
    let page = writes(&nele, &list, &[("subject_nl", "<b>Praktisch</b> =?utf-8?q?x?="), ("body_nl", &body)]).await.expect(200);
    let frame = nele.get(&page.attributes("iframe", "src").remove(0)).await.expect(200).source();
    let answer = nele.sends(&page.form("#send")).await;
    nele.follows(answer).await.expect(200);
    until_idle(app.app()).await.expect("a mail");
    let mail = app.deliver_mail().await.remove(0);
    for html in [&frame, &mail.html] {
        assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<style>*") && html.contains("&lt;script&gt;"), "{html}");
    }
    assert!(mail.header("Bcc").is_none() && mail.text.contains("\n.\n.\nBcc: eve@evil.example"), "{}", mail.text);
    assert!(mail.subject.contains("<b>Praktisch</b>"), "{}", mail.subject);
}

#[tokio::test]
async fn a_moment_is_local_and_the_hour_that_comes_twice_is_asked_for() {
    let app = TestApp::start().await;
    let event = app.event().session("2027-11-09T10:00", "2027-11-09T11:30").create().await;
    people(&app, &event, "p", 1, RegistrationStatus::Confirmed).await;
    let nele = app.organiser().await;
    let page = writes(&nele, &path(&event), &[("subject_nl", "Praktisch"), ("body_nl", "x")]).await.expect(200);
    let later = |date: &str, time: &str| page.form("#send").with("when", "later").with("send_date", date).with("send_time", time);
    for (date, time, words) in
        [("", "", "Vul dit nog in."), ("30/02/2027", "9:00", "send_date"), ("20/11/2026", "9:00", "Dat moment is al voorbij."), ("28/03/2027", "2:30", "send_time")]
    {
        let answer = nele.sends(&later(date, time)).await.expect(422);
        assert!(answer.shows(words) || answer.source().contains(&format!("{words}-error")), "{date} {time}: {}", answer.words());
        assert_eq!(answer.form("#send").get("send_date"), date);
    }
    let answer = nele.sends(&later("31/10/2027", "2:30")).await.expect(422);
    let form = answer.form("#send").with("send_repeated", "later").with("when", "later");
    let page = nele.sends(&form).await;
    let page = nele.follows(page).await.expect(200);
    assert!(page.shows("zondag 31 oktober 2027, 02:30 (Europe/Brussels, UTC+01:00)"), "{}", page.words());
    let message = only_message(&app).await;
    assert_eq!(message.scheduled_at.expect("a moment").0.to_string(), "2027-10-31T01:30:00Z");
    // Taken back, it is a draft again.
    let answer = nele.sends(&page.form("#withdraw")).await;
    assert!(nele.follows(answer).await.shows("Het bericht is opnieuw een concept."));
    assert_eq!(state(&app, message.id).await, MessageState::Draft);
}

#[tokio::test]
async fn while_it_is_sent_it_can_be_stopped_and_says_so() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    people(&app, &event, "p", 5, RegistrationStatus::Confirmed).await;
    let nele = app.organiser().await;
    let id = sent(&app, &event, details("Praktisch", "x"), None).await;
    until_idle(app.app()).await.expect("mails");
    let page = nele.opens(&format!("{}/{id}", path(&event))).await.expect(200);
    let answer = nele.sends(&page.form("#withdraw")).await;
    let page = nele.follows(answer).await.expect(200);
    assert!(page.shows("5 mails worden niet meer verstuurd.") && page.shows("Ingetrokken 5"), "{}", page.words());
    assert!(app.deliver_mail().await.is_empty());
    assert_eq!(mails_in(&app, id, OutboxState::Withdrawn).await, 5);
    assert_eq!(mails(&app, id).await.len(), 5);
}

#[tokio::test]
async fn two_organisers_who_write_one_message_see_each_other() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let nele = app.organiser().await;
    let list = path(&event);
    writes(&nele, &list, &[("subject_nl", "Praktisch"), ("body_nl", "een")]).await.expect(200);
    let edit = format!("{list}/{}/edit", only_message(&app).await.id);
    let (mine, yours) = (nele.opens(&edit).await.expect(200).form("#message"), nele.opens(&edit).await.expect(200).form("#message"));
    let saved = nele.sends(&yours.with("body_nl", "twee")).await;
    nele.follows(saved).await.expect(200);
    let page = nele.sends(&mine.with("body_nl", "drie")).await.expect(409);
    assert!(page.shows("twee") && page.form("#message").get("body_nl").trim() == "drie", "{}", page.words());
    let answer = nele.sends(&page.form("#message")).await;
    nele.follows(answer).await.expect(200);
    assert_eq!(only_message(&app).await.texts().0[0].body, "drie");
    // A draft is thrown away with the version that was seen.
    let page = nele.opens(edit.trim_end_matches("/edit")).await.expect(200);
    let answer = nele.sends(&page.form("#remove")).await;
    assert!(nele.follows(answer).await.shows("Het concept is weggegooid."));
    nele.get(&edit).await.expect(404);
}

#[tokio::test]
async fn an_answer_to_a_question_chooses_who_gets_it() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let lunch = asks(&app, &event, "choice", "lunch", "Eet je mee?").option("Ja", None).option("Nee", None).create().await;
    let (question, options) = ("question_lunch", [lunch.option(0), lunch.option(1)]);
    let form = app.visitor().fills_in(&event.slug, "eet@gemeente.example").await;
    app.visitor().sends(&form.with(question, &options[0])).await.expect(303);
    let form = app.visitor().fills_in(&event.slug, "eet-niet@gemeente.example").await;
    app.visitor().sends(&form.with(question, &options[1])).await.expect(303);
    app.deliver_mail().await;
    let nele = app.organiser().await;
    let form = nele.opens(&format!("{}/new", path(&event))).await.expect(200).form("#message").with("subject_nl", "Lunch").with("body_nl", "Eet smakelijk");
    let choice = form.choices.iter().find(|(name, value)| name == "answer" && value.ends_with(&options[0])).expect("the answer").1.clone();
    let answer = nele.sends(&form.with("answer", &choice)).await;
    let page = nele.follows(answer).await.expect(200);
    assert!(page.shows("Op dit moment krijgt één persoon dit bericht."), "{}", page.words());
    let answer = nele.sends(&page.form("#send")).await;
    nele.follows(answer).await.expect(200);
    until_idle(app.app()).await.expect("a mail");
    assert_eq!(super::addresses(&app, only_message(&app).await.id).await, ["eet@gemeente.example"]);
}

#[tokio::test]
async fn whoever_only_helps_at_the_desk_writes_to_nobody() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    people(&app, &event, "p", 1, RegistrationStatus::Confirmed).await;
    let nele = app.organiser().await;
    let list = path(&event);
    writes(&nele, &list, &[("subject_nl", "Praktisch"), ("body_nl", "x")]).await.expect(200);
    let page = format!("{list}/{}", only_message(&app).await.id);
    let desk = app.visitor();
    desk.signs_in(&app, "desk@ledenkoepel.example", "desk").await;
    assert!(desk.opens(&format!("/desk/events/{}", event.id)).await.expect(200).link("/messages").is_none());
    for path in [list.clone(), format!("{list}/new"), page.clone(), format!("{page}/edit"), format!("{page}/preview")] {
        desk.get(&path).await.expect(403);
        assert!(app.visitor().get(&path).await.expect(303).location().starts_with("/desk/sign-in"), "{path}");
    }
    let csrf = desk.get("/desk").await.expect(200).form("#sign-out").get("csrf").to_owned();
    for path in [format!("{list}/new"), format!("{page}/edit"), format!("{page}/send"), format!("{page}/try-out"), format!("{page}/withdraw"), format!("{page}/remove")] {
        desk.posts(&path, format!("csrf={csrf}&when=now&version=1&subject_nl=x&body_nl=y&statuses=confirmed")).await.expect(403);
        nele.asks(Method::POST, &path, &[("content-type", "application/x-www-form-urlencoded")], b"when=now&version=1".to_vec()).await.expect(403);
    }
    assert_eq!(state(&app, only_message(&app).await.id).await, MessageState::Draft);
    // Another event's message is not this one's.
    let other = app.event().create().await;
    nele.get(&page.replace(&event.id.to_string(), &other.id.to_string())).await.expect(404);
}
