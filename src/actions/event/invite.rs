//! Inviting by list: each address once, with a link of its own to say yes or no. Nobody is written to twice for one
//! invitation, unless an organiser reminds those who have not answered.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::locked;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::mail::mailing_addresses::mailing_addresses;
use crate::actions::registration::facts::{event_facts, programme_facts, session_facts};
use crate::app::App;
use crate::entity::outbox::{OutboxState, Urgency};
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, event, invitee, session};
use crate::error::{Error, FieldErrors, Refusal};
use crate::keys::{Purpose, TokenHash};
use crate::outbox::{self, Posting};
use crate::rules::language::Language;
use crate::rules::letter::{EventFacts, InviteeFacts, Letter, SessionFacts};
use crate::rules::names::EmailAddress;
use crate::rules::permission::Permission;
use crate::rules::registration::admit;

/// Addresses invited at a time.
pub const MOST: usize = 2_000;
/// After an invitation or a reminder, so long no (other) reminder.
pub const PAUSE: SignedDuration = SignedDuration::from_hours(48);
/// Rows in one statement: databases take so many values.
const CHUNK: usize = 500;

/// Somebody to invite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InviteeDetails {
    pub email: EmailAddress,
    /// Trimmed; both or either may be unknown.
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    /// Of the letters; `None`: the event's.
    pub language: Option<Language>,
}

/// What became of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invited {
    /// Written to now.
    pub invited: usize,
    /// On the event's list already: they keep their invitation and get no second mail.
    pub known: usize,
    /// Want no invitations by mail: they are not put on the list.
    pub unsubscribed: usize,
}

/// Invites each address of the list that is not invited yet. An address that stands there twice counts once.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Invalid` for `list`, when it is empty or has more than [`MOST`] addresses; `Refused` with
/// `NotPublished`, `EventCancelled`, `Past` or `Closed` where an invitation could not be followed.
pub async fn invite(app: &App, acting: Acting, event_id: Uuid, people: Vec<InviteeDetails>) -> Result<Invited, Error> {
    acting.needs(Permission::ChangeRegistrations)?;
    check(&people)?;
    let ground = app.clone();
    let invited = app.db.write(move |transaction| Box::pin(async move { add(transaction, &ground, &acting, event_id, &people).await })).await?;
    app.bell.notify_one();
    Ok(invited)
}

fn check(people: &[InviteeDetails]) -> Result<(), Error> {
    let mut faults = FieldErrors::default();
    if people.is_empty() {
        faults.add("list", "required");
    }
    if people.len() > MOST {
        faults.add("list", "too-many-addresses");
    }
    faults.into_result()
}

pub(super) async fn add(transaction: &DatabaseTransaction, app: &App, acting: &Acting, event_id: Uuid, people: &[InviteeDetails]) -> Result<Invited, Error> {
    let event = locked(transaction, event_id).await?;
    let now = app.clock.now();
    can_be_followed(&event, now)?;
    let mut keys: HashSet<String> = invitee::Entity::find()
        .filter(invitee::Column::EventId.eq(event_id))
        .select_only()
        .column(invitee::Column::EmailKey)
        .into_tuple::<String>()
        .all(transaction)
        .await?
        .into_iter()
        .collect();
    let listed: HashSet<String> = people.iter().map(|person| person.email.key()).collect();
    let known = listed.iter().filter(|key| keys.contains(*key)).count();
    let new: Vec<&InviteeDetails> = people.iter().filter(|person| keys.insert(person.email.key())).collect();
    let addresses = mailing_addresses(transaction, app, new.iter().map(|person| person.email.key())).await?;
    let wanted = |person: &&&InviteeDetails| addresses.get(&person.email.key()).is_none_or(|address| !address.unsubscribed);
    let rows: Vec<invitee::Model> = new.iter().filter(wanted).map(|person| row(app, &event, person, now)).collect();
    for chunk in rows.chunks(CHUNK) {
        invitee::Entity::insert_many(chunk.iter().cloned().map(IntoActiveModel::into_active_model)).exec_without_returning(transaction).await?;
    }
    Words::of(transaction, &event).await?.post(transaction, app, &rows, false).await?;
    let told = Invited { invited: rows.len(), known, unsubscribed: new.len() - rows.len() };
    if told.invited > 0 {
        let details = json!({ "told": [null, told.invited], "known": told.known });
        audit::record(transaction, &app.clock, ActorKind::Organiser, Some(acting), "event.invite", Subject("event", event_id), details).await?;
    }
    Ok(told)
}

/// A full event may have a place again tomorrow, and one that is not open yet will be.
fn can_be_followed(event: &event::Model, now: Timestamp) -> Result<(), Error> {
    match admit(&event.offer(), now) {
        Ok(_) | Err(Refusal::Full | Refusal::NotOpenYet) => Ok(()),
        Err(refusal) => Err(refusal.into()),
    }
}

fn row(app: &App, event: &event::Model, person: &InviteeDetails, now: Timestamp) -> invitee::Model {
    let id = app.clock.id();
    invitee::Model {
        id,
        event_id: event.id,
        email: person.email.as_str().to_owned(),
        email_key: person.email.key(),
        first_name: person.first_name.clone(),
        last_name: person.last_name.clone(),
        language: person.language.unwrap_or_else(|| event.language()).code().to_owned(),
        token_hash: app.keys.derive(Purpose::Invitee, id, 0).hash(),
        invited_at: now.into(),
        reminded_at: None,
        declined_at: None,
    }
}

