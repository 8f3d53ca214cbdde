//! An organiser gives somebody from the waiting list a place, whatever the order; beyond the limits only on purpose.

use serde_json::json;
use uuid::Uuid;

use super::holder::{Holder, goes_on, is_decided};
use super::promote::fill_places;
use super::status::{Step, Target, change};
use super::tell::{News, tell};
use crate::actions::Acting;
use crate::app::App;
use crate::entity::registration::RegistrationStatus;
use crate::error::{Error, Refusal};
use crate::rules::letter::Because;
use crate::rules::registration::{Cause, Transition};

/// Confirms one who waits or has an offer. `overbook`: also when there is no place, which is kept on record.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused` with `NotWaiting`, `EventCancelled`, `Past`, `Undecided`, `Full` or
/// `OrganisationHasItsShare`.
pub async fn pick(app: &App, acting: Acting, registration_id: Uuid, overbook: bool, reason: Option<String>) -> Result<(), Error> {
    let (ground, holder) = (app.clone(), Holder::Organiser(acting, registration_id));
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let (mut roster, registration) = holder.lock(transaction, &ground).await?;
                goes_on(&roster, &ground)?;
                if !matches!(registration.status, RegistrationStatus::Waitlisted | RegistrationStatus::Offered) {
                    return Err(Refusal::NotWaiting.into());
                }
                is_decided(&roster)?;
                let shortage = if registration.holds_place { None } else { roster.shortage_of(transaction, &registration).await? };
                if let Some(shortage) = shortage.filter(|_| !overbook) {
                    return Err(Refusal::from(shortage).into());
                }
                let details = json!({ "event": roster.event.id, "reason": reason, "overbooked": shortage.is_some() });
                let approved_at = Some(ground.clock.now());
                let target = Target { approved_at, overbooked: registration.overbooked || shortage.is_some(), ..Target::with_place(RegistrationStatus::Confirmed, &registration) };
                let step = Step::new(Transition::Pick, holder.by()).because(reason);
                let confirmed = change(transaction, &ground, &mut roster, vec![(registration, target)], &step).await?;
                tell(transaction, &ground, &roster, &confirmed, News::Confirmed(Because::Promoted)).await?;
                holder.note(transaction, &ground, "registration.pick", registration_id, details).await?;
                // One of a group was taken out: the rest may fit now.
                fill_places(transaction, &ground, &mut roster, Cause::RulesChanged).await
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(())
}
