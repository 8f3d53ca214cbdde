//! What an organiser has beyond what they may see ends: following, which would mail them, and the links they gave to
//! volunteers.

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::clock::Clock;
use crate::entity::{Moment, desk_link, event, event_follower, organiser};
use crate::error::Error;
use crate::roster::CHUNK;
use crate::rules::event_news::Following;
use crate::rules::permission::{Permission, Role, Scope, allows};

/// Ends what lies outside `scope`, or is not the role's any more.
pub(super) async fn end_beyond(transaction: &DatabaseTransaction, clock: &Clock, organiser: &organiser::Model, scope: &Scope) -> Result<(), Error> {
    let may = |permission| organiser.active && Role::parse(&organiser.role).is_some_and(|role| allows(role, permission));
    let nothing = Scope::Programmes([].into());
    let followed = if may(Permission::SeeParticipants) { scope } else { &nothing };
    let lent = if may(Permission::GiveDeskLinks) { scope } else { &nothing };
    unfollow(transaction, organiser.id, followed).await?;
    end_links(transaction, clock, organiser.id, lent).await
}

async fn unfollow(transaction: &DatabaseTransaction, organiser_id: Uuid, scope: &Scope) -> Result<(), Error> {
    if *scope == Scope::All {
        return Ok(());
    }
    let inside = Query::select().column(event::Column::Id).from(event::Entity).cond_where(event::Entity::within(scope)).to_owned();
    let followed = event_follower::Entity::find().filter(event_follower::Column::OrganiserId.eq(organiser_id));
    let outside = followed.filter(event_follower::Column::EventId.not_in_subquery(inside)).order_by_asc(event_follower::Column::EventId);
    let events: Vec<Uuid> = outside.select_only().column(event_follower::Column::EventId).into_tuple().all(transaction).await?;
    for chunk in events.chunks(CHUNK) {
        // Locked as `follow` does, so that a follower who comes at this moment counts.
        let locked = event::Entity::find().filter(event::Column::Id.is_in(chunk.iter().copied())).order_by_asc(event::Column::Id);
        locked.select_only().column(event::Column::Id).lock_exclusive().into_tuple::<Uuid>().all(transaction).await?;
        event_follower::Entity::delete_many()
            .filter(event_follower::Column::OrganiserId.eq(organiser_id))
            .filter(event_follower::Column::EventId.is_in(chunk.iter().copied()))
            .exec(transaction)
            .await?;
        let still = Query::select()
            .expr(Expr::value(1))
            .from(event_follower::Entity)
            .and_where(Expr::col((event_follower::Entity, event_follower::Column::EventId)).equals((event::Entity, event::Column::Id)))
            .and_where(Expr::col((event_follower::Entity, event_follower::Column::Registrations)).eq(Following::Each.code()))
            .to_owned();
        event::Entity::update_many()
            .col_expr(event::Column::FollowedEach, Expr::value(false))
            .filter(event::Column::Id.is_in(chunk.iter().copied()))
            .filter(Expr::exists(still).not())
            .exec(transaction)
            .await?;
    }
    Ok(())
}

async fn end_links(transaction: &DatabaseTransaction, clock: &Clock, organiser_id: Uuid, scope: &Scope) -> Result<(), Error> {
    if *scope == Scope::All {
        return Ok(());
    }
    let inside = Query::select().column(event::Column::Id).from(event::Entity).cond_where(event::Entity::within(scope)).to_owned();
    desk_link::Entity::update_many()
        .col_expr(desk_link::Column::EndedAt, Expr::value(Moment(clock.now())))
        .filter(desk_link::Column::MadeBy.eq(organiser_id))
        .filter(desk_link::Column::EndedAt.is_null())
        .filter(desk_link::Column::EventId.not_in_subquery(inside))
        .exec(transaction)
        .await?;
    Ok(())
}
