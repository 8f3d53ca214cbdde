//! What the evidence of one person at one session amounts to: present, partial, absent or excused, and for how long.
//! One rule for room and screen: spans of presence are united, cut to the session and held against the event's measure.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::attendance::Mark;
use super::deadlines::moment_of;
use super::schedule::Repeated;

/// In what the thresholds are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    Percent,
    Minutes,
}

impl Measure {
    pub const ALL: [Self; 2] = [Self::Percent, Self::Minutes];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Minutes => "minutes",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.code() == code)
    }
}

/// When an event counts somebody as present, and how its online sessions are entered. Stored with the event as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AttendanceRules {
    pub measure: Measure,
    /// From so much on somebody was present.
    pub full: u16,
    /// From so much on, for a part.
    pub partial: u16,
    /// Morning and afternoon of a whole day are counted apart: one of both is a part.
    pub half_days: bool,
    /// Minutes before the start from which the join page leads in.
    pub join_opens_minutes: u16,
}

impl Default for AttendanceRules {
    fn default() -> Self {
        Self { measure: Measure::Percent, full: 65, partial: 10, half_days: false, join_opens_minutes: join_opens_minutes() }
    }
}

/// Minutes before the start from which the join page leads in, where an event does not say.
#[must_use]
pub fn join_opens_minutes() -> u16 {
    15
}

/// What can be said with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// Came in, in the room or by signing in there.
    In,
    /// Left.
    Out,
    /// Went through the join page; how long they stayed it does not tell.
    Joined,
    /// The meeting's own report: was there from then until then.
    Stayed { until: Timestamp },
    /// A report without times: so many seconds.
    Lasted { seconds: i64 },
    /// Somebody says so: at the desk or from a signed list, of the whole session or one half-day.
    Said { mark: Mark, half: Option<Half> },
}

/// Which half of a day a word is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Half {
    Morning,
    Afternoon,
}

impl Half {
    pub const ALL: [Self; 2] = [Self::Morning, Self::Afternoon];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|half| half.code() == code)
    }
}

/// One piece of evidence that was not withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    pub claim: Claim,
    /// When it happened; of a word, when it was given.
    pub at: Timestamp,
}

/// A session as the rule sees it.
#[derive(Debug, Clone)]
pub struct Sitting {
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub zone: TimeZone,
    /// A report of the meeting was read: clicks of the join page count no more.
    pub reported: bool,
}

/// What it amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Presence {
    pub mark: Mark,
    /// Inside the session; `None`: nobody can tell.
    pub seconds: Option<i64>,
}

type Span = (Timestamp, Timestamp);

impl Sitting {
    /// Where a half-day ends.
    const NOON: Time = Time::constant(13, 0, 0, 0);
    /// Less than this beside noon is no half-day of its own.
    const HALF_DAY: SignedDuration = SignedDuration::from_hours(2);

    /// The parts that are counted apart: one, or the half-days of one day.
    #[must_use]
    pub fn parts(&self, rules: &AttendanceRules) -> Vec<Span> {
        let whole = vec![(self.starts_at, self.ends_at)];
        if !rules.half_days {
            return whole;
        }
        let noon = moment_of(self.zone.to_datetime(self.starts_at).date().to_datetime(Self::NOON), &self.zone, Repeated::Earlier);
        let splits = noon.duration_since(self.starts_at) >= Self::HALF_DAY && self.ends_at.duration_since(noon) >= Self::HALF_DAY;
        if splits { vec![(self.starts_at, noon), (noon, self.ends_at)] } else { whole }
    }
}

