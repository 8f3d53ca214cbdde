use std::collections::HashSet;

use belfry::actions::message::MessageDetails;
use belfry::actions::message::expand::{Step, step};
use belfry::actions::message::save::save;
use belfry::actions::message::send::send;
use belfry::actions::message::withdraw::{Withdrawn, withdraw};
use belfry::entity::attendance::{self, AttendanceStatus};
use belfry::entity::attendance_evidence::EvidenceKind;
use belfry::entity::message::MessageState;
use belfry::entity::outbox::OutboxState;
use belfry::entity::registration::RegistrationStatus;
use belfry::error::{Error, Refusal};
use belfry::jobs::send_messages::until_idle;
use belfry::outbox::{self as queue, Outcome};
use belfry::rules::language::Language;
use belfry::rules::message::MessageTexts;
use belfry::rules::message_filter::{AttendanceIs, MessageFilter};
use belfry::rules::places::Share;
use belfry::rules::registration::Status;
use jiff::SignedDuration;
use sea_orm::{ActiveValue::Set, EntityTrait as _};

use super::{acting, addresses, details, mails, mails_in, message, people, sent, state, text};
use crate::support::TestApp;

/// What a worker takes in hand.
async fn claim(app: &TestApp, owner: uuid::Uuid, most: u64) -> Vec<belfry::entity::outbox::Model> {
    let claim = queue::Claim { owner, now: app.clock.now(), most, except: Vec::new(), per_minute: 0 };
    queue::claim(&app.db, claim).await.expect("a claim").rows
}

#[tokio::test]
async fn five_hundred_people_each_get_one_mail_of_their_own() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    people(&app, &event, "p", 500, RegistrationStatus::Confirmed).await;
    people(&app, &event, "wacht", 3, RegistrationStatus::Waitlisted).await;
    let id = sent(&app, &event, details("Praktisch: {event}", "Dag {first_name} {last_name}, zie {registration_link}"), None).await;
    assert_eq!(until_idle(app.app()).await.expect("mails"), 500);
    assert_eq!(state(&app, id).await, MessageState::Sending);
    let delivered = app.deliver_mail().await;
    assert_eq!(delivered.len(), 500);
    let mut seen = HashSet::new();
    for mail in &delivered {
        let address = mail.recipient();
        assert!(seen.insert(address.clone()), "{address} got two");
        // One recipient, and nobody else's address anywhere in it.
        assert!(mail.header("Cc").is_none() && mail.header("Bcc").is_none());
        let raw = String::from_utf8_lossy(&mail.raw).replace("=\r\n", "");
        assert_eq!(raw.matches("@gemeente.example").count(), raw.matches(&address).count(), "{raw}");
        let number = address.trim_start_matches('p').split('@').next().unwrap_or_default().to_owned();
        assert!(mail.text.contains(&format!("Dag Maria Nummer {number},")), "{}", mail.text);
        assert!(mail.calendar.is_none() && mail.subject.starts_with("Praktisch: Right to Challenge"), "{}", mail.subject);
    }
    let links: HashSet<String> = delivered.iter().map(|mail| mail.link("/r/")).chain(delivered.iter().map(|mail| mail.link("/u/"))).collect();
    assert_eq!(links.len(), 1_000, "a personal link was given to two");
    until_idle(app.app()).await.expect("an end");
    let message = message(&app, id).await;
    assert_eq!((message.state, message.recipients, message.unsubscribed), (MessageState::Sent, 500, 0));
    assert!(message.finished_at.is_some());
}

