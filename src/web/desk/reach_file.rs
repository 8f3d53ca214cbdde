//! Reach as a file: every territory with whether it was reached, as CSV, workbook, PDF or JSON.

use axum::extract::State;
use axum::response::Response;
use fluent_templates::fluent_bundle::FluentValue;

use super::frame::query;
use super::reach::{PATH, Question};
use super::report_file::{back, named, paged};
use super::report_form::{as_of_words, labelled, narrowed, period_words};
use super::tables::{self, Heading, Table, words};
use crate::documents::csv::{Cell, Flavour};
use crate::documents::pdf::{Align, Block, Paragraph};
use crate::error::Error;
use crate::queries::reach_report::Counted;
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::reach::{Part, Reach, Share};
use crate::text::dates::plain_date;
use crate::text::numbers::{count, percent};
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::background::in_the_background;
use crate::web::errors::PageError;
use crate::web::made::{PDF, answer};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// What was asked and what is so; `None`: it has to be asked anew.
async fn asked(site: &Site, viewer: &Viewer, signed_in: &SignedIn) -> Result<Option<(Question, Reach)>, Error> {
    signed_in.acting.needs(Permission::SeeEvents)?;
    let question = Question::read(&query(viewer), site);
    let reach = question.answer(site, signed_in).await?;
    Ok(reach.map(|reach| (question, reach)))
}

/// Every territory with whether it was reached.
pub async fn csv(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    let Some((question, reach)) = asked(&site, &viewer, &signed_in).await? else { return Ok(back(&viewer, PATH)) };
    let flavour = Flavour::parse(query(&viewer).get("flavour")).unwrap_or_default();
    let about = narrowed(&site, viewer.language, &signed_in, &question.form.selection).await?;
    let file = tables::csv(&territories(viewer.language, &reach, question.counted, &about), flavour)?;
    Ok(answer(file, Flavour::CONTENT_TYPE, &named(&text(viewer.language, "reach-file"), &question.form.selection, "csv")))
}

pub async fn xlsx(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    let Some((question, reach)) = asked(&site, &viewer, &signed_in).await? else { return Ok(back(&viewer, PATH)) };
    let language = viewer.language;
    let about = narrowed(&site, language, &signed_in, &question.form.selection).await?;
    let mut all = vec![territories(language, &reach, question.counted, &about)];
    all.extend(shares(language, &reach));
    let file = in_the_background(move || tables::workbook(&all, &text(language, "export-total"))).await??;
    Ok(answer(file, tables::XLSX, &named(&text(language, "reach-file"), &question.form.selection, "xlsx")))
}

/// The shares, and the list of those not reached.
pub async fn portable(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    let Some((question, reach)) = asked(&site, &viewer, &signed_in).await? else { return Ok(back(&viewer, PATH)) };
    let language = viewer.language;
    let as_of = text_with(language, "report-as-of", [("moment", FluentValue::from(as_of_words(&site, site.app.clock.now())))]);
    let about = narrowed(&site, language, &signed_in, &question.form.selection).await?;
    let (counted, period, now) = (question.counted, period_words(language, reach.period), site.app.clock.now());
    let file = in_the_background(move || {
        let said = |text: String, bold: bool| Block::from(Paragraph { bold, ..Paragraph::of(text) });
        let kind = text(language, &format!("reach-kind-{}", reach.kind.to_lowercase()));
        let share = reach.share.permille().map_or_else(|| text(language, "report-none"), |permille| percent(language, permille));
        let whole = [("reached", count(language, reach.share.reached)), ("all", count(language, reach.share.all)), ("kind", kind), ("percent", share)];
        let subject: Vec<&str> = about.iter().map(|(_, words)| words.as_str()).chain([period.as_str()]).collect();
        let title = labelled(language, &text(language, "reach-title"), &subject.join(", "));
        let mut blocks = vec![
            Block::Heading { level: 1, text: text(language, "reach-title"), align: Align::Start },
            said(text_with(language, "reach-words", whole.map(|(name, value)| (name, FluentValue::from(value)))), true),
            said(period, false),
            said(text_with(language, "reach-register-of", [("day", FluentValue::from(plain_date(language, reach.day)))]), false),
            said(text(language, &format!("reach-basis-{}", counted.code())), false),
            said(as_of, false),
        ];
        blocks.splice(3..3, about.iter().map(|(label, words)| said(labelled(language, label, words), false)));
        for table in shares(language, &reach).iter().filter(|table| !table.rows.is_empty()) {
            blocks.extend(tables::blocks(language, table, 2));
        }
        let missing = missing(language, &reach);
        if missing.rows.is_empty() {
            blocks.push(said(text(language, "reach-none-missing"), true));
        } else {
            blocks.extend(tables::blocks(language, &missing, 2));
        }
        paged(language, title, blocks, now)
    });
    Ok(answer(file.await??, PDF, &named(&text(language, "reach-file"), &question.form.selection, "pdf")))
}

