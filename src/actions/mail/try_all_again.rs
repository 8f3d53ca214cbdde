//! All mails that were given up are tried again, but for those that nothing reaches.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::outbox::{Column, Entity, OutboxState};
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, event, registration, undeliverable_address};
use crate::error::Error;
use crate::rules::permission::{Permission, Scope};

/// Rows changed by one statement.
const CHUNK: usize = 200;

/// Puts all failed mails of events that they see back into the queue; returns how many.
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
                let failed = Entity::given_up().filter(within(&acting.scope(transaction).await?));
                let failed: Vec<(Uuid, String)> = failed.select_only().columns([Column::Id, Column::Recipient]).into_tuple().all(transaction).await?;
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
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "mail.try_all_again", subject, json!({ "mails": [0, queued] })).await?;
                Ok(queued)
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(queued)
}

/// Mails about registrations for events in the scope; those about none belong to who sees everything.
fn within(scope: &Scope) -> Condition {
    if *scope == Scope::All {
        return Condition::all();
    }
    let events = event::Entity::find().filter(event::Entity::within(scope)).select_only().column(event::Column::Id).into_query();
    let registrations = registration::Entity::find().filter(registration::Column::EventId.in_subquery(events)).select_only().column(registration::Column::Id).into_query();
    Condition::all().add(Column::RegistrationId.in_subquery(registrations))
}
