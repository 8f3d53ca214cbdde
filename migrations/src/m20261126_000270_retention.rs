//! How long data of people are kept: what must be kept longer and why, the nightly runs that erase, people who asked to be
//! erased, and the names that a duty keeps after that.

use sea_orm_migration::prelude::*;

use crate::columns::{index, json, key, moment, moment_null, number, table, text, text_null, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        use ForeignKeyAction::Cascade;
        let holds = table("retention_holds")
            .col(uuid_null("event_id"))
            .col(uuid_null("programme_id"))
            .col(text("reason"))
            .col(text("until"))
            .col(uuid("set_by"))
            .col(moment("created_at"))
            .col(moment_null("ended_at"))
            .col(uuid_null("ended_by"))
            .foreign_key(&mut key("retention_holds", "event_id", "events", Cascade))
            .foreign_key(&mut key("retention_holds", "programme_id", "programmes", Cascade))
            .to_owned();
        manager.create_table(holds).await?;
        manager.create_index(index("retention_holds", "retention_holds_of_event", &["event_id"])).await?;
        manager.create_index(index("retention_holds", "retention_holds_of_programme", &["programme_id"])).await?;
        // An event whose people were anonymised is not looked at again.
        let done = Table::create()
            .table("anonymised_events")
            .col(uuid("event_id").primary_key().to_owned())
            .col(moment("at"))
            .foreign_key(&mut key("anonymised_events", "event_id", "events", Cascade))
            .to_owned();
        manager.create_table(done).await?;
        // One row per night: several copies share it.
        let runs = Table::create()
            .table("retention_runs")
            .col(text("night").primary_key().to_owned())
            .col(moment("started_at"))
            .col(moment_null("finished_at"))
            .col(json("counts"))
            .col(number("held"))
            .to_owned();
        manager.create_table(runs).await?;
        let erasures = table("erasures")
            .col(uuid("person_id"))
            .col(moment_null("asked_at"))
            .col(moment_null("decided_at"))
            .col(uuid_null("decided_by"))
            .col(moment_null("finished_at"))
            .foreign_key(&mut key("erasures", "person_id", "persons", Cascade))
            .to_owned();
        manager.create_table(erasures).await?;
        manager.create_index(index("erasures", "erasures_of_person", &["person_id"]).unique().to_owned()).await?;
        let kept = Table::create()
            .table("kept_names")
            .col(uuid("registration_id").primary_key().to_owned())
            .col(uuid("event_id"))
            .col(text("first_name"))
            .col(text("last_name"))
            .col(text_null("organisation"))
            .foreign_key(&mut key("kept_names", "registration_id", "registrations", Cascade))
            .foreign_key(&mut key("kept_names", "event_id", "events", Cascade))
            .to_owned();
        manager.create_table(kept).await?;
        manager.create_index(index("kept_names", "kept_names_of_event", &["event_id"])).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
