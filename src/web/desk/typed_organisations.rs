//! Names of organisations that people typed: how often, and which organisation of the register each means.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::context;
use uuid::Uuid;

use super::frame::{desk_page, done_telling, labels, page_number, query, value};
use crate::actions::organisation::recognise::recognise;
use crate::error::{Error, FieldErrors};
use crate::queries::organisation_directory::{Meaning, OrganisationDirectory};
use crate::queries::organisation_search::organisation_search;
use crate::queries::typed_organisations::{typed_organisation, typed_organisations};
use crate::rules::permission::Permission;
use crate::rules::search_text::fold;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn list(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let found = typed_organisations(&site.app.db, &signed_in.scope, page_number(&query(&viewer))).await?;
    let directory = OrganisationDirectory::read(site.app.db.reader()).await?;
    let rows = found.rows.iter().map(|row| {
        let (proposed, several) = match directory.meaning(&row.name) {
            Meaning::One(id) => (directory.name(id), Vec::new()),
            Meaning::Several(names) => (None, names),
            Meaning::Unknown => (None, Vec::new()),
        };
        let link = url::form_urlencoded::Serializer::new(String::new()).append_pair("name", &row.organisation_folded).finish();
        context! { name => row.name.as_str(), registrations => row.registrations, proposed, several, link }
    });
    let context = context! { rows => rows.collect::<Vec<_>>(), page => found.page, has_more => found.has_more };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/typed_organisations.html", context))
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    let query = query(&viewer);
    page(&site, &viewer, &signed_in, StatusCode::OK, query.get("name"), query.get("q"), FieldErrors::default()).await
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let mut faults = FieldErrors::default();
    let result = match Uuid::parse_str(fields.get("organisation")) {
        Ok(organisation) => recognise(&site.app, signed_in.acting, fields.get("name").to_owned(), organisation).await,
        Err(_) => {
            faults.add("organisation", "required");
            Err(Error::Invalid(faults))
        }
    };
    match result {
        Ok(count) => Ok(done_telling("/desk/organisations", "organisation-recognised", count)),
        Err(Error::Invalid(faults)) => page(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, fields.get("name"), fields.get("q"), faults).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, name: &str, search: &str, faults: FieldErrors) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    if fold(name).is_empty() {
        return Ok(Redirect::to("/desk/organisations").into_response());
    }
    let typed = typed_organisation(&site.app.db, &signed_in.scope, &fold(name)).await?;
    let search = if search.trim().is_empty() { typed.name.clone() } else { search.chars().take(120).collect() };
    let found = organisation_search(site.app.db.reader(), &search).await?;
    let first = found.first().map(|proposed| proposed.organisation.id.to_string()).unwrap_or_default();
    let options = found.iter().map(|proposed| {
        let place = proposed.organisation.city.as_deref().map_or_else(String::new, |city| format!(" ({city})"));
        context! { value => proposed.organisation.id.to_string(), label => format!("{}{place}", proposed.organisation.full_name()) }
    });
    let context = context! {
        typed => context! { name => typed.name.as_str(), folded => typed.organisation_folded.as_str(), registrations => typed.registrations },
        search,
        options => options.collect::<Vec<_>>(),
        first,
        labels => labels(viewer.language, &faults),
        errors => value(&faults.0),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/typed_organisation.html", context))
}
