//! Who takes part in an event, and did their last mail arrive?

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use serde::Serialize;
use uuid::Uuid;

use super::waiting_list::waiting_list;
use crate::db::Db;
use crate::entity::attendance::AttendanceStatus;
use crate::entity::outbox::{self, OutboxState};
use crate::entity::registration::{self, AttendanceMode, RegistrationStatus};
use crate::entity::{Moment, answer, attendance, organisation, registration_tag, session_choice, undeliverable_address};
use crate::error::Error;
use crate::rules::organisation_name::full_name;
use crate::rules::search_text::fold;

/// Rows on one page.
pub const PAGE: u64 = 100;

#[derive(Debug, Serialize)]
pub struct Participant {
    pub id: Uuid,
    pub first_name: String,
    pub last_name: String,
    pub organisation: Option<String>,
    pub status: RegistrationStatus,
    pub overbooked: bool,
    pub email: String,
    pub function_category: Option<String>,
    pub job_title: Option<String>,
    pub attendance_mode: Option<AttendanceMode>,
    /// Of the letters.
    pub language: String,
    pub remarks: Option<String>,
    pub since: Moment,
    /// As far as they are asked for: see [`Extras`].
    pub tags: Vec<String>,
    /// Chosen sessions.
    pub sessions: Vec<Uuid>,
    /// By question, in the words that were read then.
    pub answers: HashMap<Uuid, Vec<String>>,
    pub attendances: Vec<(Uuid, AttendanceStatus)>,
    /// The latest letter; `None` before the first.
    pub mail: Option<MailState>,
    /// Nothing reaches the address.
    pub unreachable: bool,
    /// On the waiting list, when it is shown in its order.
    pub position: Option<usize>,
}

/// Which statuses are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// All but those that ended.
    #[default]
    Active,
    All,
    Only(RegistrationStatus),
}

/// What must hold of everybody who is shown.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub standing: Standing,
    /// All its words must be in the name.
    pub name: String,
    /// All its words must be in the organisation's name.
    pub organisation: String,
    /// A session that was chosen.
    pub session: Option<Uuid>,
    /// A question, and an option's id, `yes` or `no`.
    pub answer: Option<(Uuid, String)>,
    pub tag: Option<String>,
    pub attendance_mode: Option<AttendanceMode>,
    pub function_category: Option<String>,
    /// Some mail to them was given up.
    pub mail_failed: bool,
    pub overbooked: bool,
    pub order: Order,
}

/// The order of the list; people of one rank by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    #[default]
    Name,
    /// The waiting list, in its order; nobody else.
    Queue,
    LatestFirst,
    EarliestFirst,
    Organisation,
    Status,
}

