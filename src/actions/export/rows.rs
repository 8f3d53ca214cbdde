//! The rows behind a report are taken out as a file: who did, of what, with which columns; the columns are proposed next time.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde_json::json;

use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::app::App;
use crate::entity::export_choice::{self, Column};
use crate::entity::registration_history::ActorKind;
use crate::error::Error;
use crate::rules::permission::Permission;
use crate::rules::report::Selection;

/// Which file the choice is of.
pub const EXPORT: &str = "report-rows";

/// Writes down that the rows of `selection` are taken, and remembers the columns for whoever does.
///
/// # Errors
/// `Forbidden`; the database's.
pub async fn rows(app: &App, acting: Acting, selection: &Selection, columns: Vec<String>) -> Result<(), Error> {
    acting.needs(Permission::SeeParticipants)?;
    let details = json!({ "columns": [null, columns.join(", ")], "selection": selection, "event": selection.event });
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let choice = export_choice::ActiveModel {
                    organiser_id: Set(acting.organiser_id),
                    export: Set(EXPORT.to_owned()),
                    columns: Set(json!(columns)),
                    updated_at: Set(ground.clock.now().into()),
                };
                let again = OnConflict::columns([Column::OrganiserId, Column::Export]).update_columns([Column::Columns, Column::UpdatedAt]).to_owned();
                export_choice::Entity::insert(choice).on_conflict(again).exec_without_returning(transaction).await?;
                audit::record(transaction, &ground.clock, ActorKind::Organiser, Some(&acting), "report.export", Subject("organiser", acting.organiser_id), details).await
            })
        })
        .await
}
