//! Whom does the association reach? Who took part is added up by organisation and year; the rule does the rest.

use foldhash::{HashMap, HashMapExt as _};
use futures_util::{StreamExt, TryStreamExt, stream};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::report::selected::{BOOKED, PLACES, Packed, Sql, THERE};
use super::report::tally::{AT_ONCE, SIDE_BY_SIDE};
use super::report::{Asked, published, register};
use crate::db::Db;
use crate::entity::event::{self, EventStatus};
use crate::entity::{Moment, person};
use crate::error::Error;
use crate::rules::reach::{Participation, Reach, members_of, reach};
use crate::rules::report::Period;

/// What makes an organisation reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Somebody was there, by a closed list.
    #[default]
    Attended,
    /// Somebody has a place.
    Confirmed,
}

impl Counted {
    pub const ALL: [Self; 2] = [Self::Attended, Self::Confirmed];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Attended => "attended",
            Self::Confirmed => "confirmed",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|counted| counted.code() == code)
    }
}

/// How often each organisation took part; `None`: people without one of the register.
type Times = HashMap<Option<Uuid>, i64>;

/// Reach of one kind of organisations, over the period of what was asked. `area` leaves those of one area of the register.
///
/// # Errors
/// The database's.
pub async fn reach_report(db: &Db, asked: &Asked<'_>, period: Period, counted: Counted, kind: &str, area: &str) -> Result<Reach, Error> {
    let events = published(db, asked).await?;
    let of_year = |year: Period| {
        let (from, until) = year.moments(asked.zone);
        let events: Vec<Uuid> = events.iter().filter(|event| event.starts_at.is_some_and(|start| (from..until).contains(&start.0))).map(|event| event.id).collect();
        async move {
            let mut times = Times::new();
            for events in events.chunks(AT_ONCE) {
                took_part(db, events, counted, &mut times).await?;
            }
            Ok::<_, Error>((year.first.year(), times))
        }
    };
    let mut years = stream::iter(period.years()).map(of_year).buffered(SIDE_BY_SIDE);
    let (mut participations, mut elsewhere) = (Vec::new(), 0);
    while let Some((year, mut times)) = years.try_next().await? {
        elsewhere += times.remove(&None).unwrap_or_default();
        participations.extend(times.into_iter().filter_map(|(organisation, count)| Some(Participation { organisation: organisation?, year, count })));
    }
    let register = register(db).await?;
    let mut found = reach(&register, kind, area, period, &participations);
    found.elsewhere += elsewhere;
    Ok(found)
}

/// Adds those of some events. Registrations and marks are put together here, as in a report's tally.
async fn took_part(db: &Db, events: &[Uuid], counted: Counted, times: &mut Times) -> Result<(), Error> {
    let (sql, these) = Sql::about(db, events);
    if counted == Counted::Confirmed {
        return sql
            .packed(db, Packed { keys: &["1"], ids: &["r.organisation_id"], number: None }, &PLACES, &these, |_: &(i32,), ids, _| *times.entry(ids[0]).or_default() += 1)
            .await;
    }
    let mut organisations: HashMap<Uuid, Option<Uuid>> = HashMap::new();
    sql.packed(db, Packed { keys: &["1"], ids: &["r.id", "r.organisation_id"], number: None }, &BOOKED, &these, |_: &(i32,), ids, _| {
        if let [Some(registration), organisation] = *ids {
            organisations.insert(registration, organisation);
        }
    })
    .await?;
    let (sql, these) = Sql::about(db, events);
    sql.packed(db, Packed { keys: &["1"], ids: &["a.registration_id"], number: None }, &THERE, &these, |_: &(i32,), ids, _| {
        if let Some(organisation) = ids[0].and_then(|registration| organisations.get(&registration)) {
            *times.entry(*organisation).or_default() += 1;
        }
    })
    .await
}

/// The organisations that speak for those not reached: themselves, and all that are one with them.
///
/// # Errors
/// The database's.
pub async fn not_reached(db: &Db, reach: &Reach) -> Result<Vec<Uuid>, Error> {
    let register = register(db).await?;
    let territories: Vec<Uuid> = reach.territories.iter().filter(|territory| !territory.is_reached()).map(|territory| territory.organisation).collect();
    Ok(members_of(&register, &reach.kind, reach.day, &territories))
}

/// How many people of these organisations want to hear of events.
///
/// # Errors
/// The database's.
pub async fn people_to_inform(db: &Db, organisations: &[Uuid]) -> Result<u64, Error> {
    Ok(person::Entity::to_inform(organisations).count(db.reader()).await?)
}

/// The days on which the first and the last event of a programme start; `None` when it has none.
///
/// # Errors
/// The database's.
pub async fn days_of_programme(db: &Db, programme: Uuid, zone: &jiff::tz::TimeZone) -> Result<Option<(jiff::civil::Date, jiff::civil::Date)>, Error> {
    let starts = event::Entity::find().filter(event::Column::ProgrammeId.eq(programme)).filter(event::Column::Status.eq(EventStatus::Published));
    let (first, last): (Option<Moment>, Option<Moment>) = starts
        .select_only()
        .column_as(event::Column::StartsAt.min(), "first")
        .column_as(event::Column::StartsAt.max(), "last")
        .into_tuple()
        .one(db.reader())
        .await?
        .unwrap_or_default();
    let day = |moment: Moment| zone.to_datetime(moment.0).date();
    Ok(first.zip(last).map(|(first, last)| (day(first), day(last))))
}
