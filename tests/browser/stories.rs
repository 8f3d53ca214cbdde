//! Stories as people live them in a browser.

use crate::browser::{Browser, DESKTOP, PHONE};
use crate::support::database::TestDatabase;
use crate::support::questions::asks;
use crate::support::{Program, TestApp};

/// A2, steps 1 to 3: Lieselot registers on her phone, with keys alone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_participant_registers_with_the_keyboard_alone() {
    let database = TestDatabase::empty_sqlite();
    let program = Program::on(&database).demo().start().await;
    let app = TestApp::start_on(database, &[]).await;
    let event = app.event().rules(|rules| rules.audience.function_categories = vec!["staff".to_owned(), "elected".to_owned()]).create().await;
    app.organisation("Stad Voorbeeldstad").domain("voorbeeldstad.example").create().await;
    asks(&app, &event, "yes_no", "lunch", "Lunch je mee?").required().create().await;
    let browser = Browser::open(true, PHONE).await;
    browser.goto(&format!("{}/events/{}", program.url(), event.slug)).await;
    browser.tab_to(&format!("[href=\"/events/{}/register\"]", event.slug)).await;
    browser.enter().await;
    browser.looks_fine().await;

    // Nothing is filled in: the summary has the focus, and lists in order what is missing, the question too.
    let order = ["first_name", "last_name", "email", "organisation", "function_category", "job_title", "question_lunch", "language", "remarks", "accept_privacy"];
    browser.tab_to("#first_name").await;
    browser.enter().await;
    browser.looks_fine().await;
    assert_eq!(browser.focus().await, "errors", "{}", browser.words().await);
    let faulty = ["first_name", "last_name", "email", "organisation", "function_category", "question_lunch", "accept_privacy"];
    assert_eq!(browser.count("#errors a").await, faulty.len(), "{}", browser.words().await);
    for field in faulty {
        // Each link leads to its field, which says what is wrong with it.
        browser.focus_on("#errors").await;
        browser.tab_to(&format!("#errors a[href=\"#{field}\"]")).await;
        browser.enter_here().await;
        browser.tab_if_not_in(&format!("#{field}")).await;
        // A question with radio buttons says it for the group.
        let (name, said) = browser.announced(&format!("document.getElementById('{field}')")).await;
        assert!(!name.is_empty(), "{field} has a name");
        let expected = if field == "accept_privacy" { "Vink dit aan" } else { "Vul dit nog in" };
        assert!(said.contains(expected), "{field} is described as {said:?}");
    }

    // Tab comes to every field, in order, and the focus can be seen each time.
    browser.focus_on("#errors").await;
    browser.tab_to("#first_name").await;
    for (at, field) in order.iter().enumerate() {
        if at > 0 {
            browser.tab_to_next_field().await;
        }
        assert_eq!(browser.field_with_focus().await, *field);
        assert!(browser.focus_is_visible().await, "the focus on {field} shows");
        assert!(!browser.announced("document.activeElement").await.0.is_empty(), "{field} has a label");
        match *field {
            "first_name" => browser.types("Lieselot").await,
            "last_name" => browser.types("Vandecasteele").await,
            "email" => browser.types("lieselot.vandecasteele@voorbeeldstad.example").await,
            // Known from the mail address; it can be changed.
            "organisation" => browser.until("document.activeElement.value.includes('Stad Voorbeeldstad') && !document.activeElement.readOnly").await,
            "function_category" => browser.arrow_down().await,
            "question_lunch" | "accept_privacy" => browser.space().await,
            _ => {}
        }
    }
    assert!(!browser.has("[type=tel]").await, "the telephone is not asked");
    browser.focus_on("#email").await;
    browser.enter().await;
    browser.looks_fine().await;
    assert!(browser.place().await.contains("/registered?confirmed=1"), "{} {}", browser.place().await, browser.words().await);
    assert!(browser.words().await.contains("Je bent ingeschreven"));
    let query = "SELECT COUNT(*) FROM registrations JOIN organisations ON organisations.id = organisation_id WHERE organisations.name = 'Stad Voorbeeldstad'";
    assert_eq!(app.database().number(query).await, 1);
    browser.close().await;
}

/// A1 without a mouse: an organiser makes an event, puts a mistake right, publishes it and looks who comes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_organiser_publishes_an_event_with_the_keyboard_alone() {
    let program = Program::on(&TestDatabase::empty_sqlite()).demo().start().await;
    let browser = Browser::open(true, DESKTOP).await;
    let link = program.log().split_whitespace().find(|word| word.contains("/desk/sign-in/")).expect("a printed link").to_owned();
    browser.goto(&link).await;
    browser.tab_to("#enter button[type=submit]").await;
    browser.enter().await;

    // The first stop leads past the navigation.
    browser.goto(&format!("{}/desk", program.url())).await;
    browser.tab_to(".skip").await;
    assert!(browser.focus_is_visible().await, "the link past the navigation shows");
    browser.enter_here().await;
    browser.tab_to("a, button").await;
    assert!(browser.focus_is_within("main").await, "it leads past the navigation");
    browser.focus_on("#main").await;
    browser.tab_to("[href=\"/desk/events/new\"]").await;
    browser.enter().await;

    browser.tab_to("#title").await;
    browser.types("Wijkbudgetten: wat werkt?").await;
    for (field, text) in [("summary", "Drie steden vertellen."), ("date", "9/3/2027"), ("start", "10:00"), ("end", "09:30"), ("join_url", "https://meeting.example/wijkbudgetten")]
    {
        browser.tab_to(&format!("#{field}")).await;
        assert!(browser.focus_is_visible().await, "the focus on {field} shows");
        browser.types(text).await;
    }
    browser.enter().await;
    browser.looks_fine().await;
    assert_eq!(browser.focus().await, "errors", "{}", browser.words().await);
    browser.tab_to("#errors a[href=\"#end\"]").await;
    browser.enter_here().await;
    browser.tab_if_not_in("#end").await;
    let (name, said) = browser.announced("document.activeElement").await;
    assert!(!name.is_empty() && !said.is_empty(), "{name:?} says what is wrong: {said:?}");
    browser.focus_on("#errors").await;
    // Tab selects what stands in the field: typing replaces it.
    browser.tab_to("#end").await;
    browser.types("11:30").await;
    browser.enter().await;
    browser.looks_fine().await;

    browser.tab_to("#publish button").await;
    assert!(browser.focus_is_visible().await, "the focus on the button shows");
    browser.enter().await;
    browser.looks_fine().await;
    browser.tab_to("a[href$=\"/participants\"]").await;
    browser.enter().await;
    browser.looks_fine().await;
    assert!(browser.place().await.ends_with("/participants"), "{}", browser.place().await);
    assert!(browser.words().await.contains("Wijkbudgetten: wat werkt?"), "{}", browser.words().await);
    browser.close().await;
}
