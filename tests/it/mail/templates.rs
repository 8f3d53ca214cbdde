//! An installation's own templates take the place of the house's, and a fault in one is found before any mail is sent.

use belfry::mail::Letters;
use belfry::rules::event_letters::WITH_PARAGRAPH;
use belfry::rules::language::Language;
use belfry::rules::letter::{EventFacts, Letter, RegistrationFacts};
use belfry::rules::translated::Translated;
use tempfile::TempDir;

use super::letters::{body, says};
use super::samples::{Samples, every_letter, mail, registration, session};

/// A folder with one template of one's own.
fn folder(name: &str, text: impl AsRef<[u8]>) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    std::fs::write(path, text).expect("a file");
    folder
}

fn fault(name: &str, text: impl AsRef<[u8]>) -> String {
    let folder = folder(name, text);
    let error = Letters::load(Some(folder.path())).err().expect("a fault").to_string();
    assert!(!error.contains('\n'), "{error}");
    error.replace(&folder.path().display().to_string(), "FOLDER")
}

#[test]
fn a_file_of_the_folder_replaces_the_one_of_the_same_name() {
    let folder = folder("confirmation/subject.txt", "Tot dan: {{ event.title }}\n");
    std::fs::write(folder.path().join("confirmation/body.txt"), "Over: {{ subject }}\n").expect("a file");
    std::fs::write(folder.path().join(".DS_Store"), [0, 159, 146, 150]).expect("a file");
    let letters = Letters::load(Some(folder.path())).expect("templates");
    let confirmation = Letter::Confirmation { registration: registration(vec![session()]), because: Default::default() };
    let written = super::samples::mail_by(&letters, &confirmation, Language::Nl, 0);
    assert_eq!((written.subject.as_str(), body(&written.raw, "text/plain").trim_end()), ("Tot dan: Data op het werk", "Over: Tot dan: Data op het werk"));
    let link =
        Letter::SignIn { sign_in: every_letter().iter().find_map(|letter| if let Letter::SignIn { sign_in } = letter { Some(sign_in.clone()) } else { None }).expect("one") };
    assert!(super::samples::mail_by(&letters, &link, Language::Nl, 0).subject.starts_with("Aanmelden"));
}

#[test]
fn a_fault_names_the_file_and_the_line() {
    assert!(
        fault("confirmation/body.txt", "{% extends \"base.txt\" %}\n{% block main %}\n{% if because %}\n{% endblock %}\n")
            .starts_with("FOLDER/confirmation/body.txt:4: syntax error")
    );
    let misspelt = fault("cancelled/body.html", "{% extends \"base.html\" %}\n{% block main %}\n\n{{ event.titel }}\n{% endblock %}\n");
    assert!(misspelt.starts_with("FOLDER/cancelled/body.html:4: undefined value") && misspelt.ends_with("(in the letter cancelled)"), "{misspelt}");
    let included = fault("session.html", "<p>\n{{ sesion.title }}</p>\n");
    assert!(included.starts_with("FOLDER/session.html:2: undefined value"), "{included}");
    let no_text = fault("offer/subject.txt", "{{ t(\"mail-ofer-subject\") }}\n");
    assert!(no_text.starts_with("FOLDER/offer/subject.txt:1: ") && no_text.contains("no text named mail-ofer-subject"), "{no_text}");
    // Rendered for somebody with several sessions only.
    let rare = fault("confirmation/body.txt", "{% extends \"base.txt\" %}\n{% block main %}{% if sessions|length > 1 %}{{ sessions[0].titel }}{% endif %}{% endblock %}\n");
    assert!(rare.starts_with("FOLDER/confirmation/body.txt:2: undefined value"), "{rare}");
}

