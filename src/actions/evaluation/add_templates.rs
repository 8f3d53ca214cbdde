//! The association keeps further questionnaires: an empty one, a copy, or those that come with the house.

use sea_orm::{ActiveValue::Set, EntityTrait, PaginatorTrait};
use serde_json::json;
use uuid::Uuid;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::evaluation_template;
use crate::entity::registration_history::ActorKind;
use crate::error::{Error, FieldErrors};
use crate::rules::evaluation::{NAME, Questionnaire};
use crate::rules::names;
use crate::rules::permission::Permission;

/// Most questionnaires that an association keeps.
pub const MOST: u64 = 200;

/// Adds questionnaires by name; their ids in the same order.
///
/// # Errors
/// `Forbidden`; `Invalid` (`evaluation_name`).
pub async fn add_templates(app: &App, acting: Acting, templates: Vec<(String, Questionnaire)>) -> Result<Vec<Uuid>, Error> {
    acting.needs(Permission::EditEvents)?;
    let mut faults = FieldErrors::default();
    for (name, _) in &templates {
        if let Err(fault) = names::line(name, NAME) {
            faults.add_fault("evaluation_name", fault);
        }
    }
    faults.into_result()?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                if evaluation_template::Entity::find().count(transaction).await? + templates.len() as u64 > MOST {
                    let mut faults = FieldErrors::default();
                    faults.add("evaluation_name", "evaluation-too-many-templates");
                    return Err(Error::Invalid(faults));
                }
                let mut ids = Vec::with_capacity(templates.len());
                for (name, questions) in templates {
                    let id = ground.clock.id();
                    let row = evaluation_template::ActiveModel {
                        id: Set(id),
                        name: Set(name.clone()),
                        questions: Set(super::json(&questions)?),
                        version: Set(1),
                        created_at: Set(ground.clock.now().into()),
                    };
                    evaluation_template::Entity::insert(row).exec_without_returning(transaction).await?;
                    let noted = json!({ "evaluation_name": [null, name] });
                    audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "evaluation_template.add", Subject("evaluation_template", id), noted).await?;
                    ids.push(id);
                }
                Ok(ids)
            })
        })
        .await
}
