//! A speaker is added to an event, or changed.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::event::locked;
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::speaker::{self, SpeakerRole};
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::language::Language;
use crate::rules::names;
use crate::rules::permission::Permission;
use crate::rules::search_text::fold;
use crate::rules::translated::Translated;

/// Most speakers of one event.
pub const MOST: usize = 100;
/// Most characters.
pub const NAME: usize = 120;
pub const ORGANISATION: usize = 200;
pub const ABOUT: usize = 1_000;

#[derive(Debug, Clone, PartialEq)]
pub struct SpeakerDetails {
    pub name: String,
    pub role: SpeakerRole,
    pub organisation: Option<String>,
    /// Who they are.
    pub about: Translated,
}

impl SpeakerDetails {
    fn check(&self) -> Result<(), Error> {
        let mut faults = FieldErrors::default();
        if let Err(fault) = names::line(&self.name, NAME) {
            faults.add_fault("speaker_name", fault);
        }
        if let Some(Err(fault)) = self.organisation.as_ref().map(|name| names::line(name, ORGANISATION)) {
            faults.add_fault("speaker_organisation", fault);
        }
        for language in Language::ALL {
            if let Some(Err(fault)) = self.about.get(language).map(|about| names::text(about, ABOUT)) {
                faults.add_fault(&format!("about_{}", language.code()), fault);
            }
        }
        faults.into_result()
    }
}

/// Saves a speaker over the version that was seen, or (`None`) a new one, who comes last.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Invalid` (`too-many-speakers` at `speaker_name`).
pub async fn save(app: &App, acting: Acting, event_id: Uuid, over: Option<(Uuid, i32)>, details: SpeakerDetails) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    details.check()?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { write(transaction, &ground, acting, event_id, over, &details).await })).await
}

async fn write(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, over: Option<(Uuid, i32)>, details: &SpeakerDetails) -> Result<(), Error> {
    locked(transaction, event_id).await?;
    let columns = speaker::ActiveModel {
        name: Set(details.name.clone()),
        name_folded: Set(fold(&format!("{} {}", details.name, details.organisation.as_deref().unwrap_or_default()))),
        role: Set(details.role),
        organisation: Set(details.organisation.clone()),
        about: Set(serde_json::to_value(&details.about).map_err(|error| Error::Internal(error.into()))?),
        ..Default::default()
    };
    let (action, before) = match over {
        None => {
            let all = speaker::Entity::of(event_id).all(transaction).await?;
            if all.len() >= MOST {
                let mut faults = FieldErrors::default();
                faults.add("speaker_name", "too-many-speakers");
                return Err(Error::Invalid(faults));
            }
            let position = all.last().map_or(0, |last| last.position.saturating_add(1));
            let now = app.clock.now().into();
            let row = speaker::ActiveModel { id: Set(app.clock.id()), event_id: Set(event_id), position: Set(position), version: Set(1), created_at: Set(now), ..columns };
            speaker::Entity::insert(row).exec_without_returning(transaction).await?;
            ("speaker.add", None)
        }
        Some((id, version)) => {
            let before = at_version(transaction, event_id, id, version).await?;
            let change = speaker::ActiveModel { id: Unchanged(id), version: Set(version + 1), ..columns };
            speaker::Entity::update(change).exec(transaction).await?;
            ("speaker.edit", Some(before))
        }
    };
    let mut noted = json!({ "speaker_name": [before.as_ref().map(|before| &before.name), details.name] });
    if before.as_ref().is_none_or(|before| before.organisation != details.organisation) && details.organisation.is_some() {
        noted["speaker_organisation"] = json!([before.as_ref().and_then(|before| before.organisation.as_ref()), details.organisation]);
    }
    if let Some(before) = before.as_ref().filter(|before| before.role != details.role) {
        noted["speaker_role"] = json!([before.role, details.role]);
    }
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), action, Subject("event", event_id), noted).await
}

/// A speaker of the event who is still at the version the organiser saw.
pub(super) async fn at_version(transaction: &DatabaseTransaction, event_id: Uuid, id: Uuid, version: i32) -> Result<speaker::Model, Error> {
    let found = speaker::Entity::find_by_id(id).filter(speaker::Column::EventId.eq(event_id)).one(transaction).await?.ok_or(Error::NotFound)?;
    if found.version == version { Ok(found) } else { Err(Refusal::ChangedMeanwhile.into()) }
}
