//! The rows of addresses that get more than mail about their own registration: each has one link to unsubscribe,
//! the same in every mail.

use std::collections::{HashMap, HashSet};

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::app::App;
use crate::entity::mailing_address::{ActiveModel, Column, Entity, Model};
use crate::error::Error;
use crate::keys::Purpose;

/// Rows in one statement.
const CHUNK: usize = 500;

/// One address: its row's id, and whether it wants no such mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MailingAddress {
    pub id: Uuid,
    pub unsubscribed: bool,
}

/// The rows of these addresses by their keys (`EmailAddress::key`), made where they are missing.
///
/// # Errors
/// The database's.
pub async fn mailing_addresses(transaction: &impl ConnectionTrait, app: &App, keys: impl IntoIterator<Item = String>) -> Result<HashMap<String, MailingAddress>, Error> {
    let keys: Vec<String> = keys.into_iter().collect::<HashSet<_>>().into_iter().collect();
    let mut found = HashMap::with_capacity(keys.len());
    for chunk in keys.chunks(CHUNK) {
        read(transaction, chunk, &mut found).await?;
        let missing: Vec<String> = chunk.iter().filter(|key| !found.contains_key(*key)).cloned().collect();
        if missing.is_empty() {
            continue;
        }
        let rows = missing.iter().map(|key| row(app, key));
        // Another copy may write the same address at this moment: then its row is the one that counts.
        Entity::insert_many(rows).on_conflict(OnConflict::column(Column::EmailKey).do_nothing().to_owned()).exec_without_returning(transaction).await?;
        read(transaction, &missing, &mut found).await?;
    }
    Ok(found)
}

async fn read(transaction: &impl ConnectionTrait, keys: &[String], found: &mut HashMap<String, MailingAddress>) -> Result<(), Error> {
    let rows: Vec<Model> = Entity::find().filter(Column::EmailKey.is_in(keys)).all(transaction).await?;
    found.extend(rows.into_iter().map(|row| (row.email_key, MailingAddress { id: row.id, unsubscribed: row.unsubscribed_at.is_some() })));
    Ok(())
}

fn row(app: &App, key: &str) -> ActiveModel {
    let id = app.clock.id();
    ActiveModel {
        id: Set(id),
        email_key: Set(key.to_owned()),
        token_hash: Set(app.keys.derive(Purpose::Unsubscribe, id, 0).hash()),
        unsubscribed_at: Set(None),
        created_at: Set(app.clock.now().into()),
    }
}
