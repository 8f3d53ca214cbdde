//! Every page, public and desk, on a phone and on an office screen, in light and in dark: pictures to look at, and what
//! must hold of each: nothing in the console, no sideways scrolling down to 320 px, no barrier that axe-core sees.
//!
//! The pictures are in `target/screenshots`, or where `SCREENSHOTS` says, as `page-width-theme.png`.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use belfry::entity::{event, organiser, registration, sign_in_link};
use belfry::keys::Purpose;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _};
use serde_json::json;
use uuid::Uuid;

use crate::browser::{Browser, DESKTOP, PHONE};
use crate::support::database::TestDatabase;
use crate::support::routes::{address, furnish, pages, registers_colleagues, with_links, with_programme, with_rows};
use crate::support::{Program, TestApp};

/// The key of the tests' app, so that it can make the links of the program.
pub const KEY: &str = "a key for tests, long enough and no sample";

const NARROWEST: u32 = 320;

/// Pages that lead to the account of who has none, as nobody has here.
const ONLY_WITH_A_SECOND_STEP: [&str; 2] = ["/desk/account/recovery-codes", "/desk/account/second-step/remove"];

/// Pages that lead to where a period is chosen, without one.
const OF_A_PERIOD: [&str; 5] = ["/desk/reports", "/desk/reports/export", "/desk/reports/rows", "/desk/reports/reach", "/desk/reports/reach/invite"];

