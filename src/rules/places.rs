//! Places: the event's, an organisation's share of them, those of a session one chooses and of an answer's option.
//! All limits are checked before the first place is taken, so that nobody holds a part of what they need.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Whose share a place counts against. A municipality and its OCMW are two.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// Of the register, as it is today.
    Known(Uuid),
    /// As typed, folded.
    Named(String),
}

impl Share {
    /// A text that is the same for the same organisation; empty when none was given.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Known(id) => id.simple().to_string(),
            Self::Named(name) => name.clone(),
        }
    }
}

/// What has places of its own beside the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The room of a hybrid event.
    Room,
    /// Taking part online in a hybrid event.
    Online,
    /// A session that one chooses.
    Session(Uuid),
    /// An option of a question: a lunch, a round of a workshop.
    Option(Uuid),
}

impl Part {
    /// One of the two ways to take part: who finds it full may wait for it.
    #[must_use]
    pub fn is_mode(self) -> bool {
        matches!(self, Self::Room | Self::Online)
    }
}

/// What one person needs: a place at the event, and one at each of the parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub share: Share,
    pub parts: Vec<Part>,
}

/// What is missing, the most general first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shortage {
    Event,
    /// The organisation has its share.
    Share,
    Part(Part),
}

/// Places of one sort: how many, and how many are taken. `capacity` `None`: as many as come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stock {
    pub capacity: Option<i32>,
    pub taken: i32,
}

impl Stock {
    /// Never negative, also when an organiser overbooked; `None` without a limit.
    #[must_use]
    pub fn left(&self) -> Option<i32> {
        self.capacity.map(|capacity| (capacity - self.taken).max(0))
    }

    #[must_use]
    pub fn has(&self, places: i32) -> bool {
        self.left().is_none_or(|left| places <= left)
    }
}

/// The places of one event as they are now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    pub event: Stock,
    /// At most so many each; `None`: no such limit, or not any more.
    pub per_organisation: Option<i32>,
    /// Places that organisations have; complete for those that are asked about.
    pub by_organisation: HashMap<Share, i32>,
    pub parts: HashMap<Part, Stock>,
}

impl Places {
    /// What these people together would lack; `None`: all of them fit.
    #[must_use]
    pub fn shortage<'c>(&self, claims: impl IntoIterator<Item = &'c Claim>) -> Option<Shortage> {
        let (mut people, mut shares, mut parts) = (0, HashMap::<&Share, i32>::new(), HashMap::<Part, i32>::new());
        for claim in claims {
            people += 1;
            *shares.entry(&claim.share).or_default() += 1;
            for part in &claim.parts {
                *parts.entry(*part).or_default() += 1;
            }
        }
        if !self.event.has(people) {
            return Some(Shortage::Event);
        }
        if let Some(limit) = self.per_organisation
            && shares.iter().any(|(share, more)| self.of(share) + more > limit)
        {
            return Some(Shortage::Share);
        }
        let mut short: Vec<Part> = parts.into_iter().filter(|(part, more)| !self.parts.get(part).copied().unwrap_or_default().has(*more)).map(|(part, _)| part).collect();
        short.sort_unstable();
        short.first().copied().map(Shortage::Part)
    }

    /// Takes the places, whether they are there or not: an organiser may overbook on purpose.
    pub fn take(&mut self, claim: &Claim) {
        self.change(claim, 1);
    }

    pub fn give_back(&mut self, claim: &Claim) {
        self.change(claim, -1);
    }

    /// How many places an organisation has.
    #[must_use]
    pub fn of(&self, share: &Share) -> i32 {
        self.by_organisation.get(share).copied().unwrap_or(0)
    }

    fn change(&mut self, claim: &Claim, by: i32) {
        self.event.taken += by;
        *self.by_organisation.entry(claim.share.clone()).or_default() += by;
        for part in &claim.parts {
            self.parts.entry(*part).or_default().taken += by;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Claim, Part, Places, Share, Shortage, Stock};
    use uuid::Uuid;

    fn claim() -> impl Strategy<Value = Claim> {
        (0_u128..3, proptest::collection::btree_set(0_u128..3, 0..3))
            .prop_map(|(share, parts)| Claim { share: Share::Known(Uuid::from_u128(share)), parts: parts.into_iter().map(|part| Part::Session(Uuid::from_u128(part))).collect() })
    }

    fn places() -> impl Strategy<Value = Places> {
        (proptest::option::of(0..6_i32), proptest::option::of(1..4_i32), proptest::collection::vec(proptest::option::of(0..3_i32), 3)).prop_map(|(capacity, share, parts)| Places {
            event: Stock { capacity, taken: 0 },
            per_organisation: share,
            parts: parts.into_iter().enumerate().map(|(at, capacity)| (Part::Session(Uuid::from_u128(at as u128)), Stock { capacity, taken: 0 })).collect(),
            ..Places::default()
        })
    }

    proptest! {
        #[test]
        fn who_takes_only_what_is_not_short_never_exceeds_a_limit(mut places in places(), claims in proptest::collection::vec(claim(), 0..20)) {
            for claim in &claims {
                if places.shortage([claim]).is_none() {
                    places.take(claim);
                }
                prop_assert!(places.event.capacity.is_none_or(|capacity| places.event.taken <= capacity));
                prop_assert!(places.per_organisation.is_none_or(|limit| places.by_organisation.values().all(|has| *has <= limit)));
                prop_assert!(places.parts.values().all(|stock| stock.capacity.is_none_or(|capacity| stock.taken <= capacity)));
            }
        }

        #[test]
        fn what_fits_together_fits_one_by_one(places in places(), claims in proptest::collection::vec(claim(), 1..6)) {
            let mut one_by_one = places.clone();
            let all = claims.iter().all(|claim| {
                let fits = one_by_one.shortage([claim]).is_none();
                one_by_one.take(claim);
                fits
            });
            prop_assert_eq!(places.shortage(&claims).is_none(), all);
        }

        #[test]
        fn what_is_given_back_is_as_if_it_was_never_taken(places in places(), claim in claim()) {
            let mut changed = places.clone();
            changed.take(&claim);
            changed.give_back(&claim);
            prop_assert_eq!(changed.event, places.event);
            prop_assert_eq!(changed.of(&claim.share), places.of(&claim.share));
        }
    }

    #[test]
    fn the_most_general_shortage_is_named() {
        let claim = Claim { share: Share::Named("ocmw leemstede".to_owned()), parts: vec![Part::Option(Uuid::nil())] };
        let mut places = Places { event: Stock { capacity: Some(1), taken: 1 }, per_organisation: Some(1), ..Places::default() };
        places.parts.insert(Part::Option(Uuid::nil()), Stock { capacity: Some(0), taken: 0 });
        assert_eq!(places.shortage([&claim]), Some(Shortage::Event));
        places.event.capacity = None;
        places.by_organisation.insert(claim.share.clone(), 1);
        assert_eq!(places.shortage([&claim]), Some(Shortage::Share));
        places.per_organisation = None;
        assert_eq!(places.shortage([&claim]), Some(Shortage::Part(Part::Option(Uuid::nil()))));
    }
}
