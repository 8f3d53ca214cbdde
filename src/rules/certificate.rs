//! Who gets a certificate of attendance, over which sessions and for how many hours; and what it says. Only lists that are
//! closed count: there is no certificate before the attendance is settled (ASVS 2.3.1).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::attendance::Mark;
use super::language::Language;
use super::presence::{AttendanceRules, Measure};

/// Hours are told in quarters: minutes and seconds of a scan at the door would promise more than anybody measured.
const QUARTER: i64 = 15 * 60;

/// One session that somebody was expected at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// In seconds.
    pub length: i64,
    /// Its list is closed.
    pub closed: bool,
    /// What counts; `None`: nothing is known of them.
    pub mark: Option<Mark>,
    /// What the evidence amounts to, whatever an organiser said of it.
    pub by_evidence: Option<Mark>,
    /// Inside the session, by the evidence; `None`: nobody can tell.
    pub seconds: Option<i64>,
}

impl Expected {
    /// They were there, by a list that is closed.
    #[must_use]
    pub fn was_there(&self) -> bool {
        self.closed && self.mark.is_some_and(Mark::was_there)
    }

    /// Seconds that count. Who was present is so for the whole session unless somebody measured less; of a part that
    /// nobody measured the least counts that makes it one.
    fn counted(&self, rules: &AttendanceRules) -> i64 {
        let measured = self.seconds.filter(|seconds| *seconds > 0).map(|seconds| seconds.min(self.length));
        match self.mark {
            Some(Mark::Present) if self.by_evidence == Some(Mark::Present) => measured.unwrap_or(self.length),
            // An organiser knew better.
            Some(Mark::Present) => self.length,
            Some(Mark::Partial) => measured.unwrap_or_else(|| threshold(rules.measure, rules.partial, self.length)),
            _ => 0,
        }
    }
}

/// What a measure asks of a session of that length, in seconds.
fn threshold(measure: Measure, figure: u16, length: i64) -> i64 {
    match measure {
        Measure::Percent => length.saturating_mul(i64::from(figure)) / 100,
        Measure::Minutes => (i64::from(figure) * 60).min(length),
    }
}

/// How somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Was there long enough: minutes, rounded to quarters of an hour.
    Earned { minutes: i32 },
    /// A list that they are on is not closed yet.
    Open,
    /// Was there for too small a part: hundredths of the time of all their sessions, rounded down.
    TooShort { percent: i32 },
    /// Was at none of them, or is expected at none.
    NotThere,
}

impl Standing {
    /// The end of its text key.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Earned { .. } => "earned",
            Self::Open => "open",
            Self::TooShort { .. } => "too-short",
            Self::NotThere => "not-there",
        }
    }
}

/// Judges somebody over all sessions that they were expected at: the event's measure of one session, taken of them all
/// together. Who was present at each gets one, however the parts add up.
#[must_use]
pub fn standing(rules: &AttendanceRules, sessions: &[Expected]) -> Standing {
    if sessions.is_empty() {
        return Standing::NotThere;
    }
    if sessions.iter().any(|session| !session.closed) {
        return Standing::Open;
    }
    if !sessions.iter().any(Expected::was_there) {
        return Standing::NotThere;
    }
    let counted: i64 = sessions.iter().map(|session| session.counted(rules)).sum();
    let length: i64 = sessions.iter().map(|session| session.length).sum();
    let needed: i64 = sessions.iter().map(|session| threshold(rules.measure, rules.full, session.length)).sum();
    let always = sessions.iter().all(|session| session.mark == Some(Mark::Present));
    if always || counted >= needed {
        return Standing::Earned { minutes: quarters(counted) };
    }
    Standing::TooShort { percent: i32::try_from(if length > 0 { counted * 100 / length } else { 0 }).unwrap_or(100) }
}

/// Minutes at the sessions whose lists are closed, rounded to quarters of an hour, whether or not they make a certificate.
#[must_use]
pub fn minutes(rules: &AttendanceRules, sessions: &[Expected]) -> i32 {
    quarters(sessions.iter().filter(|session| session.closed).map(|session| session.counted(rules)).sum())
}

/// To the nearest quarter of an hour, in minutes; whoever was there was so for one at least.
fn quarters(seconds: i64) -> i32 {
    let quarters = ((seconds + QUARTER / 2) / QUARTER).max(i64::from(seconds > 0));
    i32::try_from(quarters * 15).unwrap_or(i32::MAX)
}

/// What a certificate says, frozen when it is issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateFacts {
    pub first_name: String,
    pub last_name: String,
    /// In which it is written: the participant's.
    pub language: Language,
    /// In that language where the organiser wrote it in it.
    pub title: String,
    pub title_language: Language,
    /// Those at which they were there, by start.
    pub sessions: Vec<SessionHeld>,
    /// Present, rounded to quarters of an hour.
    pub minutes: i32,
    /// Who issues it.
    pub association: String,
    pub programme: Option<String>,
    /// Who pays for the programme, and what they ask to be said.
    pub funder: Option<String>,
    #[serde(default)]
    pub disclaimer: String,
    pub signature: Option<Signature>,
}

/// A session as a certificate names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionHeld {
    pub title: Option<String>,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    /// IANA name.
    pub time_zone: String,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    pub name: String,
    pub function: Option<String>,
    pub picture: Option<SignaturePicture>,
}

