//! A message is taken back: before it went out it is a draft again and nobody hears of it; while it is being sent,
//! whoever has not got it yet does not get it.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::locked;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::Moment;
use crate::entity::message::{self, ActiveModel, MessageState};
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, Refusal};
use crate::outbox::withdraw_message;
use crate::rules::permission::Permission;

/// What taking it back did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withdrawn {
    /// Nobody had it: it can be changed and sent again.
    ToDraft,
    /// Mails that waited are not sent.
    Mails(u64),
}

/// Messages of a cancelled event that were to go out later are drafts again; returns how many.
///
/// # Errors
/// The database's.
pub async fn of_cancelled_event(transaction: &DatabaseTransaction, app: &App, event_id: Uuid) -> Result<u64, Error> {
    let withdrawn = message::Entity::update_many()
        .col_expr(message::Column::State, Expr::value(MessageState::Draft))
        .col_expr(message::Column::ScheduledAt, Expr::value(None::<Moment>))
        .col_expr(message::Column::Version, Expr::col(message::Column::Version).add(1))
        .col_expr(message::Column::UpdatedAt, Expr::value(Moment(app.clock.now())))
        .filter(message::Column::EventId.eq(event_id))
        .filter(message::Column::State.eq(MessageState::Scheduled))
        .exec(transaction)
        .await?;
    Ok(withdrawn.rows_affected)
}

/// Takes a message back. Mails that a worker holds at this moment still go out.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)` when nothing of it waits any more.
pub async fn withdraw(app: &App, acting: Acting, event_id: Uuid, message_id: Uuid) -> Result<Withdrawn, Error> {
    acting.needs(Permission::SendMessages)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let message = locked(transaction, event_id, message_id).await?;
                let now = ground.clock.now();
                let (withdrawn, state) = match message.state {
                    MessageState::Scheduled => (Withdrawn::ToDraft, MessageState::Draft),
                    MessageState::Sending => (Withdrawn::Mails(withdraw_message(transaction, message_id).await?), MessageState::Withdrawn),
                    MessageState::Draft | MessageState::Sent | MessageState::Withdrawn => return Err(Refusal::ChangedMeanwhile.into()),
                };
                let subject = message.texts().0.first().map(|text| text.subject.clone());
                let mut change = ActiveModel { state: Set(state), version: Set(message.version + 1), updated_at: Set(now.into()), ..message.into_active_model() };
                match withdrawn {
                    Withdrawn::ToDraft => change.scheduled_at = Set(None),
                    Withdrawn::Mails(_) => change.finished_at = Set(Some(now.into())),
                }
                message::Entity::update(change).exec(transaction).await?;
                let details = json!({ "message": message_id, "subject": [null, subject] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "event.withdraw_message", Subject("event", event_id), details).await?;
                Ok(withdrawn)
            })
        })
        .await
}
