//! Which programmes are there, and what does the desk show of one?

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::desk_event::{HistoryLine, history_of};
use super::programme_logos::{Logo, programme_logos};
use crate::db::Db;
use crate::entity::{Moment, event, material, organiser, programme, programme_slug};
use crate::error::Error;
use crate::rules::permission::Scope;

/// Rows on one page.
pub const PAGE: u64 = 50;

#[derive(Debug)]
pub struct ProgrammeRows {
    pub rows: Vec<ProgrammeRow>,
    pub count: u64,
    /// From 1.
    pub page: u64,
    pub pages: u64,
}

#[derive(Debug)]
pub struct ProgrammeRow {
    pub programme: programme::Model,
    pub events: u64,
    /// Of these, not over.
    pub coming: u64,
}

/// One page of the programmes in the scope, by name.
///
/// # Errors
/// The database's.
pub async fn desk_programmes(db: &Db, scope: &Scope, now: Timestamp, page: u64) -> Result<ProgrammeRows, Error> {
    let mut all = programme::Entity::find();
    if let Scope::Programmes(own) = scope {
        all = all.filter(programme::Column::Id.is_in(own.iter().copied()));
    }
    let count = all.clone().count(db.reader()).await?;
    let pages = count.div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let rows = all.order_by_asc(programme::Column::Name).order_by_asc(programme::Column::Id).offset((page - 1) * PAGE).limit(PAGE).all(db.reader()).await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let (events, coming) = (events(db, &ids, None).await?, events(db, &ids, Some(now)).await?);
    let number = |numbers: &HashMap<Uuid, u64>, id: Uuid| numbers.get(&id).copied().unwrap_or(0);
    let rows = rows.into_iter().map(|programme| ProgrammeRow { events: number(&events, programme.id), coming: number(&coming, programme.id), programme }).collect();
    Ok(ProgrammeRows { rows, count, page, pages })
}

/// How many events each has, of those not over at `after`.
async fn events(db: &Db, ids: &[Uuid], after: Option<Timestamp>) -> Result<HashMap<Uuid, u64>, Error> {
    let find = event::Entity::find().filter(event::Column::ProgrammeId.is_in(ids.iter().copied()));
    let find = if let Some(now) = after { find.filter(event::Column::EndsAt.gt(Moment(now))) } else { find };
    let rows: Vec<(Uuid, i64)> = find
        .select_only()
        .column(event::Column::ProgrammeId)
        .column_as(event::Column::Id.count(), "events")
        .group_by(event::Column::ProgrammeId)
        .into_tuple()
        .all(db.reader())
        .await?;
    Ok(rows.into_iter().map(|(id, events)| (id, u64::try_from(events).unwrap_or(0))).collect())
}

#[derive(Debug)]
pub struct DeskProgramme {
    pub programme: programme::Model,
    pub logos: Vec<Logo>,
    /// Name of the lead.
    pub lead: Option<String>,
    pub events: u64,
    pub coming: u64,
    pub materials: u64,
    /// Addresses from before.
    pub slugs: Vec<String>,
    /// The latest first.
    pub history: Vec<HistoryLine>,
}

/// # Errors
/// `NotFound`; the database's.
pub async fn desk_programme(db: &Db, id: Uuid, now: Timestamp) -> Result<DeskProgramme, Error> {
    let programme = one(db, id).await?;
    let lead = match programme.lead_id {
        Some(lead) => organiser::Entity::find_by_id(lead).one(db.reader()).await?.map(|lead| lead.name),
        None => None,
    };
    let slugs = programme_slug::Entity::find().filter(programme_slug::Column::ProgrammeId.eq(id)).order_by_desc(programme_slug::Column::CreatedAt).all(db.reader()).await?;
    Ok(DeskProgramme {
        logos: programme_logos(db.reader(), id).await?,
        lead,
        events: events(db, &[id], None).await?.remove(&id).unwrap_or(0),
        coming: events(db, &[id], Some(now)).await?.remove(&id).unwrap_or(0),
        materials: material::Entity::of_programme(id).count(db.reader()).await?,
        slugs: slugs.into_iter().map(|row| row.slug).collect(),
        history: history_of(db, id).await?,
        programme,
    })
}

/// # Errors
/// `NotFound`; the database's.
pub async fn one(db: &Db, id: Uuid) -> Result<programme::Model, Error> {
    programme::Entity::find_by_id(id).one(db.reader()).await?.ok_or(Error::NotFound)
}

/// Id and name of everybody who may lead one, by name.
///
/// # Errors
/// The database's.
pub async fn leads(db: &Db) -> Result<Vec<(Uuid, String)>, Error> {
    let organisers = organiser::Entity::find().filter(organiser::Column::Active.eq(true)).order_by_asc(organiser::Column::Name).all(db.reader()).await?;
    Ok(organisers.into_iter().map(|organiser| (organiser.id, organiser.name)).collect())
}
