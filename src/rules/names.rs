//! What people type, parsed at the door: inside the house an address is an [`EmailAddress`].

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Why a typed value is not taken. The code is the end of a text key, `field-{code}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Empty,
    /// Longer than so many characters.
    TooLong(usize),
    /// A control character, such as a line break, in a field of one line.
    ControlCharacter,
    NotAnAddress,
    /// Letters outside ASCII before the `@`: few mail servers take those (RFC 6531).
    AddressNeedsAscii,
    NotAWebAddress,
    NotASlug,
}

impl Fault {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "required",
            Self::TooLong(_) => "too-long",
            Self::ControlCharacter => "control-character",
            Self::NotAnAddress => "not-an-address",
            Self::AddressNeedsAscii => "address-needs-ascii",
            Self::NotAWebAddress => "not-a-web-address",
            Self::NotASlug => "not-a-slug",
        }
    }
}

/// Characters that no text of ours may hold: they end lines, readers of calendars and databases refuse them,
/// or they stand for bytes that were no text (U+FFFD).
fn is_forbidden(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFD}'..='\u{FFFF}')
}

/// Marks that turn the writing direction or are not seen; a line of text may need them, but not only them.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{00AD}')
}

/// One line of text: trimmed, of 1 to `limit` characters, without control characters.
///
/// # Errors
/// `Empty`, `TooLong` or `ControlCharacter`.
pub fn line(text: &str, limit: usize) -> Result<String, Fault> {
    // Line breaks at the very end come from pasting; those inside are not a line.
    let text = text.trim();
    if text.chars().all(|letter| is_invisible(letter) || letter.is_whitespace()) {
        return Err(Fault::Empty);
    }
    if text.chars().any(is_forbidden) {
        return Err(Fault::ControlCharacter);
    }
    if text.chars().count() > limit {
        return Err(Fault::TooLong(limit));
    }
    Ok(text.to_owned())
}

/// Text of several lines: CRLF, CR and Unicode's line separators become LF.
///
/// # Errors
/// `TooLong` or `ControlCharacter` (tab and line feed are allowed).
pub fn text(text: &str, limit: usize) -> Result<String, Fault> {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{0085}', '\u{000B}', '\u{000C}'], "\n");
    let text = text.trim();
    if text.chars().any(|letter| is_forbidden(letter) && !matches!(letter, '\n' | '\t')) {
        return Err(Fault::ControlCharacter);
    }
    if text.chars().count() > limit {
        return Err(Fault::TooLong(limit));
    }
    Ok(text.to_owned())
}

/// Which addresses mail can be sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// Plain letters before the `@`: every mail server takes those.
    #[default]
    Ascii,
    /// Letters of any script: the mail server was seen to offer SMTPUTF8 (RFC 6531).
    AnyScript,
}

/// A mail address as it can be sent to: local part as typed (NFC, RFC 6532 §3.1), domain lower-cased in its A-label form.
/// At most 254 octets (RFC 5321 §4.5.3.1.3 with RFC 3696 erratum 1690).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress {
    address: String,
    at: usize,
}

impl EmailAddress {
    /// An address that every mail server takes.
    ///
    /// # Errors
    /// `Empty`, `TooLong`, `ControlCharacter`, `AddressNeedsAscii` or `NotAnAddress`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Self::within(text, Reach::Ascii)
    }

    /// An address that was taken once, whatever the mail server offers now.
    ///
    /// # Errors
    /// As those of [`Self::parse`], but never `AddressNeedsAscii`.
    pub fn stored(text: &str) -> Result<Self, Fault> {
        Self::within(text, Reach::AnyScript)
    }

    /// An address within our reach.
    ///
    /// # Errors
    /// `Empty`, `TooLong`, `ControlCharacter`, `AddressNeedsAscii` or `NotAnAddress`.
    pub fn within(text: &str, reach: Reach) -> Result<Self, Fault> {
        let text = line(text, 320)?;
        // The rules of domain names drop what cannot be seen: another address than the one that was read.
        if text.chars().any(is_invisible) {
            return Err(Fault::NotAnAddress);
        }
        let (local, domain) = text.rsplit_once('@').ok_or(Fault::NotAnAddress)?;
        if !local.is_ascii() && reach == Reach::Ascii {
            return Err(Fault::AddressNeedsAscii);
        }
        let local: String = local.nfc().collect();
        if !local.chars().all(|letter| letter.is_ascii() || letter.is_alphanumeric() || is_combining_mark(letter)) {
            return Err(Fault::NotAnAddress);
        }
        // Quoted local parts are legal and never somebody's office address; they are how two recipients become one.
        if local.is_empty() || local.len() > 64 || local.contains(['"', '\\', ' ', '(', ')', ',', ':', ';', '<', '>', '[', ']', '@']) {
            return Err(Fault::NotAnAddress);
        }
        if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
            return Err(Fault::NotAnAddress);
        }
        let domain = idna::domain_to_ascii_strict(domain).map_err(|_| Fault::NotAnAddress)?;
        let labels_fit = domain.split('.').all(|label| {
            !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-') && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        });
        let last_is_a_name = domain.rsplit('.').next().is_some_and(|label| label.len() >= 2 && label.bytes().any(|byte| byte.is_ascii_alphabetic()));
        if !domain.contains('.') || !labels_fit || !last_is_a_name {
            return Err(Fault::NotAnAddress);
        }
        let address = format!("{local}@{domain}");
        if address.len() > 254 {
            return Err(Fault::TooLong(254));
        }
        // The mail library has the last word: what passes here can be put into a header.
        lettre::Address::from_str(&address).map_err(|_| Fault::NotAnAddress)?;
        Ok(Self { at: local.len(), address })
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.address
    }

    /// Lower case, in A-labels: `xn--…`.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.address[self.at + 1..]
    }

    /// What tells two people apart: the address without regard to case.
    #[must_use]
    pub fn key(&self) -> String {
        if self.is_ascii() { self.address.to_ascii_lowercase() } else { self.address.to_lowercase() }
    }

    /// Whether every mail server takes it.
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        self.address.is_ascii()
    }

    /// What tells two mailboxes apart when mails are counted: the key without its plus-tag.
    #[must_use]
    pub fn mailbox(&self) -> String {
        let key = self.key();
        // Lower case may be longer than what was typed.
        let (local, domain) = key.rsplit_once('@').expect("an address has an @");
        let local = local.split_once('+').map_or(local, |(name, _)| if name.is_empty() { local } else { name });
        format!("{local}@{domain}")
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::stored(&text).map_err(|fault| fault.code().to_owned())
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> Self {
        address.address
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.address)
    }
}

/// A given or family name: one line of at most 80 characters, in any script.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonName(String);

impl PersonName {
    pub const LIMIT: usize = 80;

    /// # Errors
    /// `Empty`, `TooLong` or `ControlCharacter`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        line(text, Self::LIMIT).map(Self)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// First and last name of a name in full, `Jan Peeters` or `Peeters, Jan`; either may be empty.
#[must_use]
pub fn first_and_last(full: &str) -> (String, String) {
    let full = full.trim();
    let (first, last) = match full.split_once(',') {
        Some((last, first)) => (first, last),
        None => full.split_once(' ').unwrap_or((full, "")),
    };
    (first.trim().to_owned(), last.trim().to_owned())
}

/// The part of an address bar that names an event: `[a-z0-9]` words joined by single hyphens, at most 80.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slug(String);

impl Slug {
    pub const LIMIT: usize = 80;

    /// # Errors
    /// `Empty`, `TooLong` or `NotASlug`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = line(text, Self::LIMIT)?;
        let words = text.split('-').all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()));
        words.then_some(Self(text)).ok_or(Fault::NotASlug)
    }

    /// Makes one from a title; `None` when the title holds no letter or digit we can write.
    #[must_use]
    pub fn from_title(title: &str) -> Option<Self> {
        let folded = super::search_text::fold(title);
        let mut slug = String::new();
        for word in folded.split(' ') {
            let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
            if word.is_empty() || slug.len() + word.len() + 1 > 60 {
                continue;
            }
            if !slug.is_empty() {
                slug.push('-');
            }
            slug.push_str(&word);
        }
        Self::parse(&slug).ok()
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A link an organiser gives: absolute, `http` or `https`, with a host, at most 2,000 characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebAddress(String);

impl WebAddress {
    /// # Errors
    /// `Empty`, `TooLong`, `ControlCharacter` or `NotAWebAddress`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let text = line(text, 2_000)?;
        let address = url::Url::parse(&text).map_err(|_| Fault::NotAWebAddress)?;
        let fits = matches!(address.scheme(), "http" | "https") && address.host_str().is_some_and(|host| !host.is_empty());
        fits.then(|| Self(address.into())).ok_or(Fault::NotAWebAddress)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{EmailAddress, Fault, PersonName, Slug, WebAddress};

    #[test]
    fn addresses_of_real_people_pass() {
        for (typed, sent) in [
            ("Jan.Peeters@Gent.BE", "Jan.Peeters@gent.be"),
            ("  o'brien+labo@stad.gent ", "o'brien+labo@stad.gent"),
            ("jane@exämple.net", "jane@xn--exmple-cua.net"),
            ("a_b-c@police.belgium.eu", "a_b-c@police.belgium.eu"),
        ] {
            assert_eq!(EmailAddress::parse(typed).map(String::from).as_deref(), Ok(sent));
        }
    }

    #[test]
    fn what_cannot_be_sent_to_is_refused() {
        let long = format!("{}@{}.be", "a".repeat(64), "b".repeat(63).as_str().to_owned() + "." + &"c".repeat(63) + "." + &"d".repeat(63));
        for typed in [
            "",
            "jan",
            "jan@",
            "@gent.be",
            "jan@localhost",
            "jan@gent",
            ".jan@gent.be",
            "jan.@gent.be",
            "a..b@gent.be",
            "a@b@gent.be",
            "\"a b\"@gent.be",
            "jan@[127.0.0.1]",
            "jan@ge\u{200b}nt.be",
            "\u{202e}jan@gent.be",
            "jan@127.0.0.1",
            "jan@gent.be\r\nBcc: x@y.be",
            "jan@gent..be",
            "jan@-gent.be",
            "jan@ge nt.be",
            "jan peeters@gent.be",
            "a,b@gent.be",
            "x@gent.be,y@gent.be",
            "<jan@gent.be>",
            "jan\0@gent.be",
            long.as_str(),
        ] {
            assert!(EmailAddress::parse(typed).is_err(), "{typed:?}");
        }
        assert_eq!(EmailAddress::parse("jöe@gent.be"), Err(Fault::AddressNeedsAscii));
    }

    #[test]
    fn one_mailbox_has_one_key_however_it_is_spelled() {
        let spelled = ["Jan+a@Gent.be", "jan@gent.be", " JAN+b+c@GENT.BE "].map(|typed| EmailAddress::parse(typed).map(|address| address.mailbox()));
        assert!(spelled.iter().all(|mailbox| mailbox.as_deref() == Ok("jan@gent.be")));
    }

    #[test]
    fn links_lead_to_the_web_only() {
        assert!(WebAddress::parse("https://meet.example.org/j/abc?pwd=1,2;3").is_ok());
        for typed in ["javascript:alert(1)", "data:text/html,x", "//gent.be", "gent.be", "https://", "ftp://gent.be", "mailto:a@b.be"] {
            assert!(WebAddress::parse(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_title_becomes_a_slug() {
        let slug = |title| Slug::from_title(title).map(|slug| slug.as_str().to_owned());
        assert_eq!(slug("Right to Challenge: lessen uit drie gemeenten").as_deref(), Some("right-to-challenge-lessen-uit-drie-gemeenten"));
        assert_eq!(slug("Café & thé, l'été").as_deref(), Some("cafe-the-lete"));
        assert_eq!(slug("会议"), None);
    }

    proptest! {
        #[test]
        fn no_accepted_name_can_end_a_line(text in "(\\PC|[\r\n\0\u{2028}\u{85}\u{7}]){0,100}") {
            if let Ok(name) = PersonName::parse(&text) {
                prop_assert!(!name.as_str().chars().any(|letter| letter.is_control() || letter == '\u{2028}'), "a control character passed");
                prop_assert!(name.as_str().chars().count() <= PersonName::LIMIT);
            }
        }

        #[test]
        fn an_accepted_address_is_accepted_again_unchanged(text in "[a-zA-Z0-9.+_'-]{1,12}@[a-zA-Zäé0-9.-]{1,20}") {
            if let Ok(address) = EmailAddress::parse(&text) {
                prop_assert_eq!(EmailAddress::parse(address.as_str()), Ok(address.clone()));
                prop_assert!(address.as_str().is_ascii());
            }
        }

        #[test]
        fn every_title_gives_a_valid_slug_or_none(title in "\\PC{0,200}") {
            if let Some(slug) = Slug::from_title(&title) {
                prop_assert_eq!(Slug::parse(slug.as_str()), Ok(slug));
            }
        }
    }
}
