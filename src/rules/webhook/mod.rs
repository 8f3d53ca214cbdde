//! What other systems are told: which things happen, and what is said of each (Standard Webhooks, standardwebhooks.com). Ids,
//! states and numbers only: what somebody is called is read by the API, with a token whose scope allows it.

pub mod receiver;
pub mod retry;
pub mod signature;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::registration::Status;

/// Something that happened. Names are part of what other systems build on: they stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EventType {
    /// A registration came to await approval …
    RegistrationPending,
    RegistrationConfirmed,
    RegistrationWaitlisted,
    /// … or got the offer of a place, until a deadline.
    RegistrationOffered,
    RegistrationCancelled,
    RegistrationDeclined,
    /// Answers, sessions, mode or address: read it again.
    RegistrationChanged,
    EventPublished,
    /// Texts, sessions, rules or places of a public event: read it again.
    EventChanged,
    EventCancelled,
    /// A public event is a draft again.
    EventUnpublished,
    /// Who was at a session is settled.
    AttendanceClosed,
    /// What was settled is being corrected.
    AttendanceReopened,
    CertificateIssued,
    /// A certificate does not hold any more.
    CertificateRevoked,
    /// Somebody was erased (GDPR art. 19: whoever got their data is told).
    PersonErased,
    /// A test that an administrator sends; nobody subscribes to it.
    Ping,
}

impl EventType {
    /// Those that one subscribes to, in the order of the form.
    pub const ALL: [Self; 16] = [
        Self::RegistrationPending,
        Self::RegistrationConfirmed,
        Self::RegistrationWaitlisted,
        Self::RegistrationOffered,
        Self::RegistrationCancelled,
        Self::RegistrationDeclined,
        Self::RegistrationChanged,
        Self::EventPublished,
        Self::EventChanged,
        Self::EventCancelled,
        Self::EventUnpublished,
        Self::AttendanceClosed,
        Self::AttendanceReopened,
        Self::CertificateIssued,
        Self::CertificateRevoked,
        Self::PersonErased,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::RegistrationPending => "registration.pending",
            Self::RegistrationConfirmed => "registration.confirmed",
            Self::RegistrationWaitlisted => "registration.waitlisted",
            Self::RegistrationOffered => "registration.offered",
            Self::RegistrationCancelled => "registration.cancelled",
            Self::RegistrationDeclined => "registration.declined",
            Self::RegistrationChanged => "registration.changed",
            Self::EventPublished => "event.published",
            Self::EventChanged => "event.changed",
            Self::EventCancelled => "event.cancelled",
            Self::EventUnpublished => "event.unpublished",
            Self::AttendanceClosed => "attendance.closed",
            Self::AttendanceReopened => "attendance.reopened",
            Self::CertificateIssued => "certificate.issued",
            Self::CertificateRevoked => "certificate.revoked",
            Self::PersonErased => "person.erased",
            Self::Ping => "ping",
        }
    }

    /// One that can be subscribed to.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// That a registration came to stand so.
    #[must_use]
    pub fn of_status(status: Status) -> Self {
        match status {
            Status::Pending => Self::RegistrationPending,
            Status::Confirmed => Self::RegistrationConfirmed,
            Status::Waitlisted => Self::RegistrationWaitlisted,
            Status::Offered => Self::RegistrationOffered,
            Status::Cancelled => Self::RegistrationCancelled,
            Status::Declined => Self::RegistrationDeclined,
        }
    }

    /// What an entry of the audit log tells other systems, by its action; most entries concern nobody outside. Statuses of registrations and
    /// certificates are told where they are written.
    #[must_use]
    pub fn of_action(action: &str) -> Option<Self> {
        Some(match action {
            "registration.change" | "registration.change_address" => Self::RegistrationChanged,
            "event.publish" => Self::EventPublished,
            "event.edit" | "event.set_rules" | "event.go_ahead" | "event.withdraw-changes" => Self::EventChanged,
            "session.add" | "session.reschedule" | "session.remove" | "session.put-back" | "session.withdraw-changes" => Self::EventChanged,
            "event.cancel" => Self::EventCancelled,
            "event.unpublish" => Self::EventUnpublished,
            "attendance.close" => Self::AttendanceClosed,
            "attendance.reopen" => Self::AttendanceReopened,
            "person.erase" => Self::PersonErased,
            _ => return None,
        })
    }
}

/// Some of [`EventType::ALL`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EventTypes(u32);

impl EventTypes {
    #[must_use]
    pub fn has(self, kind: EventType) -> bool {
        self.0 & (1 << kind as u32) != 0
    }

    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn iter(self) -> impl Iterator<Item = EventType> {
        EventType::ALL.into_iter().filter(move |kind| self.has(*kind))
    }

