//! Pages and letters: minijinja with undefined variables as errors. Every template sees `language` (a code) and
//!
//! - `t(key, name=value …)`: a translated text; an unknown key is an error. Letters have a `salutation`, which chooses its form;
//! - `value|long_date(zone)`, `|date_and_time(zone)`, `|clock_time(zone)`, `|zone_words(zone)`, `|month_and_year(zone)`: a UTC instant as people read it;
//! - `session|period`: start to end of anything with `starts_at`, `ends_at` and `time_zone`;
//! - `cents|money`: an amount of euro as people read it;
//! - `text|markdown` (clean HTML) and `text|plain` (its text).

use std::borrow::Cow;
use std::collections::BTreeMap;

use fluent_templates::fluent_bundle::FluentValue;
use jiff::{Timestamp, Zoned};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, State, UndefinedBehavior, Value};
use rust_embed::Embed;
use serde::Serialize;

use super::money::money;
use super::translations::{Arguments, lookup_for};
use super::{dates, markdown};
use crate::rules::language::Language;
use crate::rules::salutation::Salutation;

/// A set of templates from one folder. Names ending in `.html` escape for HTML, others not at all. A clone shares what was parsed.
#[derive(Clone)]
pub struct Templates {
    environment: Environment<'static>,
}

impl Templates {
    /// All files of an embedded folder.
    ///
    /// # Errors
    /// A template that cannot be parsed, with its file and line.
    pub fn embedded<Folder: Embed>() -> Result<Self, Error> {
        Self::with_others::<Folder>(&BTreeMap::new())
    }

    /// The same, with other sources for some of the files, by name.
    ///
    /// # Errors
    /// A template that cannot be parsed, with its file and line.
    pub fn with_others<Folder: Embed>(others: &BTreeMap<String, String>) -> Result<Self, Error> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
        environment.set_auto_escape_callback(|name| if name.ends_with(".html") { AutoEscape::Html } else { AutoEscape::None });
        environment.add_function("t", translate);
        environment.add_filter("long_date", |state: &State, moment: &Value, zone: &str| Ok::<_, Error>(dates::long_date(language(state)?, &at(moment, zone)?)));
        environment.add_filter("date_and_time", |state: &State, moment: &Value, zone: &str| Ok::<_, Error>(dates::date_and_time(language(state)?, &at(moment, zone)?)));
        environment.add_filter("month_and_year", |state: &State, moment: &Value, zone: &str| Ok::<_, Error>(dates::month_and_year(language(state)?, &at(moment, zone)?)));
        environment.add_filter("clock_time", |moment: &Value, zone: &str| Ok::<_, Error>(dates::clock_time(&at(moment, zone)?)));
        environment.add_filter("zone_words", |moment: &Value, zone: &str| Ok::<_, Error>(dates::zone(&at(moment, zone)?, zone)));
        environment.add_filter("term", |state: &State, days: i64| Ok::<_, Error>(dates::term(language(state)?, days)));
        environment.add_filter("period", period);
        environment.add_filter("money", |state: &State, cents: i32| Ok::<_, Error>(money(language(state)?, cents)));
        environment.add_filter("markdown", |text: &str| Value::from_safe_string(markdown::to_html(text)));
        environment.add_filter("plain", markdown::to_text);
        for name in Folder::iter() {
            if let Some(source) = others.get(name.as_ref()) {
                environment.add_template_owned(name.into_owned(), source.clone())?;
                continue;
            }
            let file = Folder::get(&name).expect("the iterator names files that exist");
            let source = String::from_utf8(file.data.into_owned()).map_err(|_| Error::new(ErrorKind::SyntaxError, format!("{name} is not UTF-8")))?;
            environment.add_template_owned(name.into_owned(), source)?;
        }
        Ok(Self { environment })
    }

    /// # Errors
    /// An unknown template, an undefined variable, an unknown text key.
    pub fn render(&self, name: &str, language: Language, context: impl Serialize) -> Result<String, Error> {
        self.render_facts(name, language, &Self::facts(context))
    }

    /// What several templates see.
    pub fn facts(context: impl Serialize) -> Value {
        Value::from(Serde(context))
    }

    /// As [`Templates::render`], with facts that are there already.
    ///
    /// # Errors
    /// Its.
    pub fn render_facts(&self, name: &str, language: Language, facts: &Value) -> Result<String, Error> {
        let language = minijinja::context! { language => language.code() };
        self.environment.get_template(name)?.render(minijinja::context! { ..language, ..facts.clone() })
    }

    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.environment.get_template(name).is_ok()
    }
}

fn language(state: &State) -> Result<Language, Error> {
    let value = state.lookup("language").ok_or_else(|| Error::new(ErrorKind::UndefinedError, "language"))?;
    value.as_str().and_then(Language::parse).ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "language is not one of ours"))
}

#[expect(clippy::needless_pass_by_value, reason = "minijinja hands its arguments over by value")]
fn translate(state: &State, key: &str, kwargs: Kwargs) -> Result<String, Error> {
    let mut arguments = Arguments::new();
    for name in kwargs.args() {
        let value: Value = kwargs.get(name)?;
        let value = match value.kind() {
            ValueKind::Number => i64::try_from(value.clone()).map_or_else(|_| FluentValue::from(value.to_string()), FluentValue::from),
            _ => FluentValue::from(value.to_string()),
        };
        arguments.insert(Cow::Owned(name.to_owned()), value);
    }
    kwargs.assert_all_used()?;
    let salutation = state.lookup("salutation").and_then(|value| value.as_str().and_then(Salutation::parse)).unwrap_or_default();
    lookup_for(language(state)?, salutation, key, &arguments).ok_or_else(|| Error::new(ErrorKind::UndefinedError, format!("no text named {key}")))
}

fn at(moment: &Value, zone: &str) -> Result<Zoned, Error> {
    let text = moment.as_str().ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("{moment} is not a moment")))?;
    let moment: Timestamp = text.parse().map_err(|_| Error::new(ErrorKind::InvalidOperation, format!("{text} is not a moment")))?;
    Ok(dates::local(moment, zone))
}

fn period(state: &State, session: &Value) -> Result<String, Error> {
    let zone = session.get_attr("time_zone")?;
    let zone = zone.as_str().unwrap_or("UTC");
    Ok(dates::period(language(state)?, &at(&session.get_attr("starts_at")?, zone)?, &at(&session.get_attr("ends_at")?, zone)?))
}
