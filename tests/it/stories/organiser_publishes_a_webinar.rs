//! Story A1, steps 2 to 4: a webinar is made, a mistake is said at its field, and it is found by everybody.

use crate::support::TestApp;

#[tokio::test]
async fn steps_2_to_4_a_webinar_is_made_mended_and_published() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    app.database().execute("INSERT INTO programmes (id, slug, name, summary, description, version, created_at) SELECT id, 'labo', 'Labo lokale burgerparticipatie', '', '', 1, created_at FROM organisers").await;
    let form = nele.get("/desk/events/new?kind=webinar").await.expect(200).form("form#event");
    let programme = form.choices.iter().find(|(name, value)| name == "programme" && !value.is_empty()).expect("the programme").1.clone();
    let form = form.with_all(&[
        ("title", "Right to Challenge: lessen uit drie gemeenten"),
        ("date", "9/3/2027"),
        ("start", "10:00"),
        ("end", "09:30"),
        ("join_url", "https://meeting.example/secret-room-4711"),
        ("capacity", "200"),
        ("closes_date", "8/3/2027"),
        ("closes_time", "12:00"),
        ("programme", &programme),
    ]);
    let wrong = nele.sends(&form).await.expect(422);
    assert!(wrong.all("#end-error").join("").contains("Het einduur ligt vóór het beginuur"));
    let kept = wrong.form("form#event");
    for (name, value) in form.fields.iter().filter(|(name, _)| name != "csrf") {
        assert_eq!(kept.get(name), value, "{name} is kept");
    }
    let answer = nele.sends(&kept.with("end", "11:30")).await.expect(303);
    let draft = nele.follows(answer).await.expect(200);
    let path = draft.path.split('?').next().unwrap_or_default().to_owned();
    // The reminders of its kind are there: the day before, and the way in an hour before.
    let reminders = nele.get(&format!("{path}/reminders")).await.expect(200);
    assert!(reminders.shows("Eén dag vooraf") && reminders.shows("Eén uur vooraf"), "{}", reminders.words());
    let answer = nele.sends(&draft.form("form#publish")).await.expect(303);
    nele.follows(answer).await.expect(200);

    let visitor = app.visitor();
    let page = visitor.get("/events/right-to-challenge-lessen-uit-drie-gemeenten").await.expect(200);
    let data: serde_json::Value = serde_json::from_str(&page.all("script[type=\"application/ld+json\"]").concat()).expect("JSON-LD");
    assert_eq!((data["startDate"].as_str(), data["maximumAttendeeCapacity"].as_i64()), (Some("2027-03-09T10:00:00+01:00"), Some(200)));
    assert!(visitor.get("/?text=right+to+challenge").await.shows("Right to Challenge"));
    let feed = visitor.get("/programmes/labo.ics").await.expect(200).source();
    assert!(feed.contains("Right to Challenge"), "{feed}");
    for source in [page.source(), feed, visitor.get("/").await.source()] {
        assert!(!source.contains("secret-room-4711"), "the link is nobody's to see");
    }
}
