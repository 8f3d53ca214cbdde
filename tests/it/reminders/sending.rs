use belfry::actions::event::cancel::cancel as cancel_event;
use belfry::actions::event::remove_session::remove_session;
use belfry::actions::registration::cancel::cancel;
use belfry::actions::registration::holder::Holder;
use belfry::actions::reminder::send::{due_pairs, send_due, send_some};
use belfry::entity::registration::AttendanceMode;
use belfry::rules::reminders::{Kind, Unit};
use futures_util::future::join_all;

use super::{day_before, due, give, moves, names, registered, rule, sent};
use crate::registration::{NELE, alone, by_email, nothing_is_wrong, participant, request};
use crate::support::TestApp;

/// Nine o'clock in Brussels on the day before the webinar of 9 March 2027.
const MOMENT: &str = "2027-03-08T08:00:00Z";

#[tokio::test]
async fn everybody_is_reminded_once_at_the_moment_and_not_before() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    give(&app, &event, &[day_before()]).await;
    registered(&app, &event, &["an", "jan", "els"]).await;
    app.at("2027-03-08T07:59:59Z");
    assert_eq!(due(&app).await, 0);
    app.at(MOMENT);
    assert_eq!(due(&app).await, 3);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM outbox WHERE letter = 'reminder' AND urgency = 1").await, 3, "nobody's confirmation waits for them");
    let mails = app.deliver_mail().await;
    assert_eq!(names(&mails), ["an", "els", "jan"]);
    for mail in &mails {
        assert!(mail.subject.starts_with("Herinnering: Right to Challenge"), "{}", mail.subject);
        assert!(mail.calendar.is_none() && mail.header("In-Reply-To").is_some());
        assert!(mail.text.contains("dinsdag 9 maart 2027, 10:00-11:30"), "{}", mail.text);
        // Each to one person, with that person's own links alone.
        let others = ["an@", "jan@", "els@"].into_iter().filter(|other| !mail.recipient().starts_with(other));
        assert!(others.into_iter().all(|other| !mail.text.contains(other) && !mail.html.contains(other)), "{}", mail.text);
        assert!(!mail.text.contains("secret-room-4711"));
    }
    let links: std::collections::BTreeSet<String> = mails.iter().flat_map(|mail| [mail.link("/r/"), mail.link("/j/")]).collect();
    assert_eq!(links.len(), 6);
    // The way out is open, the way in not yet.
    app.visitor().opens(&mails[0].link("/r/")).await.expect(200);
    assert!(app.visitor().opens(&mails[0].link("/j/")).await.expect(200).has("main"));
    assert!(sent(&app).await.is_empty());
    app.at("2027-03-09T08:30:00Z");
    assert!(sent(&app).await.is_empty());
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn a_session_that_moves_takes_its_reminder_along() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    give(&app, &event, &[day_before()]).await;
    registered(&app, &event, &["an"]).await;
    moves(&app, &event, 0, "2027-03-16T14:00", "2027-03-16T15:30").await;
    app.deliver_mail().await;
    app.at(MOMENT);
    assert_eq!(due(&app).await, 0);
    app.at("2027-03-15T08:00:00Z");
    due(&app).await;
    let mails = app.deliver_mail().await;
    assert_eq!(names(&mails), ["an"]);
    assert!(mails[0].text.contains("dinsdag 16 maart 2027, 14:00-15:30"), "{}", mails[0].text);
    // An hour later on the same day: the mail about that is enough. Another day: another reminder, once.
    moves(&app, &event, 0, "2027-03-16T16:00", "2027-03-16T17:30").await;
    app.deliver_mail().await;
    assert!(sent(&app).await.is_empty());
    moves(&app, &event, 0, "2027-03-23T14:00", "2027-03-23T15:30").await;
    app.deliver_mail().await;
    assert!(sent(&app).await.is_empty());
    app.at("2027-03-22T08:00:00Z");
    assert_eq!(sent(&app).await, ["an"]);
    assert!(sent(&app).await.is_empty());
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn a_reminder_that_waits_is_not_sent_with_yesterdays_time() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    give(&app, &event, &[day_before()]).await;
    registered(&app, &event, &["an"]).await;
    app.at(MOMENT);
    assert_eq!(due(&app).await, 1);
    // The mail server is away; meanwhile the session moves by a day.
    moves(&app, &event, 0, "2027-03-10T10:00", "2027-03-10T11:30").await;
    let mails = app.deliver_mail().await;
    assert!(mails.iter().all(|mail| !mail.subject.starts_with("Herinnering")), "{:?}", mails.iter().map(|mail| &mail.subject).collect::<Vec<_>>());
    app.at("2027-03-09T08:00:00Z");
    due(&app).await;
    let mails = app.deliver_mail().await;
    assert!(names(&mails) == ["an"] && mails[0].text.contains("woensdag 10 maart 2027"), "{mails:?}");
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn a_move_that_lets_the_moment_pass_says_it_all() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    give(&app, &event, &[day_before()]).await;
    registered(&app, &event, &["an"]).await;
    app.at("2027-03-05T12:00:00Z");
    moves(&app, &event, 0, "2027-03-05T17:00", "2027-03-05T18:00").await;
    app.deliver_mail().await;
    assert!(sent(&app).await.is_empty());
    // Nor is one sent for what was taken out.
    let other = app.event().session("2027-03-09T10:00", "2027-03-09T11:30").session("2027-03-12T10:00", "2027-03-12T11:30").create().await;
    give(&app, &other, &[day_before()]).await;
    registered(&app, &other, &["els"]).await;
    app.at(MOMENT);
    assert_eq!(due(&app).await, 1);
    remove_session(&app, NELE, other.id, other.sessions[0].id, 1).await.expect("taken out");
    assert!(app.deliver_mail().await.iter().all(|mail| !mail.subject.starts_with("Herinnering")));
    assert!(sent(&app).await.is_empty());
    app.at("2027-03-11T08:00:00Z");
    assert_eq!(sent(&app).await, ["els"]);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn who_registers_after_the_moment_has_just_read_it_all() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    give(&app, &event, &[day_before(), rule(Kind::Reminder, 1, Unit::Hours, "")]).await;
    registered(&app, &event, &["an"]).await;
    app.at("2027-03-08T10:00:00Z");
    registered(&app, &event, &["late"]).await;
    assert_eq!(sent(&app).await, ["an"]);
    // For the next one they are early enough.
    app.at("2027-03-09T08:00:00Z");
    assert_eq!(sent(&app).await, ["an", "late"]);
}

