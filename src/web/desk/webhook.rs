//! One webhook at the desk: how it stands, what it was told, and sending that again.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::event_form::{Edge, deadline};
use super::frame::{desk_page, done, done_telling, id, labels, query, value};
use super::webhooks::{path, type_words};
use crate::actions::webhook::ping::ping;
use crate::actions::webhook::replay::{failed_since, one};
use crate::actions::webhook::rotate::end_previous;
use crate::actions::webhook::switch;
use crate::entity::webhook_delivery;
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::webhooks::{COUNTED, Listed, Which, delivery, endpoint, last_delivered, log};
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::schedule;
use crate::rules::webhook::{Body, EventType};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(webhook): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ManageWebhooks)?;
    render(&site, &viewer, &signed_in, id(&webhook)?, StatusCode::OK, Said::default()).await
}

/// The buttons of its page.
pub async fn act(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((webhook, verb)): Path<(String, String)>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    let (app, acting, endpoint_id) = (&site.app, signed_in.acting, id(&webhook)?);
    let (result, what) = match verb.as_str() {
        "on" => (switch::on(app, acting, endpoint_id).await, "webhook-on"),
        "off" => (switch::off(app, acting, endpoint_id).await, "webhook-off"),
        "test" => (ping(app, acting, endpoint_id).await.map(|_| ()), "webhook-tested"),
        "end-secret" => (end_previous(app, acting, endpoint_id).await, "webhook-secret-ended"),
        "replay" => return replay_failed(&site, &viewer, &signed_in, endpoint_id, &fields).await,
        _ => return Err(Error::NotFound.into()),
    };
    result?;
    Ok(done(&path(endpoint_id), what))
}

