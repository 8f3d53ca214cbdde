//! A question of a questionnaire is added, changed, moved or taken out. Of an event whose people were asked already, only
//! words change: answers stay answers to what was asked.

use serde_json::json;

use super::{Held, Owner};
use crate::actions::Acting;
use crate::app::App;
use crate::error::{Error, FieldErrors, Refusal};
use crate::rules::evaluation::{MOST_QUESTIONS, Question, faults};
use crate::rules::language::Language;
use crate::rules::permission::Permission;

/// What is done to a questionnaire.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The question takes the place of the one with the key `over`; without one it comes last.
    Save {
        over: Option<String>,
        question: Box<Question>,
    },
    /// One place up or down.
    Move {
        key: String,
        up: bool,
    },
    Remove {
        key: String,
    },
}

/// Does it to the questionnaire as it was at `version`.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Refused(ChangedMeanwhile)`; `Refused(EvaluationOpened)` for more than words once people were
/// asked; `Invalid` as the rules name it, or `label_nl` (`evaluation-too-many-questions`).
pub async fn edit_questions(app: &App, acting: Acting, owner: Owner, version: i32, change: Change) -> Result<(), Error> {
    acting.needs(Permission::EditEvents)?;
    if let Change::Save { question, .. } = &change {
        let mut wrong = FieldErrors::default();
        faults(question).iter().for_each(|(field, code)| wrong.add(field, code));
        wrong.into_result()?;
    }
    let ground = app.clone();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let mut held = Held::lock(transaction, owner, version).await?;
                let before = held.questions.clone();
                let (action, noted) = apply(&mut held, change)?;
                if held.opened && !held.questions.takes_the_same(&before) {
                    return Err(Refusal::EvaluationOpened.into());
                }
                if held.questions == before { Ok(()) } else { held.save(transaction, &ground, &acting, action, noted).await }
            })
        })
        .await
}

/// The change itself; its name in the log and what it says there.
fn apply(held: &mut Held, change: Change) -> Result<(&'static str, serde_json::Value), Error> {
    let questions = &mut held.questions.0;
    let place = |questions: &[Question], key: &str| questions.iter().position(|question| question.key == key);
    Ok(match change {
        Change::Save { over, question } => match over.map(|key| place(questions, &key).ok_or(Error::NotFound)).transpose()? {
            Some(at) => {
                let label = words(&question);
                let before = std::mem::replace(&mut questions[at], *question);
                ("evaluation.edit_question", json!({ "evaluation_question": [words(&before), label] }))
            }
            None if questions.len() >= MOST_QUESTIONS => {
                let mut faults = FieldErrors::default();
                faults.add("label_nl", "evaluation-too-many-questions");
                return Err(Error::Invalid(faults));
            }
            None => {
                let label = words(&question);
                questions.push(*question);
                ("evaluation.add_question", json!({ "evaluation_question": [null, label] }))
            }
        },
        Change::Move { key, up } => {
            let at = place(questions, &key).ok_or(Error::NotFound)?;
            let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < questions.len()) };
            let label = words(&questions[at]);
            if let Some(to) = to {
                questions.swap(at, to);
            }
            ("evaluation.move_question", json!({ "evaluation_question": [null, label] }))
        }
        Change::Remove { key } => {
            let at = place(questions, &key).ok_or(Error::NotFound)?;
            let gone = questions.remove(at);
            ("evaluation.remove_question", json!({ "evaluation_question": [words(&gone), null] }))
        }
    })
}

/// The question in the language that comes first.
fn words(question: &Question) -> String {
    question.label.in_language(Language::Nl, Language::Nl).to_owned()
}
