//! What the night erases: once per night, in small transactions that each count what they did, so that a run that was cut off goes
//! on where it stopped, by whichever copy of the program comes first.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, OnConflict};
use sea_orm::{
    ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use serde_json::json;
use tokio::time::Instant;
use uuid::Uuid;

use super::anonymise::{anonymise, bookings, questions};
use super::person::{invitees, settle};
use super::traces::Waiting;
use super::{TOGETHER, held, traces};
use crate::app::App;
use crate::entity::outbox::OutboxState;
use crate::entity::{
    Moment, anonymised_event, asked_question, attendance_import, attendance_sheet, audit_entry, booking, caught_mail, desk_link, event, invitee, kept_name, login, message, outbox,
    participant_view, planned_invitee, registration, retention_run, session, sign_in_link,
};
use crate::error::Error;
use crate::rules::retention::{ERASED_ADDRESS, ERASED_TEXT, Erased, Kind, days_before};

/// Erases what is due, when the night has begun and its run is not finished; `None`: there is nothing to do now, or another copy is at it.
/// Rests after each piece for as long as it took, so that who registers meanwhile has half of the database.
///
/// # Errors
/// The database's; what was done until then stays done.
pub async fn retain(app: &App) -> Result<Option<Erased>, Error> {
    let Some(night) = begin(app).await? else { return Ok(None) };
    let mut begun = Instant::now();
    while step(app, night).await? {
        tokio::time::sleep(begun.elapsed()).await;
        begun = Instant::now();
    }
    app.db.tidy().await?;
    let run = retention_run::Entity::find_by_id(night.to_string()).one(app.db.reader()).await?;
    Ok(run.filter(|run| run.finished_at.is_some()).map(|run| run.counts()))
}

/// Notes that the run of this night begins, or finds it begun.
///
/// # Errors
/// The database's.
pub async fn begin(app: &App) -> Result<Option<Date>, Error> {
    let now = app.clock.now();
    let local = now.to_zoned(app.zone());
    if local.time() < app.config.retention_time {
        return Ok(None);
    }
    let night = local.date();
    let known = retention_run::Entity::find_by_id(night.to_string()).one(app.db.reader()).await?;
    if known.as_ref().is_some_and(|run| run.finished_at.is_some()) {
        return Ok(None);
    }
    if known.is_none() {
        let run = retention_run::Model { night: night.to_string(), started_at: now.into(), finished_at: None, counts: json!({}), held: 0 };
        let once = OnConflict::column(retention_run::Column::Night).do_nothing().to_owned();
        app.db
            .write(move |transaction| {
                Box::pin(async move {
                    retention_run::Entity::insert_many([run.into_active_model()]).on_conflict(once).exec_without_returning(transaction).await?;
                    Ok(())
                })
            })
            .await?;
    }
    Ok(Some(night))
}

/// One piece of the night's work, in a transaction of its own; whether there may be more for this copy.
///
/// # Errors
/// The database's.
pub async fn step(app: &App, night: Date) -> Result<bool, Error> {
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                // One copy at a time: those that waited for their turn only took connections.
                let run = retention_run::Entity::find_by_id(night.to_string()).lock_with_behavior(LockType::Update, LockBehavior::SkipLocked).one(transaction).await?;
                let Some(run) = run.filter(|run| run.finished_at.is_none()) else { return Ok(false) };
                let mut erased = Erased::default();
                let more = of_events(transaction, &ground, night, &mut erased).await? || of_mails(transaction, &ground, &mut erased).await?;
                let mut change = retention_run::ActiveModel { night: Unchanged(run.night.clone()), ..Default::default() };
                if !more {
                    leftovers(transaction, &ground, night, &mut erased).await?;
                    change.finished_at = Set(Some(ground.clock.now().into()));
                    let waiting = due(&ground).filter(held(night)).count(transaction).await?;
                    change.held = Set(i32::try_from(waiting).unwrap_or(i32::MAX));
                }
                let mut counts = run.counts();
                counts.join(&erased);
                change.counts = Set(serde_json::to_value(&counts).map_err(|error| Error::Internal(error.into()))?);
                retention_run::Entity::update(change).exec(transaction).await?;
                Ok(more)
            })
        })
        .await
}

/// Events whose term is over and whose people are not numbers yet, held or not.
fn due(app: &App) -> sea_orm::Select<event::Entity> {
    let limit = Moment(days_before(app.clock.now(), app.config.terms.registrations));
    let without_end = event::Column::EndsAt.is_null().and(event::Column::UpdatedAt.lt(limit));
    let done = anonymised_event::Entity::find().select_only().column(anonymised_event::Column::EventId).into_query();
    event::Entity::find().filter(event::Column::EndsAt.lt(limit).or(without_end)).filter(event::Column::Id.not_in_subquery(done))
}

