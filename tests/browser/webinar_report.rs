//! A9: the report of a webinar is handed in, decided, taken over and handed in again.

use belfry::entity::{attendance, registration};
use belfry::keys::Purpose;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;

use crate::browser::{Browser, DESKTOP, PHONE};
use crate::screenshots::{KEY, sign_in_path};
use crate::support::database::TestDatabase;
use crate::support::{Program, TestApp, TestEvent};

/// First name, last name and address of those who registered.
const REGISTERED: [(&str, &str, &str); 11] = [
    ("Lieselot", "Vandecasteele", "lieselot.vandecasteele@voorbeeldstad.example"),
    ("Zoë", "D'Hondt-Öztürk", "zoe.dhondt@voorbeeldstad.example"),
    ("Bram", "Van den Broeck", "bram.vandenbroeck@duinbergen.example"),
    ("Fatima", "El Amrani", "fatima.elamrani@ocmw-leemstede.example"),
    ("Jan", "Peeters", "jan.peeters@politie.example"),
    ("Jan", "Peeters", "jan.peeters@leemstede.example"),
    ("Koen", "De Smet", "koen.desmet@hvzwaasdelta.example"),
    ("Marie-Claire", "Dupont", "mc.dupont@interafvalveld.example"),
    ("Stijn", "Claes", "stijn.claes@duinbergen.example"),
    ("An-Sofie", "Willems", "ansofie.willems@kustwijk.example"),
    ("Pieter", "Maes", "pieter.maes@kustwijk.example"),
];

/// Name, address, and from which second of the session to which: what the meeting saw. Lieselot sat before two screens.
const SEEN: [(&str, &str, i64, i64); 11] = [
    ("Lieselot Vandecasteele (External)", "lieselot.vandecasteele@voorbeeldstad.example", -228, 5_500),
    ("Lieselot Vandecasteele (External)", "lieselot.vandecasteele@voorbeeldstad.example", 300, 1_230),
    ("D'Hondt-Öztürk, Zoë (External)", "Zoe.DHondt@voorbeeldstad.example", 130, 2_515),
    ("D'Hondt-Öztürk, Zoë (External)", "Zoe.DHondt@voorbeeldstad.example", 2_600, 5_405),
    ("Bram Van den Broeck (External)", "bvdb@duinbergen.example", -2, 5_352),
    ("Fatima El Amrani (Unverified)", "", 67, 5_444),
    ("Jan Peeters (Unverified)", "", 30, 5_280),
    ("3225550100 (Unverified)", "", 180, 4_500),
    ("Marie-Claire Dupont (External)", "mc.dupont@interafvalveld.example", 3_300, 5_340),
    ("Stijn Claes (External)", "stijn.claes@duinbergen.example", -120, 150),
    ("Ruben Aerts (External)", "ruben.aerts@kustwijk.example", -135, 5_460),
];

/// An hour and a half, over for half an hour by the clock of the program.
async fn webinar(app: &TestApp) -> (TestEvent, Timestamp) {
    let zone = TimeZone::get("Europe/Brussels").expect("in the database");
    #[expect(clippy::disallowed_methods, reason = "the program's day is today")]
    let begin = Timestamp::from_second(Timestamp::now().as_second() / 60 * 60).expect("a moment") - SignedDuration::from_mins(120);
    let local = |minutes| zone.to_datetime(begin + SignedDuration::from_mins(minutes)).strftime("%Y-%m-%dT%H:%M").to_string();
    (app.event().titled("Right to Challenge: lessen uit drie gemeenten").session(&local(0), &local(90)).create().await, begin)
}

/// As the meeting's owner downloads it: sections, tabs, UTF-16, the day first.
fn report(begin: Timestamp) -> Vec<u8> {
    let zone = TimeZone::get("Europe/Brussels").expect("in the database");
    let moment = |second| zone.to_datetime(begin + SignedDuration::from_secs(second)).strftime("%d/%m/%y, %H:%M:%S").to_string();
    let rows = SEEN.map(|(name, address, from, to)| format!("{name}\t{}\t{}\t{}m {}s\t{address}\tAttendee\r\n", moment(from), moment(to), (to - from) / 60, (to - from) % 60));
    let summary = "1. Overzicht\r\nTitel van vergadering\tRight to Challenge\r\n\r\n2. Activiteiten\r\nNaam\tDeelgenomen om\tVerlaten om\tDuur\tE-mail\tRol\r\n";
    format!("\u{feff}{summary}{}", rows.concat()).encode_utf16().flat_map(u16::to_le_bytes).collect()
}

async fn registers(app: &TestApp, event: &TestEvent) {
    for (first, last, email) in REGISTERED {
        let visitor = app.visitor();
        let form = visitor.fills_in(&event.slug, email).await.with("first_name", first).with("last_name", last);
        visitor.sends(&form).await.expect(303);
    }
    let pieter =
        registration::Entity::find().filter(registration::Column::Email.eq("pieter.maes@kustwijk.example")).one(app.db.reader()).await.expect("rows").expect("a registration");
    let visitor = app.visitor();
    let way = format!("/r/{}/cancel", app.keys.derive(Purpose::Registration, pieter.id, 0).as_str());
    visitor.sends(&visitor.get(&way).await.expect(200).form("main form")).await.expect(303);
}

