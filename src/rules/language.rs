//! The three languages every text exists in.

use serde::{Deserialize, Serialize};

/// A language of the interface, of a letter, or in which an event is held. Codes are ISO 639-1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Nl,
    Fr,
    En,
}

impl Language {
    pub const ALL: [Self; 3] = [Self::Nl, Self::Fr, Self::En];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// Reads a code or a tag such as `fr-BE`; anything else is `None`.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// The best of ours for an `Accept-Language` header (RFC 9110 §12.5.4), by weight, then by order.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Option<Self> {
        let mut best: Option<(u16, Self)> = None;
        for range in header.split(',') {
            let mut parts = range.split(';');
            let Some(language) = parts.next().and_then(Self::parse) else { continue };
            let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1.0, |weight| weight.trim().parse::<f32>().unwrap_or(0.0));
            if !(weight > 0.0 && weight <= 1.0) {
                continue;
            }
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 < weight <= 1")]
            let weight = (weight * 1000.0) as u16;
            if best.is_none_or(|(highest, _)| weight > highest) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn the_heaviest_language_we_speak_wins() {
        assert_eq!(Language::from_accept_language("de-DE, fr-BE;q=0.8, nl;q=0.9"), Some(Language::Nl));
        assert_eq!(Language::from_accept_language("en-GB,en;q=0.9,nl;q=0.8"), Some(Language::En));
        assert_eq!(Language::from_accept_language("de"), None);
        assert_eq!(Language::from_accept_language("fr;q=0, en;q=nonsense, nl;q=0.1"), Some(Language::Nl));
    }
}
