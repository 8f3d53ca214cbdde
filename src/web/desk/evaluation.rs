//! How one event is evaluated: which questions, on what terms, how far it is, and what participants will see.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use minijinja::{Value, context};
use uuid::Uuid;

use super::conflict::conflict;
use super::evaluation_questions::{Owned, question_rows};
use super::frame::{desk_page, done, id, labels, value};
use super::reminders::event_value;
use super::session_form::Values;
use crate::actions::evaluation::set_up::{Terms, set_up};
use crate::actions::evaluation::take_away::take_away;
use crate::entity::evaluation;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::queries::evaluation_of_event::evaluation_of_event;
use crate::queries::evaluation_templates::evaluation_templates;
use crate::rules::evaluation::{FEWEST, TEXT};
use crate::rules::permission::Permission;
use crate::text::dates::{date_and_time, local};
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::evaluation_view::{Typed, questions};
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// In the form's order.
const FIELDS: [&str; 4] = ["template", "evaluation_anonymous", "open_days", "remind_after_days"];

pub fn path(event: Uuid) -> String {
    format!("{}/evaluation", links::desk_event(event))
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    let saved = evaluation_of_event(site.app.db.reader(), event_id).await?;
    Form { values: of(saved.as_ref()), ..Form::default() }.show(&site, &viewer, &signed_in, StatusCode::OK, event_id, saved).await
}

/// What a form shows; a new one proposes what is usual.
fn of(saved: Option<&evaluation::Model>) -> Values {
    let days = |days: Option<i32>| days.map(|days| days.to_string()).unwrap_or_default();
    let anonymous = saved.is_none_or(|saved| saved.anonymous);
    Values::from([
        ("template", String::new()),
        ("evaluation_anonymous", if anonymous { "yes" } else { "no" }.to_owned()),
        ("open_days", days(saved.map(|saved| saved.open_days).or(Some(14)))),
        ("remind_after_days", saved.map_or_else(|| "5".to_owned(), |saved| days(saved.remind_after_days))),
    ])
}

pub async fn save(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let event_id = id(&event)?;
    let values: Values = FIELDS.into_iter().map(|name| (name, fields.get(name).trim().to_owned())).collect();
    let mut faults = FieldErrors::default();
    let result = match read(&fields, &mut faults) {
        Some((template, terms)) => set_up(&site.app, signed_in.acting, event_id, fields.version(), template, terms).await,
        None => Err(Error::Invalid(faults)),
    };
    let form = Form { values, ..Form::default() };
    match result {
        Ok(()) => Ok(done(&path(event_id), "evaluation-saved")),
        Err(Error::Invalid(faults)) => {
            let saved = evaluation_of_event(site.app.db.reader(), event_id).await?;
            // The version that was seen: what somebody saved meanwhile is met at the next try.
            Form { faults, version: Some(fields.version()), ..form }.show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, event_id, saved).await
        }
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let saved = evaluation_of_event(site.app.db.reader(), event_id).await?;
            let mut now = of(saved.as_ref());
            // What was chosen to take over is a wish, nothing that is saved.
            now.remove("template");
            let met = conflict(&site.app.db, viewer.language, event_id, &now, &form.values).await?;
            Form { conflict: met, ..form }.show(&site, &viewer, &signed_in, StatusCode::CONFLICT, event_id, saved).await
        }
        Err(Error::Refused(refusal)) => {
            let saved = evaluation_of_event(site.app.db.reader(), event_id).await?;
            Form { refusal: Some(refusal), ..form }.show(&site, &viewer, &signed_in, StatusCode::CONFLICT, event_id, saved).await
        }
        Err(error) => Err(error.into()),
    }
}

fn read(fields: &Fields, faults: &mut FieldErrors) -> Option<(Option<Uuid>, Terms)> {
    let template = match fields.get("template") {
        "" => Some(None),
        chosen => Uuid::parse_str(chosen).map(Some).map_err(|_| faults.add("template", "not-in-list")).ok(),
    };
    let anonymous = match fields.get("evaluation_anonymous") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            faults.add("evaluation_anonymous", "not-in-list");
            None
        }
    };
    let mut days = |name: &str, code: &str| fields.get(name).trim().parse::<u16>().map_err(|_| faults.add(name, code)).ok();
    let open_days = days("open_days", "evaluation-days");
    let remind_after_days = if fields.get("remind_after_days").trim().is_empty() { Some(None) } else { days("remind_after_days", "evaluation-remind-days").map(Some) };
    Some((template?, Terms { anonymous: anonymous?, open_days: open_days?, remind_after_days: remind_after_days? }))
}

