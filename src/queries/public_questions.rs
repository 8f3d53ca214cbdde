//! Which questions about an event does its page answer?

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use uuid::Uuid;

use crate::entity::asked_question::{AskedState, Column, Entity};
use crate::error::Error;

/// On one page, at most: the latest.
const MOST: u64 = 100;

/// Without anything about who asked it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublicQuestion {
    /// Lines of text.
    pub question: String,
    /// Markdown.
    pub answer: String,
}

/// In the order in which they were put there.
///
/// # Errors
/// The database's.
pub async fn public_questions(reader: &impl ConnectionTrait, event_id: Uuid) -> Result<Vec<PublicQuestion>, Error> {
    let mut rows: Vec<(Option<String>, Option<String>)> = Entity::find()
        .filter(Column::EventId.eq(event_id))
        .filter(Column::State.eq(AskedState::Public))
        .order_by_desc(Column::PublishedAt)
        .order_by_desc(Column::Id)
        .limit(MOST)
        .select_only()
        .columns([Column::PublicQuestion, Column::PublicAnswer])
        .into_tuple()
        .all(reader)
        .await?;
    rows.reverse();
    Ok(rows.into_iter().filter_map(|(question, answer)| Some(PublicQuestion { question: question?, answer: answer? })).collect())
}
