//! What is told of what happens.

use belfry::actions::attendance::close::close;
use belfry::actions::attendance::record::{Said, record};
use belfry::actions::attendance::reopen::reopen;
use belfry::actions::registration::cancel::cancel;
use belfry::actions::registration::holder::Holder;
use belfry::actions::retention::erase::erase;
use belfry::entity::event::{self, EventStatus};
use belfry::entity::registration;
use belfry::rules::attendance::Mark;
use belfry::rules::registration::Approval;
use belfry::rules::registration_rules::Promoting;
use belfry::rules::webhook::EventType;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait as _};
use uuid::Uuid;

use super::{Receiver, acting, adds, admin, deliver, deliveries, registers, start};
use crate::support::PUBLIC_URL;
use crate::support::database::is_postgres;

fn every_type() -> Vec<&'static str> {
    EventType::ALL.map(EventType::code).to_vec()
}

#[tokio::test]
async fn a_registration_is_told_signed_and_in_numbers_only() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    let endpoint = adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    let event = app.event().create().await;
    let id = registers(&app, &event.slug, "lieselot@voorbeeldstad.example").await;
    assert_eq!(deliver(&app).await, 1);
    let received = receiver.received().pop().expect("a delivery");
    assert!(received.is_signed_by(&endpoint.secret) && received.signatures() == 1);
    assert_eq!(received.path, "/hooks");
    assert_eq!(received.header("content-type"), "application/json");
    assert_eq!(received.header("webhook-timestamp"), app.clock.now().as_second().to_string());
    assert_eq!(received.header("webhook-id"), deliveries(&app).await[0].id.to_string());
    let row = registration::Entity::find_by_id(id).one(app.db.reader()).await.expect("rows").expect("a registration");
    let expected = serde_json::json!({
        "type": "registration.confirmed",
        "timestamp": "2026-11-23T09:00:00Z",
        "data": {
            "registration_id": id, "person_id": row.person_id, "event_id": event.id, "status": "confirmed", "transition": "register", "version": row.version,
            "registration_url": format!("{PUBLIC_URL}/api/v1/registrations/{id}"), "event_url": format!("{PUBLIC_URL}/api/v1/events/{}", event.id),
        },
    });
    assert_eq!(received.json(), expected);
    for personal in ["ieselot", "andecasteele", "voorbeeldstad", "Voorbeeldstad"] {
        assert!(!received.body.contains(personal), "{}", received.body);
    }
    assert_eq!(deliver(&app).await, 0);
}

#[tokio::test]
async fn each_standing_of_a_registration_has_its_type() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    adds(&ann, &receiver.url(), &every_type()).await;
    let event = app.event().places(1).rules(|rules| (rules.waiting_list, rules.promoting) = (true, Promoting::Direct)).create().await;
    let first = registers(&app, &event.slug, "an@voorbeeldstad.example").await;
    registers(&app, &event.slug, "els@voorbeeldstad.example").await;
    cancel(&app, Holder::Organiser(acting(), first), None).await.expect("cancelled");
    let asked = app.event().rules(|rules| rules.approval = Approval::HoldsPlace).create().await;
    registers(&app, &asked.slug, "tom@voorbeeldstad.example").await;
    deliver(&app).await;
    let mut kinds = receiver.kinds();
    // In whatever order they came.
    kinds.sort();
    assert_eq!(kinds, ["registration.cancelled", "registration.confirmed", "registration.confirmed", "registration.pending", "registration.waitlisted"]);
    let promoted = receiver.received().into_iter().map(|received| received.json()).find(|json| json["data"]["transition"] == "promote").expect("a promotion");
    assert_eq!((promoted["data"]["previous_status"].as_str(), promoted["data"]["cause"].as_str()), (Some("waitlisted"), Some("place_freed")));
}

#[tokio::test]
async fn what_changes_about_a_public_event_is_told_and_about_a_draft_nothing() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    adds(&ann, &receiver.url(), &every_type()).await;
    let event = app.event().status(EventStatus::Draft).session("2096-03-09T10:00", "2096-03-09T11:30").create().await;
    let path = format!("/desk/events/{}", event.id);
    let retitled = async |title: &str| {
        let form = ann.opens(&format!("{path}/edit/texts")).await.expect(200).form_with("title").with("title", title);
        ann.sends(&form).await.expect(303);
    };
    retitled("Nog in de maak").await;
    assert!(deliveries(&app).await.is_empty());
    let page = ann.opens(&path).await.expect(200);
    ann.sends(&page.form("form#publish")).await.expect(303);
    retitled("Klaar").await;
    let page = ann.opens(&format!("{path}/cancel")).await.expect(200);
    ann.sends(&page.form("form#cancel").with_what_is_required()).await.expect(303);
    deliver(&app).await;
    let kinds = receiver.kinds();
    assert!(kinds.contains(&"event.published".to_owned()) && kinds.contains(&"event.changed".to_owned()) && kinds.contains(&"event.cancelled".to_owned()), "{kinds:?}");
    let json = receiver.received().iter().map(super::Received::json).find(|json| json["type"] == "event.published").expect("published");
    assert_eq!(json["data"]["event_url"], format!("{PUBLIC_URL}/api/v1/events/{}", event.id));
    assert!(json["data"]["version"].is_number() && json["data"]["registration_id"].is_null());
}

