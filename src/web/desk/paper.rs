//! The signed list typed in by keyboard, a hundred rows at a time in the order of the printed list, and its scans.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use fluent_templates::fluent_bundle::FluentValue;
use minijinja::{Value, context};
use uuid::Uuid;

use super::attendance::by_name;
use super::frame::{desk_page, done, id, page_number, query, value};
use super::overview::session_value;
use super::reminders::event_value;
use crate::actions::attendance::add_sheet::{MOST_SHEETS, add_sheet};
use crate::actions::attendance::opens;
use crate::actions::attendance::record_paper::{Line, record_paper};
use crate::actions::attendance::remove_sheet::remove_sheet;
use crate::actions::file::store::NewFile;
use crate::entity::event::EventStatus;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::attendance_sheets::{Sheet, attendance_sheets, one_sheet};
use crate::queries::desk_event::desk_event;
use crate::queries::signature_list::{Signer, half_days, marks, signature_list, typed_in};
use crate::rules::attendance::Mark;
use crate::rules::file_kind;
use crate::rules::file_name::FileName;
use crate::rules::language::Language;
use crate::rules::paper::OnPaper;
use crate::rules::permission::Permission;
use crate::rules::presence::Half;
use crate::text::translations::text_with;
use crate::web::Site;
use crate::web::download::of_sheet;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::upload::{DeskUpload, Upload};
use crate::web::viewer::Viewer;

/// Rows on one page.
const PAGE: usize = 100;
/// What a scan may be.
const SCANS: [&str; 4] = ["application/pdf", "image/png", "image/jpeg", "image/webp"];

/// One session's list, as addressed.
#[derive(Clone, Copy)]
struct Of {
    event: Uuid,
    session: Uuid,
}

impl Of {
    fn read(event: &str, session: &str) -> Result<Self, Error> {
        Ok(Self { event: id(event)?, session: id(session)? })
    }

    fn path(self) -> String {
        format!("{}/sessions/{}/paper", links::desk_event(self.event), self.session)
    }
}

/// What a button left to be said.
#[derive(Default)]
struct Answer {
    faults: FieldErrors,
    refusal: Option<Refusal>,
    /// People whose row somebody else typed differently.
    met: Vec<String>,
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path((event, session)): Path<(String, String)>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::TakeAttendance)?;
    let asked = query(&viewer);
    page(&site, &viewer, &signed_in, Of::read(&event, &session)?, StatusCode::OK, &asked, Answer::default()).await
}

/// `asked` says which page, and whether everybody is ticked to begin with.
async fn page(site: &Site, viewer: &Viewer, signed_in: &SignedIn, of: Of, status: StatusCode, asked: &Fields, said: Answer) -> Result<Response, PageError> {
    let shown = desk_event(&site.app.db, of.event).await?;
    let session = shown.sessions.iter().find(|session| session.id == of.session).ok_or(Error::NotFound)?;
    let all = signature_list(&site.app.db, session).await?;
    let pages = all.len().div_ceil(PAGE).max(1);
    let number = usize::try_from(page_number(asked)).unwrap_or(1).clamp(1, pages);
    let here = &all[(number - 1) * PAGE..all.len().min(number * PAGE)];
    let people: Vec<Uuid> = here.iter().map(|signer| signer.id).collect();
    let typed = typed_in(&site.app.db, of.session, &people).await?;
    let marks: HashMap<Uuid, Mark> = marks(&site.app.db, of.session, &people).await?.into_iter().map(|(id, mark)| (id, mark.into())).collect();
    let tick_all = asked.get("ticked") == "all";
    let rows =
        here.iter().enumerate().map(|(at, signer)| row((number - 1) * PAGE + at + 1, signer, typed.get(&signer.id).copied().unwrap_or_default(), marks.get(&signer.id), tick_all));
    let sees_sheets = signed_in.acting.needs(Permission::SeeParticipants).is_ok();
    let sheets = if sees_sheets { attendance_sheets(&site.app.db, of.session).await? } else { Vec::new() };
    let now = site.app.clock.now();
    let context = context! {
        event => event_value(&shown),
        session => session_value(session),
        halves => half_days(&shown.event, session).iter().map(|half| half.code()).collect::<Vec<_>>(),
        rows => rows.collect::<Vec<_>>(),
        found => context! { page => number, pages },
        tick_all,
        begun => !typed.is_empty(),
        complete => typed.values().any(|row| *row == OnPaper::Absent),
        open => shown.event.status == EventStatus::Published && now >= opens(session) && session.attendance_closed_at.is_none(),
        keeps_sheets => shown.event.status == EventStatus::Published && now >= opens(session),
        too_early => now < opens(session),
        opens_at => opens(session).to_string(),
        closed_at => session.attendance_closed_at.map(|moment| moment.0.to_string()),
        zone => session.time_zone.as_str(),
        sees_sheets,
        sheets => sheets.iter().map(|sheet| sheet_value(sheet, viewer.language)).collect::<Vec<_>>(),
        room_for_sheets => (sheets.len() as u64) < MOST_SHEETS,
        most => site.app.config.upload_bytes / (1024 * 1024),
        errors => value(&said.faults.0),
        refusal => said.refusal.map(Refusal::key),
        met => said.met,
    };
    Ok(desk_page(site, viewer, signed_in, status, "desk/paper.html", context))
}

