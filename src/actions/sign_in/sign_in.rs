//! The button behind the link: uses it up and opens a session.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde_json::json;

use super::{LONGEST_LIFE, open, sign_out};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, login, sign_in_link};
use crate::error::{Error, Refusal};
use crate::keys::{Token, TokenHash};
use crate::rules::permission::Role;

/// Signs in and returns the new session's token; `former` is the session this browser had, which ends (ASVS 7.2.4).
///
/// # Errors
/// `Refused(LinkExpired)` for a link that is used, too old or none of ours.
pub async fn sign_in(app: &App, token: Token, former: Option<Token>) -> Result<Token, Error> {
    let ground = app.clone();
    let session = app.keys.random();
    let hash = session.hash();
    app.db.write(move |transaction| Box::pin(async move { use_link(transaction, &ground, &token, former.as_ref(), hash).await })).await?;
    Ok(session)
}

async fn use_link(transaction: &DatabaseTransaction, app: &App, token: &Token, former: Option<&Token>, session: TokenHash) -> Result<(), Error> {
    let now = app.clock.now();
    let (link, organiser) = open::good(transaction, token, now).await?;
    // The condition decides between two presses at once; what was read above may be old.
    let used = sign_in_link::Entity::update_many()
        .col_expr(sign_in_link::Column::UsedAt, Expr::value(Moment(now)))
        .filter(sign_in_link::Column::Id.eq(link.id))
        .filter(sign_in_link::Column::UsedAt.is_null())
        .exec(transaction)
        .await?;
    if used.rows_affected != 1 {
        return Err(Refusal::LinkExpired.into());
    }
    if let Some(former) = former {
        sign_out::end(transaction, &former.hash(), now).await?;
    }
    let row = login::ActiveModel {
        id: Set(app.clock.id()),
        organiser_id: Set(organiser.id),
        token_hash: Set(session),
        created_at: Set(now.into()),
        last_seen_at: Set(now.into()),
        expires_at: Set((now + LONGEST_LIFE).into()),
        ended_at: Set(None),
    };
    login::Entity::insert(row).exec_without_returning(transaction).await?;
    let role = Role::parse(&organiser.role).ok_or_else(|| Error::Internal(anyhow::anyhow!("an organiser with an unknown role")))?;
    let acting = Acting { organiser_id: organiser.id, role };
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "sign_in", Subject("organiser", organiser.id), json!({})).await
}