#[tokio::test]
async fn one_address_that_fails_does_not_stop_the_others() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    people(&app, &event, "p", 20, RegistrationStatus::Confirmed).await;
    let id = sent(&app, &event, details("Praktisch", "Tot dan"), None).await;
    until_idle(app.app()).await.expect("mails");
    let owner = app.clock.random_id();
    let claimed = claim(&app, owner, 1).await;
    queue::mark(&app.db, &app.clock, owner, vec![(claimed[0].id, Outcome::Failed { error: "550 5.1.1 no such user".to_owned(), undeliverable: None })]).await.expect("marked");
    assert_eq!(app.deliver_mail().await.len(), 19);
    until_idle(app.app()).await.expect("an end");
    assert_eq!(state(&app, id).await, MessageState::Sent);
    assert_eq!((mails_in(&app, id, OutboxState::Sent).await, mails_in(&app, id, OutboxState::Failed).await), (19, 1));
    let nele = app.organiser().await;
    let page = nele.opens(&format!("{}/{id}", super::path(&event))).await.expect(200);
    assert!(page.shows("550 5.1.1 no such user") && page.shows("Niet weggeraakt 1"), "{}", page.words());
}

#[tokio::test]
async fn after_a_crash_between_two_steps_nobody_gets_it_twice_and_nobody_is_forgotten() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    people(&app, &event, "p", 230, RegistrationStatus::Confirmed).await;
    let id = sent(&app, &event, details("Praktisch", "Tot dan"), None).await;
    assert_eq!(step(app.app()).await.expect("begun"), Step::Turned);
    assert_eq!(step(app.app()).await.expect("a step"), Step::Posted(50));
    assert_eq!(step(app.app()).await.expect("a step"), Step::Posted(50));
    // The program is gone; somebody registers, and somebody cancels, before another one goes on.
    people(&app, &event, "later", 5, RegistrationStatus::Confirmed).await;
    app.database().execute("UPDATE registrations SET status = 'cancelled' WHERE email = 'p229@gemeente.example'").await;
    let second = TestApp::start_on(app.database().clone(), &[]).await;
    second.clock.set(app.clock.now() + SignedDuration::from_mins(5));
    assert_eq!(until_idle(second.app()).await.expect("the rest"), 129 + 5, "who registered at the same moment of the hand-moved clock belongs to it");
    assert_eq!(message(&second, id).await.recipients, 234);
    let all = addresses(&second, id).await;
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
    assert!(!all.contains(&"p229@gemeente.example".to_owned()));
    // Steps that are taken again add nobody: also not who registers after it began.
    second.clock.set(app.clock.now() + SignedDuration::from_mins(10));
    people(&second, &event, "nog-later", 5, RegistrationStatus::Confirmed).await;
    assert_eq!(until_idle(second.app()).await.expect("nothing"), 0);
    assert_eq!(mails(&second, id).await.len(), 234);
}

#[tokio::test]
async fn who_registers_after_it_began_is_no_recipient_however_often_it_is_tried() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    people(&app, &event, "p", 60, RegistrationStatus::Confirmed).await;
    let id = sent(&app, &event, details("Praktisch", "Tot dan"), None).await;
    step(app.app()).await.expect("begun");
    step(app.app()).await.expect("a step");
    app.wait(SignedDuration::from_secs(1));
    people(&app, &event, "later", 100, RegistrationStatus::Confirmed).await;
    until_idle(app.app()).await.expect("the rest");
    assert_eq!(mails(&app, id).await.len(), 60);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_copies_at_once_write_to_everybody_once() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    people(&app, &event, "p", 300, RegistrationStatus::Confirmed).await;
    let id = sent(&app, &event, details("Praktisch", "Tot dan"), None).await;
    let second = TestApp::start_on(app.database().clone(), &[]).await;
    let (one, two) = (app.clone(), second.clone());
    let run = |app: TestApp| async move {
        for _ in 0..40 {
            // A step that the other took first is no fault; a busy database is asked again.
            let _ = step(app.app()).await;
            tokio::task::yield_now().await;
        }
    };
    let (one, two) = tokio::join!(tokio::spawn(run(one)), tokio::spawn(run(two)));
    one.and(two).expect("no panic");
    until_idle(app.app()).await.expect("the rest");
    let all = addresses(&app, id).await;
    assert_eq!((all.len(), all.iter().collect::<HashSet<_>>().len()), (300, 300));
    assert_eq!(message(&app, id).await.recipients, 300);
}

