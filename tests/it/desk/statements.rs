//! A page asks the database as often with three hundred rows as with three.

use super::{person, registers};
use crate::support::routes::{address, furnish, pages, registers_colleagues, with_links, with_programme, with_rows};
use crate::support::{TestApp, TestEvent, Visitor};

/// What each page of the desk asked.
async fn asked(app: &TestApp, nele: &Visitor, event: &TestEvent) -> Vec<(String, u64)> {
    let mut asked = Vec::new();
    let mut missing = Vec::new();
    for pattern in pages().into_iter().filter(|pattern| pattern.starts_with("/desk")) {
        let path = match address(app, &pattern, event.id).await {
            Ok(path) => path,
            Err(what) => {
                missing.push(what);
                continue;
            }
        };
        // The session of who looks is noted at the first look.
        nele.opens(&path).await;
        let before = app.db.statements();
        let page = nele.get(&path).await;
        assert!(page.status.is_success() || page.status.is_redirection(), "{path}: {} {}", page.status, page.words());
        asked.push((pattern, app.db.statements() - before));
    }
    assert!(missing.is_empty(), "rows to show, in support/routes.rs or here:\n{}", missing.join("\n"));
    asked
}

/// `count` people, all in the same organisation, in forms of thirty.
async fn people(app: &TestApp, event: &TestEvent, booker: &str, count: usize) {
    let names: Vec<(String, String)> = (0..count).map(|number| (format!("Jan{number}"), "Peeters".to_owned())).collect();
    for (form, names) in names.chunks(30).enumerate() {
        registers_colleagues(app, &event.slug, &format!("{booker}{form}"), names).await;
    }
}

#[tokio::test]
async fn no_page_of_the_desk_asks_more_when_there_are_more_rows() {
    let app = TestApp::start().await;
    let nele = app.visitor();
    nele.signs_in(&app, "nele@ledenkoepel.example", "admin").await;
    app.organisation("Gemeente Voorbeeldstad").domain("voorbeeldstad.example").create().await;
    let event = app.event().places(400).waiting_list().session("2026-11-23T14:00", "2026-11-23T15:30").session("2026-12-23T08:00", "2026-12-23T09:30").create().await;
    with_programme(&app, &nele).await;
    with_rows(&app, &nele, event.id).await;
    furnish(&nele, event.id, 0).await;
    for name in ["An", "Els", "Tom"] {
        registers(&app, &event, vec![person(name, "Stad Gent")]).await;
    }
    people(&app, &event, "hilde", 2).await;
    for _ in 0..2 {
        app.event().session("2026-11-25T10:00", "2026-11-25T11:00").create().await;
    }
    with_links(&app).await;
    app.deliver_mail().await;
    let few = asked(&app, &nele, &event).await;
    assert!(few.iter().any(|(_, count)| *count > 2), "statements are counted: {few:?}");

    people(&app, &event, "griet", 300).await;
    for number in 0..60 {
        app.event().titled(&format!("Activiteit {number}")).session("2026-11-26T10:00", "2026-11-26T11:00").create().await;
    }
    for number in 1..4 {
        furnish(&nele, event.id, number).await;
    }
    app.deliver_mail().await;
    let many = asked(&app, &nele, &event).await;
    let grown: Vec<String> = few.iter().zip(&many).filter(|((_, few), (_, many))| many > few).map(|((page, few), (_, many))| format!("{page}: {few}, then {many}")).collect();
    assert!(grown.is_empty(), "pages that ask more with more rows:\n{}", grown.join("\n"));
}
