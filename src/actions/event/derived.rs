//! What an event row repeats of its sessions and programme, so that lists need no join.

use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait};
use uuid::Uuid;

use crate::entity::{Moment, event, programme, session};
use crate::error::Error;
use crate::rules::search_text::fold;

/// Start, end and search text as the sessions now in the database make them.
pub(in crate::actions) struct Derived {
    starts_at: Option<Moment>,
    ends_at: Option<Moment>,
    search_text: String,
}

impl Derived {
    /// `words`: those of the event itself.
    pub(in crate::actions) async fn of(transaction: &DatabaseTransaction, event_id: Uuid, mut words: Vec<String>, programme_id: Option<Uuid>) -> Result<Self, Error> {
        let sessions = session::Entity::of(event_id).all(transaction).await?;
        let programme = match programme_id {
            Some(id) => programme::Entity::find_by_id(id).one(transaction).await?.map(|programme| programme.name),
            None => None,
        };
        words.extend(sessions.iter().filter_map(|session| session.title.clone()));
        // Who looks for a place must not find where it is hidden.
        words.extend(sessions.iter().filter(|session| !session.place_hidden).flat_map(|session| [session.place.clone(), session.address.clone()]).flatten());
        words.extend(programme);
        Ok(Self {
            starts_at: sessions.iter().map(|session| session.starts_at).min(),
            ends_at: sessions.iter().map(|session| session.ends_at).max(),
            search_text: fold(&words.join(" ")),
        })
    }

    pub(in crate::actions) fn put_into(self, change: &mut event::ActiveModel) {
        change.starts_at = Set(self.starts_at);
        change.ends_at = Set(self.ends_at);
        change.search_text = Set(self.search_text);
    }
}

/// Brings the event's row in line after its sessions changed. The event's version stays: who edits the event's own
/// words meanwhile loses nothing.
pub(in crate::actions) async fn refresh(transaction: &DatabaseTransaction, event: &event::Model, now: jiff::Timestamp) -> Result<event::Model, Error> {
    refresh_where(transaction, event, true, now).await
}

/// The same; `content`: readers of the event are told something else of its sessions.
pub(in crate::actions) async fn refresh_where(transaction: &DatabaseTransaction, event: &event::Model, content: bool, now: jiff::Timestamp) -> Result<event::Model, Error> {
    let mut change = event::ActiveModel { id: sea_orm::ActiveValue::Unchanged(event.id), updated_at: Set(now.into()), ..Default::default() };
    if content {
        change.content_changed_at = Set(Some(now.into()));
    }
    Derived::of(transaction, event.id, super::search_words(&event.title, &event.summary, &event.translations()), event.programme_id).await?.put_into(&mut change);
    Ok(event::Entity::update(change).exec(transaction).await?)
}
