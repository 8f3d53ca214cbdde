//! A link or a file that belongs to an event or a programme: slides, a recording, a sample regulation.

use sea_orm::entity::prelude::*;

use sea_orm::sea_query::{Expr, ExprTrait, Query};

use super::moment::Moment;
use super::{attendance, material_told, registration};
use crate::rules::materials::{Audience, Availability};
use crate::rules::retention::ERASED_ADDRESS;

/// Who gets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum MaterialAudience {
    Everyone,
    Registered,
    /// Those who were there, if only for a part.
    Present,
}

/// What it is, for its readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum MaterialKind {
    Slides,
    Recording,
    Document,
    Link,
}

/// Of an event or of a programme; a link or a file.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "materials")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Option<Uuid>,
    pub programme_id: Option<Uuid>,
    pub kind: MaterialKind,
    pub title: String,
    /// A `WebAddress`.
    pub url: Option<String>,
    pub file_id: Option<Uuid>,
    /// A `FileName`.
    pub file_name: Option<String>,
    pub audience: MaterialAudience,
    /// Not before this moment.
    pub available_at: Option<Moment>,
    /// Not before the end of the event.
    pub after_event: bool,
    /// Grows with each save, so that two organisers never overwrite each other.
    pub version: i32,
    pub created_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The materials of one event, in the order in which they were added.
    #[must_use]
    pub fn of(event_id: Uuid) -> sea_orm::Select<Self> {
        use sea_orm::QueryOrder;
        Self::find().filter(Column::EventId.eq(event_id)).order_by_asc(Column::CreatedAt).order_by_asc(Column::Id)
    }

    /// Those of one programme, in the same order.
    #[must_use]
    pub fn of_programme(programme_id: Uuid) -> sea_orm::Select<Self> {
        use sea_orm::QueryOrder;
        Self::find().filter(Column::ProgrammeId.eq(programme_id)).order_by_asc(Column::CreatedAt).order_by_asc(Column::Id)
    }
}

impl Model {
    /// The registrations of its event whose people may have it: those with a place, or of them those who were there by a
    /// list of attendance that is closed.
    #[must_use]
    pub fn readers(&self, event_id: Uuid) -> sea_orm::Select<registration::Entity> {
        let with_place =
            registration::Entity::find().filter(registration::Column::EventId.eq(event_id)).filter(registration::Column::Status.eq(registration::RegistrationStatus::Confirmed));
        if self.audience == MaterialAudience::Present { with_place.filter(Expr::exists(attendance::was_there())) } else { with_place }
    }

    /// Those of them whom no mail has told of it.
    #[must_use]
    pub fn readers_to_tell(&self, event_id: Uuid) -> sea_orm::Select<registration::Entity> {
        let told = Query::select()
            .expr(Expr::value(1))
            .from(material_told::Entity)
            .and_where(Expr::col((material_told::Entity, material_told::Column::RegistrationId)).equals((registration::Entity, registration::Column::Id)))
            .and_where(Expr::col((material_told::Entity, material_told::Column::MaterialId)).eq(self.id))
            .to_owned();
        self.readers(event_id).filter(registration::Column::Email.ne(ERASED_ADDRESS)).filter(Expr::exists(told).not())
    }

    #[must_use]
    pub fn availability(&self) -> Availability {
        Availability { at: self.available_at.map(Into::into), after_event: self.after_event }
    }

    /// `event_ends_at` is the end of the event it belongs to.
    #[must_use]
    pub fn is_available(&self, event_ends_at: Option<Moment>, now: jiff::Timestamp) -> bool {
        self.availability().begins(event_ends_at.map(Into::into)).is_some_and(|begins| begins <= now)
    }
}

impl From<MaterialAudience> for Audience {
    fn from(audience: MaterialAudience) -> Self {
        match audience {
            MaterialAudience::Everyone => Self::Everyone,
            MaterialAudience::Registered => Self::Registered,
            MaterialAudience::Present => Self::Present,
        }
    }
}
