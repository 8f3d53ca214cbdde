//! Who takes part, and whether their mail arrived; approving, declining and cancelling many at once.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::cancel_event::REASON;
use super::frame::{desk_page, id, page_number, query, value};
use super::questions::conditions;
use crate::actions::registration::approve::{Several, approve, decline};
use crate::actions::registration::cancel::cancel;
use crate::actions::registration::holder::Holder;
use crate::entity::registration::RegistrationStatus;
use crate::entity::session::SessionInclusion;
use crate::error::{Error, FieldErrors};
use crate::links;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::queries::desk_questions::desk_questions;
use crate::queries::participant_list::{Filter, Standing, participant_list, people_of};
use crate::rules::language::Language;
use crate::rules::names;
use crate::rules::permission::Permission;
use crate::text::dates::{date_and_time, local};
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Fields of the filter, which the pages of the list and the result of a button carry on.
const FILTERS: [&str; 6] = ["q", "organisation", "status", "session", "answer", "sort"];

const STATUSES: [RegistrationStatus; 6] = [
    RegistrationStatus::Confirmed,
    RegistrationStatus::Pending,
    RegistrationStatus::Waitlisted,
    RegistrationStatus::Offered,
    RegistrationStatus::Cancelled,
    RegistrationStatus::Declined,
];

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    list(&site, &viewer, &signed_in, id(&event)?, StatusCode::OK, &query(&viewer), &Pressed::default()).await
}

/// What was sent with a button that is shown again.
#[derive(Default)]
struct Pressed {
    ticked: Vec<String>,
    reason: String,
    faults: FieldErrors,
}

