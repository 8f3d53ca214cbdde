//! `/f/{token}.ics`: one person's registrations, or an organiser's dates. An address that is unknown or revoked opens
//! nothing: no page to sign in, no redirect, for a calendar program would keep that as the calendar.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::Timestamp;
use uuid::Uuid;

use super::answer::{FeedFile, Media, Sharing};
use super::public::organiser;
use crate::actions::registration::facts::{event_facts, registration_facts, session_facts};
use crate::calendar::{DeskSession, Entry, Feed, Invitation, Part, desk_entry, feed, personal_entry};
use crate::entity::event::EventStatus;
use crate::entity::registration::RegistrationStatus;
use crate::entity::{calendar_feed, invitation, session};
use crate::error::Error;
use crate::keys::{Purpose, Token};
use crate::links;
use crate::queries::own_feed::{DeskDate, MyEntry, Owner, by_address, dates_at_the_desk, registrations_of};
use crate::rules::feeds::Window;
use crate::rules::language::Language;
use crate::rules::letter::{InvitationFacts, Method, RegistrationFacts};
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::errors::PageError;

pub async fn show(State(site): State<Site>, asked: HeaderMap, Path(file): Path<String>) -> Result<Response, PageError> {
    let token = file.strip_suffix(".ics").and_then(Token::parse).ok_or(Error::NotFound)?;
    let reader = site.app.db.reader();
    let (own, owner) = by_address(reader, token.hash()).await?.ok_or(Error::NotFound)?;
    let window = Window::at(site.app.clock.now());
    let association = site.app.config.association_name.clone();
    let alarm = own.alarm_minutes.and_then(|minutes| u32::try_from(minutes).ok());
    let (key, language, entries) = match owner {
        Owner::Person(person) => {
            let registrations = registrations_of(reader, person.id).await?;
            let entries = registrations.iter().flat_map(|mine| mine_as_entries(&site, mine, window, alarm)).collect();
            ("calendar-name-personal", Language::parse(&person.language), entries)
        }
        Owner::Organiser(organiser) => {
            let language = Language::parse(&organiser.language);
            let scope = organiser.scope(reader).await?;
            let dates = dates_at_the_desk(reader, &scope, window).await?;
            let host = site.app.links.host();
            let entries = dates.into_iter().map(|date| desk_entry(&at_the_desk(&site, date), host, language.unwrap_or_default(), alarm)).collect();
            ("calendar-name-organiser", language, entries)
        }
    };
    let name = text_with(language.unwrap_or_default(), key, [("association", association.into())]);
    Ok(file_of(&site, &own, &name, entries).answer(&asked, Sharing::Personal, "calendar", false))
}

fn file_of(site: &Site, own: &calendar_feed::Model, name: &str, mut entries: Vec<Entry>) -> FeedFile {
    entries.sort_by(|one, other| (one.starts_at, &one.uid).cmp(&(other.starts_at, &other.uid)));
    let changed_at = entries.iter().map(|entry| entry.changed_at).fold(own.updated_at.0, Timestamp::max);
    let (organiser_name, organiser_address) = organiser(site);
    let head = Feed { name, source: None, organiser_name: &organiser_name, organiser_address: &organiser_address, time_zone: &site.app.config.time_zone };
    FeedFile::new(Media::Calendar, feed(&head, &entries), Some(changed_at))
}

/// One entry of a registration, before its words.
struct Revision {
    uid: String,
    sequence: i32,
    stamp: Timestamp,
    part: Part,
}

fn mine_as_entries(site: &Site, mine: &MyEntry, window: Window, alarm: Option<u32>) -> Vec<Entry> {
    let event = event_facts(&mine.event, None);
    let language = Language::parse(&mine.registration.language).unwrap_or_default();
    let facts = registration_facts(&mine.registration, Default::default(), &event.in_language(language).unwrap_or(event), &[]);
    let revisions = mine.sessions.iter().flat_map(|session| revisions(site, mine, session, window).into_iter().map(move |revision| (session, revision)));
    revisions.map(|(session, revision)| entry(site, mine, &facts, session, &revision, alarm)).collect()
}

