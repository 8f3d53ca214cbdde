//! Writes down what other systems are to be told, in the transaction of what happened: nothing is lost, and nothing is told that was
//! undone. Costs one read of a small table where nobody listens.

use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::actions::audit::Subject;
use crate::clock::Clock;
use crate::entity::event::{self, EventStatus};
use crate::entity::registration_history;
use crate::entity::webhook_delivery::{self, DeliveryState};
use crate::entity::{registration, webhook_endpoint};
use crate::error::Error;
use crate::roster::CHUNK;
use crate::rules::webhook::{Data, EventType, EventTypes};

/// Something that happened, about an event or about no event.
pub struct Happened {
    pub kind: EventType,
    pub data: Data,
}

/// An endpoint that is on.
#[derive(FromQueryResult)]
struct Listener {
    id: Uuid,
    event_types: String,
    programme_id: Option<Uuid>,
}

impl Listener {
    fn wants(&self, kind: EventType) -> bool {
        EventTypes::parse(&self.event_types).has(kind)
    }
}

async fn listeners(connection: &impl ConnectionTrait) -> Result<Vec<Listener>, Error> {
    use webhook_endpoint::Column;
    let found = webhook_endpoint::Entity::find().filter(Column::Active.eq(true)).filter(Column::RemovedAt.is_null());
    Ok(found.select_only().columns([Column::Id, Column::EventTypes, Column::ProgrammeId]).into_model().all(connection).await?)
}

/// Registrations that came to stand as they do, each with its new line of the history, in the same order.
///
/// # Errors
/// The database's.
pub(in crate::actions) async fn statuses(
    connection: &impl ConnectionTrait,
    clock: &Clock,
    registrations: &[registration::Model],
    history: &[registration_history::ActiveModel],
) -> Result<(), Error> {
    let listeners = listeners(connection).await?;
    if listeners.is_empty() {
        return Ok(());
    }
    let by_id: HashMap<Uuid, &registration::Model> = registrations.iter().map(|registration| (registration.id, registration)).collect();
    let happened = history.iter().filter_map(|line| {
        let registration = by_id.get(line.registration_id.as_ref())?;
        let to = *line.to_status.as_ref();
        let data = Data {
            registration_id: Some(registration.id),
            person_id: Some(registration.person_id),
            event_id: Some(registration.event_id),
            status: Some(to.into()),
            previous_status: line.from_status.as_ref().map(Into::into),
            transition: Some(line.transition.as_ref().clone()),
            cause: line.cause.as_ref().clone(),
            version: Some(registration.version),
            ..Data::default()
        };
        Some(Happened { kind: EventType::of_status(to.into()), data })
    });
    write(connection, clock, &listeners, happened.collect()).await
}

/// Certificates that were issued, or hold no more: of each its own id, that of the registration and that of the event.
///
/// # Errors
/// The database's.
pub(in crate::actions) async fn certificates(connection: &impl ConnectionTrait, clock: &Clock, kind: EventType, of: &[(Uuid, Uuid, Uuid)]) -> Result<(), Error> {
    if of.is_empty() {
        return Ok(());
    }
    let happened = of.iter().map(|(certificate, registration, event)| {
        let data = Data { certificate_id: Some(*certificate), registration_id: Some(*registration), event_id: Some(*event), ..Data::default() };
        Happened { kind, data }
    });
    write(connection, clock, &listeners(connection).await?, happened.collect()).await
}

/// What an entry of the audit log means to other systems; to most of them nothing.
///
/// # Errors
/// The database's.
pub(in crate::actions) async fn action(connection: &impl ConnectionTrait, clock: &Clock, action: &str, subject: Subject, event_id: Option<Uuid>) -> Result<(), Error> {
    let Some(kind) = EventType::of_action(action) else { return Ok(()) };
    let mut listeners = listeners(connection).await?;
    listeners.retain(|listener| listener.wants(kind));
    if listeners.is_empty() {
        return Ok(());
    }
    let Some(data) = of_action(connection, kind, subject.1, event_id).await? else { return Ok(()) };
    write(connection, clock, &listeners, vec![Happened { kind, data }]).await
}

