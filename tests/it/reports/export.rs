//! The rows behind a report as files, and the report itself as a workbook, PDF and JSON.

use std::io::{Cursor, Write as _};
use std::process::Command;

use belfry::entity::attendance::AttendanceStatus;
use belfry::entity::registration::RegistrationStatus;
use belfry::rules::report::Selection;
use calamine::{Data, Reader as _, Xlsx};
use serde_json::Value;
use uuid::Uuid;

use super::recompute::{random, selections};
use super::world::World;
use crate::support::{Page, TestApp, Visitor};

/// As it stands in an address.
fn address(selection: &Selection) -> String {
    let mut address = url::form_urlencoded::Serializer::new(String::new());
    if let Some(event) = selection.event {
        address.append_pair("event", &event.to_string());
    }
    if let Some(period) = selection.period {
        address.append_pair("from", &period.first.to_string()).append_pair("until", &period.last.to_string());
    }
    for programme in &selection.programmes {
        address.append_pair("programme", &programme.to_string());
    }
    if let Some(kind) = &selection.kind {
        address.append_pair("kind", kind);
    }
    address.finish()
}

/// The file of the rows.
async fn taken(visitor: &Visitor, query: &str, format: &str) -> Page {
    let form = visitor.get(&format!("/desk/reports/export?{query}")).await.expect(200).form("#export");
    visitor.sends(&form.with("file_format", format)).await.expect(200)
}

fn workbook(page: &Page) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(page.body.to_vec())).expect("a workbook")
}

fn recomputed(file: &[u8], ending: &str) -> Value {
    let mut kept = tempfile::Builder::new().suffix(ending).tempfile().expect("a file");
    kept.write_all(file).expect("room");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/reports/recompute.py");
    let run = Command::new("python3").arg(script).arg(kept.path()).output().expect("python3");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&run.stdout).expect("figures")
}

#[tokio::test]
async fn a_program_that_knows_only_the_rows_computes_the_figures_of_the_report() {
    for seed in [1, 4] {
        let app = TestApp::start().await;
        let world = random(&app, seed);
        world.write(&app).await;
        let nele = app.organiser().await;
        for selection in selections(&world).into_iter().filter(|selection| *selection != Selection::default()) {
            let query = address(&selection);
            let report: Value = serde_json::from_slice(&nele.get(&format!("/desk/reports.json?{query}")).await.expect(200).body).expect("JSON");
            if report["figures"]["events"]["value"] == 0 && report["figures"]["events-cancelled"]["value"] == 0 {
                continue;
            }
            for (format, ending) in [("plain", ".csv"), ("jsonl", ".jsonl")] {
                let file = taken(&nele, &query, format).await;
                let found = recomputed(&file.body, ending);
                for (code, amount) in report["figures"].as_object().expect("figures") {
                    assert_eq!(found["figures"][code], amount["value"], "seed {seed}, {format}: {code} of {query}");
                }
                let kinds = report["breakdowns"].as_array().expect("breakdowns").iter().find(|breakdown| breakdown["axis"] == "kind").expect("kinds");
                for slice in kinds["slices"].as_array().expect("slices") {
                    let numbers = found["kinds"].get(slice["value"].as_str().unwrap_or_default()).cloned().unwrap_or_else(|| serde_json::json!([0, 0]));
                    assert_eq!(numbers, serde_json::json!([slice["confirmed"], slice["attended"]]), "seed {seed}: {slice} of {query}");
                }
            }
        }
    }
}

/// Somebody whose name and organisation are odd, at an event that is; the ids of both.
async fn odd(app: &TestApp) -> (World, Uuid) {
    let mut world = World::default();
    let body = world.body(app, ("Gemeente", "=HYPERLINK(\"https://evil.example\")", "1", "+Provincie", "@Regio"));
    // The night in which the clock goes back, in Brussels.
    let event = world.event(app, "2025-10-26T00:30:00Z");
    world.events.last_mut().expect("an event").title = "-2+cmd|' /C calc'!A0".to_owned();
    world.close(event);
    for (first, last) in [("Ελένη", "Παπαδοπούλου"), ("فاطمة", "الزهراء"), ("\t=1+1", "+32 2 211 55 00"), ("Ж", &"Öz".repeat(100))] {
        let person = world.person(app, "Mens");
        let registration = world.registration(app, event, person, Some(body));
        let row = world.registrations.last_mut().expect("a registration");
        (row.first_name, row.last_name) = (first.to_owned(), last.to_owned());
        world.attends(app, 0, registration, AttendanceStatus::Present, None);
    }
    world.write(app).await;
    (world, event)
}

