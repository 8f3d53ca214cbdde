//! One form for several people, and the page on which their booker finds them.

use belfry::entity::{booking, registration};
use belfry::keys::Purpose;
use sea_orm::EntityTrait as _;

use crate::support::browser_form::BrowserForm;
use crate::support::{TestApp, TestEvent, Visitor};

/// The form for so many people, filled; the first one is the booker.
async fn fills_in(visitor: &Visitor, event: &TestEvent, people: usize) -> BrowserForm {
    let page = visitor.get(&format!("/events/{}/register?colleagues={}", event.slug, people - 1)).await.expect(200);
    let mut form = page.form_with("booker[email]").with_all(&[("booker[first_name]", "Karin"), ("booker[last_name]", "Claes"), ("booker[email]", "karin@voorbeeldstad.example")]);
    for at in 0..people {
        form = form
            .with(&format!("participants[{at}][first_name]"), "Collega")
            .with(&format!("participants[{at}][last_name]"), &format!("Nummer {at}"))
            .with(&format!("participants[{at}][email]"), &format!("collega{at}@voorbeeldstad.example"));
    }
    form.with("participants[0][organisation]", "Gemeente Voorbeeldegem").with("accept_privacy", "yes").with_what_is_required()
}

async fn registrations(app: &TestApp) -> Vec<registration::Model> {
    registration::Entity::find().all(app.db.reader()).await.expect("registrations")
}

async fn overview(app: &TestApp) -> String {
    let booking = booking::Entity::find().one(app.db.reader()).await.expect("one").expect("a booking");
    format!("/b/{}", app.keys.derive(Purpose::Booking, booking.id, booking.token_generation).as_str())
}

#[tokio::test]
async fn thirty_colleagues_are_registered_with_one_form_and_share_the_first_ones_organisation() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let karin = app.visitor();
    let form = fills_in(&karin, &event, 30).await;
    let page = karin.follows(karin.sends(&form).await.expect(303)).await.expect(200);
    assert!(page.shows("Je lijst is verwerkt") && page.shows("30 mensen zijn ingeschreven.") && page.shows("één mail met een overzicht"), "{}", page.words());
    let stored = registrations(&app).await;
    assert_eq!(stored.len(), 30);
    assert!(stored.iter().all(|one| one.organisation_text.as_deref() == Some("Gemeente Voorbeeldegem") && one.booking_id.is_some()));
    let page = karin.get(&format!("/events/{}/register?colleagues=400", event.slug)).await.expect(200);
    assert_eq!(page.all("fieldset.person").len(), 30, "not more than a form may have");
}

#[tokio::test]
async fn people_are_added_and_taken_out_without_losing_a_word() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let karin = app.visitor();
    let alone = karin.fills_in(&event.slug, "karin@voorbeeldstad.example").await.with("job_title", "Diensthoofd");
    let page = karin.sends(&alone.and("add", "person")).await.expect(200);
    assert!(!page.has("[aria-invalid]"), "adding is no fault");
    let form = page.form_with("booker[email]");
    assert_eq!((form.get("booker[email]"), form.get("participants[0][job_title]"), form.get("participants[1][email]")), ("karin@voorbeeldstad.example", "Diensthoofd", ""));
    let page = karin.sends(&form.with("participants[1][first_name]", "Jan").and("add", "person")).await.expect(200);
    let page = karin.sends(&page.form_with("booker[email]").with("participants[2][first_name]", "Piet").and("remove", "1")).await.expect(200);
    let form = page.form_with("booker[email]");
    assert_eq!((form.get("participants[1][first_name]"), form.has("participants[2][first_name]")), ("Piet", false));
    assert!(registrations(&app).await.is_empty());
}

