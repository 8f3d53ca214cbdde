//! What else a cell can show: a length of time, a number, an address, an answer.

use crate::rules::names::EmailAddress;
use crate::rules::search_text::fold;

/// A cell that stands for nothing: `--`, `-`, `n/a`.
#[must_use]
pub fn is_nothing(text: &str) -> bool {
    text.chars().all(|letter| matches!(letter, '-' | '–' | '—' | '.' | ' ' | '_')) || matches!(fold(text).as_str(), "n a" | "nvt" | "null")
}

/// Seconds of a length in words or with colons: `1h 53m 17s`, `59 Min. 0 Sek.`, `1 hour 36 minutes`, `1u 5`, `1:30:00`.
#[must_use]
pub fn length(text: &str) -> Option<i64> {
    let text = text.trim();
    let (sign, text) = text.strip_prefix(['-', '−']).map_or((1.0, text), |rest| (-1.0, rest.trim_start()));
    if text.len() > 60 || !text.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let seconds = colons(text).or_else(|| units(text))?;
    #[expect(clippy::cast_possible_truncation, reason = "beyond any length of time, it saturates")]
    Some((sign * seconds).round() as i64)
}

/// `1:30:00`, `0:05`.
fn colons(text: &str) -> Option<f64> {
    let parts: Vec<f64> = text
        .split(':')
        .map(|part| (!part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok()).flatten())
        .collect::<Option<_>>()?;
    match parts[..] {
        [hours, minutes, seconds] if minutes < 60.0 && seconds < 60.0 => Some(hours * 3_600.0 + minutes * 60.0 + seconds),
        [hours, minutes] if minutes < 60.0 => Some(hours * 3_600.0 + minutes * 60.0),
        _ => None,
    }
}

/// Numbers, each with its unit, the largest first; the last may lack its own.
fn units(text: &str) -> Option<f64> {
    let mut rest = text;
    let (mut seconds, mut last) = (0.0, f64::INFINITY);
    while !rest.is_empty() {
        let digits = rest.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | ',')).unwrap_or(rest.len());
        let number: f64 = number(rest[..digits].trim_end_matches(['.', ',']))?;
        rest = rest[digits..].trim_start();
        let word = rest.find(|letter: char| letter.is_ascii_digit()).unwrap_or(rest.len());
        let name: String = rest[..word].chars().filter(|letter| letter.is_alphabetic()).collect::<String>().to_lowercase();
        let unit = if name.is_empty() && last.is_finite() { last / 60.0 } else { unit(&name)? };
        if unit >= last {
            return None;
        }
        (seconds, last) = (seconds + number * unit, unit);
        rest = rest[word..].trim_start();
    }
    last.is_finite().then_some(seconds)
}

/// Seconds of a unit by how its name begins in the languages around us. Words that only begin alike are none.
fn unit(name: &str) -> Option<f64> {
    let name = name.trim_end_matches("en").trim_end_matches("et").trim_end_matches("og").trim_end_matches("und");
    let folded = fold(name);
    let known = |names: &[&str]| names.contains(&folded.as_str()) || names.contains(&name);
    if known(&[
        "h", "u", "hr", "hrs", "hour", "hours", "uur", "uren", "ur", "heure", "heures", "std", "stund", "stunde", "stunden", "hora", "horas", "ora", "ore", "t", "tim", "timer",
        "godz", "時間", "小时", "ч",
    ]) {
        return Some(3_600.0);
    }
    if known(&["m", "min", "mins", "minut", "minute", "minutes", "minuut", "minuten", "minuto", "minutos", "minuti", "分", "分钟", "мин"]) {
        return Some(60.0);
    }
    known(&[
        "s", "sec", "secs", "sek", "second", "seconds", "seconde", "secondes", "seconden", "sekund", "sekunde", "sekunden", "segundo", "segundos", "secondi", "second", "秒", "с",
    ])
    .then_some(1.0)
}

/// A number with a decimal comma or point.
#[must_use]
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let parts: Vec<&str> = digits.split([',', '.']).collect();
    let plain = parts.len() <= 2 && parts.iter().all(|part| !part.is_empty() && part.len() <= 12 && part.bytes().all(|byte| byte.is_ascii_digit()));
    plain.then(|| text.replace(',', ".").parse().ok()).flatten()
}

