//! Waiting, being promoted, accepting and refusing: story A2.5 and what lies around it.

use belfry::actions::event::edit::{Section, edit};
use belfry::actions::registration::cancel::cancel;
use belfry::actions::registration::holder::Holder;
use belfry::actions::registration::offer::{accept, expire_offers, promote_by_time, refuse};
use belfry::actions::registration::pick::pick;
use belfry::entity::registration::RegistrationStatus::{Cancelled, Confirmed, Offered, Pending, Waitlisted};
use belfry::error::{Error, Refusal};
use belfry::rules::letter::{Because, Letter, Method};
use belfry::rules::registration::Approval;
use belfry::rules::registration_rules::Promoting;
use belfry::rules::waiting_list::QueueOrder;
use jiff::SignedDuration;

use super::{NELE, by_email, everything_is_sent, letters, named_after, nothing_is_wrong, register, request, standing, told};
use crate::support::TestApp;

/// Another number of places.
pub fn with_places(capacity: Option<i32>) -> Section {
    Section::Registering { capacity, opens_at: None, closes_at: None, undecided: None }
}

#[tokio::test]
async fn who_comes_too_late_waits_is_offered_the_place_and_accepts() {
    let app = TestApp::start().await;
    let event = app.event().places(1).waiting_list().create().await;
    assert_eq!(register(&app, &event, "jan@gemeente.example").await.confirmed, 1);
    let second = register(&app, &event, "an@gemeente.example").await;
    assert_eq!((second.waitlisted, second.position), (1, 1));
    assert_eq!(register(&app, &event, "piet@gemeente.example").await.position, 2);
    assert_eq!(told(&app, "an@gemeente.example").await, ["waitlisted"]);
    everything_is_sent(&app).await;

    cancel(&app, Holder::Participant(by_email(&app, "jan@gemeente.example").await.token_hash), None).await.expect("cancelled");
    let offered = by_email(&app, "an@gemeente.example").await;
    assert_eq!(offered.status, Offered);
    // Monday 23 November, 10 o'clock in Brussels: 24 working hours end on Wednesday at 10.
    assert_eq!(offered.offer_expires_at.map(|end| end.0.to_string()).as_deref(), Some("2026-11-25T09:00:00Z"));
    assert_eq!(told(&app, "an@gemeente.example").await, ["waitlisted", "offer"]);
    assert!(
        letters(&app, belfry::entity::outbox::OutboxState::Queued).await.iter().all(|(row, letter)| row.recipient != "an@gemeente.example" || letter.calendar_message().is_none())
    );
    nothing_is_wrong(&app).await;

    accept(&app, Holder::Participant(offered.token_hash.clone())).await.expect("accepted");
    accept(&app, Holder::Participant(offered.token_hash)).await.expect("twice is once");
    assert_eq!(standing(&app, &event).await, [("an", Confirmed), ("jan", Cancelled), ("piet", Waitlisted)].map(named_after));
    let confirmation = letters(&app, belfry::entity::outbox::OutboxState::Queued).await.into_iter().rfind(|(row, _)| row.recipient == "an@gemeente.example").expect("a letter").1;
    assert!(matches!(confirmation, Letter::Confirmation { because: Because::OfferAccepted, .. }));
    assert_eq!(confirmation.calendar_message().map(|(method, _)| method), Some(Method::Request));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn an_offer_that_is_refused_or_forgotten_goes_to_the_next() {
    let app = TestApp::start().await;
    let event = app.event().places(1).waiting_list().create().await;
    for name in ["jan", "an", "piet", "mia"] {
        register(&app, &event, &format!("{name}@gemeente.example")).await;
    }
    cancel(&app, Holder::Participant(by_email(&app, "jan@gemeente.example").await.token_hash), None).await.expect("cancelled");
    refuse(&app, Holder::Participant(by_email(&app, "an@gemeente.example").await.token_hash)).await.expect("refused");
    assert_eq!(standing(&app, &event).await, [("an", Cancelled), ("jan", Cancelled), ("mia", Waitlisted), ("piet", Offered)].map(named_after));
    assert_eq!(expire_offers(&app).await.expect("none yet"), 0);
    app.at("2026-11-25T09:00:00Z");
    let piet = by_email(&app, "piet@gemeente.example").await;
    // The deadline counts, whether somebody noted it already or not.
    assert!(matches!(accept(&app, Holder::Participant(piet.token_hash.clone())).await, Err(Error::Refused(Refusal::OfferExpired))));
    assert_eq!(expire_offers(&app).await.expect("one"), 1);
    assert!(matches!(accept(&app, Holder::Participant(piet.token_hash)).await, Err(Error::Refused(Refusal::OfferExpired))));
    assert_eq!(standing(&app, &event).await, [("an", Cancelled), ("jan", Cancelled), ("mia", Offered), ("piet", Cancelled)].map(named_after));
    assert_eq!(told(&app, "piet@gemeente.example").await.last().map(String::as_str), Some("offer-expired"));
    assert!(matches!(accept(&app, Holder::Participant(by_email(&app, "an@gemeente.example").await.token_hash)).await, Err(Error::Refused(Refusal::NotOffered))));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn an_offer_accepted_and_expired_in_the_same_second_has_one_answer() {
    for before in [true, false] {
        let app = TestApp::start().await;
        let event = app.event().places(1).waiting_list().create().await;
        for name in ["jan", "an", "piet"] {
            register(&app, &event, &format!("{name}@gemeente.example")).await;
        }
        cancel(&app, Holder::Participant(by_email(&app, "jan@gemeente.example").await.token_hash), None).await.expect("cancelled");
        app.at(if before { "2026-11-25T08:59:59.999999Z" } else { "2026-11-25T09:00:00Z" });
        let an = Holder::Participant(by_email(&app, "an@gemeente.example").await.token_hash);
        let (accepted, expired) = tokio::join!(accept(&app, an), expire_offers(&app));
        assert_eq!(accepted.is_ok(), before, "{accepted:?}");
        expired.expect("looked at");
        let expected = if before { [("an", Confirmed), ("jan", Cancelled), ("piet", Waitlisted)] } else { [("an", Cancelled), ("jan", Cancelled), ("piet", Offered)] };
        assert_eq!(standing(&app, &event).await, expected.map(named_after));
        nothing_is_wrong(&app).await;
    }
}

#[tokio::test]
async fn more_places_promote_the_next_at_once_and_fewer_throw_nobody_out() {
    let app = TestApp::start().await;
    let event = app.event().places(2).rules(|rules| (rules.waiting_list, rules.promoting) = (true, Promoting::Direct)).create().await;
    for name in ["a", "b", "c", "d", "e"] {
        register(&app, &event, &format!("{name}@gemeente.example")).await;
    }
    let edited = edit(&app, NELE, event.id, 0, with_places(Some(4))).await.expect("saved");
    assert_eq!((edited.promoted, edited.overbooked), (2, 0));
    assert_eq!(standing(&app, &event).await, [("a", Confirmed), ("b", Confirmed), ("c", Confirmed), ("d", Confirmed), ("e", Waitlisted)].map(named_after));
    nothing_is_wrong(&app).await;
    let edited = edit(&app, NELE, event.id, 1, with_places(Some(1))).await.expect("saved");
    assert_eq!((edited.promoted, edited.overbooked), (0, 3));
    nothing_is_wrong(&app).await;
    // Places beyond the limit are not given again.
    for name in ["a", "b"] {
        cancel(&app, Holder::Participant(by_email(&app, &format!("{name}@gemeente.example")).await.token_hash), None).await.expect("cancelled");
    }
    assert_eq!(standing(&app, &event).await.iter().filter(|(_, status)| *status == Confirmed).count(), 2);
    for name in ["c", "d"] {
        cancel(&app, Holder::Participant(by_email(&app, &format!("{name}@gemeente.example")).await.token_hash), None).await.expect("cancelled");
        nothing_is_wrong(&app).await;
    }
    assert_eq!(by_email(&app, "e@gemeente.example").await.status, Confirmed);
}

#[tokio::test]
async fn promotion_stops_before_the_start_and_an_organiser_picks() {
    let app = TestApp::start().await;
    let event = app.event().places(1).waiting_list().session("2026-11-26T10:00", "2026-11-26T11:30").create().await;
    for name in ["jan", "an", "piet"] {
        register(&app, &event, &format!("{name}@gemeente.example")).await;
    }
    app.at("2026-11-25T09:00:00Z");
    cancel(&app, Holder::Participant(by_email(&app, "jan@gemeente.example").await.token_hash), None).await.expect("cancelled");
    assert_eq!(by_email(&app, "an@gemeente.example").await.status, Waitlisted);
    // Nobody gets ahead of those who wait.
    assert!(matches!(app.registrar.register(request(&event.slug, "late@gemeente.example")).await, Err(Error::Refused(Refusal::Full))));
    pick(&app, NELE, by_email(&app, "piet@gemeente.example").await.id, false, Some("spreekt over zijn project".to_owned())).await.expect("picked");
    let full = pick(&app, NELE, by_email(&app, "an@gemeente.example").await.id, false, None).await;
    assert!(matches!(full, Err(Error::Refused(Refusal::Full))));
    pick(&app, NELE, by_email(&app, "an@gemeente.example").await.id, true, None).await.expect("overbooked on purpose");
    assert!(by_email(&app, "an@gemeente.example").await.overbooked && !by_email(&app, "piet@gemeente.example").await.overbooked);
    assert!(matches!(pick(&app, NELE, by_email(&app, "an@gemeente.example").await.id, true, None).await, Err(Error::Refused(Refusal::NotWaiting))));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn who_is_picked_while_their_offer_is_beyond_a_lowered_limit_stays_on_record() {
    let app = TestApp::start().await;
    let event = app.event().places(1).waiting_list().create().await;
    for name in ["jan", "an"] {
        register(&app, &event, &format!("{name}@gemeente.example")).await;
    }
    edit(&app, NELE, event.id, 0, with_places(Some(2))).await.expect("more places");
    assert_eq!(by_email(&app, "an@gemeente.example").await.status, Offered);
    edit(&app, NELE, event.id, 1, with_places(Some(1))).await.expect("fewer places");
    pick(&app, NELE, by_email(&app, "an@gemeente.example").await.id, false, None).await.expect("picked");
    assert!(by_email(&app, "an@gemeente.example").await.overbooked);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn organisations_without_a_place_go_first_and_have_their_share_until_a_date() {
    let app = TestApp::start().await;
    let (gent, aalst) = (app.organisation("Gent").create().await, app.organisation("Aalst").create().await);
    let until = "2026-12-01T00:00:00Z".parse().expect("a moment");
    let event = app
        .event()
        .places(3)
        .rules(|rules| {
            (rules.waiting_list, rules.promoting, rules.order) = (true, Promoting::Direct, QueueOrder::WithoutPlaceFirst);
            (rules.places_per_organisation, rules.places_per_organisation_until) = (Some(2), Some(until));
        })
        .create()
        .await;
    let of = |organisation: &belfry::entity::organisation::Model, name: &str| super::of_organisation(&event, organisation.id, name);
    for name in ["g1", "g2"] {
        assert_eq!(app.registrar.register(of(&gent, name)).await.expect("a place").confirmed, 1);
    }
    // A place is free, but not for a third of Gent; the next of Aalst is not kept from it.
    assert_eq!(app.registrar.register(of(&gent, "g3")).await.expect("waits").waitlisted, 1);
    assert_eq!(app.registrar.register(of(&aalst, "a1")).await.expect("a place").confirmed, 1);
    assert_eq!(app.registrar.register(of(&gent, "g4")).await.expect("waits").waitlisted, 1);
    assert_eq!(app.registrar.register(super::named(&event, "Dorpsraad", "d1")).await.expect("waits").waitlisted, 1);
    nothing_is_wrong(&app).await;
    // The last to come is of an organisation without a place.
    cancel(&app, Holder::Participant(by_email(&app, "a1@gemeente.example").await.token_hash), None).await.expect("cancelled");
    assert_eq!(by_email(&app, "d1@gemeente.example").await.status, Confirmed);
    cancel(&app, Holder::Participant(by_email(&app, "d1@gemeente.example").await.token_hash), None).await.expect("cancelled");
    assert_eq!(by_email(&app, "g3@gemeente.example").await.status, Waitlisted, "Gent has its share");
    nothing_is_wrong(&app).await;
    assert_eq!(promote_by_time(&app).await.expect("too early"), 0);
    app.at("2026-12-01T00:00:00Z");
    assert_eq!(promote_by_time(&app).await.expect("the date has come"), 1);
    assert_eq!(by_email(&app, "g3@gemeente.example").await.status, Confirmed);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn approval_still_applies_to_who_comes_from_the_waiting_list() {
    let app = TestApp::start().await;
    let event = app.event().places(1).rules(|rules| (rules.waiting_list, rules.approval) = (true, Approval::HoldsPlace)).create().await;
    assert_eq!(register(&app, &event, "jan@gemeente.example").await.pending, 1);
    assert_eq!(register(&app, &event, "an@gemeente.example").await.waitlisted, 1);
    cancel(&app, Holder::Participant(by_email(&app, "jan@gemeente.example").await.token_hash), None).await.expect("cancelled");
    let an = by_email(&app, "an@gemeente.example").await;
    assert_eq!((an.status, an.holds_place), (Pending, true));
    assert_eq!(told(&app, "an@gemeente.example").await.last().map(String::as_str), Some("acknowledged"));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn who_waits_may_leave_at_any_time() {
    let app = TestApp::start().await;
    let event = app
        .event()
        .places(1)
        .rules(|rules| (rules.waiting_list, rules.change_until) = (true, Some("90 08:00".parse().expect("a deadline"))))
        .session("2027-01-26T10:00", "2027-01-26T11:30")
        .create()
        .await;
    register(&app, &event, "jan@gemeente.example").await;
    register(&app, &event, "an@gemeente.example").await;
    let leaving = |email: &'static str| by_email(&app, email);
    assert!(matches!(cancel(&app, Holder::Participant(leaving("jan@gemeente.example").await.token_hash), None).await, Err(Error::Refused(Refusal::TooLateToChange))));
    cancel(&app, Holder::Participant(leaving("an@gemeente.example").await.token_hash), None).await.expect("left");
    assert_eq!(app.database().number("SELECT waiting_count FROM events").await, 0);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn a_deadline_on_the_day_the_clock_changes_is_the_one_that_was_announced() {
    // On 28 March 2027 the clock jumps from 2 to 3 o'clock; 2:30 is announced and does not exist: it is 3:00.
    for (deadline, last_moment, too_late) in [("1 02:30", "2027-03-28T00:59:59Z", "2027-03-28T01:00:00Z"), ("1 08:00", "2027-03-28T05:59:59Z", "2027-03-28T06:00:00Z")] {
        let app = TestApp::start().await;
        let event = app.event().rules(|rules| rules.change_until = Some(deadline.parse().expect("a deadline"))).session("2027-03-29T10:00", "2027-03-29T11:30").create().await;
        for name in ["jan", "an"] {
            register(&app, &event, &format!("{name}@gemeente.example")).await;
        }
        app.at(last_moment);
        cancel(&app, Holder::Participant(by_email(&app, "jan@gemeente.example").await.token_hash), None).await.expect("in time");
        app.at(too_late);
        let late = cancel(&app, Holder::Participant(by_email(&app, "an@gemeente.example").await.token_hash), None).await;
        assert!(matches!(late, Err(Error::Refused(Refusal::TooLateToChange))), "{deadline}: {late:?}");
        app.wait(SignedDuration::from_secs(0));
    }
}

#[tokio::test]
async fn a_full_event_keeps_nobody_waiting_who_did_not_say_so() {
    let app = TestApp::start().await;
    let event = app.event().places(1).waiting_list().create().await;
    register(&app, &event, "jan@gemeente.example").await;
    let mut unaware = request(&event.slug, "an@gemeente.example");
    unaware.accepts_waiting = false;
    assert!(matches!(app.registrar.register(unaware).await, Err(Error::Refused(Refusal::Full))));
    assert_eq!(standing(&app, &event).await.len(), 1);
    // Somebody registered already gets the same answer, and the link by mail.
    let again = register(&app, &event, "jan@gemeente.example").await;
    assert_eq!((again.waitlisted, again.position), (1, 1));
    assert_eq!(told(&app, "jan@gemeente.example").await, ["confirmation", "personal-link"]);
    nothing_is_wrong(&app).await;
}

/// Found by the random sequences: an order that changes is looked at again, also when no place came free.
#[tokio::test]
async fn whose_turn_it_becomes_by_the_order_alone_is_helped_at_once() {
    let app = TestApp::start().await;
    let event = app.event().places(4).rules(|rules| (rules.waiting_list, rules.promoting, rules.order) = (true, Promoting::Direct, QueueOrder::WithoutPlaceFirst)).create().await;
    app.registrar.register(super::named(&event, "Gent", "first")).await.expect("a place");
    app.registrar.register(super::named(&event, "Gent", "second")).await.expect("a place");
    // A group of an organisation with places waits for three, and two are kept for it.
    let mut group = super::booking(&event, &["a", "b", "c"], true);
    for person in &mut group.participants {
        person.organisation = belfry::actions::registration::register::OrganisationChoice::Named("Gent".to_owned());
    }
    assert_eq!(app.registrar.register(group).await.expect("waits").waitlisted, 3);
    // Somebody of an organisation without a place goes before it.
    belfry::actions::registration::register::register(&app, super::named(&event, "Aalst", "aalst")).await.expect("registered");
    assert_eq!(by_email(&app, "aalst@gemeente.example").await.status, Confirmed);
    nothing_is_wrong(&app).await;
    // Who left the list and comes back while a place is free gets it.
    let alone = app.event().places(1).rules(|rules| (rules.waiting_list, rules.promoting) = (true, Promoting::Direct)).create().await;
    for name in ["x", "y"] {
        register(&app, &alone, &format!("{name}@gemeente.example")).await;
    }
    let (x, y) = (by_email(&app, "x@gemeente.example").await, by_email(&app, "y@gemeente.example").await);
    cancel(&app, Holder::Participant(y.token_hash), None).await.expect("left");
    cancel(&app, Holder::Participant(x.token_hash), None).await.expect("cancelled");
    belfry::actions::registration::restore::restore(&app, NELE, y.id, false, None).await.expect("back");
    assert_eq!(by_email(&app, "y@gemeente.example").await.status, Confirmed);
    nothing_is_wrong(&app).await;
}
