//! Letters with facts of their own, composed without a database.

use belfry::mail::{ComposedMail, House, LetterLinks, Letters, Outgoing};
use belfry::rules::language::Language;
use belfry::rules::letter::{Because, CancelledBy, EventFacts, InvitationFacts, Letter, RegistrationFacts, SessionFacts, SignInFacts};
use belfry::rules::names::EmailAddress;
use belfry::rules::registration::Status;
use jiff::Timestamp;
use uuid::Uuid;

pub const RECIPIENT: &str = "jane@example.net";
pub const UID: &str = "7c0e4f58-6a0b-4b57-9d3e-1f5b2a9c8d10@events.example.org";

pub fn moment(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

/// On site in Brussels on 29 March 2027, 10:00 to 12:00, with an invitation.
pub fn session() -> SessionFacts {
    SessionFacts {
        session_id: Uuid::from_u128(1),
        title: None,
        starts_at: moment("2027-03-29T08:00:00Z"),
        ends_at: moment("2027-03-29T10:00:00Z"),
        time_zone: "Europe/Brussels".to_owned(),
        place: Some("Huis van de Gemeente, zaal 2".to_owned()),
        address: Some("Bischoffsheimlaan 1-8, 1000 Brussel".to_owned()),
        online: false,
        invitation: Some(revision(0)),
    }
}

/// Online at the same time.
pub fn webinar() -> SessionFacts {
    SessionFacts { place: None, address: None, online: true, ..session() }
}

/// A revision of the one invitation; each is decided a minute after the one before.
pub fn revision(sequence: i32) -> InvitationFacts {
    InvitationFacts { uid: UID.to_owned(), sequence, stamp: moment("2026-11-01T09:00:00Z") + jiff::SignedDuration::from_mins(i64::from(sequence)) }
}

/// The session with another revision of its invitation.
pub fn revised(session: SessionFacts, sequence: i32) -> SessionFacts {
    SessionFacts { invitation: Some(revision(sequence)), ..session }
}

pub fn registration(sessions: Vec<SessionFacts>) -> RegistrationFacts {
    RegistrationFacts {
        registration_id: Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0099),
        token_generation: 0,
        first_name: "Jane".to_owned(),
        last_name: "D'Hondt".to_owned(),
        email: RECIPIENT.to_owned(),
        organisation: Some("Stad Gent".to_owned()),
        registered_by: None,
        attendance_mode: None,
        event: EventFacts {
            slug: "data-op-het-werk".to_owned(),
            title: "Data op het werk".to_owned(),
            summary: "Wat kan een lokaal bestuur met zijn data? Drie steden tonen hun aanpak.".to_owned(),
            language: Language::Nl,
            kind: "training".to_owned(),
            format: "hybrid".to_owned(),
            programme: None,
            contact_name: Some("Nele Janssens".to_owned()),
            contact_email: Some("nele@events.example.org".to_owned()),
        },
        sessions,
    }
}

/// One letter of each kind and variant.
pub fn every_letter() -> Vec<Letter> {
    let one = || registration(vec![session()]);
    let further = SessionFacts {
        session_id: Uuid::from_u128(2),
        title: Some("Deel 2".to_owned()),
        invitation: None,
        starts_at: moment("2027-04-05T08:00:00Z"),
        ends_at: moment("2027-04-05T10:00:00Z"),
        ..webinar()
    };
    let several = || registration(vec![SessionFacts { title: Some("Deel 1".to_owned()), ..session() }, further.clone()]);
    let cancelled = |by, reason: Option<&str>| Letter::Cancelled { registration: registration(vec![revised(session(), 1)]), by, reason: reason.map(str::to_owned) };
    vec![
        Letter::Confirmation { registration: one(), because: Because::Registered },
        Letter::Confirmation { registration: several(), because: Because::Registered },
        Letter::Confirmation { registration: registration(vec![webinar()]), because: Because::Registered },
        Letter::Confirmation { registration: registration(vec![SessionFacts { invitation: None, ..session() }]), because: Because::Registered },
        Letter::Invitation { registration: several() },
        Letter::Invitation { registration: registration(vec![further.clone()]) },
        Letter::Changed { registration: registration(vec![moved(1)]), before: session() },
        Letter::Changed { registration: registration(vec![further.clone()]), before: session() },
        cancelled(CancelledBy::Participant, Some("ziek")),
        cancelled(CancelledBy::Organiser, None),
        cancelled(CancelledBy::Event, Some("te weinig inschrijvingen")),
        Letter::Withdrawal { registration: several(), whole: true },
        Letter::Withdrawal { registration: several(), whole: false },
        Letter::PersonalLink { registration: one(), status: Status::Confirmed },
        Letter::SignIn { sign_in: SignInFacts { sign_in_id: Uuid::from_u128(5), name: "Nele Janssens".to_owned(), expires_at: moment("2026-11-01T09:30:00Z") } },
    ]
}

/// The session a day and some hours later.
pub fn moved(sequence: i32) -> SessionFacts {
    SessionFacts { starts_at: moment("2027-03-30T12:00:00Z"), ends_at: moment("2027-03-30T14:00:00Z"), ..revised(session(), sequence) }
}

pub fn house() -> House {
    House {
        sender_name: "Ledenkoepel".to_owned(),
        sender_address: EmailAddress::parse("activiteiten@events.example.org").expect("an address"),
        association_name: "Ledenkoepel".to_owned(),
        time_zone: "Europe/Brussels".to_owned(),
    }
}

fn links() -> LetterLinks {
    LetterLinks {
        event: Some("https://events.example.org/events/data-op-het-werk".to_owned()),
        registration: Some("https://events.example.org/r/personal-9pXn2mFJtq0pYx".to_owned()),
        join: Some("https://events.example.org/j/join-4wq5Rk0hJm".to_owned()),
        sign_in: Some("https://events.example.org/desk/sign-in/once-8Jm2".to_owned()),
    }
}

/// The mail of a letter; the first of its thread has number 0.
pub fn mail(letter: &Letter, language: Language, number: u8) -> ComposedMail {
    let (house, links) = (house(), links());
    let recipient = letter.registration().map_or(RECIPIENT, |registration| registration.email.as_str());
    let id = |number: u8| format!("0f3c9b7e5d1a4c2e8b6f{number:012x}@events.example.org");
    let (message_id, first) = (id(number), id(0));
    let outgoing = Outgoing {
        house: &house,
        letter,
        links: &links,
        recipient,
        language,
        message_id: &message_id,
        thread_message_id: (number > 0).then_some(first.as_str()),
        posted_at: moment("2026-11-01T09:00:00Z") + jiff::SignedDuration::from_mins(i64::from(number)),
    };
    Letters::load().expect("templates").compose(&outgoing).expect("a mail")
}

/// Keeps a mail or calendar file for looking at, when `KEEP_MAILS` names a folder.
pub fn keep(name: &str, octets: &[u8]) {
    if let Some(folder) = std::env::var_os("KEEP_MAILS") {
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(std::path::Path::new(&folder).join(name), octets).expect("a file");
    }
}
