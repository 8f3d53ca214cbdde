//! The database's history: ordered, append-only, each step in a transaction on both engines. Knows no entity:
//! tables and columns are named by strings, so that an old step never changes with today's code.

pub use sea_orm_migration::prelude::*;

mod columns;
mod m20261123_000001_first_tables;
mod m20261125_000001_registration_rules;
mod m20261125_000002_outbox_urgency;
mod m20261125_000010_changes;
mod m20261125_000020_reminders;
mod m20261125_000030_messages;
mod m20261125_000040_calendar_feeds;
mod m20261125_000050_delivery;
mod m20261125_000060_event_letters;
mod m20261125_000061_event_followers;
mod m20261125_000062_invitation_answers;
mod m20261125_000100_team;
mod m20261125_000110_second_step;
mod m20261125_000120_files;
mod m20261125_000121_programmes;
mod m20261125_000122_materials;
mod m20261125_000130_event_page;
mod m20261125_000140_people;
mod m20261125_000150_asked_questions;
mod m20261125_000160_venues;
mod m20261125_000161_speakers_and_agenda;
mod m20261125_000162_prices;
mod m20261125_000170_copying;
mod m20261125_000171_latest_events;
mod m20261125_000180_start;
mod m20261125_000181_open_questions;
mod m20261125_000190_event_imports;
mod m20261125_000200_evidence;
mod m20261125_000210_attendance_imports;
mod m20261125_000220_door_devices;
mod m20261125_000230_attendance_sheets;
mod m20261125_000231_self_check_in;
mod m20261125_000232_places_by_mode;
mod m20261126_000235_invitations_of_registration;
mod m20261126_000240_reports;
mod m20261126_000250_certificates;
mod m20261126_000260_evaluations;
mod m20261126_000270_retention;
mod m20261126_000280_exports;
mod m20261126_000290_report_schedules;
mod m20261126_000291_erasing_in_pieces;
mod m20261126_000300_api;
mod m20261126_000310_webhooks;
mod m20261126_000320_upkeep;
mod m20261126_000330_other_sites;
mod m20261126_000340_marks;
mod m20261126_000350_cancelled;
mod m20261127_000360_outbox_in_order;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_first_tables::Migration),
            Box::new(m20261125_000001_registration_rules::Migration),
            Box::new(m20261125_000002_outbox_urgency::Migration),
            Box::new(m20261125_000010_changes::Migration),
            Box::new(m20261125_000020_reminders::Migration),
            Box::new(m20261125_000030_messages::Migration),
            Box::new(m20261125_000040_calendar_feeds::Migration),
            Box::new(m20261125_000050_delivery::Migration),
            Box::new(m20261125_000060_event_letters::Migration),
            Box::new(m20261125_000061_event_followers::Migration),
            Box::new(m20261125_000062_invitation_answers::Migration),
            Box::new(m20261125_000100_team::Migration),
            Box::new(m20261125_000110_second_step::Migration),
            Box::new(m20261125_000120_files::Migration),
            Box::new(m20261125_000121_programmes::Migration),
            Box::new(m20261125_000122_materials::Migration),
            Box::new(m20261125_000130_event_page::Migration),
            Box::new(m20261125_000140_people::Migration),
            Box::new(m20261125_000150_asked_questions::Migration),
            Box::new(m20261125_000160_venues::Migration),
            Box::new(m20261125_000161_speakers_and_agenda::Migration),
            Box::new(m20261125_000162_prices::Migration),
            Box::new(m20261125_000170_copying::Migration),
            Box::new(m20261125_000171_latest_events::Migration),
            Box::new(m20261125_000180_start::Migration),
            Box::new(m20261125_000181_open_questions::Migration),
            Box::new(m20261125_000190_event_imports::Migration),
            Box::new(m20261125_000200_evidence::Migration),
            Box::new(m20261125_000210_attendance_imports::Migration),
            Box::new(m20261125_000220_door_devices::Migration),
            Box::new(m20261125_000230_attendance_sheets::Migration),
            Box::new(m20261125_000231_self_check_in::Migration),
            Box::new(m20261125_000232_places_by_mode::Migration),
            Box::new(m20261126_000235_invitations_of_registration::Migration),
            Box::new(m20261126_000240_reports::Migration),
            Box::new(m20261126_000250_certificates::Migration),
            Box::new(m20261126_000260_evaluations::Migration),
            Box::new(m20261126_000270_retention::Migration),
            Box::new(m20261126_000280_exports::Migration),
            Box::new(m20261126_000290_report_schedules::Migration),
            Box::new(m20261126_000291_erasing_in_pieces::Migration),
            Box::new(m20261126_000300_api::Migration),
            Box::new(m20261126_000310_webhooks::Migration),
            Box::new(m20261126_000320_upkeep::Migration),
            Box::new(m20261126_000330_other_sites::Migration),
            Box::new(m20261126_000340_marks::Migration),
            Box::new(m20261126_000350_cancelled::Migration),
            Box::new(m20261127_000360_outbox_in_order::Migration),
        ]
    }
}
