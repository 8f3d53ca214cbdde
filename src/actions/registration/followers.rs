//! Telling organisers who follow an event what became of it, in the transaction of the fact.

use jiff::Timestamp;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::facts::organisation_names;
use crate::clock::Clock;
use crate::entity::outbox::Urgency;
use crate::entity::registration::RegistrationStatus;
use crate::entity::registration_history::{self, ActorKind};
use crate::entity::{Moment, event, event_follower, organiser, registration};
use crate::error::Error;
use crate::outbox::{self, Posting};
use crate::roster::CHUNK;
use crate::rules::event_news::{EventNews, Following, NoticeFacts, PersonNews};
use crate::rules::language::Language;
use crate::rules::letter::Letter;
use crate::rules::names::EmailAddress;
use crate::rules::registration::{Status, Transition};

/// People who sent a form, took a place over or cancelled, as they stand now: to those who want a mail each time. An
/// event that nobody follows so costs nothing.
///
/// # Errors
/// The database's.
pub(super) async fn tell_followers(
    transaction: &impl ConnectionTrait,
    clock: &Clock,
    mail_domain: &str,
    event: &event::Model,
    registrations: &[registration::Model],
) -> Result<(), Error> {
    if !event.followed_each || registrations.is_empty() {
        return Ok(());
    }
    let cancelled = registrations.iter().all(|registration| registration.status == RegistrationStatus::Cancelled);
    let followers = followers(transaction, event.id).await?.into_iter();
    let followers: Vec<_> =
        followers.filter(|(follower, _)| follower.wishes().registrations == Following::Each && (!cancelled || follower.cancellations)).map(|(_, organiser)| organiser).collect();
    if followers.is_empty() {
        return Ok(());
    }
    let people = people(transaction, registrations).await?;
    let Some(news) = news(transaction, event.id, people).await? else { return Ok(()) };
    let mut postings = Vec::with_capacity(followers.len());
    for organiser in followers {
        let letter = Letter::Notice { notice: NoticeFacts { organiser: organiser.name.clone(), news: news.clone() } };
        postings.extend(posting(&organiser, letter));
    }
    outbox::post(transaction, clock, mail_domain, postings).await
}

/// Who follows the event and can still sign in.
///
/// # Errors
/// The database's.
pub(crate) async fn followers(connection: &impl ConnectionTrait, event_id: Uuid) -> Result<Vec<(event_follower::Model, organiser::Model)>, Error> {
    let rows = event_follower::Entity::of(event_id).all(connection).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let organisers =
        organiser::Entity::find().filter(organiser::Column::Id.is_in(rows.iter().map(|row| row.organiser_id))).filter(organiser::Column::Active.eq(true)).all(connection).await?;
    // Rights may have been taken since they began to follow, or the event have gone to another programme.
    let programme: Option<Option<Uuid>> = event::Entity::find_by_id(event_id).select_only().column(event::Column::ProgrammeId).into_tuple().one(connection).await?;
    let mut seeing = Vec::with_capacity(organisers.len());
    for organiser in organisers {
        if organiser.scope(connection).await?.holds(programme.flatten()) {
            seeing.push(organiser);
        }
    }
    let organisers = seeing;
    let with_organiser = |row: event_follower::Model| organisers.iter().find(|organiser| organiser.id == row.organiser_id).cloned().map(|organiser| (row, organiser));
    Ok(rows.into_iter().filter_map(with_organiser).collect())
}

/// A letter to an organiser; `None` when the stored address is none.
pub(crate) fn posting(organiser: &organiser::Model, letter: Letter) -> Option<Posting> {
    Some(Posting {
        letter,
        recipient: EmailAddress::stored(&organiser.email).ok()?,
        language: Language::parse(&organiser.language).unwrap_or_default(),
        thread_message_id: None,
        caused_by_visitor: false,
        urgency: Urgency::Bulk,
    })
}

/// The event as it stands, with these people; `None` when it is not there any more.
///
/// # Errors
/// The database's.
pub(crate) async fn news(connection: &impl ConnectionTrait, event_id: Uuid, people: Vec<PersonNews>) -> Result<Option<EventNews>, Error> {
    let Some(event) = event::Entity::find_by_id(event_id).one(connection).await? else { return Ok(None) };
    let pending = registration::Entity::of(event_id).filter(registration::Column::Status.eq(RegistrationStatus::Pending)).count(connection).await?;
    let mut news =
        EventNews { event_id, title: event.title, people: Vec::new(), more: 0, places_taken: event.places_taken, capacity: event.capacity, waiting: event.waiting_count, pending };
    news.list(people);
    Ok(Some(news))
}

/// Who registered for the event after `since` until `until`, as they stand now, and who cancelled themselves.
///
/// # Errors
/// The database's.
pub(crate) async fn between(
    connection: &impl ConnectionTrait,
    event_id: Uuid,
    [since, until]: [Timestamp; 2],
    newcomers: bool,
    cancellations: bool,
) -> Result<Vec<PersonNews>, Error> {
    let touched = registration::Entity::of(event_id).filter(registration::Column::UpdatedAt.gt(Moment(since))).all(connection).await?;
    let cancelled = if cancellations { cancelled_themselves(connection, &touched, [since, until]).await? } else { Vec::new() };
    let told = |registration: &registration::Model| {
        let new = newcomers && registration.created_at.0 > since && registration.created_at.0 <= until && !matches!(registration.status, RegistrationStatus::Cancelled);
        new || cancelled.contains(&registration.id)
    };
    let told: Vec<registration::Model> = touched.into_iter().filter(told).collect();
    people(connection, &told).await
}

async fn cancelled_themselves(connection: &impl ConnectionTrait, registrations: &[registration::Model], [since, until]: [Timestamp; 2]) -> Result<Vec<Uuid>, Error> {
    let ids: Vec<Uuid> = registrations.iter().filter(|registration| registration.status == RegistrationStatus::Cancelled).map(|registration| registration.id).collect();
    let mut found = Vec::new();
    for chunk in ids.chunks(CHUNK) {
        let rows = registration_history::Entity::find()
            .filter(registration_history::Column::RegistrationId.is_in(chunk.iter().copied()))
            .filter(registration_history::Column::Transition.eq(Transition::Cancel.code()))
            .filter(registration_history::Column::Actor.is_in([ActorKind::Participant, ActorKind::Booker]))
            .filter(registration_history::Column::At.gt(Moment(since)))
            .filter(registration_history::Column::At.lte(Moment(until)))
            .all(connection)
            .await?;
        found.extend(rows.into_iter().map(|row| row.registration_id));
    }
    Ok(found)
}

async fn people(connection: &impl ConnectionTrait, registrations: &[registration::Model]) -> Result<Vec<PersonNews>, Error> {
    let mut people = Vec::with_capacity(registrations.len());
    for chunk in registrations.chunks(CHUNK) {
        let organisations = organisation_names(connection, chunk.iter().filter_map(|registration| registration.organisation_id)).await?;
        people.extend(chunk.iter().map(|registration| PersonNews {
            name: format!("{} {}", registration.first_name, registration.last_name),
            organisation: registration.organisation_id.and_then(|id| organisations.get(&id).cloned()).or_else(|| registration.organisation_text.clone()),
            status: Status::from(registration.status),
        }));
    }
    Ok(people)
}
