//! Letters with facts of their own, composed without a database.

use belfry::mail::{ComposedMail, House, LetterLinks, Letters, Outgoing};
use belfry::rules::language::Language;
use belfry::rules::letter::{Because, BookingFacts, CancelledBy, ColleagueFacts, EventFacts, InvitationFacts, InviteeFacts, Letter, RegistrationFacts, SessionFacts, SignInFacts};
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
        event: event(),
        sessions,
    }
}

pub fn event() -> EventFacts {
    EventFacts {
        slug: "data-op-het-werk".to_owned(),
        title: "Data op het werk".to_owned(),
        summary: "Wat kan een lokaal bestuur met zijn data? Drie steden tonen hun aanpak.".to_owned(),
        language: Language::Nl,
        kind: "training".to_owned(),
        format: "hybrid".to_owned(),
        programme: None,
        contact_name: Some("Nele Janssens".to_owned()),
        contact_email: Some("nele@events.example.org".to_owned()),
    }
}

/// Registered by a colleague, without an invitation: what those have who wait or ask.
pub fn asked(registered_by: Option<&str>) -> RegistrationFacts {
    let without = |session: SessionFacts| SessionFacts { invitation: None, ..session };
    RegistrationFacts {
        registered_by: registered_by.map(str::to_owned),
        ..registration(vec![without(session()), SessionFacts { session_id: Uuid::from_u128(2), ..without(webinar()) }])
    }
}

/// One colleague in each status, and one who was there already.
pub fn booking() -> BookingFacts {
    let colleagues = [
        ("Jane D'Hondt", Some(Status::Confirmed)),
        ("Maria Peeters", Some(Status::Waitlisted)),
        ("Luc Claes", Some(Status::Pending)),
        ("Els Maes", Some(Status::Offered)),
        ("Piet Smet", Some(Status::Cancelled)),
        ("Rik Wouters", Some(Status::Declined)),
        ("An Jacobs", None),
    ];
    BookingFacts {
        booking_id: Uuid::from_u128(7),
        token_generation: 0,
        first_name: "Bea".to_owned(),
        last_name: "Baert".to_owned(),
        event: event(),
        colleagues: colleagues.into_iter().map(|(name, status)| ColleagueFacts { name: name.to_owned(), status }).collect(),
    }
}

pub fn invitee() -> InviteeFacts {
    InviteeFacts {
        invitee_id: Uuid::from_u128(8),
        first_name: Some("Jane".to_owned()),
        last_name: Some("D'Hondt".to_owned()),
        event: event(),
        sessions: asked(None).sessions,
        closes_at: Some(moment("2027-03-22T22:59:00Z")),
    }
}

