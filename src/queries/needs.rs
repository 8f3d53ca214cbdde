//! What needs an organiser now? One statement for each sort of need, each along an index of its own.

use jiff::Timestamp;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef, Select};
use serde::Serialize;
use uuid::Uuid;

use crate::db::Db;
use crate::entity::event::{self, EventFormat, EventStatus};
use crate::entity::{Moment, asked_question, pending_change, registration, session};
use crate::error::Error;
use crate::rules::needs::{Horizon, Need};
use crate::rules::permission::Scope;

/// One line: an event, or a session of it, with how many people or sessions it is about.
#[derive(Debug, Clone, PartialEq, FromQueryResult, Serialize)]
pub struct Needed {
    pub event_id: Uuid,
    pub title: String,
    /// Language of the title.
    pub event_language: String,
    pub count: i64,
    /// The moment that matters: when the offer ends, the session was, people are told, or the event begins.
    pub at: Option<Moment>,
    /// With attendance only.
    pub session_id: Option<Uuid>,
}

/// Lines of one sort.
#[derive(Debug, Clone)]
pub struct NeededList {
    pub need: Need,
    pub rows: Vec<Needed>,
    /// From 1.
    pub page: u64,
    /// Whether there are further ones.
    pub more: bool,
}

/// A page of the lines of one sort, the most urgent first.
///
/// # Errors
/// The database's.
pub async fn needed(db: &Db, scope: &Scope, need: Need, horizon: &Horizon, page: u64, per_page: u64) -> Result<NeededList, Error> {
    let page = page.clamp(1, 10_000);
    let lines = lines(need, horizon).filter(event::Column::ArchivedAt.is_null()).filter(event::Entity::within(scope)).offset((page - 1) * per_page).limit(per_page + 1);
    let mut rows: Vec<Needed> = lines.into_model().all(db.reader()).await?;
    let shown = usize::try_from(per_page).unwrap_or(usize::MAX);
    let more = rows.len() > shown;
    rows.truncate(shown);
    Ok(NeededList { need, rows, page, more })
}

fn lines(need: Need, horizon: &Horizon) -> Select<event::Entity> {
    let now = horizon.now;
    match need {
        Need::Approvals => {
            // The conditions are written out as the partial indexes have them: bound values would not match them.
            let find = coming(now).join_rev(JoinType::InnerJoin, of_event(registration::Entity, registration::Column::EventId));
            let find = find.filter(Expr::cust("\"registrations\".\"status\" = 'pending'")).group_by(event::Column::Id);
            line(find, registration::Column::Id.count(), starts_at()).order_by_asc(event::Column::StartsAt)
        }
        Need::Offers => {
            let find = coming(now).join_rev(JoinType::InnerJoin, of_event(registration::Entity, registration::Column::EventId));
            let ends = registration::Column::OfferExpiresAt;
            let soon = find
                .filter(Expr::cust("\"registrations\".\"status\" = 'offered'"))
                .filter(ends.gt(Moment(now)))
                .filter(ends.lte(Moment(later(now, horizon.offers))))
                .group_by(event::Column::Id);
            line(soon, registration::Column::Id.count(), ends.min()).order_by_asc(ends.min())
        }
        Need::Questions => {
            // Also after it: what was said there is asked about then.
            let first = asked_question::Column::CreatedAt;
            let find = event::Entity::find()
                .filter(event::Column::Status.ne(EventStatus::Draft))
                .join_rev(JoinType::InnerJoin, of_event(asked_question::Entity, asked_question::Column::EventId))
                .filter(Expr::cust("\"asked_questions\".\"state\" = 'open'"))
                .filter(first.gt(Moment(earlier(now, horizon.questions))))
                .group_by(event::Column::Id);
            line(find, asked_question::Column::Id.count(), first.min()).order_by_asc(first.min())
        }
        Need::FreePlaces => {
            let free = Condition::any().add(event::Column::Capacity.is_null()).add(Expr::col(event::Column::PlacesTaken).lt(Expr::col(event::Column::Capacity)));
            let find = coming(now).filter(Expr::cust("\"events\".\"waiting_count\" > 0")).filter(free).filter(event::Column::StartsAt.gt(Moment(now)));
            line(find, whole(event::Column::WaitingCount), starts_at()).order_by_asc(event::Column::StartsAt)
        }
        Need::Decisions => {
            let near = Condition::any()
                .add(event::Column::DecideBy.lte(Moment(later(now, horizon.decisions))))
                .add(Expr::col((event::Entity, event::Column::PlacesTaken)).gte(Expr::col((event::Entity, event::Column::Minimum))));
            let find = coming(now).filter(event::Column::DecideBy.is_not_null()).filter(event::Column::DecidedAt.is_null()).filter(near);
            line(find, whole(event::Column::PlacesTaken), Expr::col((event::Entity, event::Column::DecideBy))).order_by_asc(event::Column::DecideBy)
        }
        Need::PlaceMissing => {
            let nowhere = session::Column::Place.is_null().and(session::Column::Address.is_null());
            lacking(now, [EventFormat::Onsite, EventFormat::Hybrid], nowhere)
        }
        Need::LinkMissing => lacking(now, [EventFormat::Online, EventFormat::Hybrid], session::Column::JoinUrl.is_null()),
        Need::Attendance => {
            let find = event::Entity::find()
                .filter(event::Column::Status.eq(EventStatus::Published))
                .filter(event::Column::PlacesTaken.gt(0))
                .join_rev(JoinType::InnerJoin, of_event(session::Entity, session::Column::EventId))
                .filter(session::Column::CancelledAt.is_null())
                .filter(session::Column::AttendanceClosedAt.is_null())
                .filter(session::Column::EndsAt.lte(Moment(now)))
                .filter(session::Column::EndsAt.gt(Moment(earlier(now, horizon.attendance))));
            let find = columns(find, whole(event::Column::PlacesTaken), Expr::col((session::Entity, session::Column::StartsAt)));
            find.column_as(session::Column::Id, "session_id").order_by_desc(session::Column::EndsAt)
        }
        Need::Changes => {
            let find = coming(now).join_rev(JoinType::InnerJoin, of_event(pending_change::Entity, pending_change::Column::EventId));
            line(find, whole(event::Column::PlacesTaken), Expr::col((pending_change::Entity, pending_change::Column::DueAt))).order_by_asc(pending_change::Column::DueAt)
        }
        Need::Drafts => {
            let find = event::Entity::find()
                .filter(event::Column::Status.eq(EventStatus::Draft))
                .filter(event::Column::PublishAt.is_null())
                .filter(event::Column::EndsAt.gt(Moment(now)))
                .filter(event::Column::StartsAt.lte(Moment(later(now, horizon.drafts))));
            line(find, whole(event::Column::PlacesTaken), starts_at()).order_by_asc(event::Column::StartsAt)
        }
    }
    .order_by_asc(event::Column::Id)
}

