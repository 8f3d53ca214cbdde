//! Where else somebody is written about, in words of others: mails to organisers, messages, saved views, meeting reports, the history.
//! Looked for by address and full name, some rows at a time along the key, beside all writing; what speaks of them is blanked as a whole.

use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr, SimpleExpr};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::anonymise::questions;
use super::traces;
use crate::app::App;
use crate::entity::{asked_question, attendance_import, audit_entry, booking, erasure, message, outbox, participant_view};
use crate::error::Error;
use crate::rules::erasing::{CHANGED, LOOKED_AT, Stage};

/// Pieces that are looked through before it is written down how far it is.
const PIECES: usize = 20;

/// What was found on the way.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Rows that speak of them.
    rows: Vec<Uuid>,
    /// Up to which row was looked.
    pub until: Option<Uuid>,
    /// Nothing comes after it.
    pub ended: bool,
}

/// A column, as text, holds one of these.
fn says(column: SimpleExpr, words: &[String]) -> SimpleExpr {
    let text = column.cast_as("text");
    let holds = |word: &String| {
        let escaped = word.replace('!', "!!").replace('%', "!%").replace('_', "!_");
        text.clone().like(LikeExpr::new(format!("%{escaped}%")).escape('!'))
    };
    words.iter().map(holds).reduce(|one, other| one.or(other)).unwrap_or_else(|| Expr::value(false))
}

/// Looks on from where it was broken off. Reads only.
///
/// # Errors
/// The database's.
pub(super) async fn look(app: &App, row: &erasure::Model, stage: Stage) -> Result<Found, Error> {
    let words = row.trail().words;
    let column = |column: SimpleExpr| says(column, &words);
    // Somebody of that name who came later is another one.
    let before = |column: SimpleExpr| row.decided_at.map_or_else(|| Expr::value(true), |decided| column.lte(decided));
    let after = row.looked_until;
    match stage {
        Stage::History => {
            use audit_entry::Column;
            through::<audit_entry::Entity>(app, Column::Id, column(Expr::col(Column::Details)).and(before(Expr::col(Column::At))), after).await
        }
        Stage::Questions => {
            use asked_question::Column;
            let said = column(Expr::col(Column::Question)).or(column(Expr::col(Column::Answer)));
            through::<asked_question::Entity>(app, Column::Id, said.and(before(Expr::col(Column::CreatedAt))), after).await
        }
        Stage::Bookings => {
            use booking::Column;
            through::<booking::Entity>(app, Column::Id, column(Expr::col(Column::Known)).and(before(Expr::col(Column::CreatedAt))), after).await
        }
        Stage::Messages => {
            use message::Column;
            through::<message::Entity>(app, Column::Id, column(Expr::col(Column::Texts)).or(column(Expr::col(Column::Filter))), after).await
        }
        Stage::Views => {
            use participant_view::Column;
            through::<participant_view::Entity>(app, Column::Id, column(Expr::col(Column::Query)).or(column(Expr::col(Column::Name))), after).await
        }
        Stage::MeetingReports => {
            use attendance_import::Column;
            let drafts = Column::State.eq(attendance_import::ImportState::Draft).and(column(Expr::col(Column::Content)));
            through::<attendance_import::Entity>(app, Column::Id, drafts, after).await
        }
        Stage::OtherMails => {
            use outbox::Column;
            let said = column(Expr::col(Column::Facts)).or(column(Expr::col(Column::Preface)));
            through::<outbox::Entity>(app, Column::Id, said.and(before(Expr::col(Column::CreatedAt))), after).await
        }
        Stage::Registrations | Stage::OwnMails | Stage::Letter | Stage::LastMail => Ok(Found { ended: true, ..Found::default() }),
    }
}

/// Some pieces of a table along its key, until one of them says something.
async fn through<E: EntityTrait>(app: &App, id: E::Column, said: SimpleExpr, after: Option<Uuid>) -> Result<Found, Error> {
    let reader = app.db.reader();
    let mut until = after;
    for _ in 0..PIECES {
        let beyond = |find: sea_orm::Select<E>| match until {
            Some(until) => find.filter(id.gt(until)),
            None => find,
        };
        let last = beyond(E::find()).order_by_asc(id).offset(LOOKED_AT - 1).limit(1).select_only().column(id);
        let last: Option<Uuid> = last.into_tuple().one(reader).await?;
        let mut fitting = beyond(E::find()).filter(said.clone());
        if let Some(last) = last {
            fitting = fitting.filter(id.lte(last));
        }
        let mut rows: Vec<Uuid> = fitting.order_by_asc(id).limit(CHANGED + 1).select_only().column(id).into_tuple().all(reader).await?;
        if rows.len() as u64 > CHANGED {
            rows.pop();
            return Ok(Found { until: rows.last().copied(), rows, ended: false });
        }
        until = last.or(until);
        if last.is_none() || !rows.is_empty() {
            return Ok(Found { rows, until, ended: last.is_none() });
        }
    }
    Ok(Found { rows: Vec::new(), until, ended: false })
}

/// Blanks what was found. `Some`: a mail that has not left yet stands in the way; it is looked at again from the row before it.
///
/// # Errors
/// The database's.
pub(super) async fn blank(transaction: &DatabaseTransaction, row: &erasure::Model, stage: Stage, found: &Found) -> Result<Option<Option<Uuid>>, Error> {
    let ids = || found.rows.iter().copied();
    if found.rows.is_empty() {
        return Ok(None);
    }
    match stage {
        Stage::History => {
            let entries = audit_entry::Entity::find().filter(audit_entry::Column::Id.is_in(ids())).all(transaction).await?;
            traces::blank_entries(transaction, entries).await?;
        }
        Stage::Questions => {
            questions(transaction, asked_question::Column::Id.is_in(ids())).await?;
        }
        Stage::Bookings => {
            let known = booking::Entity::update_many().col_expr(booking::Column::Known, Expr::value(json!([])));
            known.filter(booking::Column::Id.is_in(ids())).exec(transaction).await?;
        }
        Stage::Messages => {
            let words = row.trail().words;
            for column in [message::Column::Texts, message::Column::Filter] {
                let said = message::Entity::update_many().col_expr(column, Expr::value(json!({}))).filter(message::Column::Id.is_in(ids()));
                said.filter(says(Expr::col(column), &words)).exec(transaction).await?;
            }
        }
        Stage::Views => {
            participant_view::Entity::delete_many().filter(participant_view::Column::Id.is_in(ids())).exec(transaction).await?;
        }
        Stage::MeetingReports => {
            attendance_import::Entity::delete_many().filter(attendance_import::Column::Id.is_in(ids())).exec(transaction).await?;
        }
        Stage::OtherMails => return mails(transaction, row, found).await,
        Stage::Registrations | Stage::OwnMails | Stage::Letter | Stage::LastMail => {}
    }
    Ok(None)
}

async fn mails(transaction: &DatabaseTransaction, row: &erasure::Model, found: &Found) -> Result<Option<Option<Uuid>>, Error> {
    let mut rows = outbox::Entity::find().filter(outbox::Column::Id.is_in(found.rows.iter().copied())).order_by_asc(outbox::Column::Id).all(transaction).await?;
    let waits = rows.iter().position(|mail| mail.state.is_open());
    let gone = match waits {
        Some(at) => rows.drain(..at).collect(),
        None => rows,
    };
    let before = gone.last().map(|mail: &outbox::Model| mail.id).or(row.looked_until);
    traces::blank_mails(transaction, gone).await?;
    Ok(waits.map(|_| before))
}
