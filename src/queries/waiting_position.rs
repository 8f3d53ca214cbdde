//! Where does somebody stand on the waiting list, and why do they still wait?

use jiff::Timestamp;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::entity::{event, registration};
use crate::error::Error;
use crate::roster::Roster;
use crate::rules::waiting_list::{NotYet, position, promote};

/// A place on the list.
#[derive(Debug, Clone, Copy)]
pub struct WaitingPosition {
    /// As people count: 1 is next.
    pub position: usize,
    /// People who wait together with this one, this one among them.
    pub people: usize,
    /// `None`: a place is free, and given at the next turn.
    pub reason: Option<NotYet>,
}

/// How it stands for one who waits; `None` for one who does not.
///
/// # Errors
/// The database's.
pub async fn waiting_position(reader: &impl ConnectionTrait, event: event::Model, registration: &registration::Model, now: Timestamp) -> Result<Option<WaitingPosition>, Error> {
    let roster = Roster::of(reader, event, now).await?;
    let queue = roster.queue(reader).await?;
    let id: Uuid = registration.booking_id.filter(|_| registration.waits_together).unwrap_or(registration.id);
    let order = roster.event.rules().order;
    let Some(position) = position(&queue.list, order, &roster.places, id) else { return Ok(None) };
    let people = queue.members.get(&id).map_or(1, Vec::len);
    let mut places = roster.places.clone();
    let reason = promote(&queue.list, order, &mut places).waiting.into_iter().find(|(waiting, _)| *waiting == id).map(|(_, reason)| reason);
    Ok(Some(WaitingPosition { position, people, reason }))
}
