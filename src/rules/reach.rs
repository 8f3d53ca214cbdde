//! Whom the association reaches, of all there are: "n of N municipalities". N is counted from the register as it stood on a
//! day. Organisations that merged are followed to the one that existed on that day, so that a view of one year keeps those
//! of that year, and a view over years counts each under what it became. A municipality and its public social-welfare
//! centre (OCMW) are one territory.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

use super::report::{Period, permille};

/// The kind whose organisations are territories, and the one that shares them.
pub const MUNICIPALITY: &str = "Gemeente";
pub const WELFARE_CENTRE: &str = "OCMW";

/// Kinds of which reach can be asked: those of which the register knows all.
pub const KINDS: [&str; 4] = [MUNICIPALITY, WELFARE_CENTRE, "Politiezone", "Provincie"];

/// An organisation as the register has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    pub id: Uuid,
    pub kind: String,
    pub name: String,
    /// A municipality and its OCMW share it.
    pub nis_code: Option<String>,
    /// Flanders, Brussels: the `region` of the register.
    pub area: Option<String>,
    pub province: Option<String>,
    pub reference_region: Option<String>,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    pub active: bool,
    pub successor_id: Option<Uuid>,
}

impl Body {
    /// Whether it had begun and not ended on that day.
    #[must_use]
    pub fn exists_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && !self.ended_by(day)
    }

    fn ended_by(&self, day: Date) -> bool {
        !self.active && self.valid_until.is_none_or(|until| until <= day)
    }
}

/// The register, to be asked who is who on a day.
#[derive(Debug, Default)]
pub struct Register {
    bodies: Vec<Body>,
    by_id: HashMap<Uuid, usize>,
}

impl Register {
    #[must_use]
    pub fn new(bodies: Vec<Body>) -> Self {
        let by_id = bodies.iter().enumerate().map(|(at, body)| (body.id, at)).collect();
        Self { bodies, by_id }
    }

    #[must_use]
    pub fn get(&self, id: Uuid) -> Option<&Body> {
        self.by_id.get(&id).map(|at| &self.bodies[*at])
    }

    #[must_use]
    pub fn bodies(&self) -> &[Body] {
        &self.bodies
    }

    /// The organisation that this one is on `day`: itself, or who took over, or who took over from them. One that existed
    /// neither then nor through a successor is itself.
    #[must_use]
    pub fn standing_on(&self, day: Date, id: Uuid) -> Option<&Body> {
        let first = self.get(id)?;
        let mut seen = HashSet::from([id]);
        let mut body = first;
        while body.ended_by(day) {
            let Some(next) = body.successor_id.filter(|next| seen.insert(*next)).and_then(|next| self.get(next)) else { return Some(first) };
            body = next;
        }
        Some(if body.exists_on(day) { body } else { first })
    }

    /// Province and reference region; of one that has none, those of who took over.
    fn placed(&self, body: &Body) -> (Option<String>, Option<String>) {
        let mut seen = HashSet::from([body.id]);
        let (mut province, mut region) = (body.province.clone(), body.reference_region.clone());
        let mut next = body.successor_id;
        while let Some(later) = next.filter(|id| seen.insert(*id)).and_then(|id| self.get(id)) {
            province = province.or_else(|| later.province.clone());
            region = region.or_else(|| later.reference_region.clone());
            next = later.successor_id;
        }
        (province, region)
    }

    /// What an organisation counts under in a report as of `day`.
    #[must_use]
    pub fn place_on(&self, day: Date, id: Uuid) -> Option<Place> {
        let body = self.standing_on(day, id)?;
        let (province, reference_region) = self.placed(body);
        Some(Place { organisation: body.id, kind: body.kind.clone(), province, reference_region })
    }
}

/// What an organisation counts under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The one that existed on the day.
    pub organisation: Uuid,
    pub kind: String,
    pub province: Option<String>,
    pub reference_region: Option<String>,
}

