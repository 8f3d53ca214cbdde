//! Which rows may be one human being: the same name at the same organisation, under two addresses.

use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

use super::person_list::{PersonLine, lines, within};
use crate::db::Db;
use crate::entity::person;
use crate::error::Error;
use crate::rules::permission::Scope;

/// Groups on one page.
const PAGE: usize = 25;

#[derive(Debug, Serialize)]
pub struct PeopleAlike {
    pub groups: Vec<Vec<PersonLine>>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// Groups of people with one name and organisation, those after `after` in the order of their names.
///
/// # Errors
/// The database's.
pub async fn people_alike(db: &Db, scope: &Scope, after: &str) -> Result<PeopleAlike, Error> {
    use person::Column;
    let mut keys: Vec<String> = person::Entity::find()
        .filter(Column::MatchKey.is_not_null())
        .filter(Column::MatchKey.gt(after))
        .select_only()
        .column(Column::MatchKey)
        .group_by(Column::MatchKey)
        .having(Column::Id.count().gt(1))
        .order_by_asc(Column::MatchKey)
        .limit(PAGE as u64 + 1)
        .into_tuple()
        .all(db.reader())
        .await?;
    let next = (keys.len() > PAGE).then(|| keys.get(PAGE - 1).cloned()).flatten();
    keys.truncate(PAGE);
    let persons = within(scope).filter(Column::MatchKey.is_in(keys)).order_by_asc(Column::MatchKey).order_by_asc(Column::Id).limit(200).all(db.reader()).await?;
    let by: Vec<Option<String>> = persons.iter().map(|person| person.match_key.clone()).collect();
    let mut groups: Vec<Vec<PersonLine>> = Vec::new();
    let mut last = None;
    for (line, key) in lines(db, scope, persons).await?.into_iter().zip(by) {
        match groups.last_mut().filter(|_| last == key) {
            Some(group) => group.push(line),
            None => groups.push(vec![line]),
        }
        last = key;
    }
    groups.retain(|group| group.len() > 1);
    Ok(PeopleAlike { groups, next })
}
