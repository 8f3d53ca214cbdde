//! Random sequences of what people do to an event, with the invariants checked after every step: over the rules alone,
//! and through the real program.

use std::collections::HashMap;

use belfry::actions::registration::approve::{approve, decline};
use belfry::actions::registration::cancel::cancel;
use belfry::actions::registration::hand_over::{Colleague, hand_over};
use belfry::actions::registration::holder::Holder;
use belfry::actions::registration::offer::{accept, expire_offers, refuse};
use belfry::actions::registration::pick::pick;
use belfry::actions::registration::register::{OrganisationChoice, RegistrationRequest, register};
use belfry::actions::registration::restore::restore;
use belfry::entity::{event, registration};
use belfry::error::Error;
use belfry::rules::language::Language;
use belfry::rules::names::{EmailAddress, PersonName};
use belfry::rules::places::{Claim, Part, Places, Share, Stock};
use belfry::rules::registration::{Approval, Offer, Status, Transition, admit, seat};
use belfry::rules::registration_rules::Promoting;
use belfry::rules::waiting_list::{QueueOrder, Waiting, promote};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use sea_orm::{EntityTrait, QueryOrder};
use uuid::Uuid;

use super::{NELE, alone, booking, nothing_is_wrong, participant, waiting_list::with_places};
use crate::support::TestApp;

/// Something somebody does. Numbers choose among those who are there, by remainder.
#[derive(Debug, Clone, Copy)]
enum Act {
    Register { organisation: u8, people: u8, together: bool, part: bool },
    Cancel(u8),
    Approve(u8),
    Decline(u8),
    Accept(u8),
    Refuse(u8),
    Pick(u8, bool),
    HandOver(u8),
    Restore(u8, bool),
    Room(u8),
    Wait(u8),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => (0..4_u8, 1..4_u8, any::<bool>(), any::<bool>()).prop_map(|(organisation, people, together, part)| Act::Register { organisation, people, together, part }),
        3 => any::<u8>().prop_map(Act::Cancel),
        2 => any::<u8>().prop_map(Act::Approve),
        1 => any::<u8>().prop_map(Act::Decline),
        2 => any::<u8>().prop_map(Act::Accept),
        1 => any::<u8>().prop_map(Act::Refuse),
        1 => any::<(u8, bool)>().prop_map(|(who, overbook)| Act::Pick(who, overbook)),
        1 => any::<u8>().prop_map(Act::HandOver),
        1 => any::<(u8, bool)>().prop_map(|(who, overbook)| Act::Restore(who, overbook)),
        1 => (0..9_u8).prop_map(Act::Room),
        1 => any::<u8>().prop_map(Act::Wait),
    ]
}

fn approval() -> impl Strategy<Value = Approval> {
    prop_oneof![3 => Just(Approval::None), 1 => Just(Approval::HoldsPlace), 1 => Just(Approval::NoPlace)]
}

/// What an organiser chose for the event of one sequence.
#[derive(Debug, Clone, Copy)]
struct Setting {
    capacity: i32,
    share: Option<i32>,
    order: QueueOrder,
    approval: Approval,
    direct: bool,
}

fn setting() -> impl Strategy<Value = Setting> {
    (1..7_i32, proptest::option::of(1..4_i32), any::<bool>(), approval(), any::<bool>()).prop_map(|(capacity, share, fair, approval, direct)| Setting {
        capacity,
        share,
        order: if fair { QueueOrder::WithoutPlaceFirst } else { QueueOrder::FirstCome },
        approval,
        direct,
    })
}

// ---- over the rules alone ----

#[derive(Debug, Clone)]
struct Person {
    status: Status,
    before: Status,
    holds: bool,
    overbooked: bool,
    approved: bool,
    claim: Claim,
    group: Uuid,
    since: i64,
}

#[derive(Debug)]
struct Model {
    setting: Setting,
    places: Places,
    kept: bool,
    people: Vec<Person>,
    turn: i64,
}

const ROUND: Part = Part::Session(Uuid::from_u128(900));

impl Model {
    fn new(setting: Setting) -> Self {
        let mut places = Places { event: Stock { capacity: Some(setting.capacity), taken: 0 }, per_organisation: setting.share, ..Places::default() };
        places.parts.insert(ROUND, Stock { capacity: Some(2), taken: 0 });
        Self { setting, places, kept: false, people: Vec::new(), turn: 0 }
    }

    fn offer(&self) -> Offer {
        Offer {
            published: true,
            cancelled: false,
            opens_at: None,
            closes_at: None,
            ends_at: Some(Timestamp::MAX),
            capacity: self.places.event.capacity,
            places_taken: self.places.event.taken,
            approval: self.setting.approval,
            waiting_list: true,
            promotion_stops_at: None,
            places_kept: self.kept,
            undecided: false,
        }
    }

