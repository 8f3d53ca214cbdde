//! The way to the desk: a one-time link by mail, then a session that ends by itself.
//! A link opens a page with a button; only the button signs in, because mail scanners open links.
//! Start reading at `request_link`.

use jiff::SignedDuration;

pub mod open;
pub mod request_link;
pub mod seen;
#[expect(clippy::module_inception, reason = "one verb, one file: the verb is to sign in")]
pub mod sign_in;
pub mod sign_out;

/// How long a mailed link is good (ASVS 6.5.5).
pub const LINK_LIFE: SignedDuration = SignedDuration::from_mins(10);

/// A session ends after so long without a request (ASVS 7.3.1) …
pub const IDLE_LIFE: SignedDuration = SignedDuration::from_hours(2);

/// … and after so long in any case (ASVS 7.3.2).
pub const LONGEST_LIFE: SignedDuration = SignedDuration::from_hours(12);

/// How often a session's last use is written down, at most.
pub const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(1);
