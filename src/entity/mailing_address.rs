//! An address that was written to about more than its own registration: invitations, messages of organisers.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "mailing_addresses")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// `EmailAddress::key`.
    pub email_key: String,
    /// Of the link in each such mail.
    pub token_hash: Vec<u8>,
    /// Wants no more of them since then; mails about a registration of its own come all the same.
    pub unsubscribed_at: Option<Moment>,
    pub created_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// Addresses that want no messages. Written out as the partial index has it.
    #[must_use]
    pub fn unsubscribed() -> sea_orm::Select<Self> {
        Self::find().filter(Expr::cust("\"mailing_addresses\".\"unsubscribed_at\" IS NOT NULL"))
    }
}
