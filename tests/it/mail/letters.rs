//! Every letter in every language, and what must hold for each.

use belfry::rules::language::Language;
use belfry::rules::letter::{Because, Letter, RegistrationFacts, SessionFacts};
use mailparse::{MailHeaderMap, ParsedMail};

use super::samples::{every_letter, keep, mail, moved, registration, revised, session, webinar};

/// The parts of a mail that hold something, with their types.
fn leaves<'a>(part: &'a ParsedMail<'a>) -> Vec<&'a ParsedMail<'a>> {
    if part.subparts.is_empty() { vec![part] } else { part.subparts.iter().flat_map(leaves).collect() }
}

fn body(raw: &[u8], kind: &str) -> String {
    let parsed = mailparse::parse_mail(raw).expect("a mail");
    let part = leaves(&parsed).into_iter().find(|part| part.ctype.mimetype == kind).unwrap_or_else(|| panic!("no {kind}"));
    part.get_body().expect("text")
}

#[test]
fn every_letter_is_written_in_every_language_and_again_the_same() {
    for language in Language::ALL {
        for (number, letter) in every_letter().iter().enumerate() {
            let written = mail(letter, language, u8::try_from(number).expect("few"));
            keep(&format!("{}-{number:02}-{}.eml", language.code(), letter.template()), &written.raw);
            assert!(written.raw.is_ascii(), "{letter:?}");
            assert_eq!(written.raw, mail(letter, language, u8::try_from(number).expect("few")).raw, "{letter:?}");
            assert!(written.raw.len() < 60_000, "{letter:?}");
        }
    }
}

#[test]
fn the_calendar_comes_twice_with_the_same_octets_or_not_at_all() {
    for letter in every_letter() {
        let raw = mail(&letter, Language::Nl, 0).raw;
        let parsed = mailparse::parse_mail(&raw).expect("a mail");
        let kinds: Vec<&str> = leaves(&parsed).iter().map(|part| part.ctype.mimetype.as_str()).collect();
        if letter.calendar_message().is_some() {
            assert_eq!(kinds, ["text/plain", "text/html", "text/calendar", "application/ics"], "{letter:?}");
            let leaves = leaves(&parsed);
            assert_eq!(leaves[2].get_body_raw().expect("octets"), leaves[3].get_body_raw().expect("octets"));
            let method = leaves[2].ctype.params.get("method").expect("a method");
            assert!(leaves[2].get_body().expect("text").contains(&format!("\r\nMETHOD:{method}\r\n")));
        } else {
            assert_eq!(kinds, ["text/plain", "text/html"], "{letter:?}");
        }
    }
}

#[test]
fn the_text_part_says_everything_the_html_part_links_to() {
    for language in Language::ALL {
        for letter in every_letter() {
            let raw = mail(&letter, language, 0).raw;
            let (text, html) = (body(&raw, "text/plain"), body(&raw, "text/html"));
            let page = scraper::Html::parse_document(&html);
            for link in page.select(&scraper::Selector::parse("a[href]").expect("a selector")) {
                let address = link.value().attr("href").unwrap_or_default().trim_start_matches("mailto:");
                assert!(text.contains(address), "{address} is not in the text of {letter:?}");
            }
            assert!(!text.contains("&amp;") && !text.contains("mail-"), "{text}");
            let lang = page.select(&scraper::Selector::parse("html").expect("a selector")).next().and_then(|html| html.value().attr("lang"));
            assert_eq!(lang, Some(language.code()));
            assert!(!html.contains("mail-"), "{html}");
        }
    }
}

#[test]
fn a_change_tells_the_old_and_the_new_time_with_their_offsets() {
    let winter = SessionFacts { starts_at: super::samples::moment("2027-03-26T09:00:00Z"), ends_at: super::samples::moment("2027-03-26T11:00:00Z"), ..session() };
    let letter = Letter::Changed { registration: registration(vec![moved(1)]), before: winter };
    let raw = mail(&letter, Language::Nl, 1).raw;
    for part in ["text/plain", "text/html"] {
        let text = body(&raw, part);
        for words in ["dinsdag 30 maart 2027, 14:00-16:00", "UTC+02:00", "vrijdag 26 maart 2027, 10:00-12:00", "UTC+01:00"] {
            assert!(text.contains(words), "{words} is not in {text}");
        }
    }
}

