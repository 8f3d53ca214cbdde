//! Mail that comes back: bounces (RFC 3464), and what calendars answer to our invitations (RFC 5546 §3.2.3). Whatever
//! arrives is hostile until its token or its UID fits; what is neither is for people.

use std::panic::AssertUnwindSafe;

use calcard::icalendar::{ICalendar, ICalendarMethod, ICalendarParameterName, ICalendarParameterValue, ICalendarParticipationStatus, ICalendarProperty, ICalendarValue};
use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use super::address::one_line;
use super::smtp::enhanced_code;

/// The largest mail that is read, in octets; a larger one is for people.
pub const LARGEST: usize = 10 * 1024 * 1024;
/// The largest part of one that is looked into.
const LARGEST_PART: usize = 512 * 1024;
/// Characters kept of what a mail server said.
const REASON_LIMIT: usize = 300;

/// What a mail is to us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Incoming {
    /// A report about the mail that one of the addresses it came to names.
    Report(Report),
    Answer(Answer),
    /// Something that a program wrote and nobody needs to read, or act upon.
    Automatic,
    /// A person wrote it, or it cannot be read.
    ForPeople,
}

/// What became of a mail, as a mail server reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// It will not arrive; otherwise it is only late, or has arrived.
    pub failed: bool,
    /// The enhanced status code, as `5.1.1`.
    pub code: String,
    /// One line.
    pub reason: String,
}

/// What somebody's calendar answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub uid: String,
    /// The `From` of the mail.
    pub sender: String,
    pub participation: Participation,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Participation {
    Accepted,
    Tentative,
    Declined,
}

impl Participation {
    /// As it is stored.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Tentative => "tentative",
            Self::Declined => "declined",
        }
    }
}

/// Reads a mail. Never panics: a fault of a reader makes the mail one for people.
#[must_use]
pub fn read(raw: &[u8]) -> Incoming {
    if raw.len() > LARGEST {
        return Incoming::ForPeople;
    }
    std::panic::catch_unwind(AssertUnwindSafe(|| understand(raw))).unwrap_or(Incoming::ForPeople)
}

/// The addresses a mail came to, as its headers tell: for the token of a bounce. Those that the mail host writes itself
/// come first.
#[must_use]
pub fn recipients(raw: &[u8]) -> Vec<String> {
    let headers = std::panic::catch_unwind(AssertUnwindSafe(|| {
        let head = raw.get(..raw.len().min(64 * 1024)).unwrap_or_default();
        let message = MessageParser::default().parse_headers(head)?;
        let named = |name: &str| message.header_raw(name).map(str::to_owned);
        Some(["X-Original-To", "Delivered-To", "Envelope-To", "To"].into_iter().filter_map(named).collect::<Vec<_>>())
    }));
    let lines = headers.ok().flatten().unwrap_or_default();
    lines.iter().flat_map(|line| line.split([',', '<', '>', ' ', '\t', '\r', '\n', ';'])).filter(|word| word.contains('@')).take(50).map(str::to_owned).collect()
}

/// The tag of a plus-address, as `x` in `bounces+x@mail.example.org`.
#[must_use]
pub fn tag(address: &str) -> Option<&str> {
    address.rsplit_once('@')?.0.split_once('+').map(|(_, tag)| tag)
}

fn understand(raw: &[u8]) -> Incoming {
    let Some(message) = MessageParser::default().parse(raw) else { return Incoming::ForPeople };
    if let Some(report) = report(&message) {
        return Incoming::Report(report);
    }
    let automatic = message.header_raw("Auto-Submitted").is_some_and(|value| !value.trim().to_ascii_lowercase().starts_with("no"));
    if automatic {
        return Incoming::Automatic;
    }
    answer(&message).map_or(Incoming::ForPeople, Incoming::Answer)
}

fn octets<'m>(part: &'m mail_parser::MessagePart<'_>) -> Option<&'m [u8]> {
    let octets = match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.as_bytes(),
        PartType::Binary(octets) | PartType::InlineBinary(octets) => octets.as_ref(),
        PartType::Message(_) | PartType::Multipart(_) => return None,
    };
    (octets.len() <= LARGEST_PART).then_some(octets)
}

