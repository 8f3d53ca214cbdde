//! Moments as programs and people write them, before it is decided whether day or month comes first.

use jiff::civil::{Date, Time};
use jiff::tz::Offset;

use crate::rules::search_text::fold;

/// Which number of a date written in numbers comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    DayFirst,
    MonthFirst,
    YearFirst,
}

impl DateOrder {
    pub const ALL: [Self; 3] = [Self::DayFirst, Self::MonthFirst, Self::YearFirst];
}

/// A date, a time of day, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    pub date: Option<WrittenDate>,
    pub time: Option<Time>,
    /// When it names a zone.
    pub offset: Option<Offset>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenDate {
    /// Three numbers; a year of two digits is of this century.
    Numbers([i16; 3], YearAt),
    /// With the month in words.
    Named { year: i16, month: i8, day: i8 },
}

/// Where four digits show the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearAt {
    First,
    Last,
    Unsaid,
}

impl WrittenDate {
    /// The date, when it is one in that order. A year that stands first or a month in words leaves no choice.
    #[must_use]
    pub fn in_order(self, order: DateOrder) -> Option<Date> {
        let (year, month, day) = match self {
            Self::Named { year, month, day } => (year, i16::from(month), i16::from(day)),
            Self::Numbers([year, month, day], YearAt::First) => (year, month, day),
            Self::Numbers([year, month, day], YearAt::Unsaid) if order == DateOrder::YearFirst => (year, month, day),
            Self::Numbers([day, month, year], _) if order == DateOrder::DayFirst => (year, month, day),
            Self::Numbers([month, day, year], _) if order == DateOrder::MonthFirst => (year, month, day),
            Self::Numbers(..) => return None,
        };
        let year = if year < 100 { year + 2_000 } else { year };
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    /// With how many digits it has.
    Number(i64, usize),
    Word(String),
    Sign(char),
}

/// Longer cells are no moments.
const LONGEST: usize = 60;

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        if letter.is_ascii_digit() {
            let mut digits = String::from(letter);
            while let Some(digit) = rest.next_if(char::is_ascii_digit) {
                digits.push(digit);
            }
            tokens.push(Token::Number(digits.parse().unwrap_or(i64::MAX), digits.len()));
        } else if letter.is_alphabetic() {
            let mut word = String::from(letter);
            while let Some(next) = rest.next_if(|next| next.is_alphabetic()) {
                word.push(next);
            }
            tokens.push(Token::Word(fold(&word)));
        } else if !letter.is_whitespace() {
            tokens.push(Token::Sign(letter));
        }
    }
    tokens
}

/// The moment that a cell shows; `None` when it shows anything else.
#[must_use]
pub fn written(text: &str) -> Option<Written> {
    if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let tokens = tokens(text);
    let (date, rest) = match date(&tokens) {
        Some((date, before, after)) => (Some(date), [before, after]),
        None => (None, [&tokens[..], &[]]),
    };
    let mut found = Written { date, time: None, offset: None };
    for part in rest {
        let part = leave_out_words(part);
        if part.is_empty() {
            continue;
        }
        if found.time.is_some() {
            return None;
        }
        let (time, offset) = time(&part, date.is_some())?;
        (found.time, found.offset) = (Some(time), offset);
    }
    (found.date.is_some() || found.time.is_some()).then_some(found)
}

type Found<'t> = (WrittenDate, &'t [Token], &'t [Token]);

/// The date with what stands before and after it.
fn date(tokens: &[Token]) -> Option<Found<'_>> {
    for at in 0..tokens.len() {
        if let Some((date, length)) = numbers(&tokens[at..]).or_else(|| named(&tokens[at..])) {
            return Some((date, &tokens[..at], &tokens[at + length..]));
        }
    }
    None
}

/// `9/03/2027`, `2027-03-09`, `06.10.26`, `2027年3月9日`.
fn numbers(tokens: &[Token]) -> Option<(WrittenDate, usize)> {
    let [Token::Number(a, a_digits), first, Token::Number(b, b_digits), second, Token::Number(c, c_digits), ..] = tokens else { return None };
    let parts = |token: &Token| match token {
        Token::Sign(sign) if matches!(sign, '/' | '-' | '.' | '‑' | '–') => Some(*sign),
        Token::Word(word) if matches!(word.as_str(), "年" | "月") => Some('年'),
        _ => None,
    };
    if parts(first)? != parts(second)? || *b_digits > 2 || (*a_digits > 2 && *a_digits != 4) || (*c_digits > 2 && *c_digits != 4) {
        return None;
    }
    let year_at = match (a_digits, c_digits) {
        (4, 1..=2) => YearAt::First,
        (1..=2, 4) => YearAt::Last,
        (1..=2, 1..=2) => YearAt::Unsaid,
        _ => return None,
    };
    let small = |number: &i64| i16::try_from(*number).ok();
    let trailing = tokens.get(5).is_some_and(|token| matches!(token, Token::Word(word) if word == "日") || *token == Token::Sign('.'));
    Some((WrittenDate::Numbers([small(a)?, small(b)?, small(c)?], year_at), 5 + usize::from(trailing)))
}

