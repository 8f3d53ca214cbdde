//! `/organisations.json`: proposals for the organisation field, `?text=` as typed or `?domain=` of a mail address.
//! Only public facts of public bodies; the address itself never comes here.

use axum::Json;
use axum::extract::{RawQuery, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::organisation_field::Choice;
use crate::queries::organisation_search::organisation_search;
use crate::queries::organisations_for_domain::organisations_for_domain;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::Fields;
use crate::web::viewer::Viewer;

#[derive(Serialize)]
struct Proposals {
    organisations: Vec<Choice>,
}

pub async fn propose(State(site): State<Site>, viewer: Viewer, RawQuery(query): RawQuery) -> Result<Response, PageError> {
    let fields = Fields::parse(query.unwrap_or_default().as_bytes());
    let reader = site.app.db.reader();
    let domain = fields.get("domain").trim().trim_end_matches('.').to_lowercase();
    let proposed = if domain.is_empty() {
        organisation_search(reader, fields.get("text")).await?
    } else {
        organisations_for_domain(reader, &idna::domain_to_ascii(&domain).unwrap_or_default()).await?
    };
    let organisations = proposed.iter().map(|proposed| Choice::of(proposed, viewer.language)).collect();
    Ok(([(header::CACHE_CONTROL, "private, max-age=300"), (header::VARY, "Accept-Language, Cookie")], Json(Proposals { organisations })).into_response())
}
