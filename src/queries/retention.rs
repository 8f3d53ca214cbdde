//! What do we still hold of people, why, and until when? Of an event, of the association; and what the last nights erased.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationDef};
use uuid::Uuid;

use super::desk_event::organiser_names;
use crate::db::Db;
use crate::entity::{
    Moment, anonymised_event, answer, asked_question, attendance, audit_entry, certificate, erasure, evaluation_answer, event, invitee, kept_name, outbox, participation_needs,
    person, person_note, planned_invitee, registration, registration_tag, retention_hold, retention_run,
};
use crate::error::Error;
use crate::rules::names::EmailAddress;
use crate::rules::retention::{ERASED_ADDRESS, Kind};

/// Runs that are shown.
const RUNS: u64 = 14;

/// A hold, with who set it.
pub struct Hold {
    pub hold: retention_hold::Model,
    pub by: Option<String>,
    /// Of the event's programme.
    pub of_programme: bool,
}

pub struct HeldOfEvent {
    /// Rows that still speak of somebody, by kind; those without any are there, too.
    pub rows: Vec<(Kind, u64)>,
    /// When its people became numbers.
    pub anonymised_at: Option<Timestamp>,
    /// Open ones of the event and of its programme, the longest first.
    pub holds: Vec<Hold>,
    /// Names that are kept for the list of attendance alone.
    pub kept_names: u64,
}

/// # Errors
/// The database's.
pub async fn held_of_event(db: &Db, event: &event::Model) -> Result<HeldOfEvent, Error> {
    let (reader, id) = (db.reader(), event.id);
    let all = || registration::Entity::find().filter(registration::Column::EventId.eq(id));
    let ids = || all().select_only().column(registration::Column::Id).into_query();
    let known = || all().filter(registration::Column::Email.ne(ERASED_ADDRESS));
    let named = || known().select_only().column(registration::Column::Id).into_query();
    let remarks = known().filter(registration::Column::Remarks.is_not_null()).count(reader).await?;
    let invited = invitee::Entity::find().filter(invitee::Column::EventId.eq(id)).filter(invitee::Column::Email.ne(ERASED_ADDRESS)).count(reader).await?;
    let planned = planned_invitee::Entity::find().filter(planned_invitee::Column::EventId.eq(id)).count(reader).await?;
    let rows = vec![
        (Kind::Registration, known().count(reader).await?),
        (Kind::Needs, remarks + participation_needs::Entity::find().filter(participation_needs::Column::RegistrationId.in_subquery(ids())).count(reader).await?),
        (Kind::Answers, answer::Entity::find().filter(answer::Column::RegistrationId.in_subquery(named())).count(reader).await?),
        (
            Kind::Questions,
            asked_question::Entity::find().filter(asked_question::Column::EventId.eq(id)).filter(asked_question::Column::EmailKey.ne(ERASED_ADDRESS)).count(reader).await?,
        ),
        (Kind::Attendance, attendance::Entity::find().filter(attendance::Column::RegistrationId.in_subquery(named())).count(reader).await?),
        (Kind::Certificates, certificate::Entity::find().filter(certificate::Column::RegistrationId.in_subquery(named())).count(reader).await?),
        (Kind::Mails, outbox::Entity::find().filter(outbox::Column::RegistrationId.in_subquery(named())).count(reader).await?),
        (Kind::Invitees, invited + planned),
        (Kind::Notes, registration_tag::Entity::find().filter(registration_tag::Column::RegistrationId.in_subquery(named())).count(reader).await?),
        (Kind::Evaluations, evaluation_answer::Entity::find().filter(evaluation_answer::Column::RegistrationId.in_subquery(named())).count(reader).await?),
        (Kind::History, audit_entry::Entity::find().filter(audit_entry::Column::EventId.eq(id)).count(reader).await?),
    ];
    let done = anonymised_event::Entity::find_by_id(id).one(reader).await?;
    let kept_names = kept_name::Entity::find().filter(kept_name::Column::EventId.eq(id)).count(reader).await?;
    Ok(HeldOfEvent { rows, anonymised_at: done.map(|done| done.at.0), holds: holds(db, Some(id), event.programme_id).await?, kept_names })
}

/// Open holds of an event, of a programme, or of an event with its programme.
///
/// # Errors
/// The database's.
pub async fn holds(db: &Db, event: Option<Uuid>, programme: Option<Uuid>) -> Result<Vec<Hold>, Error> {
    use retention_hold::Column;
    let mut of = Condition::any();
    if let Some(event) = event {
        of = of.add(Column::EventId.eq(event));
    }
    if let Some(programme) = programme {
        of = of.add(Column::ProgrammeId.eq(programme));
    }
    let rows = retention_hold::Entity::find().filter(of).filter(Column::EndedAt.is_null()).order_by_desc(Column::Until).order_by_asc(Column::Id).all(db.reader()).await?;
    let names: HashMap<Uuid, String> = organiser_names(db, rows.iter().map(|row| row.set_by).collect()).await?;
    Ok(rows.into_iter().map(|hold| Hold { by: names.get(&hold.set_by).cloned(), of_programme: hold.programme_id.is_some(), hold }).collect())
}

/// The last nights, the latest first.
///
/// # Errors
/// The database's.
pub async fn runs(db: &Db) -> Result<Vec<retention_run::Model>, Error> {
    Ok(retention_run::Entity::find().order_by_desc(retention_run::Column::Night).limit(RUNS).all(db.reader()).await?)
}

