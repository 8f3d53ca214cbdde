//! What an event costs, and what one registration costs and who gets its invoice.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use sea_orm::ActiveEnum;
use uuid::Uuid;

use super::conflict::conflict;
use super::frame::{desk_page, done, id, labels, value};
use super::registration::{event_value as event_of_registration, read as read_registration, registration_value};
use super::reminders::event_value;
use super::session_form::Values;
use super::translated_fields::{self, Names};
use crate::actions::event::set_prices::{PriceDetails, WORDS, set_prices};
use crate::actions::registration::set_price::{PriceRecord, set_price};
use crate::entity::event_price::{self, InvoiceDataAsked};
use crate::entity::registration_price;
use crate::error::{Error, FieldErrors, Refusal};
use crate::links;
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::queries::event_details::{event_price, registration_price};
use crate::rules::permission::Permission;
use crate::rules::price::{Prices, cents, typed};
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::invoice_fields::TypedInvoice;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

const VAT_NOTE: Names = ["vat_note_nl", "vat_note_fr", "vat_note_en"];
const INCLUDED: Names = ["included_nl", "included_fr", "included_en"];
const TERMS: Names = ["terms_nl", "terms_fr", "terms_en"];
const ASKED: [InvoiceDataAsked; 2] = [InvoiceDataAsked::Optional, InvoiceDataAsked::Required];

/// In the form's order.
const FIELDS: [&str; 12] = [
    "member_price",
    "non_member_price",
    "vat_note_nl",
    "vat_note_fr",
    "vat_note_en",
    "included_nl",
    "included_fr",
    "included_en",
    "terms_nl",
    "terms_fr",
    "terms_en",
    "invoice_data",
];

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let saved = event_price(site.app.db.reader(), shown.event.id).await?;
    let form = Form { values: of(saved.as_ref()), version: saved.map_or(0, |saved| saved.version), ..Form::default() };
    Ok(form.event(&site, &viewer, &signed_in, StatusCode::OK, &shown))
}

pub async fn save(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>, DeskForm(fields): DeskForm) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::EditEvents)?;
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let event_id = shown.event.id;
    let form = Form { values: FIELDS.into_iter().map(|name| (name, fields.get(name).to_owned())).collect(), version: fields.version(), ..Form::default() };
    let mut faults = FieldErrors::default();
    let details = read(&fields, &mut faults);
    let result = match faults.into_result() {
        Ok(()) => set_prices(&site.app, signed_in.acting, event_id, form.version, details).await,
        Err(error) => Err(error),
    };
    match result {
        Ok(()) => Ok(done(&links::desk_event(event_id), "prices-saved")),
        Err(Error::Invalid(faults)) => Ok(Form { faults, ..form }.event(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &shown)),
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let saved = event_price(site.app.db.reader(), event_id).await?;
            let met = conflict(&site.app.db, viewer.language, event_id, &of(saved.as_ref()), &form.values).await?;
            let version = saved.map_or(0, |saved| saved.version);
            Ok(Form { version, conflict: met, ..form }.event(&site, &viewer, &signed_in, StatusCode::CONFLICT, &shown))
        }
        Err(error) => Err(error.into()),
    }
}

fn of(price: Option<&event_price::Model>) -> Values {
    let amount = |cents: Option<i32>| cents.map(typed).unwrap_or_default();
    let mut values = Values::from([
        ("member_price", amount(price.map(|price| price.member_cents))),
        ("non_member_price", amount(price.map(|price| price.non_member_cents))),
        ("invoice_data", price.map_or(InvoiceDataAsked::Optional, |price| price.invoice_data).to_value()),
    ]);
    let [vat_note, included, terms] = price.map(event_price::Model::words).unwrap_or_default();
    for (names, words) in [(VAT_NOTE, vat_note), (INCLUDED, included), (TERMS, terms)] {
        translated_fields::put(&mut values, names, &words);
    }
    values
}

/// `None` without a fault: it is free. One price alone is that of everybody.
fn read(fields: &Fields, faults: &mut FieldErrors) -> Option<PriceDetails> {
    let mut amount = |name: &str| match fields.get(name).trim() {
        "" => None,
        text => {
            let amount = cents(text);
            if amount.is_none() {
                faults.add(name, "not-an-amount");
            }
            amount
        }
    };
    let (member, non_member) = (amount("member_price"), amount("non_member_price"));
    let invoice_data = ASKED.into_iter().find(|asked| asked.to_value() == fields.get("invoice_data"));
    if invoice_data.is_none() {
        faults.add("invoice_data", "not-in-list");
    }
    let mut words = |names: Names| translated_fields::read(fields, names, WORDS, faults);
    let (vat_note, included, terms) = (words(VAT_NOTE), words(INCLUDED), words(TERMS));
    let prices = Prices { member_cents: member.or(non_member)?, non_member_cents: non_member.or(member)? };
    Some(PriceDetails { prices, invoice_data: invoice_data?, vat_note, included, terms })
}

