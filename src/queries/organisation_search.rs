//! Which organisations may somebody mean by a name, a place, a postal code or a number?

use std::collections::HashMap;

use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::organisation::{Column, Entity, Model};
use crate::error::Error;
use crate::rules::identifiers::{KboNumber, NisCode, OvoCode};
use crate::rules::organisation_name::{former_name, part_kind, rank};
use crate::rules::search_text::fold;

/// The most that are proposed.
pub const MOST: usize = 10;

/// Rows that are ranked before the best are taken.
const LOOKED_AT: u64 = 80;

/// A successor may have ended itself; more mergers in a row than there have been.
const MERGERS: usize = 3;

/// An organisation that exists today.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposed {
    pub organisation: Model,
    /// The name of the ended organisation that was found, when this one took it over.
    pub formerly: Option<String>,
}

/// The best matches for what was typed: a KBO number (with dots), NIS or OVO code, postal code, or words of a name
/// or town, with or without a kind before it (`stad Gent`). Ended organisations lead to their successors.
/// Fewer than two letters or digits match nothing.
///
/// # Errors
/// The database's.
pub async fn organisation_search(reader: &impl ConnectionTrait, text: &str) -> Result<Vec<Proposed>, Error> {
    let text: String = text.trim().chars().take(120).collect();
    let folded = fold(&text);
    if folded.chars().count() < 2 {
        return Ok(Vec::new());
    }
    let (kind, words) = part_kind(&folded);
    let mut query = Entity::find().filter(by_number(&text).unwrap_or_else(|| by_words(kind, words)));
    query = query.filter(Condition::any().add(Column::Active.eq(true)).add(Column::SuccessorId.is_not_null()));
    let begins_so: SimpleExpr = Expr::case(Column::NameFolded.like(format!("{words}%")), 0).finally(1).into();
    query = query.order_by(begins_so, Order::Asc).order_by_asc(Column::NameFolded).limit(LOOKED_AT);
    let mut found = query.all(reader).await?;
    found.sort_by_cached_key(|organisation| (closeness(organisation, words), rank(&organisation.kind), organisation.name_folded.clone()));
    let mut proposed = living(reader, found).await?;
    proposed.truncate(MOST);
    Ok(proposed)
}

/// Those that are meant when a name in full, a NIS code or a KBO number was typed; several are namesakes.
///
/// # Errors
/// The database's.
pub async fn exact_organisations(reader: &impl ConnectionTrait, text: &str) -> Result<Vec<Proposed>, Error> {
    let folded = fold(text);
    let (kind, name) = part_kind(&folded);
    let is_number = by_number(text).is_some();
    let mut exact: Vec<Proposed> = organisation_search(reader, text).await?;
    exact.retain(|proposed| is_number || is_called(&proposed.organisation, kind, name, &folded) || proposed.formerly.as_deref().is_some_and(|former| fold(former) == name));
    Ok(exact)
}

/// An organisation that exists today, by its key; an ended one gives its successor.
///
/// # Errors
/// The database's.
pub async fn organisation_by_id(reader: &impl ConnectionTrait, id: Uuid) -> Result<Option<Proposed>, Error> {
    let Some(organisation) = Entity::find_by_id(id).one(reader).await? else { return Ok(None) };
    Ok(living(reader, vec![organisation]).await?.pop())
}

/// Replaces each ended organisation by the one that exists today, and drops it when nobody took it over.
/// The order stays; each organisation comes once.
///
/// # Errors
/// The database's.
pub(super) async fn living(reader: &impl ConnectionTrait, found: Vec<Model>) -> Result<Vec<Proposed>, Error> {
    let mut known: HashMap<Uuid, Model> = HashMap::new();
    let mut wanted: Vec<Uuid> = found.iter().filter(|organisation| !organisation.active).filter_map(|organisation| organisation.successor_id).collect();
    for _ in 0..MERGERS {
        wanted.retain(|id| !known.contains_key(id));
        if wanted.is_empty() {
            break;
        }
        let successors = Entity::find().filter(Column::Id.is_in(std::mem::take(&mut wanted))).all(reader).await?;
        for successor in successors {
            wanted.extend(successor.successor_id.filter(|_| !successor.active));
            known.insert(successor.id, successor);
        }
    }
    let mut proposed: Vec<Proposed> = Vec::with_capacity(found.len());
    for organisation in found {
        let formerly = (!organisation.active).then(|| former_name(&organisation.name).to_owned());
        let Some(today) = heir(organisation, &known) else { continue };
        if proposed.iter().all(|earlier| earlier.organisation.id != today.id) {
            let formerly = formerly.filter(|former| *former != today.name);
            proposed.push(Proposed { organisation: today, formerly });
        }
    }
    Ok(proposed)
}

/// Who exists today in place of `organisation`.
fn heir(organisation: Model, known: &HashMap<Uuid, Model>) -> Option<Model> {
    let mut today = organisation;
    for _ in 0..MERGERS {
        if today.active {
            break;
        }
        today = known.get(&today.successor_id?)?.clone();
    }
    today.active.then_some(today)
}

pub(super) fn by_number(text: &str) -> Option<Condition> {
    if let Some(kbo) = KboNumber::parse(text) {
        return Some(Condition::all().add(Column::KboNumber.eq(kbo.as_str())));
    }
    if let Some(ovo) = OvoCode::parse(text) {
        return Some(Condition::all().add(Column::OvoCode.eq(ovo.as_str())));
    }
    NisCode::parse(text).map(|nis| Condition::all().add(Column::NisCode.eq(nis.as_str())))
}

/// The beginning of a number or postal code, with or without dots; `None` when it is something else.
pub(super) fn by_digits(folded: &str) -> Option<Condition> {
    let digits: String = folded.chars().filter(|letter| *letter != ' ').collect();
    let begins = format!("{digits}%");
    (digits.len() >= 2 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| {
        Condition::any().add(Column::KboNumber.like(&begins)).add(Column::NisCode.like(&begins)).add(Column::PostalCode.like(&begins)).add(Column::NameFolded.contains(folded))
    })
}

/// Every word stands in the name or the town, or is the postal code.
pub(super) fn by_words(kind: Option<&str>, words: &str) -> Condition {
    let mut condition = Condition::all();
    if let Some(kind) = kind {
        condition = condition.add(Column::Kind.eq(kind));
    }
    for word in words.split(' ').take(8) {
        // A folded word holds letters and digits only: nothing that LIKE would read as a pattern.
        let part = format!("%{word}%");
        condition = condition.add(Condition::any().add(Column::NameFolded.like(&part)).add(Column::CityFolded.like(&part)).add(Column::PostalCode.eq(word)));
    }
    condition
}

/// How well a name fits: 0 is best.
fn closeness(organisation: &Model, words: &str) -> u8 {
    let name = fold(former_name(&organisation.name));
    let french = organisation.name_fr.as_deref().map(fold);
    if name == words || french.as_deref() == Some(words) {
        0
    } else if name.starts_with(words) || french.is_some_and(|french| french.starts_with(words)) {
        1
    } else if organisation.postal_code.as_deref() == Some(words) {
        2
    } else if name.split(' ').any(|word| word.starts_with(words)) {
        3
    } else {
        4
    }
}

fn is_called(organisation: &Model, kind: Option<&str>, name: &str, folded: &str) -> bool {
    let names = [Some(organisation.name.as_str()), organisation.name_fr.as_deref(), Some(organisation.legal_name.as_str())];
    let kind_fits = kind.is_none_or(|kind| kind == organisation.kind);
    names.into_iter().flatten().map(fold).any(|own| own == folded || (kind_fits && own == name))
}
