//! What organisers are told about their own way into the desk (ASVS 6.3.7).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountNews {
    /// Somebody came in with a browser that was not seen before.
    NewDevice,
    SecondStepSetUp,
    SecondStepRemoved,
    /// An administrator took it away.
    SecondStepReset,
    RecoveryCodesRenewed,
    RecoveryCodeUsed,
    /// So many wrong codes that no more are looked at for a while.
    WrongCodes,
    /// The account at the organisation's provider opens the desk from now on.
    ProviderLinked,
}

impl AccountNews {
    pub const ALL: [Self; 8] = [
        Self::NewDevice,
        Self::SecondStepSetUp,
        Self::SecondStepRemoved,
        Self::SecondStepReset,
        Self::RecoveryCodesRenewed,
        Self::RecoveryCodeUsed,
        Self::WrongCodes,
        Self::ProviderLinked,
    ];

    /// The end of its text keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NewDevice => "new-device",
            Self::SecondStepSetUp => "second-step-set-up",
            Self::SecondStepRemoved => "second-step-removed",
            Self::SecondStepReset => "second-step-reset",
            Self::RecoveryCodesRenewed => "recovery-codes-renewed",
            Self::RecoveryCodeUsed => "recovery-code-used",
            Self::WrongCodes => "wrong-codes",
            Self::ProviderLinked => "provider-linked",
        }
    }
}

/// One such mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountFacts {
    /// The organiser's name.
    pub organiser: String,
    pub news: AccountNews,
    pub at: Timestamp,
    /// `rules::device::code` of the browser; empty when none was there.
    pub device: String,
}
