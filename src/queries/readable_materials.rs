//! Which materials may somebody have now: the public, or the people of registrations?

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::event::{self, EventStatus};
use crate::entity::material::{self, MaterialAudience};
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{attendance, file};
use crate::error::Error;
use crate::rules::materials::{Audience, Reader};

/// A material that its reader may have.
#[derive(Debug, Clone)]
pub struct Readable {
    pub material: material::Model,
    /// In bytes, of a file.
    pub size: Option<i32>,
}

/// What the page of an event shows to everybody, and when it will be more.
#[derive(Debug, Clone, Default)]
pub struct PublicMaterials {
    pub there: Vec<Readable>,
    /// When the next one is there.
    pub next_at: Option<Timestamp>,
}

/// Those of an event that is public.
///
/// # Errors
/// The database's.
pub async fn of_event(reader: &impl ConnectionTrait, event: &event::Model, now: Timestamp) -> Result<PublicMaterials, Error> {
    let materials = material::Entity::of(event.id).filter(material::Column::Audience.eq(MaterialAudience::Everyone)).all(reader).await?;
    let begins = |material: &material::Model| material.availability().begins(event.ends_at.map(Into::into));
    let next_at = materials.iter().filter_map(begins).filter(|begins| *begins > now).min();
    let there: Vec<material::Model> = materials.into_iter().filter(|material| material.is_available(event.ends_at, now)).collect();
    Ok(PublicMaterials { there: with_sizes(reader, there).await?, next_at })
}

/// Those of a programme for everybody.
///
/// # Errors
/// The database's.
pub async fn of_programme(reader: &impl ConnectionTrait, programme_id: Uuid, now: Timestamp) -> Result<Vec<Readable>, Error> {
    let materials = material::Entity::of_programme(programme_id).filter(material::Column::Audience.eq(MaterialAudience::Everyone)).all(reader).await?;
    with_sizes(reader, materials.into_iter().filter(|material| material.is_available(None, now)).collect()).await
}

/// Those of several registrations, by registration; what their events' pages show to everybody, too. Registrations without
/// a place have none.
///
/// # Errors
/// The database's.
pub async fn of_registrations(reader: &impl ConnectionTrait, mine: &[(&registration::Model, &event::Model)], now: Timestamp) -> Result<HashMap<Uuid, Vec<Readable>>, Error> {
    let mine: Vec<_> = mine.iter().filter(|(registration, event)| registration.status == RegistrationStatus::Confirmed && event.status == EventStatus::Published).collect();
    if mine.is_empty() {
        return Ok(HashMap::new());
    }
    let of = Condition::any()
        .add(material::Column::EventId.is_in(mine.iter().map(|(_, event)| event.id)))
        .add(material::Column::ProgrammeId.is_in(mine.iter().filter_map(|(_, event)| event.programme_id)));
    let materials = material::Entity::find().filter(of).order_by_asc(material::Column::CreatedAt).order_by_asc(material::Column::Id).all(reader).await?;
    if materials.is_empty() {
        return Ok(HashMap::new());
    }
    let there: HashSet<Uuid> = were_there(reader, mine.iter().map(|(registration, _)| registration.id).collect()).await?;
    let all = with_sizes(reader, materials).await?;
    let may_have = |registration: &registration::Model, event: &event::Model, material: &material::Model| {
        let belongs = material.event_id == Some(event.id) || (material.programme_id.is_some() && material.programme_id == event.programme_id);
        let somebody = if there.contains(&registration.id) { Reader::Present } else { Reader::Registered };
        belongs && Audience::from(material.audience).includes(somebody) && material.is_available(event.ends_at, now)
    };
    let readable = |registration: &registration::Model, event: &event::Model| all.iter().filter(|one| may_have(registration, event, &one.material)).cloned().collect();
    Ok(mine.into_iter().map(|(registration, event)| (registration.id, readable(registration, event))).collect())
}

/// Of these registrations, those whose people were there by a list that is closed.
async fn were_there(reader: &impl ConnectionTrait, ids: Vec<Uuid>) -> Result<HashSet<Uuid>, Error> {
    let found = registration::Entity::find().filter(registration::Column::Id.is_in(ids)).filter(Expr::exists(attendance::was_there()));
    let found: Vec<Uuid> = found.select_only().column(registration::Column::Id).into_tuple().all(reader).await?;
    Ok(found.into_iter().collect())
}

/// The material of that id, if everybody may have it now.
///
/// # Errors
/// The database's.
pub async fn public_one(reader: &impl ConnectionTrait, id: Uuid, now: Timestamp) -> Result<Option<material::Model>, Error> {
    let found = material::Entity::find_by_id(id).filter(material::Column::Audience.eq(MaterialAudience::Everyone)).one(reader).await?;
    let Some(found) = found else { return Ok(None) };
    let ends_at = match found.event_id {
        Some(event) => match event::Entity::find_by_id(event).filter(event::Column::Status.eq(EventStatus::Published)).one(reader).await? {
            Some(event) => event.ends_at,
            None => return Ok(None),
        },
        None => None,
    };
    Ok(Some(found).filter(|found| found.is_available(ends_at, now)))
}

async fn with_sizes(reader: &impl ConnectionTrait, materials: Vec<material::Model>) -> Result<Vec<Readable>, Error> {
    let sizes = sizes(reader, &materials).await?;
    Ok(materials.into_iter().map(|material| Readable { size: material.file_id.and_then(|id| sizes.get(&id).copied()), material }).collect())
}

/// Sizes in bytes by file.
pub(super) async fn sizes(reader: &impl ConnectionTrait, materials: &[material::Model]) -> Result<HashMap<Uuid, i32>, Error> {
    let ids: Vec<Uuid> = materials.iter().filter_map(|material| material.file_id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(Uuid, i32)> =
        file::Entity::find().filter(file::Column::Id.is_in(ids)).select_only().columns([file::Column::Id, file::Column::Size]).into_tuple().all(reader).await?;
    Ok(rows.into_iter().collect())
}