#[tokio::test]
async fn nobody_is_reminded_of_what_is_cancelled_or_has_begun() {
    let app = TestApp::start().await;
    let (event, cancelled, slept) = (app.event().create().await, app.event().create().await, app.event().session("2027-03-08T12:00", "2027-03-08T13:00").create().await);
    for event in [&event, &cancelled, &slept] {
        give(&app, event, &[day_before()]).await;
    }
    registered(&app, &event, &["an", "gone", "undecided"]).await;
    registered(&app, &cancelled, &["els"]).await;
    registered(&app, &slept, &["jan"]).await;
    let leave = |name: &'static str| {
        let app = app.clone();
        async move { cancel(&app, Holder::Participant(by_email(&app, &format!("{name}@gemeente.example")).await.token_hash), None).await.expect("cancelled") }
    };
    leave("gone").await;
    cancel_event(&app, NELE, cancelled.id, 1, None).await.expect("cancelled");
    app.deliver_mail().await;
    // The program was away from before the moment of the one until the start of it.
    app.at("2027-03-08T11:00:00Z");
    assert_eq!(due(&app).await, 2);
    leave("undecided").await;
    let mails = app.deliver_mail().await;
    let reminded: Vec<_> = mails.iter().filter(|mail| mail.subject.starts_with("Herinnering")).cloned().collect();
    assert_eq!(names(&reminded), ["an"]);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn a_rule_made_after_its_moment_surprises_nobody() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    registered(&app, &event, &["an"]).await;
    app.at("2027-03-08T12:00:00Z");
    give(&app, &event, &[day_before(), rule(Kind::Reminder, 2, Unit::Hours, "")]).await;
    assert!(sent(&app).await.is_empty());
    app.at("2027-03-09T07:00:00Z");
    assert_eq!(sent(&app).await, ["an"]);
}

