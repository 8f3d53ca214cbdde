//! How letters address their reader. Dutch tells *je* from *u*; French always says *vous*, and English does not tell.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Salutation {
    /// *Je*.
    #[default]
    Familiar,
    /// *U*.
    Polite,
}

impl Salutation {
    pub const ALL: [Self; 2] = [Self::Familiar, Self::Polite];

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|salutation| salutation.code() == text)
    }

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Familiar => "familiar",
            Self::Polite => "polite",
        }
    }

    #[must_use]
    pub fn is_polite(self) -> bool {
        self == Self::Polite
    }
}