#[test]
fn follow_ups_refer_to_the_first_mail_and_nobody_answers_them_automatically() {
    let parsed_raw = mail(&Letter::Changed { registration: registration(vec![moved(1)]), before: session() }, Language::Nl, 1).raw;
    let parsed = mailparse::parse_mail(&parsed_raw).expect("a mail");
    let header = |name: &str| parsed.headers.get_first_value(name).unwrap_or_default();
    assert_eq!(header("In-Reply-To"), "<0f3c9b7e5d1a4c2e8b6f000000000000@events.example.org>");
    assert_eq!(header("References"), header("In-Reply-To"));
    assert_ne!(header("Message-ID"), header("In-Reply-To"));
    assert_eq!(header("Auto-Submitted"), "auto-generated");
    assert_eq!(header("X-Auto-Response-Suppress"), "All");
    assert_eq!(header("Content-Language"), "nl");
    assert_eq!(header("Date"), "Sun, 01 Nov 2026 09:01:00 +0000");
    assert!(header("Reply-To").contains("nele@events.example.org"));
}

#[test]
fn the_join_link_is_in_the_calendar_and_the_personal_link_is_not() {
    let raw = mail(&Letter::Confirmation { registration: registration(vec![webinar()]), because: Because::Registered }, Language::Nl, 0).raw;
    let calendar = body(&raw, "text/calendar").replace("\r\n ", "");
    assert!(calendar.contains("https://events.example.org/j/join-4wq5Rk0hJm"), "{calendar}");
    assert!(!calendar.contains("/r/"), "{calendar}");
    assert!(body(&raw, "text/plain").contains("https://events.example.org/r/personal-9pXn2mFJtq0pYx"));
}

#[test]
fn who_comes_gets_the_room_and_who_follows_from_afar_gets_the_link_as_the_place() {
    let hybrid = SessionFacts { online: true, ..session() };
    let place = |mode: &str| {
        let registration = RegistrationFacts { attendance_mode: Some(mode.to_owned()), ..registration(vec![hybrid.clone()]) };
        let calendar = body(&mail(&Letter::Confirmation { registration, because: Because::Registered }, Language::Nl, 0).raw, "text/calendar").replace("\r\n ", "");
        calendar.lines().find_map(|line| line.strip_prefix("LOCATION:")).expect("a place").to_owned()
    };
    assert_eq!(place("onsite"), "Huis van de Gemeente\\, zaal 2\\, Bischoffsheimlaan 1-8\\, 1000 Brussel");
    assert_eq!(place("online"), "https://events.example.org/j/join-4wq5Rk0hJm");
}

#[test]
fn a_name_is_no_advertisement() {
    let mut facts = registration(vec![session()]);
    facts.first_name = "Win a phone at https://evil.example/win".to_owned();
    facts.organisation = Some("www.evil.example".to_owned());
    let raw = mail(&Letter::Confirmation { registration: facts, because: Because::Registered }, Language::En, 0).raw;
    for part in ["text/plain", "text/html"] {
        assert!(!body(&raw, part).contains("evil.example"));
    }
    assert!(!String::from_utf8_lossy(&raw).contains("evil.example"));
}

#[test]
fn a_title_ends_no_script_and_starts_no_header() {
    let mut facts = registration(vec![revised(session(), 0)]);
    facts.event.title = "</script><script>alert(1)</script>\r\nBcc: eve@evil.example".to_owned();
    facts.last_name = "D'Hondt\r\nBcc: eve@evil.example".to_owned();
    let raw = mail(&Letter::Confirmation { registration: facts, because: Because::Registered }, Language::En, 0).raw;
    let parsed = mailparse::parse_mail(&raw).expect("a mail");
    assert!(parsed.headers.get_first_value("Bcc").is_none());
    let html = body(&raw, "text/html");
    assert_eq!(html.matches("<script").count(), 1);
    let markup = html.split_once("ld+json\">").and_then(|(_, rest)| rest.split_once("</script>")).expect("mark-up").0;
    let markup: serde_json::Value = serde_json::from_str(markup).expect("JSON");
    assert_eq!(markup["reservationFor"]["startDate"], "2027-03-29T10:00:00+02:00");
    assert!(!body(&raw, "text/calendar").lines().any(|line| line.starts_with("Bcc")));
}

