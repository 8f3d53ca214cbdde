//! `/my`: asks for a mail address and mails a link; `/my/{token}`: all registrations of one person, and their feed.
//! Opening either changes nothing.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use minijinja::value::Serde;
use minijinja::{Value, context};

use super::event_view::{EventView, SessionView};
use super::{private, subscribe};
use crate::actions::calendar_feed::Owner;
use crate::actions::my::request_link::request_link;
use crate::entity::event::EventStatus;
use crate::entity::person;
use crate::entity::registration::RegistrationStatus;
use crate::entity::session;
use crate::error::{Error, FieldErrors};
use crate::keys::{Purpose, Token};
use crate::links;
use crate::queries::evaluation_of_event::waiting_of_person;
use crate::queries::my_link::{by_link, feed_of_person};
use crate::queries::own_feed::{MyEntry, registrations_of};
use crate::queries::readable_materials::{Readable, of_registrations};
use crate::rules::language::Language;
use crate::rules::names::EmailAddress;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{Fields, VisitorForm};
use crate::web::material_view;
use crate::web::page::page;
use crate::web::viewer::Viewer;

pub async fn ask(State(site): State<Site>, viewer: Viewer) -> Response {
    form(&site, &viewer, StatusCode::OK, "", &FieldErrors::default(), false)
}

/// The same answer for everybody.
pub async fn request(State(site): State<Site>, viewer: Viewer, VisitorForm(fields): VisitorForm) -> Result<Response, PageError> {
    match EmailAddress::within(fields.get("email"), site.app.offers.reach()) {
        Ok(email) => {
            request_link(&site.app, email, viewer.language).await?;
            Ok(Redirect::to("/my/sent").into_response())
        }
        Err(fault) => {
            let mut faults = FieldErrors::default();
            faults.add_fault("email", fault);
            Ok(form(&site, &viewer, StatusCode::UNPROCESSABLE_ENTITY, fields.get("email"), &faults, false))
        }
    }
}

pub async fn sent(State(site): State<Site>, viewer: Viewer) -> Response {
    page(&site, &viewer, StatusCode::OK, "pages/my-sent.html", context! {})
}

/// The link is none, or too old: the form asks for a new one.
pub(super) fn expired(site: &Site, viewer: &Viewer) -> Response {
    private(form(site, viewer, StatusCode::GONE, "", &FieldErrors::default(), true))
}

fn form(site: &Site, viewer: &Viewer, status: StatusCode, email: &str, faults: &FieldErrors, expired: bool) -> Response {
    page(site, viewer, status, "pages/my-ask.html", context! { email, errors => Serde(&faults.0), expired })
}

pub async fn show(State(site): State<Site>, viewer: Viewer, Path(token): Path<String>) -> Result<Response, PageError> {
    let Some(person) = owner(&site, &token).await? else { return Ok(expired(&site, &viewer)) };
    let now = site.app.clock.now();
    let reader = site.app.db.reader();
    let registrations = registrations_of(reader, person.id).await?;
    let feed = feed_of_person(reader, person.id).await?;
    let pairs: Vec<_> = registrations.iter().map(|mine| (&mine.registration, &mine.event)).collect();
    let materials = of_registrations(reader, &pairs, now).await?;
    let (mut coming, mut past): (Vec<&MyEntry>, Vec<&MyEntry>) = shown(&registrations).partition(|mine| is_ahead(mine, now));
    coming.sort_by_key(|mine| (mine.event.starts_at, mine.registration.id));
    past.sort_by_key(|mine| std::cmp::Reverse((mine.event.starts_at, mine.registration.id)));
    let waiting: Vec<Value> = waiting_of_person(reader, person.id, now)
        .await?
        .into_iter()
        .filter_map(|(registration, invitation)| {
            let title = registrations.iter().find(|mine| mine.registration.id == registration)?.event.texts_for(viewer.language).title;
            let href = links::evaluation(site.app.keys.derive(Purpose::Evaluation, invitation, 0).as_str());
            Some(context! { title => title.text, language => title.language.code(), href })
        })
        .collect();
    let views =
        |all: &[&MyEntry]| all.iter().map(|mine| view(&site, mine, materials.get(&mine.registration.id).map_or(&[], Vec::as_slice), viewer.language, now)).collect::<Vec<Value>>();
    let context = context! {
        name => format!("{} {}", person.first_name, person.last_name),
        coming => views(&coming),
        past => views(&past),
        evaluations => waiting,
        record => links::learning_record(&token),
        data => links::my_data(&token),
        erase => links::my_erase(&token),
        feed => subscribe::own(&site, feed.as_ref(), &links::my(&token), &asked(&viewer)),
    };
    Ok(private(page(&site, &viewer, StatusCode::OK, "pages/my.html", context)))
}

/// `POST /my/{token}/{verb}`: the feed's forms.
pub async fn act(State(site): State<Site>, viewer: Viewer, Path((token, verb)): Path<(String, String)>, VisitorForm(fields): VisitorForm) -> Result<Response, PageError> {
    let Some(person) = owner(&site, &token).await? else { return Ok(expired(&site, &viewer)) };
    Ok(subscribe::act(&site, Owner::Person(person.id), &links::my(&token), &verb, &fields).await?)
}

pub(super) async fn owner(site: &Site, token: &str) -> Result<Option<person::Model>, Error> {
    let Some(token) = Token::parse(token) else { return Ok(None) };
    by_link(site.app.db.reader(), token.hash(), site.app.clock.now()).await
}

/// What stands behind the question mark.
pub(super) fn asked(viewer: &Viewer) -> Fields {
    Fields::parse(viewer.path.split_once('?').map_or("", |(_, query)| query).as_bytes())
}

/// Of several registrations for one event, the one that counts: the active one, else the last.
fn shown(registrations: &[MyEntry]) -> impl Iterator<Item = &MyEntry> {
    registrations
        .iter()
        .enumerate()
        .filter(|(at, mine)| {
            let same = |other: &MyEntry| other.event.id == mine.event.id;
            let later = registrations[at + 1..].iter().any(same);
            let active = registrations.iter().any(|other| same(other) && other.registration.status.is_active());
            if active { mine.registration.status.is_active() } else { !later }
        })
        .map(|(_, mine)| mine)
}

fn is_ahead(mine: &MyEntry, now: Timestamp) -> bool {
    mine.registration.status.is_active() && mine.event.status == EventStatus::Published && mine.event.ends_at.is_none_or(|end| end.0 > now)
}

fn view(site: &Site, mine: &MyEntry, materials: &[Readable], language: Language, now: Timestamp) -> Value {
    let MyEntry { registration, event, sessions, .. } = mine;
    let takes_place: Vec<session::Model> = sessions.iter().filter(|session| session.cancelled_at.is_none() && session.is_attended(&mine.chosen)).cloned().collect();
    let knows_place = registration.status == RegistrationStatus::Confirmed;
    let dates: Vec<SessionView> =
        takes_place.iter().map(|session| if knows_place { SessionView::for_registered(session, event.format) } else { SessionView::of(session, event.format) }).collect();
    let token = site.app.keys.derive(Purpose::Registration, registration.id, registration.token_generation);
    context! {
        event => Serde(EventView::of(event, None, &takes_place, &site.app.config.time_zone, language, now)),
        dates => Serde(dates),
        status => Serde(registration.status),
        href => links::registration(token.as_str()),
        materials => material_view::materials(materials, Some(&links::registration(token.as_str())), language),
        cancelled => event.status == EventStatus::Cancelled,
    }
}
