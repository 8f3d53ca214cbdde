//! Who may register now, and if not, why; and how a registration goes from one status to the next.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::places::{Claim, Part, Places, Shortage};
use super::refusal::Refusal;

/// Where a registration stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Awaits approval.
    Pending,
    Confirmed,
    Waitlisted,
    /// A place is held until a deadline.
    Offered,
    Cancelled,
    Declined,
}

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    Participant,
    /// Who registered a colleague.
    Booker,
    Organiser,
    System,
}

/// What happens to a registration; each has a sentence in the time line, `desk-transition-{code}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Transition {
    Register,
    /// An organiser says yes to a request.
    Approve,
    /// An organiser says no to a request, or to somebody who waits.
    Decline,
    /// From the waiting list, in its order.
    Promote,
    /// From the waiting list by an organiser's choice.
    Pick,
    AcceptOffer,
    RefuseOffer,
    /// The offer's deadline passed.
    ExpireOffer,
    Cancel,
    /// The place goes to a colleague: this registration ends.
    HandOver,
    /// A colleague's place comes to this person: this registration begins.
    TakeOver,
    /// A cancel or a decline is undone.
    Restore,
    /// An organiser puts somebody on the list who is told nothing now.
    AddQuietly,
    /// An organiser moves the person to another event: this registration ends.
    MoveAway,
    /// An organiser moved the person here from another event: this registration begins.
    MoveHere,
    /// Two rows of one human being became one, and both were registered: this registration ends.
    Merge,
    /// It took place before, and came with a file of the system that was used then, with the moments of that time.
    Import,
}

/// Why the program acted by itself; each has a sentence in the time line, `desk-cause-{code}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Somebody gave a place back.
    PlaceFreed,
    /// An offer was refused or expired.
    OfferEnded,
    /// The organiser made more places, or other rules.
    RulesChanged,
    /// Organisations may have more places from today.
    ShareEnded,
    /// Somebody joined the list, or an organisation got a place: another is next.
    OrderChanged,
    /// The event does not take place.
    EventCancelled,
    /// An organiser decided that the event takes place.
    EventGoesAhead,
    /// A file of the system that was used before said so.
    MovedIn,
}

impl Cause {
    pub const ALL: [Self; 8] =
        [Self::PlaceFreed, Self::OfferEnded, Self::RulesChanged, Self::ShareEnded, Self::OrderChanged, Self::EventCancelled, Self::EventGoesAhead, Self::MovedIn];

    /// Its name in the database and in text keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::PlaceFreed => "place_freed",
            Self::OfferEnded => "offer_ended",
            Self::RulesChanged => "rules_changed",
            Self::ShareEnded => "share_ended",
            Self::OrderChanged => "order_changed",
            Self::EventCancelled => "event_cancelled",
            Self::EventGoesAhead => "event_goes_ahead",
            Self::MovedIn => "moved_in",
        }
    }
}

/// Whether a request that awaits approval is needed, and holds a place meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Approval {
    #[default]
    None,
    HoldsPlace,
    /// Places are given out by approving.
    NoPlace,
}

impl Transition {
    pub const ALL: [Self; 17] = [
        Self::Register,
        Self::Approve,
        Self::Decline,
        Self::Promote,
        Self::Pick,
        Self::AcceptOffer,
        Self::RefuseOffer,
        Self::ExpireOffer,
        Self::Cancel,
        Self::HandOver,
        Self::TakeOver,
        Self::Restore,
        Self::AddQuietly,
        Self::MoveAway,
        Self::MoveHere,
        Self::Merge,
        Self::Import,
    ];

