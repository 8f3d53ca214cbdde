//! People move to another event: their registration here ends and their calendars drop it; a new one begins there. Both
//! histories name each other.

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::add::{Adding, Arrivals, Outcome, WhenFull, blank, takes_people};
use super::approve::TOGETHER;
use super::holder::goes_on;
use super::price;
use super::promote::fill_places;
use super::status::{By, Step, Target, change};
use super::tell::{News, tell};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration::RegistrationStatus;
use crate::entity::registration_history::ActorKind;
use crate::entity::{participation_needs, registration};
use crate::error::{Error, FieldErrors, Refusal};
use crate::roster::Roster;
use crate::rules::letter::{CancelledBy, Letter};
use crate::rules::permission::Permission;
use crate::rules::registration::{Cause, Transition};

/// Moves registrations from one event to another, some at a time, each piece one transaction. Whoever finds no place
/// there, or is registered there already, stays where they are. `reason` goes into the letter about the one that ends.
///
/// # Errors
/// `Forbidden`; `NotFound`, also outside the scope; `Invalid` for `to` when it is the same event; `Refused` with `EventCancelled`, `NotPublished`
/// or `Past` of either event. Other refusals stand in the answer, which is in the order of the registrations.
pub async fn move_to_event(
    app: &App,
    acting: Acting,
    from: Uuid,
    to: Uuid,
    registrations: Vec<Uuid>,
    when_full: WhenFull,
    reason: Option<String>,
) -> Result<Vec<(Uuid, Outcome)>, Error> {
    acting.needs(Permission::ChangeRegistrations)?;
    if from == to {
        let mut faults = FieldErrors::default();
        faults.add("to", "same-event");
        return Err(Error::Invalid(faults));
    }
    let mut outcomes = Vec::with_capacity(registrations.len());
    for chunk in registrations.chunks(TOGETHER) {
        let (ground, ids, reason) = (app.clone(), chunk.to_vec(), reason.clone());
        let part = app
            .db
            .write(move |transaction| {
                Box::pin(async move {
                    let (mut old, mut new) = lock_both(transaction, &ground, from, to).await?;
                    let scope = acting.scope(transaction).await?;
                    if !scope.holds(old.event.programme_id) || !scope.holds(new.event.programme_id) {
                        return Err(Error::NotFound);
                    }
                    goes_on(&old, &ground)?;
                    takes_people(&new, &ground, true)?;
                    let part = move_chunk(transaction, &ground, acting, (&mut old, &mut new), ids, when_full, reason).await?;
                    fill_places(transaction, &ground, &mut old, Cause::PlaceFreed).await?;
                    fill_places(transaction, &ground, &mut new, Cause::OrderChanged).await?;
                    Ok(part)
                })
            })
            .await?;
        outcomes.extend(part);
    }
    app.bell.notify_one();
    Ok(outcomes)
}

/// In the order of their ids, as everybody does who locks several.
async fn lock_both(transaction: &DatabaseTransaction, app: &App, from: Uuid, to: Uuid) -> Result<(Roster, Roster), Error> {
    let now = app.clock.now();
    let first = Roster::lock(transaction, from.min(to), now).await?;
    let second = Roster::lock(transaction, from.max(to), now).await?;
    Ok(if from < to { (first, second) } else { (second, first) })
}

async fn move_chunk(
    transaction: &DatabaseTransaction,
    app: &App,
    acting: Acting,
    (old, new): (&mut Roster, &mut Roster),
    ids: Vec<Uuid>,
    when_full: WhenFull,
    reason: Option<String>,
) -> Result<Vec<(Uuid, Outcome)>, Error> {
    let mut rows: Vec<registration::Model> = registration::Entity::of(old.event.id).filter(registration::Column::Id.is_in(ids.iter().copied())).all(transaction).await?;
    let mut outcomes = Vec::with_capacity(ids.len());
    let mut arrivals = Arrivals::default();
    for id in ids {
        let active = rows.iter().position(|row| row.id == id && row.status.is_active()).map(|at| rows.swap_remove(at));
        let Some(before) = active else {
            outcomes.push((id, Outcome::Refused(Refusal::NotActive)));
            continue;
        };
        let there = successor(app, new.event.id, &before);
        let (successor_id, how) = (there.id, Adding { waiting: false, when_full, tell: true });
        let step = Step::new(Transition::MoveHere, By::Organiser(acting)).related_to(id).because(reason.clone());
        let outcome = arrivals.add(transaction, app, new, there, &step, how).await?;
        if let Outcome::Done { status, overbooked, .. } = outcome {
            leave(transaction, app, acting, old, before, successor_id, reason.clone()).await?;
            copy_needs(transaction, new, id, successor_id).await?;
            price::take_invoice(transaction, id, successor_id).await?;
            let details = json!({ "event": old.event.id, "to_event": new.event.id, "to": successor_id, "status": [null, status], "overbooked": overbooked, "reason": reason });
            audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "registration.move", Subject("registration", id), details).await?;
        }
        outcomes.push((id, outcome));
    }
    arrivals.tell(transaction, app, new, true).await?;
    Ok(outcomes)
}

async fn leave(
    transaction: &DatabaseTransaction,
    app: &App,
    acting: Acting,
    old: &mut Roster,
    before: registration::Model,
    successor: Uuid,
    reason: Option<String>,
) -> Result<(), Error> {
    let target = Target::without_place(RegistrationStatus::Cancelled, &before);
    let step = Step::new(Transition::MoveAway, By::Organiser(acting)).related_to(successor).because(reason);
    let ended = change(transaction, app, old, vec![(before, target)], &step).await?;
    let letter = |_: &registration::Model, registration| Letter::Cancelled { registration, by: CancelledBy::Organiser, reason: step.reason.clone() };
    tell(transaction, app, old, &ended, News::Ended(&letter)).await
}

/// What is the person's own goes along; sessions, answers and consents were about the other event.
fn successor(app: &App, event_id: Uuid, before: &registration::Model) -> registration::Model {
    registration::Model {
        email: before.email.clone(),
        first_name: before.first_name.clone(),
        last_name: before.last_name.clone(),
        name_folded: before.name_folded.clone(),
        organisation_id: before.organisation_id,
        organisation_folded: before.organisation_folded.clone(),
        organisation_text: before.organisation_text.clone(),
        function_category: before.function_category.clone(),
        job_title: before.job_title.clone(),
        language: before.language.clone(),
        remarks: before.remarks.clone(),
        ..blank(app, event_id, before.person_id)
    }
}

/// Diet and access, as far as the other event asks for them.
async fn copy_needs(transaction: &DatabaseTransaction, new: &Roster, from: Uuid, to: Uuid) -> Result<(), Error> {
    let asked = new.event.rules().needs;
    if !asked.diet && !asked.access {
        return Ok(());
    }
    let Some(needs) = participation_needs::Entity::find_by_id(from).one(transaction).await? else { return Ok(()) };
    let copy = participation_needs::Model { registration_id: to, diet: needs.diet.filter(|_| asked.diet), access: needs.access.filter(|_| asked.access) };
    if copy.diet.is_some() || copy.access.is_some() {
        participation_needs::Entity::insert(copy.into_active_model()).exec_without_returning(transaction).await?;
    }
    Ok(())
}
