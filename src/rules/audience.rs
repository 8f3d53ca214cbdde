//! Whom an event is for: everyone, or those who meet what the organiser asks.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Who may register. Every condition that is set must hold; without any, everyone may.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Audience {
    /// Only invited addresses and whoever holds the secret link.
    pub by_invitation: bool,
    /// Only organisations that are members.
    pub members_only: bool,
    /// Codes of kinds of organisations; empty: every kind.
    pub organisation_kinds: Vec<String>,
    /// Codes of categories of functions; empty: every function.
    pub function_categories: Vec<String>,
    /// Only these organisations; empty: every one.
    pub organisations: Vec<Uuid>,
}

/// What [`Audience::admits`] must know of somebody who wants to register.
#[derive(Debug, Clone, Copy)]
pub struct Applicant<'a> {
    /// The mail address is on the list of the invited.
    pub invited: bool,
    pub has_secret_link: bool,
    /// `None`: typed as free text, so nothing is known of it.
    pub organisation: Option<Body<'a>>,
    pub function_category: Option<&'a str>,
}

/// An organisation that is in the register.
#[derive(Debug, Clone, Copy)]
pub struct Body<'a> {
    pub id: Uuid,
    /// The code of its kind.
    pub kind: &'a str,
    pub member: bool,
}

/// The condition that somebody does not meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotFor {
    ByInvitation,
    MembersOnly,
    OrganisationKind,
    FunctionCategory,
    /// Not one of the organisations the event is for.
    Organisation,
}

impl NotFor {
    pub const ALL: [Self; 5] = [Self::ByInvitation, Self::MembersOnly, Self::OrganisationKind, Self::FunctionCategory, Self::Organisation];

    /// The end of its text key.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::ByInvitation => "by-invitation",
            Self::MembersOnly => "members-only",
            Self::OrganisationKind => "organisation-kind",
            Self::FunctionCategory => "function-category",
            Self::Organisation => "named-organisations",
        }
    }
}

impl Audience {
    /// Admits an applicant, or names the first condition that fails, in the order of [`NotFor::ALL`]. Whom the
    /// organiser invited, or gave the secret link, is admitted whatever the conditions say.
    ///
    /// # Errors
    /// The condition that is not met.
    pub fn admits(&self, applicant: &Applicant<'_>) -> Result<(), NotFor> {
        if applicant.invited || applicant.has_secret_link {
            return Ok(());
        }
        if self.by_invitation {
            return Err(NotFor::ByInvitation);
        }
        let organisation = applicant.organisation;
        if self.members_only && !organisation.is_some_and(|body| body.member) {
            return Err(NotFor::MembersOnly);
        }
        if !allows(&self.organisation_kinds, organisation.map(|body| body.kind)) {
            return Err(NotFor::OrganisationKind);
        }
        if !allows(&self.function_categories, applicant.function_category) {
            return Err(NotFor::FunctionCategory);
        }
        if !self.organisations.is_empty() && !organisation.is_some_and(|body| self.organisations.contains(&body.id)) {
            return Err(NotFor::Organisation);
        }
        Ok(())
    }

    /// No condition is set.
    #[must_use]
    pub fn is_for_everyone(&self) -> bool {
        *self == Self::default()
    }
}

