//! What a person typed becomes part of a calendar file through these functions only. None of them lets a line end.

use std::borrow::Cow;
use std::fmt::Write as _;

use ics::components::{Parameter, Property};
use jiff::Timestamp;

/// Text as RFC 5545 §3.3.11 wants it: commas, semicolons, backslashes and line breaks escaped; characters that
/// calendar readers refuse taken out.
pub fn text(value: &str) -> String {
    ics::escape_text(clean(value)).into_owned()
}

/// Text of one line of at most `limit` characters.
pub fn line(value: &str, limit: usize) -> String {
    let one_line: Vec<&str> = value.split(|letter: char| letter.is_whitespace() || is_line_end(letter)).filter(|word| !word.is_empty()).collect();
    text(&cut(&one_line.join(" "), limit))
}

/// A parameter's value, always in quotes, with RFC 6868 for what quotes cannot hold.
pub fn parameter(value: &str) -> String {
    // libical lets a backslash escape the closing quote, though RFC 5545 knows no such thing.
    let mut value = clean(value).replace('\n', " ").replace('\\', "/");
    // Some readers take an apostrophe for a quote, too, and then cut the value at a semicolon.
    if value.contains(['"', '\'']) {
        value = value.replace(';', ",");
    }
    let value = value.replace('^', "^^").replace('"', "^'");
    format!("\"{}\"", value.trim())
}

/// An address of the web: not escaped like text, but percent-encoded where it holds more than RFC 3986 allows.
pub fn uri(value: &str) -> String {
    let mut encoded = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// `mailto:` and a bare address; letters outside ASCII percent-encoded (RFC 6068 §2).
pub fn mailbox(address: &str) -> String {
    let is_taken = |letter: &char| letter.is_ascii_graphic() && !matches!(letter, '<' | '>' | '"' | ',' | ';' | ':') || !letter.is_ascii() && !letter.is_control();
    let address: String = address.chars().filter(is_taken).collect();
    let mut encoded = "mailto:".to_owned();
    for byte in address.bytes() {
        if byte.is_ascii() {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// `20270329T080000Z`.
pub fn utc(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A property whose value is text.
pub fn text_property(name: &'static str, value: &str) -> Property<'static> {
    Property::new(name, text(value))
}

/// A property whose value is safe already: an enumeration, a number, a moment, or the result of [`uri`] or [`mailbox`].
pub fn plain_property(name: &'static str, value: impl Into<String>) -> Property<'static> {
    Property::new(name, value.into())
}

/// A property with parameters, which are safe already or the result of [`parameter`].
pub fn property<const N: usize>(name: &'static str, parameters: [(&'static str, String); N], value: String) -> Property<'static> {
    let mut property = Property::new(name, value);
    for (key, value) in parameters {
        property.add(Parameter::new(key, value));
    }
    property
}

fn is_line_end(letter: char) -> bool {
    matches!(letter, '\r' | '\n' | '\u{000B}' | '\u{000C}' | '\u{0085}' | '\u{2028}' | '\u{2029}')
}

/// Line ends of every kind become LF; other control characters and what is no character go.
fn clean(value: &str) -> Cow<'_, str> {
    let is_clean = |letter: char| matches!(letter, ' '..='~' | '\u{A0}'..='\u{2027}' | '\u{202A}'..='\u{FEFE}' | '\n');
    if value.chars().all(is_clean) {
        return Cow::Borrowed(value);
    }
    let mut cleaned = String::with_capacity(value.len());
    let mut letters = value.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '\r' && letters.peek() == Some(&'\n') {
            continue;
        }
        if is_line_end(letter) {
            cleaned.push('\n');
        } else if letter == '\t' {
            cleaned.push(' ');
        } else if !(letter.is_control() || matches!(letter, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')) {
            cleaned.push(letter);
        }
    }
    Cow::Owned(cleaned)
}

/// At most `limit` characters; what is cut shows an ellipsis.
pub fn cut(value: &str, limit: usize) -> String {
    if value.chars().count() <= limit {
        return value.to_owned();
    }
    let kept: String = value.chars().take(limit.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{cut, line, mailbox, parameter, text, uri};

    #[test]
    fn text_is_escaped_once() {
        assert_eq!(text("Café, data; and more \\o/"), "Café\\, data\\; and more \\\\o/");
        assert_eq!(text("one\r\ntwo\rthree\u{2028}four\u{85}five\0\u{7}"), "one\\ntwo\\nthree\\nfour\\nfive");
        assert_eq!(line(" pasted\r\ntitle\n", 80), "pasted title");
    }

    #[test]
    fn a_parameter_stays_within_its_quotes() {
        assert_eq!(parameter("Peeters Jan \"de Lange\" ^"), "\"Peeters Jan ^'de Lange^' ^^\"");
        assert_eq!(parameter("Peeters \\"), "\"Peeters /\"");
        assert_eq!(parameter("Peeters; Jan \"de Lange\""), "\"Peeters, Jan ^'de Lange^'\"");
        assert_eq!(parameter("Jan\r\nATTENDEE:mailto:x@y.be"), "\"Jan ATTENDEE:mailto:x@y.be\"");
    }

    #[test]
    fn a_link_keeps_its_commas_and_loses_what_is_no_link() {
        assert_eq!(uri("https://meet.example.org/j/abc?pwd=1,2;3"), "https://meet.example.org/j/abc?pwd=1,2;3");
        assert_eq!(uri("https://x.example/é\r\nATTENDEE:x"), "https://x.example/%C3%A9%0D%0AATTENDEE:x");
        assert_eq!(mailbox("jan@x.be\r\nX: y"), "mailto:jan@x.beXy");
    }

    #[test]
    fn what_is_cut_shows_it() {
        assert_eq!(cut("abcdef", 6), "abcdef");
        assert_eq!(cut("abcdefg", 6), "abcde…");
    }

    proptest! {
        #[test]
        fn no_value_ends_a_line(value in "(\\PC|[\r\n\0\u{B}\u{C}\u{2028}\u{2029}\u{85}\u{7}\u{FEFF}]){0,200}") {
            for written in [text(&value), line(&value, 80), parameter(&value), uri(&value), mailbox(&value)] {
                prop_assert!(!written.chars().any(|letter| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{FEFF}')), "{:?}", written);
            }
            prop_assert!(!parameter(&value).trim_matches('"').contains('"'));
        }
    }
}