/// A text that would be a header, an address, a script and a link if it could.
pub const HOSTILE: &str = "Jan\r\nBcc: eve@evil.example\u{202E} <script>alert(1)</script> https://evil.example/win {{ 7 }} ' \" &";

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
    let confirmation = |because, registered_by: Option<&str>| Letter::Confirmation {
        registration: RegistrationFacts { registered_by: registered_by.map(str::to_owned), ..registration(vec![session()]) },
        because,
    };
    let rescheduled = |status| Letter::Rescheduled {
        registration: asked(None),
        before: vec![SessionFacts { invitation: None, ..moved(0) }],
        before_title: Some("Data in de praktijk".to_owned()),
        status,
    };
    let nobody_to_ask = RegistrationFacts { event: EventFacts { contact_name: None, contact_email: None, ..event() }, ..asked(None) };
    vec![
        Letter::Confirmation { registration: one(), because: Because::Registered },
        Letter::Confirmation { registration: several(), because: Because::Registered },
        Letter::Confirmation { registration: registration(vec![webinar()]), because: Because::Registered },
        Letter::Confirmation { registration: registration(vec![SessionFacts { invitation: None, ..session() }]), because: Because::Registered },
        Letter::Invitation { registration: several() },
        Letter::Invitation { registration: registration(vec![further.clone()]) },
        Letter::Changed { registration: registration(vec![moved(1)]), before: session(), before_title: None },
        Letter::Changed { registration: registration(vec![further.clone()]), before: session(), before_title: Some("Data in de praktijk".to_owned()) },
        rescheduled(Status::Pending),
        rescheduled(Status::Waitlisted),
        rescheduled(Status::Offered),
        Letter::Rescheduled { registration: RegistrationFacts { sessions: Vec::new(), ..asked(None) }, before: vec![session()], before_title: None, status: Status::Waitlisted },
        cancelled(CancelledBy::Participant, Some("ziek")),
        cancelled(CancelledBy::Organiser, None),
        cancelled(CancelledBy::Event, Some("te weinig inschrijvingen")),
        Letter::Withdrawal { registration: several(), whole: true },
        Letter::Withdrawal { registration: several(), whole: false },
        Letter::PersonalLink { registration: one(), status: Status::Confirmed },
        confirmation(Because::Registered, Some("Bea Baert")),
        confirmation(Because::Approved, None),
        confirmation(Because::Promoted, Some("Bea Baert")),
        confirmation(Because::OfferAccepted, None),
        confirmation(Because::TookOver, Some("Bea Baert")),
        confirmation(Because::TookOver, None),
        confirmation(Because::Restored, None),
        Letter::Acknowledged { registration: asked(None), holds_place: true },
        Letter::Acknowledged { registration: asked(Some("Bea Baert")), holds_place: false },
        Letter::Waitlisted { registration: asked(None), position: 3 },
        Letter::Waitlisted { registration: asked(Some("Bea Baert")), position: 1_204 },
        Letter::Offer { registration: asked(None), expires_at: moment("2026-11-03T16:00:00Z") },
        Letter::OfferExpired { registration: asked(None) },
        Letter::Declined { registration: asked(None), reason: Some("Deze dag is voor mandatarissen.".to_owned()) },
        Letter::Declined { registration: nobody_to_ask, reason: Some("  ".to_owned()) },
        Letter::Cancelled {
            registration: RegistrationFacts { registered_by: Some("Bea Baert".to_owned()), ..registration(vec![revised(session(), 1)]) },
            by: CancelledBy::Booker,
            reason: None,
        },
        cancelled(CancelledBy::Booker, Some("verlof")),
        Letter::HandedOver { registration: registration(vec![revised(session(), 1)]), colleague: "Maria Peeters".to_owned() },
        Letter::HandedOver { registration: asked(None), colleague: "\u{202E}".to_owned() },
        Letter::PersonalLink { registration: asked(None), status: Status::Pending },
        Letter::PersonalLink { registration: asked(None), status: Status::Waitlisted },
        Letter::PersonalLink { registration: asked(None), status: Status::Offered },
        Letter::PersonalLink { registration: asked(None), status: Status::Cancelled },
        Letter::PersonalLink { registration: asked(None), status: Status::Declined },
        Letter::Booking { booking: booking() },
        Letter::Invitee { invitee: invitee(), reminder: false },
        Letter::Invitee { invitee: invitee(), reminder: true },
        Letter::Invitee { invitee: InviteeFacts { first_name: None, last_name: None, closes_at: None, sessions: Vec::new(), ..invitee() }, reminder: false },
        Letter::SignIn { sign_in: SignInFacts { sign_in_id: Uuid::from_u128(5), name: "Nele Janssens".to_owned(), expires_at: moment("2026-11-01T09:30:00Z") } },
    ]
}

/// The same letters with every name and title hostile.
pub fn every_hostile_letter() -> Vec<Letter> {
    let hostile = || HOSTILE.to_owned();
    let mut letters = every_letter();
    for letter in &mut letters {
        let event = |facts: &mut EventFacts| {
            facts.title = hostile();
            facts.contact_name = Some(hostile());
        };
        match letter {
            Letter::Booking { booking } => {
                (booking.first_name, booking.last_name) = (hostile(), hostile());
                booking.colleagues.iter_mut().for_each(|colleague| colleague.name = hostile());
                event(&mut booking.event);
            }
            Letter::Invitee { invitee, .. } => {
                (invitee.first_name, invitee.last_name) = (Some(hostile()), Some(hostile()));
                event(&mut invitee.event);
            }
            Letter::SignIn { sign_in } => sign_in.name = hostile(),
            Letter::Confirmation { registration, .. }
            | Letter::Acknowledged { registration, .. }
            | Letter::Waitlisted { registration, .. }
            | Letter::Offer { registration, .. }
            | Letter::OfferExpired { registration }
            | Letter::Declined { registration, .. }
            | Letter::HandedOver { registration, .. }
            | Letter::Invitation { registration }
            | Letter::Changed { registration, .. }
            | Letter::Rescheduled { registration, .. }
            | Letter::Cancelled { registration, .. }
            | Letter::Withdrawal { registration, .. }
            | Letter::PersonalLink { registration, .. } => {
                (registration.first_name, registration.last_name) = (hostile(), hostile());
                registration.registered_by = registration.registered_by.as_ref().map(|_| hostile());
                registration.organisation = Some(hostile());
                event(&mut registration.event);
            }
        }
        match letter {
            Letter::HandedOver { colleague, .. } => *colleague = hostile(),
            Letter::Declined { reason, .. } | Letter::Cancelled { reason, .. } => *reason = reason.as_ref().map(|_| hostile()),
            _ => {}
        }
    }
    letters
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
        booking: Some("https://events.example.org/b/booking-2hVq7Lw0eR".to_owned()),
        invitee: Some("https://events.example.org/i/invited-6tYc1Zk8uB".to_owned()),
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
