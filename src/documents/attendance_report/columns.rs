//! What the columns of each part hold, by what their cells show; and which parts are people.

use std::collections::HashSet;

use super::Meeting;
use super::blocks::Part;
use super::days::Decided;
use super::grid::{Grid, Shown};
use super::words;
use crate::rules::search_text::fold;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holds {
    Name,
    FirstName,
    LastName,
    Address,
    /// When they came, with or without the date.
    From,
    Until,
    /// The date of times that have none.
    Day,
    /// How long, with units or colons.
    Length,
    Minutes,
    Seconds,
    /// Whether they were there.
    Answer,
    /// What they did at the moment: came or went.
    Action,
    At,
    /// Host, presenter, attendee.
    Role,
}

impl Holds {
    pub const ALL: [Self; 14] = [
        Self::Name,
        Self::FirstName,
        Self::LastName,
        Self::Address,
        Self::From,
        Self::Until,
        Self::Day,
        Self::Length,
        Self::Minutes,
        Self::Seconds,
        Self::Answer,
        Self::Action,
        Self::At,
        Self::Role,
    ];

    /// Its name in forms and in text keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::FirstName => "first-name",
            Self::LastName => "last-name",
            Self::Address => "address",
            Self::From => "from",
            Self::Until => "until",
            Self::Day => "day",
            Self::Length => "length",
            Self::Minutes => "minutes",
            Self::Seconds => "seconds",
            Self::Answer => "answer",
            Self::Action => "action",
            Self::At => "at",
            Self::Role => "role",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|holds| holds.code() == code)
    }
}

/// A part in which people stand.
#[derive(Debug, Clone)]
pub struct People {
    pub part: usize,
    pub holds: Vec<Option<Holds>>,
    /// By where and under which title it stands: hosts, panelists.
    pub staff: bool,
}

impl People {
    pub fn column(&self, wanted: Holds) -> Option<usize> {
        self.holds.iter().position(|holds| *holds == Some(wanted))
    }

    pub fn columns(&self, wanted: Holds) -> impl Iterator<Item = usize> {
        self.holds.iter().enumerate().filter(move |(_, holds)| **holds == Some(wanted)).map(|(at, _)| at)
    }
}

#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The part that stands for the file when somebody says what its columns are.
    pub main: Option<usize>,
    pub blocks: Vec<People>,
}

/// How much a part says of when people were there; only the parts that say most are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// Whether, or how long.
    Lengths,
    /// Moments of coming and going, in rows of their own.
    Entries,
    /// From when until when.
    Spans,
}

/// Finds the parts with people in them.
pub fn choose(grid: &Grid, parts: &[Part], days: &Decided, meeting: &Meeting, by_hand: Option<&[Option<Holds>]>) -> Found {
    let guesses: Vec<(usize, Vec<Option<Holds>>, Strength)> =
        parts.iter().enumerate().filter_map(|(at, part)| guess(grid, part, days, meeting).map(|(holds, strength)| (at, holds, strength))).collect();
    let strongest = guesses.iter().map(|(.., strength)| *strength).max();
    let mut blocks: Vec<People> = guesses.into_iter().filter(|(.., strength)| Some(*strength) == strongest).map(|(part, holds, _)| People { part, holds, staff: false }).collect();
    let main = blocks.iter().max_by_key(|block| parts[block.part].rows.len()).map(|block| block.part);
    if let Some(by_hand) = by_hand {
        let Some(main) = main.or_else(|| super::blocks::largest(parts)) else { return Found::default() };
        let same_heading = |part: &Part| part.heading.map(|at| &grid.row(at).cells) == parts[main].heading.map(|at| &grid.row(at).cells);
        let holds = |width: usize| by_hand.iter().copied().chain(std::iter::repeat(None)).take(width).collect::<Vec<_>>();
        let blocks = (0..parts.len()).filter(|at| *at == main || same_heading(&parts[*at])).map(|part| People { part, holds: holds(grid.table.columns), staff: false });
        let blocks: Vec<People> = if is_enough(by_hand) { blocks.collect() } else { Vec::new() };
        return Found { main: Some(main), blocks };
    }
    mark_staff(grid, parts, &mut blocks);
    Found { main, blocks }
}

