//! Telling the registered what changed about an event. Called inside the event actions' transactions.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, QueryFilter};
use uuid::Uuid;

use super::calendar::{Revised, Untold, earlier, first_invitation, next_revision};
use super::cancel::end;
use super::facts::{Belongings, carrying, confirmation_letters, event_facts, invitation_facts, letter_rows, programme_facts, registration_facts};
use super::promote::fill_places;
use super::status::{By, Step as StatusStep, Target, change};
use super::tell::{News as StatusNews, insert_invitations, tell};
use super::tell_waiting::tell_waiting;
use crate::actions::Acting;
use crate::app::App;
use crate::entity::outbox::Urgency;
use crate::entity::registration::RegistrationStatus;
use crate::entity::{event, invitation, outbox, registration};
use crate::error::Error;
use crate::outbox::{insert, set_aside};
use crate::revisions::{Entry, Revisions, Snapshot};
use crate::roster::Roster;
use crate::rules::changes::{Revision, Step};
use crate::rules::letter::{Because, CancelledBy, EventFacts, InvitationFacts, Letter, Method, RegistrationFacts, SessionFacts};
use crate::rules::registration::{Approval, Cause, Status, Transition};

/// Who is told what changed, and of which event.
pub struct Telling<'t> {
    pub revisions: &'t Revisions,
    /// The event before the changes: what those who wait have read, when no mail of theirs is left.
    pub before: &'t Snapshot,
    pub urgency: Urgency,
}

impl Telling<'_> {
    /// Tells some of the event's registrations what is not known to them: to who has a place, a letter per session
    /// concerned, with the same UID and a higher SEQUENCE; to who waits, one letter without any calendar part. Letters that
    /// still wait and say less are set aside. Returns how many people were told.
    ///
    /// # Errors
    /// The database's.
    pub async fn tell(&self, transaction: &DatabaseTransaction, app: &App, registrations: &[registration::Model]) -> Result<u64, Error> {
        if registrations.is_empty() {
            return Ok(0);
        }
        let event = event_facts(&self.revisions.event, programme_facts(transaction, &self.revisions.event).await?.as_ref());
        let (confirmed, waiting): (Vec<_>, Vec<_>) = registrations.iter().cloned().partition(|registration| registration.status == RegistrationStatus::Confirmed);
        Ok(self.tell_confirmed(transaction, app, &event, &confirmed).await? + tell_waiting(self, transaction, app, &event, &waiting).await?)
    }

    async fn tell_confirmed(&self, transaction: &DatabaseTransaction, app: &App, event: &EventFacts, registrations: &[registration::Model]) -> Result<u64, Error> {
        if registrations.is_empty() {
            return Ok(0);
        }
        let now = app.clock.now();
        let sessions = self.revisions.taking_place();
        let belongings = Belongings::of(transaction, registrations, &self.revisions.sessions).await?;
        let mut waiting = waiting_letters(transaction, registrations).await?;
        let (mut revised, mut new, mut rows, mut obsolete, mut told) = (Revised::default(), Vec::new(), Vec::new(), Vec::new(), 0);
        for registration in registrations {
            let entries: Vec<Entry> = belongings.invitations(registration).iter().map(Entry::from).collect();
            let steps = self.revisions.steps(&entries, belongings.chosen(registration), now);
            let steps = self.write_steps(app, registration, steps, belongings.invitations(registration), &mut revised, &mut new);
            if steps.is_empty() {
                continue;
            }
            let facts = registration_facts(registration, belongings.names(registration), event, &belongings.attended(registration, &sessions));
            let waiting = waiting.remove(&registration.id).unwrap_or_default();
            let untold = Untold::of(transaction, &waiting).await?;
            let news = News { facts: &facts, invitations: belongings.invitations(registration), steps: &steps, untold: &untold, now };
            let (letters, replaced) = news.letters(&waiting);
            // A thread cannot hang on a mail that is never sent.
            let gone = |message_id: &String| waiting.iter().any(|(row, _)| replaced.contains(&row.id) && row.message_id == *message_id);
            let thread = belongings.thread(registration).filter(|message_id| !gone(message_id));
            told += u64::from(!letters.is_empty());
            let confirms = letters.iter().any(|letter| matches!(letter, Letter::Confirmation { .. }));
            let urgency = if confirms { Urgency::AtOnce } else { self.urgency };
            obsolete.extend(replaced);
            rows.extend(with_urgency(letter_rows(&app.clock, app.mail_domain(), registration, letters, thread, false)?, urgency));
        }
        revised.write(transaction).await?;
        insert_invitations(transaction, new).await?;
        set_aside(transaction, &obsolete).await?;
        insert(transaction, rows).await?;
        Ok(told)
    }

    /// The entries as they are after their steps; what only has to be aligned is no news.
    fn write_steps(
        &self,
        app: &App,
        registration: &registration::Model,
        steps: Vec<(Uuid, Step)>,
        invitations: &[invitation::Model],
        revised: &mut Revised,
        new: &mut Vec<invitation::Model>,
    ) -> Vec<Taken> {
        let mut taken = Vec::new();
        for (session_id, step) in steps {
            let Some(session) = self.revisions.session(session_id) else { continue };
            let of_session = || invitations.iter().filter(|invitation| invitation.session_id == session_id);
            let entry = of_session().find(|invitation| !invitation.cancelled).or_else(|| of_session().max_by_key(|invitation| invitation.id));
            let after = match (&step, entry) {
                (Step::Align, Some(entry)) => {
                    revised.align(entry, session);
                    continue;
                }
                (Step::Align, None) => continue,
                (Step::Invite, _) | (_, None) => {
                    let first =
                        first_invitation(&app.clock, &app.keys, app.links.host(), app.config.invitation_asks_answer, registration.id, session, earlier(invitations, session_id));
                    new.push(first.clone());
                    first
                }
                (step, Some(entry)) => {
                    let after = next_revision(&app.clock, entry, session.sequence, matches!(step, Step::Withdraw { .. }));
                    revised.next(&after);
                    after
                }
            };
            taken.push(Taken { session: session.facts(), step, invitation: after });
        }
        taken
    }
}

