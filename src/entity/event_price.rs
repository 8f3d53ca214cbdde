//! What an event costs. An event without such a row is free.

use sea_orm::entity::prelude::*;

use super::moment::Moment;
use crate::rules::price::Prices;
use crate::rules::translated::Translated;

/// Whether somebody who pays must say who gets the invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum InvoiceDataAsked {
    Optional,
    Required,
}

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event_prices")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub event_id: Uuid,
    /// Cents of euro.
    pub member_cents: i32,
    /// Cents of euro.
    pub non_member_cents: i32,
    /// `Translated`: as `vrij van btw`.
    pub vat_note: Json,
    /// `Translated`: what one gets for it.
    pub included: Json,
    /// `Translated`: what cancelling costs.
    pub terms: Json,
    pub invoice_data: InvoiceDataAsked,
    /// Grows with each save, so that two organisers never overwrite each other.
    pub version: i32,
    pub updated_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    #[must_use]
    pub fn prices(&self) -> Prices {
        Prices { member_cents: self.member_cents, non_member_cents: self.non_member_cents }
    }

    /// VAT note, what is included, terms. What cannot be read is nothing.
    #[must_use]
    pub fn words(&self) -> [Translated; 3] {
        [&self.vat_note, &self.included, &self.terms].map(|json| serde_json::from_value(json.clone()).unwrap_or_default())
    }
}
