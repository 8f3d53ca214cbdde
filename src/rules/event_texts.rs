//! What an event says of itself in other languages than its own.

use serde::{Deserialize, Serialize};

use super::language::Language;
use super::translated::Translated;

/// Title, summary and description (Markdown) in the languages beside the event's own; kept with it as JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EventTexts {
    #[serde(skip_serializing_if = "Translated::is_empty")]
    pub title: Translated,
    #[serde(skip_serializing_if = "Translated::is_empty")]
    pub summary: Translated,
    #[serde(skip_serializing_if = "Translated::is_empty")]
    pub description: Translated,
}

/// A text with the language it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextIn {
    pub text: String,
    pub language: Language,
}

/// What one reader sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderTexts {
    pub title: TextIn,
    pub summary: TextIn,
    /// Markdown.
    pub description: TextIn,
}

impl EventTexts {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.title.is_empty() && self.summary.is_empty() && self.description.is_empty()
    }

    /// Each text in the language of the reader where it is written, else as the `original` has it: title, summary,
    /// description.
    #[must_use]
    pub fn for_reader(&self, reader: Language, original: Language, texts: [&str; 3]) -> ReaderTexts {
        let of = |translated: &Translated, text: &str| match translated.get(reader).filter(|_| reader != original) {
            Some(translation) => TextIn { text: translation.to_owned(), language: reader },
            None => TextIn { text: text.to_owned(), language: original },
        };
        ReaderTexts { title: of(&self.title, texts[0]), summary: of(&self.summary, texts[1]), description: of(&self.description, texts[2]) }
    }
}

#[cfg(test)]
mod tests {
    use super::EventTexts;
    use crate::rules::language::Language;

    #[test]
    fn a_reader_gets_their_language_where_it_is_written_and_the_events_own_elsewhere() {
        let mut texts = EventTexts::default();
        texts.title.set(Language::Fr, Some("Accueil".to_owned()));
        let read = texts.for_reader(Language::Fr, Language::Nl, ["Onthaal", "In het kort", ""]);
        assert_eq!((read.title.text.as_str(), read.title.language), ("Accueil", Language::Fr));
        assert_eq!((read.summary.text.as_str(), read.summary.language), ("In het kort", Language::Nl));
        let english = texts.for_reader(Language::En, Language::Nl, ["Onthaal", "", ""]);
        assert_eq!(english.title.text, "Onthaal", "another translation is no better than the original");
        let own = texts.for_reader(Language::Fr, Language::Fr, ["Onthaal", "", ""]);
        assert_eq!(own.title.text, "Onthaal", "the event's own text is the original");
    }

    #[test]
    fn only_what_is_written_is_stored() {
        assert_eq!(serde_json::to_string(&EventTexts::default()).expect("json"), "{}");
    }
}
