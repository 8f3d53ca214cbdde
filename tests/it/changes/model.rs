//! Whatever organisers and participants do, and whenever mails leave: every calendar, as the mails make it, shows the truth
//! when everybody has been told.

use std::collections::BTreeSet;

use belfry::actions::event::add_session::add_session;
use belfry::actions::event::put_back::put_back;
use belfry::actions::event::remove_session::remove_session;
use belfry::actions::event::tell_changes::send_now;
use belfry::actions::event::withdraw_changes::withdraw_changes;
use belfry::actions::registration::cancel::cancel;
use belfry::actions::registration::holder::Holder;
use belfry::actions::registration::restore::restore;
use belfry::calendar::entry_title;
use belfry::entity::registration::RegistrationStatus;
use belfry::entity::{registration, session};
use jiff::SignedDuration;
use proptest::prelude::*;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use uuid::Uuid;

use super::{answered, calendars, details, half_an_hour, pending, retitles, row};
use crate::registration::{NELE, nothing_is_wrong, registrations};
use crate::support::{TestApp, TestEvent};

#[derive(Debug, Clone, Copy)]
enum Act {
    Register(u8),
    Cancel(u8),
    Restore(u8),
    Move(u8, i8),
    Room(u8, bool),
    Title(bool),
    Add,
    Remove(u8),
    PutBack(u8),
    Send,
    Withdraw,
    Wait(u8),
    Deliver,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        5 => (0..6_u8).prop_map(Act::Register),
        3 => (0..6_u8).prop_map(Act::Cancel),
        1 => any::<u8>().prop_map(Act::Restore),
        4 => (any::<u8>(), -1..2_i8).prop_map(|(session, hours)| Act::Move(session, hours)),
        2 => (any::<u8>(), any::<bool>()).prop_map(|(session, other)| Act::Room(session, other)),
        2 => any::<bool>().prop_map(Act::Title),
        1 => Just(Act::Add),
        2 => any::<u8>().prop_map(Act::Remove),
        2 => any::<u8>().prop_map(Act::PutBack),
        2 => Just(Act::Send),
        2 => Just(Act::Withdraw),
        2 => (0..40_u8).prop_map(Act::Wait),
        4 => Just(Act::Deliver),
    ]
}

async fn one_session(app: &TestApp, event: &TestEvent, which: u8, taken_out: bool) -> Option<session::Model> {
    let all = session::Entity::find().filter(session::Column::EventId.eq(event.id)).order_by_asc(session::Column::Id).all(app.db.reader()).await.expect("rows");
    let fitting: Vec<_> = all.into_iter().filter(|session| session.cancelled_at.is_some() == taken_out).collect();
    (!fitting.is_empty()).then(|| fitting[usize::from(which) % fitting.len()].clone())
}

async fn saves(app: &TestApp, event: &TestEvent, which: u8, change: impl FnOnce(&mut belfry::actions::event::SessionDetails)) {
    let Some(session) = one_session(app, event, which, false).await else { return };
    let mut details = details(&session);
    change(&mut details);
    answered(belfry::actions::event::reschedule::reschedule(app, NELE, event.id, session.id, session.version, details).await);
}

async fn does(app: &TestApp, event: &TestEvent, act: Act) {
    let address = |who: u8| format!("p{who}@gemeente.example");
    match act {
        Act::Register(who) => answered(app.registrar.register(crate::registration::request(&event.slug, &address(who))).await),
        Act::Cancel(who) => {
            let active = registrations(app).await.into_iter().find(|one| one.email == address(who) && one.status.is_active());
            if let Some(one) = active {
                answered(cancel(app, Holder::Participant(one.token_hash), None).await);
            }
        }
        Act::Restore(who) => {
            let ended: Vec<registration::Model> = registrations(app).await.into_iter().filter(|one| !one.status.is_active()).collect();
            if !ended.is_empty() {
                answered(restore(app, NELE, ended[usize::from(who) % ended.len()].id, false, None).await);
            }
        }
        Act::Move(which, hours) => {
            saves(app, event, which, |details| {
                details.starts_at += SignedDuration::from_hours(hours.into());
                details.ends_at += SignedDuration::from_hours(hours.into());
            })
            .await;
        }
        Act::Room(which, other) => saves(app, event, which, |details| details.place = Some(if other { "Zolder" } else { "Kelder" }.to_owned())).await,
        Act::Title(other) => drop(retitles(app, event, if other { "Slotdag" } else { "Startdag" }).await),
        Act::Add => {
            let mut further = details(&event.sessions[0]);
            further.starts_at += SignedDuration::from_hours(200);
            further.ends_at += SignedDuration::from_hours(200);
            answered(add_session(app, NELE, event.id, further).await);
        }
        Act::Remove(which) => {
            if let Some(session) = one_session(app, event, which, false).await {
                answered(remove_session(app, NELE, event.id, session.id, session.version).await);
            }
        }
        Act::PutBack(which) => {
            if let Some(session) = one_session(app, event, which, true).await {
                answered(put_back(app, NELE, event.id, session.id, session.version).await);
            }
        }
        Act::Send => {
            if let Some(set) = pending(app).await {
                answered(send_now(app, NELE, event.id, set.version).await);
            }
        }
        Act::Withdraw => {
            if let Some(set) = pending(app).await {
                answered(withdraw_changes(app, NELE, event.id, set.version).await);
            }
        }
        Act::Wait(minutes) => app.wait(SignedDuration::from_mins(minutes.into())),
        Act::Deliver => drop(app.deliver_mail().await),
    }
}