async fn of_action(connection: &impl ConnectionTrait, kind: EventType, id: Uuid, event_id: Option<Uuid>) -> Result<Option<Data>, Error> {
    Ok(match kind {
        EventType::PersonErased => Some(Data { person_id: Some(id), ..Data::default() }),
        EventType::AttendanceClosed | EventType::AttendanceReopened => Some(Data { session_id: Some(id), event_id, ..Data::default() }),
        EventType::RegistrationChanged => registration::Entity::find_by_id(id).one(connection).await?.map(|row| Data {
            registration_id: Some(id),
            person_id: Some(row.person_id),
            event_id: Some(row.event_id),
            status: Some(row.status.into()),
            version: Some(row.version),
            ..Data::default()
        }),
        _ => {
            let Some(event_id) = event_id else { return Ok(None) };
            let event = event::Entity::find_by_id(event_id).one(connection).await?;
            // What nobody outside has seen changes for nobody outside.
            let seen = event.filter(|event| event.published_at.is_some() && (kind != EventType::EventChanged || event.status != EventStatus::Draft));
            seen.map(|event| Data { event_id: Some(event_id), version: Some(event.version), ..Data::default() })
        }
    })
}

/// A row for each thing and each endpoint that wants to hear of it. What is about no event is told to all of them, whatever programme
/// they are narrowed to.
async fn write(connection: &impl ConnectionTrait, clock: &Clock, listeners: &[Listener], happened: Vec<Happened>) -> Result<(), Error> {
    let wanted = |listener: &Listener| happened.iter().any(|happened| listener.wants(happened.kind));
    let narrowed = listeners.iter().any(|listener| listener.programme_id.is_some() && wanted(listener));
    let programmes = if narrowed { programmes(connection, &happened).await? } else { HashMap::new() };
    let now = clock.now();
    let mut rows = Vec::new();
    for listener in listeners {
        let wants = EventTypes::parse(&listener.event_types);
        for Happened { kind, data } in happened.iter().filter(|happened| wants.has(happened.kind)) {
            let its_programme = || data.event_id.and_then(|event| programmes.get(&event).copied().flatten());
            if listener.programme_id.is_some() && data.event_id.is_some() && its_programme() != listener.programme_id {
                continue;
            }
            rows.push(row(clock, listener.id, *kind, data, now)?);
        }
    }
    for chunk in rows.chunks(CHUNK) {
        webhook_delivery::Entity::insert_many(chunk.to_vec()).exec_without_returning(connection).await?;
    }
    Ok(())
}

async fn programmes(connection: &impl ConnectionTrait, happened: &[Happened]) -> Result<HashMap<Uuid, Option<Uuid>>, Error> {
    let mut events: Vec<Uuid> = happened.iter().filter_map(|happened| happened.data.event_id).collect();
    events.sort_unstable();
    events.dedup();
    let mut found = HashMap::new();
    for chunk in events.chunks(CHUNK) {
        let rows = event::Entity::find().filter(event::Column::Id.is_in(chunk.iter().copied())).select_only().columns([event::Column::Id, event::Column::ProgrammeId]);
        found.extend(rows.into_tuple::<(Uuid, Option<Uuid>)>().all(connection).await?);
    }
    Ok(found)
}

/// One delivery, to be sent at once.
pub(super) fn row(clock: &Clock, endpoint_id: Uuid, kind: EventType, data: &Data, now: jiff::Timestamp) -> Result<webhook_delivery::ActiveModel, Error> {
    Ok(webhook_delivery::ActiveModel {
        id: Set(clock.id()),
        endpoint_id: Set(endpoint_id),
        event_type: Set(kind.code().to_owned()),
        data: Set(serde_json::to_value(data).map_err(|error| Error::Internal(error.into()))?),
        registration_id: Set(data.registration_id),
        occurred_at: Set(now.into()),
        state: Set(DeliveryState::Waiting),
        queued_at: Set(now.into()),
        due_at: Set(Some(now.into())),
        tries: Set(0),
        attempts: Set(0),
        lease_owner: Set(None),
        attempted_at: Set(None),
        http_status: Set(None),
        milliseconds: Set(None),
        fault: Set(None),
        answer: Set(None),
        finished_at: Set(None),
    })
}
