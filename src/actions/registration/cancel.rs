//! Giving a place back: free at once for those who wait, with history, letter and a CANCEL for each date that lies ahead.

use sea_orm::{ColumnTrait, DatabaseTransaction, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::approve::{Several, TOGETHER};
use super::followers::tell_followers;
use super::holder::{Holder, is_over, is_too_late};
use super::promote::fill_places;
use super::status::{By, Step, Target, change};
use super::tell::{News, tell};
use crate::actions::Acting;
use crate::app::App;
use crate::entity::registration::{self, RegistrationStatus};
use crate::error::{Error, Refusal};
use crate::roster::Roster;
use crate::rules::letter::{CancelledBy, Letter};
use crate::rules::permission::Permission;
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

/// Cancels many registrations of one event, some at a time, each piece one transaction; those that ended meanwhile are
/// refused, and hold up nobody else.
///
/// # Errors
/// `Forbidden`; `NotFound` without such an event. Refusals (`NotActive`) stand in the answer.
pub async fn cancel_several(app: &App, acting: Acting, event_id: Uuid, registrations: Vec<Uuid>, reason: Option<String>) -> Result<Several, Error> {
    acting.needs(Permission::ChangeRegistrations)?;
    let mut several = Several::default();
    for chunk in registrations.chunks(TOGETHER) {
        let (ground, ids, reason) = (app.clone(), chunk.to_vec(), reason.clone());
        let refused = app.db.write(move |transaction| Box::pin(async move { cancel_chunk(transaction, &ground, acting, event_id, ids, reason).await })).await?;
        several.done += chunk.len() - refused.len();
        several.refused.extend(refused.into_iter().map(|id| (id, Refusal::NotActive)));
    }
    app.bell.notify_one();
    Ok(several)
}

async fn cancel_chunk(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, mut ids: Vec<Uuid>, reason: Option<String>) -> Result<Vec<Uuid>, Error> {
    let mut roster = Roster::lock(transaction, event_id, app.clock.now()).await?;
    let active = registration::Entity::of(event_id)
        .filter(registration::Column::Id.is_in(ids.iter().copied()))
        .filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE))
        .all(transaction)
        .await?;
    ids.retain(|id| active.iter().all(|registration| registration.id != *id));
    let details = json!({ "event": event_id, "reason": reason });
    for registration in &active {
        Holder::Organiser(acting, registration.id).note(transaction, app, "registration.cancel", registration.id, details.clone()).await?;
    }
    end(transaction, app, &mut roster, active, &Step::new(Transition::Cancel, By::Organiser(acting)).because(reason), None).await?;
    fill_places(transaction, app, &mut roster, Cause::PlaceFreed).await?;
    Ok(ids)
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
