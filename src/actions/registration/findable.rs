//! People are found by every name and address under which they registered.

use std::collections::BTreeSet;

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait};
use uuid::Uuid;

use crate::entity::person_word::{ActiveModel, Column, Entity};
use crate::entity::registration;
use crate::error::Error;
use crate::rules::person_words::person_words;

/// Rows in one statement.
const CHUNK: usize = 1_000;

/// Notes the words of these registrations' people, whose rows are written. What is known stays.
///
/// # Errors
/// The database's.
pub(crate) async fn make_findable(transaction: &DatabaseTransaction, registrations: &[registration::Model]) -> Result<(), Error> {
    // In one order, so that two instances never wait for each other in a circle.
    let words: BTreeSet<(String, Uuid)> = registrations.iter().flat_map(words_of).collect();
    let rows: Vec<ActiveModel> = words.into_iter().map(|(word, person_id)| ActiveModel { word: Set(word), person_id: Set(person_id) }).collect();
    for chunk in rows.chunks(CHUNK) {
        let known = OnConflict::columns([Column::Word, Column::PersonId]).do_nothing().to_owned();
        Entity::insert_many(chunk.to_vec()).on_conflict(known).exec_without_returning(transaction).await?;
    }
    Ok(())
}

/// The words of one registration's person.
pub(crate) fn words_of(registration: &registration::Model) -> Vec<(String, Uuid)> {
    let words = person_words(&format!("{} {}", registration.first_name, registration.last_name), &registration.email);
    words.into_iter().map(|word| (word, registration.person_id)).collect()
}
