//! Full events, requests, and for whom an event is: what the form says, and what it keeps.

use belfry::entity::invitee;
use belfry::keys::Purpose;
use belfry::rules::registration::Approval;
use belfry::rules::registration_rules::Promoting;
use belfry::rules::waiting_list::QueueOrder;
use sea_orm::EntityTrait as _;

use crate::support::TestApp;

#[tokio::test]
async fn a_full_event_says_before_one_types_that_one_goes_to_the_waiting_list() {
    let app = TestApp::start().await;
    let event = app.event().places(1).waiting_list().create().await;
    app.visitor().registers_for(&event.slug, "jan@voorbeeldstad.example").await.expect(200);
    let maria = app.visitor();
    let list = maria.get("/").await.expect(200);
    assert!(list.shows("Volzet, wachtlijst open"), "{}", list.words());
    let page = maria.get(&format!("/events/{}", event.slug)).await.expect(200);
    assert!(page.all("a.button").contains(&"Zet me op de wachtlijst".to_owned()) && page.shows("Er is een wachtlijst, en er staat nog niemand op."), "{}", page.words());
    let page = maria.get(&format!("/events/{}/register", event.slug)).await.expect(200);
    assert!(page.shows("Volzet; je komt op de wachtlijst, plaats 1.") && page.all("button").contains(&"Zet me op de wachtlijst".to_owned()), "{}", page.words());
    let page = maria.registers_for(&event.slug, "maria@voorbeeldstad.example").await.expect(200);
    assert_eq!(page.all("h1"), ["Je staat op de wachtlijst"]);
    assert!(page.shows("Je staat op plaats 1."), "{}", page.words());
    let page = app.visitor().registers_for(&event.slug, "piet@voorbeeldstad.example").await.expect(200);
    assert!(page.shows("Je staat op plaats 2."), "{}", page.words());
}

#[tokio::test]
async fn the_last_place_going_while_somebody_types_is_said_kindly_with_the_list_one_button_away() {
    let app = TestApp::start().await;
    let event = app.event().places(1).waiting_list().create().await;
    let maria = app.visitor();
    let typed = maria.fills_in(&event.slug, "maria@voorbeeldstad.example").await.with("remarks", "Een lang verhaal").with("job_title", "Schepen");
    app.visitor().registers_for(&event.slug, "jan@voorbeeldstad.example").await.expect(200);
    let page = maria.sends(&typed).await.expect(409);
    assert!(page.shows("de laatste plaats is net weg"), "{}", page.words());
    let again = page.form_with("email");
    for name in ["first_name", "email", "organisation", "job_title", "submission", "accept_privacy"] {
        assert_eq!(again.get(name), typed.get(name), "{name}");
    }
    assert_eq!((again.get("remarks").trim(), again.get("waiting_list")), ("Een lang verhaal", "yes"));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registrations").await, 1, "nobody waits without knowing");
    let page = maria.follows(maria.sends(&again).await.expect(303)).await;
    assert!(page.shows("Je staat op de wachtlijst"), "{}", page.words());
}

#[tokio::test]
async fn a_request_says_whether_a_place_is_held() {
    let app = TestApp::start().await;
    for (approval, words, own) in [
        (Approval::HoldsPlace, "We houden een plaats voor je vrij", "We houden een plaats voor je vrij"),
        (Approval::NoPlace, "houdt nog geen plaats vrij", "houdt nog geen plaats vrij"),
    ] {
        let event = app.event().places(5).rules(|rules| rules.approval = approval).create().await;
        let maria = app.visitor();
        let page = maria.get(&format!("/events/{}", event.slug)).await.expect(200);
        assert!(page.all("a.button").contains(&"Vraag een plaats aan".to_owned()) && page.shows("De organisator bekijkt elke aanvraag"), "{}", page.words());
        let email = format!("maria{}@voorbeeldstad.example", words.len());
        let page = maria.registers_for(&event.slug, &email).await.expect(200);
        assert_eq!(page.all("h1"), ["Je aanvraag is verstuurd"]);
        assert!(page.shows(words), "{}", page.words());
        let page = maria.get(&super::own_registration::link(&app, &email).await).await.expect(200);
        assert!(page.shows(own), "{}", page.words());
    }
}

#[tokio::test]
async fn who_may_not_come_is_told_why_and_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let members = app.event().rules(|rules| rules.audience.members_only = true).create().await;
    let elected = app.event().rules(|rules| rules.audience.function_categories = vec!["elected".to_owned()]).create().await;
    let invited = app.event().rules(|rules| rules.audience.by_invitation = true).create().await;
    let kinds = app.event().rules(|rules| rules.audience.organisation_kinds = vec!["Politiezone".to_owned(), "OCMW".to_owned()]).create().await;
    let maria = app.visitor();
    for (event, rule, reason, function) in [
        (&members, "Alleen wie bij een lid", "Deze activiteit is enkel voor leden.", ""),
        (&elected, "een van deze functies heeft: Mandataris.", "mensen met een andere functie", "staff"),
        (&invited, "alleen met een uitnodiging", "enkel voor wie een uitnodiging kreeg", ""),
        (&kinds, "Politiezone of OCMW.", "een ander soort organisaties", ""),
    ] {
        let page = maria.get(&format!("/events/{}", event.slug)).await.expect(200);
        assert!(page.shows(rule), "{rule}: {}", page.words());
        let form = maria.fills_in(&event.slug, "maria@voorbeeldstad.example").await.with("function_category", function);
        let page = maria.sends(&form).await.expect(403);
        assert!(page.shows(reason) && page.shows("nele@ledenkoepel.example"), "{reason}: {}", page.words());
        assert_eq!(page.form_with("email").get("organisation"), "Gemeente Voorbeeldegem");
    }
    let form = maria.fills_in(&elected.slug, "maria@voorbeeldstad.example").await.with("function_category", "");
    assert!(maria.sends(&form).await.expect(422).has("#function_category[aria-invalid=true]"), "asked where it decides");
}

