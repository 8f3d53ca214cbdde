//! How the list of participants is looked at, as it stands in the page's address: filters, columns, order.

use minijinja::{Value, context};
use uuid::Uuid;

use super::rules_form::FUNCTIONS;
use crate::entity::registration::{AttendanceMode, RegistrationStatus};
use crate::queries::desk_questions::DeskQuestion;
use crate::queries::participant_list::{Extras, Filter, Order, Standing};
use crate::rules::language::Language;
use crate::rules::translated::Translated;
use crate::text::translations::text;
use crate::web::form::Fields;

/// Fields of the filter, which the pages of the list, saved views and the result of a button carry on.
pub const FILTERS: [&str; 11] = ["q", "organisation", "status", "session", "answer", "tag", "mode", "function", "mail", "overbooked", "sort"];
/// What stands in the address beside them, several times.
const COLUMN: &str = "column";

pub const STATUSES: [RegistrationStatus; 6] = [
    RegistrationStatus::Confirmed,
    RegistrationStatus::Pending,
    RegistrationStatus::Waitlisted,
    RegistrationStatus::Offered,
    RegistrationStatus::Cancelled,
    RegistrationStatus::Declined,
];

/// Codes in the address, with the order they stand for.
const ORDERS: [(&str, Order); 6] = [
    ("", Order::Name),
    ("queue", Order::Queue),
    ("latest", Order::LatestFirst),
    ("earliest", Order::EarliestFirst),
    ("organisation", Order::Organisation),
    ("status", Order::Status),
];

/// Columns beside the name; those that are shown when nothing is chosen.
const COLUMNS: [&str; 13] = ["organisation", "email", "function", "job-title", "state", "since", "mail", "sessions", "mode", "tags", "attendance", "language", "remarks"];
const USUAL: [&str; 4] = ["organisation", "state", "since", "mail"];

/// A column that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// One of ours, or `question`.
    pub code: &'static str,
    pub question: Option<Uuid>,
    pub label: String,
}

impl Column {
    /// As it stands in the address.
    pub fn value(&self) -> String {
        self.question.map_or_else(|| self.code.to_owned(), |question| format!("question:{question}"))
    }
}

pub fn status_code(status: RegistrationStatus) -> String {
    sea_orm::ActiveEnum::to_value(&status)
}

pub fn filter(query: &Fields) -> Filter {
    let standing = match query.get("status") {
        "" | "active" => Standing::Active,
        "all" => Standing::All,
        code => STATUSES.into_iter().find(|status| status_code(*status) == code).map_or(Standing::Active, Standing::Only),
    };
    let given = |name: &str| Some(query.get(name)).filter(|value| !value.is_empty()).map(str::to_owned);
    Filter {
        standing,
        name: query.get("q").to_owned(),
        organisation: query.get("organisation").to_owned(),
        session: Uuid::parse_str(query.get("session")).ok(),
        answer: query.get("answer").split_once(':').and_then(|(question, value)| Some((Uuid::parse_str(question).ok()?, value.to_owned()))),
        tag: given("tag"),
        attendance_mode: match query.get("mode") {
            "onsite" => Some(AttendanceMode::Onsite),
            "online" => Some(AttendanceMode::Online),
            _ => None,
        },
        function_category: given("function").filter(|code| FUNCTIONS.contains(&code.as_str())),
        mail_failed: query.get("mail") == "failed",
        overbooked: query.checked("overbooked"),
        order: ORDERS.into_iter().find(|(code, _)| *code == query.get("sort")).map_or(Order::Name, |(_, order)| order),
    }
}

/// Everything as it stands in an address; also what a saved view keeps.
pub fn encoded(query: &Fields) -> String {
    let filters = FILTERS.into_iter().filter(|name| !query.get(name).is_empty()).map(|name| (name, query.get(name)));
    let columns = query.all(COLUMN).into_iter().take(60).map(|column| (COLUMN, column));
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(filters.chain(columns)).finish()
}

/// Whether the address says anything of ours.
pub fn is_blank(query: &Fields) -> bool {
    encoded(query).is_empty()
}

/// All columns there are for this event. Remarks may tell of somebody's health, as needs do.
pub fn offered(language: Language, questions: &[DeskQuestion], original: Language, may_see_needs: bool) -> Vec<Column> {
    let own = COLUMNS.into_iter().filter(|code| may_see_needs || *code != "remarks");
    let own = own.map(|code| Column { code, question: None, label: text(language, &format!("desk-column-{code}")) });
    let asked = questions.iter().map(|asked| {
        let label: Translated = serde_json::from_value(asked.question.label.clone()).unwrap_or_default();
        Column { code: "question", question: Some(asked.question.id), label: label.in_language(language, original).to_owned() }
    });
    own.chain(asked).collect()
}

/// Those that are shown, in the order of all.
pub fn shown(query: &Fields, offered: &[Column]) -> Vec<Column> {
    let chosen = query.all(COLUMN);
    let is_shown = |column: &&Column| if chosen.is_empty() { USUAL.contains(&column.code) } else { chosen.contains(&column.value().as_str()) };
    offered.iter().filter(is_shown).cloned().collect()
}

/// What must be read for these columns.
pub fn extras(columns: &[Column]) -> Extras {
    let has = |code: &str| columns.iter().any(|column| column.code == code);
    Extras { tags: has("tags"), sessions: has("sessions"), answers: has("question"), attendances: has("attendance") }
}

fn option((value, label): (String, String)) -> Value {
    context! { value, label }
}

pub fn statuses(language: Language) -> Vec<Value> {
    let one = |status: RegistrationStatus| (status_code(status), text(language, &format!("status-{}", status_code(status))));
    let active = (String::new(), text(language, "desk-filter-active"));
    let all = ("all".to_owned(), text(language, "desk-filter-all"));
    std::iter::once(active).chain(STATUSES.into_iter().map(one)).chain([all]).map(option).collect()
}

pub fn orders(language: Language) -> Vec<Value> {
    ORDERS.into_iter().map(|(code, _)| option((code.to_owned(), text(language, &format!("desk-sort-{}", if code.is_empty() { "name" } else { code }))))).collect()
}

/// A list to choose from that begins with "whatever".
pub fn any_of(language: Language, choices: impl IntoIterator<Item = (String, String)>) -> Vec<Value> {
    std::iter::once((String::new(), text(language, "desk-filter-any"))).chain(choices).map(option).collect()
}

pub fn functions(language: Language) -> impl Iterator<Item = (String, String)> {
    FUNCTIONS.into_iter().map(move |code| (code.to_owned(), text(language, &format!("function-{code}"))))
}

pub fn modes(language: Language) -> impl Iterator<Item = (String, String)> {
    ["onsite", "online"].into_iter().map(move |code| (code.to_owned(), text(language, &format!("format-{code}"))))
}
