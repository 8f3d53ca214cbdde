//! Texts by key in Dutch, French and English, with the plural rules of each (Project Fluent).
//! The files are `locales/{nl,fr,en}/*.ftl`; a key stands in all three or a test fails.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, langid, static_loader};

use super::numbers::count;
use crate::rules::language::Language;
use crate::rules::salutation::Salutation;

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "nl",
        // Isolation marks around inserted values end up in subjects and calendar lines.
        customise: |bundle| {
            bundle.set_use_isolating(false);
            match bundle.locales.first().map(|locale| locale.language.as_str()) {
                Some("fr") => {
                    bundle.set_transform(Some(spaced_as_in_french));
                    bundle.set_formatter(Some(|value, _| grouped(Language::Fr, value)));
                }
                Some("en") => bundle.set_formatter(Some(|value, _| grouped(Language::En, value))),
                _ => bundle.set_formatter(Some(|value, _| grouped(Language::Nl, value))),
            }
        },
    };
}

/// Numbers from ten thousand on are hard to read without their thousands set apart; below, years and such stay as they are.
fn grouped(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let large = (10_000.0..1e15).contains(&number.value) && number.value.fract() == 0.0;
    large.then(|| count(language, number.value as i64))
}

/// French keeps a space before `:`, `;`, `?`, `!`, `»` and `%`, and after `«`, at which no line may break: the files
/// are written with plain spaces, and this makes them hold (Lexique des règles typographiques, Imprimerie nationale).
fn spaced_as_in_french(text: &str) -> Cow<'_, str> {
    if !text.contains([':', ';', '?', '!', '«', '»', '%']) {
        return Cow::Borrowed(text);
    }
    let mut spaced = String::with_capacity(text.len() + 8);
    let mut letters = text.chars().peekable();
    let mut before = None;
    while let Some(letter) = letters.next() {
        let holds = letter == ' ' && (before == Some('«') || letters.peek().is_some_and(|next| matches!(next, ':' | ';' | '?' | '!' | '»' | '%')));
        spaced.push(if holds { '\u{A0}' } else { letter });
        before = Some(letter);
    }
    Cow::Owned(spaced)
}

/// Values a text inserts, by name.
pub type Arguments = HashMap<Cow<'static, str>, FluentValue<'static>>;

fn identifier(language: Language) -> &'static LanguageIdentifier {
    static IDENTIFIERS: [LanguageIdentifier; 3] = [langid!("nl"), langid!("fr"), langid!("en")];
    &IDENTIFIERS[language as usize]
}

/// The text of `key`, in Dutch where the language has not got it, or `None` when neither has.
#[must_use]
pub fn lookup(language: Language, key: &str, arguments: &Arguments) -> Option<String> {
    let text = |language| LOCALES.lookup_single_language(identifier(language), key, Some(arguments)).ok();
    text(language).or_else(|| text(Language::default()))
}

/// The text of `key` as it is said to somebody: a Dutch text that differs in the polite form has it as the
/// attribute `.polite`.
#[must_use]
pub fn lookup_for(language: Language, salutation: Salutation, key: &str, arguments: &Arguments) -> Option<String> {
    // Only Dutch has such texts, and a look-up in another language would fall back to them.
    let polite = if salutation.is_polite() && language == Language::Nl { lookup(language, &format!("{key}.polite"), arguments) } else { None };
    polite.or_else(|| lookup(language, key, arguments))
}

/// The texts that insert nothing, by form and key, from when they were first asked for: most of a page or letter.
type Constants = RwLock<HashMap<String, Arc<str>>>;