    fn go(&mut self, at: usize, transition: Transition, to: Status, holds: bool) {
        let person = &mut self.people[at];
        assert!(transition.leads(Some(person.status), to), "{transition:?} from {:?} to {to:?}", person.status);
        match (person.holds, holds) {
            (false, true) => self.places.take(&person.claim),
            (true, false) => self.places.give_back(&person.claim),
            _ => {}
        }
        person.before = person.status;
        (person.status, person.holds) = (to, holds);
        if !holds {
            person.overbooked = false;
        }
    }

    fn pick_one(&self, who: u8, fits: impl Fn(&Person) -> bool) -> Option<usize> {
        let fitting: Vec<usize> = (0..self.people.len()).filter(|at| fits(&self.people[*at])).collect();
        (!fitting.is_empty()).then(|| fitting[usize::from(who) % fitting.len()])
    }

    fn act(&mut self, act: Act) {
        self.turn += 1;
        match act {
            Act::Register { organisation, people, together, part } => self.register(organisation, people, together, part),
            Act::Cancel(who) => {
                if let Some(at) = self.pick_one(who, |person| !matches!(person.status, Status::Cancelled | Status::Declined)) {
                    self.go(at, Transition::Cancel, Status::Cancelled, false);
                }
            }
            Act::Approve(who) => {
                if let Some(at) = self.pick_one(who, |person| person.status == Status::Pending) {
                    let free = self.people[at].holds || (!self.kept && self.places.shortage([&self.people[at].claim]).is_none());
                    self.people[at].approved = true;
                    if free { self.go(at, Transition::Approve, Status::Confirmed, true) } else { self.wait(at, Transition::Approve) }
                }
            }
            Act::Decline(who) => {
                if let Some(at) = self.pick_one(who, |person| matches!(person.status, Status::Pending | Status::Waitlisted | Status::Offered)) {
                    self.go(at, Transition::Decline, Status::Declined, false);
                }
            }
            Act::Accept(who) => {
                if let Some(at) = self.pick_one(who, |person| person.status == Status::Offered) {
                    self.go(at, Transition::AcceptOffer, Status::Confirmed, true);
                }
            }
            Act::Refuse(who) => {
                if let Some(at) = self.pick_one(who, |person| person.status == Status::Offered) {
                    self.go(at, Transition::RefuseOffer, Status::Cancelled, false);
                }
            }
            Act::Pick(who, overbook) => {
                if let Some(at) = self.pick_one(who, |person| person.status == Status::Waitlisted) {
                    let short = self.places.shortage([&self.people[at].claim]).is_some();
                    if !short || overbook {
                        self.go(at, Transition::Pick, Status::Confirmed, true);
                        self.people[at].overbooked = short;
                    }
                }
            }
            Act::HandOver(who) => {
                if let Some(at) = self.pick_one(who, |person| person.status == Status::Confirmed) {
                    let successor = self.people[at].clone();
                    self.go(at, Transition::HandOver, Status::Cancelled, false);
                    assert!(Transition::TakeOver.leads(None, successor.status));
                    self.places.take(&successor.claim);
                    self.people.push(successor);
                }
            }
            Act::Restore(who, overbook) => self.restore(who, overbook),
            Act::Room(capacity) => {
                self.places.event.capacity = Some(i32::from(capacity));
                let holders: Vec<usize> = (0..self.people.len()).filter(|at| self.people[*at].holds && !self.people[*at].overbooked).collect();
                for at in holders.into_iter().skip(usize::from(capacity)) {
                    self.people[at].overbooked = true;
                }
            }
            Act::Wait(_) => {
                if let Some(at) = self.pick_one(0, |person| person.status == Status::Offered) {
                    self.go(at, Transition::ExpireOffer, Status::Cancelled, false);
                }
            }
        }
        self.fill();
        self.check();
    }

    fn wait(&mut self, at: usize, transition: Transition) {
        self.go(at, transition, Status::Waitlisted, false);
        if self.people[at].since == 0 {
            self.people[at].since = self.turn;
        }
    }

