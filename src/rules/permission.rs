//! What an organiser may do, by role (ASVS 8.1.1: the table is this file).

use serde::{Deserialize, Serialize};

/// `Admin` runs the installation, `Organiser` runs events, `Desk` sees participants and takes attendance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Admin,
    Organiser,
    Desk,
}

impl Role {
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "admin" => Some(Self::Admin),
            "organiser" => Some(Self::Organiser),
            "desk" => Some(Self::Desk),
            _ => None,
        }
    }

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Organiser => "organiser",
            Self::Desk => "desk",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    SeeEvents,
    SeeParticipants,
    /// Say who was there, and close the list.
    TakeAttendance,
    EditEvents,
    /// Texts, funding, logos and materials of programmes.
    EditProgrammes,
    /// Cancel, approve, decline, pick, restore, hand over, and invite.
    ChangeRegistrations,
    /// Diet and access: may tell of somebody's health.
    SeeNeeds,
    SeeMail,
    RetryMail,
    /// Write to many at once.
    SendMessages,
}

#[must_use]
pub fn allows(role: Role, permission: Permission) -> bool {
    match permission {
        Permission::SeeEvents | Permission::SeeParticipants | Permission::TakeAttendance => true,
        Permission::EditEvents
        | Permission::EditProgrammes
        | Permission::ChangeRegistrations
        | Permission::SeeNeeds
        | Permission::SeeMail
        | Permission::RetryMail
        | Permission::SendMessages => {
            matches!(role, Role::Admin | Role::Organiser)
        }
    }
}
