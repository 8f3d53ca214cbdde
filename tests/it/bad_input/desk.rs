//! Times that cannot be, at the desk.

use crate::support::browser_form::BrowserForm;
use crate::support::{Page, TestApp, Visitor};

async fn new_event(nele: &Visitor) -> BrowserForm {
    nele.opens("/desk/events/new").await.expect(200).form_with("title").with_all(&[
        ("title", "Inspraak in de praktijk"),
        ("kind", "webinar"),
        ("format", "online"),
        ("language", "nl"),
        ("date", "2027-03-09"),
        ("start", "10:00"),
        ("end", "11:30"),
        ("time_zone", "Europe/Brussels"),
        ("join_url", "https://meeting.example/1"),
    ])
}

fn fault(page: &Page, field: &str) -> bool {
    page.has(&format!("[name=\"{field}\"][aria-invalid=\"true\"]")) || page.has(&format!("#{field}-error"))
}

#[tokio::test]
async fn an_end_before_the_start_is_told_at_its_field_and_nothing_is_lost() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let form = new_event(&nele).await;
    for (start, end, end_date) in [("10:00", "09:30", ""), ("10:00", "10:00", ""), ("10:00", "11:00", "2027-03-08"), ("10:00", "11:00", "2027-04-30")] {
        let page = nele.sends(&form.clone().with_all(&[("start", start), ("end", end), ("end_date", end_date)])).await.expect(422);
        assert!(fault(&page, "end"), "{start}-{end} {end_date}: {}", page.words());
        let kept = page.form_with("title");
        assert_eq!((kept.get("title"), kept.get("start"), kept.get("end")), ("Inspraak in de praktijk", start, end));
    }
    assert_eq!(app.database().number("SELECT COUNT(*) FROM events").await, 0);
}

#[tokio::test]
async fn an_hour_that_summer_time_skips_is_refused() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let form = new_event(&nele).await.with("date", "2027-03-28");
    let page = nele.sends(&form.clone().with_all(&[("start", "02:30"), ("end", "04:00")])).await.expect(422);
    assert!(fault(&page, "start"), "{}", page.words());
    let page = nele.sends(&form.clone().with_all(&[("start", "01:00"), ("end", "02:30")])).await.expect(422);
    assert!(fault(&page, "end"), "{}", page.words());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM sessions").await, 0);
    // From one to three that night is one hour.
    assert!(nele.sends(&form.with_all(&[("start", "01:00"), ("end", "03:00")])).await.status.is_redirection());
}

#[tokio::test]
async fn an_hour_that_winter_time_repeats_is_asked_about() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let form = new_event(&nele).await.with_all(&[("date", "2027-10-31"), ("start", "02:30"), ("end", "04:00")]);
    let page = nele.sends(&form).await.expect(422);
    assert!(fault(&page, "start") || page.has("[name=\"start_repeated\"]"), "{}", page.words());
    let asked = page.form_with("title");
    assert!(asked.has("start_repeated"), "the page asks which of the two: {}", page.words());
    for which in ["earlier", "later"] {
        assert!(nele.sends(&asked.clone().with("start_repeated", which)).await.status.is_redirection(), "{which}");
    }
    let starts = app.database().number("SELECT COUNT(DISTINCT starts_at) FROM sessions").await;
    assert_eq!(starts, 2, "earlier and later are an hour apart");
}

#[tokio::test]
async fn nonsense_in_an_event_is_told_at_each_field() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let form = new_event(&nele).await;
    for (field, value) in [
        ("title", ""),
        ("title", "Twee\r\nregels"),
        ("date", "31-02-2027"),
        ("date", "morgen"),
        ("start", "25:00"),
        ("time_zone", "Brussels"),
        ("time_zone", "../../etc/passwd"),
        ("capacity", "-1"),
        ("capacity", "many"),
        ("capacity", "99999999999999999999"),
        ("capacity", "1e3"),
        ("join_url", "javascript:alert(1)"),
        ("join_url", "meeting"),
        ("contact_email", "nele"),
        ("kind", "party"),
        ("language", "xx"),
        ("slug", "Geen geldige naam!"),
        ("programme", "00000000-0000-7000-8000-000000000000"),
    ] {
        let page = nele.sends(&form.clone().with(field, value)).await;
        assert_eq!(page.status, 422, "{field}={value:?}: {}", page.words());
        assert!(fault(&page, field), "{field}={value:?}: {}", page.words());
    }
    assert_eq!(app.database().number("SELECT COUNT(*) FROM events").await, 0);
}

