//! Each change of a registration's status; only ever added to.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

/// Who acted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    Participant,
    /// Who registered a colleague.
    Booker,
    Organiser,
    /// With a desk link; `actor_id` is the link's.
    Volunteer,
    /// Another system, by the API; `actor_id` is its token's.
    Token,
    System,
}

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "registration_history")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub registration_id: Uuid,
    pub from_status: Option<super::registration::RegistrationStatus>,
    pub to_status: super::registration::RegistrationStatus,
    /// `Transition::code`.
    pub transition: String,
    /// Why the program acted, `Cause::code`.
    pub cause: Option<String>,
    /// The other registration: whose place it was, or who has it now.
    pub related_id: Option<Uuid>,
    pub actor: ActorKind,
    /// The organiser, when one acted.
    pub actor_id: Option<Uuid>,
    pub reason: Option<String>,
    /// Grows with each change of one registration: its version after the change.
    pub number: i32,
    pub at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// For `EXISTS` in a statement about registrations: it came with a file of the system that was used before.
#[must_use]
pub fn came_with_a_file() -> sea_orm::sea_query::SelectStatement {
    use sea_orm::sea_query::{Expr, ExprTrait, Query};

    use super::registration;
    use crate::rules::registration::Transition;
    Query::select()
        .expr(Expr::value(1))
        .from(Entity)
        .and_where(Expr::col((Entity, Column::RegistrationId)).equals((registration::Entity, registration::Column::Id)))
        .and_where(Expr::col((Entity, Column::Transition)).eq(Transition::Import.code()))
        .to_owned()
}
