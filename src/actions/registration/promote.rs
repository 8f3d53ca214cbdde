//! From the waiting list to a place, in the order the rules give. Called in the transaction of whatever made a place free.

use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::status::{By, Step, Target, change};
use super::tell::{News, tell};
use crate::app::App;
use crate::entity::event;
use crate::entity::event::EventStatus;
use crate::entity::registration::{self, RegistrationStatus};
use crate::error::Error;
use crate::roster::{Queue, Roster, shares};
use crate::rules::letter::{Because, Letter};
use crate::rules::registration::{Approval, Cause, Transition};
use crate::rules::registration_rules::{Promoting, RegistrationRules};
use crate::rules::schedule;
use crate::rules::waiting_list::{NotYet, Promotion, QueueOrder, promote};
use crate::rules::working_time::after_working_hours;

/// No group is larger: the setting `people_per_form` allows no more.
const LARGEST_GROUP: u64 = 100;

/// Gives free places to those who wait; returns how many people got one. Also notes whether places are kept for a
/// group, so that newcomers wait behind it.
///
/// # Errors
/// The database's.
pub(super) async fn fill_places(transaction: &DatabaseTransaction, app: &App, roster: &mut Roster, cause: Cause) -> Result<usize, Error> {
    let now = app.clock.now();
    if roster.event.waiting_count == 0 || roster.event.status != EventStatus::Published {
        return keep_places(transaction, roster, false).await.map(|()| 0);
    }
    if roster.places.event.left() == Some(0) {
        return keep_places(transaction, roster, false).await.map(|()| 0);
    }
    let rules = roster.event.rules();
    let (mut queue, promotion) = look(transaction, roster, &rules).await?;
    let stopped = roster.event.starts_at.is_none_or(|start| now >= rules.promotion_stops_at(start.0));
    if stopped {
        // Nobody gets ahead of those who wait; the organiser picks.
        return keep_places(transaction, roster, !promotion.promoted.is_empty() || promotion.keeps_places_for_a_group()).await.map(|()| 0);
    }
    let people = give(transaction, app, roster, &mut queue, &promotion, &rules, cause).await?;
    let kept = promotion.keeps_places_for_a_group() && roster.places.event.left() != Some(0);
    keep_places(transaction, roster, kept).await?;
    Ok(people)
}

/// Who is helped by the places that are free. Where nothing but the places of the event counts, the front of the list
/// tells as much as the whole, however long it is.
async fn look(transaction: &DatabaseTransaction, roster: &mut Roster, rules: &RegistrationRules) -> Result<(Queue, Promotion), Error> {
    let plain = rules.order == QueueOrder::FirstCome && roster.places.per_organisation.is_none() && !roster.has_parts();
    if let Some(left) = roster.places.event.left().filter(|_| plain) {
        let most = u64::from(left.unsigned_abs()) + LARGEST_GROUP;
        let queue = roster.front_of_queue(transaction, most).await?;
        let promotion = promote(&queue.list, rules.order, &mut roster.places.clone());
        let people = queue.members.values().map(Vec::len).sum::<usize>() as u64;
        // Groups that have become larger than the event let others pass: those may stand further behind.
        let passed = promotion.waiting.iter().any(|(_, reason)| *reason == NotYet::LargerThanTheEvent);
        if people < most || !passed {
            return Ok((queue, promotion));
        }
    }
    if !plain {
        roster.places.by_organisation = shares(transaction, roster.event.id).await?;
    }
    let queue = roster.queue(transaction).await?;
    let promotion = promote(&queue.list, rules.order, &mut roster.places.clone());
    Ok((queue, promotion))
}

async fn give(
    transaction: &DatabaseTransaction,
    app: &App,
    roster: &mut Roster,
    queue: &mut Queue,
    promotion: &Promotion,
    rules: &RegistrationRules,
    cause: Cause,
) -> Result<usize, Error> {
    let now = app.clock.now();
    let expires_at = offer_ends(roster, rules, now, &app.config.time_zone);
    let undecided = roster.event.undecided().is_some();
    let changes: Vec<(registration::Model, Target)> = promotion
        .promoted
        .iter()
        .flat_map(|id| queue.members.remove(id).unwrap_or_default())
        .map(|registration| {
            let target = target(&registration, rules, undecided, expires_at);
            (registration, target)
        })
        .collect();
    let promoted = change(transaction, app, roster, changes, &Step::new(Transition::Promote, By::System).caused_by(cause)).await?;
    announce(transaction, app, roster, promoted).await
}

/// Where somebody from the waiting list goes: approval still applies, and so does that the event is not sure yet.
fn target(registration: &registration::Model, rules: &RegistrationRules, undecided: bool, expires_at: Timestamp) -> Target {
    if undecided || (rules.approval != Approval::None && registration.approved_at.is_none()) {
        return Target::with_place(RegistrationStatus::Pending, registration);
    }
    match rules.promoting {
        Promoting::Direct => Target::with_place(RegistrationStatus::Confirmed, registration),
        Promoting::Offer => Target { offer_expires_at: Some(expires_at), ..Target::with_place(RegistrationStatus::Offered, registration) },
    }
}

/// Tells those who came from the waiting list.
async fn announce(transaction: &DatabaseTransaction, app: &App, roster: &Roster, promoted: Vec<registration::Model>) -> Result<usize, Error> {
    let people = promoted.len();
    let of = |status: RegistrationStatus| promoted.iter().filter(|registration| registration.status == status).cloned().collect::<Vec<_>>();
    tell(transaction, app, roster, &of(RegistrationStatus::Confirmed), News::Confirmed(Because::Promoted)).await?;
    let offer = |row: &registration::Model, registration| Letter::Offer { registration, expires_at: row.offer_expires_at.map_or(app.clock.now(), Into::into) };
    tell(transaction, app, roster, &of(RegistrationStatus::Offered), News::Plain(&offer)).await?;
    let acknowledged = |_: &registration::Model, registration| Letter::Acknowledged { registration, holds_place: true };
    tell(transaction, app, roster, &of(RegistrationStatus::Pending), News::Plain(&acknowledged)).await?;
    Ok(people)
}

/// When an offer made at `now` ends: after the event's working hours, and at the latest when the event begins.
fn offer_ends(roster: &Roster, rules: &RegistrationRules, now: Timestamp, default_zone: &str) -> Timestamp {
    let zone = roster.sessions.first().map_or(default_zone, |session| &session.time_zone);
    let zone = schedule::zone(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let end = after_working_hours(now, rules.offer_hours, &zone);
    roster.event.starts_at.map_or(end, |start| end.min(start.0))
}

/// Notes whether free places are kept for people who wait.
///
/// # Errors
/// The database's.
pub(super) async fn keep_places(transaction: &DatabaseTransaction, roster: &mut Roster, kept: bool) -> Result<(), Error> {
    if roster.event.places_kept == kept {
        return Ok(());
    }
    event::Entity::update_many().col_expr(event::Column::PlacesKept, Expr::value(kept)).filter(event::Column::Id.eq(roster.event.id)).exec(transaction).await?;
    roster.event.places_kept = kept;
    Ok(())
}

/// Looks at an event's waiting list again, in the caller's transaction, after its rules or places changed.
///
/// # Errors
/// The database's.
pub async fn look_again(transaction: &DatabaseTransaction, app: &App, event_id: Uuid, cause: Cause) -> Result<usize, Error> {
    let mut roster = Roster::lock(transaction, event_id, app.clock.now()).await?;
    fill_places(transaction, app, &mut roster, cause).await
}
