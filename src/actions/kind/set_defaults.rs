//! An administrator says what new events of a kind begin with; events that are there stay as they are.

use sea_orm::{ActiveEnum, ActiveValue::Set, DatabaseTransaction, EntityTrait, IntoActiveModel, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::event::EventKind;
use crate::entity::kind_defaults;
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::kind_defaults::KindDefaults;
use crate::rules::permission::Permission;

/// Saves them over `version`; 0: as the house has it.
///
/// # Errors
/// `Forbidden`; `Refused(ChangedMeanwhile)`; `Invalid` for a number of places that is none.
pub async fn set_defaults(app: &App, acting: Acting, kind: EventKind, version: i32, defaults: KindDefaults) -> Result<(), Error> {
    acting.needs(Permission::EditKinds)?;
    let mut faults = FieldErrors::default();
    if !["onsite", "online", "hybrid"].contains(&defaults.format.as_str()) {
        faults.add("format", "not-in-list");
    }
    if defaults.capacity.is_some_and(|capacity| !(1..=100_000).contains(&capacity)) {
        faults.add("capacity", "not-a-number-of-places");
    }
    faults.into_result()?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { save(transaction, &ground, acting, kind, version, &defaults).await })).await
}

async fn save(transaction: &DatabaseTransaction, app: &App, acting: Acting, kind: EventKind, version: i32, defaults: &KindDefaults) -> Result<(), Error> {
    let code = kind.to_value();
    let kept = kind_defaults::Entity::find_by_id(code.clone()).lock_exclusive().one(transaction).await?;
    if kept.as_ref().map_or(0, |kept| kept.version) != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let json = |defaults: &KindDefaults| serde_json::to_value(defaults).map_err(|error| Error::Internal(error.into()));
    let before = kept.as_ref().map_or_else(|| KindDefaults::of_the_house(&code), |kept| serde_json::from_value(kept.defaults.clone()).unwrap_or_default());
    if before == *defaults {
        return Ok(());
    }
    let row = kind_defaults::Model { kind: code.clone(), defaults: json(defaults)?, version: version + 1, updated_at: app.clock.now().into() }.into_active_model();
    match kept {
        Some(_) => {
            let change = kind_defaults::ActiveModel { defaults: Set(json(defaults)?), version: Set(version + 1), ..row };
            kind_defaults::Entity::update(change).exec(transaction).await?;
        }
        None => {
            let inserted = kind_defaults::Entity::insert(row).exec_without_returning(transaction).await;
            inserted.map_err(|error| if crate::db::is_unique_violation(&error) { Refusal::ChangedMeanwhile.into() } else { Error::from(error) })?;
        }
    }
    let mut noted = serde_json::Map::new();
    let (before, after) = (json(&before)?, json(defaults)?);
    for (name, value) in after.as_object().into_iter().flatten().filter(|(name, value)| before.get(name.as_str()) != Some(*value)) {
        noted.insert(name.clone(), json!([before.get(name), value]));
    }
    noted.insert("kind".to_owned(), json!([code, code]));
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "kind.set_defaults", Subject("kind", subject_of(kind)), noted.into()).await
}

/// The log names what was acted on by an id, and a kind has none: its place in the list stands for it.
fn subject_of(kind: EventKind) -> Uuid {
    use sea_orm::Iterable;
    Uuid::from_u128(EventKind::iter().position(|one| one == kind).unwrap_or_default() as u128)
}