const LONG_TITLE: &str =
    "Participatiebeleidsondersteuningsnetwerkdag voor plattelandsgemeenten en centrumsteden, met terugblik op de burgerbegrotingen van de voorbije bestuursperiode";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_is_fit_to_be_shown() {
    let database = TestDatabase::empty_sqlite();
    let program = Program::on(&database).demo().setting("BELFRY_SECRET_KEY", KEY).start().await;
    let app = TestApp::start_on(database, &[]).await;
    let shown = shown(&app).await;
    let folder = folder();
    let origin = program.url();
    let next = AtomicUsize::new(0);
    let (one, other) = tokio::join!(Browser::open(true, PHONE), Browser::open(true, PHONE));
    for browser in [&one, &other] {
        browser.goto(&format!("{origin}{}", sign_in_path(&app).await)).await;
        browser.press("#enter button[type=submit]").await;
    }
    let (first, second) = tokio::join!(walk(&one, &origin, &shown, &next, &folder), walk(&other, &origin, &shown, &next, &folder));
    one.close().await;
    other.close().await;
    let faults: Vec<String> = first.into_iter().chain(second).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// A link that signs an organiser of the demo in.
pub async fn sign_in_path(app: &TestApp) -> String {
    let organiser =
        organiser::Entity::find().filter(organiser::Column::EmailKey.eq("nele@ledenkoepel.example")).one(app.db.reader()).await.expect("rows").expect("the demo has an organiser");
    let (id, now) = (app.clock.id(), app.clock.now());
    let token = app.keys.derive(Purpose::SignIn, id, 0);
    let link = sign_in_link::ActiveModel {
        id: Set(id),
        organiser_id: Set(organiser.id),
        token_hash: Set(token.hash()),
        created_at: Set(now.into()),
        expires_at: Set((now + jiff::SignedDuration::from_hours(24 * 3650)).into()),
        used_at: Set(None),
    };
    let insert = sign_in_link::Entity::insert(link);
    app.db.write(move |transaction| Box::pin(async move { Ok(insert.exec_without_returning(transaction).await?) })).await.expect("a link");
    format!("/desk/sign-in/{}", token.as_str())
}

fn folder() -> PathBuf {
    let folder = std::env::var_os("SCREENSHOTS").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots"), PathBuf::from);
    std::fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    folder
}

/// Takes the next page as long as there is one; what is wrong with each. A page is loaded once, and seen in all
/// widths and themes; axe-core reads it on the phone, and once more for the colours of the dark.
async fn walk(browser: &Browser, origin: &str, shown: &[(String, String)], next: &AtomicUsize, folder: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    // A scrollbar takes width from the page, and none from its picture.
    browser.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await;
    while let Some((name, path)) = shown.get(next.fetch_add(1, Ordering::Relaxed)) {
        browser.goto(&format!("{origin}{path}")).await;
        let mut found = Vec::new();
        // A page that is not the one that was asked for would be looked at in its place.
        let (place, status) = (browser.place().await, browser.status().await);
        if place != *path || status != if name.ends_with("not-found") { 404 } else { 200 } {
            found.push(format!("answered {status} at {place}"));
        }
        for width in [PHONE, DESKTOP] {
            browser.is_wide(width).await;
            for theme in ["light", "dark"] {
                browser.prefers(theme).await;
                write(&folder.join(format!("{name}-{width}-{theme}.png")), browser.whole_page().await);
                match (width, theme) {
                    (PHONE, "light") => found.extend(browser.barriers().await),
                    (PHONE, _) => found.extend(browser.faint_texts().await),
                    _ => {}
                }
            }
            found.extend(browser.faults().await.into_iter().map(|fault| format!("at {width} px: {fault}")));
        }
        if browser.scrolls_sideways_at(NARROWEST).await {
            found.push(format!("scrolls sideways at {NARROWEST} px"));
        }
        faults.extend(found.into_iter().map(|fault| format!("{name} ({path}): {fault}")));
    }
    faults
}

fn write(file: &Path, picture: Vec<u8>) {
    std::fs::write(file, picture).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}

/// Names and addresses: each page with the demo's data, and some with nothing, much, or long names.
async fn shown(app: &TestApp) -> Vec<(String, String)> {
    let nele = app.visitor();
    // Somebody of her own: who signs in so has a second step from then on, and the browsers sign in without.
    nele.signs_in(app, "furnisher@ledenkoepel.example", "admin").await;
    let full = fullest(app, true).await;
    with_programme(app, &nele).await;
    with_rows(app, &nele, full.id).await;
    furnish(&nele, full.id, 0).await;
    with_links(app).await;
    let empty = app.event().titled(LONG_TITLE).session("2027-03-09T10:00", "2027-03-09T11:30").create().await;
    let crowded = app.event().titled("Vol huis").places(150).waiting_list().create().await;
    let names: Vec<(String, String)> = (0..160)
        .map(|number| {
            if number % 7 == 0 {
                ("Anne-Sophie Marie-Christine".to_owned(), "Vandenbroeck-Vanderschuerenbergh de Crombrugghe de Looringhe".to_owned())
            } else {
                (format!("Jan {number}"), "Peeters".to_owned())
            }
        })
        .collect();
    for (form, names) in names.chunks(30).enumerate() {
        registers_colleagues(app, &crowded.slug, &format!("hilde{form}"), names).await;
    }
    let mut shown = Vec::new();
    let mut missing = Vec::new();
    for pattern in pages().into_iter().filter(|pattern| !ONLY_WITH_A_SECOND_STEP.contains(&pattern.as_str())) {
        match address(app, &pattern, full.id).await {
            // A name that somebody typed in the demo.
            Ok(path) if pattern.ends_with("/recognise") => shown.push((name(&pattern), format!("{path}?name=dorpsraad+kustwijk+vzw"))),
            Ok(path) if OF_A_PERIOD.contains(&pattern.as_str()) => shown.push((name(&pattern), format!("{path}?from=2026-01-01&until=2026-12-31&figure=registrations"))),
            Ok(path) => shown.push((name(&pattern), path)),
            Err(what) => missing.push(what),
        }
    }
    assert!(missing.is_empty(), "rows to show, in support/routes.rs or here:\n{}", missing.join("\n"));
    for (event, how) in [(empty.id, "empty"), (crowded.id, "many")] {
        for part in ["", "/participants", "/waiting-list", "/invitees", "/messages", "/questions", "/reminders"] {
            shown.push((format!("{}-{how}", name(&format!("/desk/events/event{part}"))), format!("/desk/events/{event}{part}")));
        }
    }
    for (how, path) in [
        ("desk-search-found", "/desk/search?q=pe".to_owned()),
        ("desk-search-nothing", "/desk/search?q=zzzzzzzz".to_owned()),
        ("desk-events-drafts", "/desk/events?when=drafts".to_owned()),
        ("desk-events-past", "/desk/events?when=past".to_owned()),
        ("desk-events-nothing", "/desk/events?q=zzzzzzzz".to_owned()),
        ("desk-mail-all", "/desk/mail?state=all".to_owned()),
        ("events-nothing", "/?text=zzzzzzzz".to_owned()),
        ("event-long", format!("/events/{}", empty.slug)),
        ("event-full", format!("/events/{}", crowded.slug)),
        ("not-found", "/nowhere".to_owned()),
        ("desk-not-found", format!("/desk/events/{}", Uuid::nil())),
    ] {
        shown.push((how.to_owned(), path));
    }
    shown
}

/// The event with most people that lies ahead, or is over.
pub async fn fullest(app: &TestApp, ahead: bool) -> event::Model {
    let events = event::Entity::find().filter(event::Column::Status.eq(event::EventStatus::Published)).order_by_desc(event::Column::PlacesTaken).all(app.db.reader());
    for event in events.await.expect("events") {
        let people = registration::Entity::find().filter(registration::Column::EventId.eq(event.id)).count(app.db.reader()).await.expect("a number");
        if people > 0 && event.ends_at.is_some_and(|end| (end.0 > app.clock.now()) == ahead) {
            return event;
        }
    }
    panic!("the demo has no event with people");
}

/// `/desk/events/{event}/edit` is `desk-events-event-edit`.
fn name(pattern: &str) -> String {
    let words: Vec<&str> = pattern.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "events".to_owned() } else { words.join("-") }
}