fn is(part: &mail_parser::MessagePart<'_>, kind: &str, subtype: &str) -> bool {
    part.content_type().is_some_and(|content| content.ctype().eq_ignore_ascii_case(kind) && content.subtype().is_some_and(|found| found.eq_ignore_ascii_case(subtype)))
}

/// The report in a mail of `multipart/report`.
fn report(message: &Message<'_>) -> Option<Report> {
    let part = message.parts.iter().find(|part| is(part, "message", "delivery-status"))?;
    let text = match &part.body {
        // A reader may take the part for a message of its own: its text is what matters.
        PartType::Message(inner) => String::from_utf8_lossy(inner.raw_message().get(..inner.raw_message().len().min(LARGEST_PART))?).into_owned(),
        _ => String::from_utf8_lossy(octets(part)?).into_owned(),
    };
    // Of several recipients, which ours never have, the one that failed counts.
    let unfolded = text.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    let blocks: Vec<Report> = unfolded.split("\n\n").filter_map(recipient_block).collect();
    blocks.iter().find(|report| report.failed).or(blocks.first()).cloned()
}

/// The fields of one recipient (RFC 3464 §2.3).
fn recipient_block(block: &str) -> Option<Report> {
    let field = |name: &str| block.lines().find_map(|line| line.split_once(':').filter(|(found, _)| found.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim()));
    let action = field("Action")?;
    let status = field("Status").and_then(|status| enhanced_code(status.split('(').next().unwrap_or_default().trim()));
    let diagnostic = field("Diagnostic-Code").map(|text| text.split_once(';').map_or(text, |(_, words)| words).trim()).unwrap_or_default();
    // "550 5.1.1 …" or "550-5.1.1 …": more exact than a status of x.0.0.
    let said = diagnostic.get(4..).and_then(enhanced_code);
    let code = status.filter(|status| !status.ends_with(".0.0")).or(said).or(status)?;
    let reason = if diagnostic.is_empty() { code } else { diagnostic };
    Some(Report { failed: action.eq_ignore_ascii_case("failed"), code: code.to_owned(), reason: one_line(reason, REASON_LIMIT) })
}

/// The answer in a mail that carries a calendar of the method REPLY.
fn answer(message: &Message<'_>) -> Option<Answer> {
    let sender = message.from()?.first()?.address()?.to_owned();
    let calendars = message.parts.iter().filter(|part| is(part, "text", "calendar") || is(part, "application", "ics"));
    calendars.filter_map(octets).take(4).find_map(|octets| reply(&String::from_utf8_lossy(octets))).map(|(uid, participation)| Answer { uid, sender, participation })
}

