//! Who is expected at a session, and who was there?

use std::collections::HashMap;

use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::Serialize;
use uuid::Uuid;

use super::participant_list::organisation_names;
use crate::db::Db;
use crate::entity::attendance::{self, AttendanceStatus};
use crate::entity::{registration, session};
use crate::error::Error;
use crate::rules::search_text::fold;

/// People on one page.
const PAGE: u64 = 100;

#[derive(Debug, Serialize)]
pub struct AttendanceList {
    /// By name.
    pub rows: Vec<Expected>,
    /// Of all who fit the search.
    pub count: u64,
    pub page: u64,
    pub pages: u64,
    /// Of everybody who is expected, whatever was searched.
    pub numbers: Numbers,
}

#[derive(Debug, Serialize)]
pub struct Expected {
    /// Of the registration.
    pub id: Uuid,
    pub first_name: String,
    pub last_name: String,
    pub organisation: Option<String>,
    pub mark: Option<AttendanceStatus>,
}

#[derive(Debug, Default, Serialize)]
pub struct Numbers {
    pub present: u64,
    pub partial: u64,
    pub absent: u64,
    pub excused: u64,
    pub unmarked: u64,
}

/// Everybody with a place who attends `session`, and of whom `search` is part of the name.
///
/// # Errors
/// The database's.
pub async fn attendance_list(db: &Db, session: &session::Model, search: &str, page: u64) -> Result<AttendanceList, Error> {
    let mut find = registration::Entity::expected_at(session);
    for word in fold(search).split(' ').filter(|word| !word.is_empty()).take(8) {
        find = find.filter(registration::Column::NameFolded.contains(word));
    }
    let count = find.clone().count(db.reader()).await?;
    let pages = count.div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let by_name = find.order_by_asc(registration::Column::NameFolded).order_by_asc(registration::Column::Id);
    let found = by_name.offset((page - 1) * PAGE).limit(PAGE).all(db.reader()).await?;
    let marks = attendance::Entity::of(session.id).filter(attendance::Column::RegistrationId.is_in(found.iter().map(|registration| registration.id)));
    let marks: HashMap<Uuid, AttendanceStatus> = marks.all(db.reader()).await?.into_iter().map(|row| (row.registration_id, row.status)).collect();
    let organisations = organisation_names(db, found.iter().filter_map(|registration| registration.organisation_id).collect()).await?;
    let row = |registration: registration::Model| Expected {
        mark: marks.get(&registration.id).copied(),
        organisation: registration.organisation_id.and_then(|id| organisations.get(&id).cloned()).or(registration.organisation_text),
        id: registration.id,
        first_name: registration.first_name,
        last_name: registration.last_name,
    };
    Ok(AttendanceList { rows: found.into_iter().map(row).collect(), count, page, pages, numbers: numbers(db, session).await? })
}

/// How many of those expected stand where.
///
/// # Errors
/// The database's.
pub async fn numbers(db: &Db, session: &session::Model) -> Result<Numbers, Error> {
    let counts: Vec<(AttendanceStatus, i64)> = attendance::Entity::of(session.id)
        .filter(attendance::Column::RegistrationId.in_subquery(registration::Entity::expected_at(session).select_only().column(registration::Column::Id).into_query()))
        .select_only()
        .column(attendance::Column::Status)
        .column_as(attendance::Column::Id.count(), "people")
        .group_by(attendance::Column::Status)
        .into_tuple()
        .all(db.reader())
        .await?;
    let of = |status| counts.iter().find(|(counted, _)| *counted == status).map_or(0, |(_, people)| u64::try_from(*people).unwrap_or(0));
    let marked: u64 = counts.iter().map(|(_, people)| u64::try_from(*people).unwrap_or(0)).sum();
    Ok(Numbers {
        present: of(AttendanceStatus::Present),
        partial: of(AttendanceStatus::Partial),
        absent: of(AttendanceStatus::Absent),
        excused: of(AttendanceStatus::Excused),
        unmarked: registration::Entity::expected_at(session).count(db.reader()).await?.saturating_sub(marked),
    })
}
