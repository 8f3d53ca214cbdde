//! When somebody counts as present at an event: in percent or minutes, per half-day; and when the way in opens.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::conflict::conflict;
use super::frame::{desk_page, done, id, labels, value};
use super::reminders::event_value;
use super::session_form::Values;
use crate::actions::event::set_attendance_rules::set_attendance_rules;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::rules::event_section::EventSection;
use crate::rules::permission::Permission;
use crate::rules::presence::{AttendanceRules, Measure};
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

const FIELDS: [&str; 5] = ["attendance_measure", "attendance_full", "attendance_partial", "half_days", "join_opens_minutes"];

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let values = of(&shown.event.attendance_rules());
    Ok(form(&site, &viewer, &signed_in, StatusCode::OK, &shown, &values, &FieldErrors::default(), Value::from(())))
}

pub async fn save(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let event_id: Uuid = id(&event)?;
    let shown = desk_event(&site.app.db, event_id).await?;
    let typed: Values = FIELDS.into_iter().map(|name| (name, fields.get(name).to_owned())).chain([("version", fields.version().to_string())]).collect();
    let mut faults = FieldErrors::default();
    let result = match read(&fields, &mut faults) {
        Some(rules) => set_attendance_rules(&site.app, signed_in.acting, event_id, fields.version(), rules).await,
        None => Err(Error::Invalid(faults)),
    };
    match result {
        Ok(()) => Ok(done(&links::desk_event(event_id), "attendance-rules-saved")),
        Err(Error::Invalid(faults)) => Ok(form(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &shown, &typed, &faults, Value::from(()))),
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let shown = desk_event(&site.app.db, event_id).await?;
            let met = conflict(&site.app.db, viewer.language, event_id, &of(&shown.event.attendance_rules()), &typed).await?;
            Ok(form(&site, &viewer, &signed_in, StatusCode::CONFLICT, &shown, &typed, &FieldErrors::default(), met))
        }
        Err(error) => Err(error.into()),
    }
}

fn of(rules: &AttendanceRules) -> Values {
    Values::from([
        ("attendance_measure", rules.measure.code().to_owned()),
        ("attendance_full", rules.full.to_string()),
        ("attendance_partial", rules.partial.to_string()),
        ("half_days", if rules.half_days { "yes" } else { "" }.to_owned()),
        ("join_opens_minutes", rules.join_opens_minutes.to_string()),
    ])
}

fn read(fields: &Fields, faults: &mut FieldErrors) -> Option<AttendanceRules> {
    let measure = Measure::parse(fields.get("attendance_measure"));
    if measure.is_none() {
        faults.add("attendance_measure", "not-in-list");
    }
    // What is no number is outside every limit; the action says so at its field.
    let number = |name: &str| fields.get(name).trim().trim_end_matches('%').trim_end().parse::<u16>().unwrap_or(0);
    Some(AttendanceRules {
        measure: measure?,
        full: number("attendance_full"),
        partial: number("attendance_partial"),
        half_days: fields.get("half_days") == "yes",
        join_opens_minutes: number("join_opens_minutes"),
    })
}

#[expect(clippy::too_many_arguments, reason = "one page in three states")]
fn form(site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, shown: &DeskEvent, values: &Values, faults: &FieldErrors, met: Value) -> Response {
    let context = context! {
        event => event_value(shown),
        zone => shown.zone(&site.app.config.time_zone),
        version => shown.event.section_version(EventSection::Attendance),
        values => value(values),
        measures => Measure::ALL.map(|measure| context! { value => measure.code(), label => text(viewer.language, &format!("attendance-measure-{}", measure.code())) }),
        labels => labels(viewer.language, faults),
        errors => value(&faults.0),
        conflict => met,
    };
    desk_page(site, viewer, signed_in, status, "desk/attendance_rules.html", context)
}
