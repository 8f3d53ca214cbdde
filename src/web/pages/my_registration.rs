//! `/r/{token}`, and `/b/{token}/{registration}` for the booker: how one registration stands, and what can be done.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use fluent_templates::fluent_bundle::FluentValue;
use jiff::Timestamp;
use minijinja::value::Serde;
use minijinja::{Value, context};
use uuid::Uuid;

use super::check_in::asks_for_code;
use super::event_details::ways;
use super::event_rules::deadline;
use super::event_view::{EventView, SessionView, contact, moment, zone_of};
use super::ticket::ticket;
use super::way::Way;
use super::{me, private};
use crate::actions::registration::hand_over::may_hand_over;
use crate::actions::registration::offer::{accept, refuse};
use crate::entity::event::{EventFormat, EventStatus};
use crate::entity::invitation;
use crate::entity::organisation;
use crate::entity::registration::{AttendanceMode, RegistrationStatus};
use crate::entity::registration_price;
use crate::error::{Error, Refusal};
use crate::keys::Purpose;
use crate::links;
use crate::queries::certificates::last_of;
use crate::queries::evaluation_of_event::asked_of;
use crate::queries::mail_page::unreachable;
use crate::queries::my_registration::MyRegistration;
use crate::queries::readable_materials::of_registrations;
use crate::queries::waiting_position::{WaitingPosition, waiting_position};
use crate::roster::Roster;
use crate::rules::language::Language;
use crate::rules::registration::admit;
use crate::rules::waiting_list::NotYet;
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::VisitorForm;
use crate::web::material_view;
use crate::web::page::page;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, way: Way) -> Result<Response, PageError> {
    let found = way.find(&site).await?;
    let response = state(&site, &viewer, &way, &found, StatusCode::OK, None).await?;
    // Who gave the place away is not the one to be remembered by it.
    let remembered = way.booking.is_none() && !found.handed_over;
    Ok(if remembered { me::remember(response, &way.token) } else { response })
}

/// `POST …/accept`: takes the place that is offered.
pub async fn accept_offer(State(site): State<Site>, viewer: Viewer, way: Way, VisitorForm(_): VisitorForm) -> Result<Response, PageError> {
    let answer = accept(&site.app, way.holder.clone()).await;
    answered(&site, &viewer, &way, answer).await
}

/// `POST …/refuse`: leaves it to the next.
pub async fn refuse_offer(State(site): State<Site>, viewer: Viewer, way: Way, VisitorForm(_): VisitorForm) -> Result<Response, PageError> {
    let answer = refuse(&site.app, way.holder.clone()).await;
    answered(&site, &viewer, &way, answer).await
}

async fn answered(site: &Site, viewer: &Viewer, way: &Way, answer: Result<(), Error>) -> Result<Response, PageError> {
    match answer {
        Ok(()) => Ok(private(Redirect::to(&way.base).into_response())),
        Err(Error::Refused(refusal)) => refused(site, viewer, way, refusal).await,
        Err(error) => Err(error.into()),
    }
}

/// The page of the registration with the reason why something was not done.
///
/// # Errors
/// Those of the page.
pub async fn refused(site: &Site, viewer: &Viewer, way: &Way, refusal: Refusal) -> Result<Response, PageError> {
    let found = way.find(site).await?;
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::CONFLICT);
    state(site, viewer, way, &found, status, Some(refusal)).await
}

async fn state(site: &Site, viewer: &Viewer, way: &Way, found: &MyRegistration, status: StatusCode, refusal: Option<Refusal>) -> Result<Response, PageError> {
    if found.handed_over {
        let event = EventView::of(&found.event, found.programme.as_ref(), &found.sessions, &site.app.config.time_zone, viewer.language, site.app.clock.now());
        let context = context! { event => Serde(event), booking => way.booking.as_deref(), contact => contact(&found.event) };
        return Ok(private(page(site, viewer, status, "pages/handed-over.html", context)));
    }
    let now = site.app.clock.now();
    let facts = facts(site, viewer, way, found, now);
    let waiting = if found.registration.status == RegistrationStatus::Waitlisted { waiting(site, viewer.language, found, now).await? } else { None };
    let hand_over = hand_over(site, viewer.language, way, found).await?;
    let unreachable =
        if facts.get_attr("can_correct").is_ok_and(|can| can.is_true()) { unreachable(site.app.db.reader(), &found.registration.email).await?.is_some() } else { false };
    let address_changed = viewer.path.split_once('?').is_some_and(|(_, query)| query.split('&').any(|pair| pair == "address=changed"));
    let notice = refusal.map(|refusal| text(viewer.language, &format!("refusal-{}", refusal.key())));
    let mut mine = of_registrations(site.app.db.reader(), &[(&found.registration, &found.event)], now).await?;
    // Of somebody's own: who registered a colleague reads nothing of their attendance here.
    let certificate = if way.booking.is_none() { last_of(site.app.db.reader(), found.registration.id).await? } else { None };
    let certificate = certificate.map(|certificate| if certificate.revoked_at.is_some() { "revoked" } else { "good" });
    let materials = material_view::materials(&mine.remove(&found.registration.id).unwrap_or_default(), Some(&way.base), viewer.language);
    // Only they themselves: nobody checks in a colleague.
    let check_in = way.booking.is_none() && asks_for_code(site, found, now).await?;
    let asked = if way.booking.is_none() { asked_of(site.app.db.reader(), &found.registration, now).await? } else { None };
    let evaluation = asked.filter(|(_, waits)| *waits).map(|(invitation, _)| links::evaluation(site.app.keys.derive(Purpose::Evaluation, invitation.id, 0).as_str()));
    Ok(private(page(
        site,
        viewer,
        status,
        "pages/my-registration.html",
        context! { ticket => ticket(site, found, now), check_in, evaluation, waiting, hand_over, notice, unreachable, address_changed, materials, certificate, ..facts },
    )))
}

