//! One person's entry for one session in their own feed: what the mailed invitation says, and, before there is a
//! place, that there is none yet.

use super::feed::{Alarm, Entry, Standing};
use super::invitation::Invitation;
use crate::text::translations::text_with;

/// How a person stands towards a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Confirmed,
    Pending,
    Waitlisted,
    Offered,
    /// Of the registration, the session or the event.
    Cancelled,
}

/// The entry of `invitation`, whose method does not matter here. `alarm` rings so many minutes before the start,
/// for a place that is sure.
#[must_use]
pub fn personal_entry(invitation: &Invitation<'_>, part: Part, alarm: Option<u32>) -> Entry {
    let (standing, key) = match part {
        Part::Confirmed => (Standing::Confirmed, None),
        Part::Cancelled => (Standing::Cancelled, None),
        Part::Pending => (Standing::Tentative, Some("calendar-title-pending")),
        Part::Waitlisted => (Standing::Tentative, Some("calendar-title-waitlisted")),
        Part::Offered => (Standing::Tentative, Some("calendar-title-offered")),
    };
    let (session, revision, title) = (invitation.session, invitation.revision, invitation.title());
    let shown = match key {
        Some(key) => text_with(invitation.language, key, [("title", title.clone().into())]),
        None => title.clone(),
    };
    let words = invitation.words(&shown);
    Entry {
        uid: revision.uid.clone(),
        sequence: revision.sequence,
        created_at: None,
        changed_at: revision.stamp,
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        time_zone: session.time_zone.clone(),
        standing,
        alarm: alarm.map(|minutes_before| Alarm { minutes_before, words: title }),
        words,
    }
}
