//! JSON-LD beyond what every event says: sessions, moves, what is taught, prices.

use belfry::actions::event::remove_session::remove_session;
use belfry::entity::event::{self, EventKind};
use jiff::SignedDuration;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait as _};
use serde_json::{Value, json};

use super::programme;
use crate::feeds::public::{moves, nele, reload};
use crate::support::{TestApp, TestEvent};

async fn data(app: &TestApp, event: &TestEvent) -> Value {
    let source = app.visitor().get(&format!("/events/{}", event.slug)).await.expect(200).source();
    let data = source.split("<script type=\"application/ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next()).expect("structured data");
    let data: Value = serde_json::from_str(data).expect("JSON");
    is_sound(&data);
    data
}

/// What schema.org and search engines ask of any event.
fn is_sound(data: &Value) {
    for name in ["@context", "@type", "name", "startDate", "location", "eventStatus", "eventAttendanceMode", "organizer", "image", "offers", "description"] {
        assert!(!data[name].is_null(), "{name} in {data}");
    }
    for part in std::iter::once(data).chain(data["subEvent"].as_array().into_iter().flatten()) {
        for name in ["startDate", "endDate", "previousStartDate"] {
            if let Some(moment) = part[name].as_str() {
                moment.parse::<jiff::Timestamp>().unwrap_or_else(|error| panic!("{name} {moment}: {error}"));
            }
        }
        let moved = part["eventStatus"] == "https://schema.org/EventRescheduled";
        assert_eq!(moved, !part["previousStartDate"].is_null(), "{part}");
    }
    let offers = data["offers"].as_array().cloned().unwrap_or_else(|| vec![data["offers"].clone()]);
    for offer in offers {
        assert!(offer["price"].as_str().is_some_and(|price| price.parse::<f64>().is_ok()) && offer["priceCurrency"] == "EUR" && offer["url"].is_string(), "{offer}");
    }
    assert!(!data.to_string().contains("secret-room"));
}

#[tokio::test]
async fn a_course_says_that_something_is_taught_and_of_what_it_is_a_part() {
    let app = TestApp::start().await;
    let event = app.event().hybrid().places(20).session("2027-03-09T10:00", "2027-03-09T12:00").session("2027-03-16T10:00", "2027-03-16T12:00").create().await;
    programme(&app, "labo", "", &[&event]).await;
    let change = event::ActiveModel { id: Unchanged(event.id), kind: Set(EventKind::Training), ..Default::default() };
    app.db.write(move |transaction| Box::pin(async move { Ok(event::Entity::update(change).exec(transaction).await.map(|_| ())?) })).await.expect("an event");
    let data = data(&app, &event).await;
    assert_eq!((&data["@type"], &data["courseMode"]), (&json!(["EducationEvent", "CourseInstance"]), &json!("Blended")));
    assert_eq!(
        data["superEvent"],
        json!({ "@type": "EventSeries", "@id": "https://belfry.example/programmes/labo", "url": "https://belfry.example/programmes/labo", "name": "Labo Burgerparticipatie" })
    );
    assert_eq!((&data["isAccessibleForFree"], &data["offers"]["price"]), (&json!(true), &json!("0.00")));
    assert_eq!((&data["maximumAttendeeCapacity"], &data["remainingAttendeeCapacity"]), (&json!(20), &json!(20)));
    let parts = data["subEvent"].as_array().expect("sessions");
    assert_eq!(parts.len(), 2);
    for (part, starts) in parts.iter().zip(["2027-03-09T10:00:00+01:00", "2027-03-16T10:00:00+01:00"]) {
        assert_eq!((part["startDate"].as_str(), part["eventStatus"].as_str()), (Some(starts), Some("https://schema.org/EventScheduled")));
        assert_eq!(part["superEvent"]["@id"], data["@id"]);
    }
}

#[tokio::test]
async fn what_was_moved_says_when_it_would_have_begun() {
    let app = TestApp::start().await;
    let event = app.event().session("2027-03-09T10:00", "2027-03-09T12:00").session("2027-03-16T10:00", "2027-03-16T12:00").create().await;
    let acting = nele(&app).await;
    assert_eq!(data(&app, &event).await["eventStatus"], "https://schema.org/EventScheduled");
    moves(&app, acting, &event, SignedDuration::from_hours(24)).await;
    let moved = data(&app, &event).await;
    assert_eq!((&moved["eventStatus"], &moved["previousStartDate"]), (&json!("https://schema.org/EventRescheduled"), &json!("2027-03-09T10:00:00+01:00")));
    assert_eq!((&moved["startDate"], &moved["subEvent"][0]["previousStartDate"]), (&json!("2027-03-10T10:00:00+01:00"), &json!("2027-03-09T10:00:00+01:00")));
    assert_eq!(moved["subEvent"][1]["eventStatus"], "https://schema.org/EventScheduled");
    // There and back is no move.
    moves(&app, acting, &event, SignedDuration::from_hours(-24)).await;
    let back = data(&app, &event).await;
    assert_eq!((&back["startDate"], &back["eventStatus"]), (&json!("2027-03-09T10:00:00+01:00"), &json!("https://schema.org/EventScheduled")));
    let (_, session) = reload(&app, &event).await;
    remove_session(&app, acting, event.id, session.id, session.version).await.expect("a removal");
    let without = data(&app, &event).await;
    assert_eq!((&without["startDate"], &without["eventStatus"]), (&json!("2027-03-16T10:00:00+01:00"), &json!("https://schema.org/EventScheduled")));
    assert_eq!(without["subEvent"][0]["eventStatus"], "https://schema.org/EventCancelled");
}
