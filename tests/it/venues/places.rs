use jiff::SignedDuration;

use super::{desk, public, saves, venue};
use crate::support::TestApp;

const TOWN_HALL: [(&str, &str); 8] = [
    ("venue_name", "Stadhuis Kézelberg"),
    ("street", "Markt 1"),
    ("postal_code", "8800"),
    ("municipality", "Roeselare"),
    ("map_url", "https://www.openstreetmap.org/way/4711"),
    ("access_nl", "Lift en ringleiding"),
    ("travel_nl", "Tien minuten van het station"),
    ("capacity_hint", "80"),
];

#[tokio::test]
async fn a_venue_is_found_without_accents_and_chosen_for_a_session() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().onsite().create().await;
    let empty = nele.opens("/desk/venues").await.expect(200);
    assert!(empty.shows("Er zijn nog geen locaties"), "{}", empty.words());
    let id = venue(&nele, &TOWN_HALL).await;
    assert!(nele.opens("/desk/venues?q=kezelberg+ROESELARE").await.shows("Stadhuis Kézelberg"));
    assert!(nele.opens("/desk/venues?q=ergens").await.shows("Geen locatie gevonden"));
    // Looking for one saves nothing, and keeps what was typed.
    let path = format!("{}/edit", desk(&event, &format!("sessions/{}", event.sessions[0].id)));
    let form = nele.opens(&path).await.expect(200).form("form#session");
    let looked = nele.sends(&form.clone().with_all(&[("start", "10:15"), ("venue_search", "kezel")]).and("find", "venue")).await.expect(200);
    let again = looked.form("form#session");
    assert_eq!(again.get("start"), "10:15");
    let answer = nele.sends(&again.with("venue", &id)).await;
    nele.follows(answer).await.expect(200);

    let page = app.visitor().opens(&public(&event)).await.expect(200);
    for words in ["Stadhuis Kézelberg", "Markt 1, 8800 Roeselare", "Lift en ringleiding", "Tien minuten van het station", "Bekijk op de kaart"] {
        assert!(page.shows(words), "{words}: {}", page.words());
    }
    assert!(nele.opens("/desk/venues").await.shows("1 activiteit"));
    app.visitor().registers_for(&event.slug, "jan@gemeente.example").await;
    let mails = app.deliver_mail().await;
    assert!(mails[0].text.contains("Tien minuten van het station") && mails[0].text.contains("https://www.openstreetmap.org/way/4711"), "{}", mails[0].text);
    assert!(mails[0].event_property("LOCATION").contains("Markt 1"));
    crate::registration::nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn a_corrected_address_follows_into_sessions_ahead_and_their_people_are_told_of_all_at_once() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let id = venue(&nele, &TOWN_HALL).await;
    let (first, second) = (app.event().onsite().create().await, app.event().onsite().create().await);
    for event in [&first, &second] {
        saves(&nele, &format!("{}/edit", desk(event, &format!("sessions/{}", event.sessions[0].id))), "form#session", &[("venue", &id)]).await;
        app.visitor().registers_for(&event.slug, "jan@gemeente.example").await;
    }
    app.wait(SignedDuration::from_mins(40));
    app.deliver_mail().await;
    let path = format!("/desk/venues/{id}/edit");
    let page = nele.opens(&path).await.expect(200);
    assert!(page.shows("Er komen nog 2 sessies") && page.shows("krijgen 2 deelnemers een mail"), "the consequence is said before: {}", page.words());

    // How to get there is told to nobody; a new address is.
    saves(&nele, &path, "form#venue", &[("travel_nl", "Vijf minuten van het station")]).await;
    app.wait(SignedDuration::from_mins(40));
    assert!(app.deliver_mail().await.is_empty());
    assert!(app.visitor().opens(&public(&first)).await.shows("Vijf minuten van het station"));
    saves(&nele, &path, "form#venue", &[("street", "Botermarkt 2")]).await;
    assert!(app.visitor().opens(&public(&second)).await.shows("Botermarkt 2, 8800 Roeselare"), "pages show the truth at once");
    app.wait(SignedDuration::from_mins(40));
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 2);
    for mail in &mails {
        assert!(mail.method.as_deref() == Some("REQUEST") && mail.event_property("LOCATION").contains("Botermarkt 2"), "{}", mail.text);
    }
    crate::registration::nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn two_organisers_never_overwrite_each_others_venue_and_an_archived_one_is_chosen_no_more() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let id = venue(&nele, &TOWN_HALL).await;
    let path = format!("/desk/venues/{id}/edit");
    let old = nele.opens(&path).await.expect(200).form("form#venue");
    saves(&nele, &path, "form#venue", &[("street", "Botermarkt 2")]).await;
    let met = nele.sends(&old.with("municipality", "Izegem")).await.expect(409);
    assert!(met.shows("Botermarkt 2") && met.form("form#venue").get("municipality") == "Izegem", "{}", met.words());
    let faulty = nele.sends(&met.form("form#venue").with_all(&[("venue_name", ""), ("postal_code", "x"), ("map_url", "javascript:alert(1)"), ("capacity_hint", "veel")])).await;
    let faulty = faulty.expect(422);
    assert!(["venue_name", "postal_code", "map_url", "capacity_hint"].iter().all(|field| faulty.has(&format!("#{field}-error"))), "{}", faulty.words());

    let shelve = nele.opens(&path).await.expect(200).form("form#shelve");
    let answer = nele.sends(&shelve).await;
    assert!(nele.follows(answer).await.shows("gearchiveerd"));
    let event = app.event().onsite().create().await;
    let session = format!("{}/edit", desk(&event, &format!("sessions/{}", event.sessions[0].id)));
    let form = nele.opens(&session).await.expect(200).form("form#session");
    assert!(nele.sends(&form.clone().without("venue").and("venue", &id)).await.expect(422).has("#venue-error"), "a form from before");
    assert_eq!(nele.sends(&form.without("venue").and("venue", "no id")).await.status, 422);
    assert!(nele.opens("/desk/venues?which=archived").await.shows("Stadhuis Kézelberg"));
}

#[tokio::test]
async fn a_hidden_place_keeps_its_directions_hidden_until_there_is_a_place() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let id = venue(&nele, &TOWN_HALL).await;
    let event = app.event().onsite().places(1).waiting_list().create().await;
    saves(&nele, &format!("{}/edit", desk(&event, &format!("sessions/{}", event.sessions[0].id))), "form#session", &[("venue", &id), ("place_hidden", "yes")]).await;
    let page = app.visitor().opens(&public(&event)).await.expect(200);
    let secrets = ["Kézelberg", "Markt 1", "openstreetmap", "Tien minuten"];
    assert!(secrets.iter().all(|secret| !page.source().contains(secret)), "{}", page.words());
    app.visitor().registers_for(&event.slug, "jan@gemeente.example").await;
    let waiting = app.visitor();
    let form = waiting.fills_in(&event.slug, "an@gemeente.example").await;
    waiting.sends(&form).await;
    let mails = app.deliver_mail().await;
    let to = |who: &str| mails.iter().find(|mail| mail.recipient().starts_with(who)).expect("a mail");
    assert!(to("jan").text.contains("Tien minuten"), "{}", to("jan").text);
    assert!(secrets.iter().all(|secret| !to("an").text.contains(secret)), "{}", to("an").text);
    let mine = app.visitor().opens(&to("jan").link("/r/")).await.expect(200);
    assert!(mine.shows("Tien minuten"));
    let hers = app.visitor().opens(&to("an").link("/r/")).await.expect(200);
    assert!(secrets.iter().all(|secret| !hers.source().contains(secret)), "{}", hers.words());
}
