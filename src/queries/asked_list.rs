//! Which questions do people ask about an event?

use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::asked_question::{AskedSource, AskedState, Column, Entity, Model};
use crate::error::Error;
use crate::rules::search_text::fold;

/// Rows on one page.
pub const PAGE: u64 = 50;
/// Rows of one file, at most.
pub const MOST_IN_FILE: u64 = 10_000;

/// Which states are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// All but the hidden.
    #[default]
    Shown,
    Only(AskedState),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    #[default]
    Newest,
    Oldest,
    /// By its name, then the newest.
    Organisation,
    /// What waits for an answer first, the oldest of it on top.
    State,
}

/// What must hold of every question that is shown.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub standing: Standing,
    pub source: Option<AskedSource>,
    /// All its words must be in name, organisation or question.
    pub text: String,
    pub order: Order,
}

#[derive(Debug)]
pub struct AskedList {
    pub rows: Vec<Model>,
    pub count: u64,
    /// From 1.
    pub page: u64,
    pub pages: u64,
}

/// One page of the questions about an event.
///
/// # Errors
/// The database's.
pub async fn asked_list(db: &Db, event_id: Uuid, filter: &Filter, page: u64) -> Result<AskedList, Error> {
    let find = filtered(event_id, filter);
    let count = find.clone().count(db.reader()).await?;
    let pages = count.div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let rows = ordered(find, filter.order).offset((page - 1) * PAGE).limit(PAGE).all(db.reader()).await?;
    Ok(AskedList { rows, count, page, pages })
}

/// All of them, for a file.
///
/// # Errors
/// The database's.
pub async fn all_asked(db: &Db, event_id: Uuid, filter: &Filter) -> Result<Vec<Model>, Error> {
    Ok(ordered(filtered(event_id, filter), filter.order).limit(MOST_IN_FILE).all(db.reader()).await?)
}

/// How many wait for an answer.
///
/// # Errors
/// The database's.
pub async fn open_questions(db: &Db, event_id: Uuid) -> Result<u64, Error> {
    Ok(Entity::of(event_id).filter(Column::State.eq(AskedState::Open)).count(db.reader()).await?)
}

fn filtered(event_id: Uuid, filter: &Filter) -> Select<Entity> {
    let mut find = Entity::of(event_id);
    find = match filter.standing {
        Standing::Shown => find.filter(Column::State.ne(AskedState::Hidden)),
        Standing::Only(state) => find.filter(Column::State.eq(state)),
    };
    if let Some(source) = filter.source {
        find = find.filter(Column::Source.eq(source));
    }
    for word in fold(&filter.text).split(' ').filter(|word| !word.is_empty()).take(8) {
        find = find.filter(Column::SearchText.contains(word));
    }
    find
}

fn ordered(find: Select<Entity>, order: Order) -> Select<Entity> {
    match order {
        Order::Newest => find.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id),
        Order::Oldest => find.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id),
        Order::Organisation => find.order_by_asc(Column::OrganisationFolded).order_by_desc(Column::CreatedAt).order_by_desc(Column::Id),
        Order::State => find.order_by_asc(Column::State.ne(AskedState::Open)).order_by_asc(Column::CreatedAt).order_by_asc(Column::Id),
    }
}