/// How much an organisation took part, in one calendar year of the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Participation {
    pub organisation: Uuid,
    pub year: i16,
    /// Registrations or attendances, whichever is counted.
    pub count: i64,
}

/// n of N.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    pub reached: i64,
    pub all: i64,
}

impl Share {
    /// Thousandths.
    #[must_use]
    pub fn permille(self) -> Option<i64> {
        permille(self.reached, self.all)
    }

    fn add(&mut self, reached: bool) {
        self.all += 1;
        self.reached += i64::from(reached);
    }
}

/// One of those that could be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Territory {
    pub organisation: Uuid,
    pub name: String,
    pub nis_code: Option<String>,
    pub province: Option<String>,
    pub reference_region: Option<String>,
    /// Of it, its OCMW, and all that went into either.
    pub count: i64,
}

impl Territory {
    #[must_use]
    pub fn is_reached(&self) -> bool {
        self.count > 0
    }
}

/// A province or reference region; `None`: of which none is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    pub name: Option<String>,
    pub share: Share,
}

/// One calendar year by its own register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Year {
    pub year: i16,
    pub share: Share,
}

/// Reach over a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reach {
    pub kind: String,
    pub period: Period,
    /// The day whose register counts: the last of the period.
    pub day: Date,
    pub share: Share,
    /// By name.
    pub provinces: Vec<Part>,
    pub regions: Vec<Part>,
    /// By province, reference region and name.
    pub territories: Vec<Territory>,
    /// Each year of a period over several, with the organisations of that year.
    pub years: Vec<Year>,
    /// Participations of organisations that are none of these.
    pub elsewhere: i64,
}

/// Counts reach of one kind. `area` leaves those of one area of the register; empty: all.
#[must_use]
pub fn reach(register: &Register, kind: &str, area: &str, period: Period, participations: &[Participation]) -> Reach {
    let (territories, elsewhere) = territories(register, kind, area, period.last, participations.iter().copied());
    let mut share = Share::default();
    let (mut provinces, mut regions) = (BTreeMap::new(), BTreeMap::new());
    for territory in &territories {
        share.add(territory.is_reached());
        provinces.entry(territory.province.clone()).or_insert_with(Share::default).add(territory.is_reached());
        regions.entry(territory.reference_region.clone()).or_insert_with(Share::default).add(territory.is_reached());
    }
    let years = period.years();
    let years = if years.len() > 1 { years } else { Vec::new() };
    let years = years.into_iter().map(|part| {
        let year = part.first.year();
        let (territories, _) = self::territories(register, kind, area, part.last, participations.iter().copied().filter(|one| one.year == year));
        let mut share = Share::default();
        territories.iter().for_each(|territory| share.add(territory.is_reached()));
        Year { year, share }
    });
    Reach { kind: kind.to_owned(), period, day: period.last, share, provinces: parts(provinces), regions: parts(regions), years: years.collect(), territories, elsewhere }
}

fn parts(shares: BTreeMap<Option<String>, Share>) -> Vec<Part> {
    let mut parts: Vec<Part> = shares.into_iter().map(|(name, share)| Part { name, share }).collect();
    parts.sort_by_key(|part| part.name.is_none());
    parts
}

fn territories(register: &Register, kind: &str, area: &str, day: Date, participations: impl Iterator<Item = Participation>) -> (Vec<Territory>, i64) {
    let mut found: Vec<Territory> = Vec::new();
    let (mut by_id, mut by_code, mut by_name) = (HashMap::new(), HashMap::new(), HashMap::new());
    for body in register.bodies.iter().filter(|body| body.kind == kind && body.exists_on(day) && (area.is_empty() || body.area.as_deref() == Some(area))) {
        let at = found.len();
        by_id.insert(body.id, at);
        if let Some(code) = &body.nis_code {
            by_code.insert(code.clone(), at);
        }
        by_name.insert(body.name.clone(), at);
        let (province, reference_region) = register.placed(body);
        found.push(Territory { organisation: body.id, name: body.name.clone(), nis_code: body.nis_code.clone(), province, reference_region, count: 0 });
    }
    let mut elsewhere = 0;
    for participation in participations {
        let body = register.standing_on(day, participation.organisation);
        let at = body.and_then(|body| {
            let own = by_id.get(&body.id);
            // Bodies that ended long ago have no code: then the name is what both share.
            let shared = || match &body.nis_code {
                Some(code) => by_code.get(code),
                None => by_name.get(&body.name),
            };
            own.or_else(|| if kind == MUNICIPALITY && body.kind == WELFARE_CENTRE { shared() } else { None }).copied()
        });
        match at {
            Some(at) => found[at].count += participation.count,
            None => elsewhere += participation.count,
        }
    }
    found.sort_by(|one, other| key(one).cmp(&key(other)));
    (found, elsewhere)
}

