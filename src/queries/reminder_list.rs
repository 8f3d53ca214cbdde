//! What do an event's participants get as reminders and follow-ups: rules, what was sent, whom it concerns, materials?

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::registration::{self, AttendanceMode, RegistrationStatus};
use crate::entity::session::SessionInclusion;
use crate::entity::{Moment, material, reminder_round, reminder_rule, reminder_sent, session, session_choice};
use crate::error::Error;

#[derive(Debug)]
pub struct ReminderList {
    pub rules: Vec<reminder_rule::Model>,
    pub materials: Vec<material::Model>,
    /// By rule and session, as far as a rule came.
    pub rounds: HashMap<(Uuid, Uuid), reminder_round::Model>,
    /// By rule and day.
    pub sent: HashMap<(Uuid, String), Sent>,
    people: People,
}

/// What one rule sent for one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    pub people: i64,
    /// The last of them.
    pub at: Moment,
}

/// Who has a place now.
#[derive(Debug, Default)]
struct People {
    all: u64,
    /// Those who do not come to the place itself.
    from_afar: u64,
    /// Who chose a session, and whether they come on site.
    chosen: HashMap<Uuid, Vec<(Uuid, bool)>>,
}

impl ReminderList {
    /// How many people attend at least one of these sessions; of those from afar only, when that is asked.
    #[must_use]
    pub fn people(&self, sessions: &[&session::Model], from_afar: bool) -> u64 {
        if sessions.iter().any(|session| session.inclusion == SessionInclusion::Included) {
            return if from_afar { self.people.from_afar } else { self.people.all };
        }
        let chosen = sessions.iter().filter_map(|session| self.people.chosen.get(&session.id)).flatten();
        let somebody: HashSet<Uuid> = chosen.filter(|(_, on_site)| !(from_afar && *on_site)).map(|(id, _)| *id).collect();
        somebody.len() as u64
    }
}

/// `sessions` are those of the event that take place.
///
/// # Errors
/// The database's.
pub async fn reminder_list(db: &Db, event_id: Uuid, sessions: &[session::Model]) -> Result<ReminderList, Error> {
    let reader = db.reader();
    let rules = reminder_rule::Entity::of(event_id).all(reader).await?;
    let ids: Vec<Uuid> = rules.iter().map(|rule| rule.id).collect();
    let rounds = reminder_round::Entity::find().filter(reminder_round::Column::RuleId.is_in(ids.iter().copied())).all(reader).await?;
    Ok(ReminderList {
        materials: material::Entity::of(event_id).all(reader).await?,
        rounds: rounds.into_iter().map(|round| ((round.rule_id, round.session_id), round)).collect(),
        sent: sent(db, ids).await?,
        people: people(db, event_id, sessions).await?,
        rules,
    })
}

async fn sent(db: &Db, rules: Vec<Uuid>) -> Result<HashMap<(Uuid, String), Sent>, Error> {
    use reminder_sent::Column;
    let rows: Vec<(Uuid, String, i64, Moment)> = reminder_sent::Entity::find()
        .filter(Column::RuleId.is_in(rules))
        .select_only()
        .columns([Column::RuleId, Column::Day])
        .column_as(Column::RegistrationId.count(), "people")
        .column_as(Column::At.max(), "last")
        .group_by(Column::RuleId)
        .group_by(Column::Day)
        .into_tuple()
        .all(db.reader())
        .await?;
    Ok(rows.into_iter().map(|(rule, day, people, at)| ((rule, day), Sent { people, at })).collect())
}

async fn people(db: &Db, event_id: Uuid, sessions: &[session::Model]) -> Result<People, Error> {
    let confirmed = || registration::Entity::find().filter(registration::Column::EventId.eq(event_id)).filter(registration::Column::Status.eq(RegistrationStatus::Confirmed));
    let counts: Vec<(Option<AttendanceMode>, i64)> = confirmed()
        .select_only()
        .column(registration::Column::AttendanceMode)
        .column_as(registration::Column::Id.count(), "people")
        .group_by(registration::Column::AttendanceMode)
        .into_tuple()
        .all(db.reader())
        .await?;
    let sum = |wanted: &dyn Fn(&Option<AttendanceMode>) -> bool| counts.iter().filter(|(mode, _)| wanted(mode)).map(|(_, count)| u64::try_from(*count).unwrap_or(0)).sum();
    let mut people = People { all: sum(&|_| true), from_afar: sum(&|mode| *mode != Some(AttendanceMode::Onsite)), chosen: HashMap::new() };
    let optional: Vec<Uuid> = sessions.iter().filter(|session| session.inclusion != SessionInclusion::Included).map(|session| session.id).collect();
    if optional.is_empty() {
        return Ok(people);
    }
    let modes: Vec<(Uuid, Option<AttendanceMode>)> =
        confirmed().select_only().columns([registration::Column::Id, registration::Column::AttendanceMode]).into_tuple().all(db.reader()).await?;
    let on_site: HashMap<Uuid, bool> = modes.into_iter().map(|(id, mode)| (id, mode == Some(AttendanceMode::Onsite))).collect();
    for choice in session_choice::Entity::find().filter(session_choice::Column::SessionId.is_in(optional)).all(db.reader()).await? {
        if let Some(on_site) = on_site.get(&choice.registration_id) {
            people.chosen.entry(choice.session_id).or_default().push((choice.registration_id, *on_site));
        }
    }
    Ok(people)
}
