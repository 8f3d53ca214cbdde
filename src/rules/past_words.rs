//! The words that people and other systems write in a table of past registrations: in Dutch, French or English.

use jiff::civil::Date;

use super::attendance::Mark;
use super::past_columns::Unit;
use super::registration::Status;
use super::schedule;
use super::search_text::fold;

/// A status by its words, and whether they say also that the person came.
#[must_use]
pub fn status(text: &str) -> Option<(Status, bool)> {
    let there = matches!(fold(text).as_str(), "checked in" | "aanwezig" | "present" | "presente" | "attended");
    Some(match fold(text).as_str() {
        _ if there => (Status::Confirmed, true),
        "confirmed" | "bevestigd" | "ingeschreven" | "definitief" | "registered" | "attending" | "going" | "ok" | "ja" | "yes" | "oui" | "paid" | "betaald" | "paye" | "payee"
        | "p" | "confirme" | "confirmee" | "inscrit" | "inscrite" | "completed" | "complete" | "active" | "actief" | "free" | "gratis" | "free order" => (Status::Confirmed, false),
        "cancelled" | "canceled" | "geannuleerd" | "uitgeschreven" | "afgemeld" | "annule" | "annulee" | "desinscrit" | "desinscrite" | "not attending" | "refunded"
        | "terugbetaald" | "rembourse" | "expired" | "verlopen" | "expire" | "c" | "e" | "deleted" => (Status::Cancelled, false),
        "waitlisted" | "waiting" | "waiting list" | "waitlist" | "on waiting list" | "wachtlijst" | "op wachtlijst" | "op de wachtlijst" | "reserve" | "liste dattente"
        | "en attente" | "sur liste dattente" => (Status::Waitlisted, false),
        "declined" | "denied" | "rejected" | "refused" | "geweigerd" | "afgewezen" | "niet aanvaard" | "refuse" | "refusee" | "non retenu" => (Status::Declined, false),
        _ => return None,
    })
}

/// The category of a function by its words; others are a job title.
#[must_use]
pub fn function(text: &str) -> Option<&'static str> {
    Some(match fold(text).as_str() {
        "elected" | "elected representative" | "mandataris" | "mandataire" => "elected",
        "leading official" | "leidend ambtenaar" | "fonctionnaire dirigeant" | "fonctionnaire dirigeante" => "leading_official",
        "staff" | "staff member" | "medewerker" | "collaborateur" | "collaboratrice" | "collaborateur ou collaboratrice" => "staff",
        "expert" | "expert or partner" | "expert of partner" | "expert ou partenaire" => "expert",
        "other" | "andere" | "autre" => "other",
        _ => return None,
    })
}

/// What a cell of attendance says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    Mark(Mark),
    /// Was there for so many seconds.
    Lasted(i64),
}

/// The longest time that one cell may say, in seconds.
const LONGEST: i64 = 24 * 3600;

/// Reads a cell of attendance: a mark, a length of time, or the moment at which somebody was checked in. `None`: it is none of
/// these.
#[must_use]
pub fn said(text: &str, unit: Option<Unit>) -> Option<Said> {
    if let Some(mark) = mark(text).filter(|_| unit.is_none() || !text.bytes().any(|byte| byte.is_ascii_digit())) {
        return Some(Said::Mark(mark));
    }
    if let Some(seconds) = seconds(text, unit) {
        return (0..=LONGEST).contains(&seconds).then_some(if seconds == 0 { Said::Mark(Mark::Absent) } else { Said::Lasted(seconds) });
    }
    moment(text).map(|_| Said::Mark(Mark::Present))
}

fn mark(text: &str) -> Option<Mark> {
    if matches!(text.trim(), "✓" | "✔" | "☑" | "✅") {
        return Some(Mark::Present);
    }
    if matches!(text.trim(), "-" | "–" | "✗" | "✘" | "❌") {
        return Some(Mark::Absent);
    }
    Some(match fold(text).as_str() {
        "present" | "presente" | "aanwezig" | "attended" | "was er" | "ja" | "yes" | "oui" | "y" | "j" | "x" | "v" | "1" | "true" | "waar" | "vrai" | "checked in" | "ok" | "p" => {
            Mark::Present
        }
        "partial" | "partly" | "partially" | "deels" | "gedeeltelijk" | "deels aanwezig" | "gedeeltelijk aanwezig" | "partiel" | "partielle" | "partiellement" | "en partie" => {
            Mark::Partial
        }
        "absent" | "absente" | "afwezig" | "niet aanwezig" | "nee" | "neen" | "no" | "non" | "n" | "0" | "false" | "onwaar" | "faux" | "no show" | "noshow" | "not attended"
        | "a" => Mark::Absent,
        "excused" | "excuse" | "excusee" | "verontschuldigd" | "afgemeld" | "e" => Mark::Excused,
        _ => return None,
    })
}

