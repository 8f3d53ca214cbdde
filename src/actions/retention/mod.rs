//! Keeping data of people no longer than needed: people of past events become numbers, at night; one person is erased on
//! request; what a funder may audit is held. Start reading at `night`.

mod anonymise;
pub mod ask;
pub mod close;
pub mod erase;
pub mod finish;
pub mod hold;
pub mod night;
mod person;
mod traces;
mod written;

/// Rows of one transaction, so that nobody waits long for it.
pub const TOGETHER: u64 = 200;

use jiff::civil::Date;
use sea_orm::sea_query::{ExprTrait, SimpleExpr};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::entity::{event, retention_hold};

/// Of events: held on that day, by themselves or with their programme.
pub(in crate::actions) fn held(today: Date) -> SimpleExpr {
    use retention_hold::Column;
    let holds = || retention_hold::Entity::find().select_only().filter(Column::EndedAt.is_null()).filter(Column::Until.gte(today.to_string()));
    let events = holds().column(Column::EventId).filter(Column::EventId.is_not_null()).into_query();
    let programmes = holds().column(Column::ProgrammeId).filter(Column::ProgrammeId.is_not_null()).into_query();
    let of_programme = event::Column::ProgrammeId.is_not_null().and(event::Column::ProgrammeId.in_subquery(programmes));
    event::Column::Id.in_subquery(events).or(of_programme)
}
