use belfry::actions::upkeep::begin::begin;
use belfry::jobs::audit::night;
use belfry::rules::upkeep::Upkeep;
use jiff::SignedDuration;

use super::{admin, letters};
use crate::support::{Mail, TestApp};

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Of what is delivered now, those about the service itself.
async fn told(app: &TestApp) -> Vec<Mail> {
    let before = letters(app, "trouble").await.len();
    let mails: Vec<Mail> = app.deliver_mail().await.into_iter().filter(|mail| mail.text.contains("/desk/system")).collect();
    assert!(mails.len() <= before);
    mails
}

#[tokio::test]
async fn a_night_without_a_finding_is_noted_once_and_told_to_nobody() {
    let app = TestApp::start_with(&[("BELFRY_METRICS_TOKEN", "a-token-for-tests-0123")]).await;
    let ann = admin(&app).await;
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, "maria@voorbeeldegem.example").await;
    assert!(ann.get("/desk/system").await.expect(200).shows("Er is nog geen nacht voorbij"));
    assert_eq!(night(&app).await.expect("a night"), Some(0));
    assert_eq!(night(&app).await.expect("done already"), None);
    assert!(letters(&app, "trouble").await.is_empty());
    let page = ann.get("/desk/system").await.expect(200);
    assert!(page.shows("Alles klopt") && page.shows("1 activiteit, 1 inschrijving"), "{}", page.words());
    assert!(!ann.get("/desk").await.expect(200).shows("De nachtelijke controle"));
    let metrics = ann.asks(axum::http::Method::GET, "/metrics", &[("authorization", "Bearer a-token-for-tests-0123")], Vec::new()).await.source();
    assert!(metrics.contains("belfry_audit_violations 0.0") && metrics.contains("belfry_audit_finished_timestamp_seconds 1795424400.0"), "{metrics}");
    app.wait(DAY);
    assert_eq!(night(&app).await.expect("the next"), Some(0));
}

#[tokio::test]
async fn a_finding_is_mailed_when_it_is_new_and_then_each_week_with_since_when_until_it_is_gone() {
    let app = TestApp::start().await;
    let ann = admin(&app).await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, "maria@voorbeeldegem.example").await;
    app.deliver_mail().await;
    app.database().execute("UPDATE events SET places_taken = places_taken + 1").await;
    assert!(night(&app).await.expect("a night").is_some_and(|violations| violations > 0));
    let mails = told(&app).await;
    assert_eq!(mails.iter().map(Mail::recipient).collect::<Vec<_>>(), ["ann@ledenkoepel.example"], "administrators alone");
    assert!(mails[0].subject.contains("fout") && mails[0].text.contains(&event.id.to_string()) && mails[0].text.contains("23 november 2026"), "{}", mails[0].text);
    assert!(!mails[0].text.contains("maria") && mails[0].header("X-Request-Id").is_none());
    let page = ann.get("/desk").await.expect(200);
    assert!(page.shows("De nachtelijke controle vond 1 fout"), "{}", page.words());
    assert!(!nele.get("/desk").await.shows("De nachtelijke controle"));
    nele.get("/desk/system").await.expect(403);
    let page = ann.get("/desk/system").await.expect(200);
    assert!(page.shows(&event.id.to_string()) && page.shows("Fouten in de gegevens"), "{}", page.words());
    for _ in 1..7 {
        app.wait(DAY);
        assert!(night(&app).await.expect("a night").is_some());
        assert!(told(&app).await.is_empty(), "not each night the same");
    }
    app.wait(DAY);
    night(&app).await.expect("a night");
    let again = told(&app).await;
    assert!(again.len() == 1 && again[0].text.contains("23 november 2026"), "since when");
    // Another one is told at once, and the old one with it.
    let other = app.event().create().await;
    app.database().execute(&format!("UPDATE events SET places_taken = 7 WHERE slug = '{}'", other.slug)).await;
    app.wait(DAY);
    night(&app).await.expect("a night");
    let both = told(&app).await;
    assert!(
        both.len() == 1 && both[0].text.contains(&other.id.to_string()) && both[0].text.contains(&event.id.to_string()) && both[0].subject.contains("2 fouten"),
        "{}",
        both[0].text
    );
    // Mended: nothing is told, and what comes after it is new.
    app.database().execute(&format!("UPDATE events SET places_taken = 0 WHERE slug = '{}'", other.slug)).await;
    app.database().execute(&format!("UPDATE events SET places_taken = 1 WHERE slug = '{}'", event.slug)).await;
    app.wait(DAY);
    assert_eq!(night(&app).await.expect("a night"), Some(0));
    assert!(told(&app).await.is_empty() && !admin(&app).await.get("/desk").await.expect(200).shows("De nachtelijke controle"));
    app.database().execute(&format!("UPDATE events SET places_taken = 2 WHERE slug = '{}'", event.slug)).await;
    app.wait(DAY);
    night(&app).await.expect("a night");
    let anew = told(&app).await;
    assert!(anew.len() == 1 && !anew[0].text.contains("23 november 2026"), "{}", anew[0].text);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_several_copies_one_does_it_and_a_dead_one_is_replaced() {
    let app = TestApp::start().await;
    let other = TestApp::start_on(app.database().clone(), &[]).await;
    let (one, two) = tokio::join!(night(&app), night(&other));
    let nights: Vec<usize> = [one.expect("a night"), two.expect("a night")].into_iter().flatten().collect();
    assert_eq!(nights, [0]);
    app.wait(DAY);
    other.clock.set(app.clock.now());
    // It began, and was killed.
    assert!(begin(&app, Upkeep::Audit, app.clock.random_id()).await.expect("begun").is_some());
    assert_eq!(night(&other).await.expect("another's"), None);
    other.clock.set(app.clock.now() + SignedDuration::from_mins(11));
    assert_eq!(night(&other).await.expect("its own now"), Some(0));
}

#[tokio::test]
async fn a_night_that_was_missed_is_made_up_for_and_none_is_made_before_its_time() {
    let app = TestApp::start().await;
    // 03:30 in Brussels is 02:30 UTC in winter.
    app.at("2026-11-24T02:29:00Z");
    assert!(night(&app).await.expect("yesterday's").is_some());
    assert_eq!(night(&app).await.expect("not yet"), None);
    app.at("2026-11-24T02:30:00Z");
    assert!(night(&app).await.expect("today's").is_some());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM upkeep_runs WHERE day IN ('2026-11-23', '2026-11-24')").await, 2);
}
