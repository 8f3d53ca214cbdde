//! Which names of organisations did people type that are in no register? Those of most registrations first.

use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select};

use super::person_list::in_events;
use crate::db::Db;
use crate::entity::registration;
use crate::error::Error;
use crate::rules::permission::Scope;

/// Names on one page.
pub const PAGE: u64 = 25;

#[derive(Debug, FromQueryResult)]
pub struct TypedOrganisation {
    pub organisation_folded: String,
    /// As one of them typed it.
    pub name: String,
    pub registrations: i64,
}

pub struct TypedOrganisations {
    pub rows: Vec<TypedOrganisation>,
    /// From 1.
    pub page: u64,
    pub has_more: bool,
}

/// Along `registrations_to_review`, whose condition this is.
fn to_review(scope: &Scope) -> Select<registration::Entity> {
    use registration::Column;
    registration::Entity::find()
        .filter(Column::OrganisationId.is_null().and(Column::OrganisationFolded.is_not_null()))
        .filter(in_events(scope))
        .select_only()
        .column(Column::OrganisationFolded)
        .column_as(Column::OrganisationText.max(), "name")
        .column_as(Column::Id.count(), "registrations")
        .group_by(Column::OrganisationFolded)
}

/// # Errors
/// The database's.
pub async fn typed_organisations(db: &Db, scope: &Scope, page: u64) -> Result<TypedOrganisations, Error> {
    use registration::Column;
    let page = Ord::max(page, 1);
    let find = to_review(scope).order_by_desc(Column::Id.count()).order_by_asc(Column::OrganisationFolded);
    let mut rows = find.offset((page - 1) * PAGE).limit(PAGE + 1).into_model::<TypedOrganisation>().all(db.reader()).await?;
    let has_more = rows.len() as u64 > PAGE;
    rows.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    Ok(TypedOrganisations { rows, page, has_more })
}

/// One of them, by its folded name.
///
/// # Errors
/// `NotFound` when nobody typed that, or it was reviewed meanwhile.
pub async fn typed_organisation(db: &Db, scope: &Scope, folded: &str) -> Result<TypedOrganisation, Error> {
    let find = to_review(scope).filter(registration::Column::OrganisationFolded.eq(folded));
    find.into_model::<TypedOrganisation>().one(db.reader()).await?.ok_or(Error::NotFound)
}
