//! "My learning record": over all events and years.

use belfry::actions::attendance::record::{Said, record};
use belfry::entity::{my_link, registration};
use belfry::keys::Purpose;
use belfry::rules::attendance::Mark;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::{closes, comes};
use crate::registration::NELE;
use crate::support::routes::with_links;
use crate::support::{TestApp, TestEvent};

/// An, who is registered for several events.
async fn an_was(app: &TestApp, event: &TestEvent, mark: Mark) {
    let mine = registration::Entity::of(event.id).filter(registration::Column::Email.eq("an@gemeente.example"));
    let mine = mine.one(app.db.reader()).await.expect("rows").expect("registered");
    let said = Said { registration_id: mine.id, before: None, mark: Some(mark) };
    record(app, NELE, event.id, event.sessions[0].id, vec![said]).await.expect("recorded");
    closes(app, event, 0).await;
}

#[tokio::test]
async fn all_years_are_in_it_with_hours_and_certificates() {
    let app = TestApp::start().await;
    let first = app.event().titled("Vorming participatie").session("2026-12-10T10:00", "2026-12-10T11:30").create().await;
    let second = app.event().titled("Studiedag begroten").session("2027-02-01T09:00", "2027-02-01T12:00").create().await;
    let missed = app.event().titled("Niet geweest").session("2027-02-02T09:00", "2027-02-02T12:00").create().await;
    for event in [&first, &second, &missed] {
        comes(&app, event, "an").await;
    }
    with_links(&app).await;
    let link = my_link::Entity::find().one(app.db.reader()).await.expect("rows").expect("a link");
    let my = format!("/my/{}", app.keys.derive(Purpose::My, link.id, 0).as_str());
    let visitor = app.visitor();
    let page = visitor.get(&format!("{my}/record")).await.expect(200);
    assert!(page.shows("Er staat nog niets in je overzicht."), "{}", page.words());
    visitor.get(&format!("{my}/record.pdf")).await.expect(200);

    app.at("2027-02-03T12:00:00Z");
    an_was(&app, &first, Mark::Present).await;
    an_was(&app, &second, Mark::Partial).await;
    an_was(&app, &missed, Mark::Absent).await;
    let page = visitor.get(&my).await.expect(200);
    let page = visitor.get(&page.link("/record").expect("a link")).await.expect(200);
    assert_eq!(page.all("section.group h2"), ["2027", "2026"]);
    for said in ["Vorming participatie", "1 uur en 30 minuten", "Studiedag begroten", "geen attest", "Totaal: 15 minuten"] {
        assert!(page.shows(said), "{said}: {}", page.words());
    }
    assert!(!page.shows("Niet geweest"));
    visitor.get(&page.link("/certificate").expect("the certificate")).await.expect(200);
    let file = visitor.get(&format!("{my}/record.pdf")).await.expect(200);
    assert!(file.body.starts_with(b"%PDF-") && file.header("cache-control") == "no-store");
    visitor.get("/my/nonsense/record").await.expect(410);
    visitor.get("/my/nonsense/record.pdf").await.expect(410);
}
