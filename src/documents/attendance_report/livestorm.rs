//! Livestorm's people, as its API and its exports give them (JSON:API): seconds and a share, no moments.

use serde_json::Value;

use super::{Days, Report, ReportFault, Tool, Unread};
use crate::documents::octets::any_text;
use crate::documents::table::TableFault;
use crate::rules::attendance_matching::{Seen, Stay};
use crate::rules::names::EmailAddress;

/// `None`: this is no JSON at all.
pub fn read(bytes: &[u8]) -> Option<Result<Report, ReportFault>> {
    let begins = bytes.iter().find(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFF | 0xFE))?;
    if !matches!(begins, b'{' | b'[') {
        return None;
    }
    let text = any_text(bytes)?;
    let document: Value = match serde_json::from_str(&text) {
        Ok(document) => document,
        // A list may begin with a bracket, too.
        Err(_) if *begins == b'[' => return None,
        Err(_) => return Some(Err(TableFault::Unreadable.into())),
    };
    let people = match &document {
        Value::Array(people) => people.as_slice(),
        _ => document.get("data").and_then(Value::as_array).map_or(&[][..], Vec::as_slice),
    };
    let mut report = Report { tool: Tool::Livestorm, rows: Vec::new(), unread: Vec::new(), days: Days::default(), columns: Vec::new(), unclear: false };
    for (at, person) in people.iter().enumerate().take(super::MOST_ROWS) {
        match one(at + 1, person.get("attributes").unwrap_or(person)) {
            Ok(Some(seen)) => report.rows.push(seen),
            Ok(None) => {}
            Err(code) => report.unread.push(Unread { row: at + 1, code, text: String::new() }),
        }
    }
    Some(if report.rows.is_empty() && report.unread.is_empty() { Err(ReportFault::Nobody) } else { Ok(report) })
}

fn one(row: usize, person: &Value) -> Result<Option<Seen>, &'static str> {
    let text = |name: &str| person.get(name).and_then(Value::as_str).unwrap_or_default().trim();
    let detail = person.get("registrant_detail").unwrap_or(person);
    let says = |name: &str| detail.get(name).and_then(Value::as_bool);
    let name = format!("{} {}", text("first_name"), text("last_name")).split_whitespace().collect::<Vec<_>>().join(" ");
    let address = EmailAddress::stored(text("email")).ok().map(|address| address.key());
    if name.is_empty() && address.is_none() {
        return Ok(None);
    }
    let seconds = detail.get("attendance_duration").and_then(Value::as_f64);
    let stay = match (says("attended"), seconds) {
        (_, Some(seconds)) if seconds < 0.0 => return Err("negative"),
        (_, Some(seconds)) if seconds > 86_400.0 => return Err("too-long"),
        #[expect(clippy::cast_possible_truncation, reason = "at most a day, as was just asked")]
        (Some(true) | None, Some(seconds)) if seconds > 0.0 => Stay::Length(seconds.round() as i64),
        (Some(true), _) => Stay::There,
        _ if says("has_viewed_replay") == Some(true) => Stay::Replay,
        _ => Stay::Away,
    };
    let staff = says("is_guest_speaker") == Some(true) || !matches!(text("role"), "" | "participant");
    Ok(Some(Seen { row, name, addresses: address.into_iter().collect(), staff, stay }))
}
