//! Letters with facts of their own, composed without a database.

use std::sync::LazyLock;

pub use belfry::mail::samples::{RECIPIENT, Samples, UID, example_links, house, revised, revision};
use belfry::mail::{CalendarForm, ComposedMail, Letters, Outgoing};
use belfry::rules::event_news::EventNews;
use belfry::rules::language::Language;
use belfry::rules::letter::{BookingFacts, EventFacts, InviteeFacts, Letter, RegistrationFacts, SessionFacts};
use belfry::rules::registration::Status;
use belfry::rules::salutation::Salutation;
use belfry::rules::upkeep::Trouble;
use jiff::Timestamp;

pub fn moment(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

/// On site in Brussels on 29 March 2027, 10:00 to 12:00, with an invitation.
pub fn session() -> SessionFacts {
    Samples::example().session
}

/// Online at the same time.
pub fn webinar() -> SessionFacts {
    Samples::example().webinar
}

pub fn registration(sessions: Vec<SessionFacts>) -> RegistrationFacts {
    Samples::example().registration(sessions)
}

/// Without an invitation: what those have who wait or ask.
pub fn asked(registered_by: Option<&str>) -> RegistrationFacts {
    Samples::example().asked(registered_by)
}

pub fn booking() -> BookingFacts {
    Samples::example().booking()
}

pub fn invitee() -> InviteeFacts {
    Samples::example().invitee()
}

/// The session a day and some hours later.
pub fn moved(sequence: i32) -> SessionFacts {
    Samples::example().moved(sequence)
}

/// One letter of each kind and variant.
pub fn every_letter() -> Vec<Letter> {
    Samples::example().letters()
}

/// The same of an event that addresses its readers so.
pub fn every_letter_to(salutation: Salutation) -> Vec<Letter> {
    let example = Samples::example();
    Samples { event: EventFacts { salutation, ..example.event.clone() }, ..example }.letters()
}

/// An organiser's words with everything that can be filled in.
pub fn message(status: Status, test: bool) -> Letter {
    Samples::example().message(status, test)
}

/// A text that would be a header, an address, a script and a link if it could.
pub const HOSTILE: &str = "Jan\r\nBcc: eve@evil.example\u{202E} <script>alert(1)</script> https://evil.example/win {{ 7 }} ' \" &";

fn hostile_news(news: &mut EventNews) {
    news.title = HOSTILE.to_owned();
    for person in &mut news.people {
        (person.name, person.organisation) = (HOSTILE.to_owned(), Some(HOSTILE.to_owned()));
    }
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
            Letter::Asked { asked } | Letter::Answered { asked, .. } => {
                asked.name = hostile();
                asked.question = asked.question.as_ref().map(|_| hostile());
                event(&mut asked.event);
            }
            Letter::AskedNotice { notice } => {
                (notice.title, notice.name, notice.question) = (hostile(), hostile(), hostile());
                notice.organisation = Some(hostile());
            }
            Letter::Account { account } => (account.organiser, account.device) = (hostile(), hostile()),
            Letter::Report { report } => {
                report.organiser = hostile();
                report.about.iter_mut().for_each(|title| *title = hostile());
            }
            Letter::Trouble { trouble } => {
                trouble.organiser = hostile();
                match &mut trouble.trouble {
                    Trouble::Violations { lines, .. } => lines.iter_mut().for_each(|finding| finding.line = hostile()),
                    Trouble::Failed { reason, .. } => *reason = hostile(),
                    Trouble::WebhookOff { name, .. } => *name = hostile(),
                    Trouble::ErasureAsked { .. } => {}
                }
            }
            Letter::ErasureAsked { asked } => (asked.first_name, asked.last_name) = (hostile(), hostile()),
            Letter::Erased => {}
            Letter::Welcome { welcome } => {
                welcome.name = hostile();
                welcome.by = hostile();
            }
            Letter::Notice { notice } => hostile_news(&mut notice.news),
            Letter::Digest { digest } => digest.events.iter_mut().for_each(hostile_news),
            Letter::Undelivered { undelivered } => {
                (undelivered.title, undelivered.error) = (hostile(), hostile());
                undelivered.name = undelivered.name.as_ref().map(|_| hostile());
            }
            Letter::MyLink { my_link } => (my_link.first_name, my_link.last_name) = (hostile(), hostile()),
            Letter::Confirmation { registration, .. }
            | Letter::Acknowledged { registration, .. }
            | Letter::Waitlisted { registration, .. }
            | Letter::Offer { registration, .. }
            | Letter::OfferExpired { registration }
            | Letter::Declined { registration, .. }
            | Letter::HandedOver { registration, .. }
            | Letter::AddressChanged { registration }
            | Letter::GiveUp { registration }
            | Letter::Evaluation { registration, .. }
            | Letter::Invitation { registration }
            | Letter::Changed { registration, .. }
            | Letter::Rescheduled { registration, .. }
            | Letter::Cancelled { registration, .. }
            | Letter::Withdrawal { registration, .. }
            | Letter::Message { registration, .. }
            | Letter::PersonalLink { registration, .. }
            | Letter::Reminder { registration }
            | Letter::Joining { registration }
            | Letter::Thanks { registration, .. }
            | Letter::Missed { registration, .. }
            | Letter::Materials { registration, .. }
            | Letter::Certificate { registration } => {
                (registration.first_name, registration.last_name) = (hostile(), hostile());
                registration.registered_by = registration.registered_by.as_ref().map(|_| hostile());
                registration.organisation = Some(hostile());
                event(&mut registration.event);
            }
        }
        match letter {
            Letter::HandedOver { colleague, .. } => *colleague = hostile(),
            Letter::Materials { materials, .. } => materials.iter_mut().for_each(|material| material.title = hostile()),
            Letter::Message { message, .. } => (message.subject, message.body) = (hostile(), hostile()),
            Letter::Declined { reason, .. } | Letter::Cancelled { reason, .. } => *reason = reason.as_ref().map(|_| hostile()),
            _ => {}
        }
    }
    letters
}

/// The house's templates, read once.
static LETTERS: LazyLock<Letters> = LazyLock::new(|| Letters::embedded().expect("templates"));

/// The mail of a letter; the first of its thread has number 0.
pub fn mail(letter: &Letter, language: Language, number: u8) -> ComposedMail {
    mail_by(&LETTERS, letter, language, number)
}

/// The same by other templates than the house's.
pub fn mail_by(letters: &Letters, letter: &Letter, language: Language, number: u8) -> ComposedMail {
    let (house, links) = (house(), example_links(letter));
    let recipient = letter.registration().map_or(RECIPIENT, |registration| registration.email.as_str());
    let id = |number: u8| format!("0f3c9b7e5d1a4c2e8b6f{number:012x}@events.example.org");
    let (message_id, first) = (id(number), id(0));
    let outgoing = Outgoing {
        calendar: CalendarForm::Whole,
        preface: None,
        request_id: None,
        house: &house,
        letter,
        links: &links,
        recipient,
        language,
        message_id: &message_id,
        thread_message_id: (number > 0).then_some(first.as_str()),
        posted_at: moment("2026-11-01T09:00:00Z") + jiff::SignedDuration::from_mins(i64::from(number)),
    };
    letters.compose(&outgoing).expect("a mail")
}

/// Keeps a mail or calendar file for looking at, when `KEEP_MAILS` names a folder.
pub fn keep(name: &str, octets: &[u8]) {
    if let Some(folder) = std::env::var_os("KEEP_MAILS") {
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(std::path::Path::new(&folder).join(name), octets).expect("a file");
    }
}
