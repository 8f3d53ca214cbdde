//! Telling those who have no place yet that a date changed: a plain mail, for they decide by the date.

use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::announce::{Telling, waiting_letters, with_urgency};
use super::facts::{Belongings, letter_rows, registration_facts};
use crate::app::App;
use crate::entity::registration;
use crate::error::Error;
use crate::outbox::{insert, set_aside};
use crate::revisions::last_read;
use crate::rules::changes::Difference;
use crate::rules::letter::{EventFacts, Letter};

/// One letter to each of these registrations whose owner has read something else than is true. A letter of theirs that
/// still waits says the truth instead. Returns how many people were told.
///
/// # Errors
/// The database's.
pub(super) async fn tell_waiting(
    telling: &Telling<'_>,
    transaction: &DatabaseTransaction,
    app: &App,
    event: &EventFacts,
    registrations: &[registration::Model],
) -> Result<u64, Error> {
    if registrations.is_empty() {
        return Ok(0);
    }
    let sessions = telling.revisions.taking_place();
    let belongings = Belongings::of(transaction, registrations, &telling.revisions.sessions).await?;
    let ids: Vec<Uuid> = registrations.iter().map(|registration| registration.id).collect();
    let mut read = last_read(transaction, &ids).await?;
    let mut waiting = waiting_letters(transaction, registrations).await?;
    let (mut rows, mut obsolete, mut told) = (Vec::new(), Vec::new(), 0);
    for registration in registrations {
        let chosen = belongings.chosen(registration);
        let (known, mail) = read.remove(&registration.id).map_or_else(|| (telling.before.to_read(chosen), None), |(read, mail)| (read, Some(mail)));
        let Some(difference) = known.difference(&telling.revisions.to_read(chosen), app.clock.now()) else { continue };
        let facts = registration_facts(registration, belongings.names(registration), event, &belongings.attended(registration, &sessions));
        let untold = mail.and_then(|mail| waiting.remove(&registration.id)?.into_iter().find(|(row, _)| row.id == mail.id && row.attempts == 0));
        let mut thread = belongings.thread(registration);
        let letter = match untold {
            Some((row, mut letter)) if !matches!(letter, Letter::Rescheduled { .. }) => {
                // A thread cannot hang on a mail that is never sent.
                thread = thread.filter(|message_id| *message_id != row.message_id);
                obsolete.push(row.id);
                letter.restate(facts);
                letter
            }
            _ => {
                let Difference { before, before_title, .. } = difference;
                Letter::Rescheduled { registration: facts, before, before_title, status: registration.status.into() }
            }
        };
        told += 1;
        rows.extend(letter_rows(&app.clock, app.mail_domain(), registration, vec![letter], thread, false)?);
    }
    set_aside(transaction, &obsolete).await?;
    insert(transaction, with_urgency(rows, telling.urgency)).await?;
    Ok(told)
}
