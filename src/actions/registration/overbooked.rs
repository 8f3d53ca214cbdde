//! A limit goes below what is taken: nobody is thrown out. Those beyond it keep their place, and the record says that
//! an organiser meant it so.

use std::collections::HashMap;

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::registration::AttendanceMode;
use crate::entity::{answer, registration, session_choice};
use crate::error::Error;
use crate::roster::CHUNK;
use crate::rules::places::Share;

/// What was limited, and to how many.
#[derive(Debug, Clone, Copy)]
pub enum Limit {
    Event(i32),
    /// Each organisation.
    Organisations(i32),
    Session(Uuid, i32),
    Option(Uuid, i32),
    /// The room, or taking part online.
    Mode(AttendanceMode, i32),
}

type Holder = (Uuid, Option<Uuid>, Option<String>);

/// Marks whoever is beyond the limit, the latest first; returns how many.
///
/// # Errors
/// The database's.
pub async fn mark_excess(transaction: &DatabaseTransaction, event_id: Uuid, limit: Limit) -> Result<usize, Error> {
    let mut holders = registration::Entity::find()
        .filter(registration::Column::EventId.eq(event_id))
        .filter(registration::Column::HoldsPlace.eq(true))
        .filter(registration::Column::Overbooked.eq(false));
    match limit {
        Limit::Event(_) | Limit::Organisations(_) => {}
        Limit::Mode(mode, _) => holders = holders.filter(registration::Column::AttendanceMode.eq(mode)),
        Limit::Session(id, _) => {
            let chosen = session_choice::Entity::find().filter(session_choice::Column::SessionId.eq(id)).select_only().column(session_choice::Column::RegistrationId);
            holders = holders.filter(registration::Column::Id.in_subquery(sea_orm::QueryTrait::into_query(chosen)));
        }
        Limit::Option(id, _) => {
            let chosen = answer::Entity::find().filter(answer::Column::OptionId.eq(id)).select_only().column(answer::Column::RegistrationId);
            holders = holders.filter(registration::Column::Id.in_subquery(sea_orm::QueryTrait::into_query(chosen)));
        }
    }
    let holders: Vec<Holder> = holders
        .order_by_asc(registration::Column::CreatedAt)
        .order_by_asc(registration::Column::Id)
        .select_only()
        .columns([registration::Column::Id, registration::Column::OrganisationId, registration::Column::OrganisationFolded])
        .into_tuple()
        .all(transaction)
        .await?;
    let beyond = beyond(holders, limit);
    for chunk in beyond.chunks(CHUNK) {
        registration::Entity::update_many()
            .col_expr(registration::Column::Overbooked, Expr::value(true))
            .filter(registration::Column::Id.is_in(chunk.iter().copied()))
            .exec(transaction)
            .await?;
    }
    Ok(beyond.len())
}

fn beyond(holders: Vec<Holder>, limit: Limit) -> Vec<Uuid> {
    match limit {
        Limit::Event(limit) | Limit::Session(_, limit) | Limit::Option(_, limit) | Limit::Mode(_, limit) => {
            holders.into_iter().skip(usize::try_from(limit).unwrap_or(0)).map(|(id, _, _)| id).collect()
        }
        Limit::Organisations(limit) => {
            let mut counted: HashMap<Share, i32> = HashMap::new();
            let mut beyond = Vec::new();
            for (id, organisation, folded) in holders {
                let share = organisation.map_or_else(|| Share::Named(folded.unwrap_or_default()), Share::Known);
                let count = counted.entry(share).or_default();
                *count += 1;
                if *count > limit {
                    beyond.push(id);
                }
            }
            beyond
        }
    }
}