/// `Mar 9, 2027`, `9 maart 2027`, `9-mrt-27`, `9 de marzo de 2027`.
fn named(tokens: &[Token]) -> Option<(WrittenDate, usize)> {
    let between = |token: &&Token| {
        matches!(token, Token::Sign('-' | '.' | ',' | '/')) || matches!(token, Token::Word(word) if matches!(word.as_str(), "de" | "of" | "st" | "nd" | "rd" | "th" | "er"))
    };
    let mut at = 0;
    let mut parts = Vec::new();
    while parts.len() < 3 {
        let token = tokens.get(at)?;
        if !between(&token) || parts.is_empty() {
            parts.push(token);
        }
        at += 1;
    }
    let (month, day, year) = match parts[..] {
        [Token::Word(word), Token::Number(day, 1..=2), Token::Number(year, digits @ (2 | 4))]
        | [Token::Number(day, 1..=2), Token::Word(word), Token::Number(year, digits @ (2 | 4))] => (month(word)?, day, if *digits == 2 { year + 2_000 } else { *year }),
        _ => return None,
    };
    Some((WrittenDate::Named { year: i16::try_from(year).ok()?, month, day: i8::try_from(*day).ok()? }, at))
}

/// Names of months without accents, of the languages around us.
const MONTHS: [&[&str]; 12] = [
    &["january", "januari", "janvier", "januar", "janner", "enero", "gennaio", "janeiro", "jan"],
    &["february", "februari", "fevrier", "februar", "febrero", "febbraio", "fevereiro"],
    &["march", "maart", "mrt", "mars", "marz", "marzo", "marco"],
    &["april", "avril", "abril", "aprile"],
    &["may", "mei", "mai", "mayo", "maggio", "maio"],
    &["june", "juni", "juin", "junio", "giugno", "junho"],
    &["july", "juli", "juillet", "julio", "luglio", "julho"],
    &["august", "augustus", "aout", "agosto"],
    &["september", "septembre", "septiembre", "settembre", "setembro"],
    &["october", "oktober", "octobre", "octubre", "ottobre", "outubro"],
    &["november", "novembre", "noviembre", "novembro"],
    &["december", "decembre", "dezember", "diciembre", "dicembre", "dezembro"],
];

/// The month whose name begins so: at least three letters, and no other month's does.
fn month(word: &str) -> Option<i8> {
    if word.chars().count() < 3 {
        return None;
    }
    let mut fitting = MONTHS.iter().enumerate().filter(|(_, names)| names.iter().any(|name| name.starts_with(word))).map(|(at, _)| at);
    let found = fitting.next()?;
    if fitting.next().is_some() { None } else { i8::try_from(found + 1).ok() }
}

/// Days of the week and small words that stand beside dates.
fn leave_out_words(tokens: &[Token]) -> Vec<Token> {
    const WORDS: &[&str] = &["om", "at", "a", "um", "le", "op", "de", "of", "t", "uur", "kl", "klo", "ore", "the"];
    const DAYS: &[&str] = &[
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "lunes",
        "martes",
        "miercoles",
        "jueves",
        "viernes",
        "sabado",
        "domingo",
        "lunedi",
        "martedi",
        "mercoledi",
        "giovedi",
        "venerdi",
        "sabato",
        "domenica",
    ];
    let small = |word: &str| WORDS.contains(&word) || (word.len() >= 2 && DAYS.iter().any(|day| day.starts_with(word)));
    let mut left: Vec<Token> = tokens.iter().filter(|token| !matches!(token, Token::Word(word) if small(word)) && **token != Token::Sign(',')).cloned().collect();
    // Of an abbreviated day of the week, or between date and time.
    while left.first().is_some_and(|token| matches!(token, Token::Sign('.' | '-' | '|' | '–'))) {
        left.remove(0);
    }
    while left.last().is_some_and(|token| matches!(token, Token::Sign('.' | '-' | '|' | '–'))) {
        left.pop();
    }
    left
}

