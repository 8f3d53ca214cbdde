//! Reports that organisers get by mail each week, month or quarter: set up, changed, ended, sent. Start reading at `set_up`, then `send`.

pub mod change;
pub mod end;
pub mod leave;
pub mod send;
pub mod set_up;

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::actions::Acting;
use crate::entity::{event, organiser, report_reader, report_schedule};
use crate::error::{Error, FieldErrors};
use crate::rules::permission::{Permission, Role, Scope, allows};
use crate::rules::report::Selection;
use crate::rules::report_schedule::{Covers, Every, MOST_READERS, may_read};

/// When a report comes, and to whom.
#[derive(Debug, Clone)]
pub struct Rhythm {
    pub every: Every,
    pub covers: Covers,
    /// Organisers who get it.
    pub readers: BTreeSet<Uuid>,
}

impl Rhythm {
    /// # Errors
    /// `Forbidden`, also for colleagues when the role does not write to others; `Invalid` at `readers`: nobody, or too many.
    fn may_be_set_by(&self, acting: Acting) -> Result<(), Error> {
        acting.needs(Permission::SeeEvents)?;
        if self.readers.iter().any(|reader| *reader != acting.organiser_id) {
            acting.needs(Permission::SendMessages)?;
        }
        match self.readers.len() {
            0 => Err(fault("required")),
            1..=MOST_READERS => Ok(()),
            _ => Err(fault("not-in-list")),
        }
    }
}

fn fault(code: &str) -> Error {
    let mut faults = FieldErrors::default();
    faults.add("readers", code);
    Error::Invalid(faults)
}

/// Those organisers, as they stand in this transaction.
///
/// # Errors
/// `Forbidden` when who acts may not read the report; `Invalid` at `readers` when one of them may not; `NotFound` without the event.
async fn readers(transaction: &sea_orm::DatabaseTransaction, acting: Acting, selection: &Selection, wanted: &BTreeSet<Uuid>) -> Result<Vec<organiser::Model>, Error> {
    let read = Read::of(transaction, selection).await?;
    if !read.by(Some(acting.role), &acting.scope(transaction).await?) {
        return Err(Error::Forbidden);
    }
    let found = organiser::Entity::find().filter(organiser::Column::Id.is_in(wanted.iter().copied())).all(transaction).await?;
    for reader in &found {
        if !read.by_organiser(transaction, reader).await? {
            return Err(fault("not-in-list"));
        }
    }
    if found.len() == wanted.len() { Ok(found) } else { Err(fault("not-in-list")) }
}

async fn write_readers(transaction: &sea_orm::DatabaseTransaction, schedule_id: Uuid, readers: &[organiser::Model]) -> Result<(), Error> {
    let rows = readers.iter().map(|reader| report_reader::Model { schedule_id, organiser_id: reader.id }.into_active_model());
    report_reader::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    Ok(())
}

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
