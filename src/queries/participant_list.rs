//! Who takes part in an event, and did their last mail arrive?

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use uuid::Uuid;

use crate::db::Db;
use crate::entity::outbox::{self, OutboxState};
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{Moment, organisation};
use crate::error::Error;
use crate::rules::search_text::fold;

/// Rows on one page.
pub const PAGE: u64 = 100;

#[derive(Debug, Serialize)]
pub struct Participant {
    pub id: Uuid,
    pub first_name: String,
    pub last_name: String,
    pub organisation: Option<String>,
    pub status: RegistrationStatus,
    pub since: Moment,
    /// The latest letter; `None` before the first.
    pub mail: Option<MailState>,
}

#[derive(Debug, Clone, Serialize)]
pub struct MailState {
    pub letter: String,
    pub state: OutboxState,
    pub error: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct Participants {
    pub rows: Vec<Participant>,
    pub count: u64,
    /// From 1.
    pub page: u64,
    pub pages: u64,
}

/// One page of an event's registrations: active ones first, then by name. All words of `search` must be in the name.
///
/// # Errors
/// The database's.
pub async fn participant_list(db: &Db, event_id: Uuid, search: &str, page: u64) -> Result<Participants, Error> {
    let mut find = registration::Entity::find().filter(registration::Column::EventId.eq(event_id));
    for word in fold(search).split(' ').filter(|word| !word.is_empty()).take(8) {
        find = find.filter(registration::Column::NameFolded.contains(word));
    }
    let count = find.clone().count(db.reader()).await?;
    let pages = count.div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let gone = registration::Column::Status.is_in([RegistrationStatus::Cancelled, RegistrationStatus::Declined]);
    let found = find
        .order_by_asc(gone)
        .order_by_asc(registration::Column::NameFolded)
        .order_by_asc(registration::Column::Id)
        .offset((page - 1) * PAGE)
        .limit(PAGE)
        .all(db.reader())
        .await?;
    let organisations = organisation_names(db, found.iter().filter_map(|registration| registration.organisation_id).collect()).await?;
    let mails = latest_mails(db, found.iter().map(|registration| registration.id).collect()).await?;
    let rows = found
        .into_iter()
        .map(|registration| Participant {
            organisation: registration.organisation_id.and_then(|id| organisations.get(&id).cloned()).or(registration.organisation_text),
            mail: mails.get(&registration.id).cloned(),
            id: registration.id,
            first_name: registration.first_name,
            last_name: registration.last_name,
            status: registration.status,
            since: registration.created_at,
        })
        .collect();
    Ok(Participants { rows, count, page, pages })
}

pub(super) async fn organisation_names(db: &Db, ids: Vec<Uuid>) -> Result<HashMap<Uuid, String>, Error> {
    let named: Vec<(Uuid, String)> = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(ids))
        .select_only()
        .column(organisation::Column::Id)
        .column(organisation::Column::Name)
        .into_tuple()
        .all(db.reader())
        .await?;
    Ok(named.into_iter().collect())
}

async fn latest_mails(db: &Db, registrations: Vec<Uuid>) -> Result<HashMap<Uuid, MailState>, Error> {
    type Row = (Option<Uuid>, String, OutboxState, Option<String>);
    let rows: Vec<Row> = outbox::Entity::find()
        .filter(outbox::Column::RegistrationId.is_in(registrations))
        .filter(outbox::Column::State.ne(OutboxState::Superseded))
        .order_by_asc(outbox::Column::Id)
        .select_only()
        .columns([outbox::Column::RegistrationId, outbox::Column::Letter, outbox::Column::State, outbox::Column::LastError])
        .into_tuple()
        .all(db.reader())
        .await?;
    // The first first, so that the latest stays; a failed one is not covered up by a later one.
    let mut latest: HashMap<Uuid, MailState> = HashMap::new();
    for (registration, letter, state, error) in rows {
        let Some(registration) = registration else { continue };
        if latest.get(&registration).is_some_and(|earlier| earlier.state == OutboxState::Failed) && state != OutboxState::Failed {
            continue;
        }
        latest.insert(registration, MailState { letter, state, error });
    }
    Ok(latest)
}
