//! Indexes that answer reports by themselves: who registered for which events, and for which a person had a place before.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for statement in [
            // All that a report adds up of registrations: the rows themselves are ten times as wide.
            "CREATE INDEX registrations_for_reports ON registrations (event_id, status, organisation_id, function_category, person_id, id)",
            "CREATE INDEX registrations_waited ON registrations (event_id) WHERE queued_at IS NOT NULL",
            // The first event of somebody, and all that was asked of this index before.
            "DROP INDEX registrations_of_person",
            "CREATE INDEX registrations_of_person ON registrations (person_id, status, event_id)",
            // Who leads which programmes.
            "CREATE INDEX programmes_of_lead ON programmes (lead_id) WHERE lead_id IS NOT NULL",
        ] {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
