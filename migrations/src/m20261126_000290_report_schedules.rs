//! Reports that organisers get by mail each week, month or quarter: of what, when the next one is due, and who reads it.

use sea_orm_migration::prelude::*;

use crate::columns::{index, json, key, moment, moment_null, table, text, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        use ForeignKeyAction::Cascade;
        let schedules = table("report_schedules")
            .col(text("view"))
            .col(json("selection"))
            .col(text("every"))
            .col(text("covers"))
            .col(text("due_on"))
            .col(uuid("made_by"))
            .col(moment("created_at"))
            .col(moment_null("ended_at"))
            .col(uuid_null("ended_by"))
            .foreign_key(&mut key("report_schedules", "made_by", "organisers", Cascade))
            .to_owned();
        manager.create_table(schedules).await?;
        manager.create_index(index("report_schedules", "report_schedules_due", &["due_on"])).await?;
        let readers = Table::create()
            .table("report_readers")
            .col(uuid("schedule_id"))
            .col(uuid("organiser_id"))
            .primary_key(Index::create().col("schedule_id").col("organiser_id"))
            .foreign_key(&mut key("report_readers", "schedule_id", "report_schedules", Cascade))
            .foreign_key(&mut key("report_readers", "organiser_id", "organisers", Cascade))
            .to_owned();
        manager.create_table(readers).await?;
        manager.create_index(index("report_readers", "report_readers_of_organiser", &["organiser_id"])).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
