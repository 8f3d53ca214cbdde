//! The page of a link: bad input, other languages, two at once.

use belfry::actions::evaluation::answer::answer;
use belfry::error::{Error, Refusal};

use super::{ANONYMOUS, ENDED, NAMED, evaluated, link, mails, names, over, says};
use crate::registration::by_email;
use crate::support::{TestApp, TestEvent};

async fn asked(app: &TestApp, terms: belfry::actions::evaluation::set_up::Terms, people: &[&str]) -> TestEvent {
    let event = app.event().create().await;
    evaluated(app, &event, terms, people).await;
    app.at(ENDED);
    over(app, &event, &[]).await;
    mails(app).await;
    event
}

#[tokio::test]
async fn odd_input_is_told_at_its_field_and_never_a_fault_of_ours() {
    let app = TestApp::start().await;
    asked(&app, NAMED, &["an"]).await;
    let path = format!("/e/{}", link(&app, "an").await.as_str());
    let an = app.visitor();
    let form = an.get(&path).await.expect(200).form("form#evaluation");
    let good = form.clone().with_all(&[("answer_useful", "4"), ("answer_recommend", "9")]);
    for (field, value) in [
        ("answer_useful", "6"),
        ("answer_useful", "-1"),
        ("answer_useful", "999999999999999999999"),
        ("answer_useful", "<script>"),
        ("answer_recommend", "11"),
        ("answer_pace", "7"),
        ("answer_better", &"x".repeat(2_001)),
        ("answer_better", &"é".repeat(20_000)),
        ("answer_better", "a\u{0}b"),
    ] {
        let page = an.sends(&good.clone().with(field, value)).await;
        assert!(page.status == 422 && page.has(&format!("#{field}-error")), "{field} {}: {} {}", value.len(), page.status, page.words());
    }
    assert_eq!(an.sends(&good.clone().and("answer_useful", "5")).await.status, 422);
    for odd in ["/e/x", "/e/", &format!("/e/{}", "A".repeat(43)), "/e/..%2f"] {
        assert_eq!(an.get(odd).await.status, 404, "{odd}");
    }
    // Without a token of ours the form is shown again with all that was typed.
    let stale = an.sends(&good.clone().with("csrf", "")).await.expect(403);
    assert!(stale.has("main form[method=post]"));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM evaluation_answers").await, 0);
    an.sends(&good.with("answer_better", "=1+1\n<b>x</b>")).await.expect(303);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM evaluation_answers WHERE registration_id IS NOT NULL").await, 1);
}

#[tokio::test]
async fn it_is_asked_in_the_readers_language() {
    let app = TestApp::start().await;
    asked(&app, ANONYMOUS, &["an"]).await;
    let path = format!("/e/{}", link(&app, "an").await.as_str());
    let french = app.visitor().speaking("fr-BE").get(&path).await.expect(200);
    assert!(french.shows("Recommanderiez-vous") && french.shows("Vos réponses sont anonymes."), "{}", french.words());
    let english = app.visitor().speaking("en").get(&path).await.expect(200);
    assert!(english.shows("Would you recommend") && english.shows("0 = certainly not, 10 = certainly"), "{}", english.words());
    // Each figure has its label, each group its legend, and the scale is described.
    assert_eq!(english.all("fieldset#answer_recommend label.scale-step").len(), 11);
    assert_eq!(english.attributes("fieldset#answer_recommend", "aria-describedby"), ["answer_recommend-help"]);
}

#[tokio::test]
async fn two_answers_by_one_link_at_once_are_one() {
    let app = TestApp::start().await;
    asked(&app, NAMED, &["an"]).await;
    let hash = link(&app, "an").await.hash();
    let both = futures_util::future::join(answer(&app, hash.clone(), says(5, "een")), answer(&app, hash, says(1, "twee"))).await;
    let refused = [&both.0, &both.1].into_iter().filter(|result| matches!(result, Err(Error::Refused(Refusal::EvaluationAnswered)))).count();
    assert_eq!(refused, 1, "{both:?}");
    assert_eq!(app.database().number("SELECT COUNT(*) FROM evaluation_answers").await, 1);
}

#[tokio::test]
async fn erasing_a_person_leaves_the_counts() {
    let app = TestApp::start().await;
    let people = ["an", "bert", "chris", "dirk", "els", "fons"];
    let event = asked(&app, NAMED, &people).await;
    for name in &people[..5] {
        super::answers(&app, name, 4).await;
    }
    let nele = app.organiser().await;
    let path = format!("/desk/events/{}/evaluation/results.csv", event.id);
    let before = nele.get(&path).await.expect(200).source();
    let an = by_email(&app, "an@gemeente.example").await;
    assert_eq!(app.database().number("SELECT COUNT(*) FROM evaluation_answers WHERE registration_id IS NULL").await, 0);
    for statement in ["DELETE FROM attendance_evidence", "DELETE FROM attendances", "DELETE FROM invitations", "DELETE FROM registration_history", "DELETE FROM outbox"] {
        app.database().execute(statement).await;
    }
    app.database().execute(&format!("DELETE FROM registrations WHERE email = '{}'", an.email)).await;
    assert_eq!(app.database().number("SELECT COUNT(*) FROM evaluation_answers WHERE registration_id IS NULL").await, 1);
    assert_eq!(nele.get(&path).await.expect(200).source(), before);
    let page = nele.get(&format!("/desk/events/{}/evaluation/results", event.id)).await.expect(200);
    assert!(page.shows("Gevraagd 6 Geantwoord 5 Respons 83 %"), "{}", page.words());
}

#[tokio::test]
async fn who_follows_by_letter_is_asked_politely_where_the_event_is_polite() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    app.database().execute("UPDATE events SET salutation = 'polite'").await;
    evaluated(&app, &event, ANONYMOUS, &["an"]).await;
    app.at(ENDED);
    over(&app, &event, &[]).await;
    let sent = mails(&app).await;
    assert_eq!(names(&sent), ["an"]);
    assert!(sent[0].text.contains("Wilt u enkele vragen beantwoorden?") && !sent[0].text.contains("je antwoorden"), "{}", sent[0].text);
}
