//! A name that people typed is found to mean an organisation of the register: all registrations with it are that
//! organisation's, and so is the next one. What was typed stays on record.

use sea_orm::sea_query::{BinOper, Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, QueryTrait};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{organisation, person, registration, typed_organisation};
use crate::error::{Error, FieldErrors};
use crate::rules::permission::{Permission, Scope};
use crate::rules::places::Share;
use crate::rules::search_text::fold;

/// Returns how many registrations are the organisation's now.
///
/// # Errors
/// `Forbidden`, also for who does not see all events; `NotFound` when nobody typed that; `Invalid` for `organisation` when it is not in the register.
pub async fn recognise(app: &App, acting: Acting, typed: String, organisation_id: Uuid) -> Result<u64, Error> {
    acting.needs(Permission::ChangeRegistrations)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                // It is about the registrations of all events.
                if acting.scope(transaction).await? != Scope::All {
                    return Err(Error::Forbidden);
                }
                let name_folded = fold(&typed);
                if organisation::Entity::find_by_id(organisation_id).one(transaction).await?.is_none() {
                    let mut faults = FieldErrors::default();
                    faults.add("organisation", "unknown-organisation");
                    return Err(Error::Invalid(faults));
                }
                let alike = || {
                    registration::Entity::find().filter(registration::Column::OrganisationId.is_null()).filter(registration::Column::OrganisationFolded.eq(name_folded.as_str()))
                };
                let Some(one) = alike().one(transaction).await? else { return Err(Error::NotFound) };
                let name = one.organisation_text.unwrap_or(typed);
                // Before the registrations: afterwards they are not found any more.
                let people = alike().select_only().column(registration::Column::PersonId);
                let before = Share::Named(name_folded.clone());
                let after = Share::Known(organisation_id);
                person::Entity::update_many()
                    .col_expr(person::Column::MatchKey, with_name(&after))
                    .filter(Expr::col(person::Column::MatchKey).eq(with_name(&before)))
                    .filter(person::Column::Id.in_subquery(people.into_query()))
                    .exec(transaction)
                    .await?;
                let written = registration::Entity::update_many()
                    .col_expr(registration::Column::OrganisationId, Expr::value(Some(organisation_id)))
                    .filter(registration::Column::OrganisationId.is_null())
                    .filter(registration::Column::OrganisationFolded.eq(name_folded.as_str()))
                    .exec(transaction)
                    .await?
                    .rows_affected;
                let row = typed_organisation::Model { id: ground.clock.id(), name_folded, name: name.clone(), organisation_id, created_at: ground.clock.now().into() };
                let again = OnConflict::column(typed_organisation::Column::NameFolded).update_column(typed_organisation::Column::OrganisationId).to_owned();
                typed_organisation::Entity::insert(row.into_active_model()).on_conflict(again).exec_without_returning(transaction).await?;
                let details = json!({ "typed": [null, name], "registrations": written });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "organisation.recognise", Subject("organisation", organisation_id), details).await?;
                Ok(written)
            })
        })
        .await
}

/// `person::match_key` as the database computes it.
fn with_name(organisation: &Share) -> Expr {
    Expr::col(person::Column::NameFolded).binary(BinOper::Custom("||"), Expr::value(format!("|{}", organisation.key())))
}
