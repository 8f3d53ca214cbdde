//! `/`: what one can come to.

use std::collections::BTreeMap;

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil;
use jiff::tz::TimeZone;
use minijinja::context;
use minijinja::value::Serde;
use sea_orm::ActiveEnum;
use serde::Serialize;

use super::event_view::EventView;
use super::subscribe::Subscription;
use crate::entity::event::{EventFormat, EventKind};
use crate::entity::programme;
use crate::links;
use crate::queries::event_list::{EventFilter, EventList, ListedEvent, event_list};
use crate::rules::language::Language;
use crate::rules::registration::next_turn;
use crate::text::dates;
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::cache::Rendered;
use crate::web::cards;
use crate::web::errors::PageError;
use crate::web::feeds::Media;
use crate::web::form::Fields;
use crate::web::page::render;
use crate::web::sharing::Sharing;
use crate::web::viewer::Viewer;

/// Names of the filter's fields, in the order of the form. `language` is the interface's; `held_in` the event's.
const FIELDS: [&str; 7] = ["text", "kind", "format", "programme", "month", "place", "held_in"];

pub async fn show(State(site): State<Site>, viewer: Viewer, headers: HeaderMap, RawQuery(query): RawQuery) -> Result<Response, PageError> {
    let filter = filter(&Fields::parse(query.unwrap_or_default().as_bytes()));
    let (site, viewer) = (&site, &viewer);
    site.cache.page(site, viewer, &headers, async || found(site, viewer, &filter).await).await
}

async fn found(site: &Site, viewer: &Viewer, filter: &EventFilter) -> Result<Rendered, PageError> {
    let zone_name = &site.app.config.time_zone;
    let zone = TimeZone::get(zone_name).unwrap_or(TimeZone::UTC);
    let now = site.app.clock.now();
    let list = event_list(site.app.db.reader(), filter, &zone, now).await?;
    let months = by_month(&list.events, &zone, |listed| EventView::listed(listed, zone_name, viewer.language, now));
    let typed = typed(filter);
    let value = |name: &str| typed.iter().find(|(field, _)| *field == name).map_or("", |(_, value)| value);
    let context = context! {
        months => Serde(months),
        zone => zone_name,
        found => list.found,
        page => list.page,
        pages => list.pages,
        previous => (list.page > 1).then(|| address(&typed, list.page - 1)),
        next => (list.page < list.pages).then(|| address(&typed, list.page + 1)),
        values => Serde(typed.iter().cloned().collect::<BTreeMap<_, _>>()),
        options => Serde(options(&list, filter, viewer.language, &zone)),
        filtered => FIELDS.into_iter().any(|name| !value(name).is_empty()),
        narrowed => FIELDS.into_iter().any(|name| name != "text" && !value(name).is_empty()),
        chosen => chosen(filter, &list, viewer.language, &zone),
        subscription => Serde(Subscription::public(site, &calendar_address(filter), &site.app.config.association_name)),
        share => Serde(share(site, filter, &list, viewer.language)),
    };
    let valid_until = list.events.iter().filter_map(|listed| next_turn(&listed.event.offer(), now)).min();
    Ok(Rendered { html: render(site, viewer, "pages/events.html", context)?, valid_until, policy: None })
}

/// What is found by words, or is nothing, is no page for search engines; what is chosen by the other fields is a part of the list.
fn share(site: &Site, filter: &EventFilter, list: &EventList, language: Language) -> Sharing {
    let chosen = query(filter);
    let home = &address(&typed(&EventFilter::default()), list.page);
    let share = if !filter.text.is_empty() || !filter.place.is_empty() || (list.found == 0 && !chosen.is_empty()) {
        Sharing::unlisted()
    } else if chosen.is_empty() {
        Sharing::of(site, home, language)
    } else {
        Sharing::part_of(site, "/", language)
    };
    let association = site.app.config.association_name.as_str();
    let words = [&text(language, "page-events-title"), &text_with(language, "page-events-description", [("association", association.to_owned().into())])];
    share.with_feeds(site, association, |ending| feed_address(filter, ending)).with_preview(site, home, language, words.map(String::as_str), &cards::of_site(site, language))
}

/// Reads the filter; what is not one of its choices counts as not chosen.
pub fn filter(fields: &Fields) -> EventFilter {
    let short = |name: &str| fields.get(name).trim().chars().filter(|letter| !letter.is_control()).take(100).collect::<String>();
    EventFilter {
        text: short("text"),
        kind: EventKind::try_from_value(&fields.get("kind").to_owned()).ok(),
        format: EventFormat::try_from_value(&fields.get("format").to_owned()).ok(),
        programme: short("programme"),
        month: month(fields.get("month")),
        place: short("place"),
        language: Language::ALL.into_iter().find(|language| language.code() == fields.get("held_in")),
        page: fields.get("page").parse().unwrap_or(1),
    }
}

/// `2027-03`.
fn month(text: &str) -> Option<civil::Date> {
    let (year, month) = text.split_once('-')?;
    let fits = year.len() == 4 && month.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let year = year.parse().ok().filter(|year| (1970..=2200).contains(year))?;
    fits.then(|| civil::Date::new(year, month.parse().ok()?, 1).ok()).flatten()
}

/// The filter as the form's fields; an address made of them finds the same again.
fn typed(filter: &EventFilter) -> Vec<(&'static str, String)> {
    let values = [
        filter.text.clone(),
        filter.kind.map(|kind| kind.to_value()).unwrap_or_default(),
        filter.format.map(|format| format.to_value()).unwrap_or_default(),
        filter.programme.clone(),
        filter.month.map(|month| month.strftime("%Y-%m").to_string()).unwrap_or_default(),
        filter.place.clone(),
        filter.language.map(|language| language.code().to_owned()).unwrap_or_default(),
    ];
    FIELDS.into_iter().zip(values).collect()
}

