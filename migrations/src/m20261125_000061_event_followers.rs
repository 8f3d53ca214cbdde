//! Organisers who follow an event.

use sea_orm_migration::prelude::*;

use crate::columns::{flag, index, key, moment, table, text, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let followers = table("event_followers")
            .col(uuid("event_id"))
            .col(uuid("organiser_id"))
            .col(text("registrations"))
            .col(flag("cancellations", false))
            .col(flag("failures", false))
            .col(moment("told_until"))
            .col(moment("created_at"))
            .foreign_key(&mut key("event_followers", "event_id", "events", ForeignKeyAction::Cascade))
            .foreign_key(&mut key("event_followers", "organiser_id", "organisers", ForeignKeyAction::Cascade))
            .to_owned();
        manager.create_table(followers).await?;
        manager.create_index(index("event_followers", "event_followers_once", &["event_id", "organiser_id"]).unique().to_owned()).await?;
        manager.create_index(index("event_followers", "event_followers_organiser", &["organiser_id", "told_until"])).await?;
        // Somebody wants a mail for each form: looked at without another question while people register.
        manager.alter_table(Table::alter().table("events").add_column(flag("followed_each", false)).to_owned()).await?;
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
