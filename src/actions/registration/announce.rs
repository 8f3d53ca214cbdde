//! Telling the registered what changed about an event. Called inside the event actions' transactions.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::{ColumnTrait, DatabaseTransaction, QueryFilter};
use uuid::Uuid;

use super::calendar::{earlier, first_invitation, revise};
use super::cancel::end;
use super::facts::{Belongings, carrying, confirmation_letters, event_facts, invitation_facts, letter_rows, programme_name, registration_facts, session_facts};
use super::status::{By, Step};
use super::tell::insert_invitations;
use crate::actions::Acting;
use crate::app::App;
use crate::entity::registration::RegistrationStatus;
use crate::entity::session::SessionInclusion;
use crate::entity::{event, invitation, outbox, registration, session};
use crate::error::Error;
use crate::outbox::{insert, set_aside};
use crate::roster::{CHUNK, Roster};
use crate::rules::letter::{Because, CancelledBy, Letter, RegistrationFacts, SessionFacts};
use crate::rules::registration::{Cause, Status, Transition};

/// What became of one session.
#[derive(Debug, Clone)]
enum Change {
    Added(SessionFacts),
    Moved { before: SessionFacts, after: SessionFacts },
    Removed(SessionFacts),
}

impl Change {
    fn session(&self) -> &SessionFacts {
        match self {
            Self::Added(session) | Self::Moved { after: session, .. } | Self::Removed(session) => session,
        }
    }

    fn letter(&self, registration: RegistrationFacts) -> Letter {
        match self {
            Self::Added(_) => Letter::Invitation { registration },
            Self::Moved { before, .. } => Letter::Changed { registration, before: before.clone() },
            Self::Removed(_) => Letter::Withdrawal { registration, whole: false },
        }
    }
}

/// After sessions of `event` changed, were added or taken out: every confirmed person gets a letter per session
/// concerned, with the same UID and a higher SEQUENCE; letters that still wait and say less are set aside.
/// `before` are the sessions as they were; the rows now in the database are what is told. Sessions that have ended
/// are nobody's news. Returns the number of people told.
///
/// # Errors
/// The database's.
pub async fn sessions_changed(transaction: &DatabaseTransaction, app: &App, event: &event::Model, before: &[session::Model]) -> Result<u64, Error> {
    let now = app.clock.now();
    let sessions = session::Entity::of(event.id).all(transaction).await?;
    let newly_for_all = |session: &&session::Model| {
        session.inclusion == SessionInclusion::Included && before.iter().any(|earlier| earlier.id == session.id && earlier.inclusion != SessionInclusion::Included)
    };
    let newly_for_all: Vec<Uuid> = sessions.iter().filter(newly_for_all).map(|session| session.id).collect();
    let changes = changes(before, &sessions.iter().map(session_facts).collect::<Vec<_>>(), &newly_for_all, now);
    if changes.is_empty() {
        return Ok(0);
    }
    let event_facts = event_facts(event, programme_name(transaction, event).await?.as_deref());
    let confirmed = registration::Entity::of(event.id).filter(registration::Column::Status.eq(RegistrationStatus::Confirmed)).all(transaction).await?;
    let mut told = 0;
    for registrations in confirmed.chunks(CHUNK) {
        let mut waiting = waiting_letters(transaction, registrations).await?;
        revise_calendars(transaction, app, registrations, &sessions, &changes).await?;
        let belongings = Belongings::of(transaction, registrations, &sessions).await?;
        let mut rows = Vec::with_capacity(registrations.len());
        let mut obsolete = Vec::new();
        for registration in registrations {
            let facts = registration_facts(registration, belongings.names(registration), &event_facts, &belongings.attended(registration, &sessions));
            let waiting = waiting.remove(&registration.id).unwrap_or_default();
            let news = News { facts: &facts, invitations: belongings.invitations(registration), changes: &changes, now };
            let (letters, replaced) = news.letters(&waiting);
            // A thread cannot hang on a mail that is never sent.
            let gone = |message_id: &String| waiting.iter().any(|(row, _)| replaced.contains(&row.id) && row.message_id == *message_id);
            let thread = belongings.thread(registration).filter(|message_id| !gone(message_id));
            obsolete.extend(replaced);
            told += u64::from(!letters.is_empty());
            rows.extend(letter_rows(&app.clock, app.mail_domain(), registration, letters, thread, false)?);
        }
        set_aside(transaction, &obsolete).await?;
        insert(transaction, rows).await?;
    }
    Ok(told)
}

/// After `event` was cancelled: every active registration is cancelled, with history, letter and CANCEL. Returns how many.
///
/// # Errors
/// The database's.
pub async fn event_cancelled(transaction: &DatabaseTransaction, app: &App, acting: Acting, event: &event::Model, reason: Option<String>) -> Result<u64, Error> {
    let active = registration::Entity::of(event.id).filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE)).all(transaction).await?;
    let people = active.len() as u64;
    let mut roster = Roster::of(transaction, event.clone(), app.clock.now()).await?;
    let step = Step::new(Transition::Cancel, By::Organiser(acting)).because(reason).caused_by(Cause::EventCancelled);
    end(transaction, app, &mut roster, active, &step, Some(CancelledBy::Event)).await?;
    Ok(people)
}

