//! Loading the register from files: organisations, mergers, mail domains. A second run of the same files
//! changes nothing. Everything is weighed in memory first, then written in one transaction.
//!
//! `files` reads, `register` and `domains` decide row by row, `report` tells.

mod domains;
mod files;
mod register;
mod report;

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, IntoActiveModel, QueryFilter};

pub use files::{SourceFile, UnknownFile};
pub use report::{Counts, FileReport, Outcome, Report, RowReport};

use crate::clock::Clock;
use crate::db::Db;
use crate::entity::{mail_domain, organisation};
use crate::error::Error;
use domains::Domains;
use files::{Line, MergerRow, OrganisationRow, Rows};
use register::{Entry, Merged, Register};

/// Rows in one statement: far from either engine's limit of bound values.
const CHUNK: usize = 500;

/// Loads files in whatever order they come. Refused rows are reported and left out; with `strict` a refused row
/// means that nothing is kept.
///
/// # Errors
/// `Internal` with an [`UnknownFile`] when a file is none of ours; the database's.
pub async fn import(db: &Db, clock: &Clock, files: Vec<SourceFile>, strict: bool) -> Result<Report, Error> {
    let mut sources = Vec::with_capacity(files.len());
    for file in &files {
        sources.push((file.name.clone(), files::read(file).map_err(anyhow::Error::from)?));
    }
    sources.sort_by(|(one, rows), (other, others)| rows.order().cmp(&others.order()).then_with(|| one.cmp(other)));
    let clock = clock.clone();
    db.write(move |transaction| Box::pin(async move { run(transaction, &clock, &sources, strict).await })).await
}

async fn run(transaction: &DatabaseTransaction, clock: &Clock, sources: &[(String, Rows)], strict: bool) -> Result<Report, Error> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        // Two imports at once would each find the other's rows missing.
        transaction.execute_unprepared("LOCK TABLE organisations, mail_domains IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    let mut register = Register::new(clock, organisation::Entity::find().all(transaction).await?);
    let mut domains = Domains::new(clock, mail_domain::Entity::find().all(transaction).await?);
    let mut report = weigh(&mut register, &mut domains, sources);
    report.kept = !strict || report.refused() == 0;
    if report.kept {
        write_organisations(transaction, clock, &register.entries).await?;
        domains.write(transaction).await?;
    }
    Ok(report)
}

/// A row's line, its name, and who it was about.
type Weighed = (u64, String, About);

/// Who a row was about, so that its outcome can be told when all rows are weighed.
enum About {
    Settled(Outcome),
    Organisation(usize),
    Merger(usize),
}

fn weigh(register: &mut Register, domains: &mut Domains, sources: &[(String, Rows)]) -> Report {
    let mut weighed: Vec<(&str, Vec<Weighed>)> = Vec::new();
    let mut mergers: Vec<MergerRow> = Vec::new();
    for (file, rows) in sources {
        let rows = match rows {
            Rows::Organisations(lines) => weigh_organisations(register, file, lines),
            Rows::Mergers(lines) => {
                mergers.extend(lines.iter().filter_map(|line| line.row.as_ref().ok().cloned()));
                weigh_mergers(register, file, lines)
            }
            Rows::MailDomains(lines) => lines
                .iter()
                .map(|line| match &line.row {
                    Ok(row) => (line.number, row.domain.clone(), About::Settled(domains.take(register, row))),
                    Err(why) => (line.number, String::new(), About::Settled(Outcome::Refused(why.clone()))),
                })
                .collect(),
        };
        weighed.push((file, rows));
    }
    register.date_new_bodies(&mergers);
    let told = |about| match about {
        About::Settled(outcome) => outcome,
        About::Organisation(index) => organisation_outcome(&register.entries[index]),
        About::Merger(index) => merger_outcome(&register.entries[index]),
    };
    let files = weighed
        .into_iter()
        .map(|(file, rows)| FileReport { file: file.to_owned(), rows: rows.into_iter().map(|(line, name, about)| RowReport { line, name, outcome: told(about) }).collect() })
        .collect();
    Report { files, kept: false }
}

fn weigh_organisations(register: &mut Register, file: &str, lines: &[Line<OrganisationRow>]) -> Vec<Weighed> {
    lines
        .iter()
        .map(|line| match &line.row {
            Ok(row) => {
                let about = register.take(row, &format!("{file}:{}", line.number)).map_or_else(|why| About::Settled(Outcome::Refused(why)), About::Organisation);
                (line.number, format!("{} {}", row.kind, row.name), about)
            }
            Err(why) => (line.number, String::new(), About::Settled(Outcome::Refused(why.clone()))),
        })
        .collect()
}

