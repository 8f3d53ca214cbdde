//! The pages of reports, as organisers use them.

use std::io::Cursor;

use belfry::entity::attendance::AttendanceStatus;
use calamine::{Reader as _, Xlsx};
use uuid::Uuid;

use super::world::World;
use crate::support::{TestApp, Visitor};

/// A workshop of 2025 with an attendance list, of the programme; its id.
async fn held(app: &TestApp, programme: &str, title: &str) -> (Uuid, Uuid) {
    let mut world = World::default();
    let mol = world.body(app, ("Gemeente", &format!("Mol {title}"), "13025", "Antwerpen", "Kempen"));
    let programme = world.programme(app, programme, None);
    let event = world.event(app, "2025-05-06T08:00:00Z");
    let row = world.events.last_mut().expect("an event");
    (row.programme_id, row.title) = (Some(programme), title.to_owned());
    world.close(event);
    for (name, mark) in [("Kanarie", AttendanceStatus::Present), ("Merel", AttendanceStatus::Absent)] {
        let person = world.person(app, &format!("{name}{title}"));
        let registration = world.registration(app, event, person, Some(mol));
        world.attends(app, 0, registration, mark, Some(3_600));
    }
    world.write(app).await;
    (event, programme)
}

async fn somebody(app: &TestApp, role: &str) -> Visitor {
    let visitor = app.visitor();
    visitor.signs_in(app, &format!("{role}@ledenkoepel.example"), role).await;
    visitor
}

const YEAR: &str = "from=2025-01-01&until=2025-12-31";

#[tokio::test]
async fn a_form_that_was_only_opened_proposes_this_year_and_shows_no_figures() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let page = nele.get("/desk/reports").await.expect(200);
    assert_eq!(page.attributes("#report input[name=from]", "value"), ["1/01/2026"]);
    assert!(!page.has(".figures"));
    assert!(page.link("from=2026-10-01&until=2026-12-31").is_some(), "{:?}", page.attributes("a", "href"));
    let nothing = nele.get("/desk/reports?from=2006-01-01&until=2026-12-31").await.expect(200);
    assert!(nothing.shows("In deze periode begon geen enkele gepubliceerde activiteit"), "{}", nothing.words());
    nele.get("/desk/reports/reach").await.expect(200);
    let nothing = nele.get("/desk/reports/reach?from=2006-01-01&until=2026-12-31").await.expect(200);
    assert!(nothing.shows("Het register heeft geen organisaties"), "{}", nothing.words());
}

#[tokio::test]
async fn what_is_wrong_with_a_period_is_said_at_its_field() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    for (query, field, fault) in [
        ("from=morgen&until=31%2F12%2F2025", "from", "Dit is geen datum"),
        ("from=1%2F1%2F2025&until=", "until", "Vul dit nog in"),
        ("from=1%2F2%2F2025&until=1%2F1%2F2025", "until", "De laatste dag ligt voor de eerste"),
        ("from=1%2F2%2F1971&until=1%2F1%2F2025", "until", "hoogstens vijftig jaar"),
    ] {
        for path in ["/desk/reports", "/desk/reports/reach"] {
            let page = nele.get(&format!("{path}?{query}")).await.expect(422);
            assert!(page.all(&format!("#{field}-error")).join(" ").contains(fault), "{path} {query}: {}", page.words());
        }
    }
    let page = nele.get("/desk/reports?from=morgen&until=31%2F12%2F2025&kind=feest&programme=x").await.expect(422);
    assert_eq!(page.attributes("#report input[name=from]", "value"), ["morgen"]);
    for odd in ["/desk/reports?event=x", "/desk/reports/reach?from=2025-01-01&until=2025-12-31&who=Kegelclub"] {
        nele.get(odd).await.expect(422);
    }
    nele.get(&format!("/desk/reports?event={}", Uuid::nil())).await.expect(404);
    for odd in ["/desk/reports/rows", "/desk/reports/rows?figure=x&from=2025-01-01&until=2025-12-31", "/desk/reports.csv", "/desk/reports/reach/invite"] {
        nele.get(odd).await.expect(303);
    }
}

#[tokio::test]
async fn each_number_leads_to_its_rows_for_who_may_see_people_and_to_none_for_readers() {
    let app = TestApp::start().await;
    let (event, _) = held(&app, "Labo", "Workshop").await;
    let nele = app.organiser().await;
    let page = nele.get(&format!("/desk/reports?{YEAR}")).await.expect(200);
    let rows = page.link("figure=absent").expect("a link to the rows");
    let shown = nele.get(&rows).await.expect(200);
    assert!(shown.shows("MerelWorkshop Peeters") && !shown.shows("KanarieWorkshop") && shown.shows("Eén rij."), "{}", shown.words());
    let slice = page.link("axis=province").expect("a link to the rows of a province");
    assert!(nele.get(&slice).await.expect(200).shows("Antwerpen"));
    for figure in ["people", "organisations", "events", "sessions-held", "registrations", "hours"] {
        let path = format!("/desk/reports/rows?{YEAR}&figure={figure}");
        assert!(nele.get(&path).await.expect(200).has("table.list tbody tr"), "{figure}");
    }
    // Who reads figures reads no names, on no page.
    let reader = somebody(&app, "reader").await;
    for path in [format!("/desk/reports?{YEAR}"), format!("/desk/reports?event={event}"), format!("/desk/reports.csv?{YEAR}"), format!("/desk/reports/reach?{YEAR}")] {
        let page = reader.get(&path).await.expect(200);
        assert!(!page.source().contains("Kanarie") && !page.source().contains("/desk/reports/rows"), "{path}");
    }
    reader.get(&rows).await.expect(403);
    reader.get(&format!("/desk/reports/reach/invite?{YEAR}")).await.expect(403);
}

