//! A report as a file: the same figures as its page, as CSV, workbook, PDF or JSON. It names nobody.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use fluent_templates::fluent_bundle::FluentValue;

use super::frame::query;
use super::report::{PATH, made};
use super::report_form::{ReportForm, as_of_words, labelled, narrowed, period_words};
use super::report_view::{GROUPS, figure_label, slice_label, step_label};
use super::tables::{self, Heading, Table, words};
use crate::documents::csv::{Cell, Flavour, Writer};
use crate::documents::pdf::{Align, Block, Document, Paragraph, pdf};
use crate::error::Error;
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::rules::report::{Amount, Breakdown, Figure, Report, Selection, tenths_of_hours};
use crate::text::dates::local;
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::background::in_the_background;
use crate::web::errors::PageError;
use crate::web::made::{PDF, answer};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// What was asked; `None`: it has to be asked anew.
async fn asked(site: &Site, viewer: &Viewer, signed_in: &SignedIn) -> Result<Option<Report>, Error> {
    signed_in.acting.needs(Permission::SeeEvents)?;
    let form = ReportForm::read(&query(viewer), site.app.today());
    if !form.is_asked || !form.faults.0.is_empty() {
        return Ok(None);
    }
    made(site, signed_in, &form.selection).await.map(Some)
}

/// To the page, with all that was asked: it says what is wrong.
pub fn back(viewer: &Viewer, path: &str) -> Response {
    Redirect::to(&format!("{path}?{}", viewer.path.split_once('?').map_or("", |(_, query)| query))).into_response()
}

/// A name for the file of a selection, named after what it holds and its period.
pub fn named(name: &str, selection: &Selection, ending: &str) -> String {
    let days = selection.period.map_or_else(String::new, |period| format!("-{}-{}", period.first, period.last));
    format!("{name}{days}.{ending}")
}

/// One number a row.
pub async fn csv(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    let Some(report) = asked(&site, &viewer, &signed_in).await? else { return Ok(back(&viewer, PATH)) };
    let flavour = Flavour::parse(query(&viewer).get("flavour")).unwrap_or_default();
    let about = narrowed(&site, viewer.language, &signed_in, &report.selection).await?;
    let file = written(&site, viewer.language, &report, &about, flavour).map_err(|error| Error::Internal(error.into()))?;
    Ok(answer(file, Flavour::CONTENT_TYPE, &named(&text(viewer.language, "report-file"), &report.selection, "csv")))
}

/// A sheet for the figures and for each table.
pub async fn xlsx(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    let Some(report) = asked(&site, &viewer, &signed_in).await? else { return Ok(back(&viewer, PATH)) };
    let language = viewer.language;
    let name = named(&text(language, "report-file"), &report.selection, "xlsx");
    let zone = site.app.config.time_zone.clone();
    let about = narrowed(&site, language, &signed_in, &report.selection).await?;
    let file = in_the_background(move || {
        let mut all = vec![figures(language, &report, &about, &zone)];
        all.extend(parts(language, &report, &zone));
        tables::workbook(&all, &text(language, "export-total"))
    });
    Ok(answer(file.await??, tables::XLSX, &name))
}

/// The tables to be handed round.
pub async fn portable(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    let Some(report) = asked(&site, &viewer, &signed_in).await? else { return Ok(back(&viewer, PATH)) };
    let language = viewer.language;
    let name = named(&text(language, "report-file"), &report.selection, "pdf");
    let as_of = text_with(language, "report-as-of", [("moment", FluentValue::from(as_of_words(&site, report.as_of)))]);
    let subject = match report.selection.event {
        Some(_) => report.events.first().map(|event| event.title.clone()),
        None => report.selection.period.map(|period| period_words(language, period)),
    };
    let zone = site.app.config.time_zone.clone();
    let about = narrowed(&site, language, &signed_in, &report.selection).await?;
    let file = in_the_background(move || {
        let title = text(language, "report-title");
        let mut blocks = vec![Block::Heading { level: 1, text: title.clone(), align: Align::Start }];
        blocks.extend(subject.iter().map(|subject| Block::from(Paragraph { bold: true, ..Paragraph::of(subject.as_str()) })));
        blocks.extend(about.iter().map(|(label, words)| Paragraph::of(labelled(language, label, words)).into()));
        blocks.push(Paragraph::of(as_of).into());
        for group in groups(language, &report) {
            blocks.extend(tables::blocks(language, &group, 2));
        }
        for table in parts(language, &report, &zone).iter().filter(|table| !table.rows.is_empty()) {
            blocks.extend(tables::blocks(language, table, 2));
        }
        let subject: Vec<String> = about.into_iter().map(|(_, words)| words).chain(subject).collect();
        let title = if subject.is_empty() { title } else { labelled(language, &title, &subject.join(", ")) };
        paged(language, title, blocks, report.as_of)
    });
    Ok(answer(file.await??, PDF, &name))
}

