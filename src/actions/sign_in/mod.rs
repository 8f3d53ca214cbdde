//! The way to the desk: a one-time link by mail or the organisation's own provider, a second step for who has one, then a
//! session that ends by itself. A link opens a page with a button; only the button signs in, because mail scanners open links.
//! Start reading at `request_link`, then `sign_in`, `open_session` and `pass`.

use jiff::SignedDuration;

use crate::keys::Token;

pub mod by_provider;
pub mod device;
pub mod end_sessions;
pub mod forget_devices;
pub mod open;
mod open_session;
pub mod pass;
pub mod request_link;
pub mod seen;
#[expect(clippy::module_inception, reason = "one verb, one file: the verb is to sign in")]
pub mod sign_in;
pub mod sign_out;
pub mod tell;

/// How long a mailed link is good (ASVS 6.5.5).
pub const LINK_LIFE: SignedDuration = SignedDuration::from_mins(10);

/// How often a session's last use is written down, at most.
pub const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// A browser that was not used for so long is forgotten, and is a new one when it comes back.
pub const DEVICE_LIFE: SignedDuration = SignedDuration::from_hours(400 * 24);

/// The browser in which somebody signs in.
#[derive(Debug, Clone, Default)]
pub struct Browser {
    /// The session it had, which ends (ASVS 7.2.4).
    pub former: Option<Token>,
    /// What it was given when somebody signed in with it before.
    pub device: Option<Token>,
    /// `rules::device::code`
    pub code: String,
}

/// What the browser keeps from now on.
#[derive(Debug, Clone)]
pub struct Opened {
    pub session: Token,
    pub device: Token,
}
