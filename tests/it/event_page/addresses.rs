use axum::http::Method;
use belfry::entity::event::EventStatus;

use super::{done, section};
use crate::support::TestApp;

#[tokio::test]
async fn who_has_an_old_address_is_led_to_the_new_one() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().slug("lessen").create().await;
    let visitor = app.visitor();
    let open = visitor.fills_in("lessen", "jan@gemeente.example").await;
    let page = done(&nele, &section(&nele, &event, "visibility").await.with("slug", "betere-lessen")).await;
    assert!(page.shows("/events/betere-lessen"));
    for (old, new) in [
        ("/events/lessen", "/events/betere-lessen"),
        ("/events/lessen?language=fr", "/events/betere-lessen?language=fr"),
        ("/events/lessen.ics", "/events/betere-lessen.ics"),
        ("/events/lessen/register", "/events/betere-lessen/register"),
    ] {
        let answer = visitor.get(old).await.expect(308);
        assert_eq!(answer.location(), new);
        assert_eq!(visitor.asks(Method::HEAD, old, &[], Vec::new()).await.status.as_u16(), 308);
        visitor.get(new).await.expect(200);
    }
    // A form that was open meanwhile is sent on as it is.
    let answer = visitor.sends(&open).await.expect(308);
    let mut again = open;
    again.action = answer.location();
    visitor.sends(&again).await.expect(303);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations").await, 1);
    // A second name leads on from both, and the first may come back.
    done(&nele, &section(&nele, &event, "visibility").await.with("slug", "beste-lessen")).await;
    assert_eq!(visitor.get("/events/lessen").await.expect(308).location(), "/events/beste-lessen");
    assert_eq!(visitor.get("/events/betere-lessen").await.expect(308).location(), "/events/beste-lessen");
    done(&nele, &section(&nele, &event, "visibility").await.with("slug", "lessen")).await;
    visitor.get("/events/lessen").await.expect(200);
    assert_eq!(visitor.get("/events/beste-lessen").await.expect(308).location(), "/events/lessen");
}

#[tokio::test]
async fn nobody_gets_an_address_that_leads_to_another_event() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().slug("lessen").create().await;
    done(&nele, &section(&nele, &event, "visibility").await.with("slug", "betere-lessen")).await;
    let other = app.event().create().await;
    for taken in ["lessen", "betere-lessen"] {
        let page = nele.sends(&section(&nele, &other, "visibility").await.with("slug", taken)).await.expect(422);
        assert!(page.all("#slug-error").join("").contains("Een andere activiteit"), "{taken}");
    }
    let new = nele.get("/desk/events/new").await.form("form#event").with("title", "Lessen");
    let page = done(&nele, &new).await;
    assert!(page.shows("/events/lessen-2"), "a title that makes an old address gets a number");
    // Nobody had the address of a draft: it is free again.
    let draft = app.event().slug("klad").status(EventStatus::Draft).create().await;
    done(&nele, &section(&nele, &draft, "visibility").await.with("slug", "net")).await;
    app.visitor().get("/events/klad").await.expect(404);
    app.visitor().get("/events/net").await.expect(404);
    done(&nele, &section(&nele, &other, "visibility").await.with("slug", "klad")).await;
}

#[tokio::test]
async fn an_event_off_the_list_works_by_its_address_only() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().titled("Besloten bijeenkomst").create().await;
    app.event().titled("Open bijeenkomst").create().await;
    let visitor = app.visitor();
    assert!(visitor.get("/").await.shows("Besloten bijeenkomst"));
    let page = done(&nele, &section(&nele, &event, "visibility").await.with("unlisted", "yes")).await;
    assert!(page.shows("Niet in de lijst"));
    for path in ["/", "/?text=besloten", "/calendar.ics"] {
        let page = visitor.get(path).await.expect(200);
        assert!(!page.source().contains("Besloten bijeenkomst"), "{path}");
    }
    assert!(visitor.get("/").await.shows("Open bijeenkomst"));
    let page = visitor.get(&format!("/events/{}", event.slug)).await.expect(200);
    assert!(page.shows("Besloten bijeenkomst") && page.has("meta[name=robots][content=noindex]"));
    visitor.registers_for(&event.slug, "jan@gemeente.example").await.expect(200);
    assert_eq!(app.deliver_mail().await.len(), 1);
}
