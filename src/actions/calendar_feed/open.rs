//! Somebody wants a feed of their own. Who has one keeps its address: a second click must not break the first one's.

use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::json;

use super::Owner;
use super::renew::put_at;
use crate::app::App;
use crate::db::is_unique_violation;
use crate::entity::calendar_feed::{Entity, Model};
use crate::error::{Error, Refusal};
use crate::keys::Purpose;

/// Makes the owner's feed, or opens the one that was revoked under a new address.
///
/// # Errors
/// The database's.
pub async fn open(app: &App, owner: Owner) -> Result<(), Error> {
    let ground = app.clone();
    let opened = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                match owner.feed(transaction).await? {
                    Some(feed) if feed.revoked_at.is_none() => return Ok(()),
                    Some(feed) => return put_at(transaction, &ground, owner, &feed, feed.generation + 1, "feed.open").await,
                    None => {}
                }
                let (id, now) = (ground.clock.id(), ground.clock.now().into());
                let (person_id, organiser_id) = match owner {
                    Owner::Person(id) => (Some(id), None),
                    Owner::Organiser(acting) => (None, Some(acting.organiser_id)),
                };
                let token_hash = ground.keys.derive(Purpose::Feed, id, 0).hash();
                let row = Model { id, person_id, organiser_id, generation: 0, token_hash, alarm_minutes: None, created_at: now, updated_at: now, revoked_at: None };
                match Entity::insert(row.into_active_model()).exec_without_returning(transaction).await {
                    // Two clicks at once: the other one has made it.
                    Err(error) if is_unique_violation(&error) => return Err(Refusal::ChangedMeanwhile.into()),
                    other => other?,
                };
                owner.note(transaction, &ground, "feed.open", id, json!({})).await
            })
        })
        .await;
    match opened {
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => Ok(()),
        other => other,
    }
}
