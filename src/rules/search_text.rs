//! Text as people search it: without accents, case and punctuation. Computed here because the two databases
//! fold letters differently.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// `"D'Hondt-Öztürk  (Gent)"` becomes `"dhondt ozturk gent"`: apostrophes vanish, other signs part words.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match letter {
            '\'' | '’' | '`' | '´' => {}
            'ø' => push(&mut folded, &mut gap, "o"),
            'ß' => push(&mut folded, &mut gap, "ss"),
            'æ' => push(&mut folded, &mut gap, "ae"),
            'œ' => push(&mut folded, &mut gap, "oe"),
            'ł' => push(&mut folded, &mut gap, "l"),
            letter if letter.is_alphanumeric() => {
                let mut buffer = [0; 4];
                push(&mut folded, &mut gap, letter.encode_utf8(&mut buffer));
            }
            _ => gap = true,
        }
    }
    folded
}

fn push(folded: &mut String, gap: &mut bool, text: &str) {
    if *gap && !folded.is_empty() {
        folded.push(' ');
    }
    *gap = false;
    folded.push_str(text);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::fold;

    #[test]
    fn accents_case_and_apostrophes_do_not_matter() {
        assert_eq!(fold("D'Hondt-Öztürk  (Gent)"), "dhondt ozturk gent");
        assert_eq!(fold("  ŒUVRE: Łódź "), "oeuvre lodz");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
