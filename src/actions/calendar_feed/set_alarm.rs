//! Whether calendar programs ring before what stands in a feed.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait};
use serde_json::json;

use super::Owner;
use crate::app::App;
use crate::entity::calendar_feed::{ActiveModel, Entity};
use crate::error::{Error, FieldErrors};
use crate::rules::feeds::ALARMS;

/// `minutes` before the start, one of [`ALARMS`]; `None`: not at all.
///
/// # Errors
/// `Invalid` for other minutes; `NotFound` without a feed; the database's.
pub async fn set_alarm(app: &App, owner: Owner, minutes: Option<i32>) -> Result<(), Error> {
    let mut faults = FieldErrors::default();
    if minutes.is_some_and(|minutes| !ALARMS.contains(&minutes)) {
        faults.add("alarm", "not-in-list");
    }
    faults.into_result()?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let feed = owner.feed(transaction).await?.ok_or(Error::NotFound)?;
                if feed.alarm_minutes == minutes {
                    return Ok(());
                }
                let change = ActiveModel { id: Unchanged(feed.id), alarm_minutes: Set(minutes), updated_at: Set(ground.clock.now().into()), ..Default::default() };
                Entity::update(change).exec(transaction).await?;
                owner.note(transaction, &ground, "feed.set_alarm", feed.id, json!({ "minutes": [feed.alarm_minutes, minutes] })).await
            })
        })
        .await
}
