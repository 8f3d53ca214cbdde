//! What the desk shows of changes that wait, and its buttons.

use crate::registration::{nothing_is_wrong, register};
use crate::support::{TestApp, TestEvent, Visitor};

use super::{half_an_hour, patient, pending};

fn path(event: &TestEvent, rest: &str) -> String {
    format!("/desk/events/{}{rest}", event.id)
}

async fn saves(nele: &Visitor, form: &crate::support::browser_form::BrowserForm) -> crate::support::Page {
    let answer = nele.sends(form).await.expect(303);
    nele.follows(answer).await.expect(200)
}

async fn moved(app: &TestApp) -> (Visitor, TestEvent, crate::support::Page) {
    let nele = app.organiser().await;
    let event = app.event().places(2).waiting_list().create().await;
    for name in ["jan", "an", "els"] {
        register(app, &event, &format!("{name}@gemeente.example")).await;
    }
    app.deliver_mail().await;
    let page = nele.get(&path(&event, &format!("/sessions/{}/edit", event.sessions[0].id))).await.expect(200);
    assert!(page.shows("De mails vertrekken 30 minuten na het bewaren"), "{}", page.words());
    let page = saves(&nele, &page.form("form#session").with("start", "10u30").with("end", "12u00")).await;
    (nele, event, page)
}

#[tokio::test]
async fn the_overview_says_who_will_be_told_of_what_and_when() {
    let app = patient().await;
    let (nele, event, page) = moved(&app).await;
    assert!(page.shows("Bewaard. 3 mensen worden straks verwittigd") && page.shows("3 mensen worden verwittigd (tijd)"), "{}", page.words());
    assert!(page.shows("vertrekken vanzelf op maandag 23 november 2026, 10:30"), "{}", page.words());
    assert!(page.shows("te verwittigen: 3 mensen"), "the history: {}", page.words());
    register(&app, &event, "tom@gemeente.example").await;
    let page = nele.get(&path(&event, "/changes")).await.expect(200);
    assert!(page.shows("Was dinsdag 9 maart 2027, 10:00-11:30") && page.shows("Is nu dinsdag 9 maart 2027, 10:30-12:00"), "{}", page.words());
    let rows = page.all("tbody tr");
    assert_eq!(rows.len(), 4);
    assert_eq!(rows.iter().filter(|row| row.contains("1 mail Bijgewerkte afspraak (REQUEST)")).count(), 2, "{rows:?}");
    assert_eq!(rows.iter().filter(|row| row.contains("1 mail Niets: heeft nog geen plaats")).count(), 1, "{rows:?}");
    assert_eq!(rows.iter().filter(|row| row.contains("Geen mail: weet het al")).count(), 1, "{rows:?}");
    assert!(app.deliver_mail().await.iter().all(|mail| mail.recipient() == "tom@gemeente.example"), "looking tells nobody");
}

#[tokio::test]
async fn she_sends_it_now() {
    let app = patient().await;
    let (nele, event, page) = moved(&app).await;
    let done = saves(&nele, &page.form("form#send-changes")).await;
    assert!(done.shows("De mails naar 3 mensen vertrekken nu.") && !done.shows("worden verwittigd"), "{}", done.words());
    assert_eq!(app.deliver_mail().await.len(), 3);
    let late = nele.sends(&page.form("form#withdraw-changes")).await.expect(409);
    assert!(late.has("[role=alert]") && late.shows("Iedereen is op de hoogte"));
    assert!(nele.get(&path(&event, "")).await.shows("Nele Janssens verwittigde de deelnemers"));
    nele.get(&path(&event, "/changes")).await.expect(200);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn she_takes_it_back() {
    let app = patient().await;
    let (nele, event, page) = moved(&app).await;
    let done = saves(&nele, &page.form("form#withdraw-changes")).await;
    assert!(done.shows("De wijzigingen zijn teruggedraaid") && done.shows("10:00-11:30") && done.shows("draaide de wijzigingen terug"), "{}", done.words());
    half_an_hour(&app);
    assert!(app.deliver_mail().await.is_empty() && pending(&app).await.is_none());
    nele.sends(&page.form("form#send-changes")).await.expect(409);
    assert!(nele.get(&path(&event, "/changes")).await.expect(200).shows("Er wacht geen wijziging"));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn a_session_that_was_taken_out_can_take_place_after_all() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-16T10:00", "2027-03-16T11:00").create().await;
    register(&app, &event, "jan@gemeente.example").await;
    app.deliver_mail().await;
    let page = nele.get(&path(&event, &format!("/sessions/{}/remove", event.sessions[1].id))).await.expect(200);
    let page = saves(&nele, &page.form("form#remove")).await;
    assert!(page.shows("1 geschrapte sessie"), "{}", page.words());
    let put_back = page.form("form#put-back-1");
    let page = saves(&nele, &put_back).await;
    assert!(page.shows("De sessie gaat toch door. 1 deelnemer krijgt een mail") || page.shows("De sessie gaat toch door."), "{}", page.words());
    assert_eq!(page.all("ol.rows li").len(), 2);
    nele.sends(&put_back).await.expect(409);
    app.deliver_mail().await;
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn only_who_may_edit_sees_the_buttons_and_odd_addresses_are_not_found() {
    let app = patient().await;
    let (nele, event, _) = moved(&app).await;
    let wout = app.visitor();
    wout.signs_in(&app, "wout@ledenkoepel.example", "desk").await;
    let page = wout.get(&path(&event, "")).await.expect(200);
    assert!(page.shows("3 mensen worden verwittigd") && page.try_form("form#send-changes").is_none());
    wout.get(&path(&event, "/changes")).await.expect(403);
    for verb in ["send", "withdraw"] {
        let mut form = page.form("form#sign-out").with("version", "1");
        form.action = path(&event, &format!("/changes/{verb}"));
        wout.sends(&form).await.expect(403);
        let mut form = nele.get(&path(&event, "")).await.form("form#send-changes");
        form.action = format!("/desk/events/no-id/changes/{verb}");
        nele.sends(&form).await.expect(404);
        form.action = path(&event, &format!("/changes/{verb}"));
        nele.sends(&form.with("version", "ten")).await.expect(409);
    }
    nele.get("/desk/events/00000000-0000-7000-8000-000000000001/changes").await.expect(404);
    nele.get(&path(&event, "/changes?page=99999999999")).await.expect(200);
}
