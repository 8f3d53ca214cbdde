//! Reports that organisers get by mail each week, month or quarter: set up, ended, sent. Start reading at `set_up`, then `send`.

pub mod end;
pub mod leave;
pub mod send;
pub mod set_up;

use sea_orm::{EntityTrait, QuerySelect};
use uuid::Uuid;

use crate::entity::{event, organiser, report_schedule};
use crate::error::Error;
use crate::rules::permission::{Permission, Role, Scope, allows};
use crate::rules::report::Selection;
use crate::rules::report_schedule::may_read;

/// A report as it is to be read, with the programme of its event.
struct Read<'a> {
    selection: &'a Selection,
    programme: Option<Uuid>,
}

impl<'a> Read<'a> {
    /// # Errors
    /// `NotFound` without the event.
    async fn of(connection: &impl sea_orm::ConnectionTrait, selection: &'a Selection) -> Result<Self, Error> {
        let programme = match selection.event {
            Some(id) => event::Entity::find_by_id(id).one(connection).await?.ok_or(Error::NotFound)?.programme_id,
            None => None,
        };
        Ok(Self { selection, programme })
    }

    /// Whether somebody with that role and scope may read it.
    fn by(&self, role: Option<Role>, scope: &Scope) -> bool {
        role.is_some_and(|role| allows(role, Permission::SeeEvents)) && may_read(scope, self.selection, self.programme)
    }

    /// The same of an organiser, as it stands in this transaction.
    async fn by_organiser(&self, connection: &impl sea_orm::ConnectionTrait, organiser: &organiser::Model) -> Result<bool, Error> {
        Ok(organiser.active && self.by(Role::parse(&organiser.role), &organiser.scope(connection).await?))
    }
}

/// One that goes on, locked.
///
/// # Errors
/// `NotFound`, also of one that has ended.
async fn locked(transaction: &sea_orm::DatabaseTransaction, id: Uuid) -> Result<report_schedule::Model, Error> {
    let row = report_schedule::Entity::find_by_id(id).lock_exclusive().one(transaction).await?;
    row.filter(|row| row.ended_at.is_none()).ok_or(Error::NotFound)
}
