//! `/events/{slug}/register`: the form, and what becomes of it.

use std::collections::BTreeMap;

use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use fluent_templates::fluent_bundle::FluentValue;
use minijinja::value::Serde;
use minijinja::{Value, context};

use super::event::find;
use super::event_details::{invoice_labels, price_value};
use super::event_view::{self, EventView, SessionView, contact, zone_of};
use super::me::{self, Me};
use super::registration_form::{FUNCTIONS, Pressed, Typed, TypedPerson, Viewing, labels};
use crate::actions::registration::register::register;
use crate::entity::session;
use crate::error::{Error, FieldErrors, Refusal};
use crate::keys::Token;
use crate::links;
use crate::queries::event_details::members;
use crate::queries::event_page::EventPage;
use crate::queries::registration_form::{Asked, asked, invitee};
use crate::queries::same_time::{is_registered, same_time};
use crate::rules::language::Language;
use crate::rules::registration::{Admission, admit};
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{Fields, VisitorForm};
use crate::web::page::page;
use crate::web::viewer::Viewer;

pub async fn show(State(site): State<Site>, viewer: Viewer, headers: HeaderMap, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Result<Response, PageError> {
    let found = find(&site, &slug).await?;
    let admission = match admit(&found.event.offer(), site.app.clock.now()) {
        Ok(admission) => admission,
        Err(refusal) => return Ok(refused(&site, &viewer, &found, refusal)),
    };
    let query = Fields::parse(query.unwrap_or_default().as_bytes());
    let me = me::read(&site, &headers).await?;
    let colleagues = query.get("colleagues").parse().unwrap_or(0_usize).min(site.app.config.people_per_form - 1);
    let known = match invited(&site, &found, query.get("key")).await? {
        Some(invited) => invited,
        None => me.as_ref().map(Me::typed).unwrap_or_default(),
    };
    // Who is registered already comes back for a colleague.
    let person = match &me {
        Some(me) if is_registered(site.app.db.reader(), me.person_id(), found.event.id).await? => known.colleague_of(),
        _ => known.clone(),
    };
    let typed = Typed::fresh(&site.app.clock, viewer.language, &known, person, colleagues, query.get("key"));
    let mut shown = Shown { status: StatusCode::OK, errors: FieldErrors::default(), notice: None, waits: admission == Admission::WaitingList, me };
    if shown.waits {
        shown.notice = Some(waiting_notice(&found, viewer.language));
    }
    form(&site, &viewer, &found, &typed, shown).await
}

/// The person whose invitation this is.
async fn invited(site: &Site, found: &EventPage, key: &str) -> Result<Option<TypedPerson>, Error> {
    let Some(token) = Token::parse(key) else { return Ok(None) };
    let invitee = invitee(site.app.db.reader(), &found.event, token.hash()).await?;
    Ok(invitee.map(|invitee| TypedPerson {
        first_name: invitee.first_name.unwrap_or_default(),
        last_name: invitee.last_name.unwrap_or_default(),
        email: invitee.email,
        language: invitee.language,
        ..TypedPerson::default()
    }))
}

pub async fn submit(State(site): State<Site>, viewer: Viewer, headers: HeaderMap, Path(slug): Path<String>, VisitorForm(fields): VisitorForm) -> Result<Response, PageError> {
    let mut typed = Typed::read(&fields, &site.app.clock, site.app.config.people_per_form);
    if typed.pressed != Pressed::Register {
        let me = me::read(&site, &headers).await?.map(|me| me.typed());
        typed.rearrange(viewer.language, site.app.config.people_per_form, me.as_ref());
        return again(&site, &viewer, &headers, &slug, &typed, Again::Asked).await;
    }
    // What the event asks may be a second old; whether there is a place is decided where it is taken.
    let found = site.recent_events.get(&slug, async || find(&site, &slug).await).await?;
    let registered = match typed.request(site.app.db.reader(), &found, viewer.language, site.app.offers.reach()).await {
        Ok(request) => register(&site.app, request).await,
        Err(error) => Err(error),
    };
    let why = match registered {
        Ok(registered) => {
            let counts =
                [("booking", usize::from(typed.booker.is_some())), ("confirmed", registered.confirmed), ("pending", registered.pending), ("waitlisted", registered.waitlisted)];
            let counts = counts.into_iter().chain([("place", registered.position)]).filter(|(_, count)| *count > 0);
            let query: Vec<String> = counts.map(|(name, count)| format!("{name}={count}")).collect();
            return Ok(Redirect::to(&format!("{}?{}", links::registered(&found.event.slug), query.join("&"))).into_response());
        }
        Err(Error::Refused(refusal)) => Again::Refused(refusal),
        Err(Error::Invalid(errors)) => Again::Faulty(errors),
        Err(Error::Busy) => Again::Busy,
        Err(Error::TooMany { .. }) => Again::TooMany,
        Err(error) => return Err(error.into()),
    };
    again(&site, &viewer, &headers, &slug, &typed, why).await
}

/// Why the form is shown again.
enum Again {
    /// To choose an organisation, or for more people or fewer.
    Asked,
    Faulty(FieldErrors),
    Refused(Refusal),
    Busy,
    TooMany,
}

/// What the form shows beside what was typed.
struct Shown {
    status: StatusCode,
    errors: FieldErrors,
    notice: Option<String>,
    /// Whoever sends it goes to the waiting list.
    waits: bool,
    me: Option<Me>,
}

/// The form with everything typed; or the reason why registering is not possible, which comes first.
async fn again(site: &Site, viewer: &Viewer, headers: &HeaderMap, slug: &str, typed: &Typed, why: Again) -> Result<Response, PageError> {
    let found = &find(site, slug).await?;
    let (now, offer) = (site.app.clock.now(), found.event.offer());
    let admission = match admit(&offer, now) {
        Ok(admission) => admission,
        Err(refusal) => return Ok(refused(site, viewer, found, refusal)),
    };
    let language = viewer.language;
    let mut shown = Shown { status: StatusCode::OK, errors: FieldErrors::default(), notice: None, waits: admission == Admission::WaitingList, me: me::read(site, headers).await? };
    if shown.waits {
        shown.notice = Some(waiting_notice(found, language));
    }
    let mut retry_after = None;
    match why {
        Again::Asked => {}
        Again::Faulty(errors) => (shown.status, shown.errors) = (StatusCode::UNPROCESSABLE_ENTITY, errors),
        Again::Busy => {
            (shown.status, shown.notice, retry_after) = (StatusCode::SERVICE_UNAVAILABLE, Some(text(language, "page-notice-busy")), Some("5"));
        }
        Again::TooMany => {
            (shown.status, shown.notice, retry_after) = (StatusCode::TOO_MANY_REQUESTS, Some(text(language, "page-notice-too-many")), Some("3600"));
        }
        Again::Refused(refusal) => match remedy(refusal, found, typed, offer.can_wait(now), shown.waits, language) {
            Some((notice, waits)) => {
                shown.status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::CONFLICT);
                (shown.notice, shown.waits) = (Some(notice), waits);
            }
            None => return Ok(refused(site, viewer, found, refusal)),
        },
    }
    let mut response = form(site, viewer, found, typed, shown).await?;
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(seconds));
    }
    Ok(response)
}