#[tokio::test]
async fn a_scheduled_message_goes_at_its_moment_to_who_fits_then() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let rows = people(&app, &event, "p", 3, RegistrationStatus::Confirmed).await;
    let id = sent(&app, &event, details("Morgen", "Tot morgen"), Some("2026-11-24T08:00:00Z".parse().expect("a moment"))).await;
    app.at("2026-11-24T07:59:59Z");
    assert_eq!(until_idle(app.app()).await.expect("nothing"), 0);
    assert_eq!(state(&app, id).await, MessageState::Scheduled);
    // Maria cancels by her own link, and somebody new registers: it is then that counts.
    let token = app.keys.derive(belfry::keys::Purpose::Registration, rows[1].id, 0);
    belfry::actions::registration::cancel::cancel(app.app(), belfry::actions::registration::holder::Holder::Participant(token.hash()), None).await.expect("cancelled");
    app.visitor().registers_for(&event.slug, "nieuw@gemeente.example").await;
    app.deliver_mail().await;
    app.at("2026-11-24T08:00:00Z");
    assert_eq!(until_idle(app.app()).await.expect("three"), 3);
    assert_eq!(addresses(&app, id).await, ["nieuw@gemeente.example", "p0@gemeente.example", "p2@gemeente.example"]);
}

#[tokio::test]
async fn a_message_that_was_decided_survives_what_becomes_of_the_registration() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, "maria@gemeente.example").await;
    let id = sent(&app, &event, details("Praktisch", "Neem je laptop mee"), None).await;
    until_idle(app.app()).await.expect("a mail");
    // The session moves while confirmation and message both wait: the confirmation is replaced, the message is not.
    let nele = app.organiser().await;
    let page = nele.opens(&format!("/desk/events/{}/sessions/{}/edit", event.id, event.sessions[0].id)).await.expect(200);
    let answer = nele.sends(&page.form("#session").with("start", "14:00").with("end", "15:30")).await;
    nele.follows(answer).await.expect(200);
    assert_eq!(mails_in(&app, id, OutboxState::Queued).await, 1);
    let subjects: Vec<String> = app.deliver_mail().await.into_iter().map(|mail| mail.subject).collect();
    assert!(subjects.iter().any(|subject| subject == "Praktisch"), "{subjects:?}");
}

#[tokio::test]
async fn taken_back_in_time_nobody_hears_of_it_and_later_only_those_who_have_it() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    people(&app, &event, "p", 120, RegistrationStatus::Confirmed).await;
    let nele = acting(&app).await;
    let id = sent(&app, &event, details("Praktisch", "Tot dan"), Some("2026-11-24T08:00:00Z".parse().expect("a moment"))).await;
    assert_eq!(withdraw(app.app(), nele, event.id, id).await.expect("a draft"), Withdrawn::ToDraft);
    app.at("2026-11-25T08:00:00Z");
    assert_eq!(until_idle(app.app()).await.expect("nothing"), 0);
    // It is a draft again: it can be sent after all. This time it is stopped half-way.
    send(app.app(), nele, event.id, id, message(&app, id).await.version, None).await.expect("on its way");
    step(app.app()).await.expect("begun");
    step(app.app()).await.expect("a step");
    let owner = app.clock.random_id();
    let held = claim(&app, owner, 4).await;
    assert_eq!(withdraw(app.app(), nele, event.id, id).await.expect("stopped"), Withdrawn::Mails(46));
    assert_eq!(until_idle(app.app()).await.expect("nothing"), 0, "a message that was taken back goes on");
    // Of the four in a worker's hands two arrive; one is to be tried later and one is given back: those stay here.
    let now = app.clock.now();
    let outcomes = [Outcome::Delivered, Outcome::Delivered, Outcome::Later { at: now, error: "421".to_owned() }, Outcome::NotTried { at: now, error: "stopped".to_owned() }];
    for (mail, outcome) in held.iter().zip(outcomes) {
        queue::mark(&app.db, &app.clock, owner, vec![(mail.id, outcome)]).await.expect("marked");
    }
    assert!(app.deliver_mail().await.is_empty());
    assert_eq!((mails_in(&app, id, OutboxState::Sent).await, mails_in(&app, id, OutboxState::Withdrawn).await), (2, 48));
    assert_eq!(state(&app, id).await, MessageState::Withdrawn);
    let again = withdraw(app.app(), nele, event.id, id).await;
    assert!(matches!(again, Err(Error::Refused(Refusal::ChangedMeanwhile))), "{again:?}");
}