/// `was` goes into the form, so that it is seen when somebody else typed in between.
fn row(number: usize, signer: &Signer, typed: OnPaper, mark: Option<&Mark>, tick_all: bool) -> Value {
    let all = tick_all && !signer.online;
    context! {
        number => (!signer.online).then_some(number),
        person => value(signer),
        was => typed.code(),
        morning => all || typed.signed(Half::Morning),
        afternoon => all || typed.signed(Half::Afternoon),
        signed => all || typed == OnPaper::Signed,
        // Typed in as absent, and there by other evidence.
        seen => typed == OnPaper::Absent && mark.is_some_and(|mark| mark.was_there()),
    }
}

fn sheet_value(Sheet { sheet, size, added_by }: &Sheet, language: Language) -> Value {
    let ending = FileName::clean(&sheet.file_name).ending().to_ascii_uppercase();
    let bytes = i64::from(*size);
    let (key, number) = if bytes < 1_000_000 { ("file-of-kilobytes", (bytes + 999) / 1_000) } else { ("file-of-megabytes", (bytes + 500_000) / 1_000_000) };
    context! {
        id => sheet.id.to_string(),
        name => sheet.file_name.as_str(),
        size => text_with(language, key, [("ending", FluentValue::from(ending)), ("size", FluentValue::from(number))]),
        added_by => added_by.as_deref(),
        added_at => sheet.added_at.0.to_string(),
    }
}

/// Saves the rows of this page and leads on to the next.
pub async fn save(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((event, session)): Path<(String, String)>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::TakeAttendance)?;
    let of = Of::read(&event, &session)?;
    match record_paper(&site.app, signed_in.acting, of.event, of.session, lines(&fields), fields.checked("complete")).await {
        Ok(typed) if typed.met.is_empty() => {
            let next = if fields.get("next").is_empty() { fields.get("page") } else { fields.get("next") };
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            query.append_pair("done", "paper-saved").append_pair("told", &typed.changed.to_string()).append_pair("page", next);
            Ok(Redirect::to(&format!("{}?{}", of.path(), query.finish())).into_response())
        }
        Ok(typed) => {
            let met = by_name(&site, of.event, &typed.met).await?.into_iter().map(|(_, name)| name).collect();
            page(&site, &viewer, &signed_in, of, StatusCode::CONFLICT, &fields, Answer { met, ..Answer::default() }).await
        }
        Err(Error::Refused(refusal)) => page(&site, &viewer, &signed_in, of, StatusCode::CONFLICT, &fields, Answer { refusal: Some(refusal), ..Answer::default() }).await,
        Err(error) => Err(error.into()),
    }
}

