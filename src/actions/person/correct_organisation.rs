//! Where somebody works is put right: for what they register for from now on and, when asked for, for what they are
//! registered for and is still to come. What is past stays as it was given then.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde_json::json;
use uuid::Uuid;

use super::locked;
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::registration::register::OrganisationChoice;
use crate::app::App;
use crate::entity::registration::RegistrationStatus;
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, event, organisation, person, registration};
use crate::error::{Error, FieldErrors};
use crate::rules::permission::{Permission, Scope};
use crate::rules::places::Share;
use crate::rules::search_text::fold;

/// Corrects it; returns how many registrations it was put right on. `coming`: also on those for events of the scope that are not over.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Invalid` for `organisation`; `Refused(ChangedMeanwhile)` when another saved after `version`.
pub async fn correct_organisation(app: &App, acting: Acting, person_id: Uuid, version: i32, choice: OrganisationChoice, coming: bool) -> Result<u64, Error> {
    acting.needs(Permission::ChangeRegistrations)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let person = locked(transaction, person_id, version).await?;
                let (id, text, name) = stored(transaction, &choice).await?;
                let latest = registration::Entity::find()
                    .filter(registration::Column::PersonId.eq(person_id))
                    .order_by_desc(registration::Column::CreatedAt)
                    .order_by_desc(registration::Column::Id)
                    .one(transaction)
                    .await?;
                let before = before(transaction, &person, latest.as_ref()).await?;
                let share = id.map_or_else(|| Share::Named(fold(&name)), Share::Known);
                let from = latest.map(|latest| latest.share()).filter(|given| *given != share).map(|given| given.key()).or_else(|| person.organisation_from.clone());
                let match_key = person.match_key.as_ref().and_then(|_| person::match_key(&person.name_folded, &share));
                let change = person::ActiveModel {
                    organisation_id: Set(id),
                    organisation_text: Set(text.clone()),
                    organisation_from: Set(from),
                    match_key: Set(match_key),
                    version: Set(person.version + 1),
                    ..person.into_active_model()
                };
                person::Entity::update(change).exec(transaction).await?;
                let put_right = if coming { put_right(transaction, &ground, &acting.scope(transaction).await?, person_id, id, text).await? } else { 0 };
                let details = json!({ "organisation": [before, name], "registrations": put_right });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "person.correct_organisation", Subject("person", person_id), details).await?;
                Ok(put_right)
            })
        })
        .await
}

/// The columns of an organisation, and its name.
async fn stored(transaction: &DatabaseTransaction, choice: &OrganisationChoice) -> Result<(Option<Uuid>, Option<String>, String), Error> {
    match choice {
        OrganisationChoice::Known(id) => match organisation::Entity::find_by_id(*id).one(transaction).await? {
            Some(found) => Ok((Some(found.id), None, found.full_name())),
            None => {
                let mut faults = FieldErrors::default();
                faults.add("organisation", "unknown-organisation");
                Err(Error::Invalid(faults))
            }
        },
        OrganisationChoice::Named(name) => Ok((None, Some(name.clone()), name.clone())),
    }
}

/// The name of what was known until now.
async fn before(transaction: &DatabaseTransaction, person: &person::Model, latest: Option<&registration::Model>) -> Result<Option<String>, Error> {
    let (id, text) = match (person.corrected_share(), latest) {
        (Some(_), _) => (person.organisation_id, person.organisation_text.clone()),
        (None, Some(latest)) => (latest.organisation_id, latest.organisation_text.clone()),
        (None, None) => (None, None),
    };
    match id {
        Some(id) => Ok(organisation::Entity::find_by_id(id).one(transaction).await?.map(|found| found.full_name())),
        None => Ok(text),
    }
}

async fn put_right(transaction: &DatabaseTransaction, app: &App, scope: &Scope, person_id: Uuid, id: Option<Uuid>, text: Option<String>) -> Result<u64, Error> {
    let now = app.clock.now();
    let to_come = event::Entity::find().filter(event::Column::EndsAt.gt(Moment(now))).filter(event::Entity::within(scope)).select_only().column(event::Column::Id);
    let written = registration::Entity::update_many()
        .col_expr(registration::Column::OrganisationId, Expr::value(id))
        .col_expr(registration::Column::OrganisationFolded, Expr::value(text.as_deref().map(fold)))
        .col_expr(registration::Column::OrganisationText, Expr::value(text))
        .col_expr(registration::Column::UpdatedAt, Expr::value(Moment(now)))
        .filter(registration::Column::PersonId.eq(person_id))
        .filter(registration::Column::Status.is_in(RegistrationStatus::ACTIVE))
        .filter(registration::Column::EventId.in_subquery(to_come.into_query()))
        .exec(transaction)
        .await?;
    Ok(written.rows_affected)
}