#[tokio::test]
async fn two_presses_of_the_button_send_once() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    people(&app, &event, "p", 2, RegistrationStatus::Confirmed).await;
    let nele = acting(&app).await;
    let id = save(app.app(), nele, event.id, None, details("Praktisch", "Tot dan")).await.expect("a draft");
    let (one, two) = tokio::join!(send(app.app(), nele, event.id, id, 1, None), send(app.app(), nele, event.id, id, 1, None));
    assert_eq!([&one, &two].iter().filter(|answer| answer.is_ok()).count(), 1, "{one:?} {two:?}");
    until_idle(app.app()).await.expect("mails");
    assert_eq!(mails(&app, id).await.len(), 2);
    // What goes out is not changed any more.
    let version = message(&app, id).await.version;
    let changed = save(app.app(), nele, event.id, Some((id, version)), details("Anders", "Anders")).await;
    assert!(matches!(changed, Err(Error::Refused(Refusal::ChangedMeanwhile))), "{changed:?}");
}

#[tokio::test]
async fn the_filter_chooses_by_status_organisation_and_who_came_back() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let other = app.event().create().await;
    people(&app, &other, "elders", 2, RegistrationStatus::Confirmed).await;
    let rows = people(&app, &event, "p", 4, RegistrationStatus::Confirmed).await;
    people(&app, &event, "wacht", 2, RegistrationStatus::Waitlisted).await;
    people(&app, &event, "weg", 2, RegistrationStatus::Cancelled).await;
    app.database().execute("UPDATE registrations SET organisation_folded = 'stad gent', organisation_text = 'Stad Gent' WHERE email LIKE 'p1@%'").await;
    // weg1 came back and waits now.
    let back = "UPDATE registrations SET person_id = (SELECT person_id FROM registrations WHERE email = 'weg1@gemeente.example') WHERE email = 'wacht1@gemeente.example'";
    app.database().execute(back).await;
    let to = |filter: MessageFilter| MessageDetails { filter, ..details("Praktisch", "Tot dan") };
    let reached = async |filter: MessageFilter| {
        let id = sent(&app, &event, to(filter), None).await;
        until_idle(app.app()).await.expect("mails");
        addresses(&app, id).await.into_iter().map(|address| address.split('@').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(reached(MessageFilter::confirmed()).await, ["p0", "p1", "p2", "p3"]);
    assert_eq!(reached(MessageFilter { organisations: vec![Share::Named("stad gent".to_owned())], ..MessageFilter::confirmed() }).await, ["p1"]);
    assert_eq!(reached(MessageFilter { statuses: vec![Status::Cancelled], ..MessageFilter::default() }).await, ["weg0"]);
    assert_eq!(reached(MessageFilter { statuses: vec![Status::Cancelled, Status::Waitlisted], ..MessageFilter::default() }).await, ["wacht0", "wacht1", "weg0"]);
    // Who was there, and who was not, as far as it was recorded.
    let recorded = [(&rows[0], AttendanceStatus::Partial), (&rows[1], AttendanceStatus::Excused)].map(|(registration, status)| attendance::ActiveModel {
        id: Set(app.clock.id()),
        registration_id: Set(registration.id),
        session_id: Set(event.sessions[0].id),
        status: Set(status),
        seconds: Set(None),
        source: Set(EvidenceKind::Desk),
        recorded_by: Set(None),
        recorded_at: Set(app.clock.now().into()),
        computed: Set(Some(status)),
        overrule_reason: Set(None),
        overruled_by: Set(None),
        overruled_at: Set(None),
    });
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                attendance::Entity::insert_many(recorded).exec_without_returning(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("recorded");
    let was = |present| MessageFilter { attendance: Some(AttendanceIs { session: None, present }), ..MessageFilter::confirmed() };
    assert_eq!((reached(was(true)).await, reached(was(false)).await), (vec!["p0".to_owned()], vec!["p1".to_owned()]));
    // Nobody fits: it is not sent at once, and said so.
    let nele = acting(&app).await;
    let nobody = MessageFilter { sessions: vec![rows[0].id], ..MessageFilter::confirmed() };
    let id = save(app.app(), nele, event.id, None, to(nobody)).await.expect("a draft");
    let answer = send(app.app(), nele, event.id, id, 1, None).await;
    assert!(matches!(&answer, Err(Error::Invalid(faults)) if faults.0[0].code == "nobody-fits"), "{answer:?}");
}

#[tokio::test]
async fn each_reads_their_own_language_or_the_first_that_was_written() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    people(&app, &event, "p", 3, RegistrationStatus::Confirmed).await;
    app.database().execute("UPDATE registrations SET language = 'fr' WHERE email LIKE 'p1@%'").await;
    app.database().execute("UPDATE registrations SET language = 'en' WHERE email LIKE 'p2@%'").await;
    let texts = MessageTexts(vec![text(Language::Nl, "Praktisch", "Neem je laptop mee"), text(Language::Fr, "En pratique", "Prenez votre portable")]);
    sent(&app, &event, MessageDetails { texts, filter: MessageFilter::confirmed() }, None).await;
    until_idle(app.app()).await.expect("mails");
    let mails = app.deliver_mail().await;
    let seen: Vec<(String, String)> = mails.iter().map(|mail| (mail.subject.clone(), mail.header("Content-Language").unwrap_or_default())).collect();
    let one = |subject: &str, language: &str| (subject.to_owned(), language.to_owned());
    assert_eq!(seen, [one("Praktisch", "nl"), one("En pratique", "fr"), one("Praktisch", "nl")]);
    assert!(mails[1].text.starts_with("Bonjour Maria") && mails[1].text.contains("Se désabonner"), "{}", mails[1].text);
}

#[tokio::test]
async fn a_message_of_twenty_thousand_signs_goes_in_small_steps_and_arrives_whole() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    people(&app, &event, "p", 12, RegistrationStatus::Confirmed).await;
    let body = format!("{}Einde.", "Een lange regel met een béétje van alles. ".repeat(476));
    assert!(body.chars().count() > 19_990 && body.chars().count() <= 20_000);
    let id = sent(&app, &event, details("Lang", &body), None).await;
    step(app.app()).await.expect("begun");
    assert!(matches!(step(app.app()).await.expect("a step"), Step::Posted(1..=9)));
    until_idle(app.app()).await.expect("mails");
    let delivered = app.deliver_mail().await;
    assert_eq!((delivered.len(), mails(&app, id).await.len()), (12, 12));
    assert!(delivered[0].text.contains("Einde.") && delivered[0].html.contains("Einde."));
    assert!(delivered[0].raw.split(|octet| *octet == b'\n').all(|line| line.len() <= 998));
}

#[tokio::test]
async fn one_message_that_cannot_be_read_does_not_hold_up_the_others() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    people(&app, &event, "p", 2, RegistrationStatus::Confirmed).await;
    let broken = sent(&app, &event, details("Stuk", "x"), None).await;
    app.database().execute("UPDATE messages SET filter = '{\"statuses\":[\"confirmed\"],\"of_a_later_edition\":true}'").await;
    app.wait(SignedDuration::from_secs(1));
    let good = sent(&app, &event, details("Goed", "x"), None).await;
    for _ in 0..6 {
        let _ = step(app.app()).await;
    }
    assert_eq!((mails(&app, broken).await.len(), mails(&app, good).await.len()), (0, 2));
    assert_eq!(state(&app, broken).await, MessageState::Sending);
}
