//! Setting up, renewing and taking away what is asked of an organiser after the first step. Passing it is `sign_in/pass`.
//! Start reading at `set_up`.

pub mod remove;
pub mod renew_codes;
pub mod reset;
pub mod set_up;

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::app::App;
use crate::entity::{login, organiser, recovery_code, second_step};
use crate::error::Error;
use crate::keys::TokenHash;
use crate::rules::second_step::{RECOVERY_CODES, is_fresh};

/// The organiser, locked: what belongs to their way in is changed by one at a time.
async fn locked(transaction: &DatabaseTransaction, organiser: Uuid) -> Result<organiser::Model, Error> {
    organiser::Entity::find_by_id(organiser).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)
}

async fn of(transaction: &impl ConnectionTrait, organiser: Uuid) -> Result<Option<second_step::Model>, Error> {
    Ok(second_step::Entity::find().filter(second_step::Column::OrganiserId.eq(organiser)).one(transaction).await?)
}

/// Who has a second step has passed it in this session, and shortly ago.
async fn needs_fresh(transaction: &impl ConnectionTrait, app: &App, session: &TokenHash) -> Result<(), Error> {
    let login = login::Entity::find().filter(login::Column::TokenHash.eq(session.clone())).filter(login::Column::EndedAt.is_null()).one(transaction).await?;
    let login = login.ok_or(Error::SignInFirst)?;
    if is_fresh(login.second_step_at.map(|at| at.0), app.clock.now()) { Ok(()) } else { Err(Error::SecondStepFirst) }
}

/// New recovery codes in the place of all former ones; they are shown once and kept as hashes.
async fn new_codes(transaction: &impl ConnectionTrait, app: &App, organiser: Uuid) -> Result<Vec<String>, Error> {
    recovery_code::Entity::delete_many().filter(recovery_code::Column::OrganiserId.eq(organiser)).exec(transaction).await?;
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| app.keys.recovery_code()).collect();
    let rows = codes.iter().map(|code| recovery_code::ActiveModel {
        id: Set(app.clock.id()),
        organiser_id: Set(organiser),
        code_hash: Set(app.keys.recovery_hash(organiser, code)),
        created_at: Set(app.clock.now().into()),
        used_at: Set(None),
    });
    recovery_code::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    Ok(codes)
}

/// Takes away the app and the codes; whether there was one.
async fn take_away(transaction: &impl ConnectionTrait, organiser: Uuid) -> Result<bool, Error> {
    recovery_code::Entity::delete_many().filter(recovery_code::Column::OrganiserId.eq(organiser)).exec(transaction).await?;
    let gone = second_step::Entity::delete_many().filter(second_step::Column::OrganiserId.eq(organiser)).exec(transaction).await?;
    Ok(gone.rows_affected > 0)
}
