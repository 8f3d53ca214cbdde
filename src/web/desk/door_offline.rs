//! The door without network: a page that is kept on the device with its list, the worker that keeps it, what a phone's home
//! screen needs, and where scans arrive once there is a network again.

use std::collections::HashMap;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use minijinja::context;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::door::{Of, camera, newcomer};
use super::frame::{done, id};
use super::overview::session_value;
use crate::actions::attendance::check_in::{Answer, Direction, Scan, Shown, Verdict, check_in_later};
use crate::actions::attendance::opens;
use crate::actions::attendance::walk_in::{WalkIn, walk_in};
use crate::actions::door_device::load::{load, seen};
use crate::actions::door_device::revoke::revoke as end_device;
use crate::entity::registration::RegistrationStatus;
use crate::entity::{event, session};
use crate::error::{Error, FieldErrors, Refusal};
use crate::keys::Token;
use crate::links;
use crate::queries::check_in::session_of;
use crate::queries::door_list::{Listed, door_list, registrations};
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::ticket_code::ENTRY_LIMIT;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::page::page;
use crate::web::session::{SignedIn, browser};
use crate::web::viewer::Viewer;

/// Scans that come at a time.
const MOST: usize = 200;

/// How long after the event a device keeps its list.
const KEPT_AFTER: SignedDuration = SignedDuration::from_hours(12);

/// What the page's script says, by name.
const TEXTS: [&str; 23] = [
    "welcome",
    "already",
    "left",
    "unknown",
    "othersession",
    "otherevent",
    "noplace",
    "noted",
    "closed",
    "invalid",
    "refused",
    "signin",
    "failed",
    "clock",
    "revoked",
    "loaded",
    "notloaded",
    "over",
    "online",
    "offline",
    "unsent",
    "nobody",
    "admit",
];

pub async fn shell(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(of): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::TakeAttendance)?;
    let of = Of::read(&of)?;
    let (event, session) = session_of(&site.app.db, of.event, of.session).await?;
    let context = context! {
        csrf => signed_in.form_token(&site),
        event => context! { id => event.id.to_string(), title => event.title.as_str(), language => event.language.as_str() },
        session => session_value(&session),
        here => of.path(),
        entry_limit => ENTRY_LIMIT,
        texts => TEXTS,
    };
    let mut response = page(&site, &viewer, StatusCode::OK, "desk/door_offline.html", context);
    camera(&mut response);
    Ok(response)
}

/// The worker of this session's check-in page, and of nothing else.
pub async fn worker(State(site): State<Site>, Path(of): Path<(String, String)>, uri: Uri, headers: HeaderMap) -> Result<Response, PageError> {
    let scope = HeaderValue::from_str(&Of::read(&of)?.path()).map_err(|_| Error::NotFound)?;
    let mut response = site.assets.answer("door-worker.js", uri.query(), &headers).ok_or(Error::NotFound)?;
    response.headers_mut().insert(HeaderName::from_static("service-worker-allowed"), scope);
    Ok(response)
}

/// What a phone needs to put the page on its home screen (W3C Web Application Manifest).
pub async fn manifest(State(site): State<Site>, Path(of): Path<(String, String)>) -> Result<Response, PageError> {
    let of = Of::read(&of)?;
    let (event, _) = session_of(&site.app.db, of.event, of.session).await?;
    let manifest = json!({
        "name": event.title,
        "short_name": event.title.chars().take(12).collect::<String>(),
        "id": of.path(),
        "start_url": format!("{}/offline", of.path()),
        "scope": of.path(),
        "display": "standalone",
        "background_color": "#faf9f6",
        "theme_color": "#0f4c5c",
        "icons": [
            { "src": "/assets/icon-192.png", "sizes": "192x192", "type": "image/png" },
            { "src": "/assets/icon-512.png", "sizes": "512x512", "type": "image/png" },
            { "src": "/favicon.svg", "sizes": "any", "type": "image/svg+xml" },
        ],
    });
    Ok(([(header::CONTENT_TYPE, "application/manifest+json")], manifest.to_string()).into_response())
}

