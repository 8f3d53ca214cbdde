//! What an organiser asks on the form: questions are added, changed, moved and taken out. Answers stay as they were
//! given, whatever becomes of the question.

use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::changes::Changes;
use super::{locked, not_cancelled};
use crate::actions::Acting;
use crate::actions::audit::{self, Subject};
use crate::actions::registration::overbooked::{Limit, mark_excess};
use crate::actions::registration::promote::look_again;
use crate::app::App;
use crate::entity::event::{self, EventFormat};
use crate::entity::registration_history::ActorKind;
use crate::entity::{Moment, answer, question, question_option};
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::questions::{AppliesTo, QuestionKind, ShownIf};
use crate::rules::registration::Cause;
use crate::rules::search_text::fold;
use crate::rules::translated::Translated;

/// Most characters of a question, and of an option.
pub const LABEL: usize = 300;
/// Most characters of the help below a question.
pub const HELP: usize = 1_000;
/// Most questions of one event.
pub const MOST: usize = 40;
/// Most options of one question: with them the form stays within the fields that a form may have.
pub const MOST_OPTIONS: usize = 30;
const KEY: usize = 40;

/// What an organiser asks.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionDetails {
    /// The end of the form field's name, `[a-z0-9_]`; `None`: made from the label.
    pub key: Option<String>,
    pub kind: QuestionKind,
    pub label: Translated,
    pub help: Translated,
    pub required: bool,
    /// Of a hybrid event; others ask everyone.
    pub applies_to: AppliesTo,
    pub shown_if: Option<ShownIf>,
    /// Of a choice, in order; those of before that are left out are removed.
    pub options: Vec<OptionDetails>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct OptionDetails {
    /// `None`: a new one.
    pub id: Option<Uuid>,
    pub label: Translated,
    /// `None`: as many as like it.
    pub capacity: Option<i32>,
    /// No longer offered; answers stay.
    pub removed: bool,
}

/// What saving a question did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SavedQuestion {
    pub id: Uuid,
    /// People beyond the places of an option that were lowered; they keep theirs.
    pub overbooked: usize,
    /// People from the waiting list who got a place by an option that has more.
    pub promoted: usize,
}

/// Saves a question over the version that was seen, or (`None`) a new one, the last of the form.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Refused(EventCancelled)`; `Invalid`: `key` (`not-a-key`,
/// `key-taken`), `kind` (`kind-has-answers`, `needed-by-question`), `label_{language}`, `shown_if`
/// (`not-in-list`, `asks-in-a-circle`), `options` (`needs-options`, `too-many-options`), `option_{n}_label_{language}`,
/// `option_{n}_places`, `option_{n}_removed` (`needed-by-question`), by place in `options`; `too-many-questions`.
pub async fn save_question(app: &App, acting: Acting, event_id: Uuid, over: Option<(Uuid, i32)>, details: QuestionDetails) -> Result<SavedQuestion, Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    let saved = app.db.write(move |transaction| Box::pin(async move { save(transaction, &ground, acting, event_id, over, &details).await })).await?;
    app.bell.notify_one();
    Ok(saved)
}

/// Takes a question out of the form. Answers stay; returns how many there are.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Invalid` (`needed-by-question`) while another depends on it.
pub async fn remove_question(app: &App, acting: Acting, event_id: Uuid, question_id: Uuid, version: i32) -> Result<u64, Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    let answers = app.db.write(move |transaction| Box::pin(async move { remove(transaction, &ground, acting, event_id, question_id, version).await })).await?;
    app.bell.notify_one();
    Ok(answers)
}

/// Moves a question one place towards the beginning (`up`) or the end.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub async fn move_question(app: &App, acting: Acting, event_id: Uuid, question_id: Uuid, up: bool) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let event = locked(transaction, event_id).await?;
                let mut questions = question::Entity::of(event_id).all(transaction).await?;
                let at = questions.iter().position(|question| question.id == question_id).ok_or(Error::NotFound)?;
                let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < questions.len()) };
                let Some(to) = to else { return Ok(()) };
                questions.swap(at, to);
                for (position, question) in questions.iter().enumerate() {
                    put(transaction, question.id, position).await?;
                }
                let mut noted = Changes::default();
                noted.note("question", &None, &Some(label(&questions[to].label, event.language())));
                noted.note("position", &(at + 1), &(to + 1));
                note(transaction, &ground, acting, "question.move", question_id, noted).await
            })
        })
        .await
}

