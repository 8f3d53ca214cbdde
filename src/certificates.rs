//! Who of an event gets a certificate: everybody with a place, judged by the lists of attendance. Read by the page that shows it
//! and by the actions that issue and send, so that all say the same.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::event::EventKind;
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{Moment, attendance, certificate, certificate_settings, event, session, session_choice};
use crate::error::Error;
use crate::rules::certificate::{Expected, SessionHeld, Signature, Standing, standing};
use crate::rules::presence::AttendanceRules;

/// How an event handles certificates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    pub gives: bool,
    /// They are mailed as soon as the attendance is closed.
    pub by_itself: bool,
    pub signature: Option<Signature>,
    /// 0: never saved.
    pub version: i32,
}

/// What an organiser saved; else they are given, unless it is a meeting, and signed as the event of the same programme of
/// which somebody decided it last.
///
/// # Errors
/// The database's.
pub async fn settings(connection: &impl ConnectionTrait, event: &event::Model) -> Result<Settings, Error> {
    if let Some(own) = certificate_settings::Entity::find_by_id(event.id).one(connection).await? {
        return Ok(Settings { gives: own.gives, by_itself: own.by_itself, signature: own.signature(), version: own.version });
    }
    let signature = match event.programme_id {
        Some(programme) => {
            use certificate_settings::Column::{EventId, UpdatedAt};
            let events = event::Entity::find().filter(event::Column::ProgrammeId.eq(programme)).select_only().column(event::Column::Id);
            let of_programme = certificate_settings::Entity::find().filter(EventId.in_subquery(sea_orm::QueryTrait::into_query(events)));
            of_programme.order_by_desc(UpdatedAt).order_by_desc(EventId).one(connection).await?.and_then(|other| other.signature())
        }
        None => None,
    };
    Ok(Settings { gives: event.kind != EventKind::Meeting, by_itself: false, signature, version: 0 })
}

/// Somebody with a place, and what becomes of it.
#[derive(Debug, Clone)]
pub struct Judged {
    pub registration: registration::Model,
    pub standing: Standing,
    /// Those at which they were there, by start.
    pub sessions: Vec<SessionHeld>,
    /// The certificate that is good now.
    pub certificate: Option<certificate::Model>,
}

/// All people of an event.
#[derive(Debug, Clone, Default)]
pub struct Judgement {
    /// With a place, in the order of their registrations.
    pub people: Vec<Judged>,
    /// Certificates of those who have a place no more.
    pub of_nobody: Vec<certificate::Model>,
}

/// Judges everybody, in a fixed number of statements.
///
/// # Errors
/// The database's.
pub async fn judge(connection: &impl ConnectionTrait, event: &event::Model) -> Result<Judgement, Error> {
    let sessions = session::Entity::of(event.id).all(connection).await?;
    let confirmed = registration::Entity::find().filter(registration::Column::EventId.eq(event.id)).filter(registration::Column::Status.eq(RegistrationStatus::Confirmed));
    let people = confirmed.order_by_asc(registration::Column::Id).all(connection).await?;
    let ids: Vec<Uuid> = sessions.iter().map(|session| session.id).collect();
    let chosen = if sessions.iter().all(|session| session.inclusion == session::SessionInclusion::Included) { HashMap::new() } else { chosen(connection, &ids).await? };
    let mut marks: HashMap<Uuid, Vec<attendance::Model>> = HashMap::new();
    for mark in attendance::Entity::find().filter(attendance::Column::SessionId.is_in(ids)).all(connection).await? {
        marks.entry(mark.registration_id).or_default().push(mark);
    }
    let good = certificate::Entity::good(event.id).all(connection).await?;
    let mut good: HashMap<Uuid, certificate::Model> = good.into_iter().map(|certificate| (certificate.registration_id, certificate)).collect();
    let rules = event.attendance_rules();
    let judged = |registration: registration::Model| {
        let chosen = chosen.get(&registration.id).map_or(&[][..], Vec::as_slice);
        let mine: Vec<&session::Model> = sessions.iter().filter(|session| session.is_attended(chosen)).collect();
        let (standing, sessions) = of_one(&rules, &mine, marks.get(&registration.id).map_or(&[], Vec::as_slice));
        Judged { certificate: good.remove(&registration.id), registration, standing, sessions }
    };
    let people = people.into_iter().map(judged).collect();
    Ok(Judgement { people, of_nobody: good.into_values().collect() })
}

async fn chosen(connection: &impl ConnectionTrait, sessions: &[Uuid]) -> Result<HashMap<Uuid, Vec<Uuid>>, Error> {
    let mut chosen: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    let of_event = session_choice::Entity::find().filter(session_choice::Column::SessionId.is_in(sessions.iter().copied()));
    for choice in of_event.all(connection).await? {
        chosen.entry(choice.registration_id).or_default().push(choice.session_id);
    }
    Ok(chosen)
}

/// One person's sessions, and what was recorded of them: how they stand, and where they were.
#[must_use]
pub fn of_one(rules: &AttendanceRules, sessions: &[&session::Model], marks: &[attendance::Model]) -> (Standing, Vec<SessionHeld>) {
    let expected: Vec<Expected> = sessions.iter().map(|session| expected(session, marks)).collect();
    let held = sessions.iter().zip(&expected).filter(|(_, expected)| expected.was_there()).map(|(session, _)| held(session));
    (standing(rules, &expected), held.collect())
}

/// A session as the rule sees it for one person, of whom these marks are.
#[must_use]
pub fn expected(session: &session::Model, marks: &[attendance::Model]) -> Expected {
    let mark = marks.iter().find(|mark| mark.session_id == session.id);
    Expected {
        length: session.ends_at.0.duration_since(session.starts_at.0).as_secs().max(0),
        closed: session.attendance_closed_at.is_some(),
        mark: mark.map(|mark| mark.status.into()),
        by_evidence: mark.and_then(|mark| mark.computed).map(Into::into),
        seconds: mark.and_then(|mark| mark.seconds).map(i64::from),
    }
}

/// As a certificate names it.
#[must_use]
pub fn held(session: &session::Model) -> SessionHeld {
    let Moment(starts_at) = session.starts_at;
    SessionHeld { title: session.title.clone(), starts_at, ends_at: session.ends_at.0, time_zone: session.time_zone.clone() }
}
