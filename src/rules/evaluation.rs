//! Questionnaires that follow an event: what may be asked, what one answer may say, when anonymous answers are opened.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::deadlines::moment_of;
use super::language::Language;
use super::names::{Fault, text};
use super::schedule::Repeated;
use super::translated::Translated;

/// So many answers are opened together at least, and fewer show no text: among them nobody is told apart.
pub const FEWEST: usize = 5;
/// Most questions of one questionnaire, and options of one question.
pub const MOST_QUESTIONS: usize = 30;
pub const MOST_OPTIONS: usize = 20;
/// Most characters: of a questionnaire's name, a question, the words at an end of a scale, an option, an answer in words.
pub const NAME: usize = 120;
pub const LABEL: usize = 300;
pub const END: usize = 60;
pub const OPTION: usize = 200;
pub const TEXT: usize = 2_000;
/// Days for answering, and before the reminder.
pub const MOST_DAYS: u16 = 60;

/// What sort of answer a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// From 1 to 5.
    ScaleFive,
    /// From 0 to 10.
    ScaleTen,
    /// One of the options.
    Choice,
    /// As many of them as fit.
    Choices,
    /// Words of one's own.
    Text,
}

impl Kind {
    pub const ALL: [Self; 5] = [Self::ScaleFive, Self::ScaleTen, Self::Choice, Self::Choices, Self::Text];

    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ScaleFive => "scale_five",
            Self::ScaleTen => "scale_ten",
            Self::Choice => "choice",
            Self::Choices => "choices",
            Self::Text => "text",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The figures of a scale.
    #[must_use]
    pub fn scale(self) -> Option<RangeInclusive<u8>> {
        match self {
            Self::ScaleFive => Some(1..=5),
            Self::ScaleTen => Some(0..=10),
            _ => None,
        }
    }

    #[must_use]
    pub fn has_options(self) -> bool {
        matches!(self, Self::Choice | Self::Choices)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Stays when a questionnaire is copied: by it, answers are compared over events.
    pub key: String,
    pub kind: Kind,
    pub label: Translated,
    /// What the lowest and the highest figure of a scale mean.
    #[serde(default, skip_serializing_if = "Translated::is_empty")]
    pub low: Translated,
    #[serde(default, skip_serializing_if = "Translated::is_empty")]
    pub high: Translated,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Translated>,
    #[serde(default)]
    pub required: bool,
}

impl Question {
    /// The name of its field in the form.
    #[must_use]
    pub fn field(&self) -> String {
        format!("answer_{}", self.key)
    }

    /// The values that can be counted: figures of a scale, or numbers of options.
    #[must_use]
    pub fn values(&self) -> Vec<u8> {
        match self.kind.scale() {
            Some(scale) => scale.collect(),
            None => (0..self.options.len()).filter_map(|at| u8::try_from(at).ok()).collect(),
        }
    }

    /// Whether another question asks the same in other words only.
    #[must_use]
    pub fn takes_the_same(&self, other: &Self) -> bool {
        self.key == other.key && self.kind == other.kind && self.options.len() == other.options.len() && self.required == other.required
    }

    /// What was typed or ticked; `None`: nothing.
    ///
    /// # Errors
    /// What is wrong, as the end of a text key, with the figure that the message names.
    fn read(&self, typed: &[String]) -> Result<Option<Given>, (&'static str, Option<usize>)> {
        let given: Vec<&str> = typed.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        if self.kind == Kind::Text {
            let long = |limit| ("too-long", Some(limit));
            let typed = typed.first().map_or("", String::as_str);
            // What is much too long is not worked through letter by letter.
            let words = if typed.len() > TEXT * 8 { Err(Fault::TooLong(TEXT)) } else { text(typed, TEXT) };
            let words = words.map_err(|fault| if let Fault::TooLong(limit) = fault { long(limit) } else { (fault.code(), None) })?;
            return self.unless_missing((!words.is_empty()).then_some(Given::Words(words)));
        }
        let values = self.values();
        let mut chosen = Vec::new();
        for text in given {
            let value = text.parse::<u8>().ok().filter(|value| values.contains(value)).ok_or(("not-in-list", None))?;
            if !chosen.contains(&value) {
                chosen.push(value);
            }
        }
        chosen.sort_unstable();
        if chosen.len() > 1 && self.kind != Kind::Choices {
            return Err(("not-in-list", None));
        }
        self.unless_missing((!chosen.is_empty()).then_some(Given::Values(chosen)))
    }

