//! Somebody's calendar answered an invitation. It is a hint for the organisers and never changes a registration: people
//! decline to tidy their calendar. After a "declined" we ask, once, whether the place is given up.

use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::actions::registration::facts::{Belongings, event_facts, letter_rows, programme_facts, registration_facts};
use crate::app::App;
use crate::entity::registration::RegistrationStatus;
use crate::entity::{event, invitation, registration, session};
use crate::error::Error;
use crate::outbox::insert;
use crate::rules::letter::Letter;
use crate::rules::names::EmailAddress;

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    Kept,
    /// Kept, and a letter asks whether the place is given up.
    Asked,
    /// No invitation of ours to that sender.
    Unknown,
}

/// Keeps `partstat` (`accepted`, `tentative` or `declined`) with the invitation of that UID, when it is one to `sender`.
///
/// # Errors
/// The database's.
pub async fn calendar_answer(app: &App, uid: String, sender: String, partstat: &'static str) -> Result<Noted, Error> {
    let ground = app.clone();
    let noted = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                let Some(invitation) = invitation::Entity::find().filter(invitation::Column::Uid.eq(uid)).one(transaction).await? else { return Ok(Noted::Unknown) };
                let Some(registration) = registration::Entity::find_by_id(invitation.registration_id).one(transaction).await? else { return Ok(Noted::Unknown) };
                if invitation.cancelled || EmailAddress::stored(&sender).map(|sender| sender.key()) != EmailAddress::stored(&registration.email).map(|email| email.key()) {
                    return Ok(Noted::Unknown);
                }
                let now = ground.clock.now();
                let asks = partstat == "declined" && invitation.asked_at.is_none() && ask(transaction, &ground, &registration, &invitation).await?;
                let change = invitation::ActiveModel {
                    id: Set(invitation.id),
                    partstat: Set(Some(partstat.to_owned())),
                    answered_at: Set(Some(now.into())),
                    asked_at: Set(if asks { Some(now.into()) } else { invitation.asked_at }),
                    ..Default::default()
                };
                invitation::Entity::update(change).exec(transaction).await?;
                Ok(if asks { Noted::Asked } else { Noted::Kept })
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(noted)
}

/// Whether there is a place to be given up, and the letter that asks.
async fn ask(transaction: &DatabaseTransaction, app: &App, registration: &registration::Model, invitation: &invitation::Model) -> Result<bool, Error> {
    let event = event::Entity::find_by_id(registration.event_id).one(transaction).await?.ok_or(Error::NotFound)?;
    let sessions = session::Entity::of(event.id).all(transaction).await?;
    let ahead = sessions.iter().any(|session| session.id == invitation.session_id && session.ends_at.0 > app.clock.now());
    if registration.status != RegistrationStatus::Confirmed || !ahead {
        return Ok(false);
    }
    let event_facts = event_facts(&event, programme_facts(transaction, &event).await?.as_ref());
    let belongings = Belongings::of(transaction, std::slice::from_ref(registration), &sessions).await?;
    let facts = registration_facts(registration, belongings.names(registration), &event_facts, &belongings.attended(registration, &sessions));
    let letters = vec![Letter::GiveUp { registration: facts }];
    let rows = letter_rows(&app.clock, app.mail_domain(), registration, letters, belongings.thread(registration), false)?;
    insert(transaction, rows).await?;
    Ok(true)
}