    /// Its name in the database and in text keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Approve => "approve",
            Self::Decline => "decline",
            Self::Promote => "promote",
            Self::Pick => "pick",
            Self::AcceptOffer => "accept_offer",
            Self::RefuseOffer => "refuse_offer",
            Self::ExpireOffer => "expire_offer",
            Self::Cancel => "cancel",
            Self::HandOver => "hand_over",
            Self::TakeOver => "take_over",
            Self::Restore => "restore",
            Self::AddQuietly => "add_quietly",
            Self::MoveAway => "move_away",
            Self::MoveHere => "move_here",
            Self::Merge => "merge",
            Self::Import => "import",
        }
    }

    /// The whole state machine: from where to where this may lead, and who may do it. `None`: there was nothing before.
    #[must_use]
    pub fn leads(self, from: Option<Status>, to: Status) -> bool {
        use Status::{Cancelled, Confirmed, Declined, Offered, Pending, Waitlisted};
        match self {
            Self::Register => from.is_none() && matches!(to, Pending | Confirmed | Waitlisted),
            // A colleague who waits is the likeliest to come instead.
            Self::TakeOver => matches!((from, to), (None | Some(Waitlisted), Pending | Confirmed)),
            Self::Approve => matches!((from, to), (Some(Pending), Confirmed | Waitlisted)),
            Self::Decline => matches!((from, to), (Some(Pending | Waitlisted | Offered), Declined)),
            Self::Promote => matches!((from, to), (Some(Waitlisted), Pending | Offered | Confirmed)),
            Self::Pick => matches!((from, to), (Some(Waitlisted | Offered), Confirmed)),
            Self::AcceptOffer => matches!((from, to), (Some(Offered), Confirmed)),
            Self::RefuseOffer | Self::ExpireOffer => matches!((from, to), (Some(Offered), Cancelled)),
            Self::Cancel | Self::MoveAway | Self::Merge => matches!((from, to), (Some(Pending | Confirmed | Waitlisted | Offered), Cancelled)),
            Self::AddQuietly | Self::MoveHere => matches!((from, to), (None, Pending | Confirmed | Waitlisted)),
            Self::Import => matches!((from, to), (None, Confirmed | Waitlisted | Cancelled | Declined) | (Some(Confirmed), Cancelled)),
            Self::HandOver => matches!((from, to), (Some(Pending | Confirmed), Cancelled)),
            Self::Restore => matches!((from, to), (Some(Cancelled | Declined), Pending | Confirmed | Waitlisted)),
        }
    }

    /// Whether people get no mail about it, on purpose.
    #[must_use]
    pub fn is_quiet(self) -> bool {
        matches!(self, Self::AddQuietly | Self::Merge | Self::Import)
    }

    /// Who may do this.
    #[must_use]
    pub fn is_for(self, actor: Actor) -> bool {
        match self {
            Self::Register | Self::Cancel | Self::HandOver | Self::TakeOver | Self::AcceptOffer | Self::RefuseOffer => {
                matches!(actor, Actor::Participant | Actor::Booker | Actor::Organiser)
            }
            Self::Approve | Self::Decline | Self::Pick | Self::Restore | Self::AddQuietly | Self::MoveAway | Self::MoveHere | Self::Merge => actor == Actor::Organiser,
            Self::Promote | Self::ExpireOffer => actor == Actor::System,
            Self::Import => matches!(actor, Actor::Organiser | Actor::System),
        }
    }
}

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
    pub approval: Approval,
    pub waiting_list: bool,
    /// From this moment nobody is promoted by itself, and nobody new can wait.
    pub promotion_stops_at: Option<Timestamp>,
    /// Free places are kept for people who wait already.
    pub places_kept: bool,
    /// It is not sure yet that the event takes place: who registers holds a place, and is confirmed once it is.
    pub undecided: bool,
}

/// What somebody who registers now gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    Place,
    /// A place that counts once an organiser decides that the event takes place.
    ProvisionalPlace,
    /// An organiser decides.
    Request,
    WaitingList,
}

impl Offer {
    /// Places that are left; `None` without a limit. Never negative, also when an organiser overbooked.
    #[must_use]
    pub fn places_left(&self) -> Option<i32> {
        self.capacity.map(|capacity| (capacity - self.places_taken).max(0))
    }