/// After `event` was cancelled: every active registration is cancelled, with history, letter and CANCEL. Returns how many.
///
/// # Errors
/// The database's.
pub async fn event_cancelled(transaction: &DatabaseTransaction, app: &App, acting: Acting, event: &event::Model, reason: Option<String>) -> Result<u64, Error> {
    let active = registration::Entity::of(event.id).filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE)).all(transaction).await?;
    let people = active.len() as u64;
    let mut roster = Roster::of(transaction, event.clone(), app.clock.now()).await?;
    let step = StatusStep::new(Transition::Cancel, By::Organiser(acting)).because(reason).caused_by(Cause::EventCancelled);
    end(transaction, app, &mut roster, active, &step, Some(CancelledBy::Event)).await?;
    Ok(people)
}

/// After it was decided that `event` takes place: whoever holds a place is confirmed, with history, letter and invitation.
/// Requests that await approval go on doing so. Returns how many.
///
/// # Errors
/// The database's.
pub async fn event_goes_ahead(transaction: &DatabaseTransaction, app: &App, acting: Acting, event: event::Model) -> Result<u64, Error> {
    let asks_approval = event.rules().approval != Approval::None;
    let mut held = registration::Entity::of(event.id).filter(registration::Column::Status.eq(RegistrationStatus::Pending)).filter(registration::Column::HoldsPlace.eq(true));
    if asks_approval {
        held = held.filter(registration::Column::ApprovedAt.is_not_null());
    }
    let held = held.all(transaction).await?;
    let people = held.len() as u64;
    let mut roster = Roster::of(transaction, event, app.clock.now()).await?;
    let changes = held.into_iter().map(|registration| {
        let target = Target::with_place(RegistrationStatus::Confirmed, &registration);
        (registration, target)
    });
    let step = StatusStep::new(Transition::Approve, By::Organiser(acting)).caused_by(Cause::EventGoesAhead);
    let confirmed = change(transaction, app, &mut roster, changes.collect(), &step).await?;
    tell(transaction, app, &roster, &confirmed, StatusNews::Confirmed(Because::GoesAhead)).await?;
    // From now on the waiting list leads to places that count.
    fill_places(transaction, app, &mut roster, Cause::EventGoesAhead).await?;
    Ok(people)
}