fn key(territory: &Territory) -> (bool, Option<&str>, Option<&str>, &str, Uuid) {
    (territory.province.is_none(), territory.province.as_deref(), territory.reference_region.as_deref(), &territory.name, territory.organisation)
}

/// Everybody whose people can be asked on behalf of these territories: themselves, their OCMW, and all that went into either
/// by `day`.
#[must_use]
pub fn members_of(register: &Register, kind: &str, day: Date, territories: &[Uuid]) -> Vec<Uuid> {
    let wanted: HashSet<Uuid> = territories.iter().copied().collect();
    let codes: HashSet<&str> = territories.iter().filter_map(|id| register.get(*id)?.nis_code.as_deref()).collect();
    let is_theirs =
        |body: &Body| wanted.contains(&body.id) || kind == MUNICIPALITY && body.kind == WELFARE_CENTRE && body.nis_code.as_deref().is_some_and(|code| codes.contains(code));
    register.bodies.iter().filter(|body| register.standing_on(day, body.id).is_some_and(is_theirs)).map(|body| body.id).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::{Body, MUNICIPALITY, Participation, Register, Share, WELFARE_CENTRE, members_of, reach};
    use crate::rules::report::Period;

    fn body(number: u128, kind: &str, name: &str, code: &str) -> Body {
        Body {
            id: Uuid::from_u128(number),
            kind: kind.to_owned(),
            name: name.to_owned(),
            nis_code: Some(code.to_owned()),
            area: Some("Vlaams Gewest".to_owned()),
            province: Some("Oost-Vlaanderen".to_owned()),
            reference_region: Some("Regio Gent".to_owned()),
            valid_from: None,
            valid_until: None,
            active: true,
            successor_id: None,
        }
    }

    fn merged(mut body: Body, day: Date, into: u128) -> Body {
        body.active = false;
        body.valid_until = Some(day);
        body.successor_id = Some(Uuid::from_u128(into));
        body
    }

    fn begun(mut body: Body, day: Date) -> Body {
        body.valid_from = Some(day);
        body
    }

    /// Melle and Merelbeke are one since 2025, and, in this register, one with Gent since 2026.
    fn register() -> Register {
        let (first, second) = (date(2025, 1, 1), date(2026, 1, 1));
        Register::new(vec![
            merged(body(1, MUNICIPALITY, "Melle", "44040"), first, 3),
            merged(body(2, MUNICIPALITY, "Merelbeke", "44043"), first, 3),
            merged(begun(body(3, MUNICIPALITY, "Merelbeke-Melle", "44088"), first), second, 4),
            body(4, MUNICIPALITY, "Gent", "44021"),
            body(5, WELFARE_CENTRE, "Gent", "44021"),
            merged(body(6, WELFARE_CENTRE, "Melle", "44040"), first, 7),
            merged(begun(body(7, WELFARE_CENTRE, "Merelbeke-Melle", "44088"), first), second, 5),
            body(8, "Politiezone", "Gent", "44021"),
        ])
    }

    fn over(first: i16, last: i16) -> Period {
        Period::new(date(first, 1, 1), date(last, 12, 31)).expect("a period")
    }

    fn came(organisation: u128, year: i16) -> Participation {
        Participation { organisation: Uuid::from_u128(organisation), year, count: 1 }
    }

    #[test]
    fn one_year_keeps_those_of_that_year_and_more_years_follow_the_mergers_twice() {
        let register = register();
        let shares = |period, who: &[Participation]| reach(&register, MUNICIPALITY, "", period, who).share;
        assert_eq!(shares(over(2024, 2024), &[came(1, 2024)]), Share { reached: 1, all: 3 });
        assert_eq!(shares(over(2024, 2025), &[came(1, 2024), came(2, 2024)]), Share { reached: 1, all: 2 });
        assert_eq!(shares(over(2024, 2026), &[came(1, 2024), came(4, 2026)]), Share { reached: 1, all: 1 });
        let found = reach(&register, MUNICIPALITY, "", over(2024, 2026), &[came(1, 2024)]);
        let years: Vec<(i16, i64, i64)> = found.years.iter().map(|year| (year.year, year.share.reached, year.share.all)).collect();
        assert_eq!(years, [(2024, 1, 3), (2025, 0, 2), (2026, 0, 1)]);
        assert_eq!(found.territories[0].name, "Gent");
    }

    #[test]
    fn a_municipality_and_its_welfare_centre_are_one_territory() {
        let register = register();
        let found = reach(&register, MUNICIPALITY, "", over(2024, 2024), &[came(1, 2024), came(6, 2024), came(8, 2024)]);
        assert_eq!((found.share, found.elsewhere), (Share { reached: 1, all: 3 }, 1));
        let centres = reach(&register, WELFARE_CENTRE, "", over(2024, 2024), &[came(1, 2024), came(6, 2024)]);
        assert_eq!((centres.share, centres.elsewhere), (Share { reached: 1, all: 2 }, 1));
    }

    #[test]
    fn other_areas_are_left_out() {
        assert_eq!(reach(&register(), MUNICIPALITY, "Brussel", over(2024, 2024), &[came(1, 2024)]).share, Share::default());
    }

    #[test]
    fn whoever_went_into_a_territory_belongs_to_it() {
        let ids = |numbers: &[u128]| numbers.iter().map(|number| Uuid::from_u128(*number)).collect::<Vec<_>>();
        assert_eq!(members_of(&register(), MUNICIPALITY, date(2025, 6, 1), &ids(&[3])), ids(&[1, 2, 3, 6, 7]));
        assert_eq!(members_of(&register(), MUNICIPALITY, date(2024, 6, 1), &ids(&[1])), ids(&[1, 6]));
    }

    #[test]
    fn a_circle_of_successors_ends() {
        let day = date(2025, 1, 1);
        let register = Register::new(vec![merged(body(1, MUNICIPALITY, "A", "1"), day, 2), merged(body(2, MUNICIPALITY, "B", "2"), day, 1)]);
        assert_eq!(register.standing_on(date(2026, 1, 1), Uuid::from_u128(1)).map(|body| body.name.as_str()), Some("A"));
        assert_eq!(register.standing_on(day, Uuid::from_u128(9)), None);
    }

    proptest! {
        #[test]
        fn the_parts_are_the_whole(who in proptest::collection::vec((1_u128..9, 2023_i16..2027), 0..40)) {
            let who: Vec<Participation> = who.into_iter().map(|(organisation, year)| came(organisation, year)).collect();
            let found = reach(&register(), MUNICIPALITY, "", over(2023, 2026), &who);
            let sum = |parts: &[super::Part]| parts.iter().map(|part| (part.share.reached, part.share.all)).fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
            prop_assert_eq!(sum(&found.provinces), (found.share.reached, found.share.all));
            prop_assert_eq!(sum(&found.regions), (found.share.reached, found.share.all));
            prop_assert_eq!(found.territories.iter().map(|territory| territory.count).sum::<i64>() + found.elsewhere, who.len() as i64);
            prop_assert!(found.share.reached <= found.share.all);
        }
    }
}
