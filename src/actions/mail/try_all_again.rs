//! All mails that were given up are tried again, but for those that nothing reaches.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::outbox::{Column, Entity, OutboxState};
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, undeliverable_address};
use crate::error::Error;
use crate::rules::permission::Permission;

/// Rows changed by one statement.
const CHUNK: usize = 200;

/// Puts all failed mails back into the queue; returns how many.
///
/// # Errors
/// `Forbidden`; the database's.
pub async fn try_all_again(app: &App, acting: Acting) -> Result<u64, Error> {
    acting.needs(Permission::RetryMail)?;
    let ground = app.clone();
    let queued = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                let failed: Vec<(Uuid, String)> = Entity::given_up().select_only().columns([Column::Id, Column::Recipient]).into_tuple().all(transaction).await?;
                let mut queued = 0;
                for chunk in failed.chunks(CHUNK) {
                    let known = undeliverable_address::Entity::among(chunk.iter().map(|(_, recipient)| recipient.as_str())).all(transaction).await?;
                    let reachable = |recipient: &str| !known.iter().any(|entry| entry.address.eq_ignore_ascii_case(recipient));
                    let ids: Vec<Uuid> = chunk.iter().filter(|(_, recipient)| reachable(recipient)).map(|(id, _)| *id).collect();
                    let changed = Entity::update_many()
                        .col_expr(Column::State, Expr::value(OutboxState::Queued))
                        .col_expr(Column::Attempts, Expr::value(0))
                        .col_expr(Column::DueAt, Expr::value(Moment(ground.clock.now())))
                        .col_expr(Column::PutOffSince, Expr::value(None::<Moment>))
                        .filter(Column::Id.is_in(ids))
                        .filter(Column::State.eq(OutboxState::Failed))
                        .exec(transaction)
                        .await?;
                    queued += changed.rows_affected;
                }
                let subject = Subject("organiser", acting.organiser_id);
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "mail.try_all_again", subject, json!({ "mails": queued })).await?;
                Ok(queued)
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(queued)
}
