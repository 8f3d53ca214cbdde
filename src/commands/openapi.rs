//! `belfry openapi`

use std::process::ExitCode;

use super::{Ended, Stopped};

pub fn run() -> Ended {
    let text = serde_json::to_string_pretty(&belfry::web::api::document()).map_err(|error| Stopped::because(format!("the document cannot be written ({error})")))?;
    say!("{text}");
    Ok(ExitCode::SUCCESS)
}
