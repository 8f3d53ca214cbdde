//! Programmes: the list, a new one, one with all its parts, its removal.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, done, id, labels, page_number, query, value};
use super::history::Words;
use super::session_form::Values;
use crate::actions::programme::create::{NewProgramme, create};
use crate::actions::programme::remove::remove as take_out;
use crate::actions::programme::{NAME, SUMMARY};
use crate::entity::programme;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_programmes::{DeskProgramme, ProgrammeRow, desk_programme, desk_programmes, leads};
use crate::rules::language::Language;
use crate::rules::names;
use crate::rules::permission::Permission;
use crate::rules::programme::standing;
use crate::text::dates;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::material_view;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub const PATH: &str = "/desk/programmes";

pub async fn list(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeEvents)?;
    let found = desk_programmes(&site.app.db, &signed_in.scope, site.app.clock.now(), page_number(&query(&viewer))).await?;
    let row = |row: &ProgrammeRow| {
        let programme = &row.programme;
        context! { events => row.events, coming => row.coming, funder => programme.funder.as_deref(), ..head(&site, viewer.language, programme) }
    };
    let context = context! {
        rows => found.rows.iter().map(row).collect::<Vec<_>>(),
        found => context! { count => found.count, page => found.page, pages => found.pages },
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/programmes.html", context))
}

/// What every page says of a programme.
pub fn head(site: &Site, language: Language, programme: &programme::Model) -> Value {
    let today = dates::local(site.app.clock.now(), &site.app.config.time_zone).date();
    let (first, last) = programme.period();
    let words = |date: Option<Date>| date.map(|date| dates::plain_date(language, date));
    context! {
        id => programme.id.to_string(),
        title => programme.name.as_str(),
        language => programme.language.as_str(),
        slug => programme.slug.as_str(),
        version => programme.version,
        standing => value(standing((first, last), today)),
        first => words(first),
        last => words(last),
        path => links::desk_programme(programme.id),
    }
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(programme): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeEvents)?;
    let shown = desk_programme(&site.app.db, id(&programme)?, site.app.clock.now()).await?;
    overview(&site, &viewer, &signed_in, StatusCode::OK, &shown).await
}

async fn overview(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, shown: &DeskProgramme) -> Result<Response, PageError> {
    let programme = &shown.programme;
    let texts = programme.texts();
    let language = viewer.language;
    let leads = leads(&site.app.db).await?;
    let words = Words { language, zone: &site.app.config.time_zone, programmes: &leads };
    let written = |each: Language| {
        let own = |text: &crate::rules::translated::Translated| text.get(each).map(str::to_owned);
        context! { code => each.code(), is_own => each == programme.language(), name => own(&texts.name), summary => own(&texts.summary), description => own(&texts.description) }
    };
    let contact = |name: &Option<String>, email: &Option<String>| context! { name => name.as_deref(), email => email.as_deref() };
    let context = context! {
        programme => head(site, language, programme),
        zone => site.app.config.time_zone.as_str(),
        link => site.app.links.absolute(&links::programme(&programme.slug)),
        public => links::programme(&programme.slug),
        texts => Language::ALL.into_iter().map(written).collect::<Vec<_>>(),
        funder => programme.funder.as_deref(),
        disclaimer => texts.disclaimer.in_language(language, programme.language()),
        lead => shown.lead.as_deref(),
        content_contact => contact(&programme.content_contact_name, &programme.content_contact_email),
        practical_contact => contact(&programme.practical_contact_name, &programme.practical_contact_email),
        logos => material_view::logos(&shown.logos),
        events => shown.events,
        coming => shown.coming,
        materials => shown.materials,
        sites => crate::rules::web_origin::WebOrigin::kept(&programme.embed_origins).len(),
        slugs => shown.slugs.iter().map(|slug| links::programme(slug)).collect::<Vec<_>>(),
        history => shown.history.iter().map(|line| words.line(line)).collect::<Vec<_>>(),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/programme.html", context))
}

pub async fn new(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditProgrammes)?;
    let values = BTreeMap::from([("name", String::new()), ("summary", String::new()), ("language", Language::default().code().to_owned())]);
    Ok(new_form(&site, &viewer, &signed_in, StatusCode::OK, &values, &FieldErrors::default()))
}

pub async fn add(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditProgrammes)?;
    let mut faults = FieldErrors::default();
    let result = match read(&fields, &mut faults) {
        Some(new) => create(&site.app, signed_in.acting, new).await,
        None => Err(Error::Invalid(faults)),
    };
    match result {
        Ok(id) => Ok(done(&links::desk_programme(id), "programme-created")),
        Err(Error::Invalid(faults)) => {
            let values = ["name", "summary", "language"].into_iter().map(|name| (name, fields.get(name).to_owned())).collect();
            Ok(new_form(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &values, &faults))
        }
        Err(error) => Err(error.into()),
    }
}

fn read(fields: &Fields, faults: &mut FieldErrors) -> Option<NewProgramme> {
    let name = names::line(fields.get("name"), NAME).map_err(|fault| faults.add_fault("name", fault)).ok();
    let summary = names::text(fields.get("summary"), SUMMARY).map_err(|fault| faults.add_fault("summary", fault)).ok();
    let language = Language::parse(fields.get("language"));
    if language.is_none() {
        faults.add("language", "not-in-list");
    }
    Some(NewProgramme { name: name?, summary: summary?, language: language? })
}

fn new_form(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, values: &Values, faults: &FieldErrors) -> Response {
    let context = context! { values => value(values), language_choices => languages(viewer.language), labels => labels(viewer.language, faults), errors => value(&faults.0) };
    desk_page(site, viewer, signed_in, status, "desk/new_programme.html", context)
}

/// Languages as a list offers them.
pub fn languages(language: Language) -> Vec<Value> {
    let option = |each: Language| context! { value => each.code(), label => crate::text::translations::text(language, &format!("site-language-{}", each.code())) };
    Language::ALL.into_iter().map(option).collect()
}

pub async fn ask_removal(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(programme): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditProgrammes)?;
    removal(&site, &viewer, &signed_in, id(&programme)?, StatusCode::OK, None).await
}

pub async fn remove(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(programme): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let programme = id(&programme)?;
    match take_out(&site.app, signed_in.acting, programme, fields.version()).await {
        Ok(()) => Ok(done(PATH, "programme-removed")),
        Err(Error::Refused(refusal)) => removal(&site, &viewer, &signed_in, programme, StatusCode::CONFLICT, Some(refusal)).await,
        Err(error) => Err(error.into()),
    }
}

async fn removal(site: &Site, viewer: &Viewer, signed_in: &SignedIn, programme: Uuid, status: StatusCode, refusal: Option<Refusal>) -> Result<Response, PageError> {
    let shown = desk_programme(&site.app.db, programme, site.app.clock.now()).await?;
    let context = context! {
        programme => head(site, viewer.language, &shown.programme),
        events => shown.events,
        materials => shown.materials,
        logos => shown.logos.len(),
        refusal => refusal.map(Refusal::key),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/remove_programme.html", context))
}
