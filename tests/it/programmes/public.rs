use super::{belongs, changes, made, programme};
use crate::registration::register;
use crate::support::TestApp;

#[tokio::test]
async fn everybody_reads_a_programme_in_their_language_or_in_its_own() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let path = made(&nele, "Labo Burgerparticipatie").await;
    changes(&nele, &path, "texts/nl", &[("description", "Wij zoeken *samen*.\n\n<script>alert(1)</script> [klik](javascript:alert(1)) ![x](https://evil.example/x.png)")]).await;
    changes(&nele, &path, "texts/fr", &[("name", "Labo participation")]).await;
    changes(&nele, &path, "funding", &[("funder", "de Vlaamse overheid"), ("disclaimer_nl", "Enkel de mening\nvan de makers."), ("disclaimer_fr", "Opinion des auteurs.")]).await;
    changes(&nele, &path, "details", &[("starts_on", "1/1/2026"), ("content_name", "An <b>Peeters"), ("content_email", "an@ledenkoepel.example")]).await;
    let maria = app.visitor();
    let page = maria.get("/programmes/labo-burgerparticipatie").await.expect(200);
    for words in ["Labo Burgerparticipatie", "Samen zoeken wat werkt.", "Met steun van de Vlaamse overheid", "Enkel de mening", "Vanaf", "An <b>Peeters", "Nele Janssens"] {
        assert!(page.shows(words), "{words}: {}", page.words());
    }
    let source = page.source();
    assert!(!source.contains("<script>alert") && !source.contains("href=\"javascript") && !source.contains("evil.example\""), "{source}");
    let french = app.visitor().speaking("fr-BE").get("/programmes/labo-burgerparticipatie").await.expect(200);
    assert!(french.shows("Labo participation") && french.shows("Opinion des auteurs.") && french.shows("Samen zoeken wat werkt."), "{}", french.words());
}

#[tokio::test]
async fn an_address_from_before_leads_to_the_programme() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let path = made(&nele, "Labo").await;
    changes(&nele, &path, "details", &[("slug", "labo-participatie")]).await;
    let maria = app.visitor();
    let moved = maria.get("/programmes/labo").await;
    assert!(moved.status.is_redirection() && moved.location() == "/programmes/labo-participatie", "{}", moved.status);
    // Calendar programs follow no redirect of ours.
    maria.get("/programmes/labo.ics").await.expect(200);
    // Nobody else may take it, and it may go back.
    let other = made(&nele, "Labo").await;
    assert_eq!(programme(&app, &other).await.slug, "labo-2");
    changes(&nele, &path, "details", &[("slug", "labo")]).await;
    maria.get("/programmes/labo").await.expect(200);
    assert_eq!(maria.get("/programmes/labo-participatie").await.location(), "/programmes/labo");
    maria.get("/programmes/ergens").await.expect(404);
}

#[tokio::test]
async fn an_event_and_its_letters_say_who_pays() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let path = made(&nele, "Labo").await;
    changes(&nele, &path, "funding", &[("funder", "de Vlaamse overheid"), ("disclaimer_nl", "Enkel de mening van de makers.")]).await;
    let event = app.event().create().await;
    belongs(&app, &event, &path).await;
    let page = app.visitor().get(&format!("/events/{}", event.slug)).await.expect(200);
    assert!(page.shows("Met steun van de Vlaamse overheid") && page.shows("Enkel de mening van de makers."), "{}", page.words());
    assert!(nele.get(&format!("/desk/events/{}/preview", event.id)).await.expect(200).shows("Met steun van de Vlaamse overheid"));
    register(&app, &event, "maria@gemeente.example").await;
    let mail = app.deliver_mail().await.remove(0);
    for body in [&mail.text, &mail.html] {
        assert!(body.contains("Met steun van de Vlaamse overheid") && body.contains("Enkel de mening van de makers."), "{body}");
    }
}

#[tokio::test]
async fn events_are_found_by_the_new_name_of_their_programme() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let path = made(&nele, "Labo").await;
    let event = app.event().create().await;
    belongs(&app, &event, &path).await;
    changes(&nele, &path, "texts/nl", &[("name", "Zomerschool Ïnspraak")]).await;
    let found = app.visitor().get("/?q=inspraak").await.expect(200);
    assert!(found.link(&format!("/events/{}", event.slug)).is_some(), "{}", found.words());
}
