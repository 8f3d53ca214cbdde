//! Somebody asks by their own link to be erased. It is written down, they are told so, and so are the administrators, who decide: nothing
//! goes yet, because a link may have been forwarded.

use jiff::SignedDuration;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use crate::actions::audit::{self, Subject};
use crate::actions::upkeep::tell::tell;
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, erasure, outbox as mails, person};
use crate::error::Error;
use crate::outbox::{self, Posting};
use crate::rules::erasing::answer_by;
use crate::rules::language::Language;
use crate::rules::letter::{ErasureAskedFacts, Letter};
use crate::rules::names::EmailAddress;
use crate::rules::upkeep::Trouble;

/// `language` is that of the page. Asking twice is asking once.
///
/// # Errors
/// `NotFound` of somebody who was erased.
pub async fn ask(app: &App, person_id: Uuid, language: Language) -> Result<(), Error> {
    let ground = app.clone();
    let told = app.db.write(move |transaction| Box::pin(async move { note(transaction, &ground, person_id, language).await })).await?;
    if told {
        app.bell.notify_one();
    }
    Ok(())
}

async fn note(transaction: &DatabaseTransaction, app: &App, person_id: Uuid, language: Language) -> Result<bool, Error> {
    let person = person::Entity::find_by_id(person_id).lock_exclusive().one(transaction).await?.filter(|person| !person.is_erased()).ok_or(Error::NotFound)?;
    let now = app.clock.now();
    match erasure::Entity::of(person_id).one(transaction).await? {
        Some(known) if known.finished_at.is_none() => return Ok(false),
        Some(known) => {
            let again = erasure::ActiveModel {
                id: Unchanged(known.id),
                asked_at: Set(Some(now.into())),
                decided_at: Set(None),
                decided_by: Set(None),
                finished_at: Set(None),
                ..Default::default()
            };
            erasure::Entity::update(again).exec(transaction).await?;
        }
        None => {
            let row = erasure::Model {
                id: app.clock.id(),
                person_id,
                asked_at: Some(now.into()),
                decided_at: None,
                decided_by: None,
                finished_at: None,
                stage: None,
                looked_until: None,
                trail: None,
            };
            erasure::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
        }
    }
    audit::record(transaction, &app.clock, ActorKind::Participant, None, "person.erasure-asked", Subject("person", person_id), json!({})).await?;
    let recipient = EmailAddress::stored(&person.email).map_err(|fault| Error::Internal(anyhow::anyhow!("stored address of a person: {}", fault.code())))?;
    // Who takes it back and asks again is not told each time.
    let sent = mails::Entity::find()
        .filter(mails::Column::Mailbox.eq(recipient.mailbox()))
        .filter(mails::Column::Letter.eq("erasure-asked"))
        .filter(mails::Column::CreatedAt.gt(Moment(now - SignedDuration::from_hours(1))))
        .count(transaction)
        .await?;
    if sent >= u64::from(app.config.mails_per_mailbox_per_hour) {
        return Ok(false);
    }
    let answer_by = answer_by(app.today());
    let asked = ErasureAskedFacts { first_name: person.first_name, last_name: person.last_name, answer_by };
    let letter = Posting { letter: Letter::ErasureAsked { asked }, recipient, language, thread_message_id: None, caused_by_visitor: false, urgency: mails::Urgency::AtOnce };
    outbox::post(transaction, &app.clock, app.mail_domain(), vec![letter]).await?;
    tell(transaction, app, &Trouble::ErasureAsked { answer_by }).await?;
    Ok(true)
}