/// Whether the place can be handed over, else why not; `None` where there is no place to give.
async fn hand_over(site: &Site, language: Language, way: &Way, found: &MyRegistration) -> Result<Option<Value>, Error> {
    if !matches!(found.registration.status, RegistrationStatus::Confirmed | RegistrationStatus::Pending) || ended(found, site.app.clock.now()) {
        return Ok(None);
    }
    let roster = Roster::of(site.app.db.reader(), found.event.clone(), site.app.clock.now()).await?;
    Ok(match may_hand_over(&roster, &found.registration, &way.holder, &site.app) {
        Ok(()) => Some(context! { possible => true }),
        Err(Error::Refused(refusal)) => Some(context! { possible => false, reason => text(language, &format!("refusal-{}", refusal.key())) }),
        Err(error) => return Err(error),
    })
}

fn ended(found: &MyRegistration, now: Timestamp) -> bool {
    found.event.status != EventStatus::Published || found.event.ends_at.is_some_and(|end| end.0 <= now)
}

/// The place on the list and the reason of waiting, in words.
async fn waiting(site: &Site, language: Language, found: &MyRegistration, now: Timestamp) -> Result<Option<Value>, Error> {
    let Some(WaitingPosition { position, people, reason }) = waiting_position(site.app.db.reader(), found.event.clone(), &found.registration, now).await? else { return Ok(None) };
    let count = |name: &'static str, count: usize| (name, FluentValue::from(i64::try_from(count).unwrap_or(i64::MAX)));
    let rules = found.event.rules();
    let why = match reason {
        _ if found.event.offer().promotion_has_stopped(now) => text(language, "page-waiting-stopped"),
        None => text(language, "page-waiting-next-turn"),
        Some(NotYet::NoPlace) if people > 1 => text_with(language, "page-waiting-group-no-place", [count("people", people)]),
        Some(NotYet::NoPlace) => text(language, "page-waiting-no-place"),
        Some(NotYet::Behind(before)) => text_with(language, "page-waiting-behind", [count("people", before)]),
        Some(NotYet::BehindGroup(people)) => text_with(language, "page-waiting-behind-group", [count("people", people)]),
        Some(NotYet::OrganisationHasItsShare) => match rules.places_per_organisation_until {
            Some(until) => {
                text_with(language, "page-waiting-share-until", [("moment", FluentValue::from(moment(until, zone_of(&found.sessions, &site.app.config.time_zone), language)))])
            }
            None => text(language, "page-waiting-share"),
        },
        Some(NotYet::Part(crate::rules::places::Part::Session(id))) => {
            let session = found.sessions.iter().find(|session| session.id == id).and_then(|session| session.title.clone()).unwrap_or_default();
            text_with(language, "page-waiting-session-full", [("session", FluentValue::from(session))])
        }
        Some(NotYet::Part(crate::rules::places::Part::Room)) => text(language, "hybrid-waiting-room"),
        Some(NotYet::Part(crate::rules::places::Part::Online)) => text(language, "hybrid-waiting-online"),
        Some(NotYet::Part(crate::rules::places::Part::Option(_))) => text(language, "page-waiting-option-full"),
        Some(NotYet::LargerThanTheEvent) => text(language, "page-waiting-larger-than-event"),
    };
    Ok(Some(context! { position, people, why }))
}

