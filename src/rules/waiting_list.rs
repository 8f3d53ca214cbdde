//! Who is next. People wait alone or as a group that wants to come together; whoever cannot be helped by the places
//! that are free (their organisation has its share, their session is full) lets others pass and keeps the turn.
//! A group that only needs more places than are free lets nobody pass: it would never get them.

use std::collections::HashMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::places::{Claim, Places, Shortage};

/// In which order people are helped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueueOrder {
    #[default]
    FirstCome,
    /// Organisations that have no place yet go before those that have one; among equals, first come.
    WithoutPlaceFirst,
}

/// Somebody who waits, or a group that waits together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The registration's id, or the group's.
    pub id: Uuid,
    pub since: Timestamp,
    /// One per person, never empty; the first one's organisation stands for the group.
    pub claims: Vec<Claim>,
}

/// Why somebody is not helped yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotYet {
    /// No place is free, or too few for this group, and nobody stands before it.
    NoPlace,
    /// So many people stand before.
    Behind(usize),
    /// The group before needs so many places at once, and everybody behind it waits.
    BehindGroup(usize),
    /// The organisation has its share.
    OrganisationHasItsShare,
    /// A chosen session or option has no place left.
    Part(super::places::Part),
    /// The group is larger than the event: it must become smaller.
    LargerThanTheEvent,
}

/// What a look at the whole list gives.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Promotion {
    /// Ids of those who are helped now, in order.
    pub promoted: Vec<Uuid>,
    /// Why the others are not, in their order.
    pub waiting: Vec<(Uuid, NotYet)>,
}

impl Promotion {
    /// A free place is kept for a group: newcomers wait behind it.
    #[must_use]
    pub fn keeps_places_for_a_group(&self) -> bool {
        self.waiting.iter().any(|(_, reason)| matches!(reason, NotYet::BehindGroup(_) | NotYet::NoPlace))
    }
}

/// The list in the order in which people are helped as things stand.
#[must_use]
pub fn in_order<'w>(waiting: &'w [Waiting], order: QueueOrder, places: &Places) -> Vec<&'w Waiting> {
    let mut sorted: Vec<&Waiting> = waiting.iter().collect();
    let has_place = |waiting: &Waiting| order == QueueOrder::WithoutPlaceFirst && waiting.claims.first().is_some_and(|claim| places.of(&claim.share) > 0);
    sorted.sort_by_key(|waiting| (has_place(waiting), waiting.since, waiting.id));
    sorted
}

/// Helps as many as there are places for, and takes the places. Afterwards no place is free that the next one could
/// use: either none is, or it is kept for a group, or those who wait cannot use it.
pub fn promote(waiting: &[Waiting], order: QueueOrder, places: &mut Places) -> Promotion {
    let mut queue: Vec<&Waiting> = in_order(waiting, order, places);
    let mut result = Promotion::default();
    let mut stopped_by: Option<&Waiting> = None;
    let mut people_before = 0;
    // Organisations that got their first place on the way step back behind those that have none.
    let mut stepped_back: Vec<&Waiting> = Vec::new();
    let mut gained: HashMap<&super::places::Share, ()> = HashMap::new();
    let mut first_round = true;
    loop {
        for one in queue {
            if order == QueueOrder::WithoutPlaceFirst && first_round && stopped_by.is_none() && one.claims.first().is_some_and(|claim| gained.contains_key(&claim.share)) {
                stepped_back.push(one);
                continue;
            }
            let not_yet = match (stopped_by, places.shortage(&one.claims)) {
                (None, None) => {
                    for claim in &one.claims {
                        places.take(claim);
                        gained.insert(&claim.share, ());
                    }
                    result.promoted.push(one.id);
                    continue;
                }
                (Some(first), _) if people_before > 0 && first.claims.len() > 1 && places.event.left() != Some(0) => NotYet::BehindGroup(first.claims.len()),
                (Some(_), _) => NotYet::Behind(people_before),
                (None, Some(shortage)) => {
                    let reason = why(one, shortage, places);
                    if reason == NotYet::NoPlace {
                        stopped_by = Some(one);
                    }
                    reason
                }
            };
            result.waiting.push((one.id, not_yet));
            if stopped_by.is_some() {
                people_before += one.claims.len();
            }
        }
        if stepped_back.is_empty() {
            return result;
        }
        first_round = false;
        queue = std::mem::take(&mut stepped_back);
        // Those without a place came first; who stepped back stands where `in_order` puts them.
        queue.sort_by_key(|one| (one.since, one.id));
    }
}

