//! Does somebody's scope hold what an address names? Where it does not, the thing is not there for them.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::{
    agenda_item, asked_question, attendance_import, desk_link, door_device, event, invitee, material, message, outbox, question, registration, reminder_rule, session, speaker,
};
use crate::error::Error;
use crate::rules::permission::Scope;

/// What an id in an address names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    Event,
    Programme,
    Registration,
    Person,
    Mail,
    /// Parts of the event that the same address names.
    Session,
    Question,
    AskedQuestion,
    Invitee,
    Message,
    Rule,
    Material,
    DeskLink,
    DoorDevice,
    Speaker,
    AgendaItem,
    AttendanceImport,
}

/// Whether the thing exists and belongs to an event in the scope; a part also to `event`, which the address names before it.
///
/// # Errors
/// The database's.
pub async fn holds(db: &Db, scope: &Scope, named: Named, id: Uuid, event: Option<Uuid>) -> Result<bool, Error> {
    let reader = db.reader();
    let parts = match named {
        Named::Event => return holds_event(db, scope, id).await,
        Named::Programme => return Ok(scope.holds(Some(id))),
        Named::Person => {
            let events = event::Entity::find().filter(event::Entity::within(scope)).select_only().column(event::Column::Id).into_query();
            let found = registration::Entity::find().filter(registration::Column::PersonId.eq(id)).filter(registration::Column::EventId.in_subquery(events));
            return Ok(found.select_only().column(registration::Column::Id).limit(1).into_tuple::<Uuid>().one(reader).await?.is_some());
        }
        Named::Registration => return holds_registration(db, scope, Some(id)).await,
        Named::Mail => {
            let registration = outbox::Entity::find_by_id(id).select_only().column(outbox::Column::RegistrationId).into_tuple::<Option<Uuid>>().one(reader).await?;
            return holds_registration(db, scope, registration.flatten()).await;
        }
        Named::Session => session::Entity::find_by_id(id).filter(session::Column::EventId.eq(event)).count(reader).await?,
        Named::Question => question::Entity::find_by_id(id).filter(question::Column::EventId.eq(event)).count(reader).await?,
        Named::AskedQuestion => asked_question::Entity::find_by_id(id).filter(asked_question::Column::EventId.eq(event)).count(reader).await?,
        Named::Invitee => invitee::Entity::find_by_id(id).filter(invitee::Column::EventId.eq(event)).count(reader).await?,
        Named::Message => message::Entity::find_by_id(id).filter(message::Column::EventId.eq(event)).count(reader).await?,
        Named::Rule => reminder_rule::Entity::find_by_id(id).filter(reminder_rule::Column::EventId.eq(event)).count(reader).await?,
        // Of a programme, when the address names no event.
        Named::Material if event.is_none() => {
            let programme = material::Entity::find_by_id(id).select_only().column(material::Column::ProgrammeId).into_tuple::<Option<Uuid>>().one(reader).await?;
            return Ok(programme.flatten().is_some_and(|programme| scope.holds(Some(programme))));
        }
        Named::Material => material::Entity::find_by_id(id).filter(material::Column::EventId.eq(event)).count(reader).await?,
        Named::Speaker => speaker::Entity::find_by_id(id).filter(speaker::Column::EventId.eq(event)).count(reader).await?,
        Named::AgendaItem => agenda_item::Entity::find_by_id(id).filter(agenda_item::Column::EventId.eq(event)).count(reader).await?,
        Named::AttendanceImport => {
            let sessions = session::Entity::find().filter(session::Column::EventId.eq(event)).select_only().column(session::Column::Id).into_query();
            attendance_import::Entity::find_by_id(id).filter(attendance_import::Column::SessionId.in_subquery(sessions)).count(reader).await?
        }
        Named::DoorDevice => door_device::Entity::find_by_id(id).filter(door_device::Column::EventId.eq(event)).count(reader).await?,
        Named::DeskLink => desk_link::Entity::find_by_id(id).filter(desk_link::Column::EventId.eq(event)).count(reader).await?,
    };
    Ok(parts > 0)
}

/// # Errors
/// The database's.
pub async fn holds_event(db: &Db, scope: &Scope, id: Uuid) -> Result<bool, Error> {
    Ok(event::Entity::find_by_id(id).filter(event::Entity::within(scope)).count(db.reader()).await? > 0)
}

/// Whether that registration is for that event.
///
/// # Errors
/// The database's.
pub async fn is_of_event(db: &Db, registration: Uuid, event: Uuid) -> Result<bool, Error> {
    Ok(registration::Entity::find_by_id(registration).filter(registration::Column::EventId.eq(event)).count(db.reader()).await? > 0)
}

/// A mail about no registration belongs to no event.
async fn holds_registration(db: &Db, scope: &Scope, id: Option<Uuid>) -> Result<bool, Error> {
    let Some(id) = id else { return Ok(*scope == Scope::All) };
    let event = registration::Entity::find_by_id(id).select_only().column(registration::Column::EventId).into_tuple().one(db.reader()).await?;
    match event {
        Some(event) => holds_event(db, scope, event).await,
        None => Ok(false),
    }
}
