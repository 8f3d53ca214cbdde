//! All mails with what became of them: filters, pages, and another try for those that were given up.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};
use uuid::Uuid;

use super::frame::{desk_page, done_telling, page_number, query, value};
use crate::actions::mail::try_all_again as trying;
use crate::entity::outbox::OutboxState;
use crate::queries::mail_list::{Filter, MailRow, Standing, event_title, mail_list, mail_numbers};
use crate::rules::language::Language;
use crate::rules::letter::Letter;
use crate::rules::permission::Permission;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::{DeskForm, Fields};
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Fields of the filter, which the pages of the list carry on.
const FILTERS: [&str; 4] = ["state", "recipient", "letter", "event"];

/// What can be chosen as `state`, in this order.
const STANDINGS: [(&str, Standing); 9] = [
    ("", Standing::Open),
    ("failed", Standing::Only(OutboxState::Failed)),
    ("retry", Standing::Retry),
    ("queued", Standing::Only(OutboxState::Queued)),
    ("sending", Standing::Only(OutboxState::Sending)),
    ("sent", Standing::Only(OutboxState::Sent)),
    ("withdrawn", Standing::Only(OutboxState::Withdrawn)),
    ("superseded", Standing::Only(OutboxState::Superseded)),
    ("all", Standing::All),
];

pub async fn show(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeMail)?;
    let (query, language) = (query(&viewer), viewer.language);
    let filter = Filter {
        standing: STANDINGS.into_iter().find(|(code, _)| *code == query.get("state")).map_or(Standing::Open, |(_, standing)| standing),
        recipient: query.get("recipient").chars().take(254).collect(),
        letter: query.get("letter").to_owned(),
        event: Uuid::parse_str(query.get("event")).ok(),
    };
    let event = match filter.event {
        Some(id) => Some(context! { id => id.to_string(), title => event_title(&site.app.db, id).await? }),
        None => None,
    };
    let found = mail_list(&site.app.db, &signed_in.scope, &filter, page_number(&query)).await?;
    let context = context! {
        rows => found.rows.iter().map(|row| row_value(language, row)).collect::<Vec<_>>(),
        page => found.page,
        more => found.more,
        numbers => value(mail_numbers(&site.app.db, &signed_in.scope).await?),
        event,
        filters => context! { state => query.get("state"), recipient => filter.recipient.as_str(), letter => filter.letter.as_str(), event => filter.event.map(|id| id.to_string()) },
        filtered => FILTERS.into_iter().any(|name| !query.get(name).is_empty()),
        further => encoded(&query),
        states => STANDINGS.into_iter().map(|(code, _)| context! { value => code, label => state_words(language, code) }).collect::<Vec<_>>(),
        letters => letters(language),
        zone => site.app.config.time_zone.as_str(),
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/mail.html", context))
}

fn state_words(language: Language, code: &str) -> String {
    match code {
        "" => text(language, "desk-mail-filter-open"),
        "all" => text(language, "desk-mail-filter-all"),
        code => text(language, &format!("desk-mail-state-{code}")),
    }
}

fn letters(language: Language) -> Vec<Value> {
    let any = context! { value => "", label => text(language, "desk-mail-filter-any-letter") };
    let kinds = Letter::TEMPLATES.into_iter().map(|kind| context! { value => kind, label => text(language, &format!("desk-letter-{kind}")) });
    std::iter::once(any).chain(kinds).collect()
}

fn row_value(language: Language, row: &MailRow) -> Value {
    context! { standing => standing(row.state, row.last_error.as_deref()), words => error_words(language, row.last_error.as_deref()), ..value(row) }
}

/// The state as people see it: one that was put off waits for another try.
pub fn standing(state: OutboxState, last_error: Option<&str>) -> String {
    if state == OutboxState::Queued && last_error.is_some() { "retry".to_owned() } else { sea_orm::ActiveEnum::to_value(&state) }
}

/// What stopped a mail: a mail server's own words, or ours for what happened here.
pub fn error_words(language: Language, error: Option<&str>) -> Option<String> {
    let ours = |code: &str| text(language, &format!("desk-mail-error-{code}"));
    error.map(|error| if ["withheld", "not-composed", "spread", "stopped", "needs-smtputf8"].contains(&error) { ours(error) } else { error.to_owned() })
}

/// The filter as it stands in an address.
fn encoded(query: &Fields) -> String {
    let set = FILTERS.into_iter().filter(|name| !query.get(name).is_empty()).map(|name| (name, query.get(name)));
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(set).finish()
}

pub async fn try_all_again(State(site): State<Site>, signed_in: SignedIn, DeskForm(_): DeskForm) -> Result<Response, PageError> {
    let queued = trying::try_all_again(&site.app, signed_in.acting).await?;
    Ok(done_telling("/desk/mail", "mails-queued", queued))
}
