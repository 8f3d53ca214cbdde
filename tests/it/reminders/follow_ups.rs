use belfry::actions::attendance::close::close;
use belfry::actions::attendance::record::{Said, record, record_rest};
use belfry::actions::attendance::reopen::reopen;
use belfry::actions::material::Owner;
use belfry::actions::material::save::{MaterialDetails, save};
use belfry::entity::material::MaterialAudience;
use belfry::rules::attendance::Mark;
use belfry::rules::names::WebAddress;
use belfry::rules::reminders::{Kind, Unit};

use super::{due, give, names, registered, rule, sent, to_all};
use crate::registration::{NELE, by_email, nothing_is_wrong};
use crate::support::{Mail, TestApp, TestEvent};

/// After the webinar of 9 March 2027.
const ENDED: &str = "2027-03-09T11:00:00Z";
/// Ten o'clock on the day after.
const MOMENT: &str = "2027-03-10T09:00:00Z";

async fn mark(app: &TestApp, event: &TestEvent, name: &str, before: Option<Mark>, mark: Option<Mark>) {
    let registration_id = by_email(app, &format!("{name}@gemeente.example")).await.id;
    let recorded = record(app, NELE, event.id, event.sessions[0].id, vec![Said { registration_id, before, mark }]).await.expect("recorded");
    assert!(recorded.met.is_empty());
}

async fn add_material(app: &TestApp, event: &TestEvent, title: &str, audience: MaterialAudience) {
    let details = MaterialDetails::link(title, WebAddress::parse(&format!("https://video.example/{title}")).expect("a link"), audience);
    save(app, NELE, Owner::Event(event.id), None, details).await.expect("saved");
}

fn of<'m>(mails: &'m [Mail], name: &str) -> &'m Mail {
    mails.iter().find(|mail| mail.recipient().starts_with(name)).unwrap_or_else(|| panic!("no mail to {name}"))
}

fn both() -> [belfry::rules::reminders::ReminderRule; 2] {
    [rule(Kind::Thanks, 1, Unit::Days, "10:00"), rule(Kind::Missed, 1, Unit::Days, "10:00")]
}

#[tokio::test]
async fn thanks_and_regrets_wait_until_attendance_is_closed() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    give(&app, &event, &both()).await;
    registered(&app, &event, &["an", "part", "els", "sick", "unknown"]).await;
    add_material(&app, &event, "Presentatie", MaterialAudience::Registered).await;
    add_material(&app, &event, "Opname", MaterialAudience::Present).await;
    app.at(ENDED);
    for (name, said) in [("an", Mark::Present), ("part", Mark::Partial), ("els", Mark::Absent), ("sick", Mark::Excused)] {
        mark(&app, &event, name, None, Some(said)).await;
    }
    app.at("2027-03-11T09:00:00Z");
    assert!(sent(&app).await.is_empty());
    close(&app, NELE, event.id, event.sessions[0].id, false).await.expect("closed");
    assert_eq!(due(&app).await, 4);
    let mails = app.deliver_mail().await;
    assert_eq!(names(&mails), ["an", "els", "part", "sick"]);
    for name in ["an", "part"] {
        let thanks = of(&mails, name);
        assert!(thanks.subject.starts_with("Bedankt dat je erbij was: ") && thanks.calendar.is_none(), "{}", thanks.subject);
        assert!(thanks.text.contains("https://video.example/Presentatie") && thanks.text.contains("https://video.example/Opname"), "{}", thanks.text);
    }
    for name in ["els", "sick"] {
        let missed = of(&mails, name);
        assert!(missed.subject.starts_with("We hebben je gemist: ") && missed.calendar.is_none());
        assert!(missed.text.contains("https://video.example/Presentatie") && !missed.html.contains("Opname"), "{}", missed.text);
    }
    assert!(sent(&app).await.is_empty());
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn closed_early_they_wait_for_their_moment() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    give(&app, &event, &both()).await;
    registered(&app, &event, &["an", "els"]).await;
    app.at(ENDED);
    mark(&app, &event, "els", None, Some(Mark::Absent)).await;
    assert_eq!(record_rest(&app, NELE, event.id, event.sessions[0].id, Mark::Present).await.expect("recorded"), 1);
    close(&app, NELE, event.id, event.sessions[0].id, false).await.expect("closed");
    assert!(sent(&app).await.is_empty());
    app.at(MOMENT);
    assert_eq!(sent(&app).await, ["an", "els"]);
}

