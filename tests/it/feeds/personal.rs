//! `/f/{token}.ics` of a person: the same entries as the mailed invitations, and those that are not sure yet.

use axum::http::Method;
use belfry::actions::event::remove_session::remove_session;
use jiff::SignedDuration;

use super::public::{moves, nele, reload};
use super::{Entry, entries, feed_on, only_entry, opens_feed, polls};
use crate::pages::own_registration::link;
use crate::support::{TestApp, Visitor};

const MARIA: &str = "maria@voorbeeldstad.example";

async fn cancels(app: &TestApp, email: &str) {
    let visitor = app.visitor();
    let step = visitor.get(&format!("{}/cancel", link(app, email).await)).await.expect(200);
    visitor.sends(&step.form_with("csrf")).await.expect(303);
}

/// The feed of somebody who registered, opened from the page of the registration.
async fn feed_of(app: &TestApp, visitor: &Visitor, email: &str) -> String {
    opens_feed(visitor, &format!("{}/calendar", link(app, email).await)).await
}

#[tokio::test]
async fn a_place_stands_in_the_feed_as_it_was_mailed() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let maria = app.visitor();
    maria.registers_for(&event.slug, MARIA).await.expect(200);
    let mail = app.deliver_mail().await.remove(0);
    let feed = feed_of(&app, &maria, MARIA).await;
    let page = polls(&app, &feed, &[]).await.expect(200);
    let entry = entries(&page).remove(0);
    for name in ["UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "ORGANIZER", "STATUS", "CONFERENCE"] {
        assert_eq!(entry.get(name), mail.event_property(name), "{name}");
    }
    assert!(entry.get("LOCATION").contains("/j/") && !entry.has("ATTENDEE") && !page.source().contains("secret-room"), "{}", page.source());
    assert_eq!((page.header("cache-control"), page.header("referrer-policy")), ("private, no-cache", "no-referrer"));
    assert!(page.header("x-robots-tag").contains("noindex") && !page.headers.contains_key("set-cookie") && !page.source().contains("SOURCE"), "{}", page.source());
    // The way in is a page of Maria's own.
    let way_in = url::Url::parse(entry.get("LOCATION")).expect("an address");
    maria.get(way_in.path()).await.expect(200);
    polls(&app, &feed, &[("if-none-match", page.header("etag"))]).await.expect(304);
    let head = app.visitor().asks(Method::HEAD, &feed, &[], Vec::new()).await.expect(200);
    assert_eq!(head.header("etag"), page.header("etag"));
}

#[tokio::test]
async fn a_moved_and_a_cancelled_place_are_revisions_of_the_same_entry() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let acting = nele(&app).await;
    let maria = app.visitor();
    maria.registers_for(&event.slug, MARIA).await.expect(200);
    let feed = feed_of(&app, &maria, MARIA).await;
    let first = only_entry(&app, &feed).await;
    app.deliver_mail().await;
    app.wait(SignedDuration::from_hours(1));
    moves(&app, acting, &event, SignedDuration::from_hours(3)).await;
    app.wait(SignedDuration::from_hours(1));
    let moved = only_entry(&app, &feed).await;
    assert_eq!((moved.get("UID"), moved.sequence(), moved.get("DTSTART")), (first.get("UID"), first.sequence() + 1, "20270309T130000"));
    cancels(&app, MARIA).await;
    let gone = only_entry(&app, &feed).await;
    assert_eq!((gone.get("UID"), gone.get("STATUS"), gone.get("TRANSP")), (first.get("UID"), "CANCELLED", "TRANSPARENT"));
    assert!(gone.sequence() > moved.sequence());
    app.wait(SignedDuration::from_hours(59 * 24));
    assert_eq!(only_entry(&app, &feed).await.get("STATUS"), "CANCELLED");
    app.wait(SignedDuration::from_hours(2 * 24));
    assert!(entries(&polls(&app, &feed, &[]).await.expect(200)).is_empty());
}