async fn put(transaction: &DatabaseTransaction, question: Uuid, position: usize) -> Result<(), Error> {
    let position = i32::try_from(position).unwrap_or(i32::MAX);
    question::Entity::update_many().col_expr(question::Column::Position, Expr::value(position)).filter(question::Column::Id.eq(question)).exec(transaction).await?;
    Ok(())
}

/// A question with what stands around it.
struct Ground {
    event: event::Model,
    /// Asked now, in order.
    questions: Vec<question::Model>,
    /// Of all of them, those removed left out.
    options: Vec<question_option::Model>,
    /// The one that is saved; `None`: a new one.
    before: Option<question::Model>,
    answers: u64,
}

impl Ground {
    fn id(&self) -> Option<Uuid> {
        self.before.as_ref().map(|question| question.id)
    }

    fn own_options(&self) -> impl Iterator<Item = &question_option::Model> {
        let id = self.id();
        self.options.iter().filter(move |option| Some(option.question_id) == id)
    }

    /// Another question is asked only after this answer; `value` `None`: after any of this question.
    fn is_needed(&self, value: Option<&str>) -> bool {
        let Some(id) = self.id() else { return false };
        self.questions.iter().any(|other| other.shown_if_question == Some(id) && value.is_none_or(|value| other.shown_if_value.as_deref() == Some(value)))
    }

    fn check(&self, details: &QuestionDetails) -> FieldErrors {
        let mut faults = FieldErrors::default();
        let original = self.event.language();
        if details.label.get(original).is_none() {
            faults.add(&format!("label_{}", original.code()), "required");
        }
        self.check_lengths(details, &mut faults);
        if let Some(before) = self.before.as_ref().filter(|before| before.kind != details.kind.code()) {
            if self.answers > 0 {
                faults.add("kind", "kind-has-answers");
            } else if self.is_needed(None) && before.kind != details.kind.code() {
                faults.add("kind", "needed-by-question");
            }
        }
        if details.key.as_deref().is_some_and(|key| !is_key(key)) {
            faults.add("key", "not-a-key");
        }
        if let Some(shown_if) = &details.shown_if {
            self.check_condition(shown_if, &mut faults);
        }
        if self.before.is_none() && self.questions.len() >= MOST {
            faults.add(&format!("label_{}", original.code()), "too-many-questions");
        }
        if has_options(details.kind) {
            self.check_options(details, &mut faults);
        }
        faults
    }

    fn check_lengths(&self, details: &QuestionDetails, faults: &mut FieldErrors) {
        for language in Language::ALL {
            for (text, limit, name) in [(details.label.get(language), LABEL, "label"), (details.help.get(language), HELP, "help")] {
                if text.is_some_and(|text| text.chars().count() > limit) {
                    faults.add_fault(&format!("{name}_{}", language.code()), crate::rules::names::Fault::TooLong(limit));
                }
            }
        }
    }

    fn check_condition(&self, shown_if: &ShownIf, faults: &mut FieldErrors) {
        let Some(other) = self.questions.iter().find(|question| question.id == shown_if.question && Some(question.id) != self.id()) else {
            return faults.add("shown_if", "not-in-list");
        };
        let known = match QuestionKind::parse(&other.kind) {
            Some(QuestionKind::Choice | QuestionKind::Choices) => self.options.iter().any(|option| option.question_id == other.id && option.id.to_string() == shown_if.value),
            Some(QuestionKind::YesNo) => matches!(shown_if.value.as_str(), "yes" | "no"),
            Some(QuestionKind::Consent) => shown_if.value == "yes",
            _ => false,
        };
        if !known {
            return faults.add("shown_if", "not-in-list");
        }
        let mut further = Some(other);
        for _ in 0..=self.questions.len() {
            let Some(question) = further else { return };
            if Some(question.id) == self.id() {
                return faults.add("shown_if", "asks-in-a-circle");
            }
            further = question.shown_if_question.and_then(|id| self.questions.iter().find(|question| question.id == id));
        }
    }

