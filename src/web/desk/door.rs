//! The check-in page of a session: one field for scanned codes and names, a big answer, people without a registration,
//! taking back, and how many are in. All of it works without a script.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, done, id, labels, query, value};
use super::organisation_choice::required_organisation;
use super::overview::session_value;
use crate::actions::attendance::check_in::{Answer, Direction, Scan, Shown, Verdict, admit as let_in, check_in};
use crate::actions::attendance::opens;
use crate::actions::attendance::walk_in::{WalkIn, walk_in as come_in};
use crate::actions::attendance::withdraw::withdraw;
use crate::actions::registration::add::NewParticipant;
use crate::entity::event::EventStatus;
use crate::entity::{event, session};
use crate::error::{Error, FieldErrors, Refusal};
use crate::keys::Token;
use crate::links::desk_check_in;
use crate::queries::check_in::{AtTheDoor, Counts, counts, person, recent, search, session_of};
use crate::rules::language::Language;
use crate::rules::names::{EmailAddress, PersonName};
use crate::rules::permission::Permission;
use crate::rules::ticket_code::{ENTRY_LIMIT, code};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// The fields of somebody without a registration, in the form's order.
const WALK_IN: [&str; 4] = ["first_name", "last_name", "organisation", "email"];

/// One session's door, as addressed.
#[derive(Clone, Copy)]
pub(super) struct Of {
    pub event: Uuid,
    pub session: Uuid,
}

impl Of {
    pub fn read((event, session): &(String, String)) -> Result<Self, Error> {
        Ok(Self { event: id(event)?, session: id(session)? })
    }

    pub fn path(self) -> String {
        desk_check_in(self.event, self.session)
    }
}

/// What the page answers.
#[derive(Default)]
struct Said {
    result: Option<Outcome>,
    search: String,
    direction: Direction,
    typed: Fields,
    faults: FieldErrors,
    refusal: Option<Refusal>,
}

/// Whom a scan was about, and what follows.
struct Outcome {
    answer: Answer,
    person: Option<AtTheDoor>,
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(of): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::TakeAttendance)?;
    let asked = query(&viewer);
    let said = Said { search: shortened(asked.get("q")), direction: Direction::parse(asked.get("direction")), ..Said::default() };
    page(&site, &viewer, &signed_in, Of::read(&of)?, StatusCode::OK, said).await
}

/// What came in by the field, or a button beside a name.
pub async fn submit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(of): Path<(String, String)>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::TakeAttendance)?;
    let of = Of::read(&of)?;
    let direction = Direction::parse(fields.get("direction"));
    let chosen = Uuid::parse_str(fields.get("person")).ok().map(Shown::Name);
    let entry = fields.get("entry");
    let shown = chosen.or_else(|| code(entry).and_then(|code| Token::parse(&code)).map(Shown::Ticket));
    let Some(shown) = shown else {
        let said = Said { search: shortened(entry), direction, ..Said::default() };
        return page(&site, &viewer, &signed_in, of, StatusCode::OK, said).await;
    };
    let scan = Scan { id: scan_id(&site, &fields), shown, direction, at: None, device: None };
    let result = check_in(&site.app, signed_in.acting, of.event, of.session, scan).await;
    answered(&site, &viewer, &signed_in, of, direction, result).await
}

/// An organiser lets somebody in who has no place.
pub async fn admit(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(of): Path<(String, String)>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let of = Of::read(&of)?;
    let result = let_in(&site.app, signed_in.acting, of.event, of.session, id(fields.get("person"))?, scan_id(&site, &fields)).await;
    answered(&site, &viewer, &signed_in, of, Direction::In, result).await
}

pub async fn undo(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(of): Path<(String, String)>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    let of = Of::read(&of)?;
    match withdraw(&site.app, signed_in.acting, of.event, of.session, id(fields.get("check_in"))?).await {
        Ok(()) => Ok(done(&of.path(), "check-in-undone")),
        Err(Error::Refused(refusal)) => page(&site, &viewer, &signed_in, of, StatusCode::CONFLICT, Said { refusal: Some(refusal), ..Said::default() }).await,
        Err(error) => Err(error.into()),
    }
}

/// Somebody without a registration.
pub async fn walk_in(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(of): Path<(String, String)>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::TakeAttendance)?;
    let of = Of::read(&of)?;
    let (event, _) = session_of(&site.app.db, of.event, of.session).await?;
    let mut faults = FieldErrors::default();
    let Some(person) = newcomer(&site, &fields, Language::parse(&event.language).unwrap_or_default(), &mut faults).await? else {
        let said = Said { typed: fields, faults, ..Said::default() };
        return page(&site, &viewer, &signed_in, of, StatusCode::UNPROCESSABLE_ENTITY, said).await;
    };
    let who = WalkIn { id: scan_id(&site, &fields), person, at: None, device: None };
    match come_in(&site.app, signed_in.acting, of.event, of.session, who, false).await {
        Err(Error::Refused(refusal)) => {
            let said = Said { typed: fields, refusal: Some(refusal), ..Said::default() };
            page(&site, &viewer, &signed_in, of, StatusCode::CONFLICT, said).await
        }
        other => answered(&site, &viewer, &signed_in, of, Direction::In, other).await,
    }
}

