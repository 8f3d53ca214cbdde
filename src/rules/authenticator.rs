//! Codes of an authenticator app: time-based one-time passwords (RFC 6238) as every app knows them: SHA-1, six digits, thirty
//! seconds. One step back and one ahead are taken, too, because clocks of phones differ.

use jiff::Timestamp;
use totp_rs::{Algorithm, Builder, Totp};

/// Bytes of a secret: 160 bits (RFC 4226 §4, R6).
pub const SECRET_LENGTH: usize = 20;

pub struct Authenticator(Totp);

impl Authenticator {
    /// `issuer` and `account` are what the app shows beside its codes.
    #[must_use]
    pub fn new(secret: &[u8; SECRET_LENGTH], issuer: &str, account: &str) -> Self {
        let plain = |text: &str| text.replace(':', " ");
        let totp = Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_step_duration(30)
            .with_skew(1)
            .with_secret(secret.to_vec())
            .with_issuer(Some(plain(issuer)))
            .with_account_name(plain(account))
            .build()
            .expect("a secret of 160 bits, six digits and names without colons");
        Self(totp)
    }

    /// The time step whose code this is, blanks aside; `None` for a wrong code, or one that is not newer than `after`.
    #[must_use]
    pub fn step_of(&self, code: &str, now: Timestamp, after: i64) -> Option<i64> {
        let digits: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let step = self.0.check(&digits, u64::try_from(now.as_second()).ok()?)?;
        i64::try_from(step).ok().filter(|step| *step > after)
    }

    /// `otpauth://…`, what the app reads from the picture.
    #[must_use]
    pub fn address(&self) -> String {
        self.0.to_url().unwrap_or_default()
    }

    /// The secret to be typed into an app, in groups of four letters and digits.
    #[must_use]
    pub fn secret_words(&self) -> String {
        let text = self.0.secret().to_base32();
        text.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, ToSpan};

    use super::Authenticator;

    /// RFC 6238, appendix B: the last six of its eight digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let app = Authenticator::new(b"12345678901234567890", "Belfry: test", "nele@ledenkoepel.example");
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"), (2_000_000_000, "279037")] {
            let now = Timestamp::from_second(second).unwrap();
            assert_eq!(app.step_of(code, now, 0), Some(second / 30), "{code}");
            assert_eq!(app.step_of(&format!(" {} {} ", &code[..3], &code[3..]), now, 0), Some(second / 30));
        }
        assert_eq!(app.secret_words(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert!(app.address().starts_with("otpauth://totp/Belfry%20%20test:nele"), "{}", app.address());
    }

    #[test]
    fn a_code_is_good_once_and_for_a_minute_and_a_half() {
        let app = Authenticator::new(b"12345678901234567890", "Belfry", "nele");
        let (moment, step) = (Timestamp::from_second(1_234_567_890).unwrap(), 1_234_567_890 / 30);
        for seconds in [-30, 0, 29, 30, 59] {
            assert_eq!(app.step_of("005924", moment + seconds.seconds(), 0), Some(step), "{seconds}");
        }
        for seconds in [-31, 60, 3600] {
            assert_eq!(app.step_of("005924", moment + seconds.seconds(), 0), None, "{seconds}");
        }
        assert_eq!(app.step_of("005924", moment, step), None);
        assert_eq!(app.step_of("005924", moment, step - 1), Some(step));
        for wrong in ["", "5924", "005925", "0059240", "٠٠٥٩٢٤", "+05924"] {
            assert_eq!(app.step_of(wrong, moment, 0), None, "{wrong:?}");
        }
    }
}