async fn list(site: &Site, viewer: &Viewer, signed_in: &SignedIn, event_id: Uuid, status: StatusCode, query: &Fields, pressed: &Pressed) -> Result<Response, PageError> {
    let language = viewer.language;
    let shown = desk_event(&site.app.db, event_id).await?;
    let questions = if shown.event.asks_questions { desk_questions(&site.app.db, event_id).await? } else { Vec::new() };
    let filter = filter(query);
    let counted = filter.by_standing_only().then(|| counted(&shown, filter.standing));
    let found = participant_list(&site.app.db, event_id, &filter, site.app.clock.now(), page_number(query), counted).await?;
    let option = |(value, label): (String, String)| context! { value, label };
    let any = || (String::new(), text(language, "desk-filter-any"));
    let answers: Vec<Value> = std::iter::once(any()).chain(conditions(questions.iter(), language, shown.event.language())).map(option).collect();
    let sessions: Vec<Value> = std::iter::once(any()).chain(chosen_sessions(language, &shown)).map(option).collect();
    let filtered = FILTERS.into_iter().any(|name| !query.get(name).is_empty());
    let context = context! {
        event => context! { id => event_id.to_string(), title => shown.event.title.as_str(), language => shown.event.language.as_str(), capacity => shown.event.capacity, places_taken => shown.event.places_taken },
        zone => shown.zone(&site.app.config.time_zone),
        numbers => value(&shown.numbers),
        found => value(&found),
        filters => FILTERS.into_iter().map(|name| (name, query.get(name).to_owned())).collect::<HashMap<_, _>>(),
        filtered,
        further => encoded(query),
        statuses => statuses(language).into_iter().map(option).collect::<Vec<_>>(),
        sorts => ["", "queue"].into_iter().map(|code| option((code.to_owned(), text(language, if code.is_empty() { "desk-sort-name" } else { "desk-sort-queue" })))).collect::<Vec<_>>(),
        sessions,
        answers,
        by_queue => filter.by_queue,
        ticked => pressed.ticked.clone(),
        values => context! { reason => pressed.reason.as_str() },
        reason_limit => REASON,
        errors => value(&pressed.faults.0),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/participants.html", context))
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

fn filter(query: &Fields) -> Filter {
    let standing = match query.get("status") {
        "" | "active" => Standing::Active,
        "all" => Standing::All,
        code => STATUSES.into_iter().find(|status| name(*status) == code).map_or(Standing::Active, Standing::Only),
    };
    Filter {
        standing,
        name: query.get("q").to_owned(),
        organisation: query.get("organisation").to_owned(),
        session: Uuid::parse_str(query.get("session")).ok(),
        answer: query.get("answer").split_once(':').and_then(|(question, value)| Some((Uuid::parse_str(question).ok()?, value.to_owned()))),
        by_queue: query.get("sort") == "queue",
    }
}

fn name(status: RegistrationStatus) -> String {
    sea_orm::ActiveEnum::to_value(&status)
}

fn statuses(language: Language) -> Vec<(String, String)> {
    let one = |status: RegistrationStatus| (name(status), text(language, &format!("status-{}", name(status))));
    let active = (String::new(), text(language, "desk-filter-active"));
    let all = ("all".to_owned(), text(language, "desk-filter-all"));
    std::iter::once(active).chain(STATUSES.into_iter().map(one)).chain([all]).collect()
}

/// Sessions that are chosen: the others are everybody's.
pub fn chosen_sessions(language: Language, shown: &DeskEvent) -> Vec<(String, String)> {
    let words = |session: &crate::entity::session::Model| session.title.clone().unwrap_or_else(|| date_and_time(language, &local(session.starts_at.0, &session.time_zone)));
    shown.sessions.iter().filter(|session| session.inclusion != SessionInclusion::Included).map(|session| (session.id.to_string(), words(session))).collect()
}

/// The filter as it stands in an address.
fn encoded(query: &Fields) -> String {
    let set = FILTERS.into_iter().filter(|name| !query.get(name).is_empty()).map(|name| (name, query.get(name)));
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(set).finish()
}

/// The buttons below the list.
pub async fn act(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let event_id = id(&event)?;
    let filters = Fields::parse(fields.get("filters").as_bytes());
    let mut faults = FieldErrors::default();
    let reason = names::text(fields.get("reason"), REASON).map_err(|fault| faults.add_fault("reason", fault)).unwrap_or_default();
    let ticked: Vec<Uuid> = fields.all("registration").into_iter().filter_map(|id| Uuid::parse_str(id).ok()).collect();
    if ticked.is_empty() {
        faults.add("registration", "nobody-ticked");
    }
    let verb = fields.get("verb");
    if !["approve", "decline", "cancel"].contains(&verb) {
        faults.add("verb", "not-in-list");
    }
    if !faults.is_empty() {
        let pressed = Pressed { ticked: fields.all("registration").into_iter().map(str::to_owned).collect(), reason: fields.get("reason").to_owned(), faults };
        return list(&site, &viewer, &signed_in, event_id, StatusCode::UNPROCESSABLE_ENTITY, &filters, &pressed).await;
    }
    let people = people_of(&site.app.db, event_id, &ticked).await?;
    // Only this event's: another one's ids are nobody here.
    let ticked: Vec<Uuid> = ticked.into_iter().filter(|id| people.contains_key(id)).collect();
    let reason = (!reason.is_empty()).then_some(reason);
    let several = match verb {
        "approve" => approve(&site.app, signed_in.acting, ticked, reason).await?,
        "decline" => decline(&site.app, signed_in.acting, ticked, reason).await?,
        _ => cancel_each(&site, &signed_in, ticked, reason).await?,
    };
    let shown = desk_event(&site.app.db, event_id).await?;
    let refused = several.refused.iter().map(|(id, refusal)| context! { id => id.to_string(), name => people.get(id), reason => refusal.key() });
    let context = context! {
        event => context! { id => event_id.to_string(), title => shown.event.title.as_str(), language => shown.event.language.as_str() },
        verb,
        done_count => several.done,
        refused => refused.collect::<Vec<_>>(),
        back => format!("{}/participants?{}", links::desk_event(event_id), encoded(&filters)),
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/several.html", context))
}

async fn cancel_each(site: &Site, signed_in: &SignedIn, registrations: Vec<Uuid>, reason: Option<String>) -> Result<Several, Error> {
    let mut several = Several::default();
    for id in registrations {
        match cancel(&site.app, Holder::Organiser(signed_in.acting, id), reason.clone()).await {
            Ok(()) => several.done += 1,
            Err(Error::Refused(refusal)) => several.refused.push((id, refusal)),
            Err(error) => return Err(error),
        }
    }
    Ok(several)
}
