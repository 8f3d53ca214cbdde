//! A8: check-in at the door without network.

use belfry::entity::attendance_evidence::{self, EvidenceKind};
use belfry::entity::{attendance, registration};
use belfry::keys::Purpose;
use jiff::{SignedDuration, Timestamp};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;

use crate::browser::{Browser, DESKTOP, PHONE};
use crate::screenshots::{KEY, sign_in_path};
use crate::support::database::TestDatabase;
use crate::support::{Program, TestApp, TestEvent};

/// A workshop that began half an hour ago, by the clock of the browser.
#[expect(clippy::disallowed_methods, reason = "a real browser's day is today")]
async fn workshop(app: &TestApp) -> TestEvent {
    let zone = jiff::tz::TimeZone::get("Europe/Brussels").expect("in the database");
    let local = |minutes| zone.to_datetime(Timestamp::now() + SignedDuration::from_mins(minutes)).strftime("%Y-%m-%dT%H:%M").to_string();
    app.event().onsite().titled("Workshop in Roeselare").session(&local(-30), &local(90)).create().await
}

async fn registered(app: &TestApp, event: &TestEvent, first: &str, last: &str) -> registration::Model {
    let visitor = app.visitor();
    let email = format!("{}@roeselare.example", last.to_lowercase().replace(|letter: char| !letter.is_ascii_alphabetic(), ""));
    let form = visitor.fills_in(&event.slug, &email).await.with("first_name", first).with("last_name", last);
    visitor.sends(&form).await.expect(303);
    registration::Entity::find().filter(registration::Column::Email.eq(email)).one(app.db.reader()).await.expect("rows").expect("a registration")
}

async fn verdict(tablet: &Browser, expected: &str) {
    tablet.until(&format!("document.getElementById('verdict').dataset.verdict === {}", json!(expected))).await;
}

async fn scans(tablet: &Browser, entry: &str) {
    tablet.fill_id("entry", entry).await;
    tablet.focus_on("#entry").await;
    tablet.enter_here().await;
}

async fn counts(tablet: &Browser, id: &str, number: u32) {
    tablet.until(&format!("document.getElementById({}).textContent === {}", json!(id), json!(number.to_string()))).await;
}