#[test]
fn a_file_that_replaces_nothing_or_is_no_text_is_a_fault() {
    assert!(fault("confirmaton/body.html", "x").starts_with("FOLDER/confirmaton/body.html: replaces no template"));
    assert_eq!(fault("offer/body.txt", [b"a\nb\n".as_slice(), &[0xff]].concat()), "FOLDER/offer/body.txt:3: not UTF-8");
    let gone = Letters::load(Some(std::path::Path::new("/no/such/folder"))).err().expect("a fault").to_string();
    assert!(gone.starts_with("/no/such/folder: cannot be read"), "{gone}");
}

#[test]
fn an_organisers_paragraph_stands_in_its_letter_only_and_runs_nothing() {
    let words = "Breng een *laptop* mee, zie [de wegwijzer](https://gemeente.example/weg).\n\n<script>alert(1)</script>\n\n- ingang **B**";
    let mut paragraph = Translated::of(Language::Nl, words);
    paragraph.set(Language::En, Some("Bring a *laptop*.".to_owned()));
    let example = Samples::example();
    for kind in WITH_PARAGRAPH {
        let event = EventFacts { paragraphs: [(kind.to_owned(), paragraph.clone())].into(), ..example.event.clone() };
        for letter in (Samples { event, ..example.clone() }).letters() {
            let own = letter.template() == kind;
            let raw = mail(&letter, Language::Nl, 0).raw;
            let (text, html) = (body(&raw, "text/plain"), body(&raw, "text/html"));
            assert_eq!(text.contains("Breng een laptop mee, zie de wegwijzer (https://gemeente.example/weg)."), own, "{kind} in {}", letter.template());
            assert_eq!(html.contains("Breng een <em>laptop</em> mee"), own, "{kind} in {}", letter.template());
            assert!(!html.contains("<script>alert"), "{html}");
            if own {
                says(&letter, Language::En, &["Bring a"], &["Breng"]);
                // Not written in French: as the event is described.
                says(&letter, Language::Fr, &["Breng een"], &[]);
            }
        }
    }
}

#[test]
fn every_letter_about_an_event_can_have_a_paragraph_of_the_organisers() {
    for letter in every_letter() {
        // An organiser's message is all their own words.
        let about_event = letter.event().is_some() && letter.template() != "message";
        assert_eq!(about_event, WITH_PARAGRAPH.contains(&letter.template()), "{}", letter.template());
    }
}

#[test]
fn the_outbox_keeps_only_the_letters_own_paragraph() {
    let example = Samples::example();
    let paragraphs = WITH_PARAGRAPH.into_iter().map(|kind| (kind.to_owned(), Translated::of(Language::Nl, kind))).collect();
    let event = EventFacts { paragraphs, ..example.event.clone() };
    for mut letter in (Samples { event, ..example }).letters() {
        letter.keep_own_paragraph();
        let Some(event) = letter.event().filter(|_| letter.template() != "message") else { continue };
        assert_eq!(event.paragraphs.keys().collect::<Vec<_>>(), [letter.template()]);
        assert_eq!(letter.paragraph(Language::Nl), Some(letter.template()));
    }
}

#[test]
fn an_events_sender_has_the_services_address_and_a_plain_name() {
    let event = EventFacts { sender_name: Some("Data @ Work: events, \"Lab\"".to_owned()), reply_to: Some("lab@stad.example".to_owned()), ..Samples::example().event };
    let facts = RegistrationFacts { event, ..registration(vec![session()]) };
    let raw = mail(&Letter::Confirmation { registration: facts, because: Default::default() }, Language::Nl, 0).raw;
    let parsed = mailparse::parse_mail(&raw).expect("a mail");
    let header = |name: &str| mailparse::MailHeaderMap::get_first_value(&parsed.headers[..], name).unwrap_or_default();
    assert_eq!(header("From"), "\"Data Work events Lab\" <activiteiten@events.example.org>");
    assert_eq!(header("Reply-To"), "lab@stad.example");
    let calendar = body(&raw, "text/calendar").replace("\r\n ", "");
    assert!(calendar.contains("ORGANIZER;CN=\"Data Work events Lab\":mailto:activiteiten@events.example.org"), "{calendar}");
}
