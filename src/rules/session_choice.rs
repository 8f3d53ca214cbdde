//! Which sessions of an event somebody comes to: those for all, and the ones chosen from what is offered.

use std::collections::BTreeSet;

use jiff::Timestamp;
use uuid::Uuid;

/// How a session belongs to the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inclusion {
    /// Everybody who registers comes to it.
    Included,
    /// Who wants to.
    Optional,
    /// One of those that share the slot with this id.
    Slot(Uuid),
}

/// A session that can be registered for. Times are instants (UTC).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offered {
    pub id: Uuid,
    pub inclusion: Inclusion,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
}

/// A part of the programme in which several sessions run side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    pub id: Uuid,
    /// One may also stay away from all of them.
    pub none_allowed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoiceFault {
    /// No such session is offered.
    UnknownSession(Uuid),
    /// None of this slot is chosen, though one must be.
    ChooseOne(Uuid),
    /// Several of this slot are chosen.
    OnlyOne(Uuid),
    /// No session at all remains.
    NothingLeft,
}

/// The chosen sessions that are not for all anyway, in the order of `offered`, each once. To name one that is
/// included is allowed and changes nothing. A slot of which no session is offered asks for nothing; one that is
/// offered but not in `slots` may be left out.
///
/// # Errors
/// Everything that is wrong: unknown sessions in the order named, then slots in the order offered. `NothingLeft`
/// comes alone, since mending another fault may mend it as well.
pub fn choose(offered: &[Offered], slots: &[Slot], named: &[Uuid]) -> Result<Vec<Uuid>, Vec<ChoiceFault>> {
    let known: BTreeSet<Uuid> = offered.iter().map(|session| session.id).collect();
    let mut seen = BTreeSet::new();
    let mut faults: Vec<ChoiceFault> = named.iter().filter(|id| seen.insert(**id) && !known.contains(id)).map(|id| ChoiceFault::UnknownSession(*id)).collect();

    let mut listed = BTreeSet::new();
    let chosen: Vec<&Offered> = offered.iter().filter(|session| session.inclusion != Inclusion::Included && seen.contains(&session.id) && listed.insert(session.id)).collect();
    let mut asked = BTreeSet::new();
    for session in offered {
        let Inclusion::Slot(slot) = session.inclusion else { continue };
        if !asked.insert(slot) {
            continue;
        }
        let none_allowed = slots.iter().find(|one| one.id == slot).is_none_or(|one| one.none_allowed);
        match chosen.iter().filter(|session| session.inclusion == Inclusion::Slot(slot)).count() {
            0 if !none_allowed => faults.push(ChoiceFault::ChooseOne(slot)),
            0 | 1 => {}
            _ => faults.push(ChoiceFault::OnlyOne(slot)),
        }
    }

    let chosen: Vec<Uuid> = chosen.into_iter().map(|session| session.id).collect();
    if faults.is_empty() && attended(offered, &chosen).is_empty() {
        faults.push(ChoiceFault::NothingLeft);
    }
    if faults.is_empty() { Ok(chosen) } else { Err(faults) }
}

/// The sessions somebody comes to who chose these: the included ones and the chosen, in the order of `offered`.
#[must_use]
pub fn attended<'a>(offered: &'a [Offered], chosen: &[Uuid]) -> Vec<&'a Offered> {
    offered.iter().filter(|session| session.inclusion == Inclusion::Included || chosen.contains(&session.id)).collect()
}

