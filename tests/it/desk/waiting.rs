use super::{overview, person, registers, saved};
use crate::support::TestApp;

#[tokio::test]
async fn the_waiting_list_stands_in_order_with_groups_and_reasons() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(3).waiting_list().create().await;
    let path = format!("{}/waiting-list", overview(&event));
    assert!(nele.get(&path).await.expect(200).shows("Er wacht niemand"));
    for name in ["Jan", "Piet", "Joris"] {
        registers(&app, &event, vec![person(name, "Stad A")]).await;
    }
    let mut group = vec![person("An", "Stad B"), person("Els", "Stad B")];
    group[1].last_name = belfry::rules::names::PersonName::parse("Maes").expect("a name");
    let booker = belfry::actions::registration::register::RegistrationRequest {
        event_slug: event.slug.clone(),
        booker: None,
        participants: group,
        together: true,
        accepts_waiting: true,
        key: None,
        submission: None,
        invoice: Default::default(),
    };
    app.registrar.register(booker).await.expect("registered");
    registers(&app, &event, vec![person("Tom", "Stad C")]).await;
    let page = nele.get(&path).await.expect(200);
    let rows = page.all("tbody tr");
    assert_eq!(rows.len(), 3, "{}", page.words());
    assert!(rows[0].starts_with("1") && rows[2].starts_with("3") && rows[2].contains("Tom Peeters"), "{rows:?}");
    assert!(rows[2].contains("mensen voor"), "{rows:?}");
    assert!(page.shows("3 mensen op de wachtlijst") && page.shows("24 werkuren"));
    let list = nele.get(&format!("{}/participants?sort=queue", overview(&event))).await.expect(200);
    assert_eq!(list.all("tbody tr").len(), 3);
    assert!(list.all("tbody tr")[2].contains("Tom Peeters"));
    // The last one is picked, whatever the order.
    let pick = nele.get(&page.attributes("a[href$='/pick']", "href")[2]).await.expect(200);
    let done = saved(&nele, &pick.form("form#pick").with("overbook", "yes")).await;
    assert!(done.shows("De plaats is gegeven"));
    assert_eq!(nele.get(&path).await.all("tbody tr").len(), 2);
}

#[tokio::test]
async fn the_reasons_name_the_share_and_that_promotion_has_stopped() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(5).waiting_list().rules(|rules| rules.places_per_organisation = Some(1)).create().await;
    for name in ["Jan", "Piet"] {
        registers(&app, &event, vec![person(name, "Stad A")]).await;
    }
    let path = format!("{}/waiting-list", overview(&event));
    assert!(nele.get(&path).await.shows("heeft al het aantal plaatsen dat ze nu mag hebben"));
    app.at("2027-03-09T08:00:00Z");
    nele.signs_in(&app, "nele@ledenkoepel.example", "organiser").await;
    assert!(nele.get(&path).await.shows("Het doorschuiven is gestopt"));
    let none = app.event().create().await;
    assert!(nele.get(&format!("{}/waiting-list", overview(&none))).await.shows("heeft geen wachtlijst"));
}
