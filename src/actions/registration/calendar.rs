//! People's calendar entries: the first revision, each further one, and what takes an entry out of the calendar.

use std::collections::{HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::facts::invitation_facts;
use crate::app::App;
use crate::clock::Clock;
use crate::entity::outbox::OutboxState;
use crate::entity::{Moment, invitation, outbox, session};
use crate::error::Error;
use crate::keys::{Keys, Purpose};
use crate::outbox::waiting;
use crate::revisions::{Entry, Revisions};
use crate::roster::CHUNK;
use crate::rules::changes::Revision;
use crate::rules::letter::{InvitationFacts, Letter, Method};

/// The first revision of somebody's calendar entry for one session as it is, with the way in to join it. `earlier` counts
/// the entries for that session that were taken back before; `asks_answer` is the setting `invitation_attendee`.
pub(super) fn first_invitation(clock: &Clock, keys: &Keys, host: &str, asks_answer: bool, registration_id: Uuid, session: &session::Model, earlier: usize) -> invitation::Model {
    let uid = keys.entry_uid(registration_id, session.id, earlier);
    invitation::Model {
        id: clock.id(),
        registration_id,
        session_id: session.id,
        uid: format!("{uid}@{host}"),
        sequence: 0,
        cancelled: false,
        asks_answer,
        join_token_hash: keys.derive(Purpose::Join, uid, 0).hash(),
        stamp: clock.now().into(),
        session_sequence: session.sequence,
        partstat: None,
        answered_at: None,
        asked_at: None,
    }
}

/// The next revision of an entry: SEQUENCE one higher, about the session as it is, stamped now, and a second later than the
/// last at least: of two of one second Outlook takes neither for newer (RFC 5546 §2.1.5).
pub(super) fn next_revision(clock: &Clock, invitation: &invitation::Model, session_sequence: i32, cancelled: bool) -> invitation::Model {
    let stamp = clock.now().max(invitation.stamp.0 + SignedDuration::from_secs(1)).into();
    invitation::Model { sequence: invitation.sequence + 1, stamp, session_sequence, cancelled, ..invitation.clone() }
}

/// Revisions that are to be written, alike ones in one statement.
#[derive(Default)]
pub(super) struct Revised {
    /// Entries by their session, what it says now, whether they are withdrawn, and their stamp.
    next: HashMap<(Uuid, i32, bool, Timestamp), Vec<Uuid>>,
    /// Entries that show the truth already, under an earlier number.
    aligned: HashMap<(Uuid, i32), Vec<Uuid>>,
}

impl Revised {
    /// An entry that is written one revision on, as [`next_revision`] made it.
    pub fn next(&mut self, after: &invitation::Model) {
        self.next.entry((after.session_id, after.session_sequence, after.cancelled, after.stamp.0)).or_default().push(after.id);
    }

    pub fn align(&mut self, invitation: &invitation::Model, session: &session::Model) {
        self.aligned.entry((session.id, session.sequence)).or_default().push(invitation.id);
    }

    /// # Errors
    /// The database's.
    pub async fn write(self, transaction: &DatabaseTransaction) -> Result<(), Error> {
        for ((_, session_sequence, cancelled, stamp), ids) in self.next {
            for ids in ids.chunks(CHUNK) {
                invitation::Entity::update_many()
                    .col_expr(invitation::Column::Sequence, Expr::col(invitation::Column::Sequence).add(1))
                    .col_expr(invitation::Column::Stamp, Expr::value(Moment(stamp)))
                    .col_expr(invitation::Column::Cancelled, Expr::value(cancelled))
                    .col_expr(invitation::Column::SessionSequence, Expr::value(session_sequence))
                    .filter(invitation::Column::Id.is_in(ids.iter().copied()))
                    .exec(transaction)
                    .await?;
            }
        }
        for ((_, session_sequence), ids) in self.aligned {
            for ids in ids.chunks(CHUNK) {
                // A feed showed what was taken back: its entry is one revision further all the same.
                invitation::Entity::update_many()
                    .col_expr(invitation::Column::Sequence, Expr::col(invitation::Column::Sequence).add(1))
                    .col_expr(invitation::Column::SessionSequence, Expr::value(session_sequence))
                    .filter(invitation::Column::Id.is_in(ids.iter().copied()))
                    .exec(transaction)
                    .await?;
            }
        }
        Ok(())
    }
}

/// What waits to be sent and has certainly reached nobody: a calendar knows less than was decided.
#[derive(Default)]
pub(super) struct Untold {
    /// Entries, by their UID, whose first message waits.
    never: HashSet<String>,
    /// What the calendar shows of entries whose change waits.
    before: HashMap<String, Revision>,
}

impl Untold {
    /// Of letters that will not be sent, oldest first. What was tried may have arrived.
    ///
    /// # Errors
    /// The database's; `Internal` for a mail that holds no letter.
    pub async fn of(transaction: &DatabaseTransaction, letters: &[(outbox::Model, Letter)]) -> Result<Self, Error> {
        let (mut untold, mut seen) = (Self::default(), HashSet::new());
        for (row, letter) in letters {
            let Some(InvitationFacts { uid, sequence, .. }) = letter.calendar_message().and_then(|(_, session)| session.invitation.clone()) else { continue };
            if !seen.insert(uid.clone()) || row.attempts > 0 {
                continue;
            }
            match letter {
                // A later revision is of an entry that came over from a registration before: its calendar may have it.
                Letter::Confirmation { .. } | Letter::Invitation { .. } => match if sequence == 0 { None } else { shown(transaction, &uid).await? } {
                    Some(shown) => drop(untold.before.insert(uid, shown)),
                    None => drop(untold.never.insert(uid)),
                },
                Letter::Changed { registration, before, before_title } => {
                    let event_title = before_title.as_ref().unwrap_or(&registration.event.title).clone();
                    untold.before.insert(uid, Revision { event_title, session: before.clone(), removed: false });
                }
                _ => {}
            }
        }
        Ok(untold)
    }

    /// Whether a calendar does not have the entry yet.
    pub fn is_news(&self, entry: &invitation::Model) -> bool {
        self.never.contains(&entry.uid)
    }

    /// What a calendar shows of an entry whose change waits.
    pub fn before(&self, entry: &invitation::Model) -> Option<&Revision> {
        self.before.get(&entry.uid)
    }
}

/// What a calendar shows of an entry, by the last mail about it that was sent or tried; `None`: nothing.
async fn shown(transaction: &DatabaseTransaction, uid: &str) -> Result<Option<Revision>, Error> {
    use outbox::Column;
    let arrived = Column::State.eq(OutboxState::Sent).or(Column::Attempts.gt(0));
    let mails = outbox::Entity::find().filter(Column::CalendarUid.eq(uid)).filter(arrived).order_by_desc(Column::CalendarSequence).order_by_desc(Column::Id);
    let Some(mail) = mails.limit(1).one(transaction).await? else { return Ok(None) };
    let letter: Letter = serde_json::from_value(mail.facts).map_err(|error| Error::Internal(error.into()))?;
    let Some((Method::Request, session)) = letter.calendar_message() else { return Ok(None) };
    let event_title = letter.event().map(|event| event.title.clone()).unwrap_or_default();
    Ok(Some(Revision { event_title, session: session.clone(), removed: false }))
}

/// One entry that goes out of a calendar: what it shows there, and the revision that takes it out.
pub(super) struct Withdrawn {
    /// The title of the event as the calendar shows it.
    pub event_title: String,
    pub session: crate::rules::letter::SessionFacts,
    pub invitation: InvitationFacts,
}

/// Takes these valid entries of one person out of the calendar, those of what lies ahead there, in the order of their
/// starts; what is `untold` it does not show. A CANCEL has the times and the title of the last revision, whatever changed since (RFC 5546 §3.2.5).
pub(super) fn withdraw(app: &App, revisions: &Revisions, invitations: &[invitation::Model], untold: &Untold, revised: &mut Revised) -> Vec<Withdrawn> {
    let now = app.clock.now();
    let mut withdrawn = Vec::new();
    for invitation in invitations.iter().filter(|invitation| !invitation.cancelled) {
        let Some((told, session)) = revisions.told(&Entry::from(invitation)).zip(revisions.session(invitation.session_id)) else { continue };
        let told = untold.before(invitation).cloned().unwrap_or(told);
        if told.session.ends_at <= now {
            continue;
        }
        let after = next_revision(&app.clock, invitation, session.sequence, true);
        revised.next(&after);
        if untold.is_news(invitation) {
            continue;
        }
        withdrawn.push(Withdrawn { event_title: told.event_title, session: told.session, invitation: invitation_facts(&after) });
    }
    withdrawn.sort_by_key(|entry| (entry.session.starts_at, entry.session.session_id));
    withdrawn
}

/// Takes every valid entry of a registration out of a calendar that no mail reaches any more: nobody is told.
pub(super) async fn withdraw_unseen(transaction: &DatabaseTransaction, app: &App, registration: Uuid) -> Result<(), Error> {
    let entries = invitation::Entity::find().filter(invitation::Column::RegistrationId.eq(registration)).filter(invitation::Column::Cancelled.eq(false)).all(transaction).await?;
    let mut revised = Revised::default();
    for entry in &entries {
        revised.next(&next_revision(&app.clock, entry, entry.session_sequence, true));
    }
    revised.write(transaction).await
}

/// Mails of these registrations that take something out of a calendar and have certainly reached nobody: none of the
/// registration's mails is being sent or was tried. Locked for the caller, with what they say.
///
/// # Errors
/// The database's; `Internal` for a mail that holds no letter.
pub(super) async fn unsent_cancels(transaction: &DatabaseTransaction, registrations: &[Uuid]) -> Result<HashMap<Uuid, Vec<(outbox::Model, Letter)>>, Error> {
    let mut cancels: HashMap<Uuid, Vec<(outbox::Model, Letter)>> = HashMap::new();
    if registrations.is_empty() {
        return Ok(cancels);
    }
    let mut tried = Vec::new();
    let mut seen: HashMap<Uuid, u64> = HashMap::new();
    for row in waiting(transaction, registrations.iter().copied()).await? {
        let Some(registration) = row.registration_id else { continue };
        *seen.entry(registration).or_default() += 1;
        if row.attempts > 0 {
            tried.push(registration);
        }
        let letter: Letter = serde_json::from_value(row.facts.clone()).map_err(|error| Error::Internal(error.into()))?;
        if matches!(letter, Letter::Cancelled { .. } | Letter::Withdrawal { .. }) {
            cancels.entry(registration).or_default().push((row, letter));
        }
    }
    cancels.retain(|registration, _| !tried.contains(registration));
    let mut unsent = HashMap::new();
    for (registration, letters) in cancels {
        // What a worker has in hand was not among those that wait.
        let open = outbox::Entity::open().filter(outbox::Column::RegistrationId.eq(registration)).count(transaction).await?;
        if Some(&open) == seen.get(&registration) {
            unsent.insert(registration, letters);
        }
    }
    Ok(unsent)
}

/// The unsent mails among `cancels` that withdraw this entry's revision.
pub(super) fn cancels_of<'c>(cancels: &'c [(outbox::Model, Letter)], invitation: &invitation::Model) -> Vec<&'c outbox::Model> {
    let says = |letter: &Letter| {
        letter.calendar_message().is_some_and(|(method, session)| {
            method == Method::Cancel && session.invitation.as_ref().is_some_and(|facts| facts.uid == invitation.uid && facts.sequence == invitation.sequence)
        })
    };
    cancels.iter().filter(|(_, letter)| says(letter)).map(|(row, _)| row).collect()
}

/// How many entries for that session were made before.
pub(super) fn earlier(invitations: &[invitation::Model], session_id: Uuid) -> usize {
    invitations.iter().filter(|invitation| invitation.session_id == session_id).count()
}

/// What stays with a registration whose entry went over to another: an entry that no calendar ever saw, so that the next
/// one has a UID of its own.
pub(super) fn left_behind(clock: &Clock, keys: &Keys, host: &str, moved: &invitation::Model) -> invitation::Model {
    let uid = clock.random_id();
    invitation::Model { id: clock.id(), uid: format!("{uid}@{host}"), cancelled: true, join_token_hash: keys.derive(Purpose::Join, uid, 0).hash(), ..moved.clone() }
}