/// The address without regard to case; an empty text when it is one of nobody, as tools make up for guests.
#[must_use]
pub fn address(text: &str) -> Option<String> {
    if !text.contains('@') || text.len() > 400 {
        return None;
    }
    let inside = text.rsplit_once('<').map_or(text, |(_, rest)| rest.trim_end_matches('>'));
    let address = EmailAddress::stored(inside.trim().trim_start_matches("mailto:")).ok()?;
    let nobody = address.domain().ends_with(".localhost") || address.domain().ends_with(".invalid");
    Some(if nobody { String::new() } else { address.key() })
}

/// Whether they were there, in words or ticks.
#[must_use]
pub fn answer(text: &str) -> Option<bool> {
    if text.chars().count() > 20 {
        return None;
    }
    match text.trim() {
        "✓" | "✔" | "☑" | "✅" | "X" | "x" | "1" => return Some(true),
        "✗" | "✘" | "☐" | "❌" | "0" => return Some(false),
        _ => {}
    }
    match fold(text).as_str() {
        "ja" | "j" | "yes" | "y" | "oui" | "o" | "si" | "sim" | "tak" | "true" | "waar" | "vrai" | "wahr" | "aanwezig" | "present" | "presente" | "anwesend" | "ok" | "v"
        | "aangemeld" | "attended" => Some(true),
        "nee" | "neen" | "n" | "no" | "non" | "nein" | "nao" | "nie" | "false" | "onwaar" | "faux" | "falsch" | "afwezig" | "absent" | "absente" | "abwesend"
        | "verontschuldigd" | "excuse" | "excused" | "excusee" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{address, answer, is_nothing, length, number};

    #[test]
    fn lengths_are_read_in_any_language_and_with_parts_left_out() {
        for (text, seconds) in [
            ("1h 53m 17s", 6_797),
            ("3h", 10_800),
            ("1h 7s", 3_607),
            ("59 Min. 0 Sek.", 3_540),
            ("1 Std. 5 Min. 3 Sek.", 3_903),
            ("1u 5m", 3_900),
            ("1 u 5", 3_900),
            ("1 hour 36 minutes", 5_760),
            ("16 minutes", 960),
            ("1 heure et 30 minutes", 5_400),
            ("1 uur en 5 minuten", 3_900),
            ("1,5 uur", 5_400),
            ("1:30:00", 5_400),
            ("1:05", 3_900),
            ("1 時間 53 分 17 秒", 6_797),
            ("-5m", -300),
            ("30h", 108_000),
        ] {
            assert_eq!(length(text), Some(seconds), "{text}");
        }
        for text in ["", "h", "5", "90,0", "Jan", "5m 1h", "3 personen", "09/03/27, 09:45:03", "1:75", "2 tot 4"] {
            assert_eq!(length(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_addresses_and_answers_are_told_apart() {
        assert_eq!((number("90,0"), number("86.4"), number("-5"), number("1.2.3"), number("4 m")), (Some(90.0), Some(86.4), Some(-5.0), None, None));
        assert_eq!(address("Zoe.DHondt@Voorbeeldstad.example").as_deref(), Some("zoe.dhondt@voorbeeldstad.example"));
        assert_eq!(address("Zoë <zoe@stad.example>").as_deref(), Some("zoe@stad.example"));
        assert_eq!((address("x@guest.webex.localhost").as_deref(), address("@zoe")), (Some(""), None));
        assert_eq!((answer("Ja"), answer("x"), answer("NON"), answer("Présente"), answer("misschien")), (Some(true), Some(true), Some(false), Some(true), None));
        assert!(is_nothing("--") && is_nothing("n/a") && !is_nothing("0"));
    }

    proptest! {
        #[test]
        fn no_cell_breaks_the_reader(text in "\\PC{0,30}", units in "[0-9]{1,14}[.,:]?[0-9hmsu ]{0,12}") {
            for text in [text, units] {
                let _ = (length(&text), number(&text), address(&text), answer(&text), is_nothing(&text), super::super::written::written(&text));
            }
        }
    }
}
