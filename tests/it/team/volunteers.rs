//! Links with which volunteers take attendance.

use belfry::entity::attendance;
use jiff::SignedDuration;
use sea_orm::EntityTrait as _;

use super::somebody;
use crate::support::{Page, TestApp, TestEvent, Visitor};

fn links(event: &TestEvent) -> String {
    format!("/desk/events/{}/desk-links", event.id)
}

fn attendance_path(event: &TestEvent, at: usize) -> String {
    format!("/desk/events/{}/sessions/{}/attendance", event.id, event.sessions[at].id)
}

/// Makes a link and gives its address.
async fn makes(nele: &Visitor, event: &TestEvent, fields: &[(&str, &str)]) -> String {
    let form = nele.get(&links(event)).await.expect(200).form("form#link").with("link_name", "Tafel 1").with_all(fields);
    let answer = nele.sends(&form).await.expect(303);
    nele.follows(answer).await.expect(200).attributes("input[readonly]", "value").remove(0)
}

async fn opens(visitor: &Visitor, address: &str) -> Page {
    let page = visitor.get(address).await.expect(200);
    let answer = visitor.sends(&page.form("form#enter")).await.expect(303);
    visitor.follows(answer).await.expect(200)
}

#[tokio::test]
async fn a_volunteer_marks_who_is_there_and_sees_nothing_else() {
    let app = TestApp::start().await;
    let nele = somebody(&app, "nele@ledenkoepel.example", "organiser").await;
    let event = app.event().onsite().create().await;
    app.visitor().registers_for(&event.slug, "an@gemeente.example").await;
    let address = makes(&nele, &event, &[]).await;
    app.at("2027-03-09T10:15:00Z");
    let volunteer = app.visitor();
    // Looking opens nothing.
    assert!(volunteer.get(&address).await.expect(200).shows(&event.title));
    volunteer.get("/desk/check-in").await.expect(303);
    let page = opens(&volunteer, &address).await;
    assert!(page.shows(&event.title) && page.shows("vrijwilliger"), "{}", page.words());
    let list = volunteer.get(&attendance_path(&event, 0)).await.expect(200);
    assert!(!list.source().contains("an@gemeente.example"), "no addresses");
    let ways = list.attributes("a[href^='/desk']", "href").into_iter().filter(|href| !href.contains("language=")).collect::<Vec<_>>();
    assert_eq!(ways[0], "/desk/check-in");
    for way in &ways {
        volunteer.get(way).await.expect(200);
    }
    let name = list.attributes("input[type=radio][value=present]", "name").remove(0);
    let answer = volunteer.sends(&list.form("form#marks").with(&name, "present")).await.expect(303);
    let marked = volunteer.follows(answer).await.expect(200);
    assert!(!marked.has("form#close"), "closing tells people things");
    let rows = attendance::Entity::find().all(app.db.reader()).await.expect("marks");
    assert_eq!(rows.len(), 1);
    let nele = somebody(&app, "nele@ledenkoepel.example", "organiser").await;
    let log = nele.get(&format!("/desk/events/{}/history", event.id)).await.expect(200);
    assert!(log.shows("Tafel 1 (vrijwilliger) noteerde") || log.shows("Tafel 1 (vrijwilliger)"), "{}", log.words());
    let form = volunteer.get("/desk/check-in").await.expect(200).form("form#sign-out");
    volunteer.sends(&form).await.expect(303);
    volunteer.get("/desk/check-in").await.expect(303);
}

#[tokio::test]
async fn a_link_for_chosen_sessions_opens_no_others() {
    let app = TestApp::start().await;
    let nele = somebody(&app, "nele@ledenkoepel.example", "organiser").await;
    let event = app.event().session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-10T10:00", "2027-03-10T11:00").create().await;
    let address = makes(&nele, &event, &[("which_sessions", "chosen"), ("sessions", &event.sessions[1].id.to_string())]).await;
    let volunteer = app.visitor();
    let page = opens(&volunteer, &address).await;
    assert_eq!(page.attributes("main ol a", "href"), [attendance_path(&event, 1).replace("/attendance", "/check-in"), attendance_path(&event, 1)]);
    volunteer.get(&attendance_path(&event, 1)).await.expect(200);
    volunteer.get(&attendance_path(&event, 0)).await.expect(404);
    volunteer.posts(&attendance_path(&event, 0), "rest=present").await.expect(404);
}

#[tokio::test]
async fn a_link_ends_by_itself_and_at_once_when_told() {
    let app = TestApp::start().await;
    let nele = somebody(&app, "nele@ledenkoepel.example", "organiser").await;
    let event = app.event().create().await;
    let address = makes(&nele, &event, &[]).await;
    let (one, other) = (app.visitor(), app.visitor());
    opens(&one, &address).await;
    // Two hours after the end, in Brussels 13:30.
    app.at("2027-03-09T12:29:00Z");
    one.get("/desk/check-in").await.expect(200);
    app.wait(SignedDuration::from_mins(1));
    one.get("/desk/check-in").await.expect(410);
    other.get(&address).await.expect(410);
    nele.signs_in(&app, "nele@ledenkoepel.example", "organiser").await;
    let address = makes(&nele, &event, &[("ends_date", "10/3/2027"), ("ends_time", "12:00")]).await;
    opens(&other, &address).await;
    let page = nele.get(&links(&event)).await.expect(200);
    nele.sends(&page.form("form[action$='/end']")).await.expect(303);
    other.get("/desk/check-in").await.expect(410);
    other.posts(&attendance_path(&event, 0), "rest=present").await.expect(410);
}

#[tokio::test]
async fn what_is_wrong_with_a_link_is_said_at_its_field() {
    let app = TestApp::start().await;
    let nele = somebody(&app, "nele@ledenkoepel.example", "organiser").await;
    let event = app.event().session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-10T10:00", "2027-03-10T11:00").create().await;
    let other = app.event().create().await;
    let form = nele.get(&links(&event)).await.expect(200).form("form#link").with("link_name", "Tafel 1");
    for (fields, field) in [
        (vec![("link_name", " ")], "link_name"),
        (vec![("which_sessions", "chosen")], "sessions"),
        (vec![("ends_date", "1/1/2020"), ("ends_time", "10:00")], "ends_date"),
        (vec![("ends_date", "1/1/2030"), ("ends_time", "10:00")], "ends_date"),
        (vec![("ends_date", "x"), ("ends_time", "10:00")], "ends_date"),
        (vec![("ends_date", "9/3/2027"), ("ends_time", "")], "ends_time"),
    ] {
        let refused = nele.sends(&form.clone().with_all(&fields)).await.expect(422);
        assert!(refused.has(&format!("#{field}-error")), "{field}: {}", refused.words());
    }
    let foreign = form.with("which_sessions", "chosen").and("sessions", &other.sessions[0].id.to_string());
    nele.sends(&foreign).await.expect(422);
}

#[tokio::test]
async fn an_organiser_who_opens_a_link_stays_who_they_are() {
    let app = TestApp::start().await;
    let nele = somebody(&app, "nele@ledenkoepel.example", "organiser").await;
    let event = app.event().create().await;
    let address = makes(&nele, &event, &[]).await;
    let page = nele.get(&address).await.expect(200);
    nele.sends(&page.form("form#enter")).await.expect(303);
    nele.get("/desk/events").await.expect(200);
    nele.get(&attendance_path(&event, 0)).await.expect(200);
}
