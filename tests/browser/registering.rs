//! The pages of registering with all that an event can ask, on the narrowest phone, in light and dark.

use sha2::{Digest as _, Sha256};

use crate::browser::Browser;
use crate::support::database::TestDatabase;
use crate::support::questions::{asks, names_session, optional, slot};
use crate::support::{Program, TestApp};

/// WCAG 2.2, 1.4.10: 320 CSS pixels.
const NARROWEST: u32 = 320;

async fn look(browser: &Browser) {
    browser.looks_fine().await;
    if browser.javascript {
        browser.has_no_barrier().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_of_registering_with_javascript() {
    pages(true).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_of_registering_without_javascript() {
    pages(false).await;
}

/// Makes the link of one row known: its token becomes 43 times this letter.
async fn opens_with(app: &TestApp, table: &str, email: &str, letter: &str) -> String {
    let token = letter.repeat(43);
    let hash: String = Sha256::digest(token.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let changed = app.database().execute(&format!("UPDATE {table} SET token_hash = X'{hash}' WHERE email = '{email}'")).await;
    assert_eq!(changed, 1, "{email}");
    token
}

async fn pages(javascript: bool) {
    let database = TestDatabase::empty_sqlite();
    let program = Program::on(&database).demo().start().await;
    let app = TestApp::start_on(database, &[]).await;
    let event = app
        .event()
        .hybrid()
        .places(2)
        .waiting_list()
        .session("2027-03-09T09:00", "2027-03-09T10:00")
        .session("2027-03-09T10:00", "2027-03-09T11:00")
        .session("2027-03-09T10:00", "2027-03-09T11:00")
        .session("2027-03-09T10:30", "2027-03-09T11:30")
        .rules(|rules| {
            rules.needs.diet = true;
            rules.needs.access = true;
            rules.consents.photo = true;
            rules.consents.list = true;
            rules.places_per_organisation = Some(5);
            rules.change_until = Some("1 08:00".parse().expect("a deadline"));
        })
        .create()
        .await;
    for (at, title) in [(0, "Welkom"), (1, "Water"), (2, "Wonen"), (3, "Gemeenschapsvoorzieningenwandeling")] {
        names_session(&app, &event, at, title, Some(5)).await;
    }
    slot(&app, &event, "Ronde 1", true, &[1, 2]).await;
    optional(&app, &event, 3).await;
    let night = asks(&app, &event, "yes_no", "night", "Blijf je slapen?").help("In het hotel ernaast.").create().await;
    asks(&app, &event, "short_text", "room", "Met wie deel je een kamer?").required().only_if(&night, "yes").create().await;
    asks(&app, &event, "choices", "topics", "Welke thema’s?").option("Water", Some(3)).option("Wonen", None).create().await;
    asks(&app, &event, "long_text", "story", "Vertel eens").create().await;
    asks(&app, &event, "number", "years", "Hoeveel jaar?").create().await;
    asks(&app, &event, "date", "since", "Sinds wanneer?").create().await;
    asks(&app, &event, "consent", "house", "Ik volg het huisreglement").create().await;

    let browser = Browser::open(javascript, NARROWEST).await;
    let url = |path: &str| format!("{}{path}", program.url());
    let register = format!("/events/{}/register", event.slug);
    browser.goto(&url(&format!("/events/{}", event.slug))).await;
    look(&browser).await;

    // Alone, with a question that appears, and two sessions at the same time.
    browser.goto(&url(&register)).await;
    look(&browser).await;
    for (field, text) in [("first_name", "Maria"), ("last_name", "Peeters"), ("email", "maria@voorbeeldstad.example"), ("organisation", "Zonderweerga")] {
        if javascript && field == "organisation" {
            browser.fill_id("organisation", text).await;
        } else {
            browser.fill(field, text).await;
        }
    }
    browser.tick("#attendance_mode-onsite").await;
    browser.tick("#accept_privacy").await;
    browser.tick(&format!("[name^=slot_][value=\"{}\"]", event.sessions[1].id)).await;
    browser.tick(&format!("[name=session][value=\"{}\"]", event.sessions[3].id)).await;
    browser.tick("#question_night-yes").await;
    browser.fill("question_room", "Els").await;
    browser.press("#register .actions button[type=submit]").await;
    look(&browser).await;
    assert_eq!(browser.focus().await, "errors", "the summary has the focus: {}", browser.words().await);
    browser.tick("#accept_overlap").await;
    browser.press("#register .actions button[type=submit]").await;
    look(&browser).await;
    assert!(browser.place().await.contains("/registered?confirmed=1"), "{} {}", browser.place().await, browser.words().await);
    let mine = format!("/r/{}", opens_with(&app, "registrations", "maria@voorbeeldstad.example", "M").await);
    for step in ["", "/change", "/hand-over", "/cancel"] {
        browser.goto(&url(&format!("{mine}{step}"))).await;
        look(&browser).await;
    }
    assert!(!browser.words().await.contains("404"));
    browser.goto(&url(&format!("{mine}/ticket"))).await;
    look(&browser).await;
    assert_eq!(browser.sheets().await, 1, "the ticket on paper");

    // With a colleague: the second finds no place. The form remembers who opened the link.
    browser.goto(&url(&register)).await;
    look(&browser).await;
    browser.press("#register button[name=add]").await;
    look(&browser).await;
    browser.press("#register > .actions button[type=submit]").await;
    look(&browser).await;
    assert_eq!(browser.focus().await, "errors", "{}", browser.words().await);
    // The block that stayed empty was nobody.
    browser.press("#register button[name=add]").await;
    look(&browser).await;
    for (field, text) in [
        ("participants[0][first_name]", "Jan"),
        ("participants[0][last_name]", "Claes"),
        ("participants[0][email]", "jan@voorbeeldstad.example"),
        ("participants[1][first_name]", "Piet"),
        ("participants[1][last_name]", "Maes"),
        ("participants[1][email]", "piet@voorbeeldstad.example"),
    ] {
        browser.fill(field, text).await;
    }
    for at in 0..2 {
        browser.tick(&format!("[id=\"participants[{at}][attendance_mode]-online\"]")).await;
    }
    browser.tick("#when_short-split").await;
    browser.tick("#accept_privacy").await;
    browser.press("#register > .actions button[type=submit]").await;
    look(&browser).await;
    assert!(browser.place().await.contains("booking=1&confirmed=1&waitlisted=1"), "{} {}", browser.place().await, browser.words().await);
    let booking = format!("/b/{}", opens_with(&app, "bookings", "maria@voorbeeldstad.example", "B").await);
    browser.goto(&url(&booking)).await;
    look(&browser).await;
    browser.press("li.colleague a").await;
    look(&browser).await;
    let waits = format!("/r/{}", opens_with(&app, "registrations", "piet@voorbeeldstad.example", "P").await);
    browser.goto(&url(&waits)).await;
    look(&browser).await;
    assert!(browser.words().await.contains("Je staat op plaats 1."), "{}", browser.words().await);
    browser.goto(&url(&register)).await;
    look(&browser).await;
    assert!(browser.words().await.contains("Volzet; je komt op de wachtlijst, plaats 2."), "{}", browser.words().await);
    browser.close().await;
}
