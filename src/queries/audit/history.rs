//! The history of a registration has no gap, and its last entry is where it stands.

use super::{Case, Violation};

pub(super) fn check(case: &Case<'_>, violations: &mut Vec<Violation>) {
    let id = case.registration.id;
    let mut stands = None;
    for entry in case.history {
        if entry.from_status != stands {
            violations.push(Violation::of("history", format!("registration {id}: entry {} does not follow the one before", entry.id)));
        }
        stands = Some(entry.to_status);
    }
    if stands != Some(case.registration.status) {
        violations.push(Violation::of("history", format!("registration {id} stands otherwise than its last entry says")));
    }
}
