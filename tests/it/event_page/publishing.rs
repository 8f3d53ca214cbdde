use belfry::actions::event::cancel::cancel;
use belfry::actions::event::publish::publish;
use belfry::actions::event::publish_at::{publish_at, publish_due};
use belfry::entity::event::EventStatus;
use belfry::error::{Error, Refusal};

use super::{done, page_of, row};
use crate::registration::{NELE, register};
use crate::support::TestApp;

#[tokio::test]
async fn a_draft_is_published_at_its_moment_by_itself() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().status(EventStatus::Draft).create().await;
    let form = nele.get(&format!("{}/publish-at", page_of(&event))).await.expect(200).form("form#publish-at");
    let past = nele.sends(&form.clone().with("publish_date", "1/1/2020")).await.expect(422);
    assert!(past.all("#publish_date-error").join("").contains("al voorbij"), "{}", past.words());
    let late = nele.sends(&form.clone().with("publish_date", "1/4/2027")).await.expect(422);
    assert!(late.all("#publish_date-error").join("").contains("dan al voorbij"));
    nele.sends(&form.clone().with("publish_date", "")).await.expect(422);
    let page = done(&nele, &form.with("publish_date", "1/2/2027").with("publish_time", "9u")).await;
    assert!(page.shows("gepubliceerd op maandag 1 februari 2027"), "{}", page.words());
    app.at("2027-02-01T07:59:59Z");
    assert_eq!(publish_due(&app).await.expect("looked at"), 0);
    app.visitor().get(&format!("/events/{}", event.slug)).await.expect(404);
    app.at("2027-02-01T08:00:00Z");
    assert_eq!(publish_due(&app).await.expect("looked at"), 1);
    assert_eq!(publish_due(&app).await.expect("looked at"), 0, "once");
    app.visitor().get(&format!("/events/{}", event.slug)).await.expect(200);
    let nele = app.organiser().await;
    assert!(nele.get(&page_of(&event)).await.shows("Belfry publiceerde de activiteit"));
}

#[tokio::test]
async fn it_can_be_withdrawn_and_what_lacks_something_by_then_stays_a_draft() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().status(EventStatus::Draft).create().await;
    let plan = async || {
        let form = nele.get(&format!("{}/publish-at", page_of(&event))).await.expect(200).form("form#publish-at");
        done(&nele, &form.with("publish_date", "24/12/2026")).await
    };
    let page = plan().await;
    let page = done(&nele, &page.form("form#withdraw-publishing").with("withdraw", "yes")).await;
    assert!(page.shows("niet meer vanzelf gepubliceerd") && page.try_form("form#withdraw-publishing").is_none());
    plan().await;
    app.database().execute("UPDATE sessions SET join_url = NULL").await;
    app.at("2026-12-24T12:00:00Z");
    assert_eq!(publish_due(&app).await.expect("looked at"), 0);
    let stays = row(&app, event.id).await;
    assert_eq!((stays.status, stays.publish_at), (EventStatus::Draft, None));
    let nele = app.organiser().await;
    assert!(nele.get(&page_of(&event)).await.shows("kon de activiteit niet vanzelf publiceren"));
    // Without its link it cannot be planned again.
    assert!(nele.get(&format!("{}/publish-at", page_of(&event))).await.expect(200).try_form("form#publish-at").is_none());
}

#[tokio::test]
async fn who_publishes_what_another_has_changed_or_cancelled_is_told_so() {
    let app = TestApp::start().await;
    let event = app.event().status(EventStatus::Draft).create().await;
    let (one, other) = tokio::join!(publish(&app, NELE, event.id, 1), publish(&app, NELE, event.id, 1));
    assert!(one.is_ok() != other.is_ok(), "once: {one:?} {other:?}");
    let version = row(&app, event.id).await.version;
    let (cancelled, planned) = tokio::join!(cancel(&app, NELE, event.id, version, None), publish_at(&app, NELE, event.id, version, None));
    assert!(cancelled.is_ok() && planned.is_err(), "{cancelled:?} {planned:?}");
    let again = publish(&app, NELE, event.id, version + 1).await;
    assert!(matches!(again, Err(Error::Refused(Refusal::EventCancelled))), "{again:?}");
    assert_eq!(row(&app, event.id).await.status, EventStatus::Cancelled);
}

#[tokio::test]
async fn a_page_is_taken_back_only_while_nobody_counts_on_it() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let seen = nele.get(&page_of(&event)).await.form("form#unpublish");
    register(&app, &event, "jan@gemeente.example").await;
    let page = nele.sends(&seen).await.expect(409);
    assert!(page.shows("er zijn mensen ingeschreven of uitgenodigd") && page.try_form("form#unpublish").is_none(), "{}", page.words());
    let other = app.event().create().await;
    let page = done(&nele, &nele.get(&page_of(&other)).await.form("form#unpublish")).await;
    assert!(page.shows("opnieuw een concept"));
    app.visitor().get(&format!("/events/{}", other.slug)).await.expect(404);
    done(&nele, &page.form("form#publish")).await;
    app.visitor().get(&format!("/events/{}", other.slug)).await.expect(200);
}

#[tokio::test]
async fn what_is_put_away_leaves_the_lists_and_keeps_its_page() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().titled("Lang geleden").session("2026-01-09T10:00", "2026-01-09T11:30").create().await;
    assert!(nele.get("/desk/events?when=past").await.shows("Lang geleden"));
    done(&nele, &nele.get(&page_of(&event)).await.form("form#archive")).await;
    assert!(!nele.get("/desk/events?when=past").await.shows("Lang geleden"));
    assert!(nele.get("/desk/events?when=archived").await.shows("Lang geleden"));
    app.visitor().get(&format!("/events/{}", event.slug)).await.expect(200);
    done(&nele, &nele.get(&page_of(&event)).await.form("form#unarchive")).await;
    assert!(nele.get("/desk/events?when=past").await.shows("Lang geleden"));
    // What is still to come is not put away.
    let ahead = app.event().create().await;
    let page = nele.get(&page_of(&ahead)).await;
    assert!(page.try_form("form#archive").is_none());
    let mut forced = page.form("form#sign-out").with("version", "1");
    forced.action = format!("{}/archive", page_of(&ahead));
    nele.sends(&forced).await.expect(409);
}
