//! An organiser's own feed: all dates at the desk with how many come, and nobody's name.

use belfry::entity::event::EventStatus;
use belfry::entity::organiser;
use jiff::SignedDuration;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait as _};

use super::{entries, opens_feed, polls};
use crate::support::TestApp;

#[tokio::test]
async fn an_organiser_follows_everything_at_the_desk() {
    let app = TestApp::start().await;
    let event = app.event().places(20).titled("Voor iedereen").session("2027-03-09T10:00", "2027-03-09T11:30").create().await;
    app.event().status(EventStatus::Draft).titled("Nog een idee").session("2027-04-09T10:00", "2027-04-09T11:30").create().await;
    let nele = app.organiser().await;
    let feed = opens_feed(&nele, "/desk/calendar").await;
    let page = polls(&app, &feed, &[]).await.expect(200);
    let all = entries(&page);
    assert_eq!(all.iter().map(|entry| (entry.get("SUMMARY"), entry.get("STATUS"))).collect::<Vec<_>>(), [("Voor iedereen", "CONFIRMED"), ("Concept: Nog een idee", "TENTATIVE")]);
    assert!(all[0].get("DESCRIPTION").starts_with("Ingeschreven: 0 van 20.") && all[0].get("URL").contains("/desk/events/"), "{all:?}");
    assert!(!page.source().contains("secret-room") && !page.source().contains("/j/"), "{}", page.source());
    let public = entries(&polls(&app, "/calendar.ics", &[]).await).remove(0);
    assert_ne!(public.get("UID"), all[0].get("UID"));
    app.wait(SignedDuration::from_mins(3));
    app.visitor().registers_for(&event.slug, "maria@voorbeeldstad.example").await.expect(200);
    let after = polls(&app, &feed, &[("if-none-match", page.header("etag"))]).await.expect(200);
    let counted = entries(&after).remove(0);
    assert!(counted.get("DESCRIPTION").starts_with("Ingeschreven: 1 van 20.") && counted.get("LAST-MODIFIED") > all[0].get("LAST-MODIFIED"), "{counted:?}");
    assert_eq!(counted.sequence(), all[0].sequence(), "a number is no revision");
    assert!(!after.source().contains("Maria") && !after.source().contains("voorbeeldstad"), "{}", after.source());
    assert!(after.header("last-modified") != page.header("last-modified"));
}

#[tokio::test]
async fn who_is_no_organiser_any_more_has_no_feed() {
    let app = TestApp::start().await;
    app.event().create().await;
    let nele = app.organiser().await;
    let feed = opens_feed(&nele, "/desk/calendar").await;
    polls(&app, &feed, &[]).await.expect(200);
    let id = organiser::Entity::find().one(app.db.reader()).await.expect("an answer").expect("Nele").id;
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                organiser::Entity::update(organiser::ActiveModel { id: Unchanged(id), active: Set(false), ..Default::default() }).exec(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("a change");
    polls(&app, &feed, &[]).await.expect(404);
    app.visitor().get("/desk/calendar").await.expect(303);
}
