//! Giving a place back: free at once, with history, letter and a CANCEL for each date that lies ahead.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::facts::{Belongings, carrying, event_facts, invitation_facts, letter_rows, programme_name, registration_facts, session_facts};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration::RegistrationStatus;
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, event, invitation, registration, registration_history, session};
use crate::error::{Error, Refusal};
use crate::keys::TokenHash;
use crate::outbox;
use crate::rules::letter::{CancelledBy, Letter, RegistrationFacts, SessionFacts};
use crate::rules::permission::Permission;

/// Who ends registrations, and why.
#[derive(Debug, Clone)]
pub(super) struct Ending {
    pub by: CancelledBy,
    pub acting: Option<Acting>,
    pub reason: Option<String>,
}

/// By the participant, through the personal link.
///
/// # Errors
/// `NotFound` for an unknown link; `Refused(NotActive)` when it is cancelled already; `Refused(Past)` after the end.
pub async fn by_participant(app: &App, token: TokenHash, reason: Option<String>) -> Result<(), Error> {
    let ending = Ending { by: CancelledBy::Participant, acting: None, reason };
    cancel(app, registration::Column::TokenHash.eq(token), ending).await
}

/// By an organiser. Also after the event's end, to put the record straight; then nobody's calendar is touched.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(NotActive)`.
pub async fn by_organiser(app: &App, acting: Acting, registration_id: Uuid, reason: Option<String>) -> Result<(), Error> {
    acting.needs(Permission::CancelRegistrations)?;
    let ending = Ending { by: CancelledBy::Organiser, acting: Some(acting), reason };
    cancel(app, registration::Column::Id.eq(registration_id), ending).await
}

async fn cancel(app: &App, which: sea_orm::sea_query::SimpleExpr, ending: Ending) -> Result<(), Error> {
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let event_id = registration::Entity::find().filter(which.clone()).select_only().column(registration::Column::EventId).into_tuple::<Uuid>().one(transaction).await?;
                // The event first, then the registration: the order of everybody who locks both.
                let event = event::Entity::find_by_id(event_id.ok_or(Error::NotFound)?).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
                let registration = registration::Entity::find().filter(which).lock_exclusive().one(transaction).await?.ok_or(Error::NotFound)?;
                if !registration.status.is_active() {
                    return Err(Refusal::NotActive.into());
                }
                let past = event.ends_at.is_some_and(|end| end.0 <= ground.clock.now());
                if past && ending.by == CancelledBy::Participant {
                    return Err(Refusal::Past.into());
                }
                let id = registration.id;
                end_registrations(transaction, &ground, &event, &[registration], &ending).await?;
                let actor = if ending.acting.is_some() { ActorKind::Organiser } else { ActorKind::Participant };
                audit::record(
                    transaction,
                    &ground.clock,
                    actor,
                    ending.acting.as_ref(),
                    "registration.cancel",
                    Subject("registration", id),
                    json!({ "event": event.id, "reason": ending.reason }),
                )
                .await
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(())
}

