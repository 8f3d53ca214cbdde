//! What a report is about, as it stands in the address of its page, so that a report can be kept as a link.

use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use minijinja::{Value, context};
use sea_orm::{ActiveEnum, Iterable};
use uuid::Uuid;

use super::frame::{labels, value};
use super::local_time::date_field;
use crate::entity::event::EventKind;
use crate::error::{Error, FieldErrors};
use crate::queries::desk_programmes::leads;
use crate::queries::programme_choices::programme_choices_within;
use crate::rules::language::Language;
use crate::rules::report::{Period, Selection};
use crate::text::dates::{local, plain_date};
use crate::text::translations::{text, text_with};
use crate::web::Site;
use crate::web::form::Fields;
use crate::web::session::SignedIn;

/// What was asked for, or what is wrong with it.
pub struct ReportForm {
    /// Something was asked: a form that was only opened shows no figures.
    pub is_asked: bool,
    pub selection: Selection,
    pub faults: FieldErrors,
    from: String,
    until: String,
}

impl ReportForm {
    /// Reads what stands behind the question mark. Of one event, no period is asked.
    pub fn read(query: &Fields, today: Date) -> Self {
        let mut faults = FieldErrors::default();
        let is_asked = ["from", "until", "event"].into_iter().any(|name| !query.get(name).is_empty());
        let (from, until) = if is_asked { (query.get("from").to_owned(), query.get("until").to_owned()) } else { this_year(today) };
        let mut selection = Selection { event: id(query.get("event"), "event", &mut faults), ..Selection::default() };
        if selection.event.is_none() {
            selection.period = period(&from, &until, &mut faults);
        }
        // What came from a link is shown as people type it.
        let (from, until) = selection.period.map_or((from, until), |period| (typed(period.first), typed(period.last)));
        selection.programmes = query.all("programme").into_iter().filter_map(|programme| id(programme, "programme", &mut faults)).collect();
        selection.programmes.dedup();
        selection.programmes.truncate(MOST_PROGRAMMES);
        selection.lead = id(query.get("lead"), "lead", &mut faults);
        match query.get("kind") {
            "" => {}
            code if kinds().any(|kind| kind == code) => selection.kind = Some(code.to_owned()),
            _ => faults.add("kind", "not-in-list"),
        }
        Self { is_asked, selection, faults, from, until }
    }

    /// The fields of the form as a template shows them.
    ///
    /// # Errors
    /// The database's.
    pub async fn fields(&self, site: &Site, language: Language, signed_in: &SignedIn) -> Result<Value, Error> {
        let programmes = programme_choices_within(&site.app.db, &signed_in.scope).await?;
        let option = |value: String, label: String, checked: bool| context! { value, label, checked };
        let programmes: Vec<Value> = programmes.into_iter().map(|(id, name)| option(id.to_string(), name, self.selection.programmes.contains(&id))).collect();
        let kinds: Vec<Value> = kinds().map(|kind| option(kind.clone(), text(language, &format!("kind-{kind}")), self.selection.kind.as_ref() == Some(&kind))).collect();
        let leads: Vec<Value> = leads(&site.app.db).await?.into_iter().map(|(id, name)| option(id.to_string(), name, self.selection.lead == Some(id))).collect();
        Ok(context! {
            from => self.from.as_str(),
            until => self.until.as_str(),
            programmes,
            kinds,
            leads,
            event => self.selection.event.map(|event| event.to_string()),
            errors => value(&self.faults.0),
            labels => labels(language, &self.faults),
        })
    }
}

/// More are all of them.
const MOST_PROGRAMMES: usize = 200;

fn kinds() -> impl Iterator<Item = String> {
    EventKind::iter().map(|kind| ActiveEnum::to_value(&kind))
}

fn id(typed: &str, field: &str, faults: &mut FieldErrors) -> Option<Uuid> {
    if typed.is_empty() {
        return None;
    }
    let id = Uuid::parse_str(typed).ok();
    if id.is_none() {
        faults.add(field, "not-in-list");
    }
    id
}

fn period(from: &str, until: &str, faults: &mut FieldErrors) -> Option<Period> {
    let first = super::local_time::date(from, "from", faults);
    let last = super::local_time::date(until, "until", faults);
    match Period::new(first?, last?) {
        Ok(period) => Some(period),
        Err(fault) => {
            faults.add("until", fault.code());
            None
        }
    }
}

fn this_year(today: Date) -> (String, String) {
    (typed(today.first_of_year()), typed(today.last_of_year()))
}

/// `9/03/2027`.
fn typed(day: Date) -> String {
    format!("{}/{:02}/{}", day.day(), day.month(), day.year())
}

/// A selection as it stands in an address, with what else should.
pub fn encoded(selection: &Selection, more: &[(&str, &str)]) -> String {
    selection.in_address(more.iter().copied())
}

/// Periods that are asked for again and again: (end of the text's key, period).
pub fn usual(today: Date) -> Vec<(&'static str, Period)> {
    let quarter = date(today.year(), (today.month() - 1) / 3 * 3 + 1, 1);
    let of = |first: Date, months: i32| first.checked_add(months.months()).and_then(Date::yesterday).ok().map(|last| Period { first, last });
    let year = today.first_of_year();
    let earlier = |first: Date, months: i32| first.checked_sub(months.months()).ok().and_then(|first| of(first, months));
    [("this-quarter", of(quarter, 3)), ("last-quarter", earlier(quarter, 3)), ("this-year", of(year, 12)), ("last-year", earlier(year, 12))]
        .into_iter()
        .filter_map(|(key, period)| Some((key, period?)))
        .collect()
}

/// `1 januari 2027 tot en met 31 maart 2027`.
pub fn period_words(language: Language, period: Period) -> String {
    let day = |day: Date| plain_date(language, day).into();
    text_with(language, "report-period-words", [("first", day(period.first)), ("last", day(period.last))])
}

/// What narrows a report beside its period, and in which words; each with its label. Empty: nothing does.
///
/// # Errors
/// The database's.
pub async fn narrowed(site: &Site, language: Language, signed_in: &SignedIn, selection: &Selection) -> Result<Vec<(String, String)>, Error> {
    let mut said = Vec::new();
    if !selection.programmes.is_empty() {
        let all = programme_choices_within(&site.app.db, &signed_in.scope).await?;
        let chosen: Vec<String> = all.into_iter().filter(|(id, _)| selection.programmes.contains(id)).map(|(_, name)| name).collect();
        said.push((text(language, "desk-label-programmes-of-report"), chosen.join(", ")));
    }
    if let Some(kind) = &selection.kind {
        said.push((text(language, "desk-label-kind"), text(language, &format!("kind-{kind}"))));
    }
    if let Some(lead) = selection.lead {
        let name = leads(&site.app.db).await?.into_iter().find(|(id, _)| *id == lead).map(|(_, name)| name);
        said.push((text(language, "desk-label-lead"), name.unwrap_or_default()));
    }
    said.retain(|(_, words)| !words.is_empty());
    Ok(said)
}

/// The same as a template shows it.
pub fn narrowed_value(narrowed: &[(String, String)]) -> Value {
    narrowed.iter().map(|(label, words)| context! { label, words }).collect()
}

/// `Periode: dit jaar`, with the sign as the language writes it.
pub fn labelled(language: Language, label: &str, words: &str) -> String {
    format!("{label}{} {words}", text(language, "mail-colon"))
}

/// When the data was read, to the minute.
pub fn as_of_words(site: &Site, as_of: Timestamp) -> String {
    let at = local(as_of, &site.app.config.time_zone);
    format!("{} {:02}:{:02}", date_field(&at), at.hour(), at.minute())
}
