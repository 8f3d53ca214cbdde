//! A text that organisers wrote in one language or more.

use serde::{Deserialize, Serialize};

use super::language::Language;

/// One text in the languages it was written in. What is empty or only space counts as not written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Translated {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nl: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fr: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Translated {
    /// A text in one language only.
    #[must_use]
    pub fn of(language: Language, text: impl Into<String>) -> Self {
        let mut translated = Self::default();
        translated.set(language, Some(text.into()));
        translated
    }

    #[must_use]
    pub fn get(&self, language: Language) -> Option<&str> {
        let text = match language {
            Language::Nl => &self.nl,
            Language::Fr => &self.fr,
            Language::En => &self.en,
        };
        text.as_deref().filter(|text| !text.trim().is_empty())
    }

    /// Writes, replaces or (with `None` or an empty text) takes out one language.
    pub fn set(&mut self, language: Language, text: Option<String>) {
        let text = text.filter(|text| !text.trim().is_empty());
        match language {
            Language::Nl => self.nl = text,
            Language::Fr => self.fr = text,
            Language::En => self.en = text,
        }
    }

    /// Written in no language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Language::ALL.into_iter().all(|language| self.get(language).is_none())
    }

    /// In which language a reader of `wanted` reads it: in that one, else in the `original`, else in any there is, in the
    /// order of [`Language::ALL`].
    #[must_use]
    pub fn language_for(&self, wanted: Language, original: Language) -> Option<Language> {
        [wanted, original].into_iter().chain(Language::ALL).find(|language| self.get(*language).is_some())
    }

    /// The same text's words; empty when there is none.
    #[must_use]
    pub fn in_language(&self, wanted: Language, original: Language) -> &str {
        self.language_for(wanted, original).and_then(|language| self.get(language)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Translated;
    use crate::rules::language::Language;

    #[test]
    fn a_reader_gets_the_nearest_language() {
        let mut title = Translated::of(Language::Fr, "Accueil");
        assert_eq!(title.in_language(Language::En, Language::Nl), "Accueil");
        title.set(Language::Nl, Some("Onthaal".to_owned()));
        assert_eq!(title.in_language(Language::En, Language::Fr), "Accueil");
        assert_eq!(title.in_language(Language::En, Language::En), "Onthaal");
        assert_eq!(title.in_language(Language::Nl, Language::Fr), "Onthaal");
        assert_eq!(Translated::default().in_language(Language::Nl, Language::Fr), "");
    }

    #[test]
    fn an_empty_text_is_no_translation() {
        let mut title = Translated::of(Language::Nl, " ");
        assert!(title.is_empty());
        title.set(Language::En, Some("Reception".to_owned()));
        title.set(Language::En, Some(String::new()));
        assert_eq!(title, Translated::default());
        let stored: Translated = serde_json::from_str(r#"{"nl":"","fr":null,"en":"Reception"}"#).expect("a text");
        assert_eq!(stored.in_language(Language::Nl, Language::Nl), "Reception");
    }

    #[test]
    fn only_what_is_written_is_stored() {
        assert_eq!(serde_json::to_string(&Translated::of(Language::Fr, "Accueil")).expect("json"), r#"{"fr":"Accueil"}"#);
        assert_eq!(serde_json::from_str::<Translated>("{}").expect("a text"), Translated::default());
    }

    fn language() -> impl Strategy<Value = Language> {
        prop::sample::select(Language::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn what_is_set_is_got_and_nothing_else_changes(texts in prop::collection::vec((language(), prop::option::of("[a-z ]{0,3}")), 0..8), wanted in language(), original in language()) {
            let mut translated = Translated::default();
            for (language, text) in texts {
                let before = translated.clone();
                translated.set(language, text.clone());
                prop_assert_eq!(translated.get(language), text.as_deref().filter(|text| !text.trim().is_empty()));
                for other in Language::ALL.into_iter().filter(|other| *other != language) {
                    prop_assert_eq!(translated.get(other), before.get(other));
                }
            }
            prop_assert_eq!(translated.in_language(wanted, original).is_empty(), translated.is_empty());
            if let Some(text) = translated.get(wanted) {
                prop_assert_eq!(translated.in_language(wanted, original), text);
            }
            let stored = serde_json::to_string(&translated).expect("json");
            prop_assert_eq!(serde_json::from_str::<Translated>(&stored).expect("a text"), translated);
        }
    }
}
