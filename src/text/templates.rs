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
use super::translations::{Arguments, constant, lookup_for};
use super::{dates, markdown};
use crate::rules::language::Language;
use crate::rules::salutation::Salutation;

/// A set of templates from one folder. Names ending in `.html` escape for HTML, others not at all. A clone shares what was parsed.
#[derive(Clone)]
pub struct Templates {
    /// One a language, in the order of [`Language::ALL`]: the same templates, whose functions speak it.
    environments: [Environment<'static>; 3],
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
        environment.add_filter("clock_time", |moment: &Value, zone: &str| Ok::<_, Error>(dates::clock_time(&at(moment, zone)?)));
        environment.add_filter("zone_words", |moment: &Value, zone: &str| Ok::<_, Error>(dates::zone(&at(moment, zone)?, zone)));
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
        Ok(Self { environments: Language::ALL.map(|language| speaking(language, environment.clone())) })
    }

    fn environment(&self, language: Language) -> &Environment<'static> {
        &self.environments[language as usize]
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
        self.environment(language).get_template(name)?.render(facts)
    }

    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.environment(Language::default()).get_template(name).is_ok()
    }
}

/// What templates say in a language.
fn speaking(language: Language, mut environment: Environment<'static>) -> Environment<'static> {
    environment.add_global("language", language.code());
    environment.add_function("t", move |state: &State, key: &str, arguments: Kwargs| translate(language, state, key, &arguments));
    environment.add_filter("long_date", move |moment: &Value, zone: &str| Ok::<_, Error>(dates::long_date(language, &at(moment, zone)?)));
    environment.add_filter("date_and_time", move |moment: &Value, zone: &str| Ok::<_, Error>(dates::date_and_time(language, &at(moment, zone)?)));
    environment.add_filter("month_and_year", move |moment: &Value, zone: &str| Ok::<_, Error>(dates::month_and_year(language, &at(moment, zone)?)));
    environment.add_filter("term", move |days: i64| dates::term(language, days));
    environment.add_filter("period", move |session: &Value| period(language, session));
    environment.add_filter("money", move |cents: i32| money(language, cents));
    environment
}

fn translate(language: Language, state: &State, key: &str, kwargs: &Kwargs) -> Result<Value, Error> {
    let salutation = state.lookup("salutation").and_then(|value| value.as_str().and_then(Salutation::parse)).unwrap_or_default();
    let mut arguments = Arguments::new();
    for name in kwargs.args() {
        let value: Value = kwargs.get(name)?;
        let value = match value.kind() {
            ValueKind::Number => i64::try_from(value.clone()).map_or_else(|_| FluentValue::from(value.to_string()), FluentValue::from),
            _ => FluentValue::from(value.to_string()),
        };
        arguments.insert(Cow::Owned(name.to_owned()), value);
    }
    let text = if arguments.is_empty() { constant(language, salutation, key).map(Value::from) } else { lookup_for(language, salutation, key, &arguments).map(Value::from) };
    text.ok_or_else(|| Error::new(ErrorKind::UndefinedError, format!("no text named {key}")))
}

fn at(moment: &Value, zone: &str) -> Result<Zoned, Error> {
    let text = moment.as_str().ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("{moment} is not a moment")))?;
    let moment: Timestamp = text.parse().map_err(|_| Error::new(ErrorKind::InvalidOperation, format!("{text} is not a moment")))?;
    Ok(dates::local(moment, zone))
}

fn period(language: Language, session: &Value) -> Result<String, Error> {
    let zone = session.get_attr("time_zone")?;
    let zone = zone.as_str().unwrap_or("UTC");
    Ok(dates::period(language, &at(&session.get_attr("starts_at")?, zone)?, &at(&session.get_attr("ends_at")?, zone)?))
}
