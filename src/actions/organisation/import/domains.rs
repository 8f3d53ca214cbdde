//! Mail domains: whom each one proposes, in which order.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use super::files::MailDomainRow;
use super::register::Register;
use super::report::Outcome;
use crate::clock::Clock;
use crate::entity::mail_domain::{Column, Entity, Model};
use crate::error::Error;
use crate::rules::identifiers::KboNumber;
use crate::rules::names::EmailAddress;

/// Whom a domain proposes, and on what basis.
type Proposal = (String, Vec<Uuid>);

pub struct Domains<'c> {
    clock: &'c Clock,
    before: BTreeMap<String, Proposal>,
    after: BTreeMap<String, Proposal>,
    seen: BTreeSet<String>,
}

impl<'c> Domains<'c> {
    #[must_use]
    pub fn new(clock: &'c Clock, mut models: Vec<Model>) -> Self {
        models.sort_by_key(|model| model.position);
        let mut before: BTreeMap<String, Proposal> = BTreeMap::new();
        for model in models {
            before.entry(model.domain).or_insert_with(|| (model.basis, Vec::new())).1.push(model.organisation_id);
        }
        Self { clock, after: before.clone(), before, seen: BTreeSet::new() }
    }

    /// Takes one domain over. One candidate that is unknown refuses the row: the others alone would be a wrong hint.
    pub fn take(&mut self, register: &Register, row: &MailDomainRow) -> Outcome {
        let Ok(address) = EmailAddress::parse(&format!("x@{}", row.domain)) else { return Outcome::Refused(format!("{:?} is no mail domain", row.domain)) };
        let domain = address.domain().to_owned();
        if !self.seen.insert(domain.clone()) {
            return Outcome::Refused("duplicate key: this domain stands in the file before".to_owned());
        }
        if row.candidates.is_empty() {
            return Outcome::Refused("no candidate organisation".to_owned());
        }
        if row.candidates.ends_with("no default possible") {
            self.after.remove(&domain);
            return Outcome::Noted(format!("shared by {}: it proposes nobody", row.candidates.split(" of type").next().unwrap_or("many organisations")));
        }
        let organisations = match candidates(register, &row.candidates) {
            Ok(organisations) => organisations,
            Err(why) => return Outcome::Refused(why),
        };
        let basis = if row.basis.is_empty() { "shared" } else { &row.basis };
        let proposal = (basis.to_owned(), organisations);
        let outcome = match self.before.get(&domain) {
            None => Outcome::Made,
            Some(before) if *before == proposal => Outcome::Unchanged,
            Some(before) if before.1 == proposal.1 => Outcome::Changed(vec!["basis"]),
            Some(_) => Outcome::Changed(vec!["organisations"]),
        };
        self.after.insert(domain, proposal);
        outcome
    }

    /// Writes what differs.
    ///
    /// # Errors
    /// The database's.
    pub async fn write(self, transaction: &DatabaseTransaction) -> Result<(), Error> {
        let stale: Vec<String> = self.before.iter().filter(|(domain, proposal)| self.after.get(*domain) != Some(proposal)).map(|(domain, _)| domain.clone()).collect();
        for chunk in stale.chunks(super::CHUNK) {
            Entity::delete_many().filter(Column::Domain.is_in(chunk.iter())).exec(transaction).await?;
        }
        let fresh = self.after.iter().filter(|(domain, proposal)| self.before.get(*domain) != Some(proposal));
        let rows: Vec<_> = fresh
            .flat_map(|(domain, (basis, organisations))| {
                organisations.iter().zip(0..).map(|(organisation_id, position)| {
                    Model { id: self.clock.id(), domain: domain.clone(), organisation_id: *organisation_id, position, basis: basis.clone() }.into_active_model()
                })
            })
            .collect();
        for chunk in rows.chunks(super::CHUNK) {
            Entity::insert_many(chunk.to_vec()).exec_without_returning(transaction).await?;
        }
        Ok(())
    }
}

/// The organisations of today behind `type:name:kbo|…`: municipalities first, then their OCMWs, then as listed.
fn candidates(register: &Register, text: &str) -> Result<Vec<Uuid>, String> {
    let mut found: Vec<(u8, usize)> = Vec::new();
    for candidate in text.split('|') {
        let index = register.today(one(register, candidate)?);
        let rank = match register.entries[index].after.kind.as_str() {
            "Gemeente" => 0,
            "OCMW" => 1,
            _ => 2,
        };
        if !found.iter().any(|(_, other)| *other == index) {
            found.push((rank, index));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    Ok(found.into_iter().map(|(_, index)| register.entries[index].after.id).collect())
}

fn one(register: &Register, candidate: &str) -> Result<usize, String> {
    let parts = candidate.split_once(':').and_then(|(kind, rest)| rest.rsplit_once(':').map(|(name, kbo)| (kind, name, kbo)));
    let Some((kind, name, kbo)) = parts else { return Err(format!("candidate {candidate:?} cannot be read; expected type:name:KBO number")) };
    if kbo.is_empty() {
        return match register.named(kind, name) {
            [one] => Ok(*one),
            _ => Err(format!("unknown organisation: {kind} {name}")),
        };
    }
    let kbo = KboNumber::parse(kbo).ok_or_else(|| format!("KBO number {kbo:?} of candidate {name} fails its check (ten digits, modulo 97)"))?;
    let index = register.with_kbo(kbo.as_str()).ok_or_else(|| format!("unknown organisation: {kind} {name} with KBO number {kbo}"))?;
    let known = &register.entries[index].after;
    if known.kind == kind && known.name == name {
        Ok(index)
    } else {
        Err(format!("unknown organisation: KBO number {kbo} is that of {} {}, not of {kind} {name}", known.kind, known.name))
    }
}
