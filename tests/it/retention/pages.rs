//! What the desk says of it.

use belfry::actions::retention::night::retain;

use crate::certificates::comes;
use crate::registration::by_email;
use crate::support::TestApp;

#[tokio::test]
async fn an_event_says_what_is_held_and_until_when_and_is_held_longer() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    comes(&app, &event, "canarine").await;
    let nele = app.organiser().await;
    let path = format!("/desk/events/{}/retention", event.id);
    let page = nele.get(&path).await.expect(200);
    assert!(page.shows("Naam, e-mailadres, functie") && page.shows("8 maart 2029"), "{}", page.source());
    let bad = nele.sends(&page.form("#hold").with("hold_reason", "").with("hold_until", "1/1/2020")).await.expect(422);
    assert!(bad.shows("Kies een dag die nog komt."));
    let done = nele.sends(&bad.form("#hold").with("hold_reason", "Controle ESF").with("hold_until", "31/12/2032")).await;
    let page = nele.follows(done).await.expect(200);
    assert!(page.shows("Controle ESF") && page.shows("31 december 2032"), "{}", page.source());
}

#[tokio::test]
async fn the_association_says_its_terms_and_what_the_nights_erased() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    comes(&app, &event, "canarine").await;
    let nele = app.organiser().await;
    assert!(nele.get("/desk/retention").await.expect(200).shows("Er is nog geen nacht voorbij."));
    app.at("2030-03-09T09:00:00Z");
    retain(&app).await.expect("a night");
    let nele = app.organiser().await;
    let page = nele.get("/desk/retention").await.expect(200);
    assert!(page.shows("9 maart 2030") && page.shows("2 jaar na de activiteit"), "{}", page.source());
}

#[tokio::test]
async fn an_administrator_reads_the_consequences_and_erases() {
    let app = TestApp::start().await;
    let event = app.event().titled("Webinar Right to Challenge").create().await;
    comes(&app, &event, "canarine").await;
    let person = by_email(&app, "canarine@gemeente.example").await.person_id;
    let admin = app.visitor();
    admin.signs_in(&app, "ann@ledenkoepel.example", "admin").await;
    let path = format!("/desk/people/{person}/erase");
    let page = admin.get(&path).await.expect(200);
    assert!(page.shows("Webinar Right to Challenge"));
    admin.sends(&page.form("#erase")).await.expect(422);
    admin.sends(&page.form("#erase").with("sure_erase", "yes")).await.expect(303);
    assert!(admin.get(&path).await.expect(200).shows("Het wissen is gevraagd."));
    app.deliver_mail().await;
    belfry::actions::retention::finish::finish_all(&app).await.expect("finished");
    admin.get(&path).await.expect(404);
    admin.get(&format!("/desk/events/{}/participants", event.id)).await.expect(200);
    admin.get(&format!("/desk/people/{person}")).await.expect(200);
}

#[tokio::test]
async fn all_data_of_one_person_are_in_one_file_that_they_can_read() {
    let app = TestApp::start().await;
    let event = app.event().titled("Webinar Right to Challenge").create().await;
    comes(&app, &event, "canarine").await;
    comes(&app, &event, "ander").await;
    let person = by_email(&app, "canarine@gemeente.example").await.person_id;
    let admin = app.visitor();
    admin.signs_in(&app, "ann@ledenkoepel.example", "admin").await;
    let path = format!("/desk/people/{person}/data.json");
    let file = admin.get(&path).await.expect(200);
    let data: serde_json::Value = serde_json::from_str(&file.source()).expect("JSON");
    assert_eq!(data["E-mailadres"], "canarine@gemeente.example");
    assert_eq!(data["Inschrijvingen"][0]["Activiteit"], "Webinar Right to Challenge");
    assert!(!data["Mails"].as_array().expect("mails").is_empty() && !file.source().contains("ander@"));
    app.organiser().await.get(&path).await.expect(403);
}
