//! A stranger learns nothing about who takes part; logs neither.

use crate::support::database::TestDatabase;
use crate::support::{Page, Program, TestApp};

/// All that an observer could compare.
fn visible(page: &Page) -> (u16, Vec<String>, String) {
    let mut headers: Vec<_> = page.headers.iter().filter(|(name, _)| !matches!(name.as_str(), "x-request-id" | "date")).map(|(name, value)| format!("{name}: {value:?}")).collect();
    headers.sort();
    (page.status.as_u16(), headers, page.source())
}

#[tokio::test]
async fn registering_answers_known_and_unknown_addresses_alike() {
    let app = TestApp::start().await;
    let event = app.event().places(10).create().await;
    app.visitor().registers_for(&event.slug, "known@voorbeeldegem.example").await.expect(200);
    app.deliver_mail().await;
    let mut answers = Vec::new();
    for email in ["known@voorbeeldegem.example", "new@voorbeeldegem.example"] {
        let visitor = app.visitor();
        let form = visitor.fills_in(&event.slug, email).await;
        let answer = visitor.sends(&form).await;
        let page = visitor.get(&answer.location()).await;
        answers.push((visible(&answer), visible(&page)));
    }
    assert_eq!(answers[0], answers[1]);
    assert!(!answers[0].0.2.contains("@") && !answers[0].1.2.contains("voorbeeldegem"), "the page names nobody");
}

#[tokio::test]
async fn a_full_event_answers_known_and_unknown_addresses_alike() {
    let app = TestApp::start().await;
    let event = app.event().places(2).create().await;
    let (one, other) = (app.visitor(), app.visitor());
    let known = one.fills_in(&event.slug, "known@voorbeeldegem.example").await;
    let unknown = other.fills_in(&event.slug, "new@voorbeeldegem.example").await;
    for email in ["known@voorbeeldegem.example", "second@voorbeeldegem.example"] {
        app.visitor().registers_for(&event.slug, email).await.expect(200);
    }
    app.deliver_mail().await;
    let (first, second) = (one.sends(&known).await, other.sends(&unknown).await);
    assert_eq!(visible(&first), visible(&second));
}

#[tokio::test]
async fn too_many_mails_to_one_mailbox_are_held_back_without_telling_whose_it_is() {
    let app = TestApp::start().await;
    let mut answers = Vec::new();
    for number in 0..6 {
        let event = app.event().create().await;
        let visitor = app.visitor();
        // Plus-tags and case lead to one mailbox.
        let form = visitor.fills_in(&event.slug, &format!("Maria+{number}@voorbeeldegem.example")).await;
        answers.push(visitor.sends(&form).await.status.as_u16());
    }
    let mails = app.deliver_mail().await;
    assert!(mails.len() <= 3, "{} mails to one mailbox within an hour", mails.len());
    assert!(answers.iter().all(|status| matches!(status, 303 | 429)), "{answers:?}");
    let taken = app.database().number("SELECT COUNT(*) FROM registrations").await;
    assert_eq!(usize::try_from(taken).unwrap(), answers.iter().filter(|status| **status == 303).count());
    // Another mailbox is not hindered, and an hour later it is over.
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, "jan@voorbeeldegem.example").await.expect(200);
    app.wait(jiff::SignedDuration::from_mins(61));
    app.visitor().registers_for(&event.slug, "maria@voorbeeldegem.example").await.expect(200);
    assert_eq!(app.deliver_mail().await.len(), 2);
}

#[tokio::test]
async fn a_whole_town_hall_behind_one_address_can_register() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let visitor = app.visitor().from("198.51.100.7");
    let form = visitor.fills_in(&event.slug, "p@voorbeeldegem.example").await;
    for number in 0..300 {
        let answer = visitor.sends(&form.clone().with("email", &format!("p{number}@voorbeeldegem.example")).with("submission", &format!("submission-of-number-{number}"))).await;
        assert_eq!(answer.status, 303, "number {number}");
    }
}

#[tokio::test]
async fn a_client_that_floods_is_slowed_and_others_are_not() {
    let app = TestApp::start_with(&[("BELFRY_POSTS_PER_CLIENT_PER_HOUR", "5")]).await;
    let event = app.event().create().await;
    let flooder = app.visitor().from("203.0.113.5");
    let form = flooder.fills_in(&event.slug, "p@voorbeeldegem.example").await.without("accept_privacy");
    let mut statuses = Vec::new();
    for _ in 0..8 {
        statuses.push(flooder.sends(&form).await.status.as_u16());
    }
    assert_eq!(statuses, [422, 422, 422, 422, 422, 429, 429, 429]);
    let told = flooder.sends(&form).await;
    assert!(!told.header("retry-after").is_empty());
    // A header of the visitor's own making does not make another client of them.
    let origin = crate::support::PUBLIC_URL;
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("origin", origin), ("x-forwarded-for", "198.51.100.99"), ("forwarded", "for=198.51.100.99")];
    assert_eq!(flooder.asks(axum::http::Method::POST, &form.action, &headers, form.encoded().into_bytes()).await.status, 429);
    let neighbour = app.visitor().from("203.0.113.6");
    assert_eq!(neighbour.sends(&form).await.status, 422);
}

#[tokio::test]
async fn logs_and_database_hold_no_token_and_logs_no_name_or_address() {
    let database = TestDatabase::sqlite().await;
    let app = TestApp::start_on(database.clone(), &[]).await;
    let event = app.event().session("2096-03-09T10:00", "2096-03-09T11:30").create().await;
    let program = Program::on(&database).setting("BELFRY_LOG", "debug").start().await;
    let visitor = program.visitor();
    visitor.registers_for(&event.slug, "maria.canary@voorbeeldegem.example").await.expect(200);
    use sea_orm::EntityTrait as _;
    let registration = belfry::entity::registration::Entity::find().one(app.db.reader()).await.unwrap().expect("a registration");
    let token = app.keys.derive(belfry::keys::Purpose::Registration, registration.id, registration.token_generation);
    visitor.get(&format!("/r/{}", token.as_str())).await.expect(200);
    visitor.get(&format!("/r/{}x", token.as_str())).await.expect(404);
    visitor.get(&format!("/desk/sign-in/{}", token.as_str())).await;
    let log = program.log();
    program.kill();
    for canary in [token.as_str(), "maria.canary", "Peeters", "Voorbeeldegem", "a key for tests"] {
        assert!(!log.contains(canary), "{canary} in the log:\n{log}");
    }
    let bytes = std::fs::read(database.sqlite_file()).unwrap();
    let log_file = std::fs::read(database.folder().join("belfry.db-wal")).unwrap_or_default();
    for bytes in [&bytes, &log_file] {
        assert!(!bytes.windows(43).any(|window| window == token.as_str().as_bytes()), "a token in the database file");
    }
}
