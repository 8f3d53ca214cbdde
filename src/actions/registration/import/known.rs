//! Who is there already, and what a row says otherwise. What is there stays; attendance that was not known is added.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::events::{Events, PastEvent};
use super::read::Wanted;
use super::{Outcome, RowFault};
use crate::entity::attendance::{self, AttendanceStatus};
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{Moment, person, person_address};
use crate::error::Error;
use crate::roster::CHUNK;
use crate::rules::past_columns::PastColumn;
use crate::rules::past_words::Said;
use crate::rules::search_text::fold;

/// A registration that is there.
#[derive(Debug, Clone, FromQueryResult)]
pub(super) struct There {
    pub id: Uuid,
    event_id: Uuid,
    person_id: Uuid,
    status: RegistrationStatus,
    name_folded: String,
    organisation_id: Option<Uuid>,
    organisation_folded: Option<String>,
    created_at: Moment,
}

/// People, registrations and attendance that are there.
#[derive(Default)]
pub(super) struct Existing {
    /// Persons by `EmailAddress::key`, whichever of their addresses it is.
    pub people: HashMap<String, Uuid>,
    /// By event and person, the oldest first.
    registrations: HashMap<(Uuid, Uuid), Vec<There>>,
    /// By registration and session.
    marks: HashMap<(Uuid, Uuid), (AttendanceStatus, Option<i32>)>,
}

impl Existing {
    /// What is there of these events and people.
    ///
    /// # Errors
    /// The database's.
    pub async fn of_events(reader: &impl ConnectionTrait, events: &Events, mentioned: &[usize], wanted: impl Iterator<Item = &Wanted>) -> Result<Self, Error> {
        let ids: Vec<Uuid> = mentioned.iter().map(|at| events.all[*at].id).collect();
        Self::read(reader, &ids, wanted).await
    }

    pub async fn read(reader: &impl ConnectionTrait, events: &[Uuid], wanted: impl Iterator<Item = &Wanted>) -> Result<Self, Error> {
        let keys: BTreeSet<String> = wanted.map(|wanted| wanted.email.key()).collect();
        let keys: Vec<String> = keys.into_iter().collect();
        let mut existing = Self::default();
        for keys in keys.chunks(CHUNK) {
            let keys = || keys.iter().map(String::as_str);
            let others = person_address::Entity::find().filter(person_address::Column::EmailKey.is_in(keys())).all(reader).await?;
            existing.people.extend(others.into_iter().map(|other| (other.email_key, other.person_id)));
            let persons = person::Entity::find().filter(person::Column::EmailKey.is_in(keys())).select_only().columns([person::Column::EmailKey, person::Column::Id]);
            existing.people.extend(persons.into_tuple::<(String, Uuid)>().all(reader).await?);
        }
        let persons: BTreeSet<Uuid> = existing.people.values().copied().collect();
        for events in events.chunks(CHUNK) {
            existing.registrations_of(reader, events, &persons).await?;
        }
        let ids: Vec<Uuid> = existing.registrations.values().flatten().map(|there| there.id).collect();
        for ids in ids.chunks(CHUNK) {
            use attendance::Column;
            let rows = attendance::Entity::find().filter(Column::RegistrationId.is_in(ids.iter().copied())).select_only();
            let rows = rows.columns([Column::RegistrationId, Column::SessionId, Column::Status, Column::Seconds]);
            for (registration, session, status, seconds) in rows.into_tuple::<(Uuid, Uuid, AttendanceStatus, Option<i32>)>().all(reader).await? {
                existing.marks.insert((registration, session), (status, seconds));
            }
        }
        Ok(existing)
    }

    async fn registrations_of(&mut self, reader: &impl ConnectionTrait, events: &[Uuid], persons: &BTreeSet<Uuid>) -> Result<(), Error> {
        use registration::Column;
        let columns = [Column::Id, Column::EventId, Column::PersonId, Column::Status, Column::NameFolded, Column::OrganisationId, Column::OrganisationFolded, Column::CreatedAt];
        let mut rows = registration::Entity::find().filter(Column::EventId.is_in(events.iter().copied()));
        if persons.len() <= CHUNK {
            rows = rows.filter(Column::PersonId.is_in(persons.iter().copied()));
        }
        let rows = rows.select_only().columns(columns).order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).into_model::<There>().all(reader).await?;
        for row in rows.into_iter().filter(|row| persons.contains(&row.person_id)) {
            self.registrations.entry((row.event_id, row.person_id)).or_default().push(row);
        }
        Ok(())
    }

    /// What is the same for rows of one human being.
    pub fn key(&self, wanted: &Wanted) -> String {
        let key = wanted.email.key();
        self.people.get(&key).map_or(key, Uuid::to_string)
    }

    fn of(&self, event: Uuid, wanted: &Wanted) -> &[There] {
        let person = self.people.get(&wanted.email.key());
        person.and_then(|person| self.registrations.get(&(event, *person))).map_or(&[], Vec::as_slice)
    }

    /// Whether the row says otherwise than the mark that is known; `None`: nothing is known. `length`: of the session, in seconds.
    fn mark_differs(&self, registration: Uuid, session: Uuid, said: Said, length: i64) -> Option<bool> {
        let (status, seconds) = self.marks.get(&(registration, session))?;
        Some(match said {
            Said::Mark(mark) => AttendanceStatus::from(mark) != *status,
            Said::Lasted(lasted) => seconds.map(i64::from) != Some(lasted.min(length)),
        })
    }
}