/// Somebody on a device: name, organisation and the hash of their code, nothing else.
#[derive(Serialize)]
struct Kept {
    hash: String,
    name: String,
    organisation: Option<String>,
    state: &'static str,
    since: Option<i64>,
}

impl Kept {
    fn of(site: &Site, listed: Listed) -> Self {
        let state = match (listed.status, listed.attends) {
            (RegistrationStatus::Confirmed, true) => "expected",
            (RegistrationStatus::Confirmed, false) => "other-session",
            _ => "no-place",
        };
        Self { hash: hash(site, listed.id), name: listed.name, organisation: listed.organisation, state, since: listed.since }
    }
}

/// The first 128 bits of the SHA-256 of a ticket's code, in hexadecimal.
fn hash(site: &Site, registration: Uuid) -> String {
    Sha256::digest(site.app.keys.ticket(registration).as_str()).iter().take(16).map(|octet| format!("{octet:02x}")).collect()
}

/// The list, to be taken along. A device that comes for the first time gets a token.
pub async fn list(State(site): State<Site>, signed_in: SignedIn, Path(of): Path<(String, String)>, headers: HeaderMap, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let of = Of::read(&of)?;
    let (event, session) = session_of(&site.app.db, of.event, of.session).await?;
    if session.attendance_closed_at.is_some() {
        return Err(Error::from(Refusal::AttendanceClosed).into());
    }
    let people = door_list(&site.app.db, &session).await?;
    let count = i32::try_from(people.len()).unwrap_or(i32::MAX);
    let new = match device(&fields) {
        Some(token) => match seen(&site.app, signed_in.acting, session.id, &token, Some(count)).await {
            Err(Error::Refused(Refusal::LinkExpired)) => return Ok(gone()),
            other => other.map(|_| None)?,
        },
        None => Some(load(&site.app, signed_in.acting, event.id, session.id, browser(&headers).code, count).await?),
    };
    let kept: Vec<Kept> = people.into_iter().map(|listed| Kept::of(&site, listed)).collect();
    let ends_at = event.ends_at.map_or(session.ends_at.0, |end| end.0).max(session.ends_at.0) + KEPT_AFTER;
    Ok(Json(json!({
        "now": site.app.clock.now().as_millisecond(),
        "ends_at": ends_at.as_millisecond(),
        "device": new.as_ref().map(Token::as_str),
        "people": kept,
    }))
    .into_response())
}

/// A device that was ended: it erases what it has.
fn gone() -> Response {
    (StatusCode::GONE, Json(json!({ "revoked": true }))).into_response()
}

fn device(fields: &Fields) -> Option<Token> {
    Token::parse(fields.get("device"))
}

#[derive(Deserialize)]
struct Sent {
    #[serde(default)]
    scans: Vec<SentScan>,
    #[serde(default)]
    walk_ins: Vec<SentWalkIn>,
}

#[derive(Deserialize)]
struct SentScan {
    id: Uuid,
    /// The hash of the code.
    code: String,
    /// Milliseconds since 1970, by the server's clock as the device knows it.
    at: i64,
    #[serde(default)]
    direction: String,
}

#[derive(Deserialize)]
struct SentWalkIn {
    id: Uuid,
    at: i64,
    first_name: String,
    last_name: String,
    organisation: String,
    email: String,
}

/// What became of one of them.
#[derive(Serialize)]
struct Told {
    id: Uuid,
    verdict: &'static str,
    closed: bool,
}

impl Told {
    fn of(id: Uuid, answer: &Answer) -> Self {
        let verdict = match answer.verdict {
            Verdict::Welcome => "welcome",
            Verdict::Already(_) => "already",
            Verdict::Left => "left",
            Verdict::Unknown => "unknown",
            Verdict::OtherEvent(_) => "other-event",
            Verdict::OtherSession(_) => "other-session",
            Verdict::NoPlace(_) => "no-place",
        };
        Self { id, verdict, closed: answer.closed }
    }
}

