use belfry::entity::person_address;
use belfry::entity::registration::RegistrationStatus;
use sea_orm::EntityTrait as _;

use super::{is_sound, of, person, registers};
use crate::support::TestApp;

#[tokio::test]
async fn a_person_has_one_page_with_notes_and_all_registrations() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let (one, two) = (app.event().titled("De eerste").create().await, app.event().titled("De tweede").create().await);
    let an = registers(&app, &one, person("An", "D'Hondt", "an@a.example", "Stad Gent")).await;
    registers(&app, &two, person("An", "D'Hondt", "an@a.example", "Stad Gent")).await;
    for search in ["dhondt", "AN dho", "an@a.ex"] {
        let found = nele.get(&format!("/desk/people?q={}", search.replace(' ', "+"))).await.expect(200);
        assert_eq!(found.all("tbody a"), ["An D'Hondt"], "{search}");
    }
    assert!(nele.get("/desk/people?q=niemand").await.expect(200).shows("Niemand gevonden"));
    let path = format!("/desk/people/{}", an.person_id);
    let page = nele.get(&path).await.expect(200);
    assert!(page.shows("De eerste") && page.shows("De tweede") && page.shows("Bevestiging"), "{}", page.words());
    assert!(nele.sends(&page.form("form#add-note")).await.expect(422).has("#note-error"));
    nele.sends(&page.form("form#add-note").with("note", "Belt liever.")).await.expect(303);
    let page = nele.get(&path).await.expect(200);
    assert!(page.shows("Belt liever.") && page.shows("voegde een notitie toe"));
    let desk = app.visitor();
    desk.signs_in(&app, "balie@ledenkoepel.example", "desk").await;
    desk.get(&path).await.expect(403);
    desk.get("/desk/people").await.expect(403);
    for odd in ["x", "01a20946-89b8-700f-a906-8bd82b5ba86c"] {
        nele.get(&format!("/desk/people/{odd}")).await.expect(404);
    }
}

#[tokio::test]
async fn a_corrected_organisation_holds_for_what_is_still_to_come() {
    let app = TestApp::start().await;
    let (aalst, gent) = (app.organisation("Aalst").create().await, app.organisation("Gent").create().await);
    let (past, coming, later) = (app.event().session("2026-11-23T11:00", "2026-11-23T12:00").create().await, app.event().create().await, app.event().create().await);
    let before = registers(&app, &past, person("An", "Aerts", "an@a.example", "aalst gemeente")).await;
    registers(&app, &coming, person("An", "Aerts", "an@a.example", "aalst gemeente")).await;
    app.wait(jiff::SignedDuration::from_hours(24));
    let path = format!("/desk/people/{}", before.person_id);
    let nele = app.organiser().await;
    let form = nele.get(&path).await.form("form#correct").with("organisation", "Gemeente Aalst");
    let saved = nele.sends(&form).await.expect(303);
    assert!(nele.follows(saved).await.expect(200).shows("ook bij 1 inschrijving"), "told");
    assert_eq!(of(&app, &coming, "an@a.example").await.organisation_id, Some(aalst.id));
    assert_eq!(of(&app, &past, "an@a.example").await.organisation_id, None, "what is past stays");
    let next = registers(&app, &later, person("An", "Aerts", "an@a.example", "Aalst gemeente")).await;
    assert_eq!(next.organisation_id, Some(aalst.id));
    // A stale form does not overwrite; another employer of the register is believed.
    assert!(nele.sends(&form).await.expect(409).shows("intussen gewijzigd"), "somebody saved in between");
    let moved = app.event().create().await;
    let mut elsewhere = person("An", "Aerts", "an@a.example", "");
    elsewhere.organisation = belfry::actions::registration::register::OrganisationChoice::Known(gent.id);
    assert_eq!(registers(&app, &moved, elsewhere).await.organisation_id, Some(gent.id));
}

