//! Many people at once: never over, no free place left with people waiting, the order kept.

use belfry::actions::registration::cancel::cancel;
use belfry::actions::registration::holder::Holder;
use belfry::entity::event;
use belfry::entity::registration::{self, RegistrationStatus};
use belfry::rules::registration_rules::Promoting;
use futures_util::future::join_all;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{NELE, nothing_is_wrong, request, waiting_list::with_places};
use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_thousand_want_five_hundred_places_while_others_cancel_and_the_room_changes() {
    let app = TestApp::start().await;
    let event = app.event().places(500).rules(|rules| (rules.waiting_list, rules.promoting) = (true, Promoting::Direct)).create().await;
    let clients = (0..64).map(|client| {
        let (app, slug) = (app.clone(), event.slug.clone());
        async move {
            for number in (client..2_000).step_by(64) {
                app.registrar.register(request(&slug, &format!("p{number}@gemeente.example"))).await.expect("a place or the list");
                if number % 7 == 3 {
                    let mine = registration::Entity::find().filter(registration::Column::Email.eq(format!("p{number}@gemeente.example"))).one(app.db.reader()).await;
                    cancel(&app, Holder::Participant(mine.expect("rows").expect("mine").token_hash), None).await.expect("cancelled");
                }
            }
        }
    });
    let room = async {
        for capacity in [520, 480, 505, 500] {
            tokio::task::yield_now().await;
            let now = event::Entity::find_by_id(event.id).one(app.db.reader()).await.expect("rows").expect("the event");
            belfry::actions::event::edit::edit(&app, NELE, event.id, now.section_version(belfry::rules::event_section::EventSection::Registering), with_places(Some(capacity)))
                .await
                .expect("saved");
        }
    };
    tokio::join!(join_all(clients), room);
    let all = registration::Entity::find().order_by_asc(registration::Column::QueuedAt).order_by_asc(registration::Column::Id).all(app.db.reader()).await.expect("rows");
    let count = |status: RegistrationStatus| all.iter().filter(|registration| registration.status == status).count();
    assert_eq!(all.len(), 2_000);
    let confirmed = count(RegistrationStatus::Confirmed);
    assert!(confirmed >= 500, "{confirmed}");
    assert_eq!(confirmed - all.iter().filter(|one| one.holds_place && one.overbooked).count().min(confirmed - 500), 500, "no more than were meant");
    assert_eq!(count(RegistrationStatus::Cancelled), (0..2_000).filter(|number| number % 7 == 3).count());
    // Of those who waited, whoever got a place waited longer than everybody who still waits.
    let promoted = all.iter().filter(|one| one.queued_at.is_some() && one.status == RegistrationStatus::Confirmed).map(|one| (one.queued_at, one.id)).max();
    let still = all.iter().filter(|one| one.status == RegistrationStatus::Waitlisted).map(|one| (one.queued_at, one.id)).min();
    assert!(promoted < still || still.is_none(), "{promoted:?} {still:?}");
    nothing_is_wrong(&app).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_copies_on_one_database_promote_nobody_twice() {
    let app = TestApp::start().await;
    let second = TestApp::start_on(app.database().clone(), &[]).await;
    let event = app.event().places(20).rules(|rules| (rules.waiting_list, rules.promoting) = (true, Promoting::Direct)).create().await;
    let all = (0..60).map(|number| {
        let copy = if number % 2 == 0 { &app } else { &second };
        copy.registrar.register(request(&event.slug, &format!("p{number}@gemeente.example")))
    });
    assert!(join_all(all).await.into_iter().all(|registered| registered.is_ok()));
    app.wait(jiff::SignedDuration::from_secs(1));
    second.wait(jiff::SignedDuration::from_secs(1));
    let confirmed = registration::Entity::find().filter(registration::Column::Status.eq(RegistrationStatus::Confirmed)).all(app.db.reader()).await.expect("rows");
    let cancels = confirmed.into_iter().enumerate().map(|(position, registration)| {
        let copy = if position % 2 == 0 { &app } else { &second };
        cancel(copy, Holder::Participant(registration.token_hash), None)
    });
    assert!(join_all(cancels).await.into_iter().all(|cancelled| cancelled.is_ok()));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations WHERE status = 'confirmed'").await, 20);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations WHERE status = 'waitlisted'").await, 20);
    nothing_is_wrong(&app).await;
}
