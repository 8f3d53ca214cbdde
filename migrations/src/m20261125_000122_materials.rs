//! Materials are links or files, of an event or of a programme, from a moment on; and who was told of them.

use sea_orm_migration::prelude::*;

use crate::columns::{flag, index, key, moment, moment_null, number, table, text, text_null, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        use ForeignKeyAction::{Cascade, Restrict};
        // The event may be missing now, which SQLite does not change in a table that is there: a new one takes its place.
        let materials = table("new_materials")
            .col(uuid_null("event_id"))
            .col(uuid_null("programme_id"))
            .col(text("kind"))
            .col(text("title"))
            .col(text_null("url"))
            .col(uuid_null("file_id"))
            .col(text_null("file_name"))
            .col(text("audience"))
            .col(moment_null("available_at"))
            .col(flag("after_event", false))
            .col(number("version"))
            .col(moment("created_at"))
            .foreign_key(&mut key("materials", "event_id", "events", Cascade))
            .foreign_key(&mut key("materials", "programme_id", "programmes", Cascade))
            .foreign_key(&mut key("materials", "file_id", "files", Restrict))
            .to_owned();
        manager.create_table(materials).await?;
        let connection = manager.get_connection();
        connection
            .execute_unprepared(
                "INSERT INTO new_materials (id, event_id, kind, title, url, audience, version, created_at) \
                 SELECT id, event_id, 'link', title, url, audience, version, created_at FROM materials",
            )
            .await?;
        manager.drop_table(Table::drop().table("materials").to_owned()).await?;
        connection.execute_unprepared("ALTER TABLE new_materials RENAME TO materials").await?;
        for (name, column) in [("materials_of_event", "event_id"), ("materials_of_programme", "programme_id"), ("materials_of_file", "file_id")] {
            manager.create_index(index("materials", name, &[column])).await?;
        }
        let told = Table::create()
            .table("materials_told")
            .col(uuid("material_id"))
            .col(uuid("registration_id"))
            .col(uuid_null("outbox_id"))
            .col(moment("at"))
            .primary_key(Index::create().col("material_id").col("registration_id"))
            .foreign_key(&mut key("materials_told", "material_id", "materials", Cascade))
            .foreign_key(&mut key("materials_told", "registration_id", "registrations", Cascade))
            .to_owned();
        manager.create_table(told).await?;
        manager.create_index(index("materials_told", "materials_told_to", &["registration_id"])).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
