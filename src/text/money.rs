//! Amounts of euro as people read them (ICU's nl-BE, fr-BE and en-GB): the sign never leaves its number.

use crate::rules::language::Language;

/// `€ 1.234,50`, `1 234,50 €`, `€1,234.50`.
#[must_use]
pub fn money(language: Language, cents: i32) -> String {
    let (group, decimal) = match language {
        Language::Nl => (".", ","),
        Language::Fr => ("\u{202F}", ","),
        Language::En => (",", "."),
    };
    let digits = (cents.unsigned_abs() / 100).to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).expect("digits are ASCII")).collect();
    let amount = format!("{}{decimal}{:02}", groups.join(group), cents.unsigned_abs() % 100);
    let sign = if cents < 0 { "\u{2212}" } else { "" };
    match language {
        Language::Nl => format!("€\u{A0}{sign}{amount}"),
        Language::Fr => format!("{sign}{amount}\u{A0}€"),
        Language::En => format!("{sign}€{amount}"),
    }
}

#[cfg(test)]
mod tests {
    use super::money;
    use crate::rules::language::Language;

    #[test]
    fn each_language_writes_it_its_own_way() {
        let all = |cents| Language::ALL.map(|language| money(language, cents));
        assert_eq!(all(123_450), ["€\u{A0}1.234,50", "1\u{202F}234,50\u{A0}€", "€1,234.50"]);
        assert_eq!(all(9_500), ["€\u{A0}95,00", "95,00\u{A0}€", "€95.00"]);
        assert_eq!(money(Language::Nl, 100_000_005), "€\u{A0}1.000.000,05");
    }
}