fn why(one: &Waiting, shortage: Shortage, places: &Places) -> NotYet {
    let people = i32::try_from(one.claims.len()).unwrap_or(i32::MAX);
    match shortage {
        Shortage::Event if places.event.capacity.is_some_and(|capacity| people > capacity) => NotYet::LargerThanTheEvent,
        Shortage::Event => NotYet::NoPlace,
        Shortage::Share => NotYet::OrganisationHasItsShare,
        Shortage::Part(part) => NotYet::Part(part),
    }
}

/// Position of one on the list as people count it: 1 is next. `None` when it is not on the list.
#[must_use]
pub fn position(waiting: &[Waiting], order: QueueOrder, places: &Places, id: Uuid) -> Option<usize> {
    let mut before = 0;
    for one in in_order(waiting, order, places) {
        if one.id == id {
            return Some(before + 1);
        }
        before += one.claims.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use jiff::Timestamp;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::{NotYet, QueueOrder, Waiting, position, promote};
    use crate::rules::places::{Claim, Part, Places, Share, Stock};

    fn claim(organisation: u128) -> Claim {
        Claim { share: Share::Known(Uuid::from_u128(organisation)), parts: Vec::new() }
    }

    fn waits(id: u128, organisation: u128, people: usize) -> Waiting {
        let since = Timestamp::from_second(i64::try_from(id).unwrap()).unwrap();
        Waiting { id: Uuid::from_u128(id), since, claims: vec![claim(organisation); people] }
    }

    fn free(places: i32) -> Places {
        Places { event: Stock { capacity: Some(places), taken: 0 }, ..Places::default() }
    }

    fn ids(numbers: &[u128]) -> Vec<Uuid> {
        numbers.iter().map(|number| Uuid::from_u128(*number)).collect()
    }

    #[test]
    fn first_come_first_served() {
        let list = [waits(2, 1, 1), waits(1, 1, 1), waits(3, 2, 1)];
        let done = promote(&list, QueueOrder::FirstCome, &mut free(2));
        assert_eq!(done.promoted, ids(&[1, 2]));
        assert_eq!(done.waiting, [(Uuid::from_u128(3), NotYet::NoPlace)]);
    }

    #[test]
    fn organisations_without_a_place_go_first_and_step_back_once_they_have_one() {
        let list = [waits(1, 1, 1), waits(2, 1, 1), waits(3, 2, 1), waits(4, 3, 1)];
        let mut places = free(3);
        places.by_organisation.insert(Share::Known(Uuid::from_u128(3)), 1);
        let done = promote(&list, QueueOrder::WithoutPlaceFirst, &mut places);
        assert_eq!(done.promoted, ids(&[1, 3, 2]), "one of each, then first come");
    }

    #[test]
    fn a_group_is_helped_whole_and_those_behind_it_wait() {
        let list = [waits(1, 1, 3), waits(2, 2, 1)];
        let done = promote(&list, QueueOrder::FirstCome, &mut free(2));
        assert!(promote(&list, QueueOrder::FirstCome, &mut Places { event: Stock { capacity: Some(9), taken: 7 }, ..Places::default() }).promoted.is_empty());
        // Larger than the whole event: it can never be helped, and holds nobody up.
        assert_eq!(done.promoted, ids(&[2]));
        let mut places = Places { event: Stock { capacity: Some(9), taken: 7 }, ..Places::default() };
        let done = promote(&list, QueueOrder::FirstCome, &mut places);
        assert_eq!(done.waiting, [(Uuid::from_u128(1), NotYet::NoPlace), (Uuid::from_u128(2), NotYet::BehindGroup(3))]);
        assert!(done.keeps_places_for_a_group());
        places.event.taken = 6;
        assert_eq!(promote(&list, QueueOrder::FirstCome, &mut places).promoted, ids(&[1]));
    }

    #[test]
    fn who_cannot_use_the_place_lets_others_pass() {
        let mut list = [waits(1, 1, 1), waits(2, 2, 1), waits(3, 3, 1)];
        let part = Part::Session(Uuid::from_u128(77));
        list[1].claims[0].parts.push(part);
        let mut places = Places { per_organisation: Some(1), ..free(5) };
        places.by_organisation.insert(Share::Known(Uuid::from_u128(1)), 1);
        places.parts.insert(part, Stock { capacity: Some(4), taken: 4 });
        let done = promote(&list, QueueOrder::FirstCome, &mut places);
        assert_eq!(done.promoted, ids(&[3]));
        assert_eq!(done.waiting, [(Uuid::from_u128(1), NotYet::OrganisationHasItsShare), (Uuid::from_u128(2), NotYet::Part(part))]);
        assert!(!done.keeps_places_for_a_group());
    }

    #[test]
    fn a_position_counts_people() {
        let list = [waits(1, 1, 3), waits(2, 2, 1)];
        assert_eq!(position(&list, QueueOrder::FirstCome, &free(0), Uuid::from_u128(1)), Some(1));
        assert_eq!(position(&list, QueueOrder::FirstCome, &free(0), Uuid::from_u128(2)), Some(4));
        assert_eq!(position(&list, QueueOrder::FirstCome, &free(0), Uuid::from_u128(9)), None);
    }

    proptest! {
        #[test]
        fn nobody_is_lost_doubled_or_helped_over_a_limit(people in proptest::collection::vec((0_u128..4, 1_usize..4), 0..20), capacity in 0..15_i32, quota in proptest::option::of(1..4_i32), fair in any::<bool>()) {
            let list: Vec<Waiting> = people.iter().enumerate().map(|(at, (organisation, size))| waits(at as u128 + 1, *organisation, *size)).collect();
            let mut places = Places { per_organisation: quota, ..free(capacity) };
            let order = if fair { QueueOrder::WithoutPlaceFirst } else { QueueOrder::FirstCome };
            let done = promote(&list, order, &mut places);
            let all: HashSet<Uuid> = done.promoted.iter().copied().chain(done.waiting.iter().map(|(id, _)| *id)).collect();
            prop_assert_eq!(all.len(), list.len());
            prop_assert_eq!(done.promoted.len() + done.waiting.len(), list.len());
            prop_assert!(places.event.taken <= capacity);
            prop_assert!(quota.is_none_or(|quota| places.by_organisation.values().all(|has| *has <= quota)));
            // A second look changes nothing.
            let left: Vec<Waiting> = list.iter().filter(|one| !done.promoted.contains(&one.id)).cloned().collect();
            prop_assert!(promote(&left, order, &mut places).promoted.is_empty());
        }

        #[test]
        fn first_come_order_is_kept_among_people_who_are_alike(count in 1_u128..30, capacity in 0..30_i32) {
            let list: Vec<Waiting> = (1..=count).rev().map(|id| waits(id, 1, 1)).collect();
            let done = promote(&list, QueueOrder::FirstCome, &mut free(capacity));
            let expected: Vec<Uuid> = (1..=count.min(u128::try_from(capacity).unwrap())).map(Uuid::from_u128).collect();
            prop_assert_eq!(done.promoted, expected);
        }
    }
}
