//! A report, in figures.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{LanguageCode, moment};
use crate::rules::language::Language;
use crate::rules::report::{self, Figures, Slice};

/// Figures over what was asked.
#[derive(Debug, Serialize, ToSchema)]
pub struct Report {
    /// When the data was read.
    #[schema(format = "date-time")]
    pub as_of: String,
    pub period: Option<ReportPeriod>,
    pub figures: Figures,
    /// Of the period before, of the same length; `null` for an event.
    pub before: Option<Figures>,
    pub breakdowns: Vec<ReportBreakdown>,
    /// The events of the period, by their start.
    pub events: Vec<ReportEvent>,
}

/// Days from the first to the last, both included.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportPeriod {
    #[schema(format = "date")]
    pub first: String,
    #[schema(format = "date")]
    pub last: String,
}

/// The figures by one sort of difference.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportBreakdown {
    /// `kind` and `province` and `region` of the organisation, `function` of the person.
    pub axis: String,
    pub slices: Vec<Slice>,
}

/// One event of a report.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportEvent {
    pub id: Uuid,
    pub title: String,
    /// Of the title.
    pub language: LanguageCode,
    #[schema(format = "date-time")]
    pub starts_at: Option<String>,
    pub confirmed: i64,
    pub attended: i64,
    /// Of presence.
    pub seconds: i64,
}

impl Report {
    #[must_use]
    pub fn of(found: &report::Report, zone: &str) -> Self {
        Self {
            as_of: moment(found.as_of, zone),
            period: found.selection.period.map(|period| ReportPeriod { first: period.first.to_string(), last: period.last.to_string() }),
            figures: found.figures.clone(),
            before: found.before.clone(),
            breakdowns: found.breakdowns.iter().map(|breakdown| ReportBreakdown { axis: breakdown.axis.code().to_owned(), slices: breakdown.slices.clone() }).collect(),
            events: found
                .events
                .iter()
                .map(|line| ReportEvent {
                    id: line.id,
                    title: line.title.clone(),
                    language: Language::parse(&line.language).unwrap_or_default().into(),
                    starts_at: line.starts_at.map(|start| moment(start, zone)),
                    confirmed: line.confirmed,
                    attended: line.attended,
                    seconds: line.seconds,
                })
                .collect(),
        }
    }
}