/// What the page and the steps behind it show.
pub fn facts(site: &Site, viewer: &Viewer, way: &Way, found: &MyRegistration, now: Timestamp) -> Value {
    let MyRegistration { registration, event, programme, organisation, sessions, .. } = found;
    let zone = zone_of(sessions, &site.app.config.time_zone);
    let view = EventView::of(event, programme.as_ref(), sessions, &site.app.config.time_zone, viewer.language, now);
    let is_past = event.ends_at.is_some_and(|end| end.0 <= now);
    let takes_place = event.status == EventStatus::Published;
    let (active, rules) = (registration.status.is_active(), event.rules());
    let change_until = deadline(rules.change_until, sessions);
    let too_late = change_until.is_some_and(|until| now >= until);
    let joins =
        event.format != EventFormat::Onsite && registration.attendance_mode != Some(AttendanceMode::Onsite) && registration.status == RegistrationStatus::Confirmed && takes_place;
    let dates: Vec<Value> = found
        .attended()
        .map(|session| {
            let invitation = found.invitation(session.id).filter(|_| joins && session.join_url.is_some() && session.ends_at.0 > now);
            let knows_place = registration.status == RegistrationStatus::Confirmed;
            let session_view = if knows_place { SessionView::for_registered(session, event.format) } else { SessionView::of(session, event.format) };
            context! { session => Serde(session_view), join => invitation.and_then(|invitation| join_address(site, invitation)) }
        })
        .collect();
    let consents: Vec<&str> = [("photo", registration.photo_consent_at), ("list", registration.list_consent_at), ("informed", registration.informed_consent_at)]
        .into_iter()
        .filter_map(|(code, given)| given.map(|_| code))
        .collect();
    context! {
        base => way.base.as_str(),
        booking => way.booking.as_deref(),
        event => Serde(view),
        dates,
        join_opens_minutes => event.attendance_rules().join_opens_minutes,
        registration => context! {
            status => Serde(registration.status),
            first_name => registration.first_name.as_str(),
            last_name => registration.last_name.as_str(),
            email => registration.email.as_str(),
            organisation => organisation.as_ref().map(organisation::Model::full_name).or_else(|| registration.organisation_text.clone()),
            function_category => registration.function_category.as_deref().filter(|code| super::registration_form::FUNCTIONS.contains(code)),
            job_title => registration.job_title.as_deref(),
            attendance_mode => Serde(registration.attendance_mode),
            remarks => registration.remarks.as_deref(),
            holds_place => registration.holds_place,
            offer_until => registration.offer_expires_at.map(|until| moment(until.0, zone, viewer.language)),
            offer_expired => registration.offer_expires_at.is_some_and(|until| now >= until.0),
            diet => found.needs.as_ref().and_then(|needs| needs.diet.as_deref()),
            access => found.needs.as_ref().and_then(|needs| needs.access.as_deref()),
            consents,
        },
        answers => answers(found),
        price => found.price.as_ref().map(|price| context! { cents => price.cents, member => price.member, ..invoice_value(price) }),
        switch => found.registration.attendance_mode.filter(|_| event.format == EventFormat::Hybrid && active && takes_place && !too_late).and_then(|mode| {
            let until = deadline(Some(rules.switching_until()), sessions)?;
            let other = if mode == AttendanceMode::Onsite { AttendanceMode::Online } else { AttendanceMode::Onsite };
            Some(context! { to => other.code(), possible => now < until, until => moment(until, zone, viewer.language) })
        }),
        ways => ways(sessions, event, viewer.language, registration.status == RegistrationStatus::Confirmed),
        is_past,
        // Who only waits may leave at any time: nothing was planned on them.
        can_cancel => active && takes_place && !is_past && !(too_late && registration.holds_place),
        can_change => active && takes_place && !is_past && !too_late,
        can_correct => active && takes_place && !is_past,
        too_late => active && takes_place && !is_past && too_late,
        change_until => change_until.map(|until| moment(until, zone, viewer.language)),
        can_register => !active && admit(&event.offer(), now).is_ok(),
        contact => contact(event),
    }
}

/// Who gets the invoice.
fn invoice_value(price: &registration_price::Model) -> Value {
    context! {
        po_number => price.po_number.as_deref(),
        organisation => price.invoice_organisation.as_deref(),
        kbo => price.kbo_in_words(),
        address => price.invoice_address.as_deref(),
        reference => price.invoice_reference.as_deref(),
    }
}

/// Questions and answers in the words that were read then; several options of one question together.
fn answers(found: &MyRegistration) -> Vec<Value> {
    let mut grouped: Vec<(Uuid, &str, Vec<Value>)> = Vec::new();
    for answer in &found.answers {
        let given = context! { words => answer.answer.as_str(), is_truth => answer.option_id.is_none() && matches!(answer.answer.as_str(), "yes" | "no") };
        match grouped.iter_mut().find(|(question, _, _)| *question == answer.question_id) {
            Some((_, _, all)) => all.push(given),
            None => grouped.push((answer.question_id, &answer.question_label, vec![given])),
        }
    }
    grouped.into_iter().map(|(_, label, given)| context! { label, given }).collect()
}

/// The personal way into a session, made from the calendar entry's UID as in the mail.
fn join_address(site: &Site, invitation: &invitation::Model) -> Option<String> {
    let uid = Uuid::try_parse(invitation.uid.split('@').next()?).ok()?;
    Some(format!("/j/{}", site.app.keys.derive(Purpose::Join, uid, 0).as_str()))
}
