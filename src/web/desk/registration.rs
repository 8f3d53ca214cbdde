//! One registration: who, all that was given, how it stands and came to stand so, and what can be done with it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use minijinja::{Value, context};

use super::cancel_event::REASON;
use super::frame::{desk_page, id, value};
use super::mail::{error_words, standing};
use super::overview::session_value;
use super::waiting_list::{order_words, place_of};
use crate::entity::event::EventStatus;
use crate::entity::outbox;
use crate::entity::registration::RegistrationStatus;
use crate::error::Error;
use crate::queries::desk_registration::{Answered, DeskRegistration, StatusLine, desk_registration, needs};
use crate::queries::event_details::{event_price, registration_price};
use crate::rules::language::Language;
use crate::rules::permission::{Permission, allows};
use crate::rules::questions::QuestionKind;
use crate::rules::registration::{Cause, Transition};
use crate::rules::waiting_list::QueueOrder;
use crate::text::dates::{local, long_date};
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(registration): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let shown = desk_registration(&site.app.db, id(&registration)?, site.app.clock.now()).await?;
    // What a mail server said may name addresses and systems: for those who look after the mail.
    let with_error = allows(signed_in.acting.role, Permission::SeeMail);
    let may_see_needs = allows(signed_in.acting.role, Permission::SeeNeeds);
    let needs = if may_see_needs { needs(&site.app.db, shown.registration.id).await? } else { None };
    let verbs = if allows(signed_in.acting.role, Permission::ChangeRegistrations) { verbs(&shown, site.app.clock.now()) } else { Vec::new() };
    let context = context! {
        registration => registration_value(&shown, may_see_needs),
        event => event_value(&shown),
        provisional => shown.event.undecided().is_some(),
        zone => shown.time_zone.as_deref().unwrap_or(&site.app.config.time_zone),
        chosen => shown.chosen.iter().map(|session| context! { cancelled => session.cancelled_at.is_some(), ..session_value(session) }).collect::<Vec<_>>(),
        answers => shown.answers.iter().map(|answered| answer_value(viewer.language, answered)).collect::<Vec<_>>(),
        needs => needs.map(|needs| context! { diet => needs.diet, access => needs.access }),
        place => shown.waiting.as_ref().and_then(|list| place_of(viewer.language, list, shown.registration.id)),
        unreachable => shown.unreachable,
        calendar_answers => shown.calendar_answers.iter().map(|(session, invitation)| calendar_answer(session.as_ref(), invitation)).collect::<Vec<_>>(),
        lines => time_line(viewer.language, &shown, with_error),
        price => price_value(&site, shown.registration.id, shown.event.id).await?,
        tags => value(&shown.tags),
        verbs,
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/registration.html", context))
}

/// What it costs and who gets the invoice; `None` where nothing was recorded and the event is free.
async fn price_value(site: &Site, registration: uuid::Uuid, event: uuid::Uuid) -> Result<Option<Value>, Error> {
    let Some(price) = registration_price(site.app.db.reader(), registration).await? else {
        return Ok(event_price(site.app.db.reader(), event).await?.map(|_| context! { cents => () }));
    };
    Ok(Some(context! {
        cents => price.cents,
        member => price.member,
        po_number => price.po_number.as_deref(),
        organisation => price.invoice_organisation.as_deref(),
        kbo => price.kbo_in_words(),
        address => price.invoice_address.as_deref(),
        reference => price.invoice_reference.as_deref(),
    }))
}

/// What an organiser may do with a registration that stands so; the actions decide.
fn verbs(shown: &DeskRegistration, now: Timestamp) -> Vec<&'static str> {
    let goes_on = shown.event.status != EventStatus::Cancelled && shown.event.ends_at.is_none_or(|end| now < end.0);
    let (possible, always): (&[&str], &[&str]) = match shown.registration.status {
        RegistrationStatus::Pending => (&["approve", "hand-over"], &["decline", "cancel"]),
        RegistrationStatus::Confirmed => (&["hand-over"], &["cancel"]),
        RegistrationStatus::Waitlisted | RegistrationStatus::Offered => (&["pick"], &["decline", "cancel"]),
        RegistrationStatus::Cancelled | RegistrationStatus::Declined => (&["restore"], &[]),
    };
    let possible: &[&str] = match shown.registration.status {
        _ if !goes_on => &[],
        // Nobody is confirmed while it is not sure that the event takes place.
        RegistrationStatus::Pending if shown.event.undecided().is_some() => &["hand-over"],
        RegistrationStatus::Waitlisted if shown.event.undecided().is_some() => &[],
        _ => possible,
    };
    let address: &[&str] = if shown.registration.status.is_active() { &["address"] } else { &[] };
    possible.iter().chain(address).chain(always).copied().collect()
}