/// What was scanned meanwhile. Each is answered, so that the device knows what it need not send again.
pub async fn sync(State(site): State<Site>, signed_in: SignedIn, Path(of): Path<(String, String)>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let of = Of::read(&of)?;
    let (event, session) = session_of(&site.app.db, of.event, of.session).await?;
    let token = device(&fields).ok_or(Refusal::LinkExpired)?;
    let device = match seen(&site.app, signed_in.acting, session.id, &token, None).await {
        Err(Error::Refused(Refusal::LinkExpired)) => return Ok(gone()),
        other => other?,
    };
    let Ok(sent) = serde_json::from_str::<Sent>(fields.get("data")) else { return Err(PageError::of_status(StatusCode::UNPROCESSABLE_ENTITY)) };
    if sent.scans.len() + sent.walk_ins.len() > MOST {
        return Err(PageError::of_status(StatusCode::PAYLOAD_TOO_LARGE));
    }
    let mut told = scans(&site, &signed_in, (&event, &session), device, sent.scans).await?;
    for walk_in in sent.walk_ins {
        told.push(newly_there(&site, &signed_in, (&event, &session), device, walk_in).await?);
    }
    Ok(Json(json!({ "now": site.app.clock.now().as_millisecond(), "answers": told })).into_response())
}

async fn scans(site: &Site, signed_in: &SignedIn, (event, session): (&event::Model, &session::Model), device: Uuid, sent: Vec<SentScan>) -> Result<Vec<Told>, Error> {
    if sent.is_empty() {
        return Ok(Vec::new());
    }
    let known: HashMap<String, Uuid> = registrations(&site.app.db, event.id).await?.into_iter().map(|id| (hash(site, id), id)).collect();
    let mut told = Vec::with_capacity(sent.len());
    let mut scans = Vec::with_capacity(sent.len());
    for scan in sent {
        let Some(registration) = known.get(&scan.code) else {
            told.push(Told { id: scan.id, verdict: "unknown", closed: false });
            continue;
        };
        scans.push(Scan { id: scan.id, shown: Shown::Name(*registration), direction: Direction::parse(&scan.direction), at: Some(moment(session, scan.at)), device: Some(device) });
    }
    let ids: Vec<Uuid> = scans.iter().map(|scan| scan.id).collect();
    let answers = check_in_later(&site.app, signed_in.acting, event.id, session.id, scans).await?;
    told.extend(ids.into_iter().zip(&answers).map(|(id, answer)| Told::of(id, answer)));
    Ok(told)
}

/// A walk-in; what cannot be added is said, and stays with the device to be put right by somebody.
async fn newly_there(site: &Site, signed_in: &SignedIn, (event, session): (&event::Model, &session::Model), device: Uuid, sent: SentWalkIn) -> Result<Told, Error> {
    let typed = [("first_name", sent.first_name), ("last_name", sent.last_name), ("organisation", sent.organisation), ("email", sent.email)];
    let fields = Fields::of(typed.into_iter().map(|(name, value)| (name.to_owned(), value)).collect());
    let mut faults = FieldErrors::default();
    let language = Language::parse(&event.language).unwrap_or_default();
    let Some(person) = newcomer(site, &fields, language, &mut faults).await? else {
        return Ok(Told { id: sent.id, verdict: "invalid", closed: false });
    };
    let who = WalkIn { id: sent.id, person, at: Some(moment(session, sent.at)), device: Some(device) };
    match walk_in(&site.app, signed_in.acting, event.id, session.id, who, true).await {
        Ok(answer) => Ok(Told::of(sent.id, &answer)),
        Err(Error::Refused(_)) => Ok(Told { id: sent.id, verdict: "refused", closed: false }),
        Err(error) => Err(error),
    }
}

/// When it was; a moment before the doors opened is a clock that lies.
fn moment(session: &session::Model, milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).map_or_else(|_| opens(session), |at| at.max(opens(session)))
}

/// Ends a device from the page of an event's links.
pub async fn revoke(State(site): State<Site>, signed_in: SignedIn, Path((event, device)): Path<(String, String)>, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let event = id(&event)?;
    end_device(&site.app, signed_in.acting, event, id(&device)?).await?;
    Ok(done(&format!("{}/desk-links", links::desk_event(event)), "device-revoked"))
}
