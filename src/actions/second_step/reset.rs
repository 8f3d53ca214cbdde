//! Somebody lost phone and recovery codes: an administrator, or whoever runs the program, takes their second step away. All
//! their sessions end; at the next sign-in they set up another if they must have one.

use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::{locked, take_away};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::sign_in::end_sessions::end;
use crate::actions::sign_in::tell::tell;
use crate::app::App;
use crate::entity::organiser;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::account_news::AccountNews;
use crate::rules::names::EmailAddress;
use crate::rules::permission::Permission;

/// At the desk: of somebody else. Whether there was one.
///
/// # Errors
/// `Forbidden` for who is no administrator, and for one's own: that is removed or replaced.
pub async fn reset(app: &App, acting: Acting, organiser: Uuid) -> Result<bool, Error> {
    acting.needs(Permission::ManageTeam)?;
    if acting.organiser_id == organiser {
        return Err(Error::Forbidden);
    }
    run(app, Some(acting), organiser).await
}

/// From the command line: of the organiser with that address.
///
/// # Errors
/// `NotFound` when there is none.
pub async fn reset_of(app: &App, email: &EmailAddress) -> Result<bool, Error> {
    let found = organiser::Entity::find().filter(organiser::Column::EmailKey.eq(email.key())).one(app.db.reader()).await?.ok_or(Error::NotFound)?;
    run(app, None, found.id).await
}

async fn run(app: &App, acting: Option<Acting>, organiser: Uuid) -> Result<bool, Error> {
    let ground = app.clone();
    let had = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                let organiser = locked(transaction, organiser).await?;
                if !take_away(transaction, organiser.id).await? {
                    return Ok(false);
                }
                let sessions = end(transaction, &ground, organiser.id, Condition::all()).await?;
                let actor = if acting.is_some() { ActorKind::Organiser } else { ActorKind::System };
                audit::record(transaction, &ground.clock, actor, acting.as_ref(), "second_step.reset", Subject("organiser", organiser.id), json!({ "sessions": sessions })).await?;
                tell(transaction, &ground, &organiser, AccountNews::SecondStepReset, "").await?;
                Ok(true)
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(had)
}
