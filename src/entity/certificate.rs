//! A certificate of attendance as it was issued. It is never changed: what no longer holds is revoked, and another one issued.

use sea_orm::entity::prelude::*;

use super::moment::Moment;
use crate::rules::certificate::CertificateFacts;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "certificates")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub registration_id: Uuid,
    pub event_id: Uuid,
    /// `Keys::certificate_number`: stands on it, and says whether it is good.
    pub number: String,
    /// `CertificateFacts`; see [`Model::facts`].
    pub facts: Json,
    /// That of the facts: the file is kept as long as the certificate.
    pub signature_file_id: Option<Uuid>,
    pub issued_at: Moment,
    /// It is to be told by itself, without anybody pressing a button.
    pub by_itself: bool,
    /// When its holder was told by mail.
    pub told_at: Option<Moment>,
    pub revoked_at: Option<Moment>,
    /// `Revoked::code`.
    pub revoked_because: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// What it says.
    ///
    /// # Errors
    /// What is stored is none: nothing may be said in its place.
    pub fn facts(&self) -> Result<CertificateFacts, serde_json::Error> {
        serde_json::from_value(self.facts.clone())
    }
}

impl Entity {
    /// Those of an event that are good, the oldest first.
    #[must_use]
    pub fn good(event_id: Uuid) -> sea_orm::Select<Self> {
        use sea_orm::QueryOrder;
        Self::find().filter(Column::EventId.eq(event_id)).filter(Column::RevokedAt.is_null()).order_by_asc(Column::Id)
    }
}
