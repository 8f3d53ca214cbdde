//! Those who may have a material of an event hear that it is there: each once, whether by this or by a follow-up.

use std::collections::HashMap;

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveEnum, ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryOrder, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::event::locked;
use crate::actions::pieces::{PEOPLE, letters_to, until_none_is_left};
use crate::app::App;
use crate::entity::event::EventStatus;
use crate::entity::registration_history::ActorKind;
use crate::entity::{material, material_told, registration, session};
use crate::error::{Error, Refusal};
use crate::outbox;
use crate::rules::letter::{Letter, MaterialFacts};
use crate::rules::permission::Permission;

/// Tells all who may have it and were not told; returns how many.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(MaterialNotThereYet)`.
pub async fn tell(app: &App, acting: Acting, event_id: Uuid, material_id: Uuid) -> Result<u64, Error> {
    acting.needs(Permission::SendMessages)?;
    let (told, trouble) = until_none_is_left(app, |first| {
        let ground = app.clone();
        app.db.write(move |transaction| Box::pin(async move { some(transaction, &ground, acting, event_id, material_id, first).await }))
    })
    .await;
    trouble.map_or(Ok(told), Err)
}

async fn some(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, material_id: Uuid, first: bool) -> Result<u64, Error> {
    let event = locked(transaction, event_id).await?;
    let material = material::Entity::find_by_id(material_id).one(transaction).await?.filter(|material| material.event_id == Some(event_id)).ok_or(Error::NotFound)?;
    if event.status != EventStatus::Published || !material.is_available(event.ends_at, app.clock.now()) {
        return Err(Refusal::MaterialNotThereYet.into());
    }
    let readers = || material.readers_to_tell(event_id);
    if first {
        let count = readers().count(transaction).await?;
        if count == 0 {
            return Ok(0);
        }
        let noted = json!({ "material_title": [null, material.title], "told": [null, count] });
        audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "material.tell", Subject("event", event_id), noted).await?;
    }
    let people = readers().order_by_asc(registration::Column::Id).limit(PEOPLE).all(transaction).await?;
    if people.is_empty() {
        return Ok(0);
    }
    let sessions = session::Entity::of(event.id).all(transaction).await?;
    let letter = |_: &registration::Model, registration| Letter::Materials { registration, materials: vec![material_facts(&material)] };
    let rows = letters_to(transaction, app, &event, &sessions, &people, letter).await?;
    let now = app.clock.now().into();
    let mails: HashMap<Uuid, Uuid> = rows.iter().filter_map(|row| Some(((*row.registration_id.as_ref())?, *row.id.as_ref()))).collect();
    let told = people.iter().map(|person| material_told::ActiveModel {
        material_id: Set(material_id),
        registration_id: Set(person.id),
        outbox_id: Set(mails.get(&person.id).copied()),
        at: Set(now),
    });
    material_told::Entity::insert_many(told).exec_without_returning(transaction).await?;
    outbox::insert(transaction, rows).await?;
    Ok(people.len() as u64)
}

/// What a letter says of a material.
pub(in crate::actions) fn material_facts(material: &material::Model) -> MaterialFacts {
    MaterialFacts {
        title: material.title.clone(),
        url: material.url.clone().unwrap_or_default(),
        kind: Some(material.kind.to_value()),
        file: material.file_id.map(|_| material.id),
    }
}

/// Remembers who was told of what by another mail; who knew already stays as they were.
pub(in crate::actions) async fn note_told(transaction: &impl ConnectionTrait, told: Vec<material_told::ActiveModel>) -> Result<(), Error> {
    for chunk in told.chunks(500) {
        material_told::Entity::insert_many(chunk.to_vec()).on_conflict(OnConflict::new().do_nothing().to_owned()).exec_without_returning(transaction).await?;
    }
    Ok(())
}
