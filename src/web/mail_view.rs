//! A mail as people look at it: its HTML in a frame of its own, its text, what a calendar would make of it, its source.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use mailparse::{MailHeaderMap, ParsedMail};
use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;

use crate::error::Error;

/// A mail is a page of its own in a frame: nothing runs, nothing is fetched, only its own styles are used.
const MAIL_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/// The page around it is as strict as all others, but for the one frame.
const FRAME_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

/// What the template `mail_parts.html` shows of a mail; `html_url` and `source_url` are the addresses of the two below.
pub fn shown(raw: &[u8], html_url: &str, source_url: &str) -> Value {
    let parts = Parts::of(raw);
    context! {
        from => parts.from,
        reply_to => parts.reply_to,
        text => parts.text,
        html_url => parts.html.is_some().then_some(html_url),
        source_url,
        calendar => Serde(parts.calendar.as_deref().map(CalendarCard::of)),
        source => String::from_utf8_lossy(raw),
    }
}

/// The page that holds the frame.
pub fn with_frame(mut response: Response) -> Response {
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FRAME_POLICY));
    unkept(response)
}

/// The HTML part alone, for the frame.
///
/// # Errors
/// `NotFound` when there is none.
pub fn html(raw: &[u8]) -> Result<Response, Error> {
    let parts = Parts::of(raw);
    let mut html = parts.html.ok_or(Error::NotFound)?;
    for (id, picture) in &parts.pictures {
        html = html.replace(&format!("\"cid:{id}\""), &format!("\"{picture}\""));
    }
    let mut response = ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response();
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(MAIL_POLICY));
    response.headers_mut().insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    Ok(unkept(response))
}

/// The whole mail as a file of that name, without its ending.
pub fn source(raw: Vec<u8>, name: &str) -> Response {
    let mut response = raw.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("message/rfc822"));
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}.eml\"")) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    unkept(response)
}

/// Not to be kept by anybody: mails are about people.
pub fn unkept(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A mail taken apart.
#[derive(Default)]
struct Parts {
    from: String,
    reply_to: Option<String>,
    text: String,
    html: Option<String>,
    calendar: Option<String>,
    /// By Content-ID, as `data:` addresses.
    pictures: Vec<(String, String)>,
}

impl Parts {
    fn of(raw: &[u8]) -> Self {
        let mut parts = Self::default();
        if let Ok(mail) = mailparse::parse_mail(raw) {
            parts.from = mail.headers.get_first_value("From").unwrap_or_default();
            parts.reply_to = mail.headers.get_first_value("Reply-To");
            parts.add(&mail);
        }
        parts
    }

    /// The first part of each type counts.
    fn add(&mut self, part: &ParsedMail) {
        match part.ctype.mimetype.as_str() {
            "text/plain" if self.text.is_empty() => self.text = part.get_body().unwrap_or_default(),
            "text/html" if self.html.is_none() => self.html = part.get_body().ok(),
            "text/calendar" if self.calendar.is_none() => self.calendar = part.get_body().ok(),
            "image/png" => {
                if let (Some(id), Ok(octets)) = (part.headers.get_first_value("Content-ID"), part.get_body_raw()) {
                    self.pictures.push((id.trim_matches(['<', '>']).to_owned(), format!("data:image/png;base64,{}", STANDARD.encode(octets))));
                }
            }
            _ => {}
        }
        for part in &part.subparts {
            self.add(part);
        }
    }
}

/// What a calendar program would show of the calendar part: its properties as they stand, unfolded and unescaped.
#[derive(Debug, Default, PartialEq, Serialize)]
struct CalendarCard {
    method: String,
    status: String,
    summary: String,
    /// Start and end, when both can be read.
    when: Option<When>,
    location: String,
    description: String,
    organizer: String,
    attendee: String,
    /// PARTSTAT of the attendee.
    answer: String,
    uid: String,
    sequence: String,
}

/// A period as templates show it.
#[derive(Debug, PartialEq, Serialize)]
struct When {
    starts_at: Timestamp,
    ends_at: Timestamp,
    time_zone: String,
}

impl CalendarCard {
    fn of(calendar: &str) -> Self {
        let mut card = Self::default();
        // Only the entry's own lines: a zone and an alarm have starts and descriptions, too.
        let mut within: Vec<String> = Vec::new();
        let (mut starts, mut ends) = (None, None);
        let unfolded = calendar.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "");
        for property in unfolded.lines() {
            let Some((name, parameters, value)) = part(property) else { continue };
            match (name, within.last().map(String::as_str)) {
                ("BEGIN", _) => within.push(value.to_owned()),
                ("END", _) => drop(within.pop()),
                ("METHOD", Some("VCALENDAR")) => card.method = value.to_owned(),
                ("DTSTART", Some("VEVENT")) => starts = moment(parameters, value),
                ("DTEND", Some("VEVENT")) => ends = moment(parameters, value),
                ("ATTENDEE", Some("VEVENT")) => {
                    value.clone_into(&mut card.attendee);
                    card.answer = parameter(parameters, "PARTSTAT").unwrap_or_default().to_owned();
                }
                (name, Some("VEVENT")) => card.set(name, value),
                _ => {}
            }
        }
        card.when = starts.zip(ends).map(|((starts_at, time_zone), (ends_at, _))| When { starts_at, ends_at, time_zone });
        card
    }

    fn set(&mut self, name: &str, value: &str) {
        match name {
            "STATUS" => self.status = value.to_owned(),
            "SUMMARY" => self.summary = unescape(value),
            "LOCATION" => self.location = unescape(value),
            "DESCRIPTION" => self.description = unescape(value),
            "ORGANIZER" => self.organizer = value.to_owned(),
            "UID" => self.uid = value.to_owned(),
            "SEQUENCE" => self.sequence = value.to_owned(),
            _ => {}
        }
    }
}

