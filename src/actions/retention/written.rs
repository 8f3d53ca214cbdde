//! Where else somebody is written about, in words of others: mails to organisers, messages, saved views, meeting reports, the history.
//! Looked for by address and full name; what speaks of them is blanked as a whole.

use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr, SimpleExpr};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde_json::json;

use super::anonymise::questions;
use super::traces;
use crate::entity::{asked_question, attendance_import, audit_entry, booking, message, outbox, participant_view};
use crate::error::Error;
use crate::rules::retention::{Erased, Kind};

/// A column, as text, holds one of these.
fn says(column: SimpleExpr, needles: &[String]) -> SimpleExpr {
    let text = column.cast_as("text");
    let holds = |needle: &String| {
        let escaped = needle.replace('!', "!!").replace('%', "!%").replace('_', "!_");
        text.clone().like(LikeExpr::new(format!("%{escaped}%")).escape('!'))
    };
    needles.iter().map(holds).reduce(|one, other| one.or(other)).unwrap_or_else(|| Expr::value(false))
}

/// `needles`: addresses and full names.
///
/// # Errors
/// The database's.
pub(super) async fn blank_words_about(transaction: &DatabaseTransaction, needles: &[String], erased: &mut Erased) -> Result<(), Error> {
    let column = |column: SimpleExpr| says(column, needles);
    let mails = outbox::Entity::find().filter(column(Expr::col(outbox::Column::Facts)).or(column(Expr::col(outbox::Column::Preface))));
    erased.add(Kind::OtherMails, traces::blank_mails(transaction, mails.all(transaction).await?).await?);
    let entries = audit_entry::Entity::find().filter(column(Expr::col(audit_entry::Column::Details))).all(transaction).await?;
    erased.add(Kind::History, traces::blank_entries(transaction, entries).await?);
    let messages = message::Entity::update_many().col_expr(message::Column::Texts, Expr::value(json!({}))).filter(column(Expr::col(message::Column::Texts)));
    erased.add(Kind::Mails, messages.exec(transaction).await?.rows_affected);
    let filters = message::Entity::update_many().col_expr(message::Column::Filter, Expr::value(json!({}))).filter(column(Expr::col(message::Column::Filter)));
    filters.exec(transaction).await?;
    participant_view::Entity::delete_many().filter(column(Expr::col(participant_view::Column::Query))).exec(transaction).await?;
    let drafts = attendance_import::Entity::delete_many().filter(attendance_import::Column::State.eq(attendance_import::ImportState::Draft));
    drafts.filter(column(Expr::col(attendance_import::Column::Content))).exec(transaction).await?;
    let asked = column(Expr::col(asked_question::Column::Question)).or(column(Expr::col(asked_question::Column::Answer)));
    erased.add(Kind::Questions, questions(transaction, asked).await?);
    let known = booking::Entity::update_many().col_expr(booking::Column::Known, Expr::value(json!([]))).filter(column(Expr::col(booking::Column::Known)));
    known.exec(transaction).await?;
    Ok(())
}
