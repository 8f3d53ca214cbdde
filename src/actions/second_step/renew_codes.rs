//! New recovery codes in the place of the former ones.

use serde_json::json;

use super::{locked, needs_fresh, new_codes, of};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::sign_in::tell::tell;
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::keys::TokenHash;
use crate::rules::account_news::AccountNews;

/// Gives the new codes, to be shown once. `device` is the browser's code, for the mail that tells it.
///
/// # Errors
/// `NotFound` without a second step, `SecondStepFirst` when it was not passed shortly ago.
pub async fn renew_codes(app: &App, acting: Acting, session: TokenHash, device: String) -> Result<Vec<String>, Error> {
    let ground = app.clone();
    let codes = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                let organiser = locked(transaction, acting.organiser_id).await?;
                of(transaction, organiser.id).await?.ok_or(Error::NotFound)?;
                needs_fresh(transaction, &ground, &session).await?;
                let codes = new_codes(transaction, &ground, organiser.id).await?;
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "second_step.renew_codes", Subject("organiser", organiser.id), json!({})).await?;
                tell(transaction, &ground, &organiser, AccountNews::RecoveryCodesRenewed, &device).await?;
                Ok(codes)
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(codes)
}
