//! The door without network: what a device takes along, what it sends later, and how it is ended.

use std::sync::atomic::{AtomicU64, Ordering};

use belfry::entity::attendance::AttendanceStatus;
use belfry::entity::{attendance, door_device, registration};
use belfry::keys::Purpose;
use jiff::{SignedDuration, Timestamp};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{attendances, code, door_of, evidence, registered};
use crate::support::{Page, TestApp, TestEvent, Visitor};

/// 9:12 in Brussels.
const ARRIVING: &str = "2027-03-09T08:12:00Z";

/// A device at a door, as its script talks.
struct Device {
    who: Visitor,
    door: String,
    token: String,
}

impl Device {
    /// Loads the list for the first time.
    async fn loads(who: &Visitor, door: &str) -> (Self, Value) {
        let mut device = Self { who: who.clone(), door: door.to_owned(), token: String::new() };
        let list: Value = serde_json::from_str(&device.asks("list", "").await.expect(200).source()).expect("JSON");
        device.token = list["device"].as_str().expect("a token").to_owned();
        (device, list)
    }

    async fn asks(&self, what: &str, data: &str) -> Page {
        let shell = self.who.get(&format!("{}/offline", self.door)).await.expect(200);
        let csrf = shell.attributes("#door", "data-csrf").remove(0);
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        body.append_pair("csrf", &csrf).append_pair("device", &self.token).append_pair("data", data);
        self.who.posts(&format!("{}/{what}", self.door), body.finish()).await
    }

    async fn sends(&self, data: Value) -> Vec<Value> {
        let page = self.asks("sync", &data.to_string()).await.expect(200);
        let answer: Value = serde_json::from_str(&page.source()).expect("JSON");
        answer["answers"].as_array().expect("answers").clone()
    }
}

/// An id that a device makes.
fn fresh() -> Uuid {
    static NUMBER: AtomicU64 = AtomicU64::new(1);
    Uuid::from_u64_pair(0x0190_0000_0000_4000, NUMBER.fetch_add(1, Ordering::Relaxed))
}

fn at(moment: &str) -> i64 {
    moment.parse::<Timestamp>().expect("a moment").as_millisecond()
}

fn hash_of<'l>(list: &'l Value, name: &str) -> &'l str {
    let people = list["people"].as_array().expect("people");
    people.iter().find(|person| person["name"] == name).unwrap_or_else(|| panic!("{name} is on the list"))["hash"].as_str().expect("a hash")
}

fn scan(list: &Value, name: &str, moment: &str) -> Value {
    json!({ "id": fresh(), "code": hash_of(list, name), "at": at(moment), "direction": "in" })
}

async fn cancels(app: &TestApp, registration: &registration::Model) {
    let way = format!("/r/{}/cancel", app.keys.derive(Purpose::Registration, registration.id, 0).as_str());
    let visitor = app.visitor();
    visitor.sends(&visitor.get(&way).await.expect(200).form("main form")).await.expect(303);
}

async fn workshop(app: &TestApp) -> (TestEvent, String, registration::Model) {
    let event = app.event().onsite().create().await;
    let zoe = registered(app, &event, "Zoë", "D'Hondt-Öztürk").await;
    registered(app, &event, "An", "Peeters").await;
    let door = door_of(&event, 0);
    (event, door, zoe)
}

#[tokio::test]
async fn a_device_takes_names_organisations_and_hashes_along_and_nothing_else() {
    let app = TestApp::start().await;
    let (_, door, zoe) = workshop(&app).await;
    app.at(ARRIVING);
    let nele = app.organiser().await;
    let (device, list) = Device::loads(&nele, &door).await;
    let text = list.to_string();
    assert_eq!(list["people"].as_array().map(Vec::len), Some(2));
    assert!(!text.contains("@gemeente.example") && !text.contains(&zoe.id.to_string()) && !text.contains(&code(&app, &zoe)), "{text}");
    assert_eq!(hash_of(&list, "Zoë D'Hondt-Öztürk").len(), 32);
    assert_eq!(list["now"], at(ARRIVING));
    // Again is the same device.
    assert!(serde_json::from_str::<Value>(&device.asks("list", "").await.expect(200).source()).expect("JSON")["device"].is_null());
    assert_eq!(door_device::Entity::find().all(app.db.reader()).await.expect("devices").len(), 1);
    // What is kept as a page names nobody.
    let shell = nele.get(&format!("{door}/offline")).await.expect(200);
    assert!(!shell.source().contains("Peeters") && !shell.source().contains("Nele"), "{}", shell.words());
    assert!(shell.header("permissions-policy").contains("camera=(self)"));
    let worker = nele.get(&format!("{door}/worker.js")).await.expect(200);
    assert_eq!(worker.header("service-worker-allowed"), door);
    let manifest = nele.get(&format!("{door}/manifest.webmanifest")).await.expect(200);
    assert_eq!(serde_json::from_str::<Value>(&manifest.source()).expect("JSON")["scope"], door.as_str());
    app.visitor().get(&format!("{door}/worker.js")).await.expect(303);
}

