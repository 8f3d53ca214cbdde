//! The numbers by which Belgian public bodies are known (domain facts: KBO, NIS, OVO).

use std::fmt;

/// Enterprise number: ten digits beginning with 0 or 1, the last two being 97 minus the first eight modulo 97.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KboNumber(String);

/// Territory code of a municipality (REFNIS): five digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NisCode(String);

/// Code in the register of Flemish organisations: `OVO` and six digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OvoCode(String);

impl KboNumber {
    /// Accepts dots, spaces and a leading `BE`: `BE 0207.437.468`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_prefix("BE").or_else(|| text.strip_prefix("be")).unwrap_or(text);
        let digits: String = text.chars().filter(|sign| !matches!(sign, '.' | ' ')).collect();
        if digits.len() != 10 || !digits.bytes().all(|byte| byte.is_ascii_digit()) || !digits.starts_with(['0', '1']) {
            return None;
        }
        let number: u64 = digits[..8].parse().ok()?;
        let check: u64 = digits[8..].parse().ok()?;
        (97 - number % 97 == check).then_some(Self(digits))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// As people write it: `0207.437.468`.
impl fmt::Display for KboNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}.{}", &self.0[..4], &self.0[4..7], &self.0[7..])
    }
}

impl NisCode {
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        (text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| Self(text.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl OvoCode {
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_uppercase();
        let digits = text.strip_prefix("OVO")?;
        (digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(Self(text))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A postal code, of Belgium or of a neighbour: letters, digits, a space or a hyphen between, a digit among them.
#[must_use]
pub fn is_postal_code(text: &str) -> bool {
    let text = text.trim();
    (3..=12).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-')) && text.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{KboNumber, NisCode, OvoCode, is_postal_code};

    #[test]
    fn postal_codes_of_here_and_nearby_are_known() {
        assert!(["8800", "1012 AB", "L-1234", "75008"].into_iter().all(is_postal_code));
        assert!(["", "Gent", "88", "8800; DROP"].into_iter().all(|text| !is_postal_code(text)));
    }

    #[test]
    fn a_kbo_number_is_read_as_people_write_it() {
        for text in ["0207437468", "0207.437.468", "BE 0207.437.468", " be0207437468 ", "1010784540"] {
            assert!(KboNumber::parse(text).is_some(), "{text}");
        }
        assert_eq!(KboNumber::parse("0207437468").map(|number| number.to_string()).as_deref(), Some("0207.437.468"));
    }

    #[test]
    fn other_numbers_are_refused() {
        for text in ["", "0207437469", "2207437468", "207437468", "02074374680", "O207437468", "０２０７４３７４６８"] {
            assert!(KboNumber::parse(text).is_none(), "{text}");
        }
        assert!(NisCode::parse("4100").is_none() && NisCode::parse("41002").is_some());
        assert!(OvoCode::parse("OVO001992").is_some() && OvoCode::parse("OVO1992").is_none());
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_noticed(place in 0_usize..10, digit in 0_u8..10) {
            let good = "0207437468";
            let mut other = good.as_bytes().to_vec();
            other[place] = b'0' + digit;
            let other = String::from_utf8(other).expect("digits");
            prop_assert_eq!(KboNumber::parse(&other).is_some(), other == good);
        }
    }
}
