//! Somebody asks for a link to their registrations. The answer is the same for everybody, and takes the same time.

use std::time::Duration;

use jiff::SignedDuration;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

use crate::app::App;
use crate::entity::{Moment, my_link, outbox as mails, person};
use crate::error::Error;
use crate::keys::Purpose;
use crate::outbox::{self, Posting};
use crate::rules::language::Language;
use crate::rules::letter::{Letter, MyLinkFacts};
use crate::rules::names::EmailAddress;

/// Every answer takes so long: longer than posting a letter does, so that the time tells nothing (ASVS 6.3.8).
const ANSWER_TIME: Duration = Duration::from_millis(150);

/// Mails a link when somebody registered with that address, ever, and its mailbox had fewer than the hour's share of
/// such links. They do not count among the mails of other forms: asking for links must keep nobody from registering. `language` is that of the page.
///
/// # Errors
/// `Busy` when the database is away; never anything about the address.
pub async fn request_link(app: &App, email: EmailAddress, language: Language) -> Result<(), Error> {
    let answer_at = tokio::time::Instant::now() + ANSWER_TIME;
    let ground = app.clone();
    let result = app.db.write(move |transaction| Box::pin(async move { post_link(transaction, &ground, &email, language).await })).await;
    tokio::time::sleep_until(answer_at).await;
    if result? {
        app.bell.notify_one();
    }
    Ok(())
}

async fn post_link(transaction: &DatabaseTransaction, app: &App, email: &EmailAddress, language: Language) -> Result<bool, Error> {
    let now = app.clock.now();
    // Locked, so that links asked for at the same moment are counted one after the other.
    let Some(person) = person::Entity::of_address(&email.key()).lock_exclusive().one(transaction).await? else { return Ok(false) };
    let recipient = EmailAddress::parse(&person.email).map_err(|fault| Error::Internal(anyhow::anyhow!("stored address of a person: {}", fault.code())))?;
    let sent = mails::Entity::find()
        .filter(mails::Column::Mailbox.eq(recipient.mailbox()))
        .filter(mails::Column::Letter.eq("my-link"))
        .filter(mails::Column::CreatedAt.gt(Moment(now - SignedDuration::from_hours(1))))
        .count(transaction)
        .await?;
    if sent >= u64::from(app.config.mails_per_mailbox_per_hour) {
        return Ok(false);
    }
    let id = app.clock.id();
    let expires_at = now + app.config.my_link_life;
    let link = my_link::ActiveModel {
        id: Set(id),
        person_id: Set(person.id),
        token_hash: Set(app.keys.derive(Purpose::My, id, 0).hash()),
        created_at: Set(now.into()),
        expires_at: Set(expires_at.into()),
    };
    my_link::Entity::insert(link).exec_without_returning(transaction).await?;
    let letter = Posting {
        letter: Letter::MyLink { my_link: MyLinkFacts { my_link_id: id, first_name: person.first_name, last_name: person.last_name, expires_at } },
        recipient,
        language,
        thread_message_id: None,
        caused_by_visitor: false,
        urgency: mails::Urgency::AtOnce,
    };
    outbox::post(transaction, &app.clock, app.mail_domain(), vec![letter]).await?;
    Ok(true)
}
