//! One person at one session: each piece of evidence, what it amounts to, and the organiser's word over it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::cancel_event::REASON;
use super::frame::{desk_page, done, id, labels, value};
use super::overview::session_value;
use super::reminders::event_value;
use crate::actions::attendance::overrule::overrule as say_so;
use crate::actions::attendance::withdraw::withdraw as take_back;
use crate::entity::attendance_evidence;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_event::desk_event;
use crate::queries::presence_of_person::{PresenceOfPerson, presence_of_person};
use crate::rules::attendance::Mark;
use crate::rules::names;
use crate::rules::permission::Permission;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

#[derive(Clone, Copy)]
struct Of {
    event: Uuid,
    session: Uuid,
    registration: Uuid,
}

impl Of {
    fn read((event, session, registration): &(String, String, String)) -> Result<Self, Error> {
        Ok(Self { event: id(event)?, session: id(session)?, registration: id(registration)? })
    }

    fn path(self) -> String {
        format!("{}/sessions/{}/attendance/{}", links::desk_event(self.event), self.session, self.registration)
    }
}

#[derive(Default)]
struct Typed {
    mark: String,
    reason: String,
    faults: FieldErrors,
    refusal: Option<Refusal>,
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(of): Path<(String, String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::TakeAttendance)?;
    person(&site, &viewer, &signed_in, Of::read(&of)?, StatusCode::OK, Typed::default()).await
}

async fn person(site: &Site, viewer: &Viewer, signed_in: &SignedIn, of: Of, status: StatusCode, typed: Typed) -> Result<Response, PageError> {
    let shown = desk_event(&site.app.db, of.event).await?;
    let session = shown.sessions.iter().find(|session| session.id == of.session).ok_or(Error::NotFound)?;
    let found = presence_of_person(site.app.db.reader(), of.event, of.session, of.registration).await?.ok_or(Error::NotFound)?;
    let PresenceOfPerson { registration, attendance, evidence, names } = &found;
    let name = |id: Option<Uuid>| id.and_then(|id| names.get(&id)).map(String::as_str);
    let overruled = attendance.as_ref().filter(|row| row.overruled_at.is_some());
    let language = viewer.language;
    let context = context! {
        event => event_value(&shown),
        session => session_value(session),
        zone => session.time_zone.as_str(),
        registration => context! { id => registration.id.to_string(), name => format!("{} {}", registration.first_name, registration.last_name) },
        status => attendance.as_ref().map(|row| value(row.status)),
        computed => attendance.as_ref().and_then(|row| row.computed).map(value),
        minutes => attendance.as_ref().and_then(|row| row.seconds).map(|seconds| seconds / 60),
        overruled => overruled.map(|row| context! {
            by => name(row.overruled_by),
            at => row.overruled_at.map(|at| at.0.to_string()),
            reason => row.overrule_reason.as_deref(),
        }),
        evidence => evidence.iter().map(|piece| line(piece, name(piece.recorded_by), name(piece.withdrawn_by))).collect::<Vec<_>>(),
        open => session.attendance_closed_at.is_none() && site.app.clock.now() >= crate::actions::attendance::opens(session),
        choices => Mark::ALL.map(|mark| context! { value => mark.code(), label => text(language, &format!("desk-mark-{}", mark.code())) }),
        values => context! { mark => typed.mark, reason => typed.reason },
        reason_limit => REASON,
        labels => labels(language, &typed.faults),
        errors => value(&typed.faults.0),
        refusal => typed.refusal.map(Refusal::key),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/presence.html", context))
}

fn line(piece: &attendance_evidence::Model, by: Option<&str>, withdrawn_by: Option<&str>) -> Value {
    context! {
        id => piece.id.to_string(),
        kind => value(piece.kind),
        mark => piece.mark.map(value),
        half => piece.half.as_deref(),
        at => piece.at.0.to_string(),
        until => piece.until.map(|until| until.0.to_string()),
        minutes => piece.seconds.map(|seconds| seconds / 60),
        by,
        recorded_at => (piece.recorded_at != piece.at).then(|| piece.recorded_at.0.to_string()),
        withdrawn => piece.withdrawn_at.map(|at| context! { at => at.0.to_string(), by => withdrawn_by }),
    }
}

pub async fn overrule(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path(of): Path<(String, String, String)>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    let of = Of::read(&of)?;
    let lifted = !fields.get("lift").is_empty();
    let mut faults = FieldErrors::default();
    let mark = Mark::parse(fields.get("mark")).filter(|_| !lifted);
    if mark.is_none() && !lifted {
        faults.add("mark", "not-in-list");
    }
    let reason = if lifted { String::new() } else { names::text(fields.get("reason"), REASON).map_err(|fault| faults.add_fault("reason", fault)).unwrap_or_default() };
    let result = match faults.into_result() {
        Ok(()) => say_so(&site.app, signed_in.acting, of.event, of.session, of.registration, mark, reason).await,
        Err(error) => Err(error),
    };
    let typed = Typed { mark: fields.get("mark").to_owned(), reason: fields.get("reason").to_owned(), ..Typed::default() };
    match result {
        Ok(()) => Ok(done(&of.path(), "attendance-overruled")),
        Err(Error::Invalid(faults)) => person(&site, &viewer, &signed_in, of, StatusCode::UNPROCESSABLE_ENTITY, Typed { faults, ..typed }).await,
        Err(Error::Refused(refusal)) => person(&site, &viewer, &signed_in, of, StatusCode::CONFLICT, Typed { refusal: Some(refusal), ..typed }).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn withdraw(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path(of): Path<(String, String, String)>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    let of = Of::read(&of)?;
    match take_back(&site.app, signed_in.acting, of.event, of.session, id(fields.get("evidence"))?).await {
        Ok(()) => Ok(done(&of.path(), "evidence-withdrawn")),
        Err(Error::Refused(refusal)) => person(&site, &viewer, &signed_in, of, StatusCode::CONFLICT, Typed { refusal: Some(refusal), ..Typed::default() }).await,
        Err(error) => Err(error.into()),
    }
}
