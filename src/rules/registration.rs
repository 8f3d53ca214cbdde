//! Who may register now, and if not, why.

use jiff::Timestamp;

use super::refusal::Refusal;

/// What `admit` must know of an event. Times are instants (UTC).
#[derive(Debug, Clone, Copy)]
pub struct Offer {
    pub published: bool,
    pub cancelled: bool,
    /// Registration opens at this moment; `None`: as soon as published.
    pub opens_at: Option<Timestamp>,
    /// The first moment at which registering is no longer possible; `None`: until the event ends.
    pub closes_at: Option<Timestamp>,
    /// End of the last session; `None`: no session yet.
    pub ends_at: Option<Timestamp>,
    /// `None`: as many as come.
    pub capacity: Option<i32>,
    pub places_taken: i32,
}

impl Offer {
    /// Places that are left; `None` without a limit. Never negative, also when an organiser overbooked.
    #[must_use]
    pub fn places_left(&self) -> Option<i32> {
        self.capacity.map(|capacity| (capacity - self.places_taken).max(0))
    }
}

/// Admits one more person, or says why not. The order is that of importance to the reader: what can never
/// change any more comes first.
///
/// # Errors
/// The reason for which registering is not possible at `now`.
pub fn admit(offer: &Offer, now: Timestamp) -> Result<(), Refusal> {
    if offer.cancelled {
        return Err(Refusal::EventCancelled);
    }
    if !offer.published {
        return Err(Refusal::NotPublished);
    }
    match offer.ends_at {
        None => return Err(Refusal::NotPublished),
        Some(ends_at) if now >= ends_at => return Err(Refusal::Past),
        Some(_) => {}
    }
    if offer.closes_at.is_some_and(|closes_at| now >= closes_at) {
        return Err(Refusal::Closed);
    }
    if offer.opens_at.is_some_and(|opens_at| now < opens_at) {
        return Err(Refusal::NotOpenYet);
    }
    if offer.places_left() == Some(0) {
        return Err(Refusal::Full);
    }
    Ok(())
}

/// The next moment after `now` at which the answer of [`admit`] may change by the passing of time alone.
#[must_use]
pub fn next_turn(offer: &Offer, now: Timestamp) -> Option<Timestamp> {
    [offer.opens_at, offer.closes_at, offer.ends_at].into_iter().flatten().filter(|moment| *moment > now).min()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::{Offer, admit, next_turn};
    use crate::rules::refusal::Refusal;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a small second")
    }

    fn offer() -> impl Strategy<Value = Offer> {
        let moment = proptest::option::of((0_i64..100).prop_map(at));
        (any::<bool>(), any::<bool>(), moment.clone(), moment.clone(), moment, proptest::option::of(0_i32..5), 0_i32..7).prop_map(
            |(published, cancelled, opens_at, closes_at, ends_at, capacity, places_taken)| Offer { published, cancelled, opens_at, closes_at, ends_at, capacity, places_taken },
        )
    }

    proptest! {
        #[test]
        fn nobody_is_admitted_to_a_full_closed_cancelled_or_past_event(offer in offer(), now in (0_i64..100).prop_map(at)) {
            if admit(&offer, now).is_ok() {
                prop_assert!(offer.published && !offer.cancelled);
                prop_assert!(offer.capacity.is_none_or(|capacity| offer.places_taken < capacity));
                prop_assert!(offer.ends_at.is_some_and(|end| now < end));
                prop_assert!(offer.closes_at.is_none_or(|close| now < close));
                prop_assert!(offer.opens_at.is_none_or(|open| now >= open));
            }
        }

        #[test]
        fn the_answer_stays_the_same_until_the_next_turn(offer in offer(), now in 0_i64..100, later in 0_i64..100) {
            prop_assume!(later >= now);
            if next_turn(&offer, at(now)).is_none_or(|turn| at(later) < turn) {
                prop_assert_eq!(admit(&offer, at(now)), admit(&offer, at(later)));
            }
        }

        #[test]
        fn places_left_is_never_negative(offer in offer()) {
            prop_assert!(offer.places_left().is_none_or(|left| left >= 0));
        }
    }

    #[test]
    fn a_cancelled_event_says_so_even_when_it_is_full_and_closed() {
        let offer = Offer { published: true, cancelled: true, opens_at: None, closes_at: Some(at(1)), ends_at: Some(at(2)), capacity: Some(1), places_taken: 1 };
        assert_eq!(admit(&offer, at(5)), Err(Refusal::EventCancelled));
    }
}
