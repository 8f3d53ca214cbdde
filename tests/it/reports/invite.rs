//! From those who are not reached to an invitation.

use belfry::entity::{invitee, planned_invitee};
use sea_orm::EntityTrait as _;

use super::world::World;
use crate::support::TestApp;

const YEAR: &str = "from=2025-01-01&until=2025-12-31&counted=confirmed";

#[tokio::test]
async fn people_of_those_not_reached_who_want_to_hear_stand_ready_and_one_button_invites_them() {
    let app = TestApp::start().await;
    let mut world = World::default();
    let mol = world.body(&app, ("Gemeente", "Mol", "13025", "Antwerpen", "Kempen"));
    let centre = world.body(&app, ("OCMW", "Mol", "13025", "Antwerpen", "Kempen"));
    let geel = world.body(&app, ("Gemeente", "Geel", "13008", "Antwerpen", "Kempen"));
    let earlier = world.event(&app, "2024-05-06T08:00:00Z");
    let (now, mut people) = (app.clock.now(), Vec::new());
    for (name, organisation, wants) in [("Fatima", centre, true), ("Pieter", mol, false), ("Ruben", geel, true), ("Els", mol, true)] {
        let person = world.person(&app, name);
        world.registration(&app, earlier, person, Some(organisation));
        world.registrations.last_mut().expect("a registration").informed_consent_at = wants.then_some(now.into());
        people.push(person);
    }
    let held = world.event(&app, "2025-05-06T08:00:00Z");
    world.registration(&app, held, people[2], Some(geel));
    // Els works in Geel since.
    world.registration(&app, held, people[3], Some(geel));
    world.registrations.last_mut().expect("a registration").created_at = (now + jiff::SignedDuration::from_secs(1)).into();
    world.write(&app).await;
    let coming = app.event().titled("Lokale democratie").create().await;
    let nele = app.organiser().await;

    let page = nele.get(&format!("/desk/reports/reach?{YEAR}")).await.expect(200);
    assert!(page.shows("1 van 2 gemeenten"), "{}", page.words());
    let form = nele.get(&page.link("/desk/reports/reach/invite").expect("the step")).await.expect(200);
    assert!(form.shows("kennen we één persoon die op de hoogte wil blijven"), "{}", form.words());
    let refused = nele.sends(&form.form("form#invite").with("event", "")).await.expect(422);
    assert!(refused.shows("kennen we één persoon"));
    let done = nele.sends(&form.form("form#invite").with("event", &coming.id.to_string())).await.expect(303);
    let invitees = nele.follows(done).await.expect(200);
    assert!(invitees.shows("Eén persoon staat klaar"), "{}", invitees.words());
    assert!(app.deliver_mail().await.is_empty(), "nobody is written to before the button");
    let ready = planned_invitee::Entity::find().all(app.db.reader()).await.expect("rows");
    assert_eq!(ready.iter().map(|row| row.first_name.as_deref()).collect::<Vec<_>>(), [Some("Fatima")]);

    // Twice is once.
    let again = nele.sends(&form.form("form#invite").with("event", &coming.id.to_string())).await.expect(303);
    assert!(nele.follows(again).await.shows("Niemand is erbij gekomen"));

    nele.sends(&invitees.form("form[action$='/invitees/planned']")).await.expect(303);
    assert_eq!(app.deliver_mail().await.len(), 1);
    assert_eq!(invitee::Entity::find().all(app.db.reader()).await.expect("rows").len(), 1);
    let history = nele.get(&format!("/desk/events/{}", coming.id)).await.expect(200);
    assert!(history.shows("zette mensen klaar om uit te nodigen"), "{}", history.words());
}

#[tokio::test]
async fn nobody_is_put_ready_for_an_event_of_another_programme() {
    let app = TestApp::start().await;
    let mut world = World::default();
    let mol = world.body(&app, ("Gemeente", "Mol", "13025", "Antwerpen", "Kempen"));
    let own = world.programme(&app, "Eigen", None);
    let earlier = world.event(&app, "2024-05-06T08:00:00Z");
    let person = world.person(&app, "Fatima");
    world.registration(&app, earlier, person, Some(mol));
    world.registrations.last_mut().expect("a registration").informed_consent_at = Some(app.clock.now().into());
    let coming = world.event(&app, "2027-05-06T08:00:00Z");
    world.events.last_mut().expect("an event").programme_id = Some(own);
    world.write(&app).await;
    let foreign = app.event().create().await;
    let tom = app.visitor();
    tom.signs_in(&app, "tom@ledenkoepel.example", "organiser").await;
    crate::team::sees_only(&app, "tom@ledenkoepel.example", &[own]).await;
    let form = tom.get(&format!("/desk/reports/reach/invite?{YEAR}")).await.expect(200).form("form#invite");
    tom.sends(&form.clone().with("event", &foreign.id.to_string())).await.expect(404);
    assert_eq!(planned_invitee::Entity::find().all(app.db.reader()).await.expect("rows").len(), 0);
    tom.sends(&form.with("event", &coming.to_string())).await.expect(303);
    assert_eq!(planned_invitee::Entity::find().all(app.db.reader()).await.expect("rows").len(), 1);
}
