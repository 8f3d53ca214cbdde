//! The code that is shown in a session: six digits, which every keyboard and every language has.

/// Digits of a code.
pub const DIGITS: usize = 6;

/// What somebody typed, as a code: blanks and dashes between the digits do not matter. `None`: it can be none.
#[must_use]
pub fn typed_code(typed: &str) -> Option<String> {
    let kept: String = typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '.' | '\u{2010}'..='\u{2015}')).take(DIGITS + 1).collect();
    (kept.len() == DIGITS && kept.bytes().all(|byte| byte.is_ascii_digit())).then_some(kept)
}

/// As it is shown, in two halves that can be read out: `482 913`.
#[must_use]
pub fn in_halves(code: &str) -> String {
    let (first, second) = code.split_at_checked(DIGITS / 2).unwrap_or((code, ""));
    format!("{first} {second}")
}

#[cfg(test)]
mod tests {
    use super::{in_halves, typed_code};

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        for typed in ["482913", " 482 913 ", "482-913", "4 8 2 9 1 3", "482\u{a0}913"] {
            assert_eq!(typed_code(typed).as_deref(), Some("482913"), "{typed:?}");
        }
        for wrong in ["", "48291", "4829133", "48291a", "４８２９１３", "482913\0", &"1".repeat(9_000)] {
            assert_eq!(typed_code(wrong), None, "{wrong:?}");
        }
        assert_eq!(in_halves("482913"), "482 913");
    }
}
