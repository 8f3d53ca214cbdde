//! The real program at work: copies that share one database, one that hangs beside one that does not, and one killed at the worst moment.

use std::collections::BTreeSet;

use super::{Act, HERE, Receiver, adds, admin, deliver, deliveries, registers, start};
use crate::support::program::ProgramBuilder;
use crate::support::{Program, TestApp, until};
use belfry::entity::webhook_delivery::DeliveryState;

fn program(app: &TestApp) -> ProgramBuilder {
    HERE.iter().fold(Program::on(app.database()), |program, (name, value)| program.setting(name, value)).setting("BELFRY_PUBLIC_URL", "https://belfry.example")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_before_it_could_note_that_it_was_sent_it_is_sent_again_under_the_same_id() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    let told = adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    let event = app.event().session("2096-03-09T10:00", "2096-03-09T11:30").create().await;
    registers(&app, &event.slug, "an@voorbeeldstad.example").await;
    // The receiver has it, and the program has not heard so.
    receiver.does(|_| Act::Hangs);
    let first = program(&app).setting("BELFRY_WEBHOOK_SECONDS", "30").launch();
    until("a first delivery", async || !receiver.received().is_empty()).await;
    first.kill();
    assert_eq!(deliveries(&app).await[0].state, DeliveryState::Sending);
    receiver.does(|_| Act::Says(200));
    // As if the lease of the dead were over.
    app.database().execute("UPDATE webhook_deliveries SET due_at = '2020-01-01T00:00:00+00:00'").await;
    let second = program(&app).start().await;
    until("a second delivery", async || deliveries(&app).await[0].state == DeliveryState::Delivered).await;
    assert!(second.stop().await.success());
    let [first, second] = &receiver.received()[..] else { panic!("twice") };
    assert_eq!((first.header("webhook-id"), &first.body), (second.header("webhook-id"), &second.body));
    assert!(first.is_signed_by(&told.secret) && second.is_signed_by(&told.secret));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_hangs_holds_up_no_other() {
    let (app, hanging, other) = (start().await, Receiver::start().await, Receiver::start().await);
    let ann = admin(&app).await;
    for receiver in [&hanging, &other] {
        adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    }
    hanging.does(|_| Act::Hangs);
    let event = app.event().session("2096-03-09T10:00", "2096-03-09T11:30").create().await;
    for number in 0..40 {
        registers(&app, &event.slug, &format!("jan{number}@voorbeeldstad.example")).await;
    }
    let running = program(&app).setting("BELFRY_WEBHOOK_SECONDS", "30").start().await;
    until("what is for the other one", async || other.received().len() == 40).await;
    assert!((1..=8).contains(&hanging.received().len()), "a few at a time: {}", hanging.received().len());
    running.kill();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn copies_share_the_work_and_send_each_thing_once() {
    let (app, receiver) = (start().await, Receiver::start().await);
    let ann = admin(&app).await;
    adds(&ann, &receiver.url(), &["registration.confirmed"]).await;
    let event = app.event().session("2096-03-09T10:00", "2096-03-09T11:30").create().await;
    for number in 0..60 {
        registers(&app, &event.slug, &format!("jan{number}@voorbeeldstad.example")).await;
    }
    let other = TestApp::start_on(app.database().clone(), &HERE).await;
    let third = TestApp::start_on(app.database().clone(), &HERE).await;
    let (one, two, three) = tokio::join!(deliver(&app), deliver(&other), deliver(&third));
    assert_eq!(one + two + three, 60);
    let ids: BTreeSet<String> = receiver.received().iter().map(|received| received.header("webhook-id").to_owned()).collect();
    assert_eq!((receiver.received().len(), ids.len()), (60, 60));
    assert!(deliveries(&app).await.iter().all(|row| row.state == DeliveryState::Delivered && row.attempts == 1));
}