/// Letters of these registrations that no worker has taken yet, with what they say, oldest first.
pub(super) async fn waiting_letters(transaction: &DatabaseTransaction, registrations: &[registration::Model]) -> Result<HashMap<Uuid, Vec<(outbox::Model, Letter)>>, Error> {
    let mut letters: HashMap<Uuid, Vec<(outbox::Model, Letter)>> = HashMap::new();
    for row in crate::outbox::waiting(transaction, registrations.iter().map(|registration| registration.id)).await? {
        let letter: Letter = serde_json::from_value(row.facts.clone()).map_err(|error| Error::Internal(error.into()))?;
        if let Some(id) = row.registration_id {
            letters.entry(id).or_default().push((row, letter));
        }
    }
    Ok(letters)
}

pub(super) fn with_urgency(mut rows: Vec<outbox::ActiveModel>, urgency: Urgency) -> Vec<outbox::ActiveModel> {
    for row in &mut rows {
        row.urgency = Set(urgency);
    }
    rows
}

/// A step that was taken, with the entry as it is then.
struct Taken {
    /// As it is now.
    session: SessionFacts,
    step: Step,
    invitation: invitation::Model,
}

impl Taken {
    /// Whether a letter is a message about the same calendar entry.
    fn is_about(&self, letter: &Letter) -> bool {
        letter.calendar_message().and_then(|(_, session)| session.invitation.as_ref()).is_some_and(|invitation| invitation.uid == self.invitation.uid)
    }
}

/// What one person with a place is to be told.
struct News<'a> {
    facts: &'a RegistrationFacts,
    /// As they were before the steps.
    invitations: &'a [invitation::Model],
    steps: &'a [Taken],
    /// What the waiting letters would have said first.
    untold: &'a Untold,
    now: Timestamp,
}

