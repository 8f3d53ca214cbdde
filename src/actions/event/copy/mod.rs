//! A new draft from an earlier event: what an organiser chose of it, on other days. Never its registrations, attendance,
//! history or secret link.

use jiff::civil::Date;
use sea_orm::{ActiveModelTrait, ActiveValue::Unchanged, DatabaseTransaction, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::addresses::{free_slug_or, slug_taken};
use super::create::{defaults_of, programme_fits};
use super::derived::Derived;
use super::{follow, locked, rules_json, search_words};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::reminder::usual;
use crate::app::App;
use crate::db::is_unique_violation;
use crate::entity::event::{self, EventFormat, EventStatus};
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, FieldErrors};
use crate::rules::copying::{Part, Shift};
use crate::rules::event_news::Wishes;
use crate::rules::event_texts::EventTexts;
use crate::rules::language::Language;
use crate::rules::names::{self, Fault};
use crate::rules::permission::Permission;
use crate::rules::registration_rules::{Needs, RegistrationRules};
use crate::rules::translated::Translated;

use self::original::Original;

pub(super) mod original;
mod parts;

/// Most characters of a title.
const TITLE: usize = 200;

/// What a copy is to be.
#[derive(Debug, Clone, PartialEq)]
pub struct CopyDetails {
    /// In the event's own language.
    pub title: String,
    /// In other languages; what is left out has no translation.
    pub titles: Translated,
    /// The day of the first session, where that is held. `None`: sessions and deadlines stay behind.
    pub first_day: Option<Date>,
    pub parts: Vec<Part>,
}

/// Makes a draft like the event and returns its id. Join links do not come along.
///
/// # Errors
/// `Forbidden`; `NotFound`, also outside the scope of whoever acts; `Invalid`: `title`, `title_{language}`; `first_day`
/// (`required`, when sessions are to come along and there are some; `time-skipped`, when a session's time does not exist on its day).
pub async fn copy(app: &App, acting: Acting, event_id: Uuid, details: CopyDetails) -> Result<Uuid, Error> {
    acting.needs(Permission::EditEvents)?;
    if details.parts.contains(&Part::Invitees) {
        acting.needs(Permission::ChangeRegistrations)?;
    }
    check(&details)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let event = within(transaction, acting, event_id).await?;
                let original = Original::read(transaction, event, details.parts.contains(&Part::Invitees)).await?;
                if details.first_day.is_none() && details.parts.contains(&Part::Sessions) && !original.sessions.is_empty() {
                    return Err(at_day("required"));
                }
                let plan = Plan::of(&original, details);
                insert(transaction, &ground, acting, &original, &plan).await
            })
        })
        .await
}

/// The event, locked, when it lies within the scope of whoever acts.
pub(super) async fn within(transaction: &DatabaseTransaction, acting: Acting, event_id: Uuid) -> Result<event::Model, Error> {
    let event = locked(transaction, event_id).await?;
    if acting.scope(transaction).await?.holds(event.programme_id) { Ok(event) } else { Err(Error::NotFound) }
}

fn at_day(code: &str) -> Error {
    let mut faults = FieldErrors::default();
    faults.add("first_day", code);
    Error::Invalid(faults)
}

fn check(details: &CopyDetails) -> Result<(), Error> {
    let mut faults = FieldErrors::default();
    if let Err(fault) = names::line(&details.title, TITLE) {
        // An empty title is one that is still to be filled in.
        if fault == Fault::Empty {
            faults.add("title", "required");
        } else {
            faults.add_fault("title", fault);
        }
    }
    for language in Language::ALL {
        if let Some(Err(fault)) = details.titles.get(language).map(|title| names::line(title, TITLE)) {
            faults.add_fault(&format!("title_{}", language.code()), fault);
        }
    }
    faults.into_result()
}

/// One copy, thought through.
pub(super) struct Plan {
    pub title: String,
    pub titles: Translated,
    pub parts: Vec<Part>,
    /// `None`: sessions and deadlines stay behind.
    pub shift: Option<Shift>,
    /// Join links come along: the dates of a series meet in the same place.
    pub join_links: bool,
    /// What the address may end in when the title's own is taken.
    pub address_ends: Vec<String>,
    pub series: Option<Uuid>,
    pub action: &'static str,
}

impl Plan {
    fn of(original: &Original, details: CopyDetails) -> Self {
        let shift = original.first_day().zip(details.first_day).map(|(from, to)| Shift::between(from, to));
        Self {
            title: details.title.trim().to_owned(),
            titles: details.titles,
            parts: details.parts,
            shift,
            join_links: false,
            address_ends: details.first_day.map(|day| day.year().to_string()).into_iter().collect(),
            series: None,
            action: "event.copy",
        }
    }

    pub(super) fn has(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }
}

