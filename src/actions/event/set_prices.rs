//! What an event costs. Who is registered already keeps the price of then.

use sea_orm::{ActiveModelTrait, ActiveValue::Unchanged, DatabaseTransaction, EntityTrait};
use uuid::Uuid;

use super::changes::Changes;
use super::{locked, not_cancelled};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::event_price::{self, InvoiceDataAsked};
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::language::Language;
use crate::rules::names;
use crate::rules::permission::Permission;
use crate::rules::price::{MOST_CENTS, Prices};
use crate::rules::translated::Translated;

/// Most characters of a text about prices, in each language.
pub const WORDS: usize = 2_000;

#[derive(Debug, Clone, PartialEq)]
pub struct PriceDetails {
    pub prices: Prices,
    pub invoice_data: InvoiceDataAsked,
    pub vat_note: Translated,
    /// What one gets for it.
    pub included: Translated,
    /// What cancelling costs.
    pub terms: Translated,
}

impl PriceDetails {
    fn check(&self) -> Result<(), Error> {
        let mut faults = FieldErrors::default();
        for (field, cents) in [("member_price", self.prices.member_cents), ("non_member_price", self.prices.non_member_cents)] {
            if !(0..=MOST_CENTS).contains(&cents) {
                faults.add(field, "not-an-amount");
            }
        }
        for (field, words) in [("vat_note", &self.vat_note), ("included", &self.included), ("terms", &self.terms)] {
            for language in Language::ALL {
                if let Some(Err(fault)) = words.get(language).map(|words| names::text(words, WORDS)) {
                    faults.add_fault(&format!("{field}_{}", language.code()), fault);
                }
            }
        }
        faults.into_result()
    }
}

/// Saves what the event costs over `version` (0: nothing was said of it); `None`: it is free.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused` with `ChangedMeanwhile` or `EventCancelled`; `Invalid`.
pub async fn set_prices(app: &App, acting: Acting, event_id: Uuid, version: i32, details: Option<PriceDetails>) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    details.as_ref().map_or(Ok(()), PriceDetails::check)?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { write(transaction, &ground, acting, event_id, version, details.as_ref()).await })).await
}

async fn write(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, version: i32, details: Option<&PriceDetails>) -> Result<(), Error> {
    let event = locked(transaction, event_id).await?;
    not_cancelled(&event)?;
    let before = event_price::Entity::find_by_id(event_id).one(transaction).await?;
    if before.as_ref().map_or(0, |before| before.version) != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let after = match details {
        Some(details) => Some(row(app, event_id, version + 1, details)?),
        None => None,
    };
    let changes = differences(before.as_ref(), after.as_ref());
    match (&before, &after) {
        (None, None) => return Ok(()),
        (Some(_), None) => {
            event_price::Entity::delete_by_id(event_id).exec(transaction).await?;
        }
        (None, Some(after)) => {
            event_price::Entity::insert(event_price::ActiveModel::from(after.clone())).exec_without_returning(transaction).await?;
        }
        (Some(_), Some(after)) => {
            let change = event_price::ActiveModel { event_id: Unchanged(event_id), ..event_price::ActiveModel::from(after.clone()).reset_all() };
            event_price::Entity::update(change).exec(transaction).await?;
        }
    }
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "event.prices", Subject("event", event_id), changes.into_value()).await
}

fn row(app: &App, event_id: Uuid, version: i32, details: &PriceDetails) -> Result<event_price::Model, Error> {
    let json = |words: &Translated| serde_json::to_value(words).map_err(|error| Error::Internal(error.into()));
    Ok(event_price::Model {
        event_id,
        member_cents: details.prices.member_cents,
        non_member_cents: details.prices.non_member_cents,
        vat_note: json(&details.vat_note)?,
        included: json(&details.included)?,
        terms: json(&details.terms)?,
        invoice_data: details.invoice_data,
        version,
        updated_at: app.clock.now().into(),
    })
}

/// For the history: amounts as they are, that texts changed.
fn differences(before: Option<&event_price::Model>, after: Option<&event_price::Model>) -> Changes {
    let mut changes = Changes::default();
    changes.note("member_price", &before.map(|row| row.member_cents), &after.map(|row| row.member_cents));
    changes.note("non_member_price", &before.map(|row| row.non_member_cents), &after.map(|row| row.non_member_cents));
    changes.note("invoice_data", &before.map(|row| row.invoice_data), &after.map(|row| row.invoice_data));
    changes.note("vat_note", &before.map(|row| &row.vat_note), &after.map(|row| &row.vat_note));
    changes.note("included", &before.map(|row| &row.included), &after.map(|row| &row.included));
    changes.note("terms", &before.map(|row| &row.terms), &after.map(|row| &row.terms));
    changes
}
