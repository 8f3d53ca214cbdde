//! What somebody at the desk may do, by role (ASVS 8.1.1: the table is this file), and with which events.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::api_scope::TokenRole;

/// `Admin` runs the installation and its team, `Organiser` runs events, `Desk` sees participants and takes attendance,
/// `Reader` reads figures and names nobody. `Volunteer` is no organiser's role: who opened a desk link takes the
/// attendance of its event. Nor is `Token`: another system, which may do what the scopes of its token allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Admin,
    Organiser,
    Desk,
    Reader,
    Volunteer,
    Token(TokenRole),
}

impl Role {
    /// Those that an organiser can have.
    pub const ALL: [Self; 4] = [Self::Admin, Self::Organiser, Self::Desk, Self::Reader];

    /// An organiser's role by its code; a volunteer and a token are none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == text)
    }

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Organiser => "organiser",
            Self::Desk => "desk",
            Self::Reader => "reader",
            Self::Volunteer => "volunteer",
            Self::Token(_) => "token",
        }
    }
}

/// The events that somebody sees and may act on, as far as the role goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    All,
    /// Those of these programmes. An event without a programme belongs to none of them.
    Programmes(Arc<[Uuid]>),
}

impl Scope {
    #[must_use]
    pub fn holds(&self, programme: Option<Uuid>) -> bool {
        match self {
            Self::All => true,
            Self::Programmes(programmes) => programme.is_some_and(|programme| programmes.contains(&programme)),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Events with their figures.
    SeeEvents,
    SeeParticipants,
    /// Say who was there.
    TakeAttendance,
    /// Close the list of who was there: what follows is told to people.
    CloseAttendance,
    EditEvents,
    /// What new events of a kind begin with.
    EditKinds,
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
    /// Give volunteers a link to the attendance of an event, and end it.
    GiveDeskLinks,
    /// Erase a person, and have all of their data in one file.
    ErasePeople,
    /// Take over registrations and attendance of the system that was used before.
    ImportHistory,
    /// Read who changed what.
    ReadHistory,
    /// Add organisers, and say what each may do.
    ManageTeam,
    /// See how the service itself is doing.
    SeeSystem,
    /// Say which other systems are told what happens.
    ManageWebhooks,
}

#[must_use]
pub fn allows(role: Role, permission: Permission) -> bool {
    use Permission as May;
    match role {
        Role::Admin => true,
        Role::Organiser => !matches!(permission, May::ManageTeam | May::ManageWebhooks | May::EditKinds | May::ErasePeople | May::SeeSystem | May::ImportHistory),
        Role::Desk => matches!(permission, May::SeeEvents | May::SeeParticipants | May::TakeAttendance | May::CloseAttendance),
        Role::Reader => permission == May::SeeEvents,
        Role::Volunteer => permission == May::TakeAttendance,
        Role::Token(token) => token.scopes.allow(permission),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{Permission, Role, Scope, allows};

    #[test]
    fn nobody_becomes_a_volunteer_by_name() {
        assert_eq!(Role::parse("volunteer"), None);
        assert_eq!(Role::ALL.map(|role| Role::parse(role.code())), Role::ALL.map(Some));
    }

    #[test]
    fn only_administrators_manage_the_team() {
        for role in [Role::Organiser, Role::Desk, Role::Reader, Role::Volunteer] {
            assert!(!allows(role, Permission::ManageTeam), "{role:?}");
        }
    }

    #[test]
    fn an_event_without_a_programme_is_for_who_sees_all() {
        let (mine, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let scope = Scope::Programmes([mine].into());
        assert!(scope.holds(Some(mine)) && !scope.holds(Some(other)) && !scope.holds(None));
        assert!(Scope::All.holds(None) && !Scope::Programmes([].into()).holds(Some(mine)));
    }
}
