//! Reports: figures, the rows behind them, whom the association reaches.

mod audit_file;
mod audit_file_people;
mod export;
mod files;
mod invite;
mod pages;
mod reach;
pub mod recompute;
mod schedules;
mod story;
pub mod world;

use belfry::error::Error;
use belfry::queries::report::{Asked, Found, Sliced, behind, report};
use belfry::rules::permission::Scope;
use belfry::rules::report::{Figure, Period, Report, Selection};
use jiff::tz::TimeZone;

use crate::support::TestApp;

pub fn brussels() -> TimeZone {
    TimeZone::get("Europe/Brussels").expect("a zone")
}

/// As `2027-01-01`.
pub fn period(first: &str, last: &str) -> Period {
    Period::new(first.parse().expect("a day"), last.parse().expect("a day")).expect("a period")
}

pub fn over(first: &str, last: &str) -> Selection {
    Selection { period: Some(period(first, last)), ..Selection::default() }
}

pub async fn reported(app: &TestApp, selection: &Selection) -> Report {
    let zone = brussels();
    report(&app.db, &Asked { scope: &Scope::All, selection, zone: &zone, now: app.clock.now() }).await.expect("a report")
}

async fn rows(app: &TestApp, selection: &Selection, figure: Figure, sliced: Option<&Sliced>) -> Found {
    let zone = brussels();
    let found: Result<Found, Error> = behind(&app.db, &Asked { scope: &Scope::All, selection, zone: &zone, now: app.clock.now() }, figure, sliced, 1).await;
    found.expect("rows")
}
