use belfry::entity::event::EventStatus;
use jiff::SignedDuration;
use serde_json::Value;

use crate::support::{Page, TestApp, TestEvent};

async fn page_of(app: &TestApp, event: &TestEvent) -> Page {
    app.visitor().get(&format!("/events/{}", event.slug)).await.expect(200)
}

fn structured_data(page: &Page) -> Value {
    let source = page.source();
    let data = source.split("<script type=\"application/ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next()).expect("structured data");
    serde_json::from_str(data).expect("JSON")
}

#[tokio::test]
async fn an_event_page_says_what_when_where_and_how_to_register() {
    let app = TestApp::start().await;
    let event = app.event().places(200).closes("2027-03-08T11:00:00Z").create().await;
    let page = page_of(&app, &event).await;
    for words in [
        "Right to Challenge: lessen uit drie gemeenten",
        "dinsdag 9 maart 2027, 10:00-11:30",
        "Europe/Brussels, UTC+01:00",
        "Nog 200 van de 200 plaatsen vrij",
        "maandag 8 maart 2027, 12:00",
        "nele@ledenkoepel.example",
        "Met ruimte voor vragen .",
        "Webinar",
        "Online",
        "Nederlands",
    ] {
        assert!(page.shows(words), "{words}: {}", page.words());
    }
    assert_eq!(page.link("Inschrijven").as_deref(), Some(format!("/events/{}/register", event.slug).as_str()));
    assert_eq!(page.link(".ics").as_deref(), Some(format!("/events/{}.ics", event.slug).as_str()));
    assert!(!page.source().contains("meeting.example"), "the meeting's link is for those who register");
}

#[tokio::test]
async fn structured_data_and_previews_are_right() {
    let app = TestApp::start().await;
    let event = app.event().titled("</script><b>\"Titel\" & meer").hybrid().places(1).create().await;
    let page = page_of(&app, &event).await;
    let data = structured_data(&page);
    assert_eq!(data["name"], "</script><b>\"Titel\" & meer");
    assert_eq!(data["startDate"], "2027-03-09T10:00:00+01:00");
    assert_eq!(data["endDate"], "2027-03-09T11:30:00+01:00");
    assert_eq!(data["eventStatus"], "https://schema.org/EventScheduled");
    assert_eq!(data["eventAttendanceMode"], "https://schema.org/MixedEventAttendanceMode");
    assert_eq!(data["location"][0]["@type"], "Place");
    assert_eq!(data["location"][1]["url"], format!("https://belfry.example/events/{}", event.slug));
    assert_eq!(data["offers"]["availability"], "https://schema.org/InStock");
    assert_eq!(page.attributes("meta[property='og:title']", "content"), ["</script><b>\"Titel\" & meer"]);
    assert_eq!(page.attributes("link[rel=canonical]", "href").len(), 1);
    assert_eq!(page.attributes("link[hreflang]", "hreflang"), ["nl", "fr", "en", "x-default"]);
}

#[tokio::test]
async fn whoever_cannot_register_reads_why() {
    let app = TestApp::start().await;
    let not_open = app.event().opens("2026-12-01T08:00:00Z").create().await;
    let closed = app.event().closes("2026-11-20T11:00:00Z").create().await;
    let full = app.event().places(0).create().await;
    let cancelled = app.event().status(EventStatus::Cancelled).create().await;
    let past = app.event().session("2026-11-20T10:00", "2026-11-20T11:00").create().await;
    let visitor = app.visitor();
    for (event, why) in [
        (&not_open, "Inschrijven kan vanaf dinsdag 1 december 2026, 09:00"),
        (&closed, "gesloten sinds vrijdag 20 november 2026, 12:00"),
        (&full, "alle plaatsen zijn ingenomen"),
        (&cancelled, "Deze activiteit gaat niet door"),
        (&past, "voorbij. Ze vond plaats op vrijdag 20 november 2026"),
    ] {
        let page = page_of(&app, event).await;
        assert!(page.shows(why), "{why}: {}", page.words());
        assert!(page.link("/register").is_none(), "{why}");
        let form = visitor.get(&format!("/events/{}/register", event.slug)).await.expect(409);
        assert!(form.shows(why), "{why}: {}", form.words());
    }
    assert_eq!(structured_data(&page_of(&app, &cancelled).await)["eventStatus"], "https://schema.org/EventCancelled");
    assert_eq!(structured_data(&page_of(&app, &full).await)["offers"]["availability"], "https://schema.org/SoldOut");
}

#[tokio::test]
async fn drafts_and_unknown_addresses_are_not_there() {
    let app = TestApp::start().await;
    let draft = app.event().status(EventStatus::Draft).create().await;
    for path in
        [format!("/events/{}", draft.slug), format!("/events/{}.ics", draft.slug), format!("/events/{}/register", draft.slug), "/events/none".to_owned(), "/events/%00".to_owned()]
    {
        app.visitor().get(&path).await.expect(404);
    }
}

#[tokio::test]
async fn a_page_follows_the_clock_and_every_change() {
    let app = TestApp::start().await;
    let event = app.event().places(1).closes("2026-11-23T10:00:00Z").create().await;
    assert!(page_of(&app, &event).await.shows("Nog 1 van de 1 plaatsen vrij"));
    app.visitor().registers_for(&event.slug, "maria@voorbeeldstad.example").await;
    assert!(page_of(&app, &event).await.shows("alle plaatsen zijn ingenomen"));
    app.wait(SignedDuration::from_hours(1));
    assert!(page_of(&app, &event).await.shows("gesloten sinds"));
}

#[tokio::test]
async fn pages_speak_three_languages_and_mark_foreign_titles() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let french = app.visitor().speaking("fr-BE").get(&format!("/events/{}", event.slug)).await.expect(200);
    assert!(french.shows("mardi 9 mars 2027, 10:00-11:30") && french.shows("S’inscrire"), "{}", french.words());
    assert_eq!(french.attributes("h1 [lang]", "lang"), ["nl"]);
    let english = app.visitor().get(&format!("/events/{}?language=en", event.slug)).await.expect(200);
    assert!(english.shows("Tuesday 9 March 2027") && english.shows("Register"), "{}", english.words());
}

#[tokio::test]
async fn the_calendar_file_can_be_kept_and_asked_again() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let path = format!("/events/{}.ics", event.slug);
    let file = app.visitor().get(&path).await.expect(200);
    assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(file.header("content-disposition"), format!("attachment; filename=\"{}.ics\"", event.slug));
    assert!(file.source().contains("METHOD:PUBLISH") && !file.source().contains("meeting.example"));
    let again = app.visitor().asks(axum::http::Method::GET, &path, &[("if-none-match", file.header("etag"))], Vec::new()).await.expect(304);
    assert!(again.body.is_empty());
}
