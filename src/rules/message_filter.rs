//! Which people of an event a message is for. All criteria must hold; of each, one of what is listed; a criterion
//! that lists nothing leaves nobody out, but for the status, which is always said.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::places::Share;
use super::registration::Status;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
// A criterion that this edition does not know must not be passed over: the message would reach too many.
#[serde(default, deny_unknown_fields)]
pub struct MessageFilter {
    pub statuses: Vec<Status>,
    /// Of the register, or as typed.
    pub organisations: Vec<Share>,
    /// Sessions that were chosen; those for all are nobody's choice.
    pub sessions: Vec<Uuid>,
    pub answer: Option<AnswerIs>,
    pub attendance: Option<AttendanceIs>,
    /// Only these registrations, as they were chosen one by one; empty: whoever fits. Applied where they are read.
    pub registrations: Vec<Uuid>,
}

/// What somebody answered to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerIs {
    pub question: Uuid,
    /// An option's id as text; `yes` or `no`.
    pub value: String,
}

/// Whether somebody was there, as far as it was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttendanceIs {
    /// `None`: at any of the sessions.
    pub session: Option<Uuid>,
    /// Were there, if only for a part; else: were nowhere of what is asked for, and that was recorded.
    pub present: bool,
}

impl AttendanceIs {
    fn holds(&self, attendances: &[(Uuid, bool)]) -> bool {
        let mut asked = attendances.iter().filter(|(session, _)| self.session.is_none_or(|wanted| wanted == *session)).map(|(_, present)| *present).peekable();
        asked.peek().is_some() && asked.any(|present| present) == self.present
    }
}

/// What the filter asks of one registration.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'c> {
    pub status: Status,
    pub share: &'c Share,
    /// Chosen sessions.
    pub sessions: &'c [Uuid],
    /// Question and answer, an option by its id.
    pub answers: &'c [(Uuid, String)],
    /// Sessions of which it was recorded whether they were there.
    pub attendances: &'c [(Uuid, bool)],
}

/// Statuses of a registration that goes on; the others have ended.
const ACTIVE: [Status; 4] = [Status::Pending, Status::Confirmed, Status::Waitlisted, Status::Offered];

impl MessageFilter {
    /// Everybody with a place.
    #[must_use]
    pub fn confirmed() -> Self {
        Self { statuses: vec![Status::Confirmed], ..Self::default() }
    }

    #[must_use]
    pub fn includes(&self, candidate: &Candidate<'_>) -> bool {
        let all_or = |listed: bool, empty: bool| empty || listed;
        self.statuses.contains(&candidate.status)
            && all_or(self.organisations.contains(candidate.share), self.organisations.is_empty())
            && all_or(self.sessions.iter().any(|session| candidate.sessions.contains(session)), self.sessions.is_empty())
            && self.answer.as_ref().is_none_or(|answer| candidate.answers.iter().any(|(question, value)| *question == answer.question && *value == answer.value))
            && self.attendance.as_ref().is_none_or(|attendance| attendance.holds(candidate.attendances))
    }

