//! What a token of the API may do (ASVS 8.1.1): its scopes, and what each allows. Which scope an operation asks for stands with
//! the operation, in the OpenAPI document; the door holds it to that.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::permission::Permission;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ApiScope {
    EventsRead,
    EventsWrite,
    RegistrationsRead,
    RegistrationsWrite,
    AttendanceWrite,
    ReportsRead,
    OrganisationsRead,
    WebhooksRead,
    WebhooksWrite,
}

impl ApiScope {
    pub const ALL: [Self; 9] = [
        Self::EventsRead,
        Self::EventsWrite,
        Self::RegistrationsRead,
        Self::RegistrationsWrite,
        Self::AttendanceWrite,
        Self::ReportsRead,
        Self::OrganisationsRead,
        Self::WebhooksRead,
        Self::WebhooksWrite,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::EventsRead => "events:read",
            Self::EventsWrite => "events:write",
            Self::RegistrationsRead => "registrations:read",
            Self::RegistrationsWrite => "registrations:write",
            Self::AttendanceWrite => "attendance:write",
            Self::ReportsRead => "reports:read",
            Self::OrganisationsRead => "organisations:read",
            Self::WebhooksRead => "webhooks:read",
            Self::WebhooksWrite => "webhooks:write",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.code() == text)
    }

    /// What actions ask for. Reports and webhooks name nobody, and the register of organisations is public: none of them needs more than the scope.
    fn permissions(self) -> &'static [Permission] {
        match self {
            Self::EventsRead => &[Permission::SeeEvents],
            Self::EventsWrite => &[Permission::SeeEvents, Permission::EditEvents],
            Self::RegistrationsRead => &[Permission::SeeParticipants],
            Self::RegistrationsWrite => &[Permission::SeeParticipants, Permission::ChangeRegistrations],
            Self::AttendanceWrite => &[Permission::SeeParticipants, Permission::TakeAttendance],
            Self::WebhooksWrite => &[Permission::ManageWebhooks],
            Self::ReportsRead | Self::OrganisationsRead | Self::WebhooksRead => &[],
        }
    }
}

/// Some scopes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ApiScopes(u16);

impl ApiScopes {
    #[must_use]
    pub fn has(self, scope: ApiScope) -> bool {
        self.0 & (1 << scope as u16) != 0
    }

    #[must_use]
    pub fn allow(self, permission: Permission) -> bool {
        self.iter().any(|scope| scope.permissions().contains(&permission))
    }

    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn iter(self) -> impl Iterator<Item = ApiScope> {
        ApiScope::ALL.into_iter().filter(move |scope| self.has(*scope))
    }

    /// As they are kept: codes parted by blanks. What is no scope (any more) allows nothing.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        text.split(' ').filter_map(ApiScope::parse).collect()
    }

    #[must_use]
    pub fn words(self) -> String {
        self.iter().map(ApiScope::code).collect::<Vec<_>>().join(" ")
    }
}

impl FromIterator<ApiScope> for ApiScopes {
    fn from_iter<T: IntoIterator<Item = ApiScope>>(scopes: T) -> Self {
        Self(scopes.into_iter().fold(0, |all, scope| all | 1 << scope as u16))
    }
}

/// One try of a request that carries a key: what it does is noted under the key, in the transaction that does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    pub request_id: Uuid,
    /// Grows when an earlier try was given up: that one can do nothing any more.
    pub number: i32,
}

/// As what a token acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenRole {
    pub scopes: ApiScopes,
    pub attempt: Option<Attempt>,
}

#[cfg(test)]
mod tests {
    use super::{ApiScope, ApiScopes};
    use crate::rules::permission::Permission;

    #[test]
    fn scopes_are_kept_as_words() {
        let scopes: ApiScopes = [ApiScope::ReportsRead, ApiScope::EventsRead].into_iter().collect();
        assert_eq!(scopes.words(), "events:read reports:read");
        assert_eq!(ApiScopes::parse("reports:read nonsense events:read"), scopes);
        assert_eq!(ApiScopes::parse(""), ApiScopes::default());
        for scope in ApiScope::ALL {
            assert_eq!(ApiScope::parse(scope.code()), Some(scope));
        }
    }

    #[test]
    fn no_token_manages_the_team_or_sees_needs() {
        let all: ApiScopes = ApiScope::ALL.into_iter().collect();
        for never in [Permission::ManageTeam, Permission::ErasePeople, Permission::SeeNeeds, Permission::SeeMail, Permission::SendMessages] {
            assert!(!all.allow(never), "{never:?}");
        }
        assert!(all.allow(Permission::EditEvents) && !ApiScopes::parse("events:read").allow(Permission::EditEvents));
    }
}