/// A document with the number of each page.
///
/// # Errors
/// A fault of ours.
pub fn paged(language: Language, title: String, blocks: Vec<Block>, created_at: jiff::Timestamp) -> Result<Vec<u8>, Error> {
    let number = |number: usize| FluentValue::from(i64::try_from(number).unwrap_or(0));
    let numbered = |page: usize, pages: usize| text_with(language, "document-page", [("page", number(page)), ("pages", number(pages))]);
    pdf(&Document { footer: title.clone(), title, language, blocks, numbered: Some(&numbered), created_at })
}

/// For programs: each figure by its code, with its unit.
pub async fn json(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    let Some(report) = asked(&site, &viewer, &signed_in).await? else { return Ok(back(&viewer, PATH)) };
    let by_code = |figures: &crate::rules::report::Figures| Figure::ALL.into_iter().map(|figure| (figure.code(), figure.of(figures))).collect::<std::collections::BTreeMap<_, _>>();
    let all = serde_json::json!({
        "selection": report.selection,
        "as_of": report.as_of,
        "figures": by_code(&report.figures),
        "before": report.before.as_ref().map(by_code),
        "breakdowns": report.breakdowns,
        "series": report.series,
        "events": report.events,
    });
    let file = serde_json::to_vec_pretty(&all).map_err(|error| Error::Internal(error.into()))?;
    Ok(answer(file, "application/json", &named(&text(viewer.language, "report-file"), &report.selection, "json")))
}

/// The figures of each group, beside those of the period before.
fn groups(language: Language, report: &Report) -> Vec<Table> {
    let word = |key: &str| text(language, key);
    let mut headings = vec![Heading::words(word("report-column-figure"), 36.0), Heading::numbers(word("report-column-number"))];
    if report.before.is_some() {
        headings.extend([Heading::numbers(word("report-column-before")), Heading::numbers(word("report-column-difference"))]);
    }
    let row = |figure: Figure| {
        let now = figure.of(&report.figures);
        let mut row = vec![words(label(language, figure)), cell(now)];
        if let Some(before) = &report.before {
            let before = figure.of(before);
            row.extend([cell(before), now.less(before).map_or(Cell::Empty, cell)]);
        }
        row
    };
    let table =
        |(key, figures): (&str, &[Figure])| Table { name: word(&format!("report-group-{key}")), headings: headings.clone(), rows: figures.iter().copied().map(row).collect() };
    GROUPS.into_iter().map(table).collect()
}

/// All figures in one table, below what they are about.
fn figures(language: Language, report: &Report, narrowed: &[(String, String)], zone: &str) -> Table {
    let groups = groups(language, report);
    let part = Heading::words(text(language, "report-column-part"), 24.0);
    let mut headings: Vec<Heading> = std::iter::once(part).chain(groups.first().map(|group| group.headings.clone()).unwrap_or_default()).collect();
    // There a moment stands among the numbers.
    if let Some(numbers) = headings.get_mut(2) {
        numbers.width = 18.0;
    }
    let about = |key: &str, value: Cell<'static>| vec![words(text(language, "report-title")), words(text(language, key)), value];
    let mut rows = Vec::new();
    if let Some(period) = report.selection.period {
        rows.push(about("desk-label-from", Cell::Date(period.first)));
        rows.push(about("desk-label-until", Cell::Date(period.last)));
    }
    rows.extend(narrowed.iter().map(|(label, said)| vec![words(text(language, "report-title")), words(label.as_str()), words(said.as_str())]));
    rows.push(about("report-as-of-label", Cell::Moment(local(report.as_of, zone).datetime())));
    for group in groups {
        rows.extend(group.rows.into_iter().map(|row| std::iter::once(words(group.name.as_str())).chain(row).collect()));
    }
    Table { name: text(language, "report-title"), headings, rows }
}

