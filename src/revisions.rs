//! What an event's sessions said, revision by revision, and what each person was told last. Actions read it to tell what
//! is due; queries read it to show the same beforehand.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::entity::outbox::OutboxState;
use crate::entity::registration::RegistrationStatus;
use crate::entity::session::SessionInclusion;
use crate::entity::{event, invitation, outbox, registration, session, session_choice, session_revision};
use crate::error::Error;
use crate::roster::CHUNK;
use crate::rules::changes::{Aspect, Difference, Known, Read, Revision, Step, step};
use crate::rules::letter::{Letter, SessionFacts};

/// An event with all that was ever said of its sessions.
#[derive(Debug)]
pub struct Revisions {
    pub event: event::Model,
    /// Also those that were taken out, by start.
    pub sessions: Vec<session::Model>,
    earlier: HashMap<(Uuid, i32), Revision>,
}

/// An event as it was before some changes: what can be put back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    pub title: String,
    pub sessions: Vec<Kept>,
}

/// A session of a [`Snapshot`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    pub facts: SessionFacts,
    pub join_url: Option<String>,
    pub inclusion: SessionInclusion,
    pub removed: bool,
    #[serde(default)]
    pub venue_id: Option<Uuid>,
    /// `Directions`.
    #[serde(default)]
    pub directions: Option<serde_json::Value>,
}

/// Somebody's calendar entry for one session, as far as telling needs to know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct Entry {
    pub id: Uuid,
    pub registration_id: Uuid,
    pub session_id: Uuid,
    pub cancelled: bool,
    pub session_sequence: i32,
}

/// One person of an event, by name.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Person {
    pub id: Uuid,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub status: RegistrationStatus,
}

/// What a person is told.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// A mail with a calendar message for each of these sessions.
    Calendar(Vec<(Uuid, Step)>),
    /// A plain mail: they have no place yet, and decide by the date.
    Plain(Difference),
    Skipped(Skipped),
}

/// Why somebody is told nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Skipped {
    /// What they were told last is true.
    KnowsAlready,
    /// They come to none of the sessions that changed.
    DoesNotAttend,
    /// The sessions that changed are over.
    Past,
}

impl News {
    #[must_use]
    pub fn tells(&self) -> bool {
        !matches!(self, Self::Skipped(_))
    }
}

impl From<&invitation::Model> for Entry {
    fn from(row: &invitation::Model) -> Self {
        Self { id: row.id, registration_id: row.registration_id, session_id: row.session_id, cancelled: row.cancelled, session_sequence: row.session_sequence }
    }
}

impl Snapshot {
    /// The event as it is.
    #[must_use]
    pub fn of(revisions: &Revisions) -> Self {
        let kept = |session: &session::Model| Kept {
            facts: session.facts(),
            join_url: session.join_url.clone(),
            inclusion: session.inclusion,
            removed: session.cancelled_at.is_some(),
            venue_id: session.venue_id,
            directions: session.directions.clone(),
        };
        Self { title: revisions.event.title.clone(), sessions: revisions.sessions.iter().map(kept).collect() }
    }

    /// What a session said then; `None`: it was not there.
    #[must_use]
    pub fn session(&self, id: Uuid) -> Option<Revision> {
        let kept = self.sessions.iter().find(|kept| kept.facts.session_id == id)?;
        Some(Revision { event_title: self.title.clone(), session: kept.facts.clone(), removed: kept.removed })
    }
}

impl Revisions {
    /// # Errors
    /// The database's; `Internal` for a revision that cannot be read.
    pub async fn of(connection: &impl ConnectionTrait, event: event::Model) -> Result<Self, Error> {
        let sessions =
            session::Entity::find().filter(session::Column::EventId.eq(event.id)).order_by_asc(session::Column::StartsAt).order_by_asc(session::Column::Id).all(connection).await?;
        let rows = session_revision::Entity::find().filter(session_revision::Column::SessionId.is_in(sessions.iter().map(|session| session.id))).all(connection).await?;
        let mut earlier = HashMap::new();
        for row in rows {
            let revision: Revision = serde_json::from_value(row.facts).map_err(|error| Error::Internal(error.into()))?;
            earlier.insert((row.session_id, row.sequence), revision);
        }
        Ok(Self { event, sessions, earlier })
    }

    /// Those that take place.
    #[must_use]
    pub fn taking_place(&self) -> Vec<session::Model> {
        self.sessions.iter().filter(|session| session.cancelled_at.is_none()).cloned().collect()
    }

    #[must_use]
    pub fn session(&self, id: Uuid) -> Option<&session::Model> {
        self.sessions.iter().find(|session| session.id == id)
    }

