use belfry::actions::registration::forget_needs::{Forgotten, forget_needs};
use belfry::entity::participation_needs;
use sea_orm::EntityTrait;

use super::{registrations, request};
use crate::support::TestApp;

#[tokio::test]
async fn remarks_and_needs_are_erased_two_weeks_after_the_event_and_not_before() {
    let app = TestApp::start().await;
    let asks = || app.event().rules(|rules| (rules.needs.diet, rules.needs.access) = (true, true));
    let (event, later) = (asks().create().await, asks().session("2027-04-09T10:00", "2027-04-09T11:30").create().await);
    for slug in [&event.slug, &later.slug] {
        let mut wish = request(slug, "jan@gemeente.example");
        wish.participants[0].remarks = Some("rolstoel".to_owned());
        wish.participants[0].diet = Some("geen noten".to_owned());
        app.registrar.register(wish).await.expect("a place");
    }
    let needs = async || participation_needs::Entity::find().all(app.db.reader()).await.expect("rows");
    app.at("2027-03-23T10:00:00Z");
    assert_eq!(forget_needs(&app).await.expect("nothing yet"), Forgotten::default());
    assert_eq!(needs().await.len(), 2);
    app.at("2027-03-23T11:00:00Z");
    assert_eq!(forget_needs(&app).await.expect("erased"), Forgotten { remarks: 1, needs: 1 });
    let kept = registrations(&app).await;
    assert_eq!((kept[0].remarks.as_deref(), kept[1].remarks.as_deref()), (None, Some("rolstoel")));
    assert_eq!(needs().await.iter().map(|needs| needs.registration_id).collect::<Vec<_>>(), [kept[1].id]);
    assert_eq!(forget_needs(&app).await.expect("nothing more"), Forgotten::default());
}

#[tokio::test]
async fn needs_alone_are_erased_too() {
    let app = TestApp::start().await;
    let event = app.event().rules(|rules| rules.needs.access = true).create().await;
    let mut wish = request(&event.slug, "jan@gemeente.example");
    wish.participants[0].access = Some("ringleiding".to_owned());
    app.registrar.register(wish).await.expect("a place");
    app.at("2027-03-23T11:00:00Z");
    assert_eq!(forget_needs(&app).await.expect("erased"), Forgotten { remarks: 0, needs: 1 });
}
