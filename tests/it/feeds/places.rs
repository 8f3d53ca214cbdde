//! A place that is told to those who register only: nowhere in public, everywhere for whoever has a place.

use belfry::actions::event::SessionDetails;
use belfry::actions::event::reschedule::reschedule;

use super::public::{details, nele, reload};
use super::{only_entry, opens_feed};
use crate::pages::own_registration::link;
use crate::support::{TestApp, TestEvent};

const MARIA: &str = "maria@voorbeeldstad.example";
const SECRET: [&str; 2] = ["Huis van de Gemeente", "Bischoffsheimlaan"];

async fn hides(app: &TestApp, event: &TestEvent) {
    let acting = nele(app).await;
    let (_, session) = reload(app, event).await;
    let hidden = SessionDetails { place_hidden: true, ..details(&session) };
    reschedule(app, acting, event.id, session.id, session.version, hidden).await.expect("a change");
}

#[tokio::test]
async fn the_public_reads_no_address_that_is_for_participants() {
    let app = TestApp::start().await;
    let event = app.event().onsite().create().await;
    let before = only_entry(&app, "/calendar.ics").await;
    hides(&app, &event).await;
    for path in ["/".to_owned(), "/calendar.ics".to_owned(), format!("/events/{}", event.slug), format!("/events/{}.ics", event.slug), format!("/events/{}/register", event.slug)] {
        let page = app.visitor().get(&path).await.expect(200);
        assert!(SECRET.iter().all(|word| !page.source().contains(word)), "{path}: {}", page.source());
    }
    let after = only_entry(&app, "/calendar.ics").await;
    assert_eq!((after.get("LOCATION"), after.sequence()), ("Adres na inschrijving", before.sequence() + 1));
    assert!(app.visitor().get(&format!("/events/{}", event.slug)).await.shows("Adres na inschrijving"));
    // Neither does looking for it tell where it is.
    for query in ["/?place=bischoffsheimlaan", "/?text=bischoffsheimlaan"] {
        assert!(app.visitor().get(query).await.expect(200).shows("0 activiteiten") || !app.visitor().get(query).await.source().contains(&event.slug), "{query}");
    }
}

#[tokio::test]
async fn who_has_a_place_reads_the_address_everywhere() {
    let app = TestApp::start().await;
    let event = app.event().onsite().create().await;
    hides(&app, &event).await;
    let maria = app.visitor();
    maria.registers_for(&event.slug, MARIA).await.expect(200);
    let mail = app.deliver_mail().await.remove(0);
    let own = maria.get(&link(&app, MARIA).await).await.expect(200);
    let feed = opens_feed(&maria, &format!("{}/calendar", link(&app, MARIA).await)).await;
    let entry = only_entry(&app, &feed).await;
    for word in SECRET {
        assert!(mail.text.contains(word) && mail.html.contains(word) && mail.event_property("LOCATION").contains(word), "{word} in the mail");
        assert!(own.source().contains(word) && entry.get("LOCATION").contains(word), "{word}");
    }
}

#[tokio::test]
async fn who_only_waits_does_not_read_it_yet() {
    let app = TestApp::start().await;
    let event = app.event().onsite().places(1).waiting_list().create().await;
    hides(&app, &event).await;
    app.visitor().registers_for(&event.slug, "jan@voorbeeldstad.example").await.expect(200);
    let maria = app.visitor();
    maria.registers_for(&event.slug, MARIA).await.expect(200);
    let mail = app.deliver_mail().await.into_iter().find(|mail| mail.recipient() == MARIA).expect("a mail");
    let own = maria.get(&link(&app, MARIA).await).await.expect(200);
    let feed = opens_feed(&maria, &format!("{}/calendar", link(&app, MARIA).await)).await;
    let entry = only_entry(&app, &feed).await;
    for word in SECRET {
        assert!(!mail.text.contains(word) && !mail.html.contains(word) && !own.source().contains(word) && !entry.get("LOCATION").contains(word), "{word}");
    }
    assert!(mail.text.contains("Adres na inschrijving") && entry.get("LOCATION") == "Adres na inschrijving", "{}", mail.text);
}

#[tokio::test]
async fn an_organiser_ticks_it_in_the_form_of_the_session() {
    let app = TestApp::start().await;
    let event = app.event().onsite().create().await;
    let nele = app.organiser().await;
    let path = format!("/desk/events/{}/sessions/{}/edit", event.id, event.sessions[0].id);
    let form = nele.get(&path).await.expect(200).form_with("place").with("place_hidden", "yes");
    nele.sends(&form).await.expect(303);
    assert!(reload(&app, &event).await.1.place_hidden);
    assert_eq!(nele.get(&path).await.expect(200).form_with("place").get("place_hidden"), "yes");
    let form = nele.get(&path).await.form_with("place").without("place_hidden");
    nele.sends(&form).await.expect(303);
    assert!(!reload(&app, &event).await.1.place_hidden);
}
