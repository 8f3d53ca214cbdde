//! What a registration costs: recorded when it is made, carried over with the place.

use sea_orm::{ActiveValue::Unchanged, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use super::known_people::KnownPeople;
use super::organisations::{Organisation, read_organisations};
use super::register::OrganisationChoice;
use crate::clock::Clock;
use crate::entity::event_price::InvoiceDataAsked;
use crate::entity::{event_price, organisation, registration, registration_price};
use crate::error::{Error, FieldErrors};
use crate::rules::names;
use crate::rules::price::{ADDRESS, InvoiceData, ORGANISATION, PO_NUMBER, REFERENCE, handed_over};

/// Faults of what an invoice needs, by the form's fields. `needed`: somebody pays, and the event must know who.
#[must_use]
pub fn faults(invoice: &InvoiceData, needed: bool) -> FieldErrors {
    let mut faults = FieldErrors::default();
    let fields = [
        ("po_number", &invoice.po_number, PO_NUMBER, false),
        ("invoice_organisation", &invoice.organisation, ORGANISATION, true),
        ("invoice_address", &invoice.address, ADDRESS, true),
        ("invoice_reference", &invoice.reference, REFERENCE, false),
    ];
    for (field, value, limit, required) in fields {
        match value {
            Some(value) => drop(names::line(value, limit).map_err(|fault| faults.add_fault(field, fault))),
            None if required && needed => faults.add(field, "required"),
            None => {}
        }
    }
    faults
}

/// Whether an event insists on knowing who gets the invoice for so much.
#[must_use]
pub fn is_needed(asked: InvoiceDataAsked, cents: i32) -> bool {
    asked == InvoiceDataAsked::Required && cents > 0
}

/// The record of a new registration.
pub(super) fn first(clock: &Clock, registration_id: Uuid, price: &event_price::Model, member: bool, invoice: &InvoiceData) -> registration_price::Model {
    let now = clock.now().into();
    let row = registration_price::Model {
        registration_id,
        cents: price.prices().of(member),
        member,
        po_number: None,
        invoice_organisation: None,
        invoice_kbo: None,
        invoice_address: None,
        invoice_reference: None,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    with_invoice(row, invoice)
}

/// The record with other invoice data.
pub(super) fn with_invoice(mut row: registration_price::Model, invoice: &InvoiceData) -> registration_price::Model {
    row.po_number.clone_from(&invoice.po_number);
    row.invoice_organisation.clone_from(&invoice.organisation);
    row.invoice_kbo = invoice.kbo.as_ref().map(|number| number.as_str().to_owned());
    row.invoice_address.clone_from(&invoice.address);
    row.invoice_reference.clone_from(&invoice.reference);
    row
}

/// Writes the record over the one that is there, or as the first.
///
/// # Errors
/// The database's.
pub(super) async fn write(transaction: &DatabaseTransaction, row: registration_price::Model, is_there: bool) -> Result<(), Error> {
    if is_there {
        let change = registration_price::ActiveModel { registration_id: Unchanged(row.registration_id), ..sea_orm::ActiveModelTrait::reset_all(row.into_active_model()) };
        registration_price::Entity::update(change).exec(transaction).await?;
    } else {
        registration_price::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
    }
    Ok(())
}

/// Records what a registration costs that an organiser made.
///
/// # Errors
/// The database's.
pub(super) async fn record(transaction: &DatabaseTransaction, clock: &Clock, row: &registration::Model) -> Result<(), Error> {
    let Some(price) = event_price::Entity::find_by_id(row.event_id).one(transaction).await? else { return Ok(()) };
    let member = match row.organisation_id {
        Some(id) => organisation::Entity::find_by_id(id).one(transaction).await?.is_some_and(|organisation| organisation.member),
        None => false,
    };
    write(transaction, first(clock, row.id, &price, member, &InvoiceData::default()), false).await
}

/// Who gets the invoice goes along to another registration of the same person, if that costs something.
///
/// # Errors
/// The database's.
pub(super) async fn take_invoice(transaction: &DatabaseTransaction, from: Uuid, to: Uuid) -> Result<(), Error> {
    let (Some(old), Some(new)) = (registration_price::Entity::find_by_id(from).one(transaction).await?, registration_price::Entity::find_by_id(to).one(transaction).await?) else {
        return Ok(());
    };
    let row = registration_price::Model {
        registration_id: to,
        cents: new.cents,
        member: new.member,
        version: new.version,
        created_at: new.created_at,
        updated_at: new.updated_at,
        ..old
    };
    write(transaction, row, true).await
}

/// What a place costs that goes to somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    pub before: i32,
    pub after: i32,
    /// The price of members.
    pub member: bool,
}

/// What the place of this registration would cost a colleague with that address who gave that organisation; `None` where
/// nothing was recorded. The page asks the same before it is confirmed.
///
/// # Errors
/// The database's.
pub async fn for_colleague(
    connection: &impl ConnectionTrait,
    registration: &registration::Model,
    email_key: &str,
    organisation: &OrganisationChoice,
) -> Result<Option<Change>, Error> {
    let known = KnownPeople::of(connection, [(email_key.to_owned(), organisation)]).await?;
    let meant = known.meant(email_key, organisation);
    of_organisation(connection, registration, meant.as_ref().unwrap_or(organisation)).await
}

/// The same for the organisation that is meant.
///
/// # Errors
/// The database's.
pub(super) async fn of_organisation(connection: &impl ConnectionTrait, registration: &registration::Model, organisation: &OrganisationChoice) -> Result<Option<Change>, Error> {
    let Some(recorded) = registration_price::Entity::find_by_id(registration.id).one(connection).await? else { return Ok(None) };
    let member = match organisation {
        OrganisationChoice::Known(id) => read_organisations(connection, vec![*id]).await?.get(id).is_some_and(|organisation: &Organisation| organisation.member),
        OrganisationChoice::Named(_) => false,
    };
    let now = event_price::Entity::find_by_id(registration.event_id).one(connection).await?;
    let after = handed_over(Some((recorded.cents, recorded.member)), now.as_ref().map(event_price::Model::prices), member);
    Ok(after.map(|after| Change { before: recorded.cents, after, member }))
}

/// The record goes over with the place: the price as `change` says, and the invoice data as they are.
///
/// # Errors
/// The database's.
pub(super) async fn carry_over(transaction: &DatabaseTransaction, clock: &Clock, from: Uuid, to: Uuid, change: Change) -> Result<(), Error> {
    let Some(recorded) = registration_price::Entity::find_by_id(from).one(transaction).await? else { return Ok(()) };
    let theirs = registration_price::Entity::find_by_id(to).one(transaction).await?;
    let now = clock.now().into();
    let version = theirs.as_ref().map_or(1, |theirs| theirs.version + 1);
    let created_at = theirs.as_ref().map_or(now, |theirs| theirs.created_at);
    let row = registration_price::Model { registration_id: to, cents: change.after, member: change.member, version, created_at, updated_at: now, ..recorded };
    write(transaction, row, theirs.is_some()).await
}
