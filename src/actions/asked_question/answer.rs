//! An organiser answers a question by mail, and perhaps on the event's page, too (story A6.2).

use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

use super::{PublicWording, at_version, words};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::registration::facts::{event_facts, programme_facts};
use crate::app::App;
use crate::entity::asked_question::{AskedState, Entity};
use crate::entity::event;
use crate::entity::outbox::Urgency;
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, FieldErrors};
use crate::outbox::{self, Posting};
use crate::rules::asked_questions::{ANSWER_LIMIT, AskedFacts};
use crate::rules::language::Language;
use crate::rules::letter::Letter;
use crate::rules::names::EmailAddress;
use crate::rules::permission::Permission;

/// Mails the answer to who asked, under the receipt. `public`: the wording for the page; `None` leaves the page as it
/// is. Answering again sends another mail.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Invalid`: `answer`, `public_question`, `public_answer`.
pub async fn answer(app: &App, acting: Acting, event_id: Uuid, id: Uuid, version: i32, answer: String, public: Option<PublicWording>) -> Result<(), Error> {
    acting.needs(Permission::SendMessages)?;
    if public.is_some() {
        acting.needs(Permission::EditEvents)?;
    }
    let mut faults = FieldErrors::default();
    let answer = words("answer", &answer, ANSWER_LIMIT, &mut faults);
    let public = match public.map(PublicWording::checked).transpose() {
        Ok(public) => public,
        Err(Error::Invalid(found)) => {
            faults.extend(found, str::to_owned);
            None
        }
        Err(error) => return Err(error),
    };
    faults.into_result()?;
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { write(transaction, &ground, acting, event_id, (id, version), answer, public).await })).await?;
    app.bell.notify_one();
    Ok(())
}

async fn write(
    transaction: &DatabaseTransaction,
    app: &App,
    acting: Acting,
    event_id: Uuid,
    (id, version): (Uuid, i32),
    answer: String,
    public: Option<PublicWording>,
) -> Result<(), Error> {
    let asked = at_version(transaction, event_id, id, version).await?;
    let event = event::Entity::find_by_id(event_id).one(transaction).await?.ok_or(Error::NotFound)?;
    let now = app.clock.now();
    let facts = event_facts(&event, programme_facts(transaction, &event).await?.as_ref());
    let posting = Posting {
        letter: Letter::Answered {
            asked: AskedFacts { asked_question_id: id, name: asked.name.clone(), question: Some(asked.question.clone()), event: facts },
            answer: answer.clone(),
        },
        recipient: EmailAddress::stored(&asked.email).map_err(|fault| Error::Internal(anyhow::anyhow!("stored address of a question: {}", fault.code())))?,
        language: Language::parse(&asked.language).unwrap_or_default(),
        thread_message_id: asked.thread_message_id.clone(),
        caused_by_visitor: false,
        urgency: Urgency::AtOnce,
    };
    outbox::post(transaction, &app.clock, app.mail_domain(), vec![posting]).await?;
    let before = asked.state;
    let after = if public.is_some() || before == AskedState::Public { AskedState::Public } else { AskedState::Answered };
    let mut change = asked.into_active_model();
    change.answer = Set(Some(answer));
    change.answered_at = Set(Some(now.into()));
    change.answered_by = Set(Some(acting.organiser_id));
    if let Some(public) = public {
        change.public_question = Set(Some(public.question));
        change.public_answer = Set(Some(public.answer));
        if before != AskedState::Public {
            change.published_at = Set(Some(now.into()));
        }
    }
    change.state = Set(after);
    change.version = Set(version + 1);
    change.updated_at = Set(now.into());
    Entity::update(change).exec(transaction).await?;
    let noted = json!({ "asked_question": id, "asked_state": [before, after] });
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "asked_question.answer", Subject("event", event_id), noted).await
}
