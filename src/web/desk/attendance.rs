//! Who was at a session: a list with a choice for each, all at once and then corrected; closing and opening it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::context;
use uuid::Uuid;

use super::cancel_event::REASON;
use super::frame::{desk_page, id, page_number, query, value};
use super::overview::session_value;
use super::reminders::event_value;
use crate::actions::attendance::close::close as settle;
use crate::actions::attendance::opens;
use crate::actions::attendance::record::{Recorded, Said, record, record_rest};
use crate::actions::attendance::reopen::reopen as open_again;
use crate::entity::event::EventStatus;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::attendance_list::attendance_list;
use crate::queries::desk_event::desk_event;
use crate::queries::participant_list::people_of;
use crate::rules::attendance::Mark;
use crate::rules::names;
use crate::rules::permission::Permission;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// One session's list, as addressed.
#[derive(Clone, Copy)]
struct Of {
    event: Uuid,
    session: Uuid,
}

impl Of {
    fn read((event, session): &(String, String)) -> Result<Self, Error> {
        Ok(Self { event: id(event)?, session: id(session)? })
    }

    fn path(self) -> String {
        format!("{}/sessions/{}/attendance", links::desk_event(self.event), self.session)
    }

    /// Back to the same page of the list.
    fn done(self, fields: &Fields, what: &str, told: u64) -> Response {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("done", what).append_pair("told", &told.to_string());
        for name in ["q", "page"] {
            if !fields.get(name).is_empty() {
                query.append_pair(name, fields.get(name));
            }
        }
        Redirect::to(&format!("{}?{}", self.path(), query.finish())).into_response()
    }
}

/// What a button left to be said.
#[derive(Default)]
struct Answer {
    reason: String,
    faults: FieldErrors,
    refusal: Option<Refusal>,
    /// People of whom somebody else said something different.
    met: Vec<String>,
    /// People of whom a scan or a report says otherwise.
    contradicted: Vec<(String, String)>,
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(of): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::TakeAttendance)?;
    let asked = query(&viewer);
    list(&site, &viewer, &signed_in, Of::read(&of)?, StatusCode::OK, &asked, Answer::default()).await
}

async fn list(site: &Site, viewer: &Viewer, signed_in: &SignedIn, of: Of, status: StatusCode, asked: &Fields, said: Answer) -> Result<Response, PageError> {
    let shown = desk_event(&site.app.db, of.event).await?;
    let session = shown.sessions.iter().find(|session| session.id == of.session).ok_or(Error::NotFound)?;
    let found = attendance_list(&site.app.db, session, asked.get("q"), page_number(asked)).await?;
    let now = site.app.clock.now();
    let language = viewer.language;
    let marks = std::iter::once("").chain(Mark::ALL.map(Mark::code));
    let marks = marks.map(|code| context! { value => code, label => text(language, &format!("desk-mark-{}", if code.is_empty() { "none" } else { code })) });
    let context = context! {
        event => event_value(&shown),
        session => session_value(session),
        found => value(&found),
        marks => marks.collect::<Vec<_>>(),
        search => asked.get("q"),
        opens_at => opens(session).to_string(),
        zone => session.time_zone.as_str(),
        open => shown.event.status == EventStatus::Published && now >= opens(session) && session.attendance_closed_at.is_none(),
        too_early => now < opens(session),
        ended => now >= session.ends_at.0,
        closed_at => session.attendance_closed_at.map(|moment| moment.0.to_string()),
        values => context! { reason => said.reason.as_str() },
        reason_limit => REASON,
        errors => value(&said.faults.0),
        refusal => said.refusal.map(Refusal::key),
        met => said.met,
        contradicted => said.contradicted.iter().map(|(id, name)| context! { id, name }).collect::<Vec<_>>(),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/attendance.html", context))
}

/// The buttons of the list: what was marked, or a mark for all who have none.
pub async fn mark(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(of): Path<(String, String)>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::TakeAttendance)?;
    let of = Of::read(&of)?;
    let rest = Mark::parse(fields.get("rest"));
    let result = match rest {
        Some(mark) => record_rest(&site.app, signed_in.acting, of.event, of.session, mark).await.map(|changed| Recorded { changed, ..Recorded::default() }),
        None => record(&site.app, signed_in.acting, of.event, of.session, said(&fields)).await,
    };
    match result {
        Ok(recorded) if recorded.met.is_empty() && recorded.contradicted.is_empty() => Ok(of.done(&fields, "attendance-saved", recorded.changed)),
        Ok(recorded) => {
            let met = by_name(&site, of.event, &recorded.met).await?.into_iter().map(|(_, name)| name).collect();
            let contradicted = by_name(&site, of.event, &recorded.contradicted).await?;
            list(&site, &viewer, &signed_in, of, StatusCode::CONFLICT, &fields, Answer { met, contradicted, ..Answer::default() }).await
        }
        Err(Error::Refused(refusal)) => list(&site, &viewer, &signed_in, of, StatusCode::CONFLICT, &fields, Answer { refusal: Some(refusal), ..Answer::default() }).await,
        Err(error) => Err(error.into()),
    }
}