async fn of_events(transaction: &DatabaseTransaction, app: &App, night: Date, erased: &mut Erased) -> Result<bool, Error> {
    let next = due(app).filter(held(night).not()).order_by_asc(event::Column::EndsAt).order_by_asc(event::Column::Id).select_only().column(event::Column::Id);
    let Some(event_id) = next.into_tuple::<Uuid>().one(transaction).await? else { return Ok(false) };
    let known = registration::Entity::find().filter(registration::Column::EventId.eq(event_id)).filter(registration::Column::Email.ne(ERASED_ADDRESS));
    let rows = known.order_by_asc(registration::Column::Id).limit(TOGETHER).all(transaction).await?;
    if rows.is_empty() {
        rest_of(transaction, app, event_id, erased).await?;
        let done = anonymised_event::Model { event_id, at: app.clock.now().into() };
        anonymised_event::Entity::insert(done.into_active_model()).exec_without_returning(transaction).await?;
        return Ok(true);
    }
    anonymise(transaction, app, &rows, Waiting::Blank, erased).await?;
    let people: BTreeSet<Uuid> = rows.iter().map(|row| row.person_id).collect();
    settle(transaction, app, people, erased).await?;
    Ok(true)
}

/// What an event holds of people beside registrations.
async fn rest_of(transaction: &DatabaseTransaction, app: &App, event_id: Uuid, erased: &mut Erased) -> Result<(), Error> {
    let planned = planned_invitee::Entity::delete_many().filter(planned_invitee::Column::EventId.eq(event_id)).exec(transaction).await?.rows_affected;
    erased.add(Kind::Invitees, planned + invitees(transaction, app, invitee::Column::EventId.eq(event_id)).await?);
    erased.add(Kind::Questions, questions(transaction, asked_question::Column::EventId.eq(event_id)).await?);
    erased.add(Kind::Registration, bookings(transaction, app, booking::Column::EventId.eq(event_id)).await?);
    let views = participant_view::Entity::delete_many().filter(participant_view::Column::EventId.eq(event_id)).exec(transaction).await?;
    erased.add(Kind::Notes, views.rows_affected);
    let texts = message::Entity::update_many().col_expr(message::Column::Texts, Expr::value(json!({}))).col_expr(message::Column::Filter, Expr::value(json!({})));
    erased.add(Kind::Mails, texts.filter(message::Column::EventId.eq(event_id)).exec(transaction).await?.rows_affected);
    desk_link::Entity::update_many().col_expr(desk_link::Column::Name, Expr::value(ERASED_TEXT)).filter(desk_link::Column::EventId.eq(event_id)).exec(transaction).await?;
    let sessions = || session::Entity::find().filter(session::Column::EventId.eq(event_id)).select_only().column(session::Column::Id).into_query();
    let sheets = attendance_sheet::Entity::delete_many().filter(attendance_sheet::Column::SessionId.in_subquery(sessions())).exec(transaction).await?;
    erased.add(Kind::Attendance, sheets.rows_affected);
    let reports = attendance_import::Entity::update_many()
        .col_expr(attendance_import::Column::FileName, Expr::value(ERASED_TEXT))
        .col_expr(attendance_import::Column::Content, Expr::value(None::<String>));
    reports.filter(attendance_import::Column::SessionId.in_subquery(sessions())).exec(transaction).await?;
    let entries = audit_entry::Entity::find().filter(audit_entry::Column::EventId.eq(event_id)).all(transaction).await?;
    erased.add(Kind::History, traces::blank_entries(transaction, entries).await?);
    Ok(())
}

/// Mails that belong to no registration, past their term.
async fn of_mails(transaction: &DatabaseTransaction, app: &App, erased: &mut Erased) -> Result<bool, Error> {
    use outbox::Column;
    let limit = Moment(days_before(app.clock.now(), app.config.terms.mails));
    let old = outbox::Entity::find().filter(Column::RegistrationId.is_null()).filter(Column::CreatedAt.lt(limit)).filter(Column::Recipient.ne(ERASED_ADDRESS));
    let old = old.filter(Column::State.is_not_in([OutboxState::Queued, OutboxState::Sending])).limit(TOGETHER).all(transaction).await?;
    let some = !old.is_empty();
    erased.add(Kind::OtherMails, traces::blank_mails(transaction, old).await?);
    Ok(some)
}

/// What goes at once: kept names whose duty has ended, old sign-ins, old mails of the demonstration.
async fn leftovers(transaction: &DatabaseTransaction, app: &App, night: Date, erased: &mut Erased) -> Result<(), Error> {
    let free = event::Entity::find().filter(held(night).not()).select_only().column(event::Column::Id).into_query();
    let names = kept_name::Entity::delete_many().filter(kept_name::Column::EventId.in_subquery(free)).exec(transaction).await?;
    erased.add(Kind::Attendance, names.rows_affected);
    let old = Moment(days_before(app.clock.now(), app.config.terms.sign_ins));
    let logins = login::Entity::delete_many().filter(login::Column::ExpiresAt.lt(old)).exec(transaction).await?.rows_affected;
    let links = sign_in_link::Entity::delete_many().filter(sign_in_link::Column::ExpiresAt.lt(old)).exec(transaction).await?.rows_affected;
    erased.add(Kind::Team, logins + links);
    let mails = Moment(days_before(app.clock.now(), app.config.terms.mails));
    caught_mail::Entity::delete_many().filter(caught_mail::Column::CaughtAt.lt(mails)).exec(transaction).await?;
    Ok(())
}
