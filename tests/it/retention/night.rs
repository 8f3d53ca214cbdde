//! The nightly run.

use belfry::actions::retention::hold::{Held, hold, lift};
use belfry::actions::retention::night::{begin, retain, step};
use belfry::entity::{retention_hold, retention_run};
use belfry::rules::retention::Kind;
use sea_orm::{EntityTrait as _, QuerySelect as _};

use super::{ADMIN, bytes, traces};
use crate::certificates::{closes, comes, says};
use crate::support::TestApp;
use belfry::rules::attendance::Mark;

const CANARIES: [&str; 3] = ["canarine", "vandecasteele", "gemeente.example"];

/// Somebody was at a webinar of 9 March 2027.
async fn history(app: &TestApp) -> crate::support::TestEvent {
    let event = app.event().create().await;
    comes(app, &event, "canarine").await;
    app.at("2027-03-09T12:00:00Z");
    says(app, &event, 0, &[("canarine", Mark::Present)]).await;
    closes(app, &event, 0).await;
    app.deliver_mail().await;
    event
}

#[tokio::test]
async fn two_years_after_an_event_nothing_says_who_was_there() {
    let app = TestApp::start().await;
    history(&app).await;
    app.at("2029-03-01T09:00:00Z");
    let early = retain(&app).await.expect("a night").expect("a run");
    assert_eq!(early.of(Kind::Registration), 0);
    assert!(!traces(&app, &CANARIES).await.is_empty());
    app.at("2029-03-09T09:00:00Z");
    let erased = retain(&app).await.expect("a night").expect("a run");
    assert_eq!((erased.of(Kind::Registration), erased.of(Kind::Certificates) > 0 || erased.of(Kind::Mails) > 0), (1, true), "{erased:?}");
    assert_eq!(traces(&app, &CANARIES).await, Vec::<String>::new());
    assert_eq!(bytes(&app, &CANARIES), Vec::<String>::new());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM attendances").await, 1);
    // The same night, nothing happens twice.
    assert_eq!(retain(&app).await.expect("nothing to do"), None);
    app.wait(jiff::SignedDuration::from_hours(24));
    let later = retain(&app).await.expect("a night").expect("a run");
    assert!(later.0.is_empty(), "{later:?}");
    assert_eq!(app.database().number("SELECT COUNT(*) FROM retention_runs").await, 3);
}

#[tokio::test]
async fn a_run_that_was_cut_off_goes_on_and_counts_everybody_once() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    for number in 0..250 {
        crate::registration::register(&app, &event, &format!("mens{number}@gemeente.example")).await;
    }
    app.at("2030-03-09T09:00:00Z");
    let night = begin(&app).await.expect("a night").expect("a day");
    assert!(step(&app, night).await.expect("a piece"), "there is more");
    let left = app.database().number("SELECT COUNT(*) FROM registrations WHERE email LIKE '%gemeente.example'").await;
    assert_eq!(left, 50);
    let erased = retain(&app).await.expect("it goes on").expect("a run");
    assert_eq!(erased.of(Kind::Registration), 250);
    assert_eq!(traces(&app, &["gemeente.example"]).await, Vec::<String>::new());
}

#[tokio::test]
async fn two_copies_share_a_night() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    for number in 0..230 {
        crate::registration::register(&app, &event, &format!("mens{number}@gemeente.example")).await;
    }
    app.at("2030-03-09T09:00:00Z");
    let (one, other) = tokio::join!(retain(&app), retain(&app));
    one.expect("a night");
    other.expect("a night");
    let runs = retention_run::Entity::find().all(app.db.reader()).await.expect("runs");
    assert_eq!(runs.iter().map(|run| run.counts().of(Kind::Registration)).collect::<Vec<_>>(), [230]);
}

#[tokio::test]
async fn a_copy_that_finds_another_at_work_leaves_it_the_night() {
    // SQLite has one writer and no copies.
    if !crate::support::database::is_postgres() {
        return;
    }
    let app = TestApp::start().await;
    history(&app).await;
    app.at("2030-03-09T09:00:00Z");
    begin(&app).await.expect("a night").expect("a day");
    let other = belfry::app::App::clone(&app);
    let meanwhile = app.db.write(move |transaction| {
        Box::pin(async move {
            retention_run::Entity::find().lock_exclusive().one(transaction).await?.expect("a run");
            retain(&other).await
        })
    });
    assert_eq!(meanwhile.await.expect("no waiting"), None);
    assert!(retain(&app).await.expect("a night").is_some(), "the next turn");
}

#[tokio::test]
async fn what_a_funder_may_audit_is_held_and_the_longest_counts() {
    let app = TestApp::start().await;
    let event = history(&app).await;
    hold(&app, ADMIN, Held::Event(event.id), "Controle ESF", "2030-12-31").await.expect("held");
    hold(&app, ADMIN, Held::Event(event.id), "Controle provincie", "2029-12-31").await.expect("held");
    app.at("2030-06-01T09:00:00Z");
    assert_eq!(retain(&app).await.expect("a night").expect("a run").of(Kind::Registration), 0);
    let run = retention_run::Entity::find().one(app.db.reader()).await.expect("runs").expect("a run");
    assert_eq!(run.held, 1);
    let longest = retention_hold::Entity::find().all(app.db.reader()).await.expect("holds").into_iter().find(|one| one.until == "2030-12-31").expect("the longest");
    lift(&app, ADMIN, Held::Event(event.id), longest.id).await.expect("lifted");
    app.wait(jiff::SignedDuration::from_hours(24));
    assert_eq!(retain(&app).await.expect("a night").expect("a run").of(Kind::Registration), 1);
}
