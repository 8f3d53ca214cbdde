//! A series: how the event comes back, the days with what speaks against them, and then the events or sessions of the
//! days that were ticked; and the list of its events.

use std::collections::BTreeSet;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, done_announcing, done_telling, id, labels, value};
use super::reminders::event_value;
use super::series_form::{Day, Typed, choices};
use crate::actions::event::publish_series::publish_series;
use crate::actions::event::repeat::{Repeated, repeat};
use crate::actions::reminder::day_of;
use crate::entity::event::EventStatus;
use crate::entity::session;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::queries::desk_events::EventRow;
use crate::queries::series::{held_between, series};
use crate::rules::permission::Permission;
use crate::rules::series::MOST;
use crate::text::dates::{local, long_date};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

fn path(event: Uuid) -> String {
    format!("{}/series", links::desk_event(event))
}

/// The events of the series, by start; none for an event that belongs to none.
async fn rows(site: &Site, signed_in: &SignedIn, shown: &DeskEvent) -> Result<Vec<EventRow>, Error> {
    match shown.event.series_id {
        Some(id) => series(&site.app.db, &signed_in.scope, id).await,
        None => Ok(Vec::new()),
    }
}

pub async fn list(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let rows = rows(&site, &signed_in, &shown).await?;
    let drafts = rows.iter().filter(|row| row.status == EventStatus::Draft).count();
    let context = context! { event => event_value(&shown), rows => value(&rows), drafts, has_session => !shown.sessions.is_empty() };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/series.html", context))
}

pub async fn publish(State(site): State<Site>, signed_in: SignedIn, Path(event): Path<String>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    let published = publish_series(&site.app, signed_in.acting, event_id).await?;
    let what = if published.unready > 0 { "series-published-some" } else { "series-published" };
    Ok(done_telling(&path(event_id), what, count(published.published)))
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

pub async fn new(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let typed = shown.sessions.first().map(|session| Typed::after(day_of(session))).unwrap_or_default();
    Page { typed, ..Page::default() }.show(&site, &viewer, &signed_in, StatusCode::OK, &shown).await
}

/// `step=look` shows the days; `step=make` makes what was ticked of them.
pub async fn submit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let event_id = id(&event)?;
    let shown = desk_event(&site.app.db, event_id).await?;
    let Some(first) = shown.sessions.first().map(day_of) else {
        return Page::default().show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &shown).await;
    };
    let typed = Typed::of(&fields);
    let mut faults = FieldErrors::default();
    if fields.get("step") != "make" {
        let days = typed.days(first, &mut faults);
        let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        return Page { typed, faults, days, ..Page::default() }.show(&site, &viewer, &signed_in, status, &shown).await;
    }
    // The days of the page come back with it, ticked or not: what was seen is what is made.
    let read = |name: &str| fields.all(name).into_iter().take(2 * MOST).filter_map(|day| day.parse().ok()).collect::<BTreeSet<Date>>();
    let (listed, ticked) = (read("listed"), read("days"));
    let into = if typed.into == "sessions" { Repeated::Sessions } else { Repeated::Events { join_links: typed.join_links } };
    let page = |faults: FieldErrors, refusal: Option<Refusal>| Page {
        typed: typed.clone(),
        faults,
        days: listed.union(&ticked).copied().collect(),
        ticked: Some(ticked.clone()),
        refusal,
    };
    match repeat(&site.app, signed_in.acting, event_id, ticked.iter().copied().collect(), into).await {
        Ok(made) if into == Repeated::Sessions && made.announcement.due_at.is_some() => {
            Ok(done_announcing(&links::desk_event(event_id), "series-sessions-made", made.announcement))
        }
        Ok(made) if into == Repeated::Sessions => Ok(done_telling(&links::desk_event(event_id), "series-sessions-made", count(made.count))),
        Ok(made) => Ok(done_telling(&path(event_id), "series-made", count(made.count))),
        Err(Error::Invalid(faults)) => page(faults, None).show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &shown).await,
        Err(Error::Refused(refusal)) => page(FieldErrors::default(), Some(refusal)).show(&site, &viewer, &signed_in, StatusCode::CONFLICT, &shown).await,
        Err(error) => Err(error.into()),
    }
}

#[derive(Default)]
struct Page {
    typed: Typed,
    faults: FieldErrors,
    /// Those that are shown.
    days: Vec<Date>,
    /// `None`: those that are proposed.
    ticked: Option<BTreeSet<Date>>,
    refusal: Option<Refusal>,
}

impl Page {
    async fn show(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, shown: &DeskEvent) -> Result<Response, PageError> {
        let mut context = context! {
            event => event_value(shown),
            may_repeat => shown.event.status != EventStatus::Cancelled,
            published => shown.event.status == EventStatus::Published,
            online => shown.sessions.iter().any(|session| session.join_url.is_some()),
            first => shown.sessions.first().map(|session| long_date(viewer.language, &local(session.starts_at.0, &session.time_zone))),
            sessions => shown.sessions.len(),
            typed => value(&self.typed),
            choices => choices(viewer.language),
            most => MOST,
            refusal => self.refusal.map(Refusal::key),
            labels => labels(viewer.language, &self.faults),
            errors => value(&self.faults.0),
        };
        if let Some(first) = shown.sessions.first() {
            context = context! { days => self.days(site, viewer, signed_in, shown, first).await?, ..context };
        }
        Ok(desk_page(site, viewer, signed_in, status, "desk/series_new.html", context))
    }

    /// The days with what speaks against them.
    async fn days(&self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, shown: &DeskEvent, first: &session::Model) -> Result<Vec<Value>, Error> {
        if self.days.is_empty() {
            return Ok(Vec::new());
        }
        let as_sessions = self.typed.into == "sessions";
        let mut taken: BTreeSet<Date> = shown.sessions.iter().filter(|session| as_sessions || session.id == first.id).map(day_of).collect();
        if !as_sessions {
            let known = rows(site, signed_in, shown).await?;
            let starts = known.iter().filter(|row| row.status != EventStatus::Cancelled).filter_map(|row| row.starts_at);
            taken.extend(starts.map(|start| local(start.0, &first.time_zone).date()));
        }
        let repeated = if as_sessions { std::slice::from_ref(first) } else { shown.sessions.as_slice() };
        let days: Vec<Day> = self.days.iter().map(|day| Day::of(*day, day_of(first), repeated, &taken)).collect();
        let reach = days.iter().filter_map(Day::reach);
        let held = match (reach.clone().map(|span| span.0).min(), reach.map(|span| span.1).max()) {
            (Some(from), Some(until)) => held_between(&site.app.db, &signed_in.scope, shown.event.id, first.venue_id, from, until).await?,
            _ => Vec::new(),
        };
        let ticked = |day: &Day| self.ticked.as_ref().map_or_else(|| day.is_proposed(), |ticked| ticked.contains(&day.day));
        Ok(days.iter().map(|day| day.value(viewer.language, ticked(day), &held, first.venue_id, &signed_in.scope)).collect())
    }
}
