//! What an audit file holds of one event beside its registrations and attendance: read piece by piece along the keys.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationTrait};
use uuid::Uuid;

use super::audit_log::actor_names;
use crate::db::Db;
use crate::entity::outbox::OutboxState;
use crate::entity::registration::RegistrationStatus;
use crate::entity::{
    Moment, answer, attendance, attendance_evidence, audit_entry, certificate, event, kept_name, outbox, question, question_option, registration, registration_history,
    reminder_rule, reminder_sent, session,
};
use crate::error::Error;
use crate::rules::permission::Scope;

/// Rows that are read at once.
pub const AT_ONCE: u64 = 2_000;

/// Sessions of an event, also those that were cancelled, by start.
///
/// # Errors
/// The database's.
pub async fn sessions(db: &Db, event: Uuid) -> Result<Vec<session::Model>, Error> {
    let all = session::Entity::find().filter(session::Column::EventId.eq(event));
    Ok(all.order_by_asc(session::Column::StartsAt).order_by_asc(session::Column::Id).all(db.reader()).await?)
}

/// Published and cancelled events of a programme within the scope, by start.
///
/// # Errors
/// The database's.
pub async fn events_of(db: &Db, scope: &Scope, programme: Uuid, most: u64) -> Result<Vec<Uuid>, Error> {
    let events = told(programme).filter(event::Entity::within(scope)).order_by_asc(event::Column::StartsAt).order_by_asc(event::Column::Id);
    Ok(events.limit(most).select_only().column(event::Column::Id).into_tuple().all(db.reader()).await?)
}

/// How many those are.
///
/// # Errors
/// The database's.
pub async fn count_of(db: &Db, scope: &Scope, programme: Uuid) -> Result<u64, Error> {
    Ok(told(programme).filter(event::Entity::within(scope)).count(db.reader()).await?)
}

fn told(programme: Uuid) -> sea_orm::Select<event::Entity> {
    event::Entity::find().filter(event::Column::ProgrammeId.eq(programme)).filter(event::Column::Status.ne(event::EventStatus::Draft))
}

/// Evidence of a session, also what was withdrawn.
///
/// # Errors
/// The database's.
pub async fn evidence(db: &Db, session: Uuid, after: Option<Uuid>) -> Result<Vec<attendance_evidence::Model>, Error> {
    use attendance_evidence::Column;
    let mut find = attendance_evidence::Entity::find().filter(Column::SessionId.eq(session));
    if let Some(after) = after {
        find = find.filter(Column::Id.gt(after));
    }
    Ok(find.order_by_asc(Column::Id).limit(AT_ONCE).all(db.reader()).await?)
}

/// First and last evidence that counts, by registration, of one session.
///
/// # Errors
/// The database's.
pub async fn seen(db: &Db, session: Uuid, registrations: Vec<Uuid>) -> Result<HashMap<Uuid, (Moment, Moment)>, Error> {
    use attendance_evidence::Column;
    let rows: Vec<(Uuid, Moment, Option<Moment>)> = attendance_evidence::Entity::of(session)
        .filter(Column::RegistrationId.is_in(registrations))
        .select_only()
        .columns([Column::RegistrationId, Column::At, Column::Until])
        .into_tuple()
        .all(db.reader())
        .await?;
    let mut seen: HashMap<Uuid, (Moment, Moment)> = HashMap::new();
    for (registration, at, until) in rows {
        let last = until.unwrap_or(at);
        let known = seen.entry(registration).or_insert((at, last));
        if at.0 < known.0.0 {
            known.0 = at;
        }
        if last.0 > known.1.0 {
            known.1 = last;
        }
    }
    Ok(seen)
}

/// Marks that an organiser overruled, by registration, of one session: why, who, when.
///
/// # Errors
/// The database's.
pub async fn overruled(db: &Db, session: Uuid, registrations: Vec<Uuid>) -> Result<HashMap<Uuid, attendance::Model>, Error> {
    use attendance::Column;
    let rows = attendance::Entity::of(session).filter(Column::RegistrationId.is_in(registrations)).filter(Column::OverruledAt.is_not_null());
    Ok(rows.all(db.reader()).await?.into_iter().map(|row| (row.registration_id, row)).collect())
}