/// What a calendar would show otherwise than before, for sessions that lie ahead (before or now).
fn changes(before: &[session::Model], after: &[SessionFacts], newly_for_all: &[Uuid], now: Timestamp) -> Vec<Change> {
    let before: Vec<SessionFacts> = before.iter().filter(|session| session.cancelled_at.is_none()).map(session_facts).collect();
    let mut changes = Vec::new();
    for session in after {
        match before.iter().find(|earlier| earlier.session_id == session.session_id) {
            None => changes.push(Change::Added(session.clone())),
            // For all now: new to those who had not chosen it.
            Some(_) if newly_for_all.contains(&session.session_id) => changes.push(Change::Added(session.clone())),
            // Where the public reads the place concerns nobody's calendar.
            Some(earlier) if *earlier != (SessionFacts { place_hidden: earlier.place_hidden, ..session.clone() }) => {
                changes.push(Change::Moved { before: earlier.clone(), after: session.clone() })
            }
            Some(_) => {}
        }
    }
    let removed = before.into_iter().filter(|earlier| !after.iter().any(|session| session.session_id == earlier.session_id));
    changes.extend(removed.map(Change::Removed));
    changes.retain(|change| change.session().ends_at > now);
    changes
}

/// Letters of these registrations that no worker has taken yet, with what they say.
async fn waiting_letters(transaction: &DatabaseTransaction, registrations: &[registration::Model]) -> Result<HashMap<Uuid, Vec<(outbox::Model, Letter)>>, Error> {
    let mut letters: HashMap<Uuid, Vec<(outbox::Model, Letter)>> = HashMap::new();
    for row in crate::outbox::waiting(transaction, registrations.iter().map(|registration| registration.id)).await? {
        let letter: Letter = serde_json::from_value(row.facts.clone()).map_err(|error| Error::Internal(error.into()))?;
        if let Some(id) = row.registration_id {
            letters.entry(id).or_default().push((row, letter));
        }
    }
    Ok(letters)
}

async fn revise_calendars(
    transaction: &DatabaseTransaction,
    app: &App,
    registrations: &[registration::Model],
    sessions: &[session::Model],
    changes: &[Change],
) -> Result<(), Error> {
    let ids: Vec<Uuid> = registrations.iter().map(|registration| registration.id).collect();
    let of = |wanted: fn(&Change) -> bool| changes.iter().filter(|change| wanted(change)).map(|change| change.session().session_id).collect::<Vec<_>>();
    revise(transaction, app, &ids, &of(|change| matches!(change, Change::Moved { .. })), false).await?;
    revise(transaction, app, &ids, &of(|change| matches!(change, Change::Removed(_))), true).await?;
    // A session that had ended when somebody registered, and was moved to a day ahead, is new to that person.
    let concerned: Vec<&session::Model> = sessions.iter().filter(|session| changes.iter().any(|change| change.session().session_id == session.id)).collect();
    let belongings = Belongings::of(transaction, registrations, sessions).await?;
    let mut new = Vec::new();
    for registration in registrations {
        let invitations = belongings.invitations(registration);
        let valid = |session: Uuid| invitations.iter().any(|invitation| invitation.session_id == session && !invitation.cancelled);
        let missing = concerned.iter().filter(|session| session.is_attended(belongings.chosen(registration)) && !valid(session.id));
        new.extend(missing.map(|session| first_invitation(&app.clock, &app.keys, app.links.host(), registration.id, session.id, earlier(invitations, session.id))));
    }
    insert_invitations(transaction, new).await
}

/// What one person is to be told.
struct News<'a> {
    facts: &'a RegistrationFacts,
    invitations: &'a [invitation::Model],
    changes: &'a [Change],
    now: Timestamp,
}

impl News<'_> {
    /// How the person came to the place, as the confirmation that still waits says it.
    fn because(&self, waiting: &[(outbox::Model, Letter)]) -> Because {
        let because = waiting.iter().find_map(|(_, letter)| match letter {
            Letter::Confirmation { because, .. } => Some(*because),
            _ => None,
        });
        because.unwrap_or_default()
    }

    /// The letters, and the waiting ones they replace.
    fn letters(&self, waiting: &[(outbox::Model, Letter)]) -> (Vec<Letter>, Vec<Uuid>) {
        let mut replaced: Vec<Uuid> = Vec::new();
        if waiting.iter().any(|(_, letter)| matches!(letter, Letter::Confirmation { .. })) {
            // Nothing has reached this person yet: a confirmation that is true now says it all.
            replaced.extend(waiting.iter().map(|(row, _)| row.id));
            return (confirmation_letters(self.facts, self.invitations, self.now, self.because(waiting)), replaced);
        }
        let mut letters = Vec::new();
        for change in self.changes {
            let session = change.session();
            let Some(invitation) = self.invitations.iter().find(|invitation| invitation.session_id == session.session_id) else { continue };
            // Who had it already knows of it.
            if matches!(change, Change::Added(_)) && invitation.stamp.0 != self.now {
                continue;
            }
            let facts = carrying(self.facts, session, &invitation_facts(invitation));
            let mut letter = change.letter(facts);
            for (row, earlier) in waiting.iter().filter(|(_, earlier)| earlier.calendar_message().is_some_and(|(_, told)| told.session_id == session.session_id)) {
                replaced.push(row.id);
                letter = instead_of(earlier, letter);
            }
            letters.push(letter);
        }
        for (row, _) in waiting.iter().filter(|(_, letter)| matches!(letter, Letter::PersonalLink { .. })) {
            replaced.push(row.id);
            letters.push(Letter::PersonalLink { registration: self.facts.clone(), status: Status::Confirmed });
        }
        (letters, replaced)
    }
}

/// The letter that replaces one that was never read: an invitation stays an invitation, and "before" is what the
/// reader last knew.
fn instead_of(earlier: &Letter, letter: Letter) -> Letter {
    match (earlier, letter) {
        (Letter::Invitation { .. }, Letter::Changed { registration, .. }) => Letter::Invitation { registration },
        (Letter::Changed { before, .. }, Letter::Changed { registration, .. }) => Letter::Changed { registration, before: before.clone() },
        (_, letter) => letter,
    }
}
