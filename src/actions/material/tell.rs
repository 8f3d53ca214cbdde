//! Those who may have a material of an event hear that it is there: each once, whether by this or by a follow-up. Some people
//! at a time, each piece a transaction of its own: after a crash the same button tells those who are left.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveEnum, ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryOrder, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::event::locked;
use crate::actions::registration::facts::{Belongings, event_facts, letter_rows, programme_facts, registration_facts};
use crate::app::App;
use crate::entity::event::{self, EventStatus};
use crate::entity::outbox::Urgency;
use crate::entity::registration_history::ActorKind;
use crate::entity::{material, material_told, registration, session};
use crate::error::{Error, Refusal};
use crate::outbox;
use crate::rules::letter::{Letter, MaterialFacts};
use crate::rules::permission::Permission;

/// People told in one transaction.
const PEOPLE: u64 = 100;

/// Tells all who may have it and were not told; returns how many.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(MaterialNotThereYet)`.
pub async fn tell(app: &App, acting: Acting, event_id: Uuid, material_id: Uuid) -> Result<u64, Error> {
    acting.needs(Permission::SendMessages)?;
    let mut told = 0;
    loop {
        let ground = app.clone();
        let first = told == 0;
        let piece = app.db.write(move |transaction| Box::pin(async move { some(transaction, &ground, acting, event_id, material_id, first).await })).await?;
        app.bell.notify_one();
        told += piece;
        if piece < PEOPLE {
            return Ok(told);
        }
    }
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
    let rows = letters(transaction, app, &event, &material, &people).await?;
    let now = app.clock.now().into();
    let told = people.iter().zip(&rows).map(|(person, row)| material_told::ActiveModel {
        material_id: Set(material_id),
        registration_id: Set(person.id),
        outbox_id: Set(Some(*row.id.as_ref())),
        at: Set(now),
    });
    material_told::Entity::insert_many(told).exec_without_returning(transaction).await?;
    outbox::insert(transaction, rows).await?;
    Ok(people.len() as u64)
}

/// One mail for each, in their order.
async fn letters(
    transaction: &DatabaseTransaction,
    app: &App,
    event: &event::Model,
    material: &material::Model,
    people: &[registration::Model],
) -> Result<Vec<crate::entity::outbox::ActiveModel>, Error> {
    let sessions = session::Entity::of(event.id).all(transaction).await?;
    let belongings = Belongings::of(transaction, people, &sessions).await?;
    let facts = event_facts(event, programme_facts(transaction, event).await?.as_ref());
    let mut rows = Vec::with_capacity(people.len());
    for person in people {
        let registration = registration_facts(person, belongings.names(person), &facts, &belongings.attended(person, &sessions));
        let letter = Letter::Materials { registration, materials: vec![material_facts(material)] };
        for mut row in letter_rows(&app.clock, app.mail_domain(), person, vec![letter], belongings.thread(person), false)? {
            row.urgency = Set(Urgency::Bulk);
            rows.push(row);
        }
    }
    Ok(rows)
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
