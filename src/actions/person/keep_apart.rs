//! An organiser says that people who look alike are different people: they are proposed for merging no more.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::person;
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::permission::{Permission, Scope};

/// # Errors
/// `Forbidden`, also for who does not see all events.
pub async fn keep_apart(app: &App, acting: Acting, people: Vec<Uuid>) -> Result<(), Error> {
    acting.needs(Permission::ChangeRegistrations)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                if acting.scope(transaction).await? != Scope::All {
                    return Err(Error::Forbidden);
                }
                for row in person::Entity::find().filter(person::Column::Id.is_in(people)).all(transaction).await? {
                    let id = row.id;
                    person::Entity::update(person::ActiveModel { match_key: Set(None), ..row.into_active_model() }).exec(transaction).await?;
                    audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "person.keep_apart", Subject("person", id), json!({})).await?;
                }
                Ok(())
            })
        })
        .await
}
