//! All that the desk shows of one registration.

use jiff::Timestamp;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::desk_event::organiser_names;
use super::mail_page::unreachable;
use super::participant_list::{organisation_names, people_names};
use super::waiting_list::{WaitingList, waiting_list};
use crate::db::Db;
use crate::entity::registration::RegistrationStatus;
use crate::entity::registration_history::ActorKind;
use crate::entity::{
    Moment, answer, booking, event, invitation, outbox, participation_needs, question, registration, registration_history, registration_tag, session, session_choice,
};
use crate::error::Error;

#[derive(Debug)]
pub struct DeskRegistration {
    pub registration: registration::Model,
    pub event: event::Model,
    /// Zone in which times are shown: that of the event's first session.
    pub time_zone: Option<String>,
    pub organisation: Option<String>,
    /// Sessions that were chosen, with those that were taken out since; by start.
    pub chosen: Vec<session::Model>,
    /// Question and answers, in the words that were read then; in the form's order.
    pub answers: Vec<Answered>,
    /// What organisers put on it, by name.
    pub tags: Vec<String>,
    /// Who registered this person, when it was somebody else.
    pub booked_by: Option<booking::Model>,
    /// The latest first.
    pub history: Vec<StatusLine>,
    /// The latest first.
    pub mails: Vec<outbox::Model>,
    /// What this person's calendar answered, with the date of each; by session.
    pub calendar_answers: Vec<(Option<session::Model>, invitation::Model)>,
    /// Nothing reaches the address.
    pub unreachable: bool,
    /// While the person waits.
    pub waiting: Option<WaitingList>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Answered {
    pub question_id: Uuid,
    pub label: String,
    /// `QuestionKind::code`.
    pub kind: String,
    pub answers: Vec<String>,
}

#[derive(Debug)]
pub struct StatusLine {
    pub at: Moment,
    pub status: RegistrationStatus,
    pub transition: String,
    pub cause: Option<String>,
    pub actor: ActorKind,
    pub name: Option<String>,
    pub reason: Option<String>,
    /// The other registration of a hand-over, and whose it is.
    pub related: Option<(Uuid, String)>,
}

/// # Errors
/// `NotFound`.
pub async fn desk_registration(db: &Db, id: Uuid, now: Timestamp) -> Result<DeskRegistration, Error> {
    let registration = registration::Entity::find_by_id(id).one(db.reader()).await?.ok_or(Error::NotFound)?;
    let event = event::Entity::find_by_id(registration.event_id).one(db.reader()).await?.ok_or(Error::NotFound)?;
    let time_zone = session::Entity::of(event.id).one(db.reader()).await?.map(|session| session.time_zone);
    let organisation = organisation_names(db, registration.organisation_id.into_iter().collect()).await?.into_values().next().or_else(|| registration.organisation_text.clone());
    let booked_by = match registration.booking_id {
        Some(booking) => booking::Entity::find_by_id(booking).one(db.reader()).await?,
        None => None,
    };
    let mails = outbox::Entity::find().filter(outbox::Column::RegistrationId.eq(id)).order_by_desc(outbox::Column::Id).all(db.reader()).await?;
    let waiting = if registration.status == RegistrationStatus::Waitlisted { Some(waiting_list(db, event.id, now).await?) } else { None };
    Ok(DeskRegistration {
        calendar_answers: calendar_answers(db, id).await?,
        unreachable: unreachable(db.reader(), &registration.email).await?.is_some(),
        chosen: chosen(db, id).await?,
        answers: answers(db, id).await?,
        tags: tags(db, id).await?,
        history: lines(db, id).await?,
        registration,
        event,
        time_zone,
        organisation,
        booked_by,
        mails,
        waiting,
    })
}

/// What somebody needs to take part: for those who may see it, and read only for them.
///
/// # Errors
/// The database's.
pub async fn needs(db: &Db, id: Uuid) -> Result<Option<participation_needs::Model>, Error> {
    Ok(participation_needs::Entity::find_by_id(id).one(db.reader()).await?)
}

async fn calendar_answers(db: &Db, id: Uuid) -> Result<Vec<(Option<session::Model>, invitation::Model)>, Error> {
    let answered = invitation::Entity::find()
        .filter(invitation::Column::RegistrationId.eq(id))
        .filter(invitation::Column::Partstat.is_not_null())
        .filter(invitation::Column::Cancelled.eq(false))
        .order_by_asc(invitation::Column::Id)
        .all(db.reader())
        .await?;
    if answered.is_empty() {
        return Ok(Vec::new());
    }
    let sessions = session::Entity::find().filter(session::Column::Id.is_in(answered.iter().map(|invitation| invitation.session_id))).all(db.reader()).await?;
    Ok(answered.into_iter().map(|invitation| (sessions.iter().find(|session| session.id == invitation.session_id).cloned(), invitation)).collect())
}

async fn tags(db: &Db, id: Uuid) -> Result<Vec<String>, Error> {
    let rows = registration_tag::Entity::find().filter(registration_tag::Column::RegistrationId.eq(id)).order_by_asc(registration_tag::Column::TagFolded).all(db.reader()).await?;
    Ok(rows.into_iter().map(|row| row.tag).collect())
}

async fn chosen(db: &Db, id: Uuid) -> Result<Vec<session::Model>, Error> {
    let chosen = session_choice::Entity::find().filter(session_choice::Column::RegistrationId.eq(id)).all(db.reader()).await?;
    if chosen.is_empty() {
        return Ok(Vec::new());
    }
    let ids = chosen.into_iter().map(|choice| choice.session_id);
    Ok(session::Entity::find().filter(session::Column::Id.is_in(ids)).order_by_asc(session::Column::StartsAt).all(db.reader()).await?)
}

async fn answers(db: &Db, id: Uuid) -> Result<Vec<Answered>, Error> {
    let rows = answer::Entity::find().filter(answer::Column::RegistrationId.eq(id)).order_by_asc(answer::Column::Id).all(db.reader()).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = rows.iter().map(|row| row.question_id).collect();
    let questions = question::Entity::find().filter(question::Column::Id.is_in(ids)).all(db.reader()).await?;
    let mut answered: Vec<Answered> = Vec::new();
    for row in rows {
        match answered.iter_mut().find(|one| one.question_id == row.question_id) {
            Some(one) => one.answers.push(row.answer),
            None => {
                let kind = questions.iter().find(|question| question.id == row.question_id).map(|question| question.kind.clone());
                answered.push(Answered { question_id: row.question_id, label: row.question_label, kind: kind.unwrap_or_default(), answers: vec![row.answer] });
            }
        }
    }
    answered.sort_by_key(|one| questions.iter().find(|question| question.id == one.question_id).map(|question| question.position));
    Ok(answered)
}

async fn lines(db: &Db, id: Uuid) -> Result<Vec<StatusLine>, Error> {
    let lines = registration_history::Entity::find()
        .filter(registration_history::Column::RegistrationId.eq(id))
        .order_by_desc(registration_history::Column::Number)
        .order_by_desc(registration_history::Column::Id)
        .all(db.reader())
        .await?;
    let names = organiser_names(db, lines.iter().filter_map(|line| line.actor_id).collect()).await?;
    let related = people_names(db, lines.iter().filter_map(|line| line.related_id).collect()).await?;
    let line = |line: registration_history::Model| StatusLine {
        at: line.at,
        status: line.to_status,
        transition: line.transition,
        cause: line.cause,
        actor: line.actor,
        name: line.actor_id.and_then(|id| names.get(&id).cloned()),
        reason: line.reason,
        related: line.related_id.and_then(|id| related.get(&id).map(|name| (id, name.clone()))),
    };
    Ok(lines.into_iter().map(line).collect())
}
