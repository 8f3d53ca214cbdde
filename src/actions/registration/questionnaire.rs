//! The organiser's questions as they are asked now, and answers in the words that were read.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;
use uuid::Uuid;

use crate::clock::Clock;
use crate::entity::registration::AttendanceMode;
use crate::entity::{answer, question, question_option};
use crate::error::{Error, FieldError, FieldErrors};
use crate::rules::language::Language;
use crate::rules::places::Part;
use crate::rules::questions::{Answer, AppliesTo, Choosable, Given, Presence, Question, QuestionKind, ShownIf, read};
use crate::rules::translated::Translated;

/// The questions of one event.
#[derive(Debug, Default)]
pub struct Questionnaire {
    rows: Vec<question::Model>,
    options: Vec<question_option::Model>,
    questions: Vec<Question>,
}

impl Questionnaire {
    /// # Errors
    /// The database's.
    pub async fn of(connection: &impl ConnectionTrait, event_id: Uuid) -> Result<Self, Error> {
        let rows = question::Entity::of(event_id).all(connection).await?;
        let options = if rows.is_empty() { Vec::new() } else { question_option::Entity::of(rows.iter().map(|row| row.id)).all(connection).await? };
        let questions = rows.iter().map(|row| rule(row, &options)).collect();
        Ok(Self { rows, options, questions })
    }

    /// The questions that are asked now.
    pub fn ids(&self) -> impl Iterator<Item = Uuid> {
        self.rows.iter().map(|row| row.id)
    }

    #[must_use]
    pub fn options(&self) -> &[question_option::Model] {
        &self.options
    }

    /// Reads what was sent for the questions: key and value, several for several choices.
    ///
    /// # Errors
    /// Faults by the form's field, `question_{key}`.
    pub fn read(&self, sent: &[(String, String)], presence: Option<AttendanceMode>) -> Result<Vec<Given>, FieldErrors> {
        let presence = presence.map(|mode| match mode {
            AttendanceMode::Onsite => Presence::Onsite,
            AttendanceMode::Online => Presence::Online,
        });
        let values = |key: &str| sent.iter().filter(|(name, _)| name == key).map(|(_, value)| value.as_str()).collect();
        read(&self.questions, presence, values).map_err(|faults| {
            FieldErrors(faults.into_iter().map(|fault| FieldError { field: format!("question_{}", fault.key), code: fault.code.to_owned(), limit: fault.limit }).collect())
        })
    }

    /// The options with places of their own that these answers take.
    #[must_use]
    pub fn parts(&self, given: &[Given]) -> Vec<Part> {
        given
            .iter()
            .flat_map(|given| match &given.answer {
                Answer::Options(options) => options.iter().map(|option| Part::Option(*option)).collect(),
                _ => Vec::new(),
            })
            .collect()
    }

    /// The form's field of the question that has this option.
    #[must_use]
    pub fn field_of(&self, option: Uuid) -> String {
        let question = self.options.iter().find(|row| row.id == option).and_then(|row| self.rows.iter().find(|question| question.id == row.question_id));
        question.map_or_else(|| "question".to_owned(), |question| format!("question_{}", question.key))
    }

    /// Answers as rows, in the words of `language`; those of the event's own `original` where there are none.
    #[must_use]
    pub fn answers(&self, clock: &Clock, registration_id: Uuid, given: &[Given], language: Language, original: Language) -> Vec<answer::Model> {
        let labels: HashMap<Uuid, String> = self.options.iter().map(|option| (option.id, words(&option.label, language, original))).collect();
        let mut rows = Vec::new();
        for Given { question, answer } in given {
            let Some(asked) = self.rows.iter().find(|row| row.id == *question) else { continue };
            let question_label = words(&asked.label, language, original);
            let mut row = |option_id, answer| {
                rows.push(answer::Model { id: clock.id(), registration_id, question_id: *question, option_id, question_label: question_label.clone(), answer });
            };
            match answer {
                Answer::Text(text) | Answer::Number(text) => row(None, text.clone()),
                Answer::Date(date) => row(None, date.to_string()),
                Answer::Truth(truth) => row(None, if *truth { "yes" } else { "no" }.to_owned()),
                Answer::Options(options) => options.iter().for_each(|option| row(Some(*option), labels.get(option).cloned().unwrap_or_default())),
            }
        }
        rows
    }
}

fn rule(row: &question::Model, options: &[question_option::Model]) -> Question {
    Question {
        id: row.id,
        key: row.key.clone(),
        kind: QuestionKind::parse(&row.kind).unwrap_or(QuestionKind::ShortText),
        required: row.required,
        applies_to: AppliesTo::parse(&row.applies_to).unwrap_or(AppliesTo::Everyone),
        shown_if: row.shown_if_question.zip(row.shown_if_value.clone()).map(|(question, value)| ShownIf { question, value }),
        options: options.iter().filter(|option| option.question_id == row.id).map(|option| Choosable { id: option.id }).collect(),
    }
}

fn words(translated: &serde_json::Value, language: Language, original: Language) -> String {
    serde_json::from_value::<Translated>(translated.clone()).unwrap_or_default().in_language(language, original).to_owned()
}
