//! Which scans of signed lists does a session have?

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::{attendance_sheet, file, organiser};
use crate::error::Error;

/// A scan, and who added it.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub sheet: attendance_sheet::Model,
    /// In bytes.
    pub size: i32,
    pub added_by: Option<String>,
}

/// In the order in which they were added.
///
/// # Errors
/// The database's.
pub async fn attendance_sheets(db: &Db, session_id: Uuid) -> Result<Vec<Sheet>, Error> {
    let sheets = attendance_sheet::Entity::of(session_id).all(db.reader()).await?;
    if sheets.is_empty() {
        return Ok(Vec::new());
    }
    let sizes = file::Entity::find().filter(file::Column::Id.is_in(sheets.iter().map(|sheet| sheet.file_id)));
    let sizes: HashMap<Uuid, i32> = sizes.select_only().columns([file::Column::Id, file::Column::Size]).into_tuple::<(Uuid, i32)>().all(db.reader()).await?.into_iter().collect();
    let names = organiser::Entity::find().filter(organiser::Column::Id.is_in(sheets.iter().map(|sheet| sheet.added_by)));
    let names = names.select_only().columns([organiser::Column::Id, organiser::Column::Name]).into_tuple::<(Uuid, String)>().all(db.reader()).await?;
    let names: HashMap<Uuid, String> = names.into_iter().collect();
    let sheet = |sheet: attendance_sheet::Model| Sheet { size: sizes.get(&sheet.file_id).copied().unwrap_or(0), added_by: names.get(&sheet.added_by).cloned(), sheet };
    Ok(sheets.into_iter().map(sheet).collect())
}

/// One scan of that session of that event.
///
/// # Errors
/// `NotFound`; the database's.
pub async fn one_sheet(db: &Db, event_id: Uuid, session_id: Uuid, id: Uuid) -> Result<attendance_sheet::Model, Error> {
    let session = crate::entity::session::Entity::find_by_id(session_id).one(db.reader()).await?;
    if session.is_none_or(|session| session.event_id != event_id) {
        return Err(Error::NotFound);
    }
    attendance_sheet::Entity::of(session_id).filter(attendance_sheet::Column::Id.eq(id)).one(db.reader()).await?.ok_or(Error::NotFound)
}
