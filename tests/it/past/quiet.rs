//! Nobody hears of what was taken over: not now, and not when a list is closed later.

use belfry::actions::certificate::send::send_due as certificates_due;
use belfry::actions::evaluation::add_templates::add_templates;
use belfry::actions::evaluation::send::send_due as asked_due;
use belfry::actions::evaluation::set_up::{Terms, set_up};
use belfry::actions::reminder::save_rule::save_rule;
use belfry::actions::reminder::send::send_due as reminders_due;
use belfry::rules::evaluation::ready;
use belfry::rules::reminders::{Kind, ReminderRule, Unit};
use belfry::rules::schedule;

use super::{admin, looks, takes};
use crate::certificates::{back_at_the_desk, closes};
use crate::registration::{NELE, nothing_is_wrong, register};
use crate::support::{Mail, TestApp};

async fn jobs(app: &TestApp) -> Vec<String> {
    reminders_due(app).await.expect("reminders");
    asked_due(app).await.expect("asked");
    certificates_due(app).await.expect("certificates");
    app.deliver_mail().await.iter().map(Mail::recipient).collect()
}

#[tokio::test]
async fn follow_ups_evaluations_and_certificates_go_to_those_who_registered_here_only() {
    let app = TestApp::start().await;
    let event = app.event().titled("Pas voorbij").create().await;
    let thanks = ReminderRule { kind: Kind::Thanks, anchor: Kind::Thanks.anchor(), amount: 1, unit: Unit::Days, at: schedule::time("9:00"), audience: Kind::Thanks.audiences()[0] };
    save_rule(&app, NELE, event.id, None, thanks).await.expect("a rule");
    let template = add_templates(&app, NELE, vec![("Webinar".to_owned(), ready().remove(0).questions)]).await.expect("a template")[0];
    set_up(&app, NELE, event.id, 0, Some(template), Terms { anonymous: false, open_days: 14, remind_after_days: None }).await.expect("set up");
    let nele = app.organiser().await;
    let form = nele.get(&format!("/desk/events/{}/certificates/settings", event.id)).await.expect(200).form("form#certificate-settings");
    nele.sends_files(&form.with("certificates_by_itself", "yes"), &[]).await.expect(303);
    register(&app, &event, "hier@gemeente.example").await;
    app.deliver_mail().await;

    app.at("2027-03-09T12:00:00Z");
    let ada = admin(&app).await;
    let file = "Event,Email,Name,Attendance\nPas voorbij,vroeger@gemeente.example,Van Vroeger,present\nPas voorbij,hier@gemeente.example,Van Hier,present\n";
    let looked = looks(&ada, file.as_bytes()).await;
    let done = ada.sends(&looked.form("form#columns").without("close_lists").with("step", "add")).await.expect(200);
    assert!(done.shows("1 inschrijving overgenomen") && done.shows("2 aanwezigheden toegevoegd"), "{}", done.words());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM invitations i JOIN registrations r ON r.id = i.registration_id WHERE r.email LIKE 'vroeger%'").await, 0);
    assert_eq!(jobs(&app).await, Vec::<String>::new());
    closes(&app, &event, 0).await;
    assert_eq!(app.database().number("SELECT COUNT(*) FROM certificates").await, 2, "both were there");
    app.at("2027-03-10T09:00:00Z");
    let told = jobs(&app).await;
    assert!(!told.is_empty() && told.iter().all(|recipient| recipient == "hier@gemeente.example"), "{told:?}");
    assert_eq!(app.database().number("SELECT COUNT(*) FROM outbox WHERE recipient LIKE 'vroeger%'").await, 0);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn lists_that_the_import_closes_give_no_certificate_and_a_button_does() {
    let app = TestApp::start().await;
    let event = app.event().titled("Lang voorbij").session("2026-03-09T10:00", "2026-03-09T12:00").create().await;
    let ada = admin(&app).await;
    takes(&ada, &looks(&ada, b"Event,Email,Name,Attendance\nLang voorbij,an@gemeente.example,An Claes,yes\n").await).await;
    assert_eq!(app.database().number("SELECT COUNT(*) FROM sessions WHERE attendance_closed_at IS NOT NULL").await, 1);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM certificates").await, 0);
    assert_eq!(jobs(&app).await, Vec::<String>::new());
    let nele = back_at_the_desk(&app).await;
    assert!(nele.get(&format!("/desk/events/{}/certificates", event.id)).await.expect(200).shows("An Claes"));
    nothing_is_wrong(&app).await;
}