    /// What a session says now.
    #[must_use]
    pub fn truth(&self, session: &session::Model) -> Revision {
        Revision { event_title: self.event.title.clone(), session: session.facts(), removed: session.cancelled_at.is_some() }
    }

    /// What the last message about an entry said. `None` when its session is not of this event.
    #[must_use]
    pub fn told(&self, entry: &Entry) -> Option<Revision> {
        let session = self.session(entry.session_id)?;
        let earlier = self.earlier.get(&(entry.session_id, entry.session_sequence)).filter(|_| entry.session_sequence != session.sequence);
        Some(earlier.cloned().unwrap_or_else(|| self.truth(session)))
    }

    /// What the calendar of one confirmed person has to be told, session by session. `entries` are theirs.
    #[must_use]
    pub fn steps(&self, entries: &[Entry], chosen: &[Uuid], now: Timestamp) -> Vec<(Uuid, Step)> {
        let steps = self.sessions.iter().filter_map(|session| {
            let entry = entry_for(entries, session.id);
            let told = entry.and_then(|entry| self.told(entry));
            let known = entry.zip(told.as_ref()).map(|(entry, told)| Known { withdrawn: entry.cancelled, told, is_newest: entry.session_sequence == session.sequence });
            step(known, &self.truth(session), session.is_attended(chosen), now).map(|step| (session.id, step))
        });
        steps.collect()
    }

    /// What is true for somebody who chose these sessions.
    #[must_use]
    pub fn to_read(&self, chosen: &[Uuid]) -> Read {
        let attended = self.sessions.iter().filter(|session| session.cancelled_at.is_none() && session.is_attended(chosen));
        Read { event_title: self.event.title.clone(), sessions: attended.map(session::Model::facts).collect() }
    }

    /// Sessions that say something else than in `before`, with what they said, and what differs.
    #[must_use]
    pub fn changed_since(&self, before: &Snapshot) -> Vec<(Uuid, Option<Revision>, Vec<Aspect>)> {
        let changed = self.sessions.iter().filter_map(|session| {
            let (earlier, truth) = (before.session(session.id), self.truth(session));
            let aspects = match &earlier {
                Some(earlier) => earlier.differences(&truth),
                None if truth.removed => Vec::new(),
                None => vec![Aspect::Added],
            };
            let gone_all_along = truth.removed && earlier.as_ref().is_none_or(|earlier| earlier.removed);
            (!aspects.is_empty() && !gone_all_along).then_some((session.id, earlier, aspects))
        });
        changed.collect()
    }

    /// The earliest start, before or after, of what changed and is not over.
    #[must_use]
    pub fn nearest_start(&self, before: &Snapshot, now: Timestamp) -> Option<Timestamp> {
        let changed = self.changed_since(before).into_iter();
        let facts = changed.flat_map(|(id, earlier, _)| earlier.map(|earlier| earlier.session).into_iter().chain(self.session(id).map(session::Model::facts)));
        facts.filter(|session| session.ends_at > now).map(|session| session.starts_at).min()
    }

