//! Links for volunteers who take the attendance of one event: making one, seeing all, ending one.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::tz::TimeZone;
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, done, id, labels, value};
use super::local_time::{date, date_field, instant, time, time_field};
use crate::actions::desk_link::end::end;
use crate::actions::desk_link::make::{DeskLinkDetails, NAME_LIMIT, USUAL_LIFE, make};
use crate::entity::door_device;
use crate::error::{Error, FieldErrors, Refusal};
use crate::keys::Purpose;
use crate::links;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::queries::desk_link::{Listed, of_event};
use crate::queries::door_list::devices;
use crate::rules::device::parts;
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::schedule::{self, Repeated};
use crate::text::dates::{date_and_time, local};
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

#[derive(Default)]
struct Typed {
    name: String,
    /// `all` or `chosen`.
    which: String,
    sessions: Vec<String>,
    ends_date: String,
    ends_time: String,
    faults: FieldErrors,
    refusal: Option<Refusal>,
}

impl Typed {
    /// The usual end filled in.
    fn blank(shown: &DeskEvent, zone: &str) -> Self {
        let end = shown.event.ends_at.map(|end| local(end.0 + USUAL_LIFE, zone));
        let (ends_date, ends_time) = end.map(|end| (date_field(&end), time_field(&end))).unwrap_or_default();
        Self { which: "all".to_owned(), ends_date, ends_time, ..Self::default() }
    }

    fn of(fields: &Fields) -> Self {
        Self {
            name: fields.get("link_name").to_owned(),
            which: fields.get("which_sessions").to_owned(),
            sessions: fields.all("sessions").into_iter().map(str::to_owned).collect(),
            ends_date: fields.get("ends_date").trim().to_owned(),
            ends_time: fields.get("ends_time").trim().to_owned(),
            ..Self::default()
        }
    }

    /// What was typed; faults go to their fields.
    fn read(&mut self, zone: &TimeZone) -> DeskLinkDetails {
        let faults = &mut self.faults;
        let sessions = match self.which.as_str() {
            "all" | "" => None,
            "chosen" => Some(self.sessions.iter().filter_map(|id| Uuid::parse_str(id).ok()).collect()),
            _ => {
                faults.add("which_sessions", "not-in-list");
                None
            }
        };
        let ends_at = if self.ends_date.is_empty() && self.ends_time.is_empty() {
            None
        } else {
            let (on, at) = (date(&self.ends_date, "ends_date", faults), time(&self.ends_time, "ends_time", faults));
            // In the hour that happens twice, a volunteer has the longer of both.
            on.zip(at).and_then(|(on, at)| instant(on.to_datetime(at), zone, Some(Repeated::Later), "ends_time", faults))
        };
        DeskLinkDetails { name: self.name.clone(), sessions, ends_at }
    }
}

pub async fn list(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::GiveDeskLinks)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let blank = Typed::blank(&shown, shown.zone(&site.app.config.time_zone));
    page(&site, &viewer, &signed_in, StatusCode::OK, &shown, &blank).await
}

pub async fn add(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::GiveDeskLinks)?;
    let event_id = id(&event)?;
    let shown = desk_event(&site.app.db, event_id).await?;
    let zone = schedule::zone(shown.zone(&site.app.config.time_zone)).unwrap_or(TimeZone::UTC);
    let mut typed = Typed::of(&fields);
    let details = typed.read(&zone);
    let result = if typed.faults.is_empty() { make(&site.app, signed_in.acting, event_id, details).await } else { Err(Error::Invalid(std::mem::take(&mut typed.faults))) };
    match result {
        Ok(_) => Ok(done(&format!("{}/desk-links", links::desk_event(event_id)), "desk-link-made")),
        Err(Error::Invalid(faults)) => {
            typed.faults = faults;
            page(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &shown, &typed).await
        }
        Err(Error::Refused(refusal)) => {
            typed.refusal = Some(refusal);
            page(&site, &viewer, &signed_in, StatusCode::CONFLICT, &shown, &typed).await
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn act_end(State(site): State<Site>, signed_in: SignedIn, Path((event, link)): Path<(String, String)>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let event_id = id(&event)?;
    end(&site.app, signed_in.acting, event_id, id(&link)?).await?;
    Ok(done(&format!("{}/desk-links", links::desk_event(event_id)), "desk-link-ended"))
}

async fn page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, shown: &DeskEvent, typed: &Typed) -> Result<Response, PageError> {
    let language = viewer.language;
    let now = site.app.clock.now();
    let link_value = |listed: &Listed| {
        let link = &listed.link;
        let open = link.is_open(now);
        let sessions: Vec<String> = shown.sessions.iter().filter(|session| listed.sessions.contains(&session.id)).map(|session| session_label(language, session)).collect();
        context! {
            id => link.id.to_string(),
            name => link.name.as_str(),
            address => open.then(|| site.app.links.desk_link(&site.app.keys.derive(Purpose::DeskLink, link.id, 0))),
            sessions => (!link.all_sessions).then_some(sessions),
            ends_at => link.ends_at.0.to_string(),
            ended_at => link.ended_at.map(|moment| moment.0.to_string()),
            open,
            made_by => listed.made_by.as_deref(),
            opened => listed.opened,
        }
    };
    let rows: Vec<Value> = of_event(site.app.db.reader(), shown.event.id).await?.iter().map(link_value).collect();
    let session_option = |session: &crate::entity::session::Model| context! { value => session.id.to_string(), label => session_label(language, session), checked => typed.sessions.contains(&session.id.to_string()) };
    let devices: Vec<Value> = devices(&site.app.db, shown.event.id).await?.iter().map(|(device, by)| device_value(language, device, by.as_deref())).collect();
    let context = context! {
        devices,
        event => context! { id => shown.event.id.to_string(), title => shown.event.title.as_str(), language => shown.event.language.as_str() },
        zone => shown.zone(&site.app.config.time_zone),
        rows,
        possible => shown.event.status != crate::entity::event::EventStatus::Cancelled,
        name_limit => NAME_LIMIT,
        values => context! { link_name => typed.name.as_str(), which => typed.which.as_str(), ends_date => typed.ends_date.as_str(), ends_time => typed.ends_time.as_str() },
        which => ["all", "chosen"].map(|which| context! { value => which, label => text(language, &format!("desk-link-sessions-{which}")) }),
        sessions => shown.sessions.iter().map(session_option).collect::<Vec<_>>(),
        refusal => typed.refusal.map(Refusal::key),
        labels => labels(language, &typed.faults),
        errors => value(&typed.faults.0),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/desk_links.html", context))
}

/// A phone or tablet that took a session's list along.
fn device_value(language: Language, device: &door_device::Model, by: Option<&str>) -> Value {
    let (browser, system) = parts(&device.browser);
    context! {
        id => device.id.to_string(),
        browser => text(language, &format!("device-browser-{browser}")),
        system => text(language, &format!("device-system-{system}")),
        by,
        people => device.people,
        seen_at => device.seen_at.0.to_string(),
        active => device.revoked_at.is_none(),
    }
}

fn session_label(language: Language, session: &crate::entity::session::Model) -> String {
    let when = date_and_time(language, &local(session.starts_at.0, &session.time_zone));
    session.title.as_ref().map_or_else(|| when.clone(), |title| format!("{title} ({when})"))
}
