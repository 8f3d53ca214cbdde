//! A device takes a session's list along, or comes back with what it scanned meanwhile.

use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::door_device::{self, Column, Entity};
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, Refusal};
use crate::keys::Token;
use crate::rules::permission::{Permission, Role};

/// The device behind a token, which is seen now. `people`: so many are on the list that it takes along.
///
/// # Errors
/// `Forbidden`; `Refused(LinkExpired)` for a device that was ended, or is not one of that session.
pub async fn seen(app: &App, acting: Acting, session_id: Uuid, token: &Token, people: Option<i32>) -> Result<Uuid, Error> {
    acting.needs(Permission::TakeAttendance)?;
    let (ground, hash) = (app.clone(), token.hash());
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let found = Entity::find().filter(Column::SessionId.eq(session_id)).filter(Column::TokenHash.eq(hash)).one(transaction).await?;
                let device = found.filter(|device| device.revoked_at.is_none()).ok_or(Refusal::LinkExpired)?;
                let id = device.id;
                let mut change = device.into_active_model();
                change.seen_at = Set(ground.clock.now().into());
                if let Some(people) = people {
                    change.people = Set(people);
                }
                Entity::update(change).exec(transaction).await?;
                Ok(id)
            })
        })
        .await
}

/// A device that takes the list along for the first time.
///
/// # Errors
/// `Forbidden`; the database's.
pub async fn load(app: &App, acting: Acting, event_id: Uuid, session_id: Uuid, browser: String, people: i32) -> Result<Token, Error> {
    acting.needs(Permission::TakeAttendance)?;
    let ground = app.clone();
    let token = app.keys.random();
    let hash = token.hash();
    app.db.write(move |transaction| Box::pin(async move { insert(transaction, &ground, acting, (event_id, session_id), hash, browser, people).await })).await?;
    Ok(token)
}

async fn insert(
    transaction: &DatabaseTransaction,
    app: &App,
    acting: Acting,
    (event_id, session_id): (Uuid, Uuid),
    token_hash: Vec<u8>,
    browser: String,
    people: i32,
) -> Result<(), Error> {
    let now = app.clock.now().into();
    let device = door_device::Model {
        id: app.clock.id(),
        event_id,
        session_id,
        token_hash,
        browser,
        opened_by: acting.organiser_id,
        by_volunteer: acting.role == Role::Volunteer,
        people,
        created_at: now,
        seen_at: now,
        revoked_at: None,
        revoked_by: None,
    };
    Entity::insert(device.into_active_model()).exec_without_returning(transaction).await?;
    let noted = json!({ "people": [null, people] });
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "door_device.load", Subject("session", session_id), noted).await
}
