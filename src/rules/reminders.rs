//! When a reminder or a follow-up goes out, to whom, and when it would be pointless.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::attendance::Mark;
use super::deadlines::moment_of;
use super::schedule::Repeated;

/// The letter a rule sends; its code is the letter's folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// When and where, and a way out for who cannot come.
    Reminder,
    /// The way into an online session.
    Joining,
    /// To those who came, with the materials.
    Thanks,
    /// To those who did not.
    Missed,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Reminder, Self::Joining, Self::Thanks, Self::Missed];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Reminder => "reminder",
            Self::Joining => "joining",
            Self::Thanks => "thanks",
            Self::Missed => "missed",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// A reminder looks ahead, a follow-up back.
    #[must_use]
    pub fn anchor(self) -> Anchor {
        match self {
            Self::Reminder | Self::Joining => Anchor::BeforeStart,
            Self::Thanks | Self::Missed => Anchor::AfterEnd,
        }
    }

    /// To whom it can go; the first is what is meant when nothing is said.
    #[must_use]
    pub fn audiences(self) -> &'static [Audience] {
        match self {
            Self::Reminder | Self::Joining => &[Audience::Registered],
            Self::Thanks => &[Audience::Present, Audience::Registered],
            Self::Missed => &[Audience::Absent],
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Anchor {
    BeforeStart,
    AfterEnd,
}

impl Anchor {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::BeforeStart => "before_start",
            Self::AfterEnd => "after_end",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::BeforeStart, Self::AfterEnd].into_iter().find(|anchor| anchor.code() == code)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    Days,
    Hours,
    Minutes,
}

impl Unit {
    pub const ALL: [Self; 3] = [Self::Days, Self::Hours, Self::Minutes];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Hours => "hours",
            Self::Minutes => "minutes",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.code() == code)
    }

    /// The largest amount: [`MOST_DAYS`], two days in hours or minutes being said better in days.
    #[must_use]
    pub fn most(self) -> u32 {
        match self {
            Self::Days => MOST_DAYS,
            Self::Hours => 48,
            Self::Minutes => 48 * 60,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Everybody who has a place.
    Registered,
    /// Who was there, if only for a part.
    Present,
    /// Who was not, excused or not.
    Absent,
}

impl Audience {
    pub const ALL: [Self; 3] = [Self::Registered, Self::Present, Self::Absent];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Present => "present",
            Self::Absent => "absent",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.code() == code)
    }

    /// Only known once somebody has said who was there.
    #[must_use]
    pub fn needs_attendance(self) -> bool {
        self != Self::Registered
    }

    /// Whether a person marked so belongs to it; `None`: nobody said anything.
    #[must_use]
    pub fn takes(self, mark: Option<Mark>) -> bool {
        match self {
            Self::Registered => true,
            Self::Present => mark.is_some_and(Mark::was_there),
            Self::Absent => mark.is_some_and(|mark| !mark.was_there()),
        }
    }
}

/// The longest before a start or after an end.
pub const MOST_DAYS: u32 = 60;

/// One rule of one event. It holds for each session, also for those that are added or moved later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReminderRule {
    pub kind: Kind,
    pub anchor: Anchor,
    /// In `unit`; 0 days is the same day, at a time of day.
    pub amount: u32,
    pub unit: Unit,
    /// Local in the session's zone; with days only. `None`: at the same time of day as the start or the end.
    pub at: Option<Time>,
    pub audience: Audience,
}

/// What a rule needs to know of the session it is about, and of its day: sessions of one day share a mail.
#[derive(Debug, Clone)]
pub struct Meeting {
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub zone: TimeZone,
    /// There is a meeting link.
    pub online: bool,
    /// The event is public: neither draft nor cancelled.
    pub public: bool,
    /// When it was added: whoever was registered was told of it then.
    pub added_at: Timestamp,
    /// When the attendance of all sessions of its day was closed, the last of them; `None`: not yet.
    pub attendance_closed_at: Option<Timestamp>,
}