fn reply(text: &str) -> Option<(String, Participation)> {
    let calendar = ICalendar::parse(text).ok()?;
    let method = calendar.components.first()?.property(&ICalendarProperty::Method)?.values.first()?;
    if !matches!(method, ICalendarValue::Method(ICalendarMethod::Reply)) && !method.as_text().is_some_and(|method| method.eq_ignore_ascii_case("REPLY")) {
        return None;
    }
    let event = calendar.components.iter().find(|component| component.component_type.is_event())?;
    let attendee = event.property(&ICalendarProperty::Attendee)?;
    let status = attendee.parameter(&ICalendarParameterName::Partstat)?;
    let participation = match status {
        ICalendarParameterValue::Partstat(ICalendarParticipationStatus::Accepted) => Participation::Accepted,
        ICalendarParameterValue::Partstat(ICalendarParticipationStatus::Tentative) => Participation::Tentative,
        ICalendarParameterValue::Partstat(ICalendarParticipationStatus::Declined) => Participation::Declined,
        _ => return None,
    };
    Some((event.uid()?.to_owned(), participation))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Answer, Incoming, Participation, Report, read, recipients, tag};

    const BOUNCE: &str = "From: MAILER-DAEMON@mx.example.net\r\nTo: bounces+abc@mail.example.org\r\nAuto-Submitted: auto-replied\r\n\
        Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\nMIME-Version: 1.0\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n\
        --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.net\r\n\r\nFinal-Recipient: rfc822; jan@gemeente.example\r\nAction: failed\r\n\
        Status: 5.0.0\r\nDiagnostic-Code: smtp; 550 5.1.1 <jan@gemeente.example>:\r\n unknown user\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\nx\r\n--b--\r\n";

    const REPLY: &str = "From: Jan <jan@gemeente.example>\r\nTo: events@mail.example.org\r\nSubject: Declined\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"b\"\r\n\r\n\
        --b\r\nContent-Type: text/plain\r\n\r\nno\r\n--b\r\nContent-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\nBEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:REPLY\r\n\
        BEGIN:VEVENT\r\nUID:7c0e@events.example.org\r\nDTSTAMP:20261101T090000Z\r\nORGANIZER:mailto:events@mail.example.org\r\n\
        ATTENDEE;PARTSTAT=DECLINED;CN=\"Jan\":MAILTO:jan@gemeente.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n--b--\r\n";

    #[test]
    fn a_bounce_tells_that_there_is_no_such_mailbox() {
        let Incoming::Report(Report { failed, code, reason }) = read(BOUNCE.as_bytes()) else { panic!("{:?}", read(BOUNCE.as_bytes())) };
        assert_eq!((failed, code.as_str()), (true, "5.1.1"));
        assert_eq!(reason, "550 5.1.1 <jan@gemeente.example>: unknown user");
        assert_eq!(recipients(BOUNCE.as_bytes()).iter().find_map(|address| tag(address)), Some("abc"));
        let late = BOUNCE.replace("Action: failed", "Action: delayed").replace("5.0.0", "4.4.7");
        assert!(matches!(read(late.as_bytes()), Incoming::Report(Report { failed: false, .. })));
    }

    #[test]
    fn a_calendar_s_answer_has_uid_sender_and_choice() {
        let answer = |participation| Incoming::Answer(Answer { uid: "7c0e@events.example.org".to_owned(), sender: "jan@gemeente.example".to_owned(), participation });
        assert_eq!(read(REPLY.as_bytes()), answer(Participation::Declined));
        assert_eq!(read(REPLY.replace("DECLINED", "ACCEPTED").as_bytes()), answer(Participation::Accepted));
        assert_eq!(read(REPLY.replace("DECLINED", "TENTATIVE").as_bytes()), answer(Participation::Tentative));
        assert_eq!(read(REPLY.replace("METHOD:REPLY", "METHOD:COUNTER").as_bytes()), Incoming::ForPeople);
        assert_eq!(read(REPLY.replace("Subject:", "Auto-Submitted: auto-replied\r\nSubject:").as_bytes()), Incoming::Automatic);
        assert_eq!(read(b"From: jan@gemeente.example\r\n\r\nCan I bring my dog?\r\n"), Incoming::ForPeople);
    }

    proptest! {
        #[test]
        fn whatever_comes_is_read_without_a_panic(octets in proptest::collection::vec(any::<u8>(), 0..2_000)) {
            let _ = (read(&octets), recipients(&octets));
        }

        #[test]
        fn so_is_a_bounce_or_an_answer_with_anything_in_it(bounce in any::<bool>(), at in 0usize..1_200, cut in 0usize..200, octets in proptest::collection::vec(any::<u8>(), 0..60)) {
            let mut mail = if bounce { BOUNCE } else { REPLY }.as_bytes().to_vec();
            let begin = at.min(mail.len());
            let end = (begin + cut).min(mail.len());
            mail.splice(begin..end, octets);
            let _ = (read(&mail), recipients(&mail));
        }

        #[test]
        fn deep_nesting_is_read_too(depth in 0usize..3_000) {
            let mut mail = "MIME-Version: 1.0\r\n".to_owned();
            for level in 0..depth {
                mail.push_str(&format!("Content-Type: multipart/mixed; boundary=\"{level}\"\r\n\r\n--{level}\r\n"));
            }
            let _ = read(mail.as_bytes());
            let calendar = REPLY.replace("BEGIN:VEVENT", &"BEGIN:VEVENT\r\n".repeat(depth + 1));
            let _ = read(calendar.as_bytes());
        }
    }
}
