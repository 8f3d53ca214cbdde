//! What the letter about trouble of the service itself says, and samples of it.

use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::address::one_line;
use super::compose::Outgoing;
use crate::rules::letter::Letter;
use crate::rules::upkeep::{FindingFacts, Trouble, TroubleFacts, Upkeep};
use crate::rules::webhook::OffBecause;
use crate::text::dates::plain_date;

/// Of a line, or of what a machine said, so many characters.
const LINE_LIMIT: usize = 400;

#[derive(Debug, Default, Serialize)]
pub struct TroubleWords {
    /// The end of its text keys: `Trouble::code`.
    pub code: &'static str,
    /// The desk's page that says more, and which it is: `Trouble::page`.
    pub url: String,
    pub page: &'static str,
    /// Of `violations`: the first of them, how many there are, and how many are not among the lines.
    pub lines: Vec<FindingWords>,
    pub count: u64,
    pub more: u64,
    /// When the oldest of them was first seen; when the task was last done well.
    pub since: Option<Timestamp>,
    /// The system that a webhook was for.
    pub name: Option<String>,
    /// The last day for an answer to somebody who asks to be erased.
    pub answer_by: Option<String>,
    /// What the machine said.
    pub reason: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct FindingWords {
    pub line: String,
    pub since: Timestamp,
}

pub fn trouble_words(outgoing: &Outgoing<'_>) -> Option<TroubleWords> {
    let Letter::Trouble { trouble } = outgoing.letter else { return None };
    let trouble = &trouble.trouble;
    let words = TroubleWords { code: trouble.code(), page: trouble.page(), url: outgoing.links.desk.first().cloned().unwrap_or_default(), ..TroubleWords::default() };
    Some(match trouble {
        Trouble::Violations { lines, count, since } => TroubleWords {
            lines: lines.iter().map(|finding| FindingWords { line: one_line(&format!("{}: {}", finding.invariant, finding.line), LINE_LIMIT), since: finding.since }).collect(),
            count: *count,
            more: count.saturating_sub(lines.len() as u64),
            since: Some(*since),
            ..words
        },
        Trouble::Failed { reason, last_good, .. } => TroubleWords { since: *last_good, reason: Some(one_line(reason, LINE_LIMIT)), ..words },
        Trouble::ErasureAsked { answer_by } => TroubleWords { answer_by: Some(plain_date(outgoing.language, *answer_by)), ..words },
        Trouble::WebhookOff { name, last_good, .. } => TroubleWords { since: *last_good, name: Some(one_line(name, LINE_LIMIT)), ..words },
    })
}

/// One letter of each variant.
pub fn samples(now: Timestamp) -> Vec<Letter> {
    let (day, week) = (SignedDuration::from_hours(24), SignedDuration::from_hours(7 * 24));
    let letter = |trouble| Letter::Trouble { trouble: TroubleFacts { organiser: "Nele Janssens".to_owned(), trouble } };
    let finding = |line: &str, since| FindingFacts { invariant: "places".to_owned(), line: line.to_owned(), since };
    let places = "event 01900000-0000-7000-8000-000000000001 counts 12 places taken, and 11 registrations hold one";
    let group = "session 01900000-0000-7000-8000-000000000002 counts 4 places taken, and 5 registrations hold one";
    let failed = |task, reason: &str, last_good| letter(Trouble::Failed { task, reason: reason.to_owned(), last_good });
    let off = |because, last_good| letter(Trouble::WebhookOff { endpoint_id: uuid::Uuid::nil(), name: "CRM van de vereniging".to_owned(), because, last_good });
    vec![
        letter(Trouble::Violations { lines: vec![finding(places, now)], count: 1, since: now }),
        letter(Trouble::Violations { lines: vec![finding(group, now), finding(places, now - week)], count: 5, since: now - week }),
        failed(Upkeep::Backup, "/backup/belfry-2026-11-01T043000Z.db cannot be written (No space left on device)", Some(now - day)),
        failed(Upkeep::Backup, "/backup/belfry-2026-11-01T043000Z.db cannot be written (Permission denied)", None),
        failed(Upkeep::Audit, "busy", Some(now - week)),
        off(OffBecause::Gone, Some(now - day)),
        off(OffBecause::Failures, None),
        letter(Trouble::ErasureAsked { answer_by: date(2026, 12, 1) }),
    ]
}
