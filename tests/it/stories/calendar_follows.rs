//! Story A4: what a calendar program makes of invitations and feeds, read by three programs that are not ours.

use belfry::entity::event::EventStatus;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::calendar::readers::{Entry, Files, all};
use crate::feeds::public::programme;
use crate::feeds::{entries, feed_on, polls};
use crate::support::{Mail, TestApp};

const MARIA: &str = "maria@voorbeeldstad.example";

/// The entries of these mails' calendar parts, one each, as the readers agree on them.
fn read(mails: &[Mail]) -> Vec<Entry> {
    let files = Files::write(&mails.iter().filter_map(|mail| mail.calendar.clone()).collect::<Vec<_>>());
    all(&files).into_iter().map(|mut reading| reading.events.remove(0)).collect()
}

fn moment(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

#[tokio::test]
async fn step_1_one_entry_at_the_right_hour_wherever_it_is_read() {
    let app = TestApp::start().await;
    let event = app.event().titled("Éénmalig: data & privacy; wat mag, wat niet?").session("2027-03-09T10:00", "2027-03-09T11:30").create().await;
    app.visitor().registers_for(&event.slug, MARIA).await.expect(200);
    let mails = app.deliver_mail().await;
    let entry = &read(&mails)[0];
    assert_eq!((entry.start, entry.end), (moment("2027-03-09T09:00:00Z"), moment("2027-03-09T10:30:00Z")));
    let athens = entry.start.to_zoned(TimeZone::get("Europe/Athens").expect("a zone"));
    assert_eq!(athens.strftime("%H:%M").to_string(), "11:00");
    assert_eq!(entry.summary, "Éénmalig: data & privacy; wat mag, wat niet?");
    assert_eq!((entry.status.as_str(), entry.attendees.as_slice()), ("CONFIRMED", [format!("mailto:{MARIA}")].as_slice()));
    assert!(entry.description.contains("/j/") && entry.location.contains("/j/"), "{entry:?}");
    assert!(mails[0].event_property("ORGANIZER").contains("activiteiten@ledenkoepel.example"));
}

#[tokio::test]
async fn step_2_a_series_across_summer_time_is_always_at_ten() {
    let app = TestApp::start().await;
    app.at("2026-11-01T09:00:00Z");
    let event =
        app.event().session("2026-11-18T10:00", "2026-11-18T12:00").session("2027-02-11T10:00", "2027-02-11T12:00").session("2027-05-06T10:00", "2027-05-06T12:00").create().await;
    app.visitor().registers_for(&event.slug, MARIA).await.expect(200);
    let mut found = read(&app.deliver_mail().await);
    found.sort_by_key(|entry| entry.start);
    let starts: Vec<Timestamp> = found.iter().map(|entry| entry.start).collect();
    assert_eq!(starts, ["2026-11-18T09:00:00Z", "2027-02-11T09:00:00Z", "2027-05-06T08:00:00Z"].map(moment));
    let mut uids: Vec<&str> = found.iter().map(|entry| entry.uid.as_str()).collect();
    uids.sort_unstable();
    uids.dedup();
    assert_eq!(uids.len(), 3, "one UID a date");
}

#[tokio::test]
async fn step_3_the_entry_moves_and_then_goes_without_a_double() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().session("2027-03-09T10:00", "2027-03-09T11:30").create().await;
    app.visitor().registers_for(&event.slug, MARIA).await.expect(200);
    let mut conversation = app.deliver_mail().await;
    app.wait(jiff::SignedDuration::from_hours(1));
    let form = nele.get(&format!("/desk/events/{}/sessions/{}/edit", event.id, event.sessions[0].id)).await.expect(200).form("form#session");
    nele.sends(&form.with("start", "10:30").with("end", "12:00")).await.expect(303);
    conversation.extend(app.deliver_mail().await);
    app.wait(jiff::SignedDuration::from_hours(1));
    let form = nele.get(&format!("/desk/events/{}/cancel", event.id)).await.expect(200).form_with("reason");
    nele.sends(&form.with("reason", "Te weinig inschrijvingen.")).await.expect(303);
    conversation.extend(app.deliver_mail().await);

    let methods: Vec<Option<&str>> = conversation.iter().map(|mail| mail.method.as_deref()).collect();
    assert_eq!(methods, [Some("REQUEST"), Some("REQUEST"), Some("CANCEL")]);
    let found = read(&conversation);
    assert!(found.iter().all(|entry| entry.uid == found[0].uid), "one entry, three revisions");
    assert_eq!(found.iter().map(|entry| entry.sequence).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!((found[1].start, found[2].start), (moment("2027-03-09T09:30:00Z"), moment("2027-03-09T09:30:00Z")));
    assert_eq!(found[2].status, "CANCELLED");
}

#[tokio::test]
async fn step_4_feeds_hold_what_is_public_and_a_secret_one_can_be_revoked() {
    let app = TestApp::start().await;
    let shown = app.event().titled("Labo 1").create().await;
    let draft = app.event().titled("Nog geheim").status(EventStatus::Draft).create().await;
    programme(&app, "labo", &[&shown, &draft]).await;
    let feed = polls(&app, "/programmes/labo.ics", &[]).await.expect(200);
    let found = all(&Files::write(&[feed.source()])).remove(0).events;
    assert_eq!(found.iter().map(|entry| entry.summary.as_str()).collect::<Vec<_>>(), ["Labo 1"]);
    polls(&app, "/programmes/labo.ics", &[("if-none-match", feed.header("etag"))]).await.expect(304);

    let maria = app.visitor();
    maria.registers_for(&shown.slug, MARIA).await.expect(200);
    let page = format!("{}/calendar", app.deliver_mail().await.remove(0).link("/r/"));
    let opened = maria.sends(&maria.get(&page).await.expect(200).form("form[action$='/open']")).await.expect(303);
    let secret = feed_on(&maria.follows(opened).await);
    assert_eq!(entries(&polls(&app, &secret, &[]).await.expect(200)).len(), 1);
    maria.sends(&maria.get(&page).await.form("form[action$='/revoke']")).await.expect(303);
    let gone = polls(&app, &secret, &[]).await.expect(404);
    assert!(!gone.source().contains("BEGIN:VCALENDAR") && !gone.headers.contains_key("location"));
}
