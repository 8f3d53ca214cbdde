//! Samples of the letters about reports by schedule and about requests to be erased.

use jiff::civil::date;
use uuid::Uuid;

use crate::rules::letter::{ErasureAskedFacts, Letter};
use crate::rules::report::{Period, Selection};
use crate::rules::report_schedule::{ReportFacts, Scheduled, View};

/// One letter of each kind and variant; `title` is that of the samples' event.
pub fn letters(title: &str) -> Vec<Letter> {
    let quarter = Period { first: date(2026, 7, 1), last: date(2026, 9, 30) };
    let report = |view, selection: Selection, about: &[&str]| Letter::Report {
        report: ReportFacts {
            organiser: "Nele Janssens".to_owned(),
            view,
            scheduled: Scheduled { selection, more: Vec::new() },
            about: about.iter().map(|title| (*title).to_owned()).collect(),
        },
    };
    let over = || Selection { period: Some(quarter), ..Selection::default() };
    let named = |count: u128| Selection { programmes: (1..=count).map(Uuid::from_u128).collect(), ..over() };
    vec![
        report(View::Report, over(), &[]),
        report(View::Report, named(1), &["Buurtwerk"]),
        report(View::Reach, named(2), &["Buurtwerk", "Digitale inclusie"]),
        report(View::Report, Selection { event: Some(Uuid::from_u128(1)), ..Selection::default() }, &[title]),
        Letter::ErasureAsked { asked: ErasureAskedFacts { first_name: "Jane".to_owned(), last_name: "D'Hondt".to_owned(), answer_by: date(2026, 12, 1) } },
        Letter::Erased,
    ]
}
