//! A session of an event.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::stored;
use crate::entity::session::SessionInclusion;
use crate::queries::api::events::ApiSession;

/// One dated meeting of an event.
#[derive(Debug, Serialize, ToSchema)]
pub struct Session {
    pub id: Uuid,
    pub event_id: Uuid,
    /// Grows with each save; the first part of the `ETag`.
    pub version: i32,
    pub title: Option<String>,
    /// With the offset of its own zone.
    #[schema(format = "date-time")]
    pub starts_at: String,
    #[schema(format = "date-time")]
    pub ends_at: String,
    /// IANA name.
    pub time_zone: String,
    /// `null` also when it is told to participants only and this token may not know it.
    pub place: Option<String>,
    pub address: Option<String>,
    /// Place and address are told to who registers only.
    pub place_hidden: bool,
    /// There is a link to join it online. The link itself is behind each participant's own page, and nowhere else.
    pub online: bool,
    pub inclusion: SessionInclusion,
    /// The sessions of which one is chosen, with `inclusion` `slot`.
    pub slot: Option<SlotReference>,
    /// Of a session that is chosen; `null`: as many as choose it.
    pub capacity: Option<i32>,
    /// Of a session that is chosen.
    #[schema(minimum = 0)]
    pub places_taken: i32,
    #[schema(format = "date-time")]
    pub cancelled_at: Option<String>,
    /// When it was settled who was there.
    #[schema(format = "date-time")]
    pub attendance_closed_at: Option<String>,
    #[schema(format = "date-time")]
    pub created_at: String,
    #[schema(format = "date-time")]
    pub updated_at: String,
}

/// Sessions that run in parallel.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Slot)]
pub struct SlotReference {
    pub id: Uuid,
    pub title: String,
    /// One may choose none of them.
    pub none_allowed: bool,
}

/// All sessions of an event, by their start.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionList {
    pub data: Vec<Session>,
}

impl Session {
    #[must_use]
    pub fn of(found: &ApiSession, with_hidden_place: bool) -> Self {
        let session = &found.session;
        let zone = session.time_zone.as_str();
        let told = |text: &Option<String>| text.clone().filter(|_| with_hidden_place || !session.place_hidden);
        Self {
            id: session.id,
            event_id: session.event_id,
            version: session.version,
            title: session.title.clone(),
            starts_at: stored(session.starts_at, zone),
            ends_at: stored(session.ends_at, zone),
            time_zone: session.time_zone.clone(),
            place: told(&session.place),
            address: told(&session.address),
            place_hidden: session.place_hidden,
            online: session.join_url.is_some(),
            inclusion: session.inclusion,
            slot: found.slot.as_ref().map(|slot| SlotReference { id: slot.id, title: slot.title.clone(), none_allowed: slot.none_allowed }),
            capacity: session.capacity,
            places_taken: session.places_taken,
            cancelled_at: session.cancelled_at.map(|moment| stored(moment, zone)),
            attendance_closed_at: session.attendance_closed_at.map(|moment| stored(moment, zone)),
            created_at: stored(session.created_at, zone),
            updated_at: stored(session.updated_at, zone),
        }
    }
}

/// Who comes to a session.
#[derive(Debug, Clone, PartialEq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Inclusion {
    pub inclusion: SessionInclusion,
    /// The title of the slot, with `slot`: sessions with the same belong together.
    #[serde(default)]
    #[schema(max_length = 120)]
    pub slot: Option<String>,
    /// One may choose none of the slot's sessions.
    #[serde(default)]
    pub none_allowed: bool,
}
