//! A feed ends: its address opens nothing, at once.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait};
use serde_json::json;

use super::Owner;
use crate::app::App;
use crate::entity::calendar_feed::{ActiveModel, Entity};
use crate::error::Error;

/// Twice is once.
///
/// # Errors
/// `NotFound` without a feed; the database's.
pub async fn revoke(app: &App, owner: Owner) -> Result<(), Error> {
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let feed = owner.feed(transaction).await?.ok_or(Error::NotFound)?;
                if feed.revoked_at.is_some() {
                    return Ok(());
                }
                let now = ground.clock.now().into();
                let change = ActiveModel { id: Unchanged(feed.id), updated_at: Set(now), revoked_at: Set(Some(now)), ..Default::default() };
                Entity::update(change).exec(transaction).await?;
                owner.note(transaction, &ground, "feed.revoke", feed.id, json!({})).await
            })
        })
        .await
}
