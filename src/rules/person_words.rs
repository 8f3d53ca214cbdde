//! The words by which a person is found: those of the name and of the mail address, folded.

use std::collections::BTreeSet;

use super::search_text::fold;

/// Longer words are found by their beginning.
const LONGEST: usize = 40;

/// More words than anybody's name has; the rest is not looked for.
const MOST_SOUGHT: usize = 6;

/// The last part of a domain says nothing of a person when it is as short as `be`, `eu` or `org`.
const SHORT_TOP_LEVEL: usize = 3;

/// Each word of the name and of the address once: `Jan De Smet`, `jan.desmet@gent.be` has `de`, `desmet`, `gent`, `jan`, `smet`.
#[must_use]
pub fn person_words(name: &str, email: &str) -> BTreeSet<String> {
    words(name).chain(words(without_top_level(email))).collect()
}

/// All words of a person in their order, as they stand beside one of them, which is marked: ` de |desmet gent jan smet `.
/// So one row answers whether the person has the others, too, and whether it is the first of those that begin alike.
#[must_use]
pub fn beside(words: &BTreeSet<String>, own: &str) -> String {
    words.iter().fold(String::new(), |line, word| line + if word == own { " |" } else { " " } + word) + " "
}

/// The words that must each begin a word of the person, the same once. A mail address counts as its parts.
#[must_use]
pub fn sought_words(text: &str) -> Vec<String> {
    let mut sought: Vec<String> = Vec::new();
    for part in text.split_whitespace() {
        let part = if part.contains('.') { without_top_level(part) } else { part };
        for word in words(part) {
            if !sought.contains(&word) {
                sought.push(word);
            }
        }
    }
    sought.truncate(MOST_SOUGHT);
    sought
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    folded.split(' ').filter(|word| !word.is_empty()).map(|word| word.chars().take(LONGEST).collect()).collect::<Vec<String>>().into_iter()
}

/// Without a short last label.
fn without_top_level(address: &str) -> &str {
    match address.rsplit_once('.') {
        Some((rest, last)) if last.chars().count() <= SHORT_TOP_LEVEL => rest,
        _ => address,
    }
}

#[cfg(test)]
mod tests {
    use super::{beside, person_words, sought_words};

    #[test]
    fn name_and_address_are_words_without_the_top_level() {
        let words: Vec<String> = person_words("Zoë D'Hondt-Peeters", "zoe.dhondt@sint-niklaas.be").into_iter().collect();
        assert_eq!(words, ["dhondt", "niklaas", "peeters", "sint", "zoe"]);
        assert_eq!(beside(&words.into_iter().collect(), "peeters"), " dhondt niklaas |peeters sint zoe ");
    }

    #[test]
    fn a_whole_address_finds_who_has_it() {
        let words = person_words("Zoë D'Hondt", "zoe.dhondt@stad.vlaanderen");
        for sought in ["ZOE.DHONDT@stad.vlaanderen", "stad.vlaanderen", "d'hondt zo", "zoe.d"] {
            assert!(sought_words(sought).iter().all(|sought| words.iter().any(|word| word.starts_with(sought.as_str()))), "{sought}");
        }
    }

    #[test]
    fn words_are_few_and_each_is_sought_once() {
        assert_eq!(sought_words("Jan jan  JAN"), ["jan"]);
        assert_eq!(sought_words("a b c d e f g h").len(), 6);
        assert_eq!(sought_words(&"x".repeat(500))[0].len(), 40);
        assert!(sought_words(" .. @ ").is_empty());
    }
}
