//! An event's own words and numbers; its sessions have their own verbs.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, DatabaseTransaction, EntityTrait};
use uuid::Uuid;

use super::changes::Changes;
use super::collect::{Announcement, collect, retitled, snapshot};
use super::create::{programme_fits, slug_is_free, slug_taken};
use super::derived::Derived;
use super::{EventDetails, at_version, not_cancelled, publishable};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::registration::overbooked::{Limit, mark_excess};
use crate::actions::registration::promote::look_again;
use crate::app::App;
use crate::db::is_unique_violation;
use crate::entity::event::{self, EventStatus};
use crate::entity::registration_history::ActorKind;
use crate::entity::session;
use crate::error::Error;
use crate::rules::permission::Permission;
use crate::rules::registration::Cause;

/// What saving an event did to people.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Edited {
    /// Places beyond a capacity that was lowered; who has them keeps them.
    pub overbooked: usize,
    /// People from the waiting list who got a place by a capacity that was raised.
    pub promoted: usize,
    /// Who will hear of another title, and when.
    pub announcement: Announcement,
}

/// Saves the event over `version`. A `slug` of `None` leaves the address as it is.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)` when somebody saved in between; `Refused(EventCancelled)`;
/// `Invalid`, also for a format that a published event's sessions do not fit.
pub async fn edit(app: &App, acting: Acting, event_id: Uuid, version: i32, details: EventDetails) -> Result<Edited, Error> {
    acting.needs(Permission::EditEvents)?;
    details.check()?;
    let ground = app.clone();
    let edited = app.db.write(move |transaction| Box::pin(async move { save(transaction, &ground, acting, event_id, version, &details).await })).await?;
    app.bell.notify_one();
    Ok(edited)
}

async fn save(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, version: i32, details: &EventDetails) -> Result<Edited, Error> {
    let event = at_version(transaction, event_id, version).await?;
    not_cancelled(&event)?;
    programme_fits(transaction, acting, details.programme_id).await?;
    if event.status == EventStatus::Published {
        publishable(details.format, &session::Entity::of(event_id).all(transaction).await?)?;
    }
    let slug = details.slug.as_ref().map_or(event.slug.as_str(), |slug| slug.as_str());
    slug_is_free(transaction, slug, Some(event_id)).await?;
    let mut changes = Changes::of_event(&event, details, slug);
    if changes.is_empty() {
        return Ok(Edited::default());
    }
    let before = snapshot(transaction, &event).await?;
    let is_retitled = event.status == EventStatus::Published && changes.has("title");
    if is_retitled {
        retitled(transaction, app, &event).await?;
    }
    let mut change = event::ActiveModel { id: Unchanged(event_id), version: Set(event.version + 1), updated_at: Set(app.clock.now().into()), ..details.row(slug) };
    Derived::of(transaction, event_id, &details.title, &details.summary, details.programme_id).await?.put_into(&mut change);
    let after = event::Entity::update(change).exec(transaction).await.map_err(|error| if is_unique_violation(&error) { slug_taken() } else { error.into() })?;
    let mut edited = Edited::default();
    if is_retitled {
        edited.announcement = collect(transaction, app, acting, &after, before).await?;
    }
    // Nobody who has a place loses it by a smaller room.
    if let Some(limit) = details.capacity.filter(|limit| *limit < event.places_taken) {
        edited.overbooked = mark_excess(transaction, event_id, Limit::Event(limit)).await?;
    }
    edited.promoted = look_again(transaction, app, event_id, Cause::RulesChanged).await?;
    changes.note("overbooked", &0, &edited.overbooked);
    changes.note("promoted", &0, &edited.promoted);
    changes.note(edited.announcement.noted(), &0, &edited.announcement.people);
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "event.edit", Subject("event", event_id), changes.into_value()).await?;
    Ok(edited)
}
