//! Choosing sessions and answering questions, with places of their own; and changing both.

use belfry::actions::event::remove_session::remove_session;
use belfry::actions::registration::cancel::cancel;
use belfry::actions::registration::change::{Changes, change};
use belfry::actions::registration::holder::Holder;
use belfry::actions::registration::register::RegistrationRequest;
use belfry::entity::outbox::OutboxState;
use belfry::entity::registration::RegistrationStatus::{Confirmed, Offered, Waitlisted};
use belfry::entity::session::{self, SessionInclusion};
use belfry::entity::{answer, participation_needs, session_choice, slot};
use belfry::error::Error;
use belfry::rules::language::Language;
use belfry::rules::letter::Letter;
use belfry::rules::registration_rules::{Consents, Needs};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ActiveValue::Unchanged, EntityTrait, IntoActiveModel, QueryOrder};
use uuid::Uuid;

use super::{NELE, alone, by_email, everything_is_sent, letters, nothing_is_wrong, participant, request};
use crate::support::questions::asks;
use crate::support::{TestApp, TestEvent};

/// A study day: an opening for all, a slot of two rounds with one place in the first, and a dinner one may add.
async fn study_day(app: &TestApp, none_allowed: bool) -> (TestEvent, Uuid) {
    let event = app
        .event()
        .session("2027-03-09T09:00", "2027-03-09T10:00")
        .session("2027-03-09T10:00", "2027-03-09T12:00")
        .session("2027-03-09T10:00", "2027-03-09T12:30")
        .session("2027-03-09T19:00", "2027-03-09T21:00")
        .create()
        .await;
    let slot = slot::Model { id: app.clock.id(), event_id: event.id, title: "Ronde 1".to_owned(), none_allowed, position: 0 };
    let (id, sessions) = (slot.id, event.sessions.clone());
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                slot::Entity::insert(slot.into_active_model()).exec_without_returning(transaction).await?;
                for (position, inclusion, capacity) in [(1, SessionInclusion::Slot, Some(1)), (2, SessionInclusion::Slot, None), (3, SessionInclusion::Optional, Some(2))] {
                    let change = session::ActiveModel {
                        id: Unchanged(sessions[position].id),
                        inclusion: Set(inclusion),
                        slot_id: Set((inclusion == SessionInclusion::Slot).then_some(id)),
                        capacity: Set(capacity),
                        ..Default::default()
                    };
                    change.update(transaction).await?;
                }
                Ok(())
            })
        })
        .await
        .expect("a study day");
    (event, id)
}

fn choosing(event: &TestEvent, name: &str, positions: &[usize]) -> RegistrationRequest {
    let mut person = participant(&format!("{name}@gemeente.example"));
    person.sessions = positions.iter().map(|position| event.sessions[*position].id).collect();
    alone(&event.slug, person)
}

fn answering(event: &TestEvent, name: &str, answers: &[(&str, String)]) -> RegistrationRequest {
    let mut person = participant(&format!("{name}@gemeente.example"));
    person.answers = answers.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
    alone(&event.slug, person)
}

async fn fields(app: &TestApp, request: RegistrationRequest) -> Vec<(String, String)> {
    match app.registrar.register(request).await {
        Err(Error::Invalid(errors)) => errors.0.into_iter().map(|error| (error.field, error.code)).collect(),
        other => panic!("{other:?}"),
    }
}

async fn answers(app: &TestApp) -> Vec<String> {
    answer::Entity::find().order_by_asc(answer::Column::Id).all(app.db.reader()).await.expect("rows").into_iter().map(|row| row.answer).collect()
}

fn unchanged() -> Changes {
    Changes {
        job_title: None,
        language: Language::Nl,
        attendance_mode: None,
        sessions: Vec::new(),
        answers: Vec::new(),
        remarks: None,
        diet: None,
        access: None,
        consents: Consents::default(),
        invoice: None,
    }
}