    /// Whether it asks for registrations that have ended. Of those, only the last of a person counts, and none of
    /// a person who is registered again.
    #[must_use]
    pub fn asks_for_ended(&self) -> bool {
        self.statuses.iter().any(|status| !ACTIVE.contains(status))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STATUSES: [Status; 6] = [Status::Pending, Status::Confirmed, Status::Waitlisted, Status::Offered, Status::Cancelled, Status::Declined];

    fn status() -> impl Strategy<Value = Status> {
        (0..6_usize).prop_map(|at| STATUSES[at])
    }

    fn share() -> impl Strategy<Value = Share> {
        prop_oneof![(0..3_u128).prop_map(|id| Share::Known(Uuid::from_u128(id))), (0..3_u8).prop_map(|name| Share::Named(format!("naam {name}")))]
    }

    fn ids() -> impl Strategy<Value = Vec<Uuid>> {
        prop::collection::vec((0..4_u128).prop_map(Uuid::from_u128), 0..3)
    }

    fn answers() -> impl Strategy<Value = Vec<(Uuid, String)>> {
        prop::collection::vec(((0..3_u128).prop_map(Uuid::from_u128), prop_oneof![Just("yes".to_owned()), Just("no".to_owned())]), 0..3)
    }

    prop_compose! {
        fn filter()(
            statuses in prop::collection::vec(status(), 0..4), organisations in prop::collection::vec(share(), 0..3), sessions in ids(), answer in prop::option::of(answers()),
        ) -> MessageFilter {
            let answer = answer.and_then(|answers| answers.into_iter().next()).map(|(question, value)| AnswerIs { question, value });
            MessageFilter { statuses, organisations, sessions, answer, attendance: None, registrations: Vec::new() }
        }
    }

    proptest! {
        #[test]
        fn a_further_criterion_never_adds_anybody(filter in filter(), status in status(), share in share(), sessions in ids(), answers in answers()) {
            let candidate = Candidate { status, share: &share, sessions: &sessions, answers: &answers, attendances: &[] };
            let open = MessageFilter { statuses: filter.statuses.clone(), ..MessageFilter::default() };
            prop_assert!(!filter.includes(&candidate) || open.includes(&candidate));
            // Each criterion alone, and all together, say the same.
            let alone = [
                MessageFilter { organisations: filter.organisations.clone(), ..open.clone() },
                MessageFilter { sessions: filter.sessions.clone(), ..open.clone() },
                MessageFilter { answer: filter.answer.clone(), ..open },
            ];
            prop_assert_eq!(filter.includes(&candidate), alone.iter().all(|one| one.includes(&candidate)));
        }

        #[test]
        fn a_longer_list_never_leaves_anybody_out(filter in filter(), more in status(), status in status(), share in share()) {
            let candidate = Candidate { status, share: &share, sessions: &[], answers: &[], attendances: &[] };
            let mut wider = filter.clone();
            wider.statuses.push(more);
            prop_assert!(!filter.includes(&candidate) || wider.includes(&candidate));
            let added = Candidate { status: more, ..candidate };
            prop_assert_eq!(wider.includes(&added), MessageFilter { statuses: vec![more], ..filter }.includes(&added));
        }

        #[test]
        fn it_is_kept_as_it_is(filter in filter()) {
            let kept = serde_json::to_value(&filter).expect("JSON");
            prop_assert_eq!(serde_json::from_value::<MessageFilter>(kept).expect("a filter"), filter);
        }
    }

    #[test]
    fn who_was_there_is_known_only_where_it_was_recorded() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let share = Share::Named(String::new());
        let fits = |session, present, attendances: &[(Uuid, bool)]| {
            let filter = MessageFilter { attendance: Some(AttendanceIs { session, present }), ..MessageFilter::confirmed() };
            filter.includes(&Candidate { status: Status::Confirmed, share: &share, sessions: &[], answers: &[], attendances })
        };
        let mixed = [(one, true), (two, false)];
        assert!(fits(None, true, &mixed) && !fits(None, false, &mixed));
        assert!(fits(Some(two), false, &mixed) && !fits(Some(two), true, &mixed));
        assert!(fits(None, false, &[(one, false), (two, false)]));
        assert!(!fits(None, true, &[]) && !fits(None, false, &[]) && !fits(Some(one), false, &[(two, false)]));
    }

    #[test]
    fn who_is_asked_for_by_nothing_is_nobody() {
        let share = Share::Named(String::new());
        for status in STATUSES {
            assert!(!MessageFilter::default().includes(&Candidate { status, share: &share, sessions: &[], answers: &[], attendances: &[] }));
        }
        assert!(!MessageFilter::confirmed().asks_for_ended());
        assert!(MessageFilter { statuses: vec![Status::Pending, Status::Declined], ..MessageFilter::default() }.asks_for_ended());
        // An earlier edition's filter is read; a criterion of a later one is a fault.
        assert_eq!(serde_json::from_str::<MessageFilter>("{\"statuses\":[\"confirmed\"]}").expect("a filter"), MessageFilter::confirmed());
        assert!(serde_json::from_str::<MessageFilter>("{\"statuses\":[\"confirmed\"],\"later\":1}").is_err());
    }
}
