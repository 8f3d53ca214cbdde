//! Who changed what and when. Written in the transaction of the change.

use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QuerySelect};
use uuid::Uuid;

use super::{Acting, api_request, webhook};
use crate::clock::Clock;
use crate::entity::audit_entry::{ActiveModel, Entity};
use crate::entity::registration_history::ActorKind;
use crate::entity::{calendar_feed, message, outbox, question, registration, session};
use crate::error::Error;
use crate::rules::api_scope::TokenRole;
use crate::rules::permission::Role;

/// What was acted on.
#[derive(Debug, Clone, Copy)]
pub struct Subject(pub &'static str, pub Uuid);

/// Writes one entry; what a request with a key did is noted under that key, with it, and what other systems hear of is written for them. `acting` is `None` when a participant or the program itself acted, as `actor` tells.
///
/// # Errors
/// The database's.
pub async fn record(
    transaction: &impl ConnectionTrait,
    clock: &Clock,
    actor: ActorKind,
    acting: Option<&Acting>,
    action: &'static str,
    subject: Subject,
    details: serde_json::Value,
) -> Result<(), Error> {
    let (event_id, person_id) = place(transaction, subject, &details).await?;
    webhook::note::action(transaction, clock, action, subject, event_id).await?;
    let actor = acting.map_or(actor, |acting| acting.kind(actor));
    if let Some(Acting { role: Role::Token(TokenRole { attempt: Some(attempt), .. }), .. }) = acting {
        api_request::applied::applied(transaction, clock, *attempt, subject.0, subject.1).await?;
    }
    let entry = ActiveModel {
        id: Set(clock.id()),
        at: Set(clock.now().into()),
        actor: Set(actor),
        actor_id: Set(acting.map(|acting| acting.organiser_id)),
        action: Set(action.to_owned()),
        subject: Set(subject.0.to_owned()),
        subject_id: Set(Some(subject.1)),
        event_id: Set(event_id),
        person_id: Set(person_id),
        details: Set(details),
    };
    Entity::insert(entry).exec_without_returning(transaction).await?;
    Ok(())
}

/// The event and the person that a subject belongs to. What is no subject of its own here names its event in the
/// details, as `event`.
async fn place(transaction: &impl ConnectionTrait, Subject(kind, id): Subject, details: &serde_json::Value) -> Result<(Option<Uuid>, Option<Uuid>), Error> {
    let registration = match kind {
        "registration" => Some(id),
        "mail" => outbox::Entity::find_by_id(id).select_only().column(outbox::Column::RegistrationId).into_tuple::<Option<Uuid>>().one(transaction).await?.flatten(),
        _ => None,
    };
    if let Some(id) = registration {
        let found = registration::Entity::find_by_id(id).select_only().columns([registration::Column::EventId, registration::Column::PersonId]);
        let found: Option<(Uuid, Uuid)> = found.into_tuple().one(transaction).await?;
        return Ok((found.map(|(event, _)| event), found.map(|(_, person)| person)));
    }
    let event = match kind {
        // What somebody wants to hear of an event changes nothing for others, and stands in its whole history only.
        "event" | "follower" => Some(id),
        "session" => session::Entity::find_by_id(id).select_only().column(session::Column::EventId).into_tuple().one(transaction).await?,
        "question" => question::Entity::find_by_id(id).select_only().column(question::Column::EventId).into_tuple().one(transaction).await?,
        "message" => message::Entity::find_by_id(id).select_only().column(message::Column::EventId).into_tuple().one(transaction).await?,
        _ => None,
    };
    let person = match kind {
        "person" => Some(id),
        "calendar_feed" => {
            calendar_feed::Entity::find_by_id(id).select_only().column(calendar_feed::Column::PersonId).into_tuple::<Option<Uuid>>().one(transaction).await?.flatten()
        }
        _ => None,
    };
    let named = || details.get("event").and_then(serde_json::Value::as_str).and_then(|event| Uuid::parse_str(event).ok());
    Ok((event.or_else(named), person))
}