/// What is read for the rows of a page beside the registrations themselves; each is one statement.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extras {
    pub tags: bool,
    pub sessions: bool,
    pub answers: bool,
    pub attendances: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct MailState {
    pub letter: String,
    pub state: OutboxState,
    pub error: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct Participants {
    pub rows: Vec<Participant>,
    pub count: u64,
    /// From 1.
    pub page: u64,
    pub pages: u64,
}

impl Filter {
    /// Only the standing counts: how many fit is known from the event's numbers.
    #[must_use]
    pub fn by_standing_only(&self) -> bool {
        words(&self.name).is_empty() && words(&self.organisation).is_empty() && self.session.is_none() && self.answer.is_none() && self.order != Order::Queue && !self.is_narrowed()
    }

    fn is_narrowed(&self) -> bool {
        self.tag.is_some() || self.attendance_mode.is_some() || self.function_category.is_some() || self.mail_failed || self.overbooked
    }
}

/// One page of an event's registrations, by name or in the order of the waiting list. `counted`: how many fit, when
/// that is known already.
///
/// # Errors
/// The database's.
pub async fn participant_list(db: &Db, event_id: Uuid, filter: &Filter, extras: Extras, now: Timestamp, page: u64, counted: Option<u64>) -> Result<Participants, Error> {
    let find = filtered(db, event_id, filter).await?;
    if filter.order == Order::Queue {
        return in_queue_order(db, event_id, find, extras, now, page).await;
    }
    let count = match counted {
        Some(count) => count,
        None => find.clone().count(db.reader()).await?,
    };
    let pages = count.div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    if count == 0 {
        return Ok(Participants { rows: Vec::new(), count, page, pages });
    }
    let found = ordered(find, filter.order).offset((page - 1) * PAGE).limit(PAGE).all(db.reader()).await?;
    let rows = rows(db, found.into_iter().map(|registration| (registration, None)).collect(), extras).await?;
    Ok(Participants { rows, count, page, pages })
}

/// All that fit, in the order asked for, read at one moment; `None`: more than `most`.
///
/// # Errors
/// The database's.
pub async fn all_participants(db: &Db, event_id: Uuid, filter: &Filter, extras: Extras, now: Timestamp, most: usize) -> Result<Option<Vec<Participant>>, Error> {
    /// What belongs to so many is read at once.
    const TOGETHER: usize = 1_000;
    let find = filtered(db, event_id, filter).await?;
    let found = if filter.order == Order::Queue {
        queued(db, event_id, find, now).await?
    } else {
        let all = ordered(find, filter.order).limit(most as u64 + 1).all(db.reader()).await?;
        all.into_iter().map(|registration| (registration, None)).collect()
    };
    if found.len() > most {
        return Ok(None);
    }
    let mut participants = Vec::with_capacity(found.len());
    let mut found = found.into_iter().peekable();
    while found.peek().is_some() {
        participants.extend(rows(db, found.by_ref().take(TOGETHER).collect(), extras).await?);
    }
    Ok(Some(participants))
}

fn ordered(find: Select<registration::Entity>, order: Order) -> Select<registration::Entity> {
    use registration::Column;
    let by_name = |find: Select<registration::Entity>| find.order_by_asc(Column::NameFolded).order_by_asc(Column::Id);
    match order {
        Order::Name | Order::Queue => by_name(find),
        Order::LatestFirst => find.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id),
        Order::EarliestFirst => find.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id),
        Order::Status => by_name(find.order_by_asc(Column::Status)),
        Order::Organisation => {
            let name = "COALESCE((SELECT o.name_folded FROM organisations o WHERE o.id = registrations.organisation_id), registrations.organisation_folded, '')";
            by_name(find.order_by(Expr::cust(name), sea_orm::Order::Asc))
        }
    }
}

/// The registrations that fit, as they stand, in the order of their names: at most `most` of them.
///
/// # Errors
/// The database's.
pub async fn matching(db: &Db, event_id: Uuid, filter: &Filter, most: u64) -> Result<Vec<(Uuid, RegistrationStatus)>, Error> {
    standings(db, filtered(db, event_id, filter).await?, most).await
}

/// How these registrations of the event stand, in the order of their names; those of other events are left out.
///
/// # Errors
/// The database's.
pub async fn chosen(db: &Db, event_id: Uuid, ids: &[Uuid]) -> Result<Vec<(Uuid, RegistrationStatus)>, Error> {
    let find = registration::Entity::find().filter(registration::Column::EventId.eq(event_id)).filter(registration::Column::Id.is_in(ids.iter().copied()));
    standings(db, find, ids.len() as u64).await
}

async fn standings(db: &Db, find: Select<registration::Entity>, most: u64) -> Result<Vec<(Uuid, RegistrationStatus)>, Error> {
    let columns = [registration::Column::Id, registration::Column::Status];
    Ok(ordered(find, Order::Name).limit(most).select_only().columns(columns).into_tuple().all(db.reader()).await?)
}

/// How many fit.
///
/// # Errors
/// The database's.
pub async fn count_matching(db: &Db, event_id: Uuid, filter: &Filter) -> Result<u64, Error> {
    Ok(filtered(db, event_id, filter).await?.count(db.reader()).await?)
}

