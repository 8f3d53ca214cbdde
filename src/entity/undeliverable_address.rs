//! Addresses that no mail reaches: a mail server said that there is no such mailbox, at once or by a bounce. Further
//! mails to them are withheld until an organiser clears the entry or the address is corrected.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "undeliverable_addresses")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// `EmailAddress::key`, with its plus-tag: not every mail server knows tags.
    #[sea_orm(unique)]
    pub address: String,
    /// The enhanced status code (RFC 3463), as `5.1.1`.
    pub code: String,
    /// What the mail server said.
    pub reason: String,
    pub since: Moment,
    /// The mail that did not arrive.
    pub outbox_id: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Entity {
    /// The entries of these addresses, given as they are written or as keys.
    #[must_use]
    pub fn among<'a>(addresses: impl IntoIterator<Item = &'a str>) -> sea_orm::Select<Self> {
        Self::find().filter(Column::Address.is_in(addresses.into_iter().map(str::to_ascii_lowercase)))
    }
}
