//! A new draft, with its sessions when their dates are known.

use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, EntityTrait, PaginatorTrait};
use serde_json::json;
use uuid::Uuid;

use super::addresses::{free_slug, slug_is_free, slug_taken};
use super::derived::Derived;
use super::venue::{At, at};
use super::{EventDetails, SessionDetails, follow, rules_json, slots};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::reminder::usual;
use crate::app::App;
use crate::db::is_unique_violation;
use crate::entity::event::{self, EventFormat, EventKind, EventStatus};
use crate::entity::registration_history::ActorKind;
use crate::entity::session::SessionInclusion;
use crate::entity::{kind_defaults, programme, session};
use crate::error::{Error, FieldErrors};
use crate::rules::event_news::Wishes;
use crate::rules::kind_defaults::KindDefaults;
use crate::rules::permission::{Permission, Role, Scope};
use crate::rules::registration_rules::{Needs, RegistrationRules};

/// Most sessions that a new event begins with.
pub const MOST_SESSIONS: usize = 20;

/// Makes a draft with these sessions and returns its id. Registering, letters and reminders begin as its kind has them.
///
/// # Errors
/// `Forbidden`; `Invalid` for contradicting fields, an unknown programme or an address that is taken.
pub async fn create(app: &App, acting: Acting, details: EventDetails, sessions: impl IntoIterator<Item = SessionDetails>) -> Result<Uuid, Error> {
    acting.needs(Permission::EditEvents)?;
    details.check()?;
    let sessions: Vec<SessionDetails> = sessions.into_iter().take(MOST_SESSIONS).collect();
    for session in &sessions {
        session.check()?;
    }
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { insert_by(transaction, &ground, Some(acting), &details, &sessions).await })).await
}

/// The rows of a new draft; without a `maker` the program itself makes it, from a file.
pub(super) async fn insert_by(transaction: &DatabaseTransaction, app: &App, maker: Option<Acting>, details: &EventDetails, sessions: &[SessionDetails]) -> Result<Uuid, Error> {
    let now = app.clock.now();
    let id = app.clock.id();
    let scope = match maker {
        Some(acting) => acting.scope(transaction).await?,
        None => Scope::All,
    };
    programme_within(transaction, &scope, details.programme_id).await?;
    let slug = match &details.slug {
        Some(slug) => {
            slug_is_free(transaction, slug.as_str(), None).await?;
            slug.as_str().to_owned()
        }
        None => free_slug(transaction, &details.title, id).await?,
    };
    let defaults = defaults_of(transaction, details.kind).await?;
    let asked = Needs { diet: defaults.diet, access: defaults.access };
    let rules = RegistrationRules { waiting_list: defaults.waiting_list, approval: defaults.approval, needs: asked, ..RegistrationRules::default() };
    let row = event::ActiveModel {
        id: Set(id),
        status: Set(EventStatus::Draft),
        places_taken: Set(0),
        rules: Set(rules_json(&rules)?),
        salutation: Set(defaults.salutation.code().to_owned()),
        waiting_count: Set(0),
        places_kept: Set(false),
        asks_questions: Set(false),
        secret_link_generation: Set(0),
        search_text: Set(String::new()),
        version: Set(1),
        created_at: Set(now.into()),
        updated_at: Set(now.into()),
        ..details.row(&slug)?
    };
    event::Entity::insert(row).exec_without_returning(transaction).await.map_err(|error| if is_unique_violation(&error) { slug_taken() } else { error.into() })?;
    for details in sessions {
        insert_session(transaction, app, id, details).await?;
    }
    usual::insert(transaction, app, id, &defaults.reminders(details.format != EventFormat::Onsite)).await?;
    let mut change = event::ActiveModel { id: sea_orm::ActiveValue::Unchanged(id), ..Default::default() };
    Derived::of(transaction, id, details.search_words(), details.programme_id).await?.put_into(&mut change);
    event::Entity::update(change).exec(transaction).await?;
    // Another system reads no mail.
    if let Some(acting) = maker.filter(|acting| !matches!(acting.role, Role::Token(_))) {
        follow::save(transaction, &app.clock, id, acting.organiser_id, Wishes::OF_THE_MAKER).await?;
    }
    let noted = json!({ "title": [null, details.title], "slug": [null, slug], "capacity": [null, details.capacity] });
    let actor = if maker.is_some() { ActorKind::Organiser } else { ActorKind::System };
    audit::record(transaction, &app.clock, actor, maker.as_ref(), "event.create", Subject("event", id), noted).await?;
    Ok(id)
}

/// What an administrator wants of new events of that kind, else the house.
pub(super) async fn defaults_of(transaction: &DatabaseTransaction, kind: EventKind) -> Result<KindDefaults, Error> {
    let code = kind.to_value();
    let kept = kind_defaults::Entity::find_by_id(code.clone()).one(transaction).await?;
    Ok(kept.and_then(|kept| serde_json::from_value(kept.defaults).ok()).unwrap_or_else(|| KindDefaults::of_the_house(&code)))
}

/// Writes a session's row and returns it.
pub(super) async fn insert_session(transaction: &DatabaseTransaction, app: &App, event_id: Uuid, details: &SessionDetails) -> Result<session::Model, Error> {
    let now = app.clock.now();
    let (inclusion, slot_id) = slots::place(transaction, app, event_id, &details.attendance).await?;
    let At { place, address, directions } = at(transaction, details, None).await?;
    let row = session::Model {
        id: app.clock.id(),
        event_id,
        title: details.title.clone(),
        starts_at: details.starts_at.into(),
        ends_at: details.ends_at.into(),
        time_zone: details.time_zone.clone(),
        place,
        address,
        place_hidden: details.place_hidden,
        join_url: details.join_url.as_ref().map(|link| link.as_str().to_owned()),
        venue_id: details.venue,
        directions,
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
    programme_within(transaction, &acting.scope(transaction).await?, programme_id).await
}

async fn programme_within(transaction: &DatabaseTransaction, scope: &Scope, programme_id: Option<Uuid>) -> Result<(), Error> {
    let mut faults = FieldErrors::default();
    if !scope.holds(programme_id) {
        faults.add("programme", if programme_id.is_some() { "not-in-list" } else { "programme-needed" });
    } else if let Some(id) = programme_id
        && programme::Entity::find_by_id(id).count(transaction).await? == 0
    {
        faults.add("programme", "not-in-list");
    }
    faults.into_result()
}
