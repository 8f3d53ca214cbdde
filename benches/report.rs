//! Reports over years of events and registrations, at the queries and at the server: the median and the worst of each. A report on a
//! programme's year is to take less than 300 ms, reach over five years less than 1 s. SQLite has 5,000 events and 100,000
//! registrations; PostgreSQL (BENCH_POSTGRES_URL) 1 million, or as many as BENCH_REGISTRATIONS says.

use std::time::{Duration, Instant};

use crate::support;
use belfry::app::App;
use belfry::entity::programme;
use belfry::queries::reach_report::{Counted, reach_report};
use belfry::queries::report::{Asked, Sliced, behind, report};
use belfry::rules::permission::Scope;
use belfry::rules::reach::MUNICIPALITY;
use belfry::rules::report::{Axis, Figure, Period, Selection};
use jiff::tz::TimeZone;
use sea_orm::{EntityTrait as _, QueryOrder as _};

const RUNS: usize = 9;
const PROGRAMME: Duration = Duration::from_millis(300);
const REACH: Duration = Duration::from_secs(1);

#[tokio::main]
pub async fn run() {
    for postgres in [false, true] {
        if postgres && support::postgres_url().is_none() {
            continue;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let app = support::app_with_years(folder.path(), postgres).await;
        measure(&app).await;
    }
}

async fn measure(app: &App) {
    let programme = programme::Entity::find().order_by_asc(programme::Column::Id).one(app.db.reader()).await.expect("programmes").expect("a programme").id;
    let day = |text: &str| text.parse().expect("a day");
    let over = |first: &str, last: &str| Selection { period: Some(Period::new(day(first), day(last)).expect("a period")), ..Selection::default() };
    let of_programme = |selection: Selection| Selection { programmes: vec![programme], ..selection };
    let zone = TimeZone::get("Europe/Brussels").expect("a zone");
    let (all, year) = (over("2024-01-01", "2028-12-31"), over("2025-01-01", "2025-12-31"));
    for (what, selection, aim) in [
        ("a programme's year", of_programme(year.clone()), Some(PROGRAMME)),
        ("a programme's five years", of_programme(all.clone()), None),
        ("everything, a year", year.clone(), None),
        ("everything, five years", all.clone(), None),
    ] {
        let times = timed(async || {
            let asked = Asked { scope: &Scope::All, selection: &selection, zone: &zone, now: app.clock.now() };
            assert!(report(&app.db, &asked).await.expect("a report").figures.confirmed > 0);
        });
        told(what, times.await, aim);
    }
    for (what, selection, counted) in
        [("reach, five years, attended", &all, Counted::Attended), ("reach, five years, confirmed", &all, Counted::Confirmed), ("reach, a year", &year, Counted::Attended)]
    {
        let times = timed(async || {
            let asked = Asked { scope: &Scope::All, selection, zone: &zone, now: app.clock.now() };
            let period = selection.period.expect("a period");
            assert!(reach_report(&app.db, &asked, period, counted, MUNICIPALITY, "Vlaams Gewest").await.expect("reach").share.reached > 0);
        });
        told(what, times.await, Some(REACH));
    }
    let selection = of_programme(year);
    let sliced = Sliced { axis: Axis::Province, value: Some("Antwerpen".to_owned()) };
    for (what, figure, sliced) in
        [("rows: attended", Figure::Attended, None), ("rows: people of a province", Figure::People, Some(&sliced)), ("rows: first-timers", Figure::FirstTimers, None)]
    {
        let times = timed(async || {
            let asked = Asked { scope: &Scope::All, selection: &selection, zone: &zone, now: app.clock.now() };
            behind(&app.db, &asked, figure, sliced, 1).await.expect("rows");
        });
        told(what, times.await, None);
    }
}

async fn timed(mut work: impl AsyncFnMut()) -> Vec<Duration> {
    let mut times = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let start = Instant::now();
        work().await;
        times.push(start.elapsed());
    }
    times
}

fn told(what: &str, mut times: Vec<Duration>, aim: Option<Duration>) {
    let first = times[0];
    times.sort_unstable();
    let (median, worst) = (times[RUNS / 2], times[RUNS - 1]);
    println!("{what:<32} median {median:>9.2?}  worst {worst:>9.2?}  first {first:>9.2?}{}", if aim.is_some_and(|aim| median > aim) { "  SLOW" } else { "" });
}
