//! Words on registrations, to find them again: put on many at once, or taken off.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{registration, registration_tag};
use crate::error::{Error, FieldErrors};
use crate::roster::CHUNK;
use crate::rules::names;
use crate::rules::permission::Permission;
use crate::rules::search_text::fold;

/// Characters of a tag.
pub const LIMIT: usize = 40;

/// A tag as it is kept.
///
/// # Errors
/// `Invalid` for `tag`.
pub fn parse(typed: &str) -> Result<String, Error> {
    let mut faults = FieldErrors::default();
    let tag = names::line(typed, LIMIT).map_err(|fault| faults.add_fault("tag", fault)).unwrap_or_default();
    if faults.is_empty() && fold(&tag).is_empty() {
        faults.add("tag", "required");
    }
    faults.into_result().map(|()| tag)
}

/// Puts a tag on registrations of the event, or takes it off; returns how many have it now, or had it. Some at a time,
/// each piece one transaction.
///
/// # Errors
/// `Forbidden`; `Invalid` for `tag`.
pub async fn tag(app: &App, acting: Acting, event_id: Uuid, registrations: Vec<Uuid>, typed: &str, remove: bool) -> Result<usize, Error> {
    acting.needs(Permission::ChangeRegistrations)?;
    let tag = parse(typed)?;
    let mut done = 0;
    for chunk in registrations.chunks(CHUNK) {
        let (ground, tag, chunk) = (app.clone(), tag.clone(), chunk.to_vec());
        done += app
            .db
            .write(move |transaction| {
                Box::pin(async move {
                    let theirs = registration::Entity::find().filter(registration::Column::EventId.eq(event_id)).filter(registration::Column::Id.is_in(chunk));
                    let ids: Vec<Uuid> = theirs.select_only().column(registration::Column::Id).into_tuple().all(transaction).await?;
                    if ids.is_empty() {
                        return Ok(0);
                    }
                    let tag_folded = fold(&tag);
                    let count = ids.len();
                    if remove {
                        let theirs = registration_tag::Entity::delete_many().filter(registration_tag::Column::TagFolded.eq(tag_folded));
                        theirs.filter(registration_tag::Column::RegistrationId.is_in(ids)).exec(transaction).await?;
                    } else {
                        let row = |registration_id| registration_tag::Model { id: ground.clock.id(), event_id, registration_id, tag: tag.clone(), tag_folded: tag_folded.clone() };
                        let once = OnConflict::columns([registration_tag::Column::RegistrationId, registration_tag::Column::TagFolded]).do_nothing().to_owned();
                        let rows = ids.into_iter().map(|id| row(id).into_active_model());
                        registration_tag::Entity::insert_many(rows).on_conflict(once).exec_without_returning(transaction).await?;
                    }
                    let details = if remove { json!({ "tag": [tag, null], "people": count }) } else { json!({ "tag": [null, tag], "people": count }) };
                    audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "event.tag", Subject("event", event_id), details).await?;
                    Ok(count)
                })
            })
            .await?;
    }
    Ok(done)
}
