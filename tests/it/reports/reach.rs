//! n of N, by the register of a day.

use belfry::entity::attendance::AttendanceStatus;
use belfry::queries::reach_report::{Counted, reach_report};
use belfry::queries::report::Asked;
use belfry::rules::permission::Scope;
use belfry::rules::reach::{MUNICIPALITY, Reach, Share};
use belfry::rules::report::Selection;

use super::world::World;
use super::{brussels, over};
use crate::support::TestApp;

async fn reached(app: &TestApp, selection: &Selection, counted: Counted) -> Reach {
    let zone = brussels();
    let asked = Asked { scope: &Scope::All, selection, zone: &zone, now: app.clock.now() };
    reach_report(&app.db, &asked, selection.period.expect("a period"), counted, MUNICIPALITY, "Vlaams Gewest").await.expect("reach")
}

#[tokio::test]
async fn an_organisation_that_merged_twice_is_followed_to_the_last() {
    let app = TestApp::start().await;
    let mut world = World::default();
    let east = |name, nis| ("Gemeente", name, nis, "Oost-Vlaanderen", "Regio Gent");
    let (first, second) = (world.body(&app, east("Melle", "1")), world.body(&app, east("Merelbeke-Melle", "2")));
    let (third, apart) = (world.body(&app, east("Groot-Gent", "3")), world.body(&app, east("Evergem", "4")));
    world.merge(first, second, "2025-01-01", true);
    world.merge(second, third, "2026-01-01", true);
    for start in ["2024-05-01T08:00:00Z", "2025-05-01T08:00:00Z"] {
        let event = world.event(&app, start);
        let person = world.person(&app, "Fatima");
        // Whoever registered before the merger has the old name also at an event after it.
        world.registration(&app, event, person, Some(first));
    }
    world.write(&app).await;
    let share = async |from: &str, until: &str| reached(&app, &over(from, until), Counted::Confirmed).await.share;
    assert_eq!(share("2024-01-01", "2024-12-31").await, Share { reached: 1, all: 2 });
    assert_eq!(share("2025-01-01", "2025-12-31").await, Share { reached: 1, all: 2 });
    assert_eq!(share("2026-01-01", "2026-12-31").await, Share { reached: 0, all: 2 });
    let whole = reached(&app, &over("2024-01-01", "2026-12-31"), Counted::Confirmed).await;
    let found: Vec<(uuid::Uuid, i64)> = whole.territories.iter().map(|territory| (territory.organisation, territory.count)).collect();
    assert_eq!(found, [(apart, 0), (third, 2)]);
    assert_eq!(whole.years.iter().map(|year| (year.year, year.share.reached)).collect::<Vec<_>>(), [(2024, 1), (2025, 1), (2026, 0)]);
}

#[tokio::test]
async fn who_only_registered_is_not_reached_until_that_is_asked() {
    let app = TestApp::start().await;
    let mut world = World::default();
    let mol = world.body(&app, ("Gemeente", "Mol", "13025", "Antwerpen", "Kempen"));
    let centre = world.body(&app, ("OCMW", "Mol", "13025", "Antwerpen", "Kempen"));
    let geel = world.body(&app, ("Gemeente", "Geel", "13008", "Antwerpen", "Kempen"));
    let event = world.event(&app, "2025-05-01T08:00:00Z");
    world.close(event);
    for (name, organisation, mark) in
        [("Fatima", Some(centre), AttendanceStatus::Present), ("Pieter", Some(geel), AttendanceStatus::Absent), ("Ruben", None, AttendanceStatus::Present)]
    {
        let person = world.person(&app, name);
        let registration = world.registration(&app, event, person, organisation);
        world.attends(&app, 0, registration, mark, None);
    }
    world.write(&app).await;
    let year = over("2025-01-01", "2025-12-31");
    let attended = reached(&app, &year, Counted::Attended).await;
    assert_eq!((attended.share, attended.elsewhere), (Share { reached: 1, all: 2 }, 1));
    assert!(attended.territories.iter().any(|territory| territory.organisation == mol && territory.is_reached()));
    assert_eq!(reached(&app, &year, Counted::Confirmed).await.share, Share { reached: 2, all: 2 });
}

#[tokio::test]
async fn without_a_register_and_without_events_there_is_nothing_to_reach() {
    let app = TestApp::start().await;
    let found = reached(&app, &over("2006-01-01", "2026-12-31"), Counted::Attended).await;
    assert_eq!((found.share, found.territories.len(), found.years.len()), (Share::default(), 0, 21));
}
