//! What does somebody at the desk look for: events, people, organisations? Accents and case do not matter, the words
//! may come in any order.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement, SimpleExpr, UnionType};
use sea_orm::{ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use serde::Serialize;
use uuid::Uuid;

use super::desk_events::{EventRow, rows_of};
use super::organisation_search::{by_digits, by_number, by_words};
use super::participant_list::organisation_names;
use crate::db::Db;
use crate::entity::event::{self, EventStatus};
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{Moment, organisation, person, person_word};
use crate::error::Error;
use crate::rules::organisation_name::part_kind;
use crate::rules::permission::Scope;
use crate::rules::person_words::sought_words;
use crate::rules::search_text::fold;

/// Fewer letters or digits find nothing.
pub const FEWEST: usize = 2;

/// The longest text that is looked for, in characters.
pub const LONGEST: usize = 120;

/// Pages that can be turned: whoever wants more types more.
const LAST_PAGE: u64 = 50;

/// A word is counted so far, to begin with the rarest.
const COUNTED: u64 = 2_000;

/// A page of what was found.
#[derive(Debug, Serialize)]
pub struct Found<T> {
    pub rows: Vec<T>,
    /// From 1.
    pub page: u64,
    /// Whether there is a further page.
    pub more: bool,
}

/// A person with the latest registration.
#[derive(Debug, Clone, Serialize)]
pub struct PersonRow {
    pub id: Uuid,
    pub name: String,
    pub email: String,
    /// Of the latest registration that the scope holds.
    pub organisation: Option<String>,
    pub latest: Option<Latest>,
}

/// The latest registration of a person.
#[derive(Debug, Clone, Serialize)]
pub struct Latest {
    pub id: Uuid,
    pub status: RegistrationStatus,
    pub event: String,
    /// Language of the event's title.
    pub event_language: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct OrganisationRow {
    pub id: Uuid,
    pub name: String,
    pub postal_code: Option<String>,
    pub city: Option<String>,
    pub kbo_number: Option<String>,
    pub active: bool,
    pub member: bool,
}

/// The text as it is looked for; `None` when it is too short.
#[must_use]
pub fn sought(text: &str) -> Option<String> {
    let text: String = text.trim().chars().take(LONGEST).collect();
    (fold(&text).chars().filter(|letter| *letter != ' ').count() >= FEWEST).then_some(text)
}

/// Events whose title, summary or places have all words: those that come first, then drafts, then past ones from
/// the latest.
///
/// # Errors
/// The database's.
pub async fn events_found(db: &Db, scope: &Scope, text: &str, now: Timestamp, page: u64, per_page: u64) -> Result<Found<EventRow>, Error> {
    use event::Column;
    let mut find = event::Entity::find().filter(event::Entity::within(scope));
    for word in fold(text).split(' ').filter(|word| !word.is_empty()).take(8) {
        find = find.filter(Column::SearchText.contains(word));
    }
    let comes = Column::EndsAt.gt(Moment(now));
    let rank: SimpleExpr = Expr::case(Column::Status.ne(EventStatus::Draft).and(comes.clone()), 0).case(Column::Status.eq(EventStatus::Draft), 1).finally(2).into();
    let soonest: SimpleExpr = Expr::case(comes, Expr::col(Column::StartsAt)).finally(Expr::value(None::<Moment>)).into();
    let find = find.order_by_asc(rank).order_by_asc(soonest).order_by_desc(Column::StartsAt).order_by_asc(Column::Id);
    let found = paged(find, page, per_page).all(db.reader()).await?;
    let Found { rows, page, more } = cut(found, page, per_page);
    Ok(Found { rows: rows_of(db, rows).await?, page, more })
}

/// People each of whose words begins a word of their names or mail addresses; whole words first.
///
/// # Errors
/// The database's.
pub async fn people_found(db: &Db, scope: &Scope, text: &str, page: u64, per_page: u64) -> Result<Found<PersonRow>, Error> {
    let words = rarest_first(db, sought_words(text)).await?;
    let Some((first, others)) = words.split_first() else { return Ok(Found { rows: Vec::new(), page: 1, more: false }) };
    let page = page.clamp(1, LAST_PAGE);
    // A folded word holds letters and digits only: nothing that LIKE would read as a pattern. Who has two words that begin
    // so is found by the first.
    let mut find = person_word::Entity::find().filter(begins(first)).filter(person_word::Column::Words.not_like(format!("% {first}%|%")));
    for word in others {
        let has = Condition::any().add(person_word::Column::Words.like(format!("% {word}%"))).add(person_word::Column::Words.like(format!("%|{word}%")));
        find = find.filter(has);
    }
    if *scope != Scope::All {
        find = find.filter(Expr::exists(registered_within(scope)));
    }
    let find = find.order_by_asc(person_word::Column::Word).order_by_asc(person_word::Column::PersonId).select_only().column(person_word::Column::PersonId);
    let ids: Vec<Uuid> = find.offset((page - 1) * per_page).limit(per_page + 1).into_tuple().all(db.reader()).await?;
    let Found { rows: ids, page, more } = cut(ids, page, per_page);
    Ok(Found { rows: people(db, scope, &ids).await?, page, more })
}

/// Organisations by number, postal code, or words of name and town; ended ones, too.
///
/// # Errors
/// The database's.
pub async fn organisations_found(db: &Db, text: &str, page: u64, per_page: u64) -> Result<Found<OrganisationRow>, Error> {
    use organisation::Column;
    let folded = fold(text);
    let (kind, words) = part_kind(&folded);
    let find = organisation::Entity::find().filter(by_number(text).or_else(|| by_digits(&folded)).unwrap_or_else(|| by_words(kind, words)));
    let begins_so: SimpleExpr = Expr::case(Column::NameFolded.starts_with(words), 0).finally(1).into();
    let find = find.order_by_desc(Column::Active).order_by_asc(begins_so).order_by_asc(Column::NameFolded).order_by_asc(Column::Id);
    let Found { rows, page, more } = cut(paged(find, page, per_page).all(db.reader()).await?, page, per_page);
    let rows = rows.into_iter().map(|row| OrganisationRow {
        id: row.id,
        name: row.full_name(),
        postal_code: row.postal_code,
        city: row.city,
        kbo_number: row.kbo_number,
        active: row.active,
        member: row.member,
    });
    Ok(Found { rows: rows.collect(), page, more })
}

fn paged<E: EntityTrait>(find: Select<E>, page: u64, per_page: u64) -> Select<E> {
    find.offset((page.clamp(1, LAST_PAGE) - 1) * per_page).limit(per_page + 1)
}

/// One row more than a page was asked for, to know whether there is another.
fn cut<T>(mut rows: Vec<T>, page: u64, per_page: u64) -> Found<T> {
    let page = page.clamp(1, LAST_PAGE);
    let more = rows.len() as u64 > per_page && page < LAST_PAGE;
    rows.truncate(usize::try_from(per_page).unwrap_or(usize::MAX));
    Found { rows, page, more }
}

#[derive(FromQueryResult)]
struct Counted {
    word: i64,
    people: i64,
}

/// The rarest word first: each of its people is looked at.
async fn rarest_first(db: &Db, words: Vec<String>) -> Result<Vec<String>, Error> {
    if words.len() < 2 {
        return Ok(words);
    }
    let mut counts: Option<SelectStatement> = None;
    for (number, word) in (0_i64..).zip(&words) {
        let some = Query::select().expr(Expr::value(1)).from(person_word::Entity).and_where(begins(word)).limit(COUNTED).to_owned();
        let number = Expr::value(number).cast_as(Alias::new("bigint"));
        let count = Query::select().expr_as(number, Alias::new("word")).expr_as(Expr::cust("COUNT(*)"), Alias::new("people")).from_subquery(some, Alias::new("some")).to_owned();
        counts = Some(match counts {
            Some(mut before) => before.union(UnionType::All, count).to_owned(),
            None => count,
        });
    }
    let Some(statement) = counts else { return Ok(words) };
    let statement = db.reader().get_database_backend().build(&statement);
    let mut counted = Counted::find_by_statement(statement).all(db.reader()).await?;
    counted.sort_by_key(|row| (row.people, row.word));
    Ok(counted.into_iter().filter_map(|row| words.get(usize::try_from(row.word).ok()?).cloned()).collect())
}

/// Words that begin so lie side by side in the index, which goes by octets.
fn begins(word: &str) -> SimpleExpr {
    person_word::Column::Word.gte(word).and(person_word::Column::Word.lt(format!("{word}\u{10FFFF}")))
}

/// A registration of the person of the row, for an event in the scope.
fn registered_within(scope: &Scope) -> SelectStatement {
    Query::select()
        .expr(Expr::value(1))
        .from(registration::Entity)
        .inner_join(event::Entity, Expr::col((event::Entity, event::Column::Id)).equals((registration::Entity, registration::Column::EventId)))
        .and_where(Expr::col((registration::Entity, registration::Column::PersonId)).equals((person_word::Entity, person_word::Column::PersonId)))
        .cond_where(event::Entity::within(scope))
        .to_owned()
}

#[derive(FromQueryResult)]
struct Registered {
    id: Uuid,
    person_id: Uuid,
    event_id: Uuid,
    status: RegistrationStatus,
    organisation_id: Option<Uuid>,
    organisation_text: Option<String>,
}

/// These people, in this order.
async fn people(db: &Db, scope: &Scope, ids: &[Uuid]) -> Result<Vec<PersonRow>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let persons = person::Entity::find().filter(person::Column::Id.is_in(ids.iter().copied())).all(db.reader()).await?;
    let columns = [
        registration::Column::Id,
        registration::Column::PersonId,
        registration::Column::EventId,
        registration::Column::Status,
        registration::Column::OrganisationId,
        registration::Column::OrganisationText,
    ];
    let mut registrations = registration::Entity::find().filter(registration::Column::PersonId.is_in(ids.iter().copied()));
    if *scope != Scope::All {
        let inside = event::Entity::find().filter(event::Entity::within(scope)).select_only().column(event::Column::Id).into_query();
        registrations = registrations.filter(registration::Column::EventId.in_subquery(inside));
    }
    let registrations = registrations.select_only().columns(columns);
    let registrations: Vec<Registered> = registrations.into_model().all(db.reader()).await?;
    // Ids grow with time: the largest is the latest.
    let mut latest: HashMap<Uuid, Registered> = HashMap::new();
    for row in registrations {
        if latest.get(&row.person_id).is_none_or(|known| known.id < row.id) {
            latest.insert(row.person_id, row);
        }
    }
    let organisations = organisation_names(db, latest.values().filter_map(|row| row.organisation_id).collect()).await?;
    let titles: Vec<(Uuid, String, String)> = event::Entity::find()
        .filter(event::Column::Id.is_in(latest.values().map(|row| row.event_id)))
        .select_only()
        .columns([event::Column::Id, event::Column::Title, event::Column::Language])
        .into_tuple()
        .all(db.reader())
        .await?;
    let titles: HashMap<Uuid, (String, String)> = titles.into_iter().map(|(id, title, language)| (id, (title, language))).collect();
    let mut persons: HashMap<Uuid, person::Model> = persons.into_iter().map(|person| (person.id, person)).collect();
    Ok(ids
        .iter()
        .filter_map(|id| {
            let person = persons.remove(id)?;
            let row = latest.remove(id);
            let organisation = row.as_ref().and_then(|row| row.organisation_id.and_then(|id| organisations.get(&id).cloned()).or_else(|| row.organisation_text.clone()));
            let latest = row.and_then(|row| {
                let (event, event_language) = titles.get(&row.event_id).cloned()?;
                Some(Latest { id: row.id, status: row.status, event, event_language })
            });
            Some(PersonRow { id: person.id, name: format!("{} {}", person.first_name, person.last_name), email: person.email, organisation, latest })
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::sought;

    #[test]
    fn two_letters_are_enough_and_one_is_not() {
        assert_eq!(sought(" Öz "), Some("Öz".to_owned()));
        for short in ["", "a", " é ", "?!", "a-"] {
            assert_eq!(sought(short), None, "{short:?}");
        }
        assert_eq!(sought(&"é".repeat(500)).map(|text| text.chars().count()), Some(120));
    }
}
