//! An organiser corrects what a registration costs, or who gets the invoice.

use sea_orm::{DatabaseTransaction, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::price::{faults, with_invoice, write};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::event::locked;
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{registration, registration_price};
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::permission::Permission;
use crate::rules::price::{InvoiceData, MOST_CENTS};

/// What an organiser says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceRecord {
    /// Cents of euro.
    pub cents: i32,
    /// The price of members.
    pub member: bool,
    pub invoice: InvoiceData,
}

/// Saves over `version` (0: nothing was recorded).
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Invalid`.
pub async fn set_price(app: &App, acting: Acting, registration_id: Uuid, version: i32, record: PriceRecord) -> Result<(), Error> {
    acting.needs(Permission::ChangeRegistrations)?;
    let mut wrong = FieldErrors::default();
    if !(0..=MOST_CENTS).contains(&record.cents) {
        wrong.add("price_amount", "not-an-amount");
    }
    wrong.extend(faults(&record.invoice, false), str::to_owned);
    wrong.into_result()?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { save(transaction, &ground, acting, registration_id, version, &record).await })).await
}

async fn save(transaction: &DatabaseTransaction, app: &App, acting: Acting, registration_id: Uuid, version: i32, record: &PriceRecord) -> Result<(), Error> {
    let registration = registration::Entity::find_by_id(registration_id).one(transaction).await?.ok_or(Error::NotFound)?;
    locked(transaction, registration.event_id).await?;
    let before = registration_price::Entity::find_by_id(registration_id).one(transaction).await?;
    if before.as_ref().map_or(0, |before| before.version) != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let now = app.clock.now().into();
    let empty = registration_price::Model {
        registration_id,
        cents: 0,
        member: false,
        po_number: None,
        invoice_organisation: None,
        invoice_kbo: None,
        invoice_address: None,
        invoice_reference: None,
        version: 0,
        created_at: now,
        updated_at: now,
    };
    let earlier = before.clone().unwrap_or(empty);
    let after = with_invoice(registration_price::Model { cents: record.cents, member: record.member, version: version + 1, updated_at: now, ..earlier.clone() }, &record.invoice);
    let noted = noted(&earlier, &after, registration.event_id);
    write(transaction, after, before.is_some()).await?;
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "registration.price", Subject("registration", registration_id), noted).await
}

/// Before and after of each field that differs.
fn noted(before: &registration_price::Model, after: &registration_price::Model, event: Uuid) -> serde_json::Value {
    let mut noted = json!({ "event": event });
    let fields = [
        ("price_amount", json!([before.cents, after.cents])),
        ("member_rate", json!([before.member, after.member])),
        ("po_number", json!([before.po_number, after.po_number])),
        ("invoice_organisation", json!([before.invoice_organisation, after.invoice_organisation])),
        ("invoice_kbo", json!([before.invoice_kbo, after.invoice_kbo])),
        ("invoice_address", json!([before.invoice_address, after.invoice_address])),
        ("invoice_reference", json!([before.invoice_reference, after.invoice_reference])),
    ];
    for (field, pair) in fields {
        if pair[0] != pair[1] {
            noted[field] = pair;
        }
    }
    noted
}
