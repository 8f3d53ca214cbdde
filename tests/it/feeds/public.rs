//! `/calendar.ics`, `/programmes/{slug}.ics` and `/events/{slug}.ics`: what anybody may subscribe to.

use std::io::Read as _;

use axum::http::Method;
use belfry::actions::event::{SessionAttendance, SessionDetails, cancel, remove_session, reschedule};
use belfry::actions::{Acting, organiser};
use belfry::entity::event::EventStatus;
use belfry::entity::{event, programme, session};
use belfry::rules::language::Language;
use belfry::rules::names::{EmailAddress, WebAddress};
use belfry::rules::permission::Role;
use jiff::SignedDuration;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait as _};

use super::{entries, only_entry, polls};
use crate::support::{TestApp, TestEvent};

pub fn details(session: &session::Model) -> SessionDetails {
    SessionDetails {
        title: session.title.clone(),
        starts_at: session.starts_at.0,
        ends_at: session.ends_at.0,
        time_zone: session.time_zone.clone(),
        place: session.place.clone(),
        address: session.address.clone(),
        place_hidden: session.place_hidden,
        venue: session.venue_id,
        join_url: session.join_url.as_deref().map(|link| WebAddress::parse(link).expect("a link")),
        attendance: SessionAttendance::All,
        capacity: None,
    }
}

pub async fn nele(app: &TestApp) -> Acting {
    let email = EmailAddress::parse("nele@ledenkoepel.example").expect("an address");
    let id = organiser::add::add(app, email, "Nele Janssens".to_owned(), Role::Organiser, Language::Nl).await.expect("an organiser").organiser_id;
    Acting { organiser_id: id, role: Role::Organiser }
}

pub async fn reload(app: &TestApp, event: &TestEvent) -> (event::Model, session::Model) {
    let reader = app.db.reader();
    let row = event::Entity::find_by_id(event.id).one(reader).await.expect("an answer").expect("an event");
    (row, session::Entity::find_by_id(event.sessions[0].id).one(reader).await.expect("an answer").expect("a session"))
}

/// Moves the first session by so much.
pub async fn moves(app: &TestApp, acting: Acting, event: &TestEvent, by: SignedDuration) {
    let (_, session) = reload(app, event).await;
    let now = details(&session);
    let later = SessionDetails { starts_at: now.starts_at + by, ends_at: now.ends_at + by, ..now };
    reschedule::reschedule(app, acting, event.id, session.id, session.version, later).await.expect("a move");
}

pub async fn programme(app: &TestApp, slug: &str, events: &[&TestEvent]) {
    let (id, now) = (app.clock.id(), app.clock.now());
    let row = programme::ActiveModel {
        id: Set(id),
        slug: Set(slug.to_owned()),
        name: Set("Labo: burgers, data; en meer".to_owned()),
        summary: Set(String::new()),
        description: Set(String::new()),
        funder: Set(None),
        version: Set(1),
        created_at: Set(now.into()),
        ..Default::default()
    };
    let ids: Vec<_> = events.iter().map(|event| event.id).collect();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                programme::Entity::insert(row).exec_without_returning(transaction).await?;
                for event_id in ids {
                    event::Entity::update(event::ActiveModel { id: Unchanged(event_id), programme_id: Set(Some(id)), ..Default::default() }).exec(transaction).await?;
                }
                Ok(())
            })
        })
        .await
        .expect("a programme");
}

