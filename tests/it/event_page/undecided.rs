use belfry::actions::event::go_ahead::go_ahead;
use belfry::actions::registration::approve::approve;
use belfry::actions::registration::cancel::cancel;
use belfry::actions::registration::hand_over::hand_over;
use belfry::actions::registration::holder::Holder;
use belfry::actions::registration::pick::pick;
use belfry::actions::registration::restore::restore;
use belfry::entity::registration::RegistrationStatus;
use belfry::error::{Error, Refusal};
use belfry::rules::registration::Approval;

use super::{done, page_of, row, section};
use crate::registration::{NELE, by_email, nothing_is_wrong, register, standing};
use crate::support::{TestApp, TestEvent, Visitor};

/// The organiser says that it takes place once three people have registered, and that this is decided by 1 March.
async fn undecided(nele: &Visitor, event: &TestEvent) {
    let form = section(nele, event, "registering").await.with_all(&[("tentative", "yes"), ("minimum", "3"), ("decide_date", "1/3/2027"), ("decide_time", "12:00")]);
    done(nele, &form).await;
}

#[tokio::test]
async fn who_registers_holds_a_place_and_is_confirmed_once_it_goes_ahead() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(3).waiting_list().create().await;
    undecided(&nele, &event).await;
    let path = format!("/events/{}", event.slug);
    let page = app.visitor().get(&path).await.expect(200);
    assert!(page.shows("vanaf 3 inschrijvingen") && page.shows("maandag 1 maart 2027, 12:00"), "{}", page.words());
    let answer = app.visitor().registers_for(&event.slug, "jan@gemeente.example").await.expect(200);
    assert!(answer.shows("Je plaats is genoteerd") && answer.shows("houden we je plaats vrij"), "{}", answer.words());
    for name in ["an", "els", "tom"] {
        register(&app, &event, &format!("{name}@gemeente.example")).await;
    }
    assert_eq!(row(&app, event.id).await.places_taken, 3);
    let mails = app.deliver_mail().await;
    let first = mails.iter().find(|mail| mail.recipient().starts_with("jan@")).expect("a mail");
    assert!(first.calendar.is_none() && first.text.contains("nog niet zeker") && first.text.contains("vanaf 3 inschrijvingen"), "{}", first.text);
    assert!(first.subject.starts_with("Voorlopig ingeschreven"));
    nothing_is_wrong(&app).await;

    // Enough have registered: the desk asks for a decision.
    assert!(nele.get("/desk").await.shows("Beslis of dit doorgaat"));
    let page = nele.get(&page_of(&event)).await;
    assert!(page.shows("3 ingeschreven, minstens 3 nodig.") && page.shows("Beslis of de activiteit doorgaat."), "{}", page.words());
    let page = nele.get(&format!("{}/go-ahead", page_of(&event))).await.expect(200);
    assert!(page.shows("3 mensen met een voorlopige plaats") && page.shows("1 persoon op de wachtlijst"), "{}", page.words());
    let form = page.form("form#go-ahead");
    let page = done(&nele, &form).await;
    assert!(page.shows("3 deelnemers krijgen de bevestiging met de uitnodiging."), "{}", page.words());
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 3);
    assert!(mails.iter().all(|mail| mail.method.as_deref() == Some("REQUEST") && mail.subject.starts_with("Het gaat door")));
    nele.sends(&form).await.expect(409);
    assert!(app.deliver_mail().await.is_empty());
    // From now on one is confirmed at once.
    cancel(&app, Holder::Participant(by_email(&app, "an@gemeente.example").await.token_hash), None).await.expect("cancelled");
    assert_eq!(by_email(&app, "tom@gemeente.example").await.status, RegistrationStatus::Offered);
    nothing_is_wrong(&app).await;
    assert!(!app.visitor().get(&path).await.shows("Nog niet zeker"));
    assert!(!nele.get("/desk").await.shows("Beslis of dit doorgaat"));
}

