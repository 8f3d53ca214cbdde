//! Which other systems are told what happens, and what became of each delivery?

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::webhook_delivery::{self, Column};
use crate::entity::{Moment, programme, webhook_endpoint};
use crate::error::Error;
use crate::rules::webhook::OffBecause;

/// Deliveries on one page of the log.
const PAGE: u64 = 50;
/// Numbers are counted so far: beyond it, it is "more than".
pub const COUNTED: u64 = 1_000;

/// An endpoint with how its deliveries stand.
#[derive(Debug, Clone)]
pub struct Listed {
    pub endpoint: webhook_endpoint::Model,
    /// The name of the programme it is narrowed to; `None` also when that programme is gone.
    pub programme: Option<String>,
    /// Up to [`COUNTED`] and one.
    pub waiting: u64,
    pub failed: u64,
}

/// All of them, by name.
///
/// # Errors
/// The database's.
pub async fn endpoints(db: &Db) -> Result<Vec<Listed>, Error> {
    let found = webhook_endpoint::Entity::listed().all(db.reader()).await?;
    let programmes = programme_names(db, &found).await?;
    let [waiting, failed] = [numbers(db, Expr::cust("due_at IS NOT NULL")).await?, numbers(db, Expr::cust("state = 'failed'")).await?];
    let listed = |endpoint: webhook_endpoint::Model| Listed {
        programme: endpoint.programme_id.and_then(|id| programmes.get(&id).cloned()),
        waiting: waiting.get(&endpoint.id).copied().unwrap_or_default(),
        failed: failed.get(&endpoint.id).copied().unwrap_or_default(),
        endpoint,
    };
    Ok(found.into_iter().map(listed).collect())
}

async fn programme_names(db: &Db, of: &[webhook_endpoint::Model]) -> Result<HashMap<Uuid, String>, Error> {
    let ids: Vec<Uuid> = of.iter().filter_map(|endpoint| endpoint.programme_id).collect();
    let rows = programme::Entity::find().filter(programme::Column::Id.is_in(ids)).select_only().columns([programme::Column::Id, programme::Column::Name]);
    Ok(rows.into_tuple::<(Uuid, String)>().all(db.reader()).await?.into_iter().collect())
}

/// How many deliveries stand so, by endpoint. Written as the partial indexes have it.
async fn numbers(db: &Db, so: sea_orm::sea_query::SimpleExpr) -> Result<HashMap<Uuid, u64>, Error> {
    let rows = webhook_delivery::Entity::find().filter(so).select_only().column(Column::EndpointId).column_as(Column::Id.count(), "count").group_by(Column::EndpointId);
    let rows: Vec<(Uuid, i64)> = rows.into_tuple().all(db.reader()).await?;
    Ok(rows.into_iter().map(|(id, count)| (id, u64::try_from(count).unwrap_or_default())).collect())
}

/// One endpoint.
///
/// # Errors
/// `NotFound`
pub async fn endpoint(db: &Db, id: Uuid) -> Result<Listed, Error> {
    let endpoint = webhook_endpoint::Entity::listed().filter(webhook_endpoint::Column::Id.eq(id)).one(db.reader()).await?.ok_or(Error::NotFound)?;
    let programme = programme_names(db, std::slice::from_ref(&endpoint)).await?.into_values().next();
    let (waiting, failed) = (number(db, id, Which::Waiting).await?, number(db, id, Which::Failed).await?);
    Ok(Listed { endpoint, programme, waiting, failed })
}

async fn number(db: &Db, endpoint: Uuid, which: Which) -> Result<u64, Error> {
    let ids: Vec<Uuid> = deliveries_of(endpoint, which).limit(COUNTED + 1).select_only().column(Column::Id).into_tuple().all(db.reader()).await?;
    Ok(ids.len() as u64)
}

/// Which deliveries of the log are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    #[default]
    All,
    /// Not tried yet, or to be tried again.
    Waiting,
    Failed,
}

impl Which {
    pub const ALL: [Self; 3] = [Self::All, Self::Waiting, Self::Failed];

    /// In addresses.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Waiting => "waiting",
            Self::Failed => "failed",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Self {
        Self::ALL.into_iter().find(|which| which.code() == code).unwrap_or_default()
    }
}

fn deliveries_of(endpoint: Uuid, which: Which) -> sea_orm::Select<webhook_delivery::Entity> {
    let all = webhook_delivery::Entity::of(endpoint);
    match which {
        Which::All => all,
        Which::Waiting => all.filter(Expr::cust("due_at IS NOT NULL")),
        Which::Failed => all.filter(Expr::cust("state = 'failed'")),
    }
}

/// A page of the log, the latest first, and whether there are older ones. `before`: only older ones than this.
///
/// # Errors
/// The database's.
pub async fn log(db: &Db, endpoint: Uuid, which: Which, before: Option<Uuid>) -> Result<(Vec<webhook_delivery::Model>, bool), Error> {
    let mut find = deliveries_of(endpoint, which).order_by_desc(Column::Id).limit(PAGE + 1);
    if let Some(before) = before {
        find = find.filter(Column::Id.lt(before));
    }
    let mut rows = find.all(db.reader()).await?;
    let more = rows.len() as u64 > PAGE;
    rows.truncate(PAGE as usize);
    Ok((rows, more))
}

/// One delivery of that endpoint.
///
/// # Errors
/// `NotFound`
pub async fn delivery(db: &Db, endpoint: Uuid, id: Uuid) -> Result<webhook_delivery::Model, Error> {
    webhook_delivery::Entity::of(endpoint).filter(Column::Id.eq(id)).one(db.reader()).await?.ok_or(Error::NotFound)
}

/// Endpoints that were switched off by the program itself: an administrator is to look at them.
///
/// # Errors
/// The database's.
pub async fn switched_off(db: &Db) -> Result<Vec<(Uuid, String)>, Error> {
    use webhook_endpoint::Column;
    let off = webhook_endpoint::Entity::listed().filter(Column::Active.eq(false)).filter(Column::OffBecause.ne(OffBecause::Organiser.code()));
    Ok(off.select_only().columns([Column::Id, Column::Name]).into_tuple().all(db.reader()).await?)
}

/// The moment of a delivery that arrived last, of those that are kept.
///
/// # Errors
/// The database's.
pub async fn last_delivered(db: &Db, endpoint: Uuid) -> Result<Option<Timestamp>, Error> {
    let last = webhook_delivery::Entity::of(endpoint).filter(Column::State.eq(webhook_delivery::DeliveryState::Delivered)).order_by_desc(Column::Id);
    Ok(last.select_only().column(Column::FinishedAt).into_tuple::<Option<Moment>>().one(db.reader()).await?.flatten().map(|moment| moment.0))
}
