//! Venues: places that organisers know and choose again, with how to get there. A session remembers which it took, and
//! keeps what it said.

use sea_orm_migration::prelude::*;

use crate::columns::{index, json, moment, moment_null, number, number_null, table, text, text_null, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let venues = table("venues")
            .col(text("name"))
            // Folded name, street and municipality, for searching.
            .col(text("search_text"))
            .col(text_null("street"))
            .col(text_null("postal_code"))
            .col(text_null("municipality"))
            .col(text_null("map_url"))
            // `Translated`.
            .col(json("access"))
            .col(json("travel"))
            .col(number_null("capacity_hint"))
            .col(moment_null("archived_at"))
            .col(number("version"))
            .col(moment("created_at"))
            .col(moment("updated_at"))
            .to_owned();
        manager.create_table(venues).await?;
        manager.create_index(index("venues", "venues_by_name", &["search_text", "id"])).await?;
        for mut column in [uuid_null("venue_id"), ColumnDef::new("directions").json_binary().null().to_owned()] {
            manager.alter_table(Table::alter().table("sessions").add_column(&mut column).to_owned()).await?;
        }
        let connection = manager.get_connection();
        connection.execute_unprepared("CREATE INDEX sessions_by_venue ON sessions (venue_id, ends_at) WHERE venue_id IS NOT NULL").await?;
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
