//! `…/hand-over`: a colleague comes instead. Closed with its reason when the time or the rules do not allow it.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::context;
use minijinja::value::Serde;

use super::my_registration::{facts, refused};
use super::private;
use super::registration_form::{FUNCTIONS, Scope, TypedPerson, Viewing, labels};
use super::way::Way;
use crate::actions::registration::hand_over::{Colleague, hand_over, may_hand_over};
use crate::actions::registration::price::{Change, for_colleague};
use crate::entity::organisation;
use crate::error::{Error, FieldErrors, Refusal};
use crate::queries::my_registration::MyRegistration;
use crate::queries::registration_form::Asked;
use crate::roster::Roster;
use crate::rules::registration_rules::HandOver;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{Fields, VisitorForm};
use crate::web::page::page;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, way: Way) -> Result<Response, PageError> {
    let found = way.find(&site).await?;
    let from = &found.registration;
    // The likeliest colleague works at the same place.
    let organisation = found.organisation.as_ref().map(organisation::Model::full_name).or_else(|| from.organisation_text.clone()).unwrap_or_default();
    let typed = TypedPerson::of(from, &organisation).colleague_of();
    form(&site, &viewer, &way, &found, StatusCode::OK, &typed, &FieldErrors::default(), None).await
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, way: Way, VisitorForm(fields): VisitorForm) -> Result<Response, PageError> {
    let typed = TypedPerson::read(&fields);
    let found = way.find(&site).await?;
    if looks_for_organisation(&fields) {
        return form(&site, &viewer, &way, &found, StatusCode::OK, &typed, &FieldErrors::default(), None).await;
    }
    let mut price = None;
    let handed = match typed.colleague(site.app.db.reader(), &found.event, viewer.language, site.app.offers.reach()).await {
        Ok(colleague) => {
            price = for_colleague(site.app.db.reader(), &found.registration, &colleague.email.key(), &colleague.organisation).await?;
            hand_over(&site.app, way.holder.clone(), Colleague { accepts_price: fields.get("accepts_price").parse().ok(), ..colleague }).await
        }
        Err(error) => Err(error),
    };
    match handed {
        Ok(_) => Ok(private(Redirect::to(&way.base).into_response())),
        Err(Error::Invalid(errors)) => form(&site, &viewer, &way, &found, StatusCode::UNPROCESSABLE_ENTITY, &typed, &errors, None).await,
        Err(Error::Refused(refusal @ (Refusal::NotActive | Refusal::NoHandOver | Refusal::TooLateToHandOver | Refusal::Past | Refusal::EventCancelled))) => {
            refused(&site, &viewer, &way, refusal).await
        }
        Err(Error::Refused(refusal)) => {
            let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::CONFLICT);
            form(&site, &viewer, &way, &found, status, &typed, &FieldErrors::default(), Some((refusal, price))).await
        }
        Err(error) => Err(error.into()),
    }
}

/// What changes in price, for whoever must agree to it.
#[derive(serde::Serialize)]
pub struct PriceChange {
    before: i32,
    after: i32,
    /// How much more, or less.
    more: i32,
    less: i32,
    member: bool,
}

pub fn price_change(change: Change) -> PriceChange {
    let difference = change.after - change.before;
    PriceChange { before: change.before, after: change.after, more: difference.max(0), less: (-difference).max(0), member: change.member }
}

fn looks_for_organisation(fields: &Fields) -> bool {
    fields.get("name") == "find"
}

#[expect(clippy::too_many_arguments, reason = "one page with all that it shows")]
async fn form(
    site: &Site,
    viewer: &Viewer,
    way: &Way,
    found: &MyRegistration,
    status: StatusCode,
    typed: &TypedPerson,
    errors: &FieldErrors,
    refusal: Option<(Refusal, Option<Change>)>,
) -> Result<Response, PageError> {
    let (reader, now) = (site.app.db.reader(), site.app.clock.now());
    let roster = Roster::of(reader, found.event.clone(), now).await?;
    match may_hand_over(&roster, &found.registration, &way.holder, &site.app) {
        Ok(()) => {}
        Err(Error::Refused(Refusal::NotActive)) => return Ok(private(Redirect::to(&way.base).into_response())),
        Err(Error::Refused(refusal)) => return refused(site, viewer, way, refusal).await,
        Err(error) => return Err(error.into()),
    }
    let asked = Asked::default();
    let viewing = Viewing { event: &found.event, sessions: &[], asked: &asked, language: viewer.language, held: Vec::new(), mode_held: None };
    let organisation = typed.organisation_field(reader, Scope::Alone, errors, viewer.language).await?;
    let mut all_labels = BTreeMap::new();
    labels(&mut all_labels, Scope::Alone, &asked, found.event.language(), viewer.language);
    let context = context! {
        person => Serde(viewing.person(Scope::Alone, typed, organisation)),
        functions => FUNCTIONS,
        same_organisation => found.event.rules().hand_over == HandOver::SameOrganisation,
        labels => Serde(all_labels),
        errors => Serde(&errors.0),
        price_changes => refusal.and_then(|(refusal, change)| change.filter(|_| refusal == Refusal::OtherPrice)).map(|change| Serde(price_change(change))),
        refused => refusal.filter(|(refusal, _)| *refusal != Refusal::OtherPrice).map(|(refusal, _)| text(viewer.language, &format!("refusal-{}", refusal.key()))),
        ..facts(site, viewer, way, found, now)
    };
    Ok(private(page(site, viewer, status, "pages/hand-over.html", context)))
}