/// An empty list asks for nothing; one that is set is not met by what is not known.
fn allows(codes: &[String], code: Option<&str>) -> bool {
    codes.is_empty() || code.is_some_and(|code| codes.iter().any(|allowed| allowed == code))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::{Applicant, Audience, Body, NotFor};

    const GHENT: Body<'_> = Body { id: Uuid::from_u128(1), kind: "municipality", member: true };
    const NOBODY: Applicant<'_> = Applicant { invited: false, has_secret_link: false, organisation: None, function_category: None };

    #[test]
    fn each_condition_has_its_own_refusal() {
        let secretary = Applicant { organisation: Some(GHENT), function_category: Some("secretary"), ..NOBODY };
        let other_member = Applicant { organisation: Some(Body { id: Uuid::from_u128(2), kind: "police_zone", member: true }), function_category: Some("mayor"), ..NOBODY };
        for (audience, refusal) in [
            (Audience { members_only: true, ..Audience::default() }, NotFor::MembersOnly),
            (Audience { organisation_kinds: vec!["municipality".to_owned()], ..Audience::default() }, NotFor::OrganisationKind),
            (Audience { function_categories: vec!["secretary".to_owned()], ..Audience::default() }, NotFor::FunctionCategory),
            (Audience { organisations: vec![GHENT.id], ..Audience::default() }, NotFor::Organisation),
        ] {
            assert_eq!(audience.admits(&secretary), Ok(()));
            assert_eq!(audience.admits(&NOBODY), Err(refusal));
            let expected = if refusal == NotFor::MembersOnly { Ok(()) } else { Err(refusal) };
            assert_eq!(audience.admits(&other_member), expected);
        }
        let by_invitation = Audience { by_invitation: true, ..Audience::default() };
        assert_eq!(by_invitation.admits(&secretary), Err(NotFor::ByInvitation));
    }

    #[test]
    fn every_refusal_has_its_own_key() {
        let keys = NotFor::ALL.map(NotFor::key);
        assert_eq!(keys, ["by-invitation", "members-only", "organisation-kind", "function-category", "named-organisations"]);
    }

    #[test]
    fn an_audience_that_was_stored_without_a_condition_has_none() {
        let stored: Audience = serde_json::from_str(r#"{"members_only":true}"#).expect("an audience");
        assert_eq!(stored, Audience { members_only: true, ..Audience::default() });
        assert!(serde_json::from_str::<Audience>("{}").expect("an audience").is_for_everyone());
    }

    const CODES: [&str; 3] = ["a", "b", "c"];

    fn codes() -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec(prop::sample::select(CODES.to_vec()).prop_map(str::to_owned), 0..3)
    }

    fn audience() -> impl Strategy<Value = Audience> {
        let organisations = prop::collection::vec((0_u128..4).prop_map(Uuid::from_u128), 0..3);
        (any::<bool>(), any::<bool>(), codes(), codes(), organisations).prop_map(|(by_invitation, members_only, organisation_kinds, function_categories, organisations)| Audience {
            by_invitation,
            members_only,
            organisation_kinds,
            function_categories,
            organisations,
        })
    }

    fn applicant() -> impl Strategy<Value = Applicant<'static>> {
        let code = || prop::sample::select(CODES.to_vec());
        let body = (0_u128..4, code(), any::<bool>()).prop_map(|(id, kind, member)| Body { id: Uuid::from_u128(id), kind, member });
        (any::<bool>(), any::<bool>(), prop::option::of(body), prop::option::of(code())).prop_map(|(invited, has_secret_link, organisation, function_category)| Applicant {
            invited,
            has_secret_link,
            organisation,
            function_category,
        })
    }

    proptest! {
        #[test]
        fn everyone_may_come_by_default(applicant in applicant()) {
            prop_assert!(Audience::default().is_for_everyone());
            prop_assert_eq!(Audience::default().admits(&applicant), Ok(()));
        }

        #[test]
        fn the_invited_and_holders_of_the_secret_link_may_always_come(audience in audience(), applicant in applicant()) {
            prop_assert_eq!(audience.admits(&Applicant { invited: true, ..applicant }), Ok(()));
            prop_assert_eq!(audience.admits(&Applicant { has_secret_link: true, ..applicant }), Ok(()));
        }

        #[test]
        fn a_further_condition_never_admits_more(audience in audience(), further in audience(), applicant in applicant()) {
            // Only what was not asked yet: a longer list of allowed kinds is a wider door.
            let stricter = Audience {
                by_invitation: audience.by_invitation || further.by_invitation,
                members_only: audience.members_only || further.members_only,
                organisation_kinds: if audience.organisation_kinds.is_empty() { further.organisation_kinds } else { audience.organisation_kinds.clone() },
                function_categories: if audience.function_categories.is_empty() { further.function_categories } else { audience.function_categories.clone() },
                organisations: if audience.organisations.is_empty() { further.organisations } else { audience.organisations.clone() },
            };
            if stricter.admits(&applicant).is_ok() {
                prop_assert_eq!(audience.admits(&applicant), Ok(()));
            }
        }

        #[test]
        fn somebody_of_whom_nothing_is_known_comes_only_where_everyone_may(audience in audience()) {
            prop_assert_eq!(audience.admits(&NOBODY).is_ok(), audience.is_for_everyone());
        }

        #[test]
        fn an_audience_is_read_back_as_it_was_stored(audience in audience()) {
            let stored = serde_json::to_string(&audience).expect("json");
            prop_assert_eq!(serde_json::from_str::<Audience>(&stored).expect("an audience"), audience);
        }
    }
}
