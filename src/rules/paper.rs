//! What a signed attendance list says of one person, and how the list is parted into sheets.

use super::attendance::Mark;
use super::presence::Half;

/// Rows that fit a sheet of A4 with room to sign: the style of `.sheet` in `belfry.css` measures by it.
pub const ROWS_PER_SHEET: usize = 15;
/// Empty rows at the end that somebody may ask for.
pub const MOST_EMPTY_ROWS: usize = 60;

/// What it says of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OnPaper {
    /// Nothing: nobody typed it in, or the list is not complete.
    #[default]
    Unknown,
    /// Did not sign a list that is complete.
    Absent,
    Signed,
    SignedHalf(Half),
}

impl OnPaper {
    const ALL: [Self; 5] = [Self::Unknown, Self::Absent, Self::Signed, Self::SignedHalf(Half::Morning), Self::SignedHalf(Half::Afternoon)];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "",
            Self::Absent => "absent",
            Self::Signed => "signed",
            Self::SignedHalf(half) => half.code(),
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }

    /// What the ticks of a row say: of the morning and the afternoon, or twice the one of the whole session.
    #[must_use]
    pub fn ticked(morning: bool, afternoon: bool) -> Self {
        match (morning, afternoon) {
            (true, true) => Self::Signed,
            (true, false) => Self::SignedHalf(Half::Morning),
            (false, true) => Self::SignedHalf(Half::Afternoon),
            (false, false) => Self::Unknown,
        }
    }

    /// Whether the box of that half is ticked.
    #[must_use]
    pub fn signed(self, half: Half) -> bool {
        self == Self::Signed || self == Self::SignedHalf(half)
    }

    /// What is written down of it: the mark, and of which half-day.
    #[must_use]
    pub fn said(self) -> Option<(Mark, Option<Half>)> {
        match self {
            Self::Unknown => None,
            Self::Absent => Some((Mark::Absent, None)),
            Self::Signed => Some((Mark::Present, None)),
            Self::SignedHalf(half) => Some((Mark::Present, Some(half))),
        }
    }

    /// The same read back.
    #[must_use]
    pub fn of(said: impl IntoIterator<Item = (Mark, Option<Half>)>) -> Self {
        said.into_iter().fold(Self::Unknown, |known, (mark, half)| match (known, half) {
            _ if !mark.was_there() => {
                if known == Self::Unknown {
                    Self::Absent
                } else {
                    known
                }
            }
            (Self::SignedHalf(other), Some(half)) if other != half => Self::Signed,
            (Self::Signed, _) | (_, None) => Self::Signed,
            (_, Some(half)) => Self::SignedHalf(half),
        })
    }
}

/// How many rows stand on each sheet: `people` and then `empty` ones, as few sheets as hold them, the last filled up
/// with empty rows. There is always one.
#[must_use]
pub fn sheets(people: usize, empty: usize) -> usize {
    (people + empty).div_ceil(ROWS_PER_SHEET).max(1)
}

#[cfg(test)]
mod tests {
    use super::{OnPaper, sheets};
    use crate::rules::presence::Half;

    #[test]
    fn what_is_written_is_read_back() {
        for known in OnPaper::ALL {
            assert_eq!(OnPaper::of(known.said()), known);
            assert_eq!(OnPaper::parse(known.code()), Some(known));
        }
        let halves = [OnPaper::SignedHalf(Half::Morning), OnPaper::SignedHalf(Half::Afternoon)];
        assert_eq!(OnPaper::of(halves.iter().filter_map(|half| half.said())), OnPaper::Signed);
        assert_eq!(OnPaper::parse("perhaps"), None);
    }

    #[test]
    fn a_list_has_as_few_sheets_as_hold_it() {
        assert_eq!([(0, 0), (0, 5), (15, 0), (15, 1), (31, 0)].map(|(people, empty)| sheets(people, empty)), [1, 1, 1, 2, 3]);
    }
}
