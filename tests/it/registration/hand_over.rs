//! A colleague comes instead: story A7, on the side of the house.

use belfry::actions::registration::hand_over::{Colleague, hand_over};
use belfry::actions::registration::holder::Holder;
use belfry::actions::registration::register::OrganisationChoice;
use belfry::entity::outbox::OutboxState;
use belfry::entity::registration::RegistrationStatus::{Cancelled, Confirmed, Waitlisted};
use belfry::error::{Error, Refusal};
use belfry::rules::language::Language;
use belfry::rules::letter::{Because, Letter, Method};
use belfry::rules::names::{EmailAddress, PersonName};
use belfry::rules::registration_rules::HandOver;

use super::{by_email, everything_is_sent, letters, named_after, nothing_is_wrong, of_organisation, register, standing, told};
use crate::support::TestApp;

fn ruben(organisation: OrganisationChoice) -> Colleague {
    Colleague {
        first_name: PersonName::parse("Ruben").expect("a name"),
        last_name: PersonName::parse("Aerts").expect("a name"),
        email: EmailAddress::parse("ruben@gemeente.example").expect("an address"),
        organisation,
        function_category: None,
        job_title: None,
        language: Language::Nl,
        accepts_price: None,
    }
}

fn same() -> OrganisationChoice {
    OrganisationChoice::Named("Stad Voorbeeldstad".to_owned())
}

