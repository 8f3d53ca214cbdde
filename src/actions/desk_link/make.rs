//! A new link for a volunteer.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{DatabaseTransaction, EntityTrait, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::event::{locked, not_cancelled};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{desk_link, desk_link_session, session};
use crate::error::{Error, FieldErrors};
use crate::keys::Purpose;
use crate::rules::names::{self, Fault};
use crate::rules::permission::Permission;

/// Characters of a link's name.
pub const NAME_LIMIT: usize = 120;

/// How long after the event a link ends, when nobody says otherwise.
pub const USUAL_LIFE: SignedDuration = SignedDuration::from_hours(2);

/// The longest: attendance is put right within days, by organisers.
const LONGEST_LIFE: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What an organiser says of a link.
#[derive(Debug, Clone, PartialEq)]
pub struct DeskLinkDetails {
    /// Whom it is for.
    pub name: String,
    /// `None`: every session of the event, those that come too.
    pub sessions: Option<Vec<Uuid>>,
    /// `None`: [`USUAL_LIFE`] after the event's end.
    pub ends_at: Option<Timestamp>,
}

/// Makes the link and returns its id; its address is derived from that.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(EventCancelled)`; `Invalid` for a name, a session or an end that does not fit.
pub async fn make(app: &App, acting: Acting, event_id: Uuid, details: DeskLinkDetails) -> Result<Uuid, Error> {
    acting.needs(Permission::GiveDeskLinks)?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { save(transaction, &ground, acting, event_id, &details).await })).await
}

async fn save(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, details: &DeskLinkDetails) -> Result<Uuid, Error> {
    let now = app.clock.now();
    let event = locked(transaction, event_id).await?;
    not_cancelled(&event)?;
    let mut faults = FieldErrors::default();
    let name = names::line(&details.name, NAME_LIMIT).map_err(|fault| faults.add_fault("link_name", fault)).unwrap_or_default();
    let sessions = session::Entity::of(event_id).all(transaction).await?;
    let mut chosen = details.sessions.clone().unwrap_or_default();
    chosen.sort_unstable();
    chosen.dedup();
    if details.sessions.is_some() && chosen.is_empty() {
        faults.add("sessions", "nothing-chosen");
    } else if chosen.iter().any(|id| sessions.iter().all(|session| session.id != *id)) {
        faults.add("sessions", "not-in-list");
    }
    let over = event.ends_at.map(|end| end.0);
    let ends_at = details.ends_at.or(over.map(|end| end + USUAL_LIFE));
    match ends_at {
        None => faults.add_fault("ends_date", Fault::Empty),
        Some(end) if end <= now => faults.add("ends_date", "link-ends-before-now"),
        Some(end) if end > over.unwrap_or(now).max(now) + LONGEST_LIFE => faults.add("ends_date", "link-ends-late"),
        Some(_) => {}
    }
    faults.into_result()?;
    let ends_at = ends_at.unwrap_or(now);
    let id = app.clock.id();
    let link = desk_link::Model {
        id,
        event_id,
        name: name.clone(),
        all_sessions: details.sessions.is_none(),
        token_hash: app.keys.derive(Purpose::DeskLink, id, 0).hash(),
        ends_at: ends_at.into(),
        made_by: acting.organiser_id,
        created_at: now.into(),
        ended_at: None,
    };
    desk_link::Entity::insert(link.into_active_model()).exec_without_returning(transaction).await?;
    if !chosen.is_empty() {
        let rows = chosen.iter().map(|session_id| desk_link_session::Model { desk_link_id: id, session_id: *session_id }.into_active_model());
        desk_link_session::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    }
    let noted = json!({ "desk_link": [null, name], "link_ends_at": [null, ends_at.to_string()] });
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "desk_link.make", Subject("event", event_id), noted).await?;
    Ok(id)
}