/// Registrations with the names of their people, by name.
pub(super) async fn by_name(site: &Site, event: Uuid, registrations: &[Uuid]) -> Result<Vec<(String, String)>, Error> {
    let mut names: Vec<(String, String)> = people_of(&site.app.db, event, registrations).await?.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    names.sort_by(|left, right| left.1.cmp(&right.1));
    Ok(names)
}

/// `mark-{registration}` beside `was-{registration}`. What is no mark of ours counts as none; who is not on the list is ignored.
fn said(fields: &Fields) -> Vec<Said> {
    let before: std::collections::HashMap<&str, Option<Mark>> = fields.iter().filter_map(|(name, value)| Some((name.strip_prefix("was-")?, Mark::parse(value)))).collect();
    let mut said: Vec<Said> = Vec::new();
    for (name, value) in fields.iter() {
        let Some(registration) = name.strip_prefix("mark-") else { continue };
        let (Ok(registration_id), Some(before)) = (Uuid::parse_str(registration), before.get(registration)) else { continue };
        if said.iter().all(|known| known.registration_id != registration_id) {
            said.push(Said { registration_id, before: *before, mark: Mark::parse(value) });
        }
    }
    said
}

pub async fn close(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(of): Path<(String, String)>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let of = Of::read(&of)?;
    match settle(&site.app, signed_in.acting, of.event, of.session, fields.get("rest_absent") == "yes").await {
        Ok(()) => Ok(of.done(&fields, "attendance-closed", 0)),
        Err(Error::Refused(refusal)) => list(&site, &viewer, &signed_in, of, StatusCode::CONFLICT, &fields, Answer { refusal: Some(refusal), ..Answer::default() }).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn reopen(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(of): Path<(String, String)>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let of = Of::read(&of)?;
    let mut faults = FieldErrors::default();
    let reason = names::text(fields.get("reason"), REASON).map_err(|fault| faults.add_fault("reason", fault)).unwrap_or_default();
    let result = match faults.into_result() {
        Ok(()) => open_again(&site.app, signed_in.acting, of.event, of.session, reason).await,
        Err(error) => Err(error),
    };
    match result {
        Ok(()) => Ok(of.done(&fields, "attendance-reopened", 0)),
        Err(Error::Invalid(faults)) => {
            let said = Answer { reason: fields.get("reason").to_owned(), faults, ..Answer::default() };
            list(&site, &viewer, &signed_in, of, StatusCode::UNPROCESSABLE_ENTITY, &fields, said).await
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::said;
    use crate::rules::attendance::Mark;
    use crate::web::form::Fields;

    #[test]
    fn a_mark_counts_beside_what_it_was() {
        let id = "01938f00-0000-7000-8000-000000000001";
        let fields = Fields::parse(format!("was-{id}=absent&mark-{id}=present&mark-{id}=absent&mark-x=present&was-x=").as_bytes());
        let said = said(&fields);
        assert_eq!(said.len(), 1);
        assert_eq!((said[0].before, said[0].mark), (Some(Mark::Absent), Some(Mark::Present)));
    }
}
