//! The letters and calendar messages of a changed status, written in its transaction.

use jiff::Timestamp;
use sea_orm::{DatabaseTransaction, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use super::calendar::{earlier, first_invitation, revise};
use super::facts::{Belongings, carrying, confirmation_letters, event_facts, invitation_facts, letter_rows, programme_name, registration_facts};
use crate::app::App;
use crate::entity::{invitation, registration, session};
use crate::error::Error;
use crate::outbox;
use crate::roster::{CHUNK, Roster};
use crate::rules::letter::{Because, Letter, RegistrationFacts, SessionFacts};

/// What people are told.
pub(super) enum News<'n> {
    /// The place is theirs: invitations for all dates that lie ahead.
    Confirmed(Because),
    /// The place came from the colleague of that name.
    TakenOver(&'n str),
    /// It has ended: a CANCEL for each date that lies ahead. The letter is made from the facts, with the first of them.
    Ended(&'n (dyn Fn(&registration::Model, RegistrationFacts) -> Letter + Sync)),
    /// The mailbox is left: a CANCEL for each date that lies ahead, each in a letter made so.
    Left(&'n (dyn Fn(&registration::Model, RegistrationFacts) -> Letter + Sync)),
    /// Nothing for a calendar.
    Plain(&'n (dyn Fn(&registration::Model, RegistrationFacts) -> Letter + Sync)),
}

/// Tells each of these people, all of one event. What waits to be sent says less than what is said now, and is set
/// aside; but not what takes something out of a calendar.
///
/// # Errors
/// The database's.
pub(super) async fn tell(transaction: &DatabaseTransaction, app: &App, roster: &Roster, registrations: &[registration::Model], news: News<'_>) -> Result<(), Error> {
    let now = app.clock.now();
    let event_facts = event_facts(&roster.event, programme_name(transaction, &roster.event).await?.as_deref());
    for chunk in registrations.chunks(CHUNK) {
        let ids: Vec<Uuid> = chunk.iter().map(|registration| registration.id).collect();
        if !matches!(news, News::Confirmed(Because::Restored)) {
            outbox::supersede(transaction, &ids).await?;
        }
        match news {
            News::Confirmed(because) => invite(transaction, app, roster, chunk, matches!(because, Because::Approved | Because::Promoted | Because::OfferAccepted)).await?,
            News::TakenOver(_) => invite(transaction, app, roster, chunk, false).await?,
            News::Ended(_) | News::Left(_) => {
                let ahead: Vec<Uuid> = ahead(&roster.sessions, now).map(|session| session.id).collect();
                revise(transaction, app, &ids, &ahead, true).await?;
            }
            News::Plain(_) => {}
        }
        let belongings = Belongings::of(transaction, chunk, &roster.sessions).await?;
        let mut rows = Vec::with_capacity(chunk.len());
        for registration in chunk {
            let sessions = belongings.attended(registration, &roster.sessions);
            let mut facts = registration_facts(registration, belongings.names(registration), &event_facts, &sessions);
            let invitations = belongings.invitations(registration);
            let letters = match &news {
                News::Confirmed(because) => confirmation_letters(&facts, invitations, now, *because),
                News::TakenOver(from) => {
                    facts.registered_by = Some((*from).to_owned());
                    confirmation_letters(&facts, invitations, now, Because::TookOver)
                }
                News::Ended(letter) => farewell_letters(&facts, invitations, now, |facts| letter(registration, facts)),
                News::Left(letter) => farewell_letters(&facts, invitations, now, |facts| letter(registration, facts))
                    .into_iter()
                    .map(|each| match each {
                        Letter::Withdrawal { registration: facts, .. } => letter(registration, facts),
                        first => first,
                    })
                    .collect(),
                News::Plain(letter) => vec![letter(registration, facts)],
            };
            rows.extend(letter_rows(&app.clock, app.mail_domain(), registration, letters, belongings.thread(registration), false)?);
        }
        outbox::insert(transaction, rows).await?;
    }
    Ok(())
}

fn ahead(sessions: &[session::Model], now: Timestamp) -> impl Iterator<Item = &session::Model> {
    sessions.iter().filter(move |session| session.ends_at.0 > now)
}

/// The first revision of everybody's calendar entry for each date ahead that they attend. Those who waited may have
/// seen an entry that was not sure in their feed: theirs begins above it.
async fn invite(transaction: &DatabaseTransaction, app: &App, roster: &Roster, registrations: &[registration::Model], waited: bool) -> Result<(), Error> {
    let now = app.clock.now();
    let belongings = Belongings::of(transaction, registrations, &roster.sessions).await?;
    let mut rows = Vec::new();
    for registration in registrations {
        let invitations = belongings.invitations(registration);
        let valid = |session: Uuid| invitations.iter().any(|invitation| invitation.session_id == session && !invitation.cancelled);
        let attended = ahead(&roster.sessions, now).filter(|session| session.is_attended(belongings.chosen(registration)) && !valid(session.id));
        rows.extend(attended.map(|session| {
            let first = first_invitation(&app.clock, &app.keys, app.links.host(), registration.id, session.id, earlier(invitations, session.id));
            invitation::Model { sequence: if waited { registration.sequence_while_waiting(session) } else { 0 }, ..first }
        }));
    }
    insert_invitations(transaction, rows).await
}

/// # Errors
/// The database's.
pub(super) async fn insert_invitations(transaction: &DatabaseTransaction, invitations: Vec<invitation::Model>) -> Result<(), Error> {
    for chunk in invitations.chunks(CHUNK) {
        invitation::Entity::insert_many(chunk.iter().cloned().map(IntoActiveModel::into_active_model)).exec_without_returning(transaction).await?;
    }
    Ok(())
}

/// The letter that says it with the first date's CANCEL, then one per further date.
fn farewell_letters(facts: &RegistrationFacts, invitations: &[invitation::Model], now: Timestamp, letter: impl Fn(RegistrationFacts) -> Letter) -> Vec<Letter> {
    let mut letters = Vec::new();
    let ahead: Vec<&SessionFacts> = facts.sessions.iter().filter(|session| session.ends_at > now).collect();
    for session in ahead {
        let Some(invitation) = invitations.iter().find(|invitation| invitation.session_id == session.session_id) else { continue };
        let registration = carrying(facts, session, &invitation_facts(invitation));
        letters.push(if letters.is_empty() { letter(registration) } else { Letter::Withdrawal { registration, whole: true } });
    }
    if letters.is_empty() {
        letters.push(letter(facts.clone()));
    }
    letters
}
