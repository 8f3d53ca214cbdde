//! Organisers' own questions on the form: which of them somebody sees, and what was answered.

use std::collections::{BTreeSet, HashMap};

use jiff::civil;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::names::{self, Fault};
use super::number;
use super::schedule;

/// Most characters of an answer of one line.
pub const SHORT_TEXT_LIMIT: usize = 200;
/// Most characters of an answer of several lines.
pub const LONG_TEXT_LIMIT: usize = 2_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// One line of at most [`SHORT_TEXT_LIMIT`] characters.
    ShortText,
    /// Several lines of at most [`LONG_TEXT_LIMIT`] characters in all.
    LongText,
    /// One of the options.
    Choice,
    /// Any number of the options.
    Choices,
    Number,
    Date,
    YesNo,
    /// A box to tick. Left alone it gives no answer, so that there is one way only not to consent.
    Consent,
}

impl QuestionKind {
    pub const ALL: [Self; 8] = [Self::ShortText, Self::LongText, Self::Choice, Self::Choices, Self::Number, Self::Date, Self::YesNo, Self::Consent];

    /// The word it is stored as.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ShortText => "short_text",
            Self::LongText => "long_text",
            Self::Choice => "choice",
            Self::Choices => "choices",
            Self::Number => "number",
            Self::Date => "date",
            Self::YesNo => "yes_no",
            Self::Consent => "consent",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Who is asked, at an event that is held in both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppliesTo {
    #[default]
    Everyone,
    Onsite,
    Online,
}

impl AppliesTo {
    pub const ALL: [Self; 3] = [Self::Everyone, Self::Onsite, Self::Online];

    /// The word it is stored as.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Onsite => "onsite",
            Self::Online => "online",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|applies| applies.code() == code)
    }

    /// A presence that is not known leaves out no question.
    fn includes(self, presence: Option<Presence>) -> bool {
        match (self, presence) {
            (Self::Everyone, _) | (_, None) => true,
            (Self::Onsite, Some(presence)) => presence == Presence::Onsite,
            (Self::Online, Some(presence)) => presence == Presence::Online,
        }
    }
}

/// How somebody takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    Onsite,
    Online,
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choosable {
    pub id: Uuid,
}

/// The answer to another question without which this one is not asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownIf {
    pub question: Uuid,
    /// An option's id as text; `yes` or `no` for a question of that kind; `yes` for a consent.
    pub value: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub id: Uuid,
    /// The name of its form field.
    pub key: String,
    pub kind: QuestionKind,
    pub required: bool,
    pub applies_to: AppliesTo,
    pub shown_if: Option<ShownIf>,
    /// Of a choice, in the order shown.
    pub options: Vec<Choosable>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    Text(String),
    /// Canonical: an optional minus, digits, and a point before decimals, as [`number::canonical`] gives it.
    Number(String),
    Date(civil::Date),
    Truth(bool),
    /// In the order the question shows them, each once.
    Options(Vec<Uuid>),
}

/// The answer somebody gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    pub question: Uuid,
    pub answer: Answer,
}

/// Why what was sent for a question is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionFault {
    /// The question's key.
    pub key: String,
    /// The end of its text key, `field-{code}`.
    pub code: &'static str,
    /// Most characters, when the text is too long.
    pub limit: Option<usize>,
}

/// Reads what was sent for the questions that somebody sees; `typed(key)` gives the values of that field. What
/// was sent for a hidden question is left unread, and a question left open gives no [`Given`].
///
/// A question is seen when it applies to the presence and, where it depends on another, that one is seen itself and
/// was answered so, wherever it stands. Questions that wait for each other, or for one that is not there, are hidden.
///
/// # Errors
/// Every fault, in the order of the questions: `required`, `too-long`, `control-character`, `unknown-choice` (also
/// for several different values where one is asked), `not-a-number` (also with more than 12 digits), `not-a-date`,
/// `consent-needed`.
pub fn read<'t>(questions: &[Question], presence: Option<Presence>, typed: impl Fn(&str) -> Vec<&'t str>) -> Result<Vec<Given>, Vec<QuestionFault>> {
    let mut answers: Vec<Option<Answer>> = vec![None; questions.len()];
    let mut faults: Vec<(usize, QuestionFault)> = Vec::new();
    follow(questions, presence, |at, question| {
        match read_one(question, &typed(&question.key)) {
            Ok(answer) => answers[at] = answer,
            Err((code, limit)) => faults.push((at, QuestionFault { key: question.key.clone(), code, limit })),
        }
        answers[at].clone()
    });
    if !faults.is_empty() {
        faults.sort_by_key(|(at, _)| *at);
        return Err(faults.into_iter().map(|(_, fault)| fault).collect());
    }
    let given = questions.iter().zip(answers).filter_map(|(question, answer)| answer.map(|answer| Given { question: question.id, answer }));
    Ok(given.collect())
}

