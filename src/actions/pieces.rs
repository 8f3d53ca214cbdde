//! Mails to many people of one event, some at a time: each piece a transaction of its own, so that nobody waits long, and after a crash the
//! same button, or the job, tells those who are left.

use sea_orm::{ActiveValue::Set, DatabaseTransaction};

use super::registration::facts::{Belongings, event_facts, letter_rows, programme_facts, registration_facts};
use crate::app::App;
use crate::entity::outbox::{self, Urgency};
use crate::entity::{event, registration, session};
use crate::error::Error;
use crate::rules::letter::{Letter, RegistrationFacts};

/// People of one piece.
pub(in crate::actions) const PEOPLE: u64 = 100;

/// Takes pieces until one finds nobody; how many people that were, and what ended it early. `piece` hears whether it is the first.
pub(in crate::actions) async fn until_none_is_left<F: Future<Output = Result<u64, Error>>>(app: &App, mut piece: impl FnMut(bool) -> F) -> (u64, Option<Error>) {
    let mut all = 0;
    loop {
        match piece(all == 0).await {
            Ok(0) => return (all, None),
            Ok(some) => {
                app.bell.notify_one();
                all += some;
            }
            Err(error) => return (all, Some(error)),
        }
    }
}

/// One mail for each of these people, in their order; `letter` says which.
///
/// # Errors
/// The database's.
pub(in crate::actions) async fn letters_to(
    transaction: &DatabaseTransaction,
    app: &App,
    event: &event::Model,
    sessions: &[session::Model],
    people: &[registration::Model],
    letter: impl Fn(&registration::Model, RegistrationFacts) -> Letter,
) -> Result<Vec<outbox::ActiveModel>, Error> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let belongings = Belongings::of(transaction, people, sessions).await?;
    let facts = event_facts(event, programme_facts(transaction, event).await?.as_ref());
    let mut rows = Vec::with_capacity(people.len());
    for person in people {
        let registration = registration_facts(person, belongings.names(person), &facts, &belongings.attended(person, sessions));
        for mut row in letter_rows(&app.clock, app.mail_domain(), person, vec![letter(person, registration)], belongings.thread(person), false)? {
            row.urgency = Set(Urgency::Bulk);
            rows.push(row);
        }
    }
    Ok(rows)
}
