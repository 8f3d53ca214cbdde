//! Which organisations can a message to an event's people be limited to?

use std::collections::{BTreeMap, HashMap};

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::participant_list::organisation_names;
use crate::db::Db;
use crate::entity::{attendance, registration, session};
use crate::error::Error;
use crate::rules::places::Share;

/// One organisation of an event's people.
#[derive(Debug, Clone)]
pub struct OrganisationOption {
    pub share: Share,
    /// Empty: no organisation was given.
    pub name: String,
    /// Registrations, whatever their status.
    pub registrations: i64,
}

/// An organisation of the register, or the folded and the typed name of another, and its registrations.
type Counted = (Option<Uuid>, Option<String>, Option<String>, i64);

/// The organisations of everybody who is or was registered, by name.
///
/// # Errors
/// The database's.
pub async fn organisations_of_event(db: &Db, event_id: Uuid) -> Result<Vec<OrganisationOption>, Error> {
    use registration::Column;
    let found: Vec<Counted> = registration::Entity::find()
        .filter(Column::EventId.eq(event_id))
        .select_only()
        .columns([Column::OrganisationId, Column::OrganisationFolded])
        .column_as(Column::OrganisationText.max(), "typed")
        .column_as(Column::Id.count(), "registrations")
        .group_by(Column::OrganisationId)
        .group_by(Column::OrganisationFolded)
        .into_tuple()
        .all(db.reader())
        .await?;
    let mut names: HashMap<Uuid, String> = HashMap::new();
    let known: Vec<Uuid> = found.iter().filter_map(|(id, ..)| *id).collect();
    for chunk in known.chunks(500) {
        names.extend(organisation_names(db, chunk.to_vec()).await?);
    }
    let mut options: BTreeMap<Share, OrganisationOption> = BTreeMap::new();
    for (id, folded, typed, registrations) in found {
        let share = id.map_or_else(|| Share::Named(folded.unwrap_or_default()), Share::Known);
        let name = id.and_then(|id| names.get(&id).cloned()).or(typed).unwrap_or_default();
        options.entry(share.clone()).or_insert(OrganisationOption { share, name, registrations: 0 }).registrations += registrations;
    }
    let mut options: Vec<OrganisationOption> = options.into_values().collect();
    options.sort_by_cached_key(|option| crate::rules::search_text::fold(&option.name));
    Ok(options)
}

/// Whether it was recorded of anybody that they were at a session of the event, or were not.
///
/// # Errors
/// The database's.
pub async fn is_recorded(db: &Db, event_id: Uuid) -> Result<bool, Error> {
    let sessions: Vec<Uuid> = session::Entity::of(event_id).select_only().column(session::Column::Id).into_tuple().all(db.reader()).await?;
    Ok(attendance::Entity::find().filter(attendance::Column::SessionId.is_in(sessions)).limit(1).count(db.reader()).await? > 0)
}
