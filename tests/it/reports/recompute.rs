//! The figures of the product are those of somebody who goes through all rows with a pencil.

use std::collections::{BTreeMap, HashMap, HashSet};

use belfry::entity::attendance::AttendanceStatus;
use belfry::entity::event::{EventKind, EventStatus};
use belfry::entity::registration::RegistrationStatus;
use belfry::entity::session::{self, SessionInclusion};
use belfry::entity::{event, registration};
use belfry::queries::report::Sliced;
use belfry::rules::report::{Amount, Axis, Figure, Figures, Report, Selection};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::world::World;
use super::{brussels, over, reported, rows};
use crate::support::TestApp;

/// Numbers that look like chance, the same at each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn percent(&mut self, chance: u64) -> bool {
        self.below(100) < chance
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len() as u64) as usize]
    }
}

const STATUSES: [RegistrationStatus; 9] = [
    RegistrationStatus::Confirmed,
    RegistrationStatus::Confirmed,
    RegistrationStatus::Confirmed,
    RegistrationStatus::Confirmed,
    RegistrationStatus::Pending,
    RegistrationStatus::Waitlisted,
    RegistrationStatus::Offered,
    RegistrationStatus::Cancelled,
    RegistrationStatus::Declined,
];

/// Starts around the ends of days, months and years, also where the clock changes.
const STARTS: [&str; 9] = [
    "2024-12-31T22:30:00Z",
    "2024-12-31T23:00:00Z",
    "2025-03-29T23:00:00Z",
    "2025-03-30T21:59:00Z",
    "2025-03-31T22:00:00Z",
    "2025-10-25T22:30:00Z",
    "2025-06-12T08:00:00Z",
    "2026-02-03T09:00:00Z",
    "2026-12-01T09:00:00Z",
];

fn register(app: &TestApp, world: &mut World) -> Vec<Uuid> {
    let east = |name, nis| ("Gemeente", name, nis, "Oost-Vlaanderen", "Regio Gent");
    let melle = world.body(app, east("Melle", "44040"));
    let merelbeke = world.body(app, east("Merelbeke", "44043"));
    let merged = world.body(app, east("Merelbeke-Melle", "44088"));
    let larger = world.body(app, east("Groot-Gent", "44099"));
    let centre = world.body(app, ("OCMW", "Melle", "44040", "Oost-Vlaanderen", "Regio Gent"));
    let mol = world.body(app, ("Gemeente", "Mol", "13025", "Antwerpen", "Kempen"));
    let zone = world.body(app, ("Politiezone", "Kempen", "", "", ""));
    for (from, into, day) in [(melle, merged, "2025-01-01"), (merelbeke, merged, "2025-01-01"), (merged, larger, "2026-01-01")] {
        world.merge(from, into, day, true);
    }
    vec![melle, merelbeke, merged, centre, mol, zone]
}

pub fn random(app: &TestApp, seed: u64) -> World {
    let (mut dice, mut world) = (Dice(seed), World::default());
    let bodies = register(app, &mut world);
    let programmes = [world.programme(app, "Labo", None), world.programme(app, "Summerschool", None)];
    let people: Vec<Uuid> = (0..14).map(|number| world.person(app, &format!("Mens {number}"))).collect();
    for _ in 0..14 {
        let start = dice.one(&STARTS);
        let id = world.event(app, start);
        for _ in 0..dice.below(3) {
            let later: Timestamp = start.parse().expect("a moment");
            let later = later + SignedDuration::from_hours(24 * (1 + dice.below(40) as i64));
            let at = world.session(app, id, &later.to_string(), 60);
            let session = &mut world.sessions[at];
            session.inclusion = if dice.percent(30) { SessionInclusion::Optional } else { SessionInclusion::Included };
            session.cancelled_at = dice.percent(15).then_some(session.starts_at);
        }
        let now = app.clock.now();
        for session in world.sessions.iter_mut().filter(|session| session.event_id == id && session.ends_at.0 <= now) {
            session.attendance_closed_at = dice.percent(75).then_some(session.ends_at);
        }
        let event = world.events.last_mut().expect("an event");
        event.programme_id = dice.percent(80).then(|| dice.one(&programmes));
        event.status = dice.one(&[EventStatus::Published, EventStatus::Published, EventStatus::Published, EventStatus::Published, EventStatus::Cancelled, EventStatus::Draft]);
        event.kind = dice.one(&[EventKind::Training, EventKind::Webinar]);
        event.rules = if dice.percent(50) { serde_json::json!({ "change_until": "1 12:00" }) } else { serde_json::json!({}) };
        event.registration_closes_at = dice.percent(50).then(|| (event.starts_at.expect("a start").0 - SignedDuration::from_hours(48)).into());
        for person in people.iter().copied() {
            if dice.percent(55) {
                registers(app, &mut world, &mut dice, id, person, &bodies);
            }
        }
    }
    world
}

