//! How a request with a key was answered, for who asks again.

use std::collections::BTreeMap;

use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::app::App;
use crate::entity::api_request;
use crate::error::Error;
use crate::rules::api_scope::Attempt;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    /// Those that say something of the body, by their lower-case names.
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    pub(super) fn of(row: &api_request::Model) -> Option<Self> {
        let headers = row.headers.as_deref().and_then(|headers| serde_json::from_str(headers).ok()).unwrap_or_default();
        Some(Self { status: u16::try_from(row.status?).ok()?, headers, body: row.body.clone().unwrap_or_default() })
    }
}

/// Keeps the answer of this try.
///
/// # Errors
/// The database's.
pub async fn keep(app: &App, attempt: Attempt, answer: Answer) -> Result<(), Error> {
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let headers = serde_json::to_string(&answer.headers).map_err(|error| Error::Internal(error.into()))?;
                let row = api_request::ActiveModel {
                    id: Unchanged(attempt.request_id),
                    status: Set(Some(answer.status.into())),
                    headers: Set(Some(headers)),
                    body: Set(Some(answer.body)),
                    ..Default::default()
                };
                let found = api_request::Entity::find_by_id(attempt.request_id).lock_exclusive().one(transaction).await?;
                if found.is_some_and(|found| found.attempt == attempt.number && found.status.is_none()) {
                    api_request::Entity::update(row).exec(transaction).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Nothing was done, and it is worth another try: the key is free again. What was done stays marked.
///
/// # Errors
/// The database's.
pub async fn release(app: &App, attempt: Attempt) -> Result<(), Error> {
    use api_request::Column;
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let of_attempt = Column::Id.eq(attempt.request_id).and(Column::Attempt.eq(attempt.number));
                api_request::Entity::delete_many().filter(of_attempt).filter(Column::AppliedAt.is_null()).exec(transaction).await?;
                Ok(())
            })
        })
        .await
}
