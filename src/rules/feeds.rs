//! How long feeds show what is over: calendar programs must see that something was called off, not that it vanished.

use jiff::{SignedDuration, Timestamp};

/// Two months.
const PAST: SignedDuration = SignedDuration::from_hours(24 * 62);
const CANCELLED: SignedDuration = SignedDuration::from_hours(24 * 60);

/// What a feed shows at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Sessions that ended before this are left out.
    pub ended_since: Timestamp,
    /// What was cancelled before this is left out.
    pub cancelled_since: Timestamp,
}

impl Window {
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Self { ended_since: now - PAST, cancelled_since: now - CANCELLED }
    }

    /// Whether a session is shown that ends then and was cancelled then, if it was.
    #[must_use]
    pub fn shows(self, ends_at: Timestamp, cancelled_at: Option<Timestamp>) -> bool {
        ends_at >= self.ended_since && cancelled_at.is_none_or(|cancelled_at| cancelled_at >= self.cancelled_since)
    }

    /// The first moment at which that session is shown no more.
    #[must_use]
    pub fn leaves_at(ends_at: Timestamp, cancelled_at: Option<Timestamp>) -> Timestamp {
        let over = ends_at + PAST + SignedDuration::from_millis(1);
        cancelled_at.map_or(over, |cancelled_at| over.min(cancelled_at + CANCELLED + SignedDuration::from_millis(1)))
    }
}

/// Minutes before the start at which a feed's entries may ring.
pub const ALARMS: [i32; 4] = [15, 60, 24 * 60, 7 * 24 * 60];

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::Window;

    #[test]
    fn what_is_called_off_is_shown_for_sixty_days_and_what_is_over_for_two_months() {
        let moment = |text: &str| text.parse::<Timestamp>().unwrap();
        let window = Window::at(moment("2027-03-31T12:00:00Z"));
        let (over, coming) = (moment("2027-01-28T13:00:00Z"), moment("2027-06-01T10:00:00Z"));
        assert!(window.shows(over, None) && !window.shows(moment("2027-01-28T11:00:00Z"), None));
        assert!(window.shows(coming, Some(moment("2027-01-30T13:00:00Z"))) && !window.shows(coming, Some(moment("2027-01-30T11:00:00Z"))));
        for (ends_at, cancelled_at) in [(over, None), (coming, Some(moment("2027-02-01T00:00:00Z")))] {
            let end = Window::leaves_at(ends_at, cancelled_at);
            assert!(!Window::at(end).shows(ends_at, cancelled_at) && Window::at(end - jiff::SignedDuration::from_millis(1)).shows(ends_at, cancelled_at));
        }
    }
}