fn registers(app: &TestApp, world: &mut World, dice: &mut Dice, event: Uuid, person: Uuid, bodies: &[Uuid]) {
    let organisation = if dice.percent(85) { Some(dice.one(bodies)) } else { None };
    let id = world.registration(app, event, person, organisation);
    let status = dice.one(&STATUSES);
    let start = world.events.iter().find(|known| known.id == event).and_then(|event| event.starts_at).expect("a start").0;
    let row = world.registrations.last_mut().expect("a registration");
    row.status = status;
    row.function_category = if dice.percent(80) { Some(dice.one(&["elected", "staff", "expert"]).to_owned()) } else { None };
    row.queued_at = (status == RegistrationStatus::Waitlisted || dice.percent(10)).then_some(row.created_at);
    if organisation.is_none() && dice.percent(60) {
        let name = dice.one(&["Dorpsraad", "Buurtwerk"]);
        (row.organisation_text, row.organisation_folded) = (Some(name.to_owned()), Some(name.to_lowercase()));
    }
    if status == RegistrationStatus::Cancelled {
        let at = start - SignedDuration::from_hours(dice.below(90) as i64);
        let (from, transition) = dice.one(&[
            (RegistrationStatus::Confirmed, "cancel"),
            (RegistrationStatus::Confirmed, "cancel"),
            (RegistrationStatus::Confirmed, "hand_over"),
            (RegistrationStatus::Waitlisted, "cancel"),
        ]);
        world.cancels(app, id, at, from, transition);
        if dice.percent(20) {
            world.history.last_mut().expect("a row").cause = Some("event_cancelled".to_owned());
        }
    }
    for at in 0..world.sessions.len() {
        if world.sessions[at].event_id != event {
            continue;
        }
        if world.sessions[at].inclusion == SessionInclusion::Optional && dice.percent(50) {
            world.choices.push(belfry::entity::session_choice::Model { registration_id: id, session_id: world.sessions[at].id });
        }
        if dice.percent(60) {
            let mark = dice.one(&[AttendanceStatus::Present, AttendanceStatus::Present, AttendanceStatus::Partial, AttendanceStatus::Absent, AttendanceStatus::Excused]);
            let seconds = dice.one(&[None, Some(0), Some(1_800), Some(3_000)]);
            world.attends(app, at, id, mark, seconds);
        }
    }
}

/// What counts of somebody at one closed session: the mark, seconds, and whether a partial presence has no known time.
type Marked<'w> = (&'w registration::Model, Option<AttendanceStatus>, i64, bool);
/// Confirmed, attended, people with a place, people there, seconds.
type Sums = (i64, i64, usize, usize, i64);
type Gathered = (i64, i64, HashSet<Uuid>, HashSet<Uuid>, i64);

/// The pencil.
struct Counted<'w> {
    world: &'w World,
    selection: &'w Selection,
    now: Timestamp,
}

