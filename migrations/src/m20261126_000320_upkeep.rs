//! What the service does for itself at night (its audit, its backup) and what that found; which request caused a mail; and a table of
//! which a row is written now and then and taken away again, to see whether the database takes what is written.

use sea_orm_migration::prelude::*;

use crate::columns::{flag, index, json, moment, moment_null, table, text, text_null, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // One row per task and day: several copies share it.
        let runs = table("upkeep_runs")
            .col(text("task"))
            .col(text("day"))
            .col(moment("started_at"))
            .col(uuid_null("lease_owner"))
            .col(moment_null("lease_until"))
            .col(moment_null("finished_at"))
            .col(flag("failed", false))
            .col(text_null("reason"))
            .col(json("figures"))
            .col(moment_null("told_at"))
            .to_owned();
        manager.create_table(runs).await?;
        manager.create_index(index("upkeep_runs", "upkeep_runs_by_day", &["task", "day"]).unique().to_owned()).await?;
        let findings = table("audit_findings").col(text("invariant")).col(text("line")).col(moment("first_seen_at")).col(moment("last_seen_at")).to_owned();
        manager.create_table(findings).await?;
        manager.create_table(table("write_probes").col(text("filler")).to_owned()).await?;
        manager.alter_table(Table::alter().table("outbox").add_column(text_null("request_id")).to_owned()).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
