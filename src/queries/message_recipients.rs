//! Whom would a message reach now, and who is left out, and why?

use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::participant_list::organisation_names;
use crate::db::Db;
use crate::entity::message;
use crate::entity::registration::RegistrationStatus;
use crate::error::Error;
use crate::recipients::{Addressee, judge, undeliverable, unsubscribed};
use crate::rules::language::Language;

/// Rows on one page.
pub const PAGE: usize = 50;
/// People left out who are named.
pub const LEFT_OUT_SHOWN: usize = 100;

#[derive(Debug, Clone, Serialize)]
pub struct Reader {
    pub id: Uuid,
    pub name: String,
    pub organisation: Option<String>,
    pub status: RegistrationStatus,
    /// Of the text they get; `None` when the message has none yet.
    pub language: Option<Language>,
}

#[derive(Debug, Serialize)]
pub struct Recipients {
    /// Those of the page.
    pub rows: Vec<Reader>,
    pub count: usize,
    /// From 1.
    pub page: usize,
    pub pages: usize,
    /// The first whose letter is shown.
    pub first: Option<Uuid>,
    /// Fit, and want no messages: the first of them.
    pub unsubscribed: Vec<Reader>,
    pub unsubscribed_count: usize,
    /// Nothing arrives at their address: the first of them. Their mail is decided and withheld.
    pub undeliverable: Vec<Reader>,
    pub undeliverable_count: usize,
}

/// Everybody who fits at `now`.
///
/// # Errors
/// The database's.
pub async fn recipients(db: &Db, message: &message::Model, now: Timestamp, page: usize) -> Result<Recipients, Error> {
    let judged = judge(db.reader(), message.event_id, &message.filter(), now, None, usize::MAX).await?;
    let unwilling = unsubscribed(db.reader()).await?;
    let (left_out, fitting): (Vec<Addressee>, Vec<Addressee>) = judged.fitting.into_iter().partition(|addressee| unwilling.contains(&addressee.email_key()));
    let unreached = undeliverable(db.reader(), &fitting).await?;
    let (unreached, fitting): (Vec<Addressee>, Vec<Addressee>) = fitting.into_iter().partition(|addressee| unreached.contains(&addressee.id));
    let count = fitting.len();
    let pages = count.div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let first = fitting.first().map(|addressee| addressee.id);
    let rows = readers(db, message, fitting.into_iter().skip((page - 1) * PAGE).take(PAGE)).await?;
    let unsubscribed_count = left_out.len();
    let unsubscribed = readers(db, message, left_out.into_iter().take(LEFT_OUT_SHOWN)).await?;
    let undeliverable_count = unreached.len();
    let undeliverable = readers(db, message, unreached.into_iter().take(LEFT_OUT_SHOWN)).await?;
    Ok(Recipients { rows, count, page, pages, first, unsubscribed, unsubscribed_count, undeliverable, undeliverable_count })
}

async fn readers(db: &Db, message: &message::Model, people: impl Iterator<Item = Addressee>) -> Result<Vec<Reader>, Error> {
    let people: Vec<Addressee> = people.collect();
    let names = organisation_names(db, people.iter().filter_map(|addressee| addressee.organisation_id).collect()).await?;
    let texts = message.texts();
    let reader = |addressee: Addressee| Reader {
        id: addressee.id,
        name: format!("{} {}", addressee.first_name, addressee.last_name),
        organisation: addressee.organisation_id.and_then(|id| names.get(&id).cloned()).or(addressee.organisation_text),
        status: addressee.status,
        language: texts.for_reader(Language::parse(&addressee.language).unwrap_or_default()).map(|text| text.language),
    };
    Ok(people.into_iter().map(reader).collect())
}
