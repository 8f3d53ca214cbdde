//! What a request with a key asked is done: marked in the transaction that does it.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::clock::Clock;
use crate::entity::{Moment, api_request};
use crate::error::Error;
use crate::rules::api_scope::Attempt;

/// Marks it as done; `subject` is what was made or changed first.
///
/// # Errors
/// `Busy` for a try that was given up meanwhile: what it did is undone with its transaction.
pub async fn applied(transaction: &impl ConnectionTrait, clock: &Clock, attempt: Attempt, subject: &str, subject_id: Uuid) -> Result<(), Error> {
    use api_request::Column;
    let of_attempt = Column::Id.eq(attempt.request_id).and(Column::Attempt.eq(attempt.number));
    let marked = api_request::Entity::update_many()
        .col_expr(Column::AppliedAt, Expr::value(Moment(clock.now())))
        .col_expr(Column::Subject, Expr::value(subject))
        .col_expr(Column::SubjectId, Expr::value(subject_id))
        .filter(of_attempt.clone())
        .filter(Column::AppliedAt.is_null())
        .exec(transaction)
        .await?;
    if marked.rows_affected == 1 || api_request::Entity::find().filter(of_attempt).count(transaction).await? == 1 { Ok(()) } else { Err(Error::Busy) }
}
