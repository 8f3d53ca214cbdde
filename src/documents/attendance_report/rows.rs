//! The rows of the parts with people in them, read as stays.

use std::collections::HashMap;

use jiff::Timestamp;

use super::blocks::Part;
use super::columns::{Found, Holds, People};
use super::days::Decided;
use super::entries::{Entry, stays};
use super::grid::{Grid, Shown};
use super::words;
use super::{Meeting, Report, Unread};
use crate::rules::attendance_matching::{Seen, Stay, name_key};

/// Longer stays are a mistake.
const LONGEST: i64 = 24 * 3_600;
/// Characters of a name, and of what is shown of a row that could not be read.
const NAME: usize = 200;
const SHOWN: usize = 80;

/// Reads the people of all parts. Of two parts about the same stays the one with more rows counts.
pub fn read(grid: &Grid, parts: &[Part], found: &Found, days: &Decided, meeting: &Meeting, report: &mut Report) {
    let mut read: Vec<Vec<Seen>> = Vec::new();
    for block in &found.blocks {
        let mut seen = Vec::new();
        let mut entries = Vec::new();
        for row in parts[block.part].rows.clone() {
            let cells = &grid.row(row).cells;
            // Files that were put together repeat their headings.
            if parts[block.part].heading.is_some_and(|heading| grid.row(heading).cells == *cells) {
                continue;
            }
            match one(grid, row, block, days, meeting) {
                Ok(Some(Line::Seen(line))) => seen.push(line),
                Ok(Some(Line::Entry(entry))) => entries.push(entry),
                Ok(None) => {}
                Err(code) => report.unread.push(Unread { row: grid.row(row).number, code, text: cells.join(" ").trim().chars().take(SHOWN).collect() }),
            }
        }
        let entered = stays(entries).into_iter().map(|(row, name, stay)| Seen { row, name, addresses: Vec::new(), staff: block.staff, stay });
        seen.extend(entered);
        read.push(seen);
    }
    report.rows = finest(read);
    report.rows.sort_by_key(|seen| seen.row);
    report.unread.sort_by_key(|unread| unread.row);
}

enum Line {
    Seen(Seen),
    Entry(Entry),
}

fn one(grid: &Grid, row: usize, block: &People, days: &Decided, meeting: &Meeting) -> Result<Option<Line>, &'static str> {
    let text = |holds: Holds| block.column(holds).map_or("", |at| grid.text(row, at));
    let name = match (text(Holds::FirstName), text(Holds::LastName)) {
        ("", "") => text(Holds::Name).to_owned(),
        (first, last) => format!("{first} {last}").trim().to_owned(),
    };
    let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(NAME).collect();
    let mut addresses: Vec<String> = Vec::new();
    for at in block.columns(Holds::Address) {
        if let Shown::Address(address) = grid.shown(row, at)
            && !address.is_empty()
            && !addresses.contains(address)
        {
            addresses.push(address.clone());
        }
    }
    let number = grid.row(row).number;
    if let (Some(action), Some(at)) = (block.column(Holds::Action), block.column(Holds::At)) {
        if name.is_empty() {
            return Err("no-name");
        }
        let at = moment(grid, row, at, block, days, meeting)?.ok_or("moment")?;
        return Ok(Some(Line::Entry(Entry { row: number, who: name, action: grid.text(row, action).to_lowercase(), at })));
    }
    let stay = stay(grid, row, block, days, meeting)?;
    if name.is_empty() && addresses.is_empty() {
        // Sums and remarks below a list.
        return if matches!(stay, Stay::Span { .. }) { Err("no-name") } else { Ok(None) };
    }
    let staff = block.staff || words::is_staff_role(text(Holds::Role));
    Ok(Some(Line::Seen(Seen { row: number, name, addresses, staff, stay })))
}

/// The moment in a cell; `None` when nothing stands there.
fn moment(grid: &Grid, row: usize, column: usize, block: &People, days: &Decided, meeting: &Meeting) -> Result<Option<Timestamp>, &'static str> {
    let shown = grid.shown(row, column);
    if !shown.is_filled() {
        return Ok(None);
    }
    let day = block.column(Holds::Day).and_then(|at| grid.shown(row, at).moment());
    let written = shown.moment().ok_or("moment")?;
    days.moment(written, day, meeting).map(Some).ok_or("moment")
}

