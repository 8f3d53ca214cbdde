//! When somebody counts as present at an event, and from when its join pages lead in.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::{at_section, section_saved};
use crate::actions::Acting;
use crate::actions::attendance::evidence::settle_all;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{event, session};
use crate::error::{Error, FieldErrors};
use crate::rules::event_section::EventSection;
use crate::rules::permission::Permission;
use crate::rules::presence::{AttendanceRules, Measure};

/// Saves them over their `version`; lists that are still open are counted anew, closed ones stay.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Invalid` for thresholds that contradict each other.
pub async fn set_attendance_rules(app: &App, acting: Acting, event_id: Uuid, version: i32, rules: AttendanceRules) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    check(&rules)?;
    let clock = app.clock.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let event = at_section(transaction, event_id, EventSection::Attendance, version).await?;
                let before = event.attendance_rules();
                if before == rules {
                    return Ok(());
                }
                let change = event::ActiveModel {
                    id: Unchanged(event_id),
                    attendance_rules: Set(json!(rules)),
                    version: Set(event.version + 1),
                    section_versions: Set(section_saved(&event, EventSection::Attendance)?),
                    updated_at: Set(clock.now().into()),
                    ..Default::default()
                };
                let event = event::Entity::update(change).exec(transaction).await?;
                for session in session::Entity::of(event_id).all(transaction).await? {
                    settle_all(transaction, &event, &session).await?;
                }
                let fields = [
                    ("attendance_measure", json!(before.measure), json!(rules.measure)),
                    ("attendance_full", json!(before.full), json!(rules.full)),
                    ("attendance_partial", json!(before.partial), json!(rules.partial)),
                    ("half_days", json!(before.half_days), json!(rules.half_days)),
                    ("join_opens_minutes", json!(before.join_opens_minutes), json!(rules.join_opens_minutes)),
                ];
                let differing: serde_json::Map<_, _> =
                    fields.into_iter().filter(|(_, before, after)| before != after).map(|(name, before, after)| (name.to_owned(), json!([before, after]))).collect();
                audit::record(transaction, &clock, ActorKind::Organiser, Some(&acting), "event.set_attendance_rules", Subject("event", event_id), differing.into()).await
            })
        })
        .await
}

fn check(rules: &AttendanceRules) -> Result<(), Error> {
    let most = if rules.measure == Measure::Percent { 100 } else { 1_440 };
    let mut faults = FieldErrors::default();
    if !(1..=most).contains(&rules.full) {
        faults.add("attendance_full", "attendance-measure");
    }
    if !(1..=rules.full).contains(&rules.partial) {
        faults.add("attendance_partial", "attendance-partial");
    }
    if !(5..=120).contains(&rules.join_opens_minutes) {
        faults.add("join_opens_minutes", "join-opens");
    }
    faults.into_result()
}
