//! What became of mails is marked; one that was given up is told to the organisers who follow its event.

use jiff::SignedDuration;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::actions::registration::followers::{followers, posting};
use crate::app::App;
use crate::entity::{Moment, event, outbox as row, registration};
use crate::error::Error;
use crate::outbox::{self, Outcome};
use crate::rules::event_news::UndeliveredFacts;
use crate::rules::letter::Letter;

/// Who hears of one failure hears of no other within this time: one cause may make thousands fail, and the desk
/// lists them all.
const QUIET: SignedDuration = SignedDuration::from_hours(1);

/// Writes down what became of mails that `owner` had claimed, all in one transaction. Rows whose lease went to another
/// are left alone.
///
/// # Errors
/// `Busy` when it cannot be written now; the caller must remember and try again.
pub async fn settle(app: &App, owner: Uuid, outcomes: Vec<(Uuid, Outcome)>) -> Result<(), Error> {
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                for id in outbox::mark_in(transaction, &ground.clock, owner, outcomes).await? {
                    tell(transaction, &ground, id).await?;
                }
                Ok(())
            })
        })
        .await
}

async fn tell(transaction: &DatabaseTransaction, app: &App, id: Uuid) -> Result<(), Error> {
    let Some(mail) = row::Entity::find_by_id(id).one(transaction).await? else { return Ok(()) };
    // Facts of another time that cannot be read any more are no reason not to mark the mail.
    let Ok(letter) = serde_json::from_value::<Letter>(mail.facts.clone()) else { return Ok(()) };
    // Never about a letter to an organiser: that would go round in circles.
    let Some(facts) = letter.event() else { return Ok(()) };
    let registration = match mail.registration_id {
        Some(id) => registration::Entity::find_by_id(id).one(transaction).await?,
        None => None,
    };
    let event = match &registration {
        Some(registration) => event::Entity::find_by_id(registration.event_id).one(transaction).await?,
        None => event::Entity::find().filter(event::Column::Slug.eq(&facts.slug)).one(transaction).await?,
    };
    let Some(event) = event else { return Ok(()) };
    let mut postings = Vec::new();
    for (follower, organiser) in followers(transaction, event.id).await? {
        if !follower.failures || heard_lately(transaction, app, &organiser.email).await? {
            continue;
        }
        let undelivered = UndeliveredFacts {
            organiser: organiser.name.clone(),
            event_id: event.id,
            title: event.title.clone(),
            kind: mail.letter.clone(),
            recipient: mail.recipient.clone(),
            name: registration.as_ref().map(|registration| format!("{} {}", registration.first_name, registration.last_name)),
            registration_id: registration.as_ref().map(|registration| registration.id),
            error: mail.last_error.clone().unwrap_or_default(),
        };
        postings.extend(posting(&organiser, Letter::Undelivered { undelivered }));
    }
    outbox::post(transaction, &app.clock, app.mail_domain(), postings).await
}

async fn heard_lately(transaction: &DatabaseTransaction, app: &App, email: &str) -> Result<bool, Error> {
    let Ok(address) = crate::rules::names::EmailAddress::stored(email) else { return Ok(true) };
    let heard = row::Entity::find()
        .filter(row::Column::Mailbox.eq(address.mailbox()))
        .filter(row::Column::CreatedAt.gt(Moment(app.clock.now() - QUIET)))
        .filter(row::Column::Letter.eq("undelivered"))
        .count(transaction)
        .await?;
    Ok(heard > 0)
}