#[tokio::test]
async fn two_rows_of_one_human_being_become_one() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(1).waiting_list().create().await;
    let (only_hers, later) = (app.event().create().await, app.event().create().await);
    let kept = registers(&app, &event, person("An", "Aerts", "an@a.example", "Stad Gent")).await;
    let twin = registers(&app, &event, person("An", "Aerts", "an.aerts@b.example", "Stad Gent")).await;
    registers(&app, &only_hers, person("An", "Aerts", "an.aerts@b.example", "Stad Gent")).await;
    assert_eq!(twin.status, RegistrationStatus::Waitlisted);
    app.deliver_mail().await;
    let alike = nele.get("/desk/people/alike").await.expect(200);
    assert!(alike.shows("an@a.example") && alike.shows("an.aerts@b.example"), "{}", alike.words());
    let path = format!("/desk/people/{}/merge?with={}", kept.person_id, twin.person_id);
    let preview = nele.get(&path).await.expect(200);
    assert!(preview.shows("Beiden zijn ingeschreven voor dezelfde activiteit") && preview.shows("Dit kan je niet ongedaan maken"), "{}", preview.words());
    let form = preview.form("form#merge");
    let merged = nele.sends(&form).await.expect(303);
    let page = nele.follows(merged).await.expect(200);
    assert!(page.shows("De twee rijen zijn één persoon") && page.shows("an.aerts@b.example"));
    assert!(app.deliver_mail().await.is_empty(), "nobody is written to");
    assert_eq!(of(&app, &event, "an.aerts@b.example").await.status, RegistrationStatus::Cancelled);
    assert_eq!(of(&app, &event, "an@a.example").await.status, RegistrationStatus::Confirmed);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM persons").await, 1);
    assert_eq!(person_address::Entity::find().all(app.db.reader()).await.expect("rows").len(), 1);
    // Whoever registers with the other address is the same person.
    assert_eq!(registers(&app, &later, person("An", "Aerts", "an.aerts@b.example", "Stad Gent")).await.person_id, kept.person_id);
    nele.sends(&form).await.expect(404);
    nele.get(&format!("/desk/people/{}/merge?with={}", kept.person_id, kept.person_id)).await.expect(200);
    is_sound(&app).await;
}

#[tokio::test]
async fn people_who_look_alike_can_be_kept_apart() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    for email in ["an@a.example", "an.aerts@b.example"] {
        registers(&app, &event, person("An", "Aerts", email, "Stad Gent")).await;
    }
    let page = nele.get("/desk/people/alike").await.expect(200);
    nele.sends(&page.form("form[action='/desk/people/apart']")).await.expect(303);
    assert!(nele.get("/desk/people/alike").await.expect(200).shows("Niemand lijkt dubbel te zijn"));
}

#[tokio::test]
async fn a_typed_name_is_found_to_mean_an_organisation_and_remembered() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let aalst = app.organisation("Aalst").create().await;
    let (event, later) = (app.event().create().await, app.event().create().await);
    for name in ["An", "Bea"] {
        registers(&app, &event, person(name, "Aerts", &format!("{}@a.example", name.to_lowercase()), "Aalst-stad")).await;
    }
    let list = nele.get("/desk/organisations").await.expect(200);
    assert!(list.shows("Aalst-stad"), "{}", list.words());
    let page = nele.get("/desk/organisations/recognise?name=aalst+stad&q=aalst").await.expect(200);
    assert!(page.shows("2 inschrijvingen hebben deze naam"), "{}", page.words());
    let form = page.form("form#recognise");
    nele.sends(&form).await.expect(303);
    assert_eq!(of(&app, &event, "bea@a.example").await.organisation_id, Some(aalst.id));
    assert_eq!(registers(&app, &later, person("Cis", "Aerts", "cis@a.example", "AALST STAD")).await.organisation_id, Some(aalst.id));
    assert!(nele.get("/desk/organisations").await.expect(200).shows("Alle organisaties staan in het register"));
    nele.sends(&form).await.expect(404);
}