/// `10:02:10 AM CET`, `9u56`, `10h05`, `10.02` beside a date, `PM 7:00`.
fn time(tokens: &[Token], beside_date: bool) -> Option<(Time, Option<Offset>)> {
    let mut rest = tokens;
    let mut afternoon = meridiem(&mut rest);
    let [Token::Number(hour, 1..=2), more @ ..] = rest else { return None };
    rest = more;
    let mut parts = [0_i64; 2];
    let mut read = 0;
    while read < 2 {
        let (sign, next) = match rest {
            [Token::Sign(sign @ (':' | '.')), Token::Number(number, 2), ..] if *sign == ':' || beside_date => (2, *number),
            [Token::Word(word), Token::Number(number, 2), ..] if matches!(word.as_str(), "h" | "u") && read == 0 => (2, *number),
            _ => break,
        };
        parts[read] = next;
        read += 1;
        rest = &rest[sign..];
    }
    if read == 0 {
        // "9u", "10h", "10 Uhr"; a bare number is no time, unless it says which half of the day.
        match rest {
            [Token::Word(word), more @ ..] if matches!(word.as_str(), "h" | "u" | "uhr") => rest = more,
            _ => {
                afternoon = afternoon.or_else(|| meridiem(&mut rest));
                afternoon?;
            }
        }
    }
    // Fractions of a second, and the unit after it.
    if let [Token::Sign('.' | ','), Token::Number(..), more @ ..] = rest {
        rest = more;
    }
    if let [Token::Word(word), more @ ..] = rest
        && matches!(word.as_str(), "h" | "u" | "uhr" | "s" | "sec")
    {
        rest = more;
    }
    afternoon = afternoon.or_else(|| meridiem(&mut rest));
    let offset = if rest.is_empty() { None } else { Some(offset(rest)?) };
    let hour = match (afternoon, hour) {
        (Some(_), 0 | 13..) => return None,
        (Some(true), 1..=11) => hour + 12,
        (Some(false), 12) => 0,
        _ => *hour,
    };
    let small = |number: i64| i8::try_from(number).ok();
    Some((Time::new(small(hour)?, small(parts[0])?, small(parts[1])?, 0).ok()?, offset))
}

/// Takes AM (`false`) or PM (`true`) off the beginning.
fn meridiem(rest: &mut &[Token]) -> Option<bool> {
    let (afternoon, length) = match rest {
        [Token::Word(half), Token::Sign('.'), Token::Word(m), Token::Sign('.'), ..] if m == "m" && matches!(half.as_str(), "a" | "p") => (half == "p", 4),
        // The small word "a" was left out by then.
        [Token::Sign('.'), Token::Word(m), Token::Sign('.'), ..] if m == "m" => (false, 3),
        [Token::Word(half), Token::Sign('.'), Token::Word(m), ..] if m == "m" && matches!(half.as_str(), "a" | "p") => (half == "p", 3),
        [Token::Sign('.'), Token::Word(m)] if m == "m" => (false, 2),
        [Token::Word(word), ..] => match word.as_str() {
            "am" | "vm" | "上午" | "午前" => (false, 1),
            "pm" | "nm" | "下午" | "午後" => (true, 1),
            _ => return None,
        },
        _ => return None,
    };
    *rest = &rest[length..];
    Some(afternoon)
}

/// `CET`, `Z`, `+01:00`, `(GMT+1)`, `UTC`.
fn offset(tokens: &[Token]) -> Option<Offset> {
    let tokens: Vec<&Token> = tokens.iter().filter(|token| !matches!(token, Token::Sign('(' | ')' | '[' | ']'))).collect();
    let of = |hours: i64, minutes: i64| Offset::from_seconds(i32::try_from(hours * 3_600 + minutes * 60).ok()?).ok();
    let (name, rest) = match tokens[..] {
        [Token::Word(name), ref rest @ ..] => (Some(name.as_str()), rest),
        ref rest => (None, rest),
    };
    if !matches!(name, None | Some("gmt" | "utc")) && !rest.is_empty() {
        return None;
    }
    if rest.is_empty() {
        return match name? {
            "z" | "gmt" | "utc" | "wet" => of(0, 0),
            "cet" | "mez" | "bst" | "west" => of(1, 0),
            "cest" | "mesz" | "eet" => of(2, 0),
            "eest" => of(3, 0),
            "est" => of(-5, 0),
            "edt" => of(-4, 0),
            "pst" => of(-8, 0),
            "pdt" => of(-7, 0),
            _ => None,
        };
    }
    let [Token::Sign(sign @ ('+' | '-' | '−')), Token::Number(hours, digits), ref rest @ ..] = rest[..] else { return None };
    let (hours, minutes) = match (digits, rest) {
        (1 | 2, []) => (*hours, 0),
        (4, []) => (hours / 100, hours % 100),
        (1 | 2, [Token::Sign(':'), Token::Number(minutes, 2)]) => (*hours, *minutes),
        _ => return None,
    };
    if hours > 14 || minutes > 59 {
        return None;
    }
    let sign = if *sign == '+' { 1 } else { -1 };
    of(sign * hours, sign * minutes)
}

