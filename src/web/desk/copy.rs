//! A new event from an earlier one: which one, then a title, a day, and what comes along.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use fluent_templates::fluent_bundle::FluentValue;
use minijinja::{Value, context};
use sea_orm::ActiveEnum;

use super::frame::{desk_page, done, id, labels, query, value};
use super::local_time::date;
use super::reminders::event_value;
use crate::actions::event::copy::{CopyDetails, copy};
use crate::entity::event::{self, EventKind};
use crate::error::{Error, FieldErrors};
use crate::links;
use crate::queries::copying::{Furniture, PROPOSED, copy_proposals, furniture};
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::rules::copying::Part;
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::translated::Translated;
use crate::text::dates::{local, long_date};
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Earlier events; `?kind=` those of one kind, `?q=` those with these words.
pub async fn choose(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let query = query(&viewer);
    let kind = EventKind::try_from_value(&query.get("kind").to_owned()).ok();
    let search = query.get("q");
    let found = copy_proposals(&site.app.db, &signed_in.scope, kind, search).await?;
    let kinds: Vec<Value> =
        <EventKind as sea_orm::Iterable>::iter().map(|kind| context! { value => kind.to_value(), label => text(viewer.language, &format!("kind-{}", kind.to_value())) }).collect();
    let context = context! {
        more => found.len() as u64 == PROPOSED,
        found => value(&found),
        search,
        kind => kind.map(|kind| kind.to_value()),
        kinds,
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/copy_choice.html", context))
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let titles = other_titles(&shown.event).collect();
    let chosen = Part::ALL.into_iter().filter(|part| part.is_usual()).collect();
    let form = Form { title: shown.event.title.clone(), titles, first_day: String::new(), chosen, faults: FieldErrors::default() };
    form.show(&site, &viewer, &signed_in, StatusCode::OK, &shown).await
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let event_id = id(&event)?;
    let shown = desk_event(&site.app.db, event_id).await?;
    let mut form = Form::typed(&fields, &shown.event);
    let result = match form.read() {
        Some(details) => copy(&site.app, signed_in.acting, event_id, details).await,
        None => Err(Error::Invalid(std::mem::take(&mut form.faults))),
    };
    match result {
        Ok(id) => Ok(done(&links::desk_event(id), "copied")),
        Err(Error::Invalid(faults)) => Form { faults, ..form }.show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &shown).await,
        Err(error) => Err(error.into()),
    }
}

/// The titles of an event in other languages than its own.
fn other_titles(event: &event::Model) -> impl Iterator<Item = (Language, String)> {
    let (own, titles) = (event.language(), event.translations().title);
    Language::ALL.into_iter().filter(move |language| *language != own).filter_map(move |language| titles.get(language).map(|title| (language, title.to_owned())))
}

struct Form {
    title: String,
    /// Of the languages in which the event has a title.
    titles: BTreeMap<Language, String>,
    first_day: String,
    chosen: Vec<Part>,
    faults: FieldErrors,
}

impl Form {
    fn typed(fields: &Fields, event: &event::Model) -> Self {
        Self {
            title: fields.get("title").to_owned(),
            titles: other_titles(event).map(|(language, _)| (language, fields.get(&format!("title_{}", language.code())).to_owned())).collect(),
            first_day: fields.get("first_day").to_owned(),
            chosen: fields.all("parts").into_iter().filter_map(Part::parse).collect(),
            faults: FieldErrors::default(),
        }
    }

    /// `None` with the faults noted.
    fn read(&mut self) -> Option<CopyDetails> {
        // Whether a day is needed depends on what the event has: the action says so.
        let first_day = if self.first_day.trim().is_empty() { None } else { date(&self.first_day, "first_day", &mut self.faults) };
        let mut titles = Translated::default();
        for (language, title) in &self.titles {
            titles.set(*language, Some(title.trim().to_owned()));
        }
        self.faults.is_empty().then(|| CopyDetails { title: self.title.trim().to_owned(), titles, first_day, parts: self.chosen.clone() })
    }

    async fn show(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, shown: &DeskEvent) -> Result<Response, PageError> {
        let language = viewer.language;
        let there = furniture(&site.app.db, shown.event.id).await?;
        let parts: Vec<Value> = Part::ALL
            .into_iter()
            .filter(|part| is_there(*part, &there, shown))
            .map(|part| context! { value => part.code(), label => part_label(language, part, &there), checked => self.chosen.contains(&part) })
            .collect();
        let first = shown.sessions.first().map(|session| long_date(language, &local(session.starts_at.0, &session.time_zone)));
        let titles: Vec<Value> = self.titles.iter().map(|(other, title)| context! { field => format!("title_{}", other.code()), label => text(language, &format!("desk-label-title-{}", other.code())), value => title.as_str() }).collect();
        let context = context! {
            event => event_value(shown),
            title => self.title,
            titles,
            first_day => self.first_day,
            first,
            sessions => shown.sessions.len(),
            parts,
            labels => labels(language, &self.faults),
            errors => value(&self.faults.0),
        };
        Ok(desk_page(site, viewer, signed_in, status, "desk/copy.html", context))
    }
}

/// What an event does not have is not asked about.
fn is_there(part: Part, there: &Furniture, shown: &DeskEvent) -> bool {
    match part {
        Part::Texts | Part::Rules | Part::Letters => true,
        Part::Sessions => !shown.sessions.is_empty(),
        Part::Places => shown.sessions.iter().any(|session| session.place.is_some() || session.address.is_some()),
        Part::Questions => there.questions > 0,
        Part::Speakers => there.speakers + there.agenda_items > 0,
        Part::Prices => there.has_price,
        Part::Materials => there.materials > 0,
        Part::Invitees => there.invitees > 0,
    }
}

fn part_label(language: Language, part: Part, there: &Furniture) -> String {
    let count = match part {
        Part::Questions => there.questions,
        Part::Materials => there.materials,
        Part::Invitees => there.invitees,
        _ => 0,
    };
    text_with(language, &format!("copy-part-{}", part.code()), [("count", FluentValue::from(i64::try_from(count).unwrap_or(i64::MAX)))])
}