/// `None`: nothing is known of them.
#[must_use]
pub fn presence(rules: &AttendanceRules, sitting: &Sitting, evidence: &[Piece]) -> Option<Presence> {
    let counted: Vec<Piece> = evidence.iter().filter(|piece| !(sitting.reported && piece.claim == Claim::Joined)).copied().collect();
    if evidence.is_empty() {
        return None;
    }
    let parts = sitting.parts(rules);
    let halves = parts.len() > 1;
    let spans = spans(sitting, &parts, &counted);
    let outcomes: Vec<Part> = parts.iter().enumerate().map(|(index, part)| of_part(rules, *part, halves.then(|| Half::ALL[index.min(1)]), &spans, &counted)).collect();
    let seconds = outcomes.iter().filter_map(|part| part.seconds).reduce(|sum, seconds| sum + seconds);
    let mark = if outcomes.iter().all(|part| part.mark == Some(Mark::Present)) {
        Mark::Present
    } else if outcomes.iter().any(|part| part.mark.is_some()) {
        Mark::Partial
    } else {
        missing(&counted)
    };
    Some(Presence { mark, seconds })
}

struct Part {
    /// `None`: not there.
    mark: Option<Mark>,
    seconds: Option<i64>,
}

fn of_part(rules: &AttendanceRules, part: Span, half: Option<Half>, spans: &[Span], evidence: &[Piece]) -> Part {
    let length = seconds(part);
    let stayed: i64 = spans.iter().filter_map(|span| cut(*span, part)).map(seconds).sum();
    let lasted: i64 = evidence.iter().filter_map(|piece| if let Claim::Lasted { seconds } = piece.claim { Some(seconds.max(0)) } else { None }).fold(0, i64::saturating_add);
    let measured = stayed.max(lasted.min(length));
    let known = !spans.is_empty() || lasted > 0;
    let counted = match rules.measure {
        Measure::Minutes => measured,
        Measure::Percent if length > 0 => measured.saturating_mul(100) / length,
        Measure::Percent => 100,
    };
    let unit = if rules.measure == Measure::Minutes { 60 } else { 1 };
    let by_time = if !known || measured == 0 && length > 0 {
        None
    } else if counted >= (i64::from(rules.full) * unit).min(if unit == 60 { length } else { 100 }) {
        Some(Mark::Present)
    } else if counted >= i64::from(rules.partial) * unit {
        Some(Mark::Partial)
    } else {
        None
    };
    let word = evidence.iter().filter_map(|piece| match piece.claim {
        Claim::Said { mark, half: said } if mark.was_there() && (said.is_none() || half.is_none() || said == half) => Some((piece.at, mark)),
        _ => None,
    });
    let word = word.max_by_key(|(at, _)| *at).map(|(_, mark)| mark);
    let seconds = if known {
        Some(measured)
    } else {
        match word {
            Some(Mark::Present) => Some(length),
            Some(_) => None,
            None => Some(0),
        }
    };
    Part { mark: word.or(by_time), seconds }
}

/// Spans of presence, sorted and united, not yet cut to the session.
fn spans(sitting: &Sitting, parts: &[Span], evidence: &[Piece]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut doors: Vec<(Timestamp, bool)> = Vec::new();
    for piece in evidence {
        match piece.claim {
            Claim::Stayed { until } => spans.push((piece.at, until)),
            Claim::Joined => spans.push((piece.at, end_of_part(sitting, parts, piece.at))),
            Claim::In => doors.push((piece.at, true)),
            Claim::Out => doors.push((piece.at, false)),
            Claim::Lasted { .. } | Claim::Said { .. } => {}
        }
    }
    doors.sort_unstable();
    let mut inside: Option<Timestamp> = None;
    for (at, goes_in) in doors {
        match (inside, goes_in) {
            (None, true) => inside = Some(at),
            (Some(since), false) => {
                spans.push((since, at));
                inside = None;
            }
            // Back after a door nobody saw them leave by: what was before ends with its part.
            (Some(since), true) if end_of_part(sitting, parts, since) < at => {
                spans.push((since, end_of_part(sitting, parts, since)));
                inside = Some(at);
            }
            (Some(_), true) | (None, false) => {}
        }
    }
    if let Some(since) = inside {
        spans.push((since, end_of_part(sitting, parts, since)));
    }
    unite(spans)
}