/// Which spans (start, end) of `one` share time with which of `other`, as pairs of their places in the slices.
/// Where one ends as the other begins they share none.
#[must_use]
pub fn overlaps(one: &[(Timestamp, Timestamp)], other: &[(Timestamp, Timestamp)]) -> Vec<(usize, usize)> {
    let share = |a: &(Timestamp, Timestamp), b: &(Timestamp, Timestamp)| a.0.max(b.0) < a.1.min(b.1);
    one.iter().enumerate().flat_map(|(at, span)| other.iter().enumerate().filter(move |(_, against)| share(span, against)).map(move |(against, _)| (at, against))).collect()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::{ChoiceFault, Inclusion, Offered, Slot, attended, choose, overlaps};

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn at(hour: i64) -> Timestamp {
        Timestamp::from_second(hour * 3600).expect("a small hour")
    }

    fn session(number: u128, inclusion: Inclusion) -> Offered {
        Offered { id: id(number), inclusion, starts_at: at(9), ends_at: at(10) }
    }

    /// A plenary, two workshops side by side, a walk for who wants, and two tables at lunch.
    fn day() -> Vec<Offered> {
        vec![
            session(1, Inclusion::Included),
            session(2, Inclusion::Slot(id(20))),
            session(3, Inclusion::Slot(id(20))),
            session(4, Inclusion::Optional),
            session(5, Inclusion::Slot(id(30))),
            session(6, Inclusion::Slot(id(30))),
        ]
    }

    fn slots() -> [Slot; 3] {
        [Slot { id: id(20), none_allowed: false }, Slot { id: id(30), none_allowed: true }, Slot { id: id(40), none_allowed: false }]
    }

    #[test]
    fn a_choice_is_one_of_each_slot_and_what_one_likes() {
        assert_eq!(choose(&day(), &slots(), &[id(3)]), Ok(vec![id(3)]));
        assert_eq!(choose(&day(), &slots(), &[id(4), id(6), id(1), id(2), id(4)]), Ok(vec![id(2), id(4), id(6)]));
        let (day, chosen) = (day(), [id(2), id(4)]);
        assert_eq!(attended(&day, &chosen).iter().map(|session| session.id).collect::<Vec<_>>(), [id(1), id(2), id(4)]);
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        assert_eq!(choose(&day(), &slots(), &[]), Err(vec![ChoiceFault::ChooseOne(id(20))]));
        assert_eq!(
            choose(&day(), &slots(), &[id(99), id(5), id(6), id(3), id(2), id(99)]),
            Err(vec![ChoiceFault::UnknownSession(id(99)), ChoiceFault::OnlyOne(id(20)), ChoiceFault::OnlyOne(id(30))])
        );
    }

    #[test]
    fn somebody_who_comes_to_nothing_does_not_register() {
        let offered = [session(1, Inclusion::Optional), session(2, Inclusion::Slot(id(30)))];
        assert_eq!(choose(&offered, &slots(), &[]), Err(vec![ChoiceFault::NothingLeft]));
        assert_eq!(choose(&offered, &slots(), &[id(9)]), Err(vec![ChoiceFault::UnknownSession(id(9))]));
        assert_eq!(choose(&offered, &slots(), &[id(1)]), Ok(vec![id(1)]));
        assert_eq!(choose(&[], &slots(), &[]), Err(vec![ChoiceFault::NothingLeft]));
    }

    #[test]
    fn what_ends_as_the_other_begins_does_not_overlap() {
        let morning = [(at(9), at(10)), (at(10), at(12))];
        assert_eq!(overlaps(&morning, &[(at(10), at(11)), (at(8), at(9)), (at(7), at(23))]), [(0, 2), (1, 0), (1, 2)]);
        assert_eq!(overlaps(&morning, &[(at(11), at(11))]), []);
    }

    fn inclusion() -> impl Strategy<Value = Inclusion> {
        prop_oneof![Just(Inclusion::Included), Just(Inclusion::Optional), (0_u128..4).prop_map(|slot| Inclusion::Slot(id(slot)))]
    }

    fn offered() -> impl Strategy<Value = Vec<Offered>> {
        prop::collection::vec(inclusion(), 0..8).prop_map(|kinds| (0..).zip(kinds).map(|(number, inclusion)| session(number, inclusion)).collect())
    }

    fn some_slots() -> impl Strategy<Value = Vec<Slot>> {
        prop::collection::vec(any::<bool>(), 0..5).prop_map(|allowed| (0..).zip(allowed).map(|(number, none_allowed)| Slot { id: id(number), none_allowed }).collect())
    }

    fn named() -> impl Strategy<Value = Vec<Uuid>> {
        prop::collection::vec((0_u128..9).prop_map(id), 0..8)
    }

    fn spans() -> impl Strategy<Value = Vec<(Timestamp, Timestamp)>> {
        prop::collection::vec((0_i64..9, 0_i64..4).prop_map(|(start, length)| (at(start), at(start + length))), 0..6)
    }

    proptest! {
        #[test]
        fn a_choice_holds_one_of_each_slot_and_nothing_that_was_not_named(offered in offered(), slots in some_slots(), named in named()) {
            if let Ok(chosen) = choose(&offered, &slots, &named) {
                prop_assert!(chosen.iter().all(|id| named.contains(id)));
                prop_assert!(named.iter().all(|id| offered.iter().any(|session| session.id == *id)));
                prop_assert!(!attended(&offered, &chosen).is_empty());
                let taken: Vec<Inclusion> = offered.iter().filter(|session| chosen.contains(&session.id)).map(|session| session.inclusion).collect();
                // Each once, in the order offered: as many as were found, and never an included one.
                prop_assert_eq!(taken.len(), chosen.len());
                prop_assert!(!taken.contains(&Inclusion::Included));
                prop_assert!(chosen.is_sorted(), "ids were given out in the order offered");
                for session in &offered {
                    if let Inclusion::Slot(slot) = session.inclusion {
                        let of_slot = taken.iter().filter(|inclusion| **inclusion == Inclusion::Slot(slot)).count();
                        let needed = slots.iter().any(|one| one.id == slot && !one.none_allowed);
                        prop_assert!(of_slot <= 1 && (of_slot == 1 || !needed));
                    }
                }
                prop_assert_eq!(choose(&offered, &slots, &chosen), Ok(chosen), "what was chosen can be chosen again");
            }
        }

        #[test]
        fn the_order_in_which_sessions_are_named_is_no_matter(offered in offered(), slots in some_slots(), named in named()) {
            let backwards: Vec<Uuid> = named.iter().rev().copied().collect();
            prop_assert_eq!(choose(&offered, &slots, &named).ok(), choose(&offered, &slots, &backwards).ok());
        }

        #[test]
        fn overlapping_is_mutual_and_means_an_hour_in_both(one in spans(), other in spans()) {
            let pairs = overlaps(&one, &other);
            let mut turned: Vec<_> = overlaps(&other, &one).into_iter().map(|(of_other, of_one)| (of_one, of_other)).collect();
            turned.sort_unstable();
            prop_assert_eq!(&pairs, &turned);
            let within = |hour: i64, span: (Timestamp, Timestamp)| at(hour) >= span.0 && at(hour) < span.1;
            for (at_one, first) in one.iter().enumerate() {
                for (at_other, second) in other.iter().enumerate() {
                    let common = (0..20).any(|hour| within(hour, *first) && within(hour, *second));
                    prop_assert_eq!(pairs.contains(&(at_one, at_other)), common);
                }
            }
        }
    }
}