const YEAR: &str = "from=2025-01-01&until=2025-12-31";

#[tokio::test]
async fn names_are_there_when_they_are_chosen_and_the_choice_is_proposed_again() {
    let app = TestApp::start().await;
    odd(&app).await;
    let nele = app.organiser().await;
    let without = taken(&nele, YEAR, "plain").await;
    assert_eq!((without.header("content-type"), without.header("cache-control")), ("text/csv; charset=utf-8", "no-store"));
    assert!(!without.source().contains("Παπαδοπούλου") && !without.source().contains("@gemeente.example"));
    let form = nele.get(&format!("/desk/reports/export?{YEAR}")).await.expect(200).form("#export");
    let file =
        nele.sends(&form.without("column").and("column", "last_name").and("column", "first_name").and("column", "counted_seconds").with("file_format", "excel")).await.expect(200);
    let text = String::from_utf8(file.body.to_vec()).expect("text");
    let rows: Vec<&str> = text.lines().collect();
    assert_eq!(rows[0], "\u{FEFF}\"Achternaam\";\"Voornaam\";\"Tijd die telt (seconden)\"");
    assert!(rows.contains(&"\"Παπαδοπούλου\";\"Ελένη\";3600") || rows.iter().any(|row| row.starts_with("\"Παπαδοπούλου\";\"Ελένη\";")), "{text}");
    assert!(rows.iter().any(|row| row.starts_with("\"+32 2 211 55 00\";\"'\t=1+1\";")), "{text}");
    // What was chosen stands there again, for her alone.
    let again = nele.get(&format!("/desk/reports/export?{YEAR}")).await.expect(200).form("#export");
    assert!(again.encoded().contains("column=last_name") && !again.encoded().contains("column=email") && !again.encoded().contains("column=event_id"));
    let other = app.visitor();
    other.signs_in(&app, "karim@ledenkoepel.example", "organiser").await;
    assert!(!other.get(&format!("/desk/reports/export?{YEAR}")).await.expect(200).form("#export").encoded().contains("column=last_name"));
}

#[tokio::test]
async fn a_workbook_of_rows_holds_types_and_odd_names_as_they_are() {
    let app = TestApp::start().await;
    odd(&app).await;
    let nele = app.organiser().await;
    let form = nele.get(&format!("/desk/reports/export?{YEAR}")).await.expect(200).form("#export");
    let page = nele.sends(&form.and("column", "last_name").and("column", "first_name").with("file_format", "xlsx")).await.expect(200);
    let mut book = workbook(&page);
    let name = book.sheet_names()[0].clone();
    let sheet = book.worksheet_range(&name).expect("a sheet");
    let column = |heading: &str| sheet.rows().next().expect("headings").iter().position(|cell| *cell == Data::String(heading.to_owned())).expect("a column");
    let texts: Vec<String> = sheet.rows().skip(1).flat_map(|row| row.iter().map(ToString::to_string)).collect();
    for kept in ["Παπαδοπούλου", "الزهراء", "+32 2 211 55 00", "\t=1+1", "-2+cmd|' /C calc'!A0"] {
        assert!(texts.iter().any(|text| text == kept), "{kept}");
    }
    assert!(texts.contains(&"Öz".repeat(100)));
    let counted = column("Tijd die telt (seconden)");
    let numbers: Vec<f64> = sheet.rows().skip(1).filter_map(|row| if let Data::Float(number) = row[counted] { Some(number) } else { None }).collect();
    assert_eq!(numbers.last(), Some(&numbers[..numbers.len() - 1].iter().sum::<f64>()), "{numbers:?}");
    assert!(sheet.rows().skip(1).any(|row| matches!(row[column("Begin van de sessie")], Data::DateTime(_))));
}

