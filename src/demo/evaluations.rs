//! The demo's questionnaires, and what those who were at the event that is over answered.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use super::events::{BRUSSELS, EVENTS, Ending};
use crate::actions::Acting;
use crate::actions::evaluation::add_templates::add_templates;
use crate::actions::evaluation::set_up::{Terms, set_up};
use crate::app::App;
use crate::entity::registration::{self, RegistrationStatus};
use crate::entity::{Moment, attendance, evaluation, evaluation_answer, evaluation_invitation, event};
use crate::error::Error;
use crate::keys::Purpose;
use crate::rules::evaluation::{Answers, Given, closes_at, ready};
use crate::rules::language::Language;

/// Until some days from today.
const OPEN_DAYS: u16 = 25;

/// What they took home, and what could be better.
const WORDS: [(&str, &str); 6] = [
    ("Eerst kijken wie we níét bereiken, dan pas een methode kiezen.", "Meer tijd voor vragen."),
    ("De sjabloon voor het reglement: die leg ik volgende week op tafel.", ""),
    ("", "De chat was moeilijk te volgen terwijl er iemand sprak."),
    ("Dat een kleine gemeente het ook met twee mensen kan.", "Graag ook een voorbeeld van een gemeente die ermee stopte."),
    ("", ""),
    ("Het decreet is ruimer dan ik dacht.", "Niets, kort en duidelijk."),
];

/// Puts the questionnaires that are ready into the list, and evaluates what is over with the one for webinars.
///
/// # Errors
/// The database's.
pub async fn load(app: &App, acting: Acting) -> Result<(), Error> {
    let templates = ready().into_iter().map(|one| (one.name.in_language(Language::Nl, Language::Nl).to_owned(), one.questions)).collect();
    let Some(template) = add_templates(app, acting, templates).await?.first().copied() else { return Ok(()) };
    for shown in EVENTS.iter().filter(|shown| matches!(shown.ending, Ending::Past(_))) {
        let event = event::Entity::find().filter(event::Column::Slug.eq(shown.slug)).one(app.db.reader()).await?;
        if let Some((event, ended)) = event.and_then(|event| event.ends_at.map(|ended| (event.id, ended))) {
            answers(app, acting, event, ended, template).await?;
        }
    }
    Ok(())
}

/// Most of those who were there have answered; the others are about to be reminded.
async fn answers(app: &App, acting: Acting, event_id: Uuid, ended: Moment, template: Uuid) -> Result<(), Error> {
    set_up(app, acting, event_id, 0, Some(template), Terms { anonymous: true, open_days: OPEN_DAYS, remind_after_days: Some(19) }).await?;
    let there = registration::Entity::of(event_id).filter(registration::Column::Status.eq(RegistrationStatus::Confirmed)).filter(Expr::exists(attendance::was_there()));
    let people = there.all(app.db.reader()).await?;
    let answered = people.len() * 3 / 4;
    let asked: Vec<evaluation_invitation::ActiveModel> = people.iter().enumerate().map(|(number, person)| asked(app, event_id, person.id, ended, number < answered)).collect();
    let mut given: Vec<evaluation_answer::Model> = (0..answered).map(|number| answer(app, event_id, number)).collect::<Result<_, _>>()?;
    given.sort_unstable_by_key(|row| row.id);
    let last = closes_at(ended.0, OPEN_DAYS, &TimeZone::get(BRUSSELS).unwrap_or(TimeZone::UTC));
    app.db
        .write(move |transaction| {
            Box::pin(async move {
                let opened = evaluation::ActiveModel { event_id: Unchanged(event_id), opened_at: Set(Some(ended)), closes_at: Set(Some(last.into())), ..Default::default() };
                evaluation::Entity::update(opened).exec(transaction).await?;
                if !asked.is_empty() {
                    evaluation_invitation::Entity::insert_many(asked).exec_without_returning(transaction).await?;
                }
                if !given.is_empty() {
                    evaluation_answer::Entity::insert_many(given.into_iter().map(IntoActiveModel::into_active_model)).exec_without_returning(transaction).await?;
                }
                Ok(())
            })
        })
        .await
}

fn asked(app: &App, event_id: Uuid, person: Uuid, at: Moment, answered: bool) -> evaluation_invitation::ActiveModel {
    let id = app.clock.id();
    evaluation_invitation::ActiveModel {
        id: Set(id),
        event_id: Set(event_id),
        registration_id: Set(Some(person)),
        token_hash: Set(app.keys.derive(Purpose::Evaluation, id, 0).hash()),
        sent_at: Set(at),
        reminded_at: Set(None),
        answered: Set(answered),
    }
}

fn answer(app: &App, event_id: Uuid, number: usize) -> Result<evaluation_answer::Model, Error> {
    let value = |values: &[u8]| Given::Values(vec![values[number % values.len()]]);
    let mut given: BTreeMap<String, Given> = [("useful", value(&[5, 4, 4, 3, 5, 4, 2])), ("pace", value(&[1, 1, 2, 1, 0])), ("recommend", value(&[9, 8, 10, 7, 8, 6]))]
        .map(|(key, given)| (key.to_owned(), given))
        .into();
    let (takeaway, better) = if number < WORDS.len() { WORDS[number] } else { ("", "") };
    for (key, words) in [("takeaway", takeaway), ("better", better)] {
        if !words.is_empty() {
            given.insert(key.to_owned(), Given::Words(words.to_owned()));
        }
    }
    let answers = serde_json::to_value(Answers(given)).map_err(|error| Error::Internal(error.into()))?;
    Ok(evaluation_answer::Model { id: app.clock.random_id(), event_id, answers, registration_id: None })
}
