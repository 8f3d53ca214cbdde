//! Organisations of the register, for other systems.

use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::{Moment, organisation};
use crate::error::Error;

/// Which organisations; nothing chosen is all.
#[derive(Debug, Clone, Default)]
pub struct OrganisationFilter {
    pub kind: Option<String>,
    pub province: Option<String>,
    pub nis_code: Option<String>,
    pub kbo_number: Option<String>,
    pub ovo_code: Option<String>,
    pub member: Option<bool>,
    pub active: Option<bool>,
    pub updated_since: Option<Timestamp>,
}

/// At most `limit` organisations by their key, and whether there are more.
///
/// # Errors
/// The database's.
pub async fn organisations(db: &Db, filter: &OrganisationFilter, after: Option<Uuid>, limit: u64) -> Result<(Vec<organisation::Model>, bool), Error> {
    use organisation::Column;
    let mut find = organisation::Entity::find();
    let texts = [
        (Column::Kind, &filter.kind),
        (Column::Province, &filter.province),
        (Column::NisCode, &filter.nis_code),
        (Column::KboNumber, &filter.kbo_number),
        (Column::OvoCode, &filter.ovo_code),
    ];
    for (column, text) in texts {
        if let Some(text) = text {
            find = find.filter(column.eq(text.as_str()));
        }
    }
    for (column, flag) in [(Column::Member, filter.member), (Column::Active, filter.active)] {
        if let Some(flag) = flag {
            find = find.filter(column.eq(flag));
        }
    }
    if let Some(since) = filter.updated_since {
        find = find.filter(Column::UpdatedAt.gte(Moment(since)));
    }
    if let Some(after) = after {
        find = find.filter(Column::Id.gt(after));
    }
    let mut found = find.order_by_asc(Column::Id).limit(limit + 1).all(db.reader()).await?;
    let more = found.len() as u64 > limit;
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok((found, more))
}