impl Counted<'_> {
    fn day(&self, start: Timestamp) -> Date {
        brussels().to_datetime(start).date()
    }

    fn is_selected(&self, event: &event::Model) -> bool {
        let selection = self.selection;
        selection.event.is_none_or(|id| event.id == id)
            && (selection.programmes.is_empty() || event.programme_id.is_some_and(|programme| selection.programmes.contains(&programme)))
            && selection.kind.as_ref().is_none_or(|kind| *kind == sea_orm::ActiveEnum::to_value(&event.kind))
            && selection.period.is_none_or(|period| event.starts_at.is_some_and(|start| period.holds(self.day(start.0))))
    }

    fn events(&self, status: EventStatus) -> Vec<&event::Model> {
        self.world.events.iter().filter(|event| event.status == status && self.is_selected(event)).collect()
    }

    fn registrations(&self) -> Vec<&registration::Model> {
        let events: HashSet<Uuid> = self.events(EventStatus::Published).iter().map(|event| event.id).collect();
        self.world.registrations.iter().filter(|row| events.contains(&row.event_id)).collect()
    }

    fn is_late(&self, row: &registration::Model) -> bool {
        let event = self.world.events.iter().find(|event| event.id == row.event_id).expect("an event");
        let start = event.starts_at.expect("a start").0;
        let deadline = if event.rules.get("change_until").is_some() {
            let noon = self.day(start).yesterday().expect("a day").at(12, 0, 0, 0);
            Some(noon.to_zoned(brussels()).expect("a moment").timestamp())
        } else {
            event.registration_closes_at.map(|closes| closes.0)
        };
        row.status == RegistrationStatus::Cancelled
            && self.world.history.iter().any(|line| {
                line.registration_id == row.id
                    && line.from_status == Some(RegistrationStatus::Confirmed)
                    && line.transition == "cancel"
                    && line.cause.is_none()
                    && deadline.is_some_and(|deadline| line.at.0 >= deadline)
            })
    }

    /// The organisation that this one is on the last day.
    fn standing(&self, id: Uuid) -> Uuid {
        let day = match (self.selection.event, self.selection.period) {
            (Some(event), _) => self.day(self.world.events.iter().find(|known| known.id == event).and_then(|event| event.starts_at).expect("a start").0),
            (None, Some(period)) => period.last,
            (None, None) => self.day(self.now),
        };
        let mut id = id;
        loop {
            let body = self.world.organisations.iter().find(|body| body.id == id).expect("a body");
            match (body.successor_id, body.valid_until) {
                (Some(next), Some(until)) if until.to_string() <= day.to_string() => id = next,
                _ => return id,
            }
        }
    }

    fn value(&self, axis: Axis, row: &registration::Model) -> Option<String> {
        let body = || row.organisation_id.map(|id| self.standing(id)).and_then(|id| self.world.organisations.iter().find(|body| body.id == id));
        match axis {
            Axis::Function => row.function_category.clone(),
            Axis::Kind => body().map(|body| body.kind.clone()),
            Axis::Province => body().and_then(|body| body.province.clone()),
            Axis::Region => body().and_then(|body| body.reference_region.clone()),
        }
    }

    fn closed(&self, event: Uuid) -> Vec<&session::Model> {
        self.world.sessions.iter().filter(|session| session.event_id == event && session.cancelled_at.is_none() && session.attendance_closed_at.is_some()).collect()
    }

    fn attendance(&self) -> Vec<Marked<'_>> {
        let mut found = Vec::new();
        for row in self.registrations() {
            for session in self.closed(row.event_id) {
                let confirmed = row.status == RegistrationStatus::Confirmed;
                let chosen =
                    session.inclusion == SessionInclusion::Included || self.world.choices.iter().any(|choice| choice.registration_id == row.id && choice.session_id == session.id);
                match self.world.attendances.iter().find(|mark| mark.registration_id == row.id && mark.session_id == session.id) {
                    Some(mark) => {
                        let there = matches!(mark.status, AttendanceStatus::Present | AttendanceStatus::Partial);
                        let known = mark.seconds.filter(|seconds| *seconds > 0).map(i64::from);
                        let length = session.ends_at.0.duration_since(session.starts_at.0).as_secs();
                        let seconds = if there { known.unwrap_or(if mark.status == AttendanceStatus::Present { length } else { 0 }) } else { 0 };
                        if there || confirmed {
                            found.push((row, Some(mark.status), seconds, there && known.is_none() && mark.status == AttendanceStatus::Partial));
                        }
                    }
                    None if confirmed && chosen => found.push((row, None, 0, false)),
                    None => {}
                }
            }
        }
        found
    }

    fn figures(&self) -> Figures {
        let registrations = self.registrations();
        let number = |count: usize| i64::try_from(count).expect("few");
        let of = |status| number(registrations.iter().filter(|row| row.status == status).count());
        let events: HashSet<Uuid> = self.events(EventStatus::Published).iter().map(|event| event.id).collect();
        let sessions: Vec<&session::Model> = self.world.sessions.iter().filter(|session| events.contains(&session.event_id) && session.cancelled_at.is_none()).collect();
        let held: Vec<&&session::Model> = sessions.iter().filter(|session| session.ends_at.0 <= self.now).collect();
        let attendance = self.attendance();
        let marked = |mark: Option<AttendanceStatus>| number(attendance.iter().filter(|(_, status, ..)| *status == mark).count());
        let came: Vec<&registration::Model> =
            attendance.iter().filter(|(_, mark, ..)| matches!(mark, Some(AttendanceStatus::Present | AttendanceStatus::Partial))).map(|(row, ..)| *row).collect();
        let confirmed: Vec<&registration::Model> = registrations.iter().copied().filter(|row| row.status == RegistrationStatus::Confirmed).collect();
        let people: HashSet<Uuid> = confirmed.iter().map(|row| row.person_id).collect();
        let begins = match self.selection.event {
            Some(event) => self.world.events.iter().find(|known| known.id == event).and_then(|event| event.starts_at).map(|start| start.0),
            None => self.selection.period.map(|period| period.moments(&brussels()).0),
        };
        let earlier = |person: Uuid| {
            self.world.registrations.iter().any(|row| {
                let event = self.world.events.iter().find(|event| event.id == row.event_id).expect("an event");
                row.person_id == person
                    && row.status == RegistrationStatus::Confirmed
                    && event.status == EventStatus::Published
                    && begins.is_some_and(|begins| event.starts_at.is_some_and(|start| start.0 < begins))
            })
        };
        let bodies = |rows: &[&registration::Model]| rows.iter().filter_map(|row| row.organisation_id).map(|id| self.standing(id)).collect::<HashSet<_>>().len();
        Figures {
            events: number(events.len()),
            events_cancelled: number(self.events(EventStatus::Cancelled).len()),
            sessions: number(sessions.len()),
            sessions_held: number(held.len()),
            sessions_open: number(held.iter().filter(|session| session.attendance_closed_at.is_none()).count()),
            confirmed: of(RegistrationStatus::Confirmed),
            pending: of(RegistrationStatus::Pending),
            waitlisted: of(RegistrationStatus::Waitlisted),
            offered: of(RegistrationStatus::Offered),
            cancelled: of(RegistrationStatus::Cancelled),
            declined: of(RegistrationStatus::Declined),
            waited: number(registrations.iter().filter(|row| row.queued_at.is_some()).count()),
            late_cancellations: number(registrations.iter().filter(|row| self.is_late(row)).count()),
            present: marked(Some(AttendanceStatus::Present)),
            partial: marked(Some(AttendanceStatus::Partial)),
            absent: marked(Some(AttendanceStatus::Absent)),
            excused: marked(Some(AttendanceStatus::Excused)),
            unknown: marked(None),
            untimed: number(attendance.iter().filter(|(.., untimed)| *untimed).count()),
            seconds: attendance.iter().map(|(_, _, seconds, _)| seconds).sum(),
            people: number(people.len()),
            people_attended: number(came.iter().map(|row| row.person_id).collect::<HashSet<_>>().len()),
            first_timers: number(people.iter().filter(|person| !earlier(**person)).count()),
            organisations: number(bodies(&confirmed)),
            organisations_attended: number(bodies(&came)),
            organisations_typed: number(
                confirmed.iter().filter(|row| row.organisation_id.is_none()).filter_map(|row| row.organisation_folded.clone()).collect::<HashSet<_>>().len(),
            ),
        }
    }

    /// By value.
    fn slices(&self, axis: Axis) -> BTreeMap<Option<String>, Sums> {
        let mut sums: HashMap<Option<String>, Gathered> = HashMap::new();
        for row in self.registrations().into_iter().filter(|row| row.status == RegistrationStatus::Confirmed) {
            let sum = sums.entry(self.value(axis, row)).or_default();
            sum.0 += 1;
            sum.2.insert(row.person_id);
        }
        for (row, mark, seconds, _) in self.attendance() {
            let sum = sums.entry(self.value(axis, row)).or_default();
            if matches!(mark, Some(AttendanceStatus::Present | AttendanceStatus::Partial)) {
                sum.1 += 1;
                sum.3.insert(row.person_id);
                sum.4 += seconds;
            }
        }
        sums.into_iter().map(|(value, sum)| (value, (sum.0, sum.1, sum.2.len(), sum.3.len(), sum.4))).collect()
    }
}