/// What of a filter is chosen, as the pairs of an address that finds the same; its page is none of them.
pub fn query(filter: &EventFilter) -> Vec<(&'static str, String)> {
    typed(filter).into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

fn address(typed: &[(&'static str, String)], page: u64) -> String {
    let mut query: Vec<(&str, String)> = typed.iter().filter(|(_, value)| !value.is_empty()).cloned().collect();
    query.extend((page > 1).then(|| ("page", page.to_string())));
    format!("/{}", links::query(&query))
}

/// The calendar of what a filter finds; a month has none, for a calendar goes on.
pub fn calendar_address(filter: &EventFilter) -> String {
    feed_address(filter, Media::Calendar.ending())
}

/// The feed of that ending of what a filter finds.
pub fn feed_address(filter: &EventFilter, ending: &str) -> String {
    let lasting = EventFilter { month: filter.month.filter(|_| ending != Media::Calendar.ending()), ..filter.clone() };
    format!("/calendar.{ending}{}", links::query(&query(&lasting)))
}

#[derive(Serialize)]
struct Month {
    starts_at: jiff::Timestamp,
    events: Vec<EventView>,
}

fn by_month(events: &[ListedEvent], zone: &TimeZone, view: impl Fn(&ListedEvent) -> EventView) -> Vec<Month> {
    let mut months: Vec<(civil::Date, Month)> = Vec::new();
    for listed in events {
        let Some(starts_at) = listed.event.starts_at.map(|moment| moment.0) else { continue };
        let first = starts_at.to_zoned(zone.clone()).date().first_of_month();
        match months.last_mut() {
            Some((month, group)) if *month == first => group.events.push(view(listed)),
            _ => months.push((first, Month { starts_at, events: vec![view(listed)] })),
        }
    }
    months.into_iter().map(|(_, month)| month).collect()
}

#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}

/// What each list of the form offers; a value of the address that no coming event has is offered, too.
#[derive(Serialize)]
struct Options {
    kinds: Vec<Choice>,
    formats: Vec<Choice>,
    programmes: Vec<Choice>,
    months: Vec<Choice>,
    languages: Vec<Choice>,
}

fn options(list: &EventList, filter: &EventFilter, language: Language, zone: &TimeZone) -> Options {
    let choices = &list.choices;
    let worded = |prefix: &str, values: Vec<String>| values.into_iter().map(|value| Choice { label: text(language, &format!("{prefix}-{value}")), value }).collect();
    let month = |month: civil::Date| {
        let label = month.to_zoned(zone.clone()).map(|start| dates::month_and_year(language, &start)).unwrap_or_default();
        Choice { value: month.strftime("%Y-%m").to_string(), label }
    };
    let programme = |programme: &programme::Model| Choice { value: programme.slug.clone(), label: programme.name.clone() };
    let mut programmes: Vec<Choice> = choices.programmes.iter().map(programme).collect();
    if !filter.programme.is_empty() && programmes.iter().all(|one| one.value != filter.programme) {
        programmes.push(Choice { value: filter.programme.clone(), label: filter.programme.clone() });
    }
    Options {
        kinds: worded("kind", and(choices.kinds.clone(), filter.kind).iter().map(ActiveEnum::to_value).collect()),
        formats: worded("format", and(choices.formats.clone(), filter.format).iter().map(ActiveEnum::to_value).collect()),
        programmes,
        months: and(choices.months.clone(), filter.month).into_iter().map(month).collect(),
        languages: worded("page-language", and(choices.languages.clone(), filter.language.map(|language| language.code().to_owned()))),
    }
}

/// What was looked for, in words, for the page's title.
fn chosen(filter: &EventFilter, list: &EventList, language: Language, zone: &TimeZone) -> String {
    let options = options(list, filter, language, zone);
    let chosen = typed(filter).into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| {
        let offered = match name {
            "kind" => &options.kinds,
            "format" => &options.formats,
            "programme" => &options.programmes,
            "month" => &options.months,
            "held_in" => &options.languages,
            _ => return value,
        };
        offered.iter().find(|choice| choice.value == value).map_or(value, |choice| choice.label.clone())
    });
    chosen.collect::<Vec<_>>().join(", ")
}

fn and<T: PartialEq>(mut values: Vec<T>, chosen: Option<T>) -> Vec<T> {
    values.extend(chosen.filter(|chosen| !values.contains(chosen)));
    values
}

#[cfg(test)]
mod tests {
    use super::{address, filter, month, typed};
    use crate::web::form::Fields;

    #[test]
    fn an_address_of_a_filter_finds_the_same_again() {
        let filter = filter(&Fields::parse(b"text=caf%C3%A9+%26+co&kind=working_visit&format=bogus&month=2027-03&held_in=fr&page=2"));
        let address = address(&typed(&filter), 3);
        assert_eq!(address, "/?text=caf%C3%A9+%26+co&kind=working_visit&month=2027-03&held_in=fr&page=3");
    }

    #[test]
    fn only_months_are_months() {
        assert!(month("2027-03").is_some());
        for text in ["", "2027", "2027-13", "27-03", "2027-3", "2027-03-01", "-2027-03", "9999-01", "2027-+3"] {
            assert!(month(text).is_none(), "{text}");
        }
    }
}
