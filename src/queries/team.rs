//! Who is in the team, and what may each do?

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::{Moment, desk_link, login, organiser, organiser_programme};
use crate::error::Error;

/// Somebody of the team.
#[derive(Debug, Clone)]
pub struct TeamMember {
    pub organiser: organiser::Model,
    /// The programmes they see, when not all.
    pub programmes: Vec<Uuid>,
    /// When one of their sessions was last in use.
    pub seen_at: Option<Moment>,
}

/// The whole team: who can sign in first, by name.
///
/// # Errors
/// The database's.
pub async fn team(reader: &impl ConnectionTrait) -> Result<Vec<TeamMember>, Error> {
    let organisers =
        organiser::Entity::find().order_by_desc(organiser::Column::Active).order_by_asc(organiser::Column::Name).order_by_asc(organiser::Column::Id).all(reader).await?;
    let mut programmes: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for row in organiser_programme::Entity::find().all(reader).await? {
        programmes.entry(row.organiser_id).or_default().push(row.programme_id);
    }
    let seen: Vec<(Uuid, Moment)> = login::Entity::find()
        .select_only()
        .column(login::Column::OrganiserId)
        .column_as(login::Column::LastSeenAt.max(), "seen_at")
        .group_by(login::Column::OrganiserId)
        .into_tuple()
        .all(reader)
        .await?;
    let seen: HashMap<Uuid, Moment> = seen.into_iter().collect();
    let member =
        |organiser: organiser::Model| TeamMember { programmes: programmes.remove(&organiser.id).unwrap_or_default(), seen_at: seen.get(&organiser.id).copied(), organiser };
    Ok(organisers.into_iter().map(member).collect())
}

/// One of the team, with the number of their desk links that are still open.
///
/// # Errors
/// `NotFound`.
pub async fn member(reader: &impl ConnectionTrait, id: Uuid, now: Moment) -> Result<(TeamMember, u64), Error> {
    let organiser = organiser::Entity::find_by_id(id).one(reader).await?.ok_or(Error::NotFound)?;
    let programmes = organiser_programme::Entity::of(id).select_only().column(organiser_programme::Column::ProgrammeId).into_tuple().all(reader).await?;
    let links = desk_link::Entity::find().filter(desk_link::Column::MadeBy.eq(id)).filter(desk_link::Column::EndedAt.is_null()).filter(desk_link::Column::EndsAt.gt(now));
    let links = links.count(reader).await?;
    Ok((TeamMember { organiser, programmes, seen_at: None }, links))
}
