use belfry::entity::registration;
use belfry::rules::names::PersonName;
use sea_orm::EntityTrait as _;

use super::{of, person, registers};
use crate::support::{TestApp, Visitor};

async fn found(nele: &Visitor, text: &str, group: &str) -> Vec<String> {
    let page = nele.get(&format!("/desk/search?q={}", url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>())).await.expect(200);
    page.all(&format!("section[aria-labelledby={group}] tbody td:first-child a"))
}

#[tokio::test]
async fn people_are_found_by_words_in_any_order_without_accents_and_by_their_address() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    for name in ["Zoe", "Jan", "An"] {
        let mut somebody = person(name, "Stad Gent");
        if name == "Zoe" {
            somebody.first_name = PersonName::parse("Zoë").expect("a name");
        }
        registers(&app, &event, vec![somebody]).await;
    }
    for text in ["zo", "ZOE", "zoé peet", "peeters zo", "Peeters, Zoë"] {
        assert_eq!(found(&nele, text, "people").await, ["Zoë Peeters"], "{text}");
    }
    let address = of(&app, &event, "jan@gemeente.example").await.email;
    assert_eq!(found(&nele, &address, "people").await, ["Jan Peeters"]);
    assert_eq!(found(&nele, "jan@gem", "people").await, ["Jan Peeters"]);
    assert_eq!(found(&nele, "gemeente", "people").await.len(), 3);
    assert_eq!(found(&nele, "peeters", "people").await.len(), 3, "each person once");
    assert!(found(&nele, "jan maes", "people").await.is_empty());
    // It leads to the person.
    let page = nele.get("/desk/search?q=jan").await;
    nele.get(&page.link("/desk/people/").expect("a link")).await.expect(200);
    assert!(page.shows("Stad Gent") && page.shows(&event.title));
}

#[tokio::test]
async fn who_registers_under_another_name_is_found_by_both() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let (one, other) = (app.event().create().await, app.event().create().await);
    registers(&app, &one, vec![person("Maria", "Stad Gent")]).await;
    let mut married = person("Maria", "Stad Gent");
    married.last_name = PersonName::parse("Verstraete").expect("a name");
    registers(&app, &other, vec![married]).await;
    assert_eq!(found(&nele, "maria verstr", "people").await, ["Maria Peeters"]);
    assert_eq!(found(&nele, "maria peet", "people").await, ["Maria Peeters"]);
    // A corrected address, and a colleague who takes over, are found at once.
    let id = of(&app, &one, "maria@gemeente.example").await.id;
    let form = nele.get(&format!("/desk/registrations/{id}/address")).await.expect(200).form_with("new_email").with("new_email", "m.peeters@stadgent.example");
    nele.sends(&form).await.expect(303);
    assert_eq!(found(&nele, "stadgent", "people").await, ["Maria Peeters"]);
    let rows = registration::Entity::find().all(app.db.reader()).await.expect("rows");
    assert_eq!(rows.len(), 2);
}

#[tokio::test]
async fn events_and_organisations_are_found_too_and_lead_to_their_pages() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    app.event().titled("Café en burgerparticipatie").create().await;
    app.event().titled("Lang geleden in het café").session("2025-01-09T10:00", "2025-01-09T11:30").create().await;
    let gent = app.organisation("Gent").domain("stad.gent.example").create().await;
    let event = app.event().titled("Iets anders").create().await;
    let mut somebody = person("Els", "Gent");
    somebody.organisation = belfry::actions::registration::register::OrganisationChoice::Known(gent.id);
    registers(&app, &event, vec![somebody]).await;
    assert_eq!(found(&nele, "CAFE", "events").await, ["Café en burgerparticipatie", "Lang geleden in het café"], "what comes first");
    assert_eq!(found(&nele, "participatie cafe", "events").await, ["Café en burgerparticipatie"]);
    assert_eq!(found(&nele, "gent", "organisations").await.len(), 1);
    app.database().execute("UPDATE organisations SET kbo_number = '0207451227', nis_code = '44021', postal_code = '9000'").await;
    for number in ["0207.451.227", "0207451", "44021", "90"] {
        assert_eq!(found(&nele, number, "organisations").await.len(), 1, "{number}");
    }
    let page = nele.get(&format!("/desk/organisations/{}", gent.id)).await.expect(200);
    assert!(page.shows("0207451227") && page.shows("stad.gent.example") && page.shows("Els Peeters") && page.shows("Iets anders"), "{}", page.words());
    app.at("2028-01-01T00:00:00Z");
    nele.signs_in(&app, "nele@ledenkoepel.example", "organiser").await;
    assert!(nele.get(&format!("/desk/organisations/{}", gent.id)).await.expect(200).shows("Niemand van deze organisatie"));
    assert!(nele.get(&format!("/desk/organisations/{}?which=all", gent.id)).await.shows("Els Peeters"));
    for wrong in ["/desk/organisations/x", "/desk/organisations/01a20946-89b8-700f-a906-8bd82b5ba86c"] {
        nele.get(wrong).await.expect(404);
    }
}