    fn unless_missing(&self, given: Option<Given>) -> Result<Option<Given>, (&'static str, Option<usize>)> {
        if given.is_none() && self.required { Err(("required", None)) } else { Ok(given) }
    }
}

/// Questions in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Questionnaire(pub Vec<Question>);

/// A fault of a form: its field, the end of a text key, a figure that the message names.
pub type AnswerFault = (String, &'static str, Option<usize>);

impl Questionnaire {
    #[must_use]
    pub fn question(&self, key: &str) -> Option<&Question> {
        self.0.iter().find(|question| question.key == key)
    }

    /// One person's answers, from what was typed by field.
    ///
    /// # Errors
    /// All faults, in the order of the questions; of a form in which nothing was answered, one at the first field.
    pub fn read(&self, typed: &BTreeMap<String, Vec<String>>) -> Result<Answers, Vec<AnswerFault>> {
        let (mut answers, mut faults) = (Answers::default(), Vec::new());
        for question in &self.0 {
            let field = question.field();
            match question.read(typed.get(&field).map_or(&[], Vec::as_slice)) {
                Ok(Some(given)) => {
                    answers.0.insert(question.key.clone(), given);
                }
                Ok(None) => {}
                Err((code, limit)) => faults.push((field, code, limit)),
            }
        }
        if faults.is_empty() && answers.0.is_empty() {
            faults.extend(self.0.first().map(|first| (first.field(), "evaluation-empty", None)));
        }
        if faults.is_empty() { Ok(answers) } else { Err(faults) }
    }

    /// Octets that no answer exceeds: a sealed answer is as long as any other, and its length tells nothing.
    #[must_use]
    pub fn most_octets(&self) -> usize {
        let of = |question: &Question| {
            let own = question.key.len() + 16;
            own + if question.kind == Kind::Text { TEXT * 4 } else { question.values().len() * 4 }
        };
        64 + self.0.iter().map(of).sum::<usize>()
    }

    /// Whether the other asks the same in other words only.
    #[must_use]
    pub fn takes_the_same(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|(one, other)| one.takes_the_same(other))
    }
}

/// What one person answered to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Given {
    /// The figure of a scale, or the numbers of options from 0, in order.
    Values(Vec<u8>),
    Words(String),
}

/// What one person answered, by the question's key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<String, Given>);

/// What many answers to one question come to.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// How many answered this question.
    pub n: usize,
    /// Each value with how many gave it.
    pub counts: Vec<(u8, usize)>,
    /// Of a scale.
    pub mean: Option<f64>,
    pub median: Option<f64>,
    /// In an order that tells nothing of who wrote what beside it.
    pub words: Vec<String>,
}

/// Counts the answers to one question.
#[must_use]
pub fn tally(question: &Question, answers: &[Answers]) -> Tally {
    let given: Vec<&Given> = answers.iter().filter_map(|answers| answers.0.get(&question.key)).collect();
    let mut values: Vec<u8> = Vec::new();
    let mut words: Vec<String> = Vec::new();
    for one in &given {
        match one {
            Given::Values(chosen) => values.extend(chosen),
            Given::Words(text) => words.push(text.clone()),
        }
    }
    values.sort_unstable();
    words.sort_unstable();
    let counts = question.values().into_iter().map(|value| (value, values.iter().filter(|given| **given == value).count())).collect();
    let measured = question.kind.scale().is_some() && !values.is_empty();
    Tally { n: given.len(), counts, mean: measured.then(|| mean(&values)), median: measured.then(|| median(&values)), words }
}

#[expect(clippy::cast_precision_loss, reason = "answers are counted in thousands at most")]
fn mean(values: &[u8]) -> f64 {
    values.iter().map(|value| f64::from(*value)).sum::<f64>() / values.len() as f64
}

/// Of values in order: the one in the middle, of an even number the mean of both.
fn median(values: &[u8]) -> f64 {
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { f64::from(values[middle]) } else { (f64::from(values[middle - 1]) + f64::from(values[middle])) / 2.0 }
}

/// What becomes of the sealed answers that wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// They wait on.
    Nothing,
    /// So many of them, drawn by lot, are opened together.
    Open(usize),
    /// Too few ever came: they are destroyed unread.
    Destroy,
}

