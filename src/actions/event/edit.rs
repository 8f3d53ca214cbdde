//! An event's own words and numbers, saved a section at a time; its sessions have their own verbs.

use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::addresses::{renamed, slug_is_free, slug_taken};
use super::changes::Changes;
use super::collect::{Announcement, collect, retitled, snapshot};
use super::create::programme_fits;
use super::derived::Derived;
use super::{Contact, EventDetails, at_section, at_version, not_cancelled, publishable, sections_saved};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::registration::overbooked::{Limit, mark_excess};
use crate::actions::registration::promote::look_again;
use crate::app::App;
use crate::db::is_unique_violation;
use crate::entity::event::{self, EventFormat, EventKind, EventStatus};
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::registration_history::ActorKind;
use crate::entity::session;
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::event_section::EventSection;
use crate::rules::event_texts::EventTexts;
use crate::rules::language::Language;
use crate::rules::letter::Undecided;
use crate::rules::names::Slug;
use crate::rules::permission::Permission;
use crate::rules::registration::Cause;

/// What is saved together. Moments are UTC.
#[derive(Debug, Clone, PartialEq)]
pub enum Section {
    Basics {
        kind: EventKind,
        format: EventFormat,
        language: Language,
        programme_id: Option<Uuid>,
    },
    /// `translations`: in other languages than the event's own.
    Texts {
        title: String,
        summary: String,
        description: String,
        translations: EventTexts,
    },
    /// `undecided`: as long as it is; afterwards it stays as it was.
    Registering {
        capacity: Option<i32>,
        opens_at: Option<Timestamp>,
        closes_at: Option<Timestamp>,
        undecided: Option<Undecided>,
    },
    Contacts {
        practical: Contact,
        content: Contact,
    },
    Visibility {
        slug: Slug,
        unlisted: bool,
    },
}

impl Section {
    fn name(&self) -> EventSection {
        match self {
            Self::Basics { .. } => EventSection::Basics,
            Self::Texts { .. } => EventSection::Texts,
            Self::Registering { .. } => EventSection::Registering,
            Self::Contacts { .. } => EventSection::Contacts,
            Self::Visibility { .. } => EventSection::Visibility,
        }
    }

    /// What is said of the event with this section in the place of its own in `details`.
    fn over(self, details: EventDetails, event: &event::Model) -> EventDetails {
        match self {
            Self::Basics { kind, format, language, programme_id } => EventDetails { kind, format, language, programme_id, ..details },
            Self::Texts { title, summary, description, translations } => EventDetails { title, summary, description, translations, ..details },
            Self::Registering { capacity, opens_at, closes_at, undecided } => EventDetails {
                capacity,
                registration_opens_at: opens_at,
                registration_closes_at: closes_at,
                undecided: if event.decided_at.is_some() { details.undecided } else { undecided },
                ..details
            },
            Self::Contacts { practical, content } => {
                EventDetails { contact_name: practical.name, contact_email: practical.email, contact_phone: practical.phone, content_contact: content, ..details }
            }
            Self::Visibility { slug, unlisted } => EventDetails { slug: Some(slug), unlisted, ..details },
        }
    }
}

/// What saving an event did to people.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Edited {
    /// Places beyond a capacity that was lowered; who has them keeps them.
    pub overbooked: usize,
    /// People from the waiting list who got a place by a capacity that was raised.
    pub promoted: usize,
    /// Who will hear of another title, and when.
    pub announcement: Announcement,
}

/// Saves a section over its `version`, whatever happened to the others.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)` when somebody saved the section in between;
/// `Refused(EventCancelled)`; `Refused(HasRegistrations)` when people have registered for an event that is made unsure,
/// or sure; `Invalid`, also for a format that a published event's sessions do not fit.
pub async fn edit(app: &App, acting: Acting, event_id: Uuid, version: i32, section: Section) -> Result<Edited, Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    let edited = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                let event = at_section(transaction, event_id, section.name(), version).await?;
                save(transaction, &ground, acting, event, vec![section]).await
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(edited)
}