pub async fn remove(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    match take_away(&site.app, signed_in.acting, event_id, fields.version()).await {
        Ok(()) => Ok(done(&path(event_id), "evaluation-removed")),
        Err(Error::Refused(refusal)) => refused(&site, &viewer, &signed_in, event_id, refusal).await,
        Err(error) => Err(error.into()),
    }
}

/// The page with a refusal of one of its buttons.
pub async fn refused(site: &Site, viewer: &Viewer, signed_in: &SignedIn, event_id: Uuid, refusal: Refusal) -> Result<Response, PageError> {
    let saved = evaluation_of_event(site.app.db.reader(), event_id).await?;
    let form = Form { values: of(saved.as_ref()), refusal: Some(refusal), ..Form::default() };
    form.show(site, viewer, signed_in, StatusCode::CONFLICT, event_id, saved).await
}

struct Form {
    values: Values,
    faults: FieldErrors,
    /// `None`: that of what is saved.
    version: Option<i32>,
    conflict: Value,
    refusal: Option<Refusal>,
}

impl Default for Form {
    fn default() -> Self {
        Self { values: Values::new(), faults: FieldErrors::default(), version: None, conflict: Value::from(()), refusal: None }
    }
}

impl Form {
    async fn show(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, event_id: Uuid, saved: Option<evaluation::Model>) -> Result<Response, PageError> {
        let shown = desk_event(&site.app.db, event_id).await?;
        let templates = evaluation_templates(site.app.db.reader()).await?;
        let language = viewer.language;
        let option = |value: &str, label: String| context! { value => value, label };
        let first = text(language, if saved.is_some() { "evaluation-keep-questions" } else { "evaluation-choose" });
        let choices: Vec<Value> = [option("", first)].into_iter().chain(templates.iter().map(|template| option(&template.id.to_string(), template.name.clone()))).collect();
        let promises = ["yes", "no"].map(|answer| option(answer, text(language, &format!("evaluation-promise-{answer}"))));
        let context = context! {
            event => event_value(&shown),
            zone => shown.zone(&site.app.config.time_zone),
            evaluation => saved.as_ref().map(|saved| standing(saved, &shown, site, viewer)),
            questions => saved.as_ref().map(|saved| question_rows(&saved.questionnaire(), language, shown.event.language())),
            templates => templates.len(),
            choices,
            promises => promises.to_vec(),
            version => self.version.unwrap_or_else(|| saved.as_ref().map_or(0, |saved| saved.version)),
            saved_version => saved.as_ref().map_or(0, |saved| saved.version),
            fewest => FEWEST,
            values => value(&self.values),
            labels => labels(language, &self.faults),
            errors => value(&self.faults.0),
            conflict => self.conflict,
            refusal => self.refusal.map(Refusal::key),
        };
        Ok(desk_page(site, viewer, signed_in, status, "desk/evaluation.html", context))
    }
}

/// How far it is.
fn standing(saved: &evaluation::Model, shown: &DeskEvent, site: &Site, viewer: &Viewer) -> Value {
    let now: Timestamp = site.app.clock.now();
    let state = match (saved.opened_at, saved.is_open(now)) {
        (None, _) => "ahead",
        (Some(_), true) => "open",
        (Some(_), false) => "closed",
    };
    let zone = shown.zone(&site.app.config.time_zone);
    let told = |moment: Option<crate::entity::Moment>| moment.map(|moment| date_and_time(viewer.language, &local(moment.0, zone)));
    let after = shown.event.ends_at.is_some_and(|end| now > end.0);
    context! {
        state,
        anonymous => saved.anonymous,
        opened => told(saved.opened_at),
        closes => told(saved.closes_at),
        // It began too late to be asked.
        missed => saved.opened_at.is_none() && shown.event.ends_at.is_some_and(|end| now > end.0 + site.app.config.follow_up_latest),
        awaits_lists => after && shown.sessions.iter().any(|session| session.attendance_closed_at.is_none()),
        empty => saved.questionnaire().0.is_empty(),
        path => Owned::Event(shown.event.id).path(),
    }
}

pub async fn preview(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let saved = evaluation_of_event(site.app.db.reader(), shown.event.id).await?.ok_or(Error::NotFound)?;
    let context = context! {
        event => event_value(&shown),
        anonymous => saved.anonymous,
        fewest => FEWEST,
        questions => questions(&saved.questionnaire(), viewer.language, shown.event.language(), &Typed::new()),
        longest => TEXT,
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/evaluation_preview.html", context))
}
