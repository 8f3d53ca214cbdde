//! A feed gets another address; the one that may have been told to others opens nothing from now on.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, DatabaseTransaction, EntityTrait};
use serde_json::json;

use super::Owner;
use crate::app::App;
use crate::entity::calendar_feed::{ActiveModel, Entity, Model};
use crate::error::Error;
use crate::keys::Purpose;

/// # Errors
/// `NotFound` without a feed; the database's.
pub async fn renew(app: &App, owner: Owner) -> Result<(), Error> {
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let feed = owner.feed(transaction).await?.ok_or(Error::NotFound)?;
                put_at(transaction, &ground, owner, &feed, feed.generation + 1, "feed.renew").await
            })
        })
        .await
}

/// Opens the feed under the address of that generation.
pub(super) async fn put_at(transaction: &DatabaseTransaction, app: &App, owner: Owner, feed: &Model, generation: i32, action: &'static str) -> Result<(), Error> {
    let change = ActiveModel {
        id: Unchanged(feed.id),
        generation: Set(generation),
        token_hash: Set(app.keys.derive(Purpose::Feed, feed.id, generation).hash()),
        updated_at: Set(app.clock.now().into()),
        revoked_at: Set(None),
        ..Default::default()
    };
    Entity::update(change).exec(transaction).await?;
    owner.note(transaction, app, action, feed.id, json!({ "generation": [feed.generation, generation] })).await
}