#[tokio::test]
async fn a_fault_of_one_colleague_stands_at_that_colleague() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let karin = app.visitor();
    let form = fills_in(&karin, &event, 3).await.with("participants[1][email]", "COLLEGA0@voorbeeldstad.example");
    let page = karin.sends(&form).await.expect(422);
    assert!(page.has("[id='participants[1][email]'][aria-invalid=true]") && page.has("[id='participants[1][email]-error']"), "{}", page.words());
    assert!(page.has(".summary a[href='#participants[1][email]']"));
    assert!(page.shows("Persoon 2: E-mailadres: Dit e-mailadres staat al bij iemand anders"), "{}", page.words());
    let page = karin.sends(&form.with("participants[2][last_name]", "").with("booker[email]", "karin")).await.expect(422);
    assert!(page.shows("Persoon 3: Achternaam: Vul dit nog in.") && page.shows("Wie inschrijft: E-mailadres"), "{}", page.words());
    assert_eq!(page.form_with("booker[email]").get("participants[2][email]"), "collega2@voorbeeldstad.example");
    assert!(registrations(&app).await.is_empty());
}

#[tokio::test]
async fn the_booker_sees_and_manages_everyone_but_those_who_came_on_their_own() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    app.visitor().registers_for(&event.slug, "collega1@voorbeeldstad.example").await.expect(200);
    let karin = app.visitor();
    let page = karin.sends(&fills_in(&karin, &event, 3).await).await.expect(303);
    assert!(page.location().ends_with("/registered?booking=1&confirmed=2"), "{}", page.location());
    let link = overview(&app).await;
    let page = karin.get(&link).await.expect(200);
    assert_eq!((page.header("referrer-policy"), page.header("cache-control")), ("no-referrer", "no-store"));
    assert!(page.header("x-robots-tag").contains("noindex"));
    assert!(page.shows("Collega Nummer 0") && page.shows("Collega Nummer 1 had al een inschrijving en regelt die zelf"), "{}", page.words());
    assert!(!page.source().contains("collega1@"), "the address of somebody else's registration is not told");
    let one = page.attributes("li.colleague a", "href");
    assert_eq!(one.len(), 2);
    let page = karin.get(&one[0]).await.expect(200);
    assert!(page.shows("Inschrijving van Collega Nummer 0") && page.header("set-cookie").is_empty(), "{}", page.words());
    let step = karin.get(&format!("{}/cancel", one[0])).await.expect(200);
    assert_eq!(karin.sends(&step.form_with("csrf").with("reason", "Ziek")).await.expect(303).location(), one[0]);
    assert!(karin.get(&link).await.expect(200).shows("Geannuleerd"));
    // One booking's link opens no registration of others.
    let other = registrations(&app).await.into_iter().find(|one| one.booking_id.is_none()).expect("their own");
    karin.get(&format!("{link}/{}", other.id)).await.expect(404);
    karin.get(&format!("{link}/{}/change", uuid::Uuid::nil())).await.expect(404);
    karin.get(&format!("/b/{}", "A".repeat(43))).await.expect(404);
}

#[tokio::test]
async fn a_group_larger_than_the_event_may_become_smaller_or_split() {
    let app = TestApp::start().await;
    let without = app.event().places(2).create().await;
    let with = app.event().places(2).waiting_list().create().await;
    let karin = app.visitor();
    let page = karin.sends(&fills_in(&karin, &without, 3).await).await.expect(409);
    assert!(page.shows("Er zijn nog maar 2 plaatsen, en jullie zijn met meer."), "{}", page.words());
    assert_eq!(page.form_with("booker[email]").get("participants[2][last_name]"), "Nummer 2");
    let page = karin.sends(&fills_in(&karin, &with, 3).await.with("when_short", "together")).await.expect(409);
    assert!(page.shows("Jullie zijn met meer dan er plaatsen zijn."), "{}", page.words());
    let answer = karin.sends(&page.form_with("booker[email]").with("when_short", "split")).await.expect(303);
    let page = karin.follows(answer).await;
    assert!(page.shows("2 mensen zijn ingeschreven.") && page.shows("1 persoon staat op de wachtlijst, plaats 1."), "{}", page.words());
}
