//! Reports: what is asked, the figures, and the rows behind each; `report_file` makes files of the same figures.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::{Value, context};

use super::frame::{desk_page, page_number, query, value};
use super::report_form::{ReportForm, as_of_words, encoded, narrowed, narrowed_value, period_words, usual};
use super::report_schedule::{address, listed};
use super::report_view::{figure_label, report_value, slice_label};
use crate::error::Error;
use crate::queries::desk_event::desk_event;
use crate::queries::report::{Asked, Behind, Sliced, behind, report};
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::report::{Axis, Figure, Report, Selection, Slice, tenths_of_hours};
use crate::rules::report_schedule::View;
use crate::text::numbers::{count, tenths};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub const PATH: &str = "/desk/reports";
/// Events that the page lists; all stand in the file.
const EVENTS_SHOWN: usize = 50;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeEvents)?;
    let form = ReportForm::read(&query(&viewer), site.app.today());
    let language = viewer.language;
    let shown = if form.is_asked && form.faults.0.is_empty() { Some(made(&site, &signed_in, &form.selection).await?) } else { None };
    let status = if form.is_asked && !form.faults.0.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let rows = signed_in.acting.needs(Permission::SeeParticipants).is_ok();
    let periods: Vec<Value> = usual(site.app.today())
        .into_iter()
        .map(|(key, period)| {
            let selection = Selection { period: Some(period), event: None, ..form.selection.clone() };
            context! { key, href => format!("{PATH}?{}", encoded(&selection, &[])), words => period_words(language, period) }
        })
        .collect();
    let context = context! {
        form => form.fields(&site, language, &signed_in).await?,
        periods,
        event => subject(&site, &form.selection).await?,
        report => shown.as_ref().map(|report| report_value(language, report, rows)),
        events => shown.as_ref().map(|report| events(&site, language, report)),
        about => shown.as_ref().map(|report| about(&site, language, report)),
        schedule => address(View::Report, &form.selection, &[]),
        scheduled => if form.is_asked { Vec::new() } else { listed(&site, language, &signed_in).await? },
        narrowed => narrowed_value(&narrowed(&site, language, &signed_in, &form.selection).await?),
        errors => value(&form.faults.0),
    };
    Ok(desk_page(&site, &viewer, &signed_in, status, "desk/report.html", context))
}

/// The report, with the figures of this moment.
///
/// # Errors
/// The database's.
pub async fn made(site: &Site, signed_in: &SignedIn, selection: &Selection) -> Result<Report, Error> {
    let zone = site.app.zone();
    report(&site.app.db, &Asked { scope: &signed_in.scope, selection, zone: &zone, now: site.app.clock.now() }).await
}

/// The event that a report is about.
async fn subject(site: &Site, selection: &Selection) -> Result<Option<Value>, Error> {
    let Some(event) = selection.event else { return Ok(None) };
    let shown = desk_event(&site.app.db, event).await?;
    Ok(Some(context! { id => event.to_string(), title => shown.event.title.as_str(), language => shown.event.language.as_str(), status => value(shown.event.status) }))
}

/// What every form of the report says about itself.
fn about(site: &Site, language: Language, report: &Report) -> Value {
    let selection = &report.selection;
    context! {
        period => selection.period.map(|period| period_words(language, period)),
        before => selection.period.and_then(|period| period.before()).filter(|_| report.before.is_some()).map(|period| period_words(language, period)),
        as_of => as_of_words(site, report.as_of),
        query => encoded(selection, &[]),
    }
}

fn events(site: &Site, language: Language, report: &Report) -> Value {
    let row = |event: &crate::rules::report::EventLine| {
        context! {
            id => event.id.to_string(),
            title => event.title.as_str(),
            language => event.language.as_str(),
            starts_at => event.starts_at.map(|start| start.to_string()),
            confirmed => count(language, event.confirmed),
            attended => count(language, event.attended),
            hours => tenths(language, tenths_of_hours(event.seconds)),
        }
    };
    context! {
        rows => report.events.iter().take(EVENTS_SHOWN).map(row).collect::<Vec<_>>(),
        more => report.events.len().saturating_sub(EVENTS_SHOWN),
        zone => site.app.config.time_zone.as_str(),
    }
}

/// The rows behind one number.
pub async fn rows(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let query = query(&viewer);
    let form = ReportForm::read(&query, site.app.today());
    let Some(figure) = Figure::parse(query.get("figure")).filter(|_| form.is_asked && form.faults.0.is_empty()) else {
        return Ok(Redirect::to(PATH).into_response());
    };
    let sliced = Axis::parse(query.get("axis")).map(|axis| Sliced { axis, value: Some(query.get("value").to_owned()).filter(|value| !value.is_empty()) });
    let zone = site.app.zone();
    let asked = Asked { scope: &signed_in.scope, selection: &form.selection, zone: &zone, now: site.app.clock.now() };
    let found = behind(&site.app.db, &asked, figure, sliced.as_ref(), page_number(&query)).await?;
    let language = viewer.language;
    let mut more = vec![("figure", figure.code())];
    if let Some(sliced) = &sliced {
        more.extend([("axis", sliced.axis.code()), ("value", sliced.value.as_deref().unwrap_or_default())]);
    }
    let slice = sliced.as_ref().map(|sliced| slice_label(language, sliced.axis, &Slice { value: sliced.value.clone(), ..Slice::default() }));
    let hours = |seconds: Option<i64>| seconds.filter(|seconds| *seconds > 0).map(|seconds| tenths(language, tenths_of_hours(seconds)));
    let times: Vec<Option<String>> = if let Behind::Registrations(rows) = &found.rows { rows.iter().map(|row| hours(row.seconds)).collect() } else { Vec::new() };
    let context = context! {
        figure => figure.code(),
        label => figure_label(language, figure),
        slice,
        period => form.selection.period.map(|period| period_words(language, period)),
        event => subject(&site, &form.selection).await?,
        found => value(&found),
        hours => times,
        zone => site.app.config.time_zone.as_str(),
        back => format!("{PATH}?{}", encoded(&form.selection, &[])),
        base => format!("{PATH}/rows?{}&", encoded(&form.selection, &more)),
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/report_rows.html", context))
}
