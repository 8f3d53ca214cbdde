//! What an organiser adds to a form, written past the product.

use belfry::entity::session::SessionInclusion;
use belfry::entity::{event, question, question_option, session, slot};
use belfry::rules::language::Language;
use belfry::rules::translated::Translated;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::{TestApp, TestEvent};

/// A question to be changed by the builder and then created.
pub struct QuestionBuilder<'a> {
    app: &'a TestApp,
    row: question::Model,
    options: Vec<(String, Option<i32>)>,
}

/// A question with its options, in their order.
pub struct TestQuestion {
    pub question: question::Model,
    pub options: Vec<question_option::Model>,
}

impl TestQuestion {
    pub fn option(&self, at: usize) -> String {
        self.options[at].id.to_string()
    }
}

fn words(text: &str) -> serde_json::Value {
    serde_json::to_value(Translated::of(Language::Nl, text)).expect("json")
}

/// A question of that kind (`QuestionKind::code`), named `question_{key}` in the form.
pub fn asks<'a>(app: &'a TestApp, event: &TestEvent, kind: &str, key: &str, label: &str) -> QuestionBuilder<'a> {
    let row = question::Model {
        id: app.clock.id(),
        event_id: event.id,
        key: key.to_owned(),
        kind: kind.to_owned(),
        required: false,
        applies_to: "everyone".to_owned(),
        shown_if_question: None,
        shown_if_value: None,
        label: words(label),
        help: serde_json::json!({}),
        position: 0,
        version: 1,
        removed_at: None,
    };
    QuestionBuilder { app, row, options: Vec::new() }
}

impl QuestionBuilder<'_> {
    #[must_use]
    pub fn required(mut self) -> Self {
        self.row.required = true;
        self
    }

    #[must_use]
    pub fn help(mut self, text: &str) -> Self {
        self.row.help = words(text);
        self
    }

    #[must_use]
    pub fn in_french(mut self, label: &str) -> Self {
        let mut translated: Translated = serde_json::from_value(self.row.label.clone()).expect("words");
        translated.set(Language::Fr, Some(label.to_owned()));
        self.row.label = serde_json::to_value(translated).expect("json");
        self
    }

    #[must_use]
    pub fn option(mut self, label: &str, capacity: Option<i32>) -> Self {
        self.options.push((label.to_owned(), capacity));
        self
    }

    #[must_use]
    pub fn only_if(mut self, other: &TestQuestion, value: &str) -> Self {
        self.row.shown_if_question = Some(other.question.id);
        self.row.shown_if_value = Some(value.to_owned());
        self
    }

    pub async fn create(self) -> TestQuestion {
        let (app, question) = (self.app, self.row);
        let options: Vec<question_option::Model> = self
            .options
            .into_iter()
            .zip(0..)
            .map(|((label, capacity), position)| question_option::Model {
                id: app.clock.id(),
                question_id: question.id,
                label: words(&label),
                capacity,
                places_taken: 0,
                position,
                removed_at: None,
            })
            .collect();
        let (row, rows) = (question::ActiveModel::from(question.clone()), options.iter().cloned().map(question_option::ActiveModel::from).collect::<Vec<_>>());
        let event_id = question.event_id;
        app.db
            .write(move |transaction| {
                Box::pin(async move {
                    question::Entity::insert(row).exec_without_returning(transaction).await?;
                    if !rows.is_empty() {
                        question_option::Entity::insert_many(rows).exec_without_returning(transaction).await?;
                    }
                    event::Entity::update_many().col_expr(event::Column::AsksQuestions, Expr::value(true)).filter(event::Column::Id.eq(event_id)).exec(transaction).await?;
                    Ok(())
                })
            })
            .await
            .expect("a question");
        TestQuestion { question, options }
    }
}

/// Makes these sessions (by number) parallel: one of them is chosen. Gives the slot's field.
pub async fn slot(app: &TestApp, event: &TestEvent, title: &str, none_allowed: bool, sessions: &[usize]) -> String {
    let id = app.clock.id();
    let row = slot::ActiveModel::from(slot::Model { id, event_id: event.id, title: title.to_owned(), none_allowed, position: 0 });
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                slot::Entity::insert(row).exec_without_returning(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("a slot");
    for at in sessions {
        choosable(app, event.sessions[*at].id, SessionInclusion::Slot, Some(id)).await;
    }
    format!("slot_{id}")
}

/// Makes this session (by number) one for who wants to.
pub async fn optional(app: &TestApp, event: &TestEvent, session: usize) {
    choosable(app, event.sessions[session].id, SessionInclusion::Optional, None).await;
}

async fn choosable(app: &TestApp, id: Uuid, inclusion: SessionInclusion, slot: Option<Uuid>) {
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                session::Entity::update_many()
                    .col_expr(session::Column::Inclusion, Expr::value(inclusion))
                    .col_expr(session::Column::SlotId, Expr::value(slot))
                    .filter(session::Column::Id.eq(id))
                    .exec(transaction)
                    .await?;
                Ok(())
            })
        })
        .await
        .expect("a session to choose");
}

/// Gives this session (by number) a name, and places of its own.
pub async fn names_session(app: &TestApp, event: &TestEvent, session: usize, title: &str, capacity: Option<i32>) {
    let (id, title) = (event.sessions[session].id, title.to_owned());
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                session::Entity::update_many()
                    .col_expr(session::Column::Title, Expr::value(Some(title)))
                    .col_expr(session::Column::Capacity, Expr::value(capacity))
                    .filter(session::Column::Id.eq(id))
                    .exec(transaction)
                    .await?;
                Ok(())
            })
        })
        .await
        .expect("a named session");
}
