//! What an invoice needs, as a form asks it: of who registers, of whoever changes that, and at the desk.

use std::collections::BTreeMap;

use crate::entity::registration_price;
use crate::error::FieldErrors;
use crate::rules::identifiers::KboNumber;
use crate::rules::names::line;
use crate::rules::price::{ADDRESS, InvoiceData, ORGANISATION, PO_NUMBER, REFERENCE};

use super::form::Fields;

/// In the form's order; each with the text that is its label.
pub const FIELDS: [(&str, &str); 5] = [
    ("po_number", "price-po-number"),
    ("invoice_organisation", "price-invoice-organisation"),
    ("invoice_kbo", "price-invoice-kbo"),
    ("invoice_address", "price-invoice-address"),
    ("invoice_reference", "price-invoice-reference"),
];

/// What was typed, by field.
#[derive(Debug, Clone, Default)]
pub struct TypedInvoice(BTreeMap<&'static str, String>);

impl TypedInvoice {
    pub fn read(fields: &Fields) -> Self {
        Self(FIELDS.into_iter().map(|(name, _)| (name, fields.get(name).to_owned())).collect())
    }

    /// Whether the form asked at all.
    pub fn is_in(fields: &Fields) -> bool {
        fields.iter().any(|(name, _)| FIELDS.iter().any(|(field, _)| *field == name))
    }

    /// As it is recorded.
    pub fn of(price: Option<&registration_price::Model>) -> Self {
        let text = |value: Option<&String>| value.cloned().unwrap_or_default();
        Self(BTreeMap::from([
            ("po_number", text(price.and_then(|price| price.po_number.as_ref()))),
            ("invoice_organisation", text(price.and_then(|price| price.invoice_organisation.as_ref()))),
            ("invoice_kbo", price.and_then(registration_price::Model::kbo_in_words).unwrap_or_default()),
            ("invoice_address", text(price.and_then(|price| price.invoice_address.as_ref()))),
            ("invoice_reference", text(price.and_then(|price| price.invoice_reference.as_ref()))),
        ]))
    }

    /// By field, all of them, for a template.
    pub fn values(&self) -> BTreeMap<&'static str, String> {
        FIELDS.into_iter().map(|(name, _)| (name, self.get(name).to_owned())).collect()
    }

    fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// What was meant; faults are added at their fields.
    pub fn invoice(&self, faults: &mut FieldErrors) -> InvoiceData {
        let mut text = |name: &str, limit: usize| {
            let typed = self.get(name);
            if typed.trim().is_empty() { None } else { line(typed, limit).map_err(|fault| faults.add_fault(name, fault)).ok() }
        };
        let po_number = text("po_number", PO_NUMBER);
        let organisation = text("invoice_organisation", ORGANISATION);
        let address = text("invoice_address", ADDRESS);
        let reference = text("invoice_reference", REFERENCE);
        let typed = self.get("invoice_kbo");
        let kbo = KboNumber::parse(typed);
        if kbo.is_none() && !typed.trim().is_empty() {
            faults.add("invoice_kbo", "not-a-kbo-number");
        }
        InvoiceData { po_number, organisation, kbo, address, reference }
    }
}
