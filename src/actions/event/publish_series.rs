//! The drafts of a series become public together.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::publish::make_public;
use super::{locked, publishable};
use crate::actions::Acting;
use crate::app::App;
use crate::entity::event::{self, EventStatus};
use crate::entity::session;
use crate::error::Error;
use crate::rules::permission::Permission;

/// What became of the drafts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    pub published: usize,
    /// They still lack a place or a link.
    pub unready: usize,
}

/// Publishes the drafts of this event's series that lack nothing and lie within the scope of whoever acts.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub async fn publish_series(app: &App, acting: Acting, event_id: Uuid) -> Result<Published, Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let scope = acting.scope(transaction).await?;
                // Not locked: the drafts are, in one order, so that no two who publish the same series wait for each other.
                let event = event::Entity::find_by_id(event_id).filter(event::Entity::within(&scope)).one(transaction).await?.ok_or(Error::NotFound)?;
                let mut done = Published { published: 0, unready: 0 };
                let Some(series) = event.series_id else { return Ok(done) };
                let drafts = event::Entity::find()
                    .filter(event::Column::SeriesId.eq(series))
                    .filter(event::Column::Status.eq(EventStatus::Draft))
                    .filter(event::Column::ArchivedAt.is_null())
                    .filter(event::Entity::within(&scope))
                    .order_by_asc(event::Column::Id)
                    .all(transaction)
                    .await?;
                for draft in drafts {
                    let draft = locked(transaction, draft.id).await?;
                    // Published by somebody else meanwhile.
                    if draft.status != EventStatus::Draft {
                        continue;
                    }
                    match publishable(draft.format, &session::Entity::of(draft.id).all(transaction).await?) {
                        Ok(()) => {
                            make_public(transaction, &ground, &draft, Some(acting)).await?;
                            done.published += 1;
                        }
                        Err(Error::Invalid(_) | Error::Refused(_)) => done.unready += 1,
                        Err(error) => return Err(error),
                    }
                }
                Ok(done)
            })
        })
        .await
}
