use belfry::entity::organisation;
use belfry::queries::organisation_search::{exact_organisations, organisation_search};
use belfry::queries::organisations_for_domain::organisations_for_domain;
use sea_orm::{ActiveValue::Set, EntityTrait as _, IntoActiveModel as _};

use crate::support::{Page, TestApp};

struct Body<'a>(&'a str, &'a str, &'a [&'a str]);

/// Organisations by kind, name and mail domains; an ended one names its successor after `>`.
async fn register(app: &TestApp, bodies: &[Body<'_>]) -> Vec<organisation::Model> {
    let mut made: Vec<organisation::Model> = Vec::new();
    for Body(kind, name, domains) in bodies {
        let (name, successor) = name.split_once('>').map_or((*name, None), |(name, successor)| (name, Some(successor)));
        let mut builder = app.organisation(name);
        for domain in *domains {
            builder = builder.domain(domain);
        }
        let model = builder.create().await;
        let successor_id = successor.and_then(|successor| made.iter().find(|one| one.name == successor && one.kind == *kind)).map(|one| one.id);
        let mut change = model.clone().into_active_model();
        change.kind = Set((*kind).to_owned());
        change.active = Set(successor.is_none());
        change.successor_id = Set(successor_id);
        let changed = app.db.write(move |transaction| Box::pin(async move { Ok(organisation::Entity::update(change).exec(transaction).await?) })).await.expect("changed");
        made.push(changed);
    }
    made
}

async fn flanders(app: &TestApp) -> Vec<organisation::Model> {
    register(
        app,
        &[
            Body("Gemeente", "Aalst", &["aalst.be"]),
            Body("OCMW", "Aalst", &["ocmwaalst.be", "aalst.be"]),
            Body("Gemeente", "Merelbeke-Melle", &["melle.be"]),
            Body("Gemeente", "Melle>Merelbeke-Melle", &["oud-melle.be"]),
            Body("Autonoom gemeentebedrijf", "SportAG", &["aalst.be"]),
            Body("Gemeente", "De Pinte", &["depinte.be"]),
        ],
    )
    .await
}

fn names(page: &Page) -> Vec<String> {
    page.all("fieldset.organisations label bdi")
}

#[tokio::test]
async fn a_search_finds_names_towns_codes_and_former_names() {
    let app = TestApp::start().await;
    let bodies = flanders(&app).await;
    app.database().execute(&format!("UPDATE organisations SET kbo_number = '0207437468', nis_code = '41002', postal_code = '9300', name_fr = 'Alost', name_folded = 'aalst aalst alost' WHERE name = 'Aalst' AND kind = '{}'", bodies[0].kind)).await;
    let reader = app.db.reader();
    let found = async |text: &str| organisation_search(reader, text).await.expect("found").into_iter().map(|one| (one.organisation.full_name(), one.formerly)).collect::<Vec<_>>();
    assert_eq!(found("aalst").await[..2], [("Gemeente Aalst".to_owned(), None), ("OCMW Aalst".to_owned(), None)]);
    assert_eq!(found("ocmw aalst").await, [("OCMW Aalst".to_owned(), None)]);
    for text in ["Stad Aalst", "alost", "0207.437.468", "BE 0207437468", "41002", "9300"] {
        assert_eq!(found(text).await, [("Gemeente Aalst".to_owned(), None)], "{text}");
    }
    assert_eq!(found("melle").await, [("Gemeente Merelbeke-Melle".to_owned(), Some("Melle".to_owned()))]);
    assert_eq!(found("DE PINTE").await, [("Gemeente De Pinte".to_owned(), None)]);
    for text in ["", "a", "%", "_%_", "' OR 1=1--", "0000000000"] {
        assert!(found(text).await.is_empty(), "{text}");
    }
    assert_eq!(exact_organisations(reader, "Aalst").await.expect("looked up").len(), 2, "two are called so");
    assert!(exact_organisations(reader, "pinte").await.expect("looked up").is_empty(), "part of a name is no name");
}

#[tokio::test]
async fn a_mail_domain_proposes_who_may_be_behind_it() {
    let app = TestApp::start().await;
    flanders(&app).await;
    app.database().execute("UPDATE mail_domains SET basis = 'predecessor' WHERE domain = 'melle.be'").await;
    let reader = app.db.reader();
    let behind =
        async |domain: &str| organisations_for_domain(reader, domain).await.expect("found").into_iter().map(|one| (one.organisation.full_name(), one.formerly)).collect::<Vec<_>>();
    assert_eq!(behind("aalst.be").await.iter().map(|one| one.0.as_str()).collect::<Vec<_>>(), ["Gemeente Aalst", "OCMW Aalst", "SportAG"]);
    assert_eq!(behind("post.depinte.be").await, [("Gemeente De Pinte".to_owned(), None)]);
    assert_eq!(behind("melle.be").await, [("Gemeente Merelbeke-Melle".to_owned(), Some("Melle".to_owned()))]);
    assert_eq!(behind("oud-melle.be").await, [("Gemeente Merelbeke-Melle".to_owned(), Some("Melle".to_owned()))]);
    for domain in ["", "be", "gmail.com", "notaalst.be", "..", &"a.".repeat(200)] {
        assert!(behind(domain).await.is_empty(), "{domain}");
    }
}

#[tokio::test]
async fn a_domain_of_many_says_nothing() {
    let app = TestApp::start().await;
    for number in 0..13 {
        app.organisation(&format!("PZ {number}")).domain("police.belgium.eu").create().await;
    }
    assert!(organisations_for_domain(app.db.reader(), "police.belgium.eu").await.expect("looked up").is_empty());
}

#[tokio::test]
async fn without_scripts_a_button_proposes_organisations_to_choose_from() {
    let app = TestApp::start().await;
    let bodies = flanders(&app).await;
    let event = app.event().create().await;
    let visitor = app.visitor();
    let form = visitor.fills_in(&event.slug, "maria@aalst.be").await.with("organisation", "");
    let list = visitor.sends(&form.clone().and("name", "find")).await.expect(200);
    assert_eq!(names(&list), ["Gemeente Aalst", "OCMW Aalst", "SportAG"]);
    assert_eq!(list.form_with("email").get("organisation"), "", "several: the person chooses");
    assert_eq!(list.form_with("email").get("first_name"), "Maria");
    assert!(list.shows("Mijn organisatie staat er niet bij"));
    // Sent without an organisation: the same list, with the fault.
    let refused = visitor.sends(&form).await.expect(422);
    assert_eq!(names(&refused), names(&list));
    assert!(refused.has("fieldset#organisation[aria-invalid=true][aria-describedby~=organisation-error]"));
    // One is preselected.
    let one = visitor.sends(&form.clone().with("email", "maria@depinte.be").and("name", "find")).await.expect(200);
    assert_eq!(one.form_with("email").get("organisation"), bodies[5].id.to_string());
    // Others are found by words.
    let found = visitor.sends(&list.form_with("email").with("organisation_search", "merelbeke").and("name", "find")).await.expect(200);
    assert!(names(&found).contains(&"Gemeente Merelbeke-Melle".to_owned()), "{:?}", names(&found));
    visitor.sends(&list.form_with("email").with("organisation", &bodies[1].id.to_string())).await.expect(303);
    let stored = belfry::entity::registration::Entity::find().one(app.db.reader()).await.expect("one").expect("one");
    assert_eq!(stored.organisation_id, Some(bodies[1].id));
}

#[tokio::test]
async fn an_organisation_that_is_not_listed_is_given_as_text() {
    let app = TestApp::start().await;
    flanders(&app).await;
    let event = app.event().create().await;
    let visitor = app.visitor();
    let form = visitor.fills_in(&event.slug, "maria@vzw.example").await.with("organisation", "");
    let list = visitor.sends(&form).await.expect(422);
    let chosen = list.form_with("email").with("organisation", "other");
    let refused = visitor.sends(&chosen.clone().with("organisation_other", " ")).await.expect(422);
    assert!(refused.has("#organisation_other[aria-invalid=true]"));
    assert_eq!(refused.form_with("email").get("organisation"), "other");
    visitor.sends(&chosen.with("organisation_other", "vzw De Linde")).await.expect(303);
    let stored = belfry::entity::registration::Entity::find().one(app.db.reader()).await.expect("one").expect("one");
    assert_eq!((stored.organisation_id, stored.organisation_text.as_deref()), (None, Some("vzw De Linde")));
}

#[tokio::test]
async fn an_id_is_taken_when_it_is_known_and_a_name_when_it_is_unique() {
    let app = TestApp::start().await;
    let bodies = flanders(&app).await;
    let event = app.event().create().await;
    let visitor = app.visitor();
    for (number, (typed, expected)) in [
        (bodies[4].id.to_string(), Some(bodies[4].id)),
        ("de pinte".to_owned(), Some(bodies[5].id)),
        ("Gemeente De Pinte".to_owned(), Some(bodies[5].id)),
        ("Melle".to_owned(), Some(bodies[2].id)),
        (bodies[3].id.to_string(), Some(bodies[2].id)),
        ("Aalst".to_owned(), None),
        ("Pinte".to_owned(), None),
    ]
    .into_iter()
    .enumerate()
    {
        let email = format!("someone{number}@voorbeeld.example");
        let form = visitor.fills_in(&event.slug, &email).await.with("organisation", &typed);
        visitor.sends(&form).await.expect(303);
        let stored = belfry::entity::registration::Entity::find().all(app.db.reader()).await.expect("all");
        let stored = stored.iter().find(|one| one.email == email).expect("stored");
        assert_eq!(stored.organisation_id, expected, "{typed}");
        assert_eq!(stored.organisation_text.is_some(), expected.is_none(), "{typed}");
    }
    let form = visitor.fills_in(&event.slug, "maria@voorbeeld.example").await.with("organisation", "00000000-0000-0000-0000-000000000000");
    let refused = visitor.sends(&form).await.expect(422);
    assert!(refused.has("#organisation[aria-invalid=true]") && refused.shows("Deze organisatie kennen we niet meer"), "{}", refused.words());
}

#[tokio::test]
async fn the_mail_domain_settles_which_of_two_namesakes_is_meant() {
    let app = TestApp::start().await;
    let bodies = register(&app, &[Body("Gemeente", "Tweestad", &["tweestad.example"]), Body("OCMW", "Tweestad", &["ocmw-tweestad.example"])]).await;
    let event = app.event().create().await;
    let visitor = app.visitor();
    for (email, expected) in [("an@ocmw-tweestad.example", Some(bodies[1].id)), ("an@elders.example", None)] {
        let form = visitor.fills_in(&event.slug, email).await.with("organisation", "tweestad");
        visitor.sends(&form).await.expect(303);
        let stored = belfry::entity::registration::Entity::find().all(app.db.reader()).await.expect("all");
        assert_eq!(stored.iter().find(|one| one.email == email).expect("stored").organisation_id, expected, "{email}");
    }
}

#[tokio::test]
async fn proposals_for_the_script_are_public_facts_only() {
    let app = TestApp::start().await;
    flanders(&app).await;
    let ask = async |query: &str| serde_json::from_slice::<serde_json::Value>(&app.visitor().get(&format!("/organisations.json?{query}")).await.expect(200).body).expect("JSON");
    let found = ask("text=aalst").await;
    assert_eq!(found["organisations"][0]["name"], "Gemeente Aalst");
    assert_eq!(found["organisations"][0]["detail"], "9999 Voorbeeldstad");
    assert_eq!(ask("domain=AALST.be").await["organisations"].as_array().map(Vec::len), Some(3));
    for query in ["", "text=", "domain=", "domain=%00", "text=%ff%00", "domain=a@aalst.be", &format!("text={}", "a".repeat(5_000))] {
        assert_eq!(ask(query).await["organisations"].as_array().map(Vec::len), Some(0), "{query}");
    }
}
