//! Two registrations for one event turn out to be one human being's: they have one link to evaluate it, and what was answered stays.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::{evaluation_answer, evaluation_invitation};
use crate::error::Error;

/// The event is locked.
///
/// # Errors
/// The database's.
pub(in crate::actions) async fn one_link(transaction: &DatabaseTransaction, stays: Uuid, ends: Uuid) -> Result<(), Error> {
    use evaluation_invitation::{Column, Entity};
    let asked = Entity::find().filter(Column::RegistrationId.is_in([stays, ends])).all(transaction).await?;
    let of = |registration: Uuid| asked.iter().find(|row| row.registration_id == Some(registration));
    let Some(other) = of(ends) else { return Ok(()) };
    match of(stays) {
        // Each answered before anybody knew: both answers count.
        Some(own) if own.answered && other.answered => return Ok(()),
        // The link that was used, or else that of the registration that stays.
        Some(own) if other.answered => {
            Entity::delete_by_id(own.id).exec(transaction).await?;
        }
        Some(_) => {
            Entity::delete_by_id(other.id).exec(transaction).await?;
            return Ok(());
        }
        None => {}
    }
    Entity::update(evaluation_invitation::ActiveModel { id: Unchanged(other.id), registration_id: Set(Some(stays)), ..Default::default() }).exec(transaction).await?;
    let answers = evaluation_answer::Entity::update_many().col_expr(evaluation_answer::Column::RegistrationId, Expr::value(Some(stays)));
    answers.filter(evaluation_answer::Column::RegistrationId.eq(ends)).exec(transaction).await?;
    Ok(())
}
