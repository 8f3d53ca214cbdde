//! How many requests a token may make. Each copy of the program counts its own; the headers are those of
//! draft-ietf-httpapi-ratelimit-headers.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use governor::clock::{Clock as _, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};
use uuid::Uuid;

const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const STANDING: HeaderName = HeaderName::from_static("ratelimit");
/// Forgets tokens that are back at their full allowance each time so many requests came.
const HOUSEKEEPING: u32 = 4_096;

pub struct Allowance {
    per_minute: NonZeroU32,
    tokens: RateLimiter<Uuid, DefaultKeyedStateStore<Uuid>, DefaultClock, StateInformationMiddleware>,
    clock: DefaultClock,
    asked: AtomicU32,
}

/// What is left of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    per_minute: u32,
    remaining: u32,
    /// Until one more is allowed, when none is left.
    wait: Option<Duration>,
}

impl Allowance {
    /// `per_minute` requests, all at once if the token likes.
    #[must_use]
    pub fn new(per_minute: u32) -> Self {
        let per_minute = NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN);
        let tokens = RateLimiter::keyed(Quota::per_minute(per_minute)).with_middleware::<StateInformationMiddleware>();
        Self { per_minute, tokens, clock: DefaultClock::default(), asked: AtomicU32::new(0) }
    }

    /// Counts one request.
    pub fn take(&self, token: Uuid) -> Standing {
        if self.asked.fetch_add(1, Ordering::Relaxed) % HOUSEKEEPING == HOUSEKEEPING - 1 {
            self.tokens.retain_recent();
            self.tokens.shrink_to_fit();
        }
        let per_minute = self.per_minute.get();
        match self.tokens.check_key(&token) {
            Ok(snapshot) => Standing { per_minute, remaining: snapshot.remaining_burst_capacity(), wait: None },
            Err(not_until) => Standing { per_minute, remaining: 0, wait: Some(not_until.wait_time_from(self.clock.now())) },
        }
    }
}

impl Standing {
    /// Seconds until one more is allowed, rounded up, when none was left.
    #[must_use]
    pub fn wait(self) -> Option<u64> {
        self.wait.map(|wait| wait.as_secs() + u64::from(wait.subsec_nanos() > 0))
    }

    /// Seconds until the whole allowance is there again.
    fn reset(self) -> u64 {
        let used = u64::from(self.per_minute - self.remaining.min(self.per_minute));
        (used * 60).div_ceil(u64::from(self.per_minute))
    }

    pub fn write(self, headers: &mut HeaderMap) {
        let policy = format!("\"token\";q={};w=60", self.per_minute);
        let standing = format!("\"token\";r={};t={}", self.remaining, self.reset());
        for (name, text) in [(POLICY, policy), (STANDING, standing)] {
            if let Ok(value) = HeaderValue::try_from(text) {
                headers.insert(name, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::Allowance;

    #[test]
    fn the_allowance_ends_for_one_token_only() {
        let allowance = Allowance::new(2);
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert_eq!([allowance.take(one), allowance.take(one)].map(|standing| (standing.remaining, standing.wait())), [(1, None), (0, None)]);
        assert!(allowance.take(one).wait().is_some_and(|seconds| (1..=30).contains(&seconds)));
        assert_eq!(allowance.take(other).remaining, 1);
        let mut headers = axum::http::HeaderMap::new();
        allowance.take(other).write(&mut headers);
        let text = |name: &str| headers[name].to_str().unwrap().to_owned();
        assert_eq!((text("ratelimit-policy").as_str(), text("ratelimit").as_str()), ("\"token\";q=2;w=60", "\"token\";r=0;t=60"));
    }
}