#[tokio::test]
async fn the_place_goes_over_even_when_others_wait() {
    let app = TestApp::start().await;
    let event = app.event().places(1).waiting_list().session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-16T10:00", "2027-03-16T11:00").create().await;
    register(&app, &event, "pieter@gemeente.example").await;
    register(&app, &event, "zoe@gemeente.example").await;
    everything_is_sent(&app).await;
    let pieter = by_email(&app, "pieter@gemeente.example").await;
    let id = hand_over(&app, Holder::Participant(pieter.token_hash.clone()), ruben(same())).await.expect("handed over");
    assert_eq!(standing(&app, &event).await, [("pieter", Cancelled), ("ruben", Confirmed), ("zoe", Waitlisted)].map(named_after));
    assert_eq!(by_email(&app, "ruben@gemeente.example").await.id, id);
    let sent = letters(&app, OutboxState::Queued).await;
    let to = |email: &str| sent.iter().filter(|(row, _)| row.recipient == email).map(|(_, letter)| letter).collect::<Vec<_>>();
    assert!(matches!(to("pieter@gemeente.example")[..], [Letter::HandedOver { colleague, .. }, Letter::Withdrawal { whole: true, .. }] if colleague == "Ruben Aerts"));
    assert!(to("pieter@gemeente.example").iter().all(|letter| letter.calendar_message().is_some_and(|(method, _)| method == Method::Cancel)));
    assert!(
        matches!(to("ruben@gemeente.example")[..], [Letter::Confirmation { because: Because::TookOver, registration }, Letter::Invitation { .. }] if registration.registered_by.as_deref() == Some("Lieselot Vandecasteele"))
    );
    // The old link opens no place any more.
    let again = hand_over(&app, Holder::Participant(pieter.token_hash), ruben(same())).await;
    assert!(matches!(again, Err(Error::Refused(Refusal::NotActive))));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registration_history WHERE transition = 'hand_over' AND related_id IS NOT NULL").await, 1);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM registration_history WHERE transition = 'take_over' AND related_id IS NOT NULL").await, 1);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn a_colleague_who_waited_leaves_the_list_and_one_with_a_place_cannot_take_another() {
    let app = TestApp::start().await;
    let event = app.event().places(2).waiting_list().create().await;
    for name in ["pieter", "an", "ruben", "zoe"] {
        register(&app, &event, &format!("{name}@gemeente.example")).await;
    }
    let pieter = Holder::Participant(by_email(&app, "pieter@gemeente.example").await.token_hash);
    let to_an = Colleague { email: EmailAddress::parse("AN@gemeente.example").expect("an address"), ..ruben(same()) };
    assert!(matches!(hand_over(&app, pieter.clone(), to_an).await, Err(Error::Refused(Refusal::AlreadyRegistered))));
    let waited = by_email(&app, "ruben@gemeente.example").await.id;
    assert_eq!(hand_over(&app, pieter, ruben(same())).await.expect("handed over"), waited);
    assert_eq!(standing(&app, &event).await, [("an", Confirmed), ("pieter", Cancelled), ("ruben", Confirmed), ("zoe", Waitlisted)].map(named_after));
    assert_eq!(app.database().number("SELECT waiting_count FROM events").await, 1);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn until_eight_the_day_before_and_not_at_nine() {
    let app = TestApp::start().await;
    let event = app.event().rules(|rules| rules.hand_over_until = Some("1 08:00".parse().expect("a deadline"))).create().await;
    for name in ["pieter", "an"] {
        register(&app, &event, &format!("{name}@gemeente.example")).await;
    }
    app.at("2027-03-08T06:59:59Z");
    hand_over(&app, Holder::Participant(by_email(&app, "pieter@gemeente.example").await.token_hash), ruben(same())).await.expect("in time");
    app.at("2027-03-08T08:00:00Z");
    let an = Holder::Participant(by_email(&app, "an@gemeente.example").await.token_hash);
    let mia = Colleague { email: EmailAddress::parse("mia@gemeente.example").expect("an address"), ..ruben(same()) };
    assert!(matches!(hand_over(&app, an, mia.clone()).await, Err(Error::Refused(Refusal::TooLateToHandOver))));
    let nele = Holder::Organiser(super::NELE, by_email(&app, "an@gemeente.example").await.id);
    hand_over(&app, nele, mia).await.expect("an organiser may");
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn to_the_same_organisation_within_its_share_and_to_whom_the_event_is_for() {
    let app = TestApp::start().await;
    let (gent, aalst) = (app.organisation("Gent").create().await, app.organisation("Aalst").create().await);
    let event = app.event().rules(|rules| rules.hand_over = HandOver::SameOrganisation).create().await;
    app.registrar.register(of_organisation(&event, gent.id, "pieter")).await.expect("a place");
    let pieter = Holder::Participant(by_email(&app, "pieter@gemeente.example").await.token_hash);
    let other = hand_over(&app, pieter.clone(), ruben(OrganisationChoice::Known(aalst.id))).await;
    assert!(matches!(other, Err(Error::Refused(Refusal::OtherOrganisation))));
    hand_over(&app, pieter, ruben(OrganisationChoice::Known(gent.id))).await.expect("a colleague");

    let limited = app.event().rules(|rules| (rules.places_per_organisation, rules.audience.members_only) = (Some(1), true)).create().await;
    app.registrar.register(of_organisation(&limited, gent.id, "mia")).await.expect("a place");
    app.registrar.register(of_organisation(&limited, aalst.id, "leo")).await.expect("a place");
    let mia = Holder::Participant(by_email(&app, "mia@gemeente.example").await.token_hash);
    let to = |organisation| Colleague { email: EmailAddress::parse("nico@gemeente.example").expect("an address"), ..ruben(organisation) };
    assert!(matches!(hand_over(&app, mia.clone(), to(OrganisationChoice::Known(aalst.id))).await, Err(Error::Refused(Refusal::OrganisationHasItsShare))));
    assert!(matches!(hand_over(&app, mia.clone(), to(same())).await, Err(Error::Refused(Refusal::MembersOnly))));
    hand_over(&app, mia, to(OrganisationChoice::Known(gent.id))).await.expect("within its share");
    let closed = app.event().rules(|rules| rules.hand_over = HandOver::Nobody).create().await;
    register(&app, &closed, "kim@gemeente.example").await;
    let kim = Holder::Participant(by_email(&app, "kim@gemeente.example").await.token_hash);
    assert!(matches!(hand_over(&app, kim, to(same())).await, Err(Error::Refused(Refusal::NoHandOver))));
    assert_eq!(told(&app, "kim@gemeente.example").await, ["confirmation"]);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn two_who_take_over_the_same_place_at_once_do_not_both_get_it() {
    let app = TestApp::start().await;
    let event = app.event().places(1).create().await;
    register(&app, &event, "pieter@gemeente.example").await;
    let pieter = Holder::Participant(by_email(&app, "pieter@gemeente.example").await.token_hash);
    let other = Colleague { email: EmailAddress::parse("mia@gemeente.example").expect("an address"), ..ruben(same()) };
    let (one, two) = tokio::join!(hand_over(&app, pieter.clone(), ruben(same())), hand_over(&app, pieter, other));
    assert!(one.is_ok() != two.is_ok());
    assert_eq!(app.database().number("SELECT places_taken FROM events").await, 1);
    nothing_is_wrong(&app).await;
}
