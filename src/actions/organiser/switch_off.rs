//! Somebody leaves the team: out at once, with all that they could open the desk with (ASVS 7.4.1). What they did stays
//! on record, and they can be brought back.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::member::{another_admin, locked};
use super::reach::end_beyond;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, calendar_feed, login, organiser, sign_in_link};
use crate::error::{Error, Refusal};
use crate::rules::permission::{Permission, Role, Scope};

/// Ends their sessions, sign-in links, feed, following, and the links they gave to volunteers. Twice is once.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(OwnRights)` for oneself; `Refused(LastAdmin)`.
pub async fn switch_off(app: &App, acting: Acting, organiser_id: Uuid) -> Result<(), Error> {
    acting.needs(Permission::ManageTeam)?;
    if organiser_id == acting.organiser_id {
        return Err(Refusal::OwnRights.into());
    }
    let ground = app.clone();
    app.db.write(move |transaction| Box::pin(async move { end(transaction, &ground, acting, organiser_id).await })).await
}

async fn end(transaction: &DatabaseTransaction, app: &App, acting: Acting, id: Uuid) -> Result<(), Error> {
    let glance = organiser::Entity::find_by_id(id).one(transaction).await?.ok_or(Error::NotFound)?;
    if glance.role == Role::Admin.code() && glance.active {
        another_admin(transaction, id).await?;
    }
    let before = locked(transaction, id).await?;
    if !before.active {
        return Ok(());
    }
    let row = organiser::ActiveModel { id: Unchanged(id), active: Set(false), version: Set(before.version + 1), ..Default::default() };
    let after = organiser::Entity::update(row).exec(transaction).await?;
    let now = Moment(app.clock.now());
    login::Entity::update_many()
        .col_expr(login::Column::EndedAt, Expr::value(now))
        .filter(login::Column::OrganiserId.eq(id))
        .filter(login::Column::EndedAt.is_null())
        .exec(transaction)
        .await?;
    sign_in_link::Entity::update_many()
        .col_expr(sign_in_link::Column::UsedAt, Expr::value(now))
        .filter(sign_in_link::Column::OrganiserId.eq(id))
        .filter(sign_in_link::Column::UsedAt.is_null())
        .exec(transaction)
        .await?;
    calendar_feed::Entity::update_many()
        .col_expr(calendar_feed::Column::RevokedAt, Expr::value(now))
        .col_expr(calendar_feed::Column::UpdatedAt, Expr::value(now))
        .filter(calendar_feed::Column::OrganiserId.eq(id))
        .filter(calendar_feed::Column::RevokedAt.is_null())
        .exec(transaction)
        .await?;
    end_beyond(transaction, &app.clock, &after, &Scope::Programmes([].into())).await?;
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), "organiser.switch_off", Subject("organiser", id), json!({ "active": [true, false] })).await
}
