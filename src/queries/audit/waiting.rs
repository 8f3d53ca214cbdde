//! Nobody waits for a place that is free for them.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::Violation;
use crate::entity::event::{self, EventStatus};
use crate::error::Error;
use crate::roster::{Roster, shares};
use crate::rules::waiting_list::promote;

/// How long after the passing of time alone made a place free the next may still wait for it.
const GRACE: SignedDuration = SignedDuration::from_secs(60);

pub(super) async fn check(connection: &impl ConnectionTrait, now: Timestamp, violations: &mut Vec<Violation>) -> Result<(), Error> {
    let waited_for = event::Entity::find().filter(event::Column::WaitingCount.gt(0)).filter(event::Column::Status.eq(EventStatus::Published)).order_by_asc(event::Column::Id);
    for event in waited_for.all(connection).await? {
        let (id, rules) = (event.id, event.rules());
        if event.starts_at.is_none_or(|start| now >= rules.promotion_stops_at(start.0)) {
            continue;
        }
        let mut roster = Roster::of(connection, event, now - GRACE).await?;
        roster.places.by_organisation = shares(connection, id).await?;
        let queue = roster.queue(connection).await?;
        let promotion = promote(&queue.list, rules.order, &mut roster.places);
        if let Some(next) = promotion.promoted.first() {
            violations.push(Violation::of("waiting", format!("event {id}: a place is free, and {next} waits for it")));
        }
    }
    Ok(())
}