#[tokio::test]
async fn the_field_is_on_every_page_and_odd_texts_do_no_harm() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    registers(&app, &event, vec![person("Jan", "Stad Gent")]).await;
    for path in ["/desk", "/desk/events", "/desk/mail", &super::overview(&event)] {
        assert!(nele.get(path).await.expect(200).has("header form[action='/desk/search'] input[name=q]"), "{path}");
    }
    for short in ["", "a", "%20", "%C3%A9", "%25%25", "'", "."] {
        let page = nele.get(&format!("/desk/search?q={short}")).await.expect(200);
        assert!(page.shows("minstens 2 letters"), "{short}");
    }
    for odd in ["q=%00%00ab", "q='%20OR%201=1--", "q=ja&page=0", "q=ja&in=people&page=99999999999999", "q=ja&in=x", "q=%F0%9F%98%80%F0%9F%98%80", "q=ja_n%25", "q=%E2%80%AEnaj"] {
        nele.get(&format!("/desk/search?{odd}")).await.expect(200);
    }
    nele.get(&format!("/desk/search?q={}", "woord+".repeat(400))).await.expect(200);
    let page = nele.get("/desk/search?q=%3Cscript%3Ealert(1)%3C/script%3E").await.expect(200);
    assert!(!page.source().contains("<script>alert"));
    assert!(page.shows("Niets gevonden"));
}

#[tokio::test]
async fn a_group_alone_has_pages() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    for number in 0..50 {
        app.event().titled(&format!("Overleg {number}")).create().await;
    }
    let page = nele.get("/desk/search?q=overleg").await.expect(200);
    assert_eq!(page.all("section[aria-labelledby=events] tbody tr").len(), 8);
    let more = nele.get(&page.link("in=events").expect("all of them")).await.expect(200);
    assert_eq!(more.all("tbody tr").len(), 40);
    let last = nele.get(&more.attributes("a[rel=next]", "href")[0]).await.expect(200);
    assert_eq!(last.all("tbody tr").len(), 10);
    assert!(!last.has("a[rel=next]"));
}

#[tokio::test]
async fn who_sees_some_programmes_finds_their_events_and_people_only() {
    use crate::team::{belongs_to, programme_named, sees_only};
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let programme = programme_named(&app, "Eigen reeks").await;
    let (mine, other) = (app.event().titled("Vergadering hier").create().await, app.event().titled("Vergadering daar").create().await);
    belongs_to(&app, &mine, programme).await;
    let gent = app.organisation("Gent").create().await;
    for (event, name) in [(&mine, "Jan"), (&other, "Els")] {
        let mut somebody = person(name, "Gent");
        somebody.organisation = belfry::actions::registration::register::OrganisationChoice::Known(gent.id);
        registers(&app, event, vec![somebody]).await;
    }
    assert_eq!(found(&nele, "peeters", "people").await.len(), 2);
    sees_only(&app, "nele@ledenkoepel.example", &[programme]).await;
    assert_eq!(found(&nele, "peeters", "people").await, ["Jan Peeters"]);
    assert_eq!(found(&nele, "vergadering", "events").await, ["Vergadering hier"]);
    let page = nele.get(&format!("/desk/organisations/{}", gent.id)).await.expect(200);
    assert!(page.shows("Jan Peeters") && !page.shows("Els Peeters"));
    let start = nele.get("/desk").await;
    assert!(start.shows("Vergadering hier") && !start.shows("Vergadering daar"), "{}", start.words());
    // Who reads figures reads no names.
    let reader = app.visitor();
    reader.signs_in(&app, "lezer@ledenkoepel.example", "reader").await;
    let page = reader.get("/desk/search?q=peeters").await.expect(200);
    assert!(!page.shows("jan@gemeente.example"));
}
