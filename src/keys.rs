//! Secrets: links that open something, sessions, form tokens. Only hashes are stored (ASVS 11.5.1, 14.2.1);
//! a link that must be mailed again is derived anew from the secret key, never read from the database.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What a derived token opens. A token of one purpose never opens another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// `/r/{token}`: one registration.
    Registration,
    /// `/j/{token}`: one person's way into one session.
    Join,
    /// `/desk/sign-in/{token}`: one sign-in.
    SignIn,
    /// `/b/{token}`: the colleagues of one booking.
    Booking,
    /// `/i/{token}`: one invitation to register.
    Invitee,
    /// `/u/{token}`: one address's say over messages of organisers.
    Unsubscribe,
    /// `?key={token}`: an event's secret link.
    SecretLink,
    /// `/f/{token}.ics`: one feed.
    Feed,
    /// `/my/{token}`: all registrations of one person.
    My,
    /// `/d/{token}`: the attendance of one event, for a volunteer.
    DeskLink,
    /// `/e/{token}`: one person's evaluation of one event.
    Evaluation,
}

/// What is sealed: what was sealed for one purpose never opens for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sealed {
    /// The secret of an organiser's authenticator app, at rest.
    Authenticator,
    /// One that is being set up, in its form.
    NewAuthenticator,
    /// What a browser keeps while its visitor is at the provider.
    ProviderFlow,
    /// A session's ID token, at rest.
    ProviderToken,
    /// An anonymous answer that waits to be opened together with others.
    EvaluationAnswer,
    /// With what deliveries to another system are signed.
    Webhook,
}

/// 43 characters of base64url: 256 bits.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// SHA-256 of a token, as stored and looked up.
pub type TokenHash = Vec<u8>;

impl Token {
    /// A token as it came in; anything that cannot be one of ours is `None`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 43 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        fits.then(|| Self(text.to_owned()))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    #[must_use]
    pub fn hash(&self) -> TokenHash {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

/// Never shown, also not by accident.
impl std::fmt::Debug for Token {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Token(hidden)")
    }
}

#[derive(Clone)]
pub struct Keys {
    key: [u8; 32],
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Keys(hidden)")
    }
}

/// Of 32 symbols, so that a random byte gives each the same chance.
const RECOVERY_ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A certificate's number however it was typed; `None` for what can be none.
#[must_use]
pub fn certificate_number(typed: &str) -> Option<String> {
    let plain = plain_symbols(typed);
    let fits = plain.len() == 16 && plain.bytes().all(|byte| RECOVERY_ALPHABET.contains(&byte));
    fits.then(|| [&plain[..4], &plain[4..8], &plain[8..12], &plain[12..]].join("-"))
}

/// Symbols as they were typed: without what parts them, and letters that are no symbol as the digit that they look like.
fn plain_symbols(typed: &str) -> String {
    let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect();
    plain.replace('O', "0").replace(['I', 'L'], "1")
}

/// How long a public form may lie open: longer than any working day.
const FORM_TOKEN_SECONDS: i64 = 7 * 24 * 3600;

impl Keys {
    #[must_use]
    pub fn new(secret: &str) -> Self {
        Self { key: Sha256::digest(secret.as_bytes()).into() }
    }

