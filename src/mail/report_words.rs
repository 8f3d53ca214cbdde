//! What letters say of a report that is sent by schedule, and of a request to be erased.

use serde::Serialize;

use super::compose::Outgoing;
use crate::calendar::entry_title;
use crate::rules::letter::Letter;
use crate::text::dates::plain_date;

#[derive(Debug, Serialize)]
pub struct ReportWords {
    /// At the desk, where one signs in first.
    pub url: String,
    /// `report` or `reach`
    pub view: &'static str,
    /// Its first and its last day; of one event there are none.
    pub first: Option<String>,
    pub last: Option<String>,
    /// Titles of the event or the programmes.
    pub about: Vec<String>,
    /// It is about one event.
    pub of_event: bool,
}

pub fn report_words(outgoing: &Outgoing<'_>) -> Option<ReportWords> {
    let Letter::Report { report } = outgoing.letter else { return None };
    let selection = &report.scheduled.selection;
    let day = |day| plain_date(outgoing.language, day);
    Some(ReportWords {
        url: outgoing.links.desk.first().cloned().unwrap_or_default(),
        view: report.view.code(),
        first: selection.period.map(|period| day(period.first)),
        last: selection.period.map(|period| day(period.last)),
        about: report.about.iter().map(|title| entry_title(title, None)).collect(),
        of_event: selection.event.is_some(),
    })
}

/// The last day on which somebody who asked to be erased gets an answer.
pub fn answer_by(outgoing: &Outgoing<'_>) -> Option<String> {
    let Letter::ErasureAsked { asked } = outgoing.letter else { return None };
    Some(plain_date(outgoing.language, asked.answer_by))
}
