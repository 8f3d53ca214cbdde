//! What pages show of an event beside its own words: how to get there, who speaks, the programme of its days, what it
//! costs.

use minijinja::value::Serde;
use minijinja::{Value, context};

use super::event_view::period;
use crate::entity::{event, event_price, session, speaker};
use crate::queries::event_details::EventDetails;
use crate::rules::language::Language;
use crate::rules::translated::Translated;
use crate::text::dates::{clock_time, local};
use crate::text::translations::text;

/// What was written in several languages, for this reader: the words, and their language where it is not the page's.
fn words(written: &Translated, reader: Language, original: Language) -> Value {
    let shown = written.in_language(reader, original);
    let language = [reader, original].into_iter().chain(Language::ALL).find(|language| written.get(*language).is_some()).unwrap_or(reader);
    context! { text => shown, lang => if language == reader { "" } else { language.code() } }
}

/// For everybody. `event.speakers` and so on, under one name in the templates.
pub fn details(event: &event::Model, sessions: &[session::Model], details: &EventDetails, language: Language) -> Value {
    context! {
        ways => ways(sessions, event, language, false),
        speakers => details.speakers.iter().map(|one| speaker_value(one, event, language)).collect::<Vec<_>>(),
        days => days(event, sessions, details, language),
        price => details.price.as_ref().map(|price| price_value(price, event, language)),
    }
}

/// How to get to each place, once. `registered`: to those who may know a place that is hidden.
pub fn ways(sessions: &[session::Model], event: &event::Model, language: Language, registered: bool) -> Vec<Value> {
    let mut seen = Vec::new();
    let mut ways = Vec::new();
    for session in sessions.iter().filter(|session| registered || !session.place_hidden) {
        let Some(directions) = session.directions() else { continue };
        let key = (&session.place, &session.address);
        if !seen.contains(&key) {
            seen.push(key);
            ways.push(context! {
                place => session.place.as_deref(),
                address => session.address.as_deref(),
                map_url => directions.map_url.as_deref(),
                access => words(&directions.access, language, event.language()),
                travel => words(&directions.travel, language, event.language()),
            });
        }
    }
    ways
}

fn speaker_value(one: &speaker::Model, event: &event::Model, language: Language) -> Value {
    context! { name => one.name.as_str(), role => Serde(one.role), organisation => one.organisation.as_deref(), about => words(&one.about(), language, event.language()) }
}

/// The programme of each session that has one, by its start.
fn days(event: &event::Model, sessions: &[session::Model], details: &EventDetails, language: Language) -> Vec<Value> {
    let day = |session: &session::Model| {
        let items: Vec<Value> = details.agenda.iter().filter(|item| item.session_id == session.id).map(|item| item_value(item, session, details)).collect();
        let has_rooms = !session.place_hidden && details.agenda.iter().any(|item| item.session_id == session.id && item.room.is_some());
        (!items.is_empty()).then(
            || context! { id => session.id.to_string(), title => session.title.as_deref(), when => period(session, language), lang => event.language().code(), has_rooms, items },
        )
    };
    sessions.iter().filter_map(day).collect()
}

/// A line of the programme, in the session's own zone. A room at a place that is hidden is hidden, too.
pub fn item_value(item: &crate::entity::agenda_item::Model, session: &session::Model, details: &EventDetails) -> Value {
    let (starts_at, ends_at) = item.span(session);
    let who: Vec<&speaker::Model> = item.speakers().iter().filter_map(|id| details.speakers.iter().find(|speaker| speaker.id == *id)).collect();
    context! {
        starts => clock_time(&local(starts_at, &session.time_zone)),
        ends => clock_time(&local(ends_at, &session.time_zone)),
        title => item.title.as_str(),
        description => item.description.as_str(),
        room => item.room.as_deref().filter(|_| !session.place_hidden),
        speakers => who.iter().map(|speaker| speaker.name.clone()).collect::<Vec<_>>(),
    }
}

/// Both prices and what is said of them.
pub fn price_value(price: &event_price::Model, event: &event::Model, language: Language) -> Value {
    let [vat_note, included, terms] = price.words();
    let words = |written: &Translated| words(written, language, event.language());
    context! {
        member_cents => price.member_cents,
        non_member_cents => price.non_member_cents,
        one_price => price.member_cents == price.non_member_cents,
        free => !price.prices().asks_money(),
        required => price.invoice_data == event_price::InvoiceDataAsked::Required,
        vat_note => words(&vat_note),
        included => words(&included),
        terms => words(&terms),
    }
}

/// The labels of what an invoice needs, for the summary of a form's faults.
pub fn invoice_labels(language: Language) -> impl Iterator<Item = (String, String)> {
    crate::web::invoice_fields::FIELDS.into_iter().map(move |(field, key)| (field.to_owned(), text(language, key)))
}
