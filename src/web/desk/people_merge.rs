//! People who may be one: proposed by name and organisation, looked at side by side, made one or kept apart.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, done, id, query, value};
use crate::actions::person::keep_apart::keep_apart;
use crate::actions::person::merge::{Meeting, Seen, meetings, merge, reaches_beyond};
use crate::error::{Error, Refusal};
use crate::queries::people_alike::people_alike;
use crate::queries::person_page::{PersonPage, person_page};
use crate::rules::permission::Permission;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn alike(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let found = people_alike(&site.app.db, &signed_in.scope, query(&viewer).get("after")).await?;
    let next = found.next.as_deref().map(|next| url::form_urlencoded::Serializer::new(String::new()).append_pair("after", next).finish());
    let context = context! { groups => value(&found.groups), next, zone => site.app.config.time_zone.as_str() };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/people_alike.html", context))
}

pub async fn apart(State(site): State<Site>, signed_in: SignedIn, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let people = fields.all("person").into_iter().filter_map(|id| Uuid::parse_str(id).ok()).take(200).collect();
    keep_apart(&site.app, signed_in.acting, people).await?;
    Ok(done("/desk/people/alike", "people-apart"))
}

/// The person in the address stays; the other is given by id or by any of their addresses.
pub async fn preview(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(person): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let kept = id(&person)?;
    let query = query(&viewer);
    let gone = Uuid::parse_str(query.get("with")).ok();
    page(&site, &viewer, &signed_in, StatusCode::OK, kept, gone, query.get("q"), None).await
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(person): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let kept = id(&person)?;
    let Ok(gone) = Uuid::parse_str(fields.get("with")) else { return Ok(Redirect::to(&format!("/desk/people/{kept}/merge")).into_response()) };
    let version = |name: &str| fields.get(name).parse().unwrap_or(-1);
    let (kept_seen, gone_seen) = (Seen { person: kept, version: version("version") }, Seen { person: gone, version: version("with_version") });
    match merge(&site.app, signed_in.acting, kept_seen, gone_seen).await {
        Ok(()) => Ok(done(&format!("/desk/people/{kept}"), "people-merged")),
        Err(Error::Refused(refusal)) => page(&site, &viewer, &signed_in, StatusCode::CONFLICT, kept, Some(gone), "", Some(refusal)).await,
        Err(Error::Invalid(_)) => page(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, kept, None, "", None).await,
        Err(error) => Err(error.into()),
    }
}

#[expect(clippy::too_many_arguments, reason = "what one page shows")]
async fn page(
    site: &Site,
    viewer: &Viewer,
    signed_in: &SignedIn,
    status: StatusCode,
    kept: Uuid,
    gone: Option<Uuid>,
    search: &str,
    refusal: Option<Refusal>,
) -> Result<Response, PageError> {
    let db = &site.app.db;
    let stays = person_page(db, &signed_in.scope, kept).await?;
    let gone = gone.filter(|gone| *gone != kept);
    let goes = match gone {
        Some(gone) => Some(person_page(db, &signed_in.scope, gone).await?),
        None => None,
    };
    let search: String = search.chars().take(120).collect();
    let found = if goes.is_none() && !search.is_empty() { Some(crate::queries::person_list::person_list(db, &signed_in.scope, &search, 1).await?) } else { None };
    let met = match &goes {
        Some(goes) => meetings(db.reader(), kept, goes.person.id).await?,
        None => Vec::new(),
    };
    let beyond = match &goes {
        Some(goes) => reaches_beyond(db.reader(), &signed_in.scope, [kept, goes.person.id]).await?,
        None => false,
    };
    let context = context! {
        beyond,
        kept => person_value(&stays),
        gone => goes.as_ref().map(person_value),
        meetings => met.iter().map(|meeting| meeting_value(meeting, &stays)).collect::<Vec<_>>(),
        found => found.map(|found| value(found.rows.into_iter().filter(|row| row.id != kept).collect::<Vec<_>>())),
        search,
        zone => site.app.config.time_zone.as_str(),
        refusal => refusal.map(Refusal::key),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/people_merge.html", context))
}

fn person_value(page: &PersonPage) -> Value {
    context! {
        id => page.person.id.to_string(),
        version => page.person.version,
        name => format!("{} {}", page.person.first_name, page.person.last_name),
        email => page.person.email.as_str(),
        addresses => page.addresses.iter().map(|address| address.email.clone()).collect::<Vec<_>>(),
        organisation => page.line.organisation.as_deref(),
        registrations => page.registrations.len(),
        notes => page.notes.len(),
    }
}

fn meeting_value(meeting: &Meeting, stays: &PersonPage) -> Value {
    let event = stays.registrations.iter().find(|registered| registered.event.id == meeting.stays.event_id).map(|registered| &registered.event);
    let side = |registration: &crate::entity::registration::Model| context! { id => registration.id.to_string(), email => registration.email.as_str(), status => value(registration.status) };
    context! {
        event => event.map(|event| context! { id => event.id.to_string(), title => event.title.as_str(), language => event.language.as_str() }),
        stays => side(&meeting.stays),
        ends => side(&meeting.ends),
    }
}
