//! Who may register, how the places are given out, until when one may change: an event's rules, saved on their own.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::conflict::conflict;
use super::frame::{desk_page, done, done_telling, id, labels, value};
use super::rules_form::{self, FUNCTIONS};
use super::session_form::Values;
use crate::actions::event::set_rules::{renew_secret_link, set_rules};
use crate::error::{Error, FieldErrors, Refusal};
use crate::keys::Purpose;
use crate::links;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::queries::organisation_kinds::{named, organisation_kinds};
use crate::queries::organisation_search::organisation_search;
use crate::rules::event_section::EventSection;
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::schedule;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

fn path(event: Uuid) -> String {
    format!("{}/rules", links::desk_event(event))
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let values = rules_form::of(&shown.event.rules(), shown.zone(&site.app.config.time_zone));
    let form = Form { version: shown.event.section_version(EventSection::Rules), values, ..Form::default() };
    form.show(&site, &viewer, &signed_in, StatusCode::OK, &shown).await
}

pub async fn save(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let event_id = id(&event)?;
    let shown = desk_event(&site.app.db, event_id).await?;
    let zone = shown.zone(&site.app.config.time_zone).to_owned();
    let version = fields.version();
    let form = Form { version, values: rules_form::typed(&fields), search: fields.get("organisation_search").trim().to_owned(), ..Form::default() };
    // The other button: only to look for organisations, with all that was typed.
    if !fields.get("find").is_empty() {
        return form.show(&site, &viewer, &signed_in, StatusCode::OK, &shown).await;
    }
    let kinds = organisation_kinds(&site.app.db).await?;
    let mut faults = FieldErrors::default();
    let rules = rules_form::read(&fields, &schedule::zone(&zone).unwrap_or(jiff::tz::TimeZone::UTC), &kinds, &mut faults);
    let result = match rules {
        Some(rules) => set_rules(&site.app, signed_in.acting, event_id, version, rules).await,
        None => Err(Error::Invalid(faults)),
    };
    match result {
        Ok(0) => Ok(done(&path(event_id), "rules-saved")),
        Ok(promoted) => Ok(done_telling(&path(event_id), "rules-saved", promoted as u64)),
        Err(Error::Invalid(faults)) => Form { faults, ..form }.show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &shown).await,
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let shown = desk_event(&site.app.db, event_id).await?;
            let saved = rules_form::of(&shown.event.rules(), &zone);
            let met = conflict(&site.app.db, viewer.language, event_id, &saved, &form.values).await?;
            Form { version: shown.event.section_version(EventSection::Rules), conflict: met, ..form }.show(&site, &viewer, &signed_in, StatusCode::CONFLICT, &shown).await
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn renew(State(site): State<Site>, signed_in: SignedIn, Path(event): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    renew_secret_link(&site.app, signed_in.acting, event_id).await?;
    Ok(done(&path(event_id), "secret-link-renewed"))
}

struct Form {
    version: i32,
    values: Values,
    /// Words to look for among the organisations.
    search: String,
    faults: FieldErrors,
    conflict: Value,
}

impl Default for Form {
    fn default() -> Self {
        Self { version: 0, values: Values::new(), search: String::new(), faults: FieldErrors::default(), conflict: Value::from(()) }
    }
}

impl Form {
    async fn show(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, shown: &DeskEvent) -> Result<Response, PageError> {
        let language = viewer.language;
        let list = |name: &str| self.values.get(name).map_or("", String::as_str).split(',').filter(|one| !one.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        let kinds = organisation_kinds(&site.app.db).await?;
        let chosen = named(&site.app.db, list("organisations").iter().filter_map(|id| Uuid::parse_str(id).ok()).collect()).await?;
        let found = if self.search.is_empty() { Vec::new() } else { organisation_search(site.app.db.reader(), &self.search).await? };
        let found: Vec<Value> = found
            .iter()
            .filter(|proposed| chosen.iter().all(|(id, _)| *id != proposed.organisation.id))
            .map(|proposed| context! { value => proposed.organisation.id.to_string(), label => proposed.organisation.full_name() })
            .collect();
        let token = site.app.keys.derive(Purpose::SecretLink, shown.event.id, shown.event.secret_link_generation);
        let context = context! {
            event => context! { format => value(shown.event.format), onsite_taken => shown.event.onsite_taken, online_taken => shown.event.online_taken, id => shown.event.id.to_string(), title => shown.event.title.as_str(), language => shown.event.language.as_str(), status => value(shown.event.status) },
            zone => shown.zone(&site.app.config.time_zone),
            version => self.version,
            values => value(&self.values),
            kinds => boxes(kinds.iter().map(|kind| (kind.clone(), kind.clone())), &list("organisation_kinds")),
            functions => boxes(FUNCTIONS.into_iter().map(|code| (code.to_owned(), text(language, &format!("function-{code}")))), &list("function_categories")),
            organisations => chosen.iter().map(|(id, name)| context! { value => id.to_string(), label => name.as_str() }).collect::<Vec<_>>(),
            search => self.search.as_str(),
            found,
            choices => choices(language),
            labels => labels(language, &self.faults),
            errors => value(&self.faults.0),
            conflict => self.conflict,
            secret_link => site.app.links.absolute(&format!("{}?key={}", links::register(&shown.event.slug), token.as_str())),
        };
        Ok(desk_page(site, viewer, signed_in, status, "desk/rules.html", context))
    }
}

fn boxes(all: impl Iterator<Item = (String, String)>, ticked: &[String]) -> Vec<Value> {
    all.map(|(value, label)| context! { checked => ticked.contains(&value), value, label }).collect()
}

fn choices(language: Language) -> Value {
    fn words<T>(language: Language, name: &str, codes: &[(&'static str, T)]) -> Vec<Value> {
        codes.iter().map(|(code, _)| context! { value => *code, label => text(language, &format!("desk-{name}-{}", code.replace('_', "-"))) }).collect()
    }
    context! {
        approval => words(language, "approval", rules_form::APPROVALS),
        promoting => words(language, "promoting", rules_form::PROMOTING),
        order => words(language, "order", rules_form::ORDERS),
        hand_over => words(language, "hand-over", rules_form::HAND_OVERS),
    }
}
