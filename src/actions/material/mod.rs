//! Materials: links and files of an event or of a programme; kept, taken out, and told of to those who may have them.

use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::audit::Subject;
use crate::error::Error;

pub mod remove;
pub mod save;
pub mod tell;

/// What a material belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    Event(Uuid),
    Programme(Uuid),
}

impl Owner {
    /// Locks it until the transaction ends.
    async fn lock(self, transaction: &DatabaseTransaction) -> Result<(), Error> {
        match self {
            Self::Event(id) => super::event::locked(transaction, id).await.map(|_| ()),
            Self::Programme(id) => super::programme::locked(transaction, id).await.map(|_| ()),
        }
    }

    fn subject(self) -> Subject {
        match self {
            Self::Event(id) => Subject("event", id),
            Self::Programme(id) => Subject("programme", id),
        }
    }

    fn permission(self) -> crate::rules::permission::Permission {
        match self {
            Self::Event(_) => crate::rules::permission::Permission::EditEvents,
            Self::Programme(_) => crate::rules::permission::Permission::EditProgrammes,
        }
    }

    #[must_use]
    pub fn event_id(self) -> Option<Uuid> {
        if let Self::Event(id) = self { Some(id) } else { None }
    }

    #[must_use]
    pub fn programme_id(self) -> Option<Uuid> {
        if let Self::Programme(id) = self { Some(id) } else { None }
    }
}
