//! Whoever has a certificate hears of it by mail: each certificate once, by a button or by itself. The mail carries a link and no
//! file: what is forwarded or left in a mailbox must not go on saying what was revoked.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::issue::issue;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::event::locked;
use crate::actions::pieces::{PEOPLE, letters_to, until_none_is_left};
use crate::app::App;
use crate::entity::event::EventStatus;
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, certificate, session};
use crate::error::Error;
use crate::outbox;
use crate::rules::letter::Letter;
use crate::rules::permission::Permission;

/// Issues what was earned, then tells all who have one and were not told; returns how many.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(AttendanceNotYet)` for an event that is not public.
pub async fn send(app: &App, acting: Acting, event_id: Uuid) -> Result<u64, Error> {
    acting.needs(Permission::SendMessages)?;
    issue(app, acting, event_id).await?;
    pieces(app, Some(acting), event_id).await
}

/// Tells those of all events who are to be told without a button; returns how many.
///
/// # Errors
/// The database's, after what could be done was done.
pub async fn send_due(app: &App) -> Result<u64, Error> {
    use certificate::Column;
    let waiting = certificate::Entity::find().filter(Column::ByItself.eq(true)).filter(Column::ToldAt.is_null()).filter(Column::RevokedAt.is_null());
    let events: Vec<Uuid> = waiting.select_only().column(Column::EventId).distinct().into_tuple().all(app.db.reader()).await?;
    let (mut told, mut trouble) = (0, None);
    for event in events {
        match pieces(app, None, event).await {
            Ok(people) => told += people,
            Err(error) => trouble = Some(error),
        }
    }
    trouble.map_or(Ok(told), Err)
}

async fn pieces(app: &App, acting: Option<Acting>, event_id: Uuid) -> Result<u64, Error> {
    let (told, trouble) = until_none_is_left(app, |first| {
        let ground = app.clone();
        app.db.write(move |transaction| Box::pin(async move { some(transaction, &ground, acting, event_id, first).await }))
    })
    .await;
    trouble.map_or(Ok(told), Err)
}

async fn some(transaction: &DatabaseTransaction, app: &App, acting: Option<Acting>, event_id: Uuid, first: bool) -> Result<u64, Error> {
    use certificate::Column;
    let event = locked(transaction, event_id).await?;
    if event.status != EventStatus::Published {
        return Ok(0);
    }
    let mut untold = certificate::Entity::good(event_id).filter(Column::ToldAt.is_null());
    if acting.is_none() {
        untold = untold.filter(Column::ByItself.eq(true));
    }
    if first {
        let count = untold.clone().count(transaction).await?;
        if count == 0 {
            return Ok(0);
        }
        let actor = if acting.is_some() { ActorKind::Organiser } else { ActorKind::System };
        audit::record(transaction, &app.clock, actor, acting.as_ref(), "certificate.send", Subject("event", event_id), json!({ "told": [null, count] })).await?;
    }
    let certificates = untold.order_by_asc(Column::Id).limit(PEOPLE).all(transaction).await?;
    let ids = certificates.iter().map(|certificate| certificate.registration_id);
    let people = registration::Entity::find().filter(registration::Column::Id.is_in(ids)).filter(registration::Column::Status.eq(RegistrationStatus::Confirmed));
    let people = people.order_by_asc(registration::Column::Id).all(transaction).await?;
    let sessions = session::Entity::of(event.id).all(transaction).await?;
    let rows = letters_to(transaction, app, &event, &sessions, &people, |_, registration| Letter::Certificate { registration }).await?;
    certificate::Entity::update_many()
        .col_expr(Column::ToldAt, Expr::value(Moment(app.clock.now())))
        .filter(Column::Id.is_in(certificates.iter().map(|certificate| certificate.id)))
        .exec(transaction)
        .await?;
    outbox::insert(transaction, rows).await?;
    Ok(certificates.len() as u64)
}
