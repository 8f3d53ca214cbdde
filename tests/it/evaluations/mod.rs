//! Evaluations: questionnaires, links to those who were there, answers of whom nobody can be told, results.

mod anonymity;
mod answering;
mod desk;
mod people;
mod results;
mod story;

use std::collections::BTreeMap;

use belfry::actions::attendance::close::close;
use belfry::actions::attendance::record::{Said, record};
use belfry::actions::evaluation::add_templates::add_templates;
use belfry::actions::evaluation::answer::answer;
use belfry::actions::evaluation::count::count_due;
use belfry::actions::evaluation::remind::remind_due;
use belfry::actions::evaluation::send::send_due as ask_due;
use belfry::actions::evaluation::set_up::{Terms, set_up};
use belfry::actions::reminder::send::send_due;
use belfry::entity::{evaluation, evaluation_answer, evaluation_invitation, registration};
use belfry::keys::{Purpose, Token};
use belfry::rules::attendance::Mark;
use belfry::rules::evaluation::{Questionnaire, ready};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use uuid::Uuid;

use crate::registration::{NELE, by_email, register};
use crate::support::{Mail, TestApp, TestEvent};

/// After the webinar of 9 March 2027.
const ENDED: &str = "2027-03-09T11:00:00Z";

const ANONYMOUS: Terms = Terms { anonymous: true, open_days: 14, remind_after_days: Some(5) };
const NAMED: Terms = Terms { anonymous: false, ..ANONYMOUS };

/// The short one for webinars: `useful`, `pace`, `recommend`, `takeaway`, `better`.
fn webinar() -> Questionnaire {
    ready().remove(0).questions
}

/// An event with its questionnaire, and these people registered.
async fn evaluated(app: &TestApp, event: &TestEvent, terms: Terms, names: &[&str]) {
    let template = add_templates(app, NELE, vec![("Webinar".to_owned(), webinar())]).await.expect("a template")[0];
    set_up(app, NELE, event.id, 0, Some(template), terms).await.expect("set up");
    for name in names {
        register(app, event, &format!("{name}@gemeente.example")).await;
    }
    app.deliver_mail().await;
}

/// Everybody was there but these; the list is closed.
async fn over(app: &TestApp, event: &TestEvent, absent: &[&str]) {
    let people = registration::Entity::of(event.id).all(app.db.reader()).await.expect("rows");
    for session in &event.sessions {
        let mark = |person: &registration::Model| if absent.iter().any(|name| person.email.starts_with(name)) { Mark::Absent } else { Mark::Present };
        let said = people.iter().map(|person| Said { registration_id: person.id, before: None, mark: Some(mark(person)) }).collect();
        record(app, NELE, event.id, session.id, said).await.expect("recorded");
        close(app, NELE, event.id, session.id, false).await.expect("closed");
    }
}

/// What the job does at each turn.
async fn turn(app: &TestApp) {
    send_due(app).await.expect("reminders");
    ask_due(app).await.expect("asked");
    remind_due(app).await.expect("reminded");
    count_due(app).await.expect("counted");
}

/// The job, then the mail worker.
async fn mails(app: &TestApp) -> Vec<Mail> {
    turn(app).await;
    app.deliver_mail().await
}

fn to<'m>(mails: &'m [Mail], name: &str) -> &'m Mail {
    mails.iter().find(|mail| mail.recipient().starts_with(name)).unwrap_or_else(|| panic!("no mail to {name}"))
}

fn names(mails: &[Mail]) -> Vec<String> {
    let mut names: Vec<String> = mails.iter().map(|mail| mail.recipient().split('@').next().unwrap_or_default().to_owned()).collect();
    names.sort();
    names
}

/// The link of somebody who was asked.
async fn link(app: &TestApp, name: &str) -> Token {
    let registration = by_email(app, &format!("{name}@gemeente.example")).await.id;
    let found = evaluation_invitation::Entity::find().filter(evaluation_invitation::Column::RegistrationId.eq(registration)).one(app.db.reader()).await;
    app.keys.derive(Purpose::Evaluation, found.expect("rows").unwrap_or_else(|| panic!("{name} was not asked")).id, 0)
}

/// `useful` and words of one's own.
fn says(useful: u8, better: &str) -> BTreeMap<String, Vec<String>> {
    [("answer_useful", useful.to_string()), ("answer_recommend", "8".to_owned()), ("answer_better", better.to_owned())].map(|(field, value)| (field.to_owned(), vec![value])).into()
}

async fn answers(app: &TestApp, name: &str, useful: u8) {
    answer(app, link(app, name).await.hash(), says(useful, &format!("woorden van {name}"))).await.unwrap_or_else(|error| panic!("{name}: {error}"));
}

/// An evaluation of an event with five answers, past the product; the template's id.
pub async fn written(app: &TestApp, event_id: Uuid, canary: &str) -> Uuid {
    let template = add_templates(app, NELE, vec![("Webinar".to_owned(), webinar())]).await.expect("a template")[0];
    let now = app.clock.now();
    let row = evaluation::ActiveModel {
        event_id: Set(event_id),
        questions: Set(serde_json::to_value(webinar()).expect("json")),
        anonymous: Set(true),
        open_days: Set(14),
        remind_after_days: Set(None),
        opened_at: Set(Some(now.into())),
        closes_at: Set(Some((now + jiff::SignedDuration::from_hours(24 * 14)).into())),
        closed_at: Set(None),
        version: Set(1),
        created_at: Set(now.into()),
    };
    let answers: Vec<evaluation_answer::ActiveModel> = (0..5)
        .map(|useful| evaluation_answer::ActiveModel {
            id: Set(app.clock.random_id()),
            event_id: Set(event_id),
            answers: Set(serde_json::json!({ "useful": [useful + 1], "better": format!("{canary}-antwoord") })),
            registration_id: Set(None),
        })
        .collect();
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                evaluation::Entity::insert(row).exec_without_returning(transaction).await?;
                evaluation_answer::Entity::insert_many(answers).exec_without_returning(transaction).await?;
                Ok(())
            })
        })
        .await
        .expect("an evaluation");
    template
}
