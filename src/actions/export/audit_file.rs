//! An audit file is taken: who took it, of what.

use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::permission::Permission;

/// Of what it is.
#[derive(Debug, Clone, Copy)]
pub enum Of {
    Event(Uuid),
    Programme(Uuid),
}

/// # Errors
/// `Forbidden`; the database's.
pub async fn audit_file(app: &App, acting: Acting, of: Of) -> Result<(), Error> {
    acting.needs(Permission::SeeParticipants)?;
    acting.needs(Permission::ReadHistory)?;
    let ground = app.clone();
    let subject = match of {
        Of::Event(event) => Subject("event", event),
        Of::Programme(programme) => Subject("programme", programme),
    };
    app.db
        .write(move |transaction| {
            Box::pin(async move { audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "audit_file.take", subject, json!({})).await })
        })
        .await
}
