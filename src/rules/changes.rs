//! What a change to a published event means for one person: compared is what they were told last with what is true
//! now, so that moving twice is one letter, and moving there and back is none.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::letter::SessionFacts;

/// What one revision of a session says (RFC 5545 §3.8.7.4): all that a calendar entry shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    pub event_title: String,
    /// Without an invitation.
    pub session: SessionFacts,
    /// The session does not take place.
    pub removed: bool,
}

/// What may differ between two revisions, in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    Title,
    Time,
    Place,
    /// Whether there is a meeting link.
    Link,
    /// A session more.
    Added,
    /// A session less.
    Removed,
}

impl Revision {
    /// What a reader sees otherwise in `later`.
    #[must_use]
    pub fn differences(&self, later: &Self) -> Vec<Aspect> {
        let (before, after) = (&self.session, &later.session);
        let mut found = Vec::new();
        if self.event_title != later.event_title || before.title != after.title {
            found.push(Aspect::Title);
        }
        if (before.starts_at, before.ends_at, &before.time_zone) != (after.starts_at, after.ends_at, &after.time_zone) {
            found.push(Aspect::Time);
        }
        if (&before.place, &before.address) != (&after.place, &after.address) {
            found.push(Aspect::Place);
        }
        if before.online != after.online {
            found.push(Aspect::Link);
        }
        match (self.removed, later.removed) {
            (true, false) => found.push(Aspect::Added),
            (false, true) => found.push(Aspect::Removed),
            _ => {}
        }
        found
    }
}

/// What somebody's calendar knows of one session.
#[derive(Debug, Clone, Copy)]
pub struct Known<'k> {
    /// The last message about it was a CANCEL.
    pub withdrawn: bool,
    /// What that message said.
    pub told: &'k Revision,
    /// It said what is true now, by the number of the revision.
    pub is_newest: bool,
}

/// What one person's calendar has to be told of one session.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Nothing: what it shows is true again, under a later number.
    Align,
    /// REQUEST under a new UID.
    Invite,
    /// REQUEST under the UID that was withdrawn because the session was taken out.
    Revive,
    /// REQUEST with a higher SEQUENCE; it shows `before` now.
    Change { before: Box<Revision> },
    /// CANCEL of what it shows now.
    Withdraw { before: Box<Revision> },
}

/// Compares a person's calendar with the truth. What is over, in the calendar and in truth, is nobody's news (people keep
/// records, and Nextcloud ignores such messages).
#[must_use]
pub fn step(known: Option<Known<'_>>, truth: &Revision, attends: bool, now: Timestamp) -> Option<Step> {
    let wanted = attends && !truth.removed;
    let ahead = |revision: &Revision| revision.session.ends_at > now;
    match known {
        Some(known) if !known.withdrawn && !wanted => ahead(known.told).then(|| Step::Withdraw { before: Box::new(known.told.clone()) }),
        Some(known) if !known.withdrawn => {
            if known.is_newest {
                None
            } else if known.told.differences(truth).is_empty() {
                Some(Step::Align)
            } else {
                (ahead(known.told) || ahead(truth)).then(|| Step::Change { before: Box::new(known.told.clone()) })
            }
        }
        _ if !wanted || !ahead(truth) => None,
        Some(known) if known.told.removed => Some(Step::Revive),
        _ => Some(Step::Invite),
    }
}

/// What somebody without a calendar entry read last, of the sessions that concern them.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    pub event_title: String,
    pub sessions: Vec<SessionFacts>,
}

/// How what was read differs from what is true.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Difference {
    pub aspects: Vec<Aspect>,
    /// Sessions as they were read, that are otherwise now or gone.
    pub before: Vec<SessionFacts>,
    /// The event's title as it was read, if it is another now.
    pub before_title: Option<String>,
}