#[tokio::test]
async fn attendance_certificates_and_erasing_are_told() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    adds(&ann, &receiver.url(), &["attendance.closed", "attendance.reopened", "certificate.issued", "certificate.revoked", "person.erased"]).await;
    let event = app.event().session("2026-11-24T10:00", "2026-11-24T11:30").create().await;
    let id = registers(&app, &event.slug, "an@voorbeeldstad.example").await;
    let session = event.sessions[0].id;
    app.at("2026-11-24T12:00:00Z");
    let said = Said { registration_id: id, before: None, mark: Some(Mark::Present) };
    record(&app, acting(), event.id, session, vec![said]).await.expect("recorded");
    close(&app, acting(), event.id, session, false).await.expect("closed");
    reopen(&app, acting(), event.id, session, "een vergissing".to_owned()).await.expect("open again");
    let person = registration::Entity::find_by_id(id).one(app.db.reader()).await.expect("rows").expect("a registration").person_id;
    erase(&app, acting(), person).await.expect("erased");
    deliver(&app).await;
    let received: Vec<serde_json::Value> = receiver.received().iter().map(super::Received::json).collect();
    let one = |kind: &str| received.iter().find(|json| json["type"] == kind).unwrap_or_else(|| panic!("{kind} among {received:?}"))["data"].clone();
    assert_eq!(one("attendance.closed")["session_id"], session.to_string());
    assert_eq!(one("attendance.closed")["event_id"], event.id.to_string());
    assert_eq!(one("certificate.issued")["registration_id"], id.to_string());
    assert_eq!(one("attendance.reopened")["session_id"], session.to_string());
    assert_eq!(one("person.erased"), serde_json::json!({ "person_id": person }));
}

#[tokio::test]
async fn only_what_somebody_listens_for_is_written_down() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let event = app.event().create().await;
    registers(&app, &event.slug, "an@voorbeeldstad.example").await;
    assert!(deliveries(&app).await.is_empty(), "nobody listens");
    let ann = admin(&app).await;
    let endpoint = adds(&ann, &receiver.url(), &["registration.cancelled"]).await;
    registers(&app, &event.slug, "els@voorbeeldstad.example").await;
    assert!(deliveries(&app).await.is_empty(), "nobody asked for that");
    let page = ann.opens(&endpoint.path).await.expect(200);
    ann.sends(&page.form("form#switch")).await.expect(303);
    let id = registers(&app, &event.slug, "tom@voorbeeldstad.example").await;
    cancel(&app, Holder::Organiser(acting(), id), None).await.expect("cancelled");
    assert!(deliveries(&app).await.is_empty(), "it is off");
}

#[tokio::test]
async fn an_endpoint_of_a_programme_hears_of_its_events_only() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    crate::support::routes::with_programme(&app, &ann).await;
    let programme = belfry::entity::programme::Entity::find().one(app.db.reader()).await.expect("rows").expect("a programme").id;
    let form = ann.opens("/desk/webhooks/new").await.expect(200).form("form#webhook").and("event_types", "registration.confirmed");
    let form = form.with_all(&[("webhook_name", "Subsidiegever"), ("webhook_url", &receiver.url()), ("webhook_programme", &programme.to_string())]);
    ann.sends(&form).await.expect(200);
    let (inside, outside) = (app.event().create().await, app.event().create().await);
    belongs_to(&app, inside.id, programme).await;
    registers(&app, &outside.slug, "an@voorbeeldstad.example").await;
    registers(&app, &inside.slug, "an@voorbeeldstad.example").await;
    deliver(&app).await;
    let events: Vec<String> = receiver.received().iter().map(|received| received.json()["data"]["event_id"].as_str().expect("an event").to_owned()).collect();
    assert_eq!(events, [inside.id.to_string()]);
}

async fn belongs_to(app: &crate::support::TestApp, event_id: Uuid, programme: Uuid) {
    let change = event::ActiveModel { id: Unchanged(event_id), programme_id: Set(Some(programme)), ..Default::default() };
    app.db.write(move |transaction| Box::pin(async move { Ok(event::Entity::update(change).exec(transaction).await.map(|_| ())?) })).await.expect("written");
}

#[tokio::test]
async fn of_a_change_that_is_undone_nothing_is_told() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    let event = app.event().create().await;
    // The letter of the same transaction cannot be written.
    if is_postgres() {
        app.database().execute("CREATE FUNCTION stop() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'no'; END $$ LANGUAGE plpgsql").await;
        app.database().execute("CREATE TRIGGER stop BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION stop()").await;
    } else {
        app.database().execute("CREATE TRIGGER stop BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'no'); END").await;
    }
    assert!(app.registrar.register(crate::registration::request(&event.slug, "an@voorbeeldstad.example")).await.is_err());
    assert_eq!(registration::Entity::find().all(app.db.reader()).await.expect("rows").len(), 0);
    assert!(deliveries(&app).await.is_empty());
    app.database().execute(if is_postgres() { "DROP TRIGGER stop ON outbox" } else { "DROP TRIGGER stop" }).await;
    registers(&app, &event.slug, "an@voorbeeldstad.example").await;
    assert_eq!(deliveries(&app).await.len(), 1);
}
