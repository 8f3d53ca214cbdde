//! A local authority or other body, with its life dates.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "organisations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Key in the source it was imported from: its URI, or another name that stays.
    pub source_key: String,
    /// As the register words it: `Gemeente`, `OCMW`, `Politiezone` …
    pub kind: String,
    pub name: String,
    pub name_fr: Option<String>,
    pub legal_name: String,
    /// Folded name, legal name and French name, for searching.
    pub name_folded: String,
    /// Ten digits.
    pub kbo_number: Option<String>,
    /// Territory: a municipality and its OCMW share it.
    pub nis_code: Option<String>,
    pub ovo_code: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
    pub city_folded: Option<String>,
    pub region: Option<String>,
    pub province: Option<String>,
    pub reference_region: Option<String>,
    pub website: Option<String>,
    /// First day; `None`: before the register began.
    pub valid_from: Option<Date>,
    /// First day on which it no longer existed; `None` with `active` false: day not known.
    pub valid_until: Option<Date>,
    pub active: bool,
    /// Of the association.
    pub member: bool,
    /// Who took over after a merger.
    pub successor_id: Option<Uuid>,
    pub version: i32,
    pub created_at: Moment,
    pub updated_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// `Gemeente Aalst`.
    #[must_use]
    pub fn full_name(&self) -> String {
        crate::rules::organisation_name::full_name(&self.kind, &self.name)
    }
}
