//! Numbers as people read them (ICU's nl-BE, fr-BE and en-GB): `1.234`, `1 234,5`, `87.5%`.

use crate::rules::language::Language;

/// Signs that part thousands, and decimals.
fn signs(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Nl => (".", ","),
        Language::Fr => ("\u{202F}", ","),
        Language::En => (",", "."),
    }
}

/// A whole number.
#[must_use]
pub fn count(language: Language, number: i64) -> String {
    tenths_with(language, number, false)
}

/// Tenths of a number, to one decimal.
#[must_use]
pub fn tenths(language: Language, number: i64) -> String {
    tenths_with(language, number, true)
}

fn tenths_with(language: Language, number: i64, decimal: bool) -> String {
    let (group, point) = signs(language);
    let (whole, part) = if decimal { (number.unsigned_abs() / 10, Some(number.unsigned_abs() % 10)) } else { (number.unsigned_abs(), None) };
    let digits = whole.to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).expect("digits are ASCII")).collect();
    let sign = if number < 0 { "\u{2212}" } else { "" };
    let part = part.map_or_else(String::new, |part| format!("{point}{part}"));
    format!("{sign}{}{part}", groups.join(group))
}

/// Thousandths as a percentage with one decimal.
#[must_use]
pub fn percent(language: Language, permille: i64) -> String {
    with_percent_sign(language, &tenths(language, permille))
}

/// A number, as it is written in the language, as a percentage.
#[must_use]
pub fn with_percent_sign(language: Language, number: &str) -> String {
    if language == Language::En { format!("{number}%") } else { format!("{number}\u{A0}%") }
}

/// With its sign, also when it is more.
#[must_use]
pub fn signed(number: i64, words: &str) -> String {
    if number > 0 { format!("+{words}") } else { words.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{count, percent, signed, tenths};
    use crate::rules::language::Language;

    #[test]
    fn each_language_writes_them_its_own_way() {
        assert_eq!(Language::ALL.map(|language| count(language, 1_234_567)), ["1.234.567", "1\u{202F}234\u{202F}567", "1,234,567"]);
        assert_eq!(Language::ALL.map(|language| tenths(language, 12_345)), ["1.234,5", "1\u{202F}234,5", "1,234.5"]);
        assert_eq!(Language::ALL.map(|language| percent(language, 875)), ["87,5\u{A0}%", "87,5\u{A0}%", "87.5%"]);
        assert_eq!((count(Language::Nl, -3), signed(3, "3"), signed(-3, "\u{2212}3")), ("\u{2212}3".to_owned(), "+3".to_owned(), "\u{2212}3".to_owned()));
    }
}
