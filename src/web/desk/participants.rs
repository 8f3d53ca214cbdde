//! Who takes part, and whether their mail arrived: a table with the columns and filters that an organiser chose.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::{Value, context};
use uuid::Uuid;

use super::cancel_event::REASON;
use super::frame::{desk_page, id, page_number, query, value};
use super::participant_acts::MOST;
use super::participant_query::{self as looked_at, Column, FILTERS, STATUSES};
use super::participant_views;
use super::questions::conditions;
use crate::actions::participant_view::save::NAME_LIMIT;
use crate::entity::registration::RegistrationStatus;
use crate::entity::session::SessionInclusion;
use crate::error::FieldErrors;
use crate::links;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::queries::desk_questions::desk_questions;
use crate::queries::participant_list::{Participant, Standing, participant_list, tags_of};
use crate::rules::language::Language;
use crate::rules::permission::{Permission, allows};
use crate::text::dates::{date_and_time, local};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::Fields;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let (event_id, query) = (id(&event)?, query(&viewer));
    // The bare address opens as somebody wants it to; every other address says all there is to say.
    if viewer.path.split_once('?').is_none_or(|(_, query)| query.is_empty())
        && let Some(first) = participant_views::opens_first(&site, &signed_in, event_id).await?
    {
        return Ok(Redirect::to(&format!("{}?{}&view={}", path(event_id), first.query, first.id)).into_response());
    }
    list(&site, &viewer, &signed_in, event_id, StatusCode::OK, &query, &Pressed::default()).await
}

pub fn path(event_id: Uuid) -> String {
    format!("{}/participants", links::desk_event(event_id))
}

/// What was sent with a button that is shown again.
#[derive(Default)]
pub struct Pressed {
    pub ticked: Vec<String>,
    pub everybody: bool,
    pub reason: String,
    pub view_name: String,
    pub faults: FieldErrors,
}

pub async fn list(site: &Site, viewer: &Viewer, signed_in: &SignedIn, event_id: Uuid, status: StatusCode, query: &Fields, pressed: &Pressed) -> Result<Response, PageError> {
    let language = viewer.language;
    let shown = desk_event(&site.app.db, event_id).await?;
    let questions = if shown.event.asks_questions { desk_questions(&site.app.db, event_id).await? } else { Vec::new() };
    let filter = looked_at::filter(query);
    let counted = filter.by_standing_only().then(|| counted(&shown, filter.standing));
    let offered = looked_at::offered(language, &questions, shown.event.language(), allows(signed_in.acting.role, Permission::SeeNeeds));
    let columns = looked_at::shown(query, &offered);
    let found = participant_list(&site.app.db, event_id, &filter, looked_at::extras(&columns), site.app.clock.now(), page_number(query), counted).await?;
    let tags = tags_of(&site.app.db, event_id).await?;
    let views = participant_views::of_event(site, signed_in, event_id, query).await?;
    let narrowed = FILTERS.into_iter().any(|name| !query.get(name).is_empty());
    let further = looked_at::encoded(query);
    let further_filters = ["tag", "mode", "function", "mail", "overbooked"].into_iter().any(|name| !query.get(name).is_empty());
    let context = context! {
        event => context! { id => event_id.to_string(), title => shown.event.title.as_str(), language => shown.event.language.as_str(), status => value(shown.event.status), capacity => shown.event.capacity, places_taken => shown.event.places_taken },
        zone => shown.zone(&site.app.config.time_zone),
        numbers => value(&shown.numbers),
        found => value(&found),
        rows => found.rows.iter().map(|person| cells(&shown, language, person, &columns)).collect::<Vec<_>>(),
        filters => FILTERS.into_iter().map(|name| (name, query.get(name).to_owned())).collect::<HashMap<_, _>>(),
        filtered => narrowed,
        further,
        further_open => further_filters || !query.all("column").is_empty(),
        statuses => looked_at::statuses(language),
        sorts => looked_at::orders(language),
        sessions => looked_at::any_of(language, chosen_sessions(language, &shown)),
        answers => looked_at::any_of(language, conditions(questions.iter(), language, shown.event.language())),
        tags => looked_at::any_of(language, tags),
        modes => looked_at::any_of(language, looked_at::modes(language)),
        functions => looked_at::any_of(language, looked_at::functions(language)),
        hybrid => shown.event.format == crate::entity::event::EventFormat::Hybrid,
        columns => columns.iter().map(|column| context! { code => column.code, label => column.label.as_str() }).collect::<Vec<_>>(),
        column_boxes => offered.iter().map(|column| context! { value => column.value(), label => column.label.as_str(), checked => columns.contains(column) }).collect::<Vec<_>>(),
        views,
        view_limit => NAME_LIMIT,
        by_queue => filter.order == crate::queries::participant_list::Order::Queue,
        ticked => pressed.ticked.clone(),
        everybody => pressed.everybody,
        most => MOST,
        values => context! { reason => pressed.reason.as_str(), name => pressed.view_name.as_str() },
        reason_limit => REASON,
        errors => value(&pressed.faults.0),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/participants.html", context))
}

/// The words of the columns that are more than one of the row's own values.
fn cells(shown: &DeskEvent, language: Language, person: &Participant, columns: &[Column]) -> Value {
    let session = |id: &Uuid| shown.sessions.iter().find(|session| session.id == *id).map(|session| session_words(language, session));
    let cell = |column: &Column| {
        let words: Vec<Value> = match column.code {
            "sessions" => person.sessions.iter().filter_map(session).map(Value::from).collect(),
            "attendance" => {
                let one = shown.sessions.len() == 1;
                let mark = |(id, status): &(Uuid, _)| Some(context! { session => if one { None } else { Some(session(id)?) }, status => value(status) });
                person.attendances.iter().filter_map(mark).collect()
            }
            "question" => column.question.and_then(|question| person.answers.get(&question)).into_iter().flatten().map(|answer| Value::from(answer.as_str())).collect(),
            _ => Vec::new(),
        };
        context! { code => column.code, label => column.label.as_str(), words }
    };
    context! { person => value(person), cells => columns.iter().map(cell).collect::<Vec<_>>() }
}

/// How many stand so: counted already for the numbers of the event.
fn counted(shown: &DeskEvent, standing: Standing) -> u64 {
    let count = |statuses: &[RegistrationStatus]| statuses.iter().map(|status| shown.numbers.of(*status)).sum::<i64>();
    let count = match standing {
        Standing::Active => count(&RegistrationStatus::ACTIVE),
        Standing::All => count(&STATUSES),
        Standing::Only(status) => count(&[status]),
    };
    u64::try_from(count).unwrap_or(0)
}

pub fn session_words(language: Language, session: &crate::entity::session::Model) -> String {
    session.title.clone().unwrap_or_else(|| date_and_time(language, &local(session.starts_at.0, &session.time_zone)))
}

/// Sessions that are chosen: the others are everybody's.
pub fn chosen_sessions(language: Language, shown: &DeskEvent) -> Vec<(String, String)> {
    let chosen = shown.sessions.iter().filter(|session| session.inclusion != SessionInclusion::Included);
    chosen.map(|session| (session.id.to_string(), session_words(language, session))).collect()
}
