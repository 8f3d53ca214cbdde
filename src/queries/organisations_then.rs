//! Which organisation was called so on a day? A list of years ago means the one that existed then, not the one that took it over
//! since: reports count each year by its own register. One statement, however many names are looked up.

use std::collections::HashMap;

use jiff::civil::Date;
use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

use crate::entity::organisation;
use crate::error::Error;
use crate::rules::identifiers::{KboNumber, NisCode, OvoCode};
use crate::rules::organisation_name::{former_name, part_kind};
use crate::rules::reach::{Body, MUNICIPALITY};
use crate::rules::search_text::fold;

/// Every name and code of every organisation of the register, with its life dates.
#[derive(Default)]
pub struct OrganisationsThen {
    bodies: Vec<Body>,
    full_names: Vec<String>,
    by_name: HashMap<String, Vec<usize>>,
    by_code: HashMap<String, Vec<usize>>,
}

impl OrganisationsThen {
    /// # Errors
    /// The database's.
    pub async fn read(reader: &impl ConnectionTrait) -> Result<Self, Error> {
        let mut all = Self::default();
        let date = |day: Option<sea_orm::entity::prelude::Date>| day.and_then(|day| day.to_string().parse().ok());
        for row in organisation::Entity::find().all(reader).await? {
            let at = all.bodies.len();
            let names = [former_name(&row.name), row.name_fr.as_deref().unwrap_or_default(), &row.legal_name, &row.full_name()].map(fold);
            for name in names.into_iter().filter(|name| !name.is_empty()) {
                let meant = all.by_name.entry(name).or_default();
                if meant.last() != Some(&at) {
                    meant.push(at);
                }
            }
            for code in [&row.kbo_number, &row.nis_code, &row.ovo_code].into_iter().flatten() {
                all.by_code.entry(code.clone()).or_default().push(at);
            }
            all.full_names.push(fold(&row.full_name()));
            all.bodies.push(Body {
                id: row.id,
                kind: row.kind,
                name: row.name,
                nis_code: row.nis_code,
                area: row.region,
                province: row.province,
                reference_region: row.reference_region,
                valid_from: date(row.valid_from),
                valid_until: date(row.valid_until),
                active: row.active,
                successor_id: row.successor_id,
            });
        }
        Ok(all)
    }

    /// By KBO number, NIS or OVO code, or name. `None`: nobody, or several among whom nobody can choose.
    #[must_use]
    pub fn meaning(&self, typed: &str, day: Date) -> Option<Uuid> {
        let kbo = KboNumber::parse(typed).map(|code| code.as_str().to_owned());
        let code = kbo.or_else(|| OvoCode::parse(typed).map(|code| code.as_str().to_owned()));
        let found = match (code, NisCode::parse(typed)) {
            (Some(code), _) => self.by_code.get(&code).cloned().unwrap_or_default(),
            // A municipality and its OCMW share the code: it names the municipality.
            (None, Some(nis)) => self.by_code.get(nis.as_str()).into_iter().flatten().copied().filter(|at| self.bodies[*at].kind == MUNICIPALITY).collect(),
            (None, None) => self.named(&fold(typed)),
        };
        self.one_of(&found, day, &fold(typed))
    }

    fn named(&self, folded: &str) -> Vec<usize> {
        let (kind, rest) = part_kind(folded);
        let mut found = self.by_name.get(folded).cloned().unwrap_or_default();
        if let Some(kind) = kind {
            found.extend(self.by_name.get(rest).into_iter().flatten().filter(|at| self.bodies[**at].kind == kind));
            found.sort_unstable();
            found.dedup();
        }
        found
    }

    /// The one that existed then; if none did, the only one of that name. A name that two bodies share, as a municipality and its
    /// OCMW do, means the one that is called so in full.
    fn one_of(&self, found: &[usize], day: Date, folded: &str) -> Option<Uuid> {
        let then: Vec<usize> = found.iter().copied().filter(|at| self.bodies[*at].exists_on(day)).collect();
        let found = if then.is_empty() { found.to_vec() } else { then };
        if let [one] = found.as_slice() {
            return Some(self.bodies[*one].id);
        }
        let in_full: Vec<usize> = found.into_iter().filter(|at| self.full_names[*at] == folded).collect();
        if let [one] = in_full.as_slice() { Some(self.bodies[*one].id) } else { None }
    }
}