#[cfg(test)]
mod tests {
    use super::{DateOrder, written};

    fn moment(text: &str, order: DateOrder) -> Option<String> {
        let read = written(text)?;
        let date = match read.date {
            Some(date) => format!("{}", date.in_order(order)?),
            None => "-".to_owned(),
        };
        let offset = read.offset.map_or(String::new(), |offset| format!(" {}", offset.seconds() / 60));
        Some(format!("{date} {}{offset}", read.time.map_or("-".to_owned(), |time| time.to_string())))
    }

    #[test]
    fn moments_are_read_as_tools_and_people_write_them() {
        use DateOrder::{DayFirst, MonthFirst, YearFirst};
        for (text, order, expected) in [
            ("09/03/27, 09:45:03", DayFirst, "2027-03-09 09:45:03"),
            ("09/03/27, 09:45:03", MonthFirst, "2027-09-03 09:45:03"),
            ("27-03-09 09:45", YearFirst, "2027-03-09 09:45:00"),
            ("14/11/22, 09:29:07", DayFirst, "2022-11-14 09:29:07"),
            ("7/22/26, 7:00:11\u{202F}PM", MonthFirst, "2026-07-22 19:00:11"),
            ("06.10.26, 18:01:00", DayFirst, "2026-10-06 18:01:00"),
            ("3/9/2027 12:00:00 AM", MonthFirst, "2027-03-09 00:00:00"),
            ("9/03/2027 9:56", DayFirst, "2027-03-09 09:56:00"),
            ("9-3-2027 9u56", DayFirst, "2027-03-09 09:56:00"),
            ("9.3.2027 klo 9.56", DayFirst, "2027-03-09 09:56:00"),
            ("Mar 09, 2027 09:45 AM CET", DayFirst, "2027-03-09 09:45:00 60"),
            ("Mar 9, 2027 09:56:12", DayFirst, "2027-03-09 09:56:12"),
            ("di 9 mrt. 2027 om 10:02 uur", DayFirst, "2027-03-09 10:02:00"),
            ("mardi 9 mars 2027 à 10h02", DayFirst, "2027-03-09 10:02:00"),
            ("9. März 2027, 10:02 Uhr", DayFirst, "2027-03-09 10:02:00"),
            ("9 de marzo de 2027 10:02", DayFirst, "2027-03-09 10:02:00"),
            ("2027-03-09T09:02:10Z", DayFirst, "2027-03-09 09:02:10 0"),
            ("2027-03-09T10:02:10.123+01:00", DayFirst, "2027-03-09 10:02:10 60"),
            ("2027-03-09 10:02 (GMT+1)", MonthFirst, "2027-03-09 10:02:00 60"),
            ("2027年3月9日 10:02", DayFirst, "2027-03-09 10:02:00"),
            ("2027. 3. 9. 下午 2:02:10", DayFirst, "2027-03-09 14:02:10"),
            ("9u56", DayFirst, "- 09:56:00"),
            ("10:02:10 p.m.", DayFirst, "- 22:02:10"),
            ("10:02:10 a.m.", DayFirst, "- 10:02:10"),
            ("9 maart 2027", DayFirst, "2027-03-09 -"),
        ] {
            assert_eq!(moment(text, order).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_text_is_no_moment() {
        for text in ["", "90,0", "90", "1h 53m 17s", "3225550100", "812 3456 7890", "123-456-789", "Jan Peeters", "Zaal 3", "1. Summary", "25:00", "10:60", "13:00 PM", "Jan 2027"]
        {
            assert_eq!(moment(text, DateOrder::DayFirst), None, "{text}");
        }
        assert_eq!(moment("31/02/2027 10:00", DateOrder::DayFirst), None);
        assert_eq!(moment("09/13/2027 10:00", DateOrder::DayFirst), None);
    }
}
