//! Which reports come by mail, to whom; and who may be sent one?

use std::collections::HashMap;

use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::{event, organiser, organiser_programme, report_reader, report_schedule};
use crate::error::Error;
use crate::rules::permission::{Permission, Role, Scope, allows};
use crate::rules::report::Selection;
use crate::rules::report_schedule::may_read;

/// Schedules that a page lists.
const MOST: u64 = 200;

/// A schedule as somebody of the team sees it.
pub struct Listed {
    pub schedule: report_schedule::Model,
    pub made_by: Option<String>,
    /// Names, in their order.
    pub readers: Vec<String>,
    /// Who looks gets it.
    pub reads: bool,
    /// Title of the event that it is about, and its language.
    pub event: Option<(String, String)>,
}

/// Those that go on and that `organiser` made or gets; with `all`, everybody's. The next to come first; a fixed number of statements.
///
/// # Errors
/// The database's.
pub async fn report_schedules(db: &Db, organiser: Uuid, all: bool) -> Result<Vec<Listed>, Error> {
    use report_schedule::Column;
    let reader = db.reader();
    let mut find = report_schedule::Entity::going_on();
    if !all {
        let read = report_reader::Entity::find().filter(report_reader::Column::OrganiserId.eq(organiser)).select_only().column(report_reader::Column::ScheduleId);
        find = find.filter(Column::MadeBy.eq(organiser).or(Column::Id.in_subquery(read.into_query())));
    }
    let rows = find.order_by_asc(Column::DueOn).order_by_asc(Column::Id).limit(MOST).all(reader).await?;
    let readers = report_reader::Entity::find().filter(report_reader::Column::ScheduleId.is_in(rows.iter().map(|row| row.id))).all(reader).await?;
    let people = readers.iter().map(|row| row.organiser_id).chain(rows.iter().map(|row| row.made_by));
    let people = organiser::Entity::find().filter(organiser::Column::Id.is_in(people)).order_by_asc(organiser::Column::Name).order_by_asc(organiser::Column::Id);
    let people: Vec<organiser::Model> = people.all(reader).await?;
    let events = rows.iter().filter_map(|row| row.scheduled().selection.event);
    let events: HashMap<Uuid, event::Model> = event::Entity::find().filter(event::Column::Id.is_in(events)).all(reader).await?.into_iter().map(|event| (event.id, event)).collect();
    let gets = |schedule: Uuid, person: Uuid| readers.iter().any(|row| row.schedule_id == schedule && row.organiser_id == person);
    Ok(rows
        .into_iter()
        .map(|schedule| Listed {
            made_by: people.iter().find(|person| person.id == schedule.made_by).map(|person| person.name.clone()),
            readers: people.iter().filter(|person| gets(schedule.id, person.id)).map(|person| person.name.clone()).collect(),
            reads: gets(schedule.id, organiser),
            event: schedule.scheduled().selection.event.and_then(|id| events.get(&id)).map(|event| (event.title.clone(), event.language.clone())),
            schedule,
        })
        .collect())
}

/// One that goes on, with its readers.
///
/// # Errors
/// The database's.
pub async fn report_schedule(db: &Db, id: Uuid) -> Result<Option<(report_schedule::Model, Vec<Uuid>)>, Error> {
    let reader = db.reader();
    let Some(row) = report_schedule::Entity::going_on().filter(report_schedule::Column::Id.eq(id)).one(reader).await? else { return Ok(None) };
    let readers = report_reader::Entity::of(id).all(reader).await?.into_iter().map(|row| row.organiser_id).collect();
    Ok(Some((row, readers)))
}

/// Those of the team who may read a report of that, by name: (id, name).
///
/// # Errors
/// `NotFound` without the event.
pub async fn possible_readers(db: &Db, selection: &Selection) -> Result<Vec<(Uuid, String)>, Error> {
    let reader = db.reader();
    let programme = match selection.event {
        Some(id) => event::Entity::find_by_id(id).one(reader).await?.ok_or(Error::NotFound)?.programme_id,
        None => None,
    };
    let team = organiser::Entity::find().filter(organiser::Column::Active.eq(true)).order_by_asc(organiser::Column::Name).order_by_asc(organiser::Column::Id).all(reader).await?;
    let mut programmes: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for row in organiser_programme::Entity::find().all(reader).await? {
        programmes.entry(row.organiser_id).or_default().push(row.programme_id);
    }
    let may = |person: &organiser::Model| {
        let Some(role) = Role::parse(&person.role) else { return false };
        let own = programmes.get(&person.id).cloned().unwrap_or_default();
        let scope = if person.all_programmes || role == Role::Admin { Scope::All } else { Scope::Programmes(own.into()) };
        allows(role, Permission::SeeEvents) && may_read(&scope, selection, programme)
    };
    Ok(team.into_iter().filter(may).map(|person| (person.id, person.name)).collect())
}