/// `with_remarks`: they may tell of somebody's health, as needs do.
pub fn registration_value(shown: &DeskRegistration, with_remarks: bool) -> Value {
    let registration = &shown.registration;
    let moment = |moment: Option<crate::entity::Moment>| moment.map(|moment| moment.0.to_string());
    context! {
        id => registration.id.to_string(),
        person => registration.person_id.to_string(),
        name => format!("{} {}", registration.first_name, registration.last_name),
        email => registration.email.as_str(),
        organisation => shown.organisation.as_deref(),
        function_category => registration.function_category.as_deref().filter(|code| super::rules_form::FUNCTIONS.contains(code)),
        job_title => registration.job_title.as_deref(),
        remarks => registration.remarks.as_deref().filter(|_| with_remarks),
        language => registration.language.as_str(),
        attendance_mode => value(registration.attendance_mode),
        status => value(registration.status),
        active => registration.status.is_active(),
        holds_place => registration.holds_place,
        overbooked => registration.overbooked && registration.holds_place,
        offer_expires_at => moment(registration.offer_expires_at).filter(|_| registration.status == RegistrationStatus::Offered),
        since => registration.created_at.0.to_string(),
        photo_consent_at => moment(registration.photo_consent_at),
        list_consent_at => moment(registration.list_consent_at),
        informed_consent_at => moment(registration.informed_consent_at),
        booked_by => shown.booked_by.as_ref().map(|booking| context! { name => format!("{} {}", booking.first_name, booking.last_name), email => booking.email.as_str() }),
        together => registration.waits_together,
    }
}

pub fn event_value(shown: &DeskRegistration) -> Value {
    context! { id => shown.event.id.to_string(), title => shown.event.title.as_str(), language => shown.event.language.as_str(), status => value(shown.event.status) }
}

/// An answer as it was given; only dates, yes and no have words of ours.
fn answer_value(language: Language, answered: &Answered) -> Value {
    let words = |answer: &String| match QuestionKind::parse(&answered.kind) {
        Some(QuestionKind::YesNo | QuestionKind::Consent) => text(language, if answer == "yes" { "desk-yes" } else { "desk-no" }),
        Some(QuestionKind::Date) => {
            answer.parse::<Timestamp>().or_else(|_| format!("{answer}T12:00:00Z").parse()).map_or_else(|_| answer.clone(), |noon| long_date(language, &local(noon, "UTC")))
        }
        _ => answer.clone(),
    };
    context! { label => answered.label.as_str(), answers => answered.answers.iter().map(words).collect::<Vec<_>>() }
}

/// A hint only: people decline to tidy their calendar.
fn calendar_answer(session: Option<&crate::entity::session::Model>, invitation: &crate::entity::invitation::Model) -> Value {
    context! {
        answer => invitation.partstat.as_deref().filter(|answer| ["accepted", "tentative", "declined"].contains(answer)),
        at => invitation.answered_at.map(|moment| moment.0.to_string()),
        asked => invitation.asked_at.is_some(),
        session => session.map(session_value),
    }
}

/// What happened and which mails followed, the latest first.
fn time_line(language: Language, shown: &DeskRegistration, with_error: bool) -> Vec<Value> {
    let order = shown.event.rules().order;
    let steps = shown.history.iter().map(|line| (line.at.0, 0, step_value(language, line, order)));
    // A mail was decided together with what it tells of, and stands above it.
    let mails = shown.mails.iter().map(|mail| (mail.created_at.0, 1, mail_value(language, mail, with_error)));
    let mut lines: Vec<(Timestamp, u8, Value)> = mails.chain(steps).collect();
    lines.sort_by_key(|(at, kind, _)| std::cmp::Reverse((*at, *kind)));
    lines.into_iter().map(|(_, _, line)| line).collect()
}

fn step_value(language: Language, line: &StatusLine, order: QueueOrder) -> Value {
    let known = Transition::ALL.into_iter().find(|transition| transition.code() == line.transition);
    let cause = line.cause.as_deref().and_then(|code| Cause::ALL.into_iter().find(|cause| cause.code() == code));
    let by_order = known == Some(Transition::Promote) && order == QueueOrder::WithoutPlaceFirst;
    context! {
        is_mail => false,
        at => line.at.0.to_string(),
        transition => known.map(Transition::code),
        status => value(line.status),
        cause => cause.map(Cause::code),
        order => by_order.then(|| order_words(language, order)),
        actor => value(line.actor),
        name => line.name.as_deref(),
        reason => line.reason.as_deref(),
        related => line.related.as_ref().map(|(id, name)| context! { id => id.to_string(), name => name.as_str() }),
    }
}

fn mail_value(language: Language, mail: &outbox::Model, with_error: bool) -> Value {
    context! {
        is_mail => true,
        id => mail.id.to_string(),
        letter => mail.letter.as_str(),
        state => standing(mail.state, mail.last_error.as_deref()),
        at => mail.created_at.0.to_string(),
        sent_at => mail.sent_at.map(|moment| moment.0.to_string()),
        error => error_words(language, mail.last_error.as_deref()).filter(|_| with_error),
    }
}

/// Characters of a reason.
pub const REASON_LIMIT: usize = REASON;

/// The registration, for a page of a button.
///
/// # Errors
/// `NotFound`.
pub async fn read(site: &Site, registration: uuid::Uuid) -> Result<DeskRegistration, Error> {
    desk_registration(&site.app.db, registration, site.app.clock.now()).await
}