/// What becomes of `waiting` sealed answers. At least [`FEWEST`] are opened together, and at least as many stay behind for
/// the last opening, so that none is ever smaller.
#[must_use]
pub fn opening(waiting: usize, closed: bool) -> Opening {
    match (waiting, closed) {
        (0, _) => Opening::Nothing,
        (waiting, true) if waiting >= FEWEST => Opening::Open(waiting),
        (_, true) => Opening::Destroy,
        (waiting, false) if waiting >= 2 * FEWEST => Opening::Open(waiting - FEWEST),
        _ => Opening::Nothing,
    }
}

/// The last minute at which answers are taken: at the end of the day so many days after `opened_at`, where the event is held.
#[must_use]
pub fn closes_at(opened_at: Timestamp, days: u16, zone: &TimeZone) -> Timestamp {
    let day = zone.to_datetime(opened_at).date();
    let day = day.checked_add(SignedDuration::from_hours(24 * i64::from(days))).unwrap_or(day);
    moment_of(day.at(23, 59, 0, 0), zone, Repeated::Later)
}

/// A questionnaire to begin with, and its name.
#[derive(Debug, Clone, Deserialize)]
pub struct Ready {
    pub name: Translated,
    pub questions: Questionnaire,
}

/// Those that every house may begin with, in three languages.
#[must_use]
pub fn ready() -> Vec<Ready> {
    serde_json::from_str(include_str!("../../data/evaluations.json")).expect("a test reads the file that is compiled in")
}

