//! What organisers decide about the letters of an event: *je* or *u*, and their own words.

use sea_orm_migration::prelude::*;

use crate::columns::{json, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // `EventLetters` as JSON; an empty object: letters as the house writes them.
        for mut column in [text("salutation").default("familiar").to_owned(), json("letters").default("{}").to_owned()] {
            manager.alter_table(Table::alter().table("events").add_column(&mut column).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
