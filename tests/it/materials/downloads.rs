use axum::http::Method;
use belfry::entity::material::MaterialAudience::{Everyone, Present, Registered};

use super::{ENDED, PDF, adds_file, adds_pdf, attended, comes, last};
use crate::support::TestApp;

#[tokio::test]
async fn everybody_fetches_what_is_for_everybody() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    adds_pdf(&nele, &event, "Programmaboekje", Everyone, &[]).await;
    let page = app.visitor().get(&format!("/events/{}", event.slug)).await.expect(200);
    assert!(page.shows("Programmaboekje") && page.shows("Document · PDF, 1 kB"), "{}", page.words());
    let address = page.link("/materials/").expect("a link");
    let file = app.visitor().get(&address).await.expect(200);
    assert_eq!(file.body, PDF);
    assert_eq!(file.header("content-type"), "application/pdf");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"verslag _.pdf\"; filename*=UTF-8''verslag%20%C3%A9.pdf");
    assert_eq!(file.header("x-content-type-options"), "nosniff");
    assert!(file.header("content-security-policy").contains("sandbox") && file.header("cache-control").contains("must-revalidate"));
    assert_eq!(file.header("content-length"), PDF.len().to_string());
    let head = app.visitor().asks(Method::HEAD, &address, &[], Vec::new()).await.expect(200);
    assert!(head.body.is_empty() && head.header("content-length") == PDF.len().to_string());
    // Not before its event is public, and not under another material's address.
    app.database().execute("UPDATE events SET status = 'draft'").await;
    app.visitor().get(&address).await.expect(404);
    for wrong in ["/materials/x/y", "/materials/018f0000-0000-7000-8000-000000000000/a.pdf", "/materials/"] {
        app.visitor().get(wrong).await.expect(404);
    }
}

#[tokio::test]
async fn a_large_file_comes_in_pieces_and_in_parts() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let content: Vec<u8> = PDF.iter().copied().chain((0..600_000_u32).map(|number| b'a' + u8::try_from(number % 26).expect("a letter"))).collect();
    adds_file(&nele, &event, "Groot", Everyone, &[], ("groot.pdf", &content)).await.expect(303);
    let address = app.visitor().get(&format!("/events/{}", event.slug)).await.link("/materials/").expect("a link");
    assert_eq!(app.visitor().get(&address).await.expect(200).body, content);
    for (range, status, expected) in [
        ("bytes=0-9", 206, &content[..10]),
        ("bytes=262140-262150", 206, &content[262_140..262_151]),
        ("bytes=-100", 206, &content[content.len() - 100..]),
        ("bytes=600000-", 206, &content[600_000..]),
        ("bytes=0-0,5-6", 200, &content[..]),
    ] {
        let part = app.visitor().asks(Method::GET, &address, &[("range", range)], Vec::new()).await.expect(status);
        assert!(part.body == expected, "{range}: {} octets", part.body.len());
    }
    app.visitor().asks(Method::GET, &address, &[("range", "bytes=700000-")], Vec::new()).await.expect(416);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM file_chunks").await, 3);
}

