//! A session moved or was taken out: reminders that wait to be sent say what is not true any more. Called inside the
//! event actions' transactions.

use std::collections::BTreeSet;

use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::zone;
use crate::app::App;
use crate::entity::outbox::{self, OutboxState};
use crate::entity::{reminder_round, reminder_rule, reminder_sent, session};
use crate::error::Error;
use crate::outbox::set_aside;
use crate::rules::reminders::{Anchor, ReminderRule};
use crate::rules::schedule;

/// Sets aside the event's reminders that no worker has taken yet, as if they had not been decided: what is still
/// due is decided anew. `after` is the session's new start, end and zone; `None`: it was taken out. A reminder whose
/// moment has passed by the move is not sent: the mail about the move says it all.
///
/// # Errors
/// The database's.
pub async fn session_changed(transaction: &DatabaseTransaction, app: &App, before: &session::Model, after: Option<(Timestamp, Timestamp, &str)>) -> Result<(), Error> {
    let rules: Vec<(Uuid, ReminderRule)> = reminder_rule::Entity::of(before.event_id)
        .all(transaction)
        .await?
        .into_iter()
        .filter_map(|row| row.rule().filter(|rule| rule.anchor == Anchor::BeforeStart).map(|rule| (row.id, rule)))
        .collect();
    if rules.is_empty() {
        return Ok(());
    }
    take_back(transaction, &rules.iter().map(|(id, _)| *id).collect::<Vec<_>>()).await?;
    let Some((starts_at, ends_at, zone_name)) = after else { return Ok(()) };
    let now = app.clock.now();
    let new_zone = schedule::zone(zone_name).unwrap_or(jiff::tz::TimeZone::UTC);
    let passed = rules.into_iter().filter_map(|(rule_id, rule)| {
        let due = rule.moment(starts_at, ends_at, &new_zone);
        let was_due = rule.moment(before.starts_at.0, before.ends_at.0, &zone(before));
        (due != was_due && due <= now).then(|| reminder_round::ActiveModel {
            rule_id: Set(rule_id),
            session_id: Set(before.id),
            due_at: Set(due.into()),
            reached: Set(None),
            finished_at: Set(Some(now.into())),
        })
    });
    for round in passed.collect::<Vec<_>>() {
        write_round(transaction, round).await?;
    }
    Ok(())
}

/// Writes how far a rule is with a session, over what was known before.
pub(super) async fn write_round(transaction: &DatabaseTransaction, round: reminder_round::ActiveModel) -> Result<(), Error> {
    use reminder_round::Column;
    let over = OnConflict::columns([Column::RuleId, Column::SessionId]).update_columns([Column::DueAt, Column::Reached, Column::FinishedAt]).to_owned();
    reminder_round::Entity::insert(round).on_conflict(over).exec_without_returning(transaction).await?;
    Ok(())
}

async fn take_back(transaction: &DatabaseTransaction, rules: &[Uuid]) -> Result<(), Error> {
    // Few mails wait: each is asked whose it is, not each reminder whether it still waits.
    let waiting = outbox::Entity::open().filter(outbox::Column::State.eq(OutboxState::Queued)).filter(outbox::Column::Letter.is_in(["reminder", "joining"]));
    let waiting: Vec<(Uuid, Option<Uuid>)> = waiting.select_only().columns([outbox::Column::Id, outbox::Column::RegistrationId]).into_tuple().all(transaction).await?;
    for chunk in waiting.chunks(500) {
        let of_rules = reminder_sent::Entity::find()
            .filter(reminder_sent::Column::RegistrationId.is_in(chunk.iter().filter_map(|(_, registration)| *registration)))
            .filter(reminder_sent::Column::RuleId.is_in(rules.iter().copied()))
            .filter(reminder_sent::Column::OutboxId.is_in(chunk.iter().map(|(id, _)| *id)))
            .all(transaction)
            .await?;
        let mails: Vec<Uuid> = of_rules.iter().filter_map(|sent| sent.outbox_id).collect();
        if mails.is_empty() {
            continue;
        }
        set_aside(transaction, &mails).await?;
        // A mail that a worker took in this moment goes out as it is; whoever has it by now is not asked twice for the same day.
        let still = outbox::Entity::find().filter(outbox::Column::Id.is_in(mails)).filter(outbox::Column::State.eq(OutboxState::Superseded));
        let taken_back: Vec<Uuid> = still.select_only().column(outbox::Column::Id).into_tuple().all(transaction).await?;
        reminder_sent::Entity::delete_many()
            .filter(reminder_sent::Column::RegistrationId.is_in(of_rules.iter().map(|sent| sent.registration_id)))
            .filter(reminder_sent::Column::RuleId.is_in(rules.iter().copied()))
            .filter(reminder_sent::Column::OutboxId.is_in(taken_back))
            .exec(transaction)
            .await?;
        for (rule_id, session_id) in of_rules.iter().map(|sent| (sent.rule_id, sent.session_id)).collect::<BTreeSet<_>>() {
            reminder_round::Entity::delete_by_id((rule_id, session_id)).exec(transaction).await?;
        }
    }
    Ok(())
}
