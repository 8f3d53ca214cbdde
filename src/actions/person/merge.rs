//! Two rows turn out to be one human being. Everything of the one becomes the other's, and its address leads there from
//! then on. Where both were registered for one event, the better standing stays. It cannot be undone.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use serde_json::json;
use uuid::Uuid;

use super::locked;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::evaluation::one_person::one_link;
use crate::actions::registration::end_quietly::end_quietly;
use crate::actions::registration::findable::found_as;
use crate::app::App;
use crate::entity::registration::RegistrationStatus;
use crate::entity::registration_history::ActorKind;
use crate::entity::{attendance_name, calendar_feed, erasure, event, my_link, person, person_address, person_note, registration};
use crate::error::{Error, FieldErrors, Refusal};
use crate::roster::Roster;
use crate::rules::permission::{Permission, Scope};

/// One of the two rows, at the version that was seen.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    pub person: Uuid,
    pub version: i32,
}

/// Of two active registrations for one event, the one that stays and the one that ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    pub stays: registration::Model,
    pub ends: registration::Model,
}

/// Makes `gone` part of `kept`: registrations, notes, links and addresses.
///
/// # Errors
/// `Forbidden`, also when one of them has registrations outside the scope; `NotFound`; `Invalid` for `kept` when both are the same; `Refused(ChangedMeanwhile)` when either was
/// changed, or registered, after the preview.
pub async fn merge(app: &App, acting: Acting, kept: Seen, gone: Seen) -> Result<(), Error> {
    acting.needs(Permission::ChangeRegistrations)?;
    if kept.person == gone.person {
        let mut faults = FieldErrors::default();
        faults.add("kept", "same-person");
        return Err(Error::Invalid(faults));
    }
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let scope = acting.scope(transaction).await?;
                if reaches_beyond(transaction, &scope, [kept.person, gone.person]).await? {
                    return Err(Error::Forbidden);
                }
                // Events before people, as everybody does who locks both.
                let mut rosters: BTreeMap<Uuid, Roster> = BTreeMap::new();
                let mut events: Vec<Uuid> = meetings(transaction, kept.person, gone.person).await?.into_iter().map(|meeting| meeting.stays.event_id).collect();
                events.sort_unstable();
                for event in events {
                    rosters.insert(event, Roster::lock(transaction, event, ground.clock.now()).await?);
                }
                let (first, second) = if kept.person < gone.person { (kept, gone) } else { (gone, kept) };
                let (first, second) = (locked(transaction, first.person, first.version).await?, locked(transaction, second.person, second.version).await?);
                let (kept, gone) = if first.id == kept.person { (first, second) } else { (second, first) };
                let mut ended = Vec::new();
                for meeting in meetings(transaction, kept.id, gone.id).await? {
                    let Some(roster) = rosters.get_mut(&meeting.stays.event_id) else { return Err(Refusal::ChangedMeanwhile.into()) };
                    ended.push(meeting.ends.id);
                    one_link(transaction, meeting.stays.id, meeting.ends.id).await?;
                    end_quietly(transaction, &ground, acting, roster, meeting.ends, meeting.stays.id).await?;
                }
                let (kept_id, gone_id) = (kept.id, gone.id);
                let moved = hand_on(transaction, &ground, kept, gone).await?;
                let details = json!({ "merged": gone_id, "registrations": moved, "cancelled": ended });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "person.merge", Subject("person", kept_id), details).await
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(())
}

/// Whether one of them is or was registered for something outside the scope: then they are not this organiser's to merge.
///
/// # Errors
/// The database's.
pub async fn reaches_beyond(connection: &impl ConnectionTrait, scope: &Scope, people: [Uuid; 2]) -> Result<bool, Error> {
    if *scope == Scope::All {
        return Ok(false);
    }
    let inside = event::Entity::find().filter(event::Entity::within(scope)).select_only().column(event::Column::Id);
    let outside = registration::Entity::find().filter(registration::Column::PersonId.is_in(people)).filter(registration::Column::EventId.not_in_subquery(inside.into_query()));
    Ok(outside.count(connection).await? > 0)
}