#[tokio::test]
async fn a_session_of_another_event_is_not_found_through_this_one() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let (one, other) = (app.event().create().await, app.event().create().await);
    let strange = format!("/desk/events/{}/sessions/{}/edit", one.id, other.sessions[0].id);
    nele.opens(&strange).await.expect(404);
    let own = format!("/desk/events/{}/sessions/{}/edit", other.id, other.sessions[0].id);
    let mut form = nele.opens(&own).await.expect(200).form_with("start").with("start", "08:00");
    strange.clone_into(&mut form.action);
    nele.sends(&form).await.expect(404);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM sessions WHERE version > 1").await, 0);
    for path in ["/desk/events/x", "/desk/events/00000000-0000-7000-8000-000000000000", "/desk/events/%00/edit/texts", "/desk/events/x/edit/nothing", "/desk/registrations/1"] {
        nele.opens(path).await.expect(404);
    }
}

#[tokio::test]
async fn the_desk_is_closed_to_strangers_and_to_forms_of_another_session() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let nele = app.organiser().await;
    let stranger = app.visitor();
    for path in
        ["/desk".to_owned(), format!("/desk/events/{}", event.id), format!("/desk/events/{}/participants", event.id), "/desk/mail".to_owned(), "/desk/events/new".to_owned()]
    {
        let answer = stranger.get(&path).await;
        assert!(answer.status.is_redirection() && answer.location().starts_with("/desk/sign-in"), "{path}: {}", answer.status);
    }
    let form = new_event(&nele).await;
    let answer = stranger.sends(&form).await;
    assert!(answer.status.is_redirection() || answer.status.is_client_error(), "{}", answer.status);
    let other = app.visitor();
    other.signs_in(&app, "jan@ledenkoepel.example", "organiser").await;
    assert!(other.sends(&form).await.status.is_client_error(), "a form token belongs to its session");
    // A visitor's token is no desk token.
    let visitors = stranger.opens("/desk/sign-in").await.form_with("csrf").get("csrf").to_owned();
    assert!(nele.sends(&form.clone().with("csrf", &visitors)).await.status.is_client_error());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM events").await, 1);
    // Who only takes attendance changes nothing.
    let desk = app.visitor();
    desk.signs_in(&app, "onthaal@ledenkoepel.example", "desk").await;
    desk.opens(&format!("/desk/events/{}/participants", event.id)).await.expect(200);
    desk.opens("/desk/events/new").await.expect(403);
    desk.opens(&format!("/desk/events/{}/edit/texts", event.id)).await.expect(403);
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server_and_time_ends_it_too() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let session = nele.cookie("__Host-session").expect("a session");
    let page = nele.opens("/desk").await.expect(200);
    nele.sends(&page.form("form[action$=\"/sign-out\"]")).await;
    let thief = app.visitor();
    thief.takes_cookie("__Host-session", &session);
    assert!(thief.get("/desk").await.status.is_redirection());

    let idle = app.organiser().await;
    app.wait(jiff::SignedDuration::from_mins(119));
    idle.opens("/desk").await.expect(200);
    app.wait(jiff::SignedDuration::from_mins(121));
    assert!(idle.get("/desk").await.status.is_redirection(), "two hours of rest");
    let busy = app.organiser().await;
    for _ in 0..11 {
        app.wait(jiff::SignedDuration::from_mins(66));
        busy.get("/desk").await;
    }
    assert!(busy.get("/desk").await.status.is_redirection(), "twelve hours in all");
    // Put out of the desk, out at once.
    let gone = app.organiser().await;
    app.database().execute("UPDATE organisers SET active = FALSE").await;
    assert!(gone.get("/desk").await.status.is_redirection());
}