fn stay(grid: &Grid, row: usize, block: &People, days: &Decided, meeting: &Meeting) -> Result<Stay, &'static str> {
    let at = |holds: Holds| block.column(holds).map_or(Ok(None), |at| moment(grid, row, at, block, days, meeting));
    let (from, until) = (at(Holds::From)?, at(Holds::Until)?);
    let long = length(grid, row, block)?;
    if let Some(from) = from {
        let until = until.or_else(|| from.checked_add(jiff::SignedDuration::from_secs(long?)).ok());
        return span(grid, row, block, from, until);
    }
    let answer = block.column(Holds::Answer).and_then(|at| grid.answer(row, at));
    Ok(match (until, long, answer) {
        (_, Some(0), _) => Stay::Away,
        (_, Some(seconds), _) => Stay::Length(seconds),
        (_, None, Some(false)) => Stay::Away,
        (_, None, Some(true)) | (Some(_), None, None) => Stay::There,
        (None, None, None) => Stay::Away,
    })
}

fn span(grid: &Grid, row: usize, block: &People, from: Timestamp, until: Option<Timestamp>) -> Result<Stay, &'static str> {
    let Some(mut until) = until else { return Ok(Stay::Span { from, until: None }) };
    let dated = block.column(Holds::Until).and_then(|at| grid.shown(row, at).moment()).is_some_and(|written| written.date.is_some());
    // Without dates, an evening may end after midnight.
    if until < from && !dated {
        until = until.checked_add(jiff::SignedDuration::from_hours(24)).map_err(|_| "moment")?;
    }
    if until < from {
        return Err("ends-before");
    }
    if until.as_second() - from.as_second() > LONGEST {
        return Err("too-long");
    }
    Ok(Stay::Span { from, until: Some(until) })
}

fn length(grid: &Grid, row: usize, block: &People) -> Result<Option<i64>, &'static str> {
    for (holds, unit) in [(Holds::Length, 0.0), (Holds::Minutes, 60.0), (Holds::Seconds, 1.0)] {
        let Some(at) = block.column(holds) else { continue };
        let shown = grid.shown(row, at);
        if !shown.is_filled() {
            continue;
        }
        let seconds = match (shown, shown.length()) {
            (_, Some(seconds)) => seconds,
            #[expect(clippy::cast_possible_truncation, reason = "beyond any length of time, it saturates and is refused below")]
            (Shown::Number(number), _) => (number * if unit == 0.0 { 60.0 } else { unit }).round() as i64,
            _ => return Err("length"),
        };
        if seconds < 0 {
            return Err("negative");
        }
        if seconds > LONGEST {
            return Err("too-long");
        }
        return Ok(Some(seconds));
    }
    Ok(None)
}

/// Tools tell the same stays twice: summed up, and one by one. What is summed up counts for those alone who are in no
/// finer part.
fn finest(mut blocks: Vec<Vec<Seen>>) -> Vec<Seen> {
    blocks.sort_by_key(|rows| std::cmp::Reverse(rows.len()));
    let mut kept: Vec<(Bounds, Vec<Seen>)> = Vec::new();
    for rows in blocks {
        let own = bounds(&rows);
        let alike = |other: &Bounds| own.iter().filter(|(key, bounds)| other.get(*key).is_some_and(|others| others == *bounds)).count();
        match kept.iter_mut().find(|(other, _)| !own.is_empty() && alike(other) * 10 >= own.len() * 6) {
            Some((finer, into)) => {
                for row in rows {
                    let twice = keys(&row).any(|key| finer.contains_key(key.as_str()));
                    if !twice {
                        into.push(row);
                    } else if row.staff {
                        let key = name_key(&row.name);
                        into.iter_mut().filter(|seen| name_key(&seen.name) == key).for_each(|seen| seen.staff = true);
                    }
                }
            }
            None => kept.push((own, rows)),
        }
    }
    kept.into_iter().flat_map(|(_, rows)| rows).collect()
}

/// First and last second of each person.
type Bounds = HashMap<String, (i64, i64)>;

fn bounds(rows: &[Seen]) -> Bounds {
    let mut bounds: Bounds = HashMap::new();
    for row in rows {
        let Stay::Span { from, until } = row.stay else { continue };
        let until = until.unwrap_or(from).as_second();
        for key in keys(row) {
            let own = bounds.entry(key).or_insert((i64::MAX, i64::MIN));
            *own = (own.0.min(from.as_second()), own.1.max(until));
        }
    }
    bounds
}

/// By name, as both parts have it, and by address.
fn keys(row: &Seen) -> impl Iterator<Item = String> {
    std::iter::once(name_key(&row.name)).chain(row.addresses.first().cloned()).filter(|key| !key.is_empty())
}
