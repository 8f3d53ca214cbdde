//! `belfry organiser`

use std::path::Path;
use std::process::ExitCode;

use belfry::actions::organiser::add::{Added, add as add_organiser};
use belfry::actions::second_step::reset::reset_of;
use belfry::error::Error;
use belfry::rules::language::Language;
use belfry::rules::names::{EmailAddress, PersonName};
use belfry::rules::permission::Role;

use super::{Ended, Stopped, on_one_thread, open};

pub fn add(file: Option<&Path>, email: &str, name: &str, role: Role) -> Ended {
    let address = EmailAddress::parse(email).map_err(|_| Stopped::because(format!("{email:?} is not a mail address")))?;
    let name = PersonName::parse(name).map_err(|_| Stopped::because(format!("--name: {name:?} is empty, longer than {} characters or more than one line", PersonName::LIMIT)))?;
    on_one_thread(async {
        let app = open(file).await?;
        let Added { created, link, .. } = add_organiser(&app, address.clone(), name.as_str().to_owned(), role, Language::default()).await?;
        say!("{} {address} as {}.", if created { "Added" } else { "Updated" }, role.code());
        say!("This link signs in once, within a day:");
        say!("{}", app.links.sign_in(&link));
        Ok(ExitCode::SUCCESS)
    })
}

pub fn reset_second_step(file: Option<&Path>, email: &str) -> Ended {
    let address = EmailAddress::parse(email).map_err(|_| Stopped::because(format!("{email:?} is not a mail address")))?;
    on_one_thread(async {
        let app = open(file).await?;
        match reset_of(&app, &address).await {
            Ok(true) => say!("{address} signs in without a second step now, and sets up another if one is required. Their sessions have ended."),
            Ok(false) => say!("{address} has no second step."),
            Err(Error::NotFound) => return Err(Stopped::because(format!("{address} is no organiser"))),
            Err(error) => return Err(error.into()),
        }
        Ok(ExitCode::SUCCESS)
    })
}