/// Where somebody who came in at `at`, and was not seen leaving, is taken to have left.
fn end_of_part(sitting: &Sitting, parts: &[Span], at: Timestamp) -> Timestamp {
    parts.iter().map(|part| part.1).find(|end| at < *end).unwrap_or(sitting.ends_at).max(at)
}

/// Overlapping and touching spans become one: two devices are one person.
#[must_use]
pub fn unite(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|(from, until)| from <= until);
    spans.sort_unstable();
    let mut united: Vec<Span> = Vec::with_capacity(spans.len());
    for (from, until) in spans {
        match united.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(until),
            _ => united.push((from, until)),
        }
    }
    united
}

fn cut((from, until): Span, (starts, ends): Span) -> Option<Span> {
    let inside = (from.max(starts), until.min(ends));
    (inside.0 < inside.1).then_some(inside)
}

fn seconds((from, until): Span) -> i64 {
    until.duration_since(from).as_secs().max(0)
}

/// Not there: excused when that is the last word of it.
fn missing(evidence: &[Piece]) -> Mark {
    let said = evidence.iter().filter_map(|piece| if let Claim::Said { mark, .. } = piece.claim { Some((piece.at, mark)) } else { None });
    said.max_by_key(|(at, _)| *at).map_or(Mark::Absent, |(_, mark)| mark)
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;
    use jiff::{SignedDuration, Timestamp};
    use proptest::prelude::*;

    use super::{AttendanceRules, Claim, Half, Measure, Piece, Presence, Sitting, presence};
    use crate::rules::attendance::Mark;

    /// From 10:00 to 11:30 in Brussels.
    fn webinar() -> Sitting {
        let starts_at: Timestamp = "2027-03-09T09:00:00Z".parse().expect("a moment");
        Sitting { starts_at, ends_at: starts_at + SignedDuration::from_mins(90), zone: TimeZone::get("Europe/Brussels").expect("in the database"), reported: true }
    }

    /// From 9:00 to 16:30 in Brussels.
    fn course_day() -> Sitting {
        let starts_at: Timestamp = "2027-03-09T08:00:00Z".parse().expect("a moment");
        Sitting { ends_at: starts_at + SignedDuration::from_mins(450), starts_at, reported: false, ..webinar() }
    }

    fn stayed(sitting: &Sitting, from: i64, until: i64) -> Piece {
        let at = |minutes| sitting.starts_at + SignedDuration::from_mins(minutes);
        Piece { claim: Claim::Stayed { until: at(until) }, at: at(from) }
    }

    fn at(sitting: &Sitting, minutes: i64, claim: Claim) -> Piece {
        Piece { claim, at: sitting.starts_at + SignedDuration::from_mins(minutes) }
    }

    fn found(sitting: &Sitting, evidence: &[Piece]) -> Option<(Mark, Option<i64>)> {
        presence(&AttendanceRules::default(), sitting, evidence).map(|Presence { mark, seconds }| (mark, seconds.map(|seconds| seconds / 60)))
    }

    #[test]
    fn two_devices_are_one_person_and_what_is_outside_the_session_does_not_count() {
        let it = webinar();
        assert_eq!(found(&it, &[stayed(&it, -10, 60), stayed(&it, 30, 100)]), Some((Mark::Present, Some(90))));
        assert_eq!(found(&it, &[stayed(&it, 0, 34)]), Some((Mark::Partial, Some(34))));
        assert_eq!(found(&it, &[stayed(&it, 0, 2)]), Some((Mark::Absent, Some(2))));
        assert_eq!(found(&it, &[]), None);
    }

    #[test]
    fn a_click_counts_until_the_meeting_reports() {
        let it = webinar();
        let click = at(&it, 5, Claim::Joined);
        assert_eq!(found(&Sitting { reported: false, ..it.clone() }, &[click]), Some((Mark::Present, Some(85))));
        assert_eq!(found(&it, &[click]), Some((Mark::Absent, Some(0))));
    }

    #[test]
    fn who_is_seen_in_counts_as_absent_no_more() {
        let it = course_day();
        let absent = at(&it, 60, Claim::Said { mark: Mark::Absent, half: None });
        assert_eq!(found(&it, &[absent]), Some((Mark::Absent, Some(0))));
        assert_eq!(found(&it, &[absent, at(&it, -5, Claim::In)]), Some((Mark::Present, Some(450))));
        assert_eq!(found(&it, &[at(&it, 0, Claim::In), at(&it, 200, Claim::Out)]), Some((Mark::Partial, Some(200))));
        let excused = at(&it, 61, Claim::Said { mark: Mark::Excused, half: None });
        assert_eq!(found(&it, &[absent, excused]), Some((Mark::Excused, Some(0))));
    }

    #[test]
    fn half_days_are_counted_apart() {
        let it = course_day();
        let rules = AttendanceRules { half_days: true, ..AttendanceRules::default() };
        let mark = |evidence: &[Piece]| presence(&rules, &it, evidence).map(|found| found.mark);
        let said = |half| at(&it, 300, Claim::Said { mark: Mark::Present, half });
        assert_eq!(mark(&[at(&it, 0, Claim::In)]), Some(Mark::Partial));
        assert_eq!(mark(&[at(&it, 0, Claim::In), at(&it, 250, Claim::In)]), Some(Mark::Present));
        assert_eq!(mark(&[at(&it, 0, Claim::In), at(&it, 440, Claim::Out)]), Some(Mark::Present));
        assert_eq!(mark(&[said(Some(Half::Morning))]), Some(Mark::Partial));
        assert_eq!(mark(&[said(Some(Half::Morning)), said(Some(Half::Afternoon))]), Some(Mark::Present));
        assert_eq!(mark(&[said(None)]), Some(Mark::Present));
        assert_eq!(Sitting { ends_at: it.starts_at + SignedDuration::from_mins(300), ..it.clone() }.parts(&rules).len(), 1, "an hour after noon is no half-day");
    }

    #[test]
    fn minutes_asked_of_a_shorter_session_are_all_of_it() {
        let it = webinar();
        let rules = AttendanceRules { measure: Measure::Minutes, full: 120, partial: 30, ..AttendanceRules::default() };
        assert_eq!(presence(&rules, &it, &[stayed(&it, 0, 90)]).map(|found| found.mark), Some(Mark::Present));
        assert_eq!(presence(&rules, &it, &[at(&it, 0, Claim::Lasted { seconds: 40 * 60 })]), Some(Presence { mark: Mark::Partial, seconds: Some(2_400) }));
    }

    proptest! {
        #[test]
        fn more_evidence_of_having_been_there_never_takes_away(spans in proptest::collection::vec((-60i64..120, 0i64..200), 1..8), half_days: bool) {
            let it = course_day();
            let rules = AttendanceRules { half_days, ..AttendanceRules::default() };
            let pieces: Vec<Piece> = spans.iter().map(|(from, length)| stayed(&it, *from, from + length)).collect();
            let rank = |mark| match mark { Mark::Present => 2, Mark::Partial => 1, Mark::Absent | Mark::Excused => 0 };
            let mut before = (0, 0);
            for known in 1..=pieces.len() {
                let found = presence(&rules, &it, &pieces[..known]).expect("there is evidence");
                let now = (rank(found.mark), found.seconds.unwrap_or(0));
                prop_assert!(now.0 >= before.0 && now.1 >= before.1);
                prop_assert!(now.1 <= it.ends_at.duration_since(it.starts_at).as_secs());
                before = now;
            }
        }

        #[test]
        fn the_order_in_which_it_came_is_nothing(doors in proptest::collection::vec((-30i64..460, any::<bool>()), 1..10)) {
            let it = course_day();
            let mut pieces: Vec<Piece> = doors.iter().map(|(minute, goes_in)| at(&it, *minute, if *goes_in { Claim::In } else { Claim::Out })).collect();
            let first = presence(&AttendanceRules::default(), &it, &pieces);
            pieces.reverse();
            prop_assert_eq!(first, presence(&AttendanceRules::default(), &it, &pieces));
        }
    }
}
