//! Which events of a file are there already: those that the same rows made before, whatever they are called now, and
//! those of the same title and start.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::read::Wanted;
use crate::entity::{Moment, event, event_import, event_slug, session};
use crate::error::Error;
use crate::rules::event_columns::EventColumn;
use crate::rules::permission::Scope;
use crate::rules::search_text::fold;

/// Values in one statement: far from either engine's limit.
const CHUNK: usize = 500;

/// An event that is there, and what the file says otherwise of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    pub event: Uuid,
    /// As it is called now.
    pub title: String,
    pub differs: Vec<EventColumn>,
}

/// Of each wanted event the one that is there, if any; by the hash of its rows.
pub(super) async fn known(connection: &impl ConnectionTrait, wanted: &[&Wanted], scope: &Scope) -> Result<HashMap<String, Known>, Error> {
    let mut found: HashMap<String, event::Model> = HashMap::new();
    for chunk in wanted.chunks(CHUNK) {
        imported(connection, chunk, &mut found).await?;
        addressed(connection, chunk, scope, &mut found).await?;
        alike(connection, chunk, scope, &mut found).await?;
    }
    let ids: BTreeSet<Uuid> = found.values().map(|event| event.id).collect();
    let mut sessions: BTreeMap<Uuid, Vec<session::Model>> = BTreeMap::new();
    for chunk in ids.into_iter().collect::<Vec<_>>().chunks(CHUNK) {
        let query = session::Entity::find().filter(session::Column::EventId.is_in(chunk.iter().copied())).filter(session::Column::CancelledAt.is_null());
        for session in query.order_by_asc(session::Column::StartsAt).order_by_asc(session::Column::Id).all(connection).await? {
            sessions.entry(session.event_id).or_default().push(session);
        }
    }
    let known = |wanted: &&Wanted| {
        let event = found.get(&wanted.hash)?;
        let differs = differs(wanted, event, sessions.get(&event.id).map(Vec::as_slice).unwrap_or_default());
        Some((wanted.hash.clone(), Known { event: event.id, title: event.title.clone(), differs }))
    };
    Ok(wanted.iter().filter_map(known).collect())
}

/// Events that the same rows made.
async fn imported(connection: &impl ConnectionTrait, wanted: &[&Wanted], found: &mut HashMap<String, event::Model>) -> Result<(), Error> {
    let hashes = wanted.iter().map(|wanted| wanted.hash.clone());
    let imports = event_import::Entity::find().filter(event_import::Column::RowHash.is_in(hashes)).all(connection).await?;
    let ids: Vec<Uuid> = imports.iter().map(|import| import.event_id).collect();
    let events = event::Entity::find().filter(event::Column::Id.is_in(ids)).all(connection).await?;
    let events: HashMap<Uuid, event::Model> = events.into_iter().map(|event| (event.id, event)).collect();
    found.extend(imports.into_iter().filter_map(|import| Some((import.row_hash, events.get(&import.event_id)?.clone()))));
    Ok(())
}

/// Events that have, or had, the address that a row gives.
async fn addressed(connection: &impl ConnectionTrait, wanted: &[&Wanted], scope: &Scope, found: &mut HashMap<String, event::Model>) -> Result<(), Error> {
    let left: Vec<(&str, &str)> =
        wanted.iter().filter(|wanted| !found.contains_key(&wanted.hash)).filter_map(|wanted| Some((wanted.details.slug.as_ref()?.as_str(), wanted.hash.as_str()))).collect();
    if left.is_empty() {
        return Ok(());
    }
    let slugs = || left.iter().map(|(slug, _)| *slug);
    let old = event_slug::Entity::find().filter(event_slug::Column::Slug.is_in(slugs())).all(connection).await?;
    let theirs = event::Column::Slug.is_in(slugs()).or(event::Column::Id.is_in(old.iter().map(|old| old.event_id)));
    let events = event::Entity::find().filter(event::Entity::within(scope)).filter(theirs).all(connection).await?;
    for (slug, hash) in left {
        let was = old.iter().find(|old| old.slug == slug).map(|old| old.event_id);
        if let Some(event) = events.iter().find(|event| event.slug == slug || Some(event.id) == was) {
            found.insert(hash.to_owned(), event.clone());
        }
    }
    Ok(())
}

