//! How a receiver knows that a delivery is ours (Standard Webhooks §"Signature scheme"): HMAC-SHA256 over id, moment and body, by a
//! secret that is shown once.

use base64::Engine as _;
use base64::alphabet;
use base64::engine::general_purpose::{GeneralPurpose, PAD, STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Random bytes of a secret; the scheme wants 24 to 64.
pub const SECRET_LENGTH: usize = 32;

/// A secret as it is shown, `whsec_…`.
#[must_use]
pub fn shown(secret: &[u8]) -> String {
    format!("whsec_{}", STANDARD.encode(secret))
}

/// Bits that belong to no byte are nobody's fault: what counts is what the other system decodes.
const LENIENT: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, PAD.with_decode_allow_trailing_bits(true));

/// The bytes of a secret as it is shown; `None` for what is none, or too short or long for the scheme.
#[must_use]
pub fn read(text: &str) -> Option<Vec<u8>> {
    let secret = LENIENT.decode(text.strip_prefix("whsec_")?).ok()?;
    (24..=64).contains(&secret.len()).then_some(secret)
}

/// The header `webhook-signature`: one signature for each secret, parted by blanks. `second`: when it is sent, since 1970.
#[must_use]
pub fn signatures(secrets: &[Vec<u8>], id: &str, second: i64, body: &str) -> String {
    let sign = |secret: &Vec<u8>| {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes keys of any length");
        mac.update(format!("{id}.{second}.{body}").as_bytes());
        format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
    };
    secrets.iter().map(sign).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

    use super::{read, shown, signatures};

    #[test]
    fn the_example_of_the_specification_signs_as_it_says() {
        // The example that libraries of Standard Webhooks test themselves with.
        let secret = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let body = r#"{"test": 2432232314}"#;
        let one = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        assert_eq!(signatures(std::slice::from_ref(&secret), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body), one);
        assert_eq!(shown(&secret), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assert_eq!(read("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), Some(secret.clone()));
        for none in ["", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=", "whsec_???"] {
            assert_eq!(read(none), None, "{none}");
        }
        assert_eq!(signatures(&[secret, b"other".to_vec()], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body).split(' ').count(), 2);
    }
}
