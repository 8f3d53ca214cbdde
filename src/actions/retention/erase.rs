//! One person is erased on request (GDPR art. 17): registrations that lie ahead are cancelled, with the mail that takes them out of the
//! calendar; then the person is a number, so that nothing new is written about them, and `finish` follows their traces piece by piece.

use std::collections::BTreeSet;

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, QueryTrait};
use serde_json::json;
use uuid::Uuid;

use super::finish::finish;
use super::person::anonymise_person;
use super::traces::Waiting;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::registration::cancel::cancel;
use crate::actions::registration::holder::Holder;
use crate::app::App;
use crate::entity::registration::RegistrationStatus;
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, erasure, event, person, person_address, registration};
use crate::error::{Error, Refusal};
use crate::rules::erasing::{Stage, Tell, Trail, is_looked_for};
use crate::rules::language::Language;
use crate::rules::names::EmailAddress;
use crate::rules::permission::Permission;
use crate::rules::retention::{ERASED_ADDRESS, Erased};

/// Does it, as far as mails that have to leave first allow; what is left then, [`super::finish::finish_all`] does.
///
/// # Errors
/// `Forbidden`; `NotFound`, also of somebody who was erased.
pub async fn erase(app: &App, acting: Acting, person_id: Uuid) -> Result<(), Error> {
    begin(app, acting, person_id).await?;
    finish(app, person_id).await?;
    Ok(())
}

/// Cancels what lies ahead and makes the person a number; their traces are still there.
///
/// # Errors
/// Those of [`erase`].
pub async fn begin(app: &App, acting: Acting, person_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::ErasePeople)?;
    for registration in ahead(app, person_id).await? {
        match cancel(app, Holder::Organiser(acting, registration), None).await {
            Ok(()) | Err(Error::Refused(Refusal::NotActive)) => {}
            Err(error) => return Err(error),
        }
    }
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { decide(transaction, &ground, acting, person_id).await })).await
}

/// Active registrations for events that are not over.
async fn ahead(app: &App, person_id: Uuid) -> Result<Vec<Uuid>, Error> {
    let over = event::Entity::find().filter(event::Column::EndsAt.lte(Moment(app.clock.now()))).select_only().column(event::Column::Id).into_query();
    let rows = registration::Entity::find().filter(registration::Column::PersonId.eq(person_id)).filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE));
    Ok(rows.filter(registration::Column::EventId.not_in_subquery(over)).select_only().column(registration::Column::Id).into_tuple().all(app.db.reader()).await?)
}

async fn decide(transaction: &DatabaseTransaction, app: &App, acting: Acting, person_id: Uuid) -> Result<(), Error> {
    let person = person::Entity::find_by_id(person_id).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
    let known = erasure::Entity::of(person_id).lock_exclusive().one(transaction).await?;
    if person.is_erased() {
        // It goes on, if it does.
        return if known.is_some_and(|row| row.decided_at.is_some() && row.finished_at.is_none()) { Ok(()) } else { Err(Error::NotFound) };
    }
    let asked = known.as_ref().is_some_and(|row| row.asked_at.is_some() && row.finished_at.is_none());
    let (trail, keys) = trail(transaction, &person, asked).await?;
    let trail = serde_json::to_value(&trail).map_err(|error| Error::Internal(error.into()))?;
    let decided = erasure::ActiveModel {
        person_id: Set(person_id),
        decided_at: Set(Some(app.clock.now().into())),
        decided_by: Set(Some(acting.organiser_id)),
        finished_at: Set(None),
        stage: Set(Some(Stage::ALL[0].code().to_owned())),
        looked_until: Set(None),
        trail: Set(Some(trail)),
        ..Default::default()
    };
    match known {
        Some(row) => {
            erasure::Entity::update(erasure::ActiveModel { id: Unchanged(row.id), person_id: Unchanged(person_id), ..decided }).exec(transaction).await?;
        }
        None => {
            let new = erasure::ActiveModel { id: Set(app.clock.id()), asked_at: Set(None), ..decided };
            erasure::Entity::insert(new.into_active_model()).exec_without_returning(transaction).await?;
        }
    }
    anonymise_person(transaction, app, person, &keys, Waiting::Leave, &mut Erased::default()).await?;
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "person.erase", Subject("person", person_id), json!({})).await
}

/// What is to be looked for once the person is a number, and the keys of the addresses of their registrations.
async fn trail(transaction: &DatabaseTransaction, person: &person::Model, asked: bool) -> Result<(Trail, Vec<String>), Error> {
    use registration::Column;
    let columns = [Column::Email, Column::FirstName, Column::LastName];
    let rows = registration::Entity::find().filter(Column::PersonId.eq(person.id)).filter(Column::Email.ne(ERASED_ADDRESS)).select_only().columns(columns);
    let rows: Vec<(String, String, String)> = rows.into_tuple().all(transaction).await?;
    let others = person_address::Entity::find().filter(person_address::Column::PersonId.eq(person.id)).all(transaction).await?;
    let mut words: BTreeSet<String> = [person.email.clone(), person.email_key.clone(), format!("{} {}", person.first_name, person.last_name)].into();
    for (email, first, last) in &rows {
        words.extend([email.clone(), format!("{first} {last}")]);
    }
    words.extend(others.iter().flat_map(|other| [other.email.clone(), other.email_key.clone()]));
    let written = rows.iter().map(|(email, ..)| email).chain(others.iter().map(|other| &other.email)).chain([&person.email]);
    let addresses: Vec<EmailAddress> = written.filter_map(|email| EmailAddress::stored(email).ok()).collect();
    let mailboxes: BTreeSet<String> = addresses.iter().map(EmailAddress::mailbox).collect();
    let keys: BTreeSet<String> = addresses.iter().map(EmailAddress::key).collect();
    let tell = asked.then(|| Tell { recipient: person.email.clone(), language: Language::parse(&person.language).unwrap_or_default() });
    let trail = Trail { words: words.into_iter().filter(|word| is_looked_for(word)).collect(), mailboxes: mailboxes.into_iter().collect(), tell };
    Ok((trail, keys.into_iter().collect()))
}