/// The tags of an event, by name.
///
/// # Errors
/// The database's.
pub async fn tags_of(db: &Db, event_id: Uuid) -> Result<Vec<(String, String)>, Error> {
    use registration_tag::Column;
    Ok(registration_tag::Entity::find()
        .filter(Column::EventId.eq(event_id))
        .select_only()
        .column(Column::TagFolded)
        .column_as(Column::Tag.max(), "tag")
        .group_by(Column::TagFolded)
        .order_by_asc(Column::TagFolded)
        .limit(200)
        .into_tuple()
        .all(db.reader())
        .await?)
}

/// Everybody who fits, of one event. The conditions are such that a page by name is read along
/// `registrations_by_name`, or along `registrations_by_status` for one status.
async fn filtered(db: &Db, event_id: Uuid, filter: &Filter) -> Result<Select<registration::Entity>, Error> {
    use registration::Column;
    let mut find = registration::Entity::find().filter(Column::EventId.eq(event_id));
    let standing = if filter.order == Order::Queue { Standing::Only(RegistrationStatus::Waitlisted) } else { filter.standing };
    find = match standing {
        // What is left out, not what is in: a list of statuses would have to be sorted by name each time.
        Standing::Active => find.filter(Column::Status.is_not_in([RegistrationStatus::Cancelled, RegistrationStatus::Declined])),
        Standing::All => find,
        Standing::Only(status) => find.filter(Column::Status.eq(status)),
    };
    for word in words(&filter.name) {
        find = find.filter(Column::NameFolded.contains(word));
    }
    let organisation_words = words(&filter.organisation);
    if !organisation_words.is_empty() {
        let mut known = organisation::Entity::find().select_only().column(organisation::Column::Id);
        let of_event = || registration::Entity::find().filter(Column::EventId.eq(event_id)).select_only().column(Column::Id);
        let mut typed = of_event();
        for word in &organisation_words {
            known = known.filter(organisation::Column::NameFolded.contains(word));
            typed = typed.filter(Column::OrganisationFolded.contains(word));
        }
        // Their keys first, then whose they are, each along an index: a page by name must not look at every row.
        let known: Vec<Uuid> = known.into_tuple().all(db.reader()).await?;
        let known = of_event().filter(Column::OrganisationId.is_in(known));
        find = find.filter(Condition::any().add(Column::Id.in_subquery(known.into_query())).add(Column::Id.in_subquery(typed.into_query())));
    }
    if let Some(session) = filter.session {
        let chosen = session_choice::Entity::find().filter(session_choice::Column::SessionId.eq(session)).select_only().column(session_choice::Column::RegistrationId);
        find = find.filter(Column::Id.in_subquery(chosen.into_query()));
    }
    if let Some((question, value)) = &filter.answer {
        let answers = answer::Entity::find().filter(answer::Column::QuestionId.eq(*question));
        let answers = match Uuid::parse_str(value) {
            Ok(option) => answers.filter(answer::Column::OptionId.eq(option)),
            Err(_) => answers.filter(answer::Column::OptionId.is_null()).filter(answer::Column::Answer.eq(value.as_str())),
        };
        find = find.filter(Column::Id.in_subquery(answers.select_only().column(answer::Column::RegistrationId).into_query()));
    }
    if let Some(tag) = &filter.tag {
        let tagged = registration_tag::Entity::find().filter(registration_tag::Column::EventId.eq(event_id)).filter(registration_tag::Column::TagFolded.eq(fold(tag)));
        find = find.filter(Column::Id.in_subquery(tagged.select_only().column(registration_tag::Column::RegistrationId).into_query()));
    }
    if let Some(mode) = filter.attendance_mode {
        find = find.filter(Column::AttendanceMode.eq(mode));
    }
    if let Some(function) = &filter.function_category {
        find = find.filter(Column::FunctionCategory.eq(function.as_str()));
    }
    if filter.mail_failed {
        find = find.filter(
            Column::Id
                .in_subquery(outbox::Entity::given_up().filter(outbox::Column::RegistrationId.is_not_null()).select_only().column(outbox::Column::RegistrationId).into_query()),
        );
    }
    if filter.overbooked {
        find = find.filter(Column::Overbooked.eq(true)).filter(Column::HoldsPlace.eq(true));
    }
    Ok(find)
}

