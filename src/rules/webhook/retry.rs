//! When what did not arrive is tried again: pauses that grow, shaken a little so that not everything comes back at one moment, until a
//! limit; then it is given up.

use jiff::{SignedDuration, Timestamp};

/// Seconds before the second, third … try; the last repeats.
pub const PAUSES: [i64; 9] = [5, 60, 300, 1_800, 7_200, 14_400, 21_600, 28_800, 36_000];

/// The longest pause that a receiver may ask for (`Retry-After`).
const LONGEST_ASKED: i64 = 24 * 3600;

/// So many deliveries given up in a row, without one that arrived, switch an endpoint off.
pub const GIVEN_UP_IN_A_ROW: i32 = 5;

/// When it is tried again after `tries` tries since `queued_at`; `None`: it is given up. The last try is at the limit itself. `shake`
/// (0 to 255) makes the pause up to a quarter longer. `asked`: what the receiver asked for, in seconds.
#[must_use]
pub fn next_try(now: Timestamp, queued_at: Timestamp, tries: i32, give_up: SignedDuration, shake: u8, asked: Option<i64>) -> Option<Timestamp> {
    let limit = queued_at.checked_add(give_up).unwrap_or(Timestamp::MAX);
    if now >= limit {
        return None;
    }
    let step = usize::try_from(tries - 1).unwrap_or(0).min(PAUSES.len() - 1);
    let pause = PAUSES[step] * 1_000;
    let pause = pause + pause / 4 * i64::from(shake) / 255;
    let pause = pause.max(asked.unwrap_or(0).clamp(0, LONGEST_ASKED) * 1_000);
    Some(now.checked_add(SignedDuration::from_millis(pause)).unwrap_or(limit).min(limit))
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};

    use super::next_try;

    const TWO_DAYS: SignedDuration = SignedDuration::from_hours(48);

    #[test]
    fn pauses_grow_for_two_days_and_end_at_the_limit() {
        for shake in [0, 255] {
            let begun: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
            let (mut now, mut tries, mut pauses) = (begun, 1, Vec::new());
            while let Some(next) = next_try(now, begun, tries, TWO_DAYS, shake, None) {
                assert!(next > now && next <= begun + TWO_DAYS);
                pauses.push(next.duration_since(now));
                (now, tries) = (next, tries + 1);
            }
            assert_eq!(now, begun + TWO_DAYS);
            assert!(pauses[..pauses.len() - 1].windows(2).all(|two| two[0] <= two[1]), "{pauses:?}");
            assert!((9..=12).contains(&tries), "{tries}");
        }
    }

    #[test]
    fn a_receiver_may_ask_for_more_time_but_not_for_any() {
        let begun: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let next = |asked| next_try(begun, begun, 1, TWO_DAYS, 0, asked).unwrap().duration_since(begun).as_secs();
        assert_eq!((next(None), next(Some(600)), next(Some(i64::MAX)), next(Some(-5))), (5, 600, 86_400, 5));
    }
}
