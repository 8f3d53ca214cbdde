//! An event with all that a copy can take from it, read once.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::Plan;
use crate::entity::{
    agenda_item, certificate_settings, evaluation, event, event_price, invitee, material, question, question_option, reminder_rule, session, slot, speaker, venue,
};
use crate::error::Error;
use crate::rules::schedule;

pub(in crate::actions::event) struct Original {
    pub event: event::Model,
    /// Those that take place, by start.
    pub sessions: Vec<session::Model>,
    pub slots: Vec<slot::Model>,
    /// Those of the sessions that may still be chosen.
    pub venues: HashMap<Uuid, venue::Model>,
    pub questions: Vec<question::Model>,
    pub options: Vec<question_option::Model>,
    pub reminders: Vec<reminder_rule::Model>,
    pub speakers: Vec<speaker::Model>,
    pub agenda: Vec<agenda_item::Model>,
    pub price: Option<event_price::Model>,
    /// Who signs its certificates.
    pub certificates: Option<certificate_settings::Model>,
    pub evaluation: Option<evaluation::Model>,
    pub materials: Vec<material::Model>,
    /// Read only where they are wanted.
    pub invitees: Vec<invitee::Model>,
}

impl Original {
    /// All of an event that the caller has locked.
    ///
    /// # Errors
    /// The database's.
    pub async fn read(transaction: &DatabaseTransaction, event: event::Model, with_invitees: bool) -> Result<Self, Error> {
        let id = event.id;
        let sessions = session::Entity::of(id).all(transaction).await?;
        let questions = question::Entity::of(id).all(transaction).await?;
        let venues = venue::Entity::find()
            .filter(venue::Column::Id.is_in(sessions.iter().filter_map(|session| session.venue_id)))
            .filter(venue::Column::ArchivedAt.is_null())
            .all(transaction)
            .await?;
        Ok(Self {
            slots: slot::Entity::of(id).all(transaction).await?,
            venues: venues.into_iter().map(|venue| (venue.id, venue)).collect(),
            options: question_option::Entity::of(questions.iter().map(|question| question.id)).all(transaction).await?,
            reminders: reminder_rule::Entity::of(id).all(transaction).await?,
            speakers: speaker::Entity::of(id).all(transaction).await?,
            agenda: agenda_item::Entity::of(id).all(transaction).await?,
            price: event_price::Entity::find_by_id(id).one(transaction).await?,
            certificates: certificate_settings::Entity::find_by_id(id).one(transaction).await?,
            evaluation: evaluation::Entity::find_by_id(id).one(transaction).await?,
            materials: material::Entity::of(id).all(transaction).await?,
            invitees: if with_invitees { invitee::Entity::of(id).all(transaction).await? } else { Vec::new() },
            event,
            sessions,
            questions,
        })
    }

    /// The zone of the first session; without one there is nothing to shift.
    pub fn zone(&self) -> TimeZone {
        self.sessions.first().and_then(|session| schedule::zone(&session.time_zone).ok()).unwrap_or(TimeZone::UTC)
    }

    /// The day of the first session, where it is held.
    pub fn first_day(&self) -> Option<Date> {
        self.sessions.first().map(|session| self.zone().to_datetime(session.starts_at.0).date())
    }

    /// A deadline in the copy; `None` where the copy has no dates.
    pub fn moved(&self, plan: &Plan, moment: Timestamp) -> Option<Timestamp> {
        plan.shift.map(|shift| shift.moment(moment, &self.zone()))
    }
}
