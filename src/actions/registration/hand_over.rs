//! A colleague comes instead (story A7): the place goes over even when others wait. The one's calendar entry is
//! withdrawn, the other gets their own; both histories name each other; the old link opens no place any more.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use uuid::Uuid;
use validator::Validate;

use super::followers::tell_followers;
use super::holder::{Holder, goes_on, is_too_late};
use super::known_people::KnownPeople;
use super::organisations::{Organisation, read_organisations, share};
use super::price::{carry_over, of_organisation};
use super::promote::fill_places;
use super::register::{OrganisationChoice, insert_persons};
use super::status::{self, Counted, Step, Target, change};
use super::tell::{News, tell};
use crate::app::App;
use crate::entity::registration::RegistrationStatus;
use crate::entity::{answer, person, registration, session_choice};
use crate::error::{Error, FieldErrors, Refusal};
use crate::keys::Purpose;
use crate::roster::{Roster, shares};
use crate::rules::audience::{Applicant, Audience};
use crate::rules::language::Language;
use crate::rules::letter::{Letter, RegistrationFacts};
use crate::rules::names::{EmailAddress, PersonName};
use crate::rules::places::{Claim, Share, Shortage};
use crate::rules::registration::{Cause, Transition};
use crate::rules::registration_rules::HandOver;
use crate::rules::search_text::fold;

/// Who comes instead.
#[derive(Debug, Clone, Validate)]
pub struct Colleague {
    pub first_name: PersonName,
    pub last_name: PersonName,
    pub email: EmailAddress,
    pub organisation: OrganisationChoice,
    #[validate(length(max = 40, code = "too-long"))]
    pub function_category: Option<String>,
    #[validate(length(max = 120, code = "too-long"))]
    pub job_title: Option<String>,
    /// Of the letters.
    pub language: Language,
    /// The price, in cents, that whoever hands over has seen and agreed to; needed where it is another than theirs.
    pub accepts_price: Option<i32>,
}

/// Hands the place over; returns the colleague's registration. Sessions and answers go over with the place; needs and
/// consents are the person's own and do not.
///
/// # Errors
/// `NotFound`; `Forbidden`; `Invalid` for `organisation`; `Refused` with `NotActive` for who has no place, `NoHandOver`,
/// `TooLateToHandOver`, `OtherOrganisation`, `OtherPrice` until it is agreed to, `AlreadyRegistered` for a colleague who has a place or a request of their
/// own, `OrganisationHasItsShare`, `Full` when a session of theirs is, or the reason why they may not come.
pub async fn hand_over(app: &App, holder: Holder, colleague: Colleague) -> Result<Uuid, Error> {
    colleague.validate().map_err(|errors| Error::Invalid(FieldErrors::of(&errors, &["function_category", "job_title"])))?;
    let ground = app.clone();
    let taken_over = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                let (mut roster, registration) = holder.lock(transaction, &ground).await?;
                may_hand_over(&roster, &registration, &holder, &ground)?;
                over(transaction, &ground, &mut roster, registration, &holder, &colleague).await
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(taken_over)
}

/// Whether the place may be handed over at all, by this holder, now. The page asks the same before it offers it.
///
/// # Errors
/// The refusals of [`hand_over`] that do not depend on the colleague.
pub fn may_hand_over(roster: &Roster, registration: &registration::Model, holder: &Holder, app: &App) -> Result<(), Error> {
    if !matches!(registration.status, RegistrationStatus::Confirmed | RegistrationStatus::Pending) {
        return Err(Refusal::NotActive.into());
    }
    goes_on(roster, app)?;
    let rules = roster.event.rules();
    if holder.is_organiser() {
        return Ok(());
    }
    if rules.hand_over == HandOver::Nobody {
        return Err(Refusal::NoHandOver.into());
    }
    if is_too_late(roster, rules.hand_over_until, app) { Err(Refusal::TooLateToHandOver.into()) } else { Ok(()) }
}

