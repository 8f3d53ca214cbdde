//! Certificates of attendance, and what an event decides about them.

use sea_orm_migration::prelude::*;

use crate::columns::{flag, index, json, key, moment, moment_null, number, table, text, text_null, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        use ForeignKeyAction::{Cascade, Restrict};
        let certificates = table("certificates")
            .col(uuid("registration_id"))
            .col(uuid("event_id"))
            .col(text("number"))
            .col(json("facts"))
            .col(uuid_null("signature_file_id"))
            .col(moment("issued_at"))
            .col(flag("by_itself", false))
            .col(moment_null("told_at"))
            .col(moment_null("revoked_at"))
            .col(text_null("revoked_because"))
            .foreign_key(&mut key("certificates", "registration_id", "registrations", Cascade))
            .foreign_key(&mut key("certificates", "event_id", "events", Cascade))
            .foreign_key(&mut key("certificates", "signature_file_id", "files", Restrict))
            .to_owned();
        manager.create_table(certificates).await?;
        let settings = Table::create()
            .table("certificate_settings")
            .col(ColumnDef::new("event_id").uuid().not_null().primary_key())
            .col(flag("gives", true))
            .col(flag("by_itself", false))
            .col(text("signer_name"))
            .col(text_null("signer_function"))
            .col(uuid_null("signature_file_id"))
            .col(number("signature_width"))
            .col(number("signature_height"))
            .col(number("version"))
            .col(moment("updated_at"))
            .foreign_key(&mut key("certificate_settings", "event_id", "events", Cascade))
            .foreign_key(&mut key("certificate_settings", "signature_file_id", "files", Restrict))
            .to_owned();
        manager.create_table(settings).await?;
        manager.create_index(index("certificates", "certificates_by_number", &["number"]).unique().to_owned()).await?;
        manager.create_index(index("certificates", "certificates_of_event", &["event_id", "revoked_at"])).await?;
        manager.create_index(index("certificates", "certificates_to_tell", &["by_itself", "told_at"])).await?;
        manager.create_index(index("certificates", "certificates_signed_with", &["signature_file_id"])).await?;
        manager.create_index(index("certificate_settings", "certificate_settings_signed_with", &["signature_file_id"])).await?;
        manager.create_index(index("certificates", "certificates_of_registration", &["registration_id"])).await?;
        // One that is good for each registration, whoever issues at the same moment.
        manager.get_connection().execute_unprepared("CREATE UNIQUE INDEX certificates_good ON certificates (registration_id) WHERE revoked_at IS NULL").await?;
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
