//! What one registers for.

use sea_orm::entity::prelude::*;

use super::moment::Moment;

/// What sort of meeting; words in the locales under `kind-…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    Training,
    Webinar,
    Workshop,
    WorkingVisit,
    PeerExchange,
    StudyDay,
    Meeting,
}

/// Where people take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum EventFormat {
    Onsite,
    Online,
    Hybrid,
}

/// Who sees it, and whether it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum EventStatus {
    /// Seen at the desk only.
    Draft,
    Published,
    /// Will not take place; its page says so.
    Cancelled,
}

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "events")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub programme_id: Option<Uuid>,
    pub slug: String,
    pub title: String,
    pub summary: String,
    /// Markdown.
    pub description: String,
    pub kind: EventKind,
    pub format: EventFormat,
    /// Code of the language in which it is held and described: `nl`, `fr`, `en`.
    pub language: String,
    pub status: EventStatus,
    /// `None`: as many as come.
    pub capacity: Option<i32>,
    /// Kept by the actions in the transaction that takes or frees a place; `belfry audit` proves it.
    pub places_taken: i32,
    /// Of `places_taken`, those of people who come to the room, and of people who take part online; kept like it.
    pub onsite_taken: i32,
    pub online_taken: i32,
    /// `RegistrationRules`; see [`Model::rules`].
    pub rules: Json,
    /// People on the waiting list; kept like `places_taken`.
    pub waiting_count: i32,
    /// Free places are kept for people who wait already.
    pub places_kept: bool,
    /// Whether its form has questions of the organiser's.
    pub asks_questions: bool,
    /// Grows when the secret link must die.
    pub secret_link_generation: i32,
    /// An organiser wants a mail for each form; kept by `actions::event::follow`.
    pub followed_each: bool,
    /// `Salutation::code`: how Dutch letters address their reader.
    pub salutation: String,
    /// `EventLetters`; see [`Model::letters`].
    pub letters: Json,
    pub registration_opens_at: Option<Moment>,
    pub registration_closes_at: Option<Moment>,
    /// Of practical questions; letters name this contact.
    pub contact_name: Option<String>,
    pub contact_email: Option<String>,
    pub contact_phone: Option<String>,
    /// Of questions about what is taught or discussed.
    pub content_contact_name: Option<String>,
    pub content_contact_email: Option<String>,
    pub content_contact_phone: Option<String>,
    /// `EventTexts`: title, summary and description in other languages; see [`Model::translations`].
    pub translations: Json,
    /// Its page works by its address only: in no list, feed or search engine.
    pub unlisted: bool,
    /// When the program publishes the draft by itself.
    pub publish_at: Option<Moment>,
    /// Out of the desk's usual lists since then; its page stays.
    pub archived_at: Option<Moment>,
    /// With `decide_by`: it takes place when so many people have registered.
    pub minimum: Option<i32>,
    /// By then an organiser decides whether it takes place; `None`: it does.
    pub decide_by: Option<Moment>,
    /// When an organiser decided that it does.
    pub decided_at: Option<Moment>,
    /// The same for all events of a series: the id of the event from which they were made.
    pub series_id: Option<Uuid>,
    /// `SectionVersions`; see [`Model::section_version`].
    pub section_versions: Json,
    /// `AttendanceRules`; see [`Model::attendance_rules`].
    pub attendance_rules: Json,
    /// Start of the first session that is not cancelled.
    pub starts_at: Option<Moment>,
    /// End of the last session that is not cancelled.
    pub ends_at: Option<Moment>,
    /// Folded title, summary and places, for searching.
    pub search_text: String,
    pub published_at: Option<Moment>,
    pub cancelled_at: Option<Moment>,
    pub cancel_reason: Option<String>,
    /// Grows with each save, so that two organisers never overwrite each other.
    pub version: i32,
    pub created_at: Moment,
    pub updated_at: Moment,
    /// When what its readers see of the row last changed; what its sessions say has its own (`sessions.updated_at`).
    /// `None`: never since it was made.
    pub content_changed_at: Option<Moment>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// What the registration rules must know.
    #[must_use]
    pub fn offer(&self) -> crate::rules::registration::Offer {
        let rules = self.rules();
        crate::rules::registration::Offer {
            published: self.status != EventStatus::Draft,
            cancelled: self.status == EventStatus::Cancelled,
            opens_at: self.registration_opens_at.map(Into::into),
            closes_at: self.registration_closes_at.map(Into::into),
            ends_at: self.ends_at.map(Into::into),
            capacity: self.capacity,
            places_taken: self.places_taken,
            approval: rules.approval,
            waiting_list: rules.waiting_list,
            promotion_stops_at: self.starts_at.map(|start| rules.promotion_stops_at(start.0)),
            places_kept: self.places_kept,
            undecided: self.undecided().is_some(),
        }
    }

    /// What is to be decided, as long as it is not sure that the event takes place.
    #[must_use]
    pub fn undecided(&self) -> Option<crate::rules::letter::Undecided> {
        let decide_by = self.decide_by.filter(|_| self.decided_at.is_none())?;
        Some(crate::rules::letter::Undecided { minimum: self.minimum.unwrap_or(1), decide_by: decide_by.into() })
    }

    /// Title, summary and description in other languages than its own. What cannot be read counts as not written.
    #[must_use]
    pub fn translations(&self) -> crate::rules::event_texts::EventTexts {
        serde_json::from_value(self.translations.clone()).unwrap_or_default()
    }

    /// Its texts for a reader of `language`.
    #[must_use]
    pub fn texts_for(&self, language: crate::rules::language::Language) -> crate::rules::event_texts::ReaderTexts {
        self.translations().for_reader(language, self.language(), [&self.title, &self.summary, &self.description])
    }

    /// How often that section of its page was saved.
    #[must_use]
    pub fn section_version(&self, section: crate::rules::event_section::EventSection) -> i32 {
        self.section_versions().of(section)
    }

    /// What cannot be read counts as never saved.
    #[must_use]
    pub fn section_versions(&self) -> crate::rules::event_section::SectionVersions {
        serde_json::from_value(self.section_versions.clone()).unwrap_or_default()
    }

    /// What the organiser decided about registering. What cannot be read has its default.
    #[must_use]
    pub fn rules(&self) -> crate::rules::registration_rules::RegistrationRules {
        serde_json::from_value(self.rules.clone()).unwrap_or_default()
    }

    /// When somebody counts as present. What cannot be read is as the house counts.
    #[must_use]
    pub fn attendance_rules(&self) -> crate::rules::presence::AttendanceRules {
        serde_json::from_value(self.attendance_rules.clone()).unwrap_or_default()
    }

    /// What the organiser decided about its letters. What cannot be read is as the house writes them.
    #[must_use]
    pub fn letters(&self) -> crate::rules::event_letters::EventLetters {
        serde_json::from_value(self.letters.clone()).unwrap_or_default()
    }

    /// When what the row says to its readers last changed: not when its rules, letters or figures did.
    #[must_use]
    pub fn content_changed_at(&self) -> Moment {
        [self.content_changed_at, self.published_at].into_iter().flatten().max().unwrap_or(self.created_at)
    }

    #[must_use]
    pub fn salutation(&self) -> crate::rules::salutation::Salutation {
        crate::rules::salutation::Salutation::parse(&self.salutation).unwrap_or_default()
    }

    #[must_use]
    pub fn language(&self) -> crate::rules::language::Language {
        crate::rules::language::Language::parse(&self.language).unwrap_or_default()
    }
}

impl Entity {
    /// What of all events a scope leaves; as a condition, so that counts and lists share it. Those without a programme
    /// are for who sees all programmes.
    #[must_use]
    pub fn within(scope: &crate::rules::permission::Scope) -> sea_orm::Condition {
        match scope {
            crate::rules::permission::Scope::All => sea_orm::Condition::all(),
            crate::rules::permission::Scope::Programmes(programmes) => sea_orm::Condition::all().add(Column::ProgrammeId.is_in(programmes.iter().copied())),
        }
    }
}
