//! Numbers as people type them, to the one text they are stored as.

/// Most digits of a number as it is typed.
pub const MOST_DIGITS: usize = 12;

/// Reads a number as it is written in Belgium, `1.234,5` or `1 234,5`, or with a decimal point, `12.5`. Gives it in
/// its canonical text: a point before decimals, nothing between thousands, no zeros that say nothing.
/// `None`: no number, or one of more than [`MOST_DIGITS`] digits.
///
/// A comma always begins decimals. A point does so too, unless it stands where thousands are parted: `1.234` is one
/// thousand two hundred and thirty-four, as everyone here means it, while `1.23`, `0.234` and `1234.567` can be
/// decimals only. For the same reason `1,234` becomes `1.2340`: what was stored is shown in the form again, and must
/// be read as the same number.
#[must_use]
pub fn canonical(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let (sign, unsigned) = typed.strip_prefix(['-', '\u{2212}']).map_or(("", typed), |unsigned| ("-", unsigned));
    if unsigned.bytes().filter(u8::is_ascii_digit).count() > MOST_DIGITS {
        return None;
    }
    let (whole, decimals) = match unsigned.split_once(',') {
        Some((whole, decimals)) => (ungrouped(whole)?, Some(decimals)),
        None => match (ungrouped(unsigned), unsigned.split_once('.')) {
            (Some(whole), _) => (whole, None),
            (None, Some((whole, decimals))) => (ungrouped(whole)?, Some(decimals)),
            (None, None) => return None,
        },
    };
    if decimals.is_some_and(|decimals| !is_digits(decimals)) {
        return None;
    }
    let whole = Some(whole.trim_start_matches('0')).filter(|whole| !whole.is_empty()).unwrap_or("0");
    let decimals = decimals.unwrap_or_default().trim_end_matches('0');
    let sign = if whole == "0" && decimals.is_empty() { "" } else { sign };
    let point = if decimals.is_empty() { "" } else { "." };
    let canonical = format!("{sign}{whole}{point}{decimals}");
    let reads_as_thousands = decimals.len() == 3 && whole.len() <= 3 && whole != "0";
    Some(if reads_as_thousands { canonical + "0" } else { canonical })
}

/// The digits of a whole number, of which thousands may be parted by points or spaces (also those that break no
/// line), not by both. A group never follows a leading zero.
fn ungrouped(text: &str) -> Option<String> {
    if is_digits(text) {
        return Some(text.to_owned());
    }
    let separator = text.chars().find(|letter| !letter.is_ascii_digit()).filter(|letter| matches!(letter, '.' | ' ' | '\u{A0}' | '\u{202F}'))?;
    let mut groups = text.split(separator);
    let first = groups.next()?;
    let begins = is_digits(first) && first.len() <= 3 && !first.starts_with('0');
    let goes_on = groups.all(|group| is_digits(group) && group.len() == 3);
    (begins && goes_on).then(|| text.replace(separator, ""))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::canonical;

    #[test]
    fn numbers_are_read_as_they_are_written_here() {
        for (typed, stored) in [
            ("1.234,5", "1234.5"),
            ("12,5", "12.5"),
            ("12.5", "12.5"),
            ("-3", "-3"),
            ("\u{2212}3", "-3"),
            ("1 234,5", "1234.5"),
            ("1\u{202f}234", "1234"),
            ("007", "7"),
            ("-0,00", "0"),
            ("12,50", "12.5"),
            ("123456789012", "123456789012"),
            // A point where thousands are parted.
            ("1.234", "1234"),
            ("-1.234.567", "-1234567"),
            // A point that can begin decimals only.
            ("1.23", "1.23"),
            ("0.234", "0.234"),
            ("1234.567", "1234.567"),
            // Stored so that it is read back as the same number.
            ("1,234", "1.2340"),
            ("1.2340", "1.2340"),
        ] {
            assert_eq!(canonical(typed).as_deref(), Some(stored), "{typed}");
        }
        for typed in [
            "",
            "-",
            "--3",
            "+3",
            "5,",
            ",5",
            "1,2,3",
            "1.23.456",
            "1.234.5",
            "1234.567,8",
            "1.234 567",
            "1,234.5",
            "0.123.456",
            "1e3",
            "NaN",
            "0x1",
            "٣",
            "1234567890123",
            "3 stuks",
        ] {
            assert_eq!(canonical(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(typed in "[0-9., \u{a0}\u{202f}\u{2212}-]{0,20}|\\PC{0,20}") {
            if let Some(canonical) = canonical(&typed) {
                prop_assert!(canonical.parse::<f64>().is_ok());
            }
        }

        #[test]
        fn a_stored_number_is_read_back_unchanged(typed in "-?[0-9]{1,4}([., ][0-9]{1,4}){0,3}") {
            if let Some(stored) = canonical(&typed) {
                prop_assert_eq!(canonical(&stored), Some(stored));
            }
        }

        #[test]
        fn a_number_keeps_its_value_however_thousands_are_parted(whole in 0_u32..1_000_000_000, thousandths in 0_u32..1000) {
            let digits = whole.to_string();
            let grouped = |separator: &str| {
                let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).expect("digits")).collect();
                format!("{},{thousandths:03}", groups.join(separator))
            };
            for typed in [grouped("."), grouped(" "), grouped("\u{a0}"), format!("{whole},{thousandths:03}")] {
                let read: f64 = canonical(&typed).expect("a number").parse().expect("a float");
                prop_assert!((read - (f64::from(whole) + f64::from(thousandths) / 1000.0)).abs() < 1e-6, "{typed} as {read}");
            }
        }
    }
}
