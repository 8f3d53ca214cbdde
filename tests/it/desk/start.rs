use belfry::entity::event::EventStatus;
use belfry::rules::registration::Approval;

use super::{overview, person, registers};
use crate::support::{Page, TestApp};

/// What is listed as needed, each with where it leads.
fn needs(page: &Page) -> Vec<(String, String)> {
    page.all(".needs a").into_iter().zip(page.attributes(".needs a", "href")).collect()
}

#[tokio::test]
async fn a_new_installation_says_what_to_do_first() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let page = nele.get("/desk").await.expect(200);
    assert!(page.shows("Er is nog geen activiteit") && page.shows("Maak je eerste activiteit"));
    assert_eq!(page.attributes("a.button", "href"), ["/desk/events/new"], "one main action");
    assert!(!page.has("#needs") && !page.has("#week"));
}

#[tokio::test]
async fn the_start_page_lists_what_needs_somebody_and_leads_there() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let quiet = app.event().create().await;
    app.database().execute("UPDATE sessions SET join_url = 'https://meeting.example/1'").await;
    assert!(nele.get("/desk").await.shows("Niets. Alles is gedaan."));

    let asks = app.event().titled("Met goedkeuring").rules(|rules| rules.approval = Approval::NoPlace).create().await;
    for name in ["Jan", "Els"] {
        registers(&app, &asks, vec![person(name, "Stad Gent")]).await;
    }
    let onsite = app.event().titled("Zonder plaats").onsite().create().await;
    app.database().execute("UPDATE sessions SET join_url = 'https://meeting.example/1'").await;
    app.database().execute(&format!("UPDATE sessions SET place = NULL, address = NULL WHERE event_id IN (SELECT id FROM events WHERE slug = '{}')", onsite.slug)).await;
    let draft = app.event().titled("Bijna").status(EventStatus::Draft).session("2026-12-01T10:00", "2026-12-01T11:30").create().await;
    let past = app.event().titled("Vorige week").session("2026-11-20T10:00", "2026-11-20T11:30").create().await;
    app.database().execute("UPDATE events SET places_taken = 3 WHERE title = 'Vorige week'").await;
    let long_past = app.event().titled("Vorig jaar").session("2025-11-20T10:00", "2025-11-20T11:30").create().await;
    app.database().execute("UPDATE events SET places_taken = 3 WHERE title = 'Vorig jaar'").await;

    let page = nele.get("/desk").await.expect(200);
    let found = needs(&page);
    let expected = [
        ("2 inschrijvingen wachten op je goedkeuring", format!("{}/participants?status=pending", overview(&asks))),
        ("Een sessie heeft nog geen plaats", overview(&onsite)),
        ("De aanwezigheid van 3 deelnemers is nog niet afgesloten", format!("{}/sessions/{}/attendance", overview(&past), past.sessions[0].id)),
        ("Een concept begint binnenkort", overview(&draft)),
    ];
    for (words, href) in &expected {
        assert!(found.iter().any(|(shown, to)| shown.starts_with(words) && to == href), "{words}: {found:?}");
        nele.get(href).await.expect(200);
    }
    assert_eq!(found.len(), expected.len(), "{found:?}");
    assert!(!page.shows(&long_past.title) && !found.iter().any(|(_, href)| href.contains(&quiet.id.to_string())));

    // What is done is no longer asked for.
    let close = nele.get(&expected[2].1).await.form("form[action$='/attendance/close']");
    nele.sends(&close).await.expect(303);
    assert!(!nele.get("/desk").await.shows("aanwezigheid"));
}