/// The questions that somebody sees who gave these answers, in order.
#[must_use]
pub fn visible(questions: &[Question], presence: Option<Presence>, given: &[Given]) -> Vec<Uuid> {
    let seen = follow(questions, presence, |_, question| given.iter().find(|given| given.question == question.id).map(|given| given.answer.clone()));
    questions.iter().zip(seen).filter_map(|(question, seen)| seen.then_some(question.id)).collect()
}

/// Which questions are seen, by their places. `answer` is asked for each of these once, a question before those that
/// depend on it.
fn follow(questions: &[Question], presence: Option<Presence>, mut answer: impl FnMut(usize, &Question) -> Option<Answer>) -> Vec<bool> {
    let mut seen = vec![false; questions.len()];
    let mut dependents: HashMap<Uuid, Vec<usize>> = HashMap::new();
    let mut next = Vec::new();
    for (at, question) in questions.iter().enumerate().filter(|(_, question)| question.applies_to.includes(presence)) {
        match &question.shown_if {
            None => next.push(at),
            Some(shown_if) => dependents.entry(shown_if.question).or_default().push(at),
        }
    }
    // From the questions that depend on none along those that do: what stands in a circle is never reached.
    while let Some(at) = next.pop() {
        let question = &questions[at];
        seen[at] = true;
        let given = answer(at, question);
        let further = dependents.remove(&question.id).unwrap_or_default();
        next.extend(further.into_iter().filter(|further| questions[*further].shown_if.as_ref().is_some_and(|shown_if| says(given.as_ref(), &shown_if.value))));
    }
    seen
}

/// The answer is the one a dependent question waits for.
fn says(answer: Option<&Answer>, value: &str) -> bool {
    match answer {
        Some(Answer::Truth(truth)) => value == if *truth { "yes" } else { "no" },
        Some(Answer::Options(chosen)) => Uuid::parse_str(value).is_ok_and(|option| chosen.contains(&option)),
        Some(Answer::Text(_) | Answer::Number(_) | Answer::Date(_)) | None => false,
    }
}