fn words(text: &str) -> Vec<String> {
    fold(text).split(' ').filter(|word| !word.is_empty()).take(8).map(str::to_owned).collect()
}

async fn in_queue_order(db: &Db, event_id: Uuid, find: Select<registration::Entity>, extras: Extras, now: Timestamp, page: u64) -> Result<Participants, Error> {
    let found = queued(db, event_id, find, now).await?;
    let count = found.len() as u64;
    let pages = count.div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let skipped = usize::try_from((page - 1) * PAGE).unwrap_or(usize::MAX);
    let shown = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let rows = rows(db, found.into_iter().skip(skipped).take(shown).collect(), extras).await?;
    Ok(Participants { rows, count, page, pages })
}

/// Who waits, in order, each with their place in it.
async fn queued(db: &Db, event_id: Uuid, find: Select<registration::Entity>, now: Timestamp) -> Result<Vec<(registration::Model, Option<usize>)>, Error> {
    let fits: std::collections::HashSet<Uuid> = find.select_only().column(registration::Column::Id).into_tuple().all(db.reader()).await?.into_iter().collect();
    let waiting = waiting_list(db, event_id, now).await?.waiting;
    Ok(waiting.into_iter().filter(|waiter| fits.contains(&waiter.registration.id)).map(|waiter| (waiter.registration, Some(waiter.position))).collect())
}

async fn rows(db: &Db, found: Vec<(registration::Model, Option<usize>)>, extras: Extras) -> Result<Vec<Participant>, Error> {
    let mut belongings = Belongings::of(db, found.iter().map(|(registration, _)| registration.id).collect(), extras).await?;
    let organisations = organisation_names(db, found.iter().filter_map(|(registration, _)| registration.organisation_id).collect()).await?;
    let mails = latest_mails(db, found.iter().map(|(registration, _)| registration.id).collect()).await?;
    let entries = undeliverable_address::Entity::among(found.iter().map(|(registration, _)| registration.email.as_str()));
    let unreachable: Vec<String> = entries.select_only().column(undeliverable_address::Column::Address).into_tuple().all(db.reader()).await?;
    Ok(found
        .into_iter()
        .map(|(registration, position)| Participant {
            unreachable: unreachable.iter().any(|address| address.eq_ignore_ascii_case(&registration.email)),
            organisation: registration.organisation_id.and_then(|id| organisations.get(&id).cloned()).or(registration.organisation_text),
            mail: mails.get(&registration.id).cloned(),
            tags: belongings.tags.remove(&registration.id).unwrap_or_default(),
            sessions: belongings.sessions.remove(&registration.id).unwrap_or_default(),
            answers: belongings.answers.remove(&registration.id).unwrap_or_default(),
            attendances: belongings.attendances.remove(&registration.id).unwrap_or_default(),
            overbooked: registration.overbooked && registration.holds_place,
            email: registration.email,
            function_category: registration.function_category,
            job_title: registration.job_title,
            attendance_mode: registration.attendance_mode,
            language: registration.language,
            remarks: registration.remarks,
            id: registration.id,
            first_name: registration.first_name,
            last_name: registration.last_name,
            status: registration.status,
            since: registration.created_at,
            position,
        })
        .collect())
}

/// What belongs to the registrations of a page.
#[derive(Default)]
struct Belongings {
    tags: HashMap<Uuid, Vec<String>>,
    sessions: HashMap<Uuid, Vec<Uuid>>,
    answers: HashMap<Uuid, HashMap<Uuid, Vec<String>>>,
    attendances: HashMap<Uuid, Vec<(Uuid, AttendanceStatus)>>,
}

