//! A programme at a glance, fit to be shown in a meeting and to be printed: what was held, who came, whom it reached.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use minijinja::context;
use uuid::Uuid;

use super::frame::{desk_page, id, query, value};
use super::programmes::head;
use super::reach::{reach_value, reached};
use super::report::made;
use super::report_form::{ReportForm, as_of_words, encoded, period_words};
use super::report_schedule::address as schedule_address;
use super::report_view::report_value;
use crate::error::Error;
use crate::queries::desk_programmes::desk_programme;
use crate::queries::reach_report::{Counted, days_of_programme};
use crate::rules::permission::Permission;
use crate::rules::reach::MUNICIPALITY;
use crate::rules::report::{Period, Selection};
use crate::rules::report_schedule::View;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::material_view;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(programme): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeEvents)?;
    let programme_id = id(&programme)?;
    let shown = desk_programme(&site.app.db, programme_id, site.app.clock.now()).await?;
    let mut form = ReportForm::read(&query(&viewer), site.app.today());
    if !form.is_asked {
        form.selection.period = Some(whole(&site, programme_id, shown.programme.period()).await?);
    }
    let status = if form.is_asked && !form.faults.0.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let period = form.selection.period.filter(|_| status == StatusCode::OK);
    let selection = Selection { period, programmes: vec![programme_id], ..Selection::default() };
    let language = viewer.language;
    let (report, reach) = match period {
        Some(_) => (Some(made(&site, &signed_in, &selection).await?), reached(&site, &signed_in, &selection, Counted::Attended, MUNICIPALITY).await?),
        None => (None, None),
    };
    let context = context! {
        programme => head(&site, language, &shown.programme),
        funder => shown.programme.funder.as_deref(),
        logos => material_view::logos(&shown.logos),
        form => form.fields(&site, language, &signed_in).await?,
        period => period.map(|period| period_words(language, period)),
        report => report.as_ref().map(|report| report_value(language, report, signed_in.acting.needs(Permission::SeeParticipants).is_ok())),
        as_of => report.as_ref().map(|report| as_of_words(&site, report.as_of)),
        reach => reach.as_ref().map(|reach| reach_value(language, reach)),
        query => encoded(&selection, &[]),
        schedule => schedule_address(View::Report, &selection, &[]),
        errors => value(&form.faults.0),
    };
    Ok(desk_page(&site, &viewer, &signed_in, status, "desk/dashboard.html", context))
}

/// The programme's own first and last day, or else those of its events, or this year.
async fn whole(site: &Site, programme: Uuid, (first, last): (Option<Date>, Option<Date>)) -> Result<Period, Error> {
    let of_events = days_of_programme(&site.app.db, programme, &site.app.zone()).await?;
    let today = site.app.today();
    let first = first.or(of_events.map(|days| days.0)).unwrap_or_else(|| today.first_of_year());
    let last = last.or(of_events.map(|days| days.1)).unwrap_or_else(|| today.last_of_year());
    Ok(Period::new(first, last).unwrap_or(Period { first: today.first_of_year(), last: today.last_of_year() }))
}