async fn replay_failed(site: &Site, viewer: &Viewer, signed_in: &SignedIn, endpoint_id: Uuid, fields: &Fields) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ManageWebhooks)?;
    let zone = schedule::zone(&site.app.config.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let mut faults = FieldErrors::default();
    let since = deadline(fields, ["since_date", "since_time"], &zone, Edge::Opens, &mut faults);
    if since.is_none() && faults.is_empty() {
        faults.add("since_date", "required");
    }
    let result = match since.filter(|_| faults.is_empty()) {
        Some(since) => failed_since(&site.app, signed_in.acting, endpoint_id, since).await,
        None => Err(Error::Invalid(faults)),
    };
    match result {
        Ok(count) => Ok(done_telling(&path(endpoint_id), "webhooks-replayed", count)),
        Err(Error::Invalid(faults)) => {
            let typed = context! { since_date => fields.get("since_date"), since_time => fields.get("since_time") };
            render(site, viewer, signed_in, endpoint_id, StatusCode::UNPROCESSABLE_ENTITY, Said { faults, typed: Some(typed), refusal: None }).await
        }
        Err(Error::Refused(refusal)) => render(site, viewer, signed_in, endpoint_id, StatusCode::CONFLICT, Said { refusal: Some(refusal), ..Said::default() }).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn show_delivery(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((webhook, sent)): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ManageWebhooks)?;
    let listed = endpoint(&site.app.db, id(&webhook)?).await?;
    let row = delivery(&site.app.db, listed.endpoint.id, id(&sent)?).await?;
    let is_test = row.event_type == EventType::Ping.code();
    let context = context! {
        webhook => context! { id => listed.endpoint.id.to_string(), name => listed.endpoint.name.as_str(), url => listed.endpoint.url.as_str() },
        delivery => line(viewer.language, &row),
        payload => Body::new(&row.event_type, row.occurred_at.0, &row.data, site.app.links.origin()).readable(),
        answer => row.answer.as_deref(),
        may_send => (listed.endpoint.active || is_test) && row.state != webhook_delivery::DeliveryState::Sending,
        zone => site.app.config.time_zone.as_str(),
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/webhook_delivery.html", context))
}

pub async fn replay(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((webhook, sent)): Path<(String, String)>,
    DeskForm(_): DeskForm,
) -> Result<Response, PageError> {
    let (endpoint_id, delivery_id) = (id(&webhook)?, id(&sent)?);
    match one(&site.app, signed_in.acting, endpoint_id, delivery_id).await {
        Ok(()) => Ok(done(&format!("{}/deliveries/{delivery_id}", path(endpoint_id)), "webhook-replayed")),
        Err(Error::Refused(refusal)) => render(&site, &viewer, &signed_in, endpoint_id, StatusCode::CONFLICT, Said { refusal: Some(refusal), ..Said::default() }).await,
        Err(error) => Err(error.into()),
    }
}

/// What a button or a form of the page came to.
#[derive(Default)]
struct Said {
    faults: FieldErrors,
    typed: Option<Value>,
    refusal: Option<Refusal>,
}

async fn render(site: &Site, viewer: &Viewer, signed_in: &SignedIn, endpoint_id: Uuid, status: StatusCode, said: Said) -> Result<Response, PageError> {
    let db = &site.app.db;
    let listed = endpoint(db, endpoint_id).await?;
    let query = query(viewer);
    let which = Which::parse(query.get("state"));
    let before = Uuid::parse_str(query.get("before")).ok();
    let (rows, more) = log(db, endpoint_id, which, before).await?;
    let context = context! {
        webhook => facts(site, viewer.language, &listed, last_delivered(db, endpoint_id).await?),
        rows => rows.iter().map(|row| line(viewer.language, row)).collect::<Vec<_>>(),
        older => rows.last().filter(|_| more).map(|row| row.id.to_string()),
        later => before.is_some(),
        which => which.code(),
        values => said.typed.unwrap_or_else(|| context! { since_date => "", since_time => "" }),
        labels => labels(viewer.language, &said.faults),
        errors => value(&said.faults.0),
        refusal => said.refusal.map(Refusal::key),
        days => site.app.config.webhooks.keep_days,
        hours => site.app.config.webhooks.give_up.as_hours(),
        zone => site.app.config.time_zone.as_str(),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/webhook.html", context))
}

fn facts(site: &Site, language: Language, listed: &Listed, last: Option<jiff::Timestamp>) -> Value {
    let endpoint = &listed.endpoint;
    let signing = endpoint.still_signing(site.app.clock.now()).is_some();
    context! {
        id => endpoint.id.to_string(),
        name => endpoint.name.as_str(),
        url => endpoint.url.as_str(),
        active => endpoint.active,
        off_because => endpoint.off_because.as_deref(),
        off_at => endpoint.off_at.map(|at| at.0.to_string()),
        types => endpoint.event_types().iter().map(|kind| type_words(language, kind.code())).collect::<Vec<_>>(),
        programme => listed.programme.as_deref(),
        narrowed => endpoint.programme_id.is_some(),
        previous_until => endpoint.previous_until.filter(|_| signing).map(|until| until.0.to_string()),
        waiting => listed.waiting.min(COUNTED),
        failed => listed.failed.min(COUNTED),
        more_waiting => listed.waiting > COUNTED,
        more_failed => listed.failed > COUNTED,
        last => last.map(|last| last.to_string()),
    }
}

fn line(language: Language, row: &webhook_delivery::Model) -> Value {
    let moment = |at: Option<crate::entity::Moment>| at.map(|at| at.0.to_string());
    context! {
        id => row.id.to_string(),
        kind => type_words(language, &row.event_type),
        code => row.event_type.as_str(),
        occurred_at => row.occurred_at.0.to_string(),
        state => row.state.code(),
        attempts => row.attempts,
        attempted_at => moment(row.attempted_at),
        due_at => moment(row.due_at.filter(|_| row.state == webhook_delivery::DeliveryState::Waiting)),
        finished_at => moment(row.finished_at),
        http_status => row.http_status,
        milliseconds => row.milliseconds,
        fault => row.fault.as_deref(),
    }
}
