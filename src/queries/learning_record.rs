//! What did somebody take part in, over all years?

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::own_feed::registrations_of;
use crate::certificates::{expected, held};
use crate::entity::registration::RegistrationStatus;
use crate::entity::{attendance, certificate, event, registration, session};
use crate::error::Error;
use crate::rules::certificate::{Expected, SessionHeld, minutes};

/// One event of which somebody was at a session, by a list that is closed.
#[derive(Debug, Clone)]
pub struct Attended {
    pub registration: registration::Model,
    pub event: event::Model,
    /// Those at which they were there, by start.
    pub sessions: Vec<SessionHeld>,
    /// Present, rounded to quarters of an hour.
    pub minutes: i32,
    /// There is a certificate that is good.
    pub certificate: Option<certificate::Model>,
}

impl Attended {
    #[must_use]
    pub fn starts_at(&self) -> Option<Timestamp> {
        self.sessions.first().map(|session| session.starts_at)
    }
}

/// The latest first, in a fixed number of statements.
///
/// # Errors
/// The database's.
pub async fn learning_record(reader: &impl ConnectionTrait, person_id: Uuid) -> Result<Vec<Attended>, Error> {
    let own = || registration::Entity::find().select_only().column(registration::Column::Id).filter(registration::Column::PersonId.eq(person_id)).into_query();
    let entries = registrations_of(reader, person_id).await?;
    let mut marks: HashMap<Uuid, Vec<attendance::Model>> = HashMap::new();
    for mark in attendance::Entity::find().filter(attendance::Column::RegistrationId.in_subquery(own())).all(reader).await? {
        marks.entry(mark.registration_id).or_default().push(mark);
    }
    let good = certificate::Entity::find().filter(certificate::Column::RevokedAt.is_null()).filter(certificate::Column::RegistrationId.in_subquery(own()));
    let mut good: HashMap<Uuid, certificate::Model> = good.all(reader).await?.into_iter().map(|certificate| (certificate.registration_id, certificate)).collect();
    let mut record: Vec<Attended> = entries
        .into_iter()
        .filter(|mine| mine.registration.status == RegistrationStatus::Confirmed)
        .filter_map(|mine| {
            let marks = marks.get(&mine.registration.id)?;
            let certificate = good.remove(&mine.registration.id);
            let sessions: Vec<&session::Model> = mine.sessions.iter().filter(|session| session.cancelled_at.is_none() && session.is_attended(&mine.chosen)).collect();
            let judged: Vec<Expected> = sessions.iter().map(|session| expected(session, marks)).collect();
            let (there, counted) = match certificate.as_ref().and_then(|certificate| certificate.facts().ok()) {
                Some(facts) => (facts.sessions, facts.minutes),
                None => {
                    let there = sessions.iter().zip(&judged).filter(|(_, judged)| judged.was_there()).map(|(session, _)| held(session)).collect();
                    (there, minutes(&mine.event.attendance_rules(), &judged))
                }
            };
            (!there.is_empty()).then_some(Attended { registration: mine.registration, event: mine.event, sessions: there, minutes: counted, certificate })
        })
        .collect();
    record.sort_by_key(|attended| std::cmp::Reverse((attended.starts_at(), attended.registration.id)));
    Ok(record)
}
