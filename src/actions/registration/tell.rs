//! The letters and calendar messages of a changed status, written in its transaction.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::{DatabaseTransaction, EntityTrait, IntoActiveModel};
use uuid::Uuid;

use super::announce::waiting_letters;
use super::calendar::{Revised, Untold, Withdrawn, cancels_of, earlier, first_invitation, next_revision, unsent_cancels, withdraw};
use super::facts::{Belongings, carrying, confirmation_letters, event_facts, letter_rows, programme_facts, registration_facts};
use crate::app::App;
use crate::entity::{invitation, registration, session};
use crate::error::Error;
use crate::outbox;
use crate::revisions::Revisions;
use crate::roster::{CHUNK, Roster};
use crate::rules::letter::{Because, Letter, RegistrationFacts};

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
    let event_facts = event_facts(&roster.event, programme_facts(transaction, &roster.event).await?.as_ref());
    // What a calendar shows may be older than what is true.
    let revisions = if matches!(news, News::Ended(_) | News::Left(_)) { Some(Revisions::of(transaction, roster.event.clone()).await?) } else { None };
    for chunk in registrations.chunks(CHUNK) {
        let ids: Vec<Uuid> = chunk.iter().map(|registration| registration.id).collect();
        let unsent = if matches!(news, News::Ended(_) | News::Left(_)) { waiting_letters(transaction, chunk).await? } else { HashMap::new() };
        match news {
            // A cancel that is undone before its mail left is told by one letter.
            News::Confirmed(Because::Restored) => drop(revive(transaction, app, roster, chunk, now).await?),
            _ => outbox::supersede(transaction, &ids).await?,
        }
        match news {
            News::Confirmed(because) => {
                invite(transaction, app, roster, chunk, matches!(because, Because::Approved | Because::Promoted | Because::OfferAccepted | Because::GoesAhead)).await?;
            }
            News::TakenOver(_) => invite(transaction, app, roster, chunk, false).await?,
            News::Ended(_) | News::Left(_) | News::Plain(_) => {}
        }
        let belongings = Belongings::of(transaction, chunk, &roster.sessions).await?;
        let mut rows = Vec::with_capacity(chunk.len());
        let mut revised = Revised::default();
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
                News::Ended(letter) | News::Left(letter) => {
                    let untold = Untold::of(transaction, unsent.get(&registration.id).map_or(&[][..], Vec::as_slice)).await?;
                    let withdrawn = revisions.as_ref().map_or_else(Vec::new, |revisions| withdraw(app, revisions, invitations, &untold, &mut revised));
                    let every = matches!(news, News::Left(_));
                    farewell_letters(&facts, withdrawn, every, |facts| letter(registration, facts))
                }
                News::Plain(letter) => vec![letter(registration, facts)],
            };
            rows.extend(letter_rows(&app.clock, app.mail_domain(), registration, letters, belongings.thread(registration), false)?);
        }
        revised.write(transaction).await?;
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
            let first = first_invitation(&app.clock, &app.keys, app.links.host(), app.config.invitation_asks_answer, registration.id, session, earlier(invitations, session.id));
            invitation::Model { sequence: if waited { registration.sequence_while_waiting(session) } else { 0 }, ..first }
        }));
    }
    insert_invitations(transaction, rows).await
}

/// The calendar entries of people who are told nothing now: what changes later reaches them as it does everybody.
pub(super) async fn invite_silently(transaction: &DatabaseTransaction, app: &App, roster: &Roster, registrations: &[registration::Model]) -> Result<(), Error> {
    for chunk in registrations.chunks(CHUNK) {
        invite(transaction, app, roster, chunk, false).await?;
    }
    Ok(())
}

/// Entries whose CANCEL has not left come back under their UID, for the sessions ahead that these people attend; that
/// CANCEL is never sent. Gives the entries as they are then.
pub(super) async fn revive(
    transaction: &DatabaseTransaction,
    app: &App,
    roster: &Roster,
    registrations: &[registration::Model],
    now: Timestamp,
) -> Result<Vec<invitation::Model>, Error> {
    let ids: Vec<Uuid> = registrations.iter().map(|registration| registration.id).collect();
    let cancels = unsent_cancels(transaction, &ids).await?;
    if cancels.is_empty() {
        return Ok(Vec::new());
    }
    let belongings = Belongings::of(transaction, registrations, &roster.sessions).await?;
    let (mut revived, mut revised, mut unsent) = (Vec::new(), Revised::default(), Vec::new());
    for registration in registrations {
        let Some(cancels) = cancels.get(&registration.id) else { continue };
        for session in ahead(&roster.sessions, now).filter(|session| session.is_attended(belongings.chosen(registration))) {
            for invitation in belongings.invitations(registration).iter().filter(|invitation| invitation.session_id == session.id && invitation.cancelled) {
                let letters = cancels_of(cancels, invitation);
                if !letters.is_empty() {
                    let after = next_revision(&app.clock, invitation, session.sequence, false);
                    revised.next(&after);
                    revived.push(after);
                    unsent.extend(letters.iter().map(|row| row.id));
                }
            }
        }
    }
    revised.write(transaction).await?;
    outbox::set_aside(transaction, &unsent).await?;
    Ok(revived)
}

/// # Errors
/// The database's.
pub(super) async fn insert_invitations(transaction: &DatabaseTransaction, invitations: Vec<invitation::Model>) -> Result<(), Error> {
    for chunk in invitations.chunks(CHUNK) {
        invitation::Entity::insert_many(chunk.iter().cloned().map(IntoActiveModel::into_active_model)).exec_without_returning(transaction).await?;
    }
    Ok(())
}

/// The letter that says it with the first date's CANCEL, then one per further date: the same (`every`), or a withdrawal.
fn farewell_letters(facts: &RegistrationFacts, withdrawn: Vec<Withdrawn>, every: bool, letter: impl Fn(RegistrationFacts) -> Letter) -> Vec<Letter> {
    let mut letters = Vec::new();
    for entry in withdrawn {
        let mut registration = carrying(facts, &entry.session, &entry.invitation);
        registration.event.title = entry.event_title;
        letters.push(if every || letters.is_empty() { letter(registration) } else { Letter::Withdrawal { registration, whole: true } });
    }
    if letters.is_empty() {
        letters.push(letter(facts.clone()));
    }
    letters
}