    fn mac(&self, parts: &[&[u8]]) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes keys of any length");
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac
    }

    /// The token of one thing. `generation` grows when an older link must die.
    #[must_use]
    pub fn derive(&self, purpose: Purpose, id: Uuid, generation: i32) -> Token {
        let purpose: &[u8] = match purpose {
            Purpose::Registration => b"registration",
            Purpose::Join => b"join",
            Purpose::SignIn => b"sign-in",
            Purpose::Booking => b"booking",
            Purpose::Invitee => b"invitee",
            Purpose::Unsubscribe => b"unsubscribe",
            Purpose::SecretLink => b"secret-link",
            Purpose::Feed => b"feed",
            Purpose::My => b"my",
            Purpose::DeskLink => b"desk-link",
            Purpose::Evaluation => b"evaluation",
        };
        let mac = self.mac(&[b"link", purpose, id.as_bytes(), &generation.to_be_bytes()]);
        Token(URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
    }

    /// The UID of somebody's entry for one session, without its domain: known before there is an invitation, so that
    /// what a feed shows while somebody waits and what is mailed later are one entry. Whoever comes back after a
    /// CANCEL gets a new one: `earlier` counts those.
    #[must_use]
    pub fn entry_uid(&self, registration: Uuid, session: Uuid, earlier: usize) -> Uuid {
        let mac = self.mac(&[b"entry", registration.as_bytes(), session.as_bytes(), &(earlier as u64).to_be_bytes()]).finalize().into_bytes();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&mac[..16]);
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }

    /// The tag of one mail's envelope sender: the mail's key and 64 bits of proof, 48 hexadecimal digits. Mail servers
    /// may change the case of a local part, which holds at most 64 octets (RFC 5321 §4.5.3.1.1).
    #[must_use]
    pub fn bounce_token(&self, mail: Uuid) -> String {
        self.tag(b"bounce", mail)
    }

    /// The mail that a bounce token names; `None` for one that we did not make. Compares in constant time.
    #[must_use]
    pub fn bounced_mail(&self, token: &str) -> Option<Uuid> {
        self.tagged(b"bounce", token)
    }

    /// The tag of the address to which a mail unsubscribes one mailing address; of the same shape as a bounce's, and
    /// never good for one.
    #[must_use]
    pub fn unsubscribe_tag(&self, mailing_address: Uuid) -> String {
        self.tag(b"unsubscribe by mail", mailing_address)
    }

    /// The mailing address that such a tag names; `None` for one that we did not make. Compares in constant time.
    #[must_use]
    pub fn unsubscribing(&self, tag: &str) -> Option<Uuid> {
        self.tagged(b"unsubscribe by mail", tag)
    }

    fn tag(&self, kind: &[u8], id: Uuid) -> String {
        let proof = self.mac(&[kind, id.as_bytes()]).finalize().into_bytes();
        let proof: String = proof.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        format!("{}{proof}", id.simple())
    }

    fn tagged(&self, kind: &[u8], token: &str) -> Option<Uuid> {
        if token.len() != 48 || !token.is_ascii() {
            return None;
        }
        let (id, proof) = token.split_at(32);
        let id = Uuid::try_parse(id).ok()?;
        let proof: Vec<u8> = (0..8).map(|at| u8::from_str_radix(&proof[2 * at..2 * at + 2], 16)).collect::<Result<_, _>>().ok()?;
        self.mac(&[kind, id.as_bytes()]).verify_truncated_left(&proof).is_ok().then_some(id)
    }

    /// The code on a ticket, `/c/{code}`: the registration and 128 bits of proof, so that it says nothing of its holder
    /// and is known without being kept. It is good for as long as the registration is.
    #[must_use]
    pub fn ticket(&self, registration: Uuid) -> Token {
        let proof = self.mac(&[b"ticket", registration.as_bytes()]).finalize().into_bytes();
        Token(URL_SAFE_NO_PAD.encode([registration.as_bytes(), &proof[..16]].concat()))
    }

    /// The registration that a ticket's code names; `None` for one that we did not make. Compares in constant time.
    #[must_use]
    pub fn ticketed(&self, code: &Token) -> Option<Uuid> {
        let octets = URL_SAFE_NO_PAD.decode(&code.0).ok()?;
        let (id, proof) = octets.split_at_checked(16)?;
        let id = Uuid::from_slice(id).ok()?;
        self.mac(&[b"ticket", id.as_bytes()]).verify_truncated_left(proof).is_ok().then_some(id)
    }

    /// A number for a certificate, as `3KQ7-V0ZW-XBMN-P2RT`: 80 bits that nobody guesses, few enough to be typed from paper.
    /// It opens nothing but whether the certificate is good, so it is kept as it is, and holds whatever becomes of the key.
    #[must_use]
    pub fn certificate_number(&self) -> String {
        let symbols: String = self.random_bytes::<16>().iter().map(|byte| char::from(RECOVERY_ALPHABET[usize::from(byte % 32)])).collect();
        certificate_number(&symbols).unwrap_or(symbols)
    }

    /// A random token of 256 bits, for sessions.
    #[must_use]
    pub fn random(&self) -> Token {
        Token(URL_SAFE_NO_PAD.encode(self.random_bytes::<32>()))
    }

    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place")]
    pub fn random_bytes<const N: usize>(&self) -> [u8; N] {
        use rand::Rng as _;
        let mut bytes = [0; N];
        rand::rng().fill_bytes(&mut bytes);
        bytes
    }

    /// A recovery code of 50 bits, as `3KQ7V-0ZWXB`: Crockford's alphabet, which has no letters that look like others.
    #[must_use]
    pub fn recovery_code(&self) -> String {
        let symbols: String = self.random_bytes::<10>().iter().map(|byte| char::from(RECOVERY_ALPHABET[usize::from(byte % 32)])).collect();
        format!("{}-{}", &symbols[..5], &symbols[5..])
    }

    /// A recovery code as it is stored and looked up, however it was typed. 50 bits are few, so the hash needs our key.
    #[must_use]
    pub fn recovery_hash(&self, organiser: Uuid, typed: &str) -> Vec<u8> {
        self.mac(&[b"recovery", organiser.as_bytes(), plain_symbols(typed).as_bytes()]).finalize().into_bytes().to_vec()
    }

    /// The code of six digits that is shown in a session: of the one showing with that id, and of no other.
    #[must_use]
    pub fn check_in_code(&self, showing: Uuid) -> String {
        let mac = self.mac(&[b"check-in code", showing.as_bytes()]).finalize().into_bytes();
        let number = mac.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        format!("{:06}", number % 1_000_000)
    }

    fn sealing_key(&self, purpose: Sealed) -> LessSafeKey {
        let purpose: &[u8] = match purpose {
            Sealed::Authenticator => b"authenticator",
            Sealed::NewAuthenticator => b"new-authenticator",
            Sealed::ProviderFlow => b"provider-flow",
            Sealed::ProviderToken => b"provider-token",
            Sealed::EvaluationAnswer => b"evaluation-answer",
            Sealed::Webhook => b"webhook",
        };
        let key = self.mac(&[b"seal", purpose]).finalize().into_bytes();
        LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, key.as_slice()).expect("a key of 256 bits"))
    }

    /// Encrypts, so that only [`Self::unseal`] with the same purpose and `bound_to` reads it (ChaCha20-Poly1305, RFC 8439).
    #[must_use]
    pub fn seal(&self, purpose: Sealed, bound_to: &[u8], plain: &[u8]) -> Vec<u8> {
        let nonce = self.random_bytes::<NONCE_LEN>();
        let mut sealed = plain.to_vec();
        self.sealing_key(purpose).seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(bound_to), &mut sealed).expect("far below the cipher's limit");
        [nonce.as_slice(), &sealed].concat()
    }

    /// What was sealed; `None` for anything else.
    #[must_use]
    pub fn unseal(&self, purpose: Sealed, bound_to: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, rest) = sealed.split_at_checked(NONCE_LEN)?;
        let mut rest = rest.to_vec();
        let plain = self.sealing_key(purpose).open_in_place(Nonce::try_assume_unique_for_key(nonce).ok()?, Aad::from(bound_to), &mut rest).ok()?;
        Some(plain.to_vec())
    }

    /// The hidden `csrf` field of a form. `bound_to` is the session's hash, or empty for a visitor without one.
    #[must_use]
    pub fn form_token(&self, bound_to: &[u8], now: Timestamp) -> String {
        let second = now.as_second();
        let mac = self.mac(&[b"form", bound_to, &second.to_be_bytes()]);
        format!("{second}.{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
    }

    /// Since when a form has lain open, by its token, which must be one of ours; `None` when it holds no moment.
    #[must_use]
    pub fn form_token_age(text: &str, now: Timestamp) -> Option<SignedDuration> {
        let second = text.split_once('.')?.0.parse::<i64>().ok()?;
        Some(SignedDuration::from_secs(now.as_second().saturating_sub(second)))
    }

    /// Whether `text` is a form token of ours for `bound_to` and not older than a week. Compares in constant time.
    #[must_use]
    pub fn form_token_fits(&self, text: &str, bound_to: &[u8], now: Timestamp) -> bool {
        let Some((second, sign)) = text.split_once('.') else { return false };
        let (Ok(second), Ok(sign)) = (second.parse::<i64>(), URL_SAFE_NO_PAD.decode(sign)) else { return false };
        let age = now.as_second().saturating_sub(second);
        (-300..=FORM_TOKEN_SECONDS).contains(&age) && self.mac(&[b"form", bound_to, &second.to_be_bytes()]).verify_slice(&sign).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, ToSpan};
    use uuid::Uuid;

    use super::{Keys, Purpose, Sealed, Token, certificate_number};

    #[test]
    fn a_link_opens_one_thing_of_one_kind_in_one_edition() {
        let keys = Keys::new("a key of a test");
        let id = Uuid::from_u128(7);
        let link = keys.derive(Purpose::Registration, id, 0);
        assert_eq!(link, keys.derive(Purpose::Registration, id, 0));
        for other in [
            keys.derive(Purpose::Join, id, 0),
            keys.derive(Purpose::Registration, id, 1),
            keys.derive(Purpose::Registration, Uuid::from_u128(8), 0),
            Keys::new("another key").derive(Purpose::Registration, id, 0),
        ] {
            assert_ne!(link, other);
        }
        assert_eq!(Token::parse(link.as_str()), Some(link));
    }

    #[test]
    fn a_certificates_number_is_read_however_it_is_typed() {
        let number = Keys::new("a key of a test").certificate_number();
        assert_eq!(number.len(), 19);
        assert_ne!(number, Keys::new("a key of a test").certificate_number());
        for typed in [number.to_lowercase(), number.replace('-', " "), format!(" {} ", number.replace('-', "")), number.replace('0', "o").replace('1', "l")] {
            assert_eq!(certificate_number(&typed), Some(number.clone()));
        }
        for typed in ["", "3KQ7", "3KQ7-V0ZW-XBMN-P2RU", "3KQ7-V0ZW-XBMN-P2RT-0", "' OR 1=1 --"] {
            assert_eq!(certificate_number(typed), None, "{typed}");
        }
    }

    #[test]
    fn what_is_sealed_opens_with_its_key_purpose_and_owner_only() {
        let keys = Keys::new("a key of a test");
        let sealed = keys.seal(Sealed::Authenticator, b"nele", b"secret");
        assert_eq!(keys.unseal(Sealed::Authenticator, b"nele", &sealed).as_deref(), Some(&b"secret"[..]));
        assert_ne!(sealed, keys.seal(Sealed::Authenticator, b"nele", b"secret"));
        assert_eq!(keys.unseal(Sealed::Authenticator, b"piet", &sealed), None);
        assert_eq!(keys.unseal(Sealed::NewAuthenticator, b"nele", &sealed), None);
        assert_eq!(Keys::new("another key").unseal(Sealed::Authenticator, b"nele", &sealed), None);
        for at in 0..sealed.len() {
            let mut bent = sealed.clone();
            bent[at] ^= 1;
            assert_eq!(keys.unseal(Sealed::Authenticator, b"nele", &bent), None);
            assert_eq!(keys.unseal(Sealed::Authenticator, b"nele", &sealed[..at]), None);
        }
    }

    #[test]
    fn a_recovery_code_is_read_however_it_is_typed() {
        let keys = Keys::new("a key of a test");
        let (nele, piet) = (Uuid::from_u128(7), Uuid::from_u128(8));
        let code = keys.recovery_code();
        assert!(code.len() == 11 && code != keys.recovery_code(), "{code}");
        let hash = keys.recovery_hash(nele, "01ABC-DEFGH");
        for typed in ["01abc-defgh", " O1ABC DEFGH ", "0labcdefgh", "oIABCDEFGH"] {
            assert_eq!(keys.recovery_hash(nele, typed), hash, "{typed}");
        }
        assert_ne!(keys.recovery_hash(piet, "01ABC-DEFGH"), hash);
        assert_ne!(keys.recovery_hash(nele, "01ABC-DEFGJ"), hash);
    }

    #[test]
    fn a_bounce_token_names_one_mail_and_cannot_be_made_by_others() {
        let keys = Keys::new("a key of a test");
        let mail = Uuid::from_u128(7);
        let token = keys.bounce_token(mail);
        assert_eq!((token.len(), keys.bounced_mail(&token)), (48, Some(mail)));
        assert_eq!(keys.bounced_mail(&token.to_uppercase()), Some(mail));
        assert_eq!(keys.unsubscribing(&token), None);
        assert_eq!(keys.unsubscribing(&keys.unsubscribe_tag(mail)), Some(mail));
        assert_eq!(Keys::new("another key").bounced_mail(&token), None);
        assert_eq!(keys.bounced_mail(&token.replace(&token[40..], "00000000")), None);
        for odd in ["", "7", &token[1..], &format!("{token}0"), &"é".repeat(24), &"+".repeat(48)] {
            assert_eq!(keys.bounced_mail(odd), None);
        }
    }

    #[test]
    fn a_ticket_names_one_registration_and_cannot_be_made_by_others() {
        let keys = Keys::new("a key of a test");
        let registration = Uuid::from_u128(7);
        let ticket = keys.ticket(registration);
        assert_eq!(Token::parse(ticket.as_str()).and_then(|code| keys.ticketed(&code)), Some(registration));
        assert_eq!(Keys::new("another key").ticketed(&ticket), None);
        for at in 0..43 {
            let mut bent = ticket.as_str().to_owned().into_bytes();
            bent[at] = if bent[at] == b'A' { b'B' } else { b'A' };
            let bent = Token::parse(std::str::from_utf8(&bent).unwrap()).unwrap();
            assert_eq!(keys.ticketed(&bent), None, "{at}");
        }
        assert_eq!(keys.ticketed(&keys.random()), None);
    }

    #[test]
    fn a_form_token_is_good_for_a_week_and_for_its_session_only() {
        let keys = Keys::new("a key of a test");
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        let token = keys.form_token(b"session", now);
        assert!(keys.form_token_fits(&token, b"session", now + 20.hours()));
        assert!(!keys.form_token_fits(&token, b"session", now + (8 * 24).hours()));
        assert!(!keys.form_token_fits(&token, b"other", now));
        assert!(!keys.form_token_fits(&token.replace('1', "2"), b"session", now));
        assert!(!keys.form_token_fits("", b"", now));
    }
}
