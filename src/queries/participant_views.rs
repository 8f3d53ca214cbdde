//! The saved views of an event's participants that an organiser sees: their own first, then those for all.

use sea_orm::QueryOrder;
use uuid::Uuid;

use crate::db::Db;
use crate::entity::{organiser, participant_view};
use crate::error::Error;

/// # Errors
/// The database's.
pub async fn participant_views(db: &Db, event_id: Uuid, organiser_id: Uuid) -> Result<Vec<(participant_view::Model, Option<String>)>, Error> {
    let mut views = participant_view::Entity::seen_by(event_id, organiser_id)
        .order_by_asc(participant_view::Column::Name)
        .order_by_asc(participant_view::Column::Id)
        .find_also_related(organiser::Entity)
        .all(db.reader())
        .await?;
    views.sort_by_key(|(view, _)| view.organiser_id != organiser_id);
    Ok(views.into_iter().map(|(view, owner)| (view, owner.map(|owner| owner.name))).collect())
}