impl Belongings {
    async fn of(db: &Db, ids: Vec<Uuid>, extras: Extras) -> Result<Self, Error> {
        let mut belongings = Self::default();
        if extras.tags {
            let rows = registration_tag::Entity::find().filter(registration_tag::Column::RegistrationId.is_in(ids.iter().copied()));
            for row in rows.order_by_asc(registration_tag::Column::TagFolded).all(db.reader()).await? {
                belongings.tags.entry(row.registration_id).or_default().push(row.tag);
            }
        }
        if extras.sessions {
            for row in session_choice::Entity::find().filter(session_choice::Column::RegistrationId.is_in(ids.iter().copied())).all(db.reader()).await? {
                belongings.sessions.entry(row.registration_id).or_default().push(row.session_id);
            }
        }
        if extras.answers {
            let rows = answer::Entity::find().filter(answer::Column::RegistrationId.is_in(ids.iter().copied()));
            for row in rows.order_by_asc(answer::Column::Id).all(db.reader()).await? {
                belongings.answers.entry(row.registration_id).or_default().entry(row.question_id).or_default().push(row.answer);
            }
        }
        if extras.attendances {
            for row in attendance::Entity::find().filter(attendance::Column::RegistrationId.is_in(ids)).all(db.reader()).await? {
                belongings.attendances.entry(row.registration_id).or_default().push((row.session_id, row.status));
            }
        }
        Ok(belongings)
    }
}

/// Names of these registrations' people, of one event.
///
/// # Errors
/// The database's.
pub async fn people_of(db: &Db, event_id: Uuid, ids: &[Uuid]) -> Result<HashMap<Uuid, String>, Error> {
    full_names(db, registration::Entity::find().filter(registration::Column::EventId.eq(event_id)).filter(registration::Column::Id.is_in(ids.iter().copied()))).await
}

/// Names of these registrations' people.
///
/// # Errors
/// The database's.
pub async fn people_names(db: &Db, ids: Vec<Uuid>) -> Result<HashMap<Uuid, String>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    full_names(db, registration::Entity::find().filter(registration::Column::Id.is_in(ids))).await
}

async fn full_names(db: &Db, of: Select<registration::Entity>) -> Result<HashMap<Uuid, String>, Error> {
    let columns = [registration::Column::Id, registration::Column::FirstName, registration::Column::LastName];
    let named: Vec<(Uuid, String, String)> = of.select_only().columns(columns).into_tuple().all(db.reader()).await?;
    Ok(named.into_iter().map(|(id, first, last)| (id, format!("{first} {last}"))).collect())
}

/// Full names of organisations by their keys: a municipality and its OCMW share the short one.
///
/// # Errors
/// The database's.
pub async fn organisation_names(db: &Db, ids: Vec<Uuid>) -> Result<HashMap<Uuid, String>, Error> {
    let named: Vec<(Uuid, String, String)> = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(ids))
        .select_only()
        .column(organisation::Column::Id)
        .columns([organisation::Column::Kind, organisation::Column::Name])
        .into_tuple()
        .all(db.reader())
        .await?;
    Ok(named.into_iter().map(|(id, kind, name)| (id, full_name(&kind, &name))).collect())
}

async fn latest_mails(db: &Db, registrations: Vec<Uuid>) -> Result<HashMap<Uuid, MailState>, Error> {
    type Row = (Option<Uuid>, String, OutboxState, Option<String>);
    let rows: Vec<Row> = outbox::Entity::find()
        .filter(outbox::Column::RegistrationId.is_in(registrations))
        .filter(outbox::Column::State.ne(OutboxState::Superseded))
        .order_by_asc(outbox::Column::Id)
        .select_only()
        .columns([outbox::Column::RegistrationId, outbox::Column::Letter, outbox::Column::State, outbox::Column::LastError])
        .into_tuple()
        .all(db.reader())
        .await?;
    // The first first, so that the latest stays; a failed one is not covered up by a later one.
    let mut latest: HashMap<Uuid, MailState> = HashMap::new();
    for (registration, letter, state, error) in rows {
        let Some(registration) = registration else { continue };
        if latest.get(&registration).is_some_and(|earlier| earlier.state == OutboxState::Failed) && state != OutboxState::Failed {
            continue;
        }
        latest.insert(registration, MailState { letter, state, error });
    }
    Ok(latest)
}
