//! `belfry token`

use std::path::Path;
use std::process::ExitCode;

use belfry::actions::api_token::create::{NAME_LIMIT, create as create_token};
use belfry::error::Error;
use belfry::rules::api_scope::ApiScope;
use jiff::SignedDuration;

use super::{Ended, Stopped, on_one_thread, open};

pub fn create(file: Option<&Path>, name: &str, scopes: Vec<ApiScope>, days: Option<u16>) -> Ended {
    on_one_thread(async {
        let app = open(file).await?;
        let expires_at = days.map(|days| app.clock.now() + SignedDuration::from_hours(24 * i64::from(days)));
        let (_, token) = create_token(&app, name, scopes.into_iter().collect(), expires_at).await.map_err(|error| match error {
            Error::Invalid(_) => Stopped::because(format!("--name: {name:?} is empty, longer than {NAME_LIMIT} characters or more than one line")),
            other => other.into(),
        })?;
        // Nothing else on standard output: it can go straight into a file.
        eprintln!("This token is shown once:");
        say!("{}", token.as_str());
        Ok(ExitCode::SUCCESS)
    })
}
