//! What an organiser writes to many: a subject and a text in one language or more, with names in braces that each
//! reader sees filled in.

use serde::{Deserialize, Serialize};

use super::language::Language;
use super::names::{self, Fault};

/// Most characters of a subject: mail readers show little more.
pub const SUBJECT_LIMIT: usize = 150;
/// Most characters of a text.
pub const BODY_LIMIT: usize = 20_000;

/// One language of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageText {
    pub language: Language,
    /// One line; may hold [`Placeholder`]s that are no links.
    pub subject: String,
    /// Markdown; may hold [`Placeholder`]s.
    pub body: String,
}

/// A message in the languages it was written in, the first given first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MessageTexts(pub Vec<MessageText>);

impl MessageTexts {
    /// The text a reader of `wanted` gets: in that language, else the first that was given.
    #[must_use]
    pub fn for_reader(&self, wanted: Language) -> Option<&MessageText> {
        self.in_language(wanted).or(self.0.first())
    }

    #[must_use]
    pub fn in_language(&self, language: Language) -> Option<&MessageText> {
        self.0.iter().find(|text| text.language == language)
    }
}

/// A name in braces that stands for something of the reader's or the event's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Placeholder {
    FirstName,
    LastName,
    Organisation,
    /// The event's title.
    Event,
    /// The event's page.
    EventLink,
    /// The reader's own registration.
    RegistrationLink,
}

impl Placeholder {
    pub const ALL: [Self; 6] = [Self::FirstName, Self::LastName, Self::Organisation, Self::Event, Self::EventLink, Self::RegistrationLink];

    /// As it is written between the braces.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::Organisation => "organisation",
            Self::Event => "event",
            Self::EventLink => "event_link",
            Self::RegistrationLink => "registration_link",
        }
    }

    #[must_use]
    pub fn is_link(self) -> bool {
        matches!(self, Self::EventLink | Self::RegistrationLink)
    }
}

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    Text(&'t str),
    Filled(Placeholder),
    /// Something that reads like a placeholder and is none, braces included.
    Unknown(&'t str),
}

/// A text cut at its placeholders: a word of letters and underscores between braces. Other braces are text.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut begin, mut from) = (0, 0);
    while let Some(open) = text[from..].find('{').map(|at| from + at) {
        let word_end = text[open + 1..].find(|letter: char| !(letter.is_alphabetic() || letter == '_')).map_or(text.len(), |at| open + 1 + at);
        from = open + 1;
        if word_end == open + 1 || !text[word_end..].starts_with('}') {
            continue;
        }
        if begin < open {
            pieces.push(Piece::Text(&text[begin..open]));
        }
        let name = &text[open + 1..word_end];
        let known = Placeholder::ALL.into_iter().find(|placeholder| placeholder.name() == name);
        pieces.push(known.map_or(Piece::Unknown(&text[open..=word_end]), Piece::Filled));
        begin = word_end + 1;
        from = begin;
    }
    if begin < text.len() {
        pieces.push(Piece::Text(&text[begin..]));
    }
    pieces
}

/// What reads like a placeholder and is none, each once, with its braces.
#[must_use]
pub fn unknown_placeholders(text: &str) -> Vec<String> {
    let mut unknown: Vec<String> = Vec::new();
    for piece in pieces(text) {
        if let Piece::Unknown(name) = piece
            && !unknown.iter().any(|seen| seen == name)
        {
            unknown.push(name.to_owned());
        }
    }
    unknown
}

/// Why a subject or a text is not taken. The code is the end of a text key, `field-{code}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageFault {
    Of(Fault),
    UnknownPlaceholder,
    /// A personal link in a subject would be seen over the reader's shoulder, and no reader can follow it there.
    LinkInSubject,
}

impl From<Fault> for MessageFault {
    fn from(fault: Fault) -> Self {
        Self::Of(fault)
    }
}

/// A subject as it is kept.
///
/// # Errors
/// `Of(Empty | TooLong | ControlCharacter)`, `UnknownPlaceholder`, `LinkInSubject`.
pub fn subject(text: &str) -> Result<String, MessageFault> {
    let subject = names::line(text, SUBJECT_LIMIT)?;
    if pieces(&subject).iter().any(|piece| matches!(piece, Piece::Filled(placeholder) if placeholder.is_link())) {
        return Err(MessageFault::LinkInSubject);
    }
    known(subject)
}

/// A text as it is kept.
///
/// # Errors
/// `Of(Empty | TooLong | ControlCharacter)`, `UnknownPlaceholder`.
pub fn body(text: &str) -> Result<String, MessageFault> {
    let body = names::text(text, BODY_LIMIT)?;
    if body.is_empty() { Err(Fault::Empty.into()) } else { known(body) }
}

fn known(text: String) -> Result<String, MessageFault> {
    if unknown_placeholders(&text).is_empty() { Ok(text) } else { Err(MessageFault::UnknownPlaceholder) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_in_braces_are_found_and_other_braces_are_text() {
        use Piece::{Filled, Text, Unknown};
        assert_eq!(pieces("Dag {first_name}, tot {datum}!"), [Text("Dag "), Filled(Placeholder::FirstName), Text(", tot "), Unknown("{datum}"), Text("!")]);
        assert_eq!(pieces("{{event}}"), [Text("{"), Filled(Placeholder::Event), Text("}")]);
        for text in ["{", "}", "{}", "{ event }", "{1,2}", "{event", "{ev{ent"] {
            assert_eq!(pieces(text), [Text(text)], "{text}");
        }
        assert_eq!(unknown_placeholders("{voornaam} {voornaam} {naam}"), ["{voornaam}", "{naam}"]);
    }

    #[test]
    fn a_subject_is_one_line_without_links() {
        assert_eq!(subject(" Praktisch: {event} ").as_deref(), Ok("Praktisch: {event}"));
        assert_eq!(subject("Zie {registration_link}"), Err(MessageFault::LinkInSubject));
        assert_eq!(subject("a\r\nBcc: eve@evil.example"), Err(MessageFault::Of(Fault::ControlCharacter)));
        assert_eq!(subject(&"x".repeat(151)), Err(MessageFault::Of(Fault::TooLong(150))));
        assert_eq!(body(" \n "), Err(MessageFault::Of(Fault::Empty)));
        assert!(body(&"x".repeat(20_000)).is_ok());
        assert_eq!(body(&"x".repeat(20_001)), Err(MessageFault::Of(Fault::TooLong(20_000))));
    }

    #[test]
    fn a_reader_gets_their_language_or_the_first_given() {
        let text = |language, subject: &str| MessageText { language, subject: subject.to_owned(), body: "x".to_owned() };
        let texts = MessageTexts(vec![text(Language::Fr, "deux"), text(Language::En, "two")]);
        let subject = |language| texts.for_reader(language).map(|text| text.subject.as_str());
        assert_eq!((subject(Language::Nl), subject(Language::Fr), subject(Language::En)), (Some("deux"), Some("deux"), Some("two")));
        assert_eq!(MessageTexts::default().for_reader(Language::Nl), None);
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_or_made(text in "[{}a-z_ \\n{é]{0,60}|(\\{event\\}|\\{x\\}|\\{|\\}|é| ){0,12}") {
            let again: String = pieces(&text).into_iter().map(|piece| match piece {
                Piece::Text(text) | Piece::Unknown(text) => text.to_owned(),
                Piece::Filled(placeholder) => format!("{{{}}}", placeholder.name()),
            }).collect();
            prop_assert_eq!(again, text);
        }
    }
}
