//! Venues: places that organisers write down once and choose again. Start reading at `save`.

use crate::error::{Error, FieldErrors};
use crate::rules::identifiers::is_postal_code;
use crate::rules::language::Language;
use crate::rules::names::{self, WebAddress};
use crate::rules::translated::Translated;

pub mod archive;
pub mod save;

/// Most characters of a venue's texts.
pub const NAME: usize = 200;
pub const STREET: usize = 160;
pub const POSTAL_CODE: usize = 12;
pub const MUNICIPALITY: usize = 100;
pub const NOTE: usize = 1_000;
/// Most people that a venue may say it holds.
pub const MOST_PEOPLE: i32 = 100_000;

/// What an organiser says of a venue. The limits hold for every door.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct VenueDetails {
    pub name: String,
    /// Street and number.
    pub street: Option<String>,
    pub postal_code: Option<String>,
    pub municipality: Option<String>,
    pub map_url: Option<WebAddress>,
    /// Wheelchair, induction loop, parking …
    pub access: Translated,
    pub travel: Translated,
    pub capacity_hint: Option<i32>,
}

impl VenueDetails {
    /// # Errors
    /// `Invalid` with every field that is beyond its limit.
    fn check(&self) -> Result<(), Error> {
        let mut faults = FieldErrors::default();
        if let Err(fault) = names::line(&self.name, NAME) {
            faults.add_fault("venue_name", fault);
        }
        for (field, value, limit) in [("street", &self.street, STREET), ("postal_code", &self.postal_code, POSTAL_CODE), ("municipality", &self.municipality, MUNICIPALITY)] {
            if let Some(Err(fault)) = value.as_ref().map(|value| names::line(value, limit)) {
                faults.add_fault(field, fault);
            }
        }
        if self.postal_code.as_deref().is_some_and(|code| !is_postal_code(code)) {
            faults.add("postal_code", "not-a-postal-code");
        }
        for (field, note) in [("access", &self.access), ("travel", &self.travel)] {
            for language in Language::ALL {
                if let Some(Err(fault)) = note.get(language).map(|note| names::text(note, NOTE)) {
                    faults.add_fault(&format!("{field}_{}", language.code()), fault);
                }
            }
        }
        if self.capacity_hint.is_some_and(|people| !(1..=MOST_PEOPLE).contains(&people)) {
            faults.add("capacity_hint", "not-a-number-of-places");
        }
        faults.into_result()
    }
}
