//! An organiser takes their own second step away, if they need not have one.

use serde_json::json;

use super::{locked, needs_fresh, of, take_away};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::sign_in::tell::tell;
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::keys::TokenHash;
use crate::rules::account_news::AccountNews;

/// # Errors
/// `Forbidden` for whom the settings ask for one, `NotFound` without one, `SecondStepFirst` when it was not passed shortly ago.
pub async fn remove(app: &App, acting: Acting, session: TokenHash, device: String) -> Result<(), Error> {
    if app.config.second_step.includes(acting.role) {
        return Err(Error::Forbidden);
    }
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let organiser = locked(transaction, acting.organiser_id).await?;
                of(transaction, organiser.id).await?.ok_or(Error::NotFound)?;
                needs_fresh(transaction, &ground, &session).await?;
                take_away(transaction, organiser.id).await?;
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "second_step.remove", Subject("organiser", organiser.id), json!({})).await?;
                tell(transaction, &ground, &organiser, AccountNews::SecondStepRemoved, &device).await
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(())
}
