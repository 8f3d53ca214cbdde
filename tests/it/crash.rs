//! Killed at any moment, the program has kept what it said; asked to stop, it cuts nobody off.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::http::StatusCode;

use crate::support::database::TestDatabase;
use crate::support::{Program, TestApp, wire};

/// One registration over a connection of its own; the status when an answer came.
async fn register(program: std::net::SocketAddr, slug: &str, csrf: &str, email: &str) -> Option<StatusCode> {
    wire::register(program, &format!("http://{program}"), slug, csrf, email, false).await
}

/// An event far ahead, for programs whose clock is the machine's.
pub async fn far_event(database: &TestDatabase, places: Option<i32>) -> String {
    let app = TestApp::start_on(database.clone(), &[]).await;
    let builder = app.event().session("2096-03-09T10:00", "2096-03-09T11:30");
    let event = match places {
        Some(places) => builder.places(places).create().await,
        None => builder.create().await,
    };
    event.slug.clone()
}

async fn form_token(program: &Program, slug: &str) -> String {
    program.visitor().get(&format!("/events/{slug}/register")).await.expect(200).form_with("email").get("csrf").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_under_load_it_has_kept_everything_it_acknowledged() {
    let database = TestDatabase::create().await;
    let slug = far_event(&database, None).await;
    let mut acknowledged = Vec::new();
    for round in 0..4 {
        let program = Program::on(&database).start().await;
        let csrf = form_token(&program, &slug).await;
        let stop = Arc::new(AtomicBool::new(false));
        let address = program.address;
        let clients: Vec<_> = (0..8)
            .map(|client| {
                let (slug, csrf, stop) = (slug.clone(), csrf.clone(), Arc::clone(&stop));
                tokio::spawn(async move {
                    let mut kept = Vec::new();
                    for number in 0.. {
                        if stop.load(Ordering::Relaxed) {
                            break;
                        }
                        let email = format!("r{round}c{client}n{number}@voorbeeldegem.example");
                        match register(address, &slug, &csrf, &email).await {
                            Some(StatusCode::SEE_OTHER) => kept.push(email),
                            Some(status) => assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE),
                            None => {}
                        }
                    }
                    kept
                })
            })
            .collect();
        // A different moment in each round.
        tokio::time::sleep(Duration::from_millis(250 + 130 * round)).await;
        program.kill();
        stop.store(true, Ordering::Relaxed);
        for client in clients {
            acknowledged.extend(client.await.expect("a client"));
        }
    }
    assert!(acknowledged.len() > 10, "only {} were acknowledged", acknowledged.len());
    let app = TestApp::start_on(database.clone(), &[]).await;
    use sea_orm::EntityTrait as _;
    let rows = belfry::entity::registration::Entity::find().all(app.db.reader()).await.expect("rows");
    let known: std::collections::HashSet<_> = rows.iter().map(|row| row.email.as_str()).collect();
    let lost: Vec<_> = acknowledged.iter().filter(|email| !known.contains(email.as_str())).collect();
    assert!(lost.is_empty(), "lost: {lost:?}");
    // What is there is there as a whole: place, history, invitation and mail.
    let all = i64::try_from(rows.len()).unwrap();
    assert_eq!(database.number("SELECT places_taken FROM events").await, all);
    for table in ["registration_history", "invitations", "outbox"] {
        assert_eq!(database.number(&format!("SELECT COUNT(DISTINCT registration_id) FROM {table}")).await, all, "{table}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_programs_on_one_postgresql_give_fifty_places_to_fifty_people() {
    let database = TestDatabase::create().await;
    let slug = far_event(&database, Some(50)).await;
    let first = Program::on(&database).start().await;
    let second = if crate::support::database::is_postgres() { Some(Program::on(&database).start().await) } else { None };
    let csrf = form_token(&first, &slug).await;
    let doors = [first.address, second.as_ref().map_or(first.address, |second| second.address)];
    let asked = (0..200).map(|number| {
        let (slug, csrf, door) = (slug.clone(), csrf.clone(), doors[number % 2]);
        tokio::spawn(async move { register(door, &slug, &csrf, &format!("p{number}@voorbeeldegem.example")).await })
    });
    let mut answers = std::collections::BTreeMap::new();
    for answer in futures_util::future::join_all(asked).await {
        *answers.entry(answer.expect("a client").map(|status| status.as_u16())).or_insert(0) += 1;
    }
    assert_eq!(answers, [(Some(303), 50), (Some(409), 150)].into(), "{}", first.log());
    assert_eq!(database.number("SELECT places_taken FROM events").await, 50);
    assert_eq!(database.number("SELECT COUNT(*) FROM registrations WHERE status = 'confirmed'").await, 50);
    assert_eq!(database.number("SELECT COUNT(*) FROM outbox").await, 50);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asked_to_stop_it_finishes_what_it_has_begun_and_says_goodbye() {
    let database = TestDatabase::create().await;
    let slug = far_event(&database, None).await;
    let mut program = Program::on(&database).start().await;
    let csrf = form_token(&program, &slug).await;
    let address = program.address;
    let stop = Arc::new(AtomicBool::new(false));
    let clients: Vec<_> = (0..6)
        .map(|client| {
            let (slug, csrf, stop) = (slug.clone(), csrf.clone(), Arc::clone(&stop));
            tokio::spawn(async move {
                let (mut taken, mut cut_off) = (0, 0);
                for number in 0.. {
                    if stop.load(Ordering::Relaxed) {
                        break;
                    }
                    // A connection that is refused was never begun; one that was taken must get its answer.
                    if tokio::net::TcpStream::connect(address).await.is_err() {
                        break;
                    }
                    match register(address, &slug, &csrf, &format!("c{client}n{number}@voorbeeldegem.example")).await {
                        Some(StatusCode::SEE_OTHER) => taken += 1,
                        Some(status) => panic!("{status}"),
                        None if tokio::net::TcpStream::connect(address).await.is_err() => break,
                        None => cut_off += 1,
                    }
                }
                (taken, cut_off)
            })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(400)).await;
    program.ask_to_stop();
    let status = program.has_ended(Duration::from_secs(15)).await;
    stop.store(true, Ordering::Relaxed);
    assert!(status.success(), "{status}: {}", program.log());
    let mut taken = 0;
    for client in clients {
        let (some, cut_off) = client.await.expect("a client");
        taken += some;
        assert_eq!(cut_off, 0, "requests were cut off");
    }
    let kept = database.number("SELECT COUNT(*) FROM registrations").await;
    assert!(taken > 0 && kept >= taken, "{kept} of {taken}");
}
