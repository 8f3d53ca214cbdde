//! A place that organisers know: where it is, how one gets there and in.

use sea_orm::entity::prelude::*;

use super::moment::Moment;
use crate::rules::translated::Translated;
use crate::rules::venue::Directions;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "venues")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub name: String,
    /// Folded name, street and municipality, for searching.
    pub search_text: String,
    /// Street and number.
    pub street: Option<String>,
    pub postal_code: Option<String>,
    pub municipality: Option<String>,
    /// A `WebAddress`.
    pub map_url: Option<String>,
    /// `Translated`: wheelchair, induction loop, parking …
    pub access: Json,
    /// `Translated`: how one gets there.
    pub travel: Json,
    /// How many people fit, as a help when choosing.
    pub capacity_hint: Option<i32>,
    /// Not to be chosen any more.
    pub archived_at: Option<Moment>,
    /// Grows with each save, so that two organisers never overwrite each other.
    pub version: i32,
    pub created_at: Moment,
    pub updated_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// The address in one line, as sessions keep it.
    #[must_use]
    pub fn address(&self) -> Option<String> {
        crate::rules::venue::address_line(self.street.as_deref(), self.postal_code.as_deref(), self.municipality.as_deref())
    }

    /// What sessions keep beside place and address; `None` when there is nothing to say.
    #[must_use]
    pub fn directions(&self) -> Option<Directions> {
        let words = |json: &Json| serde_json::from_value::<Translated>(json.clone()).unwrap_or_default();
        Some(Directions { map_url: self.map_url.clone(), access: words(&self.access), travel: words(&self.travel) }).filter(|directions| !directions.is_empty())
    }
}
