//! Somebody who may sign in at the desk.

use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;

use super::moment::Moment;
use super::organiser_programme;
use crate::rules::permission::{Role, Scope};

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "organisers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub email_key: String,
    pub email: String,
    pub name: String,
    /// `Role::code`.
    pub role: String,
    pub language: String,
    pub active: bool,
    /// False: only the programmes of `organiser_programmes`.
    pub all_programmes: bool,
    /// Grows with each save, so that two people never overwrite each other.
    pub version: i32,
    pub created_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Which events they see and may act on, as it is written at this moment. Administrators see all.
    ///
    /// # Errors
    /// The database's.
    pub async fn scope(&self, connection: &impl ConnectionTrait) -> Result<Scope, DbErr> {
        if self.all_programmes || self.role == Role::Admin.code() {
            return Ok(Scope::All);
        }
        let programmes: Vec<Uuid> = organiser_programme::Entity::of(self.id).select_only().column(organiser_programme::Column::ProgrammeId).into_tuple().all(connection).await?;
        Ok(Scope::Programmes(programmes.into()))
    }
}
