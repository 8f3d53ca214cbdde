//! Where the lines of a diagram go. The numbers come in, and a template draws what comes out as SVG with title and
//! description, beside a table of the same numbers. Units are those of the drawing, [`WIDTH`] of them across; a phone shows
//! one as a pixel. Nothing is told by colour alone: columns of a second sort are hatched, tiles differ in outline and mark.

use serde::Serialize;

/// Of every diagram.
pub const WIDTH: i64 = 360;

/// Bars that lie, each under its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bars {
    pub width: i64,
    pub height: i64,
    pub bars: Vec<Bar>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    pub label: String,
    pub value: i64,
    /// Where the label's line stands.
    pub label_y: i64,
    pub y: i64,
    pub length: i64,
}

impl Bars {
    const ROW: i64 = 36;
    pub const THICK: i64 = 14;
    /// Room for the number behind the longest bar.
    const NUMBER: i64 = 60;

    /// Bars from zero; what is below it has none.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = (String, i64)>) -> Self {
        let values: Vec<(String, i64)> = values.into_iter().collect();
        let most = values.iter().map(|(_, value)| *value).max().unwrap_or(0);
        let bars: Vec<Bar> = values
            .into_iter()
            .zip(0_i64..)
            .map(|((label, value), at)| Bar { label, value, label_y: at * Self::ROW + 12, y: at * Self::ROW + 17, length: scaled(value, most, WIDTH - Self::NUMBER) })
            .collect();
        Self { width: WIDTH, height: Self::ROW * i64::try_from(bars.len()).unwrap_or(0), bars }
    }
}

/// Two sorts of columns over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Columns {
    pub width: i64,
    pub height: i64,
    /// Of the plot.
    pub left: i64,
    pub right: i64,
    pub bottom: i64,
    pub lines: Vec<Line>,
    pub steps: Vec<ColumnStep>,
}

/// A line across, with its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    pub y: i64,
    pub value: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnStep {
    pub label: String,
    /// There is room for its label below.
    pub labelled: bool,
    pub middle: i64,
    pub first: Column,
    pub second: Column,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    pub value: i64,
    pub x: i64,
    pub y: i64,
    pub width: i64,
    pub height: i64,
}

impl Columns {
    const HEIGHT: i64 = 200;
    const LEFT: i64 = 44;
    const TOP: i64 = 12;
    const BOTTOM: i64 = 176;
    /// Room that a label takes.
    const LABEL: i64 = 52;

    #[must_use]
    pub fn of(values: impl IntoIterator<Item = (String, i64, i64)>) -> Self {
        let values: Vec<(String, i64, i64)> = values.into_iter().collect();
        let most = round_up(values.iter().map(|(_, one, other)| *one.max(other)).max().unwrap_or(0));
        let count = i64::try_from(values.len()).unwrap_or(1).max(1);
        let room = WIDTH - Self::LEFT - 4;
        let every = (count * Self::LABEL).div_euclid(room).max(0) + 1;
        let plot = Self::BOTTOM - Self::TOP;
        let steps = values
            .into_iter()
            .zip(0_i64..)
            .map(|((label, one, other), at)| {
                // From the edges, so that rounding adds up to the whole.
                let (from, until) = (Self::LEFT + room * at / count, Self::LEFT + room * (at + 1) / count);
                let thick = ((until - from) * 2 / 5).clamp(1, 24);
                let middle = i64::midpoint(from, until);
                let column = |x: i64, value: i64| {
                    let height = scaled(value, most, plot);
                    Column { value, x, y: Self::BOTTOM - height, width: thick, height }
                };
                ColumnStep { label, labelled: at % every == 0, middle, first: column(middle - thick, one), second: column(middle, other) }
            })
            .collect();
        let lines = if most == 0 { vec![0] } else { vec![0, most / 2, most] };
        let lines = lines.into_iter().map(|value| Line { value, y: Self::BOTTOM - scaled(value, most, plot) }).collect();
        Self { width: WIDTH, height: Self::HEIGHT, left: Self::LEFT, right: WIDTH - 4, bottom: Self::BOTTOM, lines, steps }
    }
}

