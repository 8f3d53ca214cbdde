//! The second step: a code of the authenticator app, or a recovery code. Each is good once, and only so many wrong ones are
//! looked at (ASVS 6.3.1, 6.5.1, 6.5.5).

use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::open_session::tokens;
use super::tell::tell;
use super::{Browser, Opened, device};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, login, organiser, recovery_code, second_step};
use crate::error::Error;
use crate::keys::{Sealed, TokenHash};
use crate::rules::account_news::AccountNews;
use crate::rules::authenticator::Authenticator;
use crate::rules::second_step::{MOST_WRONG, PAUSE};

/// What came of it.
#[derive(Debug)]
pub enum Passed {
    /// The session goes on under a new token; after a recovery code, so many are left.
    In {
        opened: Opened,
        recovery_codes_left: Option<u64>,
    },
    Wrong,
    /// No code is looked at until then.
    Blocked {
        until: Timestamp,
    },
}

/// What kind of code was right.
enum By {
    App,
    RecoveryCode,
}

/// Looks at a code that was typed in this session.
///
/// # Errors
/// `NotFound` when the organiser has no second step; `SignInFirst` when the session ended meanwhile.
pub async fn pass(app: &App, acting: Acting, session: TokenHash, browser: Browser, typed: String) -> Result<Passed, Error> {
    let ground = app.clone();
    let opened = tokens(app, &browser);
    let passed = app.db.write(move |transaction| Box::pin(async move { look(transaction, &ground, acting, &session, &browser, opened, &typed).await })).await?;
    app.bell.notify_one();
    Ok(passed)
}

async fn look(transaction: &DatabaseTransaction, app: &App, acting: Acting, session: &TokenHash, browser: &Browser, opened: Opened, typed: &str) -> Result<Passed, Error> {
    let (now, id) = (app.clock.now(), acting.organiser_id);
    // Locked, so that codes typed at the same moment are looked at one after the other.
    let step = second_step::Entity::find().filter(second_step::Column::OrganiserId.eq(id)).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
    let organiser = organiser::Entity::find_by_id(id).one(transaction).await?.ok_or(Error::NotFound)?;
    if let Some(until) = step.blocked_until.filter(|until| until.0 > now) {
        return Ok(Passed::Blocked { until: until.0 });
    }
    let Some(by) = right(transaction, app, &step, typed).await? else {
        return wrong(transaction, app, &step, &organiser, acting, &browser.code).await;
    };
    let renewed = login::Entity::update_many()
        .col_expr(login::Column::TokenHash, Expr::value(opened.session.hash()))
        .col_expr(login::Column::SecondStepAt, Expr::value(Moment(now)))
        .filter(login::Column::TokenHash.eq(session.clone()))
        .filter(login::Column::OrganiserId.eq(id))
        .filter(login::Column::EndedAt.is_null())
        .exec(transaction)
        .await?;
    if renewed.rows_affected != 1 {
        return Err(Error::SignInFirst);
    }
    let word = match by {
        By::App => "app",
        By::RecoveryCode => "recovery-code",
    };
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "second_step.pass", Subject("organiser", id), json!({ "by": word })).await?;
    device::note(transaction, app, &organiser, &opened.device, &browser.code).await?;
    let recovery_codes_left = match by {
        By::App => None,
        By::RecoveryCode => {
            tell(transaction, app, &organiser, AccountNews::RecoveryCodeUsed, &browser.code).await?;
            Some(unused(id).count(transaction).await?)
        }
    };
    Ok(Passed::In { opened, recovery_codes_left })
}

fn unused(organiser: Uuid) -> sea_orm::Select<recovery_code::Entity> {
    recovery_code::Entity::find().filter(recovery_code::Column::OrganiserId.eq(organiser)).filter(recovery_code::Column::UsedAt.is_null())
}

/// Uses the code up when it is right.
async fn right(transaction: &DatabaseTransaction, app: &App, step: &second_step::Model, typed: &str) -> Result<Option<By>, Error> {
    let now = app.clock.now();
    let secret = app.keys.unseal(Sealed::Authenticator, step.organiser_id.as_bytes(), &step.secret).and_then(|secret| secret.try_into().ok());
    if secret.is_none() {
        tracing::error!(organiser.id = %step.organiser_id, "an authenticator's secret cannot be read: was secret_key changed?");
    }
    if let Some(used) = secret.and_then(|secret| Authenticator::new(&secret, "", "desk").step_of(typed, now, step.last_step)) {
        second_step::Entity::update_many()
            .col_expr(second_step::Column::LastStep, Expr::value(used))
            .col_expr(second_step::Column::Wrong, Expr::value(0))
            .filter(second_step::Column::Id.eq(step.id))
            .exec(transaction)
            .await?;
        return Ok(Some(By::App));
    }
    let used = recovery_code::Entity::update_many()
        .col_expr(recovery_code::Column::UsedAt, Expr::value(Moment(now)))
        .filter(recovery_code::Column::OrganiserId.eq(step.organiser_id))
        .filter(recovery_code::Column::CodeHash.eq(app.keys.recovery_hash(step.organiser_id, typed)))
        .filter(recovery_code::Column::UsedAt.is_null())
        .exec(transaction)
        .await?;
    if used.rows_affected != 1 {
        return Ok(None);
    }
    second_step::Entity::update_many().col_expr(second_step::Column::Wrong, Expr::value(0)).filter(second_step::Column::Id.eq(step.id)).exec(transaction).await?;
    Ok(Some(By::RecoveryCode))
}

async fn wrong(transaction: &DatabaseTransaction, app: &App, step: &second_step::Model, organiser: &organiser::Model, acting: Acting, device: &str) -> Result<Passed, Error> {
    tracing::info!(event = "second_step.refused", organiser.id = %organiser.id, "a wrong code for the second step");
    let wrong = step.wrong + 1;
    let until = (wrong >= MOST_WRONG).then(|| app.clock.now() + PAUSE);
    second_step::Entity::update_many()
        .col_expr(second_step::Column::Wrong, Expr::value(if until.is_some() { 0 } else { wrong }))
        .col_expr(second_step::Column::BlockedUntil, Expr::value(until.map(Moment)))
        .filter(second_step::Column::Id.eq(step.id))
        .exec(transaction)
        .await?;
    let Some(until) = until else { return Ok(Passed::Wrong) };
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "second_step.block", Subject("organiser", organiser.id), json!({ "wrong": wrong })).await?;
    tell(transaction, app, organiser, AccountNews::WrongCodes, device).await?;
    Ok(Passed::Blocked { until })
}