fn of_event(event: Uuid) -> sea_orm::sea_query::SelectStatement {
    registration::Entity::find().filter(registration::Column::EventId.eq(event)).select_only().column(registration::Column::Id).into_query()
}

/// How registrations came to stand where they do.
///
/// # Errors
/// The database's.
pub async fn steps(db: &Db, event: Uuid, after: Option<Uuid>) -> Result<Vec<registration_history::Model>, Error> {
    use registration_history::Column;
    let mut find = registration_history::Entity::find().filter(Column::RegistrationId.in_subquery(of_event(event)));
    if let Some(after) = after {
        find = find.filter(Column::Id.gt(after));
    }
    Ok(find.order_by_asc(Column::Id).limit(AT_ONCE).all(db.reader()).await?)
}

/// A mail, without its text.
#[derive(Debug, FromQueryResult)]
pub struct Mail {
    pub id: Uuid,
    pub registration_id: Option<Uuid>,
    pub letter: String,
    pub language: String,
    pub state: OutboxState,
    pub attempts: i32,
    pub created_at: Moment,
    pub sent_at: Option<Moment>,
    pub last_error: Option<String>,
}

/// Mails to those who registered.
///
/// # Errors
/// The database's.
pub async fn mails(db: &Db, event: Uuid, after: Option<Uuid>) -> Result<Vec<Mail>, Error> {
    use outbox::Column;
    let mut find = outbox::Entity::find().filter(Column::RegistrationId.in_subquery(of_event(event)));
    if let Some(after) = after {
        find = find.filter(Column::Id.gt(after));
    }
    let columns = [Column::Id, Column::RegistrationId, Column::Letter, Column::Language, Column::State, Column::Attempts, Column::CreatedAt, Column::SentAt, Column::LastError];
    Ok(find.order_by_asc(Column::Id).limit(AT_ONCE).select_only().columns(columns).into_model().all(db.reader()).await?)
}

/// A reminder that was sent.
#[derive(Debug, FromQueryResult)]
pub struct Reminder {
    pub letter: String,
    pub day: String,
    pub session_id: Uuid,
    pub registration_id: Uuid,
    pub outbox_id: Option<Uuid>,
    pub at: Moment,
}

/// Reminders, with how their mails ended; `after`: the rule and registration of the last one.
///
/// # Errors
/// The database's.
pub async fn reminders(db: &Db, event: Uuid) -> Result<Vec<(Reminder, Option<OutboxState>)>, Error> {
    use reminder_sent::Column;
    let rules: Vec<(Uuid, String)> = reminder_rule::Entity::find()
        .filter(reminder_rule::Column::EventId.eq(event))
        .select_only()
        .columns([reminder_rule::Column::Id, reminder_rule::Column::Letter])
        .into_tuple()
        .all(db.reader())
        .await?;
    let mut found = Vec::new();
    for (rule, letter) in rules {
        let rows = reminder_sent::Entity::find().filter(Column::RuleId.eq(rule)).order_by_asc(Column::At).order_by_asc(Column::RegistrationId).all(db.reader()).await?;
        let mut states: HashMap<Uuid, OutboxState> = HashMap::new();
        let mails: Vec<Uuid> = rows.iter().filter_map(|row| row.outbox_id).collect();
        for few in mails.chunks(1_000) {
            let rows = outbox::Entity::find().filter(outbox::Column::Id.is_in(few.iter().copied()));
            let rows: Vec<(Uuid, OutboxState)> = rows.select_only().columns([outbox::Column::Id, outbox::Column::State]).into_tuple().all(db.reader()).await?;
            states.extend(rows);
        }
        found.extend(rows.into_iter().map(|row| {
            let state = row.outbox_id.and_then(|id| states.get(&id).copied());
            let letter = letter.clone();
            (Reminder { letter, day: row.day, session_id: row.session_id, registration_id: row.registration_id, outbox_id: row.outbox_id, at: row.at }, state)
        }));
    }
    Ok(found)
}

