//! Evaluations: questionnaires kept for later, those of events, who was asked, and what was answered. Of an anonymous answer
//! nothing is kept that leads to a person: no registration, no moment, and no order of rows.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::columns::{bytes, flag, index, json, key, moment, moment_null, number, number_null, table, text, uuid, uuid_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        use ForeignKeyAction::{Cascade, SetNull};
        let templates = table("evaluation_templates").col(text("name")).col(json("questions")).col(number("version")).col(moment("created_at")).to_owned();
        manager.create_table(templates).await?;
        let evaluations = Table::create()
            .table("evaluations")
            .col(uuid("event_id").primary_key().to_owned())
            .col(json("questions"))
            .col(flag("anonymous", true))
            .col(number("open_days"))
            .col(number_null("remind_after_days"))
            .col(moment_null("opened_at"))
            .col(moment_null("closes_at"))
            .col(moment_null("closed_at"))
            .col(number("version"))
            .col(moment("created_at"))
            .foreign_key(&mut key("evaluations", "event_id", "events", Cascade))
            .to_owned();
        manager.create_table(evaluations).await?;
        // A registration that is erased leaves its mark, so that the numbers stay.
        let invitations = table("evaluation_invitations")
            .col(uuid("event_id"))
            .col(uuid_null("registration_id"))
            .col(bytes("token_hash"))
            .col(moment("sent_at"))
            .col(moment_null("reminded_at"))
            .col(flag("answered", false))
            .foreign_key(&mut key("evaluation_invitations", "event_id", "events", Cascade))
            .foreign_key(&mut key("evaluation_invitations", "registration_id", "registrations", SetNull))
            .to_owned();
        manager.create_table(invitations).await?;
        manager.create_index(index("evaluation_invitations", "evaluation_invitations_of_event", &["event_id", "answered"])).await?;
        manager.create_index(index("evaluation_invitations", "evaluation_invitations_of_registration", &["registration_id"]).unique().to_owned()).await?;
        manager.create_index(index("evaluation_invitations", "evaluation_invitations_by_token", &["token_hash"]).unique().to_owned()).await?;
        for (name, content, person) in [("evaluation_envelopes", bytes("sealed"), false), ("evaluation_answers", json("answers"), true)] {
            let mut rows = table(name).col(uuid("event_id")).col(content).to_owned();
            if person {
                rows.col(uuid_null("registration_id")).foreign_key(&mut key(name, "registration_id", "registrations", SetNull));
            }
            rows.foreign_key(&mut key(name, "event_id", "events", Cascade));
            // SQLite numbers the rows of other tables in the order in which they came.
            if manager.get_database_backend() == DbBackend::Sqlite {
                rows.extra("WITHOUT ROWID");
            }
            manager.create_table(rows).await?;
        }
        manager.create_index(index("evaluation_envelopes", "evaluation_envelopes_of_event", &["event_id"])).await?;
        manager.create_index(index("evaluation_answers", "evaluation_answers_of_event", &["event_id"])).await?;
        manager.create_index(index("evaluation_answers", "evaluation_answers_of_registration", &["registration_id"])).await
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("steps are not undone: restore a backup".to_owned()))
    }
}
