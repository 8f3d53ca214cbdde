//! An organiser asks for a report by mail, for themselves and for colleagues who may read it.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::Read;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{organiser, report_reader, report_schedule};
use crate::error::{Error, FieldErrors};
use crate::rules::permission::Permission;
use crate::rules::report_schedule::{Covers, Every, MOST_READERS, Scheduled, View};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Asked {
    pub view: View,
    /// Its period is not looked at: it moves along.
    pub scheduled: Scheduled,
    pub every: Every,
    pub covers: Covers,
    /// Organisers who get it.
    pub readers: BTreeSet<Uuid>,
}

/// Sets it up; the first is due on the next Monday, or first day of a month or quarter.
///
/// # Errors
/// `Forbidden`, also for colleagues when the role does not write to others, and for what they may not read themselves; `NotFound`
/// without the event; `Invalid` at `readers`.
pub async fn set_up(app: &App, acting: Acting, asked: Asked) -> Result<Uuid, Error> {
    acting.needs(Permission::SeeEvents)?;
    if asked.readers.iter().any(|reader| *reader != acting.organiser_id) {
        acting.needs(Permission::SendMessages)?;
    }
    let fault = |code: &str| {
        let mut faults = FieldErrors::default();
        faults.add("readers", code);
        Error::Invalid(faults)
    };
    if asked.readers.is_empty() {
        return Err(fault("required"));
    }
    if asked.readers.len() > MOST_READERS {
        return Err(fault("not-in-list"));
    }
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let scheduled = Scheduled { selection: crate::rules::report::Selection { period: None, ..asked.scheduled.selection.clone() }, more: asked.scheduled.more.clone() };
                let read = Read::of(transaction, &scheduled.selection).await?;
                if !read.by(Some(acting.role), &acting.scope(transaction).await?) {
                    return Err(Error::Forbidden);
                }
                let found = organiser::Entity::find().filter(organiser::Column::Id.is_in(asked.readers.iter().copied())).all(transaction).await?;
                let mut readers = Vec::new();
                for reader in &found {
                    if read.by_organiser(transaction, reader).await? {
                        readers.push(reader);
                    }
                }
                if readers.len() != asked.readers.len() {
                    return Err(fault("not-in-list"));
                }
                let now = ground.clock.now();
                let today = now.to_zoned(TimeZone::get(&ground.config.time_zone).unwrap_or(TimeZone::UTC)).date();
                let id = ground.clock.id();
                let row = report_schedule::Model {
                    id,
                    view: asked.view.code().to_owned(),
                    selection: serde_json::to_value(&scheduled).map_err(|error| Error::Internal(error.into()))?,
                    every: asked.every.code().to_owned(),
                    covers: asked.covers.code().to_owned(),
                    due_on: asked.every.next(today).to_string(),
                    made_by: acting.organiser_id,
                    created_at: now.into(),
                    ended_at: None,
                    ended_by: None,
                };
                report_schedule::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
                let rows = readers.iter().map(|reader| report_reader::Model { schedule_id: id, organiser_id: reader.id }.into_active_model());
                report_reader::Entity::insert_many(rows).exec_without_returning(transaction).await?;
                let details = json!({ "event": scheduled.selection.event, "report_every": [null, asked.every.code()], "readers": [null, readers.len()] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "report.schedule", Subject("report_schedule", id), details).await?;
                Ok(id)
            })
        })
        .await
}