#[tokio::test]
async fn a_feed_says_what_it_is_and_how_often_to_ask() {
    let app = TestApp::start().await;
    app.event().create().await;
    let page = polls(&app, "/calendar.ics", &[]).await.expect(200);
    assert_eq!(page.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(page.header("cache-control"), "public, max-age=300");
    for line in [
        "METHOD:PUBLISH",
        "NAME:Ledenkoepel",
        "X-WR-CALNAME:Ledenkoepel",
        "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
        "X-PUBLISHED-TTL:PT4H",
        "COLOR:teal",
        "SOURCE;VALUE=URI:https://belfry.example/calendar.ics",
    ] {
        assert!(page.source().contains(&format!("\r\n{line}\r\n")), "{line} in {}", page.source());
    }
    assert!(!page.source().contains("ATTENDEE") && !page.source().contains("secret-room"), "{}", page.source());
    assert!(!page.headers.contains_key("set-cookie"));
}

#[tokio::test]
async fn an_unchanged_feed_is_the_same_to_the_octet_and_answers_so() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    app.event().onsite().titled("Ontmoeting").create().await;
    for path in ["/calendar.ics".to_owned(), format!("/events/{}.ics", event.slug)] {
        let first = polls(&app, &path, &[]).await.expect(200);
        app.wait(SignedDuration::from_hours(30));
        let second = polls(&app, &path, &[("user-agent", "Google-Calendar-Importer"), ("accept", "text/html")]).await.expect(200);
        assert_eq!(first.body, second.body);
        let (tag, date) = (first.header("etag").to_owned(), first.header("last-modified").to_owned());
        assert_eq!(tag, second.header("etag"));
        for tags in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
            let known = polls(&app, &path, &[("if-none-match", &tags)]).await.expect(304);
            assert!(known.body.is_empty() && known.header("etag") == tag, "{tags}");
        }
        polls(&app, &path, &[("if-modified-since", &date)]).await.expect(304);
        polls(&app, &path, &[("if-modified-since", "Thu, 01 Jan 1998 00:00:00 GMT")]).await.expect(200);
        polls(&app, &path, &[("if-none-match", "\"other\""), ("if-modified-since", &date)]).await.expect(200);
    }
}

#[tokio::test]
async fn a_registration_changes_no_public_feed() {
    let app = TestApp::start().await;
    let event = app.event().places(20).create().await;
    let before = polls(&app, "/calendar.ics", &[]).await.expect(200);
    app.wait(SignedDuration::from_mins(5));
    app.visitor().registers_for(&event.slug, "maria@voorbeeldstad.example").await.expect(200);
    let after = polls(&app, "/calendar.ics", &[]).await.expect(200);
    assert_eq!(before.body, after.body);
    assert!(!after.source().contains("Maria") && !after.source().contains("voorbeeldstad"), "{}", after.source());
}

#[tokio::test]
async fn a_packed_file_has_a_tag_of_its_own() {
    let app = TestApp::start().await;
    for _ in 0..4 {
        app.event().create().await;
    }
    let plain = polls(&app, "/calendar.ics", &[]).await.expect(200);
    let packed = polls(&app, "/calendar.ics", &[("accept-encoding", "gzip")]).await.expect(200);
    assert_eq!((packed.header("content-encoding"), packed.header("vary")), ("gzip", "accept-encoding"));
    assert_ne!(packed.header("etag"), plain.header("etag"));
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(packed.body.as_slice()).read_to_end(&mut unpacked).expect("a packed file");
    assert_eq!(unpacked, plain.body);
    polls(&app, "/calendar.ics", &[("accept-encoding", "gzip"), ("if-none-match", packed.header("etag"))]).await.expect(304);
}

#[tokio::test]
async fn only_reading_is_possible() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let visitor = app.visitor();
    for path in ["/calendar.ics".to_owned(), format!("/events/{}.ics", event.slug)] {
        let get = polls(&app, &path, &[]).await.expect(200);
        let head = visitor.asks(Method::HEAD, &path, &[], Vec::new()).await.expect(200);
        assert!(head.body.is_empty() && head.header("etag") == get.header("etag") && head.header("content-length") == get.body.len().to_string(), "{path}");
        for method in ["POST", "PUT", "DELETE", "PROPFIND", "OPTIONS"] {
            visitor.asks(Method::from_bytes(method.as_bytes()).expect("a method"), &path, &[], b"x".to_vec()).await.expect(405);
        }
    }
    for path in ["/calendar.icsx", "/programmes/nothing.ics", "/programmes/NOT A SLUG.ics", "/events/nothing.ics", "/f/x.ics"] {
        polls(&app, &path.replace(' ', "%20"), &[]).await.expect(404);
    }
}

