//! What each calendar was told last, what earlier revisions of sessions said, and changes that wait to be told.

use sea_orm_migration::prelude::*;

use crate::columns::{index, json, key, moment, number, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        use ForeignKeyAction::Cascade;
        manager.alter_table(Table::alter().table("invitations").add_column(number("session_sequence")).to_owned()).await?;
        // Until now every change was told at once.
        let told = "UPDATE invitations SET session_sequence = (SELECT sequence FROM sessions WHERE sessions.id = invitations.session_id)";
        manager.get_connection().execute_unprepared(told).await?;
        let revisions = Table::create()
            .table("session_revisions")
            .col(uuid("session_id"))
            .col(number("sequence"))
            .col(json("facts"))
            .col(moment("changed_at"))
            .primary_key(Index::create().col("session_id").col("sequence"))
            .foreign_key(&mut key("session_revisions", "session_id", "sessions", Cascade))
            .to_owned();
        manager.create_table(revisions).await?;
        let changes = Table::create()
            .table("pending_changes")
            .col(uuid("event_id").primary_key().to_owned())
            .col(uuid_null("organiser_id"))
            .col(moment("since"))
            .col(moment("due_at"))
            .col(json("before"))
            // Everybody up to this registration has been told; null: the telling has not begun.
            .col(uuid_null("told_until"))
            .col(number("told"))
            .col(number("version"))
            .foreign_key(&mut key("pending_changes", "event_id", "events", Cascade))
            .to_owned();
        manager.create_table(changes).await?;
        manager.create_index(index("pending_changes", "pending_changes_due", &["due_at"])).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
