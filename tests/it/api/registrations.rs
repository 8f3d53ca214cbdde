//! Putting people on the list, the verbs, and who was there: as the desk does it, with the same letters and history.

use axum::http::Method;
use belfry::entity::audit_entry;
use belfry::entity::registration_history::{self, ActorKind};
use belfry::rules::registration::Approval;
use sea_orm::{EntityTrait as _, QueryOrder as _};
use serde_json::{Value, json};

use super::{System, maria};
use crate::support::TestApp;

#[tokio::test]
async fn somebody_is_put_on_the_list_told_by_mail_and_known_to_have_come_by_the_api() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let system = System::new(&app).await;
    let page = system.posts(&format!("/events/{}/registrations", event.id), &maria("maria@gemeente.example")).await;
    let location = page.header("location").to_owned();
    let made = page.answers(201);
    assert_eq!((&made["status"], &made["email"], &made["organisation"]["name"]), (&json!("confirmed"), &json!("maria@gemeente.example"), &json!("Gemeente Voorbeeldegem")));
    assert_eq!(system.get(location.strip_prefix("/api/v1").expect("our own")).await.answers(200), made);
    assert_eq!(app.deliver_mail().await.len(), 1);
    let history = registration_history::Entity::find().one(app.db.reader()).await.expect("history").expect("a row");
    let entry = audit_entry::Entity::find().order_by_desc(audit_entry::Column::Id).one(app.db.reader()).await.expect("log").expect("an entry");
    assert_eq!((history.actor, entry.actor, entry.action.as_str()), (ActorKind::Token, ActorKind::Token, "registration.add"));
    let nele = app.organiser().await;
    assert!(nele.opens(&format!("/desk/events/{}/history", event.id)).await.shows("HR (API)"));
    let list = system.get(&format!("/events/{}/registrations?status=confirmed", event.id)).await.answers(200);
    assert_eq!(list["data"], json!([made]));
}

#[tokio::test]
async fn places_hold_and_what_is_wrong_is_named_at_its_place() {
    let app = TestApp::start().await;
    let event = app.event().places(1).waiting_list().create().await;
    let system = System::new(&app).await;
    let path = format!("/events/{}/registrations", event.id);
    system.posts(&path, &maria("one@gemeente.example")).await.answers(201);
    assert_eq!(system.posts(&path, &maria("one@gemeente.example")).await.problem(), "already-registered");
    assert_eq!(system.posts(&path, &maria("two@gemeente.example")).await.problem(), "full");
    let mut waits = maria("two@gemeente.example");
    waits["when_full"] = "wait".into();
    assert_eq!(system.posts(&path, &waits).await.answers(201)["status"], "waitlisted");
    let mut wrong = maria("nobody");
    wrong["participant"]["first_name"] = "a\nb".into();
    let errors = system.posts(&path, &wrong).await.answers(422);
    let pointers: Vec<_> = errors["errors"].as_array().expect("errors").iter().map(|error| error["pointer"].as_str().expect("a pointer").to_owned()).collect();
    assert_eq!(pointers, ["/participant/first_name", "/participant/email"]);
    let mut unknown = maria("three@gemeente.example");
    unknown["participant"]["organisation"] = json!({ "id": event.id });
    assert_eq!(system.posts(&path, &unknown).await.answers(422)["errors"][0]["pointer"], "/participant/organisation/id");
}

#[tokio::test]
async fn the_verbs_do_what_the_desk_does() {
    let app = TestApp::start().await;
    let event = app.event().places(10).rules(|rules| rules.approval = Approval::HoldsPlace).create().await;
    let system = System::new(&app).await;
    for name in ["a", "b", "c"] {
        app.visitor().registers_for(&event.slug, &format!("{name}@gemeente.example")).await;
    }
    let list = system.get(&format!("/events/{}/registrations", event.id)).await.answers(200);
    let ids: Vec<String> = list["data"].as_array().expect("rows").iter().map(|row| row["id"].as_str().expect("an id").to_owned()).collect();
    let act = async |id: &str, verb: &str, body: Value| system.posts(&format!("/registrations/{id}/{verb}"), &body).await;
    assert_eq!(act(&ids[0], "approve", json!({})).await.answers(200)["status"], "confirmed");
    assert_eq!(act(&ids[0], "approve", json!({})).await.problem(), "not-pending");
    assert_eq!(act(&ids[1], "decline", json!({ "reason": "Te laat." })).await.answers(200)["status"], "declined");
    let colleague = act(&ids[0], "hand-over", maria("colleague@gemeente.example")).await.answers(201);
    assert_eq!((&colleague["status"], &colleague["email"]), (&json!("confirmed"), &json!("colleague@gemeente.example")));
    assert_eq!(system.get(&format!("/registrations/{}", ids[0])).await.answers(200)["status"], "cancelled");
    assert_eq!(act(&ids[2], "cancel", json!({})).await.answers(200)["status"], "cancelled");
    assert_eq!(act(&ids[2], "cancel", json!({})).await.problem(), "not-active");
    // Without a body, too.
    assert_eq!(system.asks(Method::POST, &format!("/registrations/{}/cancel", ids[2]), &[], None).await.problem(), "not-active");
}