async fn over(transaction: &DatabaseTransaction, app: &App, roster: &mut Roster, from: registration::Model, holder: &Holder, colleague: &Colleague) -> Result<Uuid, Error> {
    let known = KnownPeople::of(transaction, [(colleague.email.key(), &colleague.organisation)]).await?;
    let meant = known.meant(&colleague.email.key(), &colleague.organisation).unwrap_or_else(|| colleague.organisation.clone());
    let colleague = &Colleague { organisation: meant, ..colleague.clone() };
    let chosen = match colleague.organisation {
        OrganisationChoice::Known(id) => vec![id],
        OrganisationChoice::Named(_) => Vec::new(),
    };
    let organisations = read_organisations(transaction, chosen).await?;
    let Some(share) = share(&colleague.organisation, &organisations) else {
        let mut errors = FieldErrors::default();
        errors.add("organisation", "unknown-organisation");
        return Err(Error::Invalid(errors));
    };
    let rules = roster.event.rules();
    if rules.hand_over == HandOver::SameOrganisation && share != from.share() && !holder.is_organiser() {
        return Err(Refusal::OtherOrganisation.into());
    }
    check_audience(&rules.audience, colleague, &organisations)?;
    let price = of_organisation(transaction, &from, &colleague.organisation).await?;
    if price.is_some_and(|price| price.after != price.before && colleague.accepts_price != Some(price.after)) {
        return Err(Refusal::OtherPrice.into());
    }
    let person_id = person(transaction, app, colleague, &share).await?;
    let theirs = registration::Entity::find()
        .filter(registration::Column::EventId.eq(roster.event.id))
        .filter(registration::Column::PersonId.eq(person_id))
        .filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE))
        .one(transaction)
        .await?;
    if theirs.as_ref().is_some_and(|theirs| theirs.status != RegistrationStatus::Waitlisted) {
        return Err(Refusal::AlreadyRegistered.into());
    }
    let to = from.status;
    let id = theirs.as_ref().map_or_else(|| app.clock.id(), |theirs| theirs.id);
    let claim = roster.claims(transaction, std::slice::from_ref(&from)).await?.remove(&from.id).unwrap_or(Claim { share: from.share(), parts: Vec::new() });
    let step = Step::new(Transition::HandOver, holder.by()).related_to(id);
    let target = Target::without_place(RegistrationStatus::Cancelled, &from);
    let (from_id, overbooked, holds_place) = (from.id, from.overbooked, from.holds_place);
    let ended = change(transaction, app, roster, vec![(from.clone(), target)], &step).await?;
    let step = Step::new(Transition::TakeOver, holder.by()).related_to(from_id);
    let taken_over = match theirs {
        Some(theirs) => {
            has_its_place(transaction, roster, &theirs).await?;
            let target = Target { status: to, holds_place, overbooked, offer_expires_at: None, approved_at: from.approved_at.map(Into::into) };
            change(transaction, app, roster, vec![(theirs, target)], &step).await?
        }
        None => {
            share_allows(transaction, roster, &share).await?;
            let row = successor(app, &from, colleague, id, person_id, &share);
            status::insert(transaction, &app.clock, std::slice::from_ref(&row), vec![step.history(&app.clock, id, None, to, 0)?]).await?;
            let mut counted = Counted::default();
            counted.successor(&row, &Claim { share, parts: if holds_place { claim.parts } else { Vec::new() } });
            counted.write(transaction, roster).await?;
            copy_choices(transaction, app, from_id, id).await?;
            vec![row]
        }
    };
    if let Some(price) = price {
        carry_over(transaction, &app.clock, from_id, id, price).await?;
    }
    let name = format!("{} {}", colleague.first_name.as_str(), colleague.last_name.as_str());
    let letter = |_: &registration::Model, registration| Letter::HandedOver { registration, colleague: name.clone() };
    tell(transaction, app, roster, &ended, News::Ended(&letter)).await?;
    let from_name = format!("{} {}", from.first_name, from.last_name);
    if to == RegistrationStatus::Confirmed {
        tell(transaction, app, roster, &taken_over, News::TakenOver(&from_name)).await?;
    } else {
        let letter = |row: &registration::Model, facts: RegistrationFacts| Letter::Acknowledged {
            registration: RegistrationFacts { registered_by: Some(from_name.clone()), ..facts },
            holds_place: row.holds_place,
        };
        tell(transaction, app, roster, &taken_over, News::Plain(&letter)).await?;
    }
    if !holder.is_organiser() {
        tell_followers(transaction, &app.clock, app.mail_domain(), &roster.event, &taken_over).await?;
    }
    holder.note(transaction, app, "registration.hand_over", from_id, json!({ "event": roster.event.id, "to": id })).await?;
    // Somebody who waited has left the list.
    fill_places(transaction, app, roster, Cause::RulesChanged).await?;
    Ok(id)
}

