//! Once a day, what is new in the events that an organiser follows. Each piece of news is told once, also when
//! several copies of the program look at the same moment.

use jiff::Timestamp;
use sea_orm::sea_query::ExprTrait as _;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::actions::registration::followers::{between, news, posting};
use crate::app::App;
use crate::entity::{Moment, event, event_follower, organiser};
use crate::error::Error;
use crate::outbox;
use crate::rules::event_news::{DigestFacts, Following};
use crate::rules::letter::Letter;
use crate::rules::schedule::latest_daily;

/// Posts the digests that are due; returns how many.
///
/// # Errors
/// The database's; those posted before stay.
pub async fn post_digests(app: &App) -> Result<usize, Error> {
    let Some(until) = latest_daily(app.clock.now(), &app.config.time_zone, app.config.digest_time) else { return Ok(0) };
    let organisers: Vec<Uuid> = event_follower::Entity::find()
        .filter(event_follower::Column::ToldUntil.lt(Moment(until)))
        .filter(
            event_follower::Column::Registrations
                .eq(Following::Daily.code())
                .or(event_follower::Column::Registrations.eq(Following::None.code()).and(event_follower::Column::Cancellations.eq(true))),
        )
        .select_only()
        .column(event_follower::Column::OrganiserId)
        .distinct()
        .into_tuple()
        .all(app.db.reader())
        .await?;
    let mut posted = 0;
    for organiser_id in organisers {
        let ground = app.clone();
        posted += usize::from(app.db.write(move |transaction| Box::pin(async move { post(transaction, &ground, organiser_id, until).await })).await?);
    }
    if posted > 0 {
        app.bell.notify_one();
    }
    Ok(posted)
}

/// Whether there was something to tell.
async fn post(transaction: &DatabaseTransaction, app: &App, organiser_id: Uuid, until: Timestamp) -> Result<bool, Error> {
    // Locked: another copy waits here, and finds then that all is told.
    let followed = event_follower::Entity::find()
        .filter(event_follower::Column::OrganiserId.eq(organiser_id))
        .filter(event_follower::Column::ToldUntil.lt(Moment(until)))
        .order_by_asc(event_follower::Column::Id)
        .lock_exclusive()
        .all(transaction)
        .await?;
    if followed.is_empty() {
        return Ok(false);
    }
    event_follower::Entity::update_many()
        .col_expr(event_follower::Column::ToldUntil, sea_orm::sea_query::Expr::value(Moment(until)))
        .filter(event_follower::Column::Id.is_in(followed.iter().map(|row| row.id)))
        .exec(transaction)
        .await?;
    let Some(organiser) = organiser::Entity::find_by_id(organiser_id).filter(organiser::Column::Active.eq(true)).one(transaction).await? else { return Ok(false) };
    let scope = organiser.scope(transaction).await?;
    let inside: Vec<Uuid> = event::Entity::find()
        .filter(event::Column::Id.is_in(followed.iter().map(|row| row.event_id)))
        .filter(event::Entity::within(&scope))
        .select_only()
        .column(event::Column::Id)
        .into_tuple()
        .all(transaction)
        .await?;
    let mut events = Vec::new();
    for row in followed.into_iter().filter(|row| inside.contains(&row.event_id)) {
        let wishes = row.wishes();
        let newcomers = wishes.registrations == Following::Daily;
        let cancellations = wishes.cancellations && wishes.registrations != Following::Each;
        if !newcomers && !cancellations {
            continue;
        }
        let people = between(transaction, row.event_id, [row.told_until.0, until], newcomers, cancellations).await?;
        if !people.is_empty() {
            events.extend(news(transaction, row.event_id, people).await?);
        }
    }
    if events.is_empty() {
        return Ok(false);
    }
    let letter = Letter::Digest { digest: DigestFacts { organiser: organiser.name.clone(), until, events } };
    outbox::post(transaction, &app.clock, app.mail_domain(), posting(&organiser, letter).into_iter().collect()).await?;
    Ok(true)
}
