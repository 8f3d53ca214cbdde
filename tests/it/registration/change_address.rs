//! The mails of a registration go to another address: INV-13.

use belfry::actions::registration::change_address::change_address;
use belfry::actions::registration::holder::Holder;
use belfry::entity::outbox::OutboxState;
use belfry::entity::registration::RegistrationStatus::{Confirmed, Waitlisted};
use belfry::error::{Error, Refusal};
use belfry::rules::letter::{Because, Letter, Method};
use belfry::rules::names::EmailAddress;

use super::{NELE, by_email, everything_is_sent, invitations, letters, named_after, nothing_is_wrong, register, standing, waiting};
use crate::support::TestApp;

fn address(text: &str) -> EmailAddress {
    EmailAddress::parse(text).expect("an address")
}

const OLD: &str = "jan@gemeente.example";
const NEW: &str = "jan.peeters@stad.example";

#[tokio::test]
async fn the_entry_leaves_the_old_calendar_and_comes_with_another_uid_into_the_new_one() {
    let app = TestApp::start().await;
    let event = app.event().session("2027-03-09T10:00", "2027-03-09T11:00").session("2027-03-16T10:00", "2027-03-16T11:00").create().await;
    register(&app, &event, OLD).await;
    let first = app.deliver_mail().await;
    let before = by_email(&app, OLD).await;
    let token = change_address(&app, Holder::Participant(before.token_hash.clone()), address(NEW)).await.expect("changed");
    let after = by_email(&app, NEW).await;
    assert_eq!((after.id, after.status, after.token_hash == token.hash()), (before.id, Confirmed, true));
    assert_ne!(after.token_hash, before.token_hash);
    let mails = app.deliver_mail().await;
    let to = |email: &str| mails.iter().filter(|mail| mail.recipient() == email).collect::<Vec<_>>();
    assert_eq!((to(OLD).len(), to(NEW).len()), (2, 2));
    for (old, sent) in to(OLD).iter().zip(first.iter()) {
        assert_eq!((old.method.as_deref(), old.event_property("UID")), (Some("CANCEL"), sent.event_property("UID")));
        assert_eq!(old.event_property("SEQUENCE"), "1");
        assert!(!String::from_utf8_lossy(&old.raw).contains("stad.example") && !old.text.contains("stad.example") && !old.text.contains("/r/"));
    }
    for (new, sent) in to(NEW).iter().zip(first.iter()) {
        assert_eq!((new.method.as_deref(), new.event_property("SEQUENCE").as_str()), (Some("REQUEST"), "0"));
        assert_ne!(new.event_property("UID"), sent.event_property("UID"));
        assert!(!String::from_utf8_lossy(&new.raw).contains(OLD) && !new.text.contains(OLD));
    }
    // A thread of its own: the new mailbox has never seen the old one.
    assert_eq!(to(NEW)[0].header("In-Reply-To"), None);
    assert_eq!(to(NEW)[1].header("In-Reply-To"), to(NEW)[0].header("Message-ID"));
    // The new link opens the registration, the old one nothing.
    app.visitor().get(&to(NEW)[0].link("/r/")).await.expect(200);
    app.visitor().get(&first[0].link("/r/")).await.expect(404);
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn one_active_registration_per_person_holds_and_the_same_address_is_no_change() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    for email in [OLD, "an@gemeente.example"] {
        register(&app, &event, email).await;
    }
    everything_is_sent(&app).await;
    let jan = by_email(&app, OLD).await;
    let nele = Holder::Organiser(NELE, jan.id);
    let taken = change_address(&app, nele.clone(), address("AN@gemeente.example")).await;
    assert!(matches!(taken, Err(Error::Invalid(errors)) if errors.0.iter().any(|error| error.field == "email" && error.code == "address-registered")));
    change_address(&app, nele.clone(), address("Jan@gemeente.example")).await.expect("only its spelling");
    let respelled = by_email(&app, "Jan@gemeente.example").await;
    assert_eq!((respelled.token_hash, invitations(&app).await.len()), (jan.token_hash, 2));
    assert!(waiting(&app).await.is_empty());
    change_address(&app, nele.clone(), address(NEW)).await.expect("by the organiser");
    // Who left the address free can be registered with it again.
    register(&app, &event, OLD).await;
    assert_eq!(standing(&app, &event).await.len(), 3);
    belfry::actions::registration::cancel::cancel(&app, nele.clone(), None).await.expect("cancelled");
    assert!(matches!(change_address(&app, nele, address("x@stad.example")).await, Err(Error::Refused(Refusal::NotActive))));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn what_still_waits_for_the_old_mailbox_is_set_aside_and_nothing_goes_where_nothing_arrives() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    register(&app, &event, OLD).await;
    let code =
        "INSERT INTO undeliverable_addresses (id, address, code, reason, since) SELECT id, 'jan@gemeente.example', '5.1.1', '550 5.1.1 unknown', created_at FROM outbox LIMIT 1";
    app.database().execute(code).await;
    change_address(&app, Holder::Organiser(NELE, by_email(&app, OLD).await.id), address(NEW)).await.expect("changed");
    let queued = letters(&app, OutboxState::Queued).await;
    assert!(matches!(&queued[..], [(row, Letter::Confirmation { because: Because::AddressChanged, .. })] if row.recipient == NEW && row.thread_message_id.is_none()));
    assert!(queued[0].1.calendar_message().is_some_and(|(method, _)| method == Method::Request));
    assert_eq!(letters(&app, OutboxState::Superseded).await.len(), 1);
    belfry::actions::registration::cancel::cancel(&app, Holder::Organiser(NELE, by_email(&app, NEW).await.id), None).await.expect("cancelled");
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn who_waits_keeps_the_turn_they_had() {
    let app = TestApp::start().await;
    let event = app.event().places(1).waiting_list().create().await;
    for name in ["pieter", "an", "jan", "zoe"] {
        register(&app, &event, &format!("{name}@gemeente.example")).await;
    }
    everything_is_sent(&app).await;
    let jan = by_email(&app, OLD).await;
    change_address(&app, Holder::Participant(jan.token_hash), address(NEW)).await.expect("changed");
    let queued = letters(&app, OutboxState::Queued).await;
    assert!(matches!(&queued[..], [(old, Letter::AddressChanged { .. }), (new, Letter::Waitlisted { position: 2, .. })] if old.recipient == OLD && new.recipient == NEW));
    assert!(queued.iter().all(|(_, letter)| letter.calendar_message().is_none()));
    assert_eq!(standing(&app, &event).await, [("an", Waitlisted), ("jan.peeters", Waitlisted), ("pieter", Confirmed), ("zoe", Waitlisted)].map(named_after));
    nothing_is_wrong(&app).await;
}

#[tokio::test]
async fn a_participant_changes_it_on_the_own_page_after_being_asked_and_stays_there() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    let visitor = app.visitor();
    visitor.registers_for(&event.slug, OLD).await;
    let link = app.deliver_mail().await[0].link("/r/");
    let page = visitor.get(&link).await.expect(200);
    assert!(page.link("/address").is_some());
    let form = visitor.get(&format!("{link}/address")).await.expect(200).form_with("email");
    let wrong = visitor.sends(&form.clone().with("email", "jan@stad")).await.expect(422);
    assert!(wrong.shows("e-mailadres") && wrong.form_with("email").get("email") == "jan@stad");
    assert!(visitor.sends(&form.clone().with("email", "jöe@stad.example")).await.expect(422).has(".field-error"));
    let done = visitor.sends(&form.clone().with("email", NEW)).await.expect(303);
    let done = visitor.follows(done).await.expect(200);
    assert!(done.shows(NEW) && done.shows("nieuwe bevestiging"));
    // Pressed twice: the old link is gone, and nothing happens.
    visitor.sends(&form.with("email", "other@stad.example")).await.expect(404);
    assert_eq!(app.deliver_mail().await.len(), 2);
    nothing_is_wrong(&app).await;
}
