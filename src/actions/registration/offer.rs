//! A place that is held for somebody from the waiting list: accepted, refused, or given to the next when the deadline passes.

use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use super::cancel::end;
use super::holder::{Holder, goes_on};
use super::promote::{fill_places, look_again};
use super::status::{By, Step, Target, change};
use super::tell::{News, tell};
use crate::app::App;
use crate::entity::event::EventStatus;
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{Moment, event};
use crate::error::{Error, Refusal};
use crate::roster::{Roster, shares};
use crate::rules::letter::{Because, Letter};
use crate::rules::registration::{Cause, Transition};
use crate::rules::waiting_list::promote;

/// Takes the place that is held. Twice is once.
///
/// # Errors
/// `NotFound`; `Refused(NotOffered)`; `Refused(OfferExpired)` from the deadline on, whether it was noted already or not.
pub async fn accept(app: &App, holder: Holder) -> Result<(), Error> {
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let (mut roster, registration) = holder.lock(transaction, &ground).await?;
                if registration.status == RegistrationStatus::Confirmed {
                    return Ok(());
                }
                goes_on(&roster, &ground)?;
                let registration = still_offered(registration, &ground)?;
                let id = registration.id;
                let target = Target::with_place(RegistrationStatus::Confirmed, &registration);
                let confirmed = change(transaction, &ground, &mut roster, vec![(registration, target)], &Step::new(Transition::AcceptOffer, holder.by())).await?;
                tell(transaction, &ground, &roster, &confirmed, News::Confirmed(Because::OfferAccepted)).await?;
                holder.note(transaction, &ground, "registration.accept_offer", id, json!({ "event": roster.event.id })).await
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(())
}

/// Leaves the place to the next.
///
/// # Errors
/// `NotFound`; `Refused(NotOffered)`.
pub async fn refuse(app: &App, holder: Holder) -> Result<(), Error> {
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let (mut roster, registration) = holder.lock(transaction, &ground).await?;
                if registration.status != RegistrationStatus::Offered {
                    return Err(Refusal::NotOffered.into());
                }
                let id = registration.id;
                end(transaction, &ground, &mut roster, vec![registration], &Step::new(Transition::RefuseOffer, holder.by()), None).await?;
                holder.note(transaction, &ground, "registration.refuse_offer", id, json!({ "event": roster.event.id })).await?;
                fill_places(transaction, &ground, &mut roster, Cause::OfferEnded).await
            })
        })
        .await?;
    app.bell.notify_one();
    Ok(())
}

fn still_offered(registration: registration::Model, app: &App) -> Result<registration::Model, Error> {
    match (registration.status, registration.offer_expires_at) {
        (RegistrationStatus::Offered, Some(end)) if app.clock.now() >= end.0 => Err(Refusal::OfferExpired.into()),
        (RegistrationStatus::Offered, _) => Ok(registration),
        // Said as what it was: the deadline passed a moment before.
        (RegistrationStatus::Cancelled, Some(_)) => Err(Refusal::OfferExpired.into()),
        _ => Err(Refusal::NotOffered.into()),
    }
}

/// Gives back the places of offers whose deadline has passed, to the next of each list. Returns how many offers ended.
///
/// # Errors
/// The database's.
pub async fn expire_offers(app: &App) -> Result<usize, Error> {
    let now = Moment(app.clock.now());
    let due = registration::Entity::find().filter(sea_orm::sea_query::Expr::cust("\"registrations\".\"status\" = 'offered'")).filter(registration::Column::OfferExpiresAt.lte(now));
    let events: Vec<Uuid> = due.select_only().column(registration::Column::EventId).distinct().into_tuple().all(app.db.reader()).await?;
    let mut ended = 0;
    for event_id in events {
        let ground = app.clone();
        ended += app.db.write(move |transaction| Box::pin(async move { expire(transaction, &ground, event_id).await })).await?;
        app.bell.notify_one();
    }
    Ok(ended)
}

async fn expire(transaction: &DatabaseTransaction, app: &App, event_id: Uuid) -> Result<usize, Error> {
    let mut roster = Roster::lock(transaction, event_id, app.clock.now()).await?;
    let expired = registration::Entity::find()
        .filter(registration::Column::EventId.eq(event_id))
        .filter(registration::Column::Status.eq(RegistrationStatus::Offered))
        .filter(registration::Column::OfferExpiresAt.lte(Moment(app.clock.now())))
        .order_by_asc(registration::Column::OfferExpiresAt)
        .all(transaction)
        .await?;
    let changes = expired.into_iter().map(|registration| {
        // The deadline stays, so that a late answer can be told what happened.
        let target = Target { offer_expires_at: registration.offer_expires_at.map(Into::into), ..Target::without_place(RegistrationStatus::Cancelled, &registration) };
        (registration, target)
    });
    let ended = change(transaction, app, &mut roster, changes.collect(), &Step::new(Transition::ExpireOffer, By::System)).await?;
    let letter = |_: &registration::Model, registration| Letter::OfferExpired { registration };
    tell(transaction, app, &roster, &ended, News::Ended(&letter)).await?;
    fill_places(transaction, app, &mut roster, Cause::OfferEnded).await?;
    Ok(ended.len())
}

/// Promotes where time alone made it possible: organisations may have more places from today. Also where a process died
/// between a registration and the look at the list that follows it. Returns how many people got a place.
///
/// # Errors
/// The database's.
pub async fn promote_by_time(app: &App) -> Result<usize, Error> {
    let now = app.clock.now();
    let waited_for = event::Entity::find()
        .filter(sea_orm::sea_query::Expr::cust("\"events\".\"waiting_count\" > 0"))
        .filter(event::Column::Status.eq(EventStatus::Published))
        .filter(event::Column::EndsAt.gt(Moment(now)))
        .all(app.db.reader())
        .await?;
    let mut people = 0;
    for event in waited_for {
        let cause = if event.rules().places_per_organisation_until.is_some_and(|until| now >= until) { Cause::ShareEnded } else { Cause::OrderChanged };
        people += promote_where_possible(app, event, cause).await?;
    }
    Ok(people)
}

/// After somebody joined a waiting list: where organisations without a place go first, it may be their turn at once.
///
/// # Errors
/// The database's.
pub async fn promote_newcomers(app: &App, slug: &str) -> Result<usize, Error> {
    let Some(event) = event::Entity::find().filter(event::Column::Slug.eq(slug)).one(app.db.reader()).await? else { return Ok(0) };
    promote_where_possible(app, event, Cause::OrderChanged).await
}

async fn promote_where_possible(app: &App, event: event::Model, cause: Cause) -> Result<usize, Error> {
    let id = event.id;
    if !could_promote(app, event).await? {
        return Ok(0);
    }
    let ground = app.clone();
    let people = app.db.write(move |transaction| Box::pin(async move { look_again(transaction, &ground, id, cause).await })).await?;
    app.bell.notify_one();
    Ok(people)
}

/// A look without a lock: most of the time nothing is to be written.
async fn could_promote(app: &App, event: event::Model) -> Result<bool, Error> {
    let offer = event.offer();
    if event.waiting_count == 0 || offer.places_left() == Some(0) || offer.promotion_has_stopped(app.clock.now()) {
        return Ok(false);
    }
    let (id, order) = (event.id, event.rules().order);
    let mut roster = Roster::of(app.db.reader(), event, app.clock.now()).await?;
    roster.places.by_organisation = shares(app.db.reader(), id).await?;
    let queue = roster.queue(app.db.reader()).await?;
    Ok(!promote(&queue.list, order, &mut roster.places).promoted.is_empty())
}
