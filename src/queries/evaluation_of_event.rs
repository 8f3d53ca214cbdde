//! How is an event evaluated, and what does the owner of a link to evaluate it see?

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationDef};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::event::{self, EventStatus};
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{Moment, evaluation, evaluation_invitation, session};
use crate::error::Error;
use crate::rules::permission::Scope;

/// `None`: it is not.
///
/// # Errors
/// The database's.
pub async fn evaluation_of_event(reader: &impl ConnectionTrait, event_id: Uuid) -> Result<Option<evaluation::Model>, Error> {
    Ok(evaluation::Entity::find_by_id(event_id).one(reader).await?)
}

/// What a link to evaluate an event opens.
#[derive(Debug, Clone)]
pub struct OwnEvaluation {
    pub event: event::Model,
    pub evaluation: evaluation::Model,
    pub answered: bool,
    /// Of its first session.
    pub time_zone: Option<String>,
    /// The event and the place of whoever was asked still stand.
    pub stands: bool,
}

/// What the link with that hash opens.
///
/// # Errors
/// `NotFound`; the database's.
pub async fn own_evaluation(reader: &impl ConnectionTrait, token_hash: Vec<u8>) -> Result<OwnEvaluation, Error> {
    let invitation = evaluation_invitation::Entity::find().filter(evaluation_invitation::Column::TokenHash.eq(token_hash)).one(reader).await?.ok_or(Error::NotFound)?;
    let evaluation = evaluation::Entity::find_by_id(invitation.event_id).one(reader).await?.ok_or(Error::NotFound)?;
    let event = event::Entity::find_by_id(invitation.event_id).one(reader).await?.ok_or(Error::NotFound)?;
    let registration = match invitation.registration_id {
        Some(id) => registration::Entity::find_by_id(id).one(reader).await?,
        None => None,
    };
    let stands = event.status == EventStatus::Published && registration.is_some_and(|registration| registration.status == RegistrationStatus::Confirmed);
    let time_zone = session::Entity::of(event.id).one(reader).await?.map(|session| session.time_zone);
    Ok(OwnEvaluation { event, evaluation, answered: invitation.answered, time_zone, stands })
}

/// Of a registration: what it was asked with, and whether it waits for an answer at `now`.
///
/// # Errors
/// The database's.
pub async fn asked_of(reader: &impl ConnectionTrait, registration: &registration::Model, now: jiff::Timestamp) -> Result<Option<(evaluation_invitation::Model, bool)>, Error> {
    if registration.status != RegistrationStatus::Confirmed {
        return Ok(None);
    }
    let found = evaluation_invitation::Entity::find().filter(evaluation_invitation::Column::RegistrationId.eq(registration.id)).one(reader).await?;
    let Some(invitation) = found else { return Ok(None) };
    let open = evaluation_of_event(reader, invitation.event_id).await?.is_some_and(|evaluation| evaluation.is_open(now));
    let waits = open && !invitation.answered;
    Ok(Some((invitation, waits)))
}

/// Evaluations that wait for an answer of somebody: (registration, what it was asked with).
///
/// # Errors
/// The database's.
pub async fn waiting_of_person(reader: &impl ConnectionTrait, person: Uuid, now: jiff::Timestamp) -> Result<Vec<(Uuid, Uuid)>, Error> {
    use evaluation_invitation::Column;
    let theirs = registration::Entity::find()
        .filter(registration::Column::PersonId.eq(person))
        .filter(registration::Column::Status.eq(RegistrationStatus::Confirmed))
        .select_only()
        .column(registration::Column::Id);
    let open = evaluation::Entity::find()
        .filter(evaluation::Column::OpenedAt.is_not_null())
        .filter(evaluation::Column::ClosedAt.is_null())
        .filter(evaluation::Column::ClosesAt.gte(Moment(now)))
        .select_only()
        .column(evaluation::Column::EventId);
    let public = event::Entity::find().filter(event::Column::Status.eq(EventStatus::Published)).select_only().column(event::Column::Id);
    let found = evaluation_invitation::Entity::find()
        .filter(Column::RegistrationId.in_subquery(theirs.into_query()))
        .filter(Column::Answered.eq(false))
        .filter(Column::EventId.in_subquery(open.into_query()))
        .filter(Column::EventId.in_subquery(public.into_query()))
        .order_by_asc(Column::SentAt);
    let rows: Vec<(Option<Uuid>, Uuid)> = found.select_only().columns([Column::RegistrationId, Column::Id]).into_tuple().all(reader).await?;
    Ok(rows.into_iter().filter_map(|(registration, id)| Some((registration?, id))).collect())
}

/// An event whose evaluation is closed.
#[derive(Debug, Clone, FromQueryResult, serde::Serialize)]
pub struct Ready {
    pub event_id: Uuid,
    pub title: String,
    /// Language of the title.
    pub event_language: String,
    pub closed_at: Moment,
}

/// Those that closed after `since`, the last first; at most so many.
///
/// # Errors
/// The database's.
pub async fn ready(db: &Db, scope: &Scope, since: jiff::Timestamp, most: u64) -> Result<Vec<Ready>, Error> {
    let of_event: RelationDef = evaluation::Entity::belongs_to(event::Entity).from(evaluation::Column::EventId).to(event::Column::Id).into();
    let answered = Query::select()
        .expr(Expr::value(1))
        .from(evaluation_invitation::Entity)
        .and_where(Expr::col((evaluation_invitation::Entity, evaluation_invitation::Column::EventId)).equals((evaluation::Entity, evaluation::Column::EventId)))
        .and_where(evaluation_invitation::Column::Answered.eq(true))
        .to_owned();
    let found = evaluation::Entity::find()
        .join(JoinType::InnerJoin, of_event)
        .filter(event::Entity::within(scope))
        .filter(event::Column::ArchivedAt.is_null())
        .filter(evaluation::Column::ClosedAt.gt(Moment(since)))
        .filter(Expr::exists(answered))
        .order_by_desc(evaluation::Column::ClosedAt)
        .order_by_asc(evaluation::Column::EventId)
        .limit(most);
    let columns = found.select_only().column(evaluation::Column::EventId).column(evaluation::Column::ClosedAt).column(event::Column::Title);
    Ok(columns.column_as(event::Column::Language, "event_language").into_model().all(db.reader()).await?)
}

/// How far the evaluation of an event is: people asked, of them those who answered, and whether it is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub asked: u64,
    pub answered: u64,
    pub closed: bool,
}

/// `None`: nobody was asked yet.
///
/// # Errors
/// The database's.
pub async fn progress(db: &Db, event: Uuid) -> Result<Option<Progress>, Error> {
    use evaluation_invitation::Column;
    let reader = db.reader();
    let Some(evaluation) = evaluation_of_event(reader, event).await?.filter(|row| row.opened_at.is_some()) else { return Ok(None) };
    let asked = || evaluation_invitation::Entity::find().filter(Column::EventId.eq(event));
    let closed = evaluation.closed_at.is_some();
    Ok(Some(Progress { asked: asked().count(reader).await?, answered: asked().filter(Column::Answered.eq(true)).count(reader).await?, closed }))
}
