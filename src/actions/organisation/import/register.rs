//! The register in memory: as it was read, and as it will be. Each row is taken or refused here; nothing is
//! written.

use std::collections::HashMap;

use sea_orm::prelude::Date;
use uuid::Uuid;

use super::files::{MergerRow, OrganisationRow};
use crate::clock::Clock;
use crate::entity::organisation::Model;
use crate::rules::identifiers::{KboNumber, NisCode, OvoCode};
use crate::rules::names::line;
use crate::rules::search_text::fold;

/// Longest name or place taken.
const NAME_LIMIT: usize = 300;

/// How keys begin of bodies that are known from a merger only.
const FROM_MERGER: &str = "merger:";

/// One organisation, before and after.
pub struct Entry {
    /// As the database has it; `None`: new.
    pub before: Option<Model>,
    pub after: Model,
    /// Where it was first seen in this run.
    pub seen: Option<String>,
    /// Where a merger ended it in this run.
    merged: Option<String>,
}

pub struct Register<'c> {
    clock: &'c Clock,
    pub entries: Vec<Entry>,
    by_key: HashMap<String, usize>,
    by_kbo: HashMap<String, usize>,
    by_ovo: HashMap<String, usize>,
    by_name: HashMap<(String, String), Vec<usize>>,
    by_id: HashMap<Uuid, usize>,
}

/// What a row of mergers came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merged {
    /// The body at that place in the register went into another.
    Into(usize),
    /// The body went on under its own number, with more territory.
    WentOn,
}

impl<'c> Register<'c> {
    #[must_use]
    pub fn new(clock: &'c Clock, models: Vec<Model>) -> Self {
        let mut register = Self {
            clock,
            entries: Vec::with_capacity(models.len()),
            by_key: HashMap::new(),
            by_kbo: HashMap::new(),
            by_ovo: HashMap::new(),
            by_name: HashMap::new(),
            by_id: HashMap::new(),
        };
        for model in models {
            register.add(Entry { before: Some(model.clone()), after: model, seen: None, merged: None });
        }
        register
    }

    fn add(&mut self, entry: Entry) -> usize {
        let index = self.entries.len();
        self.by_id.insert(entry.after.id, index);
        self.entries.push(entry);
        self.index(index);
        index
    }

    fn index(&mut self, index: usize) {
        let model = &self.entries[index].after;
        self.by_key.insert(model.source_key.clone(), index);
        if let Some(kbo) = &model.kbo_number {
            self.by_kbo.insert(kbo.clone(), index);
        }
        if let Some(ovo) = &model.ovo_code {
            self.by_ovo.insert(ovo.clone(), index);
        }
        let same_name = self.by_name.entry((model.kind.clone(), model.name.clone())).or_default();
        if !same_name.contains(&index) {
            same_name.push(index);
        }
    }

    fn forget(&mut self, index: usize) {
        let model = &self.entries[index].after;
        self.by_key.remove(&model.source_key);
        if let Some(kbo) = &model.kbo_number {
            self.by_kbo.remove(kbo);
        }
        if let Some(ovo) = &model.ovo_code {
            self.by_ovo.remove(ovo);
        }
        if let Some(same_name) = self.by_name.get_mut(&(model.kind.clone(), model.name.clone())) {
            same_name.retain(|other| *other != index);
        }
    }

    /// The body with that number.
    #[must_use]
    pub fn with_kbo(&self, kbo: &str) -> Option<usize> {
        self.by_kbo.get(kbo).copied()
    }

