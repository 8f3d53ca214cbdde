//! Who organisations are today.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::register::OrganisationChoice;
use crate::entity::organisation;
use crate::error::Error;
use crate::rules::audience::Body;
use crate::rules::places::Share;
use crate::rules::search_text::fold;

/// An organisation, or the one that took it over.
#[derive(Debug, Clone)]
pub(super) struct Organisation {
    pub id: Uuid,
    pub name: String,
    pub kind: String,
    pub member: bool,
}

impl Organisation {
    pub fn body(&self) -> Body<'_> {
        Body { id: self.id, kind: &self.kind, member: self.member }
    }
}

/// Whose share a place counts against when this was chosen; `None` for one that is not there any more.
pub(super) fn share(choice: &OrganisationChoice, organisations: &HashMap<Uuid, Organisation>) -> Option<Share> {
    match choice {
        OrganisationChoice::Known(id) => organisations.get(id).map(|organisation| Share::Known(organisation.id)),
        OrganisationChoice::Named(name) => Some(Share::Named(fold(name))),
    }
}

/// By the key that was chosen: a merged organisation leads to its successor, one that ended without is nobody.
pub(super) async fn read_organisations(connection: &impl ConnectionTrait, chosen: Vec<Uuid>) -> Result<HashMap<Uuid, Organisation>, Error> {
    let mut rows: HashMap<Uuid, organisation::Model> = HashMap::new();
    let mut wanted = distinct(chosen.iter().copied());
    // A successor may have merged in its turn; a circle in the data ends where it began.
    while !wanted.is_empty() {
        let found = organisation::Entity::find().filter(organisation::Column::Id.is_in(wanted)).all(connection).await?;
        wanted = distinct(found.iter().filter(|row| !row.active).filter_map(|row| row.successor_id));
        rows.extend(found.into_iter().map(|row| (row.id, row)));
        wanted.retain(|id| !rows.contains_key(id));
    }
    let today = |id: Uuid| {
        let mut row = rows.get(&id)?;
        for _ in 0..rows.len() {
            if row.active {
                return Some(Organisation { id: row.id, name: row.full_name(), kind: row.kind.clone(), member: row.member });
            }
            row = rows.get(&row.successor_id?)?;
        }
        None
    };
    Ok(chosen.into_iter().filter_map(|id| Some((id, today(id)?))).collect())
}

pub(super) fn distinct<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}
