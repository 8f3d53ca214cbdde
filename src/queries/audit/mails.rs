//! Each change of status that calls for a mail has its mail.

use super::{Case, Violation};
use crate::entity::outbox::OutboxState;
use crate::entity::registration::RegistrationStatus;

pub(super) fn check(case: &Case<'_>, violations: &mut Vec<Violation>) {
    for (status, letter) in [(RegistrationStatus::Confirmed, "confirmation"), (RegistrationStatus::Cancelled, "cancelled")] {
        let changes = case.history.iter().filter(|entry| entry.to_status == status && entry.from_status != Some(status)).count();
        let letters = case.mails.iter().filter(|mail| mail.letter == letter).count();
        if letters < changes {
            violations.push(Violation::of("mail", format!("registration {}: {changes} changes call for the letter {letter}, and there are {letters}", case.registration.id)));
        }
    }
    // A letter is set aside only for a later one that says more.
    if let Some(last) = case.mails.last()
        && last.state == OutboxState::Superseded
    {
        violations.push(Violation::of("mail", format!("registration {}: mail {} was set aside, and none says what it said", case.registration.id, last.id)));
    }
}
