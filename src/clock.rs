//! The only place that asks for the time and makes ids. Tests move it by hand.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use jiff::{Timestamp, TimestampRound, Unit};
use uuid::{ContextV7, Uuid};

/// Cheap to clone; all clones show the same time.
#[derive(Clone, Debug)]
pub struct Clock {
    hand: Option<Arc<AtomicI64>>,
    ids: Arc<Mutex<ContextV7>>,
    requests: Arc<Requests>,
}

/// Where the ids of requests come from: a random beginning for this process, then one after the other.
#[derive(Debug)]
struct Requests {
    process: u64,
    count: AtomicU64,
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn system() -> Self {
        Self::new(None)
    }

    /// A clock that stands still at `start` until it is moved.
    #[must_use]
    pub fn by_hand(start: Timestamp) -> Self {
        Self::new(Some(Arc::new(AtomicI64::new(start.as_microsecond()))))
    }

    #[expect(clippy::disallowed_methods, reason = "the one place")]
    fn new(hand: Option<Arc<AtomicI64>>) -> Self {
        let requests = Requests { process: Uuid::new_v4().as_u64_pair().1, count: AtomicU64::new(0) };
        Self { hand, ids: Arc::new(Mutex::new(ContextV7::new())), requests: Arc::new(requests) }
    }

    /// Moves a hand-moved clock; the machine's clock stays as it is.
    pub fn set(&self, moment: Timestamp) {
        if let Some(hand) = &self.hand {
            hand.store(moment.as_microsecond(), Ordering::SeqCst);
        }
    }

    /// Now, in whole microseconds: PostgreSQL keeps no more.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place")]
    pub fn now(&self) -> Timestamp {
        match &self.hand {
            Some(hand) => Timestamp::from_microsecond(hand.load(Ordering::SeqCst)).unwrap_or(Timestamp::UNIX_EPOCH),
            None => Timestamp::now().round(TimestampRound::new().smallest(Unit::Microsecond).mode(jiff::RoundMode::Trunc)).unwrap_or(Timestamp::UNIX_EPOCH),
        }
    }

    /// A new key (UUIDv7): ordered by time, a name and never a secret.
    #[must_use]
    pub fn id(&self) -> Uuid {
        let now = self.now();
        let seconds = u64::try_from(now.as_second()).unwrap_or(0);
        let nanoseconds = u32::try_from(now.subsec_nanosecond()).unwrap_or(0);
        let context = self.ids.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        Uuid::new_v7(uuid::Timestamp::from_unix(&*context, seconds, nanoseconds))
    }

    /// The id of one request, in logs and on error pages: 32 hexadecimal digits, unique, no secret. Counting costs
    /// less than asking the system for chance at every page.
    #[must_use]
    pub fn request_id(&self) -> String {
        format!("{:016x}{:016x}", self.requests.process, self.requests.count.fetch_add(1, Ordering::Relaxed))
    }

    /// A random id (UUIDv4) for what leaves the house and must tell nothing: UID, Message-ID, submission.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place")]
    pub fn random_id(&self) -> Uuid {
        Uuid::new_v4()
    }
}
