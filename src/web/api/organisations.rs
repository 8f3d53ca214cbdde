//! Reading the register of organisations.

use axum::Extension;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use super::Answer;
use super::input::{Instant, Params};
use super::page::{Cursor, Limit, after_id, answer, limit_schema};
use super::shapes::organisation::{Organisation, OrganisationPage};
use crate::queries::api::organisations::{OrganisationFilter, organisations};
use crate::web::Site;
use crate::web::viewer::Viewer;

/// Which organisations.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OrganisationFilters {
    /// As the register words it: `Gemeente`, `OCMW` …
    #[serde(default)]
    kind: Option<String>,
    #[serde(default)]
    province: Option<String>,
    #[serde(default)]
    nis_code: Option<String>,
    /// Ten digits.
    #[serde(default)]
    kbo_number: Option<String>,
    #[serde(default)]
    ovo_code: Option<String>,
    /// Members of the association, or the others.
    #[serde(default)]
    member: Option<bool>,
    /// Those that exist today, or the others.
    #[serde(default)]
    active: Option<bool>,
    /// Those that were saved at this moment or later.
    #[param(value_type = Option<String>, format = "date-time")]
    #[serde(default)]
    updated_since: Option<Instant>,
    /// `next_cursor` of the page before.
    #[serde(default)]
    cursor: Option<String>,
    /// Rows of a page.
    #[param(schema_with = limit_schema)]
    #[serde(default)]
    limit: Limit,
}

/// List organisations
///
/// Of the register, by their id; those that ended are among them, with who took over.
#[utoipa::path(get, path = "/organisations", tag = "Organisations", operation_id = "listOrganisations", params(OrganisationFilters),
    responses((status = 200, description = "A page of organisations.", body = OrganisationPage)), security(("token" = ["organisations:read"])))]
pub async fn list(State(site): State<Site>, Extension(viewer): Extension<Viewer>, Params(filters): Params<OrganisationFilters>) -> Answer {
    let after = after_id(filters.cursor.as_deref())?;
    let limit = filters.limit.0;
    let filter = OrganisationFilter {
        kind: filters.kind,
        province: filters.province,
        nis_code: filters.nis_code,
        kbo_number: filters.kbo_number,
        ovo_code: filters.ovo_code,
        member: filters.member,
        active: filters.active,
        updated_since: filters.updated_since.map(|moment| moment.0),
    };
    let (found, more) = organisations(&site.app.db, &filter, after, limit).await?;
    let next = found.last().filter(|_| more).map(|last| Cursor::Id(last.id));
    let zone = site.app.config.time_zone.as_str();
    answer(&viewer, found.into_iter().map(|row| Organisation::of(row, zone)).collect(), next)
}
