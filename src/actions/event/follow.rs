//! What an organiser wants to hear of an event.

use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::locked;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::clock::Clock;
use crate::entity::registration_history::ActorKind;
use crate::entity::{event, event_follower};
use crate::error::Error;
use crate::rules::event_news::{Following, Wishes};
use crate::rules::permission::Permission;

/// Saves the wishes of who acts. What they heard until now is not told again.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub async fn follow(app: &App, acting: Acting, event_id: Uuid, wishes: Wishes) -> Result<(), Error> {
    acting.needs(Permission::SeeParticipants)?;
    let clock = app.clock.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let event = locked(transaction, event_id).await?;
                let earlier = event_follower::Entity::of(event_id).filter(event_follower::Column::OrganiserId.eq(acting.organiser_id)).one(transaction).await?;
                let earlier = earlier.map_or(Wishes::NOTHING, |row| row.wishes());
                if earlier != wishes {
                    let noted = json!({
                        "following": [earlier.registrations.code(), wishes.registrations.code()],
                        "cancellations": [earlier.cancellations, wishes.cancellations],
                        "failures": [earlier.failures, wishes.failures],
                    });
                    audit::record(transaction, &clock, ActorKind::Organiser, Some(&acting), "event.follow", Subject("follower", event_id), noted).await?;
                }
                save(transaction, &clock, event_id, acting.organiser_id, wishes).await?;
                let each = event_follower::Entity::of(event_id).filter(event_follower::Column::Registrations.eq(Following::Each.code())).count(transaction).await? > 0;
                if each != event.followed_each {
                    let change = event::ActiveModel { id: sea_orm::ActiveValue::Unchanged(event_id), followed_each: Set(each), ..Default::default() };
                    event::Entity::update(change).exec(transaction).await?;
                }
                Ok(())
            })
        })
        .await
}

/// The row of one organiser and event, which the caller has locked.
pub(super) async fn save(transaction: &DatabaseTransaction, clock: &Clock, event_id: Uuid, organiser_id: Uuid, wishes: Wishes) -> Result<(), Error> {
    let now = clock.now();
    let known = event_follower::Entity::of(event_id).filter(event_follower::Column::OrganiserId.eq(organiser_id)).one(transaction).await?;
    let Some(known) = known else {
        let row = event_follower::Model {
            id: clock.id(),
            event_id,
            organiser_id,
            registrations: wishes.registrations.code().to_owned(),
            cancellations: wishes.cancellations,
            failures: wishes.failures,
            told_until: now.into(),
            created_at: now.into(),
        };
        event_follower::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
        return Ok(());
    };
    let mut change = event_follower::ActiveModel { id: sea_orm::ActiveValue::Unchanged(known.id), ..Default::default() };
    change.registrations = Set(wishes.registrations.code().to_owned());
    change.cancellations = Set(wishes.cancellations);
    change.failures = Set(wishes.failures);
    // The digest begins with what comes from now on; who has it already misses nothing.
    if known.wishes().registrations != Following::Daily {
        change.told_until = Set(now.into());
    }
    event_follower::Entity::update(change).exec(transaction).await?;
    Ok(())
}
