//! Who waits for an event, in the order in which they are helped, and why not yet?

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::EntityTrait;
use uuid::Uuid;

use crate::db::Db;
use crate::entity::event::EventStatus;
use crate::entity::{event, question_option, registration, session};
use crate::error::Error;
use crate::roster::{Roster, shares};
use crate::rules::places::Stock;
use crate::rules::waiting_list::{NotYet, in_order, promote};

/// Why somebody has no place yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    NotYet(NotYet),
    /// There is a place; nobody is promoted by itself any more.
    Stopped,
    /// Nobody is promoted: the event is not public, or does not go on.
    NotPublic,
}

#[derive(Debug)]
pub struct Waiter {
    pub registration: registration::Model,
    /// As people count it: 1 is next.
    pub position: usize,
    /// People who want to come together; 1: alone.
    pub group: usize,
    pub why: Why,
}

#[derive(Debug)]
pub struct WaitingList {
    pub event: event::Model,
    /// Those that take place, by start.
    pub sessions: Vec<session::Model>,
    pub options: Vec<question_option::Model>,
    /// The event's places.
    pub places: Stock,
    pub places_kept: bool,
    /// From when nobody is promoted by itself.
    pub stops_at: Option<Timestamp>,
    pub waiting: Vec<Waiter>,
}

/// # Errors
/// `NotFound`.
pub async fn waiting_list(db: &Db, event_id: Uuid, now: Timestamp) -> Result<WaitingList, Error> {
    let event = event::Entity::find_by_id(event_id).one(db.reader()).await?.ok_or(Error::NotFound)?;
    let mut roster = Roster::of(db.reader(), event, now).await?;
    if roster.event.waiting_count > 0 {
        roster.places.by_organisation = shares(db.reader(), event_id).await?;
    }
    let mut queue = roster.queue(db.reader()).await?;
    let rules = roster.event.rules();
    let stops_at = roster.event.starts_at.map(|start| rules.promotion_stops_at(start.0));
    let general = if roster.event.status != EventStatus::Published { Some(Why::NotPublic) } else { stops_at.is_none_or(|stop| now >= stop).then_some(Why::Stopped) };
    // What would happen now, on a copy: whoever is not helped has the reason beside the name.
    let reasons: HashMap<Uuid, NotYet> = promote(&queue.list, rules.order, &mut roster.places.clone()).waiting.into_iter().collect();
    let mut waiting = Vec::new();
    for one in in_order(&queue.list, rules.order, &roster.places) {
        let members = queue.members.remove(&one.id).unwrap_or_default();
        let group = members.len();
        let why = match (general, reasons.get(&one.id)) {
            (Some(Why::NotPublic), _) => Why::NotPublic,
            (_, Some(reason)) => Why::NotYet(*reason),
            (Some(general), None) => general,
            (None, None) => Why::NotYet(NotYet::NoPlace),
        };
        for registration in members {
            waiting.push(Waiter { registration, position: waiting.len() + 1, group, why });
        }
    }
    Ok(WaitingList {
        places: roster.places.event,
        places_kept: roster.event.places_kept,
        stops_at,
        sessions: roster.sessions,
        options: roster.options,
        event: roster.event,
        waiting,
    })
}
