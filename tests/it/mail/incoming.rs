//! What comes back: bounces by their token (DLV-05), and what calendars answer, through `belfry receive`.

use std::io::Write as _;
use std::process::Stdio;

use belfry::entity::outbox::OutboxState;
use belfry::entity::{invitation, undeliverable_address};
use sea_orm::EntityTrait;

use super::delivery::rows;
use crate::support::TestApp;
use crate::support::program::belfry;

const JAN: &str = "jan@gemeente.example";
const KEY: &str = "a key for tests, long enough and no sample";

/// One mail into `belfry receive`; its exit code.
pub fn receive(app: &TestApp, mail: &str, arguments: &[&str]) -> i32 {
    let mut command = belfry(app.database().folder());
    command.arg("receive").args(arguments).env("BELFRY_DATABASE_URL", app.database().url());
    command.env("BELFRY_PUBLIC_URL", "https://belfry.example").env("BELFRY_SMTP_URL", "smtp://127.0.0.1:9").env("BELFRY_SECRET_KEY", KEY);
    command.env("BELFRY_MAIL_FROM", "Ledenkoepel <activiteiten@ledenkoepel.example>").env("BELFRY_BOUNCE_ADDRESS", "bounces@mail.example");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
    let written = child.stdin.take().expect("a pipe").write_all(mail.as_bytes());
    let code = child.wait().expect("it ends").code().expect("a code");
    assert!(written.is_ok() || code == 3);
    code
}

fn bounce(to: &str, action: &str, status: &str) -> String {
    format!(
        "From: MAILER-DAEMON@mx.example\r\nTo: {to}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n\
         Final-Recipient: rfc822; {JAN}\r\nAction: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; 550 {status} no such user\r\n\r\n--b--\r\n"
    )
}

fn reply(from: &str, uid: &str, choice: &str) -> String {
    format!(
        "From: Jan <{from}>\r\nTo: activiteiten@ledenkoepel.example\r\nMIME-Version: 1.0\r\nContent-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\n\
         BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20270301T090000Z\r\nSEQUENCE:0\r\n\
         ORGANIZER:mailto:activiteiten@ledenkoepel.example\r\nATTENDEE;PARTSTAT={choice}:mailto:{from}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

async fn sent(app: &TestApp) -> (String, String) {
    let event = app.event().session("2096-03-09T10:00", "2096-03-09T11:30").create().await;
    app.registrar.register(crate::registration::request(&event.slug, JAN)).await.expect("a place");
    let mail = app.deliver_mail().await.remove(0);
    let token = app.keys.bounce_token(rows(app).await[0].id);
    (format!("bounces+{token}@mail.example"), mail.event_property("UID"))
}

async fn unreachable(app: &TestApp) -> usize {
    undeliverable_address::Entity::find().all(app.db.reader()).await.expect("rows").len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bounce_flags_the_address_by_its_token_and_a_forged_one_changes_nothing() {
    let app = TestApp::start().await;
    let (to, _) = sent(&app).await;
    let forged = to.replace(&to[to.len() - 20..to.len() - 13], "0000000");
    assert_eq!(receive(&app, &bounce(&forged, "failed", "5.1.1"), &[]), 3);
    assert_eq!(receive(&app, &bounce("bounces@mail.example", "failed", "5.1.1"), &["--copy"]), 0);
    assert_eq!(receive(&app, &bounce(&to, "delayed", "4.4.7"), &[]), 0);
    assert_eq!((rows(&app).await[0].state, unreachable(&app).await), (OutboxState::Sent, 0));
    // The mail host knows better than a header.
    assert_eq!(receive(&app, &bounce("somebody@else.example", "failed", "5.1.1"), &["--recipient", &to.to_uppercase()]), 0);
    let row = rows(&app).await.remove(0);
    assert_eq!((row.state, row.last_error.as_deref(), unreachable(&app).await), (OutboxState::Failed, Some("550 5.1.1 no such user"), 1));
    assert_eq!(receive(&app, &bounce(&to, "failed", "5.1.1"), &[]), 0, "told twice");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_failure_is_shown_and_is_not_the_address_s_fault() {
    let app = TestApp::start().await;
    let (to, _) = sent(&app).await;
    assert_eq!(receive(&app, &bounce(&to, "failed", "5.2.2"), &[]), 0);
    assert_eq!((rows(&app).await[0].state, unreachable(&app).await), (OutboxState::Failed, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_calendar_s_no_is_asked_about_once_and_cancels_nothing() {
    let app = TestApp::start().await;
    let (_, uid) = sent(&app).await;
    let answer = async || invitation::Entity::find().one(app.db.reader()).await.expect("rows").expect("one").partstat;
    assert_eq!(receive(&app, &reply("mallory@gemeente.example", &uid, "DECLINED"), &[]), 3, "somebody else's");
    assert_eq!(receive(&app, &reply(JAN, "other@belfry.example", "DECLINED"), &[]), 3, "of another calendar");
    assert_eq!(answer().await, None);
    assert_eq!(receive(&app, &reply("JAN@gemeente.example", &uid, "TENTATIVE"), &[]), 0);
    assert_eq!(answer().await.as_deref(), Some("tentative"));
    for _ in 0..2 {
        assert_eq!(receive(&app, &reply(JAN, &uid, "DECLINED"), &[]), 0);
    }
    assert_eq!(answer().await.as_deref(), Some("declined"));
    // By the program's own clock, which is the machine's.
    app.at("2090-01-01T12:00:00Z");
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 1, "asked once");
    assert!(mails[0].subject.starts_with("Kom je niet?") && mails[0].method.is_none() && mails[0].text.contains("nog niet uitgeschreven"));
    let page = app.visitor().get(&mails[0].link("/r/")).await.expect(200);
    assert!(page.shows("Je bent ingeschreven"));
    let nele = app.organiser().await;
    let registration = crate::registration::by_email(&app, JAN).await;
    let desk = nele.get(&format!("/desk/registrations/{}", registration.id)).await.expect(200);
    assert!(desk.shows("Antwoord uit de agenda") && desk.shows("Geweigerd op"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_s_mail_is_for_people() {
    let app = TestApp::start().await;
    let question = "From: Jan <jan@gemeente.example>\r\nSubject: Parkeren?\r\n\r\nKan ik er parkeren?\r\n";
    assert_eq!(receive(&app, question, &[]), 3);
    assert_eq!(receive(&app, question, &["--copy"]), 0);
    assert_eq!(receive(&app, "Auto-Submitted: auto-replied\r\nFrom: jan@gemeente.example\r\n\r\nAfwezig\r\n", &[]), 0);
    assert_eq!(receive(&app, "", &[]), 3);
    assert_eq!(receive(&app, &"x".repeat(11 * 1024 * 1024), &[]), 3);
}