#[tokio::test]
async fn offers_that_end_soon_and_people_who_wait_beside_free_places_are_told_of() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(1).waiting_list().create().await;
    for name in ["Jan", "An"] {
        registers(&app, &event, vec![person(name, "Stad Gent")]).await;
    }
    let waits = nele.get("/desk").await;
    assert!(!waits.shows("plaatsen vrij"), "no place is free");
    app.database().execute("UPDATE events SET capacity = 5").await;
    assert!(nele.get("/desk").await.shows("Er zijn plaatsen vrij terwijl 1 persoon wacht"));
    app.database().execute("UPDATE events SET capacity = 1").await;
    app.database().execute("UPDATE registrations SET status = 'offered', offer_expires_at = '2026-11-24T08:00:00+00:00' WHERE first_name = 'An'").await;
    let page = nele.get("/desk").await;
    assert!(page.shows("1 aangeboden plaats vervalt binnenkort"), "{}", page.words());
    let list = nele.get(&page.link("status=offered").expect("a link")).await.expect(200);
    assert_eq!(list.all("tbody tr").len(), 1);
    app.database().execute("UPDATE registrations SET offer_expires_at = '2026-11-30T08:00:00+00:00' WHERE first_name = 'An'").await;
    assert!(!nele.get("/desk").await.shows("vervalt binnenkort"));
}

#[tokio::test]
async fn only_the_first_lines_of_a_sort_stand_on_the_start_page_and_all_on_their_own() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    for day in 1..=9 {
        app.event().session(&format!("2027-01-0{day}T10:00"), &format!("2027-01-0{day}T11:00")).create().await;
    }
    app.database().execute("UPDATE sessions SET join_url = NULL").await;
    let page = nele.get("/desk").await.expect(200);
    assert_eq!(page.all(".needs li").len(), 5, "{}", page.words());
    let all = nele.get("/desk/needs/link-missing").await.expect(200);
    assert_eq!(all.all(".needs li").len(), 9);
    assert!(nele.get("/desk/needs/approvals").await.expect(200).shows("Niets. Alles is gedaan."));
    nele.get("/desk/needs/coffee").await.expect(404);
    for page in ["0", "2", "99999999999", "x"] {
        nele.get(&format!("/desk/needs/link-missing?page={page}")).await.expect(200);
    }
    // Who only takes attendance is not told of what they cannot do.
    let desk = app.visitor();
    desk.signs_in(&app, "desk@ledenkoepel.example", "desk").await;
    assert!(needs(&desk.get("/desk").await.expect(200)).is_empty());
    desk.get("/desk/needs/link-missing").await.expect(403);
    desk.get("/desk/needs/attendance").await.expect(200);
}

#[tokio::test]
async fn the_week_shows_its_sessions_with_places_taken_and_else_what_comes_next() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    app.event().titled("Volgende maand").places(20).session("2026-12-10T10:00", "2026-12-10T11:30").create().await;
    let page = nele.get("/desk").await.expect(200);
    assert!(page.shows("Deze week is er niets.") && page.shows("Volgende maand"), "{}", page.words());
    let this_week = app.event().titled("Donderdag").places(20).session("2026-11-26T10:00", "2026-11-26T11:30").create().await;
    registers(&app, &this_week, vec![person("Jan", "Stad Gent")]).await;
    app.event().titled("Zondagavond").session("2026-11-29T22:00", "2026-11-29T23:30").create().await;
    app.event().titled("Maandag daarna").session("2026-11-30T00:00", "2026-11-30T01:00").create().await;
    app.event().titled("Concept").status(EventStatus::Draft).session("2026-11-27T22:00", "2026-11-27T23:30").create().await;
    let rows = nele.get("/desk").await.all("table tbody tr");
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[0].contains("donderdag 26 november 2026, 10:00-11:30") && rows[0].contains("Donderdag") && rows[0].contains("1 van 20"), "{rows:?}");
    assert!(rows[1].contains("Zondagavond"));
    app.at("2026-11-26T12:00:00Z");
    nele.signs_in(&app, "nele@ledenkoepel.example", "organiser").await;
    assert!(nele.get("/desk").await.all("table tbody tr")[0].contains("voorbij"));
}
