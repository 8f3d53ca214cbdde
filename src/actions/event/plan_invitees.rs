//! People of chosen organisations who want to hear of events stand ready to be invited to one; the button on its page of
//! invitees then writes to them.

use std::collections::HashSet;

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::invite::MOST;
use super::locked;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{invitee, person, planned_invitee, registration};
use crate::error::{Error, FieldErrors};
use crate::rules::permission::Permission;

/// Rows in one statement.
const CHUNK: usize = 500;

/// Puts them ready, but for those who are invited or registered already; returns how many are new. Twice is once.
///
/// # Errors
/// `Forbidden`; `NotFound` for an event outside the scope; `Invalid` for `event`, when there are more than [`MOST`] people.
pub async fn plan_invitees(app: &App, acting: Acting, event_id: Uuid, organisations: Vec<Uuid>) -> Result<u64, Error> {
    acting.needs(Permission::ChangeRegistrations)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let event = locked(transaction, event_id).await?;
                if !acting.scope(transaction).await?.holds(event.programme_id) {
                    return Err(Error::NotFound);
                }
                let people = person::Entity::to_inform(&organisations).limit(MOST as u64 + 1).all(transaction).await?;
                if people.len() > MOST {
                    let mut faults = FieldErrors::default();
                    faults.add("event", "too-many-addresses");
                    return Err(Error::Invalid(faults));
                }
                let registered = registration::Entity::find().filter(registration::Column::EventId.eq(event_id)).select_only().column(registration::Column::PersonId);
                let registered: HashSet<Uuid> = registered.into_tuple().all(transaction).await?.into_iter().collect();
                let invited = invitee::Entity::find().filter(invitee::Column::EventId.eq(event_id)).select_only().column(invitee::Column::EmailKey);
                let invited: HashSet<String> = invited.into_tuple().all(transaction).await?.into_iter().collect();
                let before = ready(transaction, event_id).await?;
                let rows: Vec<planned_invitee::ActiveModel> = people
                    .into_iter()
                    .filter(|person| !registered.contains(&person.id) && !invited.contains(&person.email_key))
                    .map(|person| planned_invitee::ActiveModel {
                        id: Set(ground.clock.id()),
                        event_id: Set(event_id),
                        email: Set(person.email),
                        email_key: Set(person.email_key),
                        first_name: Set(Some(person.first_name)),
                        last_name: Set(Some(person.last_name)),
                        language: Set(person.language),
                    })
                    .collect();
                for chunk in rows.chunks(CHUNK) {
                    let known = OnConflict::columns([planned_invitee::Column::EventId, planned_invitee::Column::EmailKey]).do_nothing().to_owned();
                    planned_invitee::Entity::insert_many(chunk.to_vec()).on_conflict(known).exec_without_returning(transaction).await?;
                }
                let after = ready(transaction, event_id).await?;
                if after > before {
                    let details = json!({ "planned_invitees": [before, after] });
                    audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "event.plan_invitees", Subject("event", event_id), details).await?;
                }
                Ok(after - before)
            })
        })
        .await
}

async fn ready(transaction: &sea_orm::DatabaseTransaction, event_id: Uuid) -> Result<u64, Error> {
    Ok(planned_invitee::Entity::find().filter(planned_invitee::Column::EventId.eq(event_id)).count(transaction).await?)
}
