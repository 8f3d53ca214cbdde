//! Somebody asks a question on an event's page (story A6.1).

use jiff::SignedDuration;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};

use super::{Asker, row};
use crate::actions::registration::facts::{event_facts, programme_facts};
use crate::actions::registration::followers::{followers, posting};
use crate::app::App;
use crate::entity::asked_question::{AskedSource, AskedState, Column, Entity, Model};
use crate::entity::event::EventStatus;
use crate::entity::outbox::Urgency;
use crate::entity::{Moment, event, outbox as mails};
use crate::error::Error;
use crate::outbox::{self, Posting};
use crate::rules::asked_questions::{AskedFacts, AskedNoticeFacts};
use crate::rules::event_news::{Following, Wishes};
use crate::rules::language::Language;
use crate::rules::letter::Letter;
use crate::rules::names::EmailAddress;

/// The same question of the same address within this time is one that was sent twice.
const ONCE_WITHIN: SignedDuration = SignedDuration::from_hours(24);
/// Mails about questions to one organiser in an hour, at most: each says how many questions are open.
const MOST_NOTICES: u64 = 10;
const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// A question, parsed.
#[derive(Debug, Clone)]
pub struct Question {
    pub event_slug: String,
    pub name: String,
    pub email: EmailAddress,
    pub organisation: Option<String>,
    /// Of the page, and of the mails.
    pub language: Language,
    pub question: String,
}

/// Keeps the question, mails a receipt unless the mailbox had its share of mails, and tells the event's contact and
/// followers. The same question again is taken and changes nothing.
///
/// # Errors
/// `NotFound` when there is no such event, or a draft; `TooMany` for an address that asked its share.
pub async fn ask(app: &App, question: Question) -> Result<(), Error> {
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { take(transaction, &ground, &question).await })).await?;
    app.bell.notify_one();
    Ok(())
}

async fn take(transaction: &DatabaseTransaction, app: &App, question: &Question) -> Result<(), Error> {
    let found = event::Entity::find().filter(event::Column::Slug.eq(&question.event_slug)).filter(event::Column::Status.ne(EventStatus::Draft));
    let event = found.one(transaction).await?.ok_or(Error::NotFound)?;
    let now = app.clock.now();
    let of_address = |within| Entity::find().filter(Column::EmailKey.eq(question.email.key())).filter(Column::CreatedAt.gt(Moment(now - within)));
    if of_address(ONCE_WITHIN).filter(Column::EventId.eq(event.id)).filter(Column::Question.eq(&question.question)).count(transaction).await? > 0 {
        return Ok(());
    }
    if of_address(HOUR).filter(Column::Source.eq(AskedSource::Page)).count(transaction).await? >= u64::from(app.config.questions_per_hour) {
        return Err(Error::TooMany { until: now + HOUR });
    }
    let asker = Asker {
        name: question.name.clone(),
        email: &question.email,
        organisation: question.organisation.clone(),
        language: question.language.code(),
        question: &question.question,
    };
    let mut asked = row(&app.clock, event.id, None, AskedSource::Page, asker);
    asked.thread_message_id = receipt(transaction, app, &event, &asked, question).await?;
    Entity::insert(asked.clone().into_active_model()).exec_without_returning(transaction).await?;
    tell(transaction, app, &event, &asked).await
}

/// Posts the receipt; its Message-ID, if there is one. A mailbox gets no more than its share of mails that
/// strangers cause, and the page says the same all the same.
async fn receipt(transaction: &DatabaseTransaction, app: &App, event: &event::Model, asked: &Model, question: &Question) -> Result<Option<String>, Error> {
    let mails = mails::Entity::find()
        .filter(mails::Column::Mailbox.eq(question.email.mailbox()))
        .filter(mails::Column::CausedByVisitor.eq(true))
        .filter(mails::Column::CreatedAt.gt(Moment(app.clock.now() - HOUR)))
        .count(transaction)
        .await?;
    if mails >= u64::from(app.config.mails_per_mailbox_per_hour) {
        return Ok(None);
    }
    let facts = event_facts(event, programme_facts(transaction, event).await?.as_ref());
    let letter = Letter::Asked { asked: AskedFacts { asked_question_id: asked.id, name: asked.name.clone(), question: None, event: facts } };
    let posting = Posting { letter, recipient: question.email.clone(), language: question.language, thread_message_id: None, caused_by_visitor: true, urgency: Urgency::AtOnce };
    let row = outbox::row(&app.clock, app.mail_domain(), posting)?;
    let message_id = if let Set(message_id) = &row.message_id { Some(message_id.clone()) } else { None };
    outbox::insert(transaction, vec![row]).await?;
    Ok(message_id)
}

/// Tells organisers who follow the event in any way, and its contact, unless that is one of them.
async fn tell(transaction: &DatabaseTransaction, app: &App, event: &event::Model, asked: &Model) -> Result<(), Error> {
    let open = Entity::of(event.id).filter(Column::State.eq(AskedState::Open)).count(transaction).await?;
    let notice = |organiser: Option<String>, follows| Letter::AskedNotice {
        notice: AskedNoticeFacts {
            organiser,
            follows,
            event_id: event.id,
            asked_question_id: asked.id,
            title: event.title.clone(),
            name: asked.name.clone(),
            email: asked.email.clone(),
            organisation: asked.organisation.clone(),
            question: asked.question.clone(),
            open,
        },
    };
    let hears = |wishes: Wishes| wishes.registrations != Following::None || wishes.cancellations || wishes.failures;
    let following = followers(transaction, event.id).await?.into_iter().filter(|(follower, _)| hears(follower.wishes()));
    let mut postings: Vec<Posting> = following.filter_map(|(_, organiser)| posting(&organiser, notice(Some(organiser.name.clone()), true))).collect();
    if let Some(contact) = event.contact_email.as_deref().and_then(|address| EmailAddress::stored(address).ok())
        && postings.iter().all(|posting| posting.recipient.key() != contact.key())
    {
        postings.push(Posting {
            letter: notice(event.contact_name.clone(), false),
            recipient: contact,
            language: event.language(),
            thread_message_id: None,
            caused_by_visitor: false,
            urgency: Urgency::Bulk,
        });
    }
    let mut wanted = Vec::with_capacity(postings.len());
    for posting in postings {
        if notices(transaction, app, &posting.recipient).await? < MOST_NOTICES {
            wanted.push(posting);
        }
    }
    outbox::post(transaction, &app.clock, app.mail_domain(), wanted).await
}

async fn notices(transaction: &DatabaseTransaction, app: &App, organiser: &EmailAddress) -> Result<u64, Error> {
    Ok(mails::Entity::find()
        .filter(mails::Column::Mailbox.eq(organiser.mailbox()))
        .filter(mails::Column::Letter.eq("asked-notice"))
        .filter(mails::Column::CreatedAt.gt(Moment(app.clock.now() - HOUR)))
        .count(transaction)
        .await?)
}
