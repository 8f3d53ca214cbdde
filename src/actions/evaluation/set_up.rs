//! An event is evaluated: with the questions of a template, copied, and on terms that hold from the first link on.

use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, DatabaseTransaction, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::event::{locked, not_cancelled};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{evaluation, evaluation_template, session};
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::evaluation::{MOST_DAYS, closes_at};
use crate::rules::permission::Permission;
use crate::rules::schedule;

/// What an organiser decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    pub anonymous: bool,
    /// 1 to [`MOST_DAYS`].
    pub open_days: u16,
    /// Less than `open_days`; `None`: nobody is reminded.
    pub remind_after_days: Option<u16>,
}

impl Terms {
    fn check(self) -> Result<(), Error> {
        let mut faults = FieldErrors::default();
        if !(1..=MOST_DAYS).contains(&self.open_days) {
            faults.add("open_days", "evaluation-days");
        }
        if self.remind_after_days.is_some_and(|days| days == 0 || days >= self.open_days) {
            faults.add("remind_after_days", "evaluation-remind-days");
        }
        faults.into_result()
    }
}

/// Sets up the evaluation of an event, or changes it as it was at `version` (0: there is none). `template`: the
/// questions are taken from there, in the place of those that were; needed the first time.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Refused(EventCancelled)`; `Refused(EvaluationOpened)` for other
/// questions or another promise once people were asked; `Refused(EvaluationClosed)`; `Invalid`: `open_days`,
/// `remind_after_days`, `template`.
pub async fn set_up(app: &App, acting: Acting, event_id: Uuid, version: i32, template: Option<Uuid>, terms: Terms) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    terms.check()?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { write(transaction, &ground, acting, event_id, version, template, terms).await })).await
}

async fn write(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, version: i32, template: Option<Uuid>, terms: Terms) -> Result<(), Error> {
    let event = locked(transaction, event_id).await?;
    not_cancelled(&event)?;
    let before = super::evaluation_of(transaction, event_id).await?;
    if before.as_ref().map_or(0, |before| before.version) != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let template = match template {
        Some(id) => Some(evaluation_template::Entity::find_by_id(id).one(transaction).await?.ok_or_else(|| fault("template", "not-in-list"))?),
        None if before.is_none() => return Err(fault("template", "required")),
        None => None,
    };
    let now = app.clock.now();
    let days = |days: u16| i32::from(days);
    let columns = evaluation::ActiveModel {
        anonymous: Set(terms.anonymous),
        open_days: Set(days(terms.open_days)),
        remind_after_days: Set(terms.remind_after_days.map(days)),
        version: Set(version + 1),
        ..Default::default()
    };
    let mut noted = json!({});
    if let Some(template) = &template {
        noted["evaluation_name"] = json!([null, template.name]);
    }
    let questions = template.map(|template| Set(template.questions));
    match before {
        None => {
            let row = evaluation::ActiveModel { event_id: Set(event_id), questions: questions.unwrap_or_default(), created_at: Set(now.into()), ..columns };
            evaluation::Entity::insert(row).exec_without_returning(transaction).await?;
            noted["evaluation_anonymous"] = json!([null, terms.anonymous]);
            noted["open_days"] = json!([null, terms.open_days]);
        }
        Some(before) => {
            let mut change = evaluation::ActiveModel { event_id: Unchanged(event_id), questions: questions.unwrap_or_default(), ..columns };
            if let Some(opened_at) = before.opened_at {
                if before.closed_at.is_some() || before.closes_at.is_some_and(|last| now > last.0) {
                    return Err(Refusal::EvaluationClosed.into());
                }
                if before.anonymous != terms.anonymous || change.questions.is_set() {
                    return Err(Refusal::EvaluationOpened.into());
                }
                let last = closes_at(opened_at.0, terms.open_days, &zone(transaction, event_id).await?);
                if last <= now {
                    return Err(fault("open_days", "evaluation-days-over"));
                }
                change.closes_at = Set(Some(last.into()));
            }
            if before.anonymous != terms.anonymous {
                noted["evaluation_anonymous"] = json!([before.anonymous, terms.anonymous]);
            }
            if before.open_days != days(terms.open_days) {
                noted["open_days"] = json!([before.open_days, terms.open_days]);
            }
            if before.remind_after_days != terms.remind_after_days.map(days) {
                noted["remind_after_days"] = json!([before.remind_after_days, terms.remind_after_days]);
            }
            evaluation::Entity::update(change).exec(transaction).await?;
        }
    }
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "evaluation.set_up", Subject("event", event_id), noted).await
}

fn fault(field: &str, code: &str) -> Error {
    let mut faults = FieldErrors::default();
    faults.add(field, code);
    Error::Invalid(faults)
}

/// Where the event is held: the zone of its first session.
pub(super) async fn zone(transaction: &DatabaseTransaction, event_id: Uuid) -> Result<jiff::tz::TimeZone, Error> {
    let first = session::Entity::of(event_id).one(transaction).await?;
    Ok(first.and_then(|session| schedule::zone(&session.time_zone).ok()).unwrap_or(jiff::tz::TimeZone::UTC))
}