fn check(world: &World, report: &Report, now: Timestamp, seed: u64) {
    let selection = &report.selection;
    let counted = Counted { world, selection, now };
    assert_eq!(report.figures, counted.figures(), "seed {seed}: {selection:?}");
    if let (Some(before), Some(period), None) = (&report.before, selection.period, selection.event) {
        let earlier = Selection { period: period.before(), ..selection.clone() };
        assert_eq!(*before, Counted { world, selection: &earlier, now }.figures(), "seed {seed}: before {selection:?}");
    }
    for breakdown in &report.breakdowns {
        let found: BTreeMap<Option<String>, Sums> = breakdown
            .slices
            .iter()
            .map(|slice| (slice.value.clone(), (slice.confirmed, slice.attended, slice.people as usize, slice.people_attended as usize, slice.seconds)))
            .collect();
        assert_eq!(found, counted.slices(breakdown.axis), "seed {seed}: {:?} of {selection:?}", breakdown.axis);
    }
    let sum = |of: &dyn Fn(&belfry::rules::report::EventLine) -> i64| report.events.iter().map(of).sum::<i64>();
    assert_eq!((sum(&|line| line.confirmed), sum(&|line| line.attended), sum(&|line| line.seconds)), (report.figures.confirmed, report.figures.attended(), report.figures.seconds));
    if let Some(series) = &report.series {
        assert_eq!(
            series.points.iter().map(|point| (point.events, point.confirmed, point.attended)).fold((0, 0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1, sum.2 + one.2)),
            (report.figures.events, report.figures.confirmed, report.figures.attended())
        );
    }
}