#[tokio::test]
async fn the_report_is_the_same_in_every_file() {
    let app = TestApp::start().await;
    odd(&app).await;
    let nele = app.organiser().await;
    let json: Value = serde_json::from_slice(&nele.get(&format!("/desk/reports.json?{YEAR}")).await.expect(200).body).expect("JSON");
    assert_eq!(json["figures"]["confirmed"], serde_json::json!({ "unit": "count", "value": 4 }));
    let mut book = workbook(&nele.get(&format!("/desk/reports.xlsx?{YEAR}")).await.expect(200));
    let sheet = book.worksheet_range("Rapport").expect("the figures");
    let confirmed = sheet.rows().find(|row| row[1] == Data::String("Bevestigd".to_owned())).expect("a row");
    assert_eq!(confirmed[2], Data::Float(4.0));
    assert!(book.sheet_names().len() > 5, "{:?}", book.sheet_names());
    for path in ["/desk/reports.pdf", "/desk/reports/reach.pdf"] {
        let page = nele.get(&format!("{path}?{YEAR}")).await.expect(200);
        assert!(page.body.starts_with(b"%PDF-1.7"), "{path}");
    }
    let reach: Value = serde_json::from_slice(&nele.get(&format!("/desk/reports/reach.json?{YEAR}")).await.expect(200).body).expect("JSON");
    assert_eq!(reach["reach"]["share"], serde_json::json!({ "reached": 1, "all": 1 }));
    let mut book = workbook(&nele.get(&format!("/desk/reports/reach.xlsx?{YEAR}")).await.expect(200));
    let names = book.sheet_names();
    assert_eq!(book.worksheet_range(&names[0]).expect("territories").get_value((1, 6)), Some(&Data::Float(4.0)));
}

#[tokio::test]
async fn nothing_and_twenty_years_are_files_too() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    for query in ["from=2006-01-01&until=2026-12-31", "from=2020-01-01&until=2020-01-01"] {
        for path in ["/desk/reports", "/desk/reports/reach"] {
            for ending in ["csv", "xlsx", "pdf", "json"] {
                nele.get(&format!("{path}.{ending}?{query}")).await.expect(200);
            }
        }
        let page = nele.get(&format!("/desk/reports/export?{query}")).await.expect(200);
        assert!(page.shows("Er is hier niets"), "{}", page.words());
    }
    for path in ["/desk/reports.xlsx", "/desk/reports.pdf", "/desk/reports.json", "/desk/reports/reach.xlsx?from=x", "/desk/reports/export", "/desk/reports/export?from=x&until=y"]
    {
        nele.get(path).await.expect(303);
    }
}

#[tokio::test]
async fn a_form_without_columns_is_shown_again_and_readers_have_none() {
    let app = TestApp::start().await;
    odd(&app).await;
    let nele = app.organiser().await;
    let form = nele.get(&format!("/desk/reports/export?{YEAR}")).await.expect(200).form("#export");
    let page = nele.sends(&form.without("column").with("file_format", "xlsx")).await.expect(422);
    assert!(page.has("#column-error"), "{}", page.words());
    assert_eq!(page.form("#export").get("file_format"), "xlsx");
    let form = nele.get(&format!("/desk/reports/export?{YEAR}")).await.expect(200).form("#export");
    let page = nele.sends(&form.with("file_format", "doc")).await.expect(422);
    assert!(page.has("#file_format-error"), "{}", page.words());
    let reader = app.visitor();
    reader.signs_in(&app, "lezer@ledenkoepel.example", "reader").await;
    reader.get(&format!("/desk/reports/export?{YEAR}")).await.expect(403);
    assert!(!reader.get(&format!("/desk/reports?{YEAR}")).await.expect(200).source().contains("/desk/reports/export"));
}

#[tokio::test]
async fn the_list_of_participants_is_saved_as_it_is_shown() {
    let app = TestApp::start().await;
    let (mut world, event) = odd(&app).await;
    let gone = world.registrations.remove(0);
    app.database().execute(&format!("UPDATE registrations SET status = 'cancelled' WHERE last_name = '{}'", gone.last_name)).await;
    assert_eq!(gone.status, RegistrationStatus::Confirmed);
    let nele = app.organiser().await;
    let page = nele.get(&format!("/desk/events/{event}/participants.csv?column=email&column=attendance&sort=latest")).await.expect(200);
    let text = page.source();
    let rows: Vec<&str> = text.lines().collect();
    assert_eq!((rows.len(), rows[0]), (4, "\u{FEFF}\"Achternaam\";\"Voornaam\";\"E-mailadres\";\"Aanwezigheid\""), "{text}");
    assert!(rows.iter().any(|row| row.starts_with("\"+32 2 211 55 00\";\"'\t=1+1\";") && row.ends_with("\"Aanwezig\"")), "{text}");
    let mut book = workbook(&nele.get(&format!("/desk/events/{event}/participants.xlsx?status=cancelled")).await.expect(200));
    let name = book.sheet_names()[0].clone();
    let sheet = book.worksheet_range(&name).expect("a sheet");
    assert_eq!((sheet.height(), sheet.get_value((1, 0))), (2, Some(&Data::String(gone.last_name))));
}
