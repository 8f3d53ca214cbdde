//! An organiser says yes or no to requests, one or many at a time. Each is decided on its own: what cannot be done is
//! said, and holds up nobody else.

use sea_orm::DatabaseTransaction;
use serde_json::json;
use uuid::Uuid;

use super::holder::{Holder, goes_on, is_decided};
use super::promote::fill_places;
use super::status::{Step, Target, change};
use super::tell::{News, tell};
use crate::actions::Acting;
use crate::app::App;
use crate::entity::registration::{self, RegistrationStatus};
use crate::error::{Error, Refusal};
use crate::roster::Roster;
use crate::rules::letter::{Because, Letter};
use crate::rules::registration::{Cause, Transition};

/// What became of several registrations: how many were changed, and which were refused with what reason.
#[derive(Debug, Default)]
pub struct Several {
    pub done: usize,
    pub refused: Vec<(Uuid, Refusal)>,
}

/// Approves requests, in the order given. Who finds no place left waits, if the event lets people wait.
///
/// # Errors
/// `Forbidden`; `NotFound` for one that is not there. Refusals stand in the answer: `NotPending`, `EventCancelled`, `Past`,
/// `Full`, and `Undecided` while it is not sure that the event takes place.
pub async fn approve(app: &App, acting: Acting, registrations: Vec<Uuid>, reason: Option<String>) -> Result<Several, Error> {
    each(app, acting, registrations, reason, Verb::Approve).await
}

/// Declines requests and people who wait; `reason` goes into their letters.
///
/// # Errors
/// Those of [`approve`].
pub async fn decline(app: &App, acting: Acting, registrations: Vec<Uuid>, reason: Option<String>) -> Result<Several, Error> {
    each(app, acting, registrations, reason, Verb::Decline).await
}

/// Registrations changed in one transaction: others who register wait no longer than for these.
pub(super) const TOGETHER: usize = 50;

#[derive(Clone, Copy)]
enum Verb {
    Approve,
    Decline,
}

async fn each(app: &App, acting: Acting, registrations: Vec<Uuid>, reason: Option<String>, verb: Verb) -> Result<Several, Error> {
    let mut several = Several::default();
    for chunk in registrations.chunks(TOGETHER) {
        let (ground, ids, reason) = (app.clone(), chunk.to_vec(), reason.clone());
        let part = app
            .db
            .write(move |transaction| {
                Box::pin(async move {
                    let mut part = Several::default();
                    for id in ids {
                        // All that is refused is refused before anything is written.
                        match one(transaction, &ground, &Holder::Organiser(acting, id), id, reason.clone(), verb).await {
                            Ok(()) => part.done += 1,
                            Err(Error::Refused(refusal)) => part.refused.push((id, refusal)),
                            Err(error) => return Err(error),
                        }
                    }
                    Ok(part)
                })
            })
            .await?;
        several.done += part.done;
        several.refused.extend(part.refused);
    }
    app.bell.notify_one();
    Ok(several)
}

async fn one(transaction: &DatabaseTransaction, app: &App, holder: &Holder, id: Uuid, reason: Option<String>, verb: Verb) -> Result<(), Error> {
    let (mut roster, registration) = holder.lock(transaction, app).await?;
    let details = json!({ "event": roster.event.id, "reason": reason });
    let (action, cause) = match verb {
        Verb::Approve => {
            approve_one(transaction, app, &mut roster, registration, holder, reason).await?;
            ("registration.approve", Cause::OrderChanged)
        }
        Verb::Decline => {
            decline_one(transaction, app, &mut roster, registration, holder, reason).await?;
            ("registration.decline", Cause::PlaceFreed)
        }
    };
    fill_places(transaction, app, &mut roster, cause).await?;
    holder.note(transaction, app, action, id, details).await
}

async fn approve_one(
    transaction: &DatabaseTransaction,
    app: &App,
    roster: &mut Roster,
    registration: registration::Model,
    holder: &Holder,
    reason: Option<String>,
) -> Result<(), Error> {
    goes_on(roster, app)?;
    if registration.status != RegistrationStatus::Pending {
        return Err(Refusal::NotPending.into());
    }
    is_decided(roster)?;
    let rules = roster.event.rules();
    let free = registration.holds_place || (!roster.event.places_kept && roster.shortage_of(transaction, &registration).await?.is_none());
    let approved_at = Some(app.clock.now());
    let target = match (free, rules.waiting_list) {
        (true, _) => Target { approved_at, ..Target::with_place(RegistrationStatus::Confirmed, &registration) },
        (false, true) => Target { approved_at, ..Target::without_place(RegistrationStatus::Waitlisted, &registration) },
        (false, false) => return Err(Refusal::Full.into()),
    };
    let status = target.status;
    let changed = change(transaction, app, roster, vec![(registration, target)], &Step::new(Transition::Approve, holder.by()).because(reason)).await?;
    if status == RegistrationStatus::Confirmed {
        return tell(transaction, app, roster, &changed, News::Confirmed(Because::Approved)).await;
    }
    let position = usize::try_from(roster.event.waiting_count).unwrap_or(1);
    let letter = |_: &registration::Model, registration| Letter::Waitlisted { registration, position };
    tell(transaction, app, roster, &changed, News::Plain(&letter)).await
}

async fn decline_one(
    transaction: &DatabaseTransaction,
    app: &App,
    roster: &mut Roster,
    registration: registration::Model,
    holder: &Holder,
    reason: Option<String>,
) -> Result<(), Error> {
    if !Transition::Decline.leads(Some(registration.status.into()), crate::rules::registration::Status::Declined) {
        return Err(Refusal::NotPending.into());
    }
    let target = Target::without_place(RegistrationStatus::Declined, &registration);
    let step = Step::new(Transition::Decline, holder.by()).because(reason);
    let changed = change(transaction, app, roster, vec![(registration, target)], &step).await?;
    let letter = |_: &registration::Model, registration| Letter::Declined { registration, reason: step.reason.clone() };
    tell(transaction, app, roster, &changed, News::Plain(&letter)).await
}
