//! Who comes to a session, as its row keeps it; slots are made and named by the sessions that belong to them.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use super::SessionAttendance;
use crate::app::App;
use crate::entity::registration::RegistrationStatus;
use crate::entity::session::SessionInclusion;
use crate::entity::{registration, session, session_choice, slot};
use crate::error::Error;
use crate::roster::CHUNK;
use crate::rules::search_text::fold;

/// The columns of a session's attendance: inclusion and slot. A slot of that title is used, or made.
pub(super) async fn place(transaction: &DatabaseTransaction, app: &App, event_id: Uuid, attendance: &SessionAttendance) -> Result<(SessionInclusion, Option<Uuid>), Error> {
    let (title, none_allowed) = match attendance {
        SessionAttendance::All => return Ok((SessionInclusion::Included, None)),
        SessionAttendance::Optional => return Ok((SessionInclusion::Optional, None)),
        SessionAttendance::OneOf { slot, none_allowed } => (slot.trim(), *none_allowed),
    };
    let slots = slot::Entity::of(event_id).all(transaction).await?;
    if let Some(known) = slots.iter().find(|known| fold(&known.title) == fold(title)) {
        slot::Entity::update_many().col_expr(slot::Column::NoneAllowed, Expr::value(none_allowed)).filter(slot::Column::Id.eq(known.id)).exec(transaction).await?;
        return Ok((SessionInclusion::Slot, Some(known.id)));
    }
    let position = i32::try_from(slots.len()).unwrap_or(i32::MAX);
    let row = slot::Model { id: app.clock.id(), event_id, title: title.to_owned(), none_allowed, position };
    slot::Entity::insert(row.clone().into_active_model()).exec_without_returning(transaction).await?;
    Ok((SessionInclusion::Slot, Some(row.id)))
}

/// A session that was for all becomes one that is chosen: whoever is registered keeps it. Returns how many of them
/// hold a place.
pub(super) async fn keep_for_all(transaction: &DatabaseTransaction, session: &session::Model) -> Result<i32, Error> {
    let active = registration::Entity::of(session.event_id).filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE)).all(transaction).await?;
    for chunk in active.chunks(CHUNK) {
        let rows = chunk.iter().map(|registration| session_choice::Model { registration_id: registration.id, session_id: session.id }.into_active_model());
        session_choice::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    }
    Ok(i32::try_from(active.iter().filter(|registration| registration.holds_place).count()).unwrap_or(i32::MAX))
}

/// A session that was chosen becomes one for all: choices of it mean nothing any more.
pub(super) async fn forget_choices(transaction: &DatabaseTransaction, session_id: Uuid) -> Result<(), Error> {
    session_choice::Entity::delete_many().filter(session_choice::Column::SessionId.eq(session_id)).exec(transaction).await?;
    Ok(())
}
