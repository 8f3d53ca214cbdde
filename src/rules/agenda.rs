//! The programme of a day: items within a session. Two at once are parallel, and only so: each in a room of its own.

use super::search_text::fold;

/// An item, in minutes since its session's start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub begins_after: i32,
    pub minutes: i32,
    pub room: Option<String>,
}

/// Why an item does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    EndsBeforeItBegins,
    /// Begins before the session, or ends after it.
    OutsideSession,
    /// Another is at the same time, and not in another room.
    SameTime,
}

impl Unfit {
    /// The end of a text key, `field-{code}`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::EndsBeforeItBegins => "ends-before-it-begins",
            Self::OutsideSession => "outside-session",
            Self::SameTime => "same-time",
        }
    }
}

impl Item {
    #[must_use]
    pub fn ends_after(&self) -> i32 {
        self.begins_after.saturating_add(self.minutes)
    }

    /// Whether it lies within a session of so many minutes.
    #[must_use]
    pub fn is_within(&self, session_minutes: i32) -> bool {
        self.begins_after >= 0 && self.ends_after() <= session_minutes
    }

    #[must_use]
    pub fn is_beside(&self, other: &Self) -> bool {
        let apart = self.ends_after() <= other.begins_after || other.ends_after() <= self.begins_after;
        apart || matches!((&self.room, &other.room), (Some(one), Some(two)) if fold(one) != fold(two))
    }
}

/// Whether an item fits a session of so many minutes and the `others` in it.
///
/// # Errors
/// Why not.
pub fn fits(item: &Item, session_minutes: i32, others: &[Item]) -> Result<(), Unfit> {
    if item.minutes <= 0 {
        return Err(Unfit::EndsBeforeItBegins);
    }
    if !item.is_within(session_minutes) {
        return Err(Unfit::OutsideSession);
    }
    if others.iter().all(|other| item.is_beside(other)) { Ok(()) } else { Err(Unfit::SameTime) }
}

#[cfg(test)]
mod tests {
    use super::{Item, Unfit, fits};

    fn item(begins_after: i32, minutes: i32, room: Option<&str>) -> Item {
        Item { begins_after, minutes, room: room.map(str::to_owned) }
    }

    #[test]
    fn an_item_lies_within_its_session() {
        assert_eq!(fits(&item(0, 90, None), 90, &[]), Ok(()));
        assert_eq!(fits(&item(30, 61, None), 90, &[]), Err(Unfit::OutsideSession));
        assert_eq!(fits(&item(-10, 30, None), 90, &[]), Err(Unfit::OutsideSession));
        assert_eq!(fits(&item(30, 0, None), 90, &[]), Err(Unfit::EndsBeforeItBegins));
    }

    #[test]
    fn two_at_once_need_a_room_each() {
        let keynote = item(0, 60, Some("Zaal 1"));
        let others = std::slice::from_ref(&keynote);
        assert_eq!(fits(&item(30, 30, Some("Zaal 2")), 90, others), Ok(()));
        assert_eq!(fits(&item(30, 30, Some("zaal 1")), 90, others), Err(Unfit::SameTime));
        assert_eq!(fits(&item(30, 30, None), 90, others), Err(Unfit::SameTime));
        assert_eq!(fits(&item(60, 30, None), 90, others), Ok(()), "one after the other");
    }
}