/// What to do about a refusal that another form could mend, and whether that form leads to the waiting list.
fn remedy(refusal: Refusal, found: &EventPage, typed: &Typed, can_wait: bool, waits: bool, language: Language) -> Option<(String, bool)> {
    let said = text(language, &format!("refusal-{}", refusal.key()));
    let position = ("position", FluentValue::from(i64::from(found.event.waiting_count) + 1));
    match refusal {
        Refusal::Full if can_wait => Some((text_with(language, "page-notice-just-full", [position]), true)),
        Refusal::Full | Refusal::GroupTooLarge if !can_wait => {
            // Places are left, but fewer than people.
            let left = found.event.offer().places_left().filter(|left| *left > 0 && typed.booker.is_some())?;
            Some((text_with(language, "page-notice-too-few-places", [("left", FluentValue::from(i64::from(left)))]), false))
        }
        Refusal::OrganisationHasItsShare | Refusal::RoomFull | Refusal::OnlineFull if can_wait => {
            Some((format!("{said} {}", text_with(language, "page-notice-or-wait", [position])), true))
        }
        Refusal::OrganisationHasItsShare
        | Refusal::RoomFull
        | Refusal::OnlineFull
        | Refusal::GroupTooLarge
        | Refusal::ByInvitation
        | Refusal::MembersOnly
        | Refusal::OrganisationKind
        | Refusal::FunctionCategory
        | Refusal::NamedOrganisations => Some((said, waits)),
        _ => None,
    }
}

