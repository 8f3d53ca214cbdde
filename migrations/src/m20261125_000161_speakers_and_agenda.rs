//! Who speaks at an event, and the programme of each day.

use sea_orm_migration::prelude::*;

use crate::columns::{index, json, key, moment, number, table, text, text_null, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut of_event = key("speakers", "event_id", "events", ForeignKeyAction::Cascade);
        let speakers = table("speakers")
            .col(uuid("event_id"))
            .col(text("name"))
            // Folded name and organisation, for proposals.
            .col(text("name_folded"))
            // `speaker`, `trainer`, `facilitator` or `chair`.
            .col(text("role"))
            .col(text_null("organisation"))
            // `Translated`.
            .col(json("about"))
            .col(number("position"))
            .col(number("version"))
            .col(moment("created_at"))
            .foreign_key(&mut of_event)
            .to_owned();
        manager.create_table(speakers).await?;
        manager.create_index(index("speakers", "speakers_of_event", &["event_id", "position"])).await?;
        let mut of_event = key("agenda_items", "event_id", "events", ForeignKeyAction::Cascade);
        let mut of_session = key("agenda_items", "session_id", "sessions", ForeignKeyAction::Cascade);
        let items = table("agenda_items")
            .col(uuid("event_id"))
            .col(uuid("session_id"))
            // Minutes since the session's start, so that it moves along.
            .col(number("begins_after"))
            .col(number("minutes"))
            .col(text("title"))
            .col(text("description"))
            .col(text_null("room"))
            // Ids of speakers of the event, in order.
            .col(json("speakers"))
            .col(number("version"))
            .col(moment("created_at"))
            .foreign_key(&mut of_event)
            .foreign_key(&mut of_session)
            .to_owned();
        manager.create_table(items).await?;
        manager.create_index(index("agenda_items", "agenda_items_of_event", &["event_id", "session_id", "begins_after"])).await?;
        manager.create_index(index("agenda_items", "agenda_items_of_session", &["session_id"])).await?;
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