/// Somebody, and when or whether.
#[must_use]
pub fn is_enough(holds: &[Option<Holds>]) -> bool {
    let has = |wanted: Holds| holds.contains(&Some(wanted));
    let somebody = [Holds::Name, Holds::LastName, Holds::FirstName, Holds::Address].into_iter().any(has);
    let there = [Holds::From, Holds::Length, Holds::Minutes, Holds::Seconds, Holds::Answer].into_iter().any(has) || (has(Holds::Action) && has(Holds::At));
    somebody && there
}

/// Tools put those who lead the meeting first, in parts of their own that say less of them.
fn mark_staff(grid: &Grid, parts: &[Part], blocks: &mut [People]) {
    let width = |block: &People| parts[block.part].heading.map_or(0, |at| super::filled_width(grid.row(at)));
    let widest = blocks.iter().max_by_key(|block| (width(block), block.part)).map(|block| (width(block), block.part));
    let several = blocks.len() > 2;
    for block in blocks {
        let title = parts[block.part].title.map_or("", |at| grid.text(at, 0));
        let before = several && widest.is_some_and(|(most, part)| block.part < part && width(block) < most);
        block.staff = words::is_staff(title) || before;
    }
}

/// What the cells of one column show.
#[derive(Default)]
struct Tally {
    filled: usize,
    moments: usize,
    days: usize,
    clocks: usize,
    lengths: usize,
    numbers: usize,
    addresses: usize,
    answers: usize,
    texts: usize,
    letters: usize,
    several_words: usize,
    distinct: HashSet<String>,
    least: f64,
    most: f64,
}

impl Tally {
    fn of(grid: &Grid, part: &Part, column: usize) -> Self {
        let mut tally = Self { least: f64::INFINITY, most: f64::NEG_INFINITY, ..Self::default() };
        for row in part.rows.clone() {
            let shown = grid.shown(row, column);
            if !shown.is_filled() {
                continue;
            }
            tally.filled += 1;
            tally.answers += usize::from(grid.answer(row, column).is_some());
            match shown {
                Shown::Address(_) => tally.addresses += 1,
                Shown::Moment(written) => match (written.date, written.time) {
                    (Some(_), Some(_)) => tally.moments += 1,
                    (Some(_), None) => tally.days += 1,
                    _ => tally.clocks += 1,
                },
                Shown::ClockOrLength(..) => {
                    tally.clocks += 1;
                    tally.lengths += 1;
                }
                Shown::Length(_) => tally.lengths += 1,
                Shown::Number(number) => {
                    tally.numbers += 1;
                    (tally.least, tally.most) = (tally.least.min(*number), tally.most.max(*number));
                    // Whoever calls in is named by their number.
                    if *number >= 1e8 {
                        tally.text(grid.text(row, column));
                        tally.letters += 1;
                    }
                }
                Shown::Text => tally.text(grid.text(row, column)),
                Shown::Empty | Shown::Nothing => {}
            }
        }
        tally
    }

    fn text(&mut self, text: &str) {
        self.texts += 1;
        self.letters += usize::from(text.chars().filter(|letter| letter.is_alphabetic()).count() >= 2);
        self.several_words += usize::from(fold(text).contains(' '));
        if self.distinct.len() < 5_000 {
            self.distinct.insert(text.to_owned());
        }
    }

    /// Most of what stands there.
    fn mostly(&self, count: usize) -> bool {
        count > 0 && count * 10 >= self.filled * 6
    }

    fn is_names(&self) -> bool {
        self.mostly(self.texts) && self.letters * 2 >= self.texts && self.answers * 2 < self.filled
    }
}