    /// Whether people may join the waiting list.
    #[must_use]
    pub fn can_wait(&self, now: Timestamp) -> bool {
        self.waiting_list && !self.promotion_has_stopped(now)
    }

    #[must_use]
    pub fn promotion_has_stopped(&self, now: Timestamp) -> bool {
        self.promotion_stops_at.is_some_and(|stop| now >= stop)
    }

    /// The status of somebody who gets a place.
    #[must_use]
    pub fn seated(&self) -> Status {
        if self.approval == Approval::None && !self.undecided { Status::Confirmed } else { Status::Pending }
    }
}

/// Admits one more person, or says why not. The order is that of importance to the reader: what can never
/// change any more comes first.
///
/// # Errors
/// The reason for which registering is not possible at `now`.
pub fn admit(offer: &Offer, now: Timestamp) -> Result<Admission, Refusal> {
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
    if offer.approval == Approval::NoPlace {
        return Ok(Admission::Request);
    }
    if offer.places_left() == Some(0) || offer.places_kept {
        return if offer.can_wait(now) { Ok(Admission::WaitingList) } else { Err(Refusal::Full) };
    }
    Ok(match (offer.approval, offer.undecided) {
        (Approval::None, false) => Admission::Place,
        (Approval::None, true) => Admission::ProvisionalPlace,
        _ => Admission::Request,
    })
}

/// The next moment after `now` at which the answer of [`admit`] may change by the passing of time alone.
#[must_use]
pub fn next_turn(offer: &Offer, now: Timestamp) -> Option<Timestamp> {
    [offer.opens_at, offer.closes_at, offer.ends_at, offer.promotion_stops_at].into_iter().flatten().filter(|moment| *moment > now).min()
}

/// Why people who register together are not seated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unseated {
    Refused(Refusal),
    /// This person (from 0) chose a session or an option that has no place left.
    PartFull {
        person: usize,
        part: Part,
    },
}

/// Seats people who register together, taking their places: the status of each. `together`: all get a place or all
/// wait; otherwise those who fit get one, and the others wait. Call after [`admit`] has let them in.
///
/// # Errors
/// `PartFull`; `Refused` with `Full`, `OrganisationHasItsShare` or `GroupTooLarge` when waiting is not possible; then
/// no place is taken.
pub fn seat(offer: &Offer, places: &mut Places, claims: &[Claim], together: bool, now: Timestamp) -> Result<Vec<Status>, Unseated> {
    let before = places.clone();
    seat_all(offer, places, claims, together, now).inspect_err(|_| *places = before)
}

