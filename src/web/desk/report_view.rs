//! A report in words and diagrams, for its page, its file and the dashboard of a programme.

use minijinja::{Value, context};

use super::frame::value;
use super::report_form::encoded;
use crate::documents::chart::{Bars, Columns};
use crate::rules::language::Language;
use crate::rules::report::{Amount, Axis, Breakdown, Figure, Figures, Period, Report, Series, Slice, Step, tenths_of_hours};
use crate::text::dates::plain_date;
use crate::text::numbers::{count, percent, signed, tenths};
use crate::text::translations::{lookup, text, text_with};

/// The figures in the order of the page: (end of the heading's key, figures).
pub const GROUPS: [(&str, &[Figure]); 4] = [
    ("meetings", &[Figure::Events, Figure::EventsCancelled, Figure::Sessions, Figure::SessionsHeld, Figure::SessionsOpen]),
    (
        "registrations",
        &[
            Figure::Registrations,
            Figure::Confirmed,
            Figure::Pending,
            Figure::Waitlisted,
            Figure::Offered,
            Figure::Cancelled,
            Figure::Declined,
            Figure::Waited,
            Figure::LateCancellations,
        ],
    ),
    ("attendance", &[Figure::Expected, Figure::Attended, Figure::Present, Figure::Partial, Figure::Absent, Figure::Excused, Figure::Unknown, Figure::ShowUp, Figure::Hours]),
    ("people", &[Figure::People, Figure::PeopleAttended, Figure::FirstTimers, Figure::Organisations, Figure::OrganisationsAttended, Figure::OrganisationsTyped]),
];

/// Those that stand on top, large.
const KEY: [Figure; 6] = [Figure::SessionsHeld, Figure::Confirmed, Figure::ShowUp, Figure::PeopleAttended, Figure::OrganisationsAttended, Figure::Hours];

/// Bars of one diagram.
const MOST_BARS: usize = 16;

/// An amount as people read it.
pub fn shown(language: Language, amount: Amount) -> String {
    match amount {
        Amount::Count(number) => count(language, number),
        Amount::TenthsOfHours(number) => tenths(language, number),
        Amount::Permille(Some(number)) => percent(language, number),
        Amount::Permille(None) => text(language, "report-none"),
    }
}

/// How much more or less than before.
fn difference(language: Language, now: Amount, before: Amount) -> Option<String> {
    let difference = now.less(before)?;
    let number = difference.number()?;
    Some(match difference {
        Amount::Count(_) => signed(number, &count(language, number)),
        Amount::TenthsOfHours(_) => signed(number, &tenths(language, number)),
        Amount::Permille(_) => {
            let points = signed(number, &tenths(language, number));
            text_with(language, "report-points", [("points", points.into()), ("count", (number.unsigned_abs() / 10).into())])
        }
    })
}

pub fn figure_label(language: Language, figure: Figure) -> String {
    text(language, &format!("report-figure-{}", figure.code()))
}

/// A value of an axis in words.
pub fn slice_label(language: Language, axis: Axis, slice: &Slice) -> String {
    match &slice.value {
        None => text(language, &format!("report-unknown-{}", axis.code())),
        Some(code) if axis == Axis::Function => lookup(language, &format!("function-{code}"), &Default::default()).unwrap_or_else(|| code.clone()),
        Some(name) => name.clone(),
    }
}

/// `maart 2027`, `2027, 1e kwartaal`, `2027`.
pub fn step_label(language: Language, step: Step, period: Period) -> String {
    let year = period.first.year();
    match step {
        Step::Month => {
            let month = text(language, &format!("month-{}", period.first.month()));
            text_with(language, "date-month", [("month", month.into()), ("year", year.to_string().into())])
        }
        Step::Quarter => text_with(language, "report-quarter", [("quarter", i64::from((period.first.month() - 1) / 3 + 1).into()), ("year", year.to_string().into())]),
        Step::Year => year.to_string(),
    }
}

/// The same as short as a diagram needs it.
fn short_step(language: Language, step: Step, period: Period) -> String {
    let (month, year) = (period.first.month(), period.first.year());
    match step {
        Step::Month => format!("{month}/{year}"),
        Step::Quarter => text_with(language, "report-quarter-short", [("quarter", i64::from((month - 1) / 3 + 1).into()), ("year", year.to_string().into())]),
        Step::Year => year.to_string(),
    }
}

