//! Each change of status that calls for a mail has its mail.

use super::{Case, Violation};
use crate::entity::outbox::OutboxState;
use crate::entity::registration::RegistrationStatus;
use crate::entity::registration_history;
use crate::rules::registration::Transition;
use crate::rules::reminders::Kind;

/// The letters of which one must tell of each change to a status.
fn letters_of(status: RegistrationStatus) -> &'static [&'static str] {
    match status {
        RegistrationStatus::Confirmed => &["confirmation"],
        RegistrationStatus::Pending => &["acknowledged"],
        RegistrationStatus::Waitlisted => &["waitlisted"],
        RegistrationStatus::Offered => &["offer"],
        RegistrationStatus::Cancelled => &["cancelled", "handed-over", "offer-expired"],
        RegistrationStatus::Declined => &["declined"],
    }
}

/// `came_back`: the person registered again, and one letter of that registration says it all.
pub(super) fn check(case: &Case<'_>, came_back: bool, violations: &mut Vec<Violation>) {
    let quiet: Vec<&str> = Transition::ALL.into_iter().filter(|transition| transition.is_quiet()).map(Transition::code).collect();
    let ended_quietly = case.history.last().is_some_and(|entry| quiet.contains(&entry.transition.as_str()));
    for status in [
        RegistrationStatus::Confirmed,
        RegistrationStatus::Pending,
        RegistrationStatus::Waitlisted,
        RegistrationStatus::Offered,
        RegistrationStatus::Cancelled,
        RegistrationStatus::Declined,
    ] {
        let told = |entry: &&registration_history::Model| !quiet.contains(&entry.transition.as_str());
        let changes = case.history.iter().filter(|entry| entry.to_status == status && entry.from_status != Some(status)).filter(told).count();
        let expected = letters_of(status);
        let letters = case.mails.iter().filter(|mail| expected.contains(&mail.letter.as_str())).count();
        if letters < changes {
            violations.push(Violation::of(
                "mail",
                format!("registration {}: {changes} changes call for the letter {}, and there are {letters}", case.registration.id, expected.join(" or ")),
            ));
        }
    }
    // A letter is set aside only for a later one that says more; a reminder also when it is not true any more. Changes that were
    // never told may undo each other: what calendars show is judged there.
    let says_something = |mail: &&crate::entity::outbox::Model| Kind::parse(&mail.letter).is_none();
    if let Some(last) = case.mails.iter().rfind(says_something)
        && last.state == OutboxState::Superseded
        && !came_back
        && !ended_quietly
        && !matches!(last.letter.as_str(), "changed" | "invitation" | "withdrawal")
    {
        violations.push(Violation::of("mail", format!("registration {}: mail {} was set aside, and none says what it said", case.registration.id, last.id)));
    }
}
