//! Who may register, who is next, until when one may change: the rules of registering for one event.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, DatabaseTransaction, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::{at_section, not_cancelled, rules_json, section_saved};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::registration::overbooked::{Limit, mark_excess};
use crate::actions::registration::promote::look_again;
use crate::app::App;
use crate::entity::event;
use crate::entity::event::EventFormat;
use crate::entity::registration::AttendanceMode;
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, FieldErrors};
use crate::rules::event_section::EventSection;
use crate::rules::permission::Permission;
use crate::rules::registration::Cause;
use crate::rules::registration_rules::RegistrationRules;

/// Saves the rules over their `version`; returns how many people got a place by them. Organisations that have
/// more places than a new limit keep them, on record.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Refused(EventCancelled)`; `Invalid` for numbers out of range.
pub async fn set_rules(app: &App, acting: Acting, event_id: Uuid, version: i32, rules: RegistrationRules) -> Result<usize, Error> {
    acting.needs(Permission::EditEvents)?;
    check(&rules)?;
    let ground = app.clone();
    let promoted = app.db.write(move |transaction| Box::pin(async move { save(transaction, &ground, acting, event_id, version, &rules).await })).await?;
    app.bell.notify_one();
    Ok(promoted)
}

/// Kills the secret link and makes a new one.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub async fn renew_secret_link(app: &App, acting: Acting, event_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let event = super::locked(transaction, event_id).await?;
                let generation = event.secret_link_generation + 1;
                let change = event::ActiveModel { id: Unchanged(event_id), secret_link_generation: Set(generation), ..Default::default() };
                event::Entity::update(change).exec(transaction).await?;
                let noted = json!({ "secret_link": [generation - 1, generation] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "event.renew_secret_link", Subject("event", event_id), noted).await
            })
        })
        .await
}

fn check(rules: &RegistrationRules) -> Result<(), Error> {
    let mut faults = FieldErrors::default();
    if !(1..=240).contains(&rules.offer_hours) {
        faults.add("offer_hours", "not-a-number-of-hours");
    }
    if rules.promotion_stop_hours > 24 * 60 {
        faults.add("promotion_stop_hours", "not-a-number-of-hours");
    }
    if rules.places_per_organisation.is_some_and(|places| !(1..=100_000).contains(&places)) {
        faults.add("places_per_organisation", "not-a-number-of-places");
    }
    for (field, places) in [("places_onsite", rules.places_onsite), ("places_online", rules.places_online)] {
        if places.is_some_and(|places| !(0..=100_000).contains(&places)) {
            faults.add(field, "not-a-number-of-places");
        }
    }
    if rules.places_per_organisation.is_none() && rules.places_per_organisation_until.is_some() {
        faults.add("places_per_organisation", "required");
    }
    faults.into_result()
}

async fn save(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, version: i32, rules: &RegistrationRules) -> Result<usize, Error> {
    let event = at_section(transaction, event_id, EventSection::Rules, version).await?;
    not_cancelled(&event)?;
    let before = event.rules();
    if before == *rules {
        return Ok(0);
    }
    let now = app.clock.now();
    let change = event::ActiveModel {
        id: Unchanged(event_id),
        rules: Set(rules_json(rules)?),
        version: Set(event.version + 1),
        section_versions: Set(section_saved(&event, EventSection::Rules)?),
        updated_at: Set(now.into()),
        ..Default::default()
    };
    event::Entity::update(change).exec(transaction).await?;
    if let Some(limit) = rules.share(now).filter(|limit| before.share(now).is_none_or(|before| *limit < before)) {
        mark_excess(transaction, event_id, Limit::Organisations(limit)).await?;
    }
    if event.format == EventFormat::Hybrid {
        for (mode, places, taken) in [(AttendanceMode::Onsite, rules.places_onsite, event.onsite_taken), (AttendanceMode::Online, rules.places_online, event.online_taken)] {
            if let Some(limit) = places.filter(|limit| *limit < taken) {
                mark_excess(transaction, event_id, Limit::Mode(mode, limit)).await?;
            }
        }
    }
    let promoted = look_again(transaction, app, event_id, Cause::RulesChanged).await?;
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "event.set_rules", Subject("event", event_id), differences(&before, rules)?).await?;
    Ok(promoted)
}

/// Before and after, only what differs.
fn differences(before: &RegistrationRules, after: &RegistrationRules) -> Result<serde_json::Value, Error> {
    let (before, after) = (rules_json(before)?, rules_json(after)?);
    let mut differences = serde_json::Map::new();
    for (name, value) in after.as_object().into_iter().flatten() {
        if before.get(name) != Some(value) {
            differences.insert(name.clone(), json!([before.get(name), value]));
        }
    }
    Ok(differences.into())
}
