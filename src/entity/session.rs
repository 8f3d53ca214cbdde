//! One dated meeting of an event.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

/// For whom a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum SessionInclusion {
    /// For all who take part.
    Included,
    /// For those who choose it.
    Optional,
    /// For those who choose it among the sessions of its slot.
    Slot,
}

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub title: Option<String>,
    pub starts_at: Moment,
    pub ends_at: Moment,
    /// IANA name of the zone in which it is shown.
    pub time_zone: String,
    pub place: Option<String>,
    pub address: Option<String>,
    /// Place and address are told to those who register only.
    pub place_hidden: bool,
    /// The meeting's own link: never in pages, feeds or mails, only behind the personal join page.
    pub join_url: Option<String>,
    /// Where place and address came from; `None`: they were typed.
    pub venue_id: Option<Uuid>,
    /// `Directions` of the venue as they were copied; see [`Model::directions`].
    pub directions: Option<Json>,
    pub inclusion: SessionInclusion,
    /// With `Slot` only.
    pub slot_id: Option<Uuid>,
    /// Of a session that is chosen; `None`: as many as choose it.
    pub capacity: Option<i32>,
    /// Registrations that hold a place and chose this session.
    pub places_taken: i32,
    /// Revision of the public calendar entry (RFC 5545 §3.8.7.4).
    pub sequence: i32,
    pub cancelled_at: Option<Moment>,
    /// Who was there is settled: follow-ups may go out, and nobody changes it without reopening.
    pub attendance_closed_at: Option<Moment>,
    pub version: i32,
    pub created_at: Moment,
    pub updated_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::event::Entity", from = "Column::EventId", to = "super::event::Column::Id")]
    Event,
}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The sessions of one event that are not cancelled, by start.
    #[must_use]
    pub fn of(event_id: Uuid) -> sea_orm::Select<Self> {
        use sea_orm::QueryOrder;
        Self::find().filter(Column::EventId.eq(event_id)).filter(Column::CancelledAt.is_null()).order_by_asc(Column::StartsAt).order_by_asc(Column::Id)
    }
}

impl Model {
    /// What calendars say of it; letters add how to get there, and the invitation that they carry.
    #[must_use]
    pub fn facts(&self) -> crate::rules::letter::SessionFacts {
        crate::rules::letter::SessionFacts {
            session_id: self.id,
            title: self.title.clone(),
            starts_at: self.starts_at.into(),
            ends_at: self.ends_at.into(),
            time_zone: self.time_zone.clone(),
            place: self.place.clone(),
            address: self.address.clone(),
            place_hidden: self.place_hidden,
            online: self.join_url.is_some(),
            directions: None,
            invitation: None,
        }
    }

    /// How to get there; `None` when nothing is said of it, or it cannot be read.
    #[must_use]
    pub fn directions(&self) -> Option<crate::rules::venue::Directions> {
        serde_json::from_value(self.directions.clone()?).ok()
    }

    /// Whether somebody who chose these sessions attends this one.
    #[must_use]
    pub fn is_attended(&self, chosen: &[Uuid]) -> bool {
        self.inclusion == SessionInclusion::Included || chosen.contains(&self.id)
    }

    /// What the rules of choosing must know.
    #[must_use]
    pub fn offered(&self) -> crate::rules::session_choice::Offered {
        use crate::rules::session_choice::{Inclusion, Offered};
        let inclusion = match (self.inclusion, self.slot_id) {
            (SessionInclusion::Included, _) => Inclusion::Included,
            (SessionInclusion::Slot, Some(slot)) => Inclusion::Slot(slot),
            (SessionInclusion::Optional | SessionInclusion::Slot, _) => Inclusion::Optional,
        };
        Offered { id: self.id, inclusion, starts_at: self.starts_at.0, ends_at: self.ends_at.0 }
    }
}
