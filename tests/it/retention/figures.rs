//! Every report says the same before and after people became numbers.

use belfry::actions::retention::erase::erase;
use belfry::actions::retention::night::retain;
use belfry::entity::person;
use belfry::queries::reach_report::{Counted, reach_report};
use belfry::queries::report::Asked;
use belfry::rules::permission::Scope;
use belfry::rules::reach::{MUNICIPALITY, Reach};
use belfry::rules::report::{Report, Selection};
use sea_orm::{EntityTrait as _, QueryOrder as _};

use super::ADMIN;
use crate::reports::recompute::random;
use crate::reports::{brussels, over, period, reported};
use crate::support::TestApp;

async fn said(app: &TestApp, programmes: &[uuid::Uuid]) -> (Vec<Report>, Reach) {
    let mut reports = Vec::new();
    for first in ["2024-01-01", "2025-01-01", "2026-01-01"] {
        for programme in programmes.iter().map(|id| vec![*id]).chain([vec![]]) {
            reports.push(Report {
                as_of: "2031-01-01T00:00:00Z".parse().expect("a moment"),
                ..reported(app, &Selection { programmes: programme, ..over(first, "2026-12-31") }).await
            });
        }
    }
    let (zone, selection) = (brussels(), over("2024-01-01", "2026-12-31"));
    let asked = Asked { scope: &Scope::All, selection: &selection, zone: &zone, now: app.clock.now() };
    let reach = reach_report(&app.db, &asked, period("2024-01-01", "2026-12-31"), Counted::Confirmed, MUNICIPALITY, "Vlaams Gewest").await.expect("a reach");
    (reports, reach)
}

#[tokio::test]
async fn figures_are_the_same_before_and_after_people_became_numbers() {
    for seed in [3, 11, 27] {
        let app = TestApp::start().await;
        let world = random(&app, seed);
        world.write(&app).await;
        let programmes: Vec<_> = world.programmes.iter().map(|programme| programme.id).collect();
        app.at("2028-01-10T09:00:00Z");
        let before = said(&app, &programmes).await;
        // Some at their own request, before their time.
        for one in person::Entity::find().order_by_asc(person::Column::Id).all(app.db.reader()).await.expect("people").iter().step_by(4) {
            erase(&app, ADMIN, one.id).await.expect("erased");
        }
        assert_eq!(said(&app, &programmes).await, before, "seed {seed}: people were erased");
        retain(&app).await.expect("a night").expect("something to do");
        assert_eq!(said(&app, &programmes).await, before, "seed {seed}: some events are past their term");
        app.at("2030-06-01T09:00:00Z");
        retain(&app).await.expect("a night").expect("something to do");
        assert_eq!(said(&app, &programmes).await, before, "seed {seed}: all events are past their term");
        let named = app.database().number("SELECT COUNT(*) FROM registrations WHERE email NOT LIKE '%erased.invalid'").await;
        assert_eq!(named, 0, "seed {seed}");
        assert_eq!(super::traces(&app, &["Mens 1", "Buurtwerk"]).await, Vec::<String>::new(), "seed {seed}");
    }
}
