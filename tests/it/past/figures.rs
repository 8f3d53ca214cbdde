//! Reports count what was taken over as what took place.

use super::{FILE, admin, events, looks, takes};
use crate::reports::{over, reported};
use crate::support::TestApp;

#[tokio::test]
async fn a_report_over_the_past_says_what_was_counted_by_hand() {
    let app = TestApp::start().await;
    events(&app).await;
    let ada = admin(&app).await;
    takes(&ada, &looks(&ada, FILE.as_bytes()).await).await;
    let year = reported(&app, &over("2026-01-01", "2026-12-31")).await.figures;
    assert_eq!((year.events, year.sessions, year.sessions_held, year.sessions_open), (2, 3, 3, 0));
    assert_eq!((year.confirmed, year.cancelled, year.waitlisted, year.waited, year.declined, year.pending), (5, 1, 1, 1, 0, 0));
    assert_eq!(year.late_cancellations, 1, "Dirk, two days after registering closed");
    assert_eq!((year.present, year.partial, year.absent, year.excused, year.unknown), (3, 2, 1, 0, 1));
    assert_eq!(year.seconds, 2 * 3600 + 5400 + 3 * 3600 + 3600, "An's morning, Bo's ninety minutes, An's first day, Fien's hour; nobody measured An's second day");
    assert_eq!((year.people, year.people_attended, year.first_timers), (4, 3, 4));
    assert_eq!((year.organisations, year.organisations_attended, year.organisations_typed), (2, 2, 1));
    let april = reported(&app, &over("2026-04-01", "2026-04-30")).await.figures;
    assert_eq!((april.people, april.first_timers), (2, 1), "An was there in March already");
    // Whoever was taken over is no first-timer of what comes.
    crate::registration::register(&app, &app.event().titled("Later").create().await, "an@aalst.example").await;
    let next = reported(&app, &over("2027-01-01", "2027-12-31")).await;
    assert_eq!((next.figures.people, next.figures.first_timers), (1, 0));
    let before = next.before.expect("a year before");
    assert_eq!((before.people, before.first_timers), (4, 4), "what comes later makes nobody known");
    let before = reported(&app, &over("2026-05-01", "2026-05-31")).await.before.expect("April");
    assert_eq!((before.people, before.first_timers), (2, 1), "An was there in March already");
}

#[tokio::test]
async fn an_organisation_is_the_one_that_existed_then() {
    let app = TestApp::start().await;
    let (old, new) = (app.organisation("Galmaarden").create().await, app.organisation("Pajottegem").create().await);
    let hex = |id: uuid::Uuid| if crate::support::database::is_postgres() { format!("'{id}'") } else { format!("X'{}'", id.simple()) };
    app.database()
        .execute(&format!("UPDATE organisations SET active = FALSE, valid_until = '2026-04-01', nis_code = '23023', successor_id = {} WHERE name = 'Galmaarden'", hex(new.id)))
        .await;
    app.database().execute("UPDATE organisations SET valid_from = '2026-04-01', nis_code = '23106', kbo_number = '0207437468' WHERE name = 'Pajottegem'").await;
    app.event().titled("Voor de fusie").session("2026-03-09T10:00", "2026-03-09T12:00").create().await;
    app.event().titled("Na de fusie").session("2026-05-04T10:00", "2026-05-04T12:00").create().await;
    let ada = admin(&app).await;
    let file = "Activiteit;E-mail;Naam;NIS-code\nVoor de fusie;an@a.example;An Claes;Gemeente Galmaarden\nVoor de fusie;bo@a.example;Bo Maes;23023\nNa de fusie;an@a.example;An Claes;23106\nNa de fusie;bo@a.example;Bo Maes;0207.437.468\n";
    takes(&ada, &looks(&ada, file.as_bytes()).await).await;
    let of = |id| format!("SELECT COUNT(*) FROM registrations WHERE organisation_id = {}", hex(id));
    assert_eq!((app.database().number(&of(old.id)).await, app.database().number(&of(new.id)).await), (2, 2));
}