/// Everything that a template shows of a report. `rows` leads to the rows behind each number.
pub fn report_value(language: Language, report: &Report, rows: bool) -> Value {
    let link = |figure: Figure, amount: Amount, sliced: Option<(Axis, &Slice)>| {
        let counted = matches!(amount.number(), Some(1..)) && !matches!(amount, Amount::Permille(_));
        (rows && counted).then(|| rows_link(report, figure, sliced))
    };
    let line = |figure: Figure| {
        let now = figure.of(&report.figures);
        let before = report.before.as_ref().map(|before| figure.of(before));
        context! {
            code => figure.code(),
            label => figure_label(language, figure),
            value => shown(language, now),
            href => link(figure, now, None),
            before => before.map(|before| shown(language, before)),
            difference => before.and_then(|before| difference(language, now, before)),
        }
    };
    let groups = GROUPS.map(|(key, figures)| context! { key, figures => figures.iter().copied().map(line).collect::<Vec<_>>() });
    context! {
        key => KEY.map(line),
        groups,
        has_before => report.before.is_some(),
        nothing => report.figures == Figures::default(),
        open => report.figures.sessions_open,
        untimed => report.figures.untimed,
        breakdowns => report.breakdowns.iter().map(|breakdown| breakdown_value(language, breakdown, &link)).collect::<Vec<_>>(),
        series => report.series.as_ref().filter(|series| series.points.len() > 1).map(|series| series_value(language, series)),
    }
}

/// Where the rows behind a number stand.
pub fn rows_link(report: &Report, figure: Figure, sliced: Option<(Axis, &Slice)>) -> String {
    let mut more = vec![("figure", figure.code())];
    if let Some((axis, slice)) = sliced {
        more.push(("axis", axis.code()));
        more.push(("value", slice.value.as_deref().unwrap_or_default()));
    }
    format!("/desk/reports/rows?{}", encoded(&report.selection, &more))
}

type Link<'a> = dyn Fn(Figure, Amount, Option<(Axis, &Slice)>) -> Option<String> + 'a;

fn breakdown_value(language: Language, breakdown: &Breakdown, link: &Link<'_>) -> Value {
    let axis = breakdown.axis;
    let row = |slice: &Slice| {
        let cell = |figure: Figure, number: i64| {
            let amount = Amount::Count(number);
            context! { value => shown(language, amount), href => link(figure, amount, Some((axis, slice))) }
        };
        context! {
            label => slice_label(language, axis, slice),
            confirmed => cell(Figure::Confirmed, slice.confirmed),
            people => cell(Figure::People, slice.people),
            organisations => cell(Figure::Organisations, slice.organisations),
            attended => cell(Figure::Attended, slice.attended),
            show_up => shown(language, Amount::Permille(slice.show_up())),
            hours => tenths(language, tenths_of_hours(slice.seconds)),
        }
    };
    let bars = breakdown.slices.iter().filter(|slice| slice.confirmed > 0).take(MOST_BARS).map(|slice| (slice_label(language, axis, slice), slice.confirmed));
    context! {
        axis => axis.code(),
        rows => breakdown.slices.iter().map(row).collect::<Vec<_>>(),
        bars => bars_value(language, &Bars::of(bars)),
    }
}

/// Bars with their numbers as people read them.
fn bars_value(language: Language, bars: &Bars) -> Value {
    let bar = |bar: &crate::documents::chart::Bar| context! { shown => count(language, bar.value), ..value(bar) };
    context! { width => bars.width, height => bars.height, thick => Bars::THICK, bars => bars.bars.iter().map(bar).collect::<Vec<_>>() }
}

fn series_value(language: Language, series: &Series) -> Value {
    let points = series.points.iter().map(|point| (short_step(language, series.step, point.period), point.confirmed, point.attended));
    let columns = Columns::of(points);
    let row = |point: &crate::rules::report::Point| {
        context! {
            label => step_label(language, series.step, point.period),
            events => count(language, point.events),
            confirmed => count(language, point.confirmed),
            attended => count(language, point.attended),
        }
    };
    let lines: Vec<Value> = columns.lines.iter().map(|line| context! { y => line.y, shown => count(language, line.value) }).collect();
    context! {
        step => series.step.code(),
        columns => value(&columns),
        lines,
        rows => series.points.iter().map(row).collect::<Vec<_>>(),
        first => series.points.first().map(|point| plain_date(language, point.period.first)),
        last => series.points.last().map(|point| plain_date(language, point.period.last)),
    }
}
