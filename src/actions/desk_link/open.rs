//! The button behind a desk link: this browser takes attendance until the link ends.

use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{desk_link, desk_link_login};
use crate::error::{Error, Refusal};
use crate::keys::Token;
use crate::rules::permission::Role;

/// The token for this browser's cookie, and when the link ends.
///
/// # Errors
/// `Refused(LinkExpired)` for a link that has ended or is none of ours.
pub async fn open(app: &App, token: Token) -> Result<(Token, Timestamp), Error> {
    let ground = app.clone();
    let cookie = app.keys.random();
    let hash = cookie.hash();
    let ends_at = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                let now = ground.clock.now();
                let found = desk_link::Entity::find().filter(desk_link::Column::TokenHash.eq(token.hash())).one(transaction).await?;
                let link = found.filter(|link| link.is_open(now)).ok_or(Refusal::LinkExpired)?;
                let login = desk_link_login::Model { id: ground.clock.id(), desk_link_id: link.id, token_hash: hash, created_at: now.into() };
                desk_link_login::Entity::insert(login.into_active_model()).exec_without_returning(transaction).await?;
                let acting = Acting { organiser_id: link.id, role: Role::Volunteer };
                audit::record(transaction, &ground.clock, ActorKind::Volunteer, Some(&acting), "desk_link.open", Subject("event", link.event_id), json!({})).await?;
                Ok(link.ends_at.0)
            })
        })
        .await?;
    Ok((cookie, ends_at))
}
