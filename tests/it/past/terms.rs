//! What is past its term is counted, and erased the next night.

use belfry::actions::retention::night::retain;
use belfry::rules::retention::Kind;

use super::{admin, looks, registrations, takes};
use crate::registration::nothing_is_wrong;
use crate::reports::{over, reported};
use crate::retention::{bytes, traces};
use crate::support::TestApp;

const FILE: &str = "Event,Email,Name,Attendance\nVan toen,kanarie@toen.example,Kanarie Vandecasteele,present\nVan toen,tweede@toen.example,Tweede Persoon,absent\nVan nu,kanarie@toen.example,Kanarie Vandecasteele,present\n";
const CANARIES: [&str; 2] = ["tweede@toen.example", "tweede persoon"];

#[tokio::test]
async fn names_past_their_term_are_gone_after_a_night_and_figures_stay() {
    let app = TestApp::start().await;
    app.event().titled("Van toen").session("2023-03-09T10:00", "2023-03-09T12:00").create().await;
    app.event().titled("Van nu").session("2026-03-09T10:00", "2026-03-09T12:00").create().await;
    // A night has looked at the old event, which had nobody then.
    retain(&app).await.expect("a night");
    app.wait(jiff::SignedDuration::from_hours(24));
    let ada = admin(&app).await;
    let looked = looks(&ada, FILE.as_bytes()).await;
    assert!(looked.shows("Van 1 activiteit is de bewaartermijn voorbij") && looked.shows("Bewaartermijn voorbij"), "{}", looked.words());
    takes(&ada, &looked).await;
    let before = reported(&app, &over("2023-01-01", "2026-12-31")).await.figures;
    assert_eq!((before.confirmed, before.present, before.absent, before.people), (3, 2, 1, 2));
    app.wait(jiff::SignedDuration::from_hours(24));
    let erased = retain(&app).await.expect("a night").expect("a run");
    assert_eq!(erased.of(Kind::Registration), 2);
    assert_eq!(traces(&app, &CANARIES).await, Vec::<String>::new());
    assert_eq!(bytes(&app, &CANARIES), Vec::<String>::new());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations WHERE email = 'kanarie@toen.example'").await, 1, "of what is within its term");
    assert_eq!(reported(&app, &over("2023-01-01", "2026-12-31")).await.figures, before);

    // The same file adds nobody to an event whose people are numbers.
    let ada = admin(&app).await;
    let again = looks(&ada, FILE.as_bytes()).await;
    assert!(again.shows("zijn al gewist. Er komt niemand meer bij") && again.shows("2 rijen kunnen niet overgenomen worden"), "{}", again.words());
    takes(&ada, &again).await;
    assert_eq!(registrations(&app).await, 3);
    nothing_is_wrong(&app).await;
}
