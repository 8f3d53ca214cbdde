//! Files of the rows behind a report: a million rows of CSV at more than 100,000 rows a second and in less than 50 MB more memory; a
//! workbook of 100,000 rows in less than 3 s. SQLite has 5,000 events and 100,000 registrations, PostgreSQL (BENCH_POSTGRES_URL)
//! 1 million, or as many as BENCH_REGISTRATIONS says.

use std::io::Cursor;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::support;
use belfry::app::App;
use belfry::documents::csv::{Cell, Flavour, Writer};
use belfry::documents::spreadsheet::{Book, Column};
use belfry::queries::report::Asked;
use belfry::queries::report::exported::{ExportedRow, exported, extent};
use belfry::rules::permission::Scope;
use belfry::rules::report::{Period, Selection};
use jiff::tz::TimeZone;

const WORKBOOK_ROWS: usize = 100_000;
const WORKBOOK: Duration = Duration::from_secs(3);
const ROWS_A_SECOND: f64 = 100_000.0;
const MORE_MEMORY: u64 = 50 * 1024;

#[tokio::main]
pub async fn run() {
    workbook();
    for postgres in [false, true] {
        if postgres && support::postgres_url().is_none() {
            continue;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let app = support::app_with_years(folder.path(), postgres).await;
        rows(&app).await;
    }
}

/// What stands in a row, as words: about as much as the page writes.
fn cells(row: &ExportedRow) -> Vec<Cell<'_>> {
    let registration = row.registration.as_deref();
    let id = |id: Option<uuid::Uuid>| id.map_or(Cell::Empty, |id| id.to_string().into());
    vec![
        row.event.id.to_string().into(),
        row.event.title.as_str().into(),
        id(row.session.as_ref().map(|session| session.id)),
        id(registration.map(|row| row.id)),
        id(registration.map(|row| row.person)),
        registration.and_then(|row| row.organisation.name.as_deref()).into(),
        registration.and_then(|row| row.organisation.province.as_deref()).into(),
        registration.and_then(|row| row.function.as_deref()).into(),
        row.mark.map_or(Cell::Empty, |mark| Cell::Number(mark.counted)),
    ]
}

async fn rows(app: &App) {
    let day = |text: &str| text.parse().expect("a day");
    let selection = Selection { period: Some(Period::new(day("2020-01-01"), day("2032-12-31")).expect("a period")), ..Selection::default() };
    let zone = TimeZone::get("Europe/Brussels").expect("a zone");
    let before = resident();
    let start = Instant::now();
    let extent = Arc::new(extent(&app.db, &Asked { scope: &Scope::All, selection: &selection, zone: &zone, now: app.clock.now() }).await.expect("an extent"));
    let mut writer = Writer::new(Flavour::Plain, Vec::new()).expect("a writer");
    let (mut pieces, mut count, mut bytes, mut most) = (exported(&app.db, &extent), 0_usize, 0_usize, before);
    while let Some(found) = pieces.next().await.expect("rows") {
        for row in &found {
            writer.row(cells(row)).expect("a row");
        }
        count += found.len();
        bytes += writer.take().expect("a piece").len();
        most = most.max(resident());
    }
    let took = start.elapsed();
    let pace = count as f64 / took.as_secs_f64();
    let more = most.saturating_sub(before);
    let missed = |right: bool| if right { "" } else { "  MISSED" };
    println!(
        "  {count} rows, {} MB in {took:.1?}: {pace:.0} rows/s{}; {} MB more memory{}",
        bytes / 1_000_000,
        missed(pace > ROWS_A_SECOND),
        more / 1024,
        missed(more < MORE_MEMORY)
    );
}

/// Of the process, in kB (Linux).
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find_map(|line| line.strip_prefix("VmRSS:")).and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

fn workbook() {
    let start = Instant::now();
    let headings = ["Activiteit", "Organisatie", "Provincie", "Functie", "Stand", "Dag", "Seconden", "Nummer", "Persoon", "Regio"];
    let columns: Vec<Column<'_>> = headings.iter().map(|heading| Column::of(*heading, 14.0)).collect();
    let mut book = Book::new();
    let mut sheet = book.sheet("Rijen", &columns, "Totaal").expect("a sheet");
    for number in 0..WORKBOOK_ROWS {
        let word = |what: &str| Cell::from(format!("{what} {}", number % 300));
        let date = Cell::Date(jiff::civil::date(2027, 3, 9));
        let row = vec![word("Webinar"), word("Gemeente"), word("Provincie"), word("staff"), word("confirmed"), date, Cell::Number(5_400), word("r"), word("p"), word("Regio")];
        assert!(sheet.row(row).expect("a row"));
    }
    sheet.finish().expect("a sheet");
    let mut file = Cursor::new(Vec::new());
    book.write(&mut file).expect("a workbook");
    let took = start.elapsed();
    println!("a workbook of {WORKBOOK_ROWS} rows in {took:.2?}, {} kB{}", file.into_inner().len() / 1000, if took < WORKBOOK { "" } else { "  MISSED" });
}