#[tokio::test]
async fn who_waits_sees_it_unsure_and_then_for_sure_under_the_same_entry() {
    let app = TestApp::start().await;
    let event = app.event().places(1).waiting_list().create().await;
    app.visitor().registers_for(&event.slug, "jan@voorbeeldstad.example").await.expect(200);
    app.wait(SignedDuration::from_mins(1));
    let maria = app.visitor();
    maria.registers_for(&event.slug, MARIA).await.expect(200);
    let feed = feed_of(&app, &maria, MARIA).await;
    let waits = only_entry(&app, &feed).await;
    assert_eq!((waits.get("STATUS"), waits.get("TRANSP")), ("TENTATIVE", "TRANSPARENT"));
    assert!(waits.get("SUMMARY").starts_with("Wachtlijst: Right to Challenge") && !waits.get("DESCRIPTION").contains("/j/"), "{waits:?}");
    app.wait(SignedDuration::from_mins(1));
    cancels(&app, "jan@voorbeeldstad.example").await;
    let offered = only_entry(&app, &feed).await;
    assert_eq!((offered.get("UID"), offered.get("STATUS")), (waits.get("UID"), "TENTATIVE"));
    assert!(offered.get("SUMMARY").starts_with("Plaats aangeboden: ") && offered.sequence() > waits.sequence(), "{offered:?}");
    app.wait(SignedDuration::from_mins(1));
    let accept = maria.get(&link(&app, MARIA).await).await.expect(200).form("form[action$='/accept']");
    maria.sends(&accept).await.expect(303);
    let sure = only_entry(&app, &feed).await;
    assert_eq!((sure.get("UID"), sure.get("STATUS"), sure.get("TRANSP")), (waits.get("UID"), "CONFIRMED", "OPAQUE"));
    assert!(sure.sequence() > offered.sequence() && sure.get("SUMMARY").starts_with("Right to Challenge"), "{sure:?}");
    let mail = app.deliver_mail().await.into_iter().rfind(|mail| mail.recipient() == MARIA).expect("a mail");
    assert_eq!((mail.event_property("UID"), mail.event_property("SEQUENCE")), (sure.get("UID").to_owned(), sure.get("SEQUENCE").to_owned()));
}

#[tokio::test]
async fn who_leaves_the_waiting_list_sees_it_called_off() {
    let app = TestApp::start().await;
    let event = app.event().places(1).waiting_list().create().await;
    app.visitor().registers_for(&event.slug, "jan@voorbeeldstad.example").await.expect(200);
    let maria = app.visitor();
    maria.registers_for(&event.slug, MARIA).await.expect(200);
    let feed = feed_of(&app, &maria, MARIA).await;
    let waits = only_entry(&app, &feed).await;
    app.wait(SignedDuration::from_mins(1));
    cancels(&app, MARIA).await;
    let gone = only_entry(&app, &feed).await;
    assert_eq!((gone.get("UID"), gone.get("STATUS")), (waits.get("UID"), "CANCELLED"));
    assert!(gone.sequence() > waits.sequence());
}

#[tokio::test]
async fn a_place_that_comes_back_is_a_new_entry_beside_the_cancelled_one() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let maria = app.visitor();
    maria.registers_for(&event.slug, MARIA).await.expect(200);
    let feed = feed_of(&app, &maria, MARIA).await;
    app.deliver_mail().await;
    app.wait(SignedDuration::from_mins(1));
    cancels(&app, MARIA).await;
    app.deliver_mail().await;
    app.wait(SignedDuration::from_mins(1));
    maria.registers_for(&event.slug, MARIA).await.expect(200);
    let both = entries(&polls(&app, &feed, &[]).await.expect(200));
    let mut standing: Vec<&str> = both.iter().map(|entry| entry.get("STATUS")).collect();
    standing.sort_unstable();
    assert_eq!(standing, ["CANCELLED", "CONFIRMED"]);
    assert_ne!(both[0].get("UID"), both[1].get("UID"));
}

#[tokio::test]
async fn a_session_that_is_taken_out_stays_and_says_so() {
    let app = TestApp::start().await;
    let event = app.event().session("2027-03-09T10:00", "2027-03-09T11:30").session("2027-04-13T10:00", "2027-04-13T11:30").create().await;
    let acting = nele(&app).await;
    let maria = app.visitor();
    maria.registers_for(&event.slug, MARIA).await.expect(200);
    app.deliver_mail().await;
    let feed = feed_of(&app, &maria, MARIA).await;
    let before = entries(&polls(&app, &feed, &[]).await.expect(200));
    app.wait(SignedDuration::from_mins(1));
    let (_, session) = reload(&app, &event).await;
    remove_session(&app, acting, event.id, session.id, session.version).await.expect("a removal");
    let after = entries(&polls(&app, &feed, &[]).await.expect(200));
    assert_eq!(after.iter().map(|entry| entry.get("STATUS")).collect::<Vec<_>>(), ["CANCELLED", "CONFIRMED"]);
    assert_eq!(uids(&before), uids(&after));
    assert!(after[0].sequence() > before[0].sequence() && after[1].sequence() == before[1].sequence());
}

fn uids(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.get("UID")).collect()
}

