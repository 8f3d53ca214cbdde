//! Chance that repeats itself: the same seed gives the same figures, on every machine and with every release. For
//! example data only; secrets are made by `keys`.

use uuid::Uuid;

/// A small generator (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
#[derive(Debug, Clone)]
pub struct Chance(u64);

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

impl Chance {
    /// A stream of its own for each seed and path: `&[EVENT, 7]`.
    #[must_use]
    pub fn of(seed: u64, path: &[u64]) -> Self {
        let mut chance = Self(seed);
        for part in path {
            let mixed = chance.next() ^ part.wrapping_mul(STEP);
            chance = Self(mixed);
            chance.next();
        }
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to, not including, `end`; 0 when `end` is 0.
    pub fn below(&mut self, end: u64) -> u64 {
        // Multiplying keeps the high bits, which are the good ones; the bias is far below what anybody could see.
        u64::try_from((u128::from(self.next()) * u128::from(end)) >> 64).unwrap_or(0)
    }

    /// From `first` up to and including `last`.
    pub fn between(&mut self, first: i64, last: i64) -> i64 {
        let width = u64::try_from(last - first + 1).unwrap_or(1);
        first + i64::try_from(self.below(width)).unwrap_or(0)
    }

    /// True in so many cases of a hundred.
    pub fn percent(&mut self, share: u64) -> bool {
        self.below(100) < share
    }

    /// One of a list that is not empty.
    pub fn one<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        let last = list.len().saturating_sub(1);
        let index = usize::try_from(self.below(list.len() as u64)).unwrap_or(0);
        &list[index.min(last)]
    }

    /// A UUIDv7 of that moment.
    pub fn id(&mut self, moment: jiff::Timestamp) -> Uuid {
        let mut random = [0; 10];
        random[..8].copy_from_slice(&self.next().to_be_bytes());
        random[8..].copy_from_slice(&self.next().to_be_bytes()[..2]);
        uuid::Builder::from_unix_timestamp_millis(u64::try_from(moment.as_millisecond()).unwrap_or(0), &random).into_uuid()
    }

    /// A UUIDv4.
    pub fn random_id(&mut self) -> Uuid {
        let mut random = [0; 16];
        random[..8].copy_from_slice(&self.next().to_be_bytes());
        random[8..].copy_from_slice(&self.next().to_be_bytes());
        uuid::Builder::from_random_bytes(random).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn the_same_path_gives_the_same_figures_and_another_path_others() {
        let figures = |seed, path: &[u64]| {
            let mut chance = Chance::of(seed, path);
            (0..8).map(|_| chance.below(1_000_000)).collect::<Vec<_>>()
        };
        assert_eq!(figures(1, &[2, 3]), figures(1, &[2, 3]));
        for other in [figures(2, &[2, 3]), figures(1, &[3, 2]), figures(1, &[2, 4]), figures(1, &[2])] {
            assert_ne!(figures(1, &[2, 3]), other);
        }
        let mut chance = Chance::of(1, &[]);
        assert!((0..10_000).all(|_| (-3..=3).contains(&chance.between(-3, 3))));
        assert_eq!(chance.below(0), 0);
        assert_eq!(chance.random_id().get_version_num(), 4);
        assert_eq!(chance.id(jiff::Timestamp::UNIX_EPOCH).get_version_num(), 7);
    }
}
