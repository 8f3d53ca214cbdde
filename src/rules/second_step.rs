//! How far somebody has come in: the mailed link (or the organisation's provider) is the first step, a code of an authenticator
//! app or a recovery code the second (ASVS 6.3.3).

use jiff::{SignedDuration, Timestamp};

use super::permission::Role;

/// So many wrong codes in a row …
pub const MOST_WRONG: i32 = 5;
/// … and no code is looked at for so long. Only who has passed the first step comes so far: nobody else can lock one out.
pub const PAUSE: SignedDuration = SignedDuration::from_mins(15);
/// What changes how one signs in asks for the second step again after so long (ASVS 7.5.1).
pub const FRESH: SignedDuration = SignedDuration::from_mins(10);
/// How many recovery codes are given out at a time.
pub const RECOVERY_CODES: usize = 10;

/// Who must have a second step; everybody else may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequiredOf {
    Admins,
    Everybody,
    /// Example data only: whoever reads the printed link is let in.
    Nobody,
}

impl RequiredOf {
    #[must_use]
    pub fn includes(self, role: Role) -> bool {
        match self {
            Self::Admins => role == Role::Admin,
            Self::Everybody => true,
            Self::Nobody => false,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    In,
    /// There is a second step, and this session has not passed it.
    MustPass,
    /// There must be a second step, and there is none.
    MustSetUp,
}

/// `has`: the organiser has a second step; `passed`: this session passed one.
#[must_use]
pub fn standing(required: bool, has: bool, passed: bool) -> Standing {
    match (passed, has, required) {
        (true, ..) | (false, false, false) => Standing::In,
        (false, true, _) => Standing::MustPass,
        (false, false, true) => Standing::MustSetUp,
    }
}

/// Whether the second step was passed so shortly ago that it need not be asked again.
#[must_use]
pub fn is_fresh(passed_at: Option<Timestamp>, now: Timestamp) -> bool {
    passed_at.is_some_and(|at| now.duration_since(at) < FRESH)
}

#[cfg(test)]
mod tests {
    use super::{RequiredOf, Standing, standing};
    use crate::rules::permission::Role;

    #[test]
    fn who_has_a_second_step_must_pass_it_and_who_must_have_one_sets_it_up() {
        assert_eq!(standing(false, false, false), Standing::In);
        assert_eq!(standing(true, false, false), Standing::MustSetUp);
        assert_eq!(standing(false, true, false), Standing::MustPass);
        assert_eq!(standing(true, true, false), Standing::MustPass);
        assert_eq!(standing(true, true, true), Standing::In);
        // The provider vouched for two factors.
        assert_eq!(standing(true, false, true), Standing::In);
        assert!(RequiredOf::Admins.includes(Role::Admin) && !RequiredOf::Admins.includes(Role::Organiser) && RequiredOf::Everybody.includes(Role::Desk));
    }
}
