//! A venue is not to be chosen any more, or again. Sessions that have it keep it.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, venue};
use crate::error::{Error, Refusal};
use crate::rules::permission::{Permission, Scope};

/// Archives the venue as it was at `version` (`archived`), or takes it back.
///
/// # Errors
/// `Forbidden`, also for whoever runs some programmes only; `NotFound`; `Refused(ChangedMeanwhile)`.
pub async fn archive(app: &App, acting: Acting, venue_id: Uuid, version: i32, archived: bool) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let venue = venue::Entity::find_by_id(venue_id).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
                if venue.version != version {
                    return Err(Refusal::ChangedMeanwhile.into());
                }
                // A venue is the house's: whoever runs some programmes only leaves that to others.
                if acting.scope(transaction).await? != Scope::All {
                    return Err(Error::Forbidden);
                }
                if venue.archived_at.is_some() == archived {
                    return Ok(());
                }
                let now = Moment(ground.clock.now());
                let change = venue::ActiveModel {
                    id: Unchanged(venue_id),
                    archived_at: Set(archived.then_some(now)),
                    version: Set(version + 1),
                    updated_at: Set(now),
                    ..Default::default()
                };
                venue::Entity::update(change).exec(transaction).await?;
                let noted = json!({ "archived": [!archived, archived] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "venue.archive", Subject("venue", venue_id), noted).await
            })
        })
        .await
}
