//! A cancel or a decline is undone, while place and rules allow: the registration stands again where it stood.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use super::holder::{Holder, goes_on};
use super::promote::fill_places;
use super::status::{Step, Target, change};
use super::tell::{News, tell};
use crate::actions::Acting;
use crate::app::App;
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::registration_history;
use crate::error::{Error, Refusal};
use crate::rules::letter::{Because, Letter};
use crate::rules::registration::{Approval, Cause, Transition};

/// Undoes the end of a registration. Who was confirmed or had an offer gets a place again, with new calendar entries;
/// who waited has the turn they had. `overbook`: also when there is no place, which is kept on record.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused` with `NotEnded`, `AlreadyRegistered` when the person registered again meanwhile,
/// `EventCancelled`, `Past`, `Full` or `OrganisationHasItsShare`.
pub async fn restore(app: &App, acting: Acting, registration_id: Uuid, overbook: bool, reason: Option<String>) -> Result<(), Error> {
    let (ground, holder) = (app.clone(), Holder::Organiser(acting, registration_id));
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let (mut roster, registration) = holder.lock(transaction, &ground).await?;
                goes_on(&roster, &ground)?;
                if registration.status.is_active() {
                    return Err(Refusal::NotEnded.into());
                }
                let again = registration::Entity::find()
                    .filter(registration::Column::EventId.eq(roster.event.id))
                    .filter(registration::Column::PersonId.eq(registration.person_id))
                    .filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE));
                if again.count(transaction).await? > 0 {
                    return Err(Refusal::AlreadyRegistered.into());
                }
                let last = registration_history::Entity::find()
                    .filter(registration_history::Column::RegistrationId.eq(registration_id))
                    .order_by_desc(registration_history::Column::Number)
                    .order_by_desc(registration_history::Column::Id)
                    .one(transaction)
                    .await?;
                let stood = last.and_then(|last| last.from_status).unwrap_or(RegistrationStatus::Confirmed);
                let (undecided, approval) = (roster.event.undecided().is_some(), roster.event.rules().approval);
                // Whether it takes place may have been decided since.
                let stood = match stood {
                    RegistrationStatus::Pending if approval == Approval::None && !undecided => RegistrationStatus::Confirmed,
                    RegistrationStatus::Waitlisted | RegistrationStatus::Pending => stood,
                    _ if undecided => RegistrationStatus::Pending,
                    _ => stood,
                };
                let takes = match stood {
                    RegistrationStatus::Waitlisted => false,
                    RegistrationStatus::Pending => approval != Approval::NoPlace,
                    _ => true,
                };
                let shortage = if takes { roster.shortage_of(transaction, &registration).await? } else { None };
                if let Some(shortage) = shortage.filter(|_| !overbook) {
                    return Err(Refusal::from(shortage).into());
                }
                let details = json!({ "event": roster.event.id, "reason": reason, "overbooked": shortage.is_some() });
                let target = match stood {
                    RegistrationStatus::Waitlisted => Target::without_place(RegistrationStatus::Waitlisted, &registration),
                    RegistrationStatus::Pending => {
                        Target { holds_place: takes, overbooked: shortage.is_some(), ..Target::without_place(RegistrationStatus::Pending, &registration) }
                    }
                    _ => Target { overbooked: shortage.is_some(), ..Target::with_place(RegistrationStatus::Confirmed, &registration) },
                };
                let step = Step::new(Transition::Restore, holder.by()).because(reason);
                let restored = change(transaction, &ground, &mut roster, vec![(registration, target)], &step).await?;
                let position = usize::try_from(roster.event.waiting_count).unwrap_or(1);
                let waitlisted = |_: &registration::Model, registration| Letter::Waitlisted { registration, position };
                let acknowledged = |row: &registration::Model, registration| Letter::Acknowledged { registration, holds_place: row.holds_place };
                let news = match target.status {
                    RegistrationStatus::Waitlisted => News::Plain(&waitlisted),
                    RegistrationStatus::Pending => News::Plain(&acknowledged),
                    _ => News::Confirmed(Because::Restored),
                };
                tell(transaction, &ground, &roster, &restored, news).await?;
                holder.note(transaction, &ground, "registration.restore", registration_id, details).await?;
                // Who came back to the list may find a place; an organisation with a place more may step back.
                fill_places(transaction, &ground, &mut roster, Cause::OrderChanged).await
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(())
}