/// Certificates, also those that were revoked.
///
/// # Errors
/// The database's.
pub async fn certificates(db: &Db, event: Uuid, after: Option<Uuid>) -> Result<Vec<certificate::Model>, Error> {
    use certificate::Column;
    let mut find = certificate::Entity::find().filter(Column::EventId.eq(event));
    if let Some(after) = after {
        find = find.filter(Column::Id.gt(after));
    }
    Ok(find.order_by_asc(Column::Id).limit(AT_ONCE).all(db.reader()).await?)
}

/// Who changed what, from the oldest on.
///
/// # Errors
/// The database's.
pub async fn changes(db: &Db, event: Uuid, after: Option<Uuid>) -> Result<Vec<audit_entry::Model>, Error> {
    use audit_entry::Column;
    let mut find = audit_entry::Entity::find().filter(Column::EventId.eq(event));
    if let Some(after) = after {
        find = find.filter(Column::Id.gt(after));
    }
    Ok(find.order_by_asc(Column::Id).limit(AT_ONCE).all(db.reader()).await?)
}

/// Names that a duty keeps of people who were erased, by registration.
///
/// # Errors
/// The database's.
pub async fn kept_names(db: &Db, event: Uuid) -> Result<HashMap<Uuid, kept_name::Model>, Error> {
    let rows = kept_name::Entity::find().filter(kept_name::Column::EventId.eq(event)).all(db.reader()).await?;
    Ok(rows.into_iter().map(|row| (row.registration_id, row)).collect())
}

/// Questions of the form that are answered by choosing, also those that are asked no more, in their order, with all they offered or offer.
///
/// # Errors
/// The database's.
pub async fn choices(db: &Db, event: Uuid) -> Result<Vec<(question::Model, Vec<question_option::Model>)>, Error> {
    let questions = question::Entity::find().filter(question::Column::EventId.eq(event)).order_by_asc(question::Column::Position).order_by_asc(question::Column::Id);
    let questions = questions.all(db.reader()).await?;
    let options = question_option::Entity::find().filter(question_option::Column::QuestionId.is_in(questions.iter().map(|question| question.id)));
    let options = options.order_by_asc(question_option::Column::Position).order_by_asc(question_option::Column::Id).all(db.reader()).await?;
    let of = |question: Uuid| options.iter().filter(|option| option.question_id == question).cloned().collect::<Vec<_>>();
    Ok(questions.into_iter().map(|question| (of(question.id), question)).filter(|(options, _)| !options.is_empty()).map(|(options, question)| (question, options)).collect())
}

/// One choice of one registration.
#[derive(Debug, FromQueryResult)]
pub struct Choice {
    pub id: Uuid,
    pub registration_id: Uuid,
    pub question_id: Uuid,
    pub option_id: Option<Uuid>,
    /// In the words that were read then.
    pub answer: String,
    pub status: RegistrationStatus,
}

/// What was chosen on the form; what was written in words is not in it.
///
/// # Errors
/// The database's.
pub async fn chosen(db: &Db, event: Uuid, after: Option<Uuid>) -> Result<Vec<Choice>, Error> {
    use answer::Column;
    let mut find = answer::Entity::find()
        .join(JoinType::InnerJoin, answer::Relation::Registration.def())
        .filter(registration::Column::EventId.eq(event))
        .filter(Column::OptionId.is_not_null());
    if let Some(after) = after {
        find = find.filter(Column::Id.gt(after));
    }
    let columns = [Column::Id, Column::RegistrationId, Column::QuestionId, Column::OptionId, Column::Answer];
    let rows = find.order_by_asc(Column::Id).limit(AT_ONCE).select_only().columns(columns).column(registration::Column::Status);
    Ok(rows.into_model().all(db.reader()).await?)
}

/// Names of organisers and of desk links.
///
/// # Errors
/// The database's.
pub async fn actors(db: &Db, ids: impl IntoIterator<Item = Uuid>) -> Result<HashMap<Uuid, String>, Error> {
    actor_names(db.reader(), ids).await
}