fn weigh_mergers(register: &mut Register, file: &str, lines: &[Line<MergerRow>]) -> Vec<Weighed> {
    lines
        .iter()
        .map(|line| match &line.row {
            Ok(row) => {
                let about = match register.merge(row, &format!("{file}:{}", line.number)) {
                    Ok(Merged::Into(index)) => About::Merger(index),
                    Ok(Merged::WentOn) => About::Settled(Outcome::Unchanged),
                    Err(why) => About::Settled(Outcome::Refused(why)),
                };
                (line.number, format!("{} {} into {}", row.kind, row.original_name, row.result_name), about)
            }
            Err(why) => (line.number, String::new(), About::Settled(Outcome::Refused(why.clone()))),
        })
        .collect()
}

fn organisation_outcome(entry: &Entry) -> Outcome {
    let Some(before) = &entry.before else { return Outcome::Made };
    let after = &entry.after;
    let fields = [
        ("key", before.source_key != after.source_key),
        ("type", before.kind != after.kind),
        ("name", before.name != after.name),
        ("French name", before.name_fr != after.name_fr),
        ("legal name", before.legal_name != after.legal_name),
        ("KBO number", before.kbo_number != after.kbo_number),
        ("NIS code", before.nis_code != after.nis_code),
        ("OVO code", before.ovo_code != after.ovo_code),
        ("postal code", before.postal_code != after.postal_code),
        ("city", before.city != after.city),
        ("region", before.region != after.region),
        ("province", before.province != after.province),
        ("reference region", before.reference_region != after.reference_region),
        ("website", before.website != after.website),
        ("status", before.active != after.active),
        ("search text", before.name_folded != after.name_folded || before.city_folded != after.city_folded),
    ];
    outcome_of(&fields)
}

fn merger_outcome(entry: &Entry) -> Outcome {
    let after = &entry.after;
    match &entry.before {
        Some(before) if before.successor_id.is_some() => {
            outcome_of(&[("successor", before.successor_id != after.successor_id), ("last day", before.valid_until != after.valid_until)])
        }
        _ => Outcome::Made,
    }
}

fn outcome_of(fields: &[(&'static str, bool)]) -> Outcome {
    let changed: Vec<_> = fields.iter().filter(|(_, changed)| *changed).map(|(name, _)| *name).collect();
    if changed.is_empty() { Outcome::Unchanged } else { Outcome::Changed(changed) }
}

/// Numbers that go from one body to another are let go first; then new rows without their successor (which may be
/// new, too), then changed rows, then successors.
async fn write_organisations(transaction: &DatabaseTransaction, clock: &Clock, entries: &[Entry]) -> Result<(), Error> {
    use organisation::Column;
    let renumbered = entries.iter().filter(|entry| {
        entry
            .before
            .as_ref()
            .is_some_and(|before| before.kbo_number != entry.after.kbo_number || before.ovo_code != entry.after.ovo_code || before.source_key != entry.after.source_key)
    });
    for entry in renumbered {
        organisation::Entity::update_many()
            .col_expr(Column::KboNumber, Expr::value(None::<String>))
            .col_expr(Column::OvoCode, Expr::value(None::<String>))
            .col_expr(Column::SourceKey, Expr::value(format!("renumbered:{}", entry.after.id)))
            .filter(Column::Id.eq(entry.after.id))
            .exec(transaction)
            .await?;
    }
    let new: Vec<_> = entries.iter().filter(|entry| entry.before.is_none()).collect();
    for chunk in new.chunks(CHUNK) {
        let rows = chunk.iter().map(|entry| organisation::Model { successor_id: None, ..entry.after.clone() }.into_active_model());
        organisation::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    }
    for entry in entries {
        let Some(before) = &entry.before else { continue };
        if *before == entry.after {
            continue;
        }
        let row = organisation::Model { version: before.version + 1, updated_at: clock.now().into(), ..entry.after.clone() }.into_active_model().reset_all();
        organisation::Entity::update(row).exec(transaction).await?;
    }
    for entry in new {
        if let Some(successor_id) = entry.after.successor_id {
            organisation::Entity::update_many().col_expr(Column::SuccessorId, Expr::value(successor_id)).filter(Column::Id.eq(entry.after.id)).exec(transaction).await?;
        }
    }
    Ok(())
}