/// As [`lookup_for`] without arguments, made once.
#[must_use]
pub fn constant(language: Language, salutation: Salutation, key: &str) -> Option<Arc<str>> {
    static CONSTANTS: LazyLock<[[Constants; 2]; 3]> = LazyLock::new(Default::default);
    let constants = &CONSTANTS[language as usize][usize::from(salutation.is_polite())];
    if let Some(text) = constants.read().unwrap_or_else(PoisonError::into_inner).get(key) {
        return Some(Arc::clone(text));
    }
    let text: Arc<str> = lookup_for(language, salutation, key, &Arguments::new())?.into();
    constants.write().unwrap_or_else(PoisonError::into_inner).insert(key.to_owned(), Arc::clone(&text));
    Some(text)
}

/// The text of a key that is known to exist, as it is said to somebody.
#[must_use]
pub fn text_for(language: Language, salutation: Salutation, key: &str) -> String {
    constant(language, salutation, key).map_or_else(|| key.to_owned(), |text| text.as_ref().to_owned())
}

/// The text of a key that is known to exist. An unknown one shows as itself: a test finds it.
#[must_use]
pub fn text(language: Language, key: &str) -> String {
    text_for(language, Salutation::default(), key)
}

/// Like [`text`], with values to insert.
#[must_use]
pub fn text_with<const N: usize>(language: Language, key: &str, arguments: [(&'static str, FluentValue<'static>); N]) -> String {
    let arguments = arguments.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect();
    lookup(language, key, &arguments).unwrap_or_else(|| key.to_owned())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use crate::rules::language::Language;

    /// Keys of one language, read from the files themselves: the loader falls back to Dutch silently.
    fn keys(language: &str) -> BTreeSet<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language);
        let mut keys = BTreeSet::new();
        for file in std::fs::read_dir(folder).expect("a folder per language") {
            let text = std::fs::read_to_string(file.expect("an entry").path()).expect("a text file");
            for line in text.lines() {
                if let Some((key, _)) = line.split_once('=') {
                    let key = key.trim_end();
                    if !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_') && !line.starts_with(' ') {
                        assert!(keys.insert(key.to_owned()), "{key} stands twice in {language}");
                    }
                }
            }
        }
        keys
    }

    #[test]
    fn french_signs_stay_with_their_words() {
        assert_eq!(super::spaced_as_in_french(" ? Le « plan » : à 10:00, 3 % ; oui !"), "\u{A0}? Le «\u{A0}plan\u{A0}»\u{A0}: à 10:00, 3\u{A0}%\u{A0}; oui\u{A0}!");
        assert_eq!(super::text_with(Language::Fr, "reach-map", [("place", "Namur".into())]), "Couverture\u{A0}: Namur", "also beside a value");
        let points = |points: &'static str, count: i64| super::text_with(Language::Fr, "report-points", [("points", points.into()), ("count", count.into())]);
        assert_eq!((points("+1,9", 1), points("+2,0", 2)), ("+1,9 point de pourcentage".to_owned(), "+2,0 points de pourcentage".to_owned()));
        assert_eq!(super::text(Language::Fr, "verify-title"), "Cette attestation est-elle valable\u{A0}?");
        assert_eq!(super::text(Language::En, "verify-title"), "Is this certificate valid?");
    }

    #[test]
    fn large_numbers_have_their_thousands_set_apart() {
        let shown = |language: Language, count: i64| super::text_with(language, "venue-count", [("count", count.into())]);
        assert_eq!([9_999, 20_000].map(|count| shown(Language::Nl, count)), ["9999 locaties", "20.000 locaties"]);
        assert_eq!(shown(Language::Fr, 1_000_000), "1\u{202F}000\u{202F}000 lieux");
        assert_eq!([1, 20_000].map(|count| shown(Language::En, count)), ["1 venue", "20,000 venues"]);
    }

    #[test]
    fn every_text_exists_in_every_language() {
        let dutch = keys("nl");
        for language in ["fr", "en"] {
            let other = keys(language);
            let missing: Vec<_> = dutch.difference(&other).collect();
            let extra: Vec<_> = other.difference(&dutch).collect();
            assert!(missing.is_empty() && extra.is_empty(), "{language}: missing {missing:?}, only there {extra:?}");
        }
        assert!(!dutch.is_empty());
    }
}
