//! What do new events of each kind begin with?

use std::collections::HashMap;

use sea_orm::{ActiveEnum, EntityTrait, Iterable};

use crate::db::Db;
use crate::entity::event::EventKind;
use crate::entity::kind_defaults;
use crate::error::Error;
use crate::rules::kind_defaults::KindDefaults;

/// One kind with its defaults.
#[derive(Debug, Clone)]
pub struct Kind {
    pub kind: EventKind,
    pub defaults: KindDefaults,
    /// 0: as the house has it.
    pub version: i32,
}

/// All kinds, in their usual order.
///
/// # Errors
/// The database's.
pub async fn all_kinds(db: &Db) -> Result<Vec<Kind>, Error> {
    let mut kept: HashMap<String, kind_defaults::Model> = kind_defaults::Entity::find().all(db.reader()).await?.into_iter().map(|row| (row.kind.clone(), row)).collect();
    Ok(EventKind::iter()
        .map(|kind| {
            let code = kind.to_value();
            let row = kept.remove(&code);
            let version = row.as_ref().map_or(0, |row| row.version);
            let defaults = row.and_then(|row| serde_json::from_value(row.defaults).ok()).unwrap_or_else(|| KindDefaults::of_the_house(&code));
            Kind { kind, defaults, version }
        })
        .collect())
}

/// The kind of that code.
///
/// # Errors
/// `NotFound` when there is none.
pub async fn kind_of(db: &Db, code: &str) -> Result<Kind, Error> {
    all_kinds(db).await?.into_iter().find(|kind| kind.kind.to_value() == code).ok_or(Error::NotFound)
}
