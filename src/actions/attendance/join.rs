//! Somebody goes through their join page.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::evidence::{add, piece, settle};
use crate::app::App;
use crate::entity::attendance_evidence::{self, EvidenceKind};
use crate::entity::session;
use crate::error::Error;

/// Records the first click; later ones are the same person coming back. After closing nothing is recorded any more.
///
/// # Errors
/// The database's.
pub async fn joined(app: &App, event_id: Uuid, session_id: Uuid, registration_id: Uuid) -> Result<(), Error> {
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let event = crate::actions::event::locked(transaction, event_id).await?;
                let Some(session) = session::Entity::find_by_id(session_id).one(transaction).await? else { return Ok(()) };
                use attendance_evidence::Column;
                let clicks = attendance_evidence::Entity::of(session_id).filter(Column::RegistrationId.eq(registration_id)).filter(Column::Kind.eq(EvidenceKind::Join));
                if session.attendance_closed_at.is_some() || clicks.count(transaction).await? > 0 {
                    return Ok(());
                }
                add(transaction, vec![piece(&ground.clock, None, session_id, registration_id, EvidenceKind::Join)]).await?;
                settle(transaction, &event, &session, &[registration_id]).await.map(|_| ())
            })
        })
        .await
}