impl News<'_> {
    /// The letters, and the waiting ones they replace.
    fn letters(&self, waiting: &[(outbox::Model, Letter)]) -> (Vec<Letter>, Vec<Uuid>) {
        if waiting.iter().any(|(_, letter)| matches!(letter, Letter::Confirmation { .. })) {
            return self.confirmation_anew(waiting);
        }
        let (mut letters, mut replaced) = (Vec::new(), Vec::new());
        for taken in self.steps {
            let mut letter = self.letter(taken);
            let untold = waiting.iter().filter(|(_, earlier)| taken.is_about(earlier));
            for (row, earlier) in untold {
                replaced.push(row.id);
                letter = letter.and_then(|letter| instead_of(earlier, letter, row.attempts == 0));
            }
            letters.extend(letter);
        }
        for (row, _) in waiting.iter().filter(|(_, letter)| matches!(letter, Letter::PersonalLink { .. })) {
            replaced.push(row.id);
            letters.push(Letter::PersonalLink { registration: self.facts.clone(), status: Status::Confirmed });
        }
        (letters, replaced)
    }

    /// A confirmation that is true now says it all, but for what the calendar has from letters before it.
    fn confirmation_anew(&self, waiting: &[(outbox::Model, Letter)]) -> (Vec<Letter>, Vec<Uuid>) {
        let because = waiting.iter().find_map(|(_, letter)| match letter {
            Letter::Confirmation { because, .. } => Some(*because),
            _ => None,
        });
        let stepped = |invitation: &&invitation::Model| !self.steps.iter().any(|taken| taken.invitation.session_id == invitation.session_id);
        let valid = self.steps.iter().map(|taken| &taken.invitation).chain(self.invitations.iter().filter(stepped)).filter(|invitation| !invitation.cancelled);
        let mut letters = confirmation_letters(self.facts, &valid.cloned().collect::<Vec<_>>(), self.now, because.unwrap_or_default());
        letters.extend(self.steps.iter().filter(|taken| matches!(taken.step, Step::Withdraw { .. })).filter_map(|taken| self.letter(taken)));
        // What takes another entry out, of a mailbox that was left, is sent all the same.
        let stays = |letter: &Letter| matches!(letter.calendar_message(), Some((Method::Cancel, _))) && !self.steps.iter().any(|taken| taken.is_about(letter));
        (letters, waiting.iter().filter(|(_, letter)| !stays(letter)).map(|(row, _)| row.id).collect())
    }

    /// `None`: the session goes out of a calendar that it never came into.
    fn letter(&self, taken: &Taken) -> Option<Letter> {
        let invitation = invitation_facts(&taken.invitation);
        Some(match &taken.step {
            Step::Withdraw { .. } if self.untold.is_news(&taken.invitation) => return None,
            Step::Withdraw { before } => withdrawal(self.facts, self.untold.before(&taken.invitation).unwrap_or(before), &invitation),
            Step::Change { before } => Letter::Changed {
                registration: carrying(self.facts, &taken.session, &invitation),
                before: before.session.clone(),
                before_title: (before.event_title != self.facts.event.title).then(|| before.event_title.clone()),
            },
            Step::Align | Step::Invite | Step::Revive => Letter::Invitation { registration: carrying(self.facts, &taken.session, &invitation) },
        })
    }
}

/// CANCEL of what the calendar shows.
fn withdrawal(facts: &RegistrationFacts, before: &Revision, invitation: &InvitationFacts) -> Letter {
    let mut registration = carrying(facts, &before.session, invitation);
    registration.event.title.clone_from(&before.event_title);
    Letter::Withdrawal { registration, whole: false }
}

/// The letter that replaces one that was not sent: an invitation stays an invitation, and "before" is what the reader
/// last knew. `None`: the two cancel each other out, if the earlier one has certainly reached nobody (`unread`).
fn instead_of(earlier: &Letter, letter: Letter, unread: bool) -> Option<Letter> {
    match (earlier, letter) {
        (Letter::Invitation { .. }, Letter::Changed { registration, .. }) => Some(Letter::Invitation { registration }),
        (Letter::Changed { before, before_title, .. }, Letter::Changed { registration, .. }) => changed_from(before, before_title.as_deref(), registration, unread),
        (Letter::Withdrawal { registration: withdrawn, .. }, Letter::Invitation { registration }) if unread => {
            let before = withdrawn.sessions.iter().find(|session| session.invitation.is_some()).map(|session| SessionFacts { invitation: None, ..session.clone() });
            match before {
                Some(before) => changed_from(&before, Some(&withdrawn.event.title), registration, unread),
                None => Some(Letter::Invitation { registration }),
            }
        }
        (_, letter) => Some(letter),
    }
}

/// The letter from what a reader last knew to what is true; `None` when that is the same.
fn changed_from(before: &SessionFacts, before_title: Option<&str>, registration: RegistrationFacts, unread: bool) -> Option<Letter> {
    let before_title = before_title.filter(|title| *title != registration.event.title);
    let is_as_before = |session: &SessionFacts| {
        session.invitation.is_some() && {
            // How to get there is no part of the entry.
            let shown = SessionFacts { invitation: None, place_hidden: before.place_hidden, directions: before.directions.clone(), ..session.clone() };
            shown == *before
        }
    };
    if unread && before_title.is_none() && registration.sessions.iter().any(is_as_before) {
        return None;
    }
    Some(Letter::Changed { before: before.clone(), before_title: before_title.map(ToOwned::to_owned), registration })
}
