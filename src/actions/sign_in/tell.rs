//! Tells an organiser by mail what happened to their way into the desk.

use sea_orm::DatabaseTransaction;

use crate::app::App;
use crate::entity::organiser;
use crate::entity::outbox::Urgency;
use crate::error::Error;
use crate::outbox::{self, Posting};
use crate::rules::account_news::{AccountFacts, AccountNews};
use crate::rules::language::Language;
use crate::rules::letter::Letter;
use crate::rules::names::EmailAddress;

/// Posts the mail in the transaction of the fact. `device` is the browser's code, empty when none was there.
///
/// # Errors
/// The database's.
pub async fn tell(transaction: &DatabaseTransaction, app: &App, organiser: &organiser::Model, news: AccountNews, device: &str) -> Result<(), Error> {
    // An address that cannot be written to is no reason to keep somebody out.
    let Ok(recipient) = EmailAddress::parse(&organiser.email) else { return Ok(()) };
    let posting = Posting {
        letter: Letter::Account { account: AccountFacts { organiser: organiser.name.clone(), news, at: app.clock.now(), device: device.to_owned() } },
        recipient,
        language: Language::parse(&organiser.language).unwrap_or_default(),
        thread_message_id: None,
        caused_by_visitor: false,
        urgency: Urgency::AtOnce,
    };
    outbox::post(transaction, &app.clock, app.mail_domain(), vec![posting]).await?;
    Ok(())
}