/// Name, organisation and address of somebody at the door; `None` with the faults at the fields.
pub(super) async fn newcomer(site: &Site, fields: &Fields, language: Language, faults: &mut FieldErrors) -> Result<Option<NewParticipant>, Error> {
    let first_name = PersonName::parse(fields.get("first_name")).map_err(|fault| faults.add_fault("first_name", fault)).ok();
    let last_name = PersonName::parse(fields.get("last_name")).map_err(|fault| faults.add_fault("last_name", fault)).ok();
    let (organisation, _) = required_organisation(site, fields.get("organisation"), faults).await?;
    let email = EmailAddress::within(fields.get("email"), site.app.offers.reach()).map_err(|fault| faults.add_fault("email", fault)).ok();
    let named = first_name.zip(last_name).zip(organisation.zip(email)).filter(|_| faults.is_empty());
    Ok(named.map(|((first_name, last_name), (organisation, email))| NewParticipant {
        first_name,
        last_name,
        email,
        organisation,
        function_category: None,
        job_title: None,
        language,
        attendance_mode: None,
    }))
}

/// How many are in, for the script that looks every few seconds.
pub async fn numbers(State(site): State<Site>, signed_in: SignedIn, Path(of): Path<(String, String)>) -> Result<Json<Counts>, PageError> {
    signed_in.acting.needs(Permission::TakeAttendance)?;
    let of = Of::read(&of)?;
    let (_, session) = session_of(&site.app.db, of.event, of.session).await?;
    Ok(Json(counts(&site.app.db, &session).await?))
}

async fn answered(site: &Site, viewer: &Viewer, signed_in: &SignedIn, of: Of, direction: Direction, result: Result<Answer, Error>) -> Result<Response, PageError> {
    let (status, said) = match result {
        Ok(answer) => {
            let (_, session) = session_of(&site.app.db, of.event, of.session).await?;
            let person = match answer.registration {
                Some(id) => Some(person(&site.app.db, &session, id).await?),
                None => None,
            };
            (StatusCode::OK, Said { result: Some(Outcome { answer, person }), direction, ..Said::default() })
        }
        Err(Error::Refused(refusal)) => (StatusCode::CONFLICT, Said { refusal: Some(refusal), direction, ..Said::default() }),
        Err(error) => return Err(error.into()),
    };
    page(site, viewer, signed_in, of, status, said).await
}

/// The form's own scan: sent twice it is one.
fn scan_id(site: &Site, fields: &Fields) -> Uuid {
    Uuid::parse_str(fields.get("scan")).unwrap_or_else(|_| site.app.clock.random_id())
}

fn shortened(text: &str) -> String {
    text.trim().chars().take(ENTRY_LIMIT).collect()
}

async fn page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, of: Of, status: StatusCode, said: Said) -> Result<Response, PageError> {
    let db = &site.app.db;
    let (event, session) = session_of(db, of.event, of.session).await?;
    let now = site.app.clock.now();
    let open = event.status == EventStatus::Published && now >= opens(&session) && session.attendance_closed_at.is_none();
    let (found, more) = search(db, &session, &said.search).await?;
    let values: std::collections::BTreeMap<&str, &str> = WALK_IN.into_iter().map(|name| (name, said.typed.get(name))).collect();
    let result = match &said.result {
        Some(result) => Some(result_value(site, &event, result).await?),
        None => None,
    };
    let context = context! {
        event => context! { id => event.id.to_string(), title => event.title.as_str(), language => event.language.as_str() },
        session => session_value(&session),
        here => of.path(),
        zone => session.time_zone.as_str(),
        open,
        too_early => now < opens(&session),
        opens_at => opens(&session).to_string(),
        closed_at => session.attendance_closed_at.map(|moment| moment.0.to_string()),
        direction => said.direction.code(),
        search => said.search.as_str(),
        found => value(&found),
        more,
        result,
        recent => value(recent(db, session.id, signed_in.acting.organiser_id).await?),
        counts => value(counts(db, &session).await?),
        scan => site.app.clock.random_id().to_string(),
        entry_limit => ENTRY_LIMIT,
        values => value(&values),
        labels => labels(viewer.language, &said.faults),
        errors => value(&said.faults.0),
        refusal => said.refusal.map(Refusal::key),
    };
    let mut response = desk_page(site, viewer, signed_in, status, "desk/door.html", context);
    camera(&mut response);
    Ok(response)
}

/// The only pages that may look through the camera, and that can be put on a phone's home screen.
pub(super) fn camera(response: &mut Response) {
    let may = HeaderValue::from_static("camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");
    response.headers_mut().insert(HeaderName::from_static("permissions-policy"), may);
}

/// The answer as the template shows it.
async fn result_value(site: &Site, event: &event::Model, result: &Outcome) -> Result<Value, Error> {
    let (code, since, other) = match &result.answer.verdict {
        Verdict::Welcome => ("welcome", None, None),
        Verdict::Already(since) => ("already", Some(since.to_string()), None),
        Verdict::Left => ("left", None, None),
        Verdict::Unknown => ("unknown", None, None),
        Verdict::OtherEvent(title) => ("other-event", None, title.clone()),
        Verdict::OtherSession(_) => ("other-session", None, None),
        Verdict::NoPlace(_) => ("no-place", None, None),
    };
    let sessions: Vec<Value> = match &result.answer.verdict {
        Verdict::OtherSession(chosen) => sessions_of(site, event.id).await?.iter().filter(|session| chosen.contains(&session.id)).map(session_value).collect(),
        _ => Vec::new(),
    };
    let person = result.person.as_ref().map(value);
    Ok(context! { code, since, other, sessions, person })
}

async fn sessions_of(site: &Site, event_id: Uuid) -> Result<Vec<session::Model>, Error> {
    crate::queries::desk_link::event_of(site.app.db.reader(), event_id, None).await.map(|(_, sessions)| sessions)
}
