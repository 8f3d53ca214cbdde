//! An item is added to the programme of a day, or changed.

use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::event::locked;
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{agenda_item, session, speaker};
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::agenda::{Item, fits};
use crate::rules::names;
use crate::rules::permission::Permission;

/// Most items of one event.
pub const MOST: usize = 300;
/// Most characters.
pub const TITLE: usize = 200;
pub const DESCRIPTION: usize = 1_000;
pub const ROOM: usize = 80;

/// Moments are UTC.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemDetails {
    pub session_id: Uuid,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub title: String,
    pub description: String,
    pub room: Option<String>,
    /// Of the event, in order.
    pub speakers: Vec<Uuid>,
}

impl ItemDetails {
    fn check(&self) -> Result<(), Error> {
        let mut faults = FieldErrors::default();
        if let Err(fault) = names::line(&self.title, TITLE) {
            faults.add_fault("item_title", fault);
        }
        if let Err(fault) = names::text(&self.description, DESCRIPTION) {
            faults.add_fault("item_description", fault);
        }
        if let Some(Err(fault)) = self.room.as_ref().map(|room| names::line(room, ROOM)) {
            faults.add_fault("room", fault);
        }
        faults.into_result()
    }

    /// As the rules see it, of this session.
    fn item(&self, session: &session::Model) -> Item {
        let since = minutes(session.starts_at.0, self.starts_at);
        Item { begins_after: since, minutes: minutes(self.starts_at, self.ends_at), room: self.room.clone() }
    }
}

fn minutes(from: Timestamp, to: Timestamp) -> i32 {
    i32::try_from(to.duration_since(from).as_mins()).unwrap_or(i32::MAX)
}

/// Saves an item over the version that was seen, or (`None`) a new one.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Invalid` for an item that does not fit its session or is at the
/// same time as another in the same room, for speakers and sessions that are not the event's (`too-many-items` at `item_title`).
pub async fn save(app: &App, acting: Acting, event_id: Uuid, over: Option<(Uuid, i32)>, details: ItemDetails) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    details.check()?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { write(transaction, &ground, acting, event_id, over, &details).await })).await
}

async fn write(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, over: Option<(Uuid, i32)>, details: &ItemDetails) -> Result<(), Error> {
    locked(transaction, event_id).await?;
    let before = match over {
        Some((id, version)) => Some(at_version(transaction, event_id, id, version).await?),
        None => None,
    };
    let item = fitting(transaction, event_id, before.as_ref().map(|before| before.id), details).await?;
    let columns = agenda_item::ActiveModel {
        session_id: Set(details.session_id),
        begins_after: Set(item.begins_after),
        minutes: Set(item.minutes),
        title: Set(details.title.clone()),
        description: Set(details.description.clone()),
        room: Set(details.room.clone()),
        speakers: Set(serde_json::to_value(&details.speakers).map_err(|error| Error::Internal(error.into()))?),
        ..Default::default()
    };
    let action = match &before {
        None => {
            let row = agenda_item::ActiveModel { id: Set(app.clock.id()), event_id: Set(event_id), version: Set(1), created_at: Set(app.clock.now().into()), ..columns };
            agenda_item::Entity::insert(row).exec_without_returning(transaction).await?;
            "agenda.add"
        }
        Some(before) => {
            let change = agenda_item::ActiveModel { id: Unchanged(before.id), version: Set(before.version + 1), ..columns };
            agenda_item::Entity::update(change).exec(transaction).await?;
            "agenda.edit"
        }
    };
    let mut noted = json!({ "item_title": [before.as_ref().map(|before| &before.title), details.title] });
    if before.as_ref().is_none_or(|before| before.item() != item) {
        noted["starts_at"] = json!([null, details.starts_at]);
        noted["ends_at"] = json!([null, details.ends_at]);
    }
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), action, Subject("event", event_id), noted).await
}

/// The item, if it fits its session and what else is in it. `but`: itself as it was.
async fn fitting(transaction: &DatabaseTransaction, event_id: Uuid, but: Option<Uuid>, details: &ItemDetails) -> Result<Item, Error> {
    let mut faults = FieldErrors::default();
    let session = session::Entity::of(event_id).filter(session::Column::Id.eq(details.session_id)).one(transaction).await?;
    let Some(session) = session else {
        faults.add("agenda_session", "not-in-list");
        return Err(Error::Invalid(faults));
    };
    let mut others = agenda_item::Entity::of(event_id).all(transaction).await?;
    others.retain(|other| Some(other.id) != but);
    if others.len() >= MOST {
        faults.add("item_title", "too-many-items");
    }
    others.retain(|other| other.session_id == session.id);
    let item = details.item(&session);
    let all: Vec<Item> = others.iter().map(agenda_item::Model::item).collect();
    if let Err(unfit) = fits(&item, minutes(session.starts_at.0, session.ends_at.0), &all) {
        let begins_too_early = item.begins_after < 0;
        faults.add(if begins_too_early { "item_start" } else { "item_end" }, unfit.code());
    }
    let speakers: Vec<Uuid> = speaker::Entity::of(event_id).all(transaction).await?.into_iter().map(|speaker| speaker.id).collect();
    if details.speakers.iter().any(|speaker| !speakers.contains(speaker)) {
        faults.add("speakers", "not-in-list");
    }
    faults.into_result().map(|()| item)
}

/// An item of the event that is still at the version the organiser saw.
pub(super) async fn at_version(transaction: &DatabaseTransaction, event_id: Uuid, id: Uuid, version: i32) -> Result<agenda_item::Model, Error> {
    let found = agenda_item::Entity::find_by_id(id).filter(agenda_item::Column::EventId.eq(event_id)).one(transaction).await?.ok_or(Error::NotFound)?;
    if found.version == version { Ok(found) } else { Err(Refusal::ChangedMeanwhile.into()) }
}
