//! A project leader reports to the steering group (story A5).

use belfry::demo::organisations;
use belfry::entity::attendance::AttendanceStatus;
use belfry::entity::organisation;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::world::World;
use crate::support::{Page, TestApp};

async fn named(app: &TestApp, kind: &str, name: &str) -> Uuid {
    let found = organisation::Entity::find().filter(organisation::Column::Kind.eq(kind)).filter(organisation::Column::Name.eq(name)).one(app.db.reader()).await;
    found.expect("an answer").unwrap_or_else(|| panic!("no {kind} {name}")).id
}

/// The row of a table that begins with these words.
fn row(page: &Page, label: &str) -> String {
    page.all(".figures-table tbody tr").into_iter().find(|row| row.starts_with(label)).unwrap_or_else(|| panic!("no row {label:?} at {}: {}", page.path, page.words()))
}

/// Three people at an event of the programme: two there, one of them in part, one not.
fn held(app: &TestApp, world: &mut World, programme: Uuid, starts_at: &str, who: [(Uuid, Uuid); 3]) -> Uuid {
    let event = world.event(app, starts_at);
    world.events.last_mut().expect("an event").programme_id = Some(programme);
    world.close(event);
    let session = world.sessions.len() - 1;
    for ((person, organisation), (mark, seconds)) in
        who.into_iter().zip([(AttendanceStatus::Present, Some(5_400)), (AttendanceStatus::Partial, Some(1_800)), (AttendanceStatus::Absent, None)])
    {
        let registration = world.registration(app, event, person, Some(organisation));
        world.attends(app, session, registration, mark, seconds);
    }
    event
}

#[tokio::test]
async fn a_project_leader_reports_to_the_steering_group() {
    let app = TestApp::start().await;
    organisations::load(&app).await.expect("the register");
    let (melle, centre) = (named(&app, "Gemeente", "Melle").await, named(&app, "OCMW", "Melle").await);
    let (gent, mol) = (named(&app, "Gemeente", "Gent").await, named(&app, "Gemeente", "Mol").await);
    let mut world = World::default();
    let (labo, other) = (world.programme(&app, "Labo", None), world.programme(&app, "Summerschool", None));
    let people: Vec<Uuid> = ["Fatima", "Pieter", "Ruben"].map(|name| world.person(&app, name)).into();
    held(&app, &mut world, labo, "2024-05-14T08:00:00Z", [(people[0], melle), (people[1], centre), (people[2], mol)]);
    held(&app, &mut world, labo, "2027-02-09T09:00:00Z", [(people[0], gent), (people[1], mol), (people[2], gent)]);
    held(&app, &mut world, labo, "2027-03-31T21:30:00Z", [(people[0], gent), (people[1], mol), (people[2], mol)]);
    held(&app, &mut world, labo, "2027-03-31T22:30:00Z", [(people[0], gent), (people[1], mol), (people[2], mol)]);
    held(&app, &mut world, other, "2027-02-10T09:00:00Z", [(people[0], gent), (people[1], mol), (people[2], gent)]);
    world.write(&app).await;
    app.at("2027-04-12T08:00:00Z");
    let nele = app.organiser().await;

    // 1. The first quarter of the Labo: two events, for the third begins after midnight on 1 April.
    let labo_only = format!("programme={labo}");
    let report = format!("/desk/reports?from=1%2F1%2F2027&until=31%2F3%2F2027&{labo_only}");
    let page = nele.get(&report).await.expect(200);
    assert!(page.shows("1 januari 2027 tot en met 31 maart 2027"), "{}", page.words());
    for (label, shown) in [
        ("Sessies die voorbij zijn", "2"),
        ("Bevestigd", "6"),
        ("Aanwezig, ook deels", "4"),
        ("Niet komen opdagen", "2"),
        ("Opkomst", "66,7"),
        ("Mensuren", "4,0"),
        ("Verschillende mensen", "3"),
        ("Voor het eerst ingeschreven", "0"),
        ("Organisaties die er waren", "2"),
    ] {
        assert!(row(&page, label).starts_with(&format!("{label} {shown}")), "{}", row(&page, label));
    }
    assert!(page.shows("Gegevens van 12/04/2027 10:00"), "{}", page.words());

    // 2. Reach: the municipalities of the year; an OCMW counts for its municipality.
    let over = |from: &str, until: &str| format!("/desk/reports/reach?from={from}&until={until}&{labo_only}");
    let year = nele.get(&over("2025-01-01", "2025-12-31")).await.expect(200);
    assert!(year.shows("0 van 285 gemeenten (0,0\u{a0}%)") || year.shows("0 van 285 gemeenten (0,0 %)"), "{}", year.words());
    let year = nele.get(&over("2024-01-01", "2024-12-31")).await.expect(200);
    assert!(year.shows("1 van 300 gemeenten"), "{}", year.words());
    assert!(row(&year, "Oost-Vlaanderen").starts_with("Oost-Vlaanderen 1 60"), "{}", row(&year, "Oost-Vlaanderen"));
    assert!(row(&year, "Regio Gent").starts_with("Regio Gent 1"));
    assert!(year.all("#missing ~ .names li").iter().any(|cell| cell == "Mol") && !year.all("#missing ~ .names li").iter().any(|cell| cell == "Melle"));

    // 3. In a view over years Melle counts as what it became.
    let years = nele.get(&over("2024-01-01", "2027-12-31")).await.expect(200);
    assert!(years.shows("3 van 285 gemeenten"), "{}", years.words());
    let missing = years.all("#missing ~ .names li");
    assert!(!missing.iter().any(|cell| cell == "Merelbeke-Melle") && missing.iter().any(|cell| cell == "Aalst"));
    assert!(row(&years, "2024").starts_with("2024 1 300") && row(&years, "2027").starts_with("2027 2 285"), "{}", years.words());

    // 4. The file has the figures of the screen, and nobody's name.
    let address = page.link("/desk/reports.csv").expect("a link to the file");
    let file = nele.get(&address).await.expect(200);
    let text = file.source();
    assert!(file.body.starts_with(b"\xEF\xBB\xBF") && text.contains("\"Aanwezigheid\";\"\";\"Opkomst (%)\";\"66,7\""), "{text}");
    assert!(text.contains("\"Inschrijvingen\";\"\";\"Bevestigd\";6;0;6"), "{text}");
    assert!(["Fatima", "Peeters", "@"].iter().all(|name| !text.contains(name)));

    // 5. A month later, with nothing changed, the figures are the same.
    app.at("2027-05-12T08:00:00Z");
    let nele = app.organiser().await;
    let again = nele.get(&report).await.expect(200);
    assert_eq!(again.all(".figures-table"), page.all(".figures-table"));
    assert_eq!(nele.get(&address).await.expect(200).source().replace("2027-05-12", "2027-04-12"), text);
    assert!(again.shows("Gegevens van 12/05/2027 10:00"));
}