/// Saves several sections together, over the `version` of the whole event.
///
/// # Errors
/// Those of [`edit`].
pub async fn edit_whole(app: &App, acting: Acting, event_id: Uuid, version: i32, sections: Vec<Section>) -> Result<Edited, Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    let edited = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                let event = at_version(transaction, event_id, version).await?;
                save(transaction, &ground, acting, event, sections).await
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(edited)
}

async fn save(transaction: &DatabaseTransaction, app: &App, acting: Acting, event: event::Model, sections: Vec<Section>) -> Result<Edited, Error> {
    let event_id = event.id;
    not_cancelled(&event)?;
    let names: Vec<EventSection> = sections.iter().map(Section::name).collect();
    let details = sections.into_iter().fold(EventDetails::of(&event), |details, section| section.over(details, &event));
    details.check()?;
    let slug = details.slug.as_ref().map_or(event.slug.as_str(), Slug::as_str).to_owned();
    let mut changes = Changes::of_event(&event, &details, &slug);
    if changes.is_empty() {
        return Ok(Edited::default());
    }
    programme_fits(transaction, acting, details.programme_id).await?;
    check(transaction, &event, &details, &changes, &slug).await?;
    let before = snapshot(transaction, &event).await?;
    let is_retitled = event.status == EventStatus::Published && changes.has("title");
    if is_retitled {
        retitled(transaction, app, &event).await?;
    }
    renamed(transaction, &app.clock, &event, &slug).await?;
    let mut change = event::ActiveModel {
        id: Unchanged(event_id),
        version: Set(event.version + 1),
        section_versions: Set(sections_saved(&event, &names)?),
        updated_at: Set(app.clock.now().into()),
        ..details.row(&slug)?
    };
    if changes.are_of_content() {
        change.content_changed_at = Set(Some(app.clock.now().into()));
    }
    Derived::of(transaction, event_id, details.search_words(), details.programme_id).await?.put_into(&mut change);
    let after = event::Entity::update(change).exec(transaction).await.map_err(|error| if is_unique_violation(&error) { slug_taken() } else { error.into() })?;
    let mut edited = Edited::default();
    if is_retitled {
        edited.announcement = collect(transaction, app, acting, &after, before).await?;
    }
    // Nobody who has a place loses it by a smaller room.
    if let Some(limit) = details.capacity.filter(|limit| *limit < event.places_taken) {
        edited.overbooked = mark_excess(transaction, event_id, Limit::Event(limit)).await?;
    }
    edited.promoted = look_again(transaction, app, event_id, Cause::RulesChanged).await?;
    changes.note("overbooked", &0, &edited.overbooked);
    changes.note("promoted", &0, &edited.promoted);
    changes.note(edited.announcement.noted(), &0, &edited.announcement.people);
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "event.edit", Subject("event", event_id), changes.into_value()).await?;
    Ok(edited)
}

/// What depends on other rows.
async fn check(transaction: &DatabaseTransaction, event: &event::Model, details: &EventDetails, changes: &Changes, slug: &str) -> Result<(), Error> {
    if event.status == EventStatus::Published && changes.has("format") {
        publishable(details.format, &session::Entity::of(event.id).all(transaction).await?)?;
    }
    if changes.has("slug") {
        slug_is_free(transaction, slug, Some(event.id)).await?;
    }
    if changes.has("decide_by") || changes.has("minimum") {
        undecided_fits(event, details.undecided)?;
        // Who was confirmed stays so, and who holds a place is told by the decision.
        let active = registration::Entity::of(event.id).filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE));
        if event.decide_by.is_some() != details.undecided.is_some() && active.count(transaction).await? > 0 {
            return Err(Refusal::HasRegistrations.into());
        }
    }
    Ok(())
}

/// # Errors
/// `Invalid` when it would be decided after the start.
pub(super) fn undecided_fits(event: &event::Model, undecided: Option<Undecided>) -> Result<(), Error> {
    let mut faults = FieldErrors::default();
    if let (Some(undecided), Some(start)) = (undecided, event.starts_at)
        && undecided.decide_by >= start.0
    {
        faults.add("decide_date", "decide-after-start");
    }
    faults.into_result()
}
