use belfry::entity::event;
use belfry::entity::event::EventStatus;
use sea_orm::EntityTrait as _;

use super::{audit, fault, overview, path, person, registers, saved, section, webinar};
use crate::support::TestApp;

async fn only_event(app: &TestApp) -> event::Model {
    event::Entity::find().one(app.db.reader()).await.expect("an answer").expect("an event")
}

#[tokio::test]
async fn nele_publishes_a_webinar() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let form = webinar(&nele).await;
    // She mistypes the end: it is said at the field, and nothing is lost.
    let page = nele.sends(&form.clone().with("end", "09:30")).await.expect(422);
    assert!(fault(&page, "end").contains("Het einduur ligt vóór het beginuur"));
    let kept = page.form("form#event");
    for (name, typed) in
        [("title", "Right to Challenge: lessen uit drie gemeenten"), ("date", "9/3/2027"), ("start", "10u"), ("end", "09:30"), ("closes_time", "12u00"), ("capacity", "200")]
    {
        assert_eq!(kept.get(name), typed);
    }
    assert_eq!(app.database().number("SELECT COUNT(*) FROM events").await, 0);

    let draft = saved(&nele, &kept.with("end", "11u30")).await;
    assert!(draft.shows("Het concept is bewaard") && draft.shows("dinsdag 9 maart 2027, 10:00-11:30"));
    let visitor = app.visitor();
    visitor.get("/events/right-to-challenge-lessen-uit-drie-gemeenten").await.expect(404);
    let preview = nele.get(&format!("{}/preview", path(&draft))).await.expect(200);
    assert!(preview.shows("dinsdag 9 maart 2027, 10:00-11:30") && preview.shows("200"));
    assert!(!preview.source().contains("secret-room-4711"));

    let answer = nele.sends(&draft.form("form#publish")).await.expect(303);
    assert!(nele.follows(answer).await.shows("Gepubliceerd. Iedereen kan de activiteit nu zien."));
    let page = visitor.get("/events/right-to-challenge-lessen-uit-drie-gemeenten").await.expect(200);
    assert!(!page.source().contains("secret-room-4711"), "the meeting link is nobody's to see");
    let event = only_event(&app).await;
    assert_eq!(event.status, EventStatus::Published);
    assert_eq!(event.starts_at.map(|moment| moment.0.to_string()).as_deref(), Some("2027-03-09T09:00:00Z"));
    assert_eq!(event.registration_closes_at.map(|moment| moment.0.to_string()).as_deref(), Some("2027-03-08T11:00:00Z"));
    let log = audit(&app).await;
    let actions: Vec<&str> = log.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["sign_in", "event.create", "event.publish"]);
    assert!(log.iter().all(|entry| entry.actor_id.is_some() && entry.at.0 == app.clock.now()));
    assert!(nele.get(&path(&draft)).await.shows("Nele Janssens publiceerde de activiteit"));
}

#[tokio::test]
async fn two_events_of_one_title_have_two_addresses() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let form = webinar(&nele).await;
    saved(&nele, &form).await;
    let second = saved(&nele, &form).await;
    assert!(second.source().contains("right-to-challenge-lessen-uit-drie-gemeenten-2"));
    let page = nele.sends(&form.with("slug", "right-to-challenge-lessen-uit-drie-gemeenten")).await.expect(422);
    assert!(fault(&page, "slug").contains("Een andere activiteit"));
}

#[tokio::test]
async fn a_draft_says_what_it_lacks_and_is_not_published_without_it() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let blank = nele.get("/desk/events/new").await.form("form#event").with("title", "Werkbezoek").with("format", "onsite");
    let draft = saved(&nele, &blank).await;
    assert!(draft.shows("Voeg een sessie toe") && draft.try_form("form#publish").is_none());
    let mut forced = draft.form("form#sign-out").with("version", "1");
    forced.action = format!("{}/publish", path(&draft));
    let refused = nele.sends(&forced).await.expect(422);
    assert!(refused.has("[role=alert]"));
    let session = nele.get(&format!("{}/sessions/new", path(&draft))).await.form("form#session").with_all(&[("date", "2027-03-09"), ("start", "10:00"), ("end", "12:00")]);
    let draft = saved(&nele, &session).await;
    assert!(draft.shows("Vul de plaats in"));
    nele.sends(&forced).await.expect(422);
    assert_eq!(only_event(&app).await.status, EventStatus::Draft);
}

