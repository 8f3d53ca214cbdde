//! A request with a key begins.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::answer::Answer;
use crate::app::App;
use crate::entity::api_request;
use crate::error::Error;
use crate::rules::api_scope::Attempt;

/// What came with a key, as hashes.
#[derive(Debug, Clone)]
pub struct Keyed {
    pub token_id: Uuid,
    pub key_hash: Vec<u8>,
    pub request_hash: Vec<u8>,
}

/// What is to be done with it.
#[derive(Debug, Clone, PartialEq)]
pub enum Begun {
    /// Do it.
    New(Attempt),
    /// It was done before an earlier try was cut off: this was made or changed, and is to be answered from.
    Applied(Attempt, Uuid),
    /// It was answered so.
    Answered(Answer),
    /// An earlier try is at it.
    Running,
    /// The key stands for another request.
    Other,
}

/// Reserves the key for this try.
///
/// # Errors
/// The database's.
pub async fn begin(app: &App, keyed: Keyed) -> Result<Begun, Error> {
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { reserve(transaction, &ground, &keyed).await })).await
}

async fn reserve(transaction: &DatabaseTransaction, app: &App, keyed: &Keyed) -> Result<Begun, Error> {
    let now = app.clock.now();
    let new = api_request::Model {
        id: app.clock.id(),
        token_id: keyed.token_id,
        key_hash: keyed.key_hash.clone(),
        request_hash: keyed.request_hash.clone(),
        attempt: 1,
        created_at: now.into(),
        attempted_at: now.into(),
        applied_at: None,
        subject: None,
        subject_id: None,
        status: None,
        headers: None,
        body: None,
    };
    let id = new.id;
    let once = OnConflict::columns([api_request::Column::TokenId, api_request::Column::KeyHash]).do_nothing().to_owned();
    api_request::Entity::insert_many([new.into_active_model()]).on_conflict(once).exec_without_returning(transaction).await?;
    let found = api_request::Entity::find().filter(api_request::Column::TokenId.eq(keyed.token_id)).filter(api_request::Column::KeyHash.eq(keyed.key_hash.clone()));
    let row = found.lock_exclusive().one(transaction).await?.ok_or(Error::Busy)?;
    if row.id == id {
        return Ok(Begun::New(Attempt { request_id: id, number: 1 }));
    }
    if row.request_hash != keyed.request_hash {
        return Ok(Begun::Other);
    }
    if let Some(answer) = Answer::of(&row) {
        return Ok(Begun::Answered(answer));
    }
    // A try that has given no answer for as long as a request may take was cut off.
    if now.duration_since(row.attempted_at.0).unsigned_abs() < app.config.request_time_limit {
        return Ok(Begun::Running);
    }
    let attempt = Attempt { request_id: row.id, number: row.attempt + 1 };
    let again = api_request::ActiveModel { id: Unchanged(row.id), attempt: Set(attempt.number), attempted_at: Set(now.into()), ..Default::default() };
    api_request::Entity::update(again).exec(transaction).await?;
    Ok(row.subject_id.filter(|_| row.applied_at.is_some()).map_or(Begun::New(attempt), |id| Begun::Applied(attempt, id)))
}