#[tokio::test]
async fn reopening_and_closing_again_sends_nothing_twice() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let session = event.sessions[0].id;
    give(&app, &event, &both()).await;
    registered(&app, &event, &["an", "els", "jan"]).await;
    app.at(MOMENT);
    mark(&app, &event, "an", None, Some(Mark::Present)).await;
    mark(&app, &event, "els", None, Some(Mark::Absent)).await;
    close(&app, NELE, event.id, session, false).await.expect("closed");
    assert_eq!(sent(&app).await, ["an", "els"]);
    reopen(&app, NELE, event.id, session, "Jan stond niet op het blad.".to_owned()).await.expect("open");
    app.wait(jiff::SignedDuration::from_mins(5));
    assert!(sent(&app).await.is_empty());
    mark(&app, &event, "jan", None, Some(Mark::Present)).await;
    close(&app, NELE, event.id, session, false).await.expect("closed");
    close(&app, NELE, event.id, session, false).await.expect("closed already");
    assert_eq!(sent(&app).await, ["jan"]);
    assert!(sent(&app).await.is_empty());
}

#[tokio::test]
async fn what_comes_too_late_is_not_sent() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    give(&app, &event, &both()).await;
    registered(&app, &event, &["an"]).await;
    app.at("2027-03-24T09:00:01Z");
    mark(&app, &event, "an", None, Some(Mark::Present)).await;
    close(&app, NELE, event.id, event.sessions[0].id, false).await.expect("closed");
    assert!(sent(&app).await.is_empty());
    // It is a setting.
    let patient = TestApp::start_on(app.database().clone(), &[("BELFRY_FOLLOW_UP_LATEST_DAYS", "30")]).await;
    patient.at("2027-03-24T09:00:02Z");
    assert_eq!(due(&patient).await, 1);
}

#[tokio::test]
async fn without_attendance_everybody_can_be_thanked_and_nobody_is_told_that_they_came() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    give(&app, &event, &[to_all(rule(Kind::Thanks, 1, Unit::Hours, ""))]).await;
    registered(&app, &event, &["an", "els"]).await;
    add_material(&app, &event, "Presentatie", MaterialAudience::Registered).await;
    add_material(&app, &event, "Opname", MaterialAudience::Present).await;
    app.at("2027-03-09T11:30:00Z");
    due(&app).await;
    let mails = app.deliver_mail().await;
    assert_eq!(names(&mails), ["an", "els"]);
    assert!(mails.iter().all(|mail| mail.subject.starts_with("Na afloop: ") && mail.text.contains("Presentatie") && !mail.text.contains("Opname")));
}

#[tokio::test]
async fn a_day_of_two_sessions_is_thanked_for_once_when_both_lists_are_closed() {
    let app = TestApp::start().await;
    let event = app.event().session("2027-03-09T09:00", "2027-03-09T10:00").session("2027-03-09T13:00", "2027-03-09T14:00").create().await;
    give(&app, &event, &both()).await;
    registered(&app, &event, &["an", "els"]).await;
    app.at("2027-03-10T09:30:00Z");
    // An came in the afternoon only: she was there. Els came to neither.
    mark(&app, &event, "an", None, Some(Mark::Absent)).await;
    mark(&app, &event, "els", None, Some(Mark::Absent)).await;
    close(&app, NELE, event.id, event.sessions[0].id, false).await.expect("closed");
    assert!(sent(&app).await.is_empty());
    let an = by_email(&app, "an@gemeente.example").await.id;
    record(&app, NELE, event.id, event.sessions[1].id, vec![Said { registration_id: an, before: None, mark: Some(Mark::Present) }]).await.expect("recorded");
    record_rest(&app, NELE, event.id, event.sessions[1].id, Mark::Absent).await.expect("recorded");
    close(&app, NELE, event.id, event.sessions[1].id, false).await.expect("closed");
    due(&app).await;
    let mails = app.deliver_mail().await;
    assert_eq!(names(&mails), ["an", "els"]);
    assert!(of(&mails, "an").subject.starts_with("Bedankt") && of(&mails, "els").subject.starts_with("We hebben je gemist"));
}
