//! Cancelling an event: first all that happens then, then the button.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::context;
use uuid::Uuid;

use super::frame::{desk_page, done_telling, id, value};
use crate::actions::event::cancel::cancel;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::cancelling::of_cancelling;
use crate::queries::desk_event::desk_event;
use crate::rules::names;
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Characters of a reason: it goes into every letter.
pub const REASON: usize = 500;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    form(&site, &viewer, &signed_in, id(&event)?, StatusCode::OK, "", &FieldErrors::default(), None).await
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let event_id = id(&event)?;
    let typed = fields.get("reason");
    let version = fields.version();
    let mut faults = FieldErrors::default();
    let reason = names::text(typed, REASON).map_err(|fault| faults.add_fault("reason", fault)).unwrap_or_default();
    let reason = (!reason.is_empty()).then_some(reason);
    let result = if faults.is_empty() { cancel(&site.app, signed_in.acting, event_id, version, reason).await } else { Err(Error::Invalid(faults)) };
    match result {
        Ok(told) => Ok(done_telling(&links::desk_event(event_id), "event-cancelled", told)),
        Err(Error::Invalid(faults)) => form(&site, &viewer, &signed_in, event_id, StatusCode::UNPROCESSABLE_ENTITY, typed, &faults, None).await,
        Err(Error::Refused(refusal @ Refusal::ChangedMeanwhile)) => {
            form(&site, &viewer, &signed_in, event_id, StatusCode::CONFLICT, typed, &FieldErrors::default(), Some(refusal)).await
        }
        Err(error) => Err(error.into()),
    }
}

#[expect(clippy::too_many_arguments, reason = "what one page shows")]
async fn form(
    site: &Site,
    viewer: &Viewer,
    signed_in: &SignedIn,
    event_id: Uuid,
    status: StatusCode,
    reason: &str,
    faults: &FieldErrors,
    refusal: Option<Refusal>,
) -> Result<Response, PageError> {
    let shown = desk_event(&site.app.db, event_id).await?;
    let context = context! {
        event => context! { id => event_id.to_string(), title => shown.event.title.as_str(), language => shown.event.language.as_str(), status => value(shown.event.status) },
        version => shown.event.version,
        numbers => value(&shown.numbers),
        consequences => value(of_cancelling(&site.app.db, event_id, site.app.clock.now()).await?),
        undecided => shown.event.undecided().is_some(),
        values => context! { reason },
        errors => value(&faults.0),
        refusal => refusal.map(Refusal::key),
        reason_limit => REASON,
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/cancel_event.html", context))
}