/// What stands in the calendar about one session: the entries that invitations made, and one that is not sure while
/// somebody waits.
fn revisions(site: &Site, mine: &MyEntry, session: &session::Model, window: Window) -> Vec<Revision> {
    let registration = &mine.registration;
    let called_off = called_off(mine, session);
    let invitations: Vec<&invitation::Model> = mine.invitations.iter().filter(|invitation| invitation.session_id == session.id).collect();
    let mut revisions: Vec<Revision> = invitations.iter().filter_map(|invitation| invited(mine, session, invitation, called_off, window)).collect();
    let has_entry = invitations.iter().any(|invitation| !invitation.cancelled);
    let waits = matches!(registration.status, RegistrationStatus::Pending | RegistrationStatus::Waitlisted | RegistrationStatus::Offered);
    let waited = !registration.status.is_active() && invitations.is_empty();
    let ahead = session.ends_at.0 > site.app.clock.now() && session.is_attended(&mine.chosen);
    if has_entry || !ahead || !(waits || waited) {
        return revisions;
    }
    let ended_at = if waited { Some(registration.updated_at.0) } else { called_off };
    if !window.shows(session.ends_at.0, ended_at) {
        return revisions;
    }
    revisions.push(Revision {
        uid: format!("{}@{}", site.app.keys.entry_uid(registration.id, session.id, invitations.len()), site.app.links.host()),
        sequence: registration.sequence_while_waiting(session),
        stamp: registration.updated_at.0.max(session.updated_at.0),
        part: match registration.status {
            _ if ended_at.is_some() => Part::Cancelled,
            RegistrationStatus::Pending => Part::Pending,
            RegistrationStatus::Offered => Part::Offered,
            _ => Part::Waitlisted,
        },
    });
    revisions
}

/// The session was taken out, or the event called off.
fn called_off(mine: &MyEntry, session: &session::Model) -> Option<Timestamp> {
    let event = mine.event.cancelled_at.filter(|_| mine.event.status == EventStatus::Cancelled);
    session.cancelled_at.or(event).map(Into::into)
}

fn invited(mine: &MyEntry, session: &session::Model, invitation: &invitation::Model, called_off: Option<Timestamp>, window: Window) -> Option<Revision> {
    let withdrawn = invitation.cancelled.then_some(invitation.stamp.0);
    let cancelled_at = withdrawn.or(called_off);
    // What changed is shown at once, under the number its mail will have.
    let ahead_of_the_mail = withdrawn.is_none() && (called_off.is_some() || invitation.session_sequence != session.sequence);
    window.shows(session.ends_at.0, cancelled_at).then(|| Revision {
        uid: invitation.uid.clone(),
        sequence: invitation.sequence + i32::from(ahead_of_the_mail),
        stamp: if withdrawn.is_some() { invitation.stamp.0 } else { invitation.stamp.0.max(session.updated_at.0).max(mine.event.updated_at.0) },
        part: if cancelled_at.is_some() { Part::Cancelled } else { Part::Confirmed },
    })
}

fn entry(site: &Site, mine: &MyEntry, facts: &RegistrationFacts, session: &session::Model, revision: &Revision, alarm: Option<u32>) -> Entry {
    let language = Language::parse(&mine.registration.language).unwrap_or_default();
    let mut told = session_facts(session);
    if session.place_hidden && !matches!(revision.part, Part::Confirmed) {
        told.place = Some(text(language, "place-after-registering"));
        told.address = None;
    }
    let join = join_url(site, revision).filter(|_| session.join_url.is_some());
    let (organiser_name, organiser_address) = organiser(site);
    let event_url = site.app.links.event(&mine.event.slug);
    let invitation = Invitation {
        method: Method::Request,
        registration: facts,
        session: &told,
        revision: &InvitationFacts { uid: revision.uid.clone(), sequence: revision.sequence, stamp: revision.stamp, asks_answer: false },
        language,
        organiser_name: &organiser_name,
        organiser_address: &organiser_address,
        event_url: &event_url,
        join_url: join.as_deref(),
    };
    personal_entry(&invitation, revision.part, alarm)
}

/// The personal way in, as in the mailed invitation; who has no place yet has none.
fn join_url(site: &Site, revision: &Revision) -> Option<String> {
    let uid = Uuid::try_parse(revision.uid.split('@').next()?).ok()?;
    (revision.part == Part::Confirmed).then(|| site.app.links.join(&site.app.keys.derive(Purpose::Join, uid, 0)))
}

fn at_the_desk(site: &Site, date: DeskDate) -> DeskSession {
    let changed_at = [Some(date.session_updated_at), Some(date.event_updated_at), date.registered_at].into_iter().flatten().max();
    DeskSession {
        session_id: date.session_id,
        event_title: date.event_title,
        title: date.session_title,
        starts_at: date.starts_at.into(),
        ends_at: date.ends_at.into(),
        time_zone: date.time_zone,
        place: date.place,
        address: date.address,
        draft: date.status == EventStatus::Draft,
        cancelled: date.session_cancelled_at.is_some() || date.status == EventStatus::Cancelled,
        registered: date.places_taken,
        capacity: date.capacity,
        waiting: date.waiting_count,
        sequence: date.session_version.saturating_add(date.event_version),
        changed_at: changed_at.unwrap_or(date.session_updated_at).into(),
        url: site.app.links.absolute(&links::desk_event(date.event_id)),
    }
}