/// Writes the copy and all that belongs to it.
pub(super) async fn insert(transaction: &DatabaseTransaction, app: &App, acting: Acting, original: &Original, plan: &Plan) -> Result<Uuid, Error> {
    programme_fits(transaction, acting, original.event.programme_id).await?;
    let id = app.clock.id();
    let slug = free_slug_or(transaction, &plan.title, id, &plan.address_ends).await?;
    let row = row(transaction, app, original, plan, id, slug).await?;
    let words = search_words(&row.title, &row.summary, &row.translations());
    let (slug, title) = (row.slug.clone(), row.title.clone());
    let online = row.format != EventFormat::Onsite;
    event::Entity::insert(event::ActiveModel::from(row).reset_all())
        .exec_without_returning(transaction)
        .await
        .map_err(|error| if is_unique_violation(&error) { slug_taken() } else { error.into() })?;
    parts::insert(transaction, app, original, plan, id).await?;
    if !plan.has(Part::Letters) {
        let defaults = defaults_of(transaction, original.event.kind).await?;
        usual::insert(transaction, app, id, &defaults.reminders(online)).await?;
    }
    let mut change = event::ActiveModel { id: Unchanged(id), ..Default::default() };
    let derived = Derived::of(transaction, id, words, original.event.programme_id).await?;
    derived.put_into(&mut change);
    event::Entity::update(change).exec(transaction).await?;
    follow::save(transaction, &app.clock, id, acting.organiser_id, Wishes::OF_THE_MAKER).await?;
    let noted = json!({ "title": [null, title], "slug": [null, slug], "copied_from": [null, original.event.title] });
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), plan.action, Subject("event", id), noted).await?;
    Ok(id)
}

/// The row of the copy; dates and search text come from its sessions, later.
async fn row(transaction: &DatabaseTransaction, app: &App, original: &Original, plan: &Plan, id: Uuid, slug: String) -> Result<event::Model, Error> {
    let now = app.clock.now();
    let from = &original.event;
    let texts = plan.has(Part::Texts);
    let defaults = defaults_of(transaction, from.kind).await?;
    let translations = EventTexts { title: plan.titles.clone(), ..if texts { titled(from.translations(), &plan.titles) } else { EventTexts::default() } };
    let rules = if plan.has(Part::Rules) {
        let rules = from.rules();
        let until = rules.places_per_organisation_until.and_then(|moment| original.moved(plan, moment));
        // A limit whose end cannot be moved along stays for good rather than not at all.
        RegistrationRules { places_per_organisation_until: until, ..rules }
    } else {
        let needs = Needs { diet: defaults.diet, access: defaults.access };
        RegistrationRules { waiting_list: defaults.waiting_list, approval: defaults.approval, needs, ..RegistrationRules::default() }
    };
    let deadline = |moment: Option<crate::entity::Moment>| moment.filter(|_| plan.has(Part::Rules)).and_then(|moment| original.moved(plan, moment.0)).map(Into::into);
    let decide_by = deadline(from.decide_by);
    let letters = plan.has(Part::Letters);
    Ok(event::Model {
        id,
        slug,
        title: plan.title.clone(),
        summary: if texts { from.summary.clone() } else { String::new() },
        description: if texts { from.description.clone() } else { String::new() },
        translations: serde_json::to_value(&translations).map_err(|error| Error::Internal(error.into()))?,
        status: EventStatus::Draft,
        capacity: if plan.has(Part::Rules) { from.capacity } else { defaults.capacity },
        places_taken: 0,
        rules: rules_json(&rules)?,
        waiting_count: 0,
        places_kept: false,
        asks_questions: plan.has(Part::Questions) && !original.questions.is_empty(),
        secret_link_generation: 0,
        followed_each: false,
        salutation: if letters { from.salutation.clone() } else { defaults.salutation.code().to_owned() },
        letters: if letters { from.letters.clone() } else { json!({}) },
        registration_opens_at: deadline(from.registration_opens_at),
        registration_closes_at: deadline(from.registration_closes_at),
        publish_at: None,
        archived_at: None,
        minimum: from.minimum.filter(|_| decide_by.is_some()),
        decide_by,
        decided_at: None,
        series_id: plan.series,
        section_versions: json!({}),
        starts_at: None,
        ends_at: None,
        search_text: String::new(),
        published_at: None,
        cancelled_at: None,
        cancel_reason: None,
        version: 1,
        created_at: now.into(),
        updated_at: now.into(),
        content_changed_at: None,
        ..from.clone()
    })
}

/// Texts in other languages, but only where the copy has a title: a translation begins with one.
fn titled(mut texts: EventTexts, titles: &Translated) -> EventTexts {
    for language in Language::ALL {
        if titles.get(language).is_none() {
            texts.summary.set(language, None);
            texts.description.set(language, None);
        }
    }
    texts
}
