//! The register of local authorities that comes with the program (`data/organisations`, with its licence).

use rust_embed::RustEmbed;

use crate::actions::organisation::import::{Report, SourceFile, import};
use crate::app::App;
use crate::error::Error;

#[derive(RustEmbed)]
#[folder = "data/organisations"]
struct Files;

/// The files, under the names they have in the repository.
#[must_use]
pub fn files() -> Vec<SourceFile> {
    Files::iter()
        .filter(|name| name.ends_with(".csv"))
        .filter_map(|name| Files::get(&name).map(|file| SourceFile { name: name.into_owned(), bytes: file.data.into_owned() }))
        .collect()
}

/// Imports them.
///
/// # Errors
/// The database's.
pub async fn load(app: &App) -> Result<Report, Error> {
    import(&app.db, &app.clock, files(), false).await
}
