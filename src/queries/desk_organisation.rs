//! What does the desk know of an organisation, and who of it takes part?

use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, Select};
use serde::Serialize;
use uuid::Uuid;

use crate::db::Db;
use crate::entity::event::{self, EventStatus};
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{Moment, mail_domain, organisation};
use crate::error::Error;
use crate::rules::permission::Scope;

/// Rows on one page.
pub const PAGE: u64 = 50;

#[derive(Debug)]
pub struct DeskOrganisation {
    pub organisation: organisation::Model,
    /// Who took over.
    pub successor: Option<organisation::Model>,
    /// Mail domains behind which it may be.
    pub domains: Vec<String>,
}

/// Which of its registrations are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// For events that are not over, the next one first, without those that ended.
    Coming,
    /// All there ever were, the latest first.
    All,
}

#[derive(Debug, Clone, FromQueryResult, Serialize)]
pub struct RegistrationRow {
    pub id: Uuid,
    pub first_name: String,
    pub last_name: String,
    pub status: RegistrationStatus,
    pub since: Moment,
    pub event_id: Uuid,
    pub title: String,
    /// Language of the title.
    pub event_language: String,
    pub starts_at: Option<Moment>,
}

#[derive(Debug, Serialize)]
pub struct RegistrationRows {
    pub rows: Vec<RegistrationRow>,
    /// From 1.
    pub page: u64,
    /// Whether there is a further page.
    pub more: bool,
}

/// # Errors
/// `NotFound`; the database's.
pub async fn desk_organisation(db: &Db, id: Uuid) -> Result<DeskOrganisation, Error> {
    let organisation = organisation::Entity::find_by_id(id).one(db.reader()).await?.ok_or(Error::NotFound)?;
    let successor = match organisation.successor_id {
        Some(successor) => organisation::Entity::find_by_id(successor).one(db.reader()).await?,
        None => None,
    };
    let domains = mail_domain::Entity::find()
        .filter(mail_domain::Column::OrganisationId.eq(id))
        .order_by_asc(mail_domain::Column::Position)
        .order_by_asc(mail_domain::Column::Domain)
        .select_only()
        .column(mail_domain::Column::Domain)
        .into_tuple()
        .all(db.reader())
        .await?;
    Ok(DeskOrganisation { organisation, successor, domains })
}

/// A page of the registrations of its people.
///
/// # Errors
/// The database's.
pub async fn registrations(db: &Db, scope: &Scope, organisation: Uuid, which: Which, now: Timestamp, page: u64) -> Result<RegistrationRows, Error> {
    let page = page.clamp(1, 10_000);
    let find = match which {
        Which::Coming => with_events(scope, organisation)
            .filter(event::Column::EndsAt.gt(Moment(now)))
            .filter(event::Column::Status.eq(EventStatus::Published))
            .filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE))
            .order_by_asc(event::Column::StartsAt)
            .order_by_asc(event::Column::Id)
            .order_by_asc(registration::Column::NameFolded),
        Which::All => with_events(scope, organisation).order_by_desc(registration::Column::CreatedAt),
    };
    let mut rows: Vec<RegistrationRow> = find.order_by_desc(registration::Column::Id).offset((page - 1) * PAGE).limit(PAGE + 1).into_model().all(db.reader()).await?;
    let shown = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > shown;
    rows.truncate(shown);
    Ok(RegistrationRows { rows, page, more })
}

fn with_events(scope: &Scope, organisation: Uuid) -> Select<registration::Entity> {
    let event = registration::Entity::belongs_to(event::Entity).from(registration::Column::EventId).to(event::Column::Id);
    registration::Entity::find()
        .filter(registration::Column::OrganisationId.eq(organisation))
        .join(JoinType::InnerJoin, event.into())
        .filter(event::Entity::within(scope))
        .select_only()
        .columns([registration::Column::Id, registration::Column::FirstName, registration::Column::LastName, registration::Column::Status])
        .column_as(registration::Column::CreatedAt, "since")
        .column_as(event::Column::Id, "event_id")
        .columns([event::Column::Title, event::Column::StartsAt])
        .column_as(event::Column::Language, "event_language")
}
