//! What people are told of a venue.

use serde::{Deserialize, Serialize};

use super::letter::Letter;
use super::translated::Translated;

/// How to get to a place, and in: told wherever the place itself may be told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Directions {
    /// A `WebAddress` of a map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub map_url: Option<String>,
    /// Wheelchair, induction loop, parking …
    pub access: Translated,
    /// By train, bus, bicycle, car.
    pub travel: Translated,
}

impl Directions {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.map_url.is_none() && self.access.is_empty() && self.travel.is_empty()
    }
}

/// `Bischoffsheimlaan 1-8, 1000 Brussel`, of what is known; `None` of nothing.
#[must_use]
pub fn address_line(street: Option<&str>, postal_code: Option<&str>, municipality: Option<&str>) -> Option<String> {
    let town = [postal_code, municipality].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let parts: Vec<&str> = street.into_iter().chain(Some(town.as_str()).filter(|town| !town.is_empty())).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

impl Letter {
    /// Says how to get there: those that one has at hand on the way.
    #[must_use]
    pub fn tells_directions(&self) -> bool {
        matches!(self, Self::Confirmation { .. } | Self::Invitation { .. } | Self::Reminder { .. })
    }

    /// Leaves out how to get there, of letters that do not say it.
    pub fn keep_directions(&mut self) {
        let keeps = self.tells_directions();
        if let Some(registration) = self.registration_mut().filter(|_| !keeps) {
            registration.sessions.iter_mut().for_each(|session| session.directions = None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Directions, address_line};
    use crate::rules::language::Language;
    use crate::rules::translated::Translated;

    #[test]
    fn an_address_is_made_of_what_is_known() {
        assert_eq!(address_line(Some("Markt 1"), Some("8800"), Some("Roeselare")).as_deref(), Some("Markt 1, 8800 Roeselare"));
        assert_eq!(address_line(None, None, Some("Roeselare")).as_deref(), Some("Roeselare"));
        assert_eq!(address_line(Some("Markt 1"), None, None).as_deref(), Some("Markt 1"));
        assert_eq!(address_line(None, None, None), None);
    }

    #[test]
    fn directions_without_a_word_are_none() {
        assert!(Directions::default().is_empty());
        assert!(!Directions { travel: Translated::of(Language::Nl, "Te voet"), ..Directions::default() }.is_empty());
    }
}
