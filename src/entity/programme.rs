//! A project or series that groups events.

use sea_orm::entity::prelude::*;

use super::moment::Moment;
use crate::rules::language::Language;
use crate::rules::programme::ProgrammeTexts;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "programmes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub slug: String,
    /// In its own language, as summary and description.
    pub name: String,
    pub summary: String,
    /// Markdown.
    pub description: String,
    /// Who pays for it.
    pub funder: Option<String>,
    /// Code of its own language: `nl`, `fr`, `en`.
    pub language: String,
    /// `ProgrammeTexts`; see [`Model::texts`].
    pub texts: Json,
    /// First and last day, as `2027-03-09`.
    pub starts_on: Option<String>,
    pub ends_on: Option<String>,
    /// The organiser who leads it.
    pub lead_id: Option<Uuid>,
    /// Whom to ask about what it is about.
    pub content_contact_name: Option<String>,
    pub content_contact_email: Option<String>,
    /// Whom to ask about registering and places.
    pub practical_contact_name: Option<String>,
    pub practical_contact_email: Option<String>,
    /// Sites that may frame its events, parted by blanks; see `rules::web_origin`.
    pub embed_origins: String,
    /// Grows with each save, so that two organisers never overwrite each other.
    pub version: i32,
    pub created_at: Moment,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    #[must_use]
    pub fn language(&self) -> Language {
        Language::parse(&self.language).unwrap_or_default()
    }

    /// Its texts in every language. What cannot be read counts as not written.
    #[must_use]
    pub fn texts(&self) -> ProgrammeTexts {
        let mut texts: ProgrammeTexts = serde_json::from_value(self.texts.clone()).unwrap_or_default();
        let own = self.language();
        texts.name.set(own, Some(self.name.clone()));
        texts.summary.set(own, Some(self.summary.clone()));
        texts.description.set(own, Some(self.description.clone()));
        texts
    }

    /// Its name for a reader of that language.
    #[must_use]
    pub fn name_in(&self, language: Language) -> String {
        self.texts().name.in_language(language, self.language()).to_owned()
    }

    /// First and last day.
    #[must_use]
    pub fn period(&self) -> (Option<jiff::civil::Date>, Option<jiff::civil::Date>) {
        let date = |text: &Option<String>| text.as_deref().and_then(|text| text.parse().ok());
        (date(&self.starts_on), date(&self.ends_on))
    }
}