    fn register(&mut self, organisation: u8, people: u8, together: bool, part: bool) {
        // A list that only grows shows nothing new.
        let waiting = self.people.iter().filter(|person| person.status == Status::Waitlisted).count();
        if waiting > 40 || admit(&self.offer(), Timestamp::UNIX_EPOCH).is_err() {
            return;
        }
        let claim = Claim { share: Share::Known(Uuid::from_u128(organisation.into())), parts: if part { vec![ROUND] } else { Vec::new() } };
        let claims = vec![claim; people.into()];
        let before = self.places.clone();
        let Ok(statuses) = seat(&self.offer(), &mut self.places, &claims, together, Timestamp::UNIX_EPOCH) else {
            assert_eq!(self.places, before, "a refusal takes nothing");
            return;
        };
        let group = Uuid::from_u128(u128::from(self.turn.unsigned_abs()) << 32);
        for (position, (claim, status)) in claims.into_iter().zip(statuses).enumerate() {
            assert!(Transition::Register.leads(None, status));
            let id = Uuid::from_u128((u128::from(self.turn.unsigned_abs()) << 32) + position as u128 + 1);
            let waits = status == Status::Waitlisted;
            self.people.push(Person {
                status,
                before: status,
                holds: !waits && self.setting.approval != Approval::NoPlace,
                overbooked: false,
                approved: false,
                claim,
                group: if together && people > 1 && waits { group } else { id },
                since: if waits { self.turn } else { 0 },
            });
        }
    }

    fn restore(&mut self, who: u8, overbook: bool) {
        let Some(at) = self.pick_one(who, |person| matches!(person.status, Status::Cancelled | Status::Declined)) else { return };
        let stood = self.people[at].before;
        let takes = !(stood == Status::Waitlisted || (stood == Status::Pending && self.setting.approval == Approval::NoPlace));
        let short = takes && self.places.shortage([&self.people[at].claim]).is_some();
        if short && !overbook {
            return;
        }
        let to = if stood == Status::Offered { Status::Confirmed } else { stood };
        self.go(at, Transition::Restore, to, takes);
        self.people[at].overbooked = short;
    }

    fn queue(&self) -> Vec<Waiting> {
        let mut queue: Vec<Waiting> = Vec::new();
        for person in self.people.iter().filter(|person| person.status == Status::Waitlisted) {
            match queue.iter_mut().find(|waiting| waiting.id == person.group) {
                Some(waiting) => waiting.claims.push(person.claim.clone()),
                None => queue.push(Waiting { id: person.group, since: Timestamp::from_second(person.since).expect("a second"), claims: vec![person.claim.clone()] }),
            }
        }
        queue
    }

    fn fill(&mut self) {
        let queue = self.queue();
        let mut after = self.places.clone();
        let promotion = promote(&queue, self.setting.order, &mut after);
        for id in &promotion.promoted {
            for at in 0..self.people.len() {
                if self.people[at].group == *id && self.people[at].status == Status::Waitlisted {
                    let to = match (self.setting.approval != Approval::None && !self.people[at].approved, self.setting.direct) {
                        (true, _) => Status::Pending,
                        (false, true) => Status::Confirmed,
                        (false, false) => Status::Offered,
                    };
                    self.go(at, Transition::Promote, to, true);
                }
            }
        }
        assert_eq!(self.places, after, "promoting takes what it said");
        self.kept = promotion.keeps_places_for_a_group() && self.places.event.left() != Some(0);
    }

    /// Of those whose registration ended, the last thirty can still be restored.
    fn forget_the_oldest(&mut self) {
        let ended = |person: &Person| matches!(person.status, Status::Cancelled | Status::Declined);
        let mut surplus = self.people.iter().filter(|person| ended(person)).count().saturating_sub(30);
        self.people.retain(|person| {
            let gone = surplus > 0 && ended(person);
            surplus -= usize::from(gone);
            !gone
        });
    }