/// `was-{registration}` beside the boxes `signed-…`, or `morning-…` and `afternoon-…`. What is no row of ours is ignored.
fn lines(fields: &Fields) -> Vec<Line> {
    let ticked: std::collections::HashSet<&str> = fields.iter().filter(|(_, value)| !value.is_empty()).map(|(name, _)| name).collect();
    let mut lines: HashMap<Uuid, Line> = HashMap::new();
    for (name, value) in fields.iter() {
        let Some(registration) = name.strip_prefix("was-") else { continue };
        let (Ok(registration_id), Some(before)) = (Uuid::parse_str(registration), OnPaper::parse(value)) else { continue };
        let is = |box_name: &str| ticked.contains(format!("{box_name}-{registration}").as_str());
        let whole = is("signed");
        lines.entry(registration_id).or_insert(Line { registration_id, before, ticked: OnPaper::ticked(whole || is("morning"), whole || is("afternoon")) });
    }
    lines.into_values().collect()
}

pub async fn add(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path((event, session)): Path<(String, String)>,
    DeskUpload(upload): DeskUpload,
) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::CloseAttendance)?;
    let of = Of::read(&event, &session)?;
    let mut faults = FieldErrors::default();
    let result = match scan(&upload, &mut faults) {
        Some((name, file)) => add_sheet(&site.app, signed_in.acting, of.event, of.session, name, file).await,
        None => Err(Error::Invalid(faults)),
    };
    match result {
        Ok(()) => Ok(done(&of.path(), "sheet-added")),
        Err(Error::Invalid(faults)) => page(&site, &viewer, &signed_in, of, StatusCode::UNPROCESSABLE_ENTITY, &upload.fields, Answer { faults, ..Answer::default() }).await,
        Err(Error::Refused(refusal)) => page(&site, &viewer, &signed_in, of, StatusCode::CONFLICT, &upload.fields, Answer { refusal: Some(refusal), ..Answer::default() }).await,
        Err(error) => Err(error.into()),
    }
}

/// A PDF or an image, by its name and by its content.
fn scan(upload: &Upload, faults: &mut FieldErrors) -> Option<(FileName, NewFile)> {
    let before = faults.0.len();
    let Some(file) = upload.file("sheet", faults) else {
        if faults.0.len() == before {
            faults.add("sheet", "file-needed");
        }
        return None;
    };
    match file_kind::kind(&file.name.ending(), &file.bytes) {
        Ok(kind) if SCANS.contains(&kind.media_type) => Some((file.name.clone(), NewFile { bytes: file.bytes.clone(), media_type: kind.media_type })),
        Ok(_) | Err(file_kind::FileFault::UnknownKind) => {
            faults.add("sheet", "not-a-scan");
            None
        }
        Err(fault) => {
            faults.add("sheet", fault.code());
            None
        }
    }
}

/// Of one scan: event, session, scan.
type OneOf = Path<(String, String, String)>;

pub async fn download(State(site): State<Site>, signed_in: SignedIn, headers: HeaderMap, Path((event, session, sheet)): OneOf) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let of = Of::read(&event, &session)?;
    let sheet = one_sheet(&site.app.db, of.event, of.session, id(&sheet)?).await?;
    of_sheet(&site, &headers, &sheet).await
}

pub async fn remove(State(site): State<Site>, signed_in: SignedIn, Path((event, session, sheet)): OneOf, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let of = Of::read(&event, &session)?;
    remove_sheet(&site.app, signed_in.acting, of.event, of.session, id(&sheet)?).await?;
    Ok(done(&of.path(), "sheet-removed"))
}

#[cfg(test)]
mod tests {
    use super::lines;
    use crate::rules::paper::OnPaper;
    use crate::rules::presence::Half;
    use crate::web::form::Fields;

    #[test]
    fn a_row_is_what_its_boxes_say() {
        let id = |number: u8| format!("01938f00-0000-7000-8000-00000000000{number}");
        let form = format!("was-{}=&signed-{}=yes&was-{}=absent&morning-{}=yes&was-{}=signed&was-x=&was-{}=perhaps", id(1), id(1), id(2), id(2), id(3), id(4));
        let mut lines = lines(&Fields::parse(form.as_bytes()));
        lines.sort_by_key(|line| line.registration_id);
        let read: Vec<_> = lines.iter().map(|line| (line.before, line.ticked)).collect();
        assert_eq!(read, [(OnPaper::Unknown, OnPaper::Signed), (OnPaper::Absent, OnPaper::SignedHalf(Half::Morning)), (OnPaper::Signed, OnPaper::Unknown)]);
    }
}
