//! What one registration costs, as it was when it was made, and who gets the invoice. Free ones have no row.

use sea_orm::entity::prelude::*;

use super::moment::Moment;
use crate::rules::price::PriceFacts;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "registration_prices")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub registration_id: Uuid,
    /// Cents of euro.
    pub cents: i32,
    /// The price of members.
    pub member: bool,
    pub po_number: Option<String>,
    pub invoice_organisation: Option<String>,
    /// Ten digits.
    pub invoice_kbo: Option<String>,
    pub invoice_address: Option<String>,
    pub invoice_reference: Option<String>,
    /// Grows with each save, so that two people never overwrite each other.
    pub version: i32,
    pub created_at: Moment,
    pub updated_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// What letters say of it.
    #[must_use]
    pub fn facts(&self) -> PriceFacts {
        PriceFacts { cents: self.cents, member: self.member, po_number: self.po_number.clone(), invoice_organisation: self.invoice_organisation.clone() }
    }

    /// The enterprise number as people write it: `0207.437.468`.
    #[must_use]
    pub fn kbo_in_words(&self) -> Option<String> {
        self.invoice_kbo.as_deref().map(|digits| crate::rules::identifiers::KboNumber::parse(digits).map_or_else(|| digits.to_owned(), |number| number.to_string()))
    }
}