#[tokio::test]
async fn wrong_values_are_named_and_kept() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let form = webinar(&nele).await;
    let long = "é".repeat(201);
    for (field, typed, said) in [
        ("title", "", "Vul dit nog in"),
        ("title", long.as_str(), "200"),
        ("title", "a\u{0}b", "teken"),
        ("title", "a\r\nBcc: x@y.be", "teken"),
        ("kind", "party", "Kies iets uit de lijst"),
        ("format", "", "Kies iets uit de lijst"),
        ("language", "de", "Kies iets uit de lijst"),
        ("programme", "01a20946-89b8-700f-a906-8bd82b5ba86c", "Kies iets uit de lijst"),
        ("programme", "' OR 1=1", "Kies iets uit de lijst"),
        ("capacity", "0", "heel getal"),
        ("capacity", "-5", "heel getal"),
        ("capacity", "99999999999999999999", "heel getal"),
        ("capacity", "1e400", "heel getal"),
        ("closes_date", "31/2/2027", "geen datum"),
        ("closes_time", "25:00", "geen uur"),
        ("contact_email", "nele@localhost", "e-mailadres"),
        ("slug", "Met Spaties", "koppeltekens"),
        ("slug", "../desk", "koppeltekens"),
        ("date", "30/2/2027", "geen datum"),
        ("date", "9/3/27", "geen datum"),
        ("start", "tien", "geen uur"),
        ("end", "", "Vul dit nog in"),
        ("time_zone", "Mars/Olympus", "tijdzone"),
        ("time_zone", "../../etc/passwd", "tijdzone"),
        ("join_url", "javascript:alert(1)", "webadres"),
        ("place", "a\u{2028}b", "teken"),
    ] {
        let page = nele.sends(&form.clone().with(field, typed)).await.expect(422);
        assert!(fault(&page, field).contains(said), "{field}={typed:?}: {}", page.words());
        assert!(page.attributes(&format!("#{field}"), "aria-invalid").contains(&"true".to_owned()), "{field}");
        assert!(page.has("[role=alert]"));
    }
    let page = nele.sends(&form.clone().with("opens_date", "9/3/2027").with("opens_time", "")).await.expect(422);
    assert!(fault(&page, "closes_date").contains("sluit voor het opent"));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM events").await, 0);
}

#[tokio::test]
async fn an_edit_is_logged_with_what_it_was_before() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(20).create().await;
    let form = nele.get(&section(&event, "texts")).await.expect(200).form("form#event");
    let page = saved(&nele, &form.with("title", "Een <b>nieuwe</b> titel").with("summary", "Korter")).await;
    assert!(page.shows("Bewaard.") && page.shows("Een <b>nieuwe</b> titel"));
    let entry = audit(&app).await.pop().expect("an entry");
    assert_eq!(entry.action, "event.edit");
    assert_eq!(entry.details["summary"][1], "Korter");
    assert_eq!(entry.details["title"][0], "Right to Challenge: lessen uit drie gemeenten");
    assert_eq!(entry.details.as_object().map(serde_json::Map::len), Some(2), "only what changed: {}", entry.details);
    assert!(only_event(&app).await.search_text.contains("een b nieuwe b titel"));
    let form = nele.get(&section(&event, "texts")).await.form("form#event");
    saved(&nele, &form).await;
    assert_eq!(audit(&app).await.len(), 2, "saving nothing is no change");
}

#[tokio::test]
async fn fewer_places_than_are_taken_throw_nobody_out_and_more_help_those_who_wait() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(3).waiting_list().create().await;
    for name in ["Jan", "An", "Els", "Tom"] {
        registers(&app, &event, vec![person(name, "Stad Voorbeeldstad")]).await;
    }
    let form = nele.get(&section(&event, "registering")).await.form("form#event");
    let page = saved(&nele, &form.with("capacity", "1")).await;
    assert!(page.shows("2 mensen hebben een plaats boven het nieuwe aantal; ze houden die."), "{}", page.words());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations WHERE status = 'confirmed'").await, 3);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations WHERE overbooked").await, 2);
    assert!(page.shows("2 mensen houden een plaats boven het maximum"), "the history says it: {}", page.words());
    let form = nele.get(&section(&event, "registering")).await.form("form#event");
    let page = saved(&nele, &form.with("capacity", "4")).await;
    assert!(page.shows("1 persoon van de wachtlijst kreeg een plaats."), "{}", page.words());
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations WHERE status = 'offered'").await, 1);
}