#[tokio::test]
async fn who_sees_one_programme_has_the_figures_of_that_programme() {
    let app = TestApp::start().await;
    let (_, own) = held(&app, "Eigen", "Eigen").await;
    let (other_event, other) = held(&app, "Ander", "Ander").await;
    let tom = somebody(&app, "organiser").await;
    crate::team::sees_only(&app, "organiser@ledenkoepel.example", &[own]).await;
    let page = tom.get(&format!("/desk/reports?{YEAR}")).await.expect(200);
    assert!(page.shows("Activiteiten 1") && !page.source().contains("Ander"), "{}", page.words());
    let asked = tom.get(&format!("/desk/reports?{YEAR}&programme={other}")).await.expect(200);
    assert!(asked.shows("begon geen enkele gepubliceerde activiteit"), "{}", asked.words());
    tom.get(&format!("/desk/reports?event={other_event}")).await.expect(404);
    tom.get(&format!("/desk/programmes/{other}/dashboard")).await.expect(404);
    let rows = tom.get(&format!("/desk/reports/rows?{YEAR}&figure=registrations")).await.expect(200);
    assert!(rows.shows("KanarieEigen") && !rows.shows("KanarieAnder"));
}

#[tokio::test]
async fn a_diagram_is_named_and_described_and_its_numbers_stand_in_a_table() {
    let app = TestApp::start().await;
    let (event, programme) = held(&app, "Labo", "Workshop").await;
    let nele = app.organiser().await;
    for path in [format!("/desk/reports?{YEAR}"), format!("/desk/reports/reach?{YEAR}"), format!("/desk/programmes/{programme}/dashboard"), format!("/desk/reports?event={event}")]
    {
        let page = nele.get(&path).await.expect(200);
        let diagrams = page.attributes("svg.chart", "aria-labelledby");
        assert!(!diagrams.is_empty(), "{path}");
        for ids in diagrams {
            for id in ids.split(' ') {
                assert!(!page.all(&format!("[id=\"{id}\"]")).join("").is_empty(), "{path}: {id}");
            }
        }
        assert!(page.has("table.figures-table"), "{path}");
    }
    let dashboard = nele.get(&format!("/desk/programmes/{programme}/dashboard")).await.expect(200);
    assert!(dashboard.shows("6 mei 2025 tot en met 6 mei 2025") && dashboard.shows("1 van 1 gemeenten"), "{}", dashboard.words());
    nele.get(&format!("/desk/programmes/{programme}/dashboard?from=x&until=y")).await.expect(422);
    for path in [format!("/desk/events/{event}"), format!("/desk/programmes/{programme}")] {
        let page = nele.get(&path).await.expect(200);
        assert!(page.link(&format!("/desk/reports?event={event}")).is_some() || page.link("/dashboard").is_some(), "{path}");
    }
}

/// A report that is handed round has to say of what it is.
#[tokio::test]
async fn a_report_of_one_programme_names_it_on_the_page_and_in_every_file() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let (_, programme) = held(&app, "Labo Noord", "Open deuren").await;
    let whole = nele.get(&format!("/desk/reports?{YEAR}")).await.expect(200);
    assert!(!whole.has(".narrowed"));
    let narrowed = format!("{YEAR}&programme={programme}&kind=training");
    for path in ["/desk/reports", "/desk/reports/reach"] {
        let page = nele.get(&format!("{path}?{narrowed}")).await.expect(200);
        let said = page.all(".narrowed").join(" ");
        assert!(said.contains("Labo Noord") && said.contains("Opleiding"), "{path}: {said:?}");
    }
    for path in ["/desk/reports.csv", "/desk/reports/reach.csv"] {
        let file = nele.get(&format!("{path}?{narrowed}")).await.expect(200);
        assert!(file.source().contains("Labo Noord") && file.source().contains("Opleiding"), "{path}: {}", file.source());
    }
    for path in ["/desk/reports.xlsx", "/desk/reports/reach.xlsx"] {
        let file = nele.get(&format!("{path}?{narrowed}")).await.expect(200);
        let mut book = Xlsx::new(Cursor::new(file.body)).expect("a workbook");
        let cells: Vec<String> = book.worksheets().iter().flat_map(|(_, sheet)| sheet.rows().flatten().map(ToString::to_string).collect::<Vec<_>>()).collect();
        assert!(cells.iter().any(|cell| cell == "Labo Noord") && cells.iter().any(|cell| cell == "Opleiding"), "{path}: {cells:?}");
    }
    for path in ["/desk/reports.pdf", "/desk/reports/reach.pdf"] {
        let with = nele.get(&format!("{path}?{narrowed}")).await.expect(200).body.len();
        assert!(with > 3_000, "{path}");
    }
}
