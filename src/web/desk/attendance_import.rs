//! Files of meeting tools for one session: handing one in, what was handed in before, and undoing it. What stands in a
//! file is shown by `attendance_draft` before anything counts.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::context;
use uuid::Uuid;

use super::frame::{desk_page, done, id, value};
use super::overview::session_value;
use super::reminders::event_value;
use crate::actions::attendance::import::start::{NewImport, Started, start};
use crate::actions::attendance::import::undo::undo as take_back;
use crate::actions::attendance::opens;
use crate::documents::attendance_report::{Meeting, kept_text, read};
use crate::entity::event::EventStatus;
use crate::entity::session;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::attendance_import::imports;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::rules::permission::Permission;
use crate::rules::schedule;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::background::in_the_background;
use crate::web::errors::PageError;
use crate::web::form::DeskForm;
use crate::web::session::SignedIn;
use crate::web::upload::DeskUpload;
use crate::web::viewer::Viewer;

/// The files of one session, as addressed.
#[derive(Clone, Copy)]
pub(super) struct Of {
    pub event: Uuid,
    pub session: Uuid,
}

impl Of {
    pub fn read(event: &str, session: &str) -> Result<Self, Error> {
        Ok(Self { event: id(event)?, session: id(session)? })
    }

    pub fn list(self) -> String {
        format!("{}/sessions/{}/attendance", links::desk_event(self.event), self.session)
    }

    pub fn path(self) -> String {
        format!("{}/import", self.list())
    }

    /// The event and its session.
    pub async fn find(self, site: &Site) -> Result<(DeskEvent, session::Model), Error> {
        let shown = desk_event(&site.app.db, self.event).await?;
        let session = shown.sessions.iter().find(|session| session.id == self.session).cloned().ok_or(Error::NotFound)?;
        Ok((shown, session))
    }
}

/// What the reader of files must know of a session; `zone` when the file's times are of another.
pub(super) fn meeting(session: &session::Model, zone: Option<&str>) -> Meeting {
    let zone = schedule::zone(zone.unwrap_or(&session.time_zone)).unwrap_or(jiff::tz::TimeZone::UTC);
    Meeting::new(session.starts_at.0, session.ends_at.0, zone)
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, session)): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::TakeAttendance)?;
    page(&site, &viewer, &signed_in, Of::read(&event, &session)?, StatusCode::OK, FieldErrors::default(), None).await
}

async fn page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, of: Of, status: StatusCode, faults: FieldErrors, refusal: Option<Refusal>) -> Result<Response, PageError> {
    let (shown, session) = of.find(site).await?;
    let now = site.app.clock.now();
    let context = context! {
        event => event_value(&shown),
        session => session_value(&session),
        zone => session.time_zone.as_str(),
        list => of.list(),
        here => of.path(),
        open => shown.event.status == EventStatus::Published && now >= opens(&session) && session.attendance_closed_at.is_none(),
        too_early => now < opens(&session),
        opens_at => opens(&session).to_string(),
        closed_at => session.attendance_closed_at.map(|moment| moment.0.to_string()),
        imports => value(imports(&site.app.db, session.id).await?),
        most => site.app.config.upload_bytes / (1024 * 1024),
        labels => std::collections::BTreeMap::from([("file", text(viewer.language, "desk-label-file"))]),
        errors => value(&faults.0),
        refusal => refusal.map(Refusal::key),
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/attendance_import.html", context))
}

pub async fn submit(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((event, session)): Path<(String, String)>,
    DeskUpload(upload): DeskUpload,
) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::TakeAttendance)?;
    let of = Of::read(&event, &session)?;
    let (_, session) = of.find(&site).await?;
    let mut faults = FieldErrors::default();
    let file = upload.file("file", &mut faults).map(|file| (file.name.as_str().to_owned(), file.bytes.clone()));
    if faults.is_empty() && file.is_none() {
        faults.add("file", "required");
    }
    let Some((file_name, bytes)) = file.filter(|_| faults.is_empty()) else {
        return page(&site, &viewer, &signed_in, of, StatusCode::UNPROCESSABLE_ENTITY, faults, None).await;
    };
    let meeting = meeting(&session, None);
    let found = in_the_background(move || {
        let text = kept_text(&bytes)?;
        read(text.as_bytes(), &meeting, None).map(|report| (text, report.tool))
    });
    let (text, tool) = match found.await? {
        Ok(found) => found,
        Err(fault) => {
            faults.0.push(crate::error::FieldError { field: "file".to_owned(), code: fault.code().to_owned(), limit: Some(crate::documents::attendance_report::MOST_ROWS) });
            return page(&site, &viewer, &signed_in, of, StatusCode::UNPROCESSABLE_ENTITY, faults, None).await;
        }
    };
    match start(&site.app, signed_in.acting, of.event, of.session, NewImport { file_name, text, tool: tool.code().to_owned() }).await {
        Ok(Started::Draft(import)) => Ok(Redirect::to(&format!("{}/{import}", of.path())).into_response()),
        Ok(Started::Known(_)) => Ok(done(&of.path(), "attendance-import-known")),
        Err(Error::Refused(refusal)) => page(&site, &viewer, &signed_in, of, StatusCode::CONFLICT, FieldErrors::default(), Some(refusal)).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn undo(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((event, session, import)): Path<(String, String, String)>,
    DeskForm(_): DeskForm,
) -> Result<Response, PageError> {
    let of = Of::read(&event, &session)?;
    match take_back(&site.app, signed_in.acting, of.event, of.session, id(&import)?).await {
        Ok(crate::entity::attendance_import::ImportState::Draft) => Ok(done(&of.path(), "attendance-import-discarded")),
        Ok(_) => Ok(done(&of.path(), "attendance-import-undone")),
        Err(Error::Refused(refusal)) => page(&site, &viewer, &signed_in, of, StatusCode::CONFLICT, FieldErrors::default(), Some(refusal)).await,
        Err(error) => Err(error.into()),
    }
}
