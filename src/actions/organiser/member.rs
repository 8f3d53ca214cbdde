//! What an administrator says of a member of the team, and the checks that every verb on one shares.

use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::entity::{organiser, organiser_programme, programme};
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::language::Language;
use crate::rules::names::PersonName;
use crate::rules::permission::Role;

#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    pub name: PersonName,
    pub role: Role,
    /// Of the mails to them.
    pub language: Language,
    /// `None`: all, those that come too. An administrator's always are.
    pub programmes: Option<Vec<Uuid>>,
}

impl Member {
    pub(super) fn sees_all(&self) -> bool {
        self.programmes.is_none() || self.role == Role::Admin
    }

    /// The programmes as they are to be written, checked.
    ///
    /// # Errors
    /// `Invalid` for none, or one that does not exist.
    pub(super) async fn chosen(&self, connection: &impl ConnectionTrait) -> Result<Vec<Uuid>, Error> {
        let Some(programmes) = self.programmes.as_ref().filter(|_| !self.sees_all()) else { return Ok(Vec::new()) };
        let mut chosen = programmes.clone();
        chosen.sort_unstable();
        chosen.dedup();
        let mut faults = FieldErrors::default();
        if chosen.is_empty() {
            faults.add("programmes", "nothing-chosen");
        } else if programme::Entity::find().filter(programme::Column::Id.is_in(chosen.iter().copied())).count(connection).await? != chosen.len() as u64 {
            faults.add("programmes", "not-in-list");
        }
        faults.into_result().map(|()| chosen)
    }
}

/// An organiser, locked until the transaction ends.
pub(super) async fn locked(transaction: &DatabaseTransaction, id: Uuid) -> Result<organiser::Model, Error> {
    organiser::Entity::find_by_id(id).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)
}

/// Locks every administrator, so that two of them cannot take each other's rights at the same moment.
///
/// # Errors
/// `Refused(LastAdmin)` when `but` is the only one who can sign in.
pub(super) async fn another_admin(transaction: &DatabaseTransaction, but: Uuid) -> Result<(), Error> {
    let admins = organiser::Entity::find().filter(organiser::Column::Role.eq(Role::Admin.code())).filter(organiser::Column::Active.eq(true));
    let admins = admins.order_by_asc(organiser::Column::Id).lock_exclusive().all(transaction).await?;
    if admins.iter().any(|admin| admin.id != but) { Ok(()) } else { Err(Refusal::LastAdmin.into()) }
}

/// Writes the programmes of an organiser in place of those before.
pub(super) async fn put_programmes(transaction: &DatabaseTransaction, organiser_id: Uuid, programmes: &[Uuid]) -> Result<(), Error> {
    organiser_programme::Entity::delete_many().filter(organiser_programme::Column::OrganiserId.eq(organiser_id)).exec(transaction).await?;
    if programmes.is_empty() {
        return Ok(());
    }
    let rows = programmes.iter().map(|programme_id| organiser_programme::Model { organiser_id, programme_id: *programme_id }.into_active_model());
    organiser_programme::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    Ok(())
}

/// The programmes by name, for the audit log; `null`: all of them.
pub(super) async fn programme_names(connection: &impl ConnectionTrait, all: bool, programmes: &[Uuid]) -> Result<Value, Error> {
    if all {
        return Ok(Value::Null);
    }
    let names = programme::Entity::find().filter(programme::Column::Id.is_in(programmes.iter().copied())).order_by_asc(programme::Column::Name);
    let names: Vec<String> = names.select_only().column(programme::Column::Name).into_tuple().all(connection).await?;
    Ok(json!(names.join(", ")))
}