fn seat_all(offer: &Offer, places: &mut Places, claims: &[Claim], together: bool, now: Timestamp) -> Result<Vec<Status>, Unseated> {
    if offer.approval == Approval::NoPlace {
        return Ok(vec![Status::Pending; claims.len()]);
    }
    let people = i32::try_from(claims.len()).unwrap_or(i32::MAX);
    let mut statuses = Vec::with_capacity(claims.len());
    let mut missing = None;
    for (person, claim) in claims.iter().enumerate() {
        let kept = offer.places_kept.then_some(Shortage::Event);
        match kept.or_else(|| places.shortage([claim])) {
            None => {
                places.take(claim);
                statuses.push(offer.seated());
            }
            Some(Shortage::Part(part)) if !part.is_mode() => return Err(Unseated::PartFull { person, part }),
            Some(shortage) => {
                // Who waits needs a session that could still be theirs.
                if let Some(part) = claim.parts.iter().find(|part| !part.is_mode() && !places.parts.get(part).copied().unwrap_or_default().has(1)) {
                    return Err(Unseated::PartFull { person, part: *part });
                }
                missing.get_or_insert(shortage);
                statuses.push(Status::Waitlisted);
            }
        }
    }
    let Some(shortage) = missing else { return Ok(statuses) };
    if together && people > 1 && offer.capacity.is_some_and(|capacity| people > capacity) {
        return Err(Unseated::Refused(Refusal::GroupTooLarge));
    }
    if !offer.can_wait(now) {
        return Err(Unseated::Refused(shortage.into()));
    }
    if together {
        for (claim, status) in claims.iter().zip(&mut statuses) {
            if *status != Status::Waitlisted {
                places.give_back(claim);
                *status = Status::Waitlisted;
            }
        }
    }
    Ok(statuses)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::{Actor, Admission, Approval, Offer, Status, Transition, Unseated, admit, next_turn, seat};
    use crate::rules::places::{Claim, Part, Places, Share, Stock};
    use crate::rules::refusal::Refusal;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a small second")
    }

    fn offer() -> impl Strategy<Value = Offer> {
        let moment = proptest::option::of((0_i64..100).prop_map(at));
        let approval = prop_oneof![Just(Approval::None), Just(Approval::HoldsPlace), Just(Approval::NoPlace)];
        let times = (moment.clone(), moment.clone(), moment.clone(), moment);
        (any::<[bool; 5]>(), times, proptest::option::of(0_i32..5), 0_i32..7, approval).prop_map(
            |([published, cancelled, waiting_list, places_kept, undecided], (opens_at, closes_at, ends_at, promotion_stops_at), capacity, places_taken, approval)| Offer {
                published,
                cancelled,
                opens_at,
                closes_at,
                ends_at,
                capacity,
                places_taken,
                approval,
                waiting_list,
                promotion_stops_at,
                places_kept,
                undecided,
            },
        )
    }

    fn open(capacity: i32) -> Offer {
        Offer {
            published: true,
            cancelled: false,
            opens_at: None,
            closes_at: None,
            ends_at: Some(at(90)),
            capacity: Some(capacity),
            places_taken: 0,
            approval: Approval::None,
            waiting_list: true,
            promotion_stops_at: None,
            places_kept: false,
            undecided: false,
        }
    }

    fn people(count: usize) -> Vec<Claim> {
        vec![Claim { share: Share::Known(Uuid::nil()), parts: Vec::new() }; count]
    }

    fn free(capacity: i32) -> Places {
        Places { event: Stock { capacity: Some(capacity), taken: 0 }, ..Places::default() }
    }

    proptest! {
        #[test]
        fn nobody_is_admitted_to_a_full_closed_cancelled_or_past_event(offer in offer(), now in (0_i64..100).prop_map(at)) {
            if let Ok(admission) = admit(&offer, now) {
                prop_assert!(offer.published && !offer.cancelled);
                prop_assert!(!matches!(admission, Admission::Place | Admission::ProvisionalPlace) || offer.capacity.is_none_or(|capacity| offer.places_taken < capacity));
                prop_assert!(admission != Admission::WaitingList || offer.waiting_list);
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

        #[test]
        fn a_party_never_exceeds_the_capacity_and_a_refusal_takes_nothing(capacity in 0_i32..6, size in 1_usize..8, together in any::<bool>(), waiting_list in any::<bool>()) {
            let mut places = free(capacity);
            match seat(&Offer { waiting_list, ..open(capacity) }, &mut places, &people(size), together, at(1)) {
                Ok(statuses) => {
                    let seated = statuses.iter().filter(|status| **status == Status::Confirmed).count();
                    prop_assert_eq!(i32::try_from(seated).unwrap(), places.event.taken);
                    prop_assert!(places.event.taken <= capacity);
                    prop_assert!(!together || seated == 0 || seated == size);
                }
                Err(_) => prop_assert_eq!(places.event.taken, 0),
            }
        }
    }

    #[test]
    fn a_cancelled_event_says_so_even_when_it_is_full_and_closed() {
        let offer = Offer { cancelled: true, closes_at: Some(at(1)), ends_at: Some(at(2)), capacity: Some(1), places_taken: 1, ..open(1) };
        assert_eq!(admit(&offer, at(5)), Err(Refusal::EventCancelled));
    }

    #[test]
    fn full_leads_to_the_waiting_list_until_promotion_stops() {
        let full = Offer { places_taken: 3, promotion_stops_at: Some(at(50)), ..open(3) };
        assert_eq!(admit(&full, at(1)), Ok(Admission::WaitingList));
        assert_eq!(admit(&full, at(50)), Err(Refusal::Full));
        assert_eq!(admit(&Offer { waiting_list: false, ..full }, at(1)), Err(Refusal::Full));
        assert_eq!(admit(&Offer { places_kept: true, places_taken: 1, ..full }, at(1)), Ok(Admission::WaitingList), "kept for a group that waits");
        assert_eq!(admit(&Offer { approval: Approval::NoPlace, ..full }, at(60)), Ok(Admission::Request));
    }

    #[test]
    fn a_group_comes_whole_or_waits_whole_and_one_that_splits_takes_what_there_is() {
        let mut places = free(2);
        assert_eq!(seat(&open(2), &mut places, &people(3), true, at(1)), Err(Unseated::Refused(Refusal::GroupTooLarge)));
        let mut places = Places { event: Stock { capacity: Some(5), taken: 3 }, ..Places::default() };
        let offer = Offer { places_taken: 3, ..open(5) };
        assert_eq!(seat(&offer, &mut places, &people(3), true, at(1)), Ok(vec![Status::Waitlisted; 3]));
        assert_eq!(places.event.taken, 3);
        assert_eq!(seat(&offer, &mut places, &people(3), false, at(1)), Ok(vec![Status::Confirmed, Status::Confirmed, Status::Waitlisted]));
    }

    #[test]
    fn a_full_session_is_said_to_the_person_who_chose_it() {
        let part = Part::Session(Uuid::nil());
        let mut places = free(9);
        places.parts.insert(part, Stock { capacity: Some(1), taken: 0 });
        let mut claims = people(3);
        claims[1].parts.push(part);
        claims[2].parts.push(part);
        assert_eq!(seat(&open(9), &mut places, &claims, false, at(1)), Err(Unseated::PartFull { person: 2, part }));
        assert_eq!(places.event.taken, 0);
    }

    #[test]
    fn who_finds_the_room_full_waits_for_it_and_who_takes_part_online_passes() {
        let mut places = Places::default();
        places.parts.insert(Part::Room, Stock { capacity: Some(1), taken: 0 });
        let of = |part| Claim { share: Share::Known(Uuid::nil()), parts: vec![part] };
        let offer = Offer { capacity: None, ..open(0) };
        let three = [of(Part::Room), of(Part::Room), of(Part::Online)];
        assert_eq!(seat(&offer, &mut places, &three, false, at(1)), Ok(vec![Status::Confirmed, Status::Waitlisted, Status::Confirmed]));
        let without_list = Offer { waiting_list: false, ..offer };
        assert_eq!(seat(&without_list, &mut places, &[of(Part::Room)], false, at(1)), Err(Unseated::Refused(Refusal::RoomFull)));
        assert_eq!(seat(&without_list, &mut places, &[of(Part::Online)], false, at(1)), Ok(vec![Status::Confirmed]));
    }

    #[test]
    fn what_has_ended_comes_back_by_restoring_only() {
        use Status::{Cancelled, Confirmed, Declined, Offered, Pending, Waitlisted};
        for transition in Transition::ALL {
            for from in [Cancelled, Declined] {
                for to in [Pending, Confirmed, Waitlisted, Offered, Cancelled, Declined] {
                    assert!(!transition.leads(Some(from), to) || transition == Transition::Restore);
                }
            }
            assert!([Actor::Participant, Actor::Booker, Actor::Organiser, Actor::System].into_iter().any(|actor| transition.is_for(actor)));
        }
        assert!(!Transition::Approve.is_for(Actor::Participant) && !Transition::Promote.is_for(Actor::Booker));
    }
}
