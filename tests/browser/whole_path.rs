//! The main job in a real browser, with and without JavaScript, on a phone and on an office screen.

use std::path::Path;

use belfry::entity::{Moment, session};
use jiff::SignedDuration;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use serde_json::json;
use uuid::Uuid;

use crate::browser::{Browser, DESKTOP, PHONE};
use crate::screenshots::{KEY, fullest, sign_in_path};
use crate::support::database::TestDatabase;
use crate::support::{Program, TestApp};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_phone_with_javascript() {
    whole_path(true, PHONE).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_phone_without_javascript() {
    whole_path(false, PHONE).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_an_office_screen_with_javascript() {
    whole_path(true, DESKTOP).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_an_office_screen_without_javascript() {
    whole_path(false, DESKTOP).await;
}

const SUBMIT: &str = "#register .actions button[type=submit]";

/// From the printed link to a cancelled place. Every page on the way is looked at.
async fn whole_path(javascript: bool, width: u32) {
    let program = Program::on(&TestDatabase::empty_sqlite()).demo().start().await;
    let browser = Browser::open(javascript, width).await;
    let url = |path: &str| format!("{}{path}", program.url());

    // The organiser signs in with the printed link and publishes.
    let link = program.log().split_whitespace().find(|word| word.contains("/desk/sign-in/")).expect("a printed link").to_owned();
    browser.goto(&link).await;
    look(&browser).await;
    browser.press("#enter button[type=submit]").await;
    look(&browser).await;
    let desk = publish(&browser, &url("/desk/events/new")).await;

    // A colleague finds it and registers, after a first try with faults.
    browser.goto(&url("/")).await;
    look(&browser).await;
    browser.goto(&url("/events/right-to-challenge-browser")).await;
    look(&browser).await;
    assert!(!browser.source().await.contains("secret-room"));
    browser.press("a[href=\"/events/right-to-challenge-browser/register\"]").await;
    look(&browser).await;
    register(&browser).await;

    // The mail is in the mailbox; its link opens the registration.
    let mine = mailed_link(&browser, &url("/demo/mailbox")).await;
    browser.goto(&url(&mine)).await;
    look(&browser).await;
    assert!(browser.words().await.contains("Lieselot"));

    // The organiser sees her, and the page that moves a session.
    browser.goto(&url(&format!("{desk}/participants"))).await;
    look(&browser).await;
    assert!(browser.words().await.contains("Lieselot Vandecasteele"), "{}", browser.words().await);
    browser.goto(&url(&desk)).await;
    browser.press("a[href*=\"/sessions/\"][href$=\"/edit\"]").await;
    look(&browser).await;
    browser.fill("start", "10:30").await;
    browser.press("#session > .actions button[type=submit]").await;
    look(&browser).await;

    // She gives her place back.
    browser.goto(&url(&mine)).await;
    assert!(browser.words().await.contains("10:30"), "{}", browser.words().await);
    browser.press("a[href$=\"/cancel\"]").await;
    look(&browser).await;
    browser.press("main form[method=post] button[type=submit]").await;
    look(&browser).await;
    assert!(browser.words().await.to_lowercase().contains("geannuleerd"), "{}", browser.words().await);
    browser.close().await;
}

/// Console, width and, where scripts run, barriers.
async fn look(browser: &Browser) {
    browser.looks_fine().await;
    if browser.javascript {
        browser.has_no_barrier().await;
    }
}

/// Makes and publishes a webinar; its path at the desk.
async fn publish(browser: &Browser, form: &str) -> String {
    browser.goto(form).await;
    look(browser).await;
    browser.tick("#event summary").await;
    for (field, text) in [
        ("title", "Right to Challenge: lessen uit drie gemeenten"),
        ("summary", "Drie gemeenten vertellen wat werkte."),
        ("date", "9/3/2027"),
        ("start", "10:00"),
        ("end", "09:30"),
        ("join_url", "https://meeting.example/secret-room-4711"),
        ("capacity", "200"),
        ("slug", "right-to-challenge-browser"),
    ] {
        browser.fill(field, text).await;
    }
    browser.press("#event > .actions button[type=submit]").await;
    look(browser).await;
    assert_eq!(browser.focus().await, "errors", "the summary has the focus");
    assert_eq!(browser.value("title").await, "Right to Challenge: lessen uit drie gemeenten", "nothing is lost");
    assert_eq!(browser.value("end").await, "09:30");
    browser.fill("end", "11:30").await;
    browser.press("#event > .actions button[type=submit]").await;
    look(browser).await;
    let desk = browser.place().await.split('?').next().unwrap_or_default().to_owned();
    browser.press("a[href$=\"/preview\"]").await;
    look(browser).await;
    let origin = form.trim_end_matches("/desk/events/new");
    browser.goto(&format!("{origin}{desk}")).await;
    browser.press("#publish button[type=submit]").await;
    look(browser).await;
    desk
}

async fn register(browser: &Browser) {
    browser.press(SUBMIT).await;
    look(browser).await;
    assert_eq!(browser.focus().await, "errors", "the summary has the focus");
    assert!(browser.count("[role=alert] a[href^=\"#\"]").await >= 4);
    assert!(browser.title().await.contains(':'), "the title says that something is wrong: {}", browser.title().await);
    browser.fill("first_name", "Lieselot").await;
    browser.fill("last_name", "Vandecasteele").await;
    browser.fill("email", "lieselot.vandecasteele@voorbeeldstad").await;
    browser.fill("remarks", "Ik kom met de trein.").await;
    // After a refusal the page offers what it found, and a field for what it did not.
    if browser.has("input#organisation").await {
        browser.fill_id("organisation", "Intercommunale Zonderweerga").await;
    } else {
        browser.tick("input[type=radio][name=organisation][value=other]").await;
        browser.fill("organisation_other", "Intercommunale Zonderweerga").await;
    }
    browser.tick("#accept_privacy").await;
    browser.press(SUBMIT).await;
    look(browser).await;
    assert!(browser.has("#email[aria-invalid=\"true\"]").await);
    for (field, text) in [("first_name", "Lieselot"), ("last_name", "Vandecasteele"), ("email", "lieselot.vandecasteele@voorbeeldstad"), ("remarks", "Ik kom met de trein.")] {
        assert_eq!(browser.value(field).await, text, "{field} is kept");
    }
    browser.fill("email", "lieselot.vandecasteele@voorbeeldstad.example").await;
    browser.press(SUBMIT).await;
    // Without scripts the page may ask which organisation was meant.
    if browser.has("input[type=radio][name=organisation][value=other]").await {
        look(browser).await;
        browser.tick("input[type=radio][name=organisation][value=other]").await;
        browser.press(SUBMIT).await;
    }
    look(browser).await;
    assert!(browser.place().await.contains("/registered?confirmed=1"), "{} {}", browser.place().await, browser.words().await);
}

/// The path of the personal link in the newest mail of the built-in mailbox.
async fn mailed_link(browser: &Browser, mailbox: &str) -> String {
    for _ in 0..50 {
        browser.goto(mailbox).await;
        if browser.words().await.contains("lieselot.vandecasteele@") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    look(browser).await;
    browser.press("main a[href^=\"/demo/mailbox/\"]").await;
    look(browser).await;
    let source = browser.source().await;
    let start = source.find("/r/").unwrap_or_else(|| panic!("no personal link in the mail: {source}"));
    source[start..].split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '/' | '-' | '_'))).next().expect("a path").to_owned()
}

/// Makes the pictures of the README and the guides anew: `cargo test --test browser pictures -- --ignored`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "writes into docs/"]
async fn pictures() {
    let database = TestDatabase::empty_sqlite();
    let program = Program::on(&database).demo().setting("BELFRY_SECRET_KEY", KEY).start().await;
    let app = TestApp::start_on(database, &[]).await;
    let origin = program.url();
    let browser = Browser::open(true, 1000).await;
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    browser.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await;
    let shot = async |path: &str, file: &str| {
        browser.goto(&format!("{origin}{path}")).await;
        let height = if file == "events.png" { 800 } else { 1_300 };
        browser.devtools("Emulation.setDeviceMetricsOverride", json!({ "width": 1_000, "height": height, "deviceScaleFactor": 1, "mobile": false })).await;
        std::fs::write(docs.join(file), browser.screenshot().await).expect("a picture");
    };
    shot("/", "events.png").await;
    browser.goto(&format!("{origin}{}", sign_in_path(&app).await)).await;
    browser.press("#enter button[type=submit]").await;
    let (ahead, over) = (fullest(&app, true).await.id, fullest(&app, false).await.id);
    let session = async |event: Uuid| {
        let rows = session::Entity::find().filter(session::Column::EventId.eq(event)).order_by_asc(session::Column::StartsAt);
        rows.one(app.db.reader()).await.expect("rows").expect("a session").id
    };
    shot("/desk", "pictures/start.png").await;
    shot(&format!("/desk/events/{ahead}"), "pictures/event.png").await;
    shot(&format!("/desk/events/{ahead}/participants"), "pictures/participants.png").await;
    // Its day has come.
    let now = app.clock.now();
    let today = session::Entity::update_many()
        .col_expr(session::Column::StartsAt, Expr::value(Moment(now - SignedDuration::from_mins(5))))
        .col_expr(session::Column::EndsAt, Expr::value(Moment(now + SignedDuration::from_hours(2))))
        .filter(session::Column::EventId.eq(ahead));
    app.db.write(move |transaction| Box::pin(async move { Ok(today.exec(transaction).await?) })).await.expect("a session today");
    shot(&format!("/desk/events/{ahead}/sessions/{}/check-in", session(ahead).await), "pictures/door.png").await;
    shot(&format!("/desk/events/{over}/sessions/{}/attendance", session(over).await), "pictures/attendance.png").await;
    let period = "from=2020-01-01&until=2032-12-31";
    shot(&format!("/desk/reports?{period}"), "pictures/report.png").await;
    shot(&format!("/desk/reports/reach?{period}"), "pictures/reach.png").await;
    browser.close().await;
}
