//! What participants answered: a page of one event, files of the same figures, and events of a programme beside each other.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, id, page_number, query};
use super::reminders::event_value;
use crate::documents::csv::{Cell, Flavour, Writer};
use crate::error::{Error, Refusal};
use crate::queries::desk_event::{DeskEvent, desk_event};
use crate::queries::desk_programmes::desk_programme;
use crate::queries::evaluation_results::{Comparison, EvaluationResults, Of, comparison, evaluation_results, people_of};
use crate::rules::evaluation::{FEWEST, Given, Question, Tally};
use crate::rules::language::Language;
use crate::rules::permission::{Permission, allows};
use crate::rules::translated::Translated;
use crate::text::dates::{local, long_date};
use crate::text::numbers::with_percent_sign;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::made::answer;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// A figure as it is read: `4,25`, `4.25`.
fn decimal(language: Language, figure: f64, places: usize) -> String {
    let written = format!("{figure:.places$}");
    if language == Language::En { written } else { written.replace('.', ",") }
}

#[expect(clippy::cast_precision_loss, reason = "answers are counted in thousands at most")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 * 100.0 / whole as f64 }
}

fn usize_of(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    let shown = desk_event(&site.app.db, id(&event)?).await?;
    let results = evaluation_results(&site.app.db, shown.event.id).await?;
    let page = page_number(&query(&viewer));
    let series = match shown.event.series_id {
        Some(series) => Some(comparison(&site.app.db, &signed_in.scope, Of::Series(series), page).await?),
        None => None,
    };
    let context = context! {
        event => event_value(&shown),
        results => results.as_ref().map(|results| results_value(results, viewer.language, shown.event.language())),
        may_see_people => allows(signed_in.acting.role, Permission::SeeParticipants),
        series => series.filter(|series| series.events.len() > 1).map(|series| comparison_value(&series, viewer.language, &site.app.config.time_zone, page)),
        fewest => FEWEST,
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/evaluation_results.html", context))
}

fn results_value(results: &EvaluationResults, language: Language, original: Language) -> Value {
    let question = |(question, counted): &(Question, Tally)| {
        let words = |text: &Translated| text.in_language(language, original).to_owned();
        let rows: Vec<Value> = counted
            .counts
            .iter()
            .map(|(value, count)| {
                let share = share(*count, counted.n);
                context! { label => label(question, *value, language, original), count, share => with_percent_sign(language, &decimal(language, share, 0)), width => format!("{share:.1}") }
            })
            .collect();
        context! {
            label => words(&question.label),
            kind => question.kind.code(),
            n => counted.n,
            rows,
            mean => counted.mean.map(|mean| decimal(language, mean, 2)),
            median => counted.median.map(|median| decimal(language, median, 1)),
            highest => question.values().last(),
            words => counted.words.clone(),
        }
    };
    context! {
        anonymous => results.evaluation.anonymous,
        asked => results.asked,
        answered => results.answered,
        rate => with_percent_sign(language, &decimal(language, share(usize_of(results.answered), usize_of(results.asked)), 0)),
        counted => results.counted,
        waiting => results.waiting,
        opened => results.evaluation.opened_at.is_some(),
        destroyed => results.destroyed(),
        shows_words => results.shows_words(),
        questions => results.questions.iter().map(question).collect::<Vec<_>>(),
    }
}

/// A value in words: a figure, at the ends of a scale with what it means, or an option.
fn label(question: &Question, value: u8, language: Language, original: Language) -> String {
    if let Some(option) = question.options.get(usize::from(value)) {
        return option.in_language(language, original).to_owned();
    }
    let end = match question.kind.scale() {
        Some(scale) if value == *scale.start() => question.low.in_language(language, original),
        Some(scale) if value == *scale.end() => question.high.in_language(language, original),
        _ => "",
    };
    if end.is_empty() { value.to_string() } else { format!("{value} ({end})") }
}

fn comparison_value(compared: &Comparison, language: Language, zone: &str, page: u64) -> Value {
    let event = |at: usize| {
        let one = &compared.events[at];
        let texts = one.event.texts_for(language);
        context! {
            id => one.event.id.to_string(),
            title => texts.title.text,
            language => texts.title.language.code(),
            day => one.event.starts_at.map(|start| long_date(language, &local(start.0, zone))),
            asked => one.asked,
            answered => one.answered,
            rate => with_percent_sign(language, &decimal(language, share(usize_of(one.answered), usize_of(one.asked)), 0)),
        }
    };
    let questions = compared.questions.iter().map(|one| {
        let means = one.means.iter().enumerate().map(|(at, mean)| {
            context! { event => event(at), mean => mean.map(|(mean, _)| decimal(language, mean, 2)), n => mean.map(|(_, n)| n) }
        });
        context! {
            label => one.question.label.in_language(language, Language::Nl),
            highest => one.question.values().last(),
            means => means.collect::<Vec<_>>(),
        }
    });
    context! {
        events => (0..compared.events.len()).map(&event).collect::<Vec<_>>(),
        questions => questions.collect::<Vec<_>>(),
        page,
        pages => compared.pages,
    }
}

pub async fn programme(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(programme): Path<String>) -> Result<Response, PageError> {
    let programme_id = id(&programme)?;
    let shown = desk_programme(&site.app.db, programme_id, site.app.clock.now()).await?;
    let page = page_number(&query(&viewer));
    let compared = comparison(&site.app.db, &signed_in.scope, Of::Programme(programme_id), page).await?;
    let context = context! {
        programme => context! { id => programme_id.to_string(), title => shown.programme.name.as_str() },
        compared => comparison_value(&compared, viewer.language, &site.app.config.time_zone, page),
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/evaluation_programme.html", context))
}

/// The figures as a file: a row for each answer that could be given.
pub async fn figures(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeEvents)?;
    let (shown, results) = read(&site, &event).await?;
    let (language, original) = (viewer.language, shown.event.language());
    let mut rows = vec![
        [
            "evaluation-column-question",
            "evaluation-column-kind",
            "evaluation-column-answer",
            "evaluation-column-count",
            "evaluation-column-share",
            "evaluation-column-n",
            "evaluation-mean",
            "evaluation-median",
        ]
        .map(|key| text(language, key))
        .to_vec(),
    ];
    for (question, counted) in &results.questions {
        let of_question = |answer: String, count: String, share: String| {
            let figure = |figure: Option<f64>, places| figure.map(|figure| decimal(language, figure, places)).unwrap_or_default();
            vec![
                question.label.in_language(language, original).to_owned(),
                text(language, &format!("evaluation-kind-{}", question.kind.code().replace('_', "-"))),
                answer,
                count,
                share,
                counted.n.to_string(),
                figure(counted.mean, 2),
                figure(counted.median, 1),
            ]
        };
        rows.extend(
            counted.counts.iter().map(|(value, count)| of_question(label(question, *value, language, original), count.to_string(), decimal(language, share(*count, counted.n), 1))),
        );
        rows.extend(counted.words.iter().map(|words| of_question(words.clone(), String::new(), String::new())));
    }
    file(&shown, language, "evaluation-file-results", rows)
}

/// Whole answers as a file, with names where the evaluation said so. Of fewer than five there is none.
pub async fn answers(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let (shown, results) = read(&site, &event).await?;
    if !results.shows_words() {
        return Err(Error::from(Refusal::TooFewAnswers).into());
    }
    let (language, original) = (viewer.language, shown.event.language());
    let named = !results.evaluation.anonymous;
    let people = if named { people_of(&site.app.db, &results).await? } else { std::collections::HashMap::new() };
    let mut head: Vec<String> = if named { ["desk-column-name", "desk-asked-column-email"].map(|key| text(language, key)).to_vec() } else { Vec::new() };
    head.extend(results.questions.iter().map(|(question, _)| question.label.in_language(language, original).to_owned()));
    let mut rows = vec![head];
    for row in &results.answers {
        let given = row.answers();
        let person = row.registration_id.and_then(|id| people.get(&id));
        let mut cells: Vec<String> = if named { person.map_or_else(|| vec![String::new(); 2], |(name, email)| vec![name.clone(), email.clone()]) } else { Vec::new() };
        cells.extend(results.questions.iter().map(|(question, _)| cell(question, given.0.get(&question.key), language, original)));
        rows.push(cells);
    }
    file(&shown, language, "evaluation-file-answers", rows)
}

fn cell(question: &Question, given: Option<&Given>, language: Language, original: Language) -> String {
    match given {
        None => String::new(),
        Some(Given::Words(words)) => words.clone(),
        Some(Given::Values(values)) if question.kind.scale().is_some() => values.first().map(u8::to_string).unwrap_or_default(),
        Some(Given::Values(values)) => values.iter().map(|value| label(question, *value, language, original)).collect::<Vec<_>>().join(", "),
    }
}

async fn read(site: &Site, event: &str) -> Result<(DeskEvent, EvaluationResults), Error> {
    let event_id: Uuid = id(event)?;
    let shown = desk_event(&site.app.db, event_id).await?;
    let results = evaluation_results(&site.app.db, event_id).await?.ok_or(Error::NotFound)?;
    Ok((shown, results))
}

fn file(shown: &DeskEvent, language: Language, name: &str, rows: Vec<Vec<String>>) -> Result<Response, PageError> {
    let write = || {
        let mut writer = Writer::new(Flavour::Excel, Vec::new())?;
        for row in rows {
            writer.row(row.into_iter().map(Cell::from))?;
        }
        writer.finish()
    };
    let written = write().map_err(|error| Error::Internal(error.into()))?;
    Ok(answer(written, Flavour::CONTENT_TYPE, &format!("{}-{}.csv", shown.event.slug, text(language, name))))
}
