//! A new draft, with its first session when its date is known.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::derived::Derived;
use super::{EventDetails, SessionDetails, follow, rules_json, slots};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::reminder::usual;
use crate::app::App;
use crate::db::is_unique_violation;
use crate::entity::event::{self, EventStatus};
use crate::entity::registration_history::ActorKind;
use crate::entity::session::SessionInclusion;
use crate::entity::{programme, session};
use crate::error::{Error, FieldErrors};
use crate::rules::event_news::Wishes;
use crate::rules::names::Slug;
use crate::rules::permission::Permission;
use crate::rules::registration_rules::RegistrationRules;

/// Makes a draft and returns its id.
///
/// # Errors
/// `Forbidden`; `Invalid` for contradicting fields, an unknown programme or an address that is taken.
pub async fn create(app: &App, acting: Acting, details: EventDetails, first_session: Option<SessionDetails>) -> Result<Uuid, Error> {
    acting.needs(Permission::EditEvents)?;
    details.check()?;
    if let Some(session) = &first_session {
        session.check()?;
    }
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { insert(transaction, &ground, acting, &details, first_session.as_ref()).await })).await
}

async fn insert(transaction: &DatabaseTransaction, app: &App, acting: Acting, details: &EventDetails, first_session: Option<&SessionDetails>) -> Result<Uuid, Error> {
    let now = app.clock.now();
    let id = app.clock.id();
    programme_fits(transaction, acting, details.programme_id).await?;
    let slug = match &details.slug {
        Some(slug) => {
            slug_is_free(transaction, slug.as_str(), None).await?;
            slug.as_str().to_owned()
        }
        None => free_slug(transaction, &details.title, id).await?,
    };
    let row = event::ActiveModel {
        id: Set(id),
        status: Set(EventStatus::Draft),
        places_taken: Set(0),
        rules: Set(rules_json(&RegistrationRules { waiting_list: true, ..RegistrationRules::default() })?),
        waiting_count: Set(0),
        places_kept: Set(false),
        asks_questions: Set(false),
        secret_link_generation: Set(0),
        search_text: Set(String::new()),
        version: Set(1),
        created_at: Set(now.into()),
        updated_at: Set(now.into()),
        ..details.row(&slug)
    };
    event::Entity::insert(row).exec_without_returning(transaction).await.map_err(|error| if is_unique_violation(&error) { slug_taken() } else { error.into() })?;
    if let Some(details) = first_session {
        insert_session(transaction, app, id, details).await?;
    }
    usual::insert(transaction, app, id, details.format).await?;
    let mut change = event::ActiveModel { id: sea_orm::ActiveValue::Unchanged(id), ..Default::default() };
    Derived::of(transaction, id, &details.title, &details.summary, details.programme_id).await?.put_into(&mut change);
    event::Entity::update(change).exec(transaction).await?;
    follow::save(transaction, &app.clock, id, acting.organiser_id, Wishes::OF_THE_MAKER).await?;
    let noted = json!({ "title": [null, details.title], "slug": [null, slug], "capacity": [null, details.capacity] });
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "event.create", Subject("event", id), noted).await?;
    Ok(id)
}

/// Writes a session's row and returns it.
pub(super) async fn insert_session(transaction: &DatabaseTransaction, app: &App, event_id: Uuid, details: &SessionDetails) -> Result<session::Model, Error> {
    let now = app.clock.now();
    let (inclusion, slot_id) = slots::place(transaction, app, event_id, &details.attendance).await?;
    let row = session::Model {
        id: app.clock.id(),
        event_id,
        title: details.title.clone(),
        starts_at: details.starts_at.into(),
        ends_at: details.ends_at.into(),
        time_zone: details.time_zone.clone(),
        place: details.place.clone(),
        address: details.address.clone(),
        place_hidden: details.place_hidden,
        join_url: details.join_url.as_ref().map(|link| link.as_str().to_owned()),
        inclusion,
        slot_id,
        capacity: details.capacity.filter(|_| inclusion != SessionInclusion::Included),
        places_taken: 0,
        sequence: 0,
        cancelled_at: None,
        attendance_closed_at: None,
        version: 1,
        created_at: now.into(),
        updated_at: now.into(),
    };
    session::Entity::insert(session::ActiveModel::from(row.clone()).reset_all()).exec_without_returning(transaction).await?;
    Ok(row)
}

/// # Errors
/// `Invalid` for a programme that is not there, or that whoever acts does not see; who sees chosen programmes only has
/// to name one.
pub(super) async fn programme_fits(transaction: &DatabaseTransaction, acting: Acting, programme_id: Option<Uuid>) -> Result<(), Error> {
    let mut faults = FieldErrors::default();
    if !acting.scope(transaction).await?.holds(programme_id) {
        faults.add("programme", if programme_id.is_some() { "not-in-list" } else { "programme-needed" });
    } else if let Some(id) = programme_id
        && programme::Entity::find_by_id(id).count(transaction).await? == 0
    {
        faults.add("programme", "not-in-list");
    }
    faults.into_result()
}

pub(super) fn slug_taken() -> Error {
    let mut faults = FieldErrors::default();
    faults.add("slug", "slug-taken");
    Error::Invalid(faults)
}

async fn is_taken(transaction: &DatabaseTransaction, slug: &str, but: Option<Uuid>) -> Result<bool, Error> {
    let mut taken = event::Entity::find().filter(event::Column::Slug.eq(slug));
    if let Some(id) = but {
        taken = taken.filter(event::Column::Id.ne(id));
    }
    Ok(taken.count(transaction).await? > 0)
}

/// # Errors
/// `Invalid` when another event than `but` has it.
pub(super) async fn slug_is_free(transaction: &DatabaseTransaction, slug: &str, but: Option<Uuid>) -> Result<(), Error> {
    if is_taken(transaction, slug, but).await? { Err(slug_taken()) } else { Ok(()) }
}

/// The title as an address, with a number when another event has it: last year's keeps its own.
async fn free_slug(transaction: &DatabaseTransaction, title: &str, id: Uuid) -> Result<String, Error> {
    let fallback = || format!("event-{}", &id.simple().to_string()[20..]);
    let base = Slug::from_title(title).map_or_else(fallback, |slug| slug.as_str().to_owned());
    if !RESERVED.contains(&base.as_str()) && !is_taken(transaction, &base, None).await? {
        return Ok(base);
    }
    for number in 2..100 {
        let slug = format!("{base}-{number}");
        if !is_taken(transaction, &slug, None).await? {
            return Ok(slug);
        }
    }
    Ok(fallback())
}

/// Words that stand for something else below `/events/`.
const RESERVED: [&str; 1] = ["new"];
