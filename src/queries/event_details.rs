//! What else belongs to an event: who speaks, the programme of its days, what it costs.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::entity::{agenda_item, event, event_price, organisation, registration_price, speaker};
use crate::error::Error;
use crate::rules::permission::Scope;
use crate::rules::search_text::fold;

#[derive(Debug, Clone, Default)]
pub struct EventDetails {
    /// In the organiser's order.
    pub speakers: Vec<speaker::Model>,
    /// By time within each session.
    pub agenda: Vec<agenda_item::Model>,
    /// `None`: it is free.
    pub price: Option<event_price::Model>,
}

/// # Errors
/// The database's.
pub async fn event_details(reader: &impl ConnectionTrait, event_id: Uuid) -> Result<EventDetails, Error> {
    let price = event_price(reader, event_id).await?;
    with_price(reader, event_id, price).await
}

/// The same where the price is known already.
///
/// # Errors
/// The database's.
pub async fn with_price(reader: &impl ConnectionTrait, event_id: Uuid, price: Option<event_price::Model>) -> Result<EventDetails, Error> {
    Ok(EventDetails { speakers: speaker::Entity::of(event_id).all(reader).await?, agenda: agenda_item::Entity::of(event_id).all(reader).await?, price })
}

/// # Errors
/// The database's.
pub async fn event_price(reader: &impl ConnectionTrait, event_id: Uuid) -> Result<Option<event_price::Model>, Error> {
    Ok(event_price::Entity::find_by_id(event_id).one(reader).await?)
}

/// What registrations cost that are not free, and who gets the invoice: for a list, in one statement.
///
/// # Errors
/// The database's.
pub async fn registration_prices(reader: &impl ConnectionTrait, registrations: Vec<Uuid>) -> Result<HashMap<Uuid, registration_price::Model>, Error> {
    if registrations.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = registration_price::Entity::find().filter(registration_price::Column::RegistrationId.is_in(registrations)).all(reader).await?;
    Ok(rows.into_iter().map(|row| (row.registration_id, row)).collect())
}

/// # Errors
/// The database's.
pub async fn registration_price(reader: &impl ConnectionTrait, registration: Uuid) -> Result<Option<registration_price::Model>, Error> {
    Ok(registration_price::Entity::find_by_id(registration).one(reader).await?)
}

/// Which of these organisations are members.
///
/// # Errors
/// The database's.
pub async fn members(reader: &impl ConnectionTrait, organisations: Vec<Uuid>) -> Result<Vec<Uuid>, Error> {
    if organisations.is_empty() {
        return Ok(Vec::new());
    }
    let found = organisation::Entity::find().filter(organisation::Column::Id.is_in(organisations)).filter(organisation::Column::Member.eq(true));
    Ok(found.select_only().column(organisation::Column::Id).into_tuple().all(reader).await?)
}

/// Speakers of other events whose name or organisation has all words of `search`, the latest event's first, each person
/// once; of events in `scope`.
///
/// # Errors
/// The database's.
pub async fn speaker_proposals(reader: &impl ConnectionTrait, event_id: Uuid, search: &str, scope: &Scope) -> Result<Vec<speaker::Model>, Error> {
    /// People that are proposed.
    const SOME: usize = 10;
    let folded = fold(search);
    let mut find = within(scope).filter(speaker::Column::EventId.ne(event_id));
    for word in folded.split_whitespace() {
        find = find.filter(speaker::Column::NameFolded.contains(word));
    }
    let mut proposals: Vec<speaker::Model> = Vec::new();
    for found in find.order_by_desc(speaker::Column::Id).limit(100).all(reader).await? {
        if proposals.len() < SOME && proposals.iter().all(|known| known.name_folded != found.name_folded) {
            proposals.push(found);
        }
    }
    Ok(proposals)
}

fn within(scope: &Scope) -> sea_orm::Select<speaker::Entity> {
    match scope {
        Scope::All => speaker::Entity::find(),
        Scope::Programmes(_) => {
            let events = event::Entity::find().filter(event::Entity::within(scope)).select_only().column(event::Column::Id).into_query();
            speaker::Entity::find().filter(speaker::Column::EventId.in_subquery(events))
        }
    }
}

/// A speaker of any event in `scope`, for a proposal that was taken.
///
/// # Errors
/// The database's.
pub async fn speaker(reader: &impl ConnectionTrait, id: Uuid, scope: &Scope) -> Result<Option<speaker::Model>, Error> {
    Ok(within(scope).filter(speaker::Column::Id.eq(id)).one(reader).await?)
}