/// `90 min`, `90'`, `1,5 u`, `1u30`, `1:30`, `1:30:00`; a number alone only where the heading says in what it counts.
fn seconds(text: &str, unit: Option<Unit>) -> Option<i64> {
    let text = text.trim().to_lowercase();
    let parts: Vec<&str> = text.split(':').collect();
    let whole = |text: &str| (!text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse::<i64>().ok()).flatten();
    let two = |text: &str| whole(text).filter(|number| text.len() == 2 && *number < 60);
    match parts.as_slice() {
        [hours, minutes] => return Some(whole(hours)? * 3600 + two(minutes)? * 60),
        [hours, minutes, rest] => return Some(whole(hours)? * 3600 + two(minutes)? * 60 + two(rest)?),
        _ => {}
    }
    let digits = text.trim_end_matches(|sign: char| !sign.is_ascii_digit());
    let (number, word) = (digits, text[digits.len()..].trim());
    if let Some((hours, minutes)) = number.split_once(['u', 'h']).filter(|_| word.is_empty()) {
        return Some(whole(hours.trim())? * 3600 + two(minutes.trim())? * 60);
    }
    let unit = match word {
        "" => unit?,
        "min" | "min." | "m" | "'" | "minuten" | "minuut" | "minutes" | "minute" => Unit::Minutes,
        "u" | "h" | "uur" | "uren" | "hours" | "hour" | "heures" | "heure" => Unit::Hours,
        _ => return None,
    };
    let number: f64 = number.replace(',', ".").parse().ok().filter(|number: &f64| (0.0..10_000.0).contains(number))?;
    let seconds = match unit {
        Unit::Minutes => number * 60.0,
        Unit::Hours => number * 3600.0,
    };
    #[expect(clippy::cast_possible_truncation, reason = "below ten thousand hours")]
    Some(seconds.round() as i64)
}

/// A day, with or without a time: `9/3/2026`, `2026-03-09 10:02:11`, `2026-03-09T10:02:11+01:00` (what stands behind the
/// seconds is the other system's zone, and left out).
#[must_use]
pub fn moment(text: &str) -> Option<(Date, Option<jiff::civil::Time>)> {
    let text = text.trim();
    if let Some(day) = schedule::date(text) {
        return Some((day, None));
    }
    let (day, time) = text.split_once(['T', ' '])?;
    let (day, time) = (schedule::date(day.trim_end_matches(','))?, time.trim());
    let end = time.char_indices().find(|(_, sign)| matches!(sign, '.' | '+' | '-' | 'Z')).map_or(time.len(), |(at, _)| at);
    let parts: Vec<&str> = time[..end].trim().split(':').collect();
    let time = match parts.as_slice() {
        [hour, minute, second] => jiff::civil::Time::new(hour.parse().ok()?, minute.parse().ok()?, second.parse().ok()?, 0).ok()?,
        _ => schedule::time(&time[..end])?,
    };
    Some((day, Some(time)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use proptest::prelude::*;

    use super::{Said, moment, said, status};
    use crate::rules::attendance::Mark;
    use crate::rules::past_columns::Unit;
    use crate::rules::registration::Status;

    #[test]
    fn marks_times_and_moments_are_read() {
        for (text, unit, expected) in [
            ("x", None, Said::Mark(Mark::Present)),
            ("Présente", None, Said::Mark(Mark::Present)),
            ("deels", None, Said::Mark(Mark::Partial)),
            ("No-show", None, Said::Mark(Mark::Absent)),
            ("excusé", None, Said::Mark(Mark::Excused)),
            ("1", None, Said::Mark(Mark::Present)),
            ("1", Some(Unit::Hours), Said::Lasted(3600)),
            ("90 min", None, Said::Lasted(5400)),
            ("90", Some(Unit::Minutes), Said::Lasted(5400)),
            ("1,5 u", None, Said::Lasted(5400)),
            ("1u30", None, Said::Lasted(5400)),
            ("1:30", None, Said::Lasted(5400)),
            ("1:30:00", None, Said::Lasted(5400)),
            ("0", Some(Unit::Minutes), Said::Mark(Mark::Absent)),
            ("2026-03-09 09:58:12", None, Said::Mark(Mark::Present)),
            ("ja", Some(Unit::Minutes), Said::Mark(Mark::Present)),
        ] {
            assert_eq!(said(text, unit), Some(expected), "{text} {unit:?}");
        }
        for wrong in ["90", "misschien", "25:00:00", "=A1", "-5 min", "99999 u"] {
            assert_eq!(said(wrong, None), None, "{wrong}");
        }
        assert_eq!(moment("2026-03-09T10:02:11+01:00"), Some((date(2026, 3, 9), Some(time(10, 2, 11, 0)))));
        assert_eq!(moment("9/3/2026"), Some((date(2026, 3, 9), None)));
        assert_eq!(moment("9/3/2026 10u30"), Some((date(2026, 3, 9), Some(time(10, 30, 0, 0)))));
    }

    #[test]
    fn words_of_other_systems_are_statuses() {
        for (word, expected) in [
            ("paid", (Status::Confirmed, false)),
            ("Ingeschreven", (Status::Confirmed, false)),
            ("Checked In", (Status::Confirmed, true)),
            ("Not Attending", (Status::Cancelled, false)),
            ("annulée", (Status::Cancelled, false)),
            ("Wachtlijst", (Status::Waitlisted, false)),
            ("Refusé", (Status::Declined, false)),
        ] {
            assert_eq!(status(word), Some(expected), "{word}");
        }
        assert_eq!(status("pending"), None);
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_readers(text in "\\PC{0,40}", hours in any::<bool>()) {
            let unit = Some(if hours { Unit::Hours } else { Unit::Minutes });
            let _ = (said(&text, None), said(&text, unit), moment(&text), status(&text));
        }
    }
}