#[tokio::test]
async fn two_organisers_at_once_never_overwrite_each_other_unseen() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let edit = section(&event, "texts");
    let (hers, his) = (nele.get(&edit).await.form("form#event"), nele.get(&edit).await.form("form#event"));
    saved(&nele, &hers.with("summary", "Van Nele")).await;
    let met = nele.sends(&his.with("summary", "Van Jan").with("title", "Titel van Jan")).await.expect(409);
    assert!(met.shows("Iemand anders was je voor") && met.shows("Nele Janssens") && met.shows("Van Nele"));
    let kept = met.form("form#event");
    assert_eq!((kept.get("summary"), kept.get("title")), ("Van Jan", "Titel van Jan"));
    assert_eq!(only_event(&app).await.summary, "Van Nele");
    saved(&nele, &kept).await;
    assert_eq!(only_event(&app).await.summary, "Van Jan");
    // A button that was seen before the change does not act either.
    let draft = app.event().status(EventStatus::Draft).create().await;
    let publish = nele.get(&overview(&draft)).await.form("form#publish");
    let form = nele.get(&section(&draft, "texts")).await.form("form#event");
    saved(&nele, &form.with("title", "Anders")).await;
    nele.sends(&publish).await.expect(409);
}

#[tokio::test]
async fn a_cancelled_event_tells_everybody_and_stays_as_it_is() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    for name in ["jan", "an"] {
        app.visitor().registers_for(&event.slug, &format!("{name}@gemeente.example")).await;
    }
    app.deliver_mail().await;
    let page = nele.get(&format!("{}/cancel", overview(&event))).await.expect(200);
    assert!(page.shows("2 ingeschreven deelnemers"));
    let answer = nele.sends(&page.form("form#cancel").with("reason", "De spreker is ziek.")).await.expect(303);
    let done = nele.follows(answer).await.expect(200);
    assert!(done.shows("mails naar 2 deelnemers") && done.shows("De spreker is ziek."));
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 2);
    assert!(mails.iter().all(|mail| mail.method.as_deref() == Some("CANCEL") && mail.text.contains("De spreker is ziek.")));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations WHERE status = 'confirmed'").await, 0);
    assert_eq!(audit(&app).await.last().map(|entry| entry.action.clone()).as_deref(), Some("event.cancel"));
    nele.sends(&page.form("form#cancel")).await.expect(409);
    let mut edit = done.form("form#sign-out").with("version", "2");
    edit.action = format!("{}/publish", overview(&event));
    nele.sends(&edit).await.expect(409);
}

#[tokio::test]
async fn the_lists_find_events_by_their_words_and_dates() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    app.event().titled("Café en burgerparticipatie").create().await;
    app.event().titled("Iets anders").status(EventStatus::Draft).create().await;
    app.event().titled("Lang geleden").session("2026-01-09T10:00", "2026-01-09T11:30").create().await;
    let start = nele.get("/desk").await.expect(200);
    assert!(start.shows("Café en burgerparticipatie") && start.shows("Iets anders") && !start.shows("Lang geleden"));
    assert!(nele.get("/desk/events?when=past").await.shows("Lang geleden"));
    assert!(nele.get("/desk/events?q=CAFE+burger").await.shows("Café en burgerparticipatie"));
    for nothing in ["/desk/events?q=%25", "/desk/events?q=zzz", "/desk/events?q='+OR+1=1"] {
        let page = nele.get(nothing).await.expect(200);
        assert_eq!(page.shows("Café en burgerparticipatie"), nothing.contains("%25"), "{nothing}");
    }
    for odd in ["page=0", "page=-1", "page=99999999999999999999", "page=4294967295", "when=x", "when=past&page=7"] {
        nele.get(&format!("/desk/events?{odd}")).await.expect(200);
    }
}