/// Why nothing is sent for a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pointless {
    /// Draft or cancelled.
    NotPublic,
    /// It has begun: nobody needs to be reminded.
    Begun,
    /// It is so long over that nobody expects a mail any more.
    TooLate,
    /// The session was added after the moment had passed: the mail about that said it all.
    SessionIsYounger,
    /// The rule is younger than the moment.
    RuleIsYounger,
    /// The way into a session without a meeting link.
    NotOnline,
}

impl Pointless {
    pub const ALL: [Self; 6] = [Self::NotPublic, Self::Begun, Self::TooLate, Self::SessionIsYounger, Self::RuleIsYounger, Self::NotOnline];

    /// The end of its text key, `desk-reminder-pointless-{code}`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotPublic => "not-public",
            Self::Begun => "begun",
            Self::TooLate => "too-late",
            Self::SessionIsYounger => "session-is-younger",
            Self::RuleIsYounger => "rule-is-younger",
            Self::NotOnline => "not-online",
        }
    }
}

/// Where a rule stands with a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Goes out at that moment.
    Ahead(Timestamp),
    /// Goes out once attendance is closed, but not before that moment.
    AwaitsAttendance(Timestamp),
    /// Goes out now; it fell due then.
    Due(Timestamp),
    Pointless(Pointless),
}

/// Why one person gets nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotTo {
    /// They got their place after the moment: the confirmation has just said it.
    Newcomer,
    /// The way in is for those who follow from afar.
    ComesOnSite,
    /// They were there, or were not, or nobody said.
    OtherAudience,
}

/// What a rule needs to know of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Somebody {
    /// When they got their place.
    pub confirmed_at: Timestamp,
    /// They chose to come to the place itself.
    pub comes_on_site: bool,
    /// Of the sessions of that day, the best.
    pub mark: Option<Mark>,
}

impl ReminderRule {
    /// What is usual for a new event: a reminder on the day before at nine, the way in an hour before (`online`),
    /// a word of thanks, or of regret, on the day after at ten.
    #[must_use]
    pub fn usual(online: bool) -> Vec<Self> {
        let rule = |kind: Kind, amount, unit, at| Self { kind, anchor: kind.anchor(), amount, unit, at, audience: kind.audiences()[0] };
        let clock = |hour| Some(Time::constant(hour, 0, 0, 0));
        let mut rules = vec![rule(Kind::Reminder, 1, Unit::Days, clock(9))];
        if online {
            rules.push(rule(Kind::Joining, 1, Unit::Hours, None));
        }
        rules.push(rule(Kind::Thanks, 1, Unit::Days, clock(10)));
        rules.push(rule(Kind::Missed, 1, Unit::Days, clock(10)));
        rules
    }

    /// What is wrong with it: a field and the end of a text key, `field-{code}`.
    #[must_use]
    pub fn faults(&self) -> Vec<(&'static str, &'static str)> {
        let mut faults = Vec::new();
        if self.amount > self.unit.most() {
            faults.push(("amount", "reminder-too-much"));
        } else if self.amount == 0 && (self.unit != Unit::Days || self.at.is_none()) {
            faults.push(("amount", "reminder-nothing"));
        }
        if self.at.is_some() && self.unit != Unit::Days {
            faults.push(("time_of_day", "reminder-time-needs-days"));
        }
        if self.anchor != self.kind.anchor() || !self.kind.audiences().contains(&self.audience) {
            faults.push(("audience", "reminder-other-audience"));
        }
        faults
    }