fn guess(grid: &Grid, part: &Part, days: &Decided, meeting: &Meeting) -> Option<(Vec<Option<Holds>>, Strength)> {
    if part.rows.is_empty() {
        return None;
    }
    let width = grid.table.columns;
    let tallies: Vec<Tally> = (0..width).map(|column| Tally::of(grid, part, column)).collect();
    let headings: Vec<Option<Holds>> = (0..width).map(|column| part.heading.and_then(|at| words::of_heading(grid.text(at, column)))).collect();
    let which = |test: &dyn Fn(&Tally) -> bool| (0..width).filter(|at| test(&tallies[*at])).collect::<Vec<usize>>();
    let mut holds: Vec<Option<Holds>> = vec![None; width];
    for at in which(&|tally| tally.mostly(tally.addresses)) {
        holds[at] = Some(Holds::Address);
    }
    let moments = which(&|tally| tally.mostly(tally.moments));
    let clocks = which(&|tally| tally.mostly(tally.clocks) && tally.moments == 0 && tally.lengths <= tally.clocks);
    let clocks: Vec<usize> = clocks.into_iter().filter(|at| !matches!(headings[*at], Some(Holds::Length))).collect();
    let mut strength = None;
    let timed = if moments.is_empty() { &clocks } else { &moments };
    if let Some((from, until)) = named_pair(timed, &headings).filter(|_| moments.is_empty()).or_else(|| span(grid, part, days, meeting, timed)) {
        (holds[from], holds[until]) = (Some(Holds::From), Some(Holds::Until));
        strength = Some(Strength::Spans);
    }
    if let Some(day) = which(&|tally| tally.mostly(tally.days)).first().filter(|_| moments.is_empty()) {
        holds[*day] = Some(Holds::Day);
    }
    lengths(&tallies, &headings, &mut holds, meeting);
    let long = [Holds::Length, Holds::Minutes, Holds::Seconds].into_iter().any(|wanted| holds.contains(&Some(wanted)));
    if strength.is_none() {
        let only: Vec<usize> = timed.iter().copied().filter(|at| holds[*at].is_none()).collect();
        if let ([at], Some(action)) = (&only[..], action(&tallies, part.rows.len(), &holds)) {
            (holds[*at], holds[action]) = (Some(Holds::At), Some(Holds::Action));
            strength = Some(Strength::Entries);
        } else if let ([from, ..], true) = (&only[..], long && (holds.contains(&Some(Holds::Address)) || part.rows.len() > 2)) {
            holds[*from] = Some(Holds::From);
            strength = Some(Strength::Spans);
        }
    }
    let answers: Vec<usize> = which(&|tally| tally.answers > 0 && tally.answers * 10 >= tally.filled * 8).into_iter().filter(|at| holds[*at].is_none()).collect();
    let named = answers.iter().find(|at| headings[**at] == Some(Holds::Answer));
    // Of several that nobody names, any may be about something else, a guest or a consent.
    if let Some(at) = named.or(answers.first().filter(|_| strength.is_none() && !long)) {
        holds[*at] = Some(Holds::Answer);
    }
    if strength.is_none() && (long || holds.contains(&Some(Holds::Answer))) {
        strength = Some(Strength::Lengths);
    }
    names(grid, part, &tallies, &headings, &mut holds);
    if let Some(at) = (0..width).find(|at| holds[*at].is_none() && tallies[*at].distinct.iter().any(|text| words::is_staff_role(text)) && tallies[*at].distinct.len() <= 12) {
        holds[at] = Some(Holds::Role);
    }
    let strength = strength?;
    is_enough(&holds).then_some((holds, strength))
}

/// The two columns of moments of which one comes after the other in most rows, on the day of the session.
fn span(grid: &Grid, part: &Part, days: &Decided, meeting: &Meeting, moments: &[usize]) -> Option<(usize, usize)> {
    let mut best = None;
    for from in moments {
        for until in moments.iter().filter(|until| *until != from) {
            let (mut fitting, mut near, mut both) = (0_usize, 0_usize, 0_usize);
            for row in part.rows.clone() {
                let moment = |column: usize| days.moment(grid.shown(row, column).moment()?, None, meeting);
                let (Some(start), Some(end)) = (moment(*from), moment(*until)) else { continue };
                both += 1;
                let seconds = end.as_second() - start.as_second();
                fitting += usize::from((0..=86_400).contains(&seconds));
                near += usize::from((start.as_second() - meeting.starts_at.as_second()).abs() < 2 * 86_400);
            }
            let score = (near.min(fitting), fitting, from < until, std::cmp::Reverse(until.abs_diff(*from)));
            // Columns of which the second is hardly ever later are no pair.
            if fitting * 10 >= both * 6 && best.as_ref().is_none_or(|(best, _)| score > *best) {
                best = Some((score, (*from, *until)));
            }
        }
    }
    best.map(|(_, pair)| pair)
}

/// The columns of times whose headings are known.
fn named_pair(timed: &[usize], headings: &[Option<Holds>]) -> Option<(usize, usize)> {
    let named = |wanted: Holds| timed.iter().copied().find(|at| headings[*at] == Some(wanted));
    named(Holds::From).zip(named(Holds::Until))
}

