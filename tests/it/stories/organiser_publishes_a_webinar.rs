//! Story A1: a webinar is copied from last year, mended, published, found by everybody, and moved; everybody's calendar
//! follows.

use belfry::actions::attendance::close::close;
use belfry::actions::attendance::record::{Said, record};
use belfry::entity::event::EventStatus;
use belfry::entity::{attendance, event, registration, session};
use belfry::rules::attendance::Mark;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};

use crate::changes::patient;
use crate::registration::{NELE, by_email, register};
use crate::support::questions::asks;
use crate::support::{Mail, Page, TestApp, TestEvent, Visitor};
use crate::team::{belongs_to, programme_named};

const TITLE: &str = "Right to Challenge: lessen uit drie gemeenten";
const ADDRESS: &str = "/events/right-to-challenge-lessen-uit-drie-gemeenten";

fn to<'m>(mails: &'m [Mail], who: &str) -> &'m Mail {
    mails.iter().find(|mail| mail.recipient().starts_with(who)).unwrap_or_else(|| panic!("no mail to {who}"))
}

/// A webinar of the autumn of 2026, held, with somebody who was there.
async fn held_last_year(app: &TestApp) -> TestEvent {
    app.at("2026-09-01T08:00:00Z");
    let webinar = app.event().titled("Inspiratiesessie inspraak").slug("inspiratiesessie-inspraak").places(50).session("2026-10-06T10:00", "2026-10-06T11:30").create().await;
    belongs_to(app, &webinar, programme_named(app, "Labo lokale burgerparticipatie").await).await;
    asks(app, &webinar, "short_text", "ervaring", "Wat heb je al geprobeerd?").create().await;
    register(app, &webinar, "lieselot@voorbeeldstad.example").await;
    app.at("2026-10-06T12:00:00Z");
    let there = Said { registration_id: by_email(app, "lieselot@voorbeeldstad.example").await.id, before: None, mark: Some(Mark::Present) };
    record(app, NELE, webinar.id, webinar.sessions[0].id, vec![there]).await.expect("recorded");
    close(app, NELE, webinar.id, webinar.sessions[0].id, false).await.expect("closed");
    app.deliver_mail().await;
    app.at("2026-11-23T08:00:00Z");
    webinar
}

/// Sends a form that is taken, and opens what follows.
async fn done(nele: &Visitor, answer: Page) -> Page {
    assert!(answer.status.is_redirection(), "{} {}", answer.status, answer.words());
    nele.follows(answer).await.expect(200)
}

/// Step 1; gives the path of the draft at the desk, and its page.
async fn copies(app: &TestApp, nele: &Visitor, last: &TestEvent) -> (String, Page) {
    let new = nele.get("/desk/events/new?kind=webinar").await.expect(200);
    let choice = nele.get(&new.link("/desk/events/copy").expect("a way to earlier ones")).await.expect(200);
    assert!(choice.shows("Inspiratiesessie inspraak"), "{}", choice.words());
    let form = nele.get(&choice.link(&format!("{}/copy", last.id)).expect("last year's")).await.expect(200).form("form#copy");
    assert_eq!(form.get("title"), "Inspiratiesessie inspraak");
    let draft = done(nele, nele.sends(&form.with_all(&[("title", TITLE), ("first_day", "9/3/2027")])).await.expect(303)).await;
    let copy = event::Entity::find().filter(event::Column::Status.eq(EventStatus::Draft)).one(app.db.reader()).await.expect("rows").expect("the copy");
    assert_eq!((copy.summary.as_str(), copy.programme_id.is_some(), copy.asks_questions, copy.capacity, copy.places_taken), (last.summary.as_str(), true, true, Some(50), 0));
    let reader = app.db.reader();
    let session = session::Entity::of(copy.id).one(reader).await.expect("rows").expect("its session");
    assert_eq!((session.starts_at.0.to_string().as_str(), session.attendance_closed_at), ("2027-03-09T09:00:00Z", None));
    assert_eq!(registration::Entity::find().filter(registration::Column::EventId.eq(copy.id)).count(reader).await.expect("a count"), 0);
    assert_eq!(attendance::Entity::of(session.id).count(reader).await.expect("a count"), 0);
    (format!("/desk/events/{}", copy.id), draft)
}

/// Steps 2 and 3: places, the closing, the link and the reminders; an end before the start is said at its field.
async fn mends(nele: &Visitor, desk: &str, draft: &Page) {
    let registering = nele.get(&format!("{desk}/edit/registering")).await.expect(200).form("form#event");
    done(nele, nele.sends(&registering.with_all(&[("capacity", "200"), ("closes_date", "8/3/2027"), ("closes_time", "12:00")])).await).await;
    // What the draft still lacks leads to where it is mended.
    let form = nele.get(&draft.link("/sessions/").expect("what is missing")).await.expect(200).form("form#session");
    let wrong = nele.sends(&form.with_all(&[("end", "09:30"), ("join_url", "https://meeting.example/secret-room-4711")])).await.expect(422);
    assert!(wrong.all("#end-error").join("").contains("Het einduur ligt vóór het beginuur"));
    let kept = wrong.form("form#session");
    for (name, value) in [("date", "9/03/2027"), ("start", "10:00"), ("end", "09:30"), ("join_url", "https://meeting.example/secret-room-4711")] {
        assert_eq!(kept.get(name), value, "{name} is kept");
    }
    done(nele, nele.sends(&kept.with("end", "11:30")).await).await;
    let reminders = nele.get(&format!("{desk}/reminders")).await.expect(200);
    let reminders = match reminders.try_form("form#usual") {
        Some(usual) => done(nele, nele.sends(&usual).await).await,
        None => reminders,
    };
    assert!(reminders.shows("Eén dag vooraf") && reminders.shows("Eén uur vooraf"), "{}", reminders.words());
}