    /// When it falls due. A local time that the clock skips on that day is the moment after the gap, one that it
    /// shows twice the first of the two.
    #[must_use]
    pub fn moment(&self, starts_at: Timestamp, ends_at: Timestamp, zone: &TimeZone) -> Timestamp {
        let (anchor, sign) = match self.anchor {
            Anchor::BeforeStart => (starts_at, -1),
            Anchor::AfterEnd => (ends_at, 1),
        };
        let amount = sign * i64::from(self.amount);
        let span = match self.unit {
            Unit::Days => {
                let local = zone.to_datetime(anchor);
                let day = local.date().checked_add(SignedDuration::from_hours(24 * amount)).unwrap_or(local.date());
                return moment_of(day.to_datetime(self.at.unwrap_or(local.time())), zone, Repeated::Earlier);
            }
            Unit::Hours => SignedDuration::from_hours(amount),
            Unit::Minutes => SignedDuration::from_mins(amount),
        };
        anchor.checked_add(span).unwrap_or(anchor)
    }

    /// Where it stands with a session at `now`. `since`: when the rule was made or changed; `latest`: how long
    /// after its moment a follow-up is still welcome.
    #[must_use]
    pub fn standing(&self, meeting: &Meeting, since: Timestamp, now: Timestamp, latest: SignedDuration) -> Standing {
        let moment = self.moment(meeting.starts_at, meeting.ends_at, &meeting.zone);
        let due = match (self.audience.needs_attendance(), meeting.attendance_closed_at) {
            (true, Some(closed_at)) => moment.max(closed_at),
            _ => moment,
        };
        if !meeting.public {
            return Standing::Pointless(Pointless::NotPublic);
        }
        if self.kind == Kind::Joining && !meeting.online {
            return Standing::Pointless(Pointless::NotOnline);
        }
        if due < since {
            return Standing::Pointless(Pointless::RuleIsYounger);
        }
        match self.anchor {
            Anchor::BeforeStart if now >= meeting.starts_at || moment >= meeting.starts_at => Standing::Pointless(Pointless::Begun),
            Anchor::BeforeStart if meeting.added_at > due => Standing::Pointless(Pointless::SessionIsYounger),
            Anchor::AfterEnd if now > moment.checked_add(latest).unwrap_or(moment) => Standing::Pointless(Pointless::TooLate),
            Anchor::AfterEnd if self.audience.needs_attendance() && meeting.attendance_closed_at.is_none() => Standing::AwaitsAttendance(moment),
            _ if now < due => Standing::Ahead(due),
            _ => Standing::Due(due),
        }
    }

    /// Whether one person gets what fell due at `due`.
    ///
    /// # Errors
    /// Why not.
    pub fn is_for(&self, somebody: &Somebody, due: Timestamp) -> Result<(), NotTo> {
        if self.anchor == Anchor::BeforeStart && somebody.confirmed_at > due {
            return Err(NotTo::Newcomer);
        }
        if self.kind == Kind::Joining && somebody.comes_on_site {
            return Err(NotTo::ComesOnSite);
        }
        if self.audience.takes(somebody.mark) { Ok(()) } else { Err(NotTo::OtherAudience) }
    }
}

/// The day on which a session starts, where it is held.
#[must_use]
pub fn day(starts_at: Timestamp, zone: &TimeZone) -> Date {
    zone.to_datetime(starts_at).date()
}

