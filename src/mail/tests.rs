use jiff::Timestamp;
use uuid::Uuid;

use super::{House, LetterLinks, Letters, Outgoing};
use crate::rules::language::Language;
use crate::rules::letter::{CancelledBy, EventFacts, InvitationFacts, Letter, RegistrationFacts, SessionFacts, SignInFacts};
use crate::rules::names::EmailAddress;

fn moment(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

fn registration() -> RegistrationFacts {
    let session = |number: u8, online: bool, sequence: Option<i32>| SessionFacts {
        session_id: Uuid::from_u128(u128::from(number)),
        title: Some(format!("Deel {number}")),
        starts_at: moment(&format!("2027-03-{:02}T08:00:00Z", 28 + number)),
        ends_at: moment(&format!("2027-03-{:02}T10:00:00Z", 28 + number)),
        time_zone: "Europe/Brussels".to_owned(),
        place: (!online).then(|| "Stadhuis, zaal 2".to_owned()),
        address: (!online).then(|| "Botermarkt 1, 9000 Gent".to_owned()),
        online,
        invitation: sequence.map(|sequence| InvitationFacts {
            uid: "7c0e4f58-6a0b-4b57-9d3e-1f5b2a9c8d10@events.example.org".to_owned(),
            sequence,
            stamp: moment("2026-11-01T09:00:00Z"),
        }),
    };
    RegistrationFacts {
        registration_id: Uuid::from_u128(99),
        token_generation: 0,
        first_name: "Jane".to_owned(),
        last_name: "D'Hondt".to_owned(),
        email: "jane@example.net".to_owned(),
        organisation: Some("Stad Gent".to_owned()),
        attendance_mode: None,
        event: EventFacts {
            slug: "data-op-het-werk".to_owned(),
            title: "Data op het werk, <b> & meer".to_owned(),
            summary: "Wat je met data kunt.".to_owned(),
            language: Language::Nl,
            kind: "training".to_owned(),
            format: "hybrid".to_owned(),
            programme: None,
            contact_name: Some("An Claes".to_owned()),
            contact_email: Some("an@vereniging.example".to_owned()),
        },
        sessions: vec![session(1, false, Some(0)), session(2, true, None)],
    }
}

fn letters() -> Vec<Letter> {
    let registration = registration();
    let before = registration.sessions[1].clone();
    let cancelled = |by, reason: Option<&str>| Letter::Cancelled { registration: registration.clone(), by, reason: reason.map(str::to_owned) };
    vec![
        Letter::Confirmation { registration: registration.clone() },
        Letter::Invitation { registration: registration.clone() },
        Letter::Changed { registration: registration.clone(), before },
        cancelled(CancelledBy::Participant, Some("ziek")),
        cancelled(CancelledBy::Organiser, None),
        cancelled(CancelledBy::Event, Some("te weinig inschrijvingen")),
        Letter::Withdrawal { registration: registration.clone(), whole: true },
        Letter::Withdrawal { registration: registration.clone(), whole: false },
        Letter::PersonalLink { registration },
        Letter::SignIn { sign_in: SignInFacts { sign_in_id: Uuid::from_u128(5), name: "An".to_owned(), expires_at: moment("2026-11-01T09:30:00Z") } },
    ]
}

fn composed(letter: &Letter, language: Language) -> Vec<u8> {
    let house = House {
        sender_name: "Ledenkoepel".to_owned(),
        sender_address: EmailAddress::parse("activiteiten@events.example.org").expect("an address"),
        association_name: "Ledenkoepel".to_owned(),
        time_zone: "Europe/Brussels".to_owned(),
    };
    let links = LetterLinks {
        event: Some("https://events.example.org/events/data-op-het-werk".to_owned()),
        registration: Some("https://events.example.org/r/registration-token".to_owned()),
        join: Some("https://events.example.org/j/join-token".to_owned()),
        sign_in: Some("https://events.example.org/desk/sign-in/sign-in-token".to_owned()),
    };
    let outgoing = Outgoing {
        house: &house,
        letter,
        links: &links,
        recipient: "jane@example.net",
        language,
        message_id: "0123456789abcdef0123456789abcdef@events.example.org",
        thread_message_id: None,
        posted_at: moment("2026-11-01T09:00:00Z"),
    };
    Letters::load().expect("templates").compose(&outgoing).expect("a mail").raw
}

#[test]
fn every_letter_can_be_written_in_every_language_and_is_the_same_twice() {
    for language in Language::ALL {
        for letter in letters() {
            let raw = composed(&letter, language);
            assert!(raw.is_ascii(), "{letter:?}");
            assert_eq!(raw, composed(&letter, language), "{letter:?}");
            let text = String::from_utf8(raw).expect("ASCII");
            assert_eq!(letter.calendar_message().is_some(), text.contains("application/ics"), "{letter:?}");
        }
    }
}