/// Step 4.
async fn publishes(app: &TestApp, nele: &Visitor, desk: &str) {
    done(nele, nele.sends(&nele.get(desk).await.expect(200).form("form#publish")).await).await;
    let visitor = app.visitor();
    let page = visitor.get(ADDRESS).await.expect(200);
    let data: serde_json::Value = serde_json::from_str(&page.all("script[type=\"application/ld+json\"]").concat()).expect("JSON-LD");
    assert_eq!((data["startDate"].as_str(), data["maximumAttendeeCapacity"].as_i64()), (Some("2027-03-09T10:00:00+01:00"), Some(200)));
    assert!(visitor.get("/?text=right+to+challenge").await.shows("Right to Challenge"));
    let feed = visitor.get("/programmes/labo-lokale-burgerparticipatie.ics").await.expect(200).source();
    assert!(feed.contains("Right to Challenge"), "{feed}");
    for source in [page.source(), feed, visitor.get("/").await.source()] {
        assert!(!source.contains("secret-room-4711"), "the link is nobody's to see");
    }
}

/// Step 5.
async fn moves(app: &TestApp, nele: &Visitor, desk: &str, before: &[Mail]) {
    // The desk says who will be told of what, and nobody is told unseen.
    let edit = nele.get(desk).await.expect(200).attributes("ol.rows a[href$=\"/edit\"]", "href").remove(0);
    let form = nele.get(&edit).await.expect(200).form("form#session");
    let saved = nele.sends(&form.with("start", "10:30").with("end", "12:00")).await.expect(303);
    let overview = done(nele, saved).await;
    assert!(overview.shows("3 mensen worden verwittigd (tijd)"), "{}", overview.words());
    assert!(app.deliver_mail().await.is_empty());
    done(nele, nele.sends(&overview.form("form#send-changes")).await.expect(303)).await;
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 3, "one each, and who waits a plain one");
    for who in ["lieselot@", "pieter@"] {
        let (first, update) = (to(before, who), to(&mails, who));
        assert_eq!(update.method.as_deref(), Some("REQUEST"));
        assert_eq!(update.event_property("UID"), first.event_property("UID"));
        assert_eq!((first.event_property("SEQUENCE").as_str(), update.event_property("SEQUENCE").as_str()), ("0", "1"));
        assert_eq!(update.event_property("DTSTART"), "20270309T103000");
        assert!(update.event_property("DTSTAMP") > first.event_property("DTSTAMP"));
        for words in ["dinsdag 9 maart 2027, 10:30-12:00", "dinsdag 9 maart 2027, 10:00-11:30"] {
            assert!(update.text.contains(words) && update.html.contains(words), "{words}: {}", update.text);
        }
        assert_eq!(update.header("In-Reply-To"), first.header("Message-ID"), "one conversation");
    }
    assert_eq!(to(&mails, "fatima@").method, None, "nothing to put into a calendar while she waits");
    // The history shows who changed what.
    let history = nele.get(desk).await.expect(200);
    assert!(history.shows("Nele Janssens") && history.shows("10:00") && history.shows("verwittigde de deelnemers"), "{}", history.words());
}

#[tokio::test]
async fn a_webinar_is_copied_from_last_year_mended_published_and_moved() {
    let app = patient().await;
    let last = held_last_year(&app).await;
    let nele = app.organiser().await;
    let (desk, draft) = copies(&app, &nele, &last).await;
    mends(&nele, &desk, &draft).await;
    publishes(&app, &nele, &desk).await;
    // Two places are enough to see who waits.
    let form = nele.get(&format!("{desk}/edit/registering")).await.expect(200).form("form#event");
    done(&nele, nele.sends(&form.with("capacity", "2")).await).await;
    let form = nele.get(&format!("{desk}/rules")).await.expect(200).form("form#rules");
    done(&nele, nele.sends(&form.with("waiting_list", "yes")).await).await;
    for name in ["lieselot", "pieter", "fatima"] {
        app.visitor().registers_for(ADDRESS.trim_start_matches("/events/"), &format!("{name}@voorbeeldstad.example")).await.expect(200);
    }
    let mails = app.deliver_mail().await;
    // Two days later.
    app.at("2026-11-25T09:00:00Z");
    moves(&app, &app.organiser().await, &desk, &mails).await;
}
