//! A browser in which somebody came in: known already, or told to its organiser by mail (ASVS 6.3.5).

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter};

use super::tell::tell;
use crate::app::App;
use crate::entity::{Moment, known_device, login, organiser};
use crate::error::Error;
use crate::keys::Token;
use crate::rules::account_news::AccountNews;

/// Notes the browser; a new one is told, unless its organiser comes in for the first time ever.
pub(super) async fn note(transaction: &DatabaseTransaction, app: &App, organiser: &organiser::Model, device: &Token, code: &str) -> Result<(), Error> {
    let now = app.clock.now();
    let of_organiser = || known_device::Entity::find().filter(known_device::Column::OrganiserId.eq(organiser.id));
    let known = known_device::Entity::update_many()
        .col_expr(known_device::Column::LastSeenAt, Expr::value(Moment(now)))
        .filter(known_device::Column::OrganiserId.eq(organiser.id))
        .filter(known_device::Column::TokenHash.eq(device.hash()))
        .exec(transaction)
        .await?;
    if known.rows_affected > 0 {
        return Ok(());
    }
    let logins = login::Entity::find().filter(login::Column::OrganiserId.eq(organiser.id)).count(transaction).await?;
    let first = logins <= 1 && of_organiser().count(transaction).await? == 0;
    let row = known_device::ActiveModel {
        id: Set(app.clock.id()),
        organiser_id: Set(organiser.id),
        token_hash: Set(device.hash()),
        created_at: Set(now.into()),
        last_seen_at: Set(now.into()),
    };
    let kept = OnConflict::columns([known_device::Column::OrganiserId, known_device::Column::TokenHash]).do_nothing().to_owned();
    known_device::Entity::insert(row).on_conflict(kept).exec_without_returning(transaction).await?;
    if first { Ok(()) } else { tell(transaction, app, organiser, AccountNews::NewDevice, code).await }
}