#[tokio::test]
async fn sessions_of_one_day_share_a_mail_and_each_day_has_its_own() {
    let app = TestApp::start().await;
    let event = app
        .event()
        .onsite()
        .session("2027-03-09T09:00", "2027-03-09T10:00")
        .session("2027-03-09T13:00", "2027-03-09T14:00")
        .session("2027-03-16T09:00", "2027-03-16T10:00")
        .create()
        .await;
    give(&app, &event, &[rule(Kind::Reminder, 2, Unit::Hours, "")]).await;
    registered(&app, &event, &["an"]).await;
    app.at("2027-03-09T06:00:00Z");
    due(&app).await;
    let mails = app.deliver_mail().await;
    assert_eq!(names(&mails), ["an"]);
    assert!(mails[0].text.contains("9:00-10:00") && mails[0].text.contains("13:00-14:00") && !mails[0].text.contains("16 maart"), "{}", mails[0].text);
    assert!(mails[0].text.contains("Huis van de Gemeente, zaal 2"));
    app.at("2027-03-09T10:30:00Z");
    assert!(sent(&app).await.is_empty(), "the afternoon was in the morning's mail");
    app.at("2027-03-16T06:00:00Z");
    assert_eq!(sent(&app).await, ["an"]);
}

#[tokio::test]
async fn the_way_in_goes_to_those_who_follow_from_afar() {
    let app = TestApp::start().await;
    let event = app.event().hybrid().create().await;
    give(&app, &event, &[rule(Kind::Joining, 1, Unit::Hours, "")]).await;
    for (name, mode) in [("afar", AttendanceMode::Online), ("here", AttendanceMode::Onsite)] {
        let mut somebody = participant(&format!("{name}@gemeente.example"));
        somebody.attendance_mode = Some(mode);
        app.registrar.register(alone(&event.slug, somebody)).await.expect("registered");
    }
    app.deliver_mail().await;
    app.at("2027-03-09T08:00:00Z");
    due(&app).await;
    let mails = app.deliver_mail().await;
    assert_eq!(names(&mails), ["afar"]);
    assert!(mails[0].calendar.is_none() && mails[0].text.contains("dinsdag 9 maart 2027, 09:45"), "{}", mails[0].text);
    let gate = mails[0].link("/j/");
    assert!(mails[0].html.contains(&gate));
    app.at("2027-03-09T08:50:00Z");
    let maria = app.visitor();
    let door = maria.get(&gate).await.expect(200);
    assert_eq!(maria.sends(&door.form_with("csrf")).await.header("location"), "https://meeting.example/secret-room-4711");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_copies_at_once_tell_everybody_once() {
    let app = TestApp::start().await;
    let second = TestApp::start_on(app.database().clone(), &[]).await;
    let event = app.event().create().await;
    give(&app, &event, &[day_before()]).await;
    for answer in join_all((0..230).map(|number| app.registrar.register(request(&event.slug, &format!("p{number}@gemeente.example"))))).await {
        answer.expect("registered");
    }
    app.at(MOMENT);
    second.at(MOMENT);
    let told: u64 = join_all([&app, &second, &app, &second].map(|copy| send_due(copy))).await.into_iter().map(|told| told.expect("reminders")).sum();
    assert_eq!(told, 230);
    assert_eq!(app.database().number("SELECT COUNT(DISTINCT registration_id) FROM outbox WHERE letter = 'reminder'").await, 230);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM outbox WHERE letter = 'reminder'").await, 230);
}

#[tokio::test]
async fn a_crash_between_two_pieces_loses_nobody_and_tells_nobody_twice() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    give(&app, &event, &[day_before()]).await;
    for answer in join_all((0..230).map(|number| app.registrar.register(request(&event.slug, &format!("p{number}@gemeente.example"))))).await {
        answer.expect("registered");
    }
    app.at(MOMENT);
    let pairs = due_pairs(&app).await.expect("pairs");
    assert_eq!(pairs.len(), 1);
    let piece = send_some(&app, pairs[0].0, pairs[0].1).await.expect("a piece");
    assert!(piece.mails == 100 && !piece.finished, "{piece:?}");
    // It starts again as if nothing had been remembered but what is in the database.
    let again = TestApp::start_on(app.database().clone(), &[]).await;
    again.at("2027-03-08T08:05:00Z");
    assert_eq!(due(&again).await, 130);
    assert_eq!(due(&again).await, 0);
    assert_eq!(app.database().number("SELECT COUNT(DISTINCT registration_id) FROM outbox WHERE letter = 'reminder'").await, 230);
    // The last guard: even if the progress were forgotten, nobody is told twice.
    app.database().execute("DELETE FROM reminder_rounds").await;
    assert_eq!(due(&again).await, 0);
}
