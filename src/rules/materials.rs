//! Who may have a material, and from when.

use jiff::Timestamp;

/// For whom it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    Everyone,
    /// Those with a place.
    Registered,
    /// Those with a place who were there, if only for a part.
    Present,
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reader {
    /// Anybody, and who waits, asked or cancelled.
    Public,
    Registered,
    /// Was there, by a list of attendance that is closed.
    Present,
}

impl Audience {
    #[must_use]
    pub fn includes(self, reader: Reader) -> bool {
        match self {
            Self::Everyone => true,
            Self::Registered => reader >= Reader::Registered,
            Self::Present => reader == Reader::Present,
        }
    }
}

/// From when it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Availability {
    /// `None`: from the start.
    pub at: Option<Timestamp>,
    /// Not before the event is over.
    pub after_event: bool,
}

impl Availability {
    /// The first moment at which it is there; `None`: not as long as the event has no date.
    #[must_use]
    pub fn begins(self, event_ends_at: Option<Timestamp>) -> Option<Timestamp> {
        let at = self.at.unwrap_or(Timestamp::MIN);
        if self.after_event { event_ends_at.map(|end| end.max(at)) } else { Some(at) }
    }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::{Audience, Availability, Reader};

    #[test]
    fn who_was_there_gets_all_and_the_public_only_its_own() {
        let gets = |reader| [Audience::Everyone, Audience::Registered, Audience::Present].map(|audience| audience.includes(reader));
        assert_eq!(gets(Reader::Public), [true, false, false]);
        assert_eq!(gets(Reader::Registered), [true, true, false]);
        assert_eq!(gets(Reader::Present), [true, true, true]);
    }

    #[test]
    fn it_begins_with_the_later_of_its_moment_and_the_end() {
        let (end, hour) = (Timestamp::UNIX_EPOCH, SignedDuration::from_hours(1));
        let begins = |at, after_event, end| Availability { at, after_event }.begins(end);
        assert_eq!(begins(None, false, None), Some(Timestamp::MIN));
        assert_eq!(begins(None, true, None), None);
        assert_eq!(begins(None, true, Some(end)), Some(end));
        assert_eq!(begins(Some(end + hour), true, Some(end)), Some(end + hour));
        assert_eq!(begins(Some(end - hour), true, Some(end)), Some(end));
        assert_eq!(begins(Some(end - hour), false, Some(end)), Some(end - hour));
    }
}
