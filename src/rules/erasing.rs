//! Erasing one person at their request: by when they get an answer, in which order it is done, and what is looked for until it is.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::language::Language;

/// Rows that are looked through at once, and those that change in one transaction: nobody waits long for either.
pub const LOOKED_AT: u64 = 2_000;
pub const CHANGED: u64 = 100;

/// The last day for an answer to somebody who asked on that day (GDPR art. 12.3: within one month).
#[must_use]
pub fn answer_by(asked: Date) -> Date {
    asked.saturating_add(1.month())
}

/// The steps after the person became a number, in their order. Each is done in pieces, and each piece may be done twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// What they registered, with all that belongs to it.
    Registrations,
    /// Mails to them and about their registrations, once they have left.
    OwnMails,
    /// From here on, words of others in which they are named: the history,
    History,
    Questions,
    Bookings,
    Messages,
    Views,
    MeetingReports,
    /// and mails to others.
    OtherMails,
    /// Who asked by their own link is told that it is done.
    Letter,
    /// That letter goes, too, once it has left.
    LastMail,
}

impl Stage {
    pub const ALL: [Self; 11] = [
        Self::Registrations,
        Self::OwnMails,
        Self::History,
        Self::Questions,
        Self::Bookings,
        Self::Messages,
        Self::Views,
        Self::MeetingReports,
        Self::OtherMails,
        Self::Letter,
        Self::LastMail,
    ];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Registrations => "registrations",
            Self::OwnMails => "own-mails",
            Self::History => "history",
            Self::Questions => "questions",
            Self::Bookings => "bookings",
            Self::Messages => "messages",
            Self::Views => "views",
            Self::MeetingReports => "meeting-reports",
            Self::OtherMails => "other-mails",
            Self::Letter => "letter",
            Self::LastMail => "last-mail",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// `None`: it is done.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let at = Self::ALL.iter().position(|stage| *stage == self)?;
        Self::ALL.get(at + 1).copied()
    }
}

/// What is still looked for of somebody who is a number already.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Trail {
    /// Addresses and full names, as others may have written them.
    pub words: Vec<String>,
    /// `EmailAddress::mailbox` of their addresses.
    pub mailboxes: Vec<String>,
    /// To whom it is told when it is done; `None`: they did not ask by their own link.
    pub tell: Option<Tell>,
}

/// Where the last letter goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tell {
    pub recipient: String,
    pub language: Language,
}

/// Words short enough to stand in other words are not looked for.
#[must_use]
pub fn is_looked_for(word: &str) -> bool {
    word.trim().chars().count() > 4
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Stage, answer_by};

    #[test]
    fn a_month_ends_where_the_next_one_has_no_such_day() {
        assert_eq!(answer_by(date(2027, 1, 31)), date(2027, 2, 28));
        assert_eq!(answer_by(date(2026, 11, 26)), date(2026, 12, 26));
    }

    #[test]
    fn every_stage_leads_to_the_end() {
        let mut stage = Stage::ALL[0];
        let mut steps = 1;
        while let Some(next) = stage.next() {
            assert_eq!(Stage::parse(next.code()), Some(next));
            stage = next;
            steps += 1;
        }
        assert_eq!(steps, Stage::ALL.len());
    }
}
