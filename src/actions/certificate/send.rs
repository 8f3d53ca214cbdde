//! Whoever has a certificate hears of it by mail: each certificate once, by a button or by itself. Some people at a time, each piece a
//! transaction of its own: after a crash the same button, or the job, tells those who are left. The mail carries a link and no
//! file: what is forwarded or left in a mailbox must not go on saying what was revoked.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::issue::issue;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::event::locked;
use crate::actions::registration::facts::{Belongings, event_facts, letter_rows, programme_facts, registration_facts};
use crate::app::App;
use crate::entity::event::{self, EventStatus};
use crate::entity::outbox::Urgency;
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, certificate, session};
use crate::error::Error;
use crate::outbox;
use crate::rules::letter::Letter;
use crate::rules::permission::Permission;

/// People told in one transaction.
const PEOPLE: u64 = 100;

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
    let mut told = 0;
    loop {
        let ground = app.clone();
        let first = told == 0;
        let piece = app.db.write(move |transaction| Box::pin(async move { some(transaction, &ground, acting, event_id, first).await })).await?;
        if piece > 0 {
            app.bell.notify_one();
        }
        told += piece;
        if piece < PEOPLE {
            return Ok(told);
        }
    }
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
    let rows = letters(transaction, app, &event, &people).await?;
    certificate::Entity::update_many()
        .col_expr(Column::ToldAt, Expr::value(Moment(app.clock.now())))
        .filter(Column::Id.is_in(certificates.iter().map(|certificate| certificate.id)))
        .exec(transaction)
        .await?;
    outbox::insert(transaction, rows).await?;
    Ok(certificates.len() as u64)
}

/// One mail for each, in their order.
async fn letters(transaction: &DatabaseTransaction, app: &App, event: &event::Model, people: &[registration::Model]) -> Result<Vec<crate::entity::outbox::ActiveModel>, Error> {
    let sessions = session::Entity::of(event.id).all(transaction).await?;
    let belongings = Belongings::of(transaction, people, &sessions).await?;
    let facts = event_facts(event, programme_facts(transaction, event).await?.as_ref());
    let mut rows = Vec::with_capacity(people.len());
    for person in people {
        let registration = registration_facts(person, belongings.names(person), &facts, &belongings.attended(person, &sessions));
        for mut row in letter_rows(&app.clock, app.mail_domain(), person, vec![Letter::Certificate { registration }], belongings.thread(person), false)? {
            row.urgency = Set(Urgency::Bulk);
            rows.push(row);
        }
    }
    Ok(rows)
}
