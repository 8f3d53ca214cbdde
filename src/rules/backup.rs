//! Names of backups, and which of them are kept: the newest of each of so many days, and of each of so many weeks.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Unit};

const PREFIX: &str = "belfry-";
const SUFFIX: &str = ".db";
const FORM: &str = "%Y-%m-%dT%H%M%SZ";
/// At the end of a name while the file is being written.
pub const UNFINISHED: &str = ".part";

/// How many are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rotation {
    /// Days of which the newest is kept; days without a backup do not count.
    pub daily: usize,
    /// Weeks (ISO 8601) of which the newest is kept.
    pub weekly: usize,
}

/// The name of a backup that was made at `now`, in UTC.
#[must_use]
pub fn name(now: Timestamp) -> String {
    let now = now.round(Unit::Second).unwrap_or(now);
    format!("{PREFIX}{}{SUFFIX}", TimeZone::UTC.to_datetime(now).strftime(FORM))
}

/// When a file of that name was made; `None`: it is no backup of ours, and nobody touches it.
#[must_use]
pub fn made_at(name: &str) -> Option<Timestamp> {
    let moment = DateTime::strptime(FORM, name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?).ok()?;
    TimeZone::UTC.to_timestamp(moment).ok()
}

/// Of these names those that are to go: backups that are neither the newest of one of the last days nor of one of the last weeks.
#[must_use]
pub fn to_go<'n>(names: impl IntoIterator<Item = &'n str>, rotation: Rotation) -> Vec<&'n str> {
    let mut backups: Vec<(Timestamp, &str)> = names.into_iter().filter_map(|name| Some((made_at(name)?, name))).collect();
    backups.sort_unstable_by(|one, other| other.cmp(one));
    let (mut days, mut weeks) = (BTreeSet::new(), BTreeSet::new());
    let mut go = Vec::new();
    for (at, name) in backups {
        let day: Date = TimeZone::UTC.to_datetime(at).date();
        let week = day.iso_week_date();
        let of_day = days.len() < rotation.daily && days.insert(day);
        let of_week = weeks.len() < rotation.weekly && weeks.insert((week.year(), week.week()));
        if !of_day && !of_week {
            go.push(name);
        }
    }
    go
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::{SignedDuration, Timestamp};
    use proptest::prelude::*;

    use super::{Rotation, made_at, name, to_go};

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_name_says_when_it_was_made() {
        let made = name(at("2027-03-08T03:30:07.4Z"));
        assert_eq!(made, "belfry-2027-03-08T033007Z.db");
        assert_eq!(made_at(&made), Some(at("2027-03-08T03:30:07Z")));
        for other in ["belfry.db", "belfry-2027-03-08.db", "belfry-2027-03-08T033007Z.db.part", "notes.txt", "belfry-2027-13-08T033007Z.db", "belfry-2027-03-08T033007Z.db-wal"] {
            assert_eq!(made_at(other), None, "{other}");
        }
    }

    #[test]
    fn the_newest_of_each_day_and_of_each_week_stays_and_files_of_others_are_left_alone() {
        let first = at("2027-01-01T03:30:00Z");
        let mut names: Vec<String> = (0..60).map(|day| name(first + SignedDuration::from_hours(24 * day))).collect();
        names.push(name(at("2027-03-01T12:00:00Z")));
        names.push("belfry.db".to_owned());
        let go: BTreeSet<&str> = to_go(names.iter().map(String::as_str), Rotation { daily: 7, weekly: 4 }).into_iter().collect();
        let stay: Vec<&str> = names.iter().map(String::as_str).filter(|name| !go.contains(name)).collect();
        assert_eq!(
            stay,
            [
                // The Sundays before, …
                "belfry-2027-02-14T033000Z.db",
                "belfry-2027-02-21T033000Z.db",
                // … the last week, and of its last day the newest.
                "belfry-2027-02-23T033000Z.db",
                "belfry-2027-02-24T033000Z.db",
                "belfry-2027-02-25T033000Z.db",
                "belfry-2027-02-26T033000Z.db",
                "belfry-2027-02-27T033000Z.db",
                "belfry-2027-02-28T033000Z.db",
                "belfry-2027-03-01T120000Z.db",
                "belfry.db",
            ]
        );
    }

    proptest! {
        #[test]
        fn the_newest_backup_never_goes(hours in proptest::collection::btree_set(0_i64..10_000, 1..60), daily in 1_usize..10, weekly in 0_usize..6) {
            let first = at("2026-01-01T00:00:00Z");
            let names: Vec<String> = hours.iter().map(|hour| name(first + SignedDuration::from_hours(*hour))).collect();
            let go = to_go(names.iter().map(String::as_str), Rotation { daily, weekly });
            let newest = names.iter().max().unwrap();
            prop_assert!(!go.contains(&newest.as_str()));
            prop_assert!(names.len() - go.len() <= daily + weekly);
        }
    }
}
