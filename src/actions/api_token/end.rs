//! A token opens nothing any more.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::api_token;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::permission::Permission;

/// Ends the token at once. Twice is once.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub async fn end(app: &App, acting: Acting, token_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::ManageTeam)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let token = api_token::Entity::find_by_id(token_id).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
                if token.ended_at.is_some() {
                    return Ok(());
                }
                let row = api_token::ActiveModel { id: Unchanged(token_id), ended_at: Set(Some(ground.clock.now().into())), ..Default::default() };
                api_token::Entity::update(row).exec(transaction).await?;
                let noted = json!({ "token": [token.name, null] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "api_token.end", Subject("api_token", token_id), noted).await
            })
        })
        .await
}