#[tokio::test]
async fn what_happens_to_others_changes_nothing_in_my_feed() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let (maria, jan) = (app.visitor(), app.visitor());
    maria.registers_for(&event.slug, MARIA).await.expect(200);
    jan.registers_for(&event.slug, "jan@gemeente.example").await.expect(200);
    let (hers, his) = (feed_of(&app, &maria, MARIA).await, feed_of(&app, &jan, "jan@gemeente.example").await);
    let before = polls(&app, &hers, &[]).await.expect(200);
    app.wait(SignedDuration::from_mins(1));
    cancels(&app, "jan@gemeente.example").await;
    assert_eq!(before.body, polls(&app, &hers, &[]).await.expect(200).body);
    assert_ne!(only_entry(&app, &hers).await.get("UID"), only_entry(&app, &his).await.get("UID"));
    for (name, page) in [("jan@", before), ("maria@", polls(&app, &his, &[]).await)] {
        assert!(!page.source().contains(name), "{}", page.source());
    }
    // UIDs and addresses hold no name, no mail address, no counter.
    let uid = only_entry(&app, &hers).await.get("UID").to_owned();
    let (id, host) = uid.split_once('@').expect("a UID of ours");
    assert_eq!((uuid::Uuid::parse_str(id).expect("random").get_version_num(), host), (4, "belfry.example"));
}

#[tokio::test]
async fn a_revoked_address_opens_nothing_at_once_and_a_renewed_one_is_another() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let maria = app.visitor();
    maria.registers_for(&event.slug, MARIA).await.expect(200);
    let page_path = format!("{}/calendar", link(&app, MARIA).await);
    // Looking makes no feed; asking twice makes one.
    let fresh = maria.get(&page_path).await.expect(200);
    assert!(!fresh.has("#calendar-address"));
    let open = fresh.form("form[action$='/open']");
    maria.sends(&open).await.expect(303);
    let first = feed_on(&maria.get(&page_path).await.expect(200));
    maria.sends(&open).await.expect(303);
    let page = maria.get(&page_path).await.expect(200);
    assert_eq!(feed_on(&page), first);
    let renewed = maria.sends(&page.form("form[action$='/renew']")).await.expect(303);
    let second = feed_on(&maria.follows(renewed).await);
    assert_ne!(second, first);
    polls(&app, &second, &[]).await.expect(200);
    let revoked = maria.sends(&maria.get(&page_path).await.form("form[action$='/revoke']")).await.expect(303);
    assert!(maria.follows(revoked).await.shows("ingetrokken"));
    for dead in [first.as_str(), second.as_str(), "/f/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics", "/f/..%2f.ics", "/f/.ics"] {
        let answer = polls(&app, dead, &[("user-agent", "Google-Calendar-Importer")]).await.expect(404);
        assert!(!answer.source().contains("BEGIN:VEVENT") && !answer.headers.contains_key("location") && !answer.headers.contains_key("set-cookie"), "{dead}");
    }
    let third = opens_feed(&maria, &page_path).await;
    assert!(third != first && third != second);
    polls(&app, &third, &[]).await.expect(200);
    polls(&app, &second, &[]).await.expect(404);
    for path in ["open", "renew", "revoke", "alarm"] {
        maria.get(&format!("{page_path}/{path}")).await.expect(405);
    }
}

#[tokio::test]
async fn a_feed_rings_when_its_owner_wants_it_to() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let maria = app.visitor();
    maria.registers_for(&event.slug, MARIA).await.expect(200);
    let page_path = format!("{}/calendar", link(&app, MARIA).await);
    let feed = opens_feed(&maria, &page_path).await;
    assert!(!polls(&app, &feed, &[]).await.source().contains("VALARM"));
    app.wait(SignedDuration::from_mins(1));
    let form = maria.get(&page_path).await.form("form[action$='/alarm']").with("alarm", "60");
    maria.sends(&form).await.expect(303);
    let page = polls(&app, &feed, &[]).await.expect(200);
    assert!(page.source().contains("BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Right to Challenge") && page.source().contains("TRIGGER:-PT60M"), "{}", page.source());
    for wrong in ["61", "-1", "x", "99999999999"] {
        maria.sends(&form.clone().with("alarm", wrong)).await.expect(422);
    }
    maria.sends(&form.with("alarm", "")).await.expect(303);
    assert!(!polls(&app, &feed, &[]).await.source().contains("VALARM"));
}

#[tokio::test]
async fn a_place_that_was_handed_over_opens_no_feed() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let maria = app.visitor();
    maria.registers_for(&event.slug, MARIA).await.expect(200);
    let hers = link(&app, MARIA).await;
    let feed = opens_feed(&maria, &format!("{hers}/calendar")).await;
    app.deliver_mail().await;
    app.wait(SignedDuration::from_mins(1));
    let step = maria.get(&format!("{hers}/hand-over")).await.expect(200);
    let form = step.form_with("email").with_all(&[("first_name", "Ruben"), ("last_name", "Aerts"), ("email", "ruben@voorbeeldstad.example")]);
    maria.sends(&form).await.expect(303);
    maria.get(&format!("{hers}/calendar")).await.expect(404);
    let gone = only_entry(&app, &feed).await;
    assert_eq!(gone.get("STATUS"), "CANCELLED");
    let his = feed_of(&app, &app.visitor(), "ruben@voorbeeldstad.example").await;
    let new = only_entry(&app, &his).await;
    assert!(new.get("STATUS") == "CONFIRMED" && new.get("UID") != gone.get("UID"));
}