fn waiting_notice(found: &EventPage, language: Language) -> String {
    text_with(language, "page-notice-waiting-list", [("position", FluentValue::from(i64::from(found.event.waiting_count) + 1))])
}

async fn form(site: &Site, viewer: &Viewer, found: &EventPage, typed: &Typed, shown: Shown) -> Result<Response, PageError> {
    let reader = site.app.db.reader();
    let (event, language) = (&found.event, viewer.language);
    let asked = &asked(reader, event).await?;
    let viewing = Viewing { event, sessions: &found.sessions, asked, language, held: Vec::new(), mode_held: None };
    let mut people = Vec::with_capacity(typed.people.len());
    for (at, person) in typed.people.iter().enumerate() {
        let organisation = person.organisation_field(reader, typed.scope(at), &shown.errors, language).await?;
        people.push(viewing.person(typed.scope(at), person, organisation));
    }
    let (elsewhere, registered) = match &shown.me {
        Some(me) => (elsewhere(site, me, found, language).await?, is_registered(reader, me.person_id(), event.id).await?),
        None => (Vec::new(), false),
    };
    let most_people = site.app.config.people_per_form;
    let rules = event.rules();
    let view = EventView::of(event, found.programme.as_ref(), &found.sessions, &site.app.config.time_zone, language, site.app.clock.now());
    let booker = typed.booker.as_ref().map(|booker| {
        context! { first_name => booker.first_name.as_str(), last_name => booker.last_name.as_str(), email => booker.email.as_str(), language => booker.language.as_str() }
    });
    let overlaps = overlaps(found, typed, language);
    let context = context! {
        event => Serde(view),
        people => Serde(people),
        booker,
        split => typed.split,
        asks_when_short => rules.waiting_list && (event.capacity.is_some() || rules.places_per_organisation.is_some()),
        waits => shown.waits,
        asks_approval => rules.approval != crate::rules::registration::Approval::None,
        may_add => typed.people.len() < most_people,
        most_people,
        asked => super::registration_form::asked_of_all(event),
        overlaps => (!overlaps.is_empty()).then_some(overlaps),
        accept_overlap => typed.accept_overlap,
        accept_privacy => typed.accept_privacy,
        price => price(site, found, typed, language).await?,
        invoice => Serde(typed.invoice.values()),
        key => typed.key.as_str(),
        submission => typed.submission.as_str(),
        labels => Serde(all_labels(typed, asked, event.language(), language)),
        errors => Serde(&shown.errors.0),
        functions => FUNCTIONS,
        notice => shown.notice,
        alert => shown.status != StatusCode::OK,
        refused => matches!(shown.status, StatusCode::CONFLICT | StatusCode::FORBIDDEN),
        elsewhere,
        me => shown.me.as_ref().map(Me::name),
        me_registered => registered,
        contact => contact(event),
    };
    let mut response = page(site, viewer, shown.status, "pages/register.html", context);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// What it costs, and for each person whose organisation is known, what it costs them.
async fn price(site: &Site, found: &EventPage, typed: &Typed, language: Language) -> Result<Option<Value>, Error> {
    let Some(price) = &found.price else { return Ok(None) };
    let first = typed.people.first().and_then(|person| person.organisation.id());
    let organisation = |person: &super::registration_form::TypedPerson| if person.organisation.is_empty() { first } else { person.organisation.id() };
    let members = members(site.app.db.reader(), typed.people.iter().filter_map(organisation).collect()).await?;
    let of_people: Vec<Value> = typed
        .people
        .iter()
        .enumerate()
        .filter_map(|(at, person)| {
            let member = members.contains(&organisation(person)?);
            let name = format!("{} {}", person.first_name, person.last_name);
            Some(context! { number => at + 1, name => name.trim(), member, cents => price.prices().of(member) })
        })
        .collect();
    Ok(Some(context! { of_people, ..price_value(price, &found.event, language) }))
}

fn all_labels(typed: &Typed, asked: &Asked, original: Language, language: Language) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    labels(&mut all, super::registration_form::Scope::Alone, asked, original, language);
    all.extend(invoice_labels(language));
    if typed.booker.is_some() {
        for (field, key) in [("first_name", "page-first-name"), ("last_name", "page-last-name"), ("email", "page-email"), ("language", "page-mail-language")] {
            let label = text_with(language, "page-booker-field", [("field", FluentValue::from(text(language, key)))]);
            all.insert(format!("booker[{field}]"), label);
        }
        (0..typed.people.len()).for_each(|person| labels(&mut all, typed.scope(person), asked, original, language));
    }
    all
}

