//! Which people are called so, or have such an address?

use std::collections::HashMap;

use sea_orm::sea_query::{ExprTrait, LikeExpr};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use serde::Serialize;
use uuid::Uuid;

use super::participant_list::organisation_names;
use crate::db::Db;
use crate::entity::{Moment, event, person, person_address, registration};
use crate::error::Error;
use crate::rules::permission::Scope;
use crate::rules::search_text::fold;

/// People on one page.
pub const PAGE: u64 = 50;

#[derive(Debug, Clone, Serialize)]
pub struct PersonLine {
    pub id: Uuid,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub version: i32,
    /// As corrected, or else as given last.
    pub organisation: Option<String>,
    /// Registrations, whatever became of them.
    pub registrations: usize,
    /// When they registered last.
    pub latest: Option<Moment>,
}

#[derive(Debug, Serialize)]
pub struct PersonList {
    pub rows: Vec<PersonLine>,
    /// From 1.
    pub page: u64,
    pub has_more: bool,
}

/// People with a registration in the scope.
pub(super) fn within(scope: &Scope) -> Select<person::Entity> {
    let find = person::Entity::find();
    if *scope == Scope::All {
        return find;
    }
    let theirs = registration::Entity::find().filter(in_events(scope)).select_only().column(registration::Column::PersonId);
    find.filter(person::Column::Id.in_subquery(theirs.into_query()))
}

/// People of the scope, of whom the first word begins the first or the last name, and who have the other words in their name; or whose
/// address begins so, when there is an `@` in it. Without two letters or digits: whoever was met last.
///
/// # Errors
/// The database's.
pub async fn person_list(db: &Db, scope: &Scope, search: &str, page: u64) -> Result<PersonList, Error> {
    use person::Column;
    let page = Ord::max(page, 1);
    let mut find = within(scope);
    let typed = search.trim().to_lowercase();
    let words: Vec<String> = fold(search).split(' ').filter(|word| !word.is_empty()).take(6).map(str::to_owned).collect();
    find = match words.split_first() {
        Some((first, others)) if words.iter().map(String::len).sum::<usize>() >= 2 => {
            let found = if typed.contains('@') {
                let begins = || LikeExpr::new(format!("{}%", typed.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))).escape('\\');
                let other = person_address::Entity::find().filter(person_address::Column::EmailKey.like(begins()));
                let other = other.select_only().column(person_address::Column::PersonId);
                find.filter(Condition::any().add(Column::EmailKey.like(begins())).add(Column::Id.in_subquery(other.into_query())))
            } else {
                // By the order of bytes, which these columns have on both engines: along their indexes.
                let begins = |column: Column| column.gte(first.as_str()).and(column.lt(format!("{first}\u{10FFFF}")));
                let beginning = find.filter(Condition::any().add(begins(Column::NameFolded)).add(begins(Column::LastFolded)));
                others.iter().fold(beginning, |found, word| found.filter(Column::NameFolded.contains(word)))
            };
            found.order_by_asc(Column::LastFolded).order_by_asc(Column::NameFolded).order_by_asc(Column::Id)
        }
        _ => find.order_by_desc(Column::Id),
    };
    let mut found = find.offset((page - 1) * PAGE).limit(PAGE + 1).all(db.reader()).await?;
    let has_more = found.len() as u64 > PAGE;
    found.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    Ok(PersonList { rows: lines(db, scope, found).await?, page, has_more })
}

/// Registrations for events of the scope.
pub(super) fn in_events(scope: &Scope) -> Condition {
    if *scope == Scope::All {
        return Condition::all();
    }
    let events = event::Entity::find().filter(event::Entity::within(scope)).select_only().column(event::Column::Id);
    Condition::all().add(registration::Column::EventId.in_subquery(events.into_query()))
}

type Given = (Uuid, Option<Uuid>, Option<String>, Moment);

/// Persons with where they work and how often they registered: two statements.
///
/// # Errors
/// The database's.
pub(super) async fn lines(db: &Db, scope: &Scope, persons: Vec<person::Model>) -> Result<Vec<PersonLine>, Error> {
    use registration::Column;
    let given: Vec<Given> = registration::Entity::find()
        .filter(Column::PersonId.is_in(persons.iter().map(|person| person.id)))
        .filter(in_events(scope))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .select_only()
        .columns([Column::PersonId, Column::OrganisationId, Column::OrganisationText, Column::CreatedAt])
        .into_tuple()
        .all(db.reader())
        .await?;
    let mut counts: HashMap<Uuid, usize> = HashMap::new();
    let mut latest: HashMap<Uuid, Given> = HashMap::new();
    for row in given {
        *counts.entry(row.0).or_default() += 1;
        latest.insert(row.0, row);
    }
    let ids = persons.iter().filter_map(|person| person.organisation_id).chain(latest.values().filter_map(|row| row.1));
    let names = organisation_names(db, ids.collect()).await?;
    let organisation = |person: &person::Model| {
        let corrected = person.organisation_id.and_then(|id| names.get(&id).cloned()).or_else(|| person.organisation_text.clone());
        let row = latest.get(&person.id);
        corrected.or_else(|| row.and_then(|row| row.1.and_then(|id| names.get(&id).cloned()).or_else(|| row.2.clone())))
    };
    Ok(persons
        .into_iter()
        .map(|person| PersonLine {
            organisation: organisation(&person),
            registrations: counts.get(&person.id).copied().unwrap_or(0),
            latest: latest.get(&person.id).map(|row| row.3),
            id: person.id,
            first_name: person.first_name,
            last_name: person.last_name,
            email: person.email,
            version: person.version,
        })
        .collect())
}