/// `20270309T100000` with a TZID, or `20270309T090000Z`, and its zone.
fn moment(parameters: &str, value: &str) -> Option<(Timestamp, String)> {
    let local = civil::DateTime::strptime("%Y%m%dT%H%M%S", value.trim_end_matches('Z')).ok()?;
    let zone = if value.ends_with('Z') { "UTC" } else { parameter(parameters, "TZID")? };
    let moment = TimeZone::get(zone).ok()?.to_ambiguous_timestamp(local).compatible().ok()?;
    Some((moment, zone.to_owned()))
}

/// The value of one parameter, without its quotes.
fn parameter<'p>(parameters: &'p str, name: &str) -> Option<&'p str> {
    let value = parameters.split(';').find_map(|parameter| parameter.split_once('=').filter(|(key, _)| *key == name))?.1;
    Some(value.trim_matches('"'))
}

/// Name, parameters and value of a property; a colon within quotes belongs to a parameter.
fn part(property: &str) -> Option<(&str, &str, &str)> {
    let mut quoted = false;
    let colon = property.char_indices().find_map(|(place, letter)| {
        quoted ^= letter == '"';
        (letter == ':' && !quoted).then_some(place)
    })?;
    let (head, value) = (&property[..colon], &property[colon + 1..]);
    let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
    Some((name, parameters, value))
}

fn unescape(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match (letter, letter == '\\') {
            (_, true) => match letters.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(escaped) => text.push(escaped),
                None => {}
            },
            (letter, false) => text.push(letter),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::CalendarCard;

    #[test]
    fn a_card_shows_the_entry_and_not_its_zone_or_alarm() {
        let card = CalendarCard::of(
            "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VTIMEZONE\r\nDTSTART:19700101T000000\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:1@example.org\r\n\
             DTSTART;TZID=Europe/Brussels:20270309T100000\r\nDTEND;TZID=Europe/Brussels:20270309T113000\r\nATTENDEE;CN=\"a:b\":mailto:a@example.org\r\nSUMMARY:Lessen\\, uit drie\r\n  gemeenten\r\n\
             BEGIN:VALARM\r\nDESCRIPTION:alarm\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        );
        let when = card.when.expect("a period");
        assert_eq!(
            (when.starts_at.to_string().as_str(), when.ends_at.to_string().as_str(), when.time_zone.as_str()),
            ("2027-03-09T09:00:00Z", "2027-03-09T10:30:00Z", "Europe/Brussels")
        );
        assert_eq!((card.method.as_str(), card.summary.as_str(), card.description.as_str()), ("REQUEST", "Lessen, uit drie gemeenten", ""));
        assert_eq!(card.attendee, "mailto:a@example.org");
    }
}
