//! One organisation: its codes and mail domains, and who of it takes part.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};

use super::frame::{desk_page, id, page_number, query, value};
use crate::queries::desk_organisation::{Which, desk_organisation, registrations};
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(organisation): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let query = query(&viewer);
    let (code, which) = if query.get("which") == "all" { ("all", Which::All) } else { ("coming", Which::Coming) };
    let shown = desk_organisation(&site.app.db, id(&organisation)?).await?;
    let found = registrations(&site.app.db, &signed_in.scope, shown.organisation.id, which, site.app.clock.now(), page_number(&query)).await?;
    let organisation = &shown.organisation;
    let context = context! {
        organisation => context! {
            id => organisation.id.to_string(),
            name => organisation.full_name(),
            legal_name => organisation.legal_name.as_str(),
            kind => organisation.kind.as_str(),
            kbo_number => organisation.kbo_number.as_deref(),
            nis_code => organisation.nis_code.as_deref(),
            ovo_code => organisation.ovo_code.as_deref(),
            postal_code => organisation.postal_code.as_deref(),
            city => organisation.city.as_deref(),
            province => organisation.province.as_deref(),
            website => organisation.website.as_deref(),
            active => organisation.active,
            member => organisation.member,
        },
        successor => shown.successor.as_ref().map_or_else(|| Value::from(()), |other| context! { id => other.id.to_string(), name => other.full_name() }),
        domains => shown.domains,
        which => code,
        found => value(&found),
        zone => site.app.config.time_zone.as_str(),
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/organisation.html", context))
}
