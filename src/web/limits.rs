//! How many forms a client may send. Per mailbox is another limit, held by the action that posts the mail.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// Forgets clients that are back at their full allowance each time so many forms came.
const HOUSEKEEPING: u32 = 4_096;

pub struct Limits {
    clients: DefaultKeyedRateLimiter<IpAddr>,
    clock: DefaultClock,
    asked: AtomicU32,
}

impl Limits {
    /// `per_hour` forms of one client, all at once if it likes.
    #[must_use]
    pub fn new(per_hour: u32) -> Self {
        let quota = Quota::per_hour(NonZeroU32::new(per_hour).unwrap_or(NonZeroU32::MIN));
        Self { clients: RateLimiter::keyed(quota), clock: DefaultClock::default(), asked: AtomicU32::new(0) }
    }

    /// Counts one form of a client.
    ///
    /// # Errors
    /// How long to wait until the next one may come.
    pub fn take(&self, client: IpAddr) -> Result<(), Duration> {
        if self.asked.fetch_add(1, Ordering::Relaxed) % HOUSEKEEPING == HOUSEKEEPING - 1 {
            self.clients.retain_recent();
            self.clients.shrink_to_fit();
        }
        self.clients.check_key(&household(client)).map_err(|not_until| not_until.wait_time_from(self.clock.now()))
    }
}

/// An IPv6 household has a /64 of addresses to hop between.
fn household(client: IpAddr) -> IpAddr {
    match client.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use super::Limits;

    #[test]
    fn the_allowance_ends_for_one_client_only() {
        let limits = Limits::new(3);
        let [one, other] = ["192.0.2.1", "192.0.2.2"].map(|address| address.parse().unwrap());
        assert!((0..3).all(|_| limits.take(one).is_ok()));
        assert!(limits.take(one).is_err_and(|wait| wait.as_secs() <= 1200));
        assert!(limits.take(other).is_ok());
    }

    #[test]
    fn neighbours_in_one_ipv6_network_are_one_client() {
        let limits = Limits::new(2);
        let addresses = ["2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1"].map(|address| address.parse().unwrap());
        assert_eq!(addresses.map(|address| limits.take(address).is_ok()), [true, true, false, true]);
    }
}
