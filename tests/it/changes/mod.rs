//! Changes to a published event: collected, told once, taken back; and what every calendar shows meanwhile.

mod collecting;
mod desk;
mod model;
mod returning;
mod sending;
mod withdrawing;

use std::collections::BTreeMap;

use belfry::actions::event::collect::Announcement;
use belfry::actions::event::edit::{Section, edit};
use belfry::actions::event::reschedule::reschedule;
use belfry::actions::event::{SessionAttendance, SessionDetails};
use belfry::entity::session::SessionInclusion;
use belfry::entity::{event, outbox, pending_change, session};
use belfry::error::Error;
use belfry::rules::event_section::EventSection;
use belfry::rules::letter::{Letter, Method};
use belfry::rules::names::WebAddress;
use jiff::SignedDuration;
use sea_orm::{EntityTrait as _, QueryOrder as _};
use uuid::Uuid;

use crate::registration::NELE;
use crate::support::{TestApp, TestEvent};

/// An app in which changes wait half an hour, as they do by default.
pub async fn patient() -> TestApp {
    TestApp::start_with(&[("BELFRY_CHANGES_WAIT_MINUTES", "30")]).await
}

/// Refusals are answers; anything else is a fault.
pub fn answered<T>(result: Result<T, Error>) {
    if let Err(error @ (Error::Internal(_) | Error::Busy | Error::NotFound | Error::Forbidden)) = result {
        panic!("{error}");
    }
}

/// A session as it is, for saving it otherwise.
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
        attendance: if session.inclusion == SessionInclusion::Included { SessionAttendance::All } else { SessionAttendance::Optional },
        capacity: session.capacity,
    }
}

pub async fn session(app: &TestApp, id: Uuid) -> session::Model {
    session::Entity::find_by_id(id).one(app.db.reader()).await.expect("an answer").expect("a session")
}

/// Saves a session as `change` makes it.
pub async fn changes(app: &TestApp, event: &TestEvent, position: usize, change: impl FnOnce(&mut SessionDetails)) -> Announcement {
    let row = session(app, event.sessions[position].id).await;
    let mut details = details(&row);
    change(&mut details);
    reschedule(app, NELE, event.id, row.id, row.version, details).await.expect("saved")
}

/// Moves a session by so many minutes.
pub async fn moves(app: &TestApp, event: &TestEvent, position: usize, minutes: i64) -> Announcement {
    changes(app, event, position, |details| {
        details.starts_at += SignedDuration::from_mins(minutes);
        details.ends_at += SignedDuration::from_mins(minutes);
    })
    .await
}

pub async fn row(app: &TestApp, event: &TestEvent) -> event::Model {
    event::Entity::find_by_id(event.id).one(app.db.reader()).await.expect("an answer").expect("an event")
}

pub async fn retitles(app: &TestApp, event: &TestEvent, title: &str) -> Announcement {
    let row = row(app, event).await;
    let texts = Section::Texts { title: title.to_owned(), summary: row.summary.clone(), description: row.description.clone(), translations: row.translations() };
    edit(app, NELE, event.id, row.section_version(EventSection::Texts), texts).await.expect("saved").announcement
}

/// The set of changes that waits.
pub async fn pending(app: &TestApp) -> Option<pending_change::Model> {
    pending_change::Entity::find().one(app.db.reader()).await.expect("an answer")
}

/// Half an hour passes.
pub fn half_an_hour(app: &TestApp) {
    app.wait(SignedDuration::from_mins(30));
}

/// What somebody's calendar shows of one entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    pub session: Uuid,
    pub title: String,
    pub starts_at: jiff::Timestamp,
    pub ends_at: jiff::Timestamp,
    pub place: Option<String>,
    pub online: bool,
    pub sequence: i32,
}

/// Every calendar as the mails that left make it, by address and UID; each mail is checked against the one before: SEQUENCE
/// grows, an entry stays with its session and its owner.
pub async fn calendars(app: &TestApp) -> BTreeMap<String, BTreeMap<String, Shown>> {
    let mut calendars: BTreeMap<String, BTreeMap<String, Shown>> = BTreeMap::new();
    let mut last: BTreeMap<String, (String, Uuid, i32)> = BTreeMap::new();
    for mail in outbox::Entity::find().order_by_asc(outbox::Column::Id).all(app.db.reader()).await.expect("mails") {
        if mail.sent_at.is_none() {
            continue;
        }
        let letter: Letter = serde_json::from_value(mail.facts).expect("a letter");
        let Some((method, told)) = letter.calendar_message() else { continue };
        let invitation = told.invitation.clone().expect("an invitation");
        if let Some((owner, session, sequence)) = last.get(&invitation.uid) {
            assert_eq!((owner, session), (&mail.recipient, &told.session_id), "a UID stays with its owner and its session");
            assert!(*sequence < invitation.sequence, "SEQUENCE grows from {sequence}, not to {}", invitation.sequence);
        }
        last.insert(invitation.uid.clone(), (mail.recipient.clone(), told.session_id, invitation.sequence));
        let calendar = calendars.entry(mail.recipient).or_default();
        let shown = Shown {
            session: told.session_id,
            title: belfry::calendar::entry_title(&letter.event().expect("an event").title, told.title.as_deref()),
            starts_at: told.starts_at,
            ends_at: told.ends_at,
            place: told.place.clone(),
            online: told.online,
            sequence: invitation.sequence,
        };
        match method {
            Method::Request => drop(calendar.insert(invitation.uid, shown)),
            Method::Cancel => {
                if let Some(before) = calendar.remove(&invitation.uid) {
                    assert_eq!((before.starts_at, before.ends_at, &before.title), (shown.starts_at, shown.ends_at, &shown.title), "a CANCEL names what the calendar shows");
                }
            }
        }
    }
    calendars
}
