//! Words people read stand in `locales/`, in three languages, and nowhere else.

use std::collections::BTreeSet;

use super::sources::{files, quoted_after};

fn known_keys() -> BTreeSet<String> {
    files("locales/nl", &["ftl"])
        .iter()
        .flat_map(|file| file.text.lines().filter_map(|line| line.split_once(" =").or_else(|| line.split_once('='))).map(|(key, _)| key.trim_end().to_owned()).collect::<Vec<_>>())
        .filter(|key| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_'))
        .collect()
}

#[test]
fn every_key_a_template_names_has_a_text() {
    let known = known_keys();
    let mut wrong = Vec::new();
    for source in files("src/web/templates", &["html"]).into_iter().chain(files("email-templates", &["html", "txt"])) {
        for (key, after) in quoted_after(&source.text, "t(\"") {
            // `t("kind-" ~ kind)`: at least one text begins so.
            let begins = after.trim_start().starts_with('~');
            let found = if begins { known.iter().any(|one| one.starts_with(key)) } else { known.contains(key) };
            if !found {
                wrong.push(format!("{}: {key}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "no such text:\n{}", wrong.join("\n"));
}

#[test]
fn every_key_the_code_names_has_a_text() {
    let known = known_keys();
    let mut wrong = Vec::new();
    for source in files("src", &["rs"]) {
        let product = source.product();
        for opening in ["text(language, \"", "text_with(language, \"", "text(viewer.language, \"", "text_with(viewer.language, \""] {
            wrong.extend(quoted_after(&product, opening).into_iter().filter(|(key, _)| !known.contains(*key)).map(|(key, _)| format!("{}: {key}", source.path)));
        }
    }
    assert!(wrong.is_empty(), "no such text:\n{}", wrong.join("\n"));
}

#[test]
fn no_markup_is_written_in_code() {
    let mut wrong = Vec::new();
    for source in files("src", &["rs"]).iter().filter(|source| source.path != "src/text/markdown.rs") {
        for (at, line) in source.product().lines().enumerate() {
            if ["\"<p", "\"<div", "\"<span", "\"<html", "\"<!doctype", "\"<a ", "\"<li", "\"<h1"].iter().any(|tag| line.to_lowercase().contains(tag)) {
                wrong.push(format!("{}:{}", source.path, at + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "markup in code:\n{}", wrong.join("\n"));
}

#[test]
fn templates_hold_no_sentence_of_their_own() {
    let mut wrong = Vec::new();
    for source in files("src/web/templates", &["html"]).into_iter().chain(files("email-templates", &["html", "txt"])) {
        let words = words_outside_markup(&source.text);
        if !words.is_empty() {
            wrong.push(format!("{}: {}", source.path, words.join(" | ")));
        }
    }
    assert!(wrong.is_empty(), "words in templates:\n{}", wrong.join("\n"));
}

/// Runs of three letters and more that are neither tag, comment, nor template code.
fn words_outside_markup(text: &str) -> Vec<String> {
    let mut rest = text.to_owned();
    for (begin, end) in [("{#", "#}"), ("{%", "%}"), ("{{", "}}"), ("<!--", "-->"), ("<style", "</style>"), ("<", ">")] {
        rest = without(&rest, begin, end);
    }
    // Macros write parts of tags: attributes and the ends of ids are no words, nor are addresses and names of cookies.
    let is_word = |word: &&str| {
        word.chars().filter(|letter| letter.is_alphabetic()).count() >= 3
            && !word.starts_with(['&', '-'])
            && !word.contains(['=', '"', '<', '>'])
            && !word.contains("__")
            && !word.starts_with("www.")
    };
    rest.split_whitespace().filter(is_word).map(str::to_owned).collect()
}

fn without(text: &str, begin: &str, end: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(begin) {
        kept.push_str(&rest[..at]);
        kept.push(' ');
        let Some(length) = rest[at..].find(end) else { return kept };
        rest = &rest[at + length + end.len()..];
    }
    kept + rest
}

/// Words and signs that each language writes in one way only.
const NOT_SO: [(&str, &[&str], &str); 3] = [
    ("nl", &["je kunt", "kun je", "\"", "“", "”", "gelieve", "teneinde", "tevens"], "je kan; ‘…’"),
    (
        "fr",
        &[
            "séance d",
            "séances",
            "cette séance",
            "une séance",
            "un e-mail",
            "l’e-mail",
            "par e-mail",
            "cet e-mail",
            "un mail",
            "le mail",
            "par mail",
            "bailleur de fonds",
            "“",
            "”",
        ],
        "session, courriel, pouvoir subsidiant; « … »",
    ),
    ("en", &["e-mail", "\"", "“", "”"], "email; ‘…’"),
];

#[test]
fn each_language_has_one_word_for_one_thing() {
    let mut wrong = Vec::new();
    for (language, words, rather) in NOT_SO {
        for file in files(&format!("locales/{language}"), &["ftl"]) {
            for (at, line) in file.text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
                // A key, and what is written in braces, is code.
                let said = without(line.split_once(" = ").map_or(line, |(_, said)| said), "{", "}").to_lowercase();
                let straight = said.char_indices().any(|(at, letter)| letter == '\'' && said[..at].ends_with(char::is_alphabetic));
                if straight || words.iter().any(|word| said.contains(word)) {
                    wrong.push(format!("{}:{}: {} ({rather}; ’)", file.path, at + 1, line.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "written in another way elsewhere:\n{}", wrong.join("\n"));
}
