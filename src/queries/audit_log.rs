//! Who changed what, and how was it before? By event, by person, by organiser: a page at a time, the newest first.
//! (`audit` is another thing: it proves that the data agree with each other.)

use std::collections::HashMap;

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, api_token, audit_entry, desk_link, event, organiser, registration};
use crate::error::Error;
use crate::rules::permission::Scope;

/// Entries on one page.
pub const PAGE: usize = 50;

/// Whose log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogOf {
    Event(Uuid),
    Person(Uuid),
    /// What they did, and what was done to their account.
    Organiser(Uuid),
}

/// One line: who did what to whom, with what it was before and after.
#[derive(Debug, Clone)]
pub struct LogLine {
    pub id: Uuid,
    pub at: Moment,
    pub actor: ActorKind,
    /// The organiser's or the volunteer's name; `None` when a participant or the program itself acted.
    pub name: Option<String>,
    pub action: String,
    /// `event`, `session`, `registration` …
    pub subject: String,
    pub subject_id: Option<Uuid>,
    /// The event it is about, with its title while it exists.
    pub event: Option<(Uuid, String)>,
    /// Whose registration, or which other organiser.
    pub about: Option<String>,
    /// `{"field": [before, after]}`.
    pub details: serde_json::Value,
}

#[derive(Debug, Clone, Default)]
pub struct Log {
    pub lines: Vec<LogLine>,
    /// Where the next page begins; `None` on the last one.
    pub older: Option<Uuid>,
}

/// A page of the log: entries older than `before`, of events in the scope.
///
/// # Errors
/// The database's.
pub async fn audit_log(reader: &impl ConnectionTrait, scope: &Scope, of: LogOf, before: Option<Uuid>) -> Result<Log, Error> {
    use audit_entry::Column;
    // Ids are in the order of time. Each way of asking has an index of its own.
    let ways = match of {
        LogOf::Event(id) => vec![Condition::all().add(Column::EventId.eq(id))],
        LogOf::Person(id) => vec![Condition::all().add(Column::PersonId.eq(id))],
        LogOf::Organiser(id) => vec![
            Condition::all().add(Column::ActorId.eq(id)),
            Condition::all().add(Column::SubjectId.eq(id)).add(Condition::any().add(Column::ActorId.is_null()).add(Column::ActorId.ne(id))),
        ],
    };
    let mut entries = Vec::new();
    for way in ways {
        let mut find = audit_entry::Entity::find().filter(way);
        if let Some(before) = before {
            find = find.filter(Column::Id.lt(before));
        }
        if *scope != Scope::All {
            let inside = event::Entity::find().filter(event::Entity::within(scope)).select_only().column(event::Column::Id).into_query();
            find = find.filter(Column::EventId.in_subquery(inside));
        }
        entries.extend(find.order_by_desc(Column::Id).limit(PAGE as u64 + 1).all(reader).await?);
    }
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.id));
    let older = (entries.len() > PAGE).then(|| entries[PAGE - 1].id);
    entries.truncate(PAGE);
    Ok(Log { lines: lines(reader, entries).await?, older })
}

async fn lines(reader: &impl ConnectionTrait, entries: Vec<audit_entry::Model>) -> Result<Vec<LogLine>, Error> {
    let actors = actor_names(reader, entries.iter().filter_map(|entry| entry.actor_id)).await?;
    let of_kind = |kind: &'static str| entries.iter().filter(move |entry| entry.subject == kind).filter_map(|entry| entry.subject_id);
    let mut about: HashMap<Uuid, String> = HashMap::new();
    let people: Vec<(Uuid, String, String)> = registration::Entity::find()
        .filter(registration::Column::Id.is_in(of_kind("registration")))
        .select_only()
        .columns([registration::Column::Id, registration::Column::FirstName, registration::Column::LastName])
        .into_tuple()
        .all(reader)
        .await?;
    about.extend(people.into_iter().map(|(id, first, last)| (id, format!("{first} {last}"))));
    about.extend(names(reader, of_kind("organiser").collect()).await?);
    let events: Vec<(Uuid, String)> = event::Entity::find()
        .filter(event::Column::Id.is_in(entries.iter().filter_map(|entry| entry.event_id)))
        .select_only()
        .columns([event::Column::Id, event::Column::Title])
        .into_tuple()
        .all(reader)
        .await?;
    let events: HashMap<Uuid, String> = events.into_iter().collect();
    let line = |entry: audit_entry::Model| LogLine {
        id: entry.id,
        at: entry.at,
        actor: entry.actor,
        name: entry.actor_id.and_then(|id| actors.get(&id).cloned()),
        action: entry.action,
        about: entry.subject_id.filter(|id| entry.actor_id != Some(*id)).and_then(|id| about.get(&id).cloned()),
        subject: entry.subject,
        subject_id: entry.subject_id,
        event: entry.event_id.and_then(|id| Some((id, events.get(&id)?.clone()))),
        details: entry.details,
    };
    Ok(entries.into_iter().map(line).collect())
}

async fn names(reader: &impl ConnectionTrait, ids: Vec<Uuid>) -> Result<Vec<(Uuid, String)>, Error> {
    let found = organiser::Entity::find().filter(organiser::Column::Id.is_in(ids)).select_only().columns([organiser::Column::Id, organiser::Column::Name]);
    Ok(found.into_tuple().all(reader).await?)
}

/// Names of organisers, of desk links and of the API's tokens, by their ids.
///
/// # Errors
/// The database's.
pub(super) async fn actor_names(reader: &impl ConnectionTrait, ids: impl IntoIterator<Item = Uuid>) -> Result<HashMap<Uuid, String>, Error> {
    let mut ids: Vec<Uuid> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    let mut found: HashMap<Uuid, String> = names(reader, ids.clone()).await?.into_iter().collect();
    ids.retain(|id| !found.contains_key(id));
    if !ids.is_empty() {
        let links = desk_link::Entity::find().filter(desk_link::Column::Id.is_in(ids.clone())).select_only().columns([desk_link::Column::Id, desk_link::Column::Name]);
        found.extend(links.into_tuple::<(Uuid, String)>().all(reader).await?);
        ids.retain(|id| !found.contains_key(id));
    }
    if !ids.is_empty() {
        let tokens = api_token::Entity::find().filter(api_token::Column::Id.is_in(ids)).select_only().columns([api_token::Column::Id, api_token::Column::Name]);
        found.extend(tokens.into_tuple::<(Uuid, String)>().all(reader).await?);
    }
    Ok(found)
}
