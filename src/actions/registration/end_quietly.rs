//! A registration ends because another one of the same human being stays: without a word to anybody, since nothing
//! changes for the person.

use sea_orm::DatabaseTransaction;
use serde_json::json;
use uuid::Uuid;

use super::calendar::withdraw_unseen;
use super::holder::Holder;
use super::promote::fill_places;
use super::status::{By, Step, Target, change};
use crate::actions::Acting;
use crate::app::App;
use crate::entity::registration::{self, RegistrationStatus};
use crate::error::Error;
use crate::outbox;
use crate::roster::Roster;
use crate::rules::registration::{Cause, Transition};

/// Ends it; mails about it that have not left are set aside, and its calendar entries count as withdrawn.
///
/// # Errors
/// The database's.
pub(in crate::actions) async fn end_quietly(
    transaction: &DatabaseTransaction,
    app: &App,
    acting: Acting,
    roster: &mut Roster,
    registration: registration::Model,
    stays: Uuid,
) -> Result<(), Error> {
    let id = registration.id;
    let target = Target::without_place(RegistrationStatus::Cancelled, &registration);
    let step = Step::new(Transition::Merge, By::Organiser(acting)).related_to(stays);
    change(transaction, app, roster, vec![(registration, target)], &step).await?;
    outbox::supersede(transaction, &[id]).await?;
    withdraw_unseen(transaction, app, id).await?;
    let details = json!({ "event": roster.event.id, "stays": stays });
    Holder::Organiser(acting, id).note(transaction, app, "registration.merge", id, details).await?;
    fill_places(transaction, app, roster, Cause::PlaceFreed).await?;
    Ok(())
}