/// Each number has as many rows behind it as it says.
async fn check_rows(app: &TestApp, report: &Report, seed: u64) {
    for figure in Figure::ALL {
        let Amount::Count(number) = figure.of(&report.figures) else { continue };
        let found = rows(app, &report.selection, figure, None).await;
        assert_eq!(i64::try_from(found.count), Ok(number), "seed {seed}: rows of {figure:?}");
    }
    for breakdown in &report.breakdowns {
        for slice in &breakdown.slices {
            let sliced = Sliced { axis: breakdown.axis, value: slice.value.clone() };
            for (figure, number) in [
                (Figure::Confirmed, slice.confirmed),
                (Figure::Attended, slice.attended),
                (Figure::People, slice.people),
                (Figure::PeopleAttended, slice.people_attended),
                (Figure::Organisations, slice.organisations),
            ] {
                let found = rows(app, &report.selection, figure, Some(&sliced)).await;
                assert_eq!(i64::try_from(found.count), Ok(number), "seed {seed}: rows of {figure:?} of {sliced:?}");
            }
        }
    }
}

pub(super) fn selections(world: &World) -> Vec<Selection> {
    let labo = vec![world.programmes[0].id];
    vec![
        Selection::default(),
        over("2025-01-01", "2025-12-31"),
        over("2024-12-31", "2025-03-30"),
        over("2025-03-31", "2025-04-01"),
        over("2006-01-01", "2026-12-31"),
        over("2020-01-01", "2020-12-31"),
        Selection { programmes: labo.clone(), ..over("2025-01-01", "2025-12-31") },
        Selection { programmes: labo, kind: Some("webinar".to_owned()), ..over("2024-01-01", "2026-12-31") },
        Selection { event: Some(world.events[0].id), ..Selection::default() },
        Selection { event: Some(world.events[3].id), ..Selection::default() },
    ]
}

#[tokio::test]
async fn every_figure_is_what_the_rows_add_up_to() {
    for seed in 1..6 {
        let app = TestApp::start().await;
        let world = random(&app, seed);
        world.write(&app).await;
        for selection in selections(&world) {
            let report = reported(&app, &selection).await;
            check(&world, &report, app.clock.now(), seed);
            if seed == 1 {
                check_rows(&app, &report, seed).await;
            }
        }
    }
}

#[tokio::test]
async fn figures_stay_when_time_passes_and_when_names_are_erased() {
    let app = TestApp::start().await;
    let world = random(&app, 7);
    world.write(&app).await;
    let selection = over("2024-01-01", "2025-12-31");
    let before = reported(&app, &selection).await;
    app.wait(SignedDuration::from_hours(31 * 24));
    let later = reported(&app, &selection).await;
    assert_eq!(Report { as_of: before.as_of, ..later }, before);
    for erased in [
        "UPDATE registrations SET first_name = '', last_name = '', name_folded = '', email = '', job_title = NULL, remarks = NULL",
        "UPDATE persons SET first_name = '', last_name = '', name_folded = '', last_folded = '', email = ''",
    ] {
        app.database().execute(erased).await;
    }
    let erased = reported(&app, &selection).await;
    assert_eq!(Report { as_of: before.as_of, ..erased }, before);
}

#[tokio::test]
async fn a_report_asks_as_often_of_many_rows_as_of_few() {
    let app = TestApp::start().await;
    let mut world = World::default();
    let bodies = register(&app, &mut world);
    let first = world.event(&app, "2025-06-12T08:00:00Z");
    let person = world.person(&app, "Fatima");
    world.registration(&app, first, person, Some(bodies[0]));
    world.write(&app).await;
    let selection = over("2025-01-01", "2025-12-31");
    let asked = async || {
        let before = app.db.statements();
        reported(&app, &selection).await;
        app.db.statements() - before
    };
    asked().await;
    let few = asked().await;
    let mut more = random(&app, 9);
    more.organisations.clear();
    more.registrations.iter_mut().for_each(|row| row.organisation_id = row.organisation_id.map(|_| bodies[4]));
    more.write(&app).await;
    assert_eq!(asked().await, few);
}