#[test]
fn a_subject_is_short_and_of_one_line() {
    let mut facts = registration(vec![session()]);
    facts.event.title = format!("{}\n{}", "x".repeat(1_200), "😀".repeat(300));
    let written = mail(&Letter::Confirmation { registration: facts, because: Because::Registered }, Language::En, 0);
    assert!(written.subject.chars().count() <= 150 && !written.subject.contains('\n'));
    assert!(written.raw.split(|octet| *octet == b'\n').all(|line| line.len() <= 998));
}

/// Confirmation, change and cancellation of one registration, with what they are about.
fn conversation(change: impl Fn(&mut RegistrationFacts)) -> [Letter; 3] {
    let facts = |session| {
        let mut facts = registration(vec![session]);
        change(&mut facts);
        facts
    };
    let before = facts(session()).sessions.remove(0);
    [
        Letter::Confirmation { registration: facts(session()), because: Because::Registered },
        Letter::Changed { registration: facts(moved(1)), before },
        Letter::Cancelled { registration: facts(revised(moved(1), 2)), by: belfry::rules::letter::CancelledBy::Event, reason: Some("De zaal is niet beschikbaar.".to_owned()) },
    ]
}

#[test]
fn a_conversation_is_about_one_entry_whose_number_grows() {
    let plain = conversation(|_| {});
    let online = conversation(|facts| {
        facts.sessions[0] = SessionFacts { place: None, address: None, online: true, ..facts.sessions[0].clone() };
    });
    let hybrid = conversation(|facts| {
        facts.attendance_mode = Some("online".to_owned());
        facts.sessions[0].online = true;
        facts.sessions[0].title = Some("Deel 1: de data".to_owned());
    });
    let hostile = conversation(|facts| {
        facts.event.title = "Café, data; and more \\o/ \"😀\" Ελληνικά\r\nBcc: eve@evil.example\u{2028}ATTENDEE:mailto:eve@evil.example \u{202E}cba".to_owned();
        facts.first_name = "Jan\r\nBcc: eve@evil.example\u{202E}".to_owned();
        facts.last_name = "\"Peeters\"; de <b>Lange</b>, ^ \\".to_owned();
        facts.organisation = Some("Stad \"Gent\"\r\nX-Evil: 1".to_owned());
        facts.event.summary = "Tekst\r\nATTENDEE:mailto:eve@evil.example\0\u{7}\u{85}einde".to_owned();
        facts.event.contact_name = Some("Nele\r\nBcc: eve@evil.example".to_owned());
        facts.sessions[0].place = Some("Zaal \"2\", hier; daar\r\nATTENDEE:mailto:eve@evil.example".to_owned());
        facts.sessions[0].address = None;
    });
    for (name, letters) in [("plain", plain), ("online", online), ("hybrid", hybrid), ("hostile", hostile)] {
        let mut sequences = Vec::new();
        for (number, letter) in letters.iter().enumerate() {
            let written = mail(letter, Language::Nl, u8::try_from(number).expect("few"));
            keep(&format!("conversation-{name}-{number}.eml"), &written.raw);
            let calendar = body(&written.raw, "text/calendar").replace("\r\n ", "");
            assert!(calendar.contains(&format!("UID:{}", super::samples::UID)));
            sequences.extend(calendar.lines().filter_map(|line| line.strip_prefix("SEQUENCE:")).map(|number| number.parse::<i32>().expect("a number")));
            assert_eq!(calendar.lines().filter(|line| line.starts_with("ATTENDEE")).count(), 1, "{name}");
            let parsed = mailparse::parse_mail(&written.raw).expect("a mail");
            assert!(parsed.headers.get_first_value("Bcc").is_none() && parsed.headers.get_first_value("X-Evil").is_none(), "{name}");
        }
        assert_eq!(sequences, [0, 1, 2], "{name}");
    }
}
