//! What does an event ask, and how many people answered?

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::{answer, question, question_option};
use crate::error::Error;

#[derive(Debug)]
pub struct DeskQuestion {
    pub question: question::Model,
    /// Offered now, in order.
    pub options: Vec<question_option::Model>,
    /// People who answered.
    pub answers: i64,
}

/// The questions asked now, in the form's order.
///
/// # Errors
/// The database's.
pub async fn desk_questions(db: &Db, event_id: Uuid) -> Result<Vec<DeskQuestion>, Error> {
    let questions = question::Entity::of(event_id).all(db.reader()).await?;
    if questions.is_empty() {
        return Ok(Vec::new());
    }
    let ids = || questions.iter().map(|question| question.id);
    let mut options: HashMap<Uuid, Vec<question_option::Model>> = HashMap::new();
    for option in question_option::Entity::of(ids()).all(db.reader()).await? {
        options.entry(option.question_id).or_default().push(option);
    }
    let counted: Vec<(Uuid, i64)> = answer::Entity::find()
        .filter(answer::Column::QuestionId.is_in(ids()))
        .select_only()
        .column(answer::Column::QuestionId)
        .column_as(Expr::col(answer::Column::RegistrationId).count_distinct(), "people")
        .group_by(answer::Column::QuestionId)
        .into_tuple()
        .all(db.reader())
        .await?;
    let counted: HashMap<Uuid, i64> = counted.into_iter().collect();
    Ok(questions
        .into_iter()
        .map(|question| DeskQuestion { options: options.remove(&question.id).unwrap_or_default(), answers: counted.get(&question.id).copied().unwrap_or(0), question })
        .collect())
}