#[tokio::test]
async fn an_invitation_fills_in_the_form_and_opens_it() {
    let app = TestApp::start().await;
    let event = app.event().rules(|rules| rules.audience.by_invitation = true).create().await;
    let id = app.clock.id();
    let token = app.keys.derive(Purpose::Invitee, id, 0);
    let row = invitee::Model {
        id,
        event_id: event.id,
        email: "els@elders.example".to_owned(),
        email_key: "els@elders.example".to_owned(),
        first_name: Some("Els".to_owned()),
        last_name: Some("Maes".to_owned()),
        language: "fr".to_owned(),
        token_hash: token.hash(),
        invited_at: app.clock.now().into(),
        reminded_at: None,
        declined_at: None,
    };
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                invitee::Entity::insert(invitee::ActiveModel::from(row)).exec_without_returning(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("an invitee");
    let els = app.visitor();
    let page = els.get(&format!("/events/{}/register?key={}", event.slug, token.as_str())).await.expect(200);
    let form = page.form_with("email");
    assert_eq!((form.get("email"), form.get("first_name"), form.get("language"), form.get("key")), ("els@elders.example", "Els", "fr", token.as_str()));
    let form = form.with("email", "els@nieuw.example").with("organisation", "Elders").with("accept_privacy", "yes");
    els.sends(&form.clone().with("key", "")).await.expect(403);
    els.sends(&form).await.expect(303);
}

#[tokio::test]
async fn the_rules_of_waiting_stand_in_words_on_the_page() {
    let app = TestApp::start().await;
    let event = app
        .event()
        .places(5)
        .waiting_list()
        .rules(|rules| {
            rules.order = QueueOrder::WithoutPlaceFirst;
            rules.promoting = Promoting::Direct;
            rules.places_per_organisation = Some(2);
            rules.places_per_organisation_until = Some("2027-02-01T08:00:00Z".parse().expect("a moment"));
            rules.change_until = Some("1 08:00".parse().expect("a deadline"));
        })
        .create()
        .await;
    for (language, words) in [
        (
            "nl",
            [
                "Tot maandag 1 februari 2027, 09:00 kunnen zich per organisatie 2 mensen inschrijven.",
                "die nog geen plaats hebben, gaan voor",
                "wijzigen of annuleren tot maandag 8 maart 2027, 08:00",
            ],
        ),
        ("fr", ["lundi 1er février 2027", "passent d’abord", "lundi 8 mars 2027"]),
        ("en", ["Monday 1 February 2027", "no place yet go first", "Monday 8 March 2027"]),
    ] {
        let page = app.visitor().speaking(language).get(&format!("/events/{}", event.slug)).await.expect(200);
        for words in words {
            assert!(page.shows(words), "{words}: {}", page.words());
        }
    }
}

#[tokio::test]
async fn the_secret_link_opens_the_form_also_from_the_page_of_the_event() {
    let app = TestApp::start().await;
    let event = app.event().rules(|rules| rules.audience.by_invitation = true).create().await;
    let key = app.keys.derive(Purpose::SecretLink, event.id, 0);
    let els = app.visitor();
    let page = els.get(&format!("/events/{}?key={}", event.slug, key.as_str())).await.expect(200);
    let form = els.get(&page.link("/register").expect("a way")).await.expect(200).form_with("email");
    assert_eq!(form.get("key"), key.as_str());
    let form = form.with_all(&[("first_name", "Els"), ("last_name", "Maes"), ("email", "els@elders.example"), ("organisation", "Elders"), ("accept_privacy", "yes")]);
    els.sends(&form).await.expect(303);
    assert!(!els.get(&format!("/events/{}", event.slug)).await.source().contains(key.as_str()), "nobody else is shown it");
}

#[tokio::test]
async fn an_organisation_that_has_its_share_may_wait_with_everything_typed() {
    let app = TestApp::start().await;
    let share = |event: crate::support::event::EventBuilder| event.places(9).rules(|rules| rules.places_per_organisation = Some(1));
    let without = share(app.event()).create().await;
    let with = share(app.event()).waiting_list().create().await;
    for event in [&without, &with] {
        app.visitor().registers_for(&event.slug, "jan@voorbeeldstad.example").await.expect(200);
    }
    let maria = app.visitor();
    let page = maria.sends(&maria.fills_in(&without.slug, "maria@voorbeeldstad.example").await).await.expect(409);
    assert!(page.shows("Jouw organisatie heeft al") && page.form_with("email").get("first_name") == "Maria", "{}", page.words());
    let page = maria.sends(&maria.fills_in(&with.slug, "maria@voorbeeldstad.example").await).await.expect(409);
    assert!(page.shows("Je kan ook op de wachtlijst: je komt dan op plaats 1."), "{}", page.words());
    let page = maria.follows(maria.sends(&page.form_with("email")).await.expect(303)).await;
    assert!(page.shows("Je staat op plaats 1."), "{}", page.words());
    let own = maria.get(&super::own_registration::link(&app, "maria@voorbeeldstad.example").await).await.expect(200);
    assert!(own.shows("Je organisatie heeft al zoveel plaatsen als één organisatie mag hebben."), "{}", own.words());
}
