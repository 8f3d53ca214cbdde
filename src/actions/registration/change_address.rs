//! The mails of a registration go to another address from now on. The entry leaves the calendar of the old mailbox and
//! comes, with a UID of its own, into that of the new one; the old personal link opens nothing any more. Neither
//! mailbox hears of the other.

use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::calendar::withdraw_unseen;
use super::holder::{Holder, is_over};
use super::register::insert_persons;
use super::tell::{News, tell};
use crate::app::App;
use crate::db::is_unique_violation;
use crate::entity::registration::RegistrationStatus;
use crate::entity::{person, registration, undeliverable_address};
use crate::error::{Error, FieldErrors, Refusal};
use crate::keys::{Purpose, Token};
use crate::outbox;
use crate::roster::Roster;
use crate::rules::letter::{Because, Letter};
use crate::rules::names::EmailAddress;
use crate::rules::waiting_list::position;

/// Writes to `address` from now on, and returns the new personal link's token. The same address again changes nothing
/// but its spelling. To an address that nothing reaches no farewell is sent.
///
/// # Errors
/// `NotFound`; `Forbidden`; `Refused` with `NotActive` when the registration has ended, `Past` for those with a link when the
/// event is over; `Invalid` for `email` when that person has a registration of their own for the event.
pub async fn change_address(app: &App, holder: Holder, address: EmailAddress) -> Result<Token, Error> {
    let ground = app.clone();
    let token = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                let (roster, registration) = holder.lock(transaction, &ground).await?;
                if !registration.status.is_active() {
                    return Err(Refusal::NotActive.into());
                }
                if is_over(&roster, &ground) && !holder.is_organiser() {
                    return Err(Refusal::Past.into());
                }
                if registration.email.eq_ignore_ascii_case(address.as_str()) {
                    return respell(transaction, &ground, registration, &address).await;
                }
                let id = registration.id;
                let token = move_to(transaction, &ground, &roster, registration, &address).await?;
                // Which address it was and is stands with the mails; the log names nobody.
                holder.note(transaction, &ground, "registration.change_address", id, json!({ "event": roster.event.id })).await?;
                Ok(token)
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(token)
}

async fn respell(transaction: &DatabaseTransaction, app: &App, registration: registration::Model, address: &EmailAddress) -> Result<Token, Error> {
    let token = app.keys.derive(Purpose::Registration, registration.id, registration.token_generation);
    let mut change = registration.into_active_model();
    change.email = Set(address.as_str().to_owned());
    registration::Entity::update(change).exec(transaction).await?;
    Ok(token)
}

async fn move_to(transaction: &DatabaseTransaction, app: &App, roster: &Roster, before: registration::Model, address: &EmailAddress) -> Result<Token, Error> {
    let person_id = person(transaction, app, &before, address).await?;
    let theirs = registration::Entity::find()
        .filter(registration::Column::EventId.eq(before.event_id))
        .filter(registration::Column::PersonId.eq(person_id))
        .filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE));
    if theirs.count(transaction).await? > 0 {
        return Err(taken());
    }
    say_farewell(transaction, app, roster, &before).await?;
    let generation = before.token_generation + 1;
    let token = app.keys.derive(Purpose::Registration, before.id, generation);
    let after = registration::Model {
        person_id,
        email: address.as_str().to_owned(),
        token_generation: generation,
        token_hash: token.hash(),
        version: before.version + 1,
        updated_at: app.clock.now().into(),
        ..before
    };
    write(transaction, &after).await?;
    welcome(transaction, app, roster, after).await?;
    Ok(token)
}

fn taken() -> Error {
    let mut errors = FieldErrors::default();
    errors.add("email", "address-registered");
    Error::Invalid(errors)
}

async fn write(transaction: &DatabaseTransaction, after: &registration::Model) -> Result<(), Error> {
    let change = registration::ActiveModel {
        id: Set(after.id),
        person_id: Set(after.person_id),
        email: Set(after.email.clone()),
        token_generation: Set(after.token_generation),
        token_hash: Set(after.token_hash.clone()),
        version: Set(after.version),
        updated_at: Set(after.updated_at),
        ..Default::default()
    };
    // Somebody with that address registered a moment ago: the last guard.
    let refused = |error: DbErr| if is_unique_violation(&error) { taken() } else { error.into() };
    registration::Entity::update(change).exec(transaction).await.map(|_| ()).map_err(refused)
}

/// To the old mailbox: a CANCEL for each date that lies ahead.
async fn say_farewell(transaction: &DatabaseTransaction, app: &App, roster: &Roster, before: &registration::Model) -> Result<(), Error> {
    let unreachable = undeliverable_address::Entity::among([before.email.as_str()]).count(transaction).await? > 0;
    if unreachable {
        outbox::supersede(transaction, &[before.id]).await?;
        return withdraw_unseen(transaction, app, before.id).await;
    }
    let letter = |_: &registration::Model, registration| Letter::AddressChanged { registration };
    tell(transaction, app, roster, std::slice::from_ref(before), News::Left(&letter)).await
}

/// To the new one: how the registration stands, and the entries of all dates that lie ahead.
async fn welcome(transaction: &DatabaseTransaction, app: &App, roster: &Roster, after: registration::Model) -> Result<(), Error> {
    let place = match after.status {
        RegistrationStatus::Waitlisted => {
            let queue = roster.queue(transaction).await?;
            let waiting = after.booking_id.filter(|_| after.waits_together).unwrap_or(after.id);
            position(&queue.list, roster.event.rules().order, &roster.places, waiting).unwrap_or(1)
        }
        _ => 1,
    };
    let waitlisted = |_: &registration::Model, registration| Letter::Waitlisted { registration, position: place };
    let acknowledged = |row: &registration::Model, registration| Letter::Acknowledged { registration, holds_place: row.holds_place };
    let expires_at = after.offer_expires_at.map_or_else(|| app.clock.now(), |moment| moment.0);
    let offered = |_: &registration::Model, registration| Letter::Offer { registration, expires_at };
    let news = match after.status {
        RegistrationStatus::Waitlisted => News::Plain(&waitlisted),
        RegistrationStatus::Pending => News::Plain(&acknowledged),
        RegistrationStatus::Offered => News::Plain(&offered),
        _ => News::Confirmed(Because::AddressChanged),
    };
    tell(transaction, app, roster, &[after], news).await
}

/// The person of that address; a new one has the registration's name.
async fn person(transaction: &DatabaseTransaction, app: &App, registration: &registration::Model, address: &EmailAddress) -> Result<Uuid, Error> {
    if let Some(known) = person::Entity::of_address(&address.key()).one(transaction).await? {
        return Ok(known.id);
    }
    let id = app.clock.id();
    let names = (registration.first_name.as_str(), registration.last_name.as_str());
    let row = person::Model::new(id, address, names, &registration.language, &registration.share(), app.clock.now().into());
    Ok(insert_persons(transaction, vec![row.into_active_model()]).await?.first().map_or(id, |(_, stored)| *stored))
}