/// Published events that are not over.
fn coming(now: Timestamp) -> Select<event::Entity> {
    event::Entity::find().filter(event::Column::Status.eq(EventStatus::Published)).filter(event::Column::EndsAt.gt(Moment(now)))
}

/// Events of these formats with how many of their coming sessions lack something.
fn lacking(now: Timestamp, formats: [EventFormat; 2], what: SimpleExpr) -> Select<event::Entity> {
    let find = coming(now)
        .filter(event::Column::Format.is_in(formats))
        .join_rev(JoinType::InnerJoin, of_event(session::Entity, session::Column::EventId))
        .filter(session::Column::CancelledAt.is_null())
        .filter(session::Column::EndsAt.gt(Moment(now)))
        .filter(what)
        .group_by(event::Column::Id);
    line(find, session::Column::Id.count(), session::Column::StartsAt.min()).order_by_asc(session::Column::StartsAt.min())
}

fn of_event<E: EntityTrait>(entity: E, key: E::Column) -> RelationDef {
    let _ = entity;
    E::belongs_to(event::Entity).from(key).to(event::Column::Id).into()
}

fn line(find: Select<event::Entity>, count: SimpleExpr, at: SimpleExpr) -> Select<event::Entity> {
    columns(find, count, at).column_as(Expr::value(None::<Uuid>), "session_id")
}

fn columns(find: Select<event::Entity>, count: SimpleExpr, at: SimpleExpr) -> Select<event::Entity> {
    find.select_only()
        .column_as(event::Column::Id, "event_id")
        .column(event::Column::Title)
        .column_as(event::Column::Language, "event_language")
        .column_as(count, "count")
        .column_as(at, "at")
}

fn starts_at() -> SimpleExpr {
    Expr::col((event::Entity, event::Column::StartsAt))
}

/// As an `i64` on both engines.
fn whole(column: event::Column) -> SimpleExpr {
    Expr::col((event::Entity, column)).cast_as(Alias::new("bigint"))
}

fn later(now: Timestamp, by: jiff::SignedDuration) -> Timestamp {
    now.checked_add(by).unwrap_or(Timestamp::MAX)
}

fn earlier(now: Timestamp, by: jiff::SignedDuration) -> Timestamp {
    now.checked_sub(by).unwrap_or(Timestamp::MIN)
}