    /// Everybody with an active registration, with what they would be told now. `before` is what those who wait have
    /// read when no mail of theirs is left.
    ///
    /// # Errors
    /// The database's.
    pub async fn everybody(&self, connection: &impl ConnectionTrait, before: &Snapshot, now: Timestamp) -> Result<Vec<(Person, News)>, Error> {
        let people: Vec<Person> = registration::Entity::of(self.event.id)
            .filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE))
            .order_by_asc(registration::Column::NameFolded)
            .order_by_asc(registration::Column::Id)
            .select_only()
            .columns([registration::Column::Id, registration::Column::FirstName, registration::Column::LastName, registration::Column::Email, registration::Column::Status])
            .into_model::<Person>()
            .all(connection)
            .await?;
        let entries = self.entries(connection).await?;
        let chosen = self.chosen(connection).await?;
        let wait: Vec<Uuid> = people.iter().filter(|person| person.status != RegistrationStatus::Confirmed).map(|person| person.id).collect();
        let mut read = HashMap::new();
        for chunk in wait.chunks(CHUNK) {
            read.extend(last_read(connection, chunk).await?);
        }
        let changed = self.changed_since(before);
        let news = people.into_iter().map(|person| {
            let chosen = chosen.get(&person.id).map_or(&[][..], Vec::as_slice);
            let news = if person.status == RegistrationStatus::Confirmed {
                let mut steps = self.steps(entries.get(&person.id).map_or(&[][..], Vec::as_slice), chosen, now);
                steps.retain(|(_, step)| *step != Step::Align);
                (!steps.is_empty()).then_some(News::Calendar(steps))
            } else {
                let read = read.remove(&person.id).map_or_else(|| before.to_read(chosen), |(read, _)| read);
                read.difference(&self.to_read(chosen), now).map(News::Plain)
            };
            let news = news.unwrap_or_else(|| News::Skipped(self.why_skipped(&changed, chosen, now)));
            (person, news)
        });
        Ok(news.collect())
    }

    fn why_skipped(&self, changed: &[(Uuid, Option<Revision>, Vec<Aspect>)], chosen: &[Uuid], now: Timestamp) -> Skipped {
        let attended: Vec<&session::Model> = changed.iter().filter_map(|(id, ..)| self.session(*id)).filter(|session| session.is_attended(chosen)).collect();
        if attended.is_empty() {
            Skipped::DoesNotAttend
        } else if attended.iter().all(|session| session.ends_at.0 <= now) {
            Skipped::Past
        } else {
            Skipped::KnowsAlready
        }
    }

    async fn entries(&self, connection: &impl ConnectionTrait) -> Result<HashMap<Uuid, Vec<Entry>>, Error> {
        let rows = invitation::Entity::find()
            .filter(invitation::Column::SessionId.is_in(self.sessions.iter().map(|session| session.id)))
            .select_only()
            .columns([
                invitation::Column::Id,
                invitation::Column::RegistrationId,
                invitation::Column::SessionId,
                invitation::Column::Cancelled,
                invitation::Column::SessionSequence,
            ])
            .into_model::<Entry>()
            .all(connection)
            .await?;
        let mut entries: HashMap<Uuid, Vec<Entry>> = HashMap::new();
        for row in rows {
            entries.entry(row.registration_id).or_default().push(row);
        }
        Ok(entries)
    }

    /// Chosen sessions by registration.
    async fn chosen(&self, connection: &impl ConnectionTrait) -> Result<HashMap<Uuid, Vec<Uuid>>, Error> {
        let mut chosen: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
        if self.sessions.iter().any(|session| session.inclusion != SessionInclusion::Included) {
            let of_event = registration::Entity::of(self.event.id).select_only().column(registration::Column::Id).into_query();
            for choice in session_choice::Entity::find().filter(session_choice::Column::RegistrationId.in_subquery(of_event)).all(connection).await? {
                chosen.entry(choice.registration_id).or_default().push(choice.session_id);
            }
        }
        Ok(chosen)
    }
}

impl Snapshot {
    /// What was true for somebody who chose these sessions.
    #[must_use]
    pub fn to_read(&self, chosen: &[Uuid]) -> Read {
        let attended = |kept: &&Kept| !kept.removed && (kept.inclusion == SessionInclusion::Included || chosen.contains(&kept.facts.session_id));
        Read { event_title: self.title.clone(), sessions: self.sessions.iter().filter(attended).map(|kept| kept.facts.clone()).collect() }
    }
}

/// The entry that counts for a session: the one that is valid, else the latest that was withdrawn.
#[must_use]
pub fn entry_for(entries: &[Entry], session: Uuid) -> Option<&Entry> {
    let of_session = || entries.iter().filter(|entry| entry.session_id == session);
    of_session().find(|entry| !entry.cancelled).or_else(|| of_session().max_by_key(|entry| entry.id))
}

/// What these registrations were told last of the event's sessions, with the mail that said it. Mails that were never
/// sent, because a newer one said more, tell nothing.
///
/// # Errors
/// The database's; `Internal` for a mail that holds no letter.
pub async fn last_read(connection: &impl ConnectionTrait, registrations: &[Uuid]) -> Result<HashMap<Uuid, (Read, outbox::Model)>, Error> {
    let mails = outbox::Entity::find()
        .filter(outbox::Column::RegistrationId.is_in(registrations.iter().copied()))
        .filter(outbox::Column::State.is_not_in([OutboxState::Superseded, OutboxState::Withdrawn]))
        // An organiser's words need not name the dates.
        .filter(outbox::Column::Letter.ne("message"))
        .order_by_asc(outbox::Column::Id)
        .all(connection)
        .await?;
    let mut latest: HashMap<Uuid, outbox::Model> = HashMap::new();
    for mail in mails {
        if let Some(registration) = mail.registration_id {
            latest.insert(registration, mail);
        }
    }
    let mut read = HashMap::with_capacity(latest.len());
    for (registration, mail) in latest {
        let letter: Letter = serde_json::from_value(mail.facts.clone()).map_err(|error| Error::Internal(error.into()))?;
        if let Some(facts) = letter.registration() {
            let told = Read { event_title: facts.event.title.clone(), sessions: facts.sessions.clone() };
            read.insert(registration, (told, mail));
        }
    }
    Ok(read)
}
