//! Reports as files: what stands in them opens in spreadsheet programs and runs nothing there.

use super::world::World;
use crate::support::TestApp;

#[tokio::test]
async fn the_file_is_read_again_and_no_cell_of_it_is_a_formula() {
    let app = TestApp::start().await;
    let mut world = World::default();
    let formula = "=HYPERLINK(\"https://evil.example\")";
    let body = world.body(&app, ("Gemeente", formula, "1", "+Provincie", "@Regio; \"x\""));
    let event = world.event(&app, "2025-05-06T08:00:00Z");
    world.events.last_mut().expect("an event").title = "-2+cmd|' /C calc'!A0".to_owned();
    let person = world.person(&app, "Fatima");
    world.registration(&app, event, person, Some(body));
    world.write(&app).await;
    let nele = app.organiser().await;
    for path in ["/desk/reports.csv", "/desk/reports/reach.csv"] {
        for flavour in ["excel", "plain"] {
            let page = nele.get(&format!("{path}?from=2025-01-01&until=2025-12-31&counted=confirmed&flavour={flavour}")).await.expect(200);
            assert_eq!(page.header("content-type"), "text/csv; charset=utf-8");
            assert!(page.header("content-disposition").contains("-2025-01-01-2025-12-31.csv\""), "{}", page.header("content-disposition"));
            let (mark, delimiter) = if flavour == "excel" { (&b"\xEF\xBB\xBF"[..], b';') } else { (&b""[..], b',') };
            let text = page.body.strip_prefix(mark).expect("its mark");
            let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(true).from_reader(text);
            let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("rows of one width")).collect();
            assert!(!rows.is_empty());
            let runs = |cell: &str| {
                cell.starts_with(['=', '+', '@', '\t', '\r']) || (cell.starts_with('-') && cell.parse::<f64>().is_err() && cell.replace(',', ".").parse::<f64>().is_err())
            };
            assert!(rows.iter().flatten().all(|cell| !runs(cell)), "{path} {flavour}");
            let cells: Vec<&str> = rows.iter().flatten().collect();
            let wanted =
                if path.contains("reach") { vec!["'=HYPERLINK(\"https://evil.example\")", "'+Provincie", "'@Regio; \"x\""] } else { vec!["'-2+cmd|' /C calc'!A0", "'+Provincie"] };
            assert!(wanted.iter().all(|cell| cells.contains(cell)), "{path} {flavour}: {cells:?}");
        }
    }
}