#[tokio::test]
async fn a_change_overwrites_nothing_that_it_has_not_seen() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let system = System::new(&app).await;
    let made = system.posts(&format!("/events/{}/registrations", event.id), &maria("maria@gemeente.example")).await;
    let tag = made.header("etag").to_owned();
    let path = format!("/registrations/{}", made.json()["id"].as_str().expect("an id"));
    let body = json!({ "job_title": "Jurist", "language": "fr" });
    assert_eq!(system.asks(Method::PATCH, &path, &[], Some(&body)).await.problem(), "version-needed");
    let changed = system.asks(Method::PATCH, &path, &[("if-match", &tag)], Some(&body)).await.answers(200);
    assert_eq!((&changed["job_title"], &changed["language"], &changed["remarks"]), (&json!("Jurist"), &json!("fr"), &json!(null)));
    let late = system.asks(Method::PATCH, &path, &[("if-match", &tag)], Some(&json!({ "job_title": null }))).await;
    assert_eq!((late.status.as_u16(), late.problem().as_str()), (412, "changed-meanwhile"));
    assert_eq!(system.patches(&path, &json!({ "job_title": null })).await.answers(200)["job_title"], json!(null));
    assert_eq!(system.patches(&path, &json!({ "answers": { "nothing": ["x"] } })).await.answers(422)["errors"][0]["pointer"], "/answers/nothing");
    assert_eq!(system.patches(&path, &json!({ "status": "confirmed" })).await.answers(422)["errors"][0]["pointer"], "/status");
}

#[tokio::test]
async fn attendance_is_recorded_and_read_back() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let session = event.sessions[0].id;
    let system = System::new(&app).await;
    let id = system.posts(&format!("/events/{}/registrations", event.id), &maria("maria@gemeente.example")).await.answers(201)["id"].clone();
    let path = format!("/sessions/{session}/attendance");
    let body = json!({ "attendance": [{ "registration_id": id, "status": "present" }, { "registration_id": event.id, "status": "absent" }] });
    let puts = async |body: &Value| system.asks(Method::PUT, &path, &[], Some(body)).await;
    assert_eq!(puts(&body).await.problem(), "attendance-not-yet");
    app.at("2027-03-09T11:00:00Z");
    assert_eq!(puts(&body).await.answers(200), json!({ "changed": 1, "not_expected": [event.id], "changed_meanwhile": [], "contradicted": [] }));
    assert_eq!(puts(&body).await.answers(200)["changed"], 0);
    let read = system.get(&format!("/registrations/{}", id.as_str().expect("an id"))).await.answers(200);
    assert_eq!((&read["attendance"][0]["session_id"], &read["attendance"][0]["status"]), (&json!(session), &json!("present")));
    let twice = json!({ "attendance": [{ "registration_id": id, "status": "present" }, { "registration_id": id, "status": "absent" }] });
    assert_eq!(puts(&twice).await.answers(422)["errors"][0]["pointer"], "/attendance/1/registration_id");
}

#[tokio::test]
async fn a_meetings_file_is_taken_in_once() {
    use base64::Engine as _;
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let session = event.sessions[0].id;
    let system = System::new(&app).await;
    system.posts(&format!("/events/{}/registrations", event.id), &maria("maria@gemeente.example")).await.answers(201);
    app.at("2027-03-09T11:00:00Z");
    let file = "Name,Email,Join Time,Leave Time\nMaria Peeters,maria@gemeente.example,2027-03-09 10:00:00,2027-03-09 11:30:00\nIemand Anders,iemand@elders.example,2027-03-09 10:00:00,2027-03-09 11:30:00\n";
    let body = json!({ "file_name": "report.csv", "content": base64::engine::general_purpose::STANDARD.encode(file) });
    let path = format!("/sessions/{session}/attendance/import");
    let first = system.posts(&path, &body).await.answers(200);
    assert_eq!((&first["people"], &first["known"], &first["unmatched"][0]["reason"]), (&json!(1), &json!(false), &json!("unknown")), "{first}");
    let again = system.posts(&path, &body).await.answers(200);
    assert_eq!((&again["people"], &again["known"], &again["import_id"]), (&json!(1), &json!(true), &first["import_id"]));
    let wrong = system.posts(&path, &json!({ "file_name": "report.csv", "content": "%%%" })).await.answers(422);
    assert_eq!(wrong["errors"][0]["pointer"], "/content");
}