#[tokio::test]
async fn two_tablets_that_scanned_the_same_ticket_make_one_attendance_of_the_earlier_time() {
    let app = TestApp::start().await;
    let (_, door, _) = workshop(&app).await;
    app.at(ARRIVING);
    let nele = app.organiser().await;
    let (one, list) = Device::loads(&nele, &door).await;
    let (other, _) = Device::loads(&nele, &door).await;
    app.at("2027-03-09T09:30:00Z");
    let late = json!({ "scans": [scan(&list, "Zoë D'Hondt-Öztürk", "2027-03-09T09:10:00Z")] });
    assert_eq!(one.sends(late.clone()).await[0]["verdict"], "welcome");
    assert_eq!(one.sends(late).await[0]["verdict"], "welcome", "sent twice is sent once");
    let early = json!({ "scans": [scan(&list, "Zoë D'Hondt-Öztürk", "2027-03-09T08:55:00Z"), scan(&list, "An Peeters", "2027-03-09T08:56:00Z")] });
    assert!(other.sends(early).await.iter().all(|answer| answer["closed"] == false));
    let pieces = evidence(&app).await;
    assert_eq!(pieces.len(), 3);
    let sources: std::collections::HashSet<_> = pieces.iter().filter_map(|piece| piece.source_id).collect();
    assert_eq!(sources.len(), 2, "both devices are on record");
    let rows = attendances(&app).await;
    assert_eq!(rows.len(), 2);
    // From the beginning at 10:00, because the earlier scan counts.
    assert!(rows.iter().all(|row| row.seconds == Some(90 * 60)), "{rows:?}");
}

#[tokio::test]
async fn what_was_scanned_happened_though_the_list_has_changed_since() {
    let app = TestApp::start().await;
    let (event, door, zoe) = workshop(&app).await;
    app.at(ARRIVING);
    let nele = app.organiser().await;
    let (device, list) = Device::loads(&nele, &door).await;
    cancels(&app, &zoe).await;
    app.at("2027-03-09T09:30:00Z");
    let unknown = json!({ "id": fresh(), "code": "0".repeat(32), "at": at(ARRIVING), "direction": "in" });
    let answers = device.sends(json!({ "scans": [scan(&list, "Zoë D'Hondt-Öztürk", "2027-03-09T08:50:00Z"), unknown] })).await;
    let verdicts: std::collections::BTreeSet<&str> = answers.iter().filter_map(|answer| answer["verdict"].as_str()).collect();
    assert_eq!(verdicts.into_iter().collect::<Vec<_>>(), ["no-place", "unknown"]);
    assert_eq!(evidence(&app).await.len(), 1, "it is on record that she was there");
    // A list that was closed meanwhile keeps its record.
    app.at("2027-03-09T12:00:00Z");
    let attendance_list = format!("/desk/events/{}/sessions/{}/attendance", event.id, event.sessions[0].id);
    let nele = app.organiser().await;
    nele.sends(&nele.get(&attendance_list).await.expect(200).form("form#close")).await.expect(303);
    let device = Device { who: nele.clone(), ..device };
    let answers = device.sends(json!({ "scans": [scan(&list, "An Peeters", "2027-03-09T08:50:00Z")] })).await;
    assert_eq!(answers[0]["closed"], true);
    assert_eq!(evidence(&app).await.len(), 2);
    let of_an = |rows: Vec<attendance::Model>| rows.into_iter().filter(|row| row.registration_id != zoe.id && row.status == AttendanceStatus::Present).count();
    assert_eq!(of_an(attendances(&app).await), 0);
    nele.sends(&nele.get(&attendance_list).await.expect(200).form("form#reopen").with("reason", "Scans van de deur kwamen later")).await.expect(303);
    assert_eq!(of_an(attendances(&app).await), 1, "it counts once the list is open again");
}