#[tokio::test]
async fn each_chosen_session_has_its_places_and_comes_into_the_calendar_of_those_who_chose_it() {
    let app = TestApp::start().await;
    let (event, slot) = study_day(&app, false).await;
    app.registrar.register(choosing(&event, "a", &[0, 1, 3])).await.expect("registered");
    assert_eq!(fields(&app, choosing(&event, "b", &[1])).await, [(format!("slot_{slot}"), "session-full".to_owned())]);
    assert_eq!(fields(&app, choosing(&event, "b", &[])).await, [(format!("slot_{slot}"), "choose-session".to_owned())]);
    assert_eq!(fields(&app, choosing(&event, "b", &[1, 2])).await, [(format!("slot_{slot}"), "only-one-session".to_owned())]);
    app.registrar.register(choosing(&event, "b", &[2])).await.expect("registered");
    let sent = letters(&app, OutboxState::Queued).await;
    let dates =
        |name: &str| sent.iter().filter(|(row, _)| row.recipient.starts_with(name)).filter_map(|(_, letter)| Some(letter.calendar_message()?.1.session_id)).collect::<Vec<_>>();
    assert_eq!(dates("a@"), [0, 1, 3].map(|position: usize| event.sessions[position].id));
    assert_eq!(dates("b@"), [0, 2].map(|position: usize| event.sessions[position].id));
    assert!(sent.iter().filter(|(row, _)| row.recipient.starts_with("b@")).all(|(_, letter)| letter.registration().is_some_and(|facts| facts.sessions.len() == 2)));
    nothing_is_wrong(&app).await;
    cancel(&app, Holder::Participant(by_email(&app, "a@gemeente.example").await.token_hash), None).await.expect("cancelled");
    app.registrar.register(choosing(&event, "c", &[1])).await.expect("the place in the round is free");
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn a_slot_may_allow_none_and_a_removed_session_is_withdrawn_from_those_who_chose_it() {
    let app = TestApp::start().await;
    let (event, _) = study_day(&app, true).await;
    app.registrar.register(choosing(&event, "none", &[])).await.expect("registered");
    app.registrar.register(choosing(&event, "a", &[1])).await.expect("registered");
    everything_is_sent(&app).await;
    let told = remove_session(&app, NELE, event.id, event.sessions[1].id, 1).await.expect("removed");
    assert_eq!(told.people, 1, "those who had not chosen it have no news");
    let sent = letters(&app, OutboxState::Queued).await;
    assert!(matches!(&sent[..], [(row, Letter::Withdrawal { whole: false, .. })] if row.recipient == "a@gemeente.example"));
    everything_is_sent(&app).await;
    cancel(&app, Holder::Participant(by_email(&app, "a@gemeente.example").await.token_hash), None).await.expect("cancelled");
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn changing_the_choice_moves_the_place_and_the_calendar_follows() {
    let app = TestApp::start().await;
    let (event, _) = study_day(&app, false).await;
    for (name, chosen) in [("a", &[1][..]), ("b", &[2, 3])] {
        app.registrar.register(choosing(&event, name, chosen)).await.expect("registered");
    }
    everything_is_sent(&app).await;
    let session = |position: usize| event.sessions[position].id;
    let b = Holder::Participant(by_email(&app, "b@gemeente.example").await.token_hash);
    let full = change(&app, b.clone(), Changes { sessions: vec![session(1)], ..unchanged() }).await;
    assert!(matches!(full, Err(Error::Invalid(errors)) if errors.0[0].code == "session-full"));
    let a = Holder::Participant(by_email(&app, "a@gemeente.example").await.token_hash);
    change(&app, a.clone(), Changes { sessions: vec![session(2)], ..unchanged() }).await.expect("changed");
    let sent = letters(&app, OutboxState::Queued).await;
    assert!(matches!(&sent[..], [(_, Letter::Withdrawal { whole: false, .. }), (_, Letter::Invitation { .. })]));
    everything_is_sent(&app).await;
    change(&app, b, Changes { sessions: vec![session(1), session(3)], ..unchanged() }).await.expect("the place is free now");
    nothing_is_wrong(&app).await;
    // Back to what was left: a new entry, since calendars do not revive a cancelled one.
    cancel(&app, Holder::Participant(by_email(&app, "b@gemeente.example").await.token_hash), None).await.expect("cancelled");
    change(&app, a, Changes { sessions: vec![session(1)], ..unchanged() }).await.expect("changed back");
    nothing_is_wrong(&app).await;
    assert_eq!(session_choice::Entity::find().all(app.db.reader()).await.expect("rows").len(), 3);
}

#[tokio::test]
async fn who_waits_for_a_session_that_is_full_lets_others_pass() {
    let app = TestApp::start().await;
    let (event, _) = study_day(&app, true).await;
    app.database().execute("UPDATE events SET capacity = 2").await;
    app.database().execute(r#"UPDATE events SET rules = '{"waiting_list": true}'"#).await;
    for name in ["x", "y"] {
        app.registrar.register(choosing(&event, name, &[])).await.expect("registered");
    }
    // Nobody has the round yet, so one may wait for it.
    assert_eq!(app.registrar.register(choosing(&event, "waits", &[1])).await.expect("waits").waitlisted, 1);
    assert_eq!(app.registrar.register(choosing(&event, "later", &[])).await.expect("waits").waitlisted, 1);
    let x = Holder::Participant(by_email(&app, "x@gemeente.example").await.token_hash);
    change(&app, x, Changes { sessions: vec![event.sessions[1].id], ..unchanged() }).await.expect("changed");
    cancel(&app, Holder::Participant(by_email(&app, "y@gemeente.example").await.token_hash), None).await.expect("cancelled");
    assert_eq!(by_email(&app, "waits@gemeente.example").await.status, Waitlisted);
    assert_eq!(by_email(&app, "later@gemeente.example").await.status, Offered);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn answers_are_kept_in_the_words_that_were_read_and_hidden_questions_keep_nothing() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let question = asks(&app, &event, "choice", "lunch", "Lunch je mee?").required().option("Broodjes", Some(1)).option("Geen lunch", None).create().await;
    asks(&app, &event, "short_text", "why_not", "Waarom niet?").required().only_if(&question, &question.option(1)).create().await;
    asks(&app, &event, "number", "kilometres", "Hoe ver kom je?").create().await;
    let lunch = |option: usize| ("lunch", question.option(option));
    assert_eq!(fields(&app, answering(&event, "a", &[])).await, [("question_lunch".to_owned(), "required".to_owned())]);
    assert_eq!(fields(&app, answering(&event, "a", &[lunch(1)])).await, [("question_why_not".to_owned(), "required".to_owned())]);
    assert_eq!(fields(&app, answering(&event, "a", &[lunch(0), ("kilometres", "ver".to_owned())])).await, [("question_kilometres".to_owned(), "not-a-number".to_owned())]);
    let hidden = ("why_not", "dit blijft geheim".to_owned());
    app.registrar.register(answering(&event, "a", &[lunch(0), hidden, ("kilometres", "12,5".to_owned())])).await.expect("registered");
    assert_eq!(answers(&app).await, ["Broodjes", "12.5"]);
    assert_eq!(fields(&app, answering(&event, "b", &[lunch(0)])).await, [("question_lunch".to_owned(), "option-full".to_owned())]);
    app.registrar.register(answering(&event, "b", &[lunch(1), ("why_not", "ik eet thuis".to_owned())])).await.expect("registered");
    app.database().execute(r#"UPDATE question_options SET label = '{"nl": "Soep"}'"#).await;
    assert_eq!(answers(&app).await, ["Broodjes", "12.5", "Geen lunch", "ik eet thuis"]);
    nothing_is_wrong(&app).await;
    // A question that is no longer asked keeps its answers; what is sent for it is nothing any more.
    app.database().execute("UPDATE questions SET removed_at = '2026-11-23 09:00:00+00:00' WHERE key = 'kilometres'").await;
    app.registrar.register(answering(&event, "c", &[lunch(1), ("why_not", "x".to_owned()), ("kilometres", "ver".to_owned())])).await.expect("registered");
    let a = Holder::Participant(by_email(&app, "a@gemeente.example").await.token_hash);
    change(&app, a, Changes { answers: vec![("lunch".to_owned(), question.option(1)), ("why_not".to_owned(), "vol".to_owned())], ..unchanged() }).await.expect("changed");
    assert_eq!(answers(&app).await[0], "12.5", "the answer to what is no longer asked stays");
    assert_eq!(app.database().number("SELECT SUM(places_taken) FROM question_options").await, 3);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn needs_and_consents_are_kept_only_where_they_are_asked() {
    let app = TestApp::start().await;
    let event =
        app.event().rules(|rules| (rules.needs, rules.consents) = (Needs { diet: true, access: false }, Consents { photo: true, list: false, informed: false })).create().await;
    let mut wish = request(&event.slug, "a@gemeente.example");
    let person = &mut wish.participants[0];
    (person.diet, person.access) = (Some("vegetarisch".to_owned()), Some("rolstoel".to_owned()));
    person.consents = Consents { photo: true, list: true, informed: true };
    app.registrar.register(wish).await.expect("registered");
    let kept = participation_needs::Entity::find().one(app.db.reader()).await.expect("rows").expect("needs");
    assert_eq!((kept.diet.as_deref(), kept.access), (Some("vegetarisch"), None));
    let a = by_email(&app, "a@gemeente.example").await;
    assert!(a.photo_consent_at.is_some() && a.list_consent_at.is_none() && a.informed_consent_at.is_none());
    assert_eq!(a.status, Confirmed);
    change(&app, Holder::Participant(a.token_hash), unchanged()).await.expect("changed");
    assert!(participation_needs::Entity::find().one(app.db.reader()).await.expect("rows").is_none());
    assert!(by_email(&app, "a@gemeente.example").await.photo_consent_at.is_none(), "a consent can be taken back");
}
