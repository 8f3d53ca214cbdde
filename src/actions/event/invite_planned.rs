//! The addresses that stand ready for an event are invited, or taken off again.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::invite::{Invited, InviteeDetails, add};
use super::locked;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::planned_invitee;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::language::Language;
use crate::rules::names::EmailAddress;
use crate::rules::permission::Permission;

/// Invites all addresses that stand ready. Twice is once: then nobody stands ready any more.
///
/// # Errors
/// `Forbidden`; `NotFound`; the refusals of [`super::invite::invite`].
pub async fn invite_planned(app: &App, acting: Acting, event_id: Uuid) -> Result<Invited, Error> {
    acting.needs(Permission::ChangeRegistrations)?;
    let ground = app.clone();
    let invited = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                locked(transaction, event_id).await?;
                let planned = planned_invitee::Entity::of(event_id).all(transaction).await?;
                let people: Vec<InviteeDetails> = planned.into_iter().filter_map(details).collect();
                let invited = add(transaction, &ground, &acting, event_id, &people).await?;
                planned_invitee::Entity::delete_many().filter(planned_invitee::Column::EventId.eq(event_id)).exec(transaction).await?;
                Ok(invited)
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(invited)
}

fn details(planned: planned_invitee::Model) -> Option<InviteeDetails> {
    Some(InviteeDetails {
        email: EmailAddress::stored(&planned.email).ok()?,
        first_name: planned.first_name,
        last_name: planned.last_name,
        language: Language::parse(&planned.language),
    })
}

/// Takes off all addresses that stand ready; returns how many. Who was invited already stays so.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub async fn drop_planned(app: &App, acting: Acting, event_id: Uuid) -> Result<u64, Error> {
    acting.needs(Permission::ChangeRegistrations)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                locked(transaction, event_id).await?;
                let dropped = planned_invitee::Entity::delete_many().filter(planned_invitee::Column::EventId.eq(event_id)).exec(transaction).await?.rows_affected;
                if dropped > 0 {
                    let details = json!({ "planned_invitees": [dropped, 0] });
                    audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "event.drop_planned", Subject("event", event_id), details).await?;
                }
                Ok(dropped)
            })
        })
        .await
}
