//! Names and addresses in headers and greetings. The mail library panics on a line break in a name, and a name
//! that reads like a link becomes one in many mail programs: our mail must not carry strangers' advertisements.

use std::str::FromStr;

use anyhow::Context as _;
use lettre::Address;
use lettre::message::Mailbox;

/// The longest name shown.
const NAME_LIMIT: usize = 80;

/// One line without control characters, marks that turn the writing direction, and needless blanks.
pub fn one_line(text: &str, limit: usize) -> String {
    let visible: String = text
        .chars()
        .map(|letter| if letter.is_whitespace() || letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') { ' ' } else { letter })
        .filter(|letter| !matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'))
        .collect();
    let words: Vec<&str> = visible.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ").chars().take(limit).collect::<String>().trim_end().to_owned()
}

/// Something a stranger typed, shown so that no mail program makes a link of it; empty is `None`.
pub fn harmless(text: &str) -> Option<String> {
    let line = one_line(text, NAME_LIMIT);
    let line = if reads_like_a_link(&line) { one_line(&line.replace(['.', '/', ':', '@', '\\'], " "), NAME_LIMIT) } else { line };
    (!line.is_empty()).then_some(line)
}

/// A name for a header; one that reads like a link or holds an address stays out of it.
pub fn header_name(text: &str) -> Option<String> {
    let line = one_line(text, NAME_LIMIT);
    (!line.is_empty() && !reads_like_a_link(&line)).then_some(line)
}

/// The sender's name: filters take an address, a link or a list of names in it for a forgery.
pub fn sender_name(text: &str) -> String {
    let name = one_line(&text.replace(['@', ':', ',', ';', '"', '<', '>', '/', '\\'], " "), 75);
    if name.is_empty() { "Belfry".to_owned() } else { name }
}

fn reads_like_a_link(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let domain_like = letters.windows(4).any(|part| part[0].is_alphanumeric() && part[1] == '.' && part[2].is_alphabetic() && part[3].is_alphabetic());
    let lower = text.to_lowercase();
    domain_like || text.contains(['@', '/', '\\']) || lower.contains("www.") || ["http:", "https:", "mailto:", "tel:"].iter().any(|scheme| lower.contains(scheme))
}

/// A name and an address as the mail library wants them.
///
/// # Errors
/// When the address cannot stand in a header.
pub fn mailbox(name: Option<String>, address: &str) -> anyhow::Result<Mailbox> {
    let address = Address::from_str(address).ok().context("an address that cannot be sent to")?;
    Ok(Mailbox::new(name.filter(|name| !name.is_empty()), address))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{harmless, header_name, mailbox, one_line, sender_name};

    #[test]
    fn names_of_people_stay_as_they_are() {
        for name in ["Jan", "Anne-Marie", "D'Hondt", "J.P.", "Zoë", "van den Broeck", "王小明", "محمد"] {
            assert_eq!(harmless(name).as_deref(), Some(name));
        }
    }

    #[test]
    fn advertisements_are_no_links() {
        assert_eq!(harmless("Win at https://evil.example/x now").as_deref(), Some("Win at https evil example x now"));
        assert_eq!(harmless("evil.example").as_deref(), Some("evil example"));
        assert_eq!(harmless("me@evil.example").as_deref(), Some("me evil example"));
        assert_eq!(header_name("Bcc: me@evil.example"), None);
        assert_eq!(harmless(" \r\n "), None);
        assert_eq!(harmless(&"x".repeat(300)).map(|name| name.len()), Some(80));
    }

    #[test]
    fn the_sender_has_a_plain_name() {
        assert_eq!(sender_name("Data @ Work: events, \"Lab\""), "Data Work events Lab");
        assert_eq!(sender_name(""), "Belfry");
    }

    proptest! {
        #[test]
        fn any_text_can_be_a_name_in_a_header(text in "(\\PC|[\r\n\0\u{2028}\u{85}\u{7}\u{202E}]){0,120}") {
            let line = one_line(&text, 80);
            prop_assert!(!line.chars().any(char::is_control), "a control character is left");
            for name in [Some(line), harmless(&text), header_name(&text), Some(sender_name(&text))] {
                let message = lettre::Message::builder().from(mailbox(name.clone(), "a@b.example").expect("an address")).to(mailbox(name, "c@d.example").expect("an address"));
                let written = message.body(String::new()).expect("a message").formatted();
                let headers = String::from_utf8(written).expect("ASCII");
                let fields = headers.split("\r\n").take_while(|line| !line.is_empty()).filter(|line| !line.starts_with(' ')).count();
                prop_assert_eq!(fields, 4, "{}", headers);
            }
        }
    }
}