#[tokio::test]
async fn nobody_is_confirmed_by_another_way_before_that() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(3).waiting_list().create().await;
    undecided(&nele, &event).await;
    for name in ["jan", "an", "tom", "els"] {
        register(&app, &event, &format!("{name}@gemeente.example")).await;
    }
    let id = async |name: &str| by_email(&app, &format!("{name}@gemeente.example")).await.id;
    let several = approve(&app, NELE, vec![id("jan").await], None).await.expect("an answer");
    assert_eq!(several.refused, [(id("jan").await, Refusal::Undecided)]);
    assert!(matches!(pick(&app, NELE, id("els").await, true, None).await, Err(Error::Refused(Refusal::Undecided))));
    // Whose place comes free goes to the next, who holds it as provisionally.
    cancel(&app, Holder::Organiser(NELE, id("jan").await), None).await.expect("cancelled");
    restore(&app, NELE, id("jan").await, true, None).await.expect("restored");
    let colleague = belfry::actions::registration::hand_over::Colleague {
        first_name: belfry::rules::names::PersonName::parse("Ruben").expect("a name"),
        last_name: belfry::rules::names::PersonName::parse("Aerts").expect("a name"),
        email: belfry::rules::names::EmailAddress::parse("ruben@gemeente.example").expect("an address"),
        organisation: belfry::actions::registration::register::OrganisationChoice::Named("Stad Voorbeeldstad".to_owned()),
        function_category: None,
        job_title: None,
        language: belfry::rules::language::Language::Nl,
        accepts_price: None,
    };
    hand_over(&app, Holder::Organiser(NELE, id("an").await), colleague).await.expect("handed over");
    let all = standing(&app, &event).await;
    assert!(all.iter().all(|(_, status)| matches!(status, RegistrationStatus::Pending | RegistrationStatus::Cancelled)), "{all:?}");
    assert!(app.deliver_mail().await.iter().all(|mail| mail.method.as_deref() != Some("REQUEST")), "no invitation before it is decided");
    nothing_is_wrong(&app).await;
    go_ahead(&app, NELE, event.id, row(&app, event.id).await.version).await.expect("decided");
    let all = standing(&app, &event).await;
    assert!(all.iter().all(|(_, status)| matches!(status, RegistrationStatus::Confirmed | RegistrationStatus::Cancelled)), "{all:?}");
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn requests_that_await_approval_go_on_doing_so() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(5).rules(|rules| rules.approval = Approval::HoldsPlace).create().await;
    undecided(&nele, &event).await;
    register(&app, &event, "jan@gemeente.example").await;
    let told = go_ahead(&app, NELE, event.id, row(&app, event.id).await.version).await.expect("decided");
    assert_eq!(told, 0);
    let jan = by_email(&app, "jan@gemeente.example").await;
    assert_eq!(jan.status, RegistrationStatus::Pending);
    assert_eq!(approve(&app, NELE, vec![jan.id], None).await.expect("approved").done, 1);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn it_does_not_go_ahead_and_everybody_is_told() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(5).create().await;
    undecided(&nele, &event).await;
    register(&app, &event, "jan@gemeente.example").await;
    app.deliver_mail().await;
    app.at("2027-02-27T09:00:00Z");
    let nele = app.organiser().await;
    assert!(nele.get("/desk").await.shows("Beslis of dit doorgaat"), "the day comes near");
    let page = nele.get(&format!("{}/cancel", page_of(&event))).await.expect(200);
    assert!(page.shows("1 persoon met een voorlopige plaats"), "{}", page.words());
    done(&nele, &page.form("form#cancel").with("reason", "Te weinig inschrijvingen.")).await;
    let mails = app.deliver_mail().await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains("Te weinig inschrijvingen.") && mails[0].method.is_none(), "nothing was in a calendar");
    assert!(matches!(go_ahead(&app, NELE, event.id, row(&app, event.id).await.version).await, Err(Error::Refused(Refusal::EventCancelled))));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn whether_it_is_sure_changes_only_while_nobody_has_registered() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().places(5).create().await;
    let open = section(&nele, &event, "registering").await.with_all(&[("tentative", "yes"), ("minimum", "3"), ("decide_date", "1/3/2027")]);
    register(&app, &event, "jan@gemeente.example").await;
    let page = nele.sends(&open).await.expect(409);
    assert!(page.shows("er zijn mensen ingeschreven") && page.form("form#event").get("minimum") == "3", "{}", page.words());
    let other = app.event().places(5).create().await;
    undecided(&nele, &other).await;
    register(&app, &other, "an@gemeente.example").await;
    nele.sends(&section(&nele, &other, "registering").await.without("tentative")).await.expect(409);
    // The number and the day may change meanwhile.
    done(&nele, &section(&nele, &other, "registering").await.with("minimum", "2")).await;
    assert_eq!(row(&app, other.id).await.minimum, Some(2));
}