/// The tables beside the figures.
fn parts(language: Language, report: &Report, zone: &str) -> Vec<Table> {
    let mut tables: Vec<Table> = report.breakdowns.iter().map(|breakdown| by_axis(language, breakdown)).collect();
    let total = |figure: Figure| Heading::total(label(language, figure));
    if let Some(series) = &report.series {
        let step = text(language, &format!("report-step-{}", series.step.code()));
        let row = |point: &crate::rules::report::Point| {
            vec![words(step_label(language, series.step, point.period)), Cell::Number(point.events), Cell::Number(point.confirmed), Cell::Number(point.attended)]
        };
        tables.push(Table {
            name: text(language, "report-chart-series"),
            headings: vec![Heading::words(step, 24.0), total(Figure::Events), total(Figure::Confirmed), total(Figure::Attended)],
            rows: series.points.iter().map(row).collect(),
        });
    }
    let row = |event: &crate::rules::report::EventLine| {
        let day = event.starts_at.map_or(Cell::Empty, |start| Cell::Date(local(start, zone).date()));
        vec![words(event.title.as_str()), day, Cell::Number(event.confirmed), Cell::Number(event.attended), Cell::Decimal(tenths_of_hours(event.seconds), 1)]
    };
    tables.push(Table {
        name: text(language, "report-events"),
        headings: vec![
            Heading::words(text(language, "desk-column-event"), 40.0),
            Heading::words(text(language, "desk-column-when"), 18.0),
            total(Figure::Confirmed),
            total(Figure::Attended),
            total(Figure::Hours),
        ],
        rows: report.events.iter().map(row).collect(),
    });
    tables
}

/// People and organisations may stand in more than one row: those do not add up.
fn by_axis(language: Language, breakdown: &Breakdown) -> Table {
    let axis = breakdown.axis;
    let of = |figure: Figure, adds_up: bool| if adds_up { Heading::total(label(language, figure)) } else { Heading::numbers(label(language, figure)) };
    let headings = vec![
        Heading::words(text(language, &format!("report-axis-{}", axis.code())), 30.0),
        of(Figure::Confirmed, true),
        of(Figure::People, false),
        of(Figure::Organisations, false),
        of(Figure::Attended, true),
        of(Figure::Absent, true),
        of(Figure::ShowUp, false),
        of(Figure::Hours, true),
    ];
    let row = |slice: &crate::rules::report::Slice| {
        vec![
            words(slice_label(language, axis, slice)),
            Cell::Number(slice.confirmed),
            Cell::Number(slice.people),
            Cell::Number(slice.organisations),
            Cell::Number(slice.attended),
            Cell::Number(slice.absent),
            cell(Amount::Permille(slice.show_up())),
            Cell::Decimal(tenths_of_hours(slice.seconds), 1),
        ]
    };
    Table { name: text(language, &format!("report-by-{}", axis.code())), headings, rows: breakdown.slices.iter().map(row).collect() }
}

fn cell(amount: Amount) -> Cell<'static> {
    match amount {
        Amount::Count(number) => Cell::Number(number),
        Amount::TenthsOfHours(number) => Cell::Decimal(number, 1),
        // As a percentage, like the page.
        Amount::Permille(number) => number.map_or(Cell::Empty, |number| Cell::Decimal(number, 1)),
    }
}

/// A figure with its unit, where the number alone does not tell it.
fn label(language: Language, figure: Figure) -> String {
    let label = figure_label(language, figure);
    if figure == Figure::ShowUp { format!("{label} (%)") } else { label }
}