pub async fn show_registration(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(registration): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let registration_id = id(&registration)?;
    let saved = registration_price(site.app.db.reader(), registration_id).await?;
    let form = Form { values: of_registration(saved.as_ref()), version: saved.map_or(0, |saved| saved.version), ..Form::default() };
    form.registration(&site, &viewer, &signed_in, StatusCode::OK, registration_id).await
}

pub async fn save_registration(
    State(site): State<Site>,
    viewer: Viewer,
    signed_in: SignedIn,
    Path(registration): Path<String>,
    DeskForm(fields): DeskForm,
) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::ChangeRegistrations)?;
    let registration_id = id(&registration)?;
    let invoice = TypedInvoice::read(&fields);
    let mut values = invoice.values();
    values.insert("price_amount", fields.get("price_amount").to_owned());
    values.insert("member_rate", if fields.checked("member_rate") { "yes" } else { "" }.to_owned());
    let form = Form { values, version: fields.version(), ..Form::default() };
    let mut faults = FieldErrors::default();
    let amount = cents(fields.get("price_amount"));
    if amount.is_none() {
        faults.add("price_amount", if fields.get("price_amount").trim().is_empty() { "required" } else { "not-an-amount" });
    }
    let invoice = invoice.invoice(&mut faults);
    let result = match (faults.into_result(), amount) {
        (Ok(()), Some(cents)) => set_price(&site.app, signed_in.acting, registration_id, form.version, PriceRecord { cents, member: fields.checked("member_rate"), invoice }).await,
        (Err(error), _) => Err(error),
        (Ok(()), None) => Err(Error::NotFound),
    };
    match result {
        Ok(()) => Ok(done(&format!("/desk/registrations/{registration_id}"), "invoice-saved")),
        Err(Error::Invalid(faults)) => Form { faults, ..form }.registration(&site, &viewer, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, registration_id).await,
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => {
            let saved = registration_price(site.app.db.reader(), registration_id).await?;
            let met = conflict(&site.app.db, viewer.language, registration_id, &of_registration(saved.as_ref()), &form.values).await?;
            let version = saved.map_or(0, |saved| saved.version);
            Form { version, conflict: met, ..form }.registration(&site, &viewer, &signed_in, StatusCode::CONFLICT, registration_id).await
        }
        Err(error) => Err(error.into()),
    }
}

fn of_registration(price: Option<&registration_price::Model>) -> Values {
    let mut values = TypedInvoice::of(price).values();
    values.insert("price_amount", price.map(|price| typed(price.cents)).unwrap_or_default());
    values.insert("member_rate", if price.is_some_and(|price| price.member) { "yes" } else { "" }.to_owned());
    values
}

struct Form {
    values: Values,
    faults: FieldErrors,
    version: i32,
    conflict: Value,
}

impl Default for Form {
    fn default() -> Self {
        Self { values: Values::new(), faults: FieldErrors::default(), version: 0, conflict: Value::from(()) }
    }
}

impl Form {
    fn event(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, shown: &DeskEvent) -> Response {
        let asked = ASKED.map(|asked| context! { value => asked.to_value(), label => text(viewer.language, &format!("price-invoice-data-{}", asked.to_value())) });
        let context = context! {
            event => event_value(shown),
            zone => shown.zone(&site.app.config.time_zone),
            people => shown.numbers.confirmed + shown.numbers.pending + shown.numbers.waitlisted + shown.numbers.offered,
            asked => asked.to_vec(),
            version => self.version,
            values => value(&self.values),
            labels => labels(viewer.language, &self.faults),
            errors => value(&self.faults.0),
            conflict => self.conflict,
        };
        desk_page(site, viewer, signed_in, status, "desk/prices.html", context)
    }

    async fn registration(self, site: &Site, viewer: &Viewer, signed_in: &SignedIn, status: StatusCode, registration_id: Uuid) -> Result<Response, PageError> {
        let shown = read_registration(site, registration_id).await?;
        let context = context! {
            registration => registration_value(&shown, false),
            event => event_of_registration(&shown),
            zone => shown.time_zone.as_deref().unwrap_or(&site.app.config.time_zone),
            version => self.version,
            values => value(&self.values),
            labels => labels(viewer.language, &self.faults),
            errors => value(&self.faults.0),
            conflict => self.conflict,
        };
        Ok(desk_page(site, viewer, signed_in, status, "desk/invoice.html", context))
    }
}