impl Read {
    /// `None` when nothing that still lies ahead differs.
    #[must_use]
    pub fn difference(&self, truth: &Self, now: Timestamp) -> Option<Difference> {
        let mut difference = Difference::default();
        // A place that is told with the place at the event is not theirs to know yet.
        let told = |session: &SessionFacts| {
            let (place, address) = if session.place_hidden { (None, None) } else { (session.place.clone(), session.address.clone()) };
            SessionFacts { invitation: None, place, address, ..session.clone() }
        };
        let revision = |title: &str, session: &SessionFacts| Revision { event_title: title.to_owned(), session: told(session), removed: false };
        for read in &self.sessions {
            let after = truth.sessions.iter().find(|session| session.session_id == read.session_id);
            match after {
                Some(after) if read.ends_at > now || after.ends_at > now => {
                    let found = revision(&truth.event_title, read).differences(&revision(&truth.event_title, after));
                    if !found.is_empty() {
                        difference.before.push(SessionFacts { invitation: None, ..read.clone() });
                    }
                    difference.aspects.extend(found);
                }
                None if read.ends_at > now => {
                    difference.before.push(SessionFacts { invitation: None, ..read.clone() });
                    difference.aspects.push(Aspect::Removed);
                }
                _ => {}
            }
        }
        let is_new = |session: &&SessionFacts| session.ends_at > now && !self.sessions.iter().any(|read| read.session_id == session.session_id);
        if truth.sessions.iter().any(|session| is_new(&session)) {
            difference.aspects.push(Aspect::Added);
        }
        if self.event_title != truth.event_title && truth.sessions.iter().any(|session| session.ends_at > now) {
            difference.aspects.push(Aspect::Title);
            difference.before_title = Some(self.event_title.clone());
        }
        difference.aspects.sort_unstable();
        difference.aspects.dedup();
        (!difference.aspects.is_empty()).then_some(difference)
    }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};
    use uuid::Uuid;

    use super::{Aspect, Known, Read, Revision, Step, step};
    use crate::rules::letter::SessionFacts;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn revision(hours: i64) -> Revision {
        let session = SessionFacts {
            session_id: Uuid::from_u128(1),
            title: None,
            starts_at: NOW + SignedDuration::from_hours(hours),
            ends_at: NOW + SignedDuration::from_hours(hours + 1),
            time_zone: "Europe/Brussels".to_owned(),
            directions: None,
            place: Some("Zaal 2".to_owned()),
            address: None,
            place_hidden: false,
            online: false,
            invitation: None,
        };
        Revision { event_title: "Dag".to_owned(), session, removed: false }
    }

    fn of(told: &Revision) -> Option<Known<'_>> {
        Some(Known { withdrawn: false, told, is_newest: false })
    }

    #[test]
    fn there_and_back_is_no_news() {
        assert_eq!(step(of(&revision(48)), &revision(48), true, NOW), Some(Step::Align));
        assert_eq!(step(Some(Known { is_newest: true, ..of(&revision(48)).unwrap() }), &revision(48), true, NOW), None);
    }

    #[test]
    fn what_is_over_is_no_news_but_what_comes_back_is() {
        assert_eq!(step(of(&revision(-5)), &revision(-4), true, NOW), None);
        assert!(matches!(step(of(&revision(-5)), &revision(4), true, NOW), Some(Step::Change { .. })));
        assert_eq!(step(None, &revision(-4), true, NOW), None);
    }

    #[test]
    fn a_session_taken_out_is_withdrawn_and_comes_back_under_its_uid() {
        let gone = Revision { removed: true, ..revision(48) };
        assert!(matches!(step(of(&revision(48)), &gone, true, NOW), Some(Step::Withdraw { .. })));
        fn withdrawn(told: &Revision) -> Option<Known<'_>> {
            Some(Known { withdrawn: true, told, is_newest: false })
        }
        assert_eq!(step(withdrawn(&gone), &gone, true, NOW), None);
        assert_eq!(step(withdrawn(&gone), &revision(50), true, NOW), Some(Step::Revive));
        assert_eq!(step(withdrawn(&revision(48)), &revision(50), true, NOW), Some(Step::Invite), "who left on their own");
        assert_eq!(step(withdrawn(&gone), &revision(50), false, NOW), None);
    }

    #[test]
    fn who_waits_is_told_what_differs_from_what_they_read() {
        let read = |title: &str, hours: &[i64]| Read { event_title: title.to_owned(), sessions: hours.iter().map(|hours| revision(*hours).session).collect() };
        assert_eq!(read("Dag", &[48]).difference(&read("Dag", &[48]), NOW), None);
        let found = read("Dag", &[48]).difference(&read("Dag!", &[49]), NOW).expect("a difference");
        assert_eq!((found.aspects, found.before.len(), found.before_title.as_deref()), (vec![Aspect::Title, Aspect::Time], 1, Some("Dag")));
        assert_eq!(read("Dag", &[]).difference(&read("Dag", &[49]), NOW).expect("a session more").aspects, [Aspect::Added]);
        assert_eq!(read("Dag", &[-9]).difference(&read("Dag", &[-8]), NOW), None);
    }
}