/// One place of a map of tiles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tile {
    pub name: String,
    /// As much of the name as there is room for.
    pub short: String,
    pub reached: bool,
    pub x: i64,
    pub y: i64,
}

/// A map of tiles, row by row in the order in which they come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tiles {
    pub width: i64,
    pub height: i64,
    pub tile_width: i64,
    pub tile_height: i64,
    pub tiles: Vec<Tile>,
}

impl Tiles {
    const ACROSS: i64 = 10;
    const TILE: (i64, i64) = (34, 22);
    const GAP: i64 = 2;
    /// Letters in a tile.
    const LETTERS: usize = 4;

    /// Names, and whether each was reached.
    #[must_use]
    pub fn of(places: impl IntoIterator<Item = (String, bool)>) -> Self {
        let tile = |((name, reached), at): ((String, bool), i64)| Tile {
            // Of many saints, the saint.
            short: name.replacen("Sint-", "S-", 1).chars().take(Self::LETTERS).collect(),
            x: at % Self::ACROSS * (Self::TILE.0 + Self::GAP),
            y: at / Self::ACROSS * (Self::TILE.1 + Self::GAP),
            name,
            reached,
        };
        let tiles: Vec<Tile> = places.into_iter().zip(0_i64..).map(tile).collect();
        let rows = i64::try_from(tiles.len()).unwrap_or(0) + Self::ACROSS - 1;
        let rows = rows.div_euclid(Self::ACROSS);
        Self { width: WIDTH, height: rows * (Self::TILE.1 + Self::GAP), tile_width: Self::TILE.0, tile_height: Self::TILE.1, tiles }
    }
}

/// `value` of `most` on a length; what is there is seen.
fn scaled(value: i64, most: i64, length: i64) -> i64 {
    if value <= 0 || most <= 0 {
        return 0;
    }
    let scaled = i128::from(value) * i128::from(length) / i128::from(most);
    i64::try_from(scaled).unwrap_or(length).clamp(1, length)
}

/// The next number that a scale can end at: 1, 2, 4, 5, 6, 8 or 10 times a power of ten, and even from two on.
fn round_up(most: i64) -> i64 {
    if most <= 2 {
        return most.max(0);
    }
    let mut power = 1_i64;
    while power.saturating_mul(10) < most {
        power = power.saturating_mul(10);
    }
    [2, 4, 6, 8, 10].into_iter().map(|times| power.saturating_mul(times)).find(|end| *end >= most).unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Bars, Columns, Tiles, WIDTH, round_up};

    #[test]
    fn a_scale_ends_at_a_round_number() {
        assert_eq!([0, 1, 2, 3, 7, 10, 11, 61, 101, 999].map(round_up), [0, 1, 2, 4, 8, 10, 20, 80, 200, 1000]);
    }

    #[test]
    fn nothing_at_all_can_be_drawn() {
        assert_eq!((Bars::of([]).height, Tiles::of([]).height), (0, 0));
        assert_eq!(Columns::of([("maart".to_owned(), 0, 0)]).lines.len(), 1);
        assert_eq!(Bars::of([("a".to_owned(), 0)]).bars[0].length, 0);
    }

    proptest! {
        #[test]
        fn everything_lies_inside_the_drawing(values in proptest::collection::vec((0_i64..2_000_000, 0_i64..2_000_000), 0..60)) {
            let bars = Bars::of(values.iter().map(|(value, _)| (String::new(), *value)));
            prop_assert!(bars.bars.iter().all(|bar| bar.length <= WIDTH && bar.y + Bars::THICK <= bars.height && (bar.length > 0) == (bar.value > 0)));
            let columns = Columns::of(values.iter().map(|(one, other)| (String::new(), *one, *other)));
            for column in columns.steps.iter().flat_map(|step| [&step.first, &step.second]) {
                prop_assert!(column.x >= columns.left && column.x + column.width <= columns.right && column.y >= 0 && column.y + column.height == columns.bottom);
            }
            let tiles = Tiles::of(values.iter().map(|(one, _)| (String::new(), *one > 5)));
            prop_assert!(tiles.tiles.iter().all(|tile| tile.x + tiles.tile_width <= WIDTH && tile.y + tiles.tile_height <= tiles.height));
        }
    }
}