/// By address: the mark, and the seconds within the session.
async fn marks(app: &TestApp, event: &TestEvent) -> std::collections::BTreeMap<String, (String, Option<i32>)> {
    let people = registration::Entity::find().filter(registration::Column::EventId.eq(event.id)).all(app.db.reader()).await.expect("rows");
    let rows = attendance::Entity::of(event.sessions[0].id).all(app.db.reader()).await.expect("rows");
    let of = |row: attendance::Model| {
        let person = people.iter().find(|person| person.id == row.registration_id).expect("a registration");
        (person.email.clone(), (belfry::rules::attendance::Mark::from(row.status).code().to_owned(), row.seconds))
    };
    rows.into_iter().map(of).collect()
}

/// The number of the question who somebody is.
async fn question(browser: &Browser, who: &str) -> String {
    let find =
        format!("[...document.querySelectorAll('#take-in li')].find(item => item.querySelector('legend').textContent.includes({}))?.querySelector('select').name", json!(who));
    let name = browser.says(&find).await;
    name.as_str().unwrap_or_else(|| panic!("{who} is not asked about")).trim_start_matches("who-").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_report_of_a_webinar() {
    let database = TestDatabase::empty_sqlite();
    let program = Program::on(&database).demo().setting("BELFRY_SECRET_KEY", KEY).start().await;
    let app = TestApp::start_on(database, &[]).await;
    let (event, begin) = webinar(&app).await;
    registers(&app, &event).await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        path
    };
    let way = format!("{}/desk/events/{}/sessions/{}/attendance/import", program.url(), event.id, event.sessions[0].id);
    let nele = Browser::open(true, DESKTOP).await;
    nele.goto(&format!("{}{}", program.url(), sign_in_path(&app).await)).await;
    nele.press("#enter button[type=submit]").await;

    // A holiday photo changes nothing.
    nele.goto(&way).await;
    nele.attach("#file", &file("vakantie.jpg", &b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01".repeat(50))).await;
    nele.press("#import button[type=submit]").await;
    nele.looks_fine().await;
    assert!(nele.has("#file-error").await, "{}", nele.words().await);

    // The report is recognised, and nothing is stored yet.
    let teams = file("Right to Challenge - Aanwezigheidsrapport.csv", &report(begin));
    nele.attach("#file", &teams).await;
    nele.press("#import button[type=submit]").await;
    nele.looks_fine().await;
    nele.has_no_barrier().await;
    let words = nele.words().await;
    assert!(words.contains("Verslag van Teams") && words.contains("Er is nog niets bewaard") && !words.contains("3225550100"), "{words}");
    assert!(marks(&app, &event).await.is_empty());
    for asked in ["Bram Van den Broeck", "Fatima El Amrani", "Jan Peeters", "3225", "Ruben Aerts"] {
        question(&nele, asked).await;
    }
    assert_eq!(nele.count("#take-in li legend").await, 5, "{words}");

    // Namesakes are not decided for her; what she said so far is kept.
    let (jan, phone, ruben) = (question(&nele, "Jan Peeters").await, question(&nele, "3225").await, question(&nele, "Ruben Aerts").await);
    nele.fill(&format!("other-{phone}"), "Koen De Smet").await;
    nele.press("#take-in button[value=take-in]").await;
    nele.looks_fine().await;
    assert!(nele.has(&format!("#who-{jan}-error")).await, "{}", nele.words().await);
    assert_eq!(nele.value(&format!("other-{phone}")).await, "Koen De Smet");
    let police = nele.says(&format!("[...document.querySelectorAll('#who-{jan} option')].find(option => option.textContent.includes('politie'))?.value ?? document.querySelectorAll('#who-{jan} option')[1].value")).await;
    nele.choose(&format!("#who-{jan}"), police.as_str().expect("an option")).await;
    // Ruben came for Pieter, who cancelled: he is put on the list.
    nele.choose(&format!("#who-{ruben}"), "new").await;
    nele.press("#take-in button[value=take-in]").await;
    nele.looks_fine().await;
    assert!(nele.words().await.contains("Het verslag is overgenomen"), "{}", nele.words().await);
    let found = marks(&app, &event).await;
    let is = |who: &str| found.get(who).map(|(mark, seconds)| (mark.as_str(), *seconds)).unwrap_or_else(|| panic!("{who} has no mark: {found:?}"));
    assert_eq!(is("lieselot.vandecasteele@voorbeeldstad.example"), ("present", Some(5_400)), "two screens are one person");
    assert_eq!(is("zoe.dhondt@voorbeeldstad.example"), ("present", Some(5_185)));
    assert_eq!(is("bram.vandenbroeck@duinbergen.example"), ("present", Some(5_352)));
    assert_eq!(is("fatima.elamrani@ocmw-leemstede.example"), ("present", Some(5_333)));
    assert_eq!(is("koen.desmet@hvzwaasdelta.example"), ("present", Some(4_320)));
    assert_eq!(is("mc.dupont@interafvalveld.example"), ("partial", Some(2_040)));
    assert_eq!(is("stijn.claes@duinbergen.example"), ("absent", Some(150)));
    assert_eq!(is("ansofie.willems@kustwijk.example"), ("absent", Some(0)));
    assert_eq!(is("ruben.aerts@kustwijk.example"), ("present", Some(5_400)));
    assert_eq!(found.iter().filter(|(who, (mark, _))| who.starts_with("jan.peeters") && mark == "present").count(), 1, "one of the namesakes");

    // The same file once more, on a phone this time.
    nele.is_wide(PHONE).await;
    nele.goto(&way).await;
    nele.attach("#file", &teams).await;
    nele.press("#import button[type=submit]").await;
    nele.looks_fine().await;
    nele.has_no_barrier().await;
    assert!(nele.words().await.contains("er is niets gewijzigd"), "{}", nele.words().await);
    assert_eq!(marks(&app, &event).await, found);
    nele.close().await;
}