/// The column that says how long: with units, or numbers that can be minutes or seconds.
fn lengths(tallies: &[Tally], headings: &[Option<Holds>], holds: &mut [Option<Holds>], meeting: &Meeting) {
    let free: Vec<usize> = (0..tallies.len()).filter(|at| holds[*at].is_none()).collect();
    let by_heading = |at: &&usize| matches!(headings[**at], Some(Holds::Length | Holds::Minutes | Holds::Seconds));
    let with_units: Vec<usize> = free
        .iter()
        .copied()
        .filter(|at| tallies[*at].mostly(tallies[*at].lengths) && (tallies[*at].lengths > tallies[*at].clocks || holds.contains(&Some(Holds::From)) || by_heading(&at)))
        .collect();
    if let Some(at) = with_units.iter().find(by_heading).or(with_units.first()) {
        holds[*at] = Some(Holds::Length);
        return;
    }
    let session = jiff::SignedDuration::from_secs(meeting.ends_at.as_second() - meeting.starts_at.as_second()).as_secs_f64();
    let is_number = |at: &&usize| tallies[**at].mostly(tallies[**at].numbers) && tallies[**at].least >= -86_400.0 && tallies[**at].most <= 172_800.0;
    let numbers: Vec<usize> = free.iter().filter(is_number).copied().collect();
    // Without a heading that we know, only a single column that varies can be meant.
    let telling: Vec<usize> = numbers.iter().copied().filter(|at| tallies[*at].most > tallies[*at].least && tallies[*at].most > 1.0).collect();
    let chosen = numbers.iter().find(by_heading).copied().or(if let [only] = telling[..] { Some(only) } else { None });
    if let Some(at) = chosen {
        let seconds = match headings[at] {
            Some(Holds::Seconds) => true,
            Some(Holds::Minutes) => false,
            // Minutes beyond three times the session are seconds.
            _ => tallies[at].most > session / 60.0 * 3.0,
        };
        holds[at] = Some(if seconds { Holds::Seconds } else { Holds::Minutes });
    }
}

/// A column of a few words that come again and again, each row with one: about two, or words that we know.
fn action(tallies: &[Tally], rows: usize, holds: &[Option<Holds>]) -> Option<usize> {
    let fits = |at: &usize| {
        let tally = &tallies[*at];
        holds[*at].is_none() && tally.texts == tally.filled && tally.filled * 10 >= rows * 9 && (1..=6).contains(&tally.distinct.len()) && tally.distinct.len() * 2 <= rows.max(2)
    };
    let known = |at: usize| tallies[at].distinct.iter().any(|text| words::is_action(text));
    (0..tallies.len()).filter(fits).min_by_key(|at| (!known(*at), tallies[*at].distinct.len().abs_diff(2), std::cmp::Reverse(*at)))
}

/// The column of names: by its heading when it is known, else by what looks most like the names in the addresses.
fn names(grid: &Grid, part: &Part, tallies: &[Tally], headings: &[Option<Holds>], holds: &mut [Option<Holds>]) {
    let free: Vec<usize> = (0..tallies.len()).filter(|at| holds[*at].is_none() && tallies[*at].is_names()).collect();
    let headed = |wanted: Holds| free.iter().copied().find(|at| headings[*at] == Some(wanted));
    if let (Some(first), Some(last)) = (headed(Holds::FirstName), headed(Holds::LastName)) {
        (holds[first], holds[last]) = (Some(Holds::FirstName), Some(Holds::LastName));
        return;
    }
    if let Some(name) = headed(Holds::Name) {
        holds[name] = Some(Holds::Name);
        return;
    }
    let address = holds.iter().position(|held| *held == Some(Holds::Address));
    let likeness = |at: usize| -> usize {
        let Some(address) = address else { return 0 };
        part.rows.clone().filter(|row| words::is_in_address(grid.text(*row, at), grid.shown(*row, address))).count()
    };
    let score = |at: usize| (likeness(at) * 10 >= tallies[at].texts * 3, tallies[at].distinct.len() * 2 > tallies[at].texts, std::cmp::Reverse(at));
    let Some(best) = free.iter().copied().max_by_key(|at| score(*at)) else { return };
    let next = free.iter().copied().find(|at| *at == best + 1 && score(*at).1 == score(best).1 && score(*at).0 == score(best).0);
    let single = tallies[best].several_words * 2 < tallies[best].texts;
    match next {
        // Two columns of single words beside each other: which is the first name does not matter here.
        Some(next) if single => (holds[best], holds[next]) = (Some(Holds::FirstName), Some(Holds::LastName)),
        _ => holds[best] = Some(Holds::Name),
    }
}
