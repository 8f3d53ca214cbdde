//! Events from a file, as drafts. What is there already stays as it is: what the file says otherwise is told, and
//! changed on the event's own page, where one sees who hears of it. The same file twice makes nothing twice.
//!
//! `read` understands the rows, `known` finds what is there.

mod known;
mod read;

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;
use sea_orm::{ActiveEnum, ActiveValue::Set, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, Iterable};
use uuid::Uuid;

pub use self::known::Known;
use self::known::known;
pub(in crate::actions) use self::read::row_hash;
use self::read::{Candidate, Wanted, candidates};
use super::create;
use crate::actions::Acting;
use crate::app::App;
use crate::db::Db;
use crate::entity::event::EventKind;
use crate::entity::{event_import, kind_defaults, programme};
use crate::error::Error;
use crate::rules::event_columns::{EventColumn, EventRow};
use crate::rules::kind_defaults::KindDefaults;
use crate::rules::language::Language;
use crate::rules::names::EmailAddress;
use crate::rules::permission::{Permission, Scope};
use crate::rules::search_text::fold;

/// Events in one transaction: registrations go on in between.
const TOGETHER: usize = 25;

/// What events have of which the file says nothing, beside what their kind begins with.
#[derive(Debug, Clone, Default)]
pub struct Usual {
    pub language: Language,
    /// Whom to ask: name and address.
    pub contact: Option<(String, EmailAddress)>,
}

/// What happens to good rows when others are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    GoodRows,
    AllOrNothing,
}

/// What is wrong in one row; `code` is the end of a text key, `field-{code}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFault {
    /// Number of the row in the file.
    pub row: usize,
    pub column: EventColumn,
    pub code: String,
    /// A figure that the message names.
    pub limit: Option<usize>,
}

/// One event of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Numbers of its rows in the file, at least one.
    pub rows: Vec<usize>,
    pub title: String,
    pub outcome: Outcome,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It would be made.
    Ready(Preview),
    Made(Uuid),
    /// It is there already and stays as it is.
    Known(Known),
    Refused(Vec<RowFault>),
}

/// What would be made, to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    pub kind: EventKind,
    pub format: crate::entity::event::EventFormat,
    pub programme: Option<Uuid>,
    pub capacity: Option<i32>,
    pub starts_at: Option<Timestamp>,
    /// Dates in all.
    pub sessions: usize,
    /// Of the first date.
    pub place: Option<String>,
}

/// What became, or would become, of each event of the file, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    pub entries: Vec<Entry>,
    /// `false`: rows were refused and all or nothing was asked, so that nothing was made.
    pub kept: bool,
}

impl Report {
    #[must_use]
    pub fn refused(&self) -> usize {
        self.entries.iter().filter(|entry| matches!(entry.outcome, Outcome::Refused(_))).count()
    }
}

/// What the words of a file are held against.
struct Ground {
    scope: Scope,
    /// By folded name, in each language, and by address; several may share a name.
    programmes: BTreeMap<String, Vec<Uuid>>,
    only_programme: Option<Uuid>,
    /// An event without a programme would be out of the maker's own sight.
    programme_needed: bool,
    kinds: HashMap<String, KindDefaults>,
}

impl Ground {
    async fn read(connection: &impl ConnectionTrait, maker: Option<Acting>) -> Result<Self, Error> {
        let scope = scope(connection, maker).await?;
        let mut programmes: BTreeMap<String, Vec<Uuid>> = BTreeMap::new();
        let mut mine = Vec::new();
        for programme in programme::Entity::find().all(connection).await?.into_iter().filter(|programme| scope.holds(Some(programme.id))) {
            mine.push(programme.id);
            let names = Language::ALL.into_iter().map(|language| programme.name_in(language)).chain([programme.slug.clone()]);
            for name in names.map(|name| fold(&name)).filter(|name| !name.is_empty()) {
                let ids = programmes.entry(name).or_default();
                if !ids.contains(&programme.id) {
                    ids.push(programme.id);
                }
            }
        }
        let kept = kind_defaults::Entity::find().all(connection).await?;
        let mut kinds: HashMap<String, KindDefaults> = EventKind::iter().map(|kind| (kind.to_value(), KindDefaults::of_the_house(&kind.to_value()))).collect();
        kinds.extend(kept.into_iter().filter_map(|kept| Some((kept.kind, serde_json::from_value(kept.defaults).ok()?))));
        let programme_needed = !scope.holds(None);
        let only_programme = (programme_needed && mine.len() == 1).then(|| mine[0]);
        Ok(Self { scope, programmes, only_programme, programme_needed, kinds })
    }
}

/// Without a maker the program itself acts, for all programmes.
async fn scope(connection: &impl ConnectionTrait, maker: Option<Acting>) -> Result<Scope, Error> {
    match maker {
        Some(acting) => acting.scope(connection).await,
        None => Ok(Scope::All),
    }
}