fn written(site: &Site, language: Language, report: &Report, narrowed: &[(String, String)], flavour: Flavour) -> std::io::Result<Vec<u8>> {
    let word = |key: &str| text(language, key);
    let mut writer = Writer::new(flavour, Vec::new())?;
    writer.row(
        ["report-column-part", "report-column-value", "report-column-figure", "report-column-number", "report-column-before", "report-column-difference"]
            .map(|key| word(key).into()),
    )?;
    let mut line = |part: &str, value: Cell<'_>, figure: &str, number: Cell<'_>, before: Cell<'_>, difference: Cell<'_>| {
        writer.row([part.into(), value, figure.into(), number, before, difference])
    };
    let report_word = word("report-title");
    if let Some(period) = report.selection.period {
        line(&report_word, Cell::Empty, &word("desk-label-from"), Cell::Date(period.first), Cell::Empty, Cell::Empty)?;
        line(&report_word, Cell::Empty, &word("desk-label-until"), Cell::Date(period.last), Cell::Empty, Cell::Empty)?;
    }
    for (label, said) in narrowed {
        line(&report_word, Cell::Empty, label, said.as_str().into(), Cell::Empty, Cell::Empty)?;
    }
    let as_of = local(report.as_of, &site.app.config.time_zone).datetime();
    line(&report_word, Cell::Empty, &word("report-as-of-label"), Cell::Moment(as_of), Cell::Empty, Cell::Empty)?;
    for (key, figures) in GROUPS {
        let part = word(&format!("report-group-{key}"));
        for figure in figures {
            let now = figure.of(&report.figures);
            let before = report.before.as_ref().map(|before| figure.of(before));
            let difference = before.and_then(|before| now.less(before)).map_or(Cell::Empty, cell);
            line(&part, Cell::Empty, &label(language, *figure), cell(now), before.map_or(Cell::Empty, cell), difference)?;
        }
    }
    for breakdown in &report.breakdowns {
        let part = word(&format!("report-axis-{}", breakdown.axis.code()));
        for slice in &breakdown.slices {
            let value = slice_label(language, breakdown.axis, slice);
            for (figure, amount) in [
                (Figure::Confirmed, Amount::Count(slice.confirmed)),
                (Figure::People, Amount::Count(slice.people)),
                (Figure::PeopleAttended, Amount::Count(slice.people_attended)),
                (Figure::Organisations, Amount::Count(slice.organisations)),
                (Figure::Attended, Amount::Count(slice.attended)),
                (Figure::Absent, Amount::Count(slice.absent)),
                (Figure::Excused, Amount::Count(slice.excused)),
                (Figure::Unknown, Amount::Count(slice.unknown)),
                (Figure::ShowUp, Amount::Permille(slice.show_up())),
                (Figure::Hours, Amount::TenthsOfHours(tenths_of_hours(slice.seconds))),
            ] {
                line(&part, value.as_str().into(), &label(language, figure), cell(amount), Cell::Empty, Cell::Empty)?;
            }
        }
    }
    if let Some(series) = &report.series {
        let part = word(&format!("report-step-{}", series.step.code()));
        for point in &series.points {
            let value = step_label(language, series.step, point.period);
            for (figure, number) in [(Figure::Events, point.events), (Figure::Confirmed, point.confirmed), (Figure::Attended, point.attended)] {
                line(&part, value.as_str().into(), &figure_label(language, figure), Cell::Number(number), Cell::Empty, Cell::Empty)?;
            }
        }
    }
    let part = word("report-events");
    for event in &report.events {
        for (figure, number) in [
            (Figure::Confirmed, Cell::Number(event.confirmed)),
            (Figure::Attended, Cell::Number(event.attended)),
            (Figure::Hours, Cell::Decimal(tenths_of_hours(event.seconds), 1)),
        ] {
            line(&part, event.title.as_str().into(), &figure_label(language, figure), number, Cell::Empty, Cell::Empty)?;
        }
    }
    writer.finish()
}
