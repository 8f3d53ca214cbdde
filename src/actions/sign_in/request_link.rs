//! Somebody asks for a link to the desk. The answer is the same for everybody, and takes the same time.

use std::time::Duration;

use jiff::SignedDuration;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use serde_json::json;

use super::LINK_LIFE;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, organiser, outbox as mails, sign_in_link};
use crate::error::Error;
use crate::keys::Purpose;
use crate::outbox::{self, Posting};
use crate::rules::language::Language;
use crate::rules::letter::{Letter, SignInFacts};
use crate::rules::names::EmailAddress;

/// Every answer takes so long: longer than posting a letter does, so that the time tells nothing (ASVS 6.3.8).
const ANSWER_TIME: Duration = Duration::from_millis(150);

/// Mails a link when the address is an active organiser's and its mailbox had fewer than the hour's share.
///
/// # Errors
/// `Busy` when the database is away; never anything about the address.
pub async fn request_link(app: &App, email: EmailAddress) -> Result<(), Error> {
    let answer_at = tokio::time::Instant::now() + ANSWER_TIME;
    let ground = app.clone();
    let result = app.db.write(move |transaction| Box::pin(async move { post_link(transaction, &ground, &email).await })).await;
    tokio::time::sleep_until(answer_at).await;
    match result? {
        true => app.bell.notify_one(),
        false => tracing::info!(event = "sign_in.not_sent", "a sign-in link was asked for and not sent"),
    }
    Ok(())
}

async fn post_link(transaction: &DatabaseTransaction, app: &App, email: &EmailAddress) -> Result<bool, Error> {
    let now = app.clock.now();
    // Locked, so that links asked for at the same moment are counted one after the other.
    let found = organiser::Entity::find().filter(organiser::Column::EmailKey.eq(email.key())).lock_exclusive().one(transaction).await?;
    let Some(organiser) = found.filter(|organiser| organiser.active) else { return Ok(false) };
    let recipient = EmailAddress::stored(&organiser.email).map_err(|fault| Error::Internal(anyhow::anyhow!("stored address of an organiser: {}", fault.code())))?;
    let sent = mails::Entity::find()
        .filter(mails::Column::Mailbox.eq(recipient.mailbox()))
        .filter(mails::Column::Letter.eq("sign-in"))
        .filter(mails::Column::CreatedAt.gt(Moment(now - SignedDuration::from_hours(1))))
        .count(transaction)
        .await?;
    if sent >= u64::from(app.config.mails_per_mailbox_per_hour) {
        return Ok(false);
    }
    let id = app.clock.id();
    let expires_at = now + LINK_LIFE;
    let link = sign_in_link::ActiveModel {
        id: Set(id),
        organiser_id: Set(organiser.id),
        token_hash: Set(app.keys.derive(Purpose::SignIn, id, 0).hash()),
        created_at: Set(now.into()),
        expires_at: Set(expires_at.into()),
        used_at: Set(None),
    };
    sign_in_link::Entity::insert(link).exec_without_returning(transaction).await?;
    let letter = Posting {
        letter: Letter::SignIn { sign_in: SignInFacts { sign_in_id: id, name: organiser.name, expires_at } },
        recipient,
        language: Language::parse(&organiser.language).unwrap_or_default(),
        thread_message_id: None,
        caused_by_visitor: true,
        urgency: mails::Urgency::AtOnce,
    };
    outbox::post(transaction, &app.clock, app.mail_domain(), vec![letter]).await?;
    audit::record(transaction, &app.clock, ActorKind::System, None, "sign_in.request", Subject("organiser", organiser.id), json!({})).await?;
    Ok(true)
}
