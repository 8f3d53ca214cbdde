//! What belongs to an event, written once more for its copy: each row new, and what names another row names the new one.

use std::collections::HashMap;

use sea_orm::{DatabaseTransaction, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use super::original::Original;
use super::{Plan, at_day};
use crate::actions::event::venue::At;
use crate::app::App;
use crate::entity::material::MaterialKind;
use crate::entity::{agenda_item, certificate_settings, evaluation, event_price, material, planned_invitee, question, question_option, reminder_rule, session, slot, speaker};
use crate::error::Error;
use crate::rules::copying::Part;
use crate::rules::schedule;

/// Rows in one statement: databases take so many values.
const CHUNK: usize = 500;

/// New ids by old ones.
type Renamed = HashMap<Uuid, Uuid>;

/// All parts that the plan names.
pub(super) async fn insert(transaction: &DatabaseTransaction, app: &App, original: &Original, plan: &Plan, event_id: Uuid) -> Result<(), Error> {
    let sessions = if plan.has(Part::Sessions) && plan.shift.is_some() { sessions(transaction, app, original, plan, event_id).await? } else { Renamed::new() };
    if plan.has(Part::Speakers) {
        let speakers = speakers(transaction, app, original, event_id).await?;
        agenda(transaction, app, original, event_id, &sessions, &speakers).await?;
    }
    if plan.has(Part::Questions) {
        questions(transaction, app, original, event_id).await?;
    }
    if plan.has(Part::Letters) {
        let now = app.clock.now();
        let rows = original.reminders.iter().map(|rule| reminder_rule::Model { id: app.clock.id(), event_id, version: 1, since: now.into(), removed_at: None, ..rule.clone() });
        write::<reminder_rule::Entity, _>(transaction, rows).await?;
        let signed = original.certificates.iter().map(|settings| certificate_settings::Model { event_id, version: 1, updated_at: now.into(), ..settings.clone() });
        write::<certificate_settings::Entity, _>(transaction, signed).await?;
    }
    if let Some(evaluation) = original.evaluation.as_ref().filter(|_| plan.has(Part::Letters)) {
        let new = evaluation::Model { event_id, opened_at: None, closes_at: None, closed_at: None, version: 1, created_at: app.clock.now().into(), ..evaluation.clone() };
        write::<evaluation::Entity, _>(transaction, [new]).await?;
    }
    if let Some(price) = original.price.as_ref().filter(|_| plan.has(Part::Prices)) {
        let row = event_price::Model { event_id, version: 1, updated_at: app.clock.now().into(), ..price.clone() };
        write::<event_price::Entity, _>(transaction, [row]).await?;
    }
    if plan.has(Part::Materials) {
        materials(transaction, app, original, plan, event_id).await?;
    }
    if plan.has(Part::Invitees) {
        invitees(transaction, app, original, event_id).await?;
    }
    Ok(())
}

async fn write<E, M>(transaction: &DatabaseTransaction, rows: impl IntoIterator<Item = M>) -> Result<(), Error>
where
    E: EntityTrait<Model = M>,
    M: IntoActiveModel<E::ActiveModel> + Clone,
    E::ActiveModel: Send,
{
    let rows: Vec<M> = rows.into_iter().collect();
    for chunk in rows.chunks(CHUNK) {
        E::insert_many(chunk.iter().cloned().map(IntoActiveModel::into_active_model)).exec_without_returning(transaction).await?;
    }
    Ok(())
}

async fn sessions(transaction: &DatabaseTransaction, app: &App, original: &Original, plan: &Plan, event_id: Uuid) -> Result<Renamed, Error> {
    let slots: Renamed = original.slots.iter().map(|slot| (slot.id, app.clock.id())).collect();
    write::<slot::Entity, _>(transaction, original.slots.iter().map(|slot| slot::Model { id: slots[&slot.id], event_id, ..slot.clone() })).await?;
    let mut renamed = Renamed::new();
    let mut rows = Vec::with_capacity(original.sessions.len());
    for session in &original.sessions {
        let row = on_its_day(app, original, plan, event_id, session, &slots)?;
        renamed.insert(session.id, row.id);
        rows.push(row);
    }
    write::<session::Entity, _>(transaction, rows).await?;
    Ok(renamed)
}

/// A session of the copy. A venue says what it says today; one that was archived leaves what was copied from it.
fn on_its_day(app: &App, original: &Original, plan: &Plan, event_id: Uuid, session: &session::Model, slots: &Renamed) -> Result<session::Model, Error> {
    let now = app.clock.now();
    let zone = schedule::zone(&session.time_zone).map_err(|fault| at_day(fault.code()))?;
    let shift = plan.shift.ok_or_else(|| at_day("required"))?;
    let (starts_at, ends_at) = shift.session(session.starts_at.0, session.ends_at.0, &zone).map_err(|fault| at_day(fault.code()))?;
    let venue = session.venue_id.and_then(|id| original.venues.get(&id)).filter(|_| plan.has(Part::Places));
    let At { place, address, directions } = match venue {
        Some(venue) => At::of(venue)?,
        None if plan.has(Part::Places) => At { place: session.place.clone(), address: session.address.clone(), directions: session.directions.clone() },
        None => At { place: None, address: None, directions: None },
    };
    Ok(session::Model {
        id: app.clock.id(),
        event_id,
        starts_at: starts_at.into(),
        ends_at: ends_at.into(),
        place,
        address,
        directions,
        venue_id: venue.map(|venue| venue.id),
        join_url: session.join_url.clone().filter(|_| plan.join_links),
        slot_id: session.slot_id.and_then(|slot| slots.get(&slot).copied()),
        places_taken: 0,
        sequence: 0,
        cancelled_at: None,
        attendance_closed_at: None,
        version: 1,
        created_at: now.into(),
        updated_at: now.into(),
        ..session.clone()
    })
}

async fn speakers(transaction: &DatabaseTransaction, app: &App, original: &Original, event_id: Uuid) -> Result<Renamed, Error> {
    let renamed: Renamed = original.speakers.iter().map(|speaker| (speaker.id, app.clock.id())).collect();
    let now = app.clock.now();
    let rows = original.speakers.iter().map(|speaker| speaker::Model { id: renamed[&speaker.id], event_id, version: 1, created_at: now.into(), ..speaker.clone() });
    write::<speaker::Entity, _>(transaction, rows).await?;
    Ok(renamed)
}

/// Items of sessions that did not come along stay behind.
async fn agenda(transaction: &DatabaseTransaction, app: &App, original: &Original, event_id: Uuid, sessions: &Renamed, speakers: &Renamed) -> Result<(), Error> {
    let mut rows = Vec::new();
    for item in &original.agenda {
        let Some(session_id) = sessions.get(&item.session_id).copied() else { continue };
        let named: Vec<Uuid> = item.speakers().iter().filter_map(|speaker| speakers.get(speaker).copied()).collect();
        let speakers = serde_json::to_value(named).map_err(|error| Error::Internal(error.into()))?;
        rows.push(agenda_item::Model { id: app.clock.id(), event_id, session_id, speakers, version: 1, created_at: app.clock.now().into(), ..item.clone() });
    }
    write::<agenda_item::Entity, _>(transaction, rows).await
}

async fn questions(transaction: &DatabaseTransaction, app: &App, original: &Original, event_id: Uuid) -> Result<(), Error> {
    let questions: Renamed = original.questions.iter().map(|question| (question.id, app.clock.id())).collect();
    let options: Renamed = original.options.iter().map(|option| (option.id, app.clock.id())).collect();
    let rows: Vec<question::Model> = original
        .questions
        .iter()
        .map(|question| {
            // Asked after another one that is no longer there: asked of everybody, as the form does already.
            let asked_after = question.shown_if_question.and_then(|other| questions.get(&other).copied());
            let value =
                question.shown_if_value.as_ref().map(|value| Uuid::parse_str(value).ok().and_then(|option| options.get(&option)).map_or_else(|| value.clone(), Uuid::to_string));
            question::Model {
                id: questions[&question.id],
                event_id,
                shown_if_question: asked_after,
                shown_if_value: value.filter(|_| asked_after.is_some()),
                version: 1,
                removed_at: None,
                ..question.clone()
            }
        })
        .collect();
    write::<question::Entity, _>(transaction, rows).await?;
    let rows = original.options.iter().map(|option| question_option::Model {
        id: options[&option.id],
        question_id: questions[&option.question_id],
        places_taken: 0,
        removed_at: None,
        ..option.clone()
    });
    write::<question_option::Entity, _>(transaction, rows).await
}

/// Files are kept once, whoever refers to them. The recording of another day is no material of this one.
async fn materials(transaction: &DatabaseTransaction, app: &App, original: &Original, plan: &Plan, event_id: Uuid) -> Result<(), Error> {
    let rows = original.materials.iter().filter(|material| material.kind != MaterialKind::Recording).map(|material| {
        let available_at = material.available_at.and_then(|moment| original.moved(plan, moment.0));
        material::Model {
            id: app.clock.id(),
            event_id: Some(event_id),
            available_at: available_at.map(Into::into),
            // A moment that cannot be moved along must not become "at once".
            after_event: material.after_event || (material.available_at.is_some() && available_at.is_none()),
            version: 1,
            created_at: app.clock.now().into(),
            ..material.clone()
        }
    });
    write::<material::Entity, _>(transaction, rows).await
}

async fn invitees(transaction: &DatabaseTransaction, app: &App, original: &Original, event_id: Uuid) -> Result<(), Error> {
    let rows = original.invitees.iter().map(|invitee| planned_invitee::Model {
        id: app.clock.id(),
        event_id,
        email: invitee.email.clone(),
        email_key: invitee.email_key.clone(),
        first_name: invitee.first_name.clone(),
        last_name: invitee.last_name.clone(),
        language: invitee.language.clone(),
    });
    write::<planned_invitee::Entity, _>(transaction, rows).await
}