    /// As they are kept: codes parted by blanks. What is no type is none.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        text.split(' ').filter_map(EventType::parse).collect()
    }

    #[must_use]
    pub fn words(self) -> String {
        self.iter().map(EventType::code).collect::<Vec<_>>().join(" ")
    }
}

impl FromIterator<EventType> for EventTypes {
    fn from_iter<T: IntoIterator<Item = EventType>>(kinds: T) -> Self {
        Self(kinds.into_iter().fold(0, |all, kind| all | 1 << kind as u32))
    }
}

/// Why an endpoint is told nothing any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OffBecause {
    /// An administrator switched it off.
    Organiser,
    /// The receiver answered 410.
    Gone,
    /// Too many deliveries were given up in a row.
    Failures,
}

impl OffBecause {
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Organiser => "organiser",
            Self::Gone => "gone",
            Self::Failures => "failures",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Organiser, Self::Gone, Self::Failures].into_iter().find(|because| because.code() == code)
    }
}

/// What is said of a thing that happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Data {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_id: Option<Uuid>,
    /// The same for all registrations of one human being.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_id: Option<Uuid>,
    /// Of the registration, as it stands now …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// … and as it stood before, unless it is new.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous_status: Option<Status>,
    /// `Transition::code`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transition: Option<String>,
    /// `Cause::code`
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// Of the registration or event. It grows: what carries a lower one than is known already is older.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i32>,
}

/// The body of a delivery.
#[derive(Serialize)]
pub struct Body<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    timestamp: String,
    data: Said,
}

#[derive(Serialize)]
struct Said {
    #[serde(flatten)]
    data: Data,
    #[serde(skip_serializing_if = "Option::is_none")]
    registration_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_url: Option<String>,
}

impl<'a> Body<'a> {
    /// `data` as it is kept; `base` is the site's address without a slash at its end.
    #[must_use]
    pub fn new(kind: &'a str, occurred_at: Timestamp, data: &Value, base: &str) -> Self {
        let data: Data = serde_json::from_value(data.clone()).unwrap_or_default();
        let registration_url = data.registration_id.map(|id| format!("{base}/api/v1/registrations/{id}"));
        let event_url = data.event_id.map(|id| format!("{base}/api/v1/events/{id}"));
        Self { kind, timestamp: occurred_at.to_string(), data: Said { data, registration_url, event_url } }
    }

    /// As it is sent, byte by byte the same at every try.
    #[must_use]
    pub fn sent(&self) -> String {
        serde_json::to_string(self).expect("plain data becomes JSON")
    }

    /// The same with line breaks.
    #[must_use]
    pub fn readable(&self) -> String {
        serde_json::to_string_pretty(self).expect("plain data becomes JSON")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::{Body, Data, EventType, EventTypes, OffBecause};
    use crate::rules::registration::Status;

    #[test]
    fn types_are_kept_as_words() {
        let some: EventTypes = [EventType::EventCancelled, EventType::RegistrationConfirmed].into_iter().collect();
        assert_eq!(some.words(), "registration.confirmed event.cancelled");
        assert_eq!(EventTypes::parse("event.cancelled nonsense ping registration.confirmed"), some);
        assert!(EventTypes::parse("").is_empty() && !some.has(EventType::EventPublished));
        for kind in EventType::ALL {
            assert_eq!(EventType::parse(kind.code()), Some(kind));
        }
        assert_eq!(OffBecause::parse("gone"), Some(OffBecause::Gone));
    }

    #[test]
    fn a_body_says_what_happened_and_where_it_is_read() {
        let data = Data { registration_id: Some(Uuid::from_u128(1)), event_id: Some(Uuid::from_u128(2)), status: Some(Status::Confirmed), version: Some(3), ..Data::default() };
        let text = Body::new("registration.confirmed", "2026-11-23T09:00:00Z".parse().unwrap(), &serde_json::to_value(data).unwrap(), "https://belfry.example").sent();
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            read,
            json!({ "type": "registration.confirmed", "timestamp": "2026-11-23T09:00:00Z", "data": {
                "registration_id": "00000000-0000-0000-0000-000000000001", "event_id": "00000000-0000-0000-0000-000000000002", "status": "confirmed", "version": 3,
                "registration_url": "https://belfry.example/api/v1/registrations/00000000-0000-0000-0000-000000000001",
                "event_url": "https://belfry.example/api/v1/events/00000000-0000-0000-0000-000000000002" } })
        );
        assert_eq!(Body::new("ping", "2026-11-23T09:00:00Z".parse().unwrap(), &json!({}), "").sent(), r#"{"type":"ping","timestamp":"2026-11-23T09:00:00Z","data":{}}"#);
    }
}
