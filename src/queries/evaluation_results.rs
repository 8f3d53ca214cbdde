//! What do the answers of one event, of a series, of a programme come to? One result, which pages and files share: their
//! figures cannot differ.

use std::collections::{BTreeMap, HashMap};

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::db::Db;
use crate::entity::{evaluation, evaluation_answer, evaluation_envelope, evaluation_invitation, event, registration};
use crate::error::Error;
use crate::rules::evaluation::{Answers, FEWEST, Question, Tally, tally};
use crate::rules::permission::Scope;

/// Events of one comparison: those that took place last.
pub const COMPARED: u64 = 25;

/// The evaluation of one event in figures.
#[derive(Debug, Clone)]
pub struct EvaluationResults {
    pub evaluation: evaluation::Model,
    /// People who were asked.
    pub asked: u64,
    /// Of them, those who answered.
    pub answered: u64,
    /// Answers that are counted here.
    pub counted: usize,
    /// Anonymous answers that wait, sealed, to be opened with others.
    pub waiting: u64,
    /// In the order of the questionnaire.
    pub questions: Vec<(Question, Tally)>,
    /// Whole answers, in no order that means anything.
    pub answers: Vec<evaluation_answer::Model>,
}

impl EvaluationResults {
    /// Whether answers in words, and whole answers, may be shown.
    #[must_use]
    pub fn shows_words(&self) -> bool {
        self.counted >= FEWEST
    }

    /// Answers that were destroyed unread, because too few came to stay anonymous.
    #[must_use]
    pub fn destroyed(&self) -> bool {
        self.evaluation.anonymous && self.evaluation.closed_at.is_some() && self.answered > 0 && self.counted == 0
    }
}

/// `None`: the event is not evaluated.
///
/// # Errors
/// The database's.
pub async fn evaluation_results(db: &Db, event_id: Uuid) -> Result<Option<EvaluationResults>, Error> {
    let reader = db.reader();
    let Some(evaluation) = evaluation::Entity::find_by_id(event_id).one(reader).await? else { return Ok(None) };
    let (asked, answered) = response(reader, &[event_id]).await?.get(&event_id).copied().unwrap_or_default();
    let waiting = evaluation_envelope::Entity::find().filter(evaluation_envelope::Column::EventId.eq(event_id)).count(reader).await?;
    let answers = evaluation_answer::Entity::find().filter(evaluation_answer::Column::EventId.eq(event_id)).order_by_asc(evaluation_answer::Column::Id).all(reader).await?;
    let given: Vec<Answers> = answers.iter().map(evaluation_answer::Model::answers).collect();
    let shows_words = given.len() >= FEWEST;
    let questions = evaluation.questionnaire().0.into_iter().map(|question| {
        let mut counted = tally(&question, &given);
        if !shows_words {
            counted.words.clear();
        }
        (question, counted)
    });
    Ok(Some(EvaluationResults { asked, answered, counted: given.len(), waiting, questions: questions.collect(), evaluation, answers }))
}

/// People asked, and of them those who answered, by event.
async fn response(reader: &impl ConnectionTrait, events: &[Uuid]) -> Result<HashMap<Uuid, (u64, u64)>, Error> {
    use evaluation_invitation::Column;
    let rows: Vec<(Uuid, bool, i64)> = evaluation_invitation::Entity::find()
        .filter(Column::EventId.is_in(events.iter().copied()))
        .select_only()
        .columns([Column::EventId, Column::Answered])
        .column_as(Column::Id.count(), "count")
        .group_by(Column::EventId)
        .group_by(Column::Answered)
        .into_tuple()
        .all(reader)
        .await?;
    let mut found: HashMap<Uuid, (u64, u64)> = HashMap::new();
    for (event, answered, count) in rows {
        let count = u64::try_from(count).unwrap_or(0);
        let of = found.entry(event).or_default();
        of.0 += count;
        if answered {
            of.1 += count;
        }
    }
    Ok(found)
}

/// Name and address by registration, of answers that carry whose they are.
///
/// # Errors
/// The database's.
pub async fn people_of(db: &Db, results: &EvaluationResults) -> Result<HashMap<Uuid, (String, String)>, Error> {
    let mut people = HashMap::new();
    let ids: Vec<Uuid> = results.answers.iter().filter_map(|answer| answer.registration_id).collect();
    for ids in ids.chunks(500) {
        let rows = registration::Entity::find().filter(registration::Column::Id.is_in(ids.iter().copied())).all(db.reader()).await?;
        people.extend(rows.into_iter().map(|row| (row.id, (format!("{} {}", row.first_name, row.last_name), row.email))));
    }
    Ok(people)
}

