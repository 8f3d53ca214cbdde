//! An address that an organiser invited to an event. Whether it accepted is read from its registration.

use sea_orm::entity::prelude::*;

use super::moment::Moment;
use super::{person, registration};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "invitees")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub event_id: Uuid,
    pub email: String,
    /// `EmailAddress::key`.
    pub email_key: String,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    /// Of the letters.
    pub language: String,
    pub token_hash: Vec<u8>,
    pub invited_at: Moment,
    pub reminded_at: Option<Moment>,
    /// Said no by the invitation's link.
    pub declined_at: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The invited addresses of one event, in the order in which they were invited.
    #[must_use]
    pub fn of(event_id: Uuid) -> sea_orm::Select<Self> {
        use sea_orm::QueryOrder;
        Self::find().filter(Column::EventId.eq(event_id)).order_by_asc(Column::InvitedAt).order_by_asc(Column::Id)
    }

    /// Whether the person with that address has an active registration for the event: then they have said yes.
    #[must_use]
    pub fn has_registered() -> sea_orm::sea_query::Expr {
        use sea_orm::sea_query::{Expr, ExprTrait, Query};
        let theirs = Query::select()
            .expr(Expr::value(1))
            .from(registration::Entity)
            .inner_join(person::Entity, Expr::col((person::Entity, person::Column::Id)).equals((registration::Entity, registration::Column::PersonId)))
            .and_where(Expr::col((person::Entity, person::Column::EmailKey)).equals((Self, Column::EmailKey)))
            .and_where(Expr::col((registration::Entity, registration::Column::EventId)).equals((Self, Column::EventId)))
            .and_where(registration::Column::Status.is_in(registration::RegistrationStatus::ACTIVE))
            .to_owned();
        Expr::exists(theirs)
    }
}
