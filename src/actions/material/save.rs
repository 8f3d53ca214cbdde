//! A link is added to an event's materials, or changed.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::event::locked;
use crate::app::App;
use crate::entity::material::{self, MaterialAudience};
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::names::{self, WebAddress};
use crate::rules::permission::Permission;

/// Most materials of one event.
pub const MOST: u64 = 50;
/// Most characters of a title.
pub const TITLE: usize = 200;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaterialDetails {
    pub title: String,
    pub url: WebAddress,
    pub audience: MaterialAudience,
}

/// Saves a link over the version that was seen, or (`None`) a new one.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Invalid`: `title`, `url` (`too-many-materials`).
pub async fn save(app: &App, acting: Acting, event_id: Uuid, over: Option<(Uuid, i32)>, details: MaterialDetails) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let mut faults = FieldErrors::default();
    if let Err(fault) = names::line(&details.title, TITLE) {
        faults.add_fault("title", fault);
    }
    faults.into_result()?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { write(transaction, &ground, acting, event_id, over, &details).await })).await
}

async fn write(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, over: Option<(Uuid, i32)>, details: &MaterialDetails) -> Result<(), Error> {
    locked(transaction, event_id).await?;
    let columns = material::ActiveModel { title: Set(details.title.clone()), url: Set(details.url.as_str().to_owned()), audience: Set(details.audience), ..Default::default() };
    let (action, before) = match over {
        None => {
            if material::Entity::of(event_id).count(transaction).await? >= MOST {
                let mut faults = FieldErrors::default();
                faults.add("url", "too-many-materials");
                return Err(Error::Invalid(faults));
            }
            let row = material::ActiveModel { id: Set(app.clock.id()), event_id: Set(event_id), version: Set(1), created_at: Set(app.clock.now().into()), ..columns };
            material::Entity::insert(row).exec_without_returning(transaction).await?;
            ("material.add", None)
        }
        Some((id, version)) => {
            let before = at_version(transaction, event_id, id, version).await?;
            let change = material::ActiveModel { id: Unchanged(id), version: Set(version + 1), ..columns };
            material::Entity::update(change).exec(transaction).await?;
            ("material.edit", Some(before.title))
        }
    };
    let noted = json!({ "material_title": [before, details.title] });
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), action, Subject("event", event_id), noted).await
}

/// A link of the event that is still at the version the organiser saw.
pub(super) async fn at_version(transaction: &DatabaseTransaction, event_id: Uuid, id: Uuid, version: i32) -> Result<material::Model, Error> {
    let found = material::Entity::find_by_id(id).filter(material::Column::EventId.eq(event_id)).one(transaction).await?.ok_or(Error::NotFound)?;
    if found.version == version { Ok(found) } else { Err(Refusal::ChangedMeanwhile.into()) }
}