/// Of the marks of one day, the one that counts: who came to one of the sessions was there.
#[must_use]
pub fn best(marks: impl IntoIterator<Item = Mark>) -> Option<Mark> {
    let rank = |mark: &Mark| Mark::ALL.iter().position(|one| one == mark);
    marks.into_iter().min_by_key(rank)
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;
    use jiff::tz::TimeZone;
    use jiff::{SignedDuration, Timestamp};
    use proptest::prelude::*;

    use super::{Anchor, Audience, Kind, Mark, Meeting, NotTo, Pointless, ReminderRule, Somebody, Standing, Unit, best, day};

    const LATEST: SignedDuration = SignedDuration::from_hours(14 * 24);

    fn moment(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn brussels() -> TimeZone {
        TimeZone::get("Europe/Brussels").unwrap()
    }

    fn rule(kind: Kind, amount: u32, unit: Unit, at: Option<(i8, i8)>) -> ReminderRule {
        ReminderRule { kind, anchor: kind.anchor(), amount, unit, at: at.map(|(hour, minute)| time(hour, minute, 0, 0)), audience: kind.audiences()[0] }
    }

    /// On 9 March 2027, 10:00–11:30 in Brussels.
    fn meeting() -> Meeting {
        Meeting {
            starts_at: moment("2027-03-09T09:00:00Z"),
            ends_at: moment("2027-03-09T10:30:00Z"),
            zone: brussels(),
            online: true,
            public: true,
            added_at: moment("2026-11-23T09:00:00Z"),
            attendance_closed_at: None,
        }
    }

    fn standing(rule: &ReminderRule, meeting: &Meeting, now: &str) -> Standing {
        rule.standing(meeting, moment("2026-11-23T09:00:00Z"), moment(now), LATEST)
    }

    #[test]
    fn a_moment_is_said_in_the_clock_of_the_place() {
        let at = |rule: ReminderRule, start: &str, end: &str, zone: &str| rule.moment(moment(start), moment(end), &TimeZone::get(zone).unwrap()).to_string();
        for (rule, start, end, zone, due) in [
            (rule(Kind::Reminder, 1, Unit::Days, Some((9, 0))), "2027-03-09T09:00:00Z", "2027-03-09T10:30:00Z", "Europe/Brussels", "2027-03-08T08:00:00Z"),
            (rule(Kind::Reminder, 1, Unit::Days, Some((9, 0))), "2027-03-09T09:00:00Z", "2027-03-09T10:30:00Z", "Europe/Athens", "2027-03-08T07:00:00Z"),
            // The clock goes forward in the night between: 24 hours are not a day.
            (rule(Kind::Reminder, 1, Unit::Days, None), "2027-03-28T08:00:00Z", "2027-03-28T10:00:00Z", "Europe/Brussels", "2027-03-27T09:00:00Z"),
            (rule(Kind::Reminder, 24, Unit::Hours, None), "2027-03-28T08:00:00Z", "2027-03-28T10:00:00Z", "Europe/Brussels", "2027-03-27T08:00:00Z"),
            // 2:30 is skipped on 28 March and shown twice on 31 October.
            (rule(Kind::Reminder, 1, Unit::Days, Some((2, 30))), "2027-03-29T08:00:00Z", "2027-03-29T10:00:00Z", "Europe/Brussels", "2027-03-28T01:00:00Z"),
            (rule(Kind::Reminder, 1, Unit::Days, Some((2, 30))), "2027-11-01T09:00:00Z", "2027-11-01T10:00:00Z", "Europe/Brussels", "2027-10-31T00:30:00Z"),
            (rule(Kind::Thanks, 1, Unit::Days, Some((2, 30))), "2027-10-30T08:00:00Z", "2027-10-30T10:00:00Z", "Europe/Brussels", "2027-10-31T00:30:00Z"),
            (rule(Kind::Joining, 1, Unit::Hours, None), "2027-03-09T09:00:00Z", "2027-03-09T10:30:00Z", "Europe/Brussels", "2027-03-09T08:00:00Z"),
            (rule(Kind::Reminder, 0, Unit::Days, Some((7, 0))), "2027-03-09T09:00:00Z", "2027-03-09T10:30:00Z", "Europe/Brussels", "2027-03-09T06:00:00Z"),
            // A session over midnight ends on the day after.
            (rule(Kind::Missed, 1, Unit::Days, Some((10, 0))), "2027-03-09T21:00:00Z", "2027-03-10T01:00:00Z", "Europe/Brussels", "2027-03-11T09:00:00Z"),
        ] {
            assert_eq!(at(rule, start, end, zone), due, "{rule:?} {start} {zone}");
        }
    }

    #[test]
    fn a_reminder_is_sent_between_its_moment_and_the_start() {
        let reminder = rule(Kind::Reminder, 1, Unit::Days, Some((9, 0)));
        let due = moment("2027-03-08T08:00:00Z");
        assert_eq!(standing(&reminder, &meeting(), "2027-03-08T07:59:59Z"), Standing::Ahead(due));
        assert_eq!(standing(&reminder, &meeting(), "2027-03-08T08:00:00Z"), Standing::Due(due));
        assert_eq!(standing(&reminder, &meeting(), "2027-03-09T08:59:59Z"), Standing::Due(due));
        assert_eq!(standing(&reminder, &meeting(), "2027-03-09T09:00:00Z"), Standing::Pointless(Pointless::Begun));
        // Eleven o'clock on the day itself is after this start.
        assert_eq!(standing(&rule(Kind::Reminder, 0, Unit::Days, Some((11, 0))), &meeting(), "2027-03-01T08:00:00Z"), Standing::Pointless(Pointless::Begun));
    }

    #[test]
    fn what_would_be_pointless_has_a_reason() {
        let reminder = rule(Kind::Reminder, 1, Unit::Days, Some((9, 0)));
        let now = "2027-03-08T12:00:00Z";
        assert_eq!(standing(&reminder, &Meeting { public: false, ..meeting() }, now), Standing::Pointless(Pointless::NotPublic));
        let added = Meeting { added_at: moment("2027-03-08T09:00:00Z"), ..meeting() };
        assert_eq!(standing(&reminder, &added, now), Standing::Pointless(Pointless::SessionIsYounger));
        assert_eq!(reminder.standing(&meeting(), moment("2027-03-08T09:00:00Z"), moment(now), LATEST), Standing::Pointless(Pointless::RuleIsYounger));
        assert_eq!(standing(&rule(Kind::Joining, 1, Unit::Hours, None), &Meeting { online: false, ..meeting() }, now), Standing::Pointless(Pointless::NotOnline));
    }

    #[test]
    fn a_follow_up_waits_for_attendance_and_not_for_ever() {
        let thanks = rule(Kind::Thanks, 1, Unit::Days, Some((10, 0)));
        let at = moment("2027-03-10T09:00:00Z");
        assert_eq!(standing(&thanks, &meeting(), "2027-03-09T12:00:00Z"), Standing::AwaitsAttendance(at));
        assert_eq!(standing(&thanks, &meeting(), "2027-03-24T09:00:01Z"), Standing::Pointless(Pointless::TooLate));
        let closed = Meeting { attendance_closed_at: Some(moment("2027-03-09T11:00:00Z")), ..meeting() };
        assert_eq!(standing(&thanks, &closed, "2027-03-09T12:00:00Z"), Standing::Ahead(at));
        let late = Meeting { attendance_closed_at: Some(moment("2027-03-12T11:00:00Z")), ..meeting() };
        assert_eq!(standing(&thanks, &late, "2027-03-12T11:00:00Z"), Standing::Due(moment("2027-03-12T11:00:00Z")));
        let to_all = ReminderRule { audience: Audience::Registered, ..thanks };
        assert_eq!(standing(&to_all, &meeting(), "2027-03-10T09:00:00Z"), Standing::Due(at));
    }

    #[test]
    fn whom_it_is_for() {
        let due = moment("2027-03-08T08:00:00Z");
        let maria = Somebody { confirmed_at: moment("2027-03-01T08:00:00Z"), comes_on_site: false, mark: None };
        let reminder = rule(Kind::Reminder, 1, Unit::Days, Some((9, 0)));
        assert_eq!(reminder.is_for(&maria, due), Ok(()));
        assert_eq!(reminder.is_for(&Somebody { confirmed_at: moment("2027-03-08T08:00:01Z"), ..maria }, due), Err(NotTo::Newcomer));
        assert_eq!(rule(Kind::Joining, 1, Unit::Hours, None).is_for(&Somebody { comes_on_site: true, ..maria }, due), Err(NotTo::ComesOnSite));
        for (kind, mark, gets) in [
            (Kind::Thanks, Some(Mark::Present), true),
            (Kind::Thanks, Some(Mark::Partial), true),
            (Kind::Thanks, Some(Mark::Absent), false),
            (Kind::Thanks, None, false),
            (Kind::Missed, Some(Mark::Absent), true),
            (Kind::Missed, Some(Mark::Excused), true),
            (Kind::Missed, Some(Mark::Partial), false),
            (Kind::Missed, None, false),
        ] {
            assert_eq!(rule(kind, 1, Unit::Days, None).is_for(&Somebody { mark, ..maria }, due).is_ok(), gets, "{kind:?} {mark:?}");
        }
        assert_eq!(best([Mark::Absent, Mark::Partial]), Some(Mark::Partial));
        assert_eq!(best([]), None);
    }

    #[test]
    fn what_an_organiser_may_not_say_is_named() {
        let fields = |rule: ReminderRule| rule.faults().into_iter().map(|(field, _)| field).collect::<Vec<_>>();
        assert!(ReminderRule::usual(true).into_iter().chain(ReminderRule::usual(false)).all(|rule| rule.faults().is_empty()));
        assert_eq!(ReminderRule::usual(false).len(), 3);
        assert_eq!(fields(rule(Kind::Reminder, 61, Unit::Days, None)), ["amount"]);
        assert_eq!(fields(rule(Kind::Reminder, 0, Unit::Hours, None)), ["amount"]);
        assert_eq!(fields(rule(Kind::Reminder, 2, Unit::Hours, Some((9, 0)))), ["time_of_day"]);
        assert_eq!(fields(ReminderRule { audience: Audience::Present, ..rule(Kind::Reminder, 1, Unit::Days, None) }), ["audience"]);
        assert_eq!(fields(ReminderRule { anchor: Anchor::AfterEnd, ..rule(Kind::Joining, 1, Unit::Days, None) }), ["audience"]);
    }

    proptest! {
        #[test]
        fn a_reminder_never_comes_after_the_start_nor_a_follow_up_before_the_end(
            start in 1_577_836_800_i64..2_082_758_400,
            minutes in 1_i64..20_160,
            amount in 0_u32..61,
            unit in 0_usize..3,
            clock in proptest::option::of((0_i8..24, 0_i8..60)),
            kind in 0_usize..4,
            zone in 0_usize..6,
            after in -200_000_i64..5_000_000,
        ) {
            let zone = TimeZone::get(["Europe/Brussels", "Europe/Athens", "Europe/London", "Africa/Casablanca", "America/St_Johns", "Pacific/Apia"][zone]).unwrap();
            let (kind, unit) = (Kind::ALL[kind], Unit::ALL[unit]);
            let rule = rule(kind, amount.min(unit.most()), unit, clock.filter(|_| unit == Unit::Days));
            let starts_at = Timestamp::from_second(start).unwrap();
            let ends_at = starts_at + SignedDuration::from_mins(minutes);
            let meeting = Meeting { starts_at, ends_at, zone: zone.clone(), attendance_closed_at: Some(ends_at), added_at: Timestamp::UNIX_EPOCH, ..meeting() };
            let due = rule.moment(starts_at, ends_at, &zone);
            let now = due + SignedDuration::from_secs(after);
            match rule.standing(&meeting, Timestamp::UNIX_EPOCH, now, LATEST) {
                Standing::Due(at) => {
                    prop_assert!(at <= now);
                    match rule.anchor {
                        Anchor::BeforeStart => prop_assert!(now < starts_at && due < starts_at),
                        Anchor::AfterEnd => prop_assert!(now <= due + LATEST),
                    }
                }
                Standing::Ahead(at) => prop_assert!(at > now),
                _ => {}
            }
            if unit == Unit::Days {
                // The clock at the place shows the wanted time, or that of the first moment after a gap.
                let anchor = if rule.anchor == Anchor::BeforeStart { starts_at } else { ends_at };
                let days = zone.to_datetime(due).date().since(day(anchor, &zone)).unwrap().get_days().unsigned_abs();
                prop_assert!(days.abs_diff(rule.amount) <= 1, "{days} days");
                if let Some(at) = rule.at {
                    prop_assert!(zone.to_datetime(due).time() >= at || days != rule.amount);
                }
            }
        }
    }
}
