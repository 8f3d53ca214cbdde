//! Giving a place back: free at once for those who wait, with history, letter and a CANCEL for each date that lies ahead.

use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::followers::tell_followers;
use super::holder::{Holder, is_over, is_too_late};
use super::promote::fill_places;
use super::status::{By, Step, Target, change};
use super::tell::{News, tell};
use crate::app::App;
use crate::entity::registration::{self, RegistrationStatus};
use crate::error::{Error, Refusal};
use crate::roster::Roster;
use crate::rules::letter::{CancelledBy, Letter};
use crate::rules::registration::{Cause, Transition};

/// Cancels one registration. An organiser may do so also after the event's end, to put the record straight; then
/// nobody's calendar is touched.
///
/// # Errors
/// `NotFound` for an unknown link; `Forbidden`; `Refused(NotActive)` when it has ended already; for those with a link
/// `Refused(Past)` after the end and `Refused(TooLateToChange)` after the event's deadline.
pub async fn cancel(app: &App, holder: Holder, reason: Option<String>) -> Result<(), Error> {
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let (mut roster, registration) = holder.lock(transaction, &ground).await?;
                if !registration.status.is_active() {
                    return Err(Refusal::NotActive.into());
                }
                if !holder.is_organiser() {
                    if is_over(&roster, &ground) {
                        return Err(Refusal::Past.into());
                    }
                    // Who only waits may leave at any time: nothing was planned on them.
                    if registration.holds_place && is_too_late(&roster, roster.event.rules().change_until, &ground) {
                        return Err(Refusal::TooLateToChange.into());
                    }
                }
                let id = registration.id;
                let gone = registration::Model { status: RegistrationStatus::Cancelled, ..registration.clone() };
                let details = json!({ "event": roster.event.id, "reason": reason });
                end(transaction, &ground, &mut roster, vec![registration], &Step::new(Transition::Cancel, holder.by()).because(reason), None).await?;
                holder.note(transaction, &ground, "registration.cancel", id, details).await?;
                if !holder.is_organiser() {
                    tell_followers(transaction, &ground.clock, ground.mail_domain(), &roster.event, &[gone]).await?;
                }
                fill_places(transaction, &ground, &mut roster, Cause::PlaceFreed).await
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(())
}

/// Ends active registrations of one event and tells them; `by` other than the step says, when the event is off.
pub(super) async fn end(
    transaction: &DatabaseTransaction,
    app: &App,
    roster: &mut Roster,
    registrations: Vec<registration::Model>,
    step: &Step,
    by: Option<CancelledBy>,
) -> Result<(), Error> {
    let by = by.unwrap_or(match step.by {
        By::Participant | By::System => CancelledBy::Participant,
        By::Booker => CancelledBy::Booker,
        By::Organiser(_) => CancelledBy::Organiser,
    });
    let changes = registrations.into_iter().map(|registration| {
        let target = Target::without_place(RegistrationStatus::Cancelled, &registration);
        (registration, target)
    });
    let ended = change(transaction, app, roster, changes.collect(), step).await?;
    let letter = |_: &registration::Model, registration| Letter::Cancelled { registration, by, reason: step.reason.clone() };
    tell(transaction, app, roster, &ended, News::Ended(&letter)).await
}
