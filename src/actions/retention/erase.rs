//! One person is erased on request (GDPR art. 17): registrations that lie ahead are cancelled first, with the mail that takes them out of the
//! calendar; once that has left, everything goes but what a duty keeps: the name on a held event's list of attendance.

use std::collections::BTreeSet;

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait};
use serde_json::json;
use uuid::Uuid;

use super::anonymise::anonymise;
use super::person::anonymise_person;
use super::written::blank_words_about;
use super::{held, today};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::registration::cancel::cancel;
use crate::actions::registration::holder::Holder;
use crate::app::App;
use crate::entity::registration::RegistrationStatus;
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, attendance, erasure, event, kept_name, outbox, person, registration};
use crate::error::{Error, Refusal};
use crate::rules::names::EmailAddress;
use crate::rules::permission::Permission;
use crate::rules::retention::{ERASED_ADDRESS, Erased};

/// Begins it. What cannot be done at once, because a mail has to leave first, [`finish_all`] does.
///
/// # Errors
/// `Forbidden`; `NotFound`, also of somebody who was erased.
pub async fn erase(app: &App, acting: Acting, person_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::ErasePeople)?;
    for registration in ahead(app, person_id).await? {
        match cancel(app, Holder::Organiser(acting, registration), None).await {
            Ok(()) | Err(Error::Refused(Refusal::NotActive)) => {}
            Err(error) => return Err(error),
        }
    }
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let person = person::Entity::find_by_id(person_id).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
                if person.email_key.ends_with("@erased.invalid") {
                    return Err(Error::NotFound);
                }
                let now = ground.clock.now().into();
                if let Some(asked) = erasure::Entity::of(person_id).one(transaction).await? {
                    let change = erasure::ActiveModel {
                        id: Unchanged(asked.id),
                        decided_at: Set(Some(now)),
                        decided_by: Set(Some(acting.organiser_id)),
                        finished_at: Set(None),
                        ..Default::default()
                    };
                    erasure::Entity::update(change).exec(transaction).await?;
                } else {
                    let row = erasure::Model { id: ground.clock.id(), person_id, asked_at: None, decided_at: Some(now), decided_by: Some(acting.organiser_id), finished_at: None };
                    erasure::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
                }
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "person.erase", Subject("person", person_id), json!({})).await
            })
        })
        .await?;
    finish(app, person_id).await?;
    Ok(())
}

/// Active registrations for events that are not over.
async fn ahead(app: &App, person_id: Uuid) -> Result<Vec<Uuid>, Error> {
    let over = event::Entity::find().filter(event::Column::EndsAt.lte(Moment(app.clock.now()))).select_only().column(event::Column::Id).into_query();
    let rows = registration::Entity::find().filter(registration::Column::PersonId.eq(person_id)).filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE));
    Ok(rows.filter(registration::Column::EventId.not_in_subquery(over)).select_only().column(registration::Column::Id).into_tuple().all(app.db.reader()).await?)
}

/// Finishes what was begun and whose mails have left by now; gives how many people.
///
/// # Errors
/// The database's.
pub async fn finish_all(app: &App) -> Result<usize, Error> {
    use erasure::Column;
    let open = erasure::Entity::find().filter(Column::DecidedAt.is_not_null()).filter(Column::FinishedAt.is_null()).select_only().column(Column::PersonId);
    let mut done = 0;
    for person in open.into_tuple::<Uuid>().all(app.db.reader()).await? {
        done += usize::from(finish(app, person).await?);
    }
    Ok(done)
}

/// Whether nothing is left to erase.
async fn finish(app: &App, person_id: Uuid) -> Result<bool, Error> {
    let ground = app.clone();
    let done = app.db.write(move |transaction| Box::pin(async move { erase_now(transaction, &ground, person_id).await })).await?;
    if done {
        app.db.tidy().await?;
    }
    Ok(done)
}

async fn erase_now(transaction: &DatabaseTransaction, app: &App, person_id: Uuid) -> Result<bool, Error> {
    let person = person::Entity::find_by_id(person_id).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
    let all: Vec<registration::Model> = registration::Entity::find().filter(registration::Column::PersonId.eq(person_id)).all(transaction).await?;
    let open = outbox::Entity::open().filter(outbox::Column::RegistrationId.is_in(all.iter().map(|row| row.id))).count(transaction).await?;
    if open > 0 {
        return Ok(false);
    }
    let known: Vec<registration::Model> = all.into_iter().filter(|row| row.email != ERASED_ADDRESS).collect();
    keep_names(transaction, app, &known).await?;
    let mut needles: BTreeSet<String> = known.iter().flat_map(|row| [row.email.clone(), format!("{} {}", row.first_name, row.last_name)]).collect();
    needles.extend([person.email.clone(), person.email_key.clone(), format!("{} {}", person.first_name, person.last_name)]);
    let keys: Vec<String> = known.iter().filter_map(|row| EmailAddress::stored(&row.email).ok()).map(|address| address.key()).collect();
    let mut erased = Erased::default();
    anonymise(transaction, app, &known, &mut erased).await?;
    anonymise_person(transaction, app, person, &keys, &mut erased).await?;
    let needles: Vec<String> = needles.into_iter().filter(|needle| needle.chars().count() > 4).collect();
    blank_words_about(transaction, &needles, &mut erased).await?;
    let change = erasure::ActiveModel { finished_at: Set(Some(app.clock.now().into())), ..Default::default() };
    erasure::Entity::update_many().set(change).filter(erasure::Column::PersonId.eq(person_id)).exec(transaction).await?;
    Ok(true)
}

/// Who was at a held event keeps a name on its list.
async fn keep_names(transaction: &DatabaseTransaction, app: &App, rows: &[registration::Model]) -> Result<(), Error> {
    let there = attendance::Entity::find().filter(attendance::Column::RegistrationId.is_in(rows.iter().map(|row| row.id))).select_only().column(attendance::Column::RegistrationId);
    let there: BTreeSet<Uuid> = there.into_tuple().all(transaction).await?.into_iter().collect();
    let events = event::Entity::find().filter(event::Column::Id.is_in(rows.iter().map(|row| row.event_id))).filter(held(today(app)));
    let events: BTreeSet<Uuid> = events.select_only().column(event::Column::Id).into_tuple().all(transaction).await?.into_iter().collect();
    for row in rows.iter().filter(|row| there.contains(&row.id) && events.contains(&row.event_id)) {
        let kept = kept_name::Model {
            registration_id: row.id,
            event_id: row.event_id,
            first_name: row.first_name.clone(),
            last_name: row.last_name.clone(),
            organisation: row.organisation_text.clone(),
        };
        kept_name::Entity::insert(kept.into_active_model()).exec_without_returning(transaction).await?;
    }
    Ok(())
}
