//! The questionnaires that the association keeps for its events.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::conflict::conflict;
use super::evaluation_questions::question_rows;
use super::frame::{desk_page, done, id, labels, value};
use super::session_form::Values;
use crate::actions::evaluation::add_templates::add_templates;
use crate::actions::evaluation::remove_template::remove_template;
use crate::actions::evaluation::rename_template::rename_template;
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::evaluation_templates::{evaluation_template, evaluation_templates};
use crate::rules::evaluation::{Questionnaire, ready};
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

const LIST: &str = "/desk/evaluations";

pub fn path(template: Uuid) -> String {
    format!("{LIST}/{template}")
}

pub async fn list(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    let rows = evaluation_templates(site.app.db.reader()).await?;
    let row = |template: &crate::entity::evaluation_template::Model| context! { id => template.id.to_string(), name => template.name.as_str(), questions => template.questionnaire().0.len() };
    let context = context! {
        templates => rows.iter().map(row).collect::<Vec<_>>(),
        ready => ready().iter().map(|one| one.name.in_language(viewer.language, Language::Nl).to_owned()).collect::<Vec<_>>(),
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/evaluation_templates.html", context))
}

/// Takes over those that come with the house.
pub async fn take_ready(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let templates = ready().into_iter().map(|one| (one.name.in_language(viewer.language, Language::Nl).to_owned(), one.questions)).collect();
    add_templates(&site.app, signed_in.acting, templates).await?;
    Ok(done(LIST, "evaluation-templates-added"))
}

pub async fn new(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let values = Values::from([("evaluation_name", String::new()), ("template", String::new())]);
    new_form(&site, &viewer, &signed_in, StatusCode::OK, &values, &FieldErrors::default()).await
}

pub async fn add(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let questions = match fields.get("template") {
        "" => Questionnaire::default(),
        like => evaluation_template(site.app.db.reader(), id(like)?).await?.questionnaire(),
    };
    match add_templates(&site.app, signed_in.acting, vec![(fields.get("evaluation_name").trim().to_owned(), questions)]).await {
        Ok(made) => Ok(done(&made.first().map_or(LIST.to_owned(), |made| path(*made)), "evaluation-template-saved")),
        Err(Error::Invalid(faults)) => {
            let values: Values = ["evaluation_name", "template"].into_iter().map(|name| (name, fields.get(name).to_owned())).collect();
            new_form(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &values, &faults).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn new_form(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, values: &Values, faults: &FieldErrors) -> Result<Response, PageError> {
    let rows = evaluation_templates(site.app.db.reader()).await?;
    let none = context! { value => "", label => text(viewer.language, "evaluation-start-empty") };
    let choices: Vec<Value> = [none].into_iter().chain(rows.iter().map(|row| context! { value => row.id.to_string(), label => row.name.as_str() })).collect();
    let context = context! { choices, values => value(values), labels => labels(viewer.language, faults), errors => value(&faults.0) };
    Ok(desk_page(site, viewer, signed_in, status, "desk/evaluation_template_new.html", context))
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(template): Path<String>) -> Result<Response, PageError> {
    Page::default().show(&site, &viewer, &signed_in, StatusCode::OK, id(&template)?).await
}

pub async fn rename(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(template): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let template = id(&template)?;
    let name = fields.get("evaluation_name").to_owned();
    match rename_template(&site.app, signed_in.acting, template, fields.version(), &name).await {
        Ok(()) => Ok(done(&path(template), "evaluation-template-saved")),
        Err(Error::Invalid(faults)) => {
            Page { faults, name: Some(name), version: Some(fields.version()), ..Page::default() }.show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, template).await
        }
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let saved = evaluation_template(site.app.db.reader(), template).await?;
            let typed = Values::from([("evaluation_name", name.clone())]);
            let met = conflict(&site.app.db, viewer.language, template, &Values::from([("evaluation_name", saved.name)]), &typed).await?;
            Page { conflict: met, name: Some(name), ..Page::default() }.show(&site, &viewer, &signed_in, StatusCode::CONFLICT, template).await
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn remove(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(template): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let template = id(&template)?;
    match remove_template(&site.app, signed_in.acting, template, fields.version()).await {
        Ok(()) => Ok(done(LIST, "evaluation-template-removed")),
        Err(Error::Refused(refusal)) => refused(&site, &viewer, &signed_in, template, refusal).await,
        Err(error) => Err(error.into()),
    }
}

/// The page with a refusal of one of its buttons.
pub async fn refused(site: &Site, viewer: &Viewer, signed_in: &SignedIn, template: Uuid, refusal: Refusal) -> Result<Response, PageError> {
    Page { refusal: Some(refusal), ..Page::default() }.show(site, viewer, signed_in, StatusCode::CONFLICT, template).await
}

struct Page {
    faults: FieldErrors,
    name: Option<String>,
    version: Option<i32>,
    conflict: Value,
    refusal: Option<Refusal>,
}

impl Default for Page {
    fn default() -> Self {
        Self { faults: FieldErrors::default(), name: None, version: None, conflict: Value::from(()), refusal: None }
    }
}

impl Page {
    async fn show(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, template: Uuid) -> Result<Response, PageError> {
        let row = evaluation_template(site.app.db.reader(), template).await?;
        let context = context! {
            template => row.id.to_string(),
            path => path(row.id),
            name => row.name.as_str(),
            typed => self.name.as_deref().unwrap_or(&row.name),
            zone => site.app.config.time_zone.as_str(),
            questions => question_rows(&row.questionnaire(), viewer.language, Language::default()),
            version => self.version.unwrap_or(row.version),
            saved_version => row.version,
            labels => labels(viewer.language, &self.faults),
            errors => value(&self.faults.0),
            conflict => self.conflict,
            refusal => self.refusal.map(Refusal::key),
        };
        Ok(desk_page(site, viewer, signed_in, status, "desk/evaluation_template.html", context))
    }
}