/// Which events are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    Series(Uuid),
    Programme(Uuid),
}

/// One event among others.
#[derive(Debug, Clone)]
pub struct ComparedEvent {
    pub event: event::Model,
    pub asked: u64,
    pub answered: u64,
}

/// The same question at several events.
#[derive(Debug, Clone)]
pub struct ComparedQuestion {
    /// As the latest event asks it.
    pub question: Question,
    /// In the order of the events: the mean of how many answers; `None`: not asked there, or not answered.
    pub means: Vec<Option<(f64, usize)>>,
}

/// Evaluated events beside each other, by start.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    pub events: Vec<ComparedEvent>,
    /// Scales that more than one event asks, in the order of the latest questionnaire that has them.
    pub questions: Vec<ComparedQuestion>,
    /// Pages there are, each of [`COMPARED`] events.
    pub pages: u64,
}

/// Compares the evaluated events of a series or a programme within the scope, a page of them at a time, the latest first.
///
/// # Errors
/// The database's.
pub async fn comparison(db: &Db, scope: &Scope, of: Of, page: u64) -> Result<Comparison, Error> {
    let reader = db.reader();
    let opened = Query::select()
        .expr(Expr::value(1))
        .from(evaluation::Entity)
        .and_where(Expr::col((evaluation::Entity, evaluation::Column::EventId)).equals((event::Entity, event::Column::Id)))
        .and_where(Expr::col((evaluation::Entity, evaluation::Column::OpenedAt)).is_not_null())
        .to_owned();
    let belongs = match of {
        Of::Series(id) => event::Column::SeriesId.eq(id),
        Of::Programme(id) => event::Column::ProgrammeId.eq(id),
    };
    let find = event::Entity::find().filter(belongs).filter(event::Entity::within(scope)).filter(Expr::exists(opened));
    let find = find.order_by_desc(event::Column::StartsAt).order_by_desc(event::Column::Id);
    let paginator = find.paginate(reader, COMPARED);
    let pages = paginator.num_pages().await?;
    let mut events = paginator.fetch_page(page.saturating_sub(1)).await?;
    events.reverse();
    let ids: Vec<Uuid> = events.iter().map(|event| event.id).collect();
    let response = response(reader, &ids).await?;
    let evaluations = evaluation::Entity::find().filter(evaluation::Column::EventId.is_in(ids.iter().copied())).all(reader).await?;
    let questionnaires: HashMap<Uuid, Vec<Question>> = evaluations.into_iter().map(|row| (row.event_id, row.questionnaire().0)).collect();
    let mut answers: HashMap<Uuid, Vec<Answers>> = HashMap::new();
    for row in evaluation_answer::Entity::find().filter(evaluation_answer::Column::EventId.is_in(ids.iter().copied())).all(reader).await? {
        answers.entry(row.event_id).or_default().push(row.answers());
    }
    let questions = compared(&ids, &questionnaires, &answers);
    let events = events.into_iter().map(|event| {
        let (asked, answered) = response.get(&event.id).copied().unwrap_or_default();
        ComparedEvent { event, asked, answered }
    });
    Ok(Comparison { events: events.collect(), questions, pages })
}

fn compared(events: &[Uuid], questionnaires: &HashMap<Uuid, Vec<Question>>, answers: &HashMap<Uuid, Vec<Answers>>) -> Vec<ComparedQuestion> {
    let mut asked: BTreeMap<&str, usize> = BTreeMap::new();
    let scales = |id: &Uuid| questionnaires.get(id).into_iter().flatten().filter(|question| question.kind.scale().is_some());
    for question in events.iter().flat_map(scales) {
        *asked.entry(&question.key).or_default() += 1;
    }
    let mut found: Vec<ComparedQuestion> = Vec::new();
    for question in events.iter().rev().flat_map(scales) {
        if asked[question.key.as_str()] < 2 || found.iter().any(|one| one.question.key == question.key) {
            continue;
        }
        let mean = |id: &Uuid| {
            let there = scales(id).find(|other| other.key == question.key && other.kind == question.kind)?;
            let counted = tally(there, answers.get(id).map_or(&[], Vec::as_slice));
            counted.mean.map(|mean| (mean, counted.n))
        };
        found.push(ComparedQuestion { question: question.clone(), means: events.iter().map(mean).collect() });
    }
    found
}
