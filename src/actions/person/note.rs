//! An organiser notes something about a person, for the desk only.

use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{person, person_note};
use crate::error::{Error, FieldErrors};
use crate::rules::names;
use crate::rules::permission::Permission;

/// Characters of a note.
pub const LIMIT: usize = 2_000;

/// # Errors
/// `Forbidden`; `NotFound`; `Invalid` for `note`.
pub async fn note(app: &App, acting: Acting, person_id: Uuid, typed: &str) -> Result<(), Error> {
    acting.needs(Permission::ChangeRegistrations)?;
    let mut faults = FieldErrors::default();
    let note = names::text(typed, LIMIT).map_err(|fault| faults.add_fault("note", fault)).unwrap_or_default();
    if faults.is_empty() && note.is_empty() {
        faults.add("note", "required");
    }
    faults.into_result()?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                person::Entity::find_by_id(person_id).one(transaction).await?.ok_or(Error::NotFound)?;
                let row = person_note::Model { id: ground.clock.id(), person_id, organiser_id: acting.organiser_id, note, created_at: ground.clock.now().into() };
                person_note::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
                // The words stand with the person; the log says only that there are some.
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "person.note", Subject("person", person_id), json!({})).await
            })
        })
        .await
}
