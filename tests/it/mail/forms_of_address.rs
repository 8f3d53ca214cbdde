//! Dutch letters say *je* or *u* as the event wants, and never both.

use belfry::rules::language::Language;
use belfry::rules::letter::{EventFacts, Letter, RegistrationFacts};
use belfry::rules::salutation::Salutation;

use super::letters::{body, says};
use super::samples::{every_letter_to, mail, registration, session, webinar};

const FAMILIAR: [&str; 9] = ["je", "jij", "jou", "jouw", "jijzelf", "jezelf", "jullie", "jouwe", "jouzelf"];
const POLITE: [&str; 4] = ["u", "uw", "uzelf", "uwe"];

/// All that a reader of the letter sees, the calendar's words included.
fn seen(letter: &Letter) -> String {
    let written = mail(letter, Language::Nl, 0);
    let html = scraper::Html::parse_document(&body(&written.raw, "text/html"));
    let html: Vec<&str> = html.root_element().text().collect();
    let calendar = if letter.calendar_message().is_some() { body(&written.raw, "text/calendar").replace("\r\n ", "").replace("\\n", " ") } else { String::new() };
    [written.subject, body(&written.raw, "text/plain"), html.join(" "), calendar].join(" ")
}

fn words_in<'a>(text: &'a str, words: &[&str]) -> Vec<&'a str> {
    // Addresses hold letters, too, but say nothing.
    let said = text.split_whitespace().filter(|part| !part.contains("://"));
    let said = said.flat_map(|part| part.split(|letter: char| !letter.is_alphanumeric() && letter != '-'));
    said.filter(|word| words.iter().any(|one| word.eq_ignore_ascii_case(one))).collect()
}

#[test]
fn a_polite_letter_never_says_je_and_a_familiar_one_never_u() {
    for letter in every_letter_to(Salutation::Polite) {
        let text = seen(&letter);
        let forbidden: &[&str] = if letter.salutation().is_polite() { &FAMILIAR } else { &POLITE };
        let found = words_in(&text, forbidden);
        assert!(found.is_empty(), "{} says {found:?}:\n{text}", letter.template());
    }
    for letter in every_letter_to(Salutation::Familiar) {
        let text = seen(&letter);
        let found = words_in(&text, &POLITE);
        assert!(found.is_empty(), "{} says {found:?}:\n{text}", letter.template());
    }
}

#[test]
fn every_letter_of_a_registration_differs_between_the_two_forms() {
    let pairs = every_letter_to(Salutation::Polite).into_iter().zip(every_letter_to(Salutation::Familiar));
    for (polite, familiar) in pairs.filter(|(polite, _)| polite.salutation().is_polite()) {
        assert_ne!(seen(&polite), seen(&familiar), "{}", polite.template());
    }
}

#[test]
fn a_polite_event_changes_nothing_for_readers_of_french_and_english() {
    for language in [Language::Fr, Language::En] {
        let pairs = every_letter_to(Salutation::Polite).into_iter().zip(every_letter_to(Salutation::Familiar));
        for (polite, familiar) in pairs {
            assert_eq!(mail(&polite, language, 0).raw, mail(&familiar, language, 0).raw, "{}", polite.template());
        }
    }
}

#[test]
fn a_polite_letter_greets_by_the_whole_name_and_its_calendar_says_u_too() {
    let polite = |registration: RegistrationFacts| RegistrationFacts { event: EventFacts { salutation: Salutation::Polite, ..registration.event.clone() }, ..registration };
    let letter = Letter::Confirmation { registration: polite(registration(vec![session()])), because: Default::default() };
    says(&letter, Language::Nl, &["Beste Jane D'Hondt,", "U bent ingeschreven voor ‘Data op het werk’"], &["Dag Jane"]);
    says(&letter, Language::En, &["Hello Jane,"], &["Beste"]);
    let online = Letter::Confirmation { registration: polite(registration(vec![webinar()])), because: Default::default() };
    let calendar = body(&mail(&online, Language::Nl, 0).raw, "text/calendar").replace("\r\n ", "");
    assert!(calendar.contains("Deelnemen via uw persoonlijke link"), "{calendar}");
}
