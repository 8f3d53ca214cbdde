//! Who changed what and when. Written in the transaction of the change.

use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use uuid::Uuid;

use super::Acting;
use crate::clock::Clock;
use crate::entity::audit_entry::{ActiveModel, Entity};
use crate::entity::registration_history::ActorKind;
use crate::error::Error;

/// What was acted on.
#[derive(Debug, Clone, Copy)]
pub struct Subject(pub &'static str, pub Uuid);

/// Writes one entry. `acting` is `None` when a participant or the program itself acted, as `actor` tells.
///
/// # Errors
/// The database's.
pub async fn record(
    transaction: &impl ConnectionTrait,
    clock: &Clock,
    actor: ActorKind,
    acting: Option<&Acting>,
    action: &'static str,
    subject: Subject,
    details: serde_json::Value,
) -> Result<(), Error> {
    let entry = ActiveModel {
        id: Set(clock.id()),
        at: Set(clock.now().into()),
        actor: Set(actor),
        actor_id: Set(acting.map(|acting| acting.organiser_id)),
        action: Set(action.to_owned()),
        subject: Set(subject.0.to_owned()),
        subject_id: Set(Some(subject.1)),
        details: Set(details),
    };
    Entity::insert(entry).exec_without_returning(transaction).await?;
    Ok(())
}
