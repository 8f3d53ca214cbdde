//! Feeds with a secret address: opened, renewed and revoked by whose they are. Start reading at `open`.

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use serde_json::Value;
use uuid::Uuid;

use super::audit::{self, Subject};
use crate::app::App;
use crate::entity::calendar_feed::{Column, Entity, Model};
use crate::entity::registration_history::ActorKind;
use crate::error::Error;

pub mod open;
pub mod renew;
pub mod revoke;
pub mod set_alarm;

use super::Acting;

/// Whose feed it is, who is also the one that acts.
#[derive(Debug, Clone, Copy)]
pub enum Owner {
    Person(Uuid),
    Organiser(Acting),
}

impl Owner {
    /// The owner's feed, locked until the transaction ends.
    async fn feed(self, transaction: &DatabaseTransaction) -> Result<Option<Model>, Error> {
        let own = match self {
            Self::Person(id) => Column::PersonId.eq(id),
            Self::Organiser(acting) => Column::OrganiserId.eq(acting.organiser_id),
        };
        Ok(Entity::find().filter(own).lock_exclusive().one(transaction).await?)
    }

    async fn note(self, transaction: &DatabaseTransaction, app: &App, action: &'static str, feed: Uuid, details: Value) -> Result<(), Error> {
        let (actor, acting) = match &self {
            Self::Person(_) => (ActorKind::Participant, None),
            Self::Organiser(acting) => (ActorKind::Organiser, Some(acting)),
        };
        audit::record(transaction, &app.clock, actor, acting, action, Subject("calendar_feed", feed), details).await
    }
}