    fn check_options(&self, details: &QuestionDetails, faults: &mut FieldErrors) {
        let original = self.event.language();
        for (at, option) in details.options.iter().enumerate() {
            if option.removed {
                if option.id.is_some_and(|id| self.is_needed(Some(&id.to_string()))) {
                    faults.add(&format!("option_{at}_removed"), "needed-by-question");
                }
                continue;
            }
            if option.label.get(original).is_none() {
                faults.add(&format!("option_{at}_label_{}", original.code()), "required");
            }
            for language in Language::ALL.into_iter().filter(|language| option.label.get(*language).is_some_and(|label| label.chars().count() > LABEL)) {
                faults.add_fault(&format!("option_{at}_label_{}", language.code()), crate::rules::names::Fault::TooLong(LABEL));
            }
            if option.capacity.is_some_and(|places| !(1..=100_000).contains(&places)) {
                faults.add(&format!("option_{at}_places"), "not-a-number-of-places");
            }
        }
        match details.options.iter().filter(|option| !option.removed).count() {
            0 => faults.add("options", "needs-options"),
            count if count > MOST_OPTIONS => faults.add("options", "too-many-options"),
            _ => {}
        }
    }
}

async fn ground(transaction: &DatabaseTransaction, event_id: Uuid, over: Option<(Uuid, i32)>) -> Result<Ground, Error> {
    let event = locked(transaction, event_id).await?;
    not_cancelled(&event)?;
    let questions = question::Entity::of(event_id).all(transaction).await?;
    let options = question_option::Entity::of(questions.iter().map(|question| question.id)).all(transaction).await?;
    let mut before = None;
    let mut answers = 0;
    if let Some((id, version)) = over {
        let found = question::Entity::find_by_id(id).one(transaction).await?.filter(|question| question.event_id == event_id).ok_or(Error::NotFound)?;
        if found.version != version || found.removed_at.is_some() {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        answers = people_who_answered(transaction, id).await?;
        before = Some(found);
    }
    Ok(Ground { event, questions, options, before, answers })
}

/// How many people answered: a choice of several options is one answer.
async fn people_who_answered(transaction: &DatabaseTransaction, question: Uuid) -> Result<u64, Error> {
    let people = answer::Entity::find().filter(answer::Column::QuestionId.eq(question)).select_only().column(answer::Column::RegistrationId).distinct();
    Ok(people.count(transaction).await?)
}

async fn save(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, over: Option<(Uuid, i32)>, details: &QuestionDetails) -> Result<SavedQuestion, Error> {
    let ground = ground(transaction, event_id, over).await?;
    ground.check(details).into_result()?;
    let language = ground.event.language();
    let key = key(transaction, &ground, details).await?;
    let id = ground.id().unwrap_or_else(|| app.clock.id());
    let row = question::Model {
        id,
        event_id,
        key,
        kind: details.kind.code().to_owned(),
        required: details.required,
        applies_to: if ground.event.format == EventFormat::Hybrid { details.applies_to } else { AppliesTo::Everyone }.code().to_owned(),
        shown_if_question: details.shown_if.as_ref().map(|shown_if| shown_if.question),
        shown_if_value: details.shown_if.as_ref().map(|shown_if| shown_if.value.clone()),
        label: json(&details.label)?,
        help: json(&details.help)?,
        position: ground.before.as_ref().map_or_else(|| i32::try_from(ground.questions.len()).unwrap_or(i32::MAX), |before| before.position),
        version: ground.before.as_ref().map_or(1, |before| before.version + 1),
        removed_at: None,
    };
    let options = if has_options(details.kind) { details.options.as_slice() } else { &[] };
    let changes = changes(&ground, &row, options, language);
    if changes.is_empty() {
        return Ok(SavedQuestion { id, overbooked: 0, promoted: 0 });
    }
    if ground.before.is_some() {
        question::Entity::update(row.clone().into_active_model().reset_all()).exec(transaction).await?;
    } else {
        question::Entity::insert(row.clone().into_active_model()).exec_without_returning(transaction).await?;
        asks(transaction, event_id, true).await?;
    }
    let overbooked = save_options(transaction, app, &ground, id, options).await?;
    // An option with more places, or none of its own any more: somebody may wait for just that.
    let promoted = look_again(transaction, app, event_id, Cause::RulesChanged).await?;
    let mut noted = changes;
    noted.note("overbooked", &0, &overbooked);
    noted.note("promoted", &0, &promoted);
    note(transaction, app, acting, if over.is_some() { "question.edit" } else { "question.add" }, id, noted).await?;
    Ok(SavedQuestion { id, overbooked, promoted })
}

async fn save_options(transaction: &DatabaseTransaction, app: &App, ground: &Ground, question_id: Uuid, options: &[OptionDetails]) -> Result<usize, Error> {
    let now = Moment(app.clock.now());
    let mut overbooked = 0;
    for option in ground.own_options() {
        let kept = options.iter().any(|details| details.id == Some(option.id) && !details.removed);
        if !kept {
            let gone = question_option::Entity::update_many().col_expr(question_option::Column::RemovedAt, Expr::value(Some(now)));
            gone.filter(question_option::Column::Id.eq(option.id)).exec(transaction).await?;
        }
    }
    for (position, details) in options.iter().filter(|details| !details.removed).enumerate() {
        let position = i32::try_from(position).unwrap_or(i32::MAX);
        let before = details.id.and_then(|id| ground.own_options().find(|option| option.id == id));
        let Some(before) = before else {
            let row =
                question_option::Model { id: app.clock.id(), question_id, label: json(&details.label)?, capacity: details.capacity, places_taken: 0, position, removed_at: None };
            question_option::Entity::insert(row.into_active_model()).exec_without_returning(transaction).await?;
            continue;
        };
        let update = question_option::Entity::update_many()
            .col_expr(question_option::Column::Label, Expr::value(json(&details.label)?))
            .col_expr(question_option::Column::Capacity, Expr::value(details.capacity))
            .col_expr(question_option::Column::Position, Expr::value(position));
        update.filter(question_option::Column::Id.eq(before.id)).exec(transaction).await?;
        if let Some(limit) = details.capacity.filter(|limit| *limit < before.places_taken) {
            overbooked += mark_excess(transaction, ground.event.id, Limit::Option(before.id, limit)).await?;
        }
    }
    Ok(overbooked)
}

async fn remove(transaction: &DatabaseTransaction, app: &App, acting: Acting, event_id: Uuid, question_id: Uuid, version: i32) -> Result<u64, Error> {
    let ground = ground(transaction, event_id, Some((question_id, version))).await?;
    if ground.is_needed(None) {
        let mut faults = FieldErrors::default();
        faults.add("question", "needed-by-question");
        return Err(Error::Invalid(faults));
    }
    let removed = question::Entity::update_many()
        .col_expr(question::Column::RemovedAt, Expr::value(Some(Moment(app.clock.now()))))
        .col_expr(question::Column::Version, Expr::value(version + 1));
    removed.filter(question::Column::Id.eq(question_id)).exec(transaction).await?;
    asks(transaction, event_id, ground.questions.len() > 1).await?;
    look_again(transaction, app, event_id, Cause::RulesChanged).await?;
    let mut noted = Changes::default();
    noted.note("question", &ground.before.as_ref().map(|before| label(&before.label, ground.event.language())), &None);
    noted.note("answers", &0, &ground.answers);
    note(transaction, app, acting, "question.remove", question_id, noted).await?;
    Ok(ground.answers)
}

/// Whether the event's form has questions.
async fn asks(transaction: &DatabaseTransaction, event_id: Uuid, asks: bool) -> Result<(), Error> {
    event::Entity::update_many().col_expr(event::Column::AsksQuestions, Expr::value(asks)).filter(event::Column::Id.eq(event_id)).exec(transaction).await?;
    Ok(())
}

async fn note(transaction: &DatabaseTransaction, app: &App, acting: Acting, action: &'static str, question: Uuid, noted: Changes) -> Result<(), Error> {
    audit::record(transaction, &app.clock, ActorKind::Organiser, Some(&acting), action, Subject("question", question), noted.into_value()).await
}

/// Before and after, in the event's language.
fn changes(ground: &Ground, after: &question::Model, options: &[OptionDetails], language: Language) -> Changes {
    let before = ground.before.as_ref();
    let mut changes = Changes::default();
    changes.note("question", &before.map(|before| label(&before.label, language)), &Some(label(&after.label, language)));
    if let Some(before) = before {
        // Which question it is stands in the line in any case.
        changes.note("question_label", &before.label.to_string(), &after.label.to_string());
        changes.note("question_help", &before.help.to_string(), &after.help.to_string());
        changes.note("key", &before.key, &after.key);
        changes.note("question_kind", &before.kind, &after.kind);
        changes.note("required", &before.required, &after.required);
        changes.note("applies_to", &before.applies_to, &after.applies_to);
        let condition = |row: &question::Model| row.shown_if_question.map(|id| format!("{id} {}", row.shown_if_value.as_deref().unwrap_or_default()));
        changes.note("shown_if", &condition(before), &condition(after));
    }
    let words = |label: String, places: Option<i32>| places.map_or_else(|| label.clone(), |places| format!("{label} ({places})"));
    let earlier: Vec<String> = ground.own_options().map(|option| words(label(&option.label, language), option.capacity)).collect();
    let later: Vec<String> =
        options.iter().filter(|option| !option.removed).map(|option| words(option.label.in_language(language, language).to_owned(), option.capacity)).collect();
    changes.note("options", &earlier.join(", "), &later.join(", "));
    // Another language of an option, or its place among the others.
    let earlier: Vec<&serde_json::Value> = ground.own_options().map(|option| &option.label).collect();
    let later: Vec<serde_json::Value> = options.iter().filter(|option| !option.removed).map(|option| json(&option.label).unwrap_or_default()).collect();
    if !changes.has("options") {
        changes.note("options_translated", &serde_json::json!(earlier), &serde_json::json!(later));
    }
    changes
}

fn label(translated: &serde_json::Value, language: Language) -> String {
    serde_json::from_value::<Translated>(translated.clone()).unwrap_or_default().in_language(language, language).to_owned()
}

fn json(translated: &Translated) -> Result<serde_json::Value, Error> {
    serde_json::to_value(translated).map_err(|error| Error::Internal(error.into()))
}

fn has_options(kind: QuestionKind) -> bool {
    matches!(kind, QuestionKind::Choice | QuestionKind::Choices)
}

fn is_key(key: &str) -> bool {
    (1..=KEY).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// The key that was given, when no other question of the event has or had it; else one made from the label.
async fn key(transaction: &DatabaseTransaction, ground: &Ground, details: &QuestionDetails) -> Result<String, Error> {
    let mut others = question::Entity::find().filter(question::Column::EventId.eq(ground.event.id));
    if let Some(id) = ground.id() {
        others = others.filter(question::Column::Id.ne(id));
    }
    let taken: Vec<String> = others.order_by_asc(question::Column::Key).select_only().column(question::Column::Key).into_tuple().all(transaction).await?;
    if let Some(key) = &details.key {
        if !taken.contains(key) {
            return Ok(key.clone());
        }
        let mut faults = FieldErrors::default();
        faults.add("key", "key-taken");
        return Err(Error::Invalid(faults));
    }
    if let Some(before) = &ground.before {
        return Ok(before.key.clone());
    }
    let language = ground.event.language();
    let base = key_of(details.label.in_language(language, language));
    let numbered = (2..=taken.len() + 2).map(|number| format!("{base}_{number}"));
    Ok(std::iter::once(base.clone()).chain(numbered).find(|key| !taken.contains(key)).unwrap_or(base))
}

/// The words of a label as a key, with room for a number.
fn key_of(label: &str) -> String {
    let mut key = String::new();
    for word in fold(label).split(' ') {
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if word.is_empty() || key.len() + word.len() > KEY - 6 {
            continue;
        }
        if !key.is_empty() {
            key.push('_');
        }
        key.push_str(&word);
    }
    if key.is_empty() { "question".to_owned() } else { key }
}

#[cfg(test)]
mod tests {
    use super::{is_key, key_of};

    #[test]
    fn a_label_makes_a_key() {
        assert_eq!(key_of("Wat eet je 's middags?"), "wat_eet_je_s_middags");
        assert_eq!(key_of("???"), "question");
        for label in ["é".repeat(300), "lang woord ".repeat(20), "x".repeat(100)] {
            assert!(is_key(&key_of(&label)), "{label}");
        }
        assert!(!is_key("") && !is_key("Met Spatie") && !is_key(&"a".repeat(41)));
    }
}
