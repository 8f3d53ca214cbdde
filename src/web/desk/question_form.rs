//! The fields of a question, with a row for each option.

use std::collections::BTreeMap;

use minijinja::{Value, context};
use uuid::Uuid;

use crate::actions::event::questions::{HELP, LABEL, MOST_OPTIONS, OptionDetails, QuestionDetails};
use crate::entity::{question, question_option};
use crate::error::FieldErrors;
use crate::queries::desk_questions::DeskQuestion;
use crate::rules::language::Language;
use crate::rules::names;
use crate::rules::questions::{AppliesTo, QuestionKind, ShownIf};
use crate::rules::translated::Translated;
use crate::text::translations::text;
use crate::web::form::Fields;

/// Empty rows below the options there are.
const EMPTY_ROWS: usize = 3;

/// What the form shows.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pub key: String,
    pub kind: String,
    pub required: bool,
    pub applies_to: String,
    /// `{question}:{value}`; empty: always shown.
    pub shown_if: String,
    pub label: Translated,
    pub help: Translated,
    pub rows: Vec<Row>,
}

/// One option's row.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Empty: a new one.
    pub id: String,
    pub label: Translated,
    pub places: String,
    pub removed: bool,
}

impl Row {
    fn is_blank(&self) -> bool {
        self.id.is_empty() && self.label.is_empty() && self.places.trim().is_empty()
    }
}

impl Typed {
    pub fn blank() -> Self {
        Self { kind: QuestionKind::ShortText.code().to_owned(), applies_to: AppliesTo::Everyone.code().to_owned(), ..Self::default() }.with_empty_rows(EMPTY_ROWS)
    }

    pub fn of(question: &DeskQuestion) -> Self {
        let row = &question.question;
        let rows = question.options.iter().map(|option| Row {
            id: option.id.to_string(),
            label: translated(&option.label),
            places: option.capacity.map(|places| places.to_string()).unwrap_or_default(),
            removed: false,
        });
        Self {
            key: row.key.clone(),
            kind: row.kind.clone(),
            required: row.required,
            applies_to: row.applies_to.clone(),
            shown_if: condition(row),
            label: translated(&row.label),
            help: translated(&row.help),
            rows: rows.collect(),
        }
        .with_empty_rows(EMPTY_ROWS)
    }

    /// What was typed, without the empty rows between.
    pub fn read(fields: &Fields) -> Self {
        let in_all = |name: &str| {
            let mut texts = Translated::default();
            for language in Language::ALL {
                texts.set(language, Some(fields.get(&format!("{name}_{}", language.code())).trim().to_owned()));
            }
            texts
        };
        let rows = (0..MOST_OPTIONS + EMPTY_ROWS).map(|at| Row {
            id: fields.get(&format!("option_{at}_id")).to_owned(),
            label: in_all(&format!("option_{at}_label")),
            places: fields.get(&format!("option_{at}_places")).to_owned(),
            removed: fields.checked(&format!("option_{at}_removed")),
        });
        Self {
            key: fields.get("key").to_owned(),
            kind: fields.get("kind").to_owned(),
            required: fields.checked("required"),
            applies_to: fields.get("applies_to").to_owned(),
            shown_if: fields.get("shown_if").to_owned(),
            label: in_all("label"),
            help: in_all("help"),
            rows: rows.filter(|row| !row.is_blank()).collect(),
        }
    }

    #[must_use]
    pub fn with_empty_rows(mut self, count: usize) -> Self {
        let room = (MOST_OPTIONS + EMPTY_ROWS).saturating_sub(self.rows.len());
        self.rows.extend(std::iter::repeat_with(Row::default).take(count.min(room)));
        self
    }

    /// As the action takes it; faults are added in the form's order. The rows must hold no blank one: their places are
    /// those of the options.
    pub fn details(&self, faults: &mut FieldErrors) -> Option<QuestionDetails> {
        let before = faults.0.len();
        let label = checked(&self.label, "label", |text| names::line(text, LABEL), faults);
        let help = checked(&self.help, "help", |text| names::text(text, HELP), faults);
        let kind = QuestionKind::parse(&self.kind);
        if kind.is_none() {
            faults.add("kind", "not-in-list");
        }
        let applies_to = if self.applies_to.is_empty() { Some(AppliesTo::Everyone) } else { AppliesTo::parse(&self.applies_to) };
        if applies_to.is_none() {
            faults.add("applies_to", "not-in-list");
        }
        let shown_if = self.shown_if.split_once(':').and_then(|(question, value)| Some(ShownIf { question: Uuid::parse_str(question).ok()?, value: value.to_owned() }));
        if shown_if.is_none() && !self.shown_if.is_empty() {
            faults.add("shown_if", "not-in-list");
        }
        let options = self.rows.iter().enumerate().map(|(at, row)| option(at, row, faults)).collect();
        if faults.0.len() > before {
            return None;
        }
        let key = Some(self.key.trim().to_owned()).filter(|key| !key.is_empty());
        Some(QuestionDetails { key, kind: kind?, label, help, required: self.required, applies_to: applies_to?, shown_if, options })
    }

