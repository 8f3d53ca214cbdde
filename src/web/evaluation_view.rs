//! Questions of an evaluation as a page asks them: for participants, and for organisers who look beforehand.

use std::collections::BTreeMap;

use minijinja::{Value, context};

use super::form::Fields;
use crate::rules::evaluation::{Kind, Question, Questionnaire};
use crate::rules::language::Language;
use crate::rules::translated::Translated;

/// What was typed, by field.
pub type Typed = BTreeMap<String, Vec<String>>;

/// What a form brought for these questions.
pub fn typed(questions: &Questionnaire, fields: &Fields) -> Typed {
    let of = |field: String| {
        let values = fields.all(&field).into_iter().map(str::to_owned).collect();
        (field, values)
    };
    questions.0.iter().map(|question| of(question.field())).collect()
}

/// The questions for a reader of `language`; `original` is that of the event.
pub fn questions(questionnaire: &Questionnaire, language: Language, original: Language, typed: &Typed) -> Vec<Value> {
    questionnaire.0.iter().map(|question| shown(question, language, original, typed.get(&question.field()).map_or(&[], Vec::as_slice))).collect()
}

fn shown(question: &Question, language: Language, original: Language, given: &[String]) -> Value {
    let words = |text: &Translated| text.in_language(language, original).to_owned();
    let (low, high) = (words(&question.low), words(&question.high));
    let values = question.values();
    let steps: Vec<Value> = values
        .iter()
        .map(|value| {
            let label = question.options.get(usize::from(*value)).map_or_else(|| value.to_string(), words);
            let end = match question.kind.scale() {
                Some(_) if values.first() == Some(value) => low.as_str(),
                Some(_) if values.last() == Some(value) => high.as_str(),
                _ => "",
            };
            context! { value => value, label, end, checked => given.iter().any(|text| text.trim() == value.to_string()) }
        })
        .collect();
    context! {
        field => question.field(),
        kind => question.kind.code(),
        scale => question.kind.scale().is_some(),
        label => words(&question.label),
        lang => question.label.language_for(language, original).filter(|written| *written != language).map(Language::code),
        low => low.as_str(),
        high => high.as_str(),
        first => values.first(),
        last => values.last(),
        steps,
        nothing => given.iter().all(|text| text.trim().is_empty()),
        required => question.required,
        text => if question.kind == Kind::Text { given.first().map(String::as_str).unwrap_or_default() } else { "" },
    }
}

/// Labels of the fields, for the summary of faults.
pub fn labels(questionnaire: &Questionnaire, language: Language, original: Language) -> BTreeMap<String, String> {
    questionnaire.0.iter().map(|question| (question.field(), question.label.in_language(language, original).to_owned())).collect()
}
