//! Questions that people ask about an event: one list, from its page and from the registration form (story A6.3).

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use minijinja::{Value, context};

use super::frame::{desk_page, id, page_number, query, value};
use super::messages::event_value;
use crate::entity::asked_question::{AskedSource, AskedState, Model};
use crate::queries::asked_list::{Filter, Order, Standing, asked_list};
use crate::queries::desk_event::desk_event;
use crate::rules::language::Language;
use crate::rules::permission::Permission;
use crate::text::translations::text;
use crate::web::Site;
use crate::web::errors::PageError;
use crate::web::form::Fields;
use crate::web::session::SignedIn;
use crate::web::viewer::Viewer;

/// Fields of the filter, which pages and file carry on.
const FILTERS: [&str; 4] = ["q", "state", "source", "sort"];
pub const STATES: [(&str, AskedState); 4] = [("open", AskedState::Open), ("answered", AskedState::Answered), ("public", AskedState::Public), ("hidden", AskedState::Hidden)];
pub const SOURCES: [(&str, AskedSource); 2] = [("page", AskedSource::Page), ("form", AskedSource::Form)];
const ORDERS: [(&str, Order); 4] = [("newest", Order::Newest), ("oldest", Order::Oldest), ("organisation", Order::Organisation), ("state", Order::State)];
/// Characters of a question that the list shows.
const SHOWN: usize = 240;

pub async fn list(State(site): State<Site>, viewer: Viewer, signed_in: SignedIn, Path(event): Path<String>) -> Result<Response, PageError> {
    signed_in.acting.needs(Permission::SeeParticipants)?;
    let (shown, query, language) = (desk_event(&site.app.db, id(&event)?).await?, query(&viewer), viewer.language);
    let found = asked_list(&site.app.db, shown.event.id, &filter(&query), page_number(&query)).await?;
    let pairs: Vec<(&str, &str)> = FILTERS.into_iter().map(|name| (name, query.get(name))).filter(|(_, value)| !value.is_empty()).collect();
    let further = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
    let context = context! {
        event => event_value(&shown),
        zone => site.app.config.time_zone.as_str(),
        rows => found.rows.iter().map(line).collect::<Vec<_>>(),
        found => context! { count => found.count, page => found.page, pages => found.pages },
        filters => context! { q => query.get("q"), state => query.get("state"), source => query.get("source"), sort => query.get("sort") },
        filtered => pairs.iter().any(|(name, _)| *name != "sort"),
        further,
        states => options(language, "desk-asked-state", Some("desk-asked-not-hidden"), STATES.map(|(code, _)| code)),
        sources => options(language, "desk-asked-source", Some("desk-filter-any"), SOURCES.map(|(code, _)| code)),
        orders => options(language, "desk-asked-sort", None, ORDERS.map(|(code, _)| code)),
    };
    Ok(desk_page(&site, &viewer, &signed_in, StatusCode::OK, "desk/asked.html", context))
}

/// What an address asks for; what it cannot ask for counts as not asked.
pub fn filter(query: &Fields) -> Filter {
    let state = STATES.into_iter().find(|(code, _)| *code == query.get("state"));
    Filter {
        standing: state.map_or(Standing::Shown, |(_, state)| Standing::Only(state)),
        source: SOURCES.into_iter().find(|(code, _)| *code == query.get("source")).map(|(_, source)| source),
        text: query.get("q").chars().take(200).collect(),
        order: ORDERS.into_iter().find(|(code, _)| *code == query.get("sort")).map_or(Order::Newest, |(_, order)| order),
    }
}

fn options<const N: usize>(language: Language, prefix: &str, any: Option<&str>, codes: [&str; N]) -> Vec<Value> {
    let any = any.map(|key| context! { value => "", label => text(language, key) });
    any.into_iter().chain(codes.map(|code| context! { value => code, label => text(language, &format!("{prefix}-{code}")) })).collect()
}

fn line(asked: &Model) -> Value {
    let shown: String = asked.question.chars().take(SHOWN).collect();
    context! {
        id => asked.id.to_string(),
        question => if shown.len() < asked.question.len() { format!("{}…", shown.trim_end()) } else { shown },
        name => asked.name.as_str(),
        organisation => asked.organisation.as_deref(),
        source => value(asked.source),
        state => value(asked.state),
        at => asked.created_at.0.to_string(),
    }
}
