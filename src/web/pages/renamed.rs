//! An event that was renamed: who has its old address is led to the new one, on every page below it.

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use crate::queries::event_page::renamed_to;
use crate::rules::names::Slug;
use crate::web::Site;
use crate::web::errors::PageError;

/// Where nothing is found below an event's old address, 308 to the new one: a form that was open meanwhile is sent on
/// with all that was typed. Costs nothing where something is found.
pub async fn lead_on(State(site): State<Site>, request: Request, next: Next) -> Response {
    let asked = request.uri().clone();
    let response = next.run(request).await;
    if response.status() != StatusCode::NOT_FOUND {
        return response;
    }
    let Some((slug, rest)) = old_address(asked.path()) else { return response };
    match renamed_to(site.app.db.reader(), slug.as_str()).await {
        Ok(Some(now)) => {
            let query = asked.query().map(|query| format!("?{query}")).unwrap_or_default();
            Redirect::permanent(&format!("{}{rest}{query}", crate::links::event(&now))).into_response()
        }
        Ok(None) => response,
        Err(error) => PageError::from(error).into_response(),
    }
}

/// The slug of an address below `/events/`, and what follows it.
fn old_address(path: &str) -> Option<(Slug, &str)> {
    let below = path.strip_prefix("/events/")?;
    let end = below.find(['/', '.']).unwrap_or(below.len());
    let (slug, rest) = below.split_at(end);
    if !matches!(rest, "" | ".ics" | ".atom" | ".json" | "/card.png" | "/register" | "/registered") {
        return None;
    }
    Some((Slug::parse(slug).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::old_address;

    #[test]
    fn only_addresses_of_events_are_led_on() {
        let parts = |path| old_address(path).map(|(slug, rest)| (slug.as_str().to_owned(), rest.to_owned()));
        assert_eq!(parts("/events/oud"), Some(("oud".to_owned(), String::new())));
        assert_eq!(parts("/events/oud.ics"), Some(("oud".to_owned(), ".ics".to_owned())));
        assert_eq!(parts("/events/oud/register"), Some(("oud".to_owned(), "/register".to_owned())));
        for other in ["/events/", "/events/oud/elsewhere", "/events/Oud", "/programmes/oud", "/events//evil.example", "/events/oud.html"] {
            assert_eq!(parts(other), None, "{other}");
        }
    }
}
