//! A new activity: its kind gives what it begins with, and its dates stand on the same page.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use sea_orm::ActiveEnum;

use super::event_form;
use super::frame::{desk_page, done, labels, query, value};
use super::session_form::{self, Values};
use crate::actions::event::SessionDetails;
use crate::actions::event::create::{MOST_SESSIONS, create};
use crate::error::{Error, FieldErrors};
use crate::links;
use crate::queries::kind_defaults::all_kinds;
use crate::rules::permission::Permission;
use crate::rules::schedule;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Rows for dates that the button adds.
const MORE: usize = 2;
/// The fields of a further date; place, link and zone are those of the first.
const DATE_FIELDS: [&str; 4] = ["date", "start", "end", "session_title"];
/// What a further date takes over from the first.
const SHARED: [&str; 5] = ["time_zone", "place", "address", "place_hidden", "join_url"];

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let kinds = all_kinds(&site.app.db).await?;
    let asked = query(&viewer);
    let chosen = kinds.iter().find(|kind| kind.kind.to_value() == asked.get("kind"));
    let kind = chosen.or_else(|| kinds.iter().find(|kind| kind.kind == crate::entity::event::EventKind::Webinar)).ok_or(Error::NotFound)?;
    let mut values = event_form::blank(&signed_in, viewer.language, kind.kind, &kind.defaults);
    values.extend(session_form::blank(&site.app.config.time_zone));
    Form { values, dates: Vec::new(), rows: 0, faults: FieldErrors::default() }.show(&site, &viewer, &signed_in, StatusCode::OK).await
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let dates: Vec<Fields> = fields.groups("dates").into_iter().take(MOST_SESSIONS - 1).collect();
    let form = |faults: FieldErrors, rows: usize| {
        let mut values = event_form::typed(&fields);
        values.extend(session_form::typed(&fields));
        Form { values, dates: dates.clone(), rows: rows.min(MOST_SESSIONS - 1), faults }
    };
    // The other button: only more rows, with all that was typed.
    if !fields.get("more").is_empty() {
        return form(FieldErrors::default(), dates.len() + MORE).show(&site, &viewer, &signed_in, StatusCode::OK).await;
    }
    let mut faults = FieldErrors::default();
    // Without a zone of its own, an opening or closing time is meant in the zone the settings propose.
    let zone = schedule::zone(fields.get("time_zone").trim()).or_else(|_| schedule::zone(&site.app.config.time_zone)).unwrap_or(jiff::tz::TimeZone::UTC);
    let details = event_form::read(&fields, &zone, &mut faults);
    let sessions = sessions(&fields, &dates, &mut faults);
    let result = match details {
        Some(details) if faults.is_empty() => create(&site.app, signed_in.acting, details, sessions).await,
        _ => Err(Error::Invalid(faults)),
    };
    match result {
        Ok(id) => Ok(done(&links::desk_event(id), "created")),
        Err(Error::Invalid(faults)) => form(faults, dates.len()).show(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY).await,
        Err(error) => Err(error.into()),
    }
}

/// The first session and the further ones; what was left empty is none.
fn sessions(fields: &Fields, dates: &[Fields], faults: &mut FieldErrors) -> Vec<SessionDetails> {
    let further = dates.iter().any(|date| !is_empty(date));
    // Who fills in a place and further dates, but no first one, has forgotten it.
    let first = if session_form::is_empty(fields) && !further { None } else { session_form::read(fields, faults) };
    let mut sessions: Vec<SessionDetails> = first.into_iter().collect();
    for (at, date) in dates.iter().enumerate().filter(|(_, date)| !is_empty(date)) {
        let own = DATE_FIELDS.into_iter().map(|name| (name.to_owned(), date.get(name).to_owned()));
        let shared = SHARED.into_iter().map(|name| (name.to_owned(), fields.get(name).to_owned()));
        let mut wrong = FieldErrors::default();
        sessions.extend(session_form::read(&Fields::of(own.chain(shared).collect()), &mut wrong));
        // What is wrong with the place was said of the first.
        wrong.0.retain(|fault| !SHARED.contains(&fault.field.as_str()));
        faults.extend(wrong, |field| format!("dates[{at}][{field}]"));
    }
    sessions
}

fn is_empty(date: &Fields) -> bool {
    DATE_FIELDS.into_iter().all(|name| date.get(name).trim().is_empty())
}

struct Form {
    values: Values,
    dates: Vec<Fields>,
    /// Rows for further dates.
    rows: usize,
    faults: FieldErrors,
}

impl Form {
    async fn show(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode) -> Result<Response, PageError> {
        let (ask_start, ask_end) = session_form::asks(&self.values);
        let row = |at: usize| {
            let get = |name: &str| self.dates.get(at).map(|date| date.get(name).to_owned()).unwrap_or_default();
            context! { number => at + 2, date => get("date"), start => get("start"), end => get("end"), session_title => get("session_title") }
        };
        let context = context! {
            values => value(&self.values),
            dates => (0..self.rows).map(row).collect::<Vec<Value>>(),
            may_add => self.rows + 1 < MOST_SESSIONS,
            labels => labels(viewer.language, &self.faults),
            errors => value(&self.faults.0),
            choices => event_form::choices(site, viewer.language, &signed_in.scope).await?,
            ask_start,
            ask_end,
        };
        Ok(desk_page(site, viewer, signed_in, status, "desk/new_event.html", context))
    }
}
