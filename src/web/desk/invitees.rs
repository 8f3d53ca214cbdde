//! Who is invited to an event: adding a list, seeing the answers, reminding those who are silent.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::value::Serde;
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, done, done_telling, id, page_number, query, value};
use super::invitee_list::{LineFault, read};
use crate::actions::event::invite::{MOST, invite, remind as remind_silent, withdraw_invitation};
use crate::actions::event::invite_planned::{drop_planned, invite_planned};
use crate::error::{Error, FieldError, FieldErrors, Refusal};
use crate::queries::copying::planned_invitees;
use crate::queries::desk_event::desk_event;
use crate::queries::invitee_list::invitee_list;
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Faulty lines that are shown.
const FAULTS_SHOWN: usize = 50;

/// What stood in the form, and what was wrong with it.
#[derive(Default)]
struct Typed<'t> {
    list: &'t str,
    faults: Vec<LineFault>,
    /// Lines that could be read.
    good: usize,
    errors: FieldErrors,
    refusal: Option<Refusal>,
}

fn path(event_id: Uuid) -> String {
    format!("/desk/events/{event_id}/invitees")
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    render(&site, &viewer, &signed_in, id(&event)?, StatusCode::OK, Typed::default()).await
}

/// Invites all of the list, or nobody when a line cannot be read.
pub async fn add(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let text = fields.get("list");
    let list = read(text, site.app.offers.reach());
    let good = list.people.len();
    if !list.faults.is_empty() {
        let errors = FieldErrors(vec![FieldError { field: "list".to_owned(), code: "unreadable-lines".to_owned(), limit: Some(list.faults.len()) }]);
        let typed = Typed { list: text, faults: list.faults, good, errors, refusal: None };
        return render(&site, &viewer, &signed_in, event_id, StatusCode::UNPROCESSABLE_ENTITY, typed).await;
    }
    match invite(&site.app, signed_in.acting, event_id, list.people).await {
        Ok(invited) => {
            let what = if invited.unsubscribed > 0 { "invited-unsubscribed" } else { "invited" };
            Ok(done_telling(&path(event_id), what, u64::try_from(invited.invited).unwrap_or(0)))
        }
        Err(Error::Invalid(mut errors)) => {
            errors.0.iter_mut().filter(|fault| fault.code == "too-many-addresses").for_each(|fault| fault.limit = Some(MOST));
            render(&site, &viewer, &signed_in, event_id, StatusCode::UNPROCESSABLE_ENTITY, Typed { list: text, good, errors, ..Typed::default() }).await
        }
        Err(Error::Refused(refusal)) => {
            render(&site, &viewer, &signed_in, event_id, StatusCode::CONFLICT, Typed { list: text, good, refusal: Some(refusal), ..Typed::default() }).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The addresses that stand ready: all are invited, or (`drop`) taken off.
pub async fn planned(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    if fields.checked("drop") {
        drop_planned(&site.app, signed_in.acting, event_id).await?;
        return Ok(done(&path(event_id), "planned-dropped"));
    }
    match invite_planned(&site.app, signed_in.acting, event_id).await {
        Ok(invited) => {
            let what = if invited.unsubscribed > 0 { "invited-unsubscribed" } else { "invited" };
            Ok(done_telling(&path(event_id), what, u64::try_from(invited.invited).unwrap_or(0)))
        }
        Err(Error::Refused(refusal)) => render(&site, &viewer, &signed_in, event_id, StatusCode::CONFLICT, Typed { refusal: Some(refusal), ..Typed::default() }).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn remind(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    match remind_silent(&site.app, signed_in.acting, event_id).await {
        Ok(count) => Ok(done_telling(&path(event_id), "reminded", u64::try_from(count).unwrap_or(0))),
        Err(Error::Refused(refusal)) => render(&site, &viewer, &signed_in, event_id, StatusCode::CONFLICT, Typed { refusal: Some(refusal), ..Typed::default() }).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn withdraw(State(site): State<Site>, signed_in: SignedIn, Path((event, invitee)): Path<(String, String)>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    withdraw_invitation(&site.app, signed_in.acting, event_id, id(&invitee)?).await?;
    Ok(done(&path(event_id), "invitation-withdrawn"))
}

async fn render(site: &Site, viewer: &Viewer, signed_in: &SignedIn, event_id: Uuid, status: StatusCode, typed: Typed<'_>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let shown = desk_event(&site.app.db, event_id).await?;
    let found = invitee_list(&site.app.db, event_id, page_number(&query(viewer))).await?;
    let more_faults = typed.faults.len().saturating_sub(FAULTS_SHOWN);
    let faults: Vec<Value> = typed.faults.iter().take(FAULTS_SHOWN).map(value).collect();
    let context = context! {
        event => context! { id => event_id.to_string(), title => shown.event.title.as_str(), language => shown.event.language.as_str(), status => value(shown.event.status) },
        zone => shown.zone(&site.app.config.time_zone),
        found => value(&found),
        planned => planned_invitees(&site.app.db, event_id).await?,
        most => MOST,
        list => typed.list,
        good => typed.good,
        faults,
        more_faults,
        errors => Serde(&typed.errors.0),
        refusal => typed.refusal.map(Refusal::key),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/invitees.html", context))
}