/// Everybody's calendar shows the sessions they come to, each once and as it is, and nobody else's shows anything.
async fn all_is_true(app: &TestApp, event: &TestEvent) {
    let title = row(app, event).await.title;
    let sessions = session::Entity::of(event.id).all(app.db.reader()).await.expect("rows");
    let truth: BTreeSet<(Uuid, String, String, Option<String>, bool)> = sessions
        .iter()
        .map(|session| {
            (session.id, entry_title(&title, session.title.as_deref()), format!("{}-{}", session.starts_at.0, session.ends_at.0), session.place.clone(), session.join_url.is_some())
        })
        .collect();
    let confirmed: BTreeSet<String> = registrations(app).await.into_iter().filter(|one| one.status == RegistrationStatus::Confirmed).map(|one| one.email).collect();
    let calendars = calendars(app).await;
    for (owner, calendar) in &calendars {
        let shown: BTreeSet<_> =
            calendar.values().map(|entry| (entry.session, entry.title.clone(), format!("{}-{}", entry.starts_at, entry.ends_at), entry.place.clone(), entry.online)).collect();
        assert_eq!(shown.len(), calendar.len(), "{owner} has a session twice: {calendar:?}");
        if confirmed.contains(owner) {
            assert_eq!(shown, truth, "the calendar of {owner}");
        } else {
            assert!(shown.is_empty(), "{owner} is not registered: {calendar:?}");
        }
    }
    assert!(confirmed.iter().all(|owner| calendars.contains_key(owner)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn calendars_never_drift_whatever_people_do(acts in proptest::collection::vec(act(), 20..45)) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
        runtime.block_on(async move {
            let app = super::patient().await;
            let event = app.event().hybrid().titled("Startdag").session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-16T10:00", "2027-03-16T11:00").create().await;
            for act in acts {
                does(&app, &event, act).await;
                nothing_is_wrong(&app).await;
            }
            app.deliver_mail().await;
            half_an_hour(&app);
            app.deliver_mail().await;
            assert!(pending(&app).await.is_none());
            all_is_true(&app, &event).await;
            nothing_is_wrong(&app).await;
        });
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_comes_back_and_leaves_again_before_a_mail_left_has_an_empty_calendar() {
    use Act::{Cancel, Deliver, Register, Room};
    let app = super::patient().await;
    let event = app.event().hybrid().titled("Startdag").session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-16T10:00", "2027-03-16T11:00").create().await;
    for act in [Register(0), Deliver, Cancel(0), Room(115, true), Register(0), Cancel(0), Deliver] {
        does(&app, &event, act).await;
    }
    half_an_hour(&app);
    app.deliver_mail().await;
    all_is_true(&app, &event).await;
    nothing_is_wrong(&app).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_calendar_had_from_a_registration_before_goes_when_its_session_does() {
    use Act::{Cancel, Deliver, Register, Remove, Send};
    let app = super::patient().await;
    let event = app.event().hybrid().titled("Startdag").session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-16T10:00", "2027-03-16T11:00").create().await;
    for act in [Register(0), Deliver, Cancel(0), Register(0), Remove(0), Send, Deliver] {
        does(&app, &event, act).await;
    }
    all_is_true(&app, &event).await;
    nothing_is_wrong(&app).await;
}
