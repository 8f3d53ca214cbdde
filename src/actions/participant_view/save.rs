//! A view of an event's participants is kept under a name; one of the same organiser with that name is replaced.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::registration_history::ActorKind;
use crate::entity::{event, participant_view};
use crate::error::{Error, FieldErrors};
use crate::rules::names;
use crate::rules::permission::Permission;

/// Characters of a view's name, and of what it remembers.
pub const NAME_LIMIT: usize = 60;
const QUERY_LIMIT: usize = 4_000;
/// Views that one organiser may have of one event.
const MOST: usize = 50;

/// What is kept.
#[derive(Debug, Clone)]
pub struct View {
    pub name: String,
    /// As it stands in the page's address.
    pub query: String,
    pub shared: bool,
    pub opens_first: bool,
}

/// Saves it; returns its id.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Invalid` for `name`.
pub async fn save(app: &App, acting: Acting, event_id: Uuid, view: View) -> Result<Uuid, Error> {
    acting.needs(Permission::SeeParticipants)?;
    let mut faults = FieldErrors::default();
    let name = names::line(&view.name, NAME_LIMIT).map_err(|fault| faults.add_fault("name", fault)).unwrap_or_default();
    if view.query.len() > QUERY_LIMIT {
        faults.add("name", "too-long");
    }
    faults.into_result()?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                event::Entity::find_by_id(event_id).one(transaction).await?.ok_or(Error::NotFound)?;
                let own = participant_view::Entity::find()
                    .filter(participant_view::Column::EventId.eq(event_id))
                    .filter(participant_view::Column::OrganiserId.eq(acting.organiser_id))
                    .all(transaction)
                    .await?;
                let now = ground.clock.now().into();
                if view.opens_first {
                    participant_view::Entity::update_many()
                        .col_expr(participant_view::Column::OpensFirst, Expr::value(false))
                        .filter(participant_view::Column::EventId.eq(event_id))
                        .filter(participant_view::Column::OrganiserId.eq(acting.organiser_id))
                        .exec(transaction)
                        .await?;
                }
                let count = own.len();
                let id = match own.into_iter().find(|own| own.name == name) {
                    Some(own) => {
                        let id = own.id;
                        let change = participant_view::ActiveModel {
                            query: Set(view.query),
                            shared: Set(view.shared),
                            opens_first: Set(view.opens_first),
                            version: Set(own.version + 1),
                            updated_at: Set(now),
                            ..own.into_active_model()
                        };
                        participant_view::Entity::update(change).exec(transaction).await?;
                        id
                    }
                    None if count >= MOST => {
                        let mut faults = FieldErrors::default();
                        faults.add("name", "too-many-views");
                        return Err(Error::Invalid(faults));
                    }
                    None => {
                        let id = ground.clock.id();
                        let row = participant_view::Model {
                            id,
                            event_id,
                            organiser_id: acting.organiser_id,
                            name: name.clone(),
                            query: view.query,
                            shared: view.shared,
                            opens_first: view.opens_first,
                            version: 1,
                            created_at: now,
                            updated_at: now,
                        };
                        participant_view::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
                        id
                    }
                };
                let details = json!({ "view": [null, name], "shared": view.shared });
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "event.save_view", Subject("event", event_id), details).await?;
                Ok(id)
            })
        })
        .await
}