/// Sessions that were chosen although they are at the same time, in words.
fn overlaps(found: &EventPage, typed: &Typed, language: Language) -> Vec<String> {
    let name = |session: &session::Model| session.title.clone().unwrap_or_else(|| event_view::period(session, language));
    let mut pairs = Vec::new();
    for (at, person) in typed.people.iter().enumerate() {
        for (one, other) in person.overlapping(&found.sessions) {
            let words = text_with(language, "page-overlap-pair", [("one", FluentValue::from(name(one))), ("other", FluentValue::from(name(other)))]);
            pairs.push(match typed.booker {
                Some(_) => {
                    let number = ("number", FluentValue::from(i64::try_from(at + 1).unwrap_or(0)));
                    text_with(language, "page-person-field", [number, ("field", FluentValue::from(words))])
                }
                None => words,
            });
        }
    }
    pairs
}

/// Where the person whose link was opened in this browser is expected at the same time.
async fn elsewhere(site: &Site, me: &Me, found: &EventPage, language: Language) -> Result<Vec<Value>, Error> {
    let others = same_time(site.app.db.reader(), me.person_id(), found.event.id, &found.sessions, site.app.clock.now()).await?;
    let view = |other: &crate::queries::same_time::Elsewhere| {
        let format = other.event.format;
        context! {
            title => other.event.title.as_str(),
            slug => other.event.slug.as_str(),
            lang => if other.event.language() == language { "" } else { other.event.language().code() },
            session => Serde(SessionView::of(&other.session, format)),
        }
    };
    let mut seen = Vec::new();
    Ok(others
        .iter()
        .filter(|other| {
            let new = !seen.contains(&other.session.id);
            seen.push(other.session.id);
            new
        })
        .map(view)
        .collect())
}

fn refused(site: &Site, viewer: &Viewer, found: &EventPage, refusal: Refusal) -> Response {
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::CONFLICT);
    let zone = zone_of(&found.sessions, &site.app.config.time_zone);
    let reason = event_view::reason(refusal, &found.event, zone, viewer.language);
    let view = EventView::of(&found.event, found.programme.as_ref(), &found.sessions, &site.app.config.time_zone, viewer.language, site.app.clock.now());
    let mut response =
        page(site, viewer, status, "pages/registration-refused.html", context! { event => Serde(view), reason, refusal => refusal.key(), contact => contact(&found.event) });
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