async fn opens(tablet: &Browser, shell: &str) {
    tablet.goto(shell).await;
    tablet.until("document.getElementById('door').dataset.ready === 'yes'").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hall_without_coverage() {
    let database = TestDatabase::empty_sqlite();
    let program = Program::on(&database).demo().setting("BELFRY_SECRET_KEY", KEY).start().await;
    let app = TestApp::start_on(database, &[]).await;
    let event = workshop(&app).await;
    let zoe = registered(&app, &event, "Zoë", "D'Hondt-Öztürk").await;
    registered(&app, &event, "An", "Peeters").await;
    let gust = registered(&app, &event, "Gust", "Claes").await;
    let ticket = |registration: &registration::Model| format!("{}/c/{}", program.url(), app.keys.ticket(registration.id).as_str());
    let shell = format!("{}/desk/events/{}/sessions/{}/check-in/offline", program.url(), event.id, event.sessions[0].id);

    // Two tablets load the list: how many people, and when.
    let (one, other) = tokio::join!(Browser::open(true, PHONE), Browser::open(true, DESKTOP));
    for tablet in [&one, &other] {
        tablet.goto(&format!("{}{}", program.url(), sign_in_path(&app).await)).await;
        tablet.press("#enter button[type=submit]").await;
        tablet.goto(shell.trim_end_matches("/offline")).await;
        tablet.looks_fine().await;
        tablet.has_no_barrier().await;
        opens(tablet, &shell).await;
        tablet.touch("#load").await;
        counts(tablet, "people", 3).await;
        assert!(tablet.words().await.contains("Lijst geladen om"), "{}", tablet.words().await);
        tablet.looks_fine().await;
        tablet.has_no_barrier().await;
    }
    for tablet in [&one, &other] {
        tablet.without_network(true).await;
    }

    // A ticket, twice; a name blind to accents; somebody without a registration.
    scans(&one, &ticket(&zoe)).await;
    verdict(&one, "welcome").await;
    assert!(one.words().await.contains("Zoë D'Hondt-Öztürk"), "{}", one.words().await);
    scans(&one, &ticket(&zoe)).await;
    verdict(&one, "already").await;
    assert!(one.words().await.contains("Al aangemeld om"), "{}", one.words().await);
    scans(&one, "dhondt").await;
    one.until("document.querySelectorAll('#found li').length === 1").await;
    scans(&one, "peeters").await;
    one.until("document.querySelector('#found .name')?.textContent === 'An Peeters'").await;
    one.touch("#found button").await;
    verdict(&one, "welcome").await;
    one.touch("details summary").await;
    for (name, value) in [("first_name", "Wim"), ("last_name", "Maes"), ("organisation", "Gemeente Zulte"), ("email", "wim@zulte.example")] {
        one.fill(name, value).await;
    }
    one.touch("#walk-in button[type=submit]").await;
    counts(&one, "waiting", 4).await;
    one.has_no_barrier().await;

    // The other tablet scans the same ticket, and somebody who cancels in between.
    scans(&other, &ticket(&zoe)).await;
    verdict(&other, "welcome").await;
    scans(&other, &ticket(&gust)).await;
    verdict(&other, "welcome").await;
    let visitor = app.visitor();
    let way = format!("/r/{}/cancel", app.keys.derive(Purpose::Registration, gust.id, 0).as_str());
    visitor.sends(&visitor.get(&way).await.expect(200).form("main form")).await.expect(303);

    // The browser is closed and opened again: nothing is lost.
    one.closes_and_comes_back().await;
    one.without_network(true).await;
    opens(&one, &shell).await;
    counts(&one, "waiting", 4).await;
    counts(&one, "people", 3).await;

    // Both come online: one attendance of each, both sources kept, and a conflict to look at.
    for tablet in [&one, &other] {
        tablet.without_network(false).await;
        tablet.says("window.dispatchEvent(new Event('online'))").await;
        counts(tablet, "waiting", 0).await;
        tablet.forgets_the_console().await;
    }
    other.until("document.querySelectorAll('#conflict-list li').length === 1").await;
    assert!(other.words().await.contains("Gust Claes"), "{}", other.words().await);
    let rows = attendance::Entity::find().filter(attendance::Column::SessionId.eq(event.sessions[0].id)).all(app.db.reader()).await.expect("rows");
    assert_eq!(rows.iter().filter(|row| row.registration_id == zoe.id).count(), 1);
    let pieces = attendance_evidence::Entity::find().filter(attendance_evidence::Column::RegistrationId.eq(zoe.id)).all(app.db.reader()).await.expect("rows");
    let sources: std::collections::HashSet<_> = pieces.iter().filter(|piece| piece.kind == EvidenceKind::CheckIn).filter_map(|piece| piece.source_id).collect();
    assert_eq!((pieces.len(), sources.len()), (3, 2));
    let wim = registration::Entity::find().filter(registration::Column::Email.eq("wim@zulte.example")).all(app.db.reader()).await.expect("rows");
    assert_eq!(wim.len(), 1);

    // A lost tablet is ended at the desk: its list goes with the next contact.
    one.goto(&format!("{}/desk/events/{}/desk-links", program.url(), event.id)).await;
    one.looks_fine().await;
    one.press("form[action$='/revoke'] button").await;
    // The newest is the other's.
    other.touch("#load").await;
    counts(&other, "people", 0).await;
    assert!(other.words().await.contains("De toegang van dit toestel is beëindigd"), "{}", other.words().await);

    // The page itself answers from the device when the server does not.
    opens(&one, &shell).await;
    program.kill();
    opens(&one, &shell).await;
    // Those of the morning, and who was added since.
    one.until("Number(document.getElementById('people').textContent) >= 3").await;
    one.close().await;
    other.close().await;
}
