//! Figures, over a period or of one event. They name nobody.

use axum::extract::State;
use jiff::civil::Date;
use sea_orm::ActiveEnum as _;
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::input::{Id, Params, Several};
use super::problem::{Place, Problem};
use super::shapes::report::Report;
use super::{Answer, json};
use crate::entity::event::EventKind;
use crate::queries::api::events::event as read_event;
use crate::queries::report::{Asked, report};
use crate::rules::permission::Scope;
use crate::rules::report::{Period, Selection};
use crate::rules::schedule;
use crate::web::Site;

/// What is counted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReportFilters {
    /// The first day, in the association's zone. An event belongs to the period in which it starts.
    #[param(value_type = String, format = "date", example = "2027-01-01")]
    from: Day,
    /// The last day.
    #[param(value_type = String, format = "date", example = "2027-03-31")]
    until: Day,
    /// Events of these programmes, parted by commas.
    #[serde(default)]
    #[param(style = Form, explode = false, value_type = Option<Vec<Uuid>>)]
    programme: Option<Several<Uuid>>,
    /// Events of this kind.
    #[serde(default)]
    kind: Option<EventKind>,
}

/// A day of the calendar, as RFC 3339 writes it.
#[derive(Debug, Clone, Copy)]
struct Day(Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let text = String::deserialize(reader)?;
        let shaped = text.len() == 10 && text.bytes().enumerate().all(|(at, octet)| if matches!(at, 4 | 7) { octet == b'-' } else { octet.is_ascii_digit() });
        let day = text.parse::<Date>().ok().filter(|day| shaped && (1900..=2200).contains(&day.year()));
        day.map(Self).ok_or_else(|| serde::de::Error::custom("no day"))
    }
}

/// Figures over a period
///
/// With those of the period before it, and by kind of organisation, function, province and region.
#[utoipa::path(get, path = "/reports/period", tag = "Reports", operation_id = "reportPeriod", params(ReportFilters),
    responses((status = 200, description = "The figures.", body = Report)), security(("token" = ["reports:read"])))]
pub async fn period(State(site): State<Site>, Params(filters): Params<ReportFilters>) -> Answer {
    let period = Period::new(filters.from.0, filters.until.0).map_err(|fault| Problem::at(Place::Parameter("until".to_owned()), fault.code()))?;
    let selection =
        Selection { period: Some(period), programmes: filters.programme.unwrap_or_default().0, kind: filters.kind.map(|kind| kind.to_value()), lead: None, event: None };
    counted(&site, selection).await
}

/// Figures of an event
#[utoipa::path(get, path = "/reports/events/{event}", tag = "Reports", operation_id = "reportEvent", params(("event" = Uuid, Path, description = "The event's id.")),
    responses((status = 200, description = "The figures.", body = Report)), security(("token" = ["reports:read"])))]
pub async fn event(State(site): State<Site>, Id(id): Id) -> Answer {
    read_event(&site.app.db, id).await?.ok_or_else(|| Problem::of("not-found"))?;
    counted(&site, Selection { event: Some(id), ..Selection::default() }).await
}

async fn counted(site: &Site, selection: Selection) -> Answer {
    let zone = schedule::zone(&site.app.config.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let asked = Asked { scope: &Scope::All, selection: &selection, zone: &zone, now: site.app.clock.now() };
    json(&Report::of(&report(&site.app.db, &asked).await?, &site.app.config.time_zone))
}