/// Ends active registrations of one (locked) event: status, history, places, calendar entries, letters.
pub(super) async fn end_registrations(
    transaction: &DatabaseTransaction,
    app: &App,
    event: &event::Model,
    registrations: &[registration::Model],
    ending: &Ending,
) -> Result<(), Error> {
    let now = app.clock.now();
    let ids = || registrations.iter().map(|registration| registration.id);
    registration::Entity::update_many()
        .col_expr(registration::Column::Status, Expr::value(RegistrationStatus::Cancelled))
        .col_expr(registration::Column::Version, Expr::col(registration::Column::Version).add(1))
        .col_expr(registration::Column::UpdatedAt, Expr::value(Moment(now)))
        .filter(registration::Column::Id.is_in(ids()))
        .exec(transaction)
        .await?;
    let history = registrations.iter().map(|registration| registration_history::ActiveModel {
        id: Set(app.clock.id()),
        registration_id: Set(registration.id),
        from_status: Set(Some(registration.status)),
        to_status: Set(RegistrationStatus::Cancelled),
        actor: Set(if ending.acting.is_some() { ActorKind::Organiser } else { ActorKind::Participant }),
        actor_id: Set(ending.acting.map(|acting| acting.organiser_id)),
        reason: Set(ending.reason.clone()),
        at: Set(now.into()),
    });
    registration_history::Entity::insert_many(history).exec_without_returning(transaction).await?;
    let freed = registrations.iter().filter(|registration| registration.status.takes_place()).count();
    event::Entity::update_many()
        .col_expr(event::Column::PlacesTaken, Expr::col(event::Column::PlacesTaken).sub(i32::try_from(freed).unwrap_or(i32::MAX)))
        .filter(event::Column::Id.eq(event.id))
        .exec(transaction)
        .await?;
    // What waits to be sent says less than what is to be said now.
    outbox::supersede(transaction, &ids().collect::<Vec<_>>()).await?;
    let sessions: Vec<SessionFacts> = session::Entity::of(event.id).all(transaction).await?.iter().map(session_facts).collect();
    let ahead: Vec<&SessionFacts> = sessions.iter().filter(|session| session.ends_at > now).collect();
    revise(transaction, app, &ids().collect::<Vec<_>>(), &ahead.iter().map(|session| session.session_id).collect::<Vec<_>>(), true).await?;
    let belongings = Belongings::of(transaction, registrations).await?;
    let event_facts = event_facts(event, programme_name(transaction, event).await?.as_deref());
    let mut rows = Vec::with_capacity(registrations.len());
    for registration in registrations {
        let facts = registration_facts(registration, belongings.organisation(registration), &event_facts, &sessions);
        let letters = farewell_letters(&facts, belongings.invitations(registration), &ahead, ending);
        rows.extend(letter_rows(&app.clock, app.mail_domain(), registration, letters, belongings.thread(registration), false)?);
    }
    outbox::insert(transaction, rows).await
}

/// The letter that says it with the first date's CANCEL, then one per further date.
fn farewell_letters(facts: &RegistrationFacts, invitations: &[invitation::Model], ahead: &[&SessionFacts], ending: &Ending) -> Vec<Letter> {
    let mut letters = Vec::new();
    for session in ahead {
        let Some(invitation) = invitations.iter().find(|invitation| invitation.session_id == session.session_id) else { continue };
        let registration = carrying(facts, session, &invitation_facts(invitation));
        letters.push(if letters.is_empty() {
            Letter::Cancelled { registration, by: ending.by, reason: ending.reason.clone() }
        } else {
            Letter::Withdrawal { registration, whole: true }
        });
    }
    if letters.is_empty() {
        letters.push(Letter::Cancelled { registration: facts.clone(), by: ending.by, reason: ending.reason.clone() });
    }
    letters
}

/// The next revision of these people's calendar entries for these sessions: SEQUENCE one higher, stamped now.
pub(super) async fn revise(transaction: &DatabaseTransaction, app: &App, registrations: &[Uuid], sessions: &[Uuid], cancelled: bool) -> Result<(), Error> {
    if registrations.is_empty() || sessions.is_empty() {
        return Ok(());
    }
    invitation::Entity::update_many()
        .col_expr(invitation::Column::Sequence, Expr::col(invitation::Column::Sequence).add(1))
        .col_expr(invitation::Column::Stamp, Expr::value(Moment(app.clock.now())))
        .col_expr(invitation::Column::Cancelled, Expr::value(cancelled))
        .filter(invitation::Column::RegistrationId.is_in(registrations.iter().copied()))
        .filter(invitation::Column::SessionId.is_in(sessions.iter().copied()))
        .filter(invitation::Column::Cancelled.eq(false))
        .exec(transaction)
        .await?;
    Ok(())
}
