//! Which organisation of the register is called so? All names at once, for lists of many: one statement, however many
//! names are looked up.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

use crate::entity::organisation;
use crate::error::Error;
use crate::rules::identifiers::KboNumber;
use crate::rules::organisation_name::{former_name, part_kind};
use crate::rules::search_text::fold;

/// Every name of every organisation that exists today, or was taken over by one that does.
#[derive(Default)]
pub struct OrganisationDirectory {
    organisations: HashMap<Uuid, organisation::Model>,
    by_name: HashMap<String, Vec<Uuid>>,
    by_kbo: HashMap<String, Uuid>,
}

/// What a name means.
#[derive(Debug, PartialEq)]
pub enum Meaning {
    One(Uuid),
    /// Namesakes, by their full names.
    Several(Vec<String>),
    Unknown,
}

impl OrganisationDirectory {
    /// # Errors
    /// The database's.
    pub async fn read(reader: &impl ConnectionTrait) -> Result<Self, Error> {
        let organisations: HashMap<Uuid, organisation::Model> = organisation::Entity::find().all(reader).await?.into_iter().map(|row| (row.id, row)).collect();
        let mut directory = Self::default();
        for row in organisations.values() {
            let Some(today) = today(&organisations, row) else { continue };
            let names = [Some(former_name(&row.name)), row.name_fr.as_deref(), Some(row.legal_name.as_str())].into_iter().flatten().map(fold);
            for name in names.chain([fold(&row.full_name())]).filter(|name| !name.is_empty()) {
                let meant = directory.by_name.entry(name).or_default();
                if !meant.contains(&today) {
                    meant.push(today);
                }
            }
            directory.by_kbo.extend(row.kbo_number.clone().map(|number| (number, today)));
        }
        directory.organisations = organisations;
        Ok(directory)
    }

    /// The full name of an organisation.
    #[must_use]
    pub fn name(&self, id: Uuid) -> Option<String> {
        self.organisations.get(&id).map(organisation::Model::full_name)
    }

    /// `Gemeente Aalst`, `Stad Gent`, a legal or French name, or a KBO number. A name that two bodies share, as a
    /// municipality and its OCMW do, means the one that is called so in full.
    #[must_use]
    pub fn meaning(&self, typed: &str) -> Meaning {
        if let Some(id) = KboNumber::parse(typed).and_then(|number| self.by_kbo.get(number.as_str())) {
            return Meaning::One(*id);
        }
        let folded = fold(typed);
        let (kind, rest) = part_kind(&folded);
        let mut found: Vec<Uuid> = self.by_name.get(&folded).cloned().unwrap_or_default();
        if let Some(kind) = kind {
            let of_kind = self.by_name.get(rest).into_iter().flatten().filter(|id| self.organisations.get(*id).is_some_and(|row| row.kind == kind));
            found.extend(of_kind.copied());
            found.sort_unstable();
            found.dedup();
        }
        if found.len() > 1 {
            let in_full: Vec<Uuid> = found.iter().filter(|id| self.name(**id).is_some_and(|name| fold(&name) == folded)).copied().collect();
            if let [one] = in_full.as_slice() {
                return Meaning::One(*one);
            }
        }
        match found.as_slice() {
            [] => Meaning::Unknown,
            [one] => Meaning::One(*one),
            several => {
                let mut names: Vec<String> = several.iter().filter_map(|id| self.name(*id)).collect();
                names.sort();
                Meaning::Several(names)
            }
        }
    }
}

/// Who exists today in its place.
fn today(organisations: &HashMap<Uuid, organisation::Model>, row: &organisation::Model) -> Option<Uuid> {
    let mut row = row;
    // A circle in the data ends somewhere all the same.
    for _ in 0..8 {
        if row.active {
            return Some(row.id);
        }
        row = organisations.get(&row.successor_id?)?;
    }
    None
}