/// What a row meets.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Met {
    Nobody,
    There {
        registration: Uuid,
        differs: Vec<PastColumn>,
        /// Attendance that was not known.
        marks: Vec<(Uuid, Said)>,
    },
}

/// The rows of one human being for one event, each with what it means for the list.
pub(super) fn matched(event: &PastEvent, wanted: &[&Wanted], existing: &Existing) -> Vec<Result<Outcome, RowFault>> {
    let outcome = |(wanted, met): (&&Wanted, Result<Met, RowFault>)| match met? {
        Met::Nobody => Ok(Outcome::New { status: wanted.status, marks: wanted.marks.len() }),
        Met::There { registration, differs, marks } => Ok(Outcome::Known { registration, differs, marks: marks.len() }),
    };
    wanted.iter().zip(meet(event, wanted, existing)).map(outcome).collect()
}

/// Who is registered meets the row that is so, too; a row that ended meets one that ended; then whatever is left. Somebody may have
/// cancelled and come back, and stands in the file twice; but they are there once at a time.
pub(super) fn meet(event: &PastEvent, wanted: &[&Wanted], existing: &Existing) -> Vec<Result<Met, RowFault>> {
    let mut left: Vec<&There> = wanted.first().map_or(&[][..], |wanted| existing.of(event.id, wanted)).iter().collect();
    let mut found: Vec<Option<Result<Met, RowFault>>> = twice(wanted).into_iter().map(|fault| fault.map(Err)).collect();
    for alike in [true, false] {
        for (at, row) in wanted.iter().enumerate().filter(|(at, _)| found[*at].is_none()).collect::<Vec<_>>() {
            let fits = |there: &&There| !alike || there.status.is_active() == row.status.is_active();
            if let Some(place) = left.iter().position(fits) {
                found[at] = Some(Ok(compare(event, row, left.remove(place), existing)));
            }
        }
    }
    let met = |(found, row): (Option<Result<Met, RowFault>>, &&Wanted)| found.unwrap_or_else(|| new(event, row));
    found.into_iter().zip(wanted).map(met).collect()
}

fn twice(wanted: &[&Wanted]) -> Vec<Option<RowFault>> {
    let mut active: Option<usize> = None;
    let fault = |column, code: &str, row| Some(RowFault { column, code: code.to_owned(), limit: Some(row) });
    let one = |row: &&Wanted| {
        if row.name_folded() != wanted[0].name_folded() {
            return fault(PastColumn::Email, "address-of-other", wanted[0].row);
        }
        match active.filter(|_| row.status.is_active()) {
            Some(first) => fault(PastColumn::Email, "person-twice", first),
            None => {
                active = active.or(row.status.is_active().then_some(row.row));
                None
            }
        }
    };
    wanted.iter().map(one).collect()
}

fn length(event: &PastEvent, session: Uuid) -> i64 {
    event.sessions.iter().find(|known| known.id == session).map_or(0, |session| session.ends_at.0.duration_since(session.starts_at.0).as_secs())
}

fn is_closed(event: &PastEvent, session: Uuid) -> bool {
    event.sessions.iter().any(|known| known.id == session && known.attendance_closed_at.is_some())
}

fn new(event: &PastEvent, row: &Wanted) -> Result<Met, RowFault> {
    if row.marks.iter().any(|(session, _)| is_closed(event, *session)) { Err(RowFault::of(PastColumn::Attendance, "attendance-list-closed")) } else { Ok(Met::Nobody) }
}

fn compare(event: &PastEvent, row: &Wanted, there: &There, existing: &Existing) -> Met {
    let mut differs = Vec::new();
    let mut note = |column, other: bool| {
        if other {
            differs.push(column);
        }
    };
    note(PastColumn::Status, row.status != there.status);
    note(PastColumn::FullName, row.name_folded() != there.name_folded);
    let organisation = match (row.organisation_id, &row.organisation_text) {
        (Some(id), _) => there.organisation_id != Some(id),
        // A name that was reviewed since, or corrected, is an organisation of the register.
        (None, Some(typed)) => there.organisation_id.is_none() && there.organisation_folded != Some(fold(typed)),
        (None, None) => false,
    };
    note(PastColumn::Organisation, organisation);
    note(PastColumn::Registered, row.registered_at.is_some_and(|at| at != there.created_at.0));
    let mut marks = Vec::new();
    let mut other = false;
    for (session, said) in &row.marks {
        match existing.mark_differs(there.id, *session, *said, length(event, *session)) {
            Some(differs) => other |= differs,
            None if there.status == RegistrationStatus::Confirmed && !is_closed(event, *session) => marks.push((*session, *said)),
            None => other = true,
        }
    }
    note(PastColumn::Attendance, other);
    Met::There { registration: there.id, differs, marks }
}
