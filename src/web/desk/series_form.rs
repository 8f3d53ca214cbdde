//! The form of a series: how dates come back, until when, and the days that follow from it, each with what speaks
//! against it.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use minijinja::{Value, context};

use super::frame::value;
use super::local_time::date;
use crate::entity::session;
use crate::error::FieldErrors;
use crate::queries::series::Held;
use crate::rules::copying::Shift;
use crate::rules::language::Language;
use crate::rules::permission::Scope;
use crate::rules::schedule;
use crate::rules::series::{Ends, MOST, Rhythm, TooMany, WIDEST, Which, dates};
use crate::rules::working_time::is_holiday;
use crate::text::dates::long_date;
use crate::text::translations::text;
use crate::web::form::Fields;

/// Events that are named beside a day.
const NAMED: usize = 3;

/// What was typed.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub struct Typed {
    /// `weeks`, `months` or `chosen`.
    pub rhythm: String,
    pub every: String,
    /// 1 is Monday.
    pub weekday: String,
    pub which: String,
    pub times: String,
    pub until: String,
    /// Chosen days, one to a line.
    pub list: String,
    /// `events` or `sessions`.
    pub into: String,
    pub join_links: bool,
}

impl Typed {
    /// As a series goes on from a first day.
    pub fn after(first: Date) -> Self {
        Self {
            rhythm: "weeks".to_owned(),
            every: "1".to_owned(),
            weekday: first.weekday().to_monday_one_offset().to_string(),
            which: Which::of(first).code().to_owned(),
            into: "events".to_owned(),
            join_links: true,
            ..Self::default()
        }
    }

    pub fn of(fields: &Fields) -> Self {
        let get = |name: &str| fields.get(name).to_owned();
        Self {
            rhythm: get("rhythm"),
            every: get("series_every"),
            weekday: get("weekday"),
            which: get("which"),
            times: get("series_times"),
            until: get("series_until"),
            list: get("series_list"),
            into: get("into"),
            join_links: fields.checked("join_links"),
        }
    }

    /// The days that it says, after `first`; faults go to their fields.
    pub fn days(&self, first: Date, faults: &mut FieldErrors) -> Vec<Date> {
        let days = if self.rhythm == "chosen" { self.chosen(faults) } else { self.recurring(first, faults) };
        if faults.is_empty() && days.is_empty() {
            faults.add(if self.rhythm == "chosen" { "series_list" } else { "series_until" }, "no-date-follows");
        }
        days
    }

    fn chosen(&self, faults: &mut FieldErrors) -> Vec<Date> {
        let lines = self.list.split(['\n', ',', ';']).map(str::trim).filter(|line| !line.is_empty());
        let read: Option<BTreeSet<Date>> = lines.map(schedule::date).collect();
        match read {
            None => faults.add("series_list", "unreadable-date"),
            Some(days) if days.len() > MOST => too_many("series_list", faults),
            Some(days) if days.is_empty() => faults.add("series_list", "required"),
            Some(days) => return days.into_iter().collect(),
        }
        Vec::new()
    }

    fn recurring(&self, first: Date, faults: &mut FieldErrors) -> Vec<Date> {
        let every = self.every.trim().parse::<u16>().ok().filter(|every| (1..=WIDEST).contains(every));
        if every.is_none() {
            faults.add("series_every", "not-a-step");
        }
        let times = (!self.times.trim().is_empty()).then(|| self.times.trim().parse::<usize>().ok().filter(|times| *times > 0));
        if times == Some(None) {
            faults.add("series_times", "not-a-number-of-times");
        }
        let until = if self.until.trim().is_empty() { None } else { date(&self.until, "series_until", faults) };
        if self.times.trim().is_empty() && self.until.trim().is_empty() {
            faults.add("series_times", "times-or-until");
        }
        let on = self.weekday.parse().ok().and_then(|day| Weekday::from_monday_one_offset(day).ok()).unwrap_or(first.weekday());
        let (Some(every), true) = (every, faults.is_empty()) else { return Vec::new() };
        let rhythm = match self.rhythm.as_str() {
            "months" => Rhythm::Months { every, which: Which::parse(&self.which).unwrap_or(Which::of(first)), on },
            _ => Rhythm::Weeks { every, on },
        };
        let times = times.flatten();
        let found = match (times, until) {
            (Some(times), _) => dates(rhythm, first, Ends::After(times)),
            (None, Some(until)) => dates(rhythm, first, Ends::On(until)),
            (None, None) => Ok(Vec::new()),
        };
        match found {
            Ok(days) => days.into_iter().filter(|day| until.is_none_or(|until| *day <= until)).collect(),
            Err(TooMany) => {
                too_many(if times.is_some() { "series_times" } else { "series_until" }, faults);
                Vec::new()
            }
        }
    }
}