/// What [`import`] would do. Writes nothing.
///
/// # Errors
/// `Forbidden`; the database's.
pub async fn look(db: &Db, maker: Option<Acting>, rows: &[EventRow], usual: &Usual, zone: &str) -> Result<Report, Error> {
    may(maker)?;
    let ground = Ground::read(db.reader(), maker).await?;
    let candidates = candidates(rows, &ground, usual, zone);
    let there = known(db.reader(), &good(&candidates), &ground.scope).await?;
    let entries = candidates.into_iter().map(|candidate| {
        let outcome = match candidate.read {
            Err(faults) => Outcome::Refused(faults),
            Ok(wanted) => there.get(&wanted.hash).map_or_else(|| Outcome::Ready(preview(&wanted)), |known| Outcome::Known(known.clone())),
        };
        Entry { rows: candidate.rows, title: candidate.title, outcome }
    });
    Ok(Report { entries: entries.collect(), kept: false })
}

/// Makes drafts of what is new and good, some at a time, each piece one transaction; all in one, and none when a row is
/// refused, when all or nothing is asked. Without a `maker` the program itself acts: a command.
///
/// # Errors
/// `Forbidden`; the database's.
pub async fn import(app: &App, maker: Option<Acting>, rows: &[EventRow], usual: &Usual, keep: Keep) -> Result<Report, Error> {
    may(maker)?;
    let ground = Ground::read(app.db.reader(), maker).await?;
    let candidates = candidates(rows, &ground, usual, &app.config.time_zone);
    let refused = candidates.iter().any(|candidate| candidate.read.is_err());
    if refused && keep == Keep::AllOrNothing {
        let report = look(&app.db, maker, rows, usual, &app.config.time_zone).await?;
        return Ok(Report { kept: false, ..report });
    }
    let together = if keep == Keep::AllOrNothing { candidates.len().max(1) } else { TOGETHER };
    let mut made: HashMap<String, Outcome> = HashMap::new();
    for chunk in good(&candidates).chunks(together) {
        let (ground, chunk): (App, Vec<Wanted>) = (app.clone(), chunk.iter().copied().cloned().collect());
        made.extend(app.db.write(move |transaction| Box::pin(async move { make(transaction, &ground, maker, &chunk).await })).await?);
    }
    let entries = candidates.into_iter().map(|candidate| {
        let outcome = match candidate.read {
            Err(faults) => Outcome::Refused(faults),
            Ok(wanted) => made.remove(&wanted.hash).unwrap_or_else(|| Outcome::Refused(Vec::new())),
        };
        Entry { rows: candidate.rows, title: candidate.title, outcome }
    });
    Ok(Report { entries: entries.collect(), kept: true })
}

fn may(maker: Option<Acting>) -> Result<(), Error> {
    maker.map_or(Ok(()), |acting| acting.needs(Permission::EditEvents))
}

fn good(candidates: &[Candidate]) -> Vec<&Wanted> {
    candidates.iter().filter_map(|candidate| candidate.read.as_ref().ok()).collect()
}

async fn make(transaction: &DatabaseTransaction, app: &App, maker: Option<Acting>, wanted: &[Wanted]) -> Result<Vec<(String, Outcome)>, Error> {
    if transaction.get_database_backend() == DbBackend::Postgres {
        // Two imports at once would each find the other's events missing.
        transaction.execute_unprepared("LOCK TABLE event_imports IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    let scope = scope(transaction, maker).await?;
    let there = known(transaction, &wanted.iter().collect::<Vec<_>>(), &scope).await?;
    let mut outcomes = Vec::with_capacity(wanted.len());
    for one in wanted {
        let outcome = match there.get(&one.hash) {
            Some(known) => Outcome::Known(known.clone()),
            None => {
                let id = match create::insert_by(transaction, app, maker, &one.details, &one.sessions).await {
                    // An address is looked at before anything is written: it belongs to an event that the maker does not see.
                    Err(Error::Invalid(faults)) if faults.0.iter().any(|fault| fault.code == "slug-taken") => {
                        outcomes.push((one.hash.clone(), Outcome::Refused(vec![one.slug_taken()])));
                        continue;
                    }
                    made => made?,
                };
                let row = event_import::ActiveModel { row_hash: Set(one.hash.clone()), event_id: Set(id), created_at: Set(app.clock.now().into()) };
                event_import::Entity::insert(row).exec_without_returning(transaction).await?;
                Outcome::Made(id)
            }
        };
        outcomes.push((one.hash.clone(), outcome));
    }
    Ok(outcomes)
}

fn preview(wanted: &Wanted) -> Preview {
    let first = wanted.sessions.iter().min_by_key(|session| session.starts_at);
    Preview {
        kind: wanted.details.kind,
        format: wanted.details.format,
        programme: wanted.details.programme_id,
        capacity: wanted.details.capacity,
        starts_at: wanted.starts_at(),
        sessions: wanted.sessions.len(),
        place: first.and_then(|session| session.place.clone()),
    }
}