/// Events for which both are registered now.
///
/// # Errors
/// The database's.
pub async fn meetings(connection: &impl ConnectionTrait, kept: Uuid, gone: Uuid) -> Result<Vec<Meeting>, Error> {
    let rows = registration::Entity::find()
        .filter(registration::Column::PersonId.is_in([kept, gone]))
        .filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE))
        .order_by_asc(registration::Column::CreatedAt)
        .order_by_asc(registration::Column::Id)
        .all(connection)
        .await?;
    let mut by_event: BTreeMap<Uuid, Vec<registration::Model>> = BTreeMap::new();
    for row in rows {
        by_event.entry(row.event_id).or_default().push(row);
    }
    Ok(by_event.into_values().filter_map(pair).collect())
}

/// The better standing first; of equals, who came first.
fn pair(mut rows: Vec<registration::Model>) -> Option<Meeting> {
    rows.sort_by_key(|row| Reverse(standing(row.status)));
    let mut rows = rows.into_iter();
    Some(Meeting { stays: rows.next()?, ends: rows.next()? })
}

fn standing(status: RegistrationStatus) -> u8 {
    match status {
        RegistrationStatus::Confirmed => 4,
        RegistrationStatus::Offered => 3,
        RegistrationStatus::Pending => 2,
        RegistrationStatus::Waitlisted => 1,
        RegistrationStatus::Cancelled | RegistrationStatus::Declined => 0,
    }
}

/// All that was the one's becomes the other's; returns how many registrations.
async fn hand_on(transaction: &DatabaseTransaction, app: &App, kept: person::Model, gone: person::Model) -> Result<u64, Error> {
    let to = kept.id;
    let moved = registration::Entity::update_many()
        .col_expr(registration::Column::PersonId, Expr::value(to))
        .filter(registration::Column::PersonId.eq(gone.id))
        .exec(transaction)
        .await?
        .rows_affected;
    let notes = person_note::Entity::update_many().col_expr(person_note::Column::PersonId, Expr::value(to));
    notes.filter(person_note::Column::PersonId.eq(gone.id)).exec(transaction).await?;
    let names = attendance_name::Entity::update_many().col_expr(attendance_name::Column::PersonId, Expr::value(to));
    names.filter(attendance_name::Column::PersonId.eq(gone.id)).exec(transaction).await?;
    let links = my_link::Entity::update_many().col_expr(my_link::Column::PersonId, Expr::value(to));
    links.filter(my_link::Column::PersonId.eq(gone.id)).exec(transaction).await?;
    // One feed per person: the kept one's goes on when both have one.
    if calendar_feed::Entity::find().filter(calendar_feed::Column::PersonId.eq(to)).count(transaction).await? == 0 {
        let feeds = calendar_feed::Entity::update_many().col_expr(calendar_feed::Column::PersonId, Expr::value(Some(to)));
        feeds.filter(calendar_feed::Column::PersonId.eq(gone.id)).exec(transaction).await?;
    }
    let addresses = person_address::Entity::update_many().col_expr(person_address::Column::PersonId, Expr::value(to));
    addresses.filter(person_address::Column::PersonId.eq(gone.id)).exec(transaction).await?;
    found_as(transaction, gone.id, to).await?;
    // What the one asked, both did.
    if let Some(asked) = erasure::Entity::of(gone.id).one(transaction).await?
        && erasure::Entity::of(to).count(transaction).await? == 0
    {
        let change = erasure::ActiveModel { id: Unchanged(asked.id), person_id: Set(to), ..Default::default() };
        erasure::Entity::update(change).exec(transaction).await?;
    }
    person::Entity::delete_by_id(gone.id).exec(transaction).await?;
    let address = person_address::Model { id: app.clock.id(), person_id: to, email_key: gone.email_key, email: gone.email, created_at: app.clock.now().into() };
    person_address::Entity::insert(address.into_active_model()).exec_without_returning(transaction).await?;
    let knows_where = kept.organisation_id.is_some() || kept.organisation_text.is_some();
    let mut change = person::ActiveModel { version: Set(kept.version + 1), ..kept.into_active_model() };
    if !knows_where {
        change.organisation_id = Set(gone.organisation_id);
        change.organisation_text = Set(gone.organisation_text);
        change.organisation_from = Set(gone.organisation_from);
    }
    person::Entity::update(change).exec(transaction).await?;
    Ok(moved)
}