/// A fault's code and limit.
type Wrong = (&'static str, Option<usize>);

/// One question that is seen; `None` when it may be left open and was.
fn read_one(question: &Question, values: &[&str]) -> Result<Option<Answer>, Wrong> {
    let filled: Vec<&str> = values.iter().copied().filter(|value| !is_blank(value)).collect();
    if question.kind == QuestionKind::Consent {
        let ticked = filled.iter().any(|value| matches!(value.trim(), "yes" | "on" | "1" | "true"));
        return if ticked {
            Ok(Some(Answer::Truth(true)))
        } else if question.required {
            Err(("consent-needed", None))
        } else {
            Ok(None)
        };
    }
    let Some(first) = filled.first().copied() else {
        return if question.required { Err((Fault::Empty.code(), None)) } else { Ok(None) };
    };
    let answer = match question.kind {
        QuestionKind::ShortText => names::line(first, SHORT_TEXT_LIMIT).map(Answer::Text).map_err(wrong)?,
        QuestionKind::LongText => names::text(first, LONG_TEXT_LIMIT).map(Answer::Text).map_err(wrong)?,
        QuestionKind::Number => number::canonical(first).map(Answer::Number).ok_or(("not-a-number", None))?,
        QuestionKind::Date => schedule::date(first).map(Answer::Date).ok_or(("not-a-date", None))?,
        QuestionKind::Choice | QuestionKind::Choices => options(question, &filled).map(Answer::Options).ok_or(UNKNOWN_CHOICE)?,
        // A consent was answered above.
        QuestionKind::YesNo | QuestionKind::Consent => truth(&filled).map(Answer::Truth).ok_or(UNKNOWN_CHOICE)?,
    };
    Ok(Some(answer))
}

const UNKNOWN_CHOICE: Wrong = ("unknown-choice", None);

fn wrong(fault: Fault) -> Wrong {
    let limit = if let Fault::TooLong(limit) = fault { Some(limit) } else { None };
    (fault.code(), limit)
}

/// Nothing that can be seen, as `names` sees it.
fn is_blank(value: &str) -> bool {
    names::line(value, usize::MAX) == Err(Fault::Empty)
}

/// The chosen options in the order the question has them; `None` when one is not its own, or when it takes one only.
fn options(question: &Question, values: &[&str]) -> Option<Vec<Uuid>> {
    let mut named: BTreeSet<Uuid> = values.iter().map(|value| Uuid::parse_str(value.trim()).ok()).collect::<Option<_>>()?;
    let chosen: Vec<Uuid> = question.options.iter().map(|option| option.id).filter(|id| named.remove(id)).collect();
    let fits = named.is_empty() && (question.kind == QuestionKind::Choices || chosen.len() == 1);
    fits.then_some(chosen)
}

/// `yes` or `no`, and not both.
fn truth(values: &[&str]) -> Option<bool> {
    let first = values.first()?.trim();
    let truth = match first {
        "yes" => true,
        "no" => false,
        _ => return None,
    };
    values.iter().all(|value| value.trim() == first).then_some(truth)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::{Answer, AppliesTo, Choosable, Given, Presence, Question, QuestionFault, QuestionKind, ShownIf, read, visible};

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    /// Question `n` has the key `qn` and, if it is a choice, the options 100 to 102.
    fn question(number: u128, kind: QuestionKind) -> Question {
        let options = if matches!(kind, QuestionKind::Choice | QuestionKind::Choices) { (100..103).map(|option| Choosable { id: id(option) }).collect() } else { Vec::new() };
        Question { id: id(number), key: format!("q{number}"), kind, required: false, applies_to: AppliesTo::Everyone, shown_if: None, options }
    }

    fn required(question: Question) -> Question {
        Question { required: true, ..question }
    }

    fn shown_if(question: Question, other: u128, value: &str) -> Question {
        Question { shown_if: Some(ShownIf { question: id(other), value: value.to_owned() }), ..question }
    }

    fn read_typed(questions: &[Question], sent: &[(&str, &str)]) -> Result<Vec<Given>, Vec<QuestionFault>> {
        read(questions, None, |key| sent.iter().filter(|(name, _)| *name == key).map(|(_, value)| *value).collect())
    }

    /// What one question makes of these values: its answer, or the code and limit of its fault.
    fn one(question: Question, values: &[&str]) -> Result<Option<Answer>, (&'static str, Option<usize>)> {
        let sent: Vec<(&str, &str)> = values.iter().map(|value| ("q1", *value)).collect();
        match read_typed(&[question], &sent) {
            Ok(given) => Ok(given.into_iter().next().map(|given| given.answer)),
            Err(faults) => Err((faults[0].code, faults[0].limit)),
        }
    }

    #[test]
    fn each_kind_reads_its_own() {
        let text = |text: &str| Ok(Some(Answer::Text(text.to_owned())));
        let of = |kind, values: &[&str]| one(question(1, kind), values);
        let (first, second, third) = (id(100).to_string(), id(101).to_string(), id(102).to_string());
        assert_eq!(of(QuestionKind::ShortText, &[" Geen noten "]), text("Geen noten"));
        assert_eq!(of(QuestionKind::ShortText, &["a\nb"]), Err(("control-character", None)));
        assert_eq!(of(QuestionKind::ShortText, &[&"é".repeat(200)]), text(&"é".repeat(200)));
        assert_eq!(of(QuestionKind::ShortText, &[&"é".repeat(201)]), Err(("too-long", Some(200))));
        assert_eq!(of(QuestionKind::LongText, &["a\r\nb\n"]), text("a\nb"));
        assert_eq!(of(QuestionKind::LongText, &["a\0"]), Err(("control-character", None)));
        assert_eq!(of(QuestionKind::LongText, &[&"x".repeat(2_001)]), Err(("too-long", Some(2_000))));
        assert_eq!(of(QuestionKind::Choice, &[&second]), Ok(Some(Answer::Options(vec![id(101)]))));
        assert_eq!(of(QuestionKind::Choice, &["", &second, &second]), Ok(Some(Answer::Options(vec![id(101)]))));
        assert_eq!(of(QuestionKind::Choice, &[&first, &second]), Err(("unknown-choice", None)));
        assert_eq!(of(QuestionKind::Choices, &[&third, &first, &third]), Ok(Some(Answer::Options(vec![id(100), id(102)]))));
        assert_eq!(of(QuestionKind::Choices, &[&first, &id(7).to_string()]), Err(("unknown-choice", None)));
        assert_eq!(of(QuestionKind::Choices, &["red"]), Err(("unknown-choice", None)));
        assert_eq!(of(QuestionKind::Number, &["1.234,50"]), Ok(Some(Answer::Number("1234.5".to_owned()))));
        assert_eq!(of(QuestionKind::Number, &["veel"]), Err(("not-a-number", None)));
        assert_eq!(of(QuestionKind::Date, &["9/3/2027"]), Ok(Some(Answer::Date(date(2027, 3, 9)))));
        assert_eq!(of(QuestionKind::Date, &["30/2/2027"]), Err(("not-a-date", None)));
        assert_eq!(of(QuestionKind::YesNo, &["no"]), Ok(Some(Answer::Truth(false))));
        assert_eq!(of(QuestionKind::YesNo, &["maybe"]), Err(("unknown-choice", None)));
        assert_eq!(of(QuestionKind::YesNo, &["yes", "no"]), Err(("unknown-choice", None)));
        for ticked in ["yes", "on", "1", "true"] {
            assert_eq!(of(QuestionKind::Consent, &[ticked]), Ok(Some(Answer::Truth(true))));
        }
        assert_eq!(of(QuestionKind::Consent, &["no"]), Ok(None));
    }

    #[test]
    fn what_is_left_open_is_missed_only_where_it_is_required() {
        for kind in QuestionKind::ALL {
            let code = if kind == QuestionKind::Consent { "consent-needed" } else { "required" };
            for open in [&[][..], &[""], &[" ", "\u{200b}"], &["\r\n"]] {
                assert_eq!(one(question(1, kind), open), Ok(None), "{kind:?} {open:?}");
                assert_eq!(one(required(question(1, kind)), open), Err((code, None)), "{kind:?} {open:?}");
            }
        }
    }

    #[test]
    fn a_question_is_asked_along_the_chain_that_leads_to_it() {
        let (vegetarian, other) = (id(100).to_string(), id(101).to_string());
        // The last of the chain stands first.
        let questions = [
            required(shown_if(question(3, QuestionKind::ShortText), 2, &vegetarian)),
            question(1, QuestionKind::YesNo),
            required(shown_if(question(2, QuestionKind::Choice), 1, "yes")),
        ];
        assert_eq!(read_typed(&questions, &[("q1", "no"), ("q2", "no such option"), ("q3", "two\nlines")]).expect("answers").len(), 1);
        assert_eq!(read_typed(&questions, &[("q1", "yes"), ("q2", &other), ("q3", "geen ei")]).expect("answers").len(), 2);
        let given = read_typed(&questions, &[("q1", "yes"), ("q2", &vegetarian), ("q3", "geen ei")]).expect("answers");
        assert_eq!(given.iter().map(|given| given.question).collect::<Vec<_>>(), [id(3), id(1), id(2)]);
        assert_eq!(visible(&questions, None, &given), [id(3), id(1), id(2)]);
        assert_eq!(visible(&questions, None, &[]), [id(1)]);
        let faults = read_typed(&questions, &[("q1", "yes"), ("q2", &vegetarian)]).expect_err("nothing typed");
        assert_eq!(faults, [QuestionFault { key: "q3".to_owned(), code: "required", limit: None }]);
    }

    #[test]
    fn questions_that_wait_for_each_other_are_hidden() {
        let questions = [
            shown_if(question(1, QuestionKind::YesNo), 2, "yes"),
            shown_if(question(2, QuestionKind::YesNo), 1, "yes"),
            shown_if(question(3, QuestionKind::YesNo), 3, "yes"),
            shown_if(question(4, QuestionKind::YesNo), 99, "yes"),
        ];
        assert_eq!(read_typed(&questions, &[("q1", "yes"), ("q2", "yes"), ("q3", "yes"), ("q4", "yes")]), Ok(Vec::new()));
    }

    #[test]
    fn who_comes_is_not_asked_what_is_for_those_who_join_online() {
        let onsite = required(Question { applies_to: AppliesTo::Onsite, ..question(1, QuestionKind::YesNo) });
        let online = Question { applies_to: AppliesTo::Online, ..question(2, QuestionKind::YesNo) };
        // Asked of nobody who joins online, since it depends on a question they do not see.
        let lunch = shown_if(question(3, QuestionKind::YesNo), 1, "yes");
        let questions = [onsite, online, lunch];
        let all_yes = |presence| read(&questions, presence, |_| vec!["yes"]).expect("answers").iter().map(|given| given.question).collect::<Vec<_>>();
        assert_eq!(all_yes(Some(Presence::Onsite)), [id(1), id(3)]);
        assert_eq!(all_yes(Some(Presence::Online)), [id(2)]);
        assert_eq!(all_yes(None), [id(1), id(2), id(3)]);
    }

    #[test]
    fn a_code_is_the_word_that_is_stored() {
        for kind in QuestionKind::ALL {
            assert_eq!(serde_json::to_value(kind).expect("json"), kind.code());
            assert_eq!(QuestionKind::parse(kind.code()), Some(kind));
        }
        for applies in AppliesTo::ALL {
            assert_eq!(serde_json::to_value(applies).expect("json"), applies.code());
            assert_eq!(AppliesTo::parse(applies.code()), Some(applies));
        }
        assert_eq!(QuestionKind::parse("poem"), None);
    }

    fn value() -> impl Strategy<Value = String> {
        prop_oneof![
            4 => Just("yes".to_owned()),
            2 => Just("no".to_owned()),
            4 => (100_u128..104).prop_map(|option| id(option).to_string()),
            1 => Just(String::new()),
            1 => "[0-9., -]{1,8}",
            1 => "(\\PC|[\r\n\0\u{2028}]){0,12}",
        ]
    }

    fn asked() -> impl Strategy<Value = Vec<Question>> {
        let one = (
            prop::sample::select(QuestionKind::ALL.to_vec()),
            any::<bool>(),
            prop::sample::select(AppliesTo::ALL.to_vec()),
            prop::option::of((0_u128..7, prop_oneof![Just("yes".to_owned()), Just("no".to_owned()), Just(id(100).to_string())])),
        );
        prop::collection::vec(one, 0..7).prop_map(|all| {
            let questions = (0..).zip(all).map(|(number, (kind, required, applies_to, depends))| Question {
                required,
                applies_to,
                shown_if: depends.map(|(other, value)| ShownIf { question: id(other), value }),
                ..question(number, kind)
            });
            questions.collect()
        })
    }

    fn sent() -> impl Strategy<Value = Vec<(String, String)>> {
        prop::collection::vec(((0..8).prop_map(|number| format!("q{number}")), value()), 0..14)
    }

    fn presence() -> impl Strategy<Value = Option<Presence>> {
        prop::sample::select(vec![None, Some(Presence::Onsite), Some(Presence::Online)])
    }

    proptest! {
        #[test]
        fn a_hidden_question_never_yields_an_answer(questions in asked(), mut sent in sent(), presence in presence()) {
            let questions: Vec<Question> = questions.into_iter().map(|question| Question { required: false, ..question }).collect();
            // Nothing is required: without what is at fault, the rest is taken.
            let given = loop {
                match read(&questions, presence, |key| sent.iter().filter(|(name, _)| name == key).map(|(_, value)| value.as_str()).collect()) {
                    Ok(given) => break given,
                    Err(faults) => sent.retain(|(name, _)| !faults.iter().any(|fault| fault.key == *name)),
                }
            };
            for given_here in &given {
                let question = questions.iter().find(|question| question.id == given_here.question).expect("its question");
                prop_assert!(question.applies_to.includes(presence));
                if let Some(shown_if) = &question.shown_if {
                    let awaited = given.iter().find(|given| given.question == shown_if.question).map(|given| &given.answer);
                    let as_awaited = match shown_if.value.as_str() {
                        "yes" => awaited == Some(&Answer::Truth(true)),
                        "no" => awaited == Some(&Answer::Truth(false)),
                        _ => matches!(awaited, Some(Answer::Options(chosen)) if chosen.contains(&id(100))),
                    };
                    prop_assert!(as_awaited && shown_if.question != question.id);
                }
            }
            let seen = visible(&questions, presence, &given);
            prop_assert!(given.iter().all(|given| seen.contains(&given.question)));
        }

        #[test]
        fn a_required_question_that_is_seen_is_answered_or_missed(questions in asked(), sent in sent(), presence in presence()) {
            match read(&questions, presence, |key| sent.iter().filter(|(name, _)| name == key).map(|(_, value)| value.as_str()).collect()) {
                Ok(given) => {
                    let seen = visible(&questions, presence, &given);
                    for question in questions.iter().filter(|question| question.required && seen.contains(&question.id)) {
                        prop_assert!(given.iter().any(|given| given.question == question.id), "{}", question.key);
                    }
                }
                Err(faults) => prop_assert!(!faults.is_empty() && faults.is_sorted_by_key(|fault| fault.key.clone())),
            }
            let missed = questions.iter().filter(|question| question.required && question.shown_if.is_none() && question.applies_to.includes(presence));
            let faults = read(&questions, presence, |_| Vec::new()).err().unwrap_or_default();
            prop_assert_eq!(missed.map(|question| question.key.clone()).collect::<Vec<_>>(), faults.into_iter().map(|fault| fault.key).collect::<Vec<_>>());
        }

        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..64), kind in prop::sample::select(QuestionKind::ALL.to_vec())) {
            let text = String::from_utf8_lossy(&bytes);
            let _ = one(question(1, kind), &[&text]);
        }
    }
}