/// What follows when somebody is erased.
pub struct Consequences {
    pub person: person::Model,
    /// Registrations that are cancelled.
    pub ahead: Vec<event::Model>,
    pub registrations: u64,
    /// Held events at whose list their name stays, as long as the duty lasts.
    pub kept: Vec<(String, String)>,
    /// What is erased, and what stays without a name: rows by kind, those without any left out.
    pub goes: Vec<(Kind, u64)>,
    pub stays: Vec<(Kind, u64)>,
    /// What they asked by their own link, and how far it is.
    pub asked: Option<erasure::Model>,
    /// It was begun, and waits for a last mail to leave.
    pub waits: bool,
}

/// `today`: where the house is, `YYYY-MM-DD`.
///
/// # Errors
/// `NotFound`, also of somebody who was erased.
pub async fn consequences(db: &Db, person: Uuid, now: Timestamp, today: &str) -> Result<Consequences, Error> {
    let reader = db.reader();
    let person = person::Entity::find_by_id(person).one(reader).await?.ok_or(Error::NotFound)?;
    let asked = erasure::Entity::of(person.id).one(reader).await?.filter(|row| row.finished_at.is_none());
    let waits = asked.as_ref().is_some_and(|row| row.decided_at.is_some());
    if person.is_erased() && !waits {
        return Err(Error::NotFound);
    }
    let rows = registration::Entity::find().filter(registration::Column::PersonId.eq(person.id)).all(reader).await?;
    let events = event::Entity::find().filter(event::Column::Id.is_in(rows.iter().map(|row| row.event_id))).order_by_asc(event::Column::StartsAt).all(reader).await?;
    let active = |event: &event::Model| rows.iter().any(|row| row.event_id == event.id && row.status.is_active());
    let ahead = events.iter().filter(|event| active(event) && event.ends_at.is_none_or(|end| end.0 > now)).cloned().collect();
    let there = attendance::Entity::find().filter(attendance::Column::RegistrationId.is_in(rows.iter().map(|row| row.id))).all(reader).await?;
    let attended: Vec<Uuid> = rows.iter().filter(|row| there.iter().any(|one| one.registration_id == row.id)).map(|row| row.event_id).collect();
    let open = retention_hold::Entity::find().filter(retention_hold::Column::EndedAt.is_null()).filter(retention_hold::Column::Until.gte(today)).all(reader).await?;
    let held_until = |event: &event::Model| {
        let of = |hold: &&retention_hold::Model| hold.event_id == Some(event.id) || (hold.programme_id.is_some() && hold.programme_id == event.programme_id);
        open.iter().filter(of).map(|hold| hold.until.clone()).max()
    };
    let kept = events.iter().filter(|event| attended.contains(&event.id)).filter_map(|event| Some((event.title.clone(), held_until(event)?))).collect();
    let ids = || rows.iter().map(|row| row.id);
    let address = EmailAddress::stored(&person.email).map(|address| address.key()).unwrap_or_default();
    let asked_questions = asked_question::Column::RegistrationId.is_in(ids()).or(asked_question::Column::EmailKey.eq(address));
    let goes = vec![
        (Kind::Registration, rows.len() as u64),
        (Kind::Needs, participation_needs::Entity::find().filter(participation_needs::Column::RegistrationId.is_in(ids())).count(reader).await?),
        (Kind::Answers, answer::Entity::find().filter(answer::Column::RegistrationId.is_in(ids())).filter(answer::Column::OptionId.is_null()).count(reader).await?),
        (Kind::Questions, asked_question::Entity::find().filter(asked_questions).count(reader).await?),
        (Kind::Mails, outbox::Entity::find().filter(outbox::Column::RegistrationId.is_in(ids())).count(reader).await?),
        (Kind::Notes, person_note::Entity::find().filter(person_note::Column::PersonId.eq(person.id)).count(reader).await?),
    ];
    let stays = vec![
        (Kind::Registration, rows.len() as u64),
        (Kind::Attendance, there.len() as u64),
        (Kind::Certificates, certificate::Entity::find().filter(certificate::Column::RegistrationId.is_in(ids())).count(reader).await?),
        (Kind::Evaluations, evaluation_answer::Entity::find().filter(evaluation_answer::Column::RegistrationId.is_in(ids())).count(reader).await?),
    ];
    let some = |rows: Vec<(Kind, u64)>| rows.into_iter().filter(|(_, count)| *count > 0).collect();
    Ok(Consequences { registrations: rows.len() as u64, person, ahead, kept, goes: some(goes), stays: some(stays), asked, waits })
}

/// Somebody who asked to be erased and waits for an answer.
#[derive(Debug, Clone, FromQueryResult)]
pub struct ErasureRequest {
    pub person_id: Uuid,
    pub first_name: String,
    pub last_name: String,
    pub asked_at: Moment,
}

/// Those who wait, the longest first; at most so many.
///
/// # Errors
/// The database's.
pub async fn erasure_requests(db: &Db, most: u64) -> Result<Vec<ErasureRequest>, Error> {
    use erasure::Column;
    let belongs: RelationDef = erasure::Entity::belongs_to(person::Entity).from(Column::PersonId).to(person::Column::Id).into();
    let found = erasure::Entity::asked().join(JoinType::InnerJoin, belongs).order_by_asc(Column::AskedAt).order_by_asc(Column::Id).limit(most);
    let columns = found.select_only().columns([Column::PersonId, Column::AskedAt]).columns([person::Column::FirstName, person::Column::LastName]);
    Ok(columns.into_model().all(db.reader()).await?)
}

/// What somebody asked by their own link, as long as it is not done.
///
/// # Errors
/// The database's.
pub async fn erasure_of(db: &Db, person: Uuid) -> Result<Option<erasure::Model>, Error> {
    Ok(erasure::Entity::of(person).one(db.reader()).await?.filter(|row| row.finished_at.is_none()))
}
