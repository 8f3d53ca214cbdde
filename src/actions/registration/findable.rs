//! People are found by every name and address under which they registered.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entity::person_word::{ActiveModel, Column, Entity, Model};
use crate::entity::registration;
use crate::error::Error;
use crate::rules::person_words::{beside, person_words};

/// Rows in one statement.
const CHUNK: usize = 1_000;

/// Notes the words of these registrations' people, whose rows are written. What is known stays.
///
/// # Errors
/// The database's.
pub(crate) async fn make_findable(transaction: &DatabaseTransaction, registrations: &[registration::Model]) -> Result<(), Error> {
    note(transaction, words_by_person(registrations)).await
}

/// Whoever `from` was found as is found as `to`, who takes their place.
///
/// # Errors
/// The database's.
pub(crate) async fn found_as(transaction: &DatabaseTransaction, from: Uuid, to: Uuid) -> Result<(), Error> {
    let words: Vec<String> = Entity::find().filter(Column::PersonId.eq(from)).select_only().column(Column::Word).into_tuple().all(transaction).await?;
    note(transaction, BTreeMap::from([(to, words.into_iter().collect())])).await
}

async fn note(transaction: &DatabaseTransaction, mut people: BTreeMap<Uuid, BTreeSet<String>>) -> Result<(), Error> {
    let ids: Vec<Uuid> = people.keys().copied().collect();
    let mut known: BTreeMap<Uuid, BTreeSet<String>> = BTreeMap::new();
    for chunk in ids.chunks(CHUNK) {
        let rows = Entity::find().filter(Column::PersonId.is_in(chunk.iter().copied())).select_only().columns([Column::PersonId, Column::Word]);
        for (person, word) in rows.into_tuple::<(Uuid, String)>().all(transaction).await? {
            known.entry(person).or_default().insert(word);
        }
    }
    // Who comes under the same name and address again is found already.
    people.retain(|person, words| {
        let known = known.remove(person).unwrap_or_default();
        let new = !words.is_subset(&known);
        words.extend(known);
        new
    });
    for chunk in rows(&people).chunks(CHUNK) {
        let again = OnConflict::columns([Column::Word, Column::PersonId]).update_column(Column::Words).to_owned();
        Entity::insert_many(chunk.to_vec()).on_conflict(again).exec_without_returning(transaction).await?;
    }
    Ok(())
}

/// The words of each person, as these registrations have them.
pub(crate) fn words_by_person(registrations: &[registration::Model]) -> BTreeMap<Uuid, BTreeSet<String>> {
    let mut people: BTreeMap<Uuid, BTreeSet<String>> = BTreeMap::new();
    for registration in registrations {
        let words = person_words(&format!("{} {}", registration.first_name, registration.last_name), &registration.email);
        people.entry(registration.person_id).or_default().extend(words);
    }
    people
}

/// In one order, so that two instances never wait for each other in a circle.
pub(crate) fn rows(people: &BTreeMap<Uuid, BTreeSet<String>>) -> Vec<ActiveModel> {
    let mut rows: Vec<Model> =
        people.iter().flat_map(|(person_id, words)| words.iter().map(|word| Model { word: word.clone(), person_id: *person_id, words: beside(words, word) })).collect();
    rows.sort_unstable_by(|one, other| (&one.word, one.person_id).cmp(&(&other.word, other.person_id)));
    rows.into_iter().map(IntoActiveModel::into_active_model).collect()
}