/// Who was invited may send a colleague: the invitation has done its part. What the event is for still counts.
fn check_audience(audience: &Audience, colleague: &Colleague, organisations: &HashMap<Uuid, Organisation>) -> Result<(), Error> {
    let organisation = match colleague.organisation {
        OrganisationChoice::Known(id) => organisations.get(&id).map(Organisation::body),
        OrganisationChoice::Named(_) => None,
    };
    let applicant = Applicant { invited: false, has_secret_link: false, organisation, function_category: colleague.function_category.as_deref() };
    let audience = Audience { by_invitation: false, ..audience.clone() };
    audience.admits(&applicant).map_err(|reason| Refusal::from(reason).into())
}

async fn share_allows(transaction: &DatabaseTransaction, roster: &mut Roster, share: &Share) -> Result<(), Error> {
    let Some(limit) = roster.places.per_organisation else { return Ok(()) };
    roster.places.by_organisation = shares(transaction, roster.event.id).await?;
    if roster.places.of(share) < limit { Ok(()) } else { Err(Refusal::OrganisationHasItsShare.into()) }
}

/// A colleague who waited brings a choice of their own: it needs its places, as everybody's does.
async fn has_its_place(transaction: &DatabaseTransaction, roster: &mut Roster, theirs: &registration::Model) -> Result<(), Error> {
    match roster.shortage_of(transaction, theirs).await? {
        // The place itself was freed a moment ago; an overbooked event has none to see.
        None | Some(Shortage::Event) => Ok(()),
        Some(shortage) => Err(Refusal::from(shortage).into()),
    }
}

async fn person(transaction: &DatabaseTransaction, app: &App, colleague: &Colleague, share: &Share) -> Result<Uuid, Error> {
    if let Some(known) = person::Entity::of_address(&colleague.email.key()).one(transaction).await? {
        return Ok(known.id);
    }
    let id = app.clock.id();
    let names = (colleague.first_name.as_str(), colleague.last_name.as_str());
    let row = person::Model::new(id, &colleague.email, names, colleague.language.code(), share, app.clock.now().into());
    Ok(insert_persons(transaction, vec![row.into_active_model()]).await?.first().map_or(id, |(_, stored)| *stored))
}

fn successor(app: &App, from: &registration::Model, colleague: &Colleague, id: Uuid, person_id: Uuid, share: &Share) -> registration::Model {
    let now = app.clock.now();
    let (organisation_id, organisation_text) = colleague.organisation.stored(share);
    registration::Model {
        id,
        person_id,
        email: colleague.email.as_str().to_owned(),
        first_name: colleague.first_name.as_str().to_owned(),
        last_name: colleague.last_name.as_str().to_owned(),
        name_folded: fold(&format!("{} {}", colleague.first_name.as_str(), colleague.last_name.as_str())),
        organisation_id,
        organisation_folded: organisation_text.as_deref().map(fold),
        organisation_text,
        function_category: colleague.function_category.clone(),
        job_title: colleague.job_title.clone(),
        language: colleague.language.code().to_owned(),
        remarks: None,
        submission_hash: None,
        queued_at: None,
        offer_expires_at: None,
        waits_together: false,
        photo_consent_at: None,
        list_consent_at: None,
        informed_consent_at: None,
        token_generation: 0,
        token_hash: app.keys.derive(Purpose::Registration, id, 0).hash(),
        version: 0,
        created_at: now.into(),
        updated_at: now.into(),
        ..from.clone()
    }
}

async fn copy_choices(transaction: &DatabaseTransaction, app: &App, from: Uuid, to: Uuid) -> Result<(), Error> {
    let choices = session_choice::Entity::find().filter(session_choice::Column::RegistrationId.eq(from)).all(transaction).await?;
    if !choices.is_empty() {
        let copies = choices.into_iter().map(|choice| session_choice::Model { registration_id: to, ..choice }.into_active_model());
        session_choice::Entity::insert_many(copies).exec_without_returning(transaction).await?;
    }
    let answers = answer::Entity::find().filter(answer::Column::RegistrationId.eq(from)).all(transaction).await?;
    if !answers.is_empty() {
        let copies = answers.into_iter().map(|answer| answer::Model { id: app.clock.id(), registration_id: to, ..answer }.into_active_model());
        answer::Entity::insert_many(copies).exec_without_returning(transaction).await?;
    }
    Ok(())
}