    /// As the template sees it; `taken` are the places that the options' holders have.
    pub fn value(&self, language: Language, original: Language, taken: &[question_option::Model]) -> Value {
        let texts = |name: &str, texts: &Translated| {
            // The event's own language first: it must be there.
            let mut languages = Language::ALL;
            languages.sort_by_key(|one| *one != original);
            let one = |each: Language| {
                let value = texts.get(each).unwrap_or_default();
                context! { field => format!("{name}_{}", each.code()), code => each.code(), language => text(language, &format!("site-language-{}", each.code())), required => each == original, value }
            };
            languages.into_iter().map(one).collect::<Vec<_>>()
        };
        let row = |(at, row): (usize, &Row)| {
            let known = taken.iter().find(|option| option.id.to_string() == row.id);
            context! {
                at,
                number => at + 1,
                id => row.id.as_str(),
                labels => texts(&format!("option_{at}_label"), &row.label),
                places => row.places.as_str(),
                removed => row.removed,
                taken => known.map(|option| option.places_taken),
            }
        };
        context! {
            key => self.key.as_str(),
            kind => self.kind.as_str(),
            required => self.required,
            applies_to => self.applies_to.as_str(),
            shown_if => self.shown_if.as_str(),
            label => texts("label", &self.label),
            help => texts("help", &self.help),
            rows => self.rows.iter().enumerate().map(row).collect::<Vec<_>>(),
        }
    }

    /// By the name of its field, for telling what somebody else saved.
    pub fn flat(&self) -> BTreeMap<&'static str, String> {
        let original = |texts: &Translated, language| texts.get(language).unwrap_or_default().to_owned();
        let mut flat = BTreeMap::from([
            ("key", self.key.clone()),
            ("required", if self.required { "yes" } else { "" }.to_owned()),
            ("applies_to", self.applies_to.clone()),
            ("shown_if", self.shown_if.clone()),
        ]);
        for (language, label, help) in [(Language::Nl, "label_nl", "help_nl"), (Language::Fr, "label_fr", "help_fr"), (Language::En, "label_en", "help_en")] {
            flat.insert(label, original(&self.label, language));
            flat.insert(help, original(&self.help, language));
        }
        let words = |row: &Row| {
            Language::ALL.into_iter().find_map(|language| row.label.get(language)).unwrap_or_default().to_owned()
                + if row.places.trim().is_empty() { "" } else { ": " }
                + row.places.trim()
        };
        flat.insert("options", self.rows.iter().filter(|row| !row.is_blank() && !row.removed).map(words).collect::<Vec<_>>().join(", "));
        flat
    }
}

fn option(at: usize, row: &Row, faults: &mut FieldErrors) -> OptionDetails {
    let label = if row.removed { row.label.clone() } else { checked(&row.label, &format!("option_{at}_label"), |text| names::line(text, LABEL), faults) };
    let places = row.places.trim();
    let capacity = places.parse::<i32>().ok();
    if !row.removed && !places.is_empty() && !capacity.is_some_and(|places| (1..=100_000).contains(&places)) {
        faults.add(&format!("option_{at}_places"), "not-a-number-of-places");
    }
    OptionDetails { id: Uuid::parse_str(&row.id).ok(), label, capacity: capacity.filter(|_| !row.removed), removed: row.removed }
}

fn checked(texts: &Translated, name: &str, check: impl Fn(&str) -> Result<String, names::Fault>, faults: &mut FieldErrors) -> Translated {
    let mut read = Translated::default();
    for language in Language::ALL {
        let Some(typed) = texts.get(language) else { continue };
        match check(typed) {
            Ok(text) => read.set(language, Some(text)),
            Err(fault) => faults.add_fault(&format!("{name}_{}", language.code()), fault),
        }
    }
    read
}

pub fn translated(value: &serde_json::Value) -> Translated {
    serde_json::from_value(value.clone()).unwrap_or_default()
}

pub fn condition(row: &question::Model) -> String {
    row.shown_if_question.map(|id| format!("{id}:{}", row.shown_if_value.as_deref().unwrap_or_default())).unwrap_or_default()
}
