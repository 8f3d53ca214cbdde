//! Somebody who was there answers, once. Where the evaluation is anonymous, the answer is sealed before it is stored, and
//! nothing beside it says whose it is: no registration, no moment, no entry in a log.

use std::collections::BTreeMap;

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::evaluation_of;
use crate::app::App;
use crate::entity::event::{self, EventStatus};
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{evaluation, evaluation_answer, evaluation_envelope, evaluation_invitation};
use crate::error::{Error, FieldError, FieldErrors, Refusal};
use crate::keys::{Sealed, TokenHash};
use crate::rules::evaluation::{Answers, Questionnaire};

/// Takes what was typed, by field.
///
/// # Errors
/// `NotFound` for a link that is none; `Refused(EvaluationAnswered)`; `Refused(EvaluationClosed)`; `Invalid`.
pub async fn answer(app: &App, link: TokenHash, typed: BTreeMap<String, Vec<String>>) -> Result<(), Error> {
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { take(transaction, &ground, link, &typed).await })).await
}

async fn take(transaction: &DatabaseTransaction, app: &App, link: TokenHash, typed: &BTreeMap<String, Vec<String>>) -> Result<(), Error> {
    let invitation = evaluation_invitation::Entity::find().filter(evaluation_invitation::Column::TokenHash.eq(link)).one(transaction).await?.ok_or(Error::NotFound)?;
    // Whoever opens what is sealed, or closes it, waits; so nothing is left behind.
    let evaluation = evaluation_of(transaction, invitation.event_id).await?.ok_or(Error::NotFound)?;
    if invitation.answered {
        return Err(Refusal::EvaluationAnswered.into());
    }
    if !evaluation.is_open(app.clock.now()) || !still_theirs(transaction, &invitation).await? {
        return Err(Refusal::EvaluationClosed.into());
    }
    let questions = evaluation.questionnaire();
    let answers = questions
        .read(typed)
        .map_err(|faults| Error::Invalid(FieldErrors(faults.into_iter().map(|(field, code, limit)| FieldError { field, code: code.to_owned(), limit }).collect())))?;
    let marked = evaluation_invitation::Entity::update_many()
        .col_expr(evaluation_invitation::Column::Answered, Expr::value(true))
        .filter(evaluation_invitation::Column::Id.eq(invitation.id))
        .filter(evaluation_invitation::Column::Answered.eq(false))
        .exec(transaction)
        .await?;
    if marked.rows_affected == 0 {
        return Err(Refusal::EvaluationAnswered.into());
    }
    if evaluation.anonymous {
        return seal(transaction, app, &evaluation, &questions, &answers).await;
    }
    let row = evaluation_answer::ActiveModel {
        id: Set(app.clock.random_id()),
        event_id: Set(evaluation.event_id),
        answers: Set(super::json(&answers)?),
        registration_id: Set(invitation.registration_id),
    };
    evaluation_answer::Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}

/// The event stands, and so does the place of whoever was asked.
async fn still_theirs(transaction: &DatabaseTransaction, invitation: &evaluation_invitation::Model) -> Result<bool, Error> {
    let event = event::Entity::find_by_id(invitation.event_id).one(transaction).await?;
    let Some(registration) = invitation.registration_id else { return Ok(false) };
    let registration = registration::Entity::find_by_id(registration).one(transaction).await?;
    Ok(event.is_some_and(|event| event.status == EventStatus::Published) && registration.is_some_and(|registration| registration.status == RegistrationStatus::Confirmed))
}

async fn seal(transaction: &DatabaseTransaction, app: &App, evaluation: &evaluation::Model, questions: &Questionnaire, answers: &Answers) -> Result<(), Error> {
    let mut plain = serde_json::to_vec(answers).map_err(|error| Error::Internal(error.into()))?;
    // As long as any other. JSON takes blanks behind it.
    plain.resize(questions.most_octets().max(plain.len()), b' ');
    let row = evaluation_envelope::ActiveModel {
        id: Set(app.clock.random_id()),
        event_id: Set(evaluation.event_id),
        sealed: Set(app.keys.seal(Sealed::EvaluationAnswer, evaluation.event_id.as_bytes(), &plain)),
    };
    evaluation_envelope::Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}