/// Why a question cannot be asked so: fields and ends of text keys. A question is written in one language at least, an
/// option and an end of a scale in each language in which the question is.
#[must_use]
pub fn faults(question: &Question) -> Vec<(String, &'static str)> {
    let mut faults = Vec::new();
    if question.label.is_empty() {
        faults.push(("label_nl".to_owned(), "required"));
    }
    if question.kind.has_options() {
        let written = Language::ALL.into_iter().find(|language| question.options.iter().any(|option| option.get(*language).is_some())).unwrap_or_default();
        if question.options.len() < 2 {
            faults.push((format!("options_{}", written.code()), "evaluation-two-options"));
        } else if question.options.len() > MOST_OPTIONS {
            faults.push((format!("options_{}", written.code()), "evaluation-too-many-options"));
        }
        for language in Language::ALL {
            let there = question.options.iter().filter(|option| option.get(language).is_some()).count();
            if there != 0 && there != question.options.len() {
                faults.push((format!("options_{}", language.code()), "evaluation-options-uneven"));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::{Answers, FEWEST, Given, Kind, Opening, Question, Questionnaire, TEXT, closes_at, faults, opening, ready, tally};
    use crate::rules::language::Language;
    use crate::rules::translated::Translated;

    fn question(key: &str, kind: Kind, required: bool) -> Question {
        let options = if kind.has_options() { ["a", "b", "c"].map(|text| Translated::of(Language::Nl, text)).to_vec() } else { Vec::new() };
        Question { key: key.to_owned(), kind, label: Translated::of(Language::Nl, key), low: Translated::default(), high: Translated::default(), options, required }
    }

    fn typed(pairs: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
        pairs.iter().map(|(name, values)| ((*name).to_owned(), values.iter().map(|value| (*value).to_owned()).collect())).collect()
    }

    #[test]
    fn what_is_ready_can_be_asked_in_three_languages() {
        let ready = ready();
        assert!(ready.len() >= 3);
        for one in ready {
            assert!(Language::ALL.into_iter().all(|language| one.name.get(language).is_some()));
            for question in &one.questions.0 {
                assert!(faults(question).is_empty(), "{}", question.key);
                let texts = [&question.label].into_iter().chain(&question.options).chain(question.kind.scale().map(|_| [&question.low, &question.high]).into_iter().flatten());
                for text in texts {
                    assert!(Language::ALL.into_iter().all(|language| text.get(language).is_some()), "{} {text:?}", question.key);
                }
            }
        }
    }

    #[test]
    fn answers_are_read_or_their_faults_named() {
        let asks = Questionnaire(vec![question("useful", Kind::ScaleFive, true), question("topics", Kind::Choices, false), question("better", Kind::Text, false)]);
        let read = asks.read(&typed(&[("answer_useful", &["4"]), ("answer_topics", &["2", "0", "2"]), ("answer_better", &[" Meer tijd. "])])).unwrap();
        assert_eq!(read.0["topics"], Given::Values(vec![0, 2]));
        assert_eq!(read.0["better"], Given::Words("Meer tijd.".to_owned()));
        let codes = |pairs: &[(&str, &[&str])]| asks.read(&typed(pairs)).unwrap_err().into_iter().map(|(field, code, _)| (field, code)).collect::<Vec<_>>();
        assert_eq!(codes(&[]), [("answer_useful".to_owned(), "required")]);
        assert_eq!(codes(&[("answer_useful", &["0"])]), [("answer_useful".to_owned(), "not-in-list")]);
        assert_eq!(codes(&[("answer_useful", &["4", "5"])]), [("answer_useful".to_owned(), "not-in-list")]);
        assert_eq!(codes(&[("answer_useful", &["4"]), ("answer_topics", &["3"])]), [("answer_topics".to_owned(), "not-in-list")]);
        assert_eq!(codes(&[("answer_useful", &["4"]), ("answer_better", &[&"x".repeat(TEXT + 1)])]), [("answer_better".to_owned(), "too-long")]);
        assert_eq!(codes(&[("answer_useful", &["4"]), ("answer_better", &["a\u{0}b"])])[0].0, "answer_better");
        let free = Questionnaire(vec![question("better", Kind::Text, false)]);
        assert_eq!(free.read(&typed(&[])).unwrap_err()[0].1, "evaluation-empty");
    }

    #[test]
    fn figures_are_counted() {
        let scale = question("useful", Kind::ScaleFive, true);
        let of = |values: &[u8]| values.iter().map(|value| Answers([("useful".to_owned(), Given::Values(vec![*value]))].into())).collect::<Vec<_>>();
        let counted = tally(&scale, &of(&[5, 4, 4, 1]));
        assert_eq!((counted.n, counted.mean, counted.median), (4, Some(3.5), Some(4.0)));
        assert_eq!(counted.counts, [(1, 1), (2, 0), (3, 0), (4, 2), (5, 1)]);
        assert_eq!(tally(&scale, &of(&[5, 1])).median, Some(3.0));
        assert_eq!(tally(&scale, &[]).mean, None);
    }

    #[test]
    fn what_is_stored_is_read_again() {
        let answers = Answers([("a".to_owned(), Given::Values(vec![0, 2])), ("b".to_owned(), Given::Words("\"é\n".to_owned()))].into());
        let stored = serde_json::to_string(&answers).unwrap();
        assert_eq!(serde_json::from_str::<Answers>(&stored).unwrap(), answers);
    }

    #[test]
    fn it_closes_at_the_end_of_a_day() {
        let zone = jiff::tz::TimeZone::get("Europe/Brussels").unwrap();
        assert_eq!(closes_at("2027-03-20T09:00:00Z".parse().unwrap(), 14, &zone).to_string(), "2027-04-03T21:59:00Z");
    }

    proptest! {
        #[test]
        fn no_opening_is_ever_small(arrivals in prop::collection::vec(0_usize..7, 0..40)) {
            let (mut waiting, mut opened) = (0, 0);
            for (at, more) in arrivals.iter().enumerate() {
                waiting += more;
                match opening(waiting, at + 1 == arrivals.len()) {
                    Opening::Open(some) => {
                        prop_assert!(some >= FEWEST && some <= waiting);
                        waiting -= some;
                        opened += some;
                    }
                    Opening::Destroy => {
                        prop_assert_eq!(opened, 0);
                        waiting = 0;
                    }
                    Opening::Nothing => {}
                }
            }
            prop_assert!(arrivals.is_empty() || waiting == 0);
        }

        #[test]
        fn no_answer_is_longer_than_the_longest(words in prop::collection::vec("[^\u{0}-\u{1f}\u{7f}]{0,40}|[\"\\\\\n]{0,2000}|[😀é]{0,2000}", 4), scale in 0_u8..11) {
            let asks = Questionnaire((0..4).map(|at| question(&format!("text-{at}"), Kind::Text, false)).chain([question("useful", Kind::ScaleTen, false)]).collect());
            let mut given = BTreeMap::from([("answer_useful".to_owned(), vec![scale.to_string()])]);
            given.extend(words.into_iter().enumerate().map(|(at, words)| (format!("answer_text-{at}"), vec![words])));
            if let Ok(answers) = asks.read(&given) {
                prop_assert!(serde_json::to_vec(&answers).unwrap().len() <= asks.most_octets());
            }
        }
    }
}
