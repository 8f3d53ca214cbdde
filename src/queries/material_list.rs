//! Which materials has an event or a programme, as its organisers see them?

use std::collections::HashMap;

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::material::{self, MaterialAudience};
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{attendance, material_told};
use crate::error::Error;

#[derive(Debug)]
pub struct ListedMaterial {
    pub material: material::Model,
    /// In bytes, of a file.
    pub size: Option<i32>,
    /// People who may have it, and those of them whom a mail told of it.
    pub readers: u64,
    pub told: u64,
}

/// Those of an event, each with how many people may have it.
///
/// # Errors
/// The database's.
pub async fn of_event(db: &Db, event_id: Uuid) -> Result<Vec<ListedMaterial>, Error> {
    let materials = material::Entity::of(event_id).all(db.reader()).await?;
    if materials.is_empty() {
        return Ok(Vec::new());
    }
    let with_place = || registration::Entity::find().filter(registration::Column::EventId.eq(event_id)).filter(registration::Column::Status.eq(RegistrationStatus::Confirmed));
    let registered = with_place().count(db.reader()).await?;
    let present = with_place().filter(Expr::exists(attendance::was_there())).count(db.reader()).await?;
    let told: HashMap<Uuid, u64> = told(db, &materials).await?;
    let sizes = sizes(db, &materials).await?;
    let listed = |material: material::Model| {
        let readers = if material.audience == MaterialAudience::Present { present } else { registered };
        let told = told.get(&material.id).copied().unwrap_or(0).min(readers);
        ListedMaterial { size: material.file_id.and_then(|id| sizes.get(&id).copied()), readers, told, material }
    };
    Ok(materials.into_iter().map(listed).collect())
}

/// Those of a programme; nobody is told of them one by one.
///
/// # Errors
/// The database's.
pub async fn of_programme(db: &Db, programme_id: Uuid) -> Result<Vec<ListedMaterial>, Error> {
    let materials = material::Entity::of_programme(programme_id).all(db.reader()).await?;
    let sizes = sizes(db, &materials).await?;
    let listed = |material: material::Model| ListedMaterial { size: material.file_id.and_then(|id| sizes.get(&id).copied()), readers: 0, told: 0, material };
    Ok(materials.into_iter().map(listed).collect())
}

#[derive(FromQueryResult)]
struct Told {
    material_id: Uuid,
    people: i64,
}

/// How many people with a place were told, by material.
async fn told(db: &Db, materials: &[material::Model]) -> Result<HashMap<Uuid, u64>, Error> {
    let with_place = sea_orm::sea_query::Query::select()
        .column(registration::Column::Id)
        .from(registration::Entity)
        .and_where(registration::Column::EventId.is_in(materials.iter().filter_map(|material| material.event_id)))
        .and_where(registration::Column::Status.eq(RegistrationStatus::Confirmed))
        .to_owned();
    let rows: Vec<Told> = material_told::Entity::find()
        .filter(material_told::Column::MaterialId.is_in(materials.iter().map(|material| material.id)))
        .filter(material_told::Column::RegistrationId.in_subquery(with_place))
        .select_only()
        .column(material_told::Column::MaterialId)
        .column_as(material_told::Column::RegistrationId.count(), "people")
        .group_by(material_told::Column::MaterialId)
        .into_model()
        .all(db.reader())
        .await?;
    Ok(rows.into_iter().map(|row| (row.material_id, u64::try_from(row.people).unwrap_or(0))).collect())
}

/// Sizes in bytes by file.
async fn sizes(db: &Db, materials: &[material::Model]) -> Result<HashMap<Uuid, i32>, Error> {
    super::readable_materials::sizes(db.reader(), materials).await
}

/// One material, whomever it belongs to.
///
/// # Errors
/// The database's.
pub async fn one(db: &Db, id: Uuid) -> Result<Option<material::Model>, Error> {
    Ok(material::Entity::find_by_id(id).order_by_asc(material::Column::Id).one(db.reader()).await?)
}
