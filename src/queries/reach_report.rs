//! Whom does the association reach? One statement adds up who took part, by organisation and year; the rule does the rest.

use std::fmt::Write as _;

use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::report::selected::{Sql, booked, recorded};
use super::report::{Asked, register};
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

#[derive(FromQueryResult)]
struct Row {
    organisation_id: Option<Uuid>,
    part: i32,
    people: i64,
}

/// Reach of one kind of organisations, over the period of what was asked. `area` leaves those of one area of the register.
///
/// # Errors
/// The database's.
pub async fn reach_report(db: &Db, asked: &Asked<'_>, period: Period, counted: Counted, kind: &str, area: &str) -> Result<Reach, Error> {
    let years = period.years();
    let mut sql = Sql::new(db);
    let condition = sql.published(asked);
    let mut part = "CASE".to_owned();
    for (at, year) in years.iter().enumerate() {
        let until = sql.bind(Moment(year.moments(asked.zone).1));
        // Writing to a String cannot fail.
        let _ = write!(part, " WHEN e.starts_at < {until} THEN {at}");
    }
    part.push_str(" ELSE -1 END");
    let from = match counted {
        Counted::Attended => recorded(&format!("a.status IN ('present', 'partial') AND {condition}")),
        Counted::Confirmed => booked(&format!("r.status = 'confirmed' AND {condition}")),
    };
    let text = format!(
        "SELECT organisation_id, part, COUNT(*) AS people FROM (SELECT r.organisation_id, CAST({part} AS INTEGER) AS part {from}) AS took_part GROUP BY organisation_id, part"
    );
    let rows = Row::find_by_statement(sql.statement(text)).all(db.reader()).await?;
    let register = register(db).await?;
    let participation = |row: &Row| {
        let year = years.get(usize::try_from(row.part).ok()?)?.first.year();
        Some(Participation { organisation: row.organisation_id?, year, count: row.people })
    };
    let participations: Vec<Participation> = rows.iter().filter_map(participation).collect();
    let mut found = reach(&register, kind, area, period, &participations);
    found.elsewhere += rows.iter().filter(|row| row.organisation_id.is_none()).map(|row| row.people).sum::<i64>();
    Ok(found)
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