    /// The bodies of that kind and name.
    #[must_use]
    pub fn named(&self, kind: &str, name: &str) -> &[usize] {
        self.by_name.get(&(kind.to_owned(), name.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// Who is there today in its stead: the end of the chain of successors.
    #[must_use]
    pub fn today(&self, index: usize) -> usize {
        let mut at = index;
        // A chain is never longer than the register; `merge` lets no ring in.
        for _ in 0..self.entries.len() {
            match self.entries[at].after.successor_id.and_then(|id| self.by_id.get(&id)) {
                Some(next) => at = *next,
                None => break,
            }
        }
        at
    }

    fn describe(&self, index: usize) -> String {
        let entry = &self.entries[index];
        let place = entry.seen.as_ref().map_or_else(|| "in the register".to_owned(), Clone::clone);
        format!("{} {} ({place})", entry.after.kind, entry.after.name)
    }

    /// Takes one organisation over. `place` is where the row stands.
    ///
    /// # Errors
    /// Why the row is refused.
    pub fn take(&mut self, row: &OrganisationRow, place: &str) -> Result<usize, String> {
        let read = Parsed::of(row)?;
        let known = self.by_key.get(&read.source_key).copied().or_else(|| self.known_from_merger(&read));
        if let Some(index) = known
            && let Some(first) = &self.entries[index].seen
        {
            return Err(format!("the same source_uri stands at {first}"));
        }
        let taken = |index: Option<&usize>| index.copied().filter(|index| Some(*index) != known);
        if let Some(kbo) = &read.kbo_number
            && let Some(other) = taken(self.by_kbo.get(kbo.as_str()))
        {
            return Err(format!("duplicate key: KBO number {kbo} is also that of {}", self.describe(other)));
        }
        if let Some(ovo) = &read.ovo_code
            && let Some(other) = taken(self.by_ovo.get(ovo.as_str()))
        {
            return Err(format!("duplicate key: OVO code {} is also that of {}", ovo.as_str(), self.describe(other)));
        }
        let index = known.unwrap_or_else(|| {
            let model = blank(self.clock, read.source_key.clone());
            self.add(Entry { before: None, after: model, seen: None, merged: None })
        });
        self.forget(index);
        read.write(&mut self.entries[index].after);
        self.entries[index].seen = Some(place.to_owned());
        self.index(index);
        Ok(index)
    }

    /// A body made by an earlier import of mergers, which this row now tells more about.
    fn known_from_merger(&self, read: &Parsed) -> Option<usize> {
        let from_merger = |index: &usize| self.entries[*index].after.source_key.starts_with(FROM_MERGER);
        let by_kbo = read.kbo_number.as_ref().and_then(|kbo| self.by_kbo.get(kbo.as_str()).copied());
        by_kbo.filter(from_merger).or_else(|| self.named(&read.kind, &read.name).iter().copied().find(from_merger).filter(|_| !read.active))
    }

    /// Takes one merger over.
    ///
    /// # Errors
    /// Why the row is refused.
    pub fn merge(&mut self, row: &MergerRow, place: &str) -> Result<Merged, String> {
        let day: Date = row.date.parse().map_err(|_| format!("{:?} is no date; expected one as 2025-01-01", row.date))?;
        let result = self.result_of(row)?;
        let Some(original) = self.original_of(row, day, place)? else { return Err("more than one organisation has this name; a KBO number would tell".to_owned()) };
        if original == result {
            return Ok(Merged::WentOn);
        }
        if self.today(result) == original {
            return Err(format!("the successor has {} as its own successor", row.original_name));
        }
        let successor_id = self.entries[result].after.id;
        let entry = &mut self.entries[original];
        if let Some(first) = &entry.merged
            && entry.after.successor_id != Some(successor_id)
        {
            return Err(format!("this organisation went into another one already ({first})"));
        }
        entry.merged = Some(place.to_owned());
        let ended = &mut entry.after;
        ended.active = false;
        ended.valid_until = Some(day);
        ended.successor_id = Some(successor_id);
        Ok(Merged::Into(original))
    }

    /// After all mergers: bodies that none of their predecessors carried on began on that day.
    pub fn date_new_bodies(&mut self, mergers: &[MergerRow]) {
        for row in mergers {
            let (Ok(day), Ok(result)) = (row.date.parse::<Date>(), self.result_of(row)) else { continue };
            let carried_on = mergers
                .iter()
                .any(|other| other.date == row.date && other.kind == row.kind && other.result_kbo == row.result_kbo && self.find_original(other) == Found::One(result));
            if !carried_on {
                self.entries[result].after.valid_from = Some(day);
            }
        }
    }

    fn result_of(&self, row: &MergerRow) -> Result<usize, String> {
        let unknown = || format!("unknown successor: no {} {} in the register", row.kind, row.result_name);
        if row.result_kbo.is_empty() {
            return match self.named(&row.kind, &row.result_name) {
                [one] => Ok(*one),
                _ => Err(unknown()),
            };
        }
        let kbo = checked_kbo(&row.result_kbo)?;
        let index = self.with_kbo(kbo.as_str()).ok_or_else(|| format!("unknown successor: no organisation has KBO number {kbo}"))?;
        if self.entries[index].after.kind == row.kind { Ok(index) } else { Err(format!("unknown successor: KBO number {kbo} is that of {}", self.describe(index))) }
    }

    fn find_original(&self, row: &MergerRow) -> Found {
        let by_kbo = KboNumber::parse(&row.original_kbo).and_then(|kbo| self.with_kbo(kbo.as_str()));
        if let Some(index) = by_kbo {
            return Found::One(index);
        }
        match self.named(&row.kind, &row.original_name) {
            [] => Found::None,
            // Another number is another body.
            [one] if row.original_kbo.is_empty() || self.entries[*one].after.kbo_number.is_none() => Found::One(*one),
            [_] => Found::None,
            _ => Found::Many,
        }
    }

    fn original_of(&mut self, row: &MergerRow, day: Date, place: &str) -> Result<Option<usize>, String> {
        if !row.original_kbo.is_empty() {
            checked_kbo(&row.original_kbo)?;
        }
        match self.find_original(row) {
            Found::One(index) => Ok(Some(index)),
            Found::Many => Ok(None),
            Found::None => {
                let read = OrganisationRow {
                    kind: row.kind.clone(),
                    name: row.original_name.clone(),
                    name_fr: String::new(),
                    legal_name: row.original_name.clone(),
                    status: "niet actief".to_owned(),
                    region: String::new(),
                    province: String::new(),
                    reference_region: String::new(),
                    nis_code: row.original_nis.clone(),
                    kbo_number: row.original_kbo.clone(),
                    ovo_code: row.original_ovo.clone(),
                    postal_code: String::new(),
                    city: String::new(),
                    website: String::new(),
                    source_uri: format!("{FROM_MERGER}{day}:{}:{}", row.kind, row.original_name),
                };
                self.take(&read, place).map(Some)
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    None,
    One(usize),
    Many,
}

fn checked_kbo(text: &str) -> Result<KboNumber, String> {
    KboNumber::parse(text).ok_or_else(|| format!("KBO number {text:?} fails its check (ten digits, modulo 97)"))
}

/// A row of organisations, each cell read.
struct Parsed {
    source_key: String,
    kind: String,
    name: String,
    name_fr: Option<String>,
    legal_name: String,
    active: bool,
    region: Option<String>,
    province: Option<String>,
    reference_region: Option<String>,
    nis_code: Option<NisCode>,
    kbo_number: Option<KboNumber>,
    ovo_code: Option<OvoCode>,
    postal_code: Option<String>,
    city: Option<String>,
    website: Option<String>,
}

impl Parsed {
    fn of(row: &OrganisationRow) -> Result<Self, String> {
        let needed = |what: &str, text: &str| line(text, NAME_LIMIT).map_err(|_| format!("{what} {text:?} is empty, too long or holds control characters"));
        let wanted = |what: &str, text: &str| if text.is_empty() { Ok(None) } else { needed(what, text).map(Some) };
        let kbo_number = if row.kbo_number.is_empty() { None } else { Some(checked_kbo(&row.kbo_number)?) };
        let nis_code = read_code(&row.nis_code, "NIS code", "five digits", NisCode::parse)?;
        let ovo_code = read_code(&row.ovo_code, "OVO code", "OVO and six digits", OvoCode::parse)?;
        let postal_code =
            read_code(&row.postal_code, "postal code", "four digits", |text| (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.to_owned()))?;
        let source_key = match (row.source_uri.as_str(), &kbo_number, &ovo_code) {
            ("", Some(kbo), _) => format!("kbo:{}", kbo.as_str()),
            ("", None, Some(ovo)) => format!("ovo:{}", ovo.as_str()),
            ("", None, None) => return Err("no key: source_uri, kbo_number and ovo_code are empty".to_owned()),
            (uri, _, _) => needed("source_uri", uri)?,
        };
        Ok(Self {
            source_key,
            kind: needed("type", &row.kind)?,
            name: needed("name", &row.name)?,
            name_fr: wanted("name_fr", &row.name_fr)?,
            legal_name: wanted("legal_name", &row.legal_name)?.unwrap_or_else(|| row.name.clone()),
            active: match row.status.as_str() {
                "actief" | "in oprichting" => true,
                "niet actief" => false,
                other => return Err(format!("status {other:?} is unknown; expected actief, in oprichting or niet actief")),
            },
            region: wanted("region", &row.region)?,
            province: wanted("province", &row.province)?,
            reference_region: wanted("reference_region", &row.reference_region)?,
            nis_code,
            kbo_number,
            ovo_code,
            postal_code,
            city: wanted("city", &row.city)?,
            website: read_code(&row.website, "website", "an http or https address", |text| crate::rules::names::WebAddress::parse(text).ok().map(|_| text.to_owned()))?,
        })
    }

    fn write(self, model: &mut Model) {
        let mut names = vec![self.name.as_str()];
        names.extend([Some(self.legal_name.as_str()), self.name_fr.as_deref()].into_iter().flatten().filter(|other| *other != self.name));
        model.name_folded = fold(&names.join(" "));
        model.city_folded = self.city.as_deref().map(fold);
        model.source_key = self.source_key;
        model.kind = self.kind;
        model.name = self.name;
        model.name_fr = self.name_fr;
        model.legal_name = self.legal_name;
        model.active = self.active;
        model.region = self.region;
        model.province = self.province;
        model.reference_region = self.reference_region;
        model.nis_code = self.nis_code.map(|nis| nis.as_str().to_owned());
        model.kbo_number = self.kbo_number.map(|kbo| kbo.as_str().to_owned());
        model.ovo_code = self.ovo_code.map(|ovo| ovo.as_str().to_owned());
        model.postal_code = self.postal_code;
        model.city = self.city;
        model.website = self.website;
    }
}

fn read_code<T>(text: &str, what: &str, expected: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, String> {
    if text.is_empty() { Ok(None) } else { parse(text).map(Some).ok_or_else(|| format!("{what} {text:?} is not {expected}")) }
}

fn blank(clock: &Clock, source_key: String) -> Model {
    let now = clock.now().into();
    Model {
        id: clock.id(),
        source_key,
        kind: String::new(),
        name: String::new(),
        name_fr: None,
        legal_name: String::new(),
        name_folded: String::new(),
        kbo_number: None,
        nis_code: None,
        ovo_code: None,
        postal_code: None,
        city: None,
        city_folded: None,
        region: None,
        province: None,
        reference_region: None,
        website: None,
        valid_from: None,
        valid_until: None,
        active: false,
        // Until the association says otherwise, the register is that of its members.
        member: true,
        successor_id: None,
        version: 0,
        created_at: now,
        updated_at: now,
    }
}
