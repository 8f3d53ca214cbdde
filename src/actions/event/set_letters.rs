//! How an event's letters speak: *je* or *u*, the sender's name, where answers go, and the organiser's own paragraphs.
//! Letters that are decided already keep what they had.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, DatabaseTransaction, EntityTrait};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{at_section, section_saved};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::clock::Clock;
use crate::entity::event;
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, FieldErrors};
use crate::rules::event_letters::{EventLetters, PARAGRAPH_LIMIT, SENDER_NAME_LIMIT, WITH_PARAGRAPH};
use crate::rules::event_section::EventSection;
use crate::rules::language::Language;
use crate::rules::names::{self, EmailAddress};
use crate::rules::permission::Permission;
use crate::rules::salutation::Salutation;
use crate::rules::translated::Translated;

/// What holds for all letters of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterSettings {
    pub salutation: Salutation,
    /// `None`: the service's.
    pub sender_name: Option<String>,
    /// `None`: the event's contact.
    pub reply_to: Option<EmailAddress>,
}

/// Saves them over their `version`.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Invalid` for a name that is none, or an address to which
/// answers may not go.
pub async fn set_letters(app: &App, acting: Acting, event_id: Uuid, version: i32, settings: LetterSettings) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let mut faults = FieldErrors::default();
    if let Some(Err(fault)) = settings.sender_name.as_deref().map(|name| names::line(name, SENDER_NAME_LIMIT)) {
        faults.add_fault("sender_name", fault);
    }
    if settings.reply_to.as_ref().is_some_and(|address| !app.config.mail_reply_to.allows(address)) {
        faults.add("reply_to", "reply-to-not-allowed");
    }
    faults.into_result()?;
    let clock = app.clock.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let event = at_section(transaction, event_id, EventSection::Letters, version).await?;
                let before = event.letters();
                let after = EventLetters { sender_name: settings.sender_name, reply_to: settings.reply_to.map(|address| address.as_str().to_owned()), ..before.clone() };
                let mut differing = serde_json::Map::new();
                let mut differs = |name: &str, before: Value, after: Value| {
                    if before != after {
                        differing.insert(name.to_owned(), json!([before, after]));
                    }
                };
                differs("salutation", json!(event.salutation().code()), json!(settings.salutation.code()));
                differs("sender_name", json!(before.sender_name), json!(after.sender_name));
                differs("reply_to", json!(before.reply_to), json!(after.reply_to));
                if differing.is_empty() {
                    return Ok(());
                }
                save(transaction, &clock, &event, settings.salutation, &after).await?;
                audit::record(transaction, &clock, ActorKind::Organiser, Some(&acting), "event.set_letters", Subject("event", event_id), differing.into()).await
            })
        })
        .await
}

/// Saves the organiser's own paragraph in the letters of one kind, in Markdown; in no language: there is none.
///
/// # Errors
/// `Forbidden`; `NotFound`, also for a kind of letter that has none; `Refused(ChangedMeanwhile)`; `Invalid` for a text
/// that is too long, as `paragraph_nl` …
pub async fn set_paragraph(app: &App, acting: Acting, event_id: Uuid, version: i32, kind: &str, paragraph: Translated) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let kind = WITH_PARAGRAPH.into_iter().find(|known| *known == kind).ok_or(Error::NotFound)?;
    let mut faults = FieldErrors::default();
    for language in Language::ALL {
        if let Some(Err(fault)) = paragraph.get(language).map(|text| names::text(text, PARAGRAPH_LIMIT)) {
            faults.add_fault(&format!("paragraph_{}", language.code()), fault);
        }
    }
    faults.into_result()?;
    let clock = app.clock.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let event = at_section(transaction, event_id, EventSection::Letters, version).await?;
                let mut letters = event.letters();
                let before = if paragraph.is_empty() { letters.paragraphs.remove(kind) } else { letters.paragraphs.insert(kind.to_owned(), paragraph.clone()) };
                if before.unwrap_or_default() == paragraph {
                    return Ok(());
                }
                save(transaction, &clock, &event, event.salutation(), &letters).await?;
                let noted = json!({ "letter_paragraph": [null, kind] });
                audit::record(transaction, &clock, ActorKind::Organiser, Some(&acting), "event.set_paragraph", Subject("event", event_id), noted).await
            })
        })
        .await
}

async fn save(transaction: &DatabaseTransaction, clock: &Clock, event: &event::Model, salutation: Salutation, letters: &EventLetters) -> Result<(), Error> {
    let change = event::ActiveModel {
        id: Unchanged(event.id),
        salutation: Set(salutation.code().to_owned()),
        letters: Set(serde_json::to_value(letters).map_err(|error| Error::Internal(error.into()))?),
        version: Set(event.version + 1),
        section_versions: Set(section_saved(event, EventSection::Letters)?),
        updated_at: Set(clock.now().into()),
        ..Default::default()
    };
    event::Entity::update(change).exec(transaction).await?;
    Ok(())
}