/// The image of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignaturePicture {
    pub file_id: Uuid,
    /// In pixels.
    pub width: i32,
    pub height: i32,
}

impl CertificateFacts {
    /// Whether both prove the same: who, when, how long. What is printed around it may differ.
    #[must_use]
    pub fn proves_what(&self, other: &Self) -> bool {
        let days = |facts: &Self| facts.sessions.iter().map(|session| (session.starts_at, session.ends_at)).collect::<Vec<_>>();
        self.first_name == other.first_name && self.last_name == other.last_name && self.minutes == other.minutes && days(self) == days(other)
    }

    #[must_use]
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

/// Why a certificate is good no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Revoked {
    /// The attendance was corrected: there is another one, or none any more.
    Attendance,
    /// The name was corrected.
    Name,
    /// The registration ended.
    Registration,
}

impl Revoked {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Attendance => "attendance",
            Self::Name => "name",
            Self::Registration => "registration",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Expected, Mark, Standing, minutes, standing};
    use crate::rules::presence::{AttendanceRules, Measure};

    /// Of an hour and a half.
    fn at(mark: Option<Mark>, minutes: Option<i64>) -> Expected {
        Expected { length: 5_400, closed: true, mark, by_evidence: mark, seconds: minutes.map(|minutes| minutes * 60) }
    }

    fn found(sessions: &[Expected]) -> Standing {
        standing(&AttendanceRules::default(), sessions)
    }

    #[test]
    fn the_measure_is_taken_of_all_sessions_together() {
        let (there, away) = (at(Some(Mark::Present), None), at(Some(Mark::Absent), Some(0)));
        assert_eq!(found(&[there]), Standing::Earned { minutes: 90 });
        assert_eq!(found(&[there, there, away]), Standing::Earned { minutes: 180 });
        assert_eq!(found(&[there, away]), Standing::TooShort { percent: 50 });
        assert_eq!(found(&[away, at(Some(Mark::Excused), None)]), Standing::NotThere);
        assert_eq!(found(&[at(None, None)]), Standing::NotThere);
        assert_eq!(found(&[]), Standing::NotThere);
    }

    #[test]
    fn nothing_is_decided_before_every_list_is_closed() {
        let open = Expected { closed: false, ..at(Some(Mark::Present), None) };
        assert_eq!(found(&[at(Some(Mark::Present), None), open]), Standing::Open);
        assert_eq!(minutes(&AttendanceRules::default(), &[at(Some(Mark::Present), None), open]), 90);
    }

    #[test]
    fn hours_are_rounded_to_quarters() {
        for (present, told) in [(60, 60), (67, 60), (68, 75), (86, 90), (90, 90)] {
            assert_eq!(found(&[at(Some(Mark::Present), Some(present))]), Standing::Earned { minutes: told }, "{present}");
        }
        assert_eq!(found(&[at(Some(Mark::Partial), Some(34))]), Standing::TooShort { percent: 37 });
        assert_eq!(minutes(&AttendanceRules::default(), &[at(Some(Mark::Partial), Some(2))]), 15);
    }

    #[test]
    fn an_organisers_word_counts_for_the_whole_session() {
        let overruled = Expected { mark: Some(Mark::Present), ..at(Some(Mark::Absent), Some(2)) };
        assert_eq!(found(&[overruled]), Standing::Earned { minutes: 90 });
        let part = at(Some(Mark::Partial), None);
        assert_eq!(found(&[part]), Standing::TooShort { percent: 10 });
    }

    #[test]
    fn minutes_are_asked_of_each_session() {
        let rules = AttendanceRules { measure: Measure::Minutes, full: 60, partial: 10, ..AttendanceRules::default() };
        let of = |minutes| at(Some(if minutes >= 60 { Mark::Present } else { Mark::Partial }), Some(minutes));
        assert_eq!(standing(&rules, &[of(60), of(60)]), Standing::Earned { minutes: 120 });
        assert_eq!(standing(&rules, &[of(90), of(30)]), Standing::Earned { minutes: 120 });
        assert_eq!(standing(&rules, &[of(60), of(30)]), Standing::TooShort { percent: 50 });
        let short = Expected { length: 1_800, ..of(30) };
        assert_eq!(standing(&rules, &[Expected { mark: Some(Mark::Present), ..short }]), Standing::Earned { minutes: 30 });
    }

    proptest! {
        #[test]
        fn more_presence_never_costs_a_certificate(lengths in prop::collection::vec((1_i64..30_000, 0_i64..100), 1..6), full in 1_u16..100, more in 0_usize..6) {
            let rules = AttendanceRules { full, partial: 1, ..AttendanceRules::default() };
            let of = |(length, percent): (i64, i64)| {
                let seconds = length * percent / 100;
                let mark = if seconds * 100 / length >= i64::from(full) { Mark::Present } else { Mark::Partial };
                Expected { length, closed: true, mark: Some(mark), by_evidence: Some(mark), seconds: Some(seconds) }
            };
            let before: Vec<Expected> = lengths.iter().map(|session| of(*session)).collect();
            let mut after = before.clone();
            let at = more % after.len();
            after[at] = of((after[at].length, 100));
            if matches!(standing(&rules, &before), Standing::Earned { .. }) {
                let earned = matches!(standing(&rules, &after), Standing::Earned { .. });
                prop_assert!(earned);
            }
            prop_assert!(minutes(&rules, &before) % 15 == 0);
        }
    }
}
