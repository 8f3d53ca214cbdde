//! One person for one event. Name and organisation are those given with this registration.

use sea_orm::entity::prelude::*;

use super::moment::Moment;
use crate::rules::places::{Part, Share};
use crate::rules::registration::Status;

/// Where a registration stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum RegistrationStatus {
    /// Awaits approval.
    Pending,
    Confirmed,
    Waitlisted,
    /// A place is held until a deadline.
    Offered,
    Cancelled,
    Declined,
}

/// How one takes part in a hybrid event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum AttendanceMode {
    Onsite,
    Online,
}

impl AttendanceMode {
    /// The places that it counts against.
    #[must_use]
    pub fn part(self) -> Part {
        match self {
            Self::Onsite => Part::Room,
            Self::Online => Part::Online,
        }
    }

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Onsite => "onsite",
            Self::Online => "online",
        }
    }
}

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "registrations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub person_id: Uuid,
    pub status: RegistrationStatus,
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    /// Folded "first last", for searching.
    pub name_folded: String,
    pub organisation_id: Option<Uuid>,
    /// Typed by the person when the organisation is not in the register.
    pub organisation_text: Option<String>,
    pub function_category: Option<String>,
    pub job_title: Option<String>,
    pub language: String,
    pub attendance_mode: Option<AttendanceMode>,
    pub remarks: Option<String>,
    /// Tells a form posted twice from a second registration.
    pub submission_hash: Option<Vec<u8>>,
    /// Counts against the event's places (invariant 1).
    pub holds_place: bool,
    /// Given a place beyond a limit, by an organiser's purpose.
    pub overbooked: bool,
    /// Since when the person waits or waited; the order of the waiting list.
    pub queued_at: Option<Moment>,
    /// When an organiser said yes, at an event that asks for it.
    pub approved_at: Option<Moment>,
    /// The first moment at which the offer no longer holds.
    pub offer_expires_at: Option<Moment>,
    pub booking_id: Option<Uuid>,
    /// Waits as one group with the others of the booking.
    pub waits_together: bool,
    /// Folded `organisation_text`: whose share a place counts against.
    pub organisation_folded: Option<String>,
    /// Consents, each with the moment it was given; `None`: not given.
    pub photo_consent_at: Option<Moment>,
    pub list_consent_at: Option<Moment>,
    pub informed_consent_at: Option<Moment>,
    /// Grows when an older personal link must die.
    pub token_generation: i32,
    pub token_hash: Vec<u8>,
    pub version: i32,
    pub created_at: Moment,
    pub updated_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl From<RegistrationStatus> for Status {
    fn from(status: RegistrationStatus) -> Self {
        match status {
            RegistrationStatus::Pending => Self::Pending,
            RegistrationStatus::Confirmed => Self::Confirmed,
            RegistrationStatus::Waitlisted => Self::Waitlisted,
            RegistrationStatus::Offered => Self::Offered,
            RegistrationStatus::Cancelled => Self::Cancelled,
            RegistrationStatus::Declined => Self::Declined,
        }
    }
}

impl From<Status> for RegistrationStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::Pending => Self::Pending,
            Status::Confirmed => Self::Confirmed,
            Status::Waitlisted => Self::Waitlisted,
            Status::Offered => Self::Offered,
            Status::Cancelled => Self::Cancelled,
            Status::Declined => Self::Declined,
        }
    }
}

impl RegistrationStatus {
    /// Whether the person is registered, waits or is awaited; one such row per person and event.
    #[must_use]
    pub fn is_active(self) -> bool {
        !matches!(self, Self::Cancelled | Self::Declined)
    }

    pub const ACTIVE: [Self; 4] = [Self::Pending, Self::Confirmed, Self::Waitlisted, Self::Offered];
}

impl Entity {
    /// The registrations of one event, first come first.
    #[must_use]
    pub fn of(event_id: Uuid) -> sea_orm::Select<Self> {
        use sea_orm::QueryOrder;
        Self::find().filter(Column::EventId.eq(event_id)).order_by_asc(Column::CreatedAt).order_by_asc(Column::Id)
    }

    /// Everybody who has a place and attends this session, in no order.
    #[must_use]
    pub fn expected_at(session: &super::session::Model) -> sea_orm::Select<Self> {
        use sea_orm::{QuerySelect, QueryTrait};

        use super::session::SessionInclusion;
        use super::session_choice;
        let people = Self::find().filter(Column::EventId.eq(session.event_id)).filter(Column::Status.eq(RegistrationStatus::Confirmed));
        if session.inclusion == SessionInclusion::Included {
            return people;
        }
        let chosen = session_choice::Entity::find().filter(session_choice::Column::SessionId.eq(session.id)).select_only().column(session_choice::Column::RegistrationId);
        people.filter(Column::Id.in_subquery(chosen.into_query()))
    }
}

impl Model {
    /// SEQUENCE of the entry for a session in the person's feed while there is no invitation for it: grows with the
    /// registration and with the session.
    #[must_use]
    pub fn sequence_while_waiting(&self, session: &super::session::Model) -> i32 {
        self.version.saturating_add(session.sequence)
    }

    /// Whose share its place counts against.
    #[must_use]
    pub fn share(&self) -> Share {
        match self.organisation_id {
            Some(id) => Share::Known(id),
            None => Share::Named(self.organisation_folded.clone().unwrap_or_default()),
        }
    }
}
