//! What we hold of people, why and how long (GDPR art. 5.1.e), and what a letter or an entry of the history says without them.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

/// Stands for an address that was erased: no mail can ever go there (RFC 2606 §2).
pub const ERASED_ADDRESS: &str = "erased@erased.invalid";
/// Stands for a name or a text that was erased.
pub const ERASED_TEXT: &str = "–";

/// Kinds of data, each with a purpose and a term. The texts are `retention-kind-{code}`, `retention-why-{code}` and `retention-term-{code}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Name, address, function, and what was typed with a registration; who registered colleagues.
    Registration,
    /// Diet, access and remarks: may tell of somebody's health.
    Needs,
    /// What was answered to the organiser's questions in words.
    Answers,
    /// Questions to the organisers, with who asked.
    Questions,
    /// Who was there, with what shows it; scans of signed lists.
    Attendance,
    Certificates,
    /// Mails about registrations.
    Mails,
    /// Mails to organisers and bookers, invitations to register, links.
    OtherMails,
    /// Addresses that were invited.
    Invitees,
    /// Notes and tags of organisers.
    Notes,
    /// Who changed what.
    History,
    /// What was said afterwards about an event.
    Evaluations,
    /// Accounts, sign-ins and browsers of organisers.
    Team,
    /// Names that are public: speakers, contacts.
    Public,
}

impl Kind {
    pub const ALL: [Self; 14] = [
        Self::Registration,
        Self::Needs,
        Self::Answers,
        Self::Questions,
        Self::Attendance,
        Self::Certificates,
        Self::Mails,
        Self::OtherMails,
        Self::Invitees,
        Self::Notes,
        Self::History,
        Self::Evaluations,
        Self::Team,
        Self::Public,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::Needs => "needs",
            Self::Answers => "answers",
            Self::Questions => "questions",
            Self::Attendance => "attendance",
            Self::Certificates => "certificates",
            Self::Mails => "mails",
            Self::OtherMails => "other-mails",
            Self::Invitees => "invitees",
            Self::Notes => "notes",
            Self::History => "history",
            Self::Evaluations => "evaluations",
            Self::Team => "team",
            Self::Public => "public",
        }
    }
}

/// How long, in days: after an event (`registrations`, `needs`), after sending, after a sign-in ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    pub registrations: i64,
    pub needs: i64,
    pub mails: i64,
    pub sign_ins: i64,
}

impl Terms {
    /// The term of a kind, in days; `None`: as long as what it belongs to.
    #[must_use]
    pub fn of(&self, kind: Kind) -> Option<i64> {
        match kind {
            Kind::Needs => Some(self.needs),
            Kind::OtherMails => Some(self.mails),
            Kind::Team => Some(self.sign_ins),
            Kind::Public => None,
            _ => Some(self.registrations),
        }
    }
}

/// The moment so many days before another.
#[must_use]
pub fn days_before(now: Timestamp, days: i64) -> Timestamp {
    now.checked_sub(SignedDuration::from_hours(days.saturating_mul(24))).unwrap_or(Timestamp::MIN)
}

/// What was erased, rows by kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Erased(pub BTreeMap<String, u64>);

impl Erased {
    pub fn add(&mut self, kind: Kind, rows: u64) {
        if rows > 0 {
            *self.0.entry(kind.code().to_owned()).or_default() += rows;
        }
    }

    pub fn join(&mut self, other: &Self) {
        for (kind, rows) in &other.0 {
            *self.0.entry(kind.clone()).or_default() += rows;
        }
    }

    #[must_use]
    pub fn of(&self, kind: Kind) -> u64 {
        self.0.get(kind.code()).copied().unwrap_or_default()
    }
}

/// What a letter's facts say of its reader, or in words of an organiser's own.
const PERSONAL: [&str; 14] = [
    "first_name",
    "last_name",
    "email",
    "organisation",
    "registered_by",
    "colleague",
    "reason",
    "subject",
    "body",
    "answer",
    "po_number",
    "invoice_organisation",
    "question",
    "name",
];
/// What a letter says of the event; calendars were told so.
const OF_EVENT: [&str; 6] = ["event", "sessions", "before", "materials", "follow_up", "evaluation"];

/// A letter's facts without people. What calendars were told by it stays; a letter that belongs to no registration says nothing any more.
#[must_use]
pub fn letter_without_people(facts: &Value) -> Value {
    if facts.get("registration").is_none() {
        return Value::Object(Map::new());
    }
    let mut facts = facts.clone();
    blank(&mut facts);
    facts
}

fn blank(value: &mut Value) {
    let Value::Object(fields) = value else { return };
    for (name, field) in fields {
        if PERSONAL.contains(&name.as_str()) {
            match field {
                Value::String(text) => *text = if name == "email" { ERASED_ADDRESS } else { ERASED_TEXT }.to_owned(),
                other => *other = Value::Null,
            }
        } else if !OF_EVENT.contains(&name.as_str()) {
            blank(field);
        }
    }
}

/// An entry of the history without words: what was changed stays, with ids, numbers and moments.
#[must_use]
pub fn details_without_words(details: &Value) -> Value {
    match details {
        Value::String(text) if text.parse::<Uuid>().is_ok() || text.parse::<Timestamp>().is_ok() => details.clone(),
        Value::String(_) => Value::String(ERASED_TEXT.to_owned()),
        Value::Array(items) => Value::Array(items.iter().map(details_without_words).collect()),
        Value::Object(fields) => Value::Object(fields.iter().map(|(name, value)| (name.clone(), details_without_words(value))).collect()),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{details_without_words, letter_without_people};

    #[test]
    fn a_letter_keeps_what_calendars_were_told() {
        let facts = json!({
            "letter": "confirmation",
            "registration": { "first_name": "Maria", "email": "m@x.example", "organisation": null, "event": { "title": "Dag", "contact_name": "Nele" }, "sessions": [{ "title": "Een" }] },
            "because": "registered",
        });
        let left = letter_without_people(&facts);
        assert_eq!(left["registration"]["event"], facts["registration"]["event"]);
        assert_eq!(left["registration"]["sessions"], facts["registration"]["sessions"]);
        assert_eq!(left["because"], "registered");
        assert!(!left.to_string().contains("Maria") && !left.to_string().contains("m@x.example"));
        assert_eq!(letter_without_people(&json!({ "letter": "digest", "text": "Maria" })), json!({}));
    }

    #[test]
    fn an_entry_keeps_ids_numbers_and_moments() {
        let id = "0193a000-0000-7000-8000-000000000001";
        let details = json!({ "event": id, "at": "2027-01-01T00:00:00Z", "n": 3, "email": ["maria@x.example", null] });
        assert_eq!(details_without_words(&details), json!({ "event": id, "at": "2027-01-01T00:00:00Z", "n": 3, "email": ["–", null] }));
    }
}