#[tokio::test]
async fn who_has_a_place_and_who_was_there_get_theirs() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let (an, els) = (comes(&app, &event, "an").await, comes(&app, &event, "els").await);
    adds_pdf(&nele, &event, "Voorbereiding", Registered, &[]).await;
    let preparation = last(&app).await;
    adds_pdf(&nele, &event, "Opname", Present, &[("available", "after")]).await;
    let recording = last(&app).await;
    let public = app.visitor().get(&format!("/events/{}", event.slug)).await.expect(200);
    assert!(!public.shows("Voorbereiding") && !public.shows("Opname"));
    app.visitor().get(&format!("/materials/{}/a.pdf", preparation.id)).await.expect(404);
    let sees =
        async |own: &str| (app.visitor().get(own).await.expect(200).shows("Voorbereiding"), app.visitor().get(&format!("{own}/materials/{}", recording.id)).await.status.as_u16());
    assert_eq!(sees(&an).await, (true, 404));
    let file = app.visitor().get(&format!("{an}/materials/{}", preparation.id)).await.expect(200);
    assert_eq!((file.body.as_slice(), file.header("cache-control"), file.header("referrer-policy")), (PDF, "no-store", "no-referrer"));
    assert!(file.header("content-disposition").starts_with("attachment") && file.header("x-robots-tag").contains("noindex"));
    // After the end nobody was there until the list is closed.
    app.at(ENDED);
    assert_eq!(sees(&an).await, (true, 404));
    attended(&app, &event, &["an"], &["els"]).await;
    assert_eq!((sees(&an).await, sees(&els).await), ((true, 200), (true, 404)));
    assert!(app.visitor().get(&an).await.shows("Opname") && !app.visitor().get(&els).await.shows("Opname"));
    // Nothing of another event, and nothing for who gave the place back.
    let other = app.event().session("2027-05-04T10:00", "2027-05-04T11:00").create().await;
    let jan = comes(&app, &other, "jan").await;
    app.visitor().get(&format!("{jan}/materials/{}", preparation.id)).await.expect(404);
    app.database().execute("UPDATE registrations SET status = 'cancelled', holds_place = false WHERE email LIKE 'els@%'").await;
    app.visitor().get(&format!("{els}/materials/{}", preparation.id)).await.expect(404);
    assert!(!app.visitor().get(&els).await.shows("Voorbereiding"));
}

#[tokio::test]
async fn it_is_there_from_its_moment_on() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    adds_pdf(&nele, &event, "Boekje", Everyone, &[("available", "moment"), ("available_date", "1/3/2027"), ("available_time", "9u")]).await;
    let visitor = app.visitor();
    let path = format!("/events/{}", event.slug);
    assert!(!visitor.get(&path).await.shows("Boekje"));
    let address = format!("/materials/{}/a.pdf", last(&app).await.id);
    app.at("2027-03-01T07:59:59Z");
    visitor.get(&address).await.expect(404);
    assert!(!visitor.get(&path).await.shows("Boekje"));
    app.at("2027-03-01T08:00:00Z");
    visitor.get(&address).await.expect(200);
    assert!(visitor.get(&path).await.shows("Boekje"), "a page that was kept knows the moment");
}

#[tokio::test]
async fn my_events_and_the_programmes_page_list_them_too() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let own = comes(&app, &event, "an").await;
    let form = nele.get("/desk/programmes/new").await.form("form#programme").with("name", "Labo");
    let answer = nele.sends(&form).await.expect(303);
    let programme = answer.location().split('?').next().unwrap_or_default().to_owned();
    let id = programme.rsplit('/').next().unwrap_or_default().to_owned();
    let literal = if crate::support::database::is_postgres() { format!("'{id}'") } else { format!("X'{}'", id.replace('-', "")) };
    app.database().execute(&format!("UPDATE events SET programme_id = {literal}")).await;
    for (title, audience) in [("Kader", "everyone"), ("Werkmap", "registered")] {
        let form = nele.get(&format!("{programme}/materials/new")).await.expect(200).form("form#material").with_all(&[("title", title), ("audience", audience)]);
        assert!(!form.choices.contains(&("available".to_owned(), "after".to_owned())), "a programme has no end");
        nele.sends_files(&form, &[("file", "map.pdf", PDF)]).await.expect(303);
    }
    let public = app.visitor().get("/programmes/labo").await.expect(200);
    assert!(public.shows("Kader") && !public.shows("Werkmap"), "{}", public.words());
    app.visitor().get(&public.link("/materials/").expect("a link")).await.expect(200);
    let mine = app.visitor().get(&own).await.expect(200);
    assert!(mine.shows("Kader") && mine.shows("Werkmap"), "{}", mine.words());
    app.visitor().get(&format!("{own}/materials/{}", last(&app).await.id)).await.expect(200);
    // All of one's registrations.
    let form = app.visitor().get("/my").await.form_with("email").with("email", "an@gemeente.example");
    app.visitor().sends(&form).await.expect(303);
    let link = app.deliver_mail().await.remove(0).link("/my/");
    assert!(app.visitor().get(&link).await.expect(200).shows("Werkmap"));
}