    fn check(&self) {
        let holders = || self.people.iter().filter(|person| person.holds);
        let within = || holders().filter(|person| !person.overbooked);
        assert_eq!(holders().count(), usize::try_from(self.places.event.taken).expect("never negative"));
        assert!(self.places.event.capacity.is_none_or(|capacity| within().count() <= usize::try_from(capacity).expect("a number")), "over capacity: {self:?}");
        let mut shares: HashMap<&Share, i32> = HashMap::new();
        within().for_each(|person| *shares.entry(&person.claim.share).or_default() += 1);
        assert!(self.setting.share.is_none_or(|limit| shares.values().all(|has| *has <= limit)), "over a share");
        assert!(within().filter(|person| person.claim.parts.contains(&ROUND)).count() <= 2, "over a round");
        assert!(promote(&self.queue(), self.setting.order, &mut self.places.clone()).promoted.is_empty(), "a place is free, and somebody waits for it");
        for person in &self.people {
            match person.status {
                Status::Confirmed | Status::Offered => assert!(person.holds),
                Status::Waitlisted | Status::Cancelled | Status::Declined => assert!(!person.holds),
                Status::Pending => {}
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    /// A hundred events, each with what may happen in its first weeks.
    #[test]
    fn the_rules_keep_every_promise_whatever_people_do(setting in setting(), acts in proptest::collection::vec(act(), 100..160)) {
        let mut model = Model::new(setting);
        for act in acts {
            model.act(act);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn the_rules_keep_every_promise_for_ten_thousand_acts(setting in setting(), acts in proptest::collection::vec(act(), 10_000)) {
        let mut model = Model::new(setting);
        for act in acts {
            model.act(act);
            model.forget_the_oldest();
        }
    }
}

// ---- through the real program ----

async fn everybody(app: &TestApp) -> Vec<registration::Model> {
    registration::Entity::find().order_by_asc(registration::Column::Id).all(app.db.reader()).await.expect("rows")
}

/// Refusals are answers; anything else is a fault.
fn answered<T>(result: Result<T, Error>) {
    if let Err(error @ (Error::Internal(_) | Error::Busy | Error::NotFound | Error::Forbidden)) = result {
        panic!("{error}");
    }
}

async fn does(app: &TestApp, event: &crate::support::TestEvent, number: usize, act: Act) {
    let all = everybody(app).await;
    let somebody = |who: u8| (!all.is_empty()).then(|| all[usize::from(who) % all.len()].clone());
    match act {
        Act::Register { organisation, people, together, .. } => {
            let names: Vec<String> = (0..people).map(|person| format!("p{number}x{person}")).collect();
            let mut form: RegistrationRequest = if people == 1 {
                alone(&event.slug, participant(&format!("{}@gemeente.example", names[0])))
            } else {
                let mut form = booking(event, &names.iter().map(String::as_str).collect::<Vec<_>>(), together);
                form.booker.as_mut().expect("a booker").email = EmailAddress::parse(&format!("b{number}@gemeente.example")).expect("an address");
                form
            };
            for person in &mut form.participants {
                person.organisation = OrganisationChoice::Named(format!("Bestuur {organisation}"));
            }
            answered(register(app, form).await);
        }
        Act::Cancel(who) => {
            if let Some(one) = somebody(who) {
                answered(cancel(app, Holder::Participant(one.token_hash), None).await);
            }
        }
        Act::Approve(who) => {
            if let Some(one) = somebody(who) {
                answered(approve(app, NELE, vec![one.id], None).await);
            }
        }
        Act::Decline(who) => {
            if let Some(one) = somebody(who) {
                answered(decline(app, NELE, vec![one.id], None).await);
            }
        }
        Act::Accept(who) => {
            if let Some(one) = somebody(who) {
                answered(accept(app, Holder::Participant(one.token_hash)).await);
            }
        }
        Act::Refuse(who) => {
            if let Some(one) = somebody(who) {
                answered(refuse(app, Holder::Participant(one.token_hash)).await);
            }
        }
        Act::Pick(who, overbook) => {
            if let Some(one) = somebody(who) {
                answered(pick(app, NELE, one.id, overbook, None).await);
            }
        }
        Act::HandOver(who) => {
            if let Some(one) = somebody(who) {
                let colleague = Colleague {
                    first_name: PersonName::parse("Ruben").expect("a name"),
                    last_name: PersonName::parse("Aerts").expect("a name"),
                    email: EmailAddress::parse(&format!("r{number}@gemeente.example")).expect("an address"),
                    organisation: OrganisationChoice::Named(one.organisation_text.clone().expect("typed")),
                    function_category: None,
                    job_title: None,
                    language: Language::Nl,
                };
                answered(hand_over(app, Holder::Participant(one.token_hash), colleague).await);
            }
        }
        Act::Restore(who, overbook) => {
            if let Some(one) = somebody(who) {
                answered(restore(app, NELE, one.id, overbook, None).await);
            }
        }
        Act::Room(capacity) => {
            let now = event::Entity::find_by_id(event.id).one(app.db.reader()).await.expect("rows").expect("the event");
            answered(
                belfry::actions::event::edit::edit(
                    app,
                    NELE,
                    event.id,
                    now.section_version(belfry::rules::event_section::EventSection::Registering),
                    with_places(Some(i32::from(capacity.max(1)))),
                )
                .await,
            );
        }
        Act::Wait(hours) => {
            app.wait(SignedDuration::from_hours(i64::from(hours % 48)));
            expire_offers(app).await.expect("looked at");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 30, ..ProptestConfig::default() })]

    #[test]
    fn the_program_keeps_every_promise_whatever_people_do(setting in setting(), acts in proptest::collection::vec(act(), 30..50)) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
        runtime.block_on(async move {
            let app = TestApp::start().await;
            let event = app
                .event()
                .places(setting.capacity)
                .rules(|rules| {
                    (rules.waiting_list, rules.order, rules.approval, rules.places_per_organisation) = (true, setting.order, setting.approval, setting.share);
                    rules.promoting = if setting.direct { Promoting::Direct } else { Promoting::Offer };
                })
                .create()
                .await;
            for (number, act) in acts.into_iter().enumerate() {
                does(&app, &event, number, act).await;
                nothing_is_wrong(&app).await;
            }
        });
    }
}
