//! What an import did, row by row.

use std::fmt;

/// What became of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Made,
    /// The names of what changed.
    Changed(Vec<&'static str>),
    Unchanged,
    /// Taken for what it says, which is nothing to keep; and why.
    Noted(String),
    /// Not taken, and why.
    Refused(String),
}

/// One row of a file. Lines count from 1, the headings included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowReport {
    pub line: u64,
    pub name: String,
    pub outcome: Outcome,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileReport {
    pub file: String,
    pub rows: Vec<RowReport>,
}

/// Rows by what became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub made: usize,
    pub changed: usize,
    pub unchanged: usize,
    pub noted: usize,
    pub refused: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    pub files: Vec<FileReport>,
    /// `false`: rows were refused and all or nothing was asked, so that nothing was kept.
    pub kept: bool,
}

impl FileReport {
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            match row.outcome {
                Outcome::Made => counts.made += 1,
                Outcome::Changed(_) => counts.changed += 1,
                Outcome::Unchanged => counts.unchanged += 1,
                Outcome::Noted(_) => counts.noted += 1,
                Outcome::Refused(_) => counts.refused += 1,
            }
        }
        counts
    }
}

impl Report {
    /// Rows that were refused, of all files.
    #[must_use]
    pub fn refused(&self) -> usize {
        self.files.iter().map(|file| file.counts().refused).sum()
    }
}

/// One line per row that was made, changed, noted or refused; then one line per file.
impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for file in &self.files {
            for RowReport { line, name, outcome } in &file.rows {
                let name = name.escape_debug();
                match outcome {
                    Outcome::Made => writeln!(formatter, "{}:{line}: made {name}", file.file)?,
                    Outcome::Changed(what) => writeln!(formatter, "{}:{line}: changed {name} ({})", file.file, what.join(", "))?,
                    Outcome::Noted(why) => writeln!(formatter, "{}:{line}: noted {name}: {}", file.file, why.escape_debug())?,
                    Outcome::Refused(why) => writeln!(formatter, "{}:{line}: refused {name}: {}", file.file, why.escape_debug())?,
                    Outcome::Unchanged => {}
                }
            }
        }
        for file in &self.files {
            let Counts { made, changed, unchanged, noted, refused } = file.counts();
            write!(formatter, "{}: {} rows: {made} made, {changed} changed, {unchanged} unchanged, {refused} refused", file.file, file.rows.len())?;
            if noted > 0 {
                write!(formatter, ", {noted} noted")?;
            }
            writeln!(formatter)?;
        }
        if !self.kept {
            writeln!(formatter, "Nothing was kept, because rows were refused and all or nothing was asked.")?;
        }
        Ok(())
    }
}
