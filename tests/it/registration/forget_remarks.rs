use belfry::actions::registration::forget_remarks::forget_remarks;

use super::{registrations, request};
use crate::support::TestApp;

#[tokio::test]
async fn remarks_are_erased_two_weeks_after_the_event_and_not_before() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let mut wish = request(&event.slug, "jan@gemeente.example");
    wish.participants[0].remarks = Some("rolstoel".to_owned());
    app.registrar.register(wish).await.expect("a place");
    app.at("2027-03-23T10:00:00Z");
    assert_eq!(forget_remarks(&app).await.expect("nothing yet"), 0);
    app.at("2027-03-23T11:00:00Z");
    assert_eq!(forget_remarks(&app).await.expect("erased"), 1);
    assert_eq!(registrations(&app).await[0].remarks, None);
    assert_eq!(forget_remarks(&app).await.expect("nothing more"), 0);
}