/// Events of the same title and start, made by hand or from a file that was otherwise.
async fn alike(connection: &impl ConnectionTrait, wanted: &[&Wanted], scope: &Scope, found: &mut HashMap<String, event::Model>) -> Result<(), Error> {
    let left: Vec<&&Wanted> = wanted.iter().filter(|wanted| !found.contains_key(&wanted.hash)).collect();
    let starts: BTreeSet<Moment> = left.iter().filter_map(|wanted| wanted.starts_at().map(Into::into)).collect();
    let undated: Vec<String> = left.iter().filter(|wanted| wanted.starts_at().is_none()).map(|wanted| wanted.details.title.clone()).collect();
    let mut there: HashMap<(String, Option<Moment>), event::Model> = HashMap::new();
    let mut read = |events: Vec<event::Model>| there.extend(events.into_iter().map(|event| ((fold(&event.title), event.starts_at), event)));
    if !starts.is_empty() {
        read(event::Entity::find().filter(event::Entity::within(scope)).filter(event::Column::StartsAt.is_in(starts)).all(connection).await?);
    }
    if !undated.is_empty() {
        let titled = event::Entity::find().filter(event::Entity::within(scope)).filter(event::Column::StartsAt.is_null()).filter(event::Column::Title.is_in(undated));
        read(titled.all(connection).await?);
    }
    for wanted in left {
        if let Some(event) = there.get(&title_and_start(wanted)) {
            found.insert(wanted.hash.clone(), event.clone());
        }
    }
    Ok(())
}

fn title_and_start(wanted: &Wanted) -> (String, Option<Moment>) {
    let (title, start) = wanted.title_and_start();
    (title, start.map(Into::into))
}

/// What the file says and the event does not.
fn differs(wanted: &Wanted, event: &event::Model, sessions: &[session::Model]) -> Vec<EventColumn> {
    let details = &wanted.details;
    let dated = |of: fn(&session::Model) -> Moment| sessions.iter().map(|session| of(session).0).collect::<BTreeSet<_>>();
    let placed = |of: fn(&session::Model) -> Option<&String>| sessions.iter().filter_map(of).cloned().collect::<BTreeSet<String>>();
    let said = |of: fn(&crate::actions::event::SessionDetails) -> Option<String>| wanted.sessions.iter().filter_map(of).collect::<BTreeSet<String>>();
    let other = |column| match column {
        EventColumn::Title => fold(&event.title) != fold(&details.title),
        EventColumn::Kind => event.kind != details.kind,
        EventColumn::Format => event.format != details.format,
        EventColumn::Date | EventColumn::Start => dated(|session| session.starts_at) != wanted.sessions.iter().map(|session| session.starts_at).collect(),
        EventColumn::End => dated(|session| session.ends_at) != wanted.sessions.iter().map(|session| session.ends_at).collect(),
        EventColumn::Place => placed(|session| session.place.as_ref()) != said(|session| session.place.clone()),
        EventColumn::Address => placed(|session| session.address.as_ref()) != said(|session| session.address.clone()),
        EventColumn::JoinLink => placed(|session| session.join_url.as_ref()) != said(|session| session.join_url.as_ref().map(|link| link.as_str().to_owned())),
        EventColumn::Capacity => event.capacity != details.capacity,
        EventColumn::Programme => event.programme_id != details.programme_id,
        EventColumn::Summary => event.summary != details.summary,
        EventColumn::Description => event.description != details.description,
        EventColumn::Language => event.language() != details.language,
        EventColumn::Slug => false,
        EventColumn::Closes => event.registration_closes_at.map(|moment| moment.0) != details.registration_closes_at,
    };
    // A start that is another is said once.
    let start_is_said = wanted.given.contains(&EventColumn::Start);
    wanted.given.iter().copied().filter(|column| !(start_is_said && *column == EventColumn::Date)).filter(|column| other(*column)).collect()
}
