use belfry::entity::attendance_evidence::EvidenceKind;

use super::{comes_in, is, of, path, somebody, stands};
use crate::support::TestApp;

#[tokio::test]
async fn a_scan_beats_an_absence_and_only_a_reason_beats_the_scan() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let an = somebody(&app, &event, "an").await;
    app.at("2027-03-09T09:10:00Z");
    let nele = app.organiser().await;
    let form = nele.get(&path(&event)).await.form("form#marks");
    nele.sends(&form.with(&format!("mark-{an}"), "absent")).await.expect(303);
    assert_eq!(stands(&app, &event, an).await, is("Absent", Some(0)));
    // She was scanned at the door all the same.
    let scan = comes_in(&app, &event, an, EvidenceKind::CheckIn, "2027-03-09T08:58:00Z", None).await;
    assert_eq!(stands(&app, &event, an).await, is("Present", Some(90)), "the session is from 10 to 11:30");
    // The list does not undo that by a click.
    let form = nele.get(&path(&event)).await.form("form#marks");
    let answer = nele.sends(&form.with(&format!("mark-{an}"), "absent")).await.expect(409);
    assert!(answer.shows("zegt een scan of een verslag iets anders") && answer.link(&format!("/attendance/{an}")).is_some(), "{}", answer.words());
    assert_eq!(stands(&app, &event, an).await, is("Present", Some(90)));
    let page = nele.get(&of(&event, an)).await.expect(200);
    assert!(page.shows("aangemeld aan de deur") && page.shows("aangeduid op de lijst, Afwezig") && page.shows("90 minuten"), "{}", page.words());
    // Overruling needs a word and a reason.
    let refused = nele.sends(&page.form("form#overrule")).await.expect(422);
    assert!(refused.has("#mark-error"), "{}", refused.words());
    let refused = nele.sends(&page.form("form#overrule").with("mark", "partial")).await.expect(422);
    assert!(refused.has("#reason-error") && refused.form("form#overrule").get("mark") == "partial", "{}", refused.words());
    let answer = nele.sends(&page.form("form#overrule").with("mark", "partial").with("reason", "Vertrok na een halfuur.")).await.expect(303);
    let page = nele.follows(answer).await.expect(200);
    assert!(page.shows("Rechtgezet") && page.shows("Vertrok na een halfuur."), "{}", page.words());
    assert_eq!(stands(&app, &event, an).await, is("Partial", Some(90)), "the evidence stays");
    // More evidence does not change the organiser's word; lifting it lets the evidence count again.
    comes_in(&app, &event, an, EvidenceKind::CheckOut, "2027-03-09T09:30:00Z", None).await;
    assert_eq!(stands(&app, &event, an).await, is("Partial", Some(30)));
    nele.sends(&nele.get(&of(&event, an)).await.form("form#lift")).await.expect(303);
    assert_eq!(stands(&app, &event, an).await, is("Partial", Some(30)));
    // What was scanned by mistake is withdrawn, and stays on record.
    let page = nele.get(&of(&event, an)).await;
    let form = page.form_with("evidence");
    assert_eq!(form.get("evidence"), scan.to_string(), "the earliest comes first");
    nele.sends(&form).await.expect(303);
    nele.sends(&form).await.expect(303);
    assert_eq!(stands(&app, &event, an).await, is("Absent", Some(0)));
    let page = nele.get(&of(&event, an)).await.expect(200);
    assert!(page.shows("Ingetrokken door"), "{}", page.words());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM attendance_evidence").await, 3, "each once, whatever was sent twice");
    let history = nele.get(&format!("/desk/events/{}/history", event.id)).await;
    assert!(history.shows("zette een aanwezigheid recht") && history.shows("trok een gegeven over een aanwezigheid in"), "{}", history.words());
}

#[tokio::test]
async fn who_only_takes_attendance_sees_the_evidence_and_does_not_overrule_from_another_event() {
    let app = TestApp::start().await;
    let (event, other) = (app.event().create().await, app.event().create().await);
    let (an, els) = (somebody(&app, &event, "an").await, somebody(&app, &other, "els").await);
    app.at("2027-03-09T09:10:00Z");
    let nele = app.organiser().await;
    nele.get(&of(&event, els)).await.expect(404);
    nele.get(&of(&event, an).replace(&event.sessions[0].id.to_string(), &other.sessions[0].id.to_string())).await.expect(404);
    let form = nele.get(&of(&event, an)).await.form("form#overrule").with("mark", "present").with("reason", "Zeker.");
    nele.sends(&form.with("mark", "<script>")).await.expect(422);
    nele.get(&format!("{}/zomaar", path(&event))).await.expect(404);
}

#[tokio::test]
async fn the_button_of_the_join_page_is_evidence_and_looking_is_not() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let an = somebody(&app, &event, "an").await;
    crate::registration::register(&app, &event, "els@gemeente.example").await;
    let gate = app.deliver_mail().await[0].link("/j/");
    let els = crate::registration::by_email(&app, "els@gemeente.example").await.id;
    app.at("2027-03-09T09:20:00Z");
    let maria = app.visitor();
    let door = maria.get(&gate).await.expect(200);
    maria.get(&gate).await.expect(200);
    assert_eq!(stands(&app, &event, els).await, None, "a scanner of links follows links");
    maria.sends(&door.form_with("csrf")).await.expect(303);
    maria.sends(&door.form_with("csrf")).await.expect(303);
    assert_eq!(stands(&app, &event, els).await, is("Present", Some(70)));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM attendance_evidence").await, 1);
    // The meeting's own report knows better, of everybody.
    comes_in(&app, &event, els, EvidenceKind::Import, "2027-03-09T09:21:00Z", Some("2027-03-09T09:45:00Z")).await;
    assert_eq!(stands(&app, &event, els).await, is("Partial", Some(24)));
    assert_eq!(stands(&app, &event, an).await, None);
}

#[tokio::test]
async fn closing_may_say_that_the_rest_was_absent() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let (an, els) = (somebody(&app, &event, "an").await, somebody(&app, &event, "els").await);
    app.at("2027-03-09T11:00:00Z");
    comes_in(&app, &event, an, EvidenceKind::CheckIn, "2027-03-09T09:05:00Z", None).await;
    let nele = app.organiser().await;
    let form = nele.get(&path(&event)).await.form("form#close");
    assert_eq!(form.get("rest_absent"), "yes");
    nele.sends(&form).await.expect(303);
    assert_eq!((stands(&app, &event, an).await, stands(&app, &event, els).await), (is("Present", Some(85)), is("Absent", Some(0))));
    // Closed is closed: no overruling, no withdrawing.
    let page = nele.get(&of(&event, an)).await.expect(200);
    assert!(page.try_form("form#overrule").is_none() && page.shows("al afgesloten"), "{}", page.words());
}