fn too_many(field: &str, faults: &mut FieldErrors) {
    faults.add(field, "too-many-dates");
    faults.0.iter_mut().filter(|fault| fault.code == "too-many-dates").for_each(|fault| fault.limit = Some(MOST));
}

/// What stands against a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Against {
    /// The series, or the event, has it already.
    Taken,
    /// Its time does not exist there.
    Skipped,
}

/// One day of the preview.
pub struct Day {
    pub day: Date,
    /// When its sessions are held; `None` where their time does not exist.
    spans: Option<Vec<(Timestamp, Timestamp)>>,
    taken: bool,
}

impl Day {
    /// The sessions of an event, or its first one, on another day.
    pub fn of(day: Date, first: Date, sessions: &[session::Model], taken: &BTreeSet<Date>) -> Self {
        let shift = Shift::between(first, day);
        let span = |session: &session::Model| {
            let zone = schedule::zone(&session.time_zone).ok()?;
            shift.session(session.starts_at.0, session.ends_at.0, &zone).ok()
        };
        Self { day, spans: sessions.iter().map(span).collect(), taken: taken.contains(&day) }
    }

    /// From when until when something else would matter.
    pub fn reach(&self) -> Option<(Timestamp, Timestamp)> {
        let spans = self.spans.as_ref()?;
        Some((spans.iter().map(|span| span.0).min()?, spans.iter().map(|span| span.1).max()?))
    }

    fn against(&self) -> Option<Against> {
        if self.taken {
            Some(Against::Taken)
        } else if self.spans.is_none() {
            Some(Against::Skipped)
        } else {
            None
        }
    }

    /// Holidays are left out unless somebody wants them.
    pub fn is_proposed(&self) -> bool {
        self.against().is_none() && !is_holiday(self.day)
    }

    /// For the page: `ticked`, what stands against it, and what else is held then. Titles are of the scope only.
    pub fn value(&self, language: Language, ticked: bool, held: &[Held], venue: Option<uuid::Uuid>, scope: &Scope) -> Value {
        let mut seen = BTreeSet::new();
        let spans = self.spans.as_deref().unwrap_or_default();
        let met: Vec<&Held> = held.iter().filter(|other| spans.iter().any(|span| other.overlaps(span.0, span.1)) && seen.insert(other.event_id)).collect();
        let named = met.iter().take(NAMED).map(|other| {
            context! {
                title => scope.holds(other.programme_id).then_some(other.title.as_str()),
                id => scope.holds(other.programme_id).then(|| other.event_id.to_string()),
                language => other.language.as_str(),
                same_venue => venue.is_some() && other.venue_id == venue,
            }
        });
        context! {
            value => self.day.to_string(),
            label => self.day.to_zoned(TimeZone::UTC).map_or_else(|_| self.day.to_string(), |moment: Zoned| long_date(language, &moment)),
            ticked => ticked && self.against().is_none(),
            against => self.against().map(value),
            holiday => is_holiday(self.day),
            met => named.collect::<Vec<_>>(),
            more => met.len().saturating_sub(NAMED),
        }
    }
}

/// What may be chosen in the form.
pub fn choices(language: Language) -> Value {
    let option = |value: String, key: String| context! { value, label => text(language, &key) };
    let rhythms: Vec<Value> = ["weeks", "months", "chosen"].into_iter().map(|code| option(code.to_owned(), format!("series-rhythm-{code}"))).collect();
    let weekdays: Vec<Value> = (1..=7).map(|day| option(day.to_string(), format!("weekday-{day}"))).collect();
    let which: Vec<Value> = Which::ALL.into_iter().map(|which| option(which.code().to_owned(), format!("series-which-{}", which.code()))).collect();
    let into: Vec<Value> = ["events", "sessions"].into_iter().map(|code| option(code.to_owned(), format!("series-into-{code}"))).collect();
    context! { rhythms, weekdays, which, into }
}