pub async fn json(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    let Some((question, reach)) = asked(&site, &viewer, &signed_in).await? else { return Ok(back(&viewer, PATH)) };
    let all = serde_json::json!({ "selection": question.form.selection, "counted": question.counted, "as_of": site.app.clock.now(), "reach": reach });
    let file = serde_json::to_vec_pretty(&all).map_err(|error| Error::Internal(error.into()))?;
    Ok(answer(file, "application/json", &named(&text(viewer.language, "reach-file"), &question.form.selection, "json")))
}

fn place(name: Option<&str>) -> Cell<'static> {
    name.map_or(Cell::Empty, words)
}

/// One row each; what was asked stands in each, so that rows of several files can lie in one sheet.
fn territories(language: Language, reach: &Reach, counted: Counted, about: &[(String, String)]) -> Table {
    let word = |key: &str| text(language, key);
    let (yes, no) = (word("reach-yes"), word("reach-no"));
    let mut headings = vec![
        Heading::words(word("report-axis-kind"), 12.0),
        Heading::words(word("reach-column-name"), 26.0),
        Heading::words(word("reach-column-nis"), 10.0),
        Heading::words(word("report-axis-province"), 20.0),
        Heading::words(word("report-axis-region"), 24.0),
        Heading::words(word("reach-column-reached"), 10.0),
        Heading::total(word(&format!("reach-column-{}", counted.code()))),
        Heading::words(word("reach-column-day"), 14.0),
    ];
    headings.extend(about.iter().map(|(label, _)| Heading::words(label.clone(), 30.0)));
    let rows = reach.territories.iter().map(|territory| {
        let mut row = vec![
            words(reach.kind.as_str()),
            words(territory.name.as_str()),
            place(territory.nis_code.as_deref()),
            place(territory.province.as_deref()),
            place(territory.reference_region.as_deref()),
            words(if territory.is_reached() { yes.as_str() } else { no.as_str() }),
            Cell::Number(territory.count),
            Cell::Date(reach.day),
        ];
        row.extend(about.iter().map(|(_, said)| words(said.as_str())));
        row
    });
    Table { name: word("reach-title"), headings, rows: rows.collect() }
}

fn missing(language: Language, reach: &Reach) -> Table {
    let word = |key: &str| text(language, key);
    let missing: Vec<_> = reach.territories.iter().filter(|territory| !territory.is_reached()).collect();
    let count = i64::try_from(missing.len()).unwrap_or(i64::MAX);
    let row =
        |territory: &&crate::rules::reach::Territory| vec![words(territory.name.as_str()), place(territory.province.as_deref()), place(territory.reference_region.as_deref())];
    Table {
        name: text_with(language, "reach-missing", [("count", FluentValue::from(count))]),
        headings: vec![Heading::words(word("reach-column-name"), 30.0), Heading::words(word("report-axis-province"), 24.0), Heading::words(word("report-axis-region"), 24.0)],
        rows: missing.iter().map(row).collect(),
    }
}

/// By province, by region and by year.
fn shares(language: Language, reach: &Reach) -> Vec<Table> {
    let word = |key: &str| text(language, key);
    let share = |name: Cell<'static>, share: Share| {
        vec![name, Cell::Number(share.reached), Cell::Number(share.all), share.permille().map_or(Cell::Empty, |permille| Cell::Decimal(permille, 1))]
    };
    let columns = |first: String, adds_up: bool| {
        let number = |key: &str| if adds_up { Heading::total(word(key)) } else { Heading::numbers(word(key)) };
        vec![Heading::words(first, 30.0), number("reach-column-reached"), number("reach-column-all"), Heading::numbers(format!("{} (%)", word("reach-column-percent")))]
    };
    let part = |part: &Part| share(words(part.name.clone().unwrap_or_else(|| word("reach-no-place"))), part.share);
    let mut tables = vec![
        Table { name: word("reach-by-province"), headings: columns(word("report-axis-province"), true), rows: reach.provinces.iter().map(part).collect() },
        Table { name: word("reach-by-region"), headings: columns(word("report-axis-region"), true), rows: reach.regions.iter().map(part).collect() },
    ];
    if !reach.years.is_empty() {
        let rows = reach.years.iter().map(|year| share(words(year.year.to_string()), year.share)).collect();
        tables.push(Table { name: word("reach-years"), headings: columns(word("report-step-year"), false), rows });
    }
    tables
}