#[tokio::test]
async fn a_moved_session_is_the_same_entry_one_revision_later() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let acting = nele(&app).await;
    let page = polls(&app, "/calendar.ics", &[]).await.expect(200);
    let before = entries(&page).remove(0);
    app.wait(SignedDuration::from_hours(2));
    moves(&app, acting, &event, SignedDuration::from_mins(30)).await;
    let moved = polls(&app, "/calendar.ics", &[("if-none-match", page.header("etag"))]).await.expect(200);
    let after = entries(&moved).remove(0);
    assert_eq!((after.get("UID"), after.sequence()), (before.get("UID"), before.sequence() + 1));
    assert!(after.get("LAST-MODIFIED") > before.get("LAST-MODIFIED") && after.get("DTSTAMP") > before.get("DTSTAMP"));
    assert_eq!((before.get("DTSTART"), after.get("DTSTART")), ("20270309T100000", "20270309T103000"));
    assert_eq!(after.get("UID"), only_entry(&app, &format!("/events/{}.ics", event.slug)).await.get("UID"), "one entry, wherever it is read");
}

#[tokio::test]
async fn what_is_called_off_stays_for_sixty_days_and_says_so() {
    let app = TestApp::start().await;
    let event = app.event().session("2027-06-08T10:00", "2027-06-08T12:00").session("2027-06-15T10:00", "2027-06-15T12:00").create().await;
    let acting = nele(&app).await;
    let first = entries(&polls(&app, "/calendar.ics", &[]).await.expect(200)).remove(0);
    app.wait(SignedDuration::from_hours(1));
    let (_, session) = reload(&app, &event).await;
    remove_session::remove_session(&app, acting, event.id, session.id, session.version).await.expect("a removal");
    let both = entries(&polls(&app, "/calendar.ics", &[]).await.expect(200));
    assert_eq!(both.iter().map(|entry| entry.get("STATUS")).collect::<Vec<_>>(), ["CANCELLED", "CONFIRMED"]);
    assert!(both[0].get("UID") == first.get("UID") && both[0].sequence() > first.sequence() && both[0].get("LAST-MODIFIED") > first.get("LAST-MODIFIED"));
    app.wait(SignedDuration::from_hours(59 * 24));
    assert_eq!(entries(&polls(&app, "/calendar.ics", &[]).await.expect(200)).len(), 2);
    app.wait(SignedDuration::from_hours(2 * 24));
    assert_eq!(only_entry(&app, "/calendar.ics").await.get("STATUS"), "CONFIRMED");
    let (row, _) = reload(&app, &event).await;
    cancel::cancel(&app, acting, event.id, row.version, None).await.expect("a cancelling");
    let called_off = only_entry(&app, "/calendar.ics").await;
    assert_eq!((called_off.get("STATUS"), called_off.sequence(), called_off.get("TRANSP")), ("CANCELLED", 1, "TRANSPARENT"));
    // The event's own file shows them all, for ever.
    let file = entries(&polls(&app, &format!("/events/{}.ics", event.slug), &[]).await.expect(200));
    assert_eq!(file.iter().map(|entry| entry.get("STATUS")).collect::<Vec<_>>(), ["CANCELLED", "CANCELLED"]);
    app.wait(SignedDuration::from_hours(61 * 24));
    assert!(entries(&polls(&app, "/calendar.ics", &[]).await.expect(200)).is_empty());
}

