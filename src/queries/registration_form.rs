//! What does the registration form of an event ask beside names?

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::entity::{event, invitee, question, question_option, slot};
use crate::error::Error;

/// Questions with their options, and the slots that sessions share; each in the organiser's order.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    pub questions: Vec<question::Model>,
    pub options: Vec<question_option::Model>,
    pub slots: Vec<slot::Model>,
}

/// What this event asks now.
///
/// # Errors
/// The database's.
pub async fn asked(reader: &impl ConnectionTrait, event: &event::Model) -> Result<Asked, Error> {
    let questions = if event.asks_questions { question::Entity::of(event.id).all(reader).await? } else { Vec::new() };
    let options = if questions.is_empty() { Vec::new() } else { question_option::Entity::of(questions.iter().map(|question| question.id)).all(reader).await? };
    Ok(Asked { questions, options, slots: slot::Entity::of(event.id).all(reader).await? })
}

/// Whose invitation to this event has that hash.
///
/// # Errors
/// The database's.
pub async fn invitee(reader: &impl ConnectionTrait, event: &event::Model, token_hash: Vec<u8>) -> Result<Option<invitee::Model>, Error> {
    Ok(invitee::Entity::find().filter(invitee::Column::EventId.eq(event.id)).filter(invitee::Column::TokenHash.eq(token_hash)).one(reader).await?)
}
