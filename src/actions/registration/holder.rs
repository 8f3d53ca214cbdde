//! How a registration is reached: by its personal link, by the link of whoever booked it, or from the desk.

use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::status::By;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::{booking, registration};
use crate::error::{Error, Refusal};
use crate::keys::TokenHash;
use crate::roster::Roster;
use crate::rules::deadlines::Deadline;
use crate::rules::permission::Permission;
use crate::rules::schedule;

#[derive(Debug, Clone)]
pub enum Holder {
    /// `/r/{token}`.
    Participant(TokenHash),
    /// `/b/{token}`, and which of its registrations.
    Booker(TokenHash, Uuid),
    /// Somebody signed in who may change registrations.
    Organiser(Acting, Uuid),
}

impl Holder {
    #[must_use]
    pub fn by(&self) -> By {
        match self {
            Self::Participant(_) => By::Participant,
            Self::Booker(..) => By::Booker,
            Self::Organiser(acting, _) => By::Organiser(*acting),
        }
    }

    #[must_use]
    pub fn is_organiser(&self) -> bool {
        matches!(self, Self::Organiser(..))
    }

    /// The registration that this opens, without locking anything.
    ///
    /// # Errors
    /// `NotFound`, whatever is wrong with the link; `Forbidden` for a role that may not.
    pub async fn find(&self, connection: &impl ConnectionTrait) -> Result<registration::Model, Error> {
        let found = match self {
            Self::Participant(token) => registration::Entity::find().filter(registration::Column::TokenHash.eq(token.clone())).one(connection).await?,
            Self::Booker(token, id) => {
                let booking = booking::Entity::find().filter(booking::Column::TokenHash.eq(token.clone())).one(connection).await?.ok_or(Error::NotFound)?;
                registration::Entity::find_by_id(*id).filter(registration::Column::BookingId.eq(booking.id)).one(connection).await?
            }
            Self::Organiser(acting, id) => {
                acting.needs(Permission::ChangeRegistrations)?;
                registration::Entity::find_by_id(*id).one(connection).await?
            }
        };
        found.ok_or(Error::NotFound)
    }

    /// The same with its event, locked: the event first, as everybody does who locks both.
    ///
    /// # Errors
    /// Those of [`Self::find`].
    pub(super) async fn lock(&self, transaction: &DatabaseTransaction, app: &App) -> Result<(Roster, registration::Model), Error> {
        let event_id = self.find(transaction).await?.event_id;
        let roster = Roster::lock(transaction, event_id, app.clock.now()).await?;
        // Read again: what was read before the lock may be old.
        let registration = self.find(transaction).await?;
        Ok((roster, registration))
    }

    /// Notes the verb in the audit log.
    pub(super) async fn note(&self, transaction: &DatabaseTransaction, app: &App, action: &'static str, registration: Uuid, details: serde_json::Value) -> Result<(), Error> {
        let by = self.by();
        audit::record(transaction, &app.clock, by.kind(), by.acting().as_ref(), action, Subject("registration", registration), details).await
    }
}

/// Whether a deadline of the event, for those who hold a link, has passed. Without one: when the event is over.
pub(super) fn is_too_late(roster: &Roster, deadline: Option<Deadline>, app: &App) -> bool {
    let now = app.clock.now();
    match (deadline, roster.sessions.first()) {
        (Some(deadline), Some(first)) => {
            let zone = schedule::zone(&first.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
            now >= deadline.moment(first.starts_at.0, &zone)
        }
        _ => is_over(roster, app),
    }
}

pub(super) fn is_over(roster: &Roster, app: &App) -> bool {
    roster.event.ends_at.is_some_and(|end| end.0 <= app.clock.now())
}

/// Nobody is confirmed while it is not sure that the event takes place.
///
/// # Errors
/// `Refused(Undecided)`.
pub(super) fn is_decided(roster: &Roster) -> Result<(), Error> {
    if roster.event.undecided().is_some() { Err(Refusal::Undecided.into()) } else { Ok(()) }
}

/// # Errors
/// `Refused(EventCancelled)`, `Refused(Past)`.
pub(super) fn goes_on(roster: &Roster, app: &App) -> Result<(), Error> {
    if roster.event.status == crate::entity::event::EventStatus::Cancelled {
        return Err(Refusal::EventCancelled.into());
    }
    if is_over(roster, app) { Err(Refusal::Past.into()) } else { Ok(()) }
}
