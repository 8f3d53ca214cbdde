//! An organiser asks for a report by mail, for themselves and for colleagues who may read it.

use sea_orm::{EntityTrait, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

use super::{Rhythm, readers, write_readers};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::report_schedule;
use crate::error::Error;
use crate::rules::report::Selection;
use crate::rules::report_schedule::{Scheduled, View};

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Asked {
    pub view: View,
    /// Its period is not looked at: it moves along.
    pub scheduled: Scheduled,
    pub rhythm: Rhythm,
}

/// Sets it up; the first is due on the next Monday, or first day of a month or quarter.
///
/// # Errors
/// `Forbidden`, also for colleagues when the role does not write to others, and for what they may not read themselves; `NotFound`
/// without the event; `Invalid` at `readers`.
pub async fn set_up(app: &App, acting: Acting, asked: Asked) -> Result<Uuid, Error> {
    asked.rhythm.may_be_set_by(acting)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let Asked { view, scheduled, rhythm } = asked;
                let scheduled = Scheduled { selection: Selection { period: None, ..scheduled.selection }, ..scheduled };
                let readers = readers(transaction, acting, &scheduled.selection, &rhythm.readers).await?;
                let id = ground.clock.id();
                let row = report_schedule::Model {
                    id,
                    view: view.code().to_owned(),
                    selection: serde_json::to_value(&scheduled).map_err(|error| Error::Internal(error.into()))?,
                    every: rhythm.every.code().to_owned(),
                    covers: rhythm.covers.code().to_owned(),
                    due_on: rhythm.every.next(ground.today()).to_string(),
                    made_by: acting.organiser_id,
                    created_at: ground.clock.now().into(),
                    ended_at: None,
                    ended_by: None,
                };
                report_schedule::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
                write_readers(transaction, id, &readers).await?;
                let details = json!({ "event": scheduled.selection.event, "report_every": [null, rhythm.every.code()], "readers": [null, readers.len()] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "report.schedule", Subject("report_schedule", id), details).await?;
                Ok(id)
            })
        })
        .await
}