#[tokio::test]
async fn people_without_a_registration_are_added_later_and_only_once() {
    let app = TestApp::start().await;
    let (_, door, _) = workshop(&app).await;
    app.at(ARRIVING);
    let nele = app.organiser().await;
    let (device, _) = Device::loads(&nele, &door).await;
    app.at("2027-03-09T09:30:00Z");
    let wim = json!({ "id": fresh(), "at": at("2027-03-09T08:40:00Z"), "first_name": "Wim", "last_name": "Maes", "organisation": "Gemeente Zulte", "email": "wim@zulte.example" });
    let wrong = json!({ "id": fresh(), "at": 0, "first_name": "", "last_name": "\u{0}", "organisation": "", "email": "x" });
    let answers = device.sends(json!({ "walk_ins": [wim, wrong] })).await;
    assert_eq!((&answers[0]["verdict"], &answers[1]["verdict"]), (&json!("welcome"), &json!("invalid")));
    device.sends(json!({ "walk_ins": [wim] })).await;
    let found = registration::Entity::find().filter(registration::Column::Email.eq("wim@zulte.example")).all(app.db.reader()).await.expect("rows");
    let pieces = evidence(&app).await;
    assert_eq!((found.len(), pieces.len()), (1, 1));
    assert_eq!(pieces[0].at.0.as_millisecond(), at("2027-03-09T08:40:00Z"), "when they came, not when it was sent");
}

#[tokio::test]
async fn a_lost_device_is_ended_and_told_to_erase() {
    let app = TestApp::start().await;
    let (event, door, _) = workshop(&app).await;
    app.at(ARRIVING);
    let nele = app.organiser().await;
    let (device, list) = Device::loads(&nele, &door).await;
    let page = nele.get(&format!("/desk/events/{}/desk-links", event.id)).await.expect(200);
    let form = page.form("form[action$='/revoke']");
    let done = nele.sends(&form).await.expect(303);
    assert!(nele.follows(done).await.shows("Beëindigd"));
    nele.sends(&form).await.expect(303);
    for what in ["list", "sync"] {
        let gone = device.asks(what, &json!({ "scans": [scan(&list, "An Peeters", ARRIVING)] }).to_string()).await.expect(410);
        assert!(gone.source().contains("\"revoked\":true"), "{}", gone.source());
    }
    assert!(evidence(&app).await.is_empty());
}

#[tokio::test]
async fn clocks_that_lie_and_requests_that_are_none_break_nothing() {
    let app = TestApp::start().await;
    let (_, door, _) = workshop(&app).await;
    app.at(ARRIVING);
    let nele = app.organiser().await;
    let (device, list) = Device::loads(&nele, &door).await;
    let hash = hash_of(&list, "An Peeters");
    for moment in [i64::MIN, 0, i64::MAX, at("2027-03-09T11:12:00Z")] {
        device.sends(json!({ "scans": [{ "id": fresh(), "code": hash, "at": moment }] })).await;
    }
    let (begins, now) = (at("2027-03-08T23:00:00Z"), at(ARRIVING));
    assert!(evidence(&app).await.iter().all(|piece| (begins..=now).contains(&piece.at.0.as_millisecond())), "within the day, and not ahead");
    for data in ["", "{", "null", "{\"scans\":[{}]}", "{\"scans\":1}", "{\"scans\":[{\"id\":\"x\",\"code\":\"\",\"at\":0}]}", &"[".repeat(10_000)] {
        device.asks("sync", data).await.expect(422);
    }
    let many: Vec<Value> = (0..201).map(|_| json!({ "id": fresh(), "code": hash, "at": 0 })).collect();
    device.asks("sync", &json!({ "scans": many }).to_string()).await.expect(413);
    nele.posts(&format!("{door}/sync"), "csrf=x&data={}").await.expect(403);
    app.visitor().posts(&format!("{door}/list"), "csrf=x").await.expect(303);
    app.wait(SignedDuration::from_mins(1));
    assert_eq!(device.sends(json!({})).await.len(), 0);
}