#[tokio::test]
async fn what_is_over_stays_for_two_months() {
    let app = TestApp::start().await;
    app.event().session("2026-12-01T10:00", "2026-12-01T12:00").create().await;
    app.at("2027-01-31T10:00:00Z");
    assert_eq!(only_entry(&app, "/calendar.ics").await.get("DTSTART"), "20261201T100000");
    app.at("2027-02-03T10:00:00Z");
    let page = polls(&app, "/calendar.ics", &[]).await.expect(200);
    // An empty calendar holds something all the same: readers refuse a file without a component.
    assert!(entries(&page).is_empty() && page.source().contains("BEGIN:VTIMEZONE"), "{}", page.source());
}

#[tokio::test]
async fn drafts_are_in_no_public_feed() {
    let app = TestApp::start().await;
    let draft = app.event().status(EventStatus::Draft).titled("Nog geheim").create().await;
    let shown = app.event().titled("Voor iedereen").create().await;
    programme(&app, "labo", &[&draft, &shown]).await;
    for path in ["/calendar.ics", "/programmes/labo.ics"] {
        assert_eq!(only_entry(&app, path).await.get("SUMMARY"), "Voor iedereen");
    }
    polls(&app, &format!("/events/{}.ics", draft.slug), &[]).await.expect(404);
}

#[tokio::test]
async fn a_programme_has_its_feed_and_a_filter_of_the_list_has_one() {
    let app = TestApp::start().await;
    let labo = app.event().onsite().titled("Labo in Roeselare").create().await;
    app.event().titled("Iets anders").create().await;
    programme(&app, "labo", &[&labo]).await;
    let page = polls(&app, "/programmes/labo.ics", &[]).await.expect(200);
    assert!(page.source().contains("NAME:Labo: burgers\\, data\\; en meer\r\n"), "{}", page.source());
    assert_eq!(page.header("content-disposition"), "inline; filename=\"labo.ics\"");
    for path in
        ["/programmes/labo.ics", "/calendar.ics?format=onsite", "/calendar.ics?text=roeselare", "/calendar.ics?place=huis+gemeente", "/calendar.ics?programme=labo&month=2027-05"]
    {
        assert_eq!(only_entry(&app, path).await.get("SUMMARY"), "Labo in Roeselare", "{path}");
    }
    for path in ["/calendar.ics?programme=nothing", "/calendar.ics?held_in=fr", "/calendar.ics?kind=meeting", "/calendar.ics?place=antwerpen"] {
        assert!(entries(&polls(&app, path, &[]).await.expect(200)).is_empty(), "{path}");
    }
    // What is no choice of the filter counts as not chosen, as in the list.
    assert_eq!(entries(&polls(&app, "/calendar.ics?kind=%00&format=x&text=%ff", &[]).await.expect(200)).len(), 2);
    assert_eq!(entries(&polls(&app, "/calendar.ics?kind=nonsense", &[]).await.expect(200)).len(), 2);
}

#[tokio::test]
async fn pages_offer_their_calendar_to_every_program() {
    let app = TestApp::start().await;
    let labo = app.event().titled("Labo").create().await;
    programme(&app, "labo", &[&labo]).await;
    for (path, feed) in [("/", "/calendar.ics"), ("/?format=online", "/calendar.ics?format=online"), ("/programmes/labo", "/programmes/labo.ics")] {
        let page = app.visitor().get(path).await.expect(200);
        let https = format!("https://belfry.example{feed}");
        let webcal = format!("webcal://belfry.example{feed}");
        assert_eq!(page.attributes("#calendar-address", "value"), std::slice::from_ref(&https));
        let links = page.attributes(".subscribe a", "href");
        assert_eq!(links[0], webcal);
        let (google, outlook) = (url::Url::parse(&links[1]).expect("a link"), url::Url::parse(&links[2]).expect("a link"));
        assert_eq!(google.query_pairs().find(|(name, _)| name == "cid").map(|(_, value)| value.into_owned()), Some(webcal));
        assert_eq!(outlook.query_pairs().find(|(name, _)| name == "url").map(|(_, value)| value.into_owned()), Some(https));
        polls(&app, feed, &[]).await.expect(200);
    }
}