/// Reminds those who have neither registered nor declined, and were written to 48 hours ago or earlier; returns how many.
///
/// # Errors
/// `Forbidden`; `NotFound`; the refusals of [`invite`].
pub async fn remind(app: &App, acting: Acting, event_id: Uuid) -> Result<usize, Error> {
    acting.needs(Permission::ChangeRegistrations)?;
    let ground = app.clone();
    let reminded = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                let event = locked(transaction, event_id).await?;
                let now = ground.clock.now();
                can_be_followed(&event, now)?;
                let limit = Moment(now - PAUSE);
                let silent = invitee::Entity::of(event_id)
                    .filter(invitee::Column::DeclinedAt.is_null())
                    .filter(invitee::Entity::has_registered().not())
                    .filter(invitee::Column::InvitedAt.lte(limit))
                    .filter(invitee::Column::RemindedAt.is_null().or(invitee::Column::RemindedAt.lte(limit)))
                    .all(transaction)
                    .await?;
                if silent.is_empty() {
                    return Ok(0);
                }
                for chunk in silent.chunks(CHUNK) {
                    invitee::Entity::update_many()
                        .col_expr(invitee::Column::RemindedAt, Expr::value(Some(Moment(now))))
                        .filter(invitee::Column::Id.is_in(chunk.iter().map(|invitee| invitee.id)))
                        .exec(transaction)
                        .await?;
                }
                Words::of(transaction, &event).await?.post(transaction, &ground, &silent, true).await?;
                let details = json!({ "told": [null, silent.len()] });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "event.remind", Subject("event", event_id), details).await?;
                Ok(silent.len())
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(reminded)
}

/// The invited person says no: no more reminders. Registering stays possible. Twice is once.
///
/// # Errors
/// `NotFound` for an unknown link.
pub async fn decline_invitation(app: &App, token_hash: TokenHash) -> Result<(), Error> {
    let now = app.clock.now();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let invitee = invitee::Entity::find().filter(invitee::Column::TokenHash.eq(token_hash)).one(transaction).await?.ok_or(Error::NotFound)?;
                if invitee.declined_at.is_none() {
                    let change = invitee::ActiveModel { declined_at: Set(Some(now.into())), ..invitee.into_active_model() };
                    invitee::Entity::update(change).exec(transaction).await?;
                }
                Ok(())
            })
        })
        .await
}

/// Takes an address off the list: its link opens nothing any more, and what was not sent yet stays here. Who has
/// registered keeps the registration.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub async fn withdraw_invitation(app: &App, acting: Acting, event_id: Uuid, invitee_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::ChangeRegistrations)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let event = locked(transaction, event_id).await?;
                let invitee = invitee::Entity::of(event.id).filter(invitee::Column::Id.eq(invitee_id)).one(transaction).await?.ok_or(Error::NotFound)?;
                let letters: Vec<Uuid> = crate::entity::outbox::Entity::find()
                    .filter(crate::entity::outbox::Column::Mailbox.eq(EmailAddress::stored(&invitee.email).map(|email| email.mailbox()).unwrap_or_default()))
                    .filter(crate::entity::outbox::Column::Letter.eq("invitee"))
                    .filter(crate::entity::outbox::Column::State.eq(OutboxState::Queued))
                    .all(transaction)
                    .await?
                    .into_iter()
                    .filter(|row| matches!(serde_json::from_value(row.facts.clone()), Ok(Letter::Invitee { invitee, .. }) if invitee.invitee_id == invitee_id))
                    .map(|row| row.id)
                    .collect();
                outbox::set_aside(transaction, &letters).await?;
                invitee::Entity::delete_by_id(invitee_id).exec(transaction).await?;
                let details = json!({ "invitee": invitee_id });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "event.withdraw_invitation", Subject("event", event_id), details).await
            })
        })
        .await
}

/// What all letters about one event say alike.
struct Words {
    event: EventFacts,
    sessions: Vec<SessionFacts>,
    closes_at: Option<Timestamp>,
}

impl Words {
    async fn of(transaction: &DatabaseTransaction, event: &event::Model) -> Result<Self, Error> {
        let sessions = session::Entity::of(event.id).all(transaction).await?;
        Ok(Self {
            event: event_facts(event, programme_facts(transaction, event).await?.as_ref()),
            sessions: sessions.iter().map(session_facts).collect(),
            closes_at: event.registration_closes_at.map(Into::into),
        })
    }

    async fn post(&self, transaction: &DatabaseTransaction, app: &App, invitees: &[invitee::Model], reminder: bool) -> Result<(), Error> {
        let mut rows = Vec::with_capacity(invitees.len());
        let addresses = mailing_addresses(transaction, app, invitees.iter().map(|invitee| invitee.email_key.clone())).await?;
        for invitee in invitees {
            // Who unsubscribed since the invitation gets no reminder of it.
            let Some(address) = addresses.get(&invitee.email_key).filter(|address| !address.unsubscribed) else { continue };
            let facts = InviteeFacts {
                invitee_id: invitee.id,
                first_name: invitee.first_name.clone(),
                last_name: invitee.last_name.clone(),
                event: self.event.clone(),
                sessions: self.sessions.clone(),
                closes_at: self.closes_at,
                mailing_address_id: Some(address.id),
            };
            let posting = Posting {
                letter: Letter::Invitee { invitee: facts, reminder },
                recipient: EmailAddress::stored(&invitee.email).map_err(|fault| Error::Internal(anyhow::anyhow!("stored address: {}", fault.code())))?,
                language: Language::parse(&invitee.language).unwrap_or_default(),
                thread_message_id: None,
                caused_by_visitor: false,
                urgency: Urgency::Bulk,
            };
            rows.push(outbox::row(&app.clock, app.mail_domain(), posting)?);
        }
        outbox::insert(transaction, rows).await
    }
}
