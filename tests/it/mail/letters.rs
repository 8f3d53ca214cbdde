//! Every letter in every language, and what must hold for each.

use belfry::rules::language::Language;
use belfry::rules::letter::{Because, CancelledBy, InviteeFacts, Letter, RegistrationFacts, SessionFacts};
use belfry::rules::registration::Status;
use mailparse::{MailHeaderMap, ParsedMail};

use super::samples::{asked, every_hostile_letter, every_letter, invitee, keep, mail, message, moment, moved, registration, revised, session, webinar};

/// The parts of a mail that hold something, with their types.
fn leaves<'a>(part: &'a ParsedMail<'a>) -> Vec<&'a ParsedMail<'a>> {
    if part.subparts.is_empty() { vec![part] } else { part.subparts.iter().flat_map(leaves).collect() }
}

pub fn body(raw: &[u8], kind: &str) -> String {
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
        let (tickets, leaves): (Vec<&ParsedMail>, Vec<&ParsedMail>) = leaves(&parsed).into_iter().partition(|part| part.ctype.mimetype == "image/png");
        assert_eq!(tickets.len(), usize::from(letter.ticket_of().is_some()), "{letter:?}");
        let kinds: Vec<&str> = leaves.iter().map(|part| part.ctype.mimetype.as_str()).collect();
        if letter.calendar_message().is_some() {
            assert_eq!(kinds, ["text/plain", "text/html", "text/calendar", "application/ics"], "{letter:?}");
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
    let letter = Letter::Changed { registration: registration(vec![moved(1)]), before: winter, before_title: None };
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
    let parsed_raw = mail(&Letter::Changed { registration: registration(vec![moved(1)]), before: session(), before_title: None }, Language::Nl, 1).raw;
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

/// Both parts of the letter hold these words, and neither holds those.
pub fn says(letter: &Letter, language: Language, words: &[&str], not: &[&str]) {
    let raw = mail(letter, language, 0).raw;
    for part in ["text/plain", "text/html"] {
        let text = body(&raw, part).replace("&#x27;", "'").replace("&#x2f;", "/");
        for words in words {
            assert!(text.contains(words), "{words} is not in {text}");
        }
        for words in not {
            assert!(!text.contains(words), "{words} is in {text}");
        }
    }
}

fn confirmed(because: Because, registered_by: Option<&str>) -> Letter {
    Letter::Confirmation { registration: RegistrationFacts { registered_by: registered_by.map(str::to_owned), ..registration(vec![session()]) }, because }
}

#[test]
fn a_confirmation_says_how_the_place_was_come_by() {
    for (because, registered_by, words) in [
        (Because::Registered, None, "Je bent ingeschreven voor ‘Data op het werk’"),
        (Because::Registered, Some("Bea Baert"), "Bea Baert schreef je in voor ‘Data op het werk’"),
        (Because::Approved, Some("Bea Baert"), "De organisator aanvaardde je aanvraag"),
        (Because::Promoted, None, "je staat niet meer op de wachtlijst"),
        (Because::OfferAccepted, None, "Je aanvaardde de vrije plaats"),
        (Because::TookOver, Some("Bea Baert"), "Bea Baert gaf je een plaats door"),
        (Because::TookOver, None, "Een collega gaf je een plaats door"),
        (Because::Restored, None, "geldt opnieuw"),
    ] {
        says(&confirmed(because, registered_by), Language::Nl, &[words, "/r/personal-9pXn2mFJtq0pYx"], &[]);
    }
}

#[test]
fn a_request_is_told_who_decides_and_whether_a_place_is_kept() {
    let kept = "Intussen houden we een plaats voor je vrij.";
    let not_kept = "Intussen houden we nog geen plaats voor je vrij.";
    let common = ["De organisator beslist", "Zet dit nog niet vast in je agenda", "/r/personal-9pXn2mFJtq0pYx"];
    says(&Letter::Acknowledged { registration: asked(None), holds_place: true }, Language::Nl, &[&common[..], &[kept]].concat(), &[not_kept, "/j/"]);
    says(
        &Letter::Acknowledged { registration: asked(Some("Bea Baert")), holds_place: false },
        Language::Nl,
        &[&common[..], &[not_kept, "Bea Baert vroeg voor jou een plaats"]].concat(),
        &[kept],
    );
}

#[test]
fn who_waits_knows_the_position_what_comes_next_and_how_to_leave() {
    let letter = Letter::Waitlisted { registration: asked(None), position: 3 };
    says(&letter, Language::Nl, &["plaats 3", "nog niet ingeschreven", "Dan krijg je meteen een mail", "Verlaat de wachtlijst", "/r/personal-9pXn2mFJtq0pYx"], &["/j/"]);
    says(&letter, Language::Fr, &["à la place 3", "liste d’attente"], &[]);
    says(&letter, Language::En, &["number 3 on the list", "not registered yet"], &[]);
    assert!(mail(&letter, Language::Nl, 0).subject.starts_with("Op de wachtlijst: "));
}

#[test]
fn an_offer_has_a_moment_with_its_zone_and_a_link_that_only_opens_a_page() {
    let letter = Letter::Offer { registration: asked(None), expires_at: moment("2026-11-03T16:00:00Z") };
    says(
        &letter,
        Language::Nl,
        &["vrij tot dinsdag 3 november 2026, 17:00 (Europe/Brussels, UTC+01:00)", "naar de volgende", "/r/personal-9pXn2mFJtq0pYx"],
        &["/accept", "/refuse"],
    );
    let letter = Letter::OfferExpired { registration: asked(None) };
    says(&letter, Language::Nl, &["De volgende op de wachtlijst krijgt ze nu", "Schrijf je dan opnieuw in", "/events/data-op-het-werk"], &["/r/"]);
}

#[test]
fn a_no_has_its_reason_or_none() {
    says(
        &Letter::Declined { registration: asked(None), reason: Some("Enkel voor mandatarissen.".to_owned()) },
        Language::Nl,
        &["niet aanvaarden", "Reden: Enkel voor mandatarissen.", "nele@events.example.org"],
        &["/r/"],
    );
    says(&Letter::Declined { registration: asked(None), reason: Some(" ".to_owned()) }, Language::Nl, &["niet aanvaarden"], &["Reden"]);
}

#[test]
fn who_was_cancelled_by_their_booker_reads_the_name() {
    let letter = |registered_by: Option<&str>| Letter::Cancelled {
        registration: RegistrationFacts { registered_by: registered_by.map(str::to_owned), ..registration(vec![revised(session(), 1)]) },
        by: CancelledBy::Booker,
        reason: Some("verlof".to_owned()),
    };
    says(&letter(Some("Bea Baert")), Language::Nl, &["Bea Baert annuleerde je inschrijving", "Schrijf je dan opnieuw in"], &["verlof"]);
    says(&letter(None), Language::Nl, &["Wie je inschreef"], &["annuleerde je inschrijving voor"]);
}

#[test]
fn who_gave_the_place_away_reads_to_whom_and_the_entry_leaves_the_calendar() {
    let letter = Letter::HandedOver { registration: registration(vec![revised(session(), 1)]), colleague: "Maria Peeters".to_owned() };
    says(&letter, Language::Nl, &["ging naar Maria Peeters", "verdwijnt de afspraak uit je agenda"], &["/r/"]);
    let calendar = body(&mail(&letter, Language::Nl, 1).raw, "text/calendar");
    assert!(calendar.contains("METHOD:CANCEL") && calendar.contains("SEQUENCE:1") && calendar.contains("STATUS:CANCELLED"), "{calendar}");
}

#[test]
fn only_who_has_a_place_gets_a_calendar_part_and_a_reservation() {
    let facts = || registration(vec![session()]);
    for letter in [
        Letter::Acknowledged { registration: facts(), holds_place: true },
        Letter::Waitlisted { registration: facts(), position: 1 },
        Letter::Offer { registration: facts(), expires_at: moment("2026-11-03T16:00:00Z") },
        Letter::OfferExpired { registration: facts() },
        Letter::Declined { registration: facts(), reason: None },
        Letter::PersonalLink { registration: facts(), status: Status::Waitlisted },
    ] {
        let raw = mail(&letter, Language::Nl, 0).raw;
        let parsed = mailparse::parse_mail(&raw).expect("a mail");
        let kinds: Vec<&str> = leaves(&parsed).iter().map(|part| part.ctype.mimetype.as_str()).collect();
        assert_eq!(kinds, ["text/plain", "text/html"], "{letter:?}");
        assert!(!body(&raw, "text/html").contains("EventReservation"), "{letter:?}");
    }
}

#[test]
fn a_personal_link_says_how_things_stand() {
    for (status, words) in [
        (Status::Confirmed, "Je had al een plaats"),
        (Status::Waitlisted, "Je stond al op de wachtlijst"),
        (Status::Pending, "wacht nog op het antwoord van de organisator"),
        (Status::Offered, "je moet ze nog aanvaarden"),
    ] {
        says(&Letter::PersonalLink { registration: asked(None), status }, Language::Nl, &[words, "/r/personal-9pXn2mFJtq0pYx"], &[]);
    }
}

#[test]
fn a_booker_sees_every_colleague_with_their_status_and_the_way_to_manage_them() {
    let letter = Letter::Booking { booking: super::samples::booking() };
    let names = ["Jane D'Hondt", "Maria Peeters", "An Jacobs", "was al ingeschreven en regelt dat zelf", "op de wachtlijst", "wacht op een beslissing"];
    says(&letter, Language::Nl, &[&names[..], &["Dag Bea,", "https://events.example.org/b/booking-2hVq7Lw0eR"]].concat(), &["/r/"]);
    let raw = mail(&letter, Language::Nl, 0).raw;
    let parsed = mailparse::parse_mail(&raw).expect("a mail");
    assert!(parsed.headers.get_first_value("To").is_some_and(|to| to.contains("Bea Baert")));
    assert!(parsed.headers.get_first_value("Reply-To").is_some_and(|contact| contact.contains("nele@events.example.org")));
    assert!(parsed.headers.get_first_value("List-Unsubscribe").is_none());
}

#[test]
fn an_invited_address_can_say_yes_no_and_stop_reminders() {
    let letter = Letter::Invitee { invitee: invitee(), reminder: false };
    let page = "https://events.example.org/i/invited-6tYc1Zk8uB";
    let dates = ["maandag 29 maart 2027, 10:00-12:00", "tot maandag 22 maart 2027, 23:59 (Europe/Brussels, UTC+01:00)"];
    says(&letter, Language::Nl, &[&dates[..], &["Ledenkoepel nodigt je uit", "laat je met één knop weten dat je niet komt", page]].concat(), &["/r/", "/j/"]);
    let raw = mail(&letter, Language::Nl, 0).raw;
    let parsed = mailparse::parse_mail(&raw).expect("a mail");
    let unsubscribe = "https://events.example.org/u/unsubscribe-5kPs3Wd9aN";
    assert_eq!(parsed.headers.get_first_value("List-Unsubscribe").as_deref(), Some(format!("<{unsubscribe}>").as_str()));
    assert_eq!(parsed.headers.get_first_value("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
    says(&letter, Language::Nl, &[unsubscribe], &[]);
    // One from before that link is as it was: its own page ends it, and no scanner says no in somebody's name.
    let earlier = Letter::Invitee { invitee: InviteeFacts { mailing_address_id: None, ..invitee() }, reminder: false };
    says(&earlier, Language::Nl, &[page], &[unsubscribe]);
    let raw = mail(&earlier, Language::Nl, 0).raw;
    let earlier = mailparse::parse_mail(&raw).expect("a mail");
    assert_eq!(earlier.headers.get_first_value("List-Unsubscribe").as_deref(), Some(format!("<{page}>").as_str()));
    assert!(earlier.headers.get_first_value("List-Unsubscribe-Post").is_none());
    assert!(parsed.headers.get_first_value("Reply-To").is_some_and(|contact| contact.contains("nele@events.example.org")));
    says(&Letter::Invitee { invitee: invitee(), reminder: true }, Language::Nl, &["nog geen antwoord", page], &["nodigt je uit voor"]);
}

#[test]
fn a_message_says_what_the_organiser_wrote_and_how_to_get_no_more() {
    let unsubscribe = "https://events.example.org/u/unsubscribe-5kPs3Wd9aN";
    let letter = message(Status::Confirmed, false);
    let words =
        ["Beste Jane D'Hondt van Stad Gent,", "1. volle batterij", "https://events.example.org/r/personal-9pXn2mFJtq0pYx", "maandag 29 maart 2027, 10:00-12:00", unsubscribe];
    let text = body(&mail(&letter, Language::Nl, 1).raw, "text/plain");
    for part in words {
        assert!(text.contains(part), "{part}: {text}");
    }
    let html = body(&mail(&letter, Language::Nl, 1).raw, "text/html");
    for part in ["<strong>Jane</strong>", "<em>Data op het werk</em>", "<li>lader</li>", ">Alle informatie</a>", unsubscribe] {
        assert!(html.contains(part), "{part}: {html}");
    }
    let raw = mail(&letter, Language::Nl, 1).raw;
    let parsed = mailparse::parse_mail(&raw).expect("a mail");
    let header = |name: &str| parsed.headers.get_first_value(name).unwrap_or_default();
    assert_eq!(header("Subject"), "Praktisch: Data op het werk");
    assert_eq!(header("List-Unsubscribe"), format!("<{unsubscribe}>"));
    assert_eq!(header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    assert_eq!(header("Feedback-ID"), "01900000000070008000000000000033:events.example.org:message:belfry");
    assert!(header("Reply-To").contains("nele@events.example.org"));
    assert_eq!(header("In-Reply-To"), "<0f3c9b7e5d1a4c2e8b6f000000000000@events.example.org>");
    // Whoever has no place any more is not told when to come; a test says that it is one.
    says(&message(Status::Cancelled, false), Language::Nl, &["Mijn inschrijving"], &["10:00-12:00", "Dit is een test"]);
    says(&message(Status::Waitlisted, true), Language::Nl, &["Dit is een test"], &[]);
}

#[test]
fn nobody_can_unsubscribe_from_their_own_registration() {
    for letter in every_letter().iter().filter(|letter| !matches!(letter, Letter::Message { .. } | Letter::Invitee { .. })) {
        let raw = mail(letter, Language::Nl, 0).raw;
        let parsed = mailparse::parse_mail(&raw).expect("a mail");
        for name in ["List-Unsubscribe", "List-Unsubscribe-Post", "Feedback-ID"] {
            assert!(parsed.headers.get_first_value(name).is_none(), "{name}: {letter:?}");
        }
        assert!(!body(&raw, "text/plain").contains("/u/"), "{letter:?}");
    }
}

#[test]
fn hostile_names_write_no_header_no_markup_and_no_link() {
    for language in Language::ALL {
        for letter in every_hostile_letter() {
            let raw = mail(&letter, language, 1).raw;
            let parsed = mailparse::parse_mail(&raw).expect("a mail");
            assert!(parsed.headers.get_first_value("Bcc").is_none(), "{letter:?}");
            let html = body(&raw, "text/html");
            assert!(!html.contains("<script>"), "{html}");
            let page = scraper::Html::parse_document(&html);
            for link in page.select(&scraper::Selector::parse("a[href]").expect("a selector")) {
                assert!(!link.value().attr("href").unwrap_or_default().contains("evil"), "{html}");
            }
            // Names lose what makes a link; titles, reasons and contacts are the organisers' own.
            let greeting = body(&raw, "text/plain");
            assert!(!greeting.lines().next().unwrap_or_default().contains("evil.example"), "{greeting}");
        }
    }
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
        Letter::Changed { registration: facts(moved(1)), before, before_title: None },
        Letter::Cancelled { registration: facts(revised(moved(1), 2)), by: CancelledBy::Event, reason: Some("De zaal is niet beschikbaar.".to_owned()) },
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
