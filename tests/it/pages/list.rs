use belfry::entity::event::EventStatus;

use crate::support::TestApp;

#[tokio::test]
async fn coming_events_are_listed_by_month_and_drafts_and_past_ones_are_not() {
    let app = TestApp::start().await;
    app.event().titled("Participatie in april").session("2027-04-08T10:00", "2027-04-08T12:00").create().await;
    app.event().titled("Webinar in maart").create().await;
    app.event().titled("Nog een ontwerp").status(EventStatus::Draft).create().await;
    app.event().titled("Was gisteren").session("2026-11-22T10:00", "2026-11-22T11:00").create().await;
    app.event().titled("Gaat niet door").status(EventStatus::Cancelled).session("2027-04-09T10:00", "2027-04-09T12:00").create().await;
    let page = app.visitor().get("/").await.expect(200);
    assert_eq!(page.all(".group h2"), ["maart 2027", "april 2027"]);
    assert_eq!(page.all(".group h3"), ["Webinar in maart", "Participatie in april", "Gaat niet door"]);
    assert!(page.shows("3 activiteiten gevonden"), "{}", page.words());
    assert!(page.shows("Gaat niet door"));
}

#[tokio::test]
async fn filters_are_in_the_address_and_shown_in_the_form() {
    let app = TestApp::start().await;
    app.event().titled("Café-overleg in Gent").onsite().session("2027-03-31T23:30", "2027-04-01T01:00").create().await;
    app.event().titled("Webinar over budgetten").create().await;
    let visitor = app.visitor();
    for (query, found) in [
        ("text=cafe", 1),
        ("text=CAF%C3%89+gent", 1),
        ("text=cafe+budgetten", 0),
        ("kind=webinar", 2),
        ("kind=training", 0),
        ("kind=nonsense", 2),
        ("format=onsite", 1),
        ("month=2027-03", 2),
        ("month=2027-04", 0),
        ("month=nonsense", 2),
        ("place=huis+van", 1),
        ("place=bischoffsheim", 1),
        ("place=Brugge", 0),
        ("held_in=nl", 2),
        ("held_in=fr", 0),
        ("programme=none-of-ours", 0),
        ("page=99", 2),
        ("page=-1", 2),
        ("text=%25_%27%00%ff", 2),
    ] {
        let page = visitor.get(&format!("/?{query}")).await.expect(200);
        assert_eq!(page.all(".card").len(), found, "{query}: {}", page.words());
    }
    let page = visitor.get("/?text=%3Cb%3Ecaf%C3%A9&kind=webinar&month=2027-03&place=huis").await;
    let form = page.form_with("text");
    assert_eq!((form.get("text"), form.get("kind"), form.get("month"), form.get("place")), ("<b>café", "webinar", "2027-03", "huis"));
    assert_eq!(form.method, "get");
}

#[tokio::test]
async fn an_empty_list_says_what_to_do() {
    let app = TestApp::start().await;
    assert!(app.visitor().get("/").await.expect(200).shows("geen activiteiten gepland"));
    assert!(app.visitor().get("/?text=iets").await.expect(200).shows("Niets past bij wat je zoekt"));
    assert!(app.visitor().speaking("fr").get("/").await.shows("Aucune activité n’est prévue"));
    assert!(app.visitor().speaking("en-GB").get("/").await.shows("No events are planned"));
}

#[tokio::test]
async fn a_long_list_is_paged_and_keeps_its_filter() {
    let app = TestApp::start().await;
    for number in 0..23 {
        app.event().titled(&format!("Overleg {number:02}")).create().await;
    }
    let page = app.visitor().get("/?text=overleg").await.expect(200);
    assert_eq!(page.all(".card").len(), 20);
    let next = page.link("page=2").expect("a next page");
    assert_eq!(next, "/?text=overleg&page=2");
    assert_eq!(app.visitor().get(&next).await.expect(200).all(".card").len(), 3);
}
