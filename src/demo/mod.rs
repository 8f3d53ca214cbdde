//! Example data: what `serve --demo` shows on an empty machine, and bulk data for measurements.
//! Never here: anything an installation in use needs.
//! Start reading at `prepare`.

pub mod organisations;

use sea_orm::{EntityTrait, PaginatorTrait};

use crate::app::App;
use crate::entity::organisation;
use crate::error::Error;

/// Loads into an empty database what a visitor of the demo is to find; what is there already stays as it is.
///
/// # Errors
/// The database's.
pub async fn prepare(app: &App) -> Result<(), Error> {
    if organisation::Entity::find().count(app.db.reader()).await? == 0 {
        organisations::load(app).await?;
    }
    Ok(())
}
