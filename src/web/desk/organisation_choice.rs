//! Which organisation an organiser means who typed a name.

use crate::actions::registration::register::OrganisationChoice;
use crate::error::{Error, FieldErrors};
use crate::queries::organisation_search::exact_organisations;
use crate::rules::names::line;
use crate::rules::search_text::fold;
use crate::web::Site;

/// Characters of an organisation's name.
pub const LIMIT: usize = 200;

/// The one that is meant, of the register or as typed; or the full names of several that may be.
///
/// # Errors
/// The database's.
pub async fn typed_organisation(site: &Site, name: &str) -> Result<(Option<OrganisationChoice>, Vec<String>), Error> {
    let mut found = exact_organisations(site.app.db.reader(), name).await?;
    if found.len() > 1 && found.iter().filter(|proposed| fold(&proposed.organisation.full_name()) == fold(name)).count() == 1 {
        found.retain(|proposed| fold(&proposed.organisation.full_name()) == fold(name));
    }
    Ok(match found.as_slice() {
        [] => (Some(OrganisationChoice::Named(name.to_owned())), Vec::new()),
        [one] => (Some(OrganisationChoice::Known(one.organisation.id)), Vec::new()),
        several => (None, several.iter().map(|proposed| proposed.organisation.full_name()).collect()),
    })
}

/// The same of a field that must be filled in, with its fault.
///
/// # Errors
/// The database's.
pub async fn required_organisation(site: &Site, typed: &str, faults: &mut FieldErrors) -> Result<(Option<OrganisationChoice>, Vec<String>), Error> {
    match line(typed, LIMIT) {
        Ok(name) => {
            let (choice, namesakes) = typed_organisation(site, &name).await?;
            if choice.is_none() {
                faults.add("organisation", "several-organisations");
            }
            Ok((choice, namesakes))
        }
        Err(fault) => {
            faults.add_fault("organisation", fault);
            Ok((None, Vec::new()))
        }
    }
}
