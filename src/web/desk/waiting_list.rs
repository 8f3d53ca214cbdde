//! Who waits, in the order in which they are helped, and why not yet.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use fluent_templates::fluent_bundle::FluentValue;
use minijinja::{Value, context};

use super::frame::{desk_page, id, value};
use super::question_form::translated;
use crate::queries::participant_list::organisation_names;
use crate::queries::waiting_list::{Waiter, WaitingList, Why, waiting_list};
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::places::Part;
use crate::rules::registration_rules::Promoting;
use crate::rules::waiting_list::{NotYet, QueueOrder};
use crate::text::dates::{date_and_time, local};
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let list = waiting_list(&site.app.db, id(&event)?, site.app.clock.now()).await?;
    let organisations = organisation_names(&site.app.db, list.waiting.iter().filter_map(|waiter| waiter.registration.organisation_id).collect()).await?;
    let rules = list.event.rules();
    let row = |waiter: &Waiter| {
        let registration = &waiter.registration;
        context! {
            id => registration.id.to_string(),
            name => format!("{} {}", registration.first_name, registration.last_name),
            organisation => registration.organisation_id.and_then(|id| organisations.get(&id)).or(registration.organisation_text.as_ref()),
            position => waiter.position,
            group => waiter.group,
            since => registration.queued_at.unwrap_or(registration.created_at).0.to_string(),
            why => why(viewer.language, &list, waiter),
        }
    };
    let event = &list.event;
    let context = context! {
        event => context! { id => event.id.to_string(), title => event.title.as_str(), language => event.language.as_str(), capacity => event.capacity, places_taken => event.places_taken, status => value(event.status) },
        zone => list.sessions.first().map_or(site.app.config.time_zone.as_str(), |session| session.time_zone.as_str()),
        waiting => list.waiting.iter().map(row).collect::<Vec<_>>(),
        offers => rules.promoting == Promoting::Offer,
        offer_hours => rules.offer_hours,
        has_list => rules.waiting_list,
        order => order_words(viewer.language, rules.order),
        stops_at => list.stops_at.map(|stop| stop.to_string()),
        stopped => list.stops_at.is_some_and(|stop| site.app.clock.now() >= stop),
        full => list.places.left() == Some(0),
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/waiting_list.html", context))
}

/// The order of the list in words.
pub fn order_words(language: Language, order: QueueOrder) -> String {
    text(
        language,
        match order {
            QueueOrder::FirstCome => "desk-order-first-come",
            QueueOrder::WithoutPlaceFirst => "desk-order-without-place-first",
        },
    )
}

/// Why somebody has no place yet, in words.
pub fn why(language: Language, list: &WaitingList, waiter: &Waiter) -> String {
    let count = |key: &str, count: usize| text_with(language, key, [("count", FluentValue::from(i64::try_from(count).unwrap_or(i64::MAX)))]);
    match waiter.why {
        Why::Stopped => text(language, "desk-why-stopped"),
        Why::NotPublic => text(language, "desk-why-not-public"),
        Why::NotYet(NotYet::NoPlace) if waiter.group > 1 => count("desk-why-no-place-for-group", waiter.group),
        Why::NotYet(NotYet::NoPlace) => text(language, "desk-why-no-place"),
        Why::NotYet(NotYet::Behind(people)) => count("desk-why-behind", people),
        Why::NotYet(NotYet::BehindGroup(people)) => count("desk-why-behind-group", people),
        Why::NotYet(NotYet::OrganisationHasItsShare) => text(language, "desk-why-share"),
        Why::NotYet(NotYet::LargerThanTheEvent) => count("desk-why-larger", waiter.group),
        Why::NotYet(NotYet::Part(part)) => text_with(language, "desk-why-part", [("part", FluentValue::from(part_words(language, list, part)))]),
    }
}

fn part_words(language: Language, list: &WaitingList, part: Part) -> String {
    let found = match part {
        Part::Room => Some(text(language, "hybrid-room")),
        Part::Online => Some(text(language, "hybrid-online")),
        Part::Session(id) => list
            .sessions
            .iter()
            .find(|session| session.id == id)
            .map(|session| session.title.clone().unwrap_or_else(|| date_and_time(language, &local(session.starts_at.0, &session.time_zone)))),
        Part::Option(id) => list.options.iter().find(|option| option.id == id).map(|option| translated(&option.label).in_language(language, list.event.language()).to_owned()),
    };
    found.unwrap_or_default()
}

/// A registration's own place on the list: its position and why not yet.
pub fn place_of(language: Language, list: &WaitingList, registration: uuid::Uuid) -> Option<Value> {
    let waiter = list.waiting.iter().find(|waiter| waiter.registration.id == registration)?;
    Some(
        context! { position => waiter.position, group => waiter.group, people => list.waiting.len(), why => why(language, list, waiter), order => order_words(language, list.event.rules().order) },
    )
}
