//! Sets up an authenticator app, or another in its place, once its first code proves that it works.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter};
use serde_json::json;

use super::{locked, needs_fresh, new_codes, of, take_away};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::sign_in::end_sessions::end;
use crate::actions::sign_in::tell::tell;
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, login, second_step};
use crate::error::{Error, FieldErrors};
use crate::keys::{Sealed, Token, TokenHash};
use crate::rules::account_news::AccountNews;
use crate::rules::authenticator::{Authenticator, SECRET_LENGTH};

/// What there is to show and to keep afterwards.
#[derive(Debug)]
pub struct SetUp {
    /// Shown once.
    pub recovery_codes: Vec<String>,
    /// The session goes on under this token; all other sessions of the organiser have ended (ASVS 7.4.3).
    pub session: Token,
}

/// The app with that secret becomes the organiser's second step. `device` is the browser's code, for the mail that tells it.
///
/// # Errors
/// `Invalid` with `code` for a wrong one; `SecondStepFirst` when there is a second step and it was not passed shortly ago.
pub async fn set_up(app: &App, acting: Acting, session: TokenHash, secret: [u8; SECRET_LENGTH], code: String, device: String) -> Result<SetUp, Error> {
    let ground = app.clone();
    let renewed = app.keys.random();
    let hash = renewed.hash();
    let recovery_codes = app.db.write(move |transaction| Box::pin(async move { keep(transaction, &ground, acting, &session, hash, &secret, &code, &device).await })).await?;
    app.bell.notify_one();
    Ok(SetUp { recovery_codes, session: renewed })
}

#[expect(clippy::too_many_arguments, reason = "one form's worth, named at the one call above")]
async fn keep(
    transaction: &DatabaseTransaction,
    app: &App,
    acting: Acting,
    session: &TokenHash,
    renewed: TokenHash,
    secret: &[u8; SECRET_LENGTH],
    code: &str,
    device: &str,
) -> Result<Vec<String>, Error> {
    let (now, id) = (app.clock.now(), acting.organiser_id);
    let organiser = locked(transaction, id).await?;
    let replaced = of(transaction, id).await?.is_some();
    if replaced {
        needs_fresh(transaction, app, session).await?;
    }
    let Some(step) = Authenticator::new(secret, "", "desk").step_of(code, now, 0) else {
        let mut faults = FieldErrors::default();
        faults.add("code", "wrong-code");
        return Err(Error::Invalid(faults));
    };
    take_away(transaction, id).await?;
    let row = second_step::ActiveModel {
        id: Set(app.clock.id()),
        organiser_id: Set(id),
        secret: Set(app.keys.seal(Sealed::Authenticator, id.as_bytes(), secret)),
        last_step: Set(step),
        wrong: Set(0),
        blocked_until: Set(None),
        created_at: Set(now.into()),
    };
    second_step::Entity::insert(row).exec_without_returning(transaction).await?;
    end(transaction, app, id, Condition::all().add(login::Column::TokenHash.ne(session.clone()))).await?;
    let kept = login::Entity::update_many()
        .col_expr(login::Column::TokenHash, Expr::value(renewed))
        .col_expr(login::Column::SecondStepAt, Expr::value(Moment(now)))
        .filter(login::Column::TokenHash.eq(session.clone()))
        .filter(login::Column::EndedAt.is_null())
        .exec(transaction)
        .await?;
    if kept.rows_affected != 1 {
        return Err(Error::SignInFirst);
    }
    let codes = new_codes(transaction, app, id).await?;
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "second_step.set_up", Subject("organiser", id), json!({ "replaced": replaced })).await?;
    tell(transaction, app, &organiser, AccountNews::SecondStepSetUp, device).await?;
    Ok(codes)
}
